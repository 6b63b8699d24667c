//! `# qualify: allow(code) reason`: a comment that silences a lint, with the reason that somebody had.

use qualify_language::Span;

use crate::code::Code;
use crate::finding::{Edit, Finding, Findings, Level};
use crate::sheet::Sheet;
use crate::yaml::Comment;

const BAD: &str = "job: Nurse\nrequired:\n  # qualify: allow(degree-without-equivalence)\n  - Bachelor's degree in Nursing\n";
const GOOD: &str = "job: Nurse\nrequired:\n  # qualify: allow(degree-without-equivalence) the state's licence asks for the degree\n  - Bachelor's degree in Nursing\n";

/// What is said about such comments themselves.
pub(crate) static CODES: [Code; 3] = [
    Code {
        name: "allow-without-reason",
        level: Level::Warning,
        what: "silences a lint without saying why",
        why: "Whoever reads the file next has to know whether the reason still holds.",
        bad: BAD,
        good: GOOD,
    },
    Code {
        name: "unknown-allow",
        level: Level::Warning,
        what: "silences a lint that does not exist",
        why: "A misspelt name silences nothing.",
        bad: "job: Nurse\nrequired:\n  # qualify: allow(degre) the licence asks for it\n  - Bachelor's degree in Nursing\n",
        good: GOOD,
    },
    Code {
        name: "unused-allow",
        level: Level::Hint,
        what: "silences a lint that has nothing to say there",
        why: "It would silence the next finding, for a reason that was given for another.",
        bad: "job: Nurse\nrequired:\n  # qualify: allow(duplicate-rule) both are shown to the candidate\n  - 2+ years of experience with nursing\n",
        good: "job: Nurse\nrequired:\n  - 2+ years of experience with nursing\n",
    },
];

/// A comment that silences lints.
struct Allow<'s> {
    comment: &'s Comment,
    codes: Vec<&'s str>,
    reason: &'s str,
    /// The bytes whose findings it silences.
    range: Span,
}

/// Leaves out the findings that comments allow, and adds what is to be said about the comments.
pub(crate) fn apply(sheet: &Sheet, found: Vec<Finding>) -> Vec<Finding> {
    let allows: Vec<Allow<'_>> = sheet.document.comments.iter().filter_map(|comment| read(sheet, comment)).collect();
    if allows.is_empty() {
        return found;
    }
    let silenced = |allow: &Allow<'_>, finding: &Finding| {
        allow.codes.contains(&finding.code) && allow.range.start <= finding.span.start && finding.span.start <= allow.range.end
    };
    let mut about = Findings::new(&sheet.name, &sheet.source, &sheet.lines);
    for allow in &allows {
        if allow.reason.is_empty() {
            about
                .add("allow-without-reason", Level::Warning, allow.comment.span, "nothing says why this is allowed")
                .help("put the reason behind the bracket");
        }
        for code in &allow.codes {
            if crate::lint::codes().all(|known| known.name != *code) {
                let near = crate::nearest::of(code, crate::lint::codes().map(|known| known.name));
                let help =
                    near.map_or_else(|| "`qualify check --explain all` lists them".to_owned(), |near| format!("did you mean `{near}`?"));
                about.add("unknown-allow", Level::Warning, allow.comment.span, format!("no lint is named `{code}`")).help(help);
            } else if !found.iter().any(|finding| finding.code == *code && silenced(allow, finding)) {
                about
                    .add("unused-allow", Level::Hint, allow.comment.span, format!("`{code}` has nothing to say here"))
                    .help("remove it")
                    .fix(
                        "remove the comment",
                        if allow.codes.len() == 1 { vec![Edit::replace(with_line(sheet, allow.comment), "")] } else { Vec::new() },
                    );
            }
        }
    }
    let mut kept: Vec<Finding> = found.into_iter().filter(|finding| !allows.iter().any(|allow| silenced(allow, finding))).collect();
    kept.extend(about.into_sorted());
    kept
}

/// Reads `qualify: allow(a, b) reason`, or `qualify: allow-file(a) reason` for the whole file.
fn read<'s>(sheet: &'s Sheet, comment: &'s Comment) -> Option<Allow<'s>> {
    let rest = comment.text.trim().strip_prefix("qualify:")?.trim_start();
    let (whole, rest) = match rest.strip_prefix("allow-file(") {
        Some(rest) => (true, rest),
        None => (false, rest.strip_prefix("allow(")?),
    };
    let (codes, reason) = rest.split_once(')')?;
    let codes = codes.split(',').map(str::trim).filter(|code| !code.is_empty()).collect();
    let range = if whole { Span::new(0, sheet.source.len()) } else { range(sheet, comment) };
    Some(Allow { comment, codes, reason: reason.trim().trim_start_matches([':', '-']).trim(), range })
}

/// A comment with the white space before it; with its whole line when nothing else stands on it.
fn with_line(sheet: &Sheet, comment: &Comment) -> Span {
    let before = sheet.source.get(..comment.span.start).unwrap_or_default();
    let start = before.trim_end_matches([' ', '\t']).len();
    let after = sheet.source.get(comment.span.end..).unwrap_or_default();
    let newline = if comment.trailing { 0 } else { after.len() - after.trim_start_matches('\r').strip_prefix('\n').unwrap_or(after).len() };
    Span::new(start, comment.span.end + newline)
}

/// The rule on the comment's line, or on the next line with content for a comment on a line of its own; else that line.
fn range(sheet: &Sheet, comment: &Comment) -> Span {
    let source = sheet.source.as_str();
    let line_start = |at: usize| source.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    let mut start = line_start(comment.span.start);
    if !comment.trailing {
        let next = source.get(comment.span.end..).unwrap_or_default();
        let mut at = comment.span.end;
        for line in next.split_inclusive('\n') {
            if !line.trim().is_empty() && !line.trim_start().starts_with('#') {
                break;
            }
            at += line.len();
        }
        start = line_start(at.min(source.len()));
    }
    let end = source.get(start..).and_then(|rest| rest.find('\n')).map_or(source.len(), |newline| start + newline);
    let entry = sheet.written.iter().find(|written| start <= written.entry.start && written.entry.start <= end);
    entry.map_or(Span::new(start, end), |written| Span::new(start, written.entry.end.max(end)))
}
