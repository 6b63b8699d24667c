//! Text as a YAML scalar: plain where that is safe, quoted where it is not, a block where it has lines.

use std::fmt::Write as _;

/// `text` as the value of a key; `indent` stands before the lines of a block.
pub(super) fn scalar(text: &str, indent: &str) -> String {
    if block(text) && !indent.is_empty() {
        let mut out = String::from("|-");
        for line in text.lines() {
            let _ = write!(out, "\n{indent}{line}");
        }
        return out;
    }
    if plain(text) { text.to_owned() } else { quoted(text) }
}

/// `text` in quotes: single ones, unless it holds what only double ones can escape.
pub(super) fn quoted(text: &str) -> String {
    if text.chars().all(printable) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if printable(c) => out.push(c),
            c => {
                let _ = write!(out, "\\U{:08X}", u32::from(c));
            }
        }
    }
    out.push('"');
    out
}

/// Whether every YAML reader takes the character as it stands (YAML 1.2.2, production 1, without line breaks).
fn printable(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether the text is several lines that a literal block gives back as they are.
fn block(text: &str) -> bool {
    let lines = || text.split('\n');
    lines().count() > 1 && lines().all(|line| !line.is_empty() && !line.starts_with(char::is_whitespace) && line.chars().all(printable))
}

/// Whether the text needs no quotes (YAML 1.2.2, 7.3.3), with room to spare: it begins with a letter or a count.
fn plain(text: &str) -> bool {
    let first = text.chars().next().is_some_and(char::is_alphanumeric);
    let edge = !text.ends_with([':', ' ']) && text.chars().all(printable);
    let inner = !text.contains(": ") && !text.contains(" #");
    first && edge && inner && !resolves(text)
}

/// Whether a YAML reader would take the text for something else than text.
fn resolves(text: &str) -> bool {
    let word = text.to_ascii_lowercase();
    let named = matches!(word.as_str(), "true" | "false" | "yes" | "no" | "on" | "off" | "null" | "y" | "n" | "nan" | "inf");
    named || !text.chars().any(char::is_alphabetic) || text.starts_with(|c: char| c.is_ascii_digit()) && !text.contains(' ')
}
