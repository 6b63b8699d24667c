//! Marks in all their spellings.

use super::{Shape, Token, push};

/// Longer spellings of one mark: mojibake and entities.
const SPELLINGS: [(&str, Shape); 24] = [
    ("‚Äô", Shape::Other),
    ("‚Äì", Shape::Dash),
    ("‚Äî", Shape::Dash),
    ("‚Ä¢", Shape::Bullet),
    ("â€™", Shape::Other),
    ("â€˜", Shape::Other),
    ("â€“", Shape::Dash),
    ("â€”", Shape::Dash),
    ("â€¢", Shape::Bullet),
    ("Â·", Shape::Bullet),
    ("&amp;", Shape::Ampersand),
    ("&ndash;", Shape::Dash),
    ("&mdash;", Shape::Dash),
    ("&#8211;", Shape::Dash),
    ("&#8212;", Shape::Dash),
    ("&#8217;", Shape::Other),
    ("&rsquo;", Shape::Other),
    ("&#39;", Shape::Other),
    ("&bull;", Shape::Bullet),
    ("\\u2013", Shape::Dash),
    ("\\u2014", Shape::Dash),
    ("\\u2019", Shape::Other),
    ("\\-", Shape::Dash),
    ("&nbsp;", Shape::Other),
];

/// What follows pay, or more of a number, or opens the next sentence.
const BEHIND_PAY: [&str; 18] = [
    "****", "per ", "p/h", "ph", "pa", "basic", "Basic", "OTE", "It ", "You ", "The ", "We ", "This ", "If ", "Please ", "To ", "For ",
    "Must ",
];

/// A mark, in any of its spellings.
pub(super) fn mark<'a>(rest: &'a str, first: char, tokens: &mut Vec<Token<'a>>, at: usize, spaced: bool) -> usize {
    if (!first.is_ascii() || matches!(first, '&' | '\\'))
        && let Some((text, shape)) = SPELLINGS.iter().find(|(text, _)| rest.starts_with(text))
    {
        push(tokens, rest, at, text.len(), *shape, spaced);
        return text.len();
    }
    // "at least **** years": a number that was blotted out, and no bullet
    let blot = if first == '*' { rest.bytes().take_while(|b| *b == b'*').count() } else { 0 };
    if blot > 3 {
        let shape = if paid(rest.get(blot..).unwrap_or_default()) { Shape::Bullet } else { Shape::Other };
        push(tokens, rest, at, blot, shape, spaced);
        return blot;
    }
    let length = first.len_utf8();
    let after = rest.get(length..).unwrap_or_default();
    let shape = match first {
        ',' | '，' | '、' => Shape::Comma,
        ';' => Shape::Semicolon,
        ':' | '：' => Shape::Colon,
        '(' | '[' | '{' => Shape::Open,
        ')' | ']' | '}' => Shape::Close,
        '/' | '|' => Shape::Slash,
        '+' => Shape::Plus,
        '&' => Shape::Ampersand,
        '$' | '£' | '€' => Shape::Money,
        '?' | '\u{fffd}' if tokens.last().is_some_and(|t| t.shape == Shape::Number) && after.starts_with(|c: char| c.is_ascii_digit()) => {
            Shape::Dash
        }
        '?' => Shape::Question,
        '.' | '!' | '…' if ends_sentence(after) => Shape::Stop,
        '-' | '–' | '—' | '‐' | '‑' | '‒' | '―' | '−' | '~' => Shape::Dash,
        '•' | '·' | '●' | '▪' | '■' | '◦' | '‣' | '∙' | '○' | '➢' | '✓' | '►' | '◆' | '\u{f0b7}' | '\u{f0a7}' | '*' => {
            Shape::Bullet
        }
        _ => Shape::Other,
    };
    push(tokens, rest, at, length, shape, spaced);
    length
}

/// Whether a number that was blotted out is pay or a telephone number, where an item ends: "****k", "**** per hour", "**** **** ****".
fn paid(after: &str) -> bool {
    let behind = after.trim_start();
    after.starts_with(['k', 'K']) || BEHIND_PAY.iter().any(|word| behind.starts_with(word))
}

/// Whether a point ends a sentence, by what follows it.
fn ends_sentence(after: &str) -> bool {
    after.chars().next().is_none_or(|c| !c.is_alphanumeric() || c.is_uppercase() || c.is_ascii_digit()) && !after.starts_with(',')
}
