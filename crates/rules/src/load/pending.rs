//! Stands where the requirement grammar will: every text is one skill, so that the rest can be built on loading.

use qualify_language::requirement::Skill;
use qualify_language::{Group, Kind, Requirement, Span, Statement};

pub(crate) struct Unread {
    pub(crate) span: Span,
    pub(crate) why: String,
}
pub(crate) struct Reading {
    pub(crate) statements: Vec<Statement>,
    pub(crate) unread: Vec<Unread>,
}

pub(crate) fn parse_lines(lines: &[&str]) -> Vec<Reading> {
    let read = |line: &&str| {
        let group = Group { any_of: vec![line.trim().to_owned()], open: false };
        let requirement = Requirement { kind: Kind::Skill(Skill { with: vec![group] }), span: Span::new(0, line.len()) };
        Reading { statements: vec![Statement { tier: None, requirement }], unread: Vec::new() }
    };
    lines.iter().map(read).collect()
}

/// Canonical English, once the grammar is there.
pub fn print(requirement: &Requirement) -> String {
    format!("{:?}", requirement.kind)
}
