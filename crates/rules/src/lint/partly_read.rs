//! Texts of which a part is not read.

use super::{Context, Lint, Report, warning};
use qualify_language::Span;

pub(super) static LINT: Lint = Lint {
    code: warning(
        "partly-read",
        "has words in a text that are not part of the reading",
        "What is not read is not judged: a candidate could be turned away, or let through, on less than the text says.",
        "required:\n  - 2+ years of experience with Java. We are a great place to grow\n",
        "required:\n  - 2+ years of experience with Java\n",
    ),
    check,
};

/// Words that say how binding a text is, or nothing at all.
const EMPTY: [&str; 24] = [
    "required", "preferred", "plus", "must", "minimum", "desirable", "desired", "essential", "bonus", "nice", "ideal", "mandatory", "have", "needed",
    "the", "and", "for", "with", "you", "are", "will", "this", "that", "etc",
];

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    for written in context.sheet.written.iter().filter(|written| !written.ids.is_empty() && written.require.is_none()) {
        let Some(text) = &written.text else { continue };
        for (span, why) in &text.unread {
            report.add(text.place(*span), format!("this part is not read: {why}"))
                .help("reword it, give it a rule of its own, or remove it when it asks nothing");
        }
        let reading: Vec<String> = context.sheet.rules_of(written).map(|rule| qualify_language::print(&rule.requirement)).collect();
        let reading = reading.join("; ");
        for span in sentences(&text.decoded).filter(|span| text.unread.is_empty() && !is_read(span.of(&text.decoded), &reading)) {
            report.add(text.place(span), "this part is not read")
                .help(format!("the text is read as `{reading}`; reword the rest, give it a rule of its own, or remove it when it asks nothing"));
        }
    }
}

/// The parts between full stops, semicolons and line ends.
fn sentences(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.split_inclusive([';', '\n']).flat_map(|part| part.split_inclusive(". ")).filter_map(move |part| {
        let from = start + part.len() - part.trim_start().len();
        start += part.len();
        let words = part.trim().trim_end_matches([';', '.']);
        (!words.is_empty()).then(|| Span::new(from, from + words.len()))
    })
}

/// Whether a word of the sentence stands in the reading, or none of its words says anything.
fn is_read(sentence: &str, reading: &str) -> bool {
    let reading = reading.to_lowercase();
    let mut words = sentence.split(|c: char| !c.is_alphanumeric() && c != '+' && c != '#').map(str::to_lowercase).filter(|word| {
        (word.chars().count() > 2 || word.starts_with(|c: char| c.is_ascii_digit())) && !EMPTY.contains(&word.as_str())
    }).peekable();
    let stem = |word: &str| word.get(..word.len().saturating_sub(word.len() / 4)).unwrap_or(word).to_owned();
    words.peek().is_none() || words.any(|word| reading.contains(&stem(&word)))
}
