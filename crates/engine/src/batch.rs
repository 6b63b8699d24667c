//! Many candidates at once.

use jiff::civil::Date;
use qualify_profile::Profile;
use rayon::prelude::*;

use crate::judgement::{self, Judgement};
use crate::plan::Plan;

/// Judges every profile in parallel and puts the judgements in their order.
///
/// The result is the same for any number of threads and any order of the profiles.
#[must_use]
pub fn judge_all(plan: &Plan<'_>, profiles: &[Profile], as_of: Date) -> Vec<Judgement> {
    let mut judgements: Vec<Judgement> = profiles.par_iter().map(|profile| plan.judge(profile, as_of)).collect();
    judgement::rank(&mut judgements);
    judgements
}
