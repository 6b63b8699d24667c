//! Names that the table of fields of study does not have.

use super::{Context, Lint, Report, hint};
use qualify_language::{Kind};

pub(super) static LINT: Lint = Lint {
    code: hint(
        "unknown-field",
        "names a field of study that the tables do not know",
        "Of a field that the table lacks it is not known what is related to it: such degrees stay unclear.",
        "required:\n  - require: {degree: {level: bachelor, fields: [Spoonology]}}\n",
        "required:\n  - require: {degree: {level: bachelor, fields: [Computer Science]}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    let known = context.checker.vocabulary.fields();
    for (written, leaf) in context.leaves() {
        let Kind::Degree(degree) = &leaf.kind else { continue };
        for name in degree.fields.iter().filter(|name| known.lookup(name).is_none() && !context.knows(name)) {
            report.add(written.place_of(name), format!("`{name}` is in no table of fields of study")).help("check the spelling; it is compared by its words");
        }
    }
}
