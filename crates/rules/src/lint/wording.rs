//! Lints over the words of a text: criteria that are unlawful or risky, words that compare or say nothing. Their data is `rules/lints/wording.yaml`.

use std::collections::HashMap;
use std::sync::LazyLock;

use qualify_language::Span;
use serde::Deserialize;

use super::Context;
use crate::code::Code;
use crate::finding::{Findings, Level};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: String,
    level: String,
    what: String,
    why: String,
    instead: String,
    phrases: Vec<String>,
    unless: Vec<String>,
    bad: String,
    good: String,
}

/// The table, ready to be searched.
struct Table {
    codes: Vec<(Code, &'static str)>,
    /// By first word: the words of a phrase, and the code it belongs to; `None` for a phrase that is left alone.
    phrases: HashMap<String, Vec<(Vec<String>, usize, bool)>>,
}

#[expect(clippy::expect_used, reason = "the embedded table is read by every test of this crate")]
static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let entries: Vec<Entry> = serde_yaml::from_str(include_str!("../../../../rules/lints/wording.yaml")).expect("the table is readable");
    let mut table = Table { codes: Vec::new(), phrases: HashMap::new() };
    for (number, entry) in entries.into_iter().enumerate() {
        let phrases = entry.phrases.iter().map(|phrase| (phrase, true)).chain(entry.unless.iter().map(|phrase| (phrase, false)));
        for (phrase, counts) in phrases {
            let words: Vec<String> = words(phrase).map(|(_, word)| word).collect();
            let Some(first) = words.first().cloned() else { continue };
            table.phrases.entry(first).or_default().push((words, number, counts));
        }
        let instead = leak(entry.instead);
        table.codes.push((code(entry.code, &entry.level, entry.what, entry.why, &entry.bad, &entry.good), instead));
    }
    for phrases in table.phrases.values_mut() {
        phrases.sort_by_key(|(words, ..)| std::cmp::Reverse(words.len()));
    }
    table
});

fn code(name: String, level: &str, what: String, why: String, bad: &str, good: &str) -> Code {
    let file = |text: &str| leak(format!("job: Clerk\nrequired:\n  - {text}\n"));
    let level = match level {
        "error" => Level::Error,
        "warning" => Level::Warning,
        _ => Level::Hint,
    };
    Code { name: leak(name), level, what: leak(what), why: leak(why), bad: file(bad), good: file(good) }
}

/// The table lives as long as the process.
fn leak(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

/// The documentation of these lints.
pub(super) fn codes() -> impl Iterator<Item = &'static Code> {
    TABLE.codes.iter().map(|(code, _)| code)
}

/// The words of a text in lower case, each with its place; hyphens, slashes and full stops separate.
fn words(text: &str) -> impl Iterator<Item = (Span, String)> {
    let mut at = 0;
    text.split_inclusive(|c: char| !c.is_alphanumeric() && c != '\'').filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        let folded = word.to_lowercase();
        let folded = folded.strip_suffix("'s").map_or(folded.clone(), str::to_owned);
        (!word.is_empty()).then(|| (Span::new(start, start + word.len()), folded))
    })
}

/// Looks for the table's phrases in every text of a sheet.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for written in &context.sheet.written {
        let Some(text) = &written.text else { continue };
        for (code, instead, span) in find(&text.decoded) {
            let words = span.of(&text.decoded);
            findings.add(code.name, code.level, text.place(span), format!("`{words}` {}", code.what)).help(instead);
        }
    }
}

/// Whether a text promises equal treatment: it names protected grounds in order not to use them.
fn is_equal_opportunity(text: &str) -> bool {
    let text = text.to_lowercase();
    ["regardless of", "without regard", "equal opportunit", "discriminat", "on the basis of", "because of race"]
        .iter()
        .any(|mark| text.contains(mark))
}

/// The phrases in a text, longest first at each place, none inside a phrase that is left alone.
fn find(text: &str) -> Vec<(&'static Code, &'static str, Span)> {
    let words: Vec<(Span, String)> = words(text).collect();
    let equal_opportunity = is_equal_opportunity(text);
    let mut hits: Vec<(usize, Span)> = Vec::new();
    let mut spared: Vec<(usize, Span)> = Vec::new();
    for (at, (start, first)) in words.iter().enumerate() {
        let rest = words.get(at..).unwrap_or_default();
        for (phrase, number, counts) in TABLE.phrases.get(first).map(Vec::as_slice).unwrap_or_default() {
            let same = phrase.len() <= rest.len() && phrase.iter().zip(rest).all(|(a, (_, b))| a == b);
            if let (true, Some((end, _))) = (same, rest.get(phrase.len() - 1)) {
                let list = if *counts { &mut hits } else { &mut spared };
                list.push((*number, start.join(*end)));
            }
        }
    }
    let inside = |inner: Span, outer: Span| outer.start <= inner.start && inner.end <= outer.end;
    let mut kept: Vec<(usize, Span)> = Vec::new();
    for (number, span) in hits {
        let left_alone = spared.iter().any(|(n, outer)| *n == number && inside(span, *outer));
        let longer = kept.iter().any(|(n, outer)| *n == number && inside(span, *outer));
        let promised = equal_opportunity && TABLE.codes.get(number).is_some_and(|(code, _)| code.level == Level::Error);
        if !left_alone && !longer && !promised {
            kept.push((number, span));
        }
    }
    kept.into_iter().filter_map(|(number, span)| TABLE.codes.get(number).map(|(code, instead)| (code, *instead, span))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_whole_words_and_exceptions_hold() {
        let codes = |text: &str| find(text).into_iter().map(|(code, _, _)| code.name).collect::<Vec<_>>();
        assert_eq!(codes("Native-speaker of French"), ["native-speaker"]);
        assert_eq!(codes("Experience with young people"), Vec::<&str>::new());
        assert_eq!(codes("Work in a children and young people's service"), Vec::<&str>::new());
        assert_eq!(codes("Applicants are considered without regard to national origin or marital status"), Vec::<&str>::new());
        assert_eq!(codes("Youngstown office"), Vec::<&str>::new());
        assert_eq!(codes("US Citizens only"), ["citizenship-criterion", "citizenship-criterion"]);
        assert_eq!(codes("React Native and native apps"), Vec::<&str>::new());
    }
}
