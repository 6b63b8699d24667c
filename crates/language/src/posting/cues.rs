//! Cues: the phrases by which a sentence shows what it is for.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::pattern::{Found, Table, in_all_languages};
use super::words::{Word, words};
use crate::{Kind, Tier, Tongue};

static CUES: LazyLock<Table<Cue>> = LazyLock::new(|| Table::read(in_all_languages!("cues"), Cue::named).0);
static STARTS: LazyLock<Table<Start>> = LazyLock::new(|| Table::read(in_all_languages!("starts"), Start::named).0);

/// What a phrase shows of the sentence it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cue {
    /// Asks something of a candidate, in prose of any section but the duties.
    Ask,
    /// Asks something of a candidate wherever it stands.
    Must,
    /// "We are looking for a ... with": asks in what follows.
    Seek,
    /// Says that it is a wish.
    Preferred,
    /// Says that it is a must.
    Required,
    /// Says that it need not be.
    Waived,
    /// What only the candidate can answer.
    Screening,
    /// Keeps a screening word from being one.
    Unscreened,
    /// Knowledge, a degree, a length: what a résumé shows.
    Shown,
    /// A duty in the words of an ask.
    Duty,
    /// Pay.
    Pay,
    /// What the employer gives.
    Benefit,
    /// Equal opportunity and other law.
    EqualOpportunity,
    /// How to apply.
    Apply,
    /// The page around the posting.
    Chrome,
    /// Announces a list.
    LeadIn,
    /// The employer speaks of itself.
    Employer,
    /// "one of the following:": the items belong to the line.
    Following,
    /// What may stand in for what other lines ask.
    Substitution,
    /// Only says more of what the sentence before it asks.
    Explains,
}

impl Cue {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "ask" => Self::Ask,
            "must" => Self::Must,
            "seek" => Self::Seek,
            "preferred" => Self::Preferred,
            "required" => Self::Required,
            "waived" => Self::Waived,
            "screening" => Self::Screening,
            "unscreened" => Self::Unscreened,
            "shown" => Self::Shown,
            "duty" => Self::Duty,
            "pay" => Self::Pay,
            "benefit" => Self::Benefit,
            "eeo" => Self::EqualOpportunity,
            "apply" => Self::Apply,
            "chrome" => Self::Chrome,
            "lead-in" => Self::LeadIn,
            "employer" => Self::Employer,
            "following" => Self::Following,
            "substitution" => Self::Substitution,
            "explains" => Self::Explains,
            _ => return None,
        })
    }
}

/// How words at the head of an item open a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    /// Opens one, at the head of an item.
    Item,
    /// So surely that it does in a run without punctuation.
    Run,
    /// A degree or certificate: a requirement of its own even as part of a sentence.
    Degree,
    /// Begins a sentence even where no stop stands before it; it opens no requirement.
    Sentence,
}

impl Start {
    fn named(name: &str) -> Option<Self> {
        match name {
            "item" => Some(Self::Item),
            "run" => Some(Self::Run),
            "degree" => Some(Self::Degree),
            "sentence" => Some(Self::Sentence),
            _ => None,
        }
    }
}

/// The cues of one sentence.
#[derive(Debug, Default)]
pub(super) struct Cues {
    found: Vec<Found<Cue>>,
    kinds: BTreeSet<Cue>,
    words: Vec<Word>,
}

impl Cues {
    /// Reads the cues of `text`; a sentence of more than 400 words shows what its first 400 do.
    pub(super) fn of(text: &str) -> Self {
        let mut words = words(text);
        words.truncate(400);
        let mut found: Vec<Found<Cue>> = CUES.all(&words).collect();
        found.extend(read(text).into_iter().map(|label| Found { label, from: 0, to: 1 }));
        Self { kinds: found.iter().map(|found| found.label).collect(), found, words }
    }

    pub(super) fn has(&self, cue: Cue) -> bool {
        self.kinds.contains(&cue)
    }

    /// How many words the sentence has.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The index of the first word of the first such cue.
    pub(super) fn first(&self, cue: Cue) -> Option<usize> {
        self.found.iter().filter(|found| found.label == cue).map(|found| found.from).min()
    }

    /// The same of cues that do not stand inside one of the `other` kind: "18 years old".
    pub(super) fn first_outside(&self, cue: Cue, other: Cue) -> Option<usize> {
        let inside = |at: usize| self.found.iter().any(|found| found.label == other && (found.from..found.to).contains(&at));
        self.found.iter().filter(|found| found.label == cue && !inside(found.from)).map(|found| found.from).min()
    }

    /// Whether such a cue ends before any of the `other` kind begins.
    pub(super) fn leads(&self, cue: Cue, other: Cue) -> bool {
        let of = |label: Cue| self.found.iter().filter(move |found| found.label == label);
        let begins = of(other).map(|found| found.from).min();
        of(cue).any(|found| begins.is_none_or(|begins| found.to <= begins))
    }

    /// The bytes of the first such cue.
    pub(super) fn bytes(&self, cue: Cue) -> Option<(usize, usize)> {
        let found = self.found.iter().find(|found| found.label == cue)?;
        Some((self.words.get(found.from)?.start, self.words.get(found.to.checked_sub(1)?)?.end))
    }
}

/// What the grammar shows of a sentence in another language than English, whose phrases the tables have.
fn read(text: &str) -> Vec<Cue> {
    let tongue = Tongue::of(text);
    let statements = if tongue == Tongue::English { Vec::new() } else { crate::parse_as(text, tongue).statements };
    if statements.is_empty() {
        return Vec::new();
    }
    let asked = |kind: &Kind| matches!(kind, Kind::Eligibility(_) | Kind::WorkAuthorization(_) | Kind::Clearance(_));
    let mut cues = match statements.iter().all(|statement| asked(&statement.requirement.kind)) {
        true => vec![Cue::Screening],
        false => vec![Cue::Shown, Cue::Ask],
    };
    let of = |tier| statements.iter().filter(|statement| statement.tier == Some(tier)).count();
    cues.extend((of(Tier::Preferred) == statements.len()).then_some(Cue::Preferred));
    cues.extend((of(Tier::Required) > 0).then_some(Cue::Required));
    cues
}

/// The first words of a text.
fn first_words(text: &str) -> Vec<Word> {
    let end = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= 60).last().unwrap_or_default();
    let end = if text.len() <= 60 { text.len() } else { end };
    words(text.get(..end).unwrap_or_default())
}

/// Whether the words at the head of `text` open a requirement.
pub(super) fn starts(text: &str) -> bool {
    STARTS.at(&first_words(text), 0).any(|found| found.label != Start::Sentence) || counts(text)
}

/// Whether they do so surely enough to part a run without punctuation.
pub(super) fn opens_run(text: &str) -> bool {
    STARTS.at(&first_words(text), 0).any(|found| found.label == Start::Run)
}

/// Whether they begin a sentence, even one without a stop before it.
pub(super) fn opens_sentence(text: &str) -> bool {
    STARTS.at(&first_words(text), 0).any(|found| found.label == Start::Sentence)
}

/// Whether `text` begins with a degree or a certificate.
pub(super) fn degree(text: &str) -> bool {
    STARTS.at(&first_words(text), 0).any(|found| found.label == Start::Degree)
}

/// Whether `text` begins with a count of years or months: "3+ years", "0 - 2 years".
pub(super) fn counts(text: &str) -> bool {
    let words = first_words(text);
    let number = |word: &Word| word.text.starts_with(|c: char| c.is_ascii_digit()) && word.text.len() <= 4;
    let unit = |word: &Word| ["year", "yr", "month"].iter().any(|unit| word.text.starts_with(unit));
    words.first().is_some_and(number) && words.iter().skip(1).take(4).any(unit)
}

/// Whether `text`, up to a colon, announces what follows it.
pub(super) fn announces(text: &str) -> bool {
    let cues = Cues::of(text);
    cues.has(Cue::LeadIn) && (cues.len() <= 30 || text.contains(" you ") && cues.len() <= 80)
}

/// Whether a line that looks like a heading is a clause that says what its list is.
pub(super) fn speaks(text: &str) -> bool {
    let cues = Cues::of(text);
    cues.len() > 4 && [Cue::Apply, Cue::LeadIn, Cue::Must, Cue::Ask, Cue::Duty, Cue::Benefit].into_iter().any(|cue| cues.has(cue))
}

/// Whether a line that looks like a heading asks something in itself.
pub(super) fn asks_aloud(text: &str) -> bool {
    let cues = Cues::of(text);
    (cues.has(Cue::Must) || cues.has(Cue::Preferred) || cues.has(Cue::Required) || cues.has(Cue::Ask)) && cues.len() > 5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_well_formed() {
        assert_eq!(Table::read(in_all_languages!("cues"), Cue::named).1, Vec::<&str>::new());
        assert_eq!(Table::read(in_all_languages!("starts"), Start::named).1, Vec::<&str>::new());
    }
}
