//! The language server, spoken to as an editor speaks to it: over standard input and output.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

const URI: &str = "file:///rules/job.yaml";

struct Client {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    id: u64,
}

impl Client {
    /// A server that has been greeted.
    fn start() -> Self {
        let mut child =
            Command::new(env!("CARGO_BIN_EXE_qualify")).arg("lsp").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (input, output) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        let mut client = Self { child, input, output, id: 0 };
        let greeting = client.request("initialize", json!({"capabilities": {}, "processId": null, "rootUri": null}));
        assert_eq!(greeting["capabilities"]["hoverProvider"], true);
        client.notify("initialized", json!({}));
        client
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        self.input.flush().unwrap();
    }

    fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.output.read_line(&mut line).unwrap() > 0, "the server ended");
            match line.trim().strip_prefix("Content-Length: ") {
                Some(count) => length = count.parse().unwrap(),
                None if line.trim().is_empty() => break,
                None => {}
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    fn request(&mut self, method: &str, params: Value) -> Value {
        self.id += 1;
        let id = self.id;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        loop {
            let message = self.receive();
            if message["id"] == id {
                assert!(message.get("error").is_none(), "{message}");
                return message["result"].clone();
            }
        }
    }

    /// Opens a document and gives its findings.
    fn open(&mut self, text: &str) -> Vec<Value> {
        self.notify("textDocument/didOpen", json!({"textDocument": {"uri": URI, "languageId": "yaml", "version": 1, "text": text}}));
        self.findings()
    }

    fn findings(&mut self) -> Vec<Value> {
        let message = self.receive();
        assert_eq!(message["method"], "textDocument/publishDiagnostics");
        message["params"]["diagnostics"].as_array().unwrap().clone()
    }

    fn at(&mut self, method: &str, line: u32, character: u32) -> Value {
        self.request(method, json!({"textDocument": {"uri": URI}, "position": {"line": line, "character": character}}))
    }

    fn stop(mut self) {
        self.request("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        assert!(self.child.wait().unwrap().success());
    }
}

const JOB: &str = "job: Développeur 😀 Java\nrequired:\n  - id: java\n    require: {experience: {at_least: 24, with: [Java]}}\ntests:\n  - name: none\n    candidate: {work: []}\n    expect: {java: not_met}\n";

fn codes(findings: &[Value]) -> Vec<&str> {
    findings.iter().map(|finding| finding["code"].as_str().unwrap()).collect()
}

#[test]
fn findings_follow_every_keystroke() {
    let mut client = Client::start();
    assert_eq!(codes(&client.open(JOB)), ["bare-months"]);
    // "required" loses a letter, then gets it back.
    let range = |from: u32, to: u32| json!({"start": {"line": 1, "character": from}, "end": {"line": 1, "character": to}});
    let change =
        |range: Value, text: &str| json!({"textDocument": {"uri": URI, "version": 2}, "contentChanges": [{"range": range, "text": text}]});
    client.notify("textDocument/didChange", change(range(3, 4), ""));
    let findings = client.findings();
    assert!(codes(&findings).contains(&"unknown-key"), "{findings:?}");
    let unknown = findings.iter().find(|finding| finding["code"] == "unknown-key").unwrap();
    assert_eq!(unknown["range"], json!({"start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 7}}));
    client.notify("textDocument/didChange", change(range(3, 3), "u"));
    assert_eq!(codes(&client.findings()), ["bare-months"]);
    client.stop();
}

#[test]
fn hover_says_how_a_rule_is_read_and_what_a_key_means() {
    let mut client = Client::start();
    client.open(JOB);
    let hover = client.at("textDocument/hover", 3, 50);
    let text = hover["contents"]["value"].as_str().unwrap();
    assert!(text.contains("**Java**") && text.contains("at least 24"), "{text}");
    let hover = client.at("textDocument/hover", 1, 2);
    assert!(hover["contents"]["value"].as_str().unwrap().contains("Basic qualifications"), "{hover}");
    client.stop();
}

#[test]
fn keys_values_and_terms_are_completed() {
    let mut client = Client::start();
    client.open("pre\nrequired:\n  - require: {degree: {level: ba\n  - require: {skill: {with: [Kuber\n");
    let labels = |result: Value| {
        result["items"].as_array().unwrap().iter().map(|item| item["label"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(labels(client.at("textDocument/completion", 0, 3)).contains(&"preferred".to_owned()));
    assert!(labels(client.at("textDocument/completion", 2, 32)).contains(&"bachelor".to_owned()));
    assert!(labels(client.at("textDocument/completion", 3, 33)).contains(&"Kubernetes".to_owned()));
    client.stop();
}

#[test]
fn fixes_layout_symbols_and_definitions_are_served() {
    let mut client = Client::start();
    client.open(JOB);
    let place = json!({"line": 3, "character": 38});
    let actions = client.request(
        "textDocument/codeAction",
        json!({"textDocument": {"uri": URI}, "range": {"start": place, "end": place}, "context": {"diagnostics": []}}),
    );
    assert_eq!(actions[0]["title"], "write `2 years`");
    assert_eq!(actions[0]["edit"]["changes"][URI][0]["newText"], "2 years");
    assert_eq!(actions[1]["edit"]["changes"][URI][0]["newText"], "  # qualify: allow(bare-months) \n");
    let edits =
        client.request("textDocument/formatting", json!({"textDocument": {"uri": URI}, "options": {"tabSize": 2, "insertSpaces": true}}));
    assert!(edits[0]["newText"].as_str().unwrap().starts_with("job: Développeur 😀 Java\n\nrequired:\n"), "{edits}");
    let symbols = client.request("textDocument/documentSymbol", json!({"textDocument": {"uri": URI}}));
    assert_eq!((&symbols[0]["name"], &symbols[0]["children"][0]["name"]), (&json!("required"), &json!("java")));
    let definition = client.at("textDocument/definition", 7, 14);
    assert_eq!(definition["range"]["start"]["line"], 3, "{definition}");
    client.stop();
}

#[test]
fn a_term_leads_to_its_entry_in_the_vocabulary() {
    let mut client = Client::start();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap();
    let uri = format!("file://{}/rules/jobs/new.yaml", root.display());
    client.notify("textDocument/didOpen", json!({"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": JOB}}));
    client.findings();
    let definition =
        client.request("textDocument/definition", json!({"textDocument": {"uri": uri}, "position": {"line": 3, "character": 50}}));
    let file = definition["uri"].as_str().unwrap().strip_prefix("file://").unwrap();
    let line = usize::try_from(definition["range"]["start"]["line"].as_u64().unwrap()).unwrap();
    let entry = std::fs::read_to_string(file).unwrap().lines().nth(line).unwrap().to_owned();
    assert!(entry.contains("Java"), "{file}:{line}: {entry}");
    client.stop();
}

#[test]
fn what_is_not_served_is_said_and_broken_texts_are_survived() {
    let mut client = Client::start();
    assert_eq!(codes(&client.open("required: [\u{feff}\t{\n")), ["yaml-syntax"]);
    client.send(&json!({"jsonrpc": "2.0", "id": 99, "method": "workspace/nonsense", "params": {}}));
    assert_eq!(client.receive()["error"]["code"], -32601);
    for character in 0..14 {
        client.at("textDocument/completion", 0, character);
        client.at("textDocument/hover", 7, character);
    }
    client.stop();
}

#[test]
fn the_extension_for_vs_code_starts_this_server() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/vscode");
    let manifest: Value = serde_json::from_str(&std::fs::read_to_string(folder.join("package.json")).unwrap()).unwrap();
    let main = std::fs::read_to_string(folder.join(manifest["main"].as_str().unwrap())).unwrap();
    // Every setting that the code reads is declared, with the program's own name as the default.
    let settings = manifest["contributes"]["configuration"]["properties"].as_object().unwrap();
    for name in main.split("settings.get(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(settings.contains_key(&format!("qualify.{name}")), "{name}");
    }
    assert_eq!(settings["qualify.path"]["default"], "qualify");
    assert!(main.contains("[\"lsp\"]"));
    Client::start().stop();
}
