//! A notice for the candidate: what was read from the résumé, what is open and what was not found, without scores or inner terms.

use std::io::{self, Write};

use qualify_engine::{Outcome, RuleJudgement, Verdict};
use qualify_rules::RuleTier;
use serde::Serialize;

use super::Explanation;
use super::html::escape;
use super::text::one_line;

/// The notice as data.
#[derive(Serialize)]
struct Notice<'a> {
    job: &'a str,
    as_of: String,
    result: &'static str,
    shown: Vec<Entry>,
    open: Vec<Entry>,
    not_found: Vec<Entry>,
    to_answer: Vec<Entry>,
    /// What would change the result.
    would_help: Vec<String>,
}

/// One thing the job asks.
#[derive(Serialize)]
struct Entry {
    asked: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    why: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    from_your_resume: Vec<String>,
}

fn notice<'a>(explanation: &Explanation<'a>) -> Notice<'a> {
    let judgement = explanation.judgement;
    let with = |verdict: Verdict| {
        let rules = judgement.rules.iter().filter(move |rule| rule.verdict == verdict);
        rules.map(entry).collect::<Vec<_>>()
    };
    let would_help = explanation.changes.rules.iter().map(|change| plain(&change.needs.join(" and "))).collect();
    Notice {
        job: explanation.job,
        as_of: judgement.as_of.to_string(),
        result: result(judgement.outcome),
        shown: with(Verdict::Met),
        open: with(Verdict::Unclear),
        not_found: with(Verdict::NotMet),
        to_answer: with(Verdict::Ask),
        would_help,
    }
}

fn result(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Qualified => "Your résumé shows everything that the job requires.",
        Outcome::Review => "Some of what the job requires cannot be told from your résumé, so a person will look at it.",
        Outcome::NotQualified => "Your résumé does not show everything that the job requires.",
    }
}

fn entry(rule: &RuleJudgement) -> Entry {
    let optional = if rule.tier == RuleTier::Preferred { " (welcome, not required)" } else { "" };
    let mut from_your_resume: Vec<String> = rule.evidence.iter().map(|evidence| one_line(&evidence.quote)).collect();
    from_your_resume.dedup();
    from_your_resume.truncate(3);
    let why = if rule.verdict == Verdict::Ask { String::new() } else { plain(&rule.reason) };
    Entry { asked: format!("{}{optional}", one_line(&rule.text)), why, from_your_resume }
}

/// The reason as it is said to the one it is about.
fn plain(reason: &str) -> String {
    const WORDS: [(&str, &str); 5] = [
        ("the résumé's", "your résumé's"),
        ("the résumé", "your résumé"),
        ("the candidate's", "your"),
        ("the candidate answered", "you answered"),
        ("the candidate", "you"),
    ];
    WORDS.iter().fold(reason.to_owned(), |text, (from, to)| text.replace(from, to))
}

pub fn json(out: &mut dyn Write, explanation: &Explanation<'_>) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &notice(explanation)).map_err(io::Error::from)?;
    out.write_all(b"\n")
}

pub fn text(out: &mut dyn Write, explanation: &Explanation<'_>) -> io::Result<()> {
    let notice = notice(explanation);
    writeln!(out, "Your application as {}\nRead on {}.\n\n{}", notice.job, notice.as_of, notice.result)?;
    for (heading, entries) in sections(&notice) {
        if entries.is_empty() {
            continue;
        }
        writeln!(out, "\n{heading}")?;
        for entry in entries {
            writeln!(out, "- {}", entry.asked)?;
            if !entry.why.is_empty() {
                writeln!(out, "  {}", entry.why)?;
            }
            entry.from_your_resume.iter().try_for_each(|quote| writeln!(out, "  you wrote: “{quote}”"))?;
        }
    }
    if !notice.would_help.is_empty() {
        writeln!(out, "\nWhat would change this")?;
        notice.would_help.iter().try_for_each(|help| writeln!(out, "- {help}"))?;
    }
    writeln!(out, "\n{CLOSING}")
}

const CLOSING: &str = "If something was read wrongly or is missing, tell us: a person will look at it again. Your name, age, address, photo and \
the like were not looked at, and nobody else's application was compared with yours.";

fn sections<'n>(notice: &'n Notice<'_>) -> [(&'static str, &'n [Entry]); 4] {
    [
        ("What your résumé shows", &notice.shown),
        ("What we could not tell", &notice.open),
        ("What we did not find", &notice.not_found),
        ("What we will ask you", &notice.to_answer),
    ]
}

pub fn html(out: &mut dyn Write, explanation: &Explanation<'_>) -> io::Result<()> {
    let notice = notice(explanation);
    writeln!(
        out,
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Your application as {0}</title><style>body{{font:16px/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}}q{{color:#555}}</style><h1>Your application as {0}</h1><p>Read on {1}.</p><p>{2}</p>",
        escape(notice.job),
        notice.as_of,
        notice.result
    )?;
    for (heading, entries) in sections(&notice) {
        if entries.is_empty() {
            continue;
        }
        writeln!(out, "<h2>{heading}</h2><ul>")?;
        for entry in entries {
            let quotes: String = entry.from_your_resume.iter().map(|quote| format!("<br>you wrote: <q>{}</q>", escape(quote))).collect();
            writeln!(out, "<li><strong>{}</strong><br>{}{quotes}</li>", escape(&entry.asked), escape(&entry.why))?;
        }
        writeln!(out, "</ul>")?;
    }
    if !notice.would_help.is_empty() {
        let help: String = notice.would_help.iter().map(|help| format!("<li>{}</li>", escape(help))).collect();
        writeln!(out, "<h2>What would change this</h2><ul>{help}</ul>")?;
    }
    writeln!(out, "<p>{CLOSING}</p></html>")
}
