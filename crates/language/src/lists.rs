//! Lists of names: fields of study.
//!
//! ```ebnf
//! fields = field { ( "," | "/" | "or" | "and" | "&" | ":" | "(" | ")" | example ) field } ;
//! field  = { article | "either" | … } { word } [ "field" | "discipline" | … ] ;
//! ```
//! A field that is only "related" or names a class of fields is none, and leaves the list open.

use crate::grammar::{after, before, run, text_of};
use crate::lexicon::{self, Class, List, phrases};
use crate::token::{Shape, Token};

/// Whether what a bracket opens is closed in reach.
pub(crate) fn closes(tokens: &[Token<'_>]) -> bool {
    tokens.first().is_some_and(|t| t.shape != Shape::Open) || tokens.iter().take(60).any(|t| t.shape == Shape::Close)
}

/// Whether a bracket holds something else than examples: a tier, an alternative, a count.
pub(crate) fn qualifies(tokens: &[Token<'_>]) -> bool {
    let inner = after(tokens, 1);
    let end = inner.iter().take(40).position(|t| t.shape == Shape::Close).unwrap_or(0);
    let inner = inner.get(..end).unwrap_or_default();
    inner.first().is_some_and(|t| t.has(Class::OR) || t.any(&["with", "and", "minimum", "hons"]))
        || inner.iter().any(|t| t.is("gpa"))
        || inner.iter().any(|t| t.has(Class::REQUIRED.or(Class::PREFERRED).or(Class::UNIT)) || t.is("equivalent"))
        || inner.len() <= 2 && inner.iter().any(|t| t.has(Class::LEVEL.or(Class::LEVEL_SHORT)))
}

/// The fields of study in a list, and whether a related one is enough.
pub(crate) fn fields(line: &str, tokens: &[Token<'_>]) -> (Vec<String>, bool) {
    let mut names: Vec<String> = Vec::new();
    let mut related = tokens.iter().any(|t| t.any(&["etc", "etc."]));
    // the first name that no bracket parts from the next
    let (mut from, mut at) = (0, 0);
    for whole in tokens.split(parts) {
        let behind = before(tokens, at).is_some_and(|t| t.shape == Shape::Close);
        at += whole.len() + 1;
        if behind {
            share_head(names.get_mut(from..).unwrap_or_default());
            from = names.len();
        }
        let item = trim(whole);
        let Some(last) = item.last() else { continue };
        if last.is("stem") && item.len() == 1 && !names.is_empty() && bracketed(tokens, last) {
            // "(STEM)" spells the fields before it
            continue;
        }
        if is_classed(item, last) {
            match one_of_kind(item, last).filter(|_| names.is_empty()) {
                Some(own) => names.push(text_of(line, own).to_owned()),
                None => related = true,
            }
        } else if names_kind(item) {
            related = true;
            names.retain(|name| !is_kind(name));
        } else if last.has(Class::FIELD) && !last.is("education") && exampled(tokens, item) {
            related |= !whole.iter().any(|t| t.is("following"));
        } else {
            let (name, kin) = field(line, item, last);
            related |= kin;
            names.extend(name.filter(|name| !names.iter().any(|n| n == name)).map(str::to_owned));
        }
    }
    share_head(names.get_mut(from..).unwrap_or_default());
    (names, related)
}

/// Whether nothing but one token stands between brackets.
fn bracketed(tokens: &[Token<'_>], inner: &Token<'_>) -> bool {
    tokens
        .windows(3)
        .any(|w| matches!(w, [open, own, close] if open.shape == Shape::Open && std::ptr::eq(own, inner) && close.shape == Shape::Close))
}

/// Whether a token parts the items of a list of fields.
fn parts(token: &Token<'_>) -> bool {
    matches!(token.shape, Shape::Comma | Shape::Slash | Shape::Open | Shape::Close | Shape::Ampersand | Shape::Colon)
        || token.has(Class::OR)
        || token.is("and")
        || token.listed(List::FIELD_EXAMPLES)
}

/// Whether an item is any field that is related: "a related technical field", "STEM".
fn is_classed(item: &[Token<'_>], last: &Token<'_>) -> bool {
    item.iter().any(|t| t.has(Class::RELATED) && !t.is("applied")) && last.has(Class::FIELD)
        || item.first().is_some_and(|t| t.listed(List::RELATED_FIELD))
        || item.iter().any(|t| t.any(&["related", "stem", "closely"]))
        || item.iter().any(|t| t.is("above")) && item.iter().any(|t| t.has(Class::FIELD))
}

/// The one field that a classed item names all the same: "an appropriate science field" is one of science.
fn one_of_kind<'t, 'a>(item: &'t [Token<'a>], last: &Token<'_>) -> Option<&'t [Token<'a>]> {
    let lead = run(item, |t| t.any(&["appropriate", "suitable", "relevant"]));
    let own = item.get(lead..item.len() - 1).filter(|own| lead > 0 && own.len() == 1 && last.has(Class::FIELD))?;
    (!own.iter().any(|t| t.listed(List::KINDS_OF_FIELD) || t.has(Class::RELATED.or(Class::FIELD)))).then_some(own)
}

/// Whether examples follow an item: "a technical discipline (physics, …)".
fn exampled(tokens: &[Token<'_>], item: &[Token<'_>]) -> bool {
    let next = item.as_ptr_range().end;
    tokens.iter().any(|t| {
        std::ptr::eq(t, next)
            && (t.listed(List::FIELD_EXAMPLES) && !t.any(&["e.g", "i.e"]) || matches!(t.shape, Shape::Open | Shape::Colon))
    })
}

/// The name of the field in an item without the class word behind it, and whether fields of its kind are enough.
fn field<'a>(line: &'a str, item: &[Token<'_>], last: &Token<'_>) -> (Option<&'a str>, bool) {
    let heads = last.has(Class::FIELD) && !last.is("education") && !last.is("studies");
    let item = if heads && item.len() > 1 { item.get(..item.len() - 1).unwrap_or_default() } else { item };
    let kin = item.last().and_then(|t| kin_of(t.text)).filter(|_| heads);
    if item.iter().all(|t| t.has(Class::FIELD) && !t.is("stem") || t.is("etc") || t.has(Class::EXAMPLE)) {
        return (None, kin.is_some());
    }
    let name = text_of(line, item);
    let name = name.get(..name.len() - kin.map_or(0, str::len)).unwrap_or(name);
    (Some(name).filter(|name| !name.eq_ignore_ascii_case("any")), kin.is_some())
}

/// Endings that make a field of a kind of fields: "a health-related field".
const KIN: [&str; 3] = ["-related", "-oriented", "-based"];

/// Whether a name is that of a kind of fields and no field: "a quantitative discipline" is any field of that kind.
fn is_kind(word: &str) -> bool {
    lexicon::known(word).lists.meets(List::KINDS_OF_FIELD)
}

/// The ending of a word that makes a field of a kind of fields.
fn kin_of(word: &str) -> Option<&'static str> {
    KIN.into_iter().find(|ending| word.len() > ending.len() && word.ends_with(ending))
}

/// Whether an item names only a kind of fields: "technical field", "rigorous quantitative science".
fn names_kind(item: &[Token<'_>]) -> bool {
    let Some((head, body)) = item.split_last() else { return false };
    let lead = run(body, |t| t.listed(List::DEGREES_OF_KIND));
    let kinds = after(body, lead);
    (head.has(Class::FIELD) && !head.any(&["education", "studies"])
        || head.any(&["science", "sciences", "background", "nature"]) && lead > 0)
        && !kinds.is_empty()
        && kinds.iter().all(|t| t.listed(List::KINDS_OF_FIELD))
}

/// Writes out the head that lone modifiers share with the name behind them ("Cell or Molecular Biology").
fn share_head(names: &mut [String]) {
    for i in (0..names.len().saturating_sub(1)).rev() {
        let Some([name, next]) = names.get_mut(i..i + 2) else { continue };
        let Some((_, head)) = next.rsplit_once(' ') else { continue };
        if !name.eq_ignore_ascii_case(head) && phrases::FIELD_MODIFIERS.iter().any(|m| name.eq_ignore_ascii_case(m)) {
            let head = head.to_owned();
            name.push(' ');
            name.push_str(&head);
        }
    }
}

/// Without articles and class words before the names.
fn trim<'t, 'a>(tokens: &'t [Token<'a>]) -> &'t [Token<'a>] {
    let lead = run(tokens, |t| {
        t.has(Class::ARTICLE.or(Class::EXAMPLE))
            || t.listed(List::FIELD_LEAD)
            || t.any(&["field", "fields", "area", "areas"]) && tokens.iter().take(4).any(|t| t.is("of"))
            || t.shape == Shape::Colon
            || t.shape == Shape::Other
    });
    let body = after(tokens, lead);
    let tail = body.iter().rev().take_while(|t| t.shape != Shape::Word || t.any(&["etc", "in", "e.g."])).count();
    body.get(..body.len() - tail).unwrap_or_default()
}
