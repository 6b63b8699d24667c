//! The kinds of findings, each with what it means, why it is said, and a rule file that has it and one that has not.

use crate::finding::Level;

/// A kind of finding. Both examples run as tests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Its stable name.
    pub name: &'static str,
    /// How much it matters.
    pub level: Level,
    /// What is found, to be read behind "this finding says that the file ...".
    pub what: &'static str,
    /// Why it is worth saying.
    pub why: &'static str,
    /// A rule file with it.
    pub bad: &'static str,
    /// The same file, mended.
    pub good: &'static str,
}

/// Every kind of finding: first what makes a file unreadable, then the lints, each in the order of their names.
pub fn all() -> Vec<&'static Code> {
    let mut load: Vec<&Code> = crate::load::codes::TABLE.iter().collect();
    let mut lints: Vec<&Code> = crate::lint::codes().collect();
    load.sort_by_key(|code| code.name);
    lints.sort_by_key(|code| code.name);
    load.into_iter().chain(lints).collect()
}

/// The kind of finding with this name.
pub fn find(name: &str) -> Option<&'static Code> {
    all().into_iter().find(|code| code.name == name)
}

/// The documentation of a kind of finding, as `qualify check --explain` prints it.
///
/// # Example
/// ```
/// let code = qualify_rules::code::find("duplicate-rule").unwrap();
/// assert!(qualify_rules::code::explain(code).starts_with("duplicate-rule (warning)"));
/// ```
pub fn explain(code: &Code) -> String {
    let indented = |text: &str| text.trim_end().lines().map(|line| format!("    {line}\n")).collect::<String>();
    format!(
        "{} ({})\n\nThe file {}.\n\n{}\n\nInstead of\n\n{}\nwrite\n\n{}",
        code.name,
        code.level.name(),
        code.what,
        code.why.trim(),
        indented(code.bad),
        indented(code.good)
    )
}

/// The name of a kind of finding that is most like `name`.
pub fn nearest(name: &str) -> Option<&'static str> {
    crate::nearest::of(name, all().into_iter().map(|code| code.name))
}
