//! An open document: its text, its reading, its findings.

use qualify_language::Span;
use qualify_rules::{Checker, Finding, Level, Lines, Sheet};
use serde_json::{Value, json};

/// A document that the editor has open.
pub struct Open {
    /// Its address.
    pub uri: String,
    /// Its path, when it has one.
    pub path: String,
    /// Its text as the editor has it.
    pub text: String,
    /// Its reading with its findings; `None` while out of date.
    checked: Option<(Sheet, Vec<Finding>)>,
}

impl Open {
    /// A document just opened.
    pub fn new(uri: &str, text: String) -> Self {
        Self { uri: uri.to_owned(), path: path(uri), text, checked: None }
    }

    /// Makes the editor's changes, in order.
    pub fn change(&mut self, changes: &[Value]) {
        self.checked = None;
        for change in changes {
            let Some(text) = change.get("text").and_then(Value::as_str) else { continue };
            match change.get("range").and_then(|range| self.span(range)) {
                Some(span) if span.start <= span.end => self.text.replace_range(span.start..span.end, text),
                _ => text.clone_into(&mut self.text),
            }
        }
    }

    /// Reads and checks the text, unless that is done.
    pub fn check(&mut self, checker: &Checker<'_>) {
        if self.checked.is_none() {
            let sheet = qualify_rules::read(&self.path, &self.text);
            let findings = checker.check(&sheet);
            self.checked = Some((sheet, findings));
        }
    }

    /// The reading.
    pub fn sheet(&self) -> Option<&Sheet> {
        self.checked.as_ref().map(|(sheet, _)| sheet)
    }

    /// The findings.
    pub fn findings(&self) -> &[Finding] {
        self.checked.as_ref().map_or(&[], |(_, findings)| findings)
    }

    /// The findings as the editor shows them.
    pub fn diagnostics(&self) -> Vec<Value> {
        self.findings().iter().map(|finding| self.diagnostic(finding)).collect()
    }

    /// One finding as the editor shows it.
    pub fn diagnostic(&self, finding: &Finding) -> Value {
        let severity = match finding.level {
            Level::Error => 1,
            Level::Warning => 2,
            Level::Hint => 4,
        };
        let help = finding.help.as_deref().map(|help| format!("\n{help}")).unwrap_or_default();
        let related: Vec<Value> = finding
            .notes
            .iter()
            .map(|note| json!({"location": {"uri": self.uri, "range": self.range(note.span)}, "message": note.message}))
            .collect();
        json!({
            "range": self.range(finding.span),
            "severity": severity,
            "code": finding.code,
            "source": "qualify",
            "message": format!("{}{help}", finding.message),
            "relatedInformation": related,
        })
    }

    /// A span as a range of lines and UTF-16 columns.
    pub fn range(&self, span: Span) -> Value {
        let position = |at: usize| {
            let lines = self.sheet().map_or_else(|| Lines::new(&self.text), |sheet| sheet.lines.clone());
            let (line, character) = lines.utf16(&self.text, at);
            json!({"line": line, "character": character})
        };
        json!({"start": position(span.start), "end": position(span.end.max(span.start))})
    }

    /// The byte at a position.
    pub fn byte(&self, position: &Value) -> Option<usize> {
        let field = |name: &str| position.get(name).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
        Some(Lines::new(&self.text).byte(&self.text, field("line")?, field("character")?))
    }

    /// The bytes of a range.
    pub fn span(&self, range: &Value) -> Option<Span> {
        Some(Span::new(self.byte(range.get("start")?)?, self.byte(range.get("end")?)?))
    }
}

/// The path of a `file:` address, its `%` escapes resolved; other addresses stay as they are.
fn path(uri: &str) -> String {
    let Some(path) = uri.strip_prefix("file://") else { return uri.to_owned() };
    let digit = |c: Option<&u8>| c.and_then(|c| char::from(*c).to_digit(16));
    let (path, mut at, mut bytes) = (path.as_bytes(), 0, Vec::with_capacity(path.len()));
    while let Some(byte) = path.get(at) {
        let code = (*byte == b'%').then(|| Some(digit(path.get(at + 1))? * 16 + digit(path.get(at + 2))?)).flatten();
        bytes.push(code.and_then(|code| u8::try_from(code).ok()).unwrap_or(*byte));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_an_address_are_resolved() {
        assert_eq!(path("file:///a%20b/%C3%A9.yaml"), "/a b/é.yaml");
        assert_eq!(path("untitled:1%"), "untitled:1%");
    }
}
