//! The rules as an outline, and the way from a name to where it is defined.

use std::path::{Path, PathBuf};

use qualify_language::Span;
use qualify_rules::{RuleTier, Sheet};
use qualify_vocabulary::Vocabulary;
use serde_json::{Value, json};

use super::document::Open;

/// The tiers with their rules, and the tests.
pub fn symbols(open: &Open) -> Value {
    let Some((sheet, root)) = open.sheet().and_then(|sheet| Some((sheet, sheet.document.root.as_ref()?))) else { return json!([]) };
    let mut symbols = Vec::new();
    for tier in RuleTier::ALL {
        let Some(entry) = root.entry(tier.name()) else { continue };
        let rules = sheet.written.iter().filter(|written| written.tier == tier).map(|written| {
            let text = sheet.rules_of(written).next().map(|rule| rule.text.clone()).unwrap_or_default();
            let name = written.ids.first().cloned().unwrap_or_else(|| "(not read)".to_owned());
            symbol(open, &name, &text, 12, written.entry, written.focus(), Vec::new())
        });
        let whole = entry.key.span.join(entry.value.span);
        symbols.push(symbol(open, tier.name(), "", 3, whole, entry.key.span, rules.collect()));
    }
    if let Some(entry) = root.entry("tests") {
        let tests = sheet.file.tests.iter().map(|test| symbol(open, &test.name, "", 24, test.place.span, test.place.span, Vec::new()));
        symbols.push(symbol(open, "tests", "", 3, entry.key.span.join(entry.value.span), entry.key.span, tests.collect()));
    }
    Value::Array(symbols)
}

fn symbol(open: &Open, name: &str, detail: &str, kind: u8, whole: Span, selection: Span, children: Vec<Value>) -> Value {
    json!({
        "name": name, "detail": detail, "kind": kind, "children": children,
        "range": open.range(whole.join(selection)), "selectionRange": open.range(selection),
    })
}

/// Where the name under the pointer is defined: a rule's entry for its id in a test, a shared file for its path, a term's entry in the
/// vocabulary's files.
pub fn definition(open: &Open, vocabulary: &Vocabulary, folder: Option<&Path>, at: usize) -> Option<Value> {
    let sheet = open.sheet()?;
    let word = scalar_at(sheet, at);
    if let Some(written) = word.as_deref().and_then(|id| sheet.written_of(id)) {
        return Some(json!({"uri": open.uri, "range": open.range(written.focus())}));
    }
    if let Some(path) = word.as_deref().filter(|word| word.ends_with(".yaml") || word.ends_with(".yml")) {
        let full = Path::new(&open.path).parent()?.join(path);
        return full.is_file().then(|| location(&full, 0));
    }
    let mention = mention(sheet, vocabulary, at)?;
    let place = vocabulary.place(mention)?;
    let file = vocabulary_file(open, folder, &place.file)?;
    Some(location(&file, place.line.saturating_sub(1)))
}

fn location(file: &Path, line: usize) -> Value {
    let path = file.canonicalize().unwrap_or_else(|_| file.to_owned());
    let position = json!({"line": line, "character": 0});
    json!({"uri": format!("file://{}", path.display().to_string().replace(' ', "%20")), "range": {"start": position, "end": position}})
}

/// The innermost scalar at a byte.
fn scalar_at(sheet: &Sheet, at: usize) -> Option<String> {
    let mut found = None;
    sheet.document.root.as_ref()?.walk(&mut |node| {
        if node.span.start <= at && at <= node.span.end && node.text().is_some() {
            found = node.text().map(str::to_owned);
        }
    });
    found
}

/// The concept that the words at a byte name.
fn mention(sheet: &Sheet, vocabulary: &Vocabulary, at: usize) -> Option<qualify_vocabulary::ConceptId> {
    let written = sheet.written.iter().find(|written| written.entry.start <= at && at <= written.entry.end)?;
    if let Some((term, _)) = written.terms.iter().find(|(_, span)| span.start <= at && at <= span.end) {
        return vocabulary.lookup(term);
    }
    let text = written.text.as_ref()?;
    let mentions = vocabulary.mentions(&text.decoded);
    let under = mentions.iter().find(|mention| {
        let span = text.place(Span::new(mention.start, mention.end));
        span.start <= at && at <= span.end
    });
    under.map(|mention| mention.concept)
}

/// A vocabulary file on disk: in the folder of `--vocabulary`, else in a `rules/` above the document.
fn vocabulary_file(open: &Open, folder: Option<&Path>, name: &str) -> Option<PathBuf> {
    let given = folder.map(|folder| folder.join(name)).filter(|file| file.is_file());
    given.or_else(|| {
        Path::new(&open.path).ancestors().flat_map(|above| [above.join(name), above.join("rules").join(name)]).find(|file| file.is_file())
    })
}
