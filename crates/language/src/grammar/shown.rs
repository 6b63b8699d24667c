//! Knowledge that experience shows: "experience that demonstrates a general knowledge of X".

use nom::Parser;

use super::{Tokens, after, run, topic};
use crate::lexicon::{Class, List};
use crate::requirement::Group;
use crate::token::{Shape, Token};

/// How many words say that experience shows knowledge, before what that is of: "that indicates a general knowledge" before "of".
///
/// ```ebnf
/// shows = ( "that" | "which" ) verb [ "possession" "of" ] { article | adjective } ( "knowledge" | "understanding" | … ) ;
/// ```
pub(super) fn shows(tokens: Tokens<'_, '_>) -> usize {
    let [that, verb, ..] = tokens else { return 0 };
    if !that.any(&["that", "which"]) || !verb.listed(List::SHOWN_BY) {
        return 0;
    }
    let held = 2 + if super::words("possession of").parse(after(tokens, 2)).is_ok() { 2 } else { 0 };
    match knowing(after(tokens, held)) {
        0 => 0,
        words => held + words,
    }
}

/// How many words name knowledge before what it is of: "a general understanding" before "of".
fn knowing(tokens: Tokens<'_, '_>) -> usize {
    let named = |t: &Token<'_>| t.has(Class::SKILL) && !t.is("skills");
    let lead = run(tokens, |t| t.has(Class::ARTICLE.or(Class::DEGREE_OF_SKILL).or(Class::FILLER)) && !named(t));
    let opens = |t: &Token<'_>| t.any(&["of", "in", "with"]);
    if tokens.get(lead).is_some_and(named) && tokens.get(lead + 1).is_some_and(opens) { lead + 1 } else { 0 }
}

/// Reads what experience shows knowledge of, and what else it shows, into `with`: "of sails and general understanding of masts".
pub(super) fn known(line: &str, tokens: Tokens<'_, '_>, with: &mut Vec<Group>) -> usize {
    let mut taken = 0;
    loop {
        let (end, groups) = topic::topic(line, after(tokens, taken));
        with.extend(groups);
        taken += end;
        let joint = run(after(tokens, taken), |t| t.shape == Shape::Comma || t.has(Class::AND));
        let more = knowing(after(tokens, taken + joint));
        if joint == 0 || more == 0 || end == 0 {
            return taken;
        }
        taken += joint + more;
    }
}
