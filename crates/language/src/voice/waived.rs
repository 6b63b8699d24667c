//! Sentences that ask for nothing because they say that something need not be: "no degree required", "experience is not necessary".

use crate::grammar::after;
use crate::lexicon::{Class, List};
use crate::token::{Shape, Token};

/// How many words may stand between "neither" and what says that it is not asked.
const WAIVED_WITHIN: usize = 12;

/// Whether a sentence says that something need not be: "no degree required", "not necessary".
pub(crate) fn waives(tokens: &[Token<'_>], prefers: bool) -> bool {
    tokens.iter().enumerate().filter(|(_, t)| t.has(Class::NEGATION) || t.listed(List::REFERRED)).any(|(i, t)| {
        let rest = after(tokens, i + 1);
        let Some(next) = rest.first() else { return t.is("referred") };
        let stated = i < 3 || i.checked_sub(1).and_then(|p| tokens.get(p)).is_some_and(|b| b.any(&["is", "are"]));
        match () {
            () if t.is("referred") => true,
            () if t.is("neither") => {
                stated && rest.iter().take(WAIVED_WITHIN).any(|t| t.any(&["required", "necessary", "needed", "essential"]))
            }
            () if t.is("no") && next.any(&["less", "fewer", "more"]) => false,
            () if t.is("no") => {
                stated && !prefers && rest.iter().take(8).any(|t| t.any(&["required", "necessary", "needed"]))
                    || next.listed(List::UNASKED) && !behind_degree(tokens, i)
                    || next.shape == Shape::Comma
                    || next.is("degree")
                        && !rest.get(1).is_some_and(|w| w.any(&["with", "and"]))
                        && !crate::grammar::before(tokens, i).is_some_and(|b| b.has(Class::OR) || b.is("with"))
            }
            () if t.any(&["not", "don't", "don’t", "doesn't", "doesn’t"]) => {
                let further = i.checked_sub(1).and_then(|p| tokens.get(..p)).is_some_and(|b| b.iter().any(|t| t.is("must")));
                let bound = Class::HOLD.or(Class::REQUIRED);
                let held = !next.is("currently") || rest.get(1).is_some_and(|t| t.has(bound) || t.listed(List::WAIVED));
                // "we do not require a degree", but not "those who do not require sponsorship"
                let needs = next.is("need") || next.any(&["require", "ask"]) && tokens.first().is_some_and(|t| t.has(Class::EMPLOYER));
                let named = Class::DEGREE.or(Class::EXPERIENCE).or(Class::CREDENTIAL_HEAD);
                let lacked = needs && rest.iter().take(6).any(|t| t.has(named));
                let opens = i < 6 && rest.get(1).is_none_or(|t| t.any(&["if", "for"]) || t.shape == Shape::Stop);
                // "a degree is not a requirement"
                let noun = next.any(&["a", "an"]) && rest.get(1).is_some_and(|t| t.has(Class::REQUIRED));
                // "do not apply unless you have …" and "not suitable for beginners: 5 years …" ask
                let unless = next.is("apply") && rest.iter().take(4).any(|t| t.is("unless"));
                let counted = next.is("suitable") && rest.iter().skip_while(|t| t.shape != Shape::Colon).any(|t| t.has(Class::UNIT));
                let waived =
                    noun && stated || !(unless || counted) && next.listed(List::WAIVED) && held || next.listed(List::NEEDLESS) && opens;
                !prefers && (waived || lacked) && !further
            }
            () => false,
        }
    })
}

/// Whether "no experience" belongs to a step of a ladder: "a Master's degree and no experience".
fn behind_degree(tokens: &[Token<'_>], i: usize) -> bool {
    matches!(tokens.get(..i), Some([.., degree, joint]) if degree.has(Class::DEGREE.or(Class::LEVEL)) && joint.any(&["and", "with", "plus"]))
}

/// Whether a word says that something is not done: "cannot", "don't".
pub(crate) fn declines(token: &Token<'_>) -> bool {
    token.listed(List::REFUSES) || token.any(&["can't", "can’t", "don't", "don’t", "won't", "won’t"])
}
