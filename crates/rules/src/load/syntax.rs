//! What YAML itself does not allow, and what of YAML rule files do not use.

use qualify_language::Span;

use super::Loader;
use crate::yaml::{Document, Malformed};

/// Reports why a text is not a YAML document.
pub(super) fn report(loader: &mut Loader<'_>, malformed: &Malformed) {
    let source = loader.source;
    let mut at = malformed.at.min(source.len());
    while !source.is_char_boundary(at) {
        at -= 1;
    }
    // An error at the end of the file is shown on its last line with words.
    if source.get(at..).is_none_or(|rest| rest.trim().is_empty()) {
        at = source.trim_end().len();
    }
    let line_start = source.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    let line = source.get(line_start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let word = source.get(at..).unwrap_or_default().split(char::is_whitespace).next().unwrap_or_default();
    let end = if line_start + line.len() >= at + word.len() { at + word.len() } else { at };
    let code = if malformed.bound { "too-large" } else { "yaml-syntax" };
    let finding = loader.error(code, Span::new(at, end), malformed.message.clone());
    if !malformed.bound {
        finding.help(cure(line));
    }
}

/// A guess at what is wrong with a line, for the slips people make.
fn cure(line: &str) -> &'static str {
    let text = line.trim_start().trim_start_matches("- ").trim_start();
    if line.starts_with('\t') || line.trim_start_matches(' ').starts_with('\t') {
        "indent with spaces; YAML does not take tabs"
    } else if text.starts_with(['"', '\'']) {
        "a text that begins with a quote must end with it: put the whole text in quotes"
    } else if text.starts_with(['*', '&', '!', '@', '`', '%', '[', '{', '|', '>']) {
        "a text that begins with this sign must stand in quotes"
    } else if text.contains(": ") {
        "a text with `: ` in it must stand in quotes"
    } else {
        "look at the indentation of this line and the one above it, and at quotes and brackets left open"
    }
}

/// Reports what YAML allows and rule files do not use.
pub(super) fn unsupported(loader: &mut Loader<'_>, document: &Document) {
    if let Some(second) = document.second {
        loader
            .error("second-document", second, "a second document starts here; a rule file is one document")
            .help("put each job in a file of its own");
    }
    for tag in &document.tags {
        loader.error("yaml-tag", *tag, format!("the tag `{}` means nothing in a rule file", tag.of(loader.source))).help("remove it");
    }
    for (span, name) in &document.dangling {
        let help = format!("define it before with `&{name}`, or put the text in quotes when a plain `*` is meant");
        loader.error("unknown-anchor", *span, format!("nothing is named `&{name}` before this")).help(help);
    }
}
