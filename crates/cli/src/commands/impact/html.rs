//! The funnel as one self-contained page.

use qualify_rules::RuleTier;

use super::funnel::{Figures, Funnel};

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}\
h1{font-size:1.4rem;margin:0}table{border-collapse:collapse;width:100%}td,th{padding:.35rem .5rem;text-align:right;vertical-align:top}\
td:first-child,th:first-child{text-align:left}tr{border-top:1px solid #ddd}small{color:#555}\
.bar{display:flex;height:1.1rem;background:#eee;border-radius:3px;overflow:hidden}.met{background:#2f7d4f}.unclear{background:#d9a528}.not{background:#b8433a}.ask{background:#8a8fa3}\
.funnel{margin:1.5rem 0}.funnel div{margin:2px auto;background:#3b6ea5;color:#fff;padding:.2rem .5rem;border-radius:3px;white-space:nowrap;min-width:max-content;text-align:center}\
.legend span{margin-right:1rem}.legend i{display:inline-block;width:.8rem;height:.8rem;border-radius:2px;margin-right:.3rem}\
@media(prefers-color-scheme:dark){body{background:#16181c;color:#e8e8e8}tr{border-color:#333}small{color:#aaa}.bar{background:#333}}";

/// The page: the funnel drawn, and a row for each rule. It loads nothing.
pub fn page(funnel: &Funnel) -> String {
    let outcomes = funnel.outcomes;
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{job}</title><style>{STYLE}</style>\n\
         <h1>{job}</h1><p>{} candidates at {}: {} qualified, {} to review, {} not qualified</p>\n",
        funnel.candidates,
        funnel.as_of,
        outcomes.qualified,
        outcomes.review,
        outcomes.not_qualified,
        job = escaped(&funnel.job)
    );
    page.push_str("<div class=\"funnel\" role=\"img\" aria-label=\"how many are left after each required rule\">");
    page.push_str(&step("everybody", funnel.candidates, funnel.candidates));
    for rule in &funnel.rules {
        if let Some(left) = rule.left {
            page.push_str(&step(&rule.id, left, funnel.candidates));
        }
    }
    page.push_str("</div>\n<p class=\"legend\">");
    for (class, name) in [("met", "met"), ("unclear", "unclear"), ("not", "not met"), ("ask", "to ask")] {
        page.push_str(&format!("<span><i class=\"{class}\"></i>{name}</span>"));
    }
    page.push_str("</p>\n<table><tr><th>rule<th style=\"width:30%\">verdicts<th>met<th>unclear<th>not met<th>alone keeps out</tr>\n");
    for rule in &funnel.rules {
        page.push_str(&row(rule, funnel.candidates));
    }
    page.push_str("</table></html>\n");
    page
}

fn step(name: &str, left: usize, of: usize) -> String {
    format!("<div style=\"width:{}%\">{} · {left}</div>", percent(left, of), escaped(name))
}

fn row(rule: &Figures, of: usize) -> String {
    let bars: String = [("met", rule.met), ("unclear", rule.unclear), ("not", rule.not_met), ("ask", rule.ask)]
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(class, count)| format!("<i class=\"{class}\" style=\"width:{}%\" title=\"{count}\"></i>", percent(*count, of)))
        .collect();
    let milder: String = rule
        .milder
        .iter()
        .filter(|wording| wording.adds > 0)
        .map(|wording| format!("<br><small>{} → {}: +{}</small>", escaped(&wording.from), escaped(&wording.to), wording.adds))
        .collect();
    let nothing = if rule.decides_nothing { "<br><small>decides nothing here</small>" } else { "" };
    let alone = if rule.tier == RuleTier::Required { rule.alone_keeps_out.to_string() } else { "–".to_owned() };
    format!(
        "<tr><td><b>{}</b> <small>{}</small><br>{}{milder}{nothing}<td><div class=\"bar\">{bars}</div><td>{}<td>{}<td>{}<td>{alone}</tr>\n",
        escaped(&rule.id),
        rule.tier.name(),
        escaped(&rule.text),
        rule.met,
        rule.unclear,
        rule.not_met,
    )
}

/// A share in per cent, to one decimal.
fn percent(part: usize, of: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a width on a page")]
    let share = if of == 0 { 0.0 } else { part as f64 * 100.0 / of as f64 };
    format!("{share:.1}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
