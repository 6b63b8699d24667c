//! `qualify lsp`: a language server for rule files on standard input and output.

mod actions;
mod complete;
mod context;
mod document;
mod hover;
mod navigate;

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response};
use qualify_rules::Checker;
use serde_json::{Value, json};

use self::document::Open;
use crate::arguments::ExtraVocabulary;
use crate::failure::{Failure, Outcome};

const EXAMPLES: &str = "\
Editors start it; by hand it waits for messages on standard input.

  Neovim   vim.lsp.start({name = 'qualify', cmd = {'qualify', 'lsp'}, root_dir = vim.fs.root(0, '.git')})
  Helix    [language-server.qualify]
           command = 'qualify'
           args = ['lsp']
  VS Code  install the extension in `crates/cli/editors/vscode`

It shows findings while you type, explains on hover how a text is read, completes keys and terms, offers fixes, lays out, lists the
rules, and goes from a term to its entry in the vocabulary.";

/// Serve editors: findings while typing, hover, completion, fixes, layout
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Lsp {
    #[command(flatten)]
    extra: ExtraVocabulary,
    /// Accepted for editors that pass it; standard input and output are the only transport
    #[arg(long, hide = true)]
    stdio: bool,
}

impl Lsp {
    /// Serves until the editor says goodbye.
    pub fn run(self) -> Outcome {
        let vocabulary = self.extra.open()?;
        let checker = Checker::new(vocabulary, jiff::Zoned::now().date());
        let (connection, threads) = Connection::stdio();
        let serving = connection.initialize(capabilities());
        if serving.is_ok() {
            let mut server =
                Server { checker, open: HashMap::new(), folder: self.extra.vocabulary, schema: qualify_rules::schema::schema() };
            server.serve(&connection)?;
        }
        drop(connection);
        threads.join()?;
        Ok(ExitCode::SUCCESS)
    }
}

fn capabilities() -> Value {
    json!({
        "textDocumentSync": {"openClose": true, "change": 2},
        "hoverProvider": true,
        "completionProvider": {"triggerCharacters": [" ", ":", "[", ",", "{"]},
        "codeActionProvider": {"codeActionKinds": ["quickfix"]},
        "documentFormattingProvider": true,
        "documentSymbolProvider": true,
        "definitionProvider": true,
    })
}

/// The open documents and what they are checked with.
struct Server<'v> {
    checker: Checker<'v>,
    open: HashMap<String, Open>,
    /// The folder given by `--vocabulary`.
    folder: Option<PathBuf>,
    schema: Value,
}

impl Server<'_> {
    fn serve(&mut self, connection: &Connection) -> Result<(), Failure> {
        // While further keystrokes wait, findings of a text that is gone already are not worth computing.
        let mut stale: Option<String> = None;
        for message in &connection.receiver {
            match message {
                Message::Request(request) => {
                    if connection.handle_shutdown(&request).map_err(Failure::new)? {
                        return Ok(());
                    }
                    let response = self.answer(&request);
                    connection.sender.send(response.into()).map_err(Failure::new)?;
                }
                Message::Notification(notification) => {
                    let uri = self.notice(&notification);
                    if let Some(before) = stale.take_if(|before| Some(&*before) != uri.as_ref()) {
                        self.publish(connection, &before)?;
                    }
                    stale = uri.or(stale);
                }
                Message::Response(_) => {}
            }
            if connection.receiver.is_empty()
                && let Some(uri) = stale.take()
            {
                self.publish(connection, &uri)?;
            }
        }
        Ok(())
    }

    /// Takes a change in; gives the document whose findings are out of date.
    fn notice(&mut self, notification: &Notification) -> Option<String> {
        let params = &notification.params;
        let uri = params.pointer("/textDocument/uri")?.as_str()?.to_owned();
        match notification.method.as_str() {
            "textDocument/didOpen" => {
                let text = params.pointer("/textDocument/text")?.as_str()?;
                self.open.insert(uri.clone(), Open::new(&uri, text.to_owned()));
            }
            "textDocument/didChange" => {
                let changes = params.get("contentChanges")?.as_array()?;
                self.open.get_mut(&uri)?.change(changes);
            }
            "textDocument/didClose" => {
                self.open.remove(&uri);
            }
            _ => return None,
        }
        Some(uri)
    }

    fn publish(&mut self, connection: &Connection, uri: &str) -> Result<(), Failure> {
        let diagnostics = match self.open.get_mut(uri) {
            Some(open) => {
                open.check(&self.checker);
                open.diagnostics()
            }
            None => Vec::new(),
        };
        let params = json!({"uri": uri, "diagnostics": diagnostics});
        let notification = Notification::new("textDocument/publishDiagnostics".to_owned(), params);
        connection.sender.send(notification.into()).map_err(Failure::new)
    }

    fn answer(&mut self, request: &Request) -> Response {
        let known = ["hover", "completion", "codeAction", "formatting", "documentSymbol", "definition"];
        let Some(method) = request.method.strip_prefix("textDocument/").filter(|method| known.contains(method)) else {
            return Response::new_err(request.id.clone(), ErrorCode::MethodNotFound as i32, format!("`{}` is not served", request.method));
        };
        let result = self.result(method, &request.params).unwrap_or(Value::Null);
        Response::new_ok(request.id.clone(), result)
    }

    fn result(&mut self, method: &str, params: &Value) -> Option<Value> {
        let uri = params.pointer("/textDocument/uri")?.as_str()?;
        let open = self.open.get_mut(uri)?;
        open.check(&self.checker);
        let open = self.open.get(uri)?;
        let at = params.get("position").and_then(|position| open.byte(position));
        match method {
            "hover" => hover::hover(open, &self.checker, &self.schema, at?),
            "completion" => Some(complete::complete(open, self.checker.vocabulary(), &self.schema, at?)),
            "codeAction" => Some(actions::quick_fixes(open, params.get("range")?)),
            "formatting" => actions::layout(open),
            "documentSymbol" => Some(navigate::symbols(open)),
            "definition" => navigate::definition(open, self.checker.vocabulary(), self.folder.as_deref(), at?),
            _ => None,
        }
    }
}
