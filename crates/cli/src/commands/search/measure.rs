//! Measured conditions of a query, counted by the engine as a rule of one requirement.

use jiff::civil::Date;
use qualify_engine::{Bulk, Plan, Scratch};
use qualify_profile::Profile;
use qualify_search::query::Measured;
use qualify_search::{Measure, Months, Query};
use qualify_vocabulary::Vocabulary;
use serde_json::json;

use crate::failure::Failure;

/// A compiled rule for each measured condition of a query.
///
/// # Errors
/// A condition that makes no rule.
pub fn plans<'v>(query: &Query, vocabulary: &'v Vocabulary) -> Result<Vec<(Measured, Plan<'v>)>, Failure> {
    let plan = |condition: &Measured| {
        let loaded = qualify_rules::load("query", &rule(condition));
        let file = loaded.file.ok_or_else(|| Failure::new(format!("`{condition}` cannot be measured")))?;
        Ok((condition.clone(), Plan::compile(&file, vocabulary)))
    };
    query.node.conditions().into_iter().map(plan).collect()
}

/// Counts the months of conditions by their rules.
pub struct Measures<'p> {
    rules: Vec<(&'p Measured, &'p Plan<'p>, Bulk<'p>)>,
    as_of: Date,
}

impl<'p> Measures<'p> {
    /// Makes the rules ready for a day.
    pub fn new(plans: &'p [(Measured, Plan<'p>)], as_of: Date) -> Self {
        Self { rules: plans.iter().map(|(condition, plan)| (condition, plan, Bulk::new(plan, as_of))).collect(), as_of }
    }

    fn rule(&self, condition: &Measured) -> Option<&(&'p Measured, &'p Plan<'p>, Bulk<'p>)> {
        self.rules.iter().find(|(known, ..)| *known == condition)
    }
}

impl Measure for Measures<'_> {
    fn months(&self, profile: &Profile, condition: &Measured) -> Months {
        let plan = self.rule(condition).map(|(_, plan, _)| plan);
        let counted = plan.and_then(|plan| plan.months(&plan.facts(profile), self.as_of, &mut Scratch::default()));
        counted.map_or_else(Months::default, |counted| Months { at_least: counted.at_least, at_most: counted.at_most })
    }

    fn bulk(&self, condition: &Measured) -> Option<&Bulk<'_>> {
        self.rule(condition).map(|(_, _, bulk)| bulk)
    }
}

/// The condition as a rule file. The least length that an experience can ask is taken, so that months are counted whatever is asked.
fn rule(condition: &Measured) -> String {
    let with: Vec<[&str; 1]> = condition.subject.iter().map(|subject| [subject.as_str()]).collect();
    let mut experience = json!({"min_months": 1, "with": with});
    if let (Some(within), Some(fields)) = (condition.within, experience.as_object_mut()) {
        fields.insert("within_months".to_owned(), json!(within));
    }
    json!({"job": "query", "required": [{"id": "condition", "require": {"experience": experience}}]}).to_string()
}

/// The month of a date, counted from January of year 0.
pub fn month(date: Date) -> u32 {
    u32::try_from(i32::from(date.year()) * 12 + i32::from(date.month()) - 1).unwrap_or(0)
}
