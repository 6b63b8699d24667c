//! Required rules that contradict each other.

use super::{Context, Lint, Report, conjuncts, length, warning};
use crate::file::RuleTier;
use crate::sheet::Written;
use qualify_language::{Experience, Kind, Requirement};

pub(super) static LINT: Lint = Lint {
    code: warning(
        "contradiction",
        "has a required minimum above the maximum of another required rule",
        "More than so many months of a thing and fewer than so many cannot both be meant; a maximum is only shown, so the minimum decides.",
        "required:\n  - require: {experience: {at_least: 5 years, with: [Java]}}\n  - require: {experience: {at_most: 2 years, with: [Java]}}\n",
        "required:\n  - require: {experience: {at_least: 5 years, with: [Java]}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    let experiences: Vec<(&Written, &Requirement, &Experience)> = context
        .rules()
        .filter(|(_, rule)| rule.tier == RuleTier::Required)
        .flat_map(|(written, rule)| conjuncts(&rule.requirement).iter().map(move |part| (written, part)))
        .filter_map(|(written, part)| match &part.kind {
            Kind::Experience(experience) => Some((written, part, experience)),
            _ => None,
        })
        .collect();
    for (written, part, least) in &experiences {
        for (other, limit, most) in &experiences {
            let (Some(min), Some(max)) = (least.min_months, most.max_months) else { continue };
            if min > max && least.with == most.with && written.entry != other.entry {
                report.add(context.place(other, limit), format!("at most {} contradicts at least {}", length(max), length(min)))
                    .help("remove one of the two")
                    .note(context.place(written, part), "the minimum stands here");
            }
        }
    }
}
