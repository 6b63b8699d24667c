//! Finds names in text: an automaton over words, then the rules of the names that are also plain words.
//!
//! Every word that some name holds has a character of its own, so that a name is a string of such characters and the automaton finds
//! whole words only. It starts where a name may begin: two sieves over the hashes of runs of words say at one look that no name
//! begins so, or that none is the run, which is nearly everywhere.

use aho_corasick::{AhoCorasick, AhoCorasickKind, Anchored, Input, MatchKind, StartKind};
use rustc_hash::FxHashMap;

use crate::folded::{Folded, Sieve, hash, hash_behind};
use crate::names::{Claim, Names, Rule, certain, fitting};

/// Words to each side of a name in which its context is looked for.
const WINDOW: usize = 12;

/// A name found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    pub target: usize,
    pub start: usize,
    pub end: usize,
}

/// The automaton over a set of names, and what is known of them before it runs.
#[derive(Debug)]
pub(crate) struct Finder {
    automaton: AhoCorasick,
    /// The character of each word.
    codes: FxHashMap<String, char>,
    /// The words that names begin with: one, two and so on up to the whole name.
    beginnings: Sieve,
    /// All words of names.
    wholes: Sieve,
}

impl Finder {
    /// Builds the automaton.
    #[expect(clippy::expect_used, reason = "an automaton holds 2^31 states: more than the names of all taxonomies together")]
    pub fn new(names: &Names) -> Self {
        let (mut beginnings, mut wholes) = (Vec::new(), Vec::new());
        let (mut codes, mut patterns) = (FxHashMap::default(), Vec::new());
        for (key, _) in names.iter() {
            let (mut run, mut pattern) = (0, String::new());
            for word in key.split_terminator(' ') {
                run = hash_behind(run, hash(word));
                beginnings.push(run);
                pattern.push(code(word, &mut codes));
            }
            wholes.push(run);
            patterns.push(pattern);
        }
        let builder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(StartKind::Anchored)
            .kind(Some(AhoCorasickKind::NoncontiguousNFA))
            .prefilter(false)
            .build(patterns);
        let automaton = builder.expect("fewer states than 2^31");
        Self { automaton, codes, beginnings: Sieve::new(&beginnings), wholes: Sieve::new(&wholes) }
    }

    /// Every one of the names in the text, in order, none overlapping another.
    pub fn find(&self, names: &Names, text: &Folded<'_>) -> Vec<Hit> {
        let candidates = self.candidates(names, text);
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

    fn candidates<'n>(&self, names: &'n Names, text: &Folded<'_>) -> Vec<Candidate<'n>> {
        let (mut found, mut free) = (Vec::new(), 0);
        for (first, word) in text.hashes().enumerate() {
            if first < free || !self.beginnings.may_hold(hash_behind(0, word)) {
                continue;
            }
            if let Some((claims, last)) = self.longest(names, text, first) {
                // Words that are hidden are no candidate, and no part of another.
                found.extend((!claims.is_empty()).then_some(Candidate { claims, first, last }));
                free = last + 1;
            }
        }
        found
    }

    /// The claims on the longest name that begins with a word, and its last word.
    fn longest<'n>(&self, names: &'n Names, text: &Folded<'_>, first: usize) -> Option<(&'n [Claim], usize)> {
        let farthest = self.farthest(text, first)?;
        let mut coded = String::with_capacity(char::MAX.len_utf8() * (farthest + 1 - first));
        coded.extend((first..=farthest).map_while(|word| self.codes.get(text.form(word))));
        let found = self.automaton.try_find(Input::new(&coded).anchored(Anchored::Yes)).ok()??;
        let last = first + coded.get(..found.end())?.chars().count().checked_sub(1)?;
        names.claims(text.key(first, last)).map(|claims| (claims, last))
    }

    /// The last word at which a name that begins with the first one may end.
    fn farthest(&self, text: &Folded<'_>, first: usize) -> Option<usize> {
        let (mut farthest, mut run) = (None, 0);
        for (last, word) in (first..).zip(text.run(first)) {
            run = hash_behind(run, word);
            if !self.beginnings.may_hold(run) {
                break;
            }
            if self.wholes.may_hold(run) {
                farthest = Some(last);
            }
        }
        farthest
    }
}

/// The character of a word, a new one when it has none.
fn code(word: &str, codes: &mut FxHashMap<String, char>) -> char {
    if let Some(code) = codes.get(word) {
        return *code;
    }
    let next = u32::try_from(codes.len()).unwrap_or(u32::MAX).saturating_add(0x80);
    let beyond_surrogates = if next < 0xd800 { next } else { next.saturating_add(0x800) };
    let code = char::from_u32(beyond_surrogates).unwrap_or(char::MAX);
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
