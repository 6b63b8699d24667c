//! Degrees named in an education section: those of the vocabulary, and the abbreviations that only this place makes clear.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use qualify_vocabulary::{DegreeMention, Level, Vocabulary};
use rustc_hash::FxHashMap;

static ABBREVIATIONS: LazyLock<FxHashMap<&'static str, Level>> = LazyLock::new(|| {
    let rows = include_str!("../../../../rules/resume/degree-abbreviations.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| line.split_once('\t')).map(|(level, word)| (word, level_named(level))).collect()
});

fn level_named(name: &str) -> Level {
    match name {
        "secondary" => Level::Secondary,
        "associate" => Level::Associate,
        "bachelor" => Level::Bachelor,
        "master" => Level::Master,
        "doctorate" => Level::Doctorate,
        _ => Level::Other,
    }
}

/// A "High School" this near behind a "High School Diploma" is its school, in bytes.
const SAME_ENTRY: usize = 80;

/// The degrees of an education section, in order.
pub(super) fn named(text: &str, vocabulary: &Vocabulary) -> Vec<DegreeMention> {
    let mut found: Vec<DegreeMention> = vocabulary.degrees().find(text).into_iter().filter_map(|mention| checked(text, mention)).collect();
    let known = found.len();
    for (start, end, level) in abbreviations(text) {
        let before = found.get(..known).unwrap_or_default();
        let next = before.partition_point(|mention| mention.end <= start);
        if before.get(next).is_none_or(|mention| mention.start >= end) {
            found.push(DegreeMention { level, field: field_behind(text, end), start, end });
        }
    }
    found.extend(
        lettered(text)
            .filter(|mention| !found.iter().any(|other| other.start < mention.end && mention.start < other.end))
            .collect::<Vec<_>>(),
    );
    found.sort_by_key(|mention| mention.start);
    found.dedup_by(|next, before| {
        next.level == Level::Secondary && before.level == Level::Secondary && next.start < before.end + SAME_ENTRY
    });
    found
}

/// An associate degree in the form "associate nursing : Surgical nursing", without the words that make it plain in running text.
fn lettered(text: &str) -> impl Iterator<Item = DegreeMention> + '_ {
    const WORD: &str = "associate";
    const MOST_WORDS: usize = 3;
    let lower = text.to_ascii_lowercase();
    let starts: Vec<usize> = lower.match_indices(WORD).map(|(at, _)| at).collect();
    starts.into_iter().filter_map(move |start| {
        let end = start + WORD.len();
        let open = text.get(..start)?.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let (between, field) = text.get(end..)?.split('\n').next()?.split_once(" : ")?;
        let brief = between.split_whitespace().count() <= MOST_WORDS && between.chars().all(|c| c.is_alphabetic() || c == ' ');
        let field = field.split([',', ':', '(']).next().map(|field| field.trim().to_owned()).filter(|field| !field.is_empty());
        (open && brief).then_some(DegreeMention { level: Level::Associate, field, start, end })
    })
}

/// A word of a school's name or of a certificate is no degree, and a diploma without a level is a course.
fn checked(text: &str, mention: DegreeMention) -> Option<DegreeMention> {
    let words = text.get(mention.start..mention.end)?.to_lowercase();
    let line = text.get(..mention.start)?.rsplit('\n').next()?.to_lowercase();
    let rest = text.get(mention.end..)?.split('\n').next()?;
    match words.as_str() {
        "polytechnic" => None,
        "associate" | "associates" if line.contains("certified") => None,
        "licence" | "license" | "licenciado" if !rest.trim_start().starts_with("en ") => None,
        _ if words.starts_with("diploma") => Some(DegreeMention { level: Level::Other, ..mention }),
        _ => Some(mention),
    }
}

/// Words of the table, each standing alone, and its phrases.
fn abbreviations(text: &str) -> impl Iterator<Item = (usize, usize, Level)> + '_ {
    let parts = |c: char| c.is_whitespace() || matches!(c, ',' | ':' | ';' | '(' | ')' | '/' | '|');
    let lone = text.split(parts).filter(|word| (1..=LONGEST).contains(&word.len()));
    let single = lone.filter_map(move |word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        ABBREVIATIONS.get(word).map(|level| (start, start + word.len(), *level))
    });
    let software = |end: usize| {
        ["Office", "Word", "Excel", "Access"].iter().any(|name| text.get(end..).is_some_and(|rest| rest.trim_start().starts_with(name)))
    };
    let finder = PHRASES.as_ref();
    let phrases = finder.into_iter().flat_map(move |(finder, levels)| finder.find_iter(text).zip(std::iter::repeat(levels)));
    let long = phrases.filter_map(|(hit, levels)| Some((hit.start(), hit.end(), *levels.get(hit.pattern().as_usize())?)));
    single.filter(move |(_, end, _)| !software(*end)).chain(long)
}

/// The longest abbreviation, in bytes.
const LONGEST: usize = 32;

/// The abbreviations of several words.
static PHRASES: LazyLock<Option<(AhoCorasick, Vec<Level>)>> = LazyLock::new(|| {
    let (phrases, levels): (Vec<&str>, Vec<Level>) = ABBREVIATIONS.iter().filter(|(phrase, _)| phrase.contains(' ')).unzip();
    let finder = AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).match_kind(MatchKind::LeftmostLongest).build(phrases).ok()?;
    Some((finder, levels))
});

/// The words behind a degree, up to a date, a mark or the end of the line.
fn field_behind(text: &str, end: usize) -> Option<String> {
    let line = text.get(end..)?.split('\n').next()?;
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '-' | '–' | '/' | '.'));
    let line = line.strip_prefix("in ").or_else(|| line.strip_prefix("Degree : ")).unwrap_or(line);
    let field = line.split(|c: char| matches!(c, ',' | '(' | ';' | '|' | ':' | '¼') || c.is_ascii_digit()).next()?.trim();
    let school = field.contains("University") || field.contains("College") || field.contains("School") || field.contains("Institute");
    (!field.is_empty() && !school && field.len() <= 60).then(|| field.trim_end_matches('ï').trim().to_owned())
}
