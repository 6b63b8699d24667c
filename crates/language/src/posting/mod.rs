//! A whole posting: what every line of it is for, and the rules it states.
//!
//! The text is cut into lines as their writer meant them (`layout`), lines into headings and sentences (`pieces`), a sentence
//! gets its role from the section it stands in and from the phrases in it (`classify`), and what asks becomes rules (`parts`).
//! The phrases are tables beside this module.

mod assemble;
mod bullets;
mod classify;
mod clause;
mod cues;
mod glued;
mod headings;
mod layout;
mod lead;
mod middle;
mod parts;
mod pattern;
mod pieces;
mod role;
mod sentences;
mod title;
mod words;

use serde::Serialize;

pub use role::{Role, RuleTier, Section};

use crate::Span;

/// A posting, read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Posting {
    /// The job's title, when the text gives one.
    pub title: Option<String>,
    /// Every part of the text that has a role of its own, in order: a line, a bullet, or a sentence of one.
    pub lines: Vec<Line>,
    /// What the posting asks, once each, in order.
    pub rules: Vec<PostingRule>,
}

/// A part of a posting and its role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Bytes of the posting's text.
    pub span: Span,
    /// The text under the span, blanks folded.
    pub text: String,
    /// What it was taken for.
    pub role: Role,
    /// Why, in lower case without a final stop.
    pub why: String,
}

/// A rule that a posting states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PostingRule {
    /// How it counts.
    pub tier: RuleTier,
    /// The posting's own words; an alternative ("OR ...") joins its sentence, items stand on lines of their own.
    pub text: String,
    /// Bytes of the posting's text from which it was read.
    pub span: Span,
}

/// Reads a posting: the role of every line, and the rules, once each however often the text states them.
///
/// # Example
/// ```
/// use qualify_language::posting::{self, RuleTier};
/// let posting = posting::read("Baker\nWhat we offer\nFree bread\nRequirements:\n- 2+ years in a bakery\n- A driving licence would be a plus");
/// let rules: Vec<_> = posting.rules.iter().map(|rule| (rule.tier, rule.text.as_str())).collect();
/// assert_eq!(rules, [(RuleTier::Required, "2+ years in a bakery"), (RuleTier::Preferred, "A driving licence would be a plus")]);
/// assert_eq!(posting.title.as_deref(), Some("Baker"));
/// ```
pub fn read(text: &str) -> Posting {
    let lines = layout::lines(text);
    let (first, again) = lines.split_at_checked(layout::once(text, &lines)).unwrap_or((&lines, &[]));
    let pieces = pieces::pieces(text, first);
    let mut posting = assemble::assemble(text, &pieces, title::find(text, first));
    let repeated = |line: &layout::Logical| Line {
        span: line.span,
        text: folded(line.span.of(text)),
        role: Role::Repeated,
        why: "the text stands twice".to_owned(),
    };
    posting.lines.extend(again.iter().map(repeated));
    posting
}

/// The text with every run of blanks as one space.
fn folded(text: &str) -> String {
    let text = text.replace("**", "").replace('\u{200b}', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
