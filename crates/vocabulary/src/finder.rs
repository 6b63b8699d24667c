//! Finds names in text: one automaton over words, then the rules of the names that are also plain words.
//!
//! Every word that some name holds has a character of its own. A text becomes a string of such characters, with a [`BARRIER`] for
//! other words and where no phrase may run across, and so does a name; the automaton runs over those strings. It can only find
//! whole words, and the longest match at a place is the longest run of them.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use rustc_hash::FxHashMap;

use crate::folded::{Folded, Sieve};
use crate::names::{Claim, Names, Rule, certain, fitting};

/// Words to each side of a name in which its context is looked for.
const WINDOW: usize = 12;
/// A run of words that no name holds; the end of a sentence, of a list item, of a cell.
const BARRIER: char = '\u{1}';

/// A name found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    pub target: usize,
    pub start: usize,
    pub end: usize,
}

/// The automaton over a set of names.
#[derive(Debug)]
pub(crate) struct Finder {
    automaton: AhoCorasick,
    claims: Vec<Vec<Claim>>,
    codes: FxHashMap<String, char>,
    /// The words that have a character.
    sieve: Sieve,
}

impl Finder {
    /// Builds the automaton.
    #[expect(clippy::expect_used, reason = "an automaton holds 2^31 states: more than the names of all taxonomies together")]
    pub fn new(names: &Names) -> Self {
        let mut codes = FxHashMap::default();
        let (mut patterns, mut claims) = (Vec::new(), Vec::new());
        for (key, owners) in names.iter() {
            patterns.push(key.split_terminator(' ').map(|word| code(word, &mut codes)).collect::<String>());
            claims.push(owners.clone());
        }
        let builder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .prefilter(false)
            .build(patterns);
        let sieve = Sieve::new(codes.keys().map(String::as_str));
        Self { automaton: builder.expect("fewer states than 2^31"), claims, codes, sieve }
    }

    /// Every name in the text, in order, none overlapping another.
    pub fn find(&self, text: &Folded<'_>) -> Vec<Hit> {
        let candidates = self.candidates(text);
        if candidates.is_empty() {
            return Vec::new();
        }
        let mut reading = Reading { text, verdicts: Vec::new(), candidates };
        reading.verdicts = reading.candidates.iter().map(|candidate| certain(candidate.claims, reading.written(candidate))).collect();
        // Twice: a name made certain by its neighbours vouches for the next one ("C, R, Go").
        for _ in 0..2 {
            for index in 0..reading.candidates.len() {
                if reading.verdicts.get(index) == Some(&None) {
                    let target = reading.by_context(index);
                    if let Some(verdict) = reading.verdicts.get_mut(index) {
                        *verdict = target;
                    }
                }
            }
        }
        reading.hits()
    }

    /// The words of a text that have a character, as a string of these, and where each of them stands.
    fn coded(&self, text: &Folded<'_>) -> (String, Vec<Known>) {
        let (mut coded, mut known) = (String::new(), Vec::new());
        let mut barred = true;
        for (index, (word, hash)) in text.words().iter().zip(text.hashes()).enumerate() {
            let code = if self.sieve.may_hold(hash) { self.codes.get(text.form(index)) } else { None };
            if !barred && (word.after_break || code.is_none()) {
                coded.push(BARRIER);
                barred = true;
            }
            if let Some(code) = code {
                known.push(Known { at: coded.len(), word: index });
                coded.push(*code);
                barred = false;
            }
        }
        (coded, known)
    }

    fn candidates(&self, text: &Folded<'_>) -> Vec<Candidate<'_>> {
        let (coded, known) = self.coded(text);
        let (mut found, mut next) = (Vec::new(), 0);
        if known.is_empty() {
            return found;
        }
        for hit in self.automaton.find_iter(&coded) {
            let Some(claims) = self.claims.get(hit.pattern().as_usize()).filter(|claims| !claims.is_empty()) else { continue };
            let first = forward(&known, next, hit.start());
            next = forward(&known, first, hit.end());
            if let (Some(first), Some(last)) = (known.get(first), known.get(next.saturating_sub(1))) {
                found.push(Candidate { claims, first: first.word, last: last.word });
            }
        }
        found
    }
}

/// A word that has a character, and where that stands.
struct Known {
    at: usize,
    word: usize,
}

/// The first of the words from `from` on whose character is not before `at`.
fn forward(known: &[Known], from: usize, at: usize) -> usize {
    let mut index = from;
    while known.get(index).is_some_and(|known| known.at < at) {
        index += 1;
    }
    index
}

/// The character of a word, a new one when it has none.
fn code(word: &str, codes: &mut FxHashMap<String, char>) -> char {
    if let Some(code) = codes.get(word) {
        return *code;
    }
    let next = u32::try_from(codes.len()).unwrap_or(u32::MAX).saturating_add(0x80);
    let beyond_surrogates = if next < 0xd800 { next } else { next.saturating_add(0x800) };
    let code = char::from_u32(beyond_surrogates).unwrap_or(BARRIER);
    codes.insert(word.to_owned(), code);
    code
}

/// A key found, not yet weighed: its claims and its words.
struct Candidate<'f> {
    claims: &'f [Claim],
    first: usize,
    last: usize,
}

/// A text with what was found in it so far.
struct Reading<'t, 'f> {
    text: &'t Folded<'t>,
    candidates: Vec<Candidate<'f>>,
    /// For each candidate the target that it names, once that is certain.
    verdicts: Vec<Option<usize>>,
}

impl Reading<'_, '_> {
    fn span(&self, candidate: &Candidate<'_>) -> (usize, usize) {
        let start = self.text.words().get(candidate.first).map_or(0, |word| word.start);
        let end = self.text.words().get(candidate.last).map_or(start, |word| word.end);
        (start, end)
    }

    fn written(&self, candidate: &Candidate<'_>) -> &str {
        let (start, end) = self.span(candidate);
        self.text.text().get(start..end).unwrap_or_default()
    }

    fn hits(&self) -> Vec<Hit> {
        let hit = |(candidate, target): (&Candidate<'_>, &Option<usize>)| {
            let (start, end) = self.span(candidate);
            target.map(|target| Hit { target, start, end })
        };
        self.candidates.iter().zip(&self.verdicts).filter_map(hit).collect()
    }

    /// The target of the first claim whose context is there.
    fn by_context(&self, index: usize) -> Option<usize> {
        let candidate = self.candidates.get(index)?;
        let rules = fitting(candidate.claims, self.written(candidate)).into_iter().filter_map(|claim| Some((claim, claim.rule.as_ref()?)));
        let mut fits = rules.filter(|(_, rule)| self.alone(candidate, rule) || self.beside(index, rule) || self.near(candidate, rule));
        fits.next().map(|(claim, _)| claim.target)
    }

    fn alone(&self, candidate: &Candidate<'_>, rule: &Rule) -> bool {
        let begins = self.text.words().get(candidate.first).is_some_and(|word| word.after_break);
        let ends = self.text.words().get(candidate.last + 1).is_none_or(|next| next.after_break);
        rule.alone && begins && ends
    }

    fn beside(&self, index: usize, rule: &Rule) -> bool {
        let Some(own) = self.candidates.get(index).filter(|_| !rule.beside.is_empty()) else { return false };
        let reach = index.saturating_sub(WINDOW)..(index + WINDOW + 1).min(self.candidates.len());
        reach.filter(|other| *other != index).any(|other| {
            let within = |other: &Candidate<'_>| other.last + WINDOW >= own.first && other.first <= own.last + WINDOW;
            let named = self.verdicts.get(other).copied().flatten();
            self.candidates.get(other).is_some_and(within) && named.is_some_and(|target| rule.beside.binary_search(&target).is_ok())
        })
    }

    fn near(&self, candidate: &Candidate<'_>, rule: &Rule) -> bool {
        if rule.near.is_empty() {
            return false;
        }
        let from = candidate.first.saturating_sub(WINDOW);
        let to = (candidate.last + WINDOW + 1).min(self.text.words().len());
        (from..candidate.first).chain(candidate.last + 1..to).any(|word| {
            let form = self.text.form(word);
            rule.near.iter().any(|near| near.strip_suffix('*').map_or(form == near, |stem| form.starts_with(stem)))
        })
    }
}
