//! A rule file becomes trees over interned terms.

use qualify_language::{Group, Kind, Requirement};
use qualify_rules::{Rule, RuleFile, RuleTier};
use qualify_vocabulary::Vocabulary;

use crate::derived::Derived;
use crate::kinds::Leaf;
use crate::kinds::asked::Asked;
use crate::kinds::clearance::Clearance;
use crate::kinds::credential::Credential;
use crate::kinds::degree::Degree;
use crate::kinds::equivalent::{Equivalent, Policy};
use crate::kinds::experience::Experience;
use crate::kinds::language::Language;
use crate::kinds::skill::Skill;
use crate::node::{Node, Shape};
use crate::ruling::Join;
use crate::term::{self, Choice, Term, Terms};

/// What compiling needs to know of the whole file.
pub(crate) struct Compiler<'a> {
    vocabulary: &'a Vocabulary,
    policy: Policy<'a>,
    pub terms: Terms,
    /// The terms of related work for what is required, and for what is preferred; none when title and requirements name nothing.
    related: (Option<Choice>, Option<Choice>),
}

/// What compiling a requirement needs to know of the rule it is in.
#[derive(Clone, Copy)]
struct Within<'a> {
    rule: &'a Rule,
    /// Internships and volunteer work do not count.
    professional: bool,
    /// What stands beside the branch.
    siblings: &'a [&'a Requirement],
}

impl<'a> Compiler<'a> {
    pub fn new(file: &'a RuleFile, vocabulary: &'a Vocabulary) -> Self {
        let policy = Policy { own: &file.equivalent_experience, vocabulary };
        let mut compiler = Self { vocabulary, policy, terms: Terms::default(), related: (None, None) };
        compiler.related = (compiler.related_work(file, false), compiler.related_work(file, true));
        compiler
    }

    /// The terms of the title, with what the role implies (Kubernetes of a Kubernetes Engineer), and of every requirement. A title that
    /// the vocabulary does not know says nothing alone. What is preferred says nothing of what is required: it never changes the outcome.
    fn related_work(&mut self, file: &RuleFile, preferred: bool) -> Option<Choice> {
        let mut named = Vec::new();
        for mention in self.vocabulary.mentions(&file.job) {
            let implied = &self.vocabulary.concept(mention.concept).implies;
            for concept in std::iter::once(&mention.concept).chain(implied) {
                let label = &self.vocabulary.concept(*concept).label;
                named.push(self.terms.intern(Term::Concept(*concept), label));
            }
        }
        for rule in file.rules.iter().filter(|rule| preferred || rule.tier != RuleTier::Preferred) {
            self.name_terms(&rule.requirement, &rule.text, &mut named);
        }
        if named.is_empty() {
            return None;
        }
        named.push(self.terms.written(&file.job, self.vocabulary));
        named.sort_unstable();
        named.dedup();
        Some(self.terms.one_enough(named, "related work".to_owned()))
    }

    fn name_terms(&mut self, requirement: &Requirement, text: &str, named: &mut Vec<usize>) {
        let with = match &requirement.kind {
            Kind::All(parts) | Kind::Any(parts) | Kind::NOf { of: parts, .. } => {
                parts.iter().for_each(|part| self.name_terms(part, text, named));
                return;
            }
            Kind::Experience(experience) => &experience.with,
            Kind::Skill(skill) => &skill.with,
            _ => return,
        };
        for group in with {
            let any_of = group.any_of.iter().filter(|term| self.tells(term)).cloned().collect();
            named.extend(self.terms.choice(&Group { any_of, open: group.open }, text, self.vocabulary).terms);
        }
    }

    /// Whether a term tells one line of work from another: a plain word that the vocabulary does not know ("development") stands in any résumé.
    fn tells(&self, term: &str) -> bool {
        let plain = term.chars().all(|c| c.is_lowercase());
        !plain || self.vocabulary.lookup(term).is_some()
    }

    /// The tree of a rule.
    pub fn rule(&mut self, rule: &Rule) -> Node {
        let within = Within { rule, professional: is_professional(rule), siblings: &[] };
        self.node(&rule.requirement, within)
    }

    fn node(&mut self, requirement: &Requirement, within: Within<'_>) -> Node {
        let shape = match &requirement.kind {
            Kind::All(parts) => Shape::Joined(Join::All, parts.iter().map(|part| self.node(part, within)).collect()),
            Kind::NOf { n, of } => Shape::Joined(Join::NOf(*n as usize), of.iter().map(|part| self.node(part, within)).collect()),
            Kind::Any(parts) => {
                let branch = |(index, part): (usize, &Requirement)| {
                    let siblings: Vec<&Requirement> =
                        parts.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, sibling)| sibling).collect();
                    self.node(part, Within { siblings: &siblings, ..within })
                };
                Shape::Joined(Join::Any, parts.iter().enumerate().map(branch).collect())
            }
            _ => Shape::Leaf(self.leaf(requirement, within)),
        };
        Node { kind: key(&requirement.kind), text: words(requirement, within.rule), shape }
    }

    fn leaf(&mut self, requirement: &Requirement, within: Within<'_>) -> Leaf {
        let text = words(requirement, within.rule);
        if within.rule.tier == RuleTier::Screening {
            return Leaf::Asked(Asked { text });
        }
        match &requirement.kind {
            Kind::Experience(asked) => Leaf::Experience(self.experience(asked, &text, within)),
            Kind::Skill(asked) => Leaf::Skill(Skill { with: self.choices(&asked.with, &within.rule.text) }),
            Kind::Degree(asked) => Leaf::Degree(Degree::compile(asked, self.vocabulary)),
            Kind::Credential(asked) => Leaf::Credential(Credential::compile(asked, &text, self.vocabulary)),
            Kind::Language(asked) => Leaf::Language(Language::compile(asked, self.vocabulary)),
            Kind::Clearance(asked) => Leaf::Clearance(Clearance::compile(asked, &text, self.vocabulary)),
            Kind::Equivalent => Leaf::Equivalent(self.equivalent(within)),
            Kind::WorkAuthorization(asked) | Kind::Eligibility(asked) | Kind::Trait(asked) => {
                Leaf::Asked(Asked { text: asked.text.clone() })
            }
            Kind::All(_) | Kind::Any(_) | Kind::NOf { .. } => Leaf::Asked(Asked { text }),
        }
    }

    fn choices(&mut self, with: &[qualify_language::Group], text: &str) -> Vec<Choice> {
        with.iter().map(|group| self.terms.choice(group, text, self.vocabulary)).collect()
    }

    fn related(&self, within: Within<'_>) -> Option<&Choice> {
        if within.rule.tier == RuleTier::Preferred { self.related.1.as_ref() } else { self.related.0.as_ref() }
    }

    fn experience(&mut self, asked: &qualify_language::Experience, text: &str, within: Within<'_>) -> Experience {
        let related = if asked.with.is_empty() && names_related(text) { self.related(within).cloned() } else { None };
        Experience {
            min: asked.min_months,
            max: asked.max_months,
            within: asked.within_months,
            related: related.is_some(),
            with: related.map_or_else(|| self.choices(&asked.with, &within.rule.text), |related| vec![related]),
            professional: within.professional,
            said: Derived::default(),
        }
    }

    fn equivalent(&self, within: Within<'_>) -> Equivalent {
        let standard = self.policy.standard(within.siblings);
        let related = self.related(within);
        let work = Experience {
            min: standard.months(),
            max: None,
            within: None,
            with: related.into_iter().cloned().collect(),
            professional: within.professional,
            related: related.is_some(),
            said: Derived::default(),
        };
        Equivalent { work, standard }
    }
}

/// Whether the rule's words leave internships and volunteer work out. The names of credentials do not count as words.
fn is_professional(rule: &Rule) -> bool {
    let mut text = rule.text.to_lowercase();
    let mut names = Vec::new();
    credential_names(&rule.requirement, &mut names);
    for name in names {
        text = text.replace(&name.to_lowercase(), " ");
    }
    term::has_word(&text, &["professional", "professionally", "paid", "industry"])
        || text.contains("non-internship")
        || text.contains("non internship")
}

fn credential_names<'r>(requirement: &'r Requirement, names: &mut Vec<&'r str>) {
    match &requirement.kind {
        Kind::All(parts) | Kind::Any(parts) | Kind::NOf { of: parts, .. } => {
            parts.iter().for_each(|part| credential_names(part, names));
        }
        Kind::Credential(credential) => names.extend(credential.any_of.iter().map(String::as_str)),
        _ => {}
    }
}

/// Whether words ask for "related experience", "relevant work experience", "experience in a related field".
fn names_related(text: &str) -> bool {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let at = |found: &dyn Fn(&str) -> bool| words.iter().enumerate().filter(|(_, word)| found(word)).map(|(at, _)| at).collect::<Vec<_>>();
    let related = at(&|word| matches!(word, "related" | "relevant"));
    let worked = at(&|word| matches!(word, "experience" | "work"));
    let apart = |from: usize, to: usize| {
        words.get(from + 1..to).unwrap_or_default().iter().any(|word| matches!(*word, "and" | "or" | "degree" | "field" | "discipline"))
    };
    related.iter().any(|related| {
        worked.iter().any(|worked| match worked.checked_sub(*related) {
            Some(distance) => distance <= 3 && !apart(*related, *worked),
            None => related - worked <= 4 && !apart(*worked, *related),
        })
    })
}

/// The words of the rule's text that ask a requirement; the whole text where that is not known.
fn words(requirement: &Requirement, rule: &Rule) -> String {
    let words = requirement.span.of(&rule.text).trim();
    if words.is_empty() { rule.text.clone() } else { words.to_owned() }
}

fn key(kind: &Kind) -> &'static str {
    match kind {
        Kind::All(_) => "all",
        Kind::Any(_) => "any",
        Kind::NOf { .. } => "n_of",
        Kind::Experience(_) => "experience",
        Kind::Skill(_) => "skill",
        Kind::Degree(_) => "degree",
        Kind::Credential(_) => "credential",
        Kind::Language(_) => "language",
        Kind::Clearance(_) => "clearance",
        Kind::WorkAuthorization(_) => "work_authorization",
        Kind::Eligibility(_) => "eligibility",
        Kind::Trait(_) => "trait",
        Kind::Equivalent => "equivalent",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn related_experience_is_told_from_a_related_field() {
        for text in
            ["5 years of related experience", "3+ years relevant professional work experience", "2 years' experience in a related role"]
        {
            assert!(names_related(text), "{text}");
        }
        for text in
            ["Bachelor's degree in a related field and 5 years of experience", "5 years of experience or a related degree", "5 years"]
        {
            assert!(!names_related(text), "{text}");
        }
    }
}
