//! Whose a length is, when it is no experience asked for: a company's age, a contract, a course, a notice, the age of those cared for.

use super::experience::trained;
use super::length::Stated;
use super::{after, run};
use crate::lexicon::{Class, List};
use crate::token::{Shape, Token};

/// A working life begins about here: whoever has more years of something than this says so with "experience".
const CAREER: u32 = 16 * 12;

/// Whether a length at `at` is somebody else's or something else's: a company's age, a contract, a course, a notice.
pub(crate) fn foreign(tokens: &[Token<'_>], at: usize, end: usize, stated: Stated) -> bool {
    let before = tokens.get(..at).unwrap_or_default();
    let behind = after(tokens, end);
    if trained(behind).is_some() {
        return false;
    }
    let experienced = behind.iter().take(8).any(|t| t.has(Class::EXPERIENCE));
    let clock = matches!(behind, [post, named, ..] if post.is("post") && named.listed(List::CLOCKS));
    let article = before.last().is_some_and(|t| t.listed(List::ARTICLES));
    of_age(behind)
        || schooling(behind)
        || article && !clock && names_post(behind)
        || behind.first().is_some_and(|t| t.any(&["posts", "contracts", "fellowships", "secondments"]))
        || !experienced && dashed(tokens, at, end)
        || of_a_name(before)
        || of_the_client(before, stated)
        || of_a_firm(before)
        || of_an_agent(before)
        || before.last().is_some_and(|t| t.is("within")) && behind.first().is_some_and(|t| t.is("of"))
        || lately(before) && !behind.iter().take(3).any(|t| t.has(Class::EXPERIENCE) && !t.capital())
        || !experienced
            && (of_ages(before, stated)
                || lasts(before, behind)
                || of_others(before)
                || !clock && names_term(behind)
                || article && names_other(behind))
}

/// Whether a length is written as an attribute of something else: "a 6-month pilot of …", but not "5-year track record".
fn dashed(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    let own = tokens.get(at..end).unwrap_or_default();
    let written = own.windows(2).any(|w| matches!(w, [dash, unit] if dash.shape == Shape::Dash && !dash.spaced && unit.has(Class::UNIT)));
    let before = tokens.get(..at).and_then(|b| b.last()).is_some_and(|t| t.shape == Shape::Word && t.class == Class::NONE);
    written && before && !after(tokens, end).iter().take(3).any(|t| t.any(&["track", "record", "post", "background"]))
}

/// Whether a length is an age: "18 years old", "21 years and older".
fn of_age(behind: &[Token<'_>]) -> bool {
    let [first, second] = [behind.first(), behind.get(1)];
    first.is_some_and(|t| t.any(&["old", "olds"]))
        || first.is_some_and(|t| t.is("of")) && second.is_some_and(|t| t.any(&["age", "ages", "aged"]))
        || first.is_some_and(|t| t.is("and")) && second.is_some_and(|t| t.is("older"))
}

/// Whether a length tells how old those are whom one works with: "children aged from 0-18 years", "a 0-25 years service", or is longer than a career.
fn of_ages(before: &[Token<'_>], stated: Stated) -> bool {
    let near = before.get(before.len().saturating_sub(6)..).unwrap_or_default();
    let aged = near.iter().rev().take(5).any(|t| t.any(&["age", "aged", "ages", "ageing"]));
    let from = before.last().is_some_and(|t| t.is("from")) && near.iter().any(|t| t.listed(List::PEOPLE.or(List::CARED_FOR)));
    let span = stated.min == Some(0) && stated.max.is_some_and(|max| max >= 120);
    aged || from || span || stated.min.is_some_and(|min| min >= CAREER)
}

/// Whether a length is how long something takes or is to last: "in approximately 18 months", "6 months in the first instance".
fn lasts(before: &[Token<'_>], behind: &[Token<'_>]) -> bool {
    let about = before.iter().rev().take_while(|t| t.listed(List::ABOUT)).count();
    let within = about > 0 && before.get(..before.len() - about).is_some_and(|b| b.last().is_some_and(|t| t.any(&["in", "within", "for"])));
    let instance = match behind {
        [joint, the, first, ..] => joint.any(&["in", "at", "for"]) && the.any(&["the", "any"]) && first.any(&["first", "single", "one"]),
        _ => false,
    };
    within || instance || matches!(behind, [in_, duration, ..] if in_.is("in") && duration.is("duration"))
}

/// Whether the words before a length say that it is a name's own history: "Gullwing has 25 years of experience".
fn of_a_name(before: &[Token<'_>]) -> bool {
    matches!(before, [.., name, has] if has.is("has") && name.capital() && !name.has(Class::CANDIDATE))
}

/// Whether a length longer than anybody asks for is that of the employer before it: "our client, who has over 50 years of experience".
fn of_the_client(before: &[Token<'_>], stated: Stated) -> bool {
    let near = before.get(before.len().saturating_sub(14)..).unwrap_or_default();
    stated.min.is_some_and(|min| min >= 240) && near.iter().any(|t| t.has(Class::EMPLOYER)) && near.iter().any(|t| t.is("has"))
}

/// Whether a sentence opens with an employer who has a length: "A family business with 10 years of experience", "Our client, with over …".
fn of_a_firm(before: &[Token<'_>]) -> bool {
    let [article, words @ .., with] = before else { return false };
    let comma = words.last().is_some_and(|t| t.shape == Shape::Comma);
    let words = words.get(..words.len() - usize::from(comma)).unwrap_or_default();
    let firm = |t: &Token<'_>| t.has(Class::EMPLOYER) || t.listed(List::FIRMS);
    let named = article.has(Class::ARTICLE)
        && (1..6).contains(&words.len())
        && words.iter().all(|t| t.shape == Shape::Word && !t.has(Class::PREPOSITION));
    named && with.is("with") && words.last().is_some_and(firm)
}

/// Whether a length is that of those by whom something is done: "trained by a chef with 20 years of experience".
fn of_an_agent(before: &[Token<'_>]) -> bool {
    let Some((with, words)) = before.split_last() else { return false };
    let near = words.iter().rev().take(6).take_while(|t| t.shape == Shape::Word && !t.has(Class::AND.or(Class::OR)));
    with.is("with") && near.skip(1).any(|t| t.is("by"))
}

/// Whether the words before a length say that it is that of others, or of a span of time.
fn of_others(before: &[Token<'_>]) -> bool {
    before.last().is_some_and(|t| t.listed(List::OF_ANOTHER.or(List::PEOPLE)))
        || matches!(before, [.., span, last] if last.listed(List::BEFORE_SPAN) && span.listed(List::SPANS))
}

/// Whether a length only says how long ago: "within the last 3 years".
fn lately(before: &[Token<'_>]) -> bool {
    matches!(before, [.., within, the, last] if last.any(&["last", "past"])
        && the.is("the")
        && within.any(&["within", "in", "over", "during"]))
}

/// Whether a length is that of a post: "a 2 year fellowship", "the two year cohort experience".
fn names_post(behind: &[Token<'_>]) -> bool {
    behind.first().is_some_and(|t| t.any(&["cohort", "internship"]))
        || behind.first().is_some_and(|t| t.any(&["post", "contract", "fellowship", "secondment"]))
            && behind.get(1).is_none_or(|t| !t.has(Class::EXPERIENCE))
}

/// Whether one of the three words behind a length makes it a term of employment or of study: "12 month fixed-term contract".
fn names_term(behind: &[Token<'_>]) -> bool {
    let joined = behind.first().is_some_and(|t| t.is("of"));
    let apposed = |t: &Token<'_>| matches!(t.shape, Shape::Word | Shape::Dash) && (t.is("of") || !t.has(Class::PREPOSITION));
    behind.iter().take(3).enumerate().any(|(n, t)| {
        !(joined && n > 1 && t.has(Class::STUDY) && !t.has(Class::TERM_OF_EMPLOYMENT))
            && (t.has(Class::TERM_OF_EMPLOYMENT.or(Class::STUDY)) && !t.is("teaching") || t.listed(List::TERMS))
            && (n == 0 || !t.is("to"))
            && !behind.get(n + 1).is_some_and(|t| t.has(Class::SHARED_HEAD) || t.listed(List::ACTIVITIES))
            && behind.iter().take(n).all(apposed)
    })
}

/// Whether a length behind an article is that of something named: "a 3 year programme", but not "the 18 months of administrative,
/// managerial, executive or supervisory experience".
fn names_other(behind: &[Token<'_>]) -> bool {
    let Some(first) = behind.first() else { return false };
    let listed = first.is("of") && behind.iter().skip(8).take(4).any(|t| t.has(Class::EXPERIENCE));
    !listed && first.shape == Shape::Word && !first.has(Class::DOING)
}

/// Whether the years behind a length are of schooling: "3 years of graduate education", "two years of education above …".
fn schooling(tokens: &[Token<'_>]) -> bool {
    let aside = if tokens.first().is_some_and(|t| t.shape == Shape::Open) {
        tokens.iter().take(9).position(|t| t.shape == Shape::Close).map_or(0, |close| close + 1)
    } else {
        0
    };
    let tokens = after(tokens, aside);
    let words = run(tokens, |t| t.shape == Shape::Word && (t.is("of") || !t.has(Class::PREPOSITION.or(Class::AND).or(Class::OR)))).min(7);
    let education = tokens.get(..words).and_then(|words| words.iter().position(|t| t.any(&["education", "study", "schooling"])));
    education.is_some_and(|at| {
        tokens.get(at + 1).is_none_or(|t| {
            t.shape != Shape::Word
                || t.has(Class::PREPOSITION.or(Class::OR).or(Class::FINITE))
                || t.any(&["above", "beyond", "leading", "related", "directly"])
        }) && !tokens.iter().take(at).any(|t| t.has(Class::EXPERIENCE))
    })
}
