//! Names that the table of languages does not have.

use super::{Context, Lint, Report, hint};
use qualify_language::{Kind};

pub(super) static LINT: Lint = Lint {
    code: hint(
        "unknown-language",
        "names a language that the tables do not know",
        "Levels of a language that the table lacks cannot be compared.",
        "required:\n  - require: {language: {language: Klingonese}}\n",
        "required:\n  - require: {language: {language: German}}\n",
    ),
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_, '_>) {
    let known = context.checker.vocabulary.languages();
    for (written, leaf) in context.leaves() {
        let Kind::Language(language) = &leaf.kind else { continue };
        for name in std::iter::once(&language.language).filter(|name| known.lookup(name).is_none() && !context.knows(name)) {
            report.add(written.place_of(name), format!("`{name}` is in no table of languages")).help("check the spelling; it is compared by its words");
        }
    }
}
