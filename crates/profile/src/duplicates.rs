//! The same person twice in a batch: reported, never merged.

use std::hash::BuildHasher as _;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use web_simhash::SimHash64;

use crate::model::{Candidate, Profile};

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
/// The pairs of words of most texts are no more than this.
const USUAL: usize = 1024;

/// What tells whether two candidates are one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// E-mail addresses in lower case.
    emails: Vec<String>,
    /// The SimHash of the words; `None` when they are too few.
    words: Option<u64>,
}

impl Likeness {
    /// What is known of a candidate.
    pub fn of(candidate: &Candidate) -> Self {
        let emails = candidate.identity.emails.iter().map(|email| email.to_lowercase()).collect();
        Self { emails, words: hash(&candidate.profile) }
    }
}

/// The people of a batch, who are told one after the other: each is compared with all before.
#[derive(Debug, Default)]
pub struct People {
    /// By e-mail address, the first who has it.
    owners: FxHashMap<String, usize>,
    /// Hashes that differ in at most three bits agree in one of four bands of sixteen, so only those are compared.
    bands: FxHashMap<(u32, u64), Vec<(usize, u64)>>,
}

impl People {
    /// Adds one person by the place in the batch; says whom before it shares an e-mail address or nearly all words with, in order.
    ///
    /// ```
    /// use qualify_profile::duplicates::{Duplicate, Likeness, People, Reason};
    /// use qualify_profile::{Candidate, Identity};
    ///
    /// let identity = Identity { emails: vec!["a@example.org".to_owned()], ..Identity::default() };
    /// let likeness = Likeness::of(&Candidate { identity, ..Candidate::default() });
    /// let mut people = People::default();
    /// assert!(people.add(0, &likeness).is_empty());
    /// assert_eq!(people.add(1, &likeness), [Duplicate { first: 0, second: 1, reason: Reason::SameEmail }]);
    /// ```
    pub fn add(&mut self, place: usize, likeness: &Likeness) -> Vec<Duplicate> {
        let owners = likeness.emails.iter().map(|email| *self.owners.entry(email.clone()).or_insert(place));
        let mut found: Vec<Duplicate> =
            owners.filter(|first| *first != place).map(|first| Duplicate { first, second: place, reason: Reason::SameEmail }).collect();
        if let Some(first) = likeness.words.and_then(|words| self.worded_alike(place, words)) {
            let known = found.iter().any(|pair| pair.first == first);
            found.extend((!known).then_some(Duplicate { first, second: place, reason: Reason::SameText }));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The first whose words are nearly the same.
    fn worded_alike(&mut self, place: usize, words: u64) -> Option<usize> {
        let mut near = None;
        for band in 0..4 {
            let peers = self.bands.entry((band, (words >> (band * 16)) & 0xffff)).or_default();
            let alike =
                peers.iter().find(|(_, other)| SimHash64(words).is_near_duplicate(SimHash64(*other), NEAR)).map(|(first, _)| *first);
            near = near.into_iter().chain(alike).min();
            peers.push((place, words));
        }
        near
    }
}

/// The SimHash of a profile's pairs of words: each pair has one vote, however often it is said, since a mark that stands in a text a
/// hundred times would outvote its words.
fn hash(profile: &Profile) -> Option<u64> {
    let passages = profile.positions.iter().flat_map(|position| &position.passages);
    let passages = passages.chain(profile.sections.iter().flat_map(|section| &section.passages));
    let mut voters = Vec::with_capacity(USUAL);
    passages.for_each(|passage| pairs(&passage.text).for_each(|pair| voters.push(FxBuildHasher.hash_one(pair))));
    let mut known = FxHashSet::with_capacity_and_hasher(voters.len(), FxBuildHasher);
    voters.retain(|voter| known.insert(*voter));
    (voters.len() >= SHORTEST).then(|| SimHash64::from_hashes_unweighted_fast(&voters).0)
}

/// Every two words that stand side by side.
fn pairs(text: &str) -> impl Iterator<Item = &str> {
    let blanks = text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_whitespace()).map(|(at, _)| at);
    let (mut first, mut from) = (None, 0);
    blanks.chain([text.len()]).filter_map(move |end| {
        let start = std::mem::replace(&mut from, end + 1);
        if start == end { None } else { text.get(first.replace(start)?..end) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::Identity;
    use crate::model::{Passage, Section, SectionKind};

    fn candidate(email: &str, text: &str) -> Candidate {
        let passages = vec![Passage { text: text.to_owned(), ..Passage::default() }];
        let profile = Profile { sections: vec![Section { kind: SectionKind::Other, passages }], ..Profile::default() };
        Candidate { profile, identity: Identity { emails: vec![email.to_owned()], ..Identity::default() } }
    }

    #[test]
    fn the_same_person_is_found_by_mail_or_by_words() {
        let long: String = (0..2000).map(|n| format!("word{} ", n * 7 % 1511)).collect();
        let edited = long.replacen("word7 ", "other ", 1);
        let different: String = (0..400).map(|n| format!("term{} ", n * 5 % 211)).collect();
        let batch = [
            candidate("a@example.org", &long),
            candidate("b@example.org", &edited),
            candidate("A@EXAMPLE.ORG", &different),
            candidate("c@example.org", "too short to tell"),
            candidate("d@example.org", "too short to tell"),
        ];
        let mut people = People::default();
        let found: Vec<Duplicate> =
            batch.iter().enumerate().flat_map(|(place, candidate)| people.add(place, &Likeness::of(candidate))).collect();
        let wanted =
            [Duplicate { first: 0, second: 1, reason: Reason::SameText }, Duplicate { first: 0, second: 2, reason: Reason::SameEmail }];
        assert_eq!(found, wanted);
    }

    #[test]
    fn a_mark_said_over_and_over_does_not_outvote_the_words() {
        let marks = "~ ".repeat(150);
        let [first, second] = [7, 5].map(|step| (0..60).map(|n| format!("word{} ", n * step % 311)).collect::<String>() + &marks);
        let mut people = People::default();
        assert_eq!(people.add(0, &Likeness::of(&candidate("a@example.org", &first))), []);
        assert_eq!(people.add(1, &Likeness::of(&candidate("b@example.org", &second))), []);
    }
}
