//! Trainings that have to be completed: "completion of a two-year carpentry program".
//!
//! ```ebnf
//! completion = [ "completion of" | "completed" ] { article } { word } training [ tail ] [ accreditation ] ;
//! training   = "program" | "course" | "apprenticeship" | … ;      (* unless it leads to a degree or is counted in hours *)
//! ```

use super::super::{Tokens, after, length, run};
use super::spoken::accreditation;
use super::tail::tail;
use crate::lexicon::{Class, List};
use crate::token::{Shape, Token};

/// Where the name of the training begins and ends.
pub(crate) fn completion(tokens: Tokens<'_, '_>) -> Option<(usize, usize)> {
    let named = usize::from(!tokens.first().is_some_and(|t| t.is("apprenticeship")));
    let lead = if tokens.get(1).is_some_and(|t| t.is("of")) { 2 } else { named };
    let from = lead + run(after(tokens, lead), |t| t.has(Class::ARTICLE) || t.any(&["their", "successfully"]));
    let body = after(tokens, from);
    let dashed = body.get(1).is_some_and(|t| t.shape == Shape::Dash);
    let words = run(body, |t| names(t, dashed));
    let head = words + run(after(body, words), |t| t.listed(List::TRAININGS));
    let studied = body.iter().take(words + 9).any(|t| t.any(&["leading", "study", "hours"]));
    let counted = length::length(body).is_ok() && !dashed;
    let bare = words == 0 && !body.first().is_some_and(|t| t.is("apprenticeship"));
    if head == words || words > 8 || studied || counted || bare {
        return None;
    }
    let end = from + head + tail(after(body, head));
    Some((from, end + accreditation(after(tokens, end))))
}

/// Whether a token may stand in the name of a training, before what it is called.
fn names(token: &Token<'_>, dashed: bool) -> bool {
    let other = Class::LEVEL.or(Class::DEGREE).or(Class::HOLD).or(Class::FINITE).or(Class::PREPOSITION).or(Class::AND).or(Class::OR);
    match token.shape {
        Shape::Word => !token.has(other) && !token.any(&["doctoral", "high", "all", "required"]) && !token.listed(List::TRAININGS),
        Shape::Dash => !token.spaced,
        Shape::Number => dashed,
        _ => false,
    }
}
