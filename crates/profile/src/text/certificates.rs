//! How résumés word a credential: "Certified Welder", "Real Estate License", "CPR certified", "Secret clearance".

mod listed;
mod table;
mod words;

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use qualify_vocabulary::Vocabulary;
use rustc_hash::FxHashSet;

use crate::model::SectionKind;
pub(super) use listed::items;
use table::Kind;
use words::{Word, is_year, words};

/// Words whose name stands before them and that are no part of it.
const DROPPED: &[&str] = &["certified", "certification", "certifications", "certificate", "certificates", "qualified", "endorsed"];
/// Words whose name stands before them and that belong to it.
const KEPT: &[&str] = &["license", "licence", "licensure", "licenses", "registration", "endorsement", "endorsements"];
/// Words that make a card behind them a permit: "Food Handler Card".
const CARDS: &[&str] = &["handler", "handlers", "handler's", "clearance", "guard", "twic", "osha", "safety"];
/// Words that a name follows.
const LEADING: &[&str] = &["certified", "licensed", "registered"];
/// Words of [`DROPPED`] that a name follows behind a colon or comma: "Certificate : Rope Access".
const LABELS: &[&str] = &["certification", "certifications", "certificate", "certificates"];
/// The longest name in words.
const MOST_WORDS: usize = 7;

/// The stems of "certified", "license", "credential", "registered", letter case aside.
static STEMS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let stems = ["certif", "licens", "licenc", "credential", "registered", "endorse", " card"];
    AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).ascii_case_insensitive(true).build(stems).ok()
});

/// Whether a line speaks of holding something certified or licensed.
pub(super) fn certifies(line: &str) -> bool {
    STEMS.as_ref().is_some_and(|stems| stems.is_match(line))
}

/// Whether the words found are the name itself and no common word: an acronym stands in capitals.
pub(super) fn spelled(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = words.chars().filter(|c| c.is_uppercase()).count();
    if letters <= 5 && !words.contains(' ') { capitals * 2 > letters } else { capitals > 0 || letters >= 8 }
}

/// A security clearance with its rank: "Top Secret security clearance".
pub(super) fn clearance(line: &str, vocabulary: &Vocabulary) -> Option<Range<usize>> {
    const WORD: &str = "clearance";
    const NEAR: usize = 24;
    let lower = line.to_ascii_lowercase();
    let mentions = vocabulary.clearances().find(line);
    let with_word = mentions.iter().find_map(|mention| {
        let after = lower.get(mention.end..)?.find(WORD).filter(|gap| *gap <= NEAR)?;
        Some(mention.start..mention.end + after + WORD.len())
    });
    let span = with_word.or_else(|| mentions.first().map(|mention| mention.start..mention.end))?;
    let span = shortened(line, span);
    let rest = line.get(span.end..).unwrap_or_default();
    // "Top Secret (SCI)", "Top Secret/SCI"
    let compartment = ["(SCI)", " (SCI)", "/SCI", " SCI"].iter().find(|mark| rest.starts_with(**mark)).map_or(0, |mark| mark.len());
    Some(span.start..span.end + compartment)
}

/// The names that the words of a line make credentials. In a section of schools "certificate in ..." is a course.
pub(super) fn worded(line: &str, kind: Option<SectionKind>) -> Vec<Range<usize>> {
    if !certifies(line) {
        return Vec::new();
    }
    let words = words(line);
    let mut found: Vec<Range<usize>> = Vec::new();
    for (number, word) in words.iter().enumerate() {
        let name = labelled(line, &words, number).filter(|_| is_listing(kind));
        // "Certification : Rope Access" begins something, whatever stands before it.
        let label = word.is(LABELS) && line.get(word.end()..).is_some_and(|rest| rest.starts_with(" :"));
        let around = || name_at(&words, number, word, kind).filter(|_| !label).map(|span| shortened(line, span));
        let Some(name) = name.or_else(around) else { continue };
        let fresh = found.last().is_none_or(|other| other.end <= name.start);
        if fresh && is_name(line.get(name.clone()).unwrap_or_default()) {
            found.push(name);
        }
    }
    found
}

/// The name that a word makes a credential, if it does.
fn name_at(words: &[Word<'_>], number: usize, word: &Word<'_>, kind: Option<SectionKind>) -> Option<Range<usize>> {
    let front = before(words, number).or_else(|| item_before(words, number).filter(|_| is_listing(kind)));
    let card = word.is(&["card"]) && number.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|permit| permit.is(CARDS));
    if card || word.is(KEPT) {
        return front.map(|start| start..word.end());
    }
    if word.is(LEADING) && word.text.starts_with(char::is_uppercase) && !of_members(words, number) {
        // One word before it is whose certificate it is: "Oracle Certified Associate".
        let issuer = number
            .checked_sub(1)
            .and_then(|at| words.get(at))
            .filter(|issuer| issuer.parted && !word.parted && !word.opens_line && !issuer.links());
        // Two letters behind a comma are a state: "Ortolan, OH".
        let issuer = issuer.filter(|issuer| issuer.names() && issuer.text.len() > 2);
        let colleague = before_is(words, number, &["the", "by", "with"]) && kind == Some(SectionKind::Experience);
        let low = words.get(number + 1).is_some_and(|next| next.text.starts_with(char::is_lowercase));
        let article = number.checked_sub(2).and_then(|at| words.get(at)).is_some_and(|word| matches!(word.text, "a" | "an"));
        if let Some(name) = behind(words, number).filter(|_| (!(low && issuer.is_some()) || article) && !colleague) {
            return Some(issuer.map_or(name.start, |issuer| issuer.start)..name.end);
        }
    }
    let active = words.get(number + 1).is_some_and(|next| !next.parted && Kind::Activity.has(next.text));
    let honour = words.get(number + 1).is_some_and(|link| link.text == "of")
        && words.get(number + 2).is_some_and(|word| Kind::Honour.has(word.text));
    if !word.is(DROPPED) || honour || active || of_members(words, number) || kind == Some(SectionKind::Experience) {
        return None;
    }
    let goes_on = words.get(number + 1).is_some_and(|next| !next.parted && !next.links() && next.text.starts_with(char::is_lowercase));
    // One word before it says in what: "Reading Endorsed".
    let nearest = number.checked_sub(1).and_then(|at| words.get(at)).map(|before| before.start);
    let front = if word.is(&["endorsed"]) { front.and(nearest) } else { front };
    let trailing =
        front.filter(|_| !goes_on || word.text.starts_with(char::is_uppercase)).map(|start| start..named_before(words, number, start));
    trailing.or_else(|| of(words, number).filter(|_| kind != Some(SectionKind::Education)))
}

/// Whether a section lists what was learnt and earned.
const fn is_listing(kind: Option<SectionKind>) -> bool {
    matches!(kind, Some(SectionKind::Credentials | SectionKind::Education))
}

/// The name behind a word that stands for itself before a mark: "Certificates : Rope Access", "Certificate, Rope Access, Ortolan".
fn labelled(line: &str, words: &[Word<'_>], number: usize) -> Option<Range<usize>> {
    let word = words.get(number).filter(|word| word.is(LABELS))?;
    let first = words.get(number + 1).filter(|next| next.names() && !next.links())?;
    let mark = line.get(word.end()..first.start)?.trim();
    let named_before = !word.parted && word.is(&["certification", "certifications"]);
    let listed = matches!(mark, ":" | "“" | ": “") && !named_before || (mark == "," && word.parted && !word.text.ends_with(['s', 'S']));
    let run = words.iter().skip(number + 2).take(MOST_WORDS);
    let run: Vec<&Word<'_>> = run.take_while(|word| !word.parted && word.names() && !word.is(DROPPED) && word.text != "City").collect();
    let goes_on = words.get(number + 2 + run.len()).is_some_and(|next| !next.parted && !next.names());
    let end = run.iter().rfind(|word| !word.links() && !word.is(&["course"])).map_or(first.end(), |word| word.end());
    (listed && !goes_on).then_some(first.start..end)
}

/// Where a name before "certified" ends: a word that is no acronym says little without it ("Teaching Certification").
fn named_before(words: &[Word<'_>], number: usize, start: usize) -> usize {
    const STANDING: &[&str] = &["valid", "and", "current", "active", "new"];
    let named = words.get(..number).unwrap_or_default().iter().filter(|word| word.start >= start && !word.is(STANDING));
    let mut named = named.map(|word| word.text.chars().skip(1).any(char::is_lowercase));
    match (named.next(), named.next(), words.get(number)) {
        (Some(true), None, Some(word)) if !word.is(&["endorsed"]) => word.end(),
        _ => end_before(words, number),
    }
}

/// Where an item of a list begins that ends in a word like "certification", its other words in lower case or not.
fn item_before(words: &[Word<'_>], number: usize) -> Option<usize> {
    const MOST: usize = 5;
    let last = words.get(number + 1).is_none_or(|next| next.parted);
    let first = (number.saturating_sub(MOST)..=number).rev().find(|at| words.get(*at).is_some_and(|word| word.parted))?;
    let name = words.get(first..number)?;
    let item = last && name.len() > 1 && name.iter().all(|word| !word.links());
    name.first().filter(|word| item && word.text.starts_with(char::is_uppercase)).map(|word| word.start)
}

/// "Association of Certified Fraud Examiners" is a club.
fn of_members(words: &[Word<'_>], number: usize) -> bool {
    number.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|before| before.text == "of" && !before.parted)
}

/// Whether the word before one is among these.
fn before_is(words: &[Word<'_>], number: usize, list: &[&str]) -> bool {
    number.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|before| list.contains(&before.text))
}

/// A name without the words around it that only say how it is held.
fn shortened(line: &str, span: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (span.start, span.end);
    while let Some(first) =
        line.get(start..end).and_then(|name| name.split_whitespace().next()).filter(|word| Kind::Front.has(word) || is_year(word))
    {
        start = (start + first.len() + 1).min(end);
    }
    while let Some(last) =
        line.get(start..end).and_then(|name| name.split_whitespace().next_back()).filter(|word| Kind::Back.has(word) || is_year(word))
    {
        end = end.saturating_sub(last.len() + 1).max(start);
    }
    start..end
}

/// Whether words name a credential that qualifies.
fn is_name(name: &str) -> bool {
    !is_empty(name) && name.len() > 1 && name.chars().any(char::is_alphabetic) && !honours(name) && !is_state(name) && !ends_otherwise(name)
}

/// Whether words name nothing, each alone or together: "Professional Certificate", "State Licensed".
fn is_empty(name: &str) -> bool {
    let dropped = |word: &str| DROPPED.iter().any(|other| other.eq_ignore_ascii_case(word));
    let mut words = name.split(|c: char| c.is_whitespace() || matches!(c, '/' | '[' | ']'));
    words.all(|word| word.is_empty() || dropped(word) || Kind::Empty.has(word))
}

/// Whether a name ends as that of a school or a heading: "Ortolan University Certificate" says who gave it.
fn ends_otherwise(name: &str) -> bool {
    name.split_whitespace().next_back().is_some_and(is_no_item)
}

/// The names of states, from `rules/resume/states.tsv`.
static STATES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| include_str!("../../../../rules/resume/states.tsv").lines().filter(|line| !line.starts_with('#')).collect());

/// Whether a name is that of a state and no more: "State of Ohio certified".
fn is_state(name: &str) -> bool {
    let lower = name.to_lowercase();
    let place = lower.rsplit_once(' ').filter(|(_, last)| KEPT.contains(last) || DROPPED.contains(last));
    let place = place.map_or(lower.as_str(), |(place, _)| place);
    place == "state" || STATES.contains(place.strip_prefix("state of ").unwrap_or(place))
}

fn honours(name: &str) -> bool {
    name.split_whitespace().any(|word| Kind::Honour.has(word))
}

/// Where the name before a word begins.
fn before(words: &[Word<'_>], number: usize) -> Option<usize> {
    let mut start = None;
    for at in (number.saturating_sub(MOST_WORDS)..number).rev() {
        let next_is_parted = words.get(at + 1).is_some_and(|next| next.parted || next.opens_line);
        let Some(word) = words.get(at).filter(|word| !next_is_parted && word.names()) else {
            return start.filter(|_| words.get(at + 1).is_some_and(|next| next.opens_line));
        };
        if !word.links() {
            start = Some(word.start);
        }
        let first =
            at.checked_sub(1).and_then(|at| words.get(at)).is_none_or(|before| !before.names() || before.is(DROPPED) || before.is(KEPT));
        if word.parted || first {
            break;
        }
    }
    start
}

fn end_before(words: &[Word<'_>], number: usize) -> usize {
    number.checked_sub(1).and_then(|at| words.get(at)).map_or(0, Word::end)
}

/// The name that a leading word opens, the word with it.
fn behind(words: &[Word<'_>], number: usize) -> Option<Range<usize>> {
    let start = words.get(number)?.start;
    let lowest = !words.get(number)?.text.starts_with(char::is_uppercase);
    let registered = words.get(number)?.is(&["registered"]);
    if words.get(number)?.is(&["certified"]) && words.get(number + 1).is_some_and(|next| next.text == "in") {
        return certified_in(words, number);
    }
    if words.get(number + 1).is_some_and(|next| matches!(next.text, "by" | "to" | "in" | "for" | "through" | "with" | "and" | "as")) {
        return None;
    }
    let mut end = None;
    for word in words.iter().skip(number + 1).take(MOST_WORDS) {
        let low = end.is_none() && !lowest && !registered && word.text.chars().all(char::is_alphabetic) && !word.links();
        let issuer = end.is_some() && Kind::Issuer.has(word.text);
        if word.parted || issuer || !(word.names() || low) || word.text.chars().all(|c| c.is_ascii_digit()) {
            break;
        }
        if !word.links() {
            end = Some(word.end());
        }
    }
    end.map(|end| start..end)
}

/// "Certified in Managing a deep-sea crew": what fills the rest of a short line.
fn certified_in(words: &[Word<'_>], number: usize) -> Option<Range<usize>> {
    let rest = words.get(number + 2..).filter(|rest| number == 0 && rest.len() <= MOST_WORDS && rest.iter().all(|word| !word.parted))?;
    Some(rest.first()?.start..rest.last()?.end())
}

/// "Certificate in Web Development", "Certification of ...": the name behind the linking word.
fn of(words: &[Word<'_>], number: usize) -> Option<Range<usize>> {
    let link = words.get(number + 1).filter(|word| !word.parted && matches!(word.text, "in" | "of" | "for"))?;
    let from = words.get(number + 2).filter(|word| word.start > link.start && word.text.starts_with(char::is_uppercase))?;
    let run = words.iter().skip(number + 3).take(MOST_WORDS).take_while(|word| !word.parted && word.names());
    let end = run.filter(|word| !word.links()).last().map_or(from.end(), Word::end);
    Some(from.start..end)
}

/// Whether an item among credentials is a heading, a school or a mark instead.
fn is_no_item(name: &str) -> bool {
    name.split_whitespace().any(|word| Kind::Elsewhere.has(word))
}

#[cfg(test)]
#[allow(clippy::string_slice, reason = "a test that fails here has failed")]
mod tests {
    use super::*;

    #[test]
    fn credentials_are_named_by_the_words_around_them() {
        for (line, wanted) in [
            ("TIPS certified", vec!["TIPS"]),
            ("Certified Forklift Operator", vec!["Certified Forklift Operator"]),
            ("Licensed Cosmetologist", vec!["Licensed Cosmetologist"]),
            ("Certified forklift operator", vec!["Certified forklift"]),
            ("Ohio Real Estate License, since 2011", vec!["Ohio Real Estate License"]),
            ("Project Management Certificate", vec!["Project Management"]),
            ("Certificate in Web Development - February 2002", vec!["Web Development"]),
            ("Certificate of Appreciation", vec![]),
            ("Ortolan University Certificate, COURSES & CERTIFICATIONS", vec![]),
            ("Ortolan Harbour Board Certificate of Appreciation", vec![]),
            ("Bachelor of Arts, Early Education Music Endorsed and ESOL Endorsement", vec!["Music", "ESOL Endorsement"]),
            ("Kiln Safety CertifiedÂ", vec!["Kiln Safety"]),
            ("State of Ohio certificate", vec![]),
            ("Prepared certified payroll for licensed staff", vec![]),
            ("Mathematics Endorsement, Grades 6-8", vec!["Mathematics Endorsement"]),
            ("Ortolan County Food Handler Card", vec!["Ortolan County Food Handler Card"]),
            ("Business cards and report card design", vec![]),
            ("Valid and Current Teaching Certification\tPatient listener", vec!["Teaching Certification"]),
            ("State of Ohio certificate", vec![]),
            ("Texas License", vec![]),
            ("Network + Certified", vec!["Network +"]),
            ("Phlebotomy Certified\u{c2}", vec!["Phlebotomy Certified"]),
            ("Won a prize for the fastest boat in Ortolania\nHarbour Safety Certified by the port", vec!["Harbour Safety"]),
            ("Certified Kiln\nOperator", vec!["Certified Kiln\nOperator"]),
            ("Certified Kiln Operator National Board of Glazing", vec!["Certified Kiln Operator"]),
            ("Ortolan, OH Certified Glaze Mixer", vec!["Certified Glaze Mixer"]),
            ("Professional Certificate", vec![]),
            ("Microsoft Certified", vec![]),
        ] {
            let found: Vec<&str> = worded(line, None).into_iter().map(|span| &line[span]).collect();
            assert_eq!(found, wanted, "{line}");
        }
    }

    #[test]
    fn an_item_of_a_list_may_stand_in_lower_case() {
        let line = "Certification: * Fork lift driving certification * Looked after the licence";
        let found: Vec<&str> = worded(line, Some(SectionKind::Credentials)).into_iter().map(|span| &line[span]).collect();
        assert_eq!(found, ["Fork lift driving"]);
    }
}
