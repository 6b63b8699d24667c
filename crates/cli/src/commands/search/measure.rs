//! Measured conditions of a query, counted by the engine as a rule of one requirement.

use jiff::civil::Date;
use qualify_engine::Plan;
use qualify_profile::Profile;
use qualify_search::query::Measured;
use qualify_search::{Months, Query};
use qualify_vocabulary::Vocabulary;
use serde_json::json;

use crate::failure::Failure;

/// A compiled rule for each measured condition.
pub struct Measures<'a> {
    plans: Vec<(Measured, Plan<'a>)>,
    as_of: Date,
}

impl<'a> Measures<'a> {
    /// Compiles the conditions of a query.
    ///
    /// # Errors
    /// A condition that makes no rule.
    pub fn new(query: &Query, vocabulary: &'a Vocabulary, as_of: Date) -> Result<Self, Failure> {
        let plan = |condition: &Measured| {
            let loaded = qualify_rules::load("query", &rule(condition));
            let file = loaded.file.ok_or_else(|| Failure::new(format!("`{condition}` cannot be measured")))?;
            Ok((condition.clone(), Plan::compile(&file, vocabulary)))
        };
        let plans = query.node.conditions().into_iter().map(plan).collect::<Result<_, Failure>>()?;
        Ok(Self { plans, as_of })
    }

    /// The months of a profile that the condition is about.
    pub fn months(&self, profile: &Profile, condition: &Measured) -> Months {
        let plan = self.plans.iter().find(|(known, _)| known == condition);
        let judged = plan.map(|(_, plan)| plan.judge(profile, self.as_of));
        let counted = judged.and_then(|judged| judged.rules.first().and_then(|rule| rule.finding.months));
        counted.map_or_else(Months::default, |counted| Months { at_least: counted.at_least, at_most: counted.at_most })
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
