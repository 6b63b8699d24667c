//! Finds names in text: one automaton over folded words, then the rules of the names that are also plain words.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::fold::{self, Folded, Spelling};

/// Words to each side of a name in which its context is looked for.
const WINDOW: usize = 12;

/// One way of writing one thing.
#[derive(Debug, Clone)]
pub(crate) struct Claim {
    /// What is named: an index into the table that owns the finder.
    pub target: usize,
    /// The name as the data writes it.
    pub form: String,
    /// It is the thing's own label, not an alias.
    pub label: bool,
    /// When the form is also a plain word.
    pub rule: Option<Rule>,
}

/// When a form that is also a plain word names the thing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Rule {
    /// Only with these capitals.
    pub cased: bool,
    /// Only in this number: `securities` is not `security`.
    pub numbered: bool,
    /// Folded words, one of which stands near; a `*` at the end takes any ending.
    pub near: Vec<String>,
    /// Targets, of which a certain mention stands near.
    pub beside: Vec<usize>,
    /// Or else it stands alone in a list.
    pub alone: bool,
}

impl Rule {
    fn needs_context(&self) -> bool {
        !self.near.is_empty() || !self.beside.is_empty() || self.alone
    }
}

/// A name found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    pub target: usize,
    pub start: usize,
    pub end: usize,
}

/// What is looked for: keys, each with the claims on it. A key without claims hides the words it covers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    keys: BTreeMap<String, Vec<Claim>>,
}

impl Names {
    /// Adds a name; says whose it already is when another target has claimed the same form without a rule.
    pub fn add(&mut self, claim: Claim, spelling: &Spelling) -> Option<usize> {
        let claims = self.keys.entry(fold::key(&claim.form, spelling)).or_default();
        if claims.iter().any(|other| other.target == claim.target && other.rule == claim.rule && same_spelling(other, &claim)) {
            return None;
        }
        let plain = |c: &Claim| c.rule.as_ref().is_none_or(|rule| !rule.needs_context() && !rule.cased);
        let clash =
            claims.iter().find(|other| other.target != claim.target && same_spelling(other, &claim) && plain(other) && plain(&claim));
        let clash = clash.map(|other| other.target);
        claims.push(claim);
        clash
    }

    /// Adds a phrase in which nothing is to be found.
    pub fn hide(&mut self, phrase: &str, spelling: &Spelling) {
        self.keys.entry(fold::key(phrase, spelling)).or_default();
    }

    /// Every claim on the key that the name folds to.
    pub fn claims(&self, name: &str, spelling: &Spelling) -> &[Claim] {
        self.keys.get(&fold::key(name, spelling)).map_or(&[], Vec::as_slice)
    }

    /// The thing that a whole term names: the owner of the label, else the only claimant.
    pub fn lookup(&self, term: &str, spelling: &Spelling) -> Option<usize> {
        let claims = self.claims(term, spelling);
        let spelled = fold::spelled(term);
        let exact = claims.iter().any(|claim| fold::spelled(&claim.form) == spelled);
        let mut fitting = claims.iter().filter(|claim| {
            let same = fold::spelled(&claim.form) == spelled;
            same || (!exact && claim.rule.as_ref().is_none_or(|rule| !rule.numbered))
        });
        if let Some(owner) = fitting.clone().find(|claim| claim.label) {
            return Some(owner.target);
        }
        let first = fitting.next()?.target;
        fitting.all(|claim| claim.target == first).then_some(first)
    }

    /// Forgets what others claim of the name, which then is the target's alone.
    pub fn take_over(&mut self, name: &str, target: usize, spelling: &Spelling) {
        if let Some(claims) = self.keys.get_mut(&fold::key(name, spelling)) {
            claims.retain(|claim| claim.target == target || claim.label);
        }
    }
}

fn same_spelling(a: &Claim, b: &Claim) -> bool {
    fold::spelled(&a.form) == fold::spelled(&b.form)
}

/// The automaton over a set of names.
#[derive(Debug)]
pub(crate) struct Finder {
    automaton: AhoCorasick,
    claims: Vec<Vec<Claim>>,
}

/// A key found, not yet weighed: its claims and its words.
struct Candidate<'f> {
    claims: &'f [Claim],
    first: usize,
    last: usize,
}

impl Finder {
    /// Builds the automaton.
    ///
    /// # Errors
    /// When there are more names than an automaton holds (some 2 billion bytes of them).
    pub fn new(names: &Names) -> Result<Self, aho_corasick::BuildError> {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(names.keys.keys())?;
        Ok(Self { automaton, claims: names.keys.values().cloned().collect() })
    }

    /// Every name in the text, in order, none overlapping another.
    pub fn find(&self, text: &str, spelling: &Spelling) -> Vec<Hit> {
        let folded = fold::fold(text, spelling);
        let candidates = self.candidates(&folded);
        let mut verdicts: Vec<Option<usize>> = candidates.iter().map(|candidate| certain(candidate, text, &folded)).collect();
        // Twice: a name made certain by its neighbours vouches for the next one ("C, R, Go").
        for _ in 0..2 {
            for index in 0..candidates.len() {
                if verdicts.get(index) == Some(&None)
                    && let Some(candidate) = candidates.get(index)
                    && let Some(target) = by_context(candidate, index, &candidates, &verdicts, text, &folded)
                    && let Some(verdict) = verdicts.get_mut(index)
                {
                    *verdict = Some(target);
                }
            }
        }
        let hit = |(candidate, target): (&Candidate<'_>, Option<usize>)| {
            let (start, end) = span(candidate, &folded);
            target.map(|target| Hit { target, start, end })
        };
        candidates.iter().zip(verdicts).filter_map(hit).collect()
    }

    fn candidates(&self, folded: &Folded) -> Vec<Candidate<'_>> {
        let mut found = Vec::new();
        let mut word = 0;
        let word_at = |from: usize, at: usize| from + folded.words.get(from..).unwrap_or_default().partition_point(|w| w.at < at);
        for hit in self.automaton.find_iter(&folded.text) {
            let Some(claims) = self.claims.get(hit.pattern().as_usize()) else { continue };
            let first = word_at(word, hit.start());
            word = word_at(first, hit.end());
            if !claims.is_empty() {
                found.push(Candidate { claims, first, last: word.saturating_sub(1) });
            }
        }
        found
    }
}

fn span(candidate: &Candidate<'_>, folded: &Folded) -> (usize, usize) {
    let start = folded.words.get(candidate.first).map_or(0, |word| word.start);
    let end = folded.words.get(candidate.last).map_or(start, |word| word.end);
    (start, end)
}

/// The claims that the spelling leaves standing.
fn fitting<'c>(candidate: &Candidate<'c>, text: &str, folded: &Folded) -> impl Iterator<Item = &'c Claim> {
    let (start, end) = span(candidate, folded);
    let written = text.get(start..end).unwrap_or_default();
    let simple = candidate.claims.len() == 1 && candidate.claims.iter().all(|claim| claim.rule.is_none());
    let (cased, spelled) = if simple { Default::default() } else { (fold::cased(written), fold::spelled(written)) };
    let exact = !simple && candidate.claims.iter().any(|claim| fold::spelled(&claim.form) == spelled);
    candidate.claims.iter().filter(move |claim| {
        if simple {
            return true;
        }
        if exact && fold::spelled(&claim.form) != spelled {
            return false;
        }
        let Some(rule) = &claim.rule else { return true };
        (!rule.cased || fold::cased(&claim.form) == cased) && (!rule.numbered || fold::spelled(&claim.form) == spelled)
    })
}

/// The target of a name that needs no context, when there is but one.
fn certain(candidate: &Candidate<'_>, text: &str, folded: &Folded) -> Option<usize> {
    fitting(candidate, text, folded).find(|claim| claim.rule.as_ref().is_none_or(|rule| !rule.needs_context())).map(|claim| claim.target)
}

/// The target of the first claim whose context is there.
fn by_context(
    candidate: &Candidate<'_>,
    index: usize,
    candidates: &[Candidate<'_>],
    verdicts: &[Option<usize>],
    text: &str,
    folded: &Folded,
) -> Option<usize> {
    let from = candidate.first.saturating_sub(WINDOW);
    let to = (candidate.last + WINDOW + 1).min(folded.words.len());
    let near = |rule: &Rule| {
        let mut around = (from..candidate.first).chain(candidate.last + 1..to);
        !rule.near.is_empty() && around.any(|word| rule.near.iter().any(|near| fits(folded.word(word), near)))
    };
    let beside = |rule: &Rule| {
        let neighbour = |other: usize| {
            let within = candidates.get(other).is_some_and(|c| c.last >= from && c.first < to);
            within && verdicts.get(other).copied().flatten().is_some_and(|target| rule.beside.contains(&target))
        };
        let reach = index.saturating_sub(WINDOW)..(index + WINDOW + 1).min(candidates.len());
        !rule.beside.is_empty() && reach.filter(|other| *other != index).any(neighbour)
    };
    let alone = |rule: &Rule| {
        let begins = folded.words.get(candidate.first).is_some_and(|word| word.after_break);
        rule.alone && begins && folded.before_break(candidate.last)
    };
    fitting(candidate, text, folded)
        .filter_map(|claim| claim.rule.as_ref().map(|rule| (claim, rule)))
        .find(|(_, rule)| near(rule) || beside(rule) || alone(rule))
        .map(|(claim, _)| claim.target)
}

fn fits(word: &str, near: &str) -> bool {
    near.strip_suffix('*').map_or(word == near, |stem| word.starts_with(stem))
}
