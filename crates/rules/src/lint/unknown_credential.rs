//! Names that the table of credentials does not have.

use super::{Context, Lint, Report, hint};
use qualify_language::{Kind};

pub(super) static LINT: Lint = Lint {
    code: hint(
        "unknown-credential",
        "names a credential that the tables do not know",
        "A credential that the table lacks is compared by its words alone, and what implies it is not known.",
        "required:\n  - require: {credential: {any_of: [Certified Spoon Bender]}}\n",
        "required:\n  - require: {credential: {any_of: [CPA]}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    let known = context.checker.vocabulary.credentials();
    for (written, leaf) in context.leaves() {
        let Kind::Credential(credential) = &leaf.kind else { continue };
        for name in credential.any_of.iter().filter(|name| known.lookup(name).is_none() && known.find(name).is_empty() && !context.knows(name)) {
            report.add(written.place_of(name), format!("`{name}` is in no table of credentials")).help("check the spelling; it is compared by its words");
        }
    }
}
