//! The next milder wording of a requirement: a shorter length, a lower degree, one that experience may stand in for.

use qualify_language::requirement::Skill;
use qualify_language::{Experience, Kind, Level, Requirement, print};

/// A requirement one step milder, and which part of it changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Milder {
    /// The whole requirement with the part changed.
    pub requirement: Requirement,
    /// The part as it was.
    pub from: String,
    /// The part as it would be.
    pub to: String,
}

/// Every requirement that is one step milder in one of its parts. What has no milder wording, such as a licence, gives none.
pub fn milder(requirement: &Requirement) -> Vec<Milder> {
    match &requirement.kind {
        Kind::All(parts) => inside(parts, Kind::All),
        Kind::Any(parts) => inside(parts, Kind::Any),
        Kind::NOf { n, of } => {
            let mut all = inside(of, |of| Kind::NOf { n: *n, of });
            if *n > 1 {
                all.insert(0, step(requirement, Kind::NOf { n: n - 1, of: of.clone() }));
            }
            all
        }
        Kind::Experience(experience) => shorter(experience).map(|kind| step(requirement, kind)).into_iter().collect(),
        Kind::Degree(degree) => {
            let mut all = Vec::new();
            if let Some(level) = lower(degree.level) {
                all.push(step(requirement, Kind::Degree(qualify_language::Degree { level, ..degree.clone() })));
            }
            if !degree.related_field && !degree.fields.is_empty() {
                all.push(step(requirement, Kind::Degree(qualify_language::Degree { related_field: true, ..degree.clone() })));
            }
            all.push(step(requirement, Kind::Any(vec![requirement.clone(), Kind::Equivalent.into()])));
            all
        }
        _ => Vec::new(),
    }
}

fn step(from: &Requirement, kind: Kind) -> Milder {
    let requirement = Requirement { kind, span: from.span };
    Milder { from: print(from), to: print(&requirement), requirement }
}

fn inside(parts: &[Requirement], whole: impl Fn(Vec<Requirement>) -> Kind) -> Vec<Milder> {
    let equivalent = parts.iter().any(|part| part.kind == Kind::Equivalent);
    let mut all = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        // "Or equivalent experience" is not offered where it stands already.
        let offered = milder(part).into_iter().filter(|step| !(equivalent && matches!(step.requirement.kind, Kind::Any(_))));
        for Milder { requirement, from, to } in offered {
            let mut changed = parts.to_vec();
            if let Some(part) = changed.get_mut(at) {
                *part = requirement;
            }
            all.push(Milder { requirement: Requirement::from(whole(changed)), from, to });
        }
    }
    all
}

/// A year less; below two years half a year less; below a year no length at all.
fn shorter(experience: &Experience) -> Option<Kind> {
    let months = experience.min_months.filter(|months| *months > 0)?;
    let less = match months {
        24.. => months - 12,
        12.. => months - 6,
        _ if experience.with.is_empty() => return None,
        _ => return Some(Kind::Skill(Skill { with: experience.with.clone() })),
    };
    Some(Kind::Experience(Experience { min_months: Some(less), ..experience.clone() }))
}

fn lower(level: Level) -> Option<Level> {
    match level {
        Level::Doctorate => Some(Level::Master),
        Level::Master => Some(Level::Bachelor),
        Level::Bachelor => Some(Level::Associate),
        Level::Associate => Some(Level::Secondary),
        Level::Secondary => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::implication::implies;

    #[test]
    fn every_step_is_implied_by_what_it_loosens() {
        for text in ["3+ years of experience with Java", "1+ year of experience with Java", "6+ months of experience with Java"] {
            for statement in qualify_language::parse(text).statements {
                let steps = milder(&statement.requirement);
                assert_eq!(steps.len(), 1, "{text}");
                for step in steps {
                    assert!(implies(&statement.requirement, &step.requirement) && step.requirement != statement.requirement, "{step:?}");
                }
            }
        }
    }
}
