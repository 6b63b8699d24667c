//! More required rules than a job can need.

use super::{Context, Lint, Report, hint};
use crate::file::RuleTier;

pub(super) static LINT: Lint = Lint {
    code: hint(
        "too-many-required",
        "has more than 15 required rules",
        "Hardly anybody meets them all: each rule that does not decide belongs under `preferred:`.",
        "required:\n  - 1+ years of experience with Java\n  - 2+ years of experience with Python\n  - 3+ years of experience with Rust\n  - 4+ years of experience with Kotlin\n  - 5+ years of experience with Scala\n  - 6+ years of experience with SQL\n  - 7+ years of experience with Linux\n  - 8+ years of experience with Docker\n  - 9+ years of experience with Kubernetes\n  - 10+ years of experience with Terraform\n  - 11+ years of experience with Ansible\n  - 12+ years of experience with Redis\n  - 13+ years of experience with Kafka\n  - 14+ years of experience with Git\n  - 15+ years of experience with React\n  - 16+ years of experience with Angular\n",
        "required:\n  - 2+ years of experience with Java\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    let count = context.sheet.file.rules.iter().filter(|rule| rule.tier == RuleTier::Required).count();
    let entry = context.sheet.document.root.as_ref().and_then(|root| root.entry("required"));
    if let (Some(entry), true) = (entry, count > 15) {
        report.add(entry.key.span, format!("{count} rules are required")).help("keep what the work cannot be done without, and move the rest to `preferred:`");
    }
}
