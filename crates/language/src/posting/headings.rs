//! Headings: which words open a section, and what a section is for.

use std::sync::LazyLock;

use super::Section;
use super::pattern::{Table, in_all_languages};
use super::words::{Word, capital, shouted, titled, words};

static PHRASES: LazyLock<Table<Section>> = LazyLock::new(|| Table::read_whole(in_all_languages!("headings"), Section::named).0);

/// The longest heading, in words and in bytes.
const MOST_WORDS: usize = 12;
const MOST_BYTES: usize = 90;

/// Nouns that make a heading one that asks; what asks is named by the words around them.
const ASKED: &[&str] = &[
    "qualification",
    "qualifications",
    "requirement",
    "requirements",
    "skill",
    "skills",
    "experience",
    "experiences",
    "education",
    "knowledge",
    "competencies",
    "competency",
    "abilities",
    "attributes",
    "criteria",
    "credentials",
    "certification",
    "certifications",
    "certificates",
    "licenses",
    "licences",
    "licensure",
    "specification",
    "prerequisites",
    "qualities",
    "expertise",
    "training",
    "background",
    "traits",
    "quals",
    "qual",
    "skillset",
    "essentials",
    "characteristics",
    "aptitudes",
    "behaviors",
    "behaviours",
    "languages",
];
/// Words that may stand beside them.
const BESIDE: &[&str] = &[
    "minimum",
    "basic",
    "required",
    "essential",
    "mandatory",
    "key",
    "core",
    "technical",
    "professional",
    "work",
    "job",
    "position",
    "role",
    "candidate",
    "general",
    "other",
    "additional",
    "specific",
    "specialized",
    "special",
    "relevant",
    "entry",
    "level",
    "necessary",
    "needed",
    "personal",
    "person",
    "employee",
    "applicant",
    "academic",
    "educational",
    "formal",
    "and",
    "or",
    "the",
    "of",
    "for",
    "this",
    "a",
    "an",
    "to",
    "in",
    "with",
    "your",
    "our",
    "we",
    "you",
    "you'll",
    "need",
    "have",
    "will",
    "bring",
    "are",
    "looking",
    "re",
    "we're",
    "what",
    "must",
    "be",
    "ideal",
    "successful",
    "related",
    "years",
    "soft",
    "hard",
    "functional",
    "interpersonal",
    "who",
    "is",
    "leadership",
    "profile",
    "section",
    "all",
    "should",
    "include",
    "includes",
    "following",
    "as",
    "follows",
    "eligibility",
    "supervisory",
    "industry",
    "day",
    "one",
    "success",
    "succeed",
    "statement",
    "match",
    "these",
    "meet",
    "possess",
    "minimal",
    "selection",
    "further",
    "various",
    "language",
    "computer",
    "it",
    "most",
    "that",
    "make",
    "great",
    "particular",
    "main",
    "primary",
    "mandatories",
];
/// Words that make what is asked a wish.
const WISHED: &[&str] = &[
    "preferred",
    "desired",
    "desirable",
    "desirables",
    "nice",
    "bonus",
    "plus",
    "pluses",
    "optional",
    "ideally",
    "advantageous",
    "beneficial",
    "wish",
    "preferable",
    "extra",
    "prefered",
    "asset",
    "assets",
    "helpful",
    "preferences",
    "useful",
];

/// What a heading opens, when `text` is one and nothing else.
pub(super) fn heading(text: &str) -> Option<Section> {
    let text = bare(text);
    if text.is_empty() || text.len() > MOST_BYTES || text.contains([':', ';']) || text.contains(". ") {
        return None;
    }
    of_words(&words(text))
}

fn of_words(words: &[Word]) -> Option<Section> {
    if words.is_empty() || words.len() > MOST_WORDS {
        return None;
    }
    // Every phrase is a whole heading: the longest match from the first word must reach the last.
    let phrase = PHRASES.at(words, 0).find(|found| found.to == words.len()).map(|found| found.label);
    phrase.or_else(|| asking(words)).or_else(|| last(words))
}

/// A short heading that its last word explains: "Marketing Responsibilities".
fn last(words: &[Word]) -> Option<Section> {
    let last = words.last().filter(|_| words.len() <= 4)?;
    match last.text.as_str() {
        "responsibilities" | "duties" | "accountabilities" => Some(Section::Duties),
        "qualifications" => Some(Section::Required),
        "benefits" | "perks" => Some(Section::Benefits),
        _ => None,
    }
}

/// A heading made of words that ask: "Minimum Education and Experience".
fn asking(words: &[Word]) -> Option<Section> {
    let is = |list: &[&str], word: &Word| list.contains(&word.text.trim_end_matches("'s")) || list.contains(&word.text.as_str());
    let known = words.iter().all(|word| is(ASKED, word) || is(BESIDE, word) || is(WISHED, word));
    let wished = words.iter().any(|word| is(WISHED, word));
    let asked = words.iter().any(|word| is(ASKED, word));
    match (known, asked, wished) {
        (true, true, true) => Some(Section::Preferred),
        (true, true, false) => Some(Section::Required),
        _ => None,
    }
}

/// `text` without bold marks, pictures, bullets and the final colon.
pub(super) fn bare(text: &str) -> &str {
    let edge = |c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')' | '%' | '$' | '£' | '€');
    text.trim_matches(edge)
}

/// Whether the look of a line alone makes it a heading: a colon at its end, or capitals.
pub(super) fn looks(text: &str) -> bool {
    let inner = bare(text);
    let short = inner.len() <= MOST_BYTES && inner.split_whitespace().count() <= 9;
    let stop = text.trim_end().ends_with(['.', ';', ',']);
    short && !stop && (text.trim_end_matches(['*', '_', ' ']).ends_with(':') || shouted(inner) && inner.len() > 3)
}

/// A heading at the head of a text that goes on behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lead {
    /// What it opens.
    pub(super) section: Section,
    /// Bytes of the heading itself.
    pub(super) length: usize,
    /// Bytes up to what it heads.
    pub(super) body: usize,
}

/// How surely a heading that stands before text must be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sure {
    /// At the head of a line or sentence: a colon, a dash, glue, or capitals are enough.
    Head,
    /// In the middle of a sentence: only a colon or glue is.
    Middle,
}

/// The longest heading that `text` begins with, when more follows.
pub(super) fn lead(text: &str, sure: Sure) -> Option<Lead> {
    let offset = text.find(|c: char| c.is_alphanumeric()).filter(|at| *at <= 12)?;
    let body = text.get(offset..)?;
    if !capital(body) {
        return None;
    }
    if sure == Sure::Middle
        && !body.chars().take(MOST_BYTES).any(|c| matches!(c, ':' | '-' | '–'))
        && !super::pieces::SPACED.iter().any(|heading| body.starts_with(heading))
    {
        return None;
    }
    let ends = ends(body);
    ends.into_iter().rev().find_map(|end| {
        let candidate = body.get(..end)?;
        let rest = body.get(end..)?;
        let (gap, form) = follow(rest)?;
        let section = heading(candidate)?;
        fits(candidate, rest.get(gap..)?, form, sure, section).then_some(Lead { section, length: offset + end, body: offset + end + gap })
    })
}

/// What stands between a heading and its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Colon,
    Dash,
    Glue,
    Space,
}

fn fits(candidate: &str, rest: &str, form: Form, sure: Sure, section: Section) -> bool {
    let title = titled(candidate) || shouted(candidate);
    let count = candidate.split_whitespace().count();
    match (form, sure) {
        _ if rest.is_empty() => false,
        (Form::Colon, Sure::Head) => true,
        (Form::Colon, Sure::Middle) => title,
        (Form::Glue, _) => {
            title
                && candidate.len() > 3
                && !matches!(candidate, "Experience" | "Education" | "Knowledge" | "Training" | "Travel" | "Skill" | "Pay")
        }
        (Form::Dash, _) => {
            title
                && (count > 1 || !section.asks() && section != Section::Screening)
                && capital(rest.trim_start_matches(|c: char| !c.is_alphanumeric()))
        }
        (Form::Space, Sure::Head) => {
            let opens = super::cues::starts(rest) || lead(rest, Sure::Head).is_some() || rest.starts_with(super::layout::BULLETS);
            let strong = count > 1
                || matches!(
                    candidate,
                    "Qualifications"
                        | "Requirements"
                        | "Responsibilities"
                        | "QUALIFICATIONS"
                        | "REQUIREMENTS"
                        | "RESPONSIBILITIES"
                        | "Essential"
                        | "Desirable"
                        | "Duties"
                );
            let other = !section.asks() && section != Section::Screening && count > 1 && capital(rest);
            let hangs = matches!(candidate.rsplit(' ').next(), Some("of" | "in" | "with" | "to" | "for" | "and" | "or" | "the" | "a"));
            !hangs
                && title
                && strong
                && (opens || other || shouted(candidate) && !shouted(rest.split_whitespace().next().unwrap_or_default()))
        }
        (Form::Space, Sure::Middle) => super::pieces::SPACED.contains(&candidate),
    }
}

/// Where a heading at the head of `text` could end: at the ends of words and where a capital is glued behind a small letter.
fn ends(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if at > MOST_BYTES || c == '\n' || c == '.' && chars.peek().is_some_and(|(_, next)| next.is_whitespace()) {
            break;
        }
        let Some((next_at, next)) = chars.peek().copied() else {
            found.push(at + c.len_utf8());
            break;
        };
        let ends = c.is_alphanumeric()
            && (!next.is_alphanumeric() && !matches!(next, '\'' | '’')
                || c.is_lowercase() && (next.is_uppercase() || next.is_ascii_digit())
                || c.is_uppercase() && next.is_ascii_digit())
            || matches!(c, ')' | '?') && !next.is_alphanumeric();
        if ends {
            found.push(next_at);
        }
    }
    found
}

/// The bytes between a heading and its text, and what they are.
fn follow(rest: &str) -> Option<(usize, Form)> {
    let body = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    let gap = rest.len() - body.len();
    if let Some(after) = body.strip_prefix(':') {
        let text = after.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | ':'));
        return Some((rest.len() - text.len(), Form::Colon));
    }
    if let Some(after) = body.strip_prefix(['-', '–', '—']).filter(|after| gap > 0 && after.starts_with(char::is_whitespace)) {
        return Some((rest.len() - after.trim_start().len(), Form::Dash));
    }
    let first = body.chars().next()?;
    match gap {
        0 if first.is_uppercase() || first.is_ascii_digit() => Some((0, Form::Glue)),
        0 => None,
        _ => (first.is_uppercase() || first.is_ascii_digit() || super::layout::BULLETS.contains(&first)).then_some((gap, Form::Space)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_well_formed() {
        assert_eq!(Table::read_whole(in_all_languages!("headings"), Section::named).1, Vec::<&str>::new());
    }

    #[test]
    fn headings_open_their_sections() {
        for (text, section) in [
            ("Minimum Education, Experience, Knowledge and Skills Required:", Section::Required),
            ("**Preferred Qualifications**", Section::Preferred),
            ("Nice to have:", Section::Preferred),
            ("Person Specification – Essential Criteria", Section::Required),
            ("What you'll bring", Section::Required),
            ("Key Responsibilities", Section::Duties),
            ("Benefits", Section::Benefits),
            ("Equal Opportunity", Section::EqualOpportunity),
            ("How to apply", Section::Apply),
        ] {
            assert_eq!(heading(text), Some(section), "{text}");
        }
        assert_eq!(heading("Excellent communication skills"), None);
    }

    #[test]
    fn a_heading_before_text_is_taken_off() {
        let of = |text: &str| lead(text, Sure::Head).map(|lead| (lead.section, text.get(lead.body..).unwrap_or_default().to_owned()));
        assert_eq!(of("QualificationsHigh School diploma"), Some((Section::Required, "High School diploma".into())));
        assert_eq!(of("Preferred Skills: Kotlin"), Some((Section::Preferred, "Kotlin".into())));
        assert_eq!(of("Qualifications Required Qualifications"), Some((Section::Required, "Required Qualifications".into())));
        assert_eq!(of("Experience in plumbing"), None);
        assert_eq!(of("Requirements gathering experience"), None);
    }
}
