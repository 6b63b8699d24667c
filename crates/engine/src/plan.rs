//! A compiled rule file, and judging by it.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use qualify_profile::Profile;
use qualify_rules::{RuleFile, RuleTier, Scoring};
use qualify_vocabulary::Vocabulary;

use crate::case::{Case, Papers};
use crate::change::Remedy;
use crate::compile::Compiler;
use crate::facts::Facts;
use crate::judgement::{Basis, Finding, Judgement, Months, Outcome, RuleJudgement, Verdict};
use crate::looked_for::LookedFor;
use crate::node::Node;
use crate::ruling::Ruling;
use crate::score::{self, Scored};
use crate::sources::{Reading, Sources};
use crate::term::{Sighting, Term, Terms};
use crate::texts::{self, Text};
use crate::timeline::{self, Timeline};

/// A rule file compiled over interned concepts: made once, used for every candidate.
#[derive(Debug)]
pub struct Plan<'v> {
    vocabulary: Held<'v>,
    job: String,
    hash: String,
    scoring: Scoring,
    pub(crate) rules: Vec<Compiled>,
    terms: Vec<(Term, String)>,
    slots: Vec<Vec<usize>>,
    looked_for: LookedFor,
}

/// The vocabulary, or one with the rule file's own aliases.
#[derive(Debug)]
enum Held<'v> {
    Shared(&'v Vocabulary),
    Own(Arc<Vocabulary>),
}

/// Vocabularies with names of rule files' own: many files that give the same names, as those that extend one file do, share one.
#[derive(Debug, Default)]
pub struct OwnNames(Mutex<HashMap<Names, Arc<Vocabulary>>>);

/// Terms with their other names.
type Names = BTreeMap<String, Vec<String>>;

impl OwnNames {
    /// The vocabulary with the names; none where they are no names.
    fn over(&self, names: &Names, vocabulary: &Vocabulary) -> Option<Arc<Vocabulary>> {
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = known().get(names) {
            return Some(Arc::clone(own));
        }
        let own = Arc::new(vocabulary.extended(names).ok()?);
        Some(Arc::clone(known().entry(names.clone()).or_insert(own)))
    }
}

/// A rule, compiled.
#[derive(Debug)]
pub(crate) struct Compiled {
    pub id: String,
    pub tier: RuleTier,
    pub text: String,
    pub weight: f64,
    pub node: Node,
}

/// What judging needs again for each candidate; kept so that nothing is allocated twice.
#[derive(Debug, Default)]
pub struct Scratch {
    timeline: Timeline,
    pub(crate) sightings: Vec<Sighting>,
    scored: Vec<Scored>,
}

impl Scratch {
    /// The verdicts of the last candidate assessed, in the file's order.
    pub fn verdicts(&self) -> impl Iterator<Item = Verdict> + '_ {
        self.scored.iter().map(|scored| scored.verdict)
    }

    /// The rules of the last candidate assessed, in the file's order.
    pub(crate) fn scored(&self) -> &[Scored] {
        &self.scored
    }
}

/// Outcome and score alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Assessment {
    /// What follows from the required rules.
    pub outcome: Outcome,
    /// 0 to 100, to one decimal.
    pub score: f64,
}

impl<'v> Plan<'v> {
    /// Compiles a rule file. Its own aliases are laid over the vocabulary.
    #[must_use]
    pub fn compile(file: &RuleFile, vocabulary: &'v Vocabulary) -> Self {
        Self::compile_among(file, vocabulary, &OwnNames::default())
    }

    /// Compiles a rule file among others over the same vocabulary.
    #[must_use]
    pub fn compile_among(file: &RuleFile, vocabulary: &'v Vocabulary, names: &OwnNames) -> Self {
        let own = if file.vocabulary.is_empty() { None } else { names.over(&file.vocabulary, vocabulary) };
        let vocabulary = own.map_or(Held::Shared(vocabulary), Held::Own);
        let mut compiler = Compiler::new(file, vocabulary.get());
        let rules = file.rules.iter().map(|rule| Compiled {
            id: rule.id.clone(),
            tier: rule.tier,
            text: rule.text.clone(),
            weight: if rule.weight.is_finite() { rule.weight.clamp(0.0, score::MOST) } else { 1.0 },
            node: compiler.rule(rule),
        });
        let rules = rules.collect();
        let Terms { all: terms, slots, .. } = compiler.terms;
        let sets = slots.iter().map(|slot| slot.iter().filter_map(|index| terms.get(*index)).map(|(term, _)| term));
        let looked_for = LookedFor::new(sets, vocabulary.get());
        Self { job: file.job.clone(), hash: hash(file), scoring: file.scoring, rules, terms, slots, looked_for, vocabulary }
    }

    /// The job's title.
    #[must_use]
    pub fn job(&self) -> &str {
        &self.job
    }

    /// The ids of the rules, in the file's order.
    pub fn rule_ids(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().map(|rule| rule.id.as_str())
    }

    /// The vocabulary it judges with: facts must come from the same.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        self.vocabulary.get()
    }

    /// Takes from a profile what can be asked of it.
    #[must_use]
    pub fn facts(&self, profile: &Profile) -> Facts {
        Facts::new(profile, self.vocabulary())
    }

    /// Takes from a profile what can be asked of it, and where it stands.
    #[must_use]
    pub fn read(&self, profile: &Profile) -> Reading {
        Reading::new(profile, self.vocabulary())
    }

    /// Whether any rule names something that the vocabulary does not know, so that [`Facts::words`] are looked at.
    #[must_use]
    pub fn needs_words(&self) -> bool {
        self.rules.iter().any(|rule| rule.node.needs_words()) || !self.looked_for.phrases.is_empty()
    }

    pub(crate) fn scoring(&self) -> Scoring {
        self.scoring
    }

    /// A term by its index.
    pub(crate) fn term(&self, index: usize) -> Option<&Term> {
        self.terms.get(index).map(|(term, _)| term)
    }

    /// The sets of terms that sightings are of, by slot.
    pub(crate) fn slots(&self) -> &[Vec<usize>] {
        &self.slots
    }

    /// Judges a candidate, with reasons and evidence. `as_of`: its month is the last that counts.
    #[must_use]
    pub fn judge(&self, profile: &Profile, as_of: Date) -> Judgement {
        self.judge_with(profile, &self.read(profile), as_of)
    }

    /// Judges a candidate whose profile has been read with the plan's vocabulary.
    #[must_use]
    pub fn judge_with(&self, profile: &Profile, reading: &Reading, as_of: Date) -> Judgement {
        let mut scratch = Scratch::default();
        let texts = texts::texts(profile);
        let case = self.papers(profile, &texts, reading, as_of, &mut scratch);
        let rules: Vec<RuleJudgement> = self.rules.iter().map(|rule| rule.judge(&case)).collect();
        let scored: Vec<Scored> = self.rules.iter().zip(&rules).map(|(rule, judged)| rule.scored(judged)).collect();
        let (required, preferred) = (score::tier(&scored, RuleTier::Required), score::tier(&scored, RuleTier::Preferred));
        let basis = Basis {
            rules: self.hash.clone(),
            vocabulary: self.vocabulary().version().to_owned(),
            engine: env!("CARGO_PKG_VERSION"),
            profile: digest(&serde_json::to_vec(profile).unwrap_or_default()),
        };
        Judgement {
            candidate: profile.id.clone(),
            outcome: score::outcome(&scored),
            score: score::total(&scored, self.scoring),
            as_of,
            required,
            preferred,
            rules,
            basis,
        }
    }

    /// Outcome and score alone, without words: the same numbers as [`Plan::judge`] gives.
    #[must_use]
    pub fn assess(&self, facts: &Facts, as_of: Date, scratch: &mut Scratch) -> Assessment {
        self.looked_for.look(facts, &mut scratch.sightings);
        self.assess_seen(facts, as_of, scratch)
    }

    /// The same where the scratch holds what is shown already.
    pub(crate) fn assess_seen(&self, facts: &Facts, as_of: Date, scratch: &mut Scratch) -> Assessment {
        let mut scored = std::mem::take(&mut scratch.scored);
        scored.clear();
        let case = seen(facts, as_of, scratch);
        scored.extend(self.rules.iter().map(|rule| rule.scored_by(rule.ruling(&case))));
        let assessment = Assessment { outcome: score::outcome(&scored), score: score::total(&scored, self.scoring) };
        scratch.scored = scored;
        assessment
    }

    /// The months that the first rule counts, where it asks for worked time.
    #[must_use]
    pub fn months(&self, facts: &Facts, as_of: Date, scratch: &mut Scratch) -> Option<Months> {
        let case = self.case(facts, as_of, scratch);
        self.rules.first()?.ruling(&case).months
    }

    /// The verdict of one rule, and the outcome of all.
    pub(crate) fn verdict(&self, rule: usize, facts: &Facts, as_of: Date) -> (Verdict, Outcome) {
        let mut scratch = Scratch::default();
        let case = self.case(facts, as_of, &mut scratch);
        let scored: Vec<Scored> = self.rules.iter().map(|rule| rule.scored_by(rule.ruling(&case))).collect();
        (scored.get(rule).map_or(Verdict::Ask, |scored| scored.verdict), score::outcome(&scored))
    }

    /// What would make a rule met.
    pub(crate) fn remedies(&self, rule: usize, profile: &Profile, reading: &Reading, as_of: Date) -> Option<Vec<Remedy>> {
        let mut scratch = Scratch::default();
        let texts = texts::texts(profile);
        let papers = self.papers(profile, &texts, reading, as_of, &mut scratch);
        let rule = self.rules.get(rule)?;
        rule.node.remedies(&rule.of(&papers))
    }

    /// Looks at a candidate: what is shown where, and the time laid out.
    fn case<'a>(&'a self, facts: &'a Facts, as_of: Date, scratch: &'a mut Scratch) -> Case<'a> {
        self.looked_for.look(facts, &mut scratch.sightings);
        seen(facts, as_of, scratch)
    }

    fn papers<'a>(
        &'a self,
        profile: &'a Profile,
        texts: &'a [Text<'a>],
        reading: &'a Reading,
        as_of: Date,
        scratch: &'a mut Scratch,
    ) -> Papers<'a> {
        let Reading { facts, sources } = reading;
        let sources: &Sources = sources;
        Papers { case: self.case(facts, as_of, scratch), profile, texts, sources, terms: &self.terms, vocabulary: self.vocabulary() }
    }
}

/// A candidate of whom is known what is shown where.
fn seen<'a>(facts: &'a Facts, as_of: Date, scratch: &'a mut Scratch) -> Case<'a> {
    let as_of = timeline::month_of(as_of);
    let settled = facts.timeline();
    let timeline = if settled.holds_for(as_of) {
        settled
    } else {
        scratch.timeline.lay(&facts.positions, as_of);
        &scratch.timeline
    };
    Case { facts, timeline, sightings: &scratch.sightings, as_of, answer: None }
}

impl Held<'_> {
    fn get(&self) -> &Vocabulary {
        match self {
            Self::Shared(vocabulary) => vocabulary,
            Self::Own(vocabulary) => vocabulary,
        }
    }
}

impl Compiled {
    fn answer(&self, facts: &Facts) -> Option<bool> {
        if facts.answers.is_empty() { None } else { facts.answers.get(&self.id).copied() }
    }

    fn of<'a>(&self, papers: &Papers<'a>) -> Papers<'a> {
        Papers { case: Case { answer: self.answer(papers.facts), ..papers.case }, ..*papers }
    }

    fn ruling(&self, case: &Case<'_>) -> Ruling {
        self.node.ruling(&Case { answer: self.answer(case.facts), ..*case })
    }

    fn judge(&self, papers: &Papers<'_>) -> RuleJudgement {
        let finding: Finding = self.node.finding(&self.of(papers));
        RuleJudgement { id: self.id.clone(), tier: self.tier, text: self.text.clone(), finding }
    }

    fn scored(&self, judged: &RuleJudgement) -> Scored {
        self.scored_by(Ruling::of(judged.verdict, judged.credit))
    }

    pub(crate) fn scored_by(&self, ruling: Ruling) -> Scored {
        Scored { tier: self.tier, weight: self.weight, verdict: ruling.verdict, credit: ruling.credit }
    }
}

fn hash(file: &RuleFile) -> String {
    digest(&serde_json::to_vec(file).unwrap_or_default())
}

/// First 16 hexadecimal digits of the BLAKE3 hash.
fn digest(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().chars().take(16).collect()
}
