//! Heads that the items of a list share: "program and project management", "an Internet or electronics company".

use super::super::{after, text_of};
use super::list::Item;
use super::term::trim;
use crate::lexicon::{Class, List};
use crate::token::{Shape, Token};

/// The place of the item that lends its head to all items before it: the last, or one that a slash joins.
pub(super) fn lender(items: &[Item<'_, '_>]) -> Option<usize> {
    let (last, before) = items.split_last().filter(|(_, before)| !before.is_empty())?;
    let fits = |item: &Item<'_, '_>| {
        let body = trim(item.tokens);
        unsettled(body) && (item.group == last.group || body.len() < 3 && !body.first().is_some_and(Token::capital))
    };
    if settles(last.tokens) && before.iter().all(fits) {
        return Some(before.len());
    }
    let at = items.iter().position(|item| !modifies(item.tokens)).filter(|at| *at > 0)?;
    let first = items.iter().take_while(|item| item.group == 0).count();
    let slashed = last.group > 0 && first == at + 1;
    (at + 1 == items.len() || slashed).then_some(at)
}

/// The head that an item lends to the modifiers before it: "project management" lends "management".
pub(super) fn lent<'a>(line: &'a str, item: &[Token<'_>]) -> Option<&'a str> {
    let body = trim(item);
    let (last, rest) = body.split_last()?;
    let before = rest.last()?;
    let shared = before.has(Class::SHARED_HEAD) && !before.has(Class::MODIFIER);
    let two = before.is("industry") || shared && last.any(&["projects", "environment", "research", "experience"]);
    let from = if two && rest.len() > 1 { rest.len() - 1 } else { rest.len() };
    (last.has(Class::SHARED_HEAD) || last.listed(List::SETTINGS)).then(|| text_of(line, after(body, from)))
}

/// Whether the last item of a list names a kind of place or work whose kinds the items before it are.
fn settles(item: &[Token<'_>]) -> bool {
    let body = trim(item);
    body.len() > 1 && body.last().is_some_and(|t| t.listed(List::SETTINGS))
}

/// Whether the words of an item of such a list lack the head: they are few and end in no head of their own.
fn unsettled(body: &[Token<'_>]) -> bool {
    (1..=3).contains(&body.len())
        && body.iter().all(|t| t.shape == Shape::Word)
        && body.last().is_some_and(|t| !t.has(Class::SHARED_HEAD) && !t.listed(List::SETTINGS))
        || matches!(body, [one] if one.has(Class::MODIFIER))
}

/// Whether an item is a lone modifier that lacks its head.
fn modifies(item: &[Token<'_>]) -> bool {
    const ADJECTIVAL: [&str; 4] = ["al", "ive", "ary", "ic"];
    match trim(item) {
        [one] => one.has(Class::MODIFIER) || one.text.len() > 5 && ADJECTIVAL.iter().any(|end| one.text.ends_with(end)),
        body @ [.., close] if close.shape == Shape::Close => body.iter().any(|t| t.has(Class::MODIFIER)),
        _ => false,
    }
}
