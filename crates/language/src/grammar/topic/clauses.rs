//! Clauses inside a topic and behind it: what those it names do, where it was gained, why it is asked.

use super::super::{after, run};
use crate::lexicon::{Class, List};
use crate::token::{Shape, Token};

/// Whether a clause tells why something is asked: ", as you will meet …", ", because there is …".
pub(super) fn reason(tokens: &[Token<'_>]) -> bool {
    matches!(tokens, [comma, as_, who, ..] if comma.shape == Shape::Comma
        && as_.any(&["as", "since", "because"])
        && who.any(&["there", "you", "we", "they", "it"]))
}

/// Whether it is told that work counts whether it was paid or not: "paid or voluntary".
pub(super) fn whether_paid(tokens: &[Token<'_>]) -> bool {
    let lead = run(tokens, |t| t.any(&["either", "whether"]));
    let paid = |t: &Token<'_>| t.any(&["paid", "unpaid", "voluntary"]);
    matches!(after(tokens, lead), [a, or, b, ..] if paid(a) && paid(b) && (or.has(Class::OR) || or.shape == Shape::Slash))
}

/// Whether a clause says what those before it do, whose object names something too: "teams that delivered kitchens".
pub(super) fn clause(tokens: &[Token<'_>]) -> bool {
    matches!(tokens, [that, verb, object, ..] if that.any(&["that", "which"])
        && verb.listed(List::CLAUSE_VERBS)
        && object.shape == Shape::Word
        && !object.has(Class::PREPOSITION))
}

/// Whether where experience was gained follows: "gained in a surgical setting", but not "gained within the last two years".
pub(crate) fn gained(tokens: &[Token<'_>]) -> bool {
    matches!(tokens, [gained, preposition, place @ ..] if gained.any(&["gained", "obtained", "acquired"])
        && preposition.any(&["in", "within", "at", "as"])
        && !super::extent::window(place))
}

/// Whether an aside only refers to what was said: ", as described above, …".
pub(super) fn refers(tokens: &[Token<'_>]) -> bool {
    matches!(tokens, [comma, reference, _, above, end, ..] if comma.shape == Shape::Comma
        && reference.is("as")
        && above.any(&["above", "below"])
        && end.shape == Shape::Comma)
}
