//! The same person twice in a batch: reported, never merged.

use std::collections::{HashMap, HashSet};

use simhash::{hamming_distance, simhash_stream};

use crate::model::{Candidate, Passage, Profile};

/// Why two candidates look like one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// They share an e-mail address.
    SameEmail,
    /// Their texts are nearly identical.
    SameText,
}

impl Reason {
    /// Its stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SameEmail => "same-email",
            Self::SameText => "same-text",
        }
    }
}

/// Two candidates of a batch that look like one person, by their places in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duplicate {
    /// The earlier one.
    pub first: usize,
    /// The later one.
    pub second: usize,
    /// Why.
    pub reason: Reason,
}

/// The most bits in which the SimHash of two nearly identical texts differs (Manku, Jain and Das Sarma, 2007, take 3 of 64).
const NEAR: u32 = 3;
/// Texts with fewer pairs of words are too short to be told apart.
const SHORTEST: usize = 40;

/// Finds candidates that share an e-mail address or nearly all their words; in order, each pair once.
pub fn duplicates(candidates: &[&Candidate]) -> Vec<Duplicate> {
    let mut found = by_email(candidates);
    let known: HashSet<(usize, usize)> = found.iter().map(|pair| (pair.first, pair.second)).collect();
    found.extend(by_text(candidates).into_iter().filter(|pair| !known.contains(&(pair.first, pair.second))));
    found.sort_unstable();
    found
}

fn by_email(candidates: &[&Candidate]) -> Vec<Duplicate> {
    let mut owners: HashMap<String, usize> = HashMap::new();
    let mut found = Vec::new();
    for (second, candidate) in candidates.iter().enumerate() {
        for email in &candidate.identity.emails {
            let first = *owners.entry(email.to_lowercase()).or_insert(second);
            let pair = Duplicate { first, second, reason: Reason::SameEmail };
            if first != second && found.last() != Some(&pair) {
                found.push(pair);
            }
        }
    }
    found
}

/// Hashes that differ in at most three bits agree in one of four bands of sixteen, so only those are compared.
fn by_text(candidates: &[&Candidate]) -> Vec<Duplicate> {
    let hashes: Vec<Option<u64>> = candidates.iter().map(|candidate| hash(&candidate.profile)).collect();
    let mut bands: HashMap<(u32, u64), Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    for (second, hash) in hashes.iter().enumerate() {
        let Some(hash) = *hash else { continue };
        let mut near: Vec<usize> = Vec::new();
        for band in 0..4 {
            let peers = bands.entry((band, (hash >> (band * 16)) & 0xffff)).or_default();
            let close = |first: &usize| hashes.get(*first).copied().flatten().is_some_and(|other| hamming_distance(hash, other) <= NEAR);
            near.extend(peers.iter().copied().filter(close));
            peers.push(second);
        }
        if let Some(first) = near.into_iter().min() {
            found.push(Duplicate { first, second, reason: Reason::SameText });
        }
    }
    found
}

/// The SimHash of a profile's pairs of words.
fn hash(profile: &Profile) -> Option<u64> {
    let passages = profile.positions.iter().flat_map(|position| &position.passages);
    let passages = passages.chain(profile.sections.iter().flat_map(|section| &section.passages));
    let pairs: Vec<&str> = passages.flat_map(pairs).collect();
    (pairs.len() >= SHORTEST).then(|| simhash_stream(pairs.into_iter()))
}

/// Every two words that stand side by side.
fn pairs(passage: &Passage) -> impl Iterator<Item = &str> {
    let text = passage.text.as_str();
    let place = move |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let words = text.split_whitespace();
    words.clone().zip(words.skip(1)).filter_map(move |(first, second)| text.get(place(first)..place(second) + second.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::Identity;
    use crate::model::{Section, SectionKind};

    fn candidate(email: &str, text: &str) -> Candidate {
        let passages = vec![Passage { text: text.to_owned(), ..Passage::default() }];
        let profile = Profile { sections: vec![Section { kind: SectionKind::Other, passages }], ..Profile::default() };
        Candidate { profile, identity: Identity { emails: vec![email.to_owned()], ..Identity::default() } }
    }

    #[test]
    fn the_same_person_is_found_by_mail_or_by_words() {
        let long: String = (0..400).map(|n| format!("word{} ", n * 7 % 311)).collect();
        let edited = long.replacen("word7 ", "other ", 1);
        let different: String = (0..400).map(|n| format!("term{} ", n * 5 % 211)).collect();
        let batch = [
            candidate("a@example.org", &long),
            candidate("b@example.org", &edited),
            candidate("A@EXAMPLE.ORG", &different),
            candidate("c@example.org", "too short to tell"),
            candidate("d@example.org", "too short to tell"),
        ];
        let found = duplicates(&batch.iter().collect::<Vec<_>>());
        let wanted =
            [Duplicate { first: 0, second: 1, reason: Reason::SameText }, Duplicate { first: 0, second: 2, reason: Reason::SameEmail }];
        assert_eq!(found, wanted);
    }
}
