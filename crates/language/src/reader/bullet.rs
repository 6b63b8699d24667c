//! Whether a bullet without a verb names a credential that is asked for, or the name of a post, or something else that has one.

use super::Reader;
use crate::grammar::after;
use crate::lexicon::{Class, List};
use crate::token::{Shape, Token};

impl<'a> Reader<'_, 'a> {
    /// Whether a credential is what a bullet names: it heads the bullet, and neither a post nor pay is named with it.
    pub(super) fn named_alone(&self, at: usize, taken: usize) -> bool {
        let (before, rest) = self.tokens.split_at_checked(at).unwrap_or_default();
        let (own, behind) = rest.split_at_checked(taken).unwrap_or_default();
        let named = led(before) || bracketed(before, own, behind) || spelled(before, own) || closing(own, behind);
        named && !titled(before, own, behind) && !self.tokens.iter().any(|t| t.shape == Shape::Money)
    }
}

/// Whether nothing stands before a credential but what may lead up to it: "In possession of a", "The following:".
fn led(before: &[Token<'_>]) -> bool {
    let educated = usize::from(before.first().is_some_and(|t| t.is("educated")));
    let introduced = before.iter().rposition(|t| t.listed(List::INTRODUCES_HELD)).map_or(educated, |at| at + 1);
    after(before, introduced).iter().all(leads)
}

/// Whether a post is named: "Registered Nurse – Northfield Hospice", "Band 5 Registered Nurse", "2 Registered Midwives", but not "A Band 5 registered nurse".
fn titled(before: &[Token<'_>], own: &[Token<'_>], behind: &[Token<'_>]) -> bool {
    let counted = matches!(before, [number] if number.shape == Shape::Number) && own.iter().any(|t| t.has(Class::PROFESSION));
    let graded = counted || before.first().is_some_and(|t| t.is("band"));
    let [dash, place @ ..] = behind else { return graded };
    let small = |t: &Token<'_>| t.listed(List::SMALL_IN_NAMES);
    let named = |t: &Token<'_>| t.shape != Shape::Word || t.capital() && !t.has(Class::CREDENTIAL_HEAD.or(Class::STARTER)) || small(t);
    let placed = dash.shape == Shape::Dash && dash.spaced && !place.is_empty() && place.iter().all(named);
    graded || placed && own.iter().any(|t| t.has(Class::PROFESSION))
}

/// Whether nothing but what one is stands in brackets: "A clinical practitioner (NMC registered)".
fn bracketed(before: &[Token<'_>], own: &[Token<'_>], behind: &[Token<'_>]) -> bool {
    before.last().is_some_and(|t| t.shape == Shape::Open)
        && behind.first().is_some_and(|t| t.shape == Shape::Close)
        && own.iter().any(|t| t.has(Class::CREDENTIALED))
}

/// Whether a body is spelled before what one is with it: "General Medical Council (GMC) registered".
fn spelled(before: &[Token<'_>], own: &[Token<'_>]) -> bool {
    let initials =
        matches!(before, [.., open, name, close] if open.shape == Shape::Open && name.has(Class::BODY) && close.shape == Shape::Close);
    let named = |t: &Token<'_>| t.shape != Shape::Word || t.capital() || t.listed(List::SMALL_IN_NAMES);
    initials && before.len() < 9 && own.first().is_some_and(|t| t.has(Class::CREDENTIALED)) && before.iter().all(named)
}

/// Whether a bullet ends with a licence in capitals: "Class B Boiler License".
fn closing(own: &[Token<'_>], behind: &[Token<'_>]) -> bool {
    own.len() > 1
        && behind.first().is_none_or(|t| t.shape == Shape::Stop)
        && own.last().is_some_and(|t| t.any(&["license", "licence", "certification"]) && t.capital())
}

/// Whether a token may stand before a credential at the head of a bullet.
fn leads(token: &Token<'_>) -> bool {
    const LEADS: Class = Class::ARTICLE
        .or(Class::DEGREE_OF_SKILL)
        .or(Class::FILLER)
        .or(Class::AND)
        .or(Class::BODY)
        .or(Class::PROFESSION)
        .or(Class::CREDENTIALED)
        .or(Class::HOLD);
    token.has(LEADS)
        || token.listed(List::WORKERS)
        || token.shape != Shape::Word
        || token.listed(List::OPENS_BULLET)
        || token.text.ends_with("ly")
}
