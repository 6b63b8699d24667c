//! When one requirement proves another: who meets the first always meets the second.

use qualify_language::{Degree, Experience, Group, Kind, Requirement};

use crate::lint::conjuncts;

/// Whether everybody who meets `stronger` meets `weaker`. False where it cannot be told from the trees alone.
pub fn implies(stronger: &Requirement, weaker: &Requirement) -> bool {
    match &weaker.kind {
        _ if stronger == weaker => true,
        Kind::All(parts) => parts.iter().all(|part| implies(stronger, part)),
        _ if matches!(&stronger.kind, Kind::Any(parts) if parts.iter().all(|part| implies(part, weaker))) => true,
        Kind::Any(parts) if !conjuncts(stronger).iter().any(|part| part == weaker) => parts.iter().any(|part| implies(stronger, part)),
        _ => conjuncts(stronger).iter().any(|part| part == weaker || leaf(&part.kind, &weaker.kind)),
    }
}

fn leaf(stronger: &Kind, weaker: &Kind) -> bool {
    match (stronger, weaker) {
        (Kind::Experience(stronger), Kind::Experience(weaker)) => experience(stronger, weaker),
        (Kind::Experience(stronger), Kind::Skill(weaker)) => stronger.min_months > Some(0) && groups(&stronger.with, &weaker.with),
        (Kind::Skill(stronger), Kind::Skill(weaker)) => groups(&stronger.with, &weaker.with),
        (Kind::Degree(stronger), Kind::Degree(weaker)) => degree(stronger, weaker),
        (Kind::Credential(stronger), Kind::Credential(weaker)) => stronger.any_of.iter().all(|name| weaker.any_of.contains(name)),
        _ => false,
    }
}

fn experience(stronger: &Experience, weaker: &Experience) -> bool {
    let window = match (stronger.within_months, weaker.within_months) {
        (_, None) => true,
        (Some(narrow), Some(wide)) => narrow <= wide,
        (None, Some(_)) => false,
    };
    window && weaker.max_months.is_none() && stronger.min_months >= weaker.min_months && groups(&stronger.with, &weaker.with)
}

/// Every group of the weaker must hold where the stronger's do: some stronger group's terms are all among its own.
fn groups(stronger: &[Group], weaker: &[Group]) -> bool {
    let covers = |wide: &Group, narrow: &Group| (wide.open || !narrow.open) && narrow.any_of.iter().all(|term| wide.any_of.contains(term));
    !weaker.is_empty() && weaker.iter().all(|wide| stronger.iter().any(|narrow| covers(wide, narrow)))
}

fn degree(stronger: &Degree, weaker: &Degree) -> bool {
    let fields =
        weaker.fields.is_empty() || (!stronger.fields.is_empty() && stronger.fields.iter().all(|field| weaker.fields.contains(field)));
    let related = weaker.fields.is_empty() || weaker.related_field || !stronger.related_field;
    let finished = weaker.in_progress || !stronger.in_progress;
    stronger.level >= weaker.level && fields && related && finished
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Requirement {
        let parts: Vec<Requirement> = qualify_language::parse(text).statements.into_iter().map(|statement| statement.requirement).collect();
        Kind::All(parts).into()
    }

    #[test]
    fn more_of_the_same_implies_less_of_it() {
        let implies = |stronger: &str, weaker: &str| implies(&read(stronger), &read(weaker));
        assert!(implies("3+ years of experience with Java", "2+ years of experience with Java"));
        assert!(!implies("2+ years of experience with Java", "3+ years of experience with Java"));
        assert!(implies("3+ years of experience with Java", "3+ years of experience with Java or Kotlin"));
        assert!(!implies("3+ years of experience with Java or Kotlin", "3+ years of experience with Java"));
        assert!(implies("Master's degree in Physics", "Bachelor's degree in Physics"));
        assert!(!implies("Master's degree", "Bachelor's degree in Physics"));
        assert!(implies("3+ years of experience with Java", "Experience with Java"));
    }
}
