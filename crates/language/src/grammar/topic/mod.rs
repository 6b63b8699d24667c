//! Topics: what an experience or skill is in.
//!
//! ```ebnf
//! topic    = part { border part } ;
//! part     = list | list examples ;
//! border   = preposition | doing | "especially" | "," gerund ;
//! list     = item { ( "," | "/" | "&" | "and" | "or" | "and/or" | "as well as" ) item } ;
//! examples = introduction item { ( "," | "or" | "and" | "/" ) item } [ "etc" ] [ ")" ] ;
//! item     = { filler } name { filler } [ head ] ;
//! ```
//! A list gives one group when "or" joins it and as many as it has items when "and" does; items that lack their head take
//! that of the one that lends it. Examples stand in for the class before them.

mod examples;
mod extent;
mod heads;
mod list;
mod term;

use super::{after, before};
use crate::lexicon::{Class, List};
use crate::requirement::Group;
use crate::token::{Shape, Token};

pub(crate) use extent::{extent, purpose};

/// The groups a topic names.
///
/// ```ebnf
/// topic = part { border part } ;
/// part  = list | list examples ;
/// ```
pub(crate) fn groups(line: &str, tokens: &[Token<'_>]) -> Vec<Group> {
    parts(line, tokens, false)
}

/// The topic at the head of `tokens`: how many of them it takes, and the groups it names.
pub(crate) fn topic(line: &str, tokens: &[Token<'_>]) -> (usize, Vec<Group>) {
    let end = extent(tokens);
    let comma = usize::from(tokens.get(end).is_some_and(|t| t.shape == Shape::Comma));
    let choice = matches!(after(tokens, end + comma), [or, other, ..] if or.has(Class::OR) && other.listed(List::SIMILAR));
    (end, parts(line, tokens.get(..end).unwrap_or_default(), choice))
}

/// The groups of the parts of a topic; `choice`: what is as good as the last of them follows, so that they are alternatives.
fn parts(line: &str, tokens: &[Token<'_>], choice: bool) -> Vec<Group> {
    let mut found = Vec::new();
    let mut from = 0;
    while from <= tokens.len() {
        let end = (from..tokens.len()).find(|i| splits(tokens, *i)).unwrap_or(tokens.len());
        let part = tokens.get(from..end).unwrap_or_default();
        if tokens.get(end).is_some_and(|t| examples::introduces(tokens, end, t)) {
            let (taken, mut listed) = examples::examples(line, after(tokens, end));
            if examples::specifies(part, after(tokens, end)) {
                listed.any_of.clear();
            }
            exemplify(&mut found, list::groups(line, part, false), listed);
            from = end + taken;
        } else {
            found.extend(list::groups(line, part, choice && end == tokens.len()));
            from = end + 1 + usize::from(infinitive(tokens, end));
        }
    }
    found.retain(|group: &Group| !group.any_of.is_empty());
    found.dedup();
    found
}

/// Puts examples where the class before them stood: "languages such as C or Python".
fn exemplify(found: &mut Vec<Group>, mut kept: Vec<Group>, listed: Group) {
    if listed.any_of.is_empty() {
        return found.append(&mut kept);
    }
    if kept.pop().is_none() || kept.is_empty() {
        let bare = |one: &str| one.eq_ignore_ascii_case("coding") || one.eq_ignore_ascii_case("programming");
        found.pop_if(|group| matches!(group.any_of.as_slice(), [one] if bare(one)));
    }
    found.append(&mut kept);
    found.push(listed);
}

/// Whether "to" opens an infinitive, whose verb names nothing: "in to manage stock", but not "related to stock".
fn infinitive(tokens: &[Token<'_>], i: usize) -> bool {
    let verb = |t: &Token<'_>| t.shape == Shape::Word && !t.capital() && !t.text.ends_with("ing") && !t.text.contains('-');
    tokens.get(i).is_some_and(|t| t.is("to"))
        && tokens.get(i + 1).is_some_and(verb)
        && !before(tokens, i).is_some_and(|t| t.listed(List::BEFORE_TO))
}

/// Whether a group ends before the token at `i`.
///
/// ```ebnf
/// border = preposition | doing | "especially" | "," gerund | introduction ;
/// ```
fn splits(tokens: &[Token<'_>], i: usize) -> bool {
    let Some(token) = tokens.get(i) else { return true };
    let last = before(tokens, i);
    token.has(Class::OPENS_GROUP) && !belongs(tokens, i, token)
        || token.is("of") && i > 0 && tokens.get(i + 1).is_some_and(|t| t.listed(List::VARYING))
        || last.is_some_and(|last| narrows(last, token) || does(last, token))
        || further(tokens, i, token)
        || examples::introduces(tokens, i, token)
}

/// Whether a preposition belongs to the words around it: "working with people", "up to", "as well as", "business to business".
fn belongs(tokens: &[Token<'_>], i: usize, token: &Token<'_>) -> bool {
    if token.is("as") && tokens.get(i + 1).is_some_and(|t| t.is("well")) {
        return true;
    }
    if token.is("to") && before(tokens, i).is_some_and(|t| t.listed(List::SIZES)) {
        return true;
    }
    if token.any(&["inside", "outside"]) && tokens.get(i + 1).is_some_and(|t| t.is("sales")) {
        return true;
    }
    before(tokens, i).is_some_and(|last| {
        token.is("for") && last.is("allocation")
            || token.is("with") && last.listed(List::PEOPLE)
            || last.has(Class::OR)
            || token.is("to") && (last.is("business") || last.has(Class::DOING))
            || (token.is("as") || token.is("to")) && (last.any(&["such", "well", "up"]) || last.shape == Shape::Dash)
    })
}

/// "especially" and the like open a group of their own.
fn narrows(last: &Token<'_>, token: &Token<'_>) -> bool {
    token.any(&["especially", "particularly", "specifically"]) && !last.has(Class::OR.or(Class::AND))
}

/// "building", "using" and the like behind a name: what it is done on is another group.
fn does(last: &Token<'_>, token: &Token<'_>) -> bool {
    let handled = token.is("handling") && last.listed(List::HANDLED);
    let gathered = token.is("gathering") && last.any(&["requirement", "requirements"]);
    token.has(Class::DOING)
        && !(gathered || handled || token.is("focused") || last.is("problem"))
        && (!token.has(Class::NOUN_ING) || last.listed(List::SETTINGS) && token.is("selling"))
        && last.shape == Shape::Word
        && !last.has(Class::AND.or(Class::OR).or(Class::PREPOSITION))
}

/// A gerund behind the only comma goes on with another activity.
fn further(tokens: &[Token<'_>], i: usize, token: &Token<'_>) -> bool {
    let comma = |t: &Token<'_>| t.shape == Shape::Comma;
    let verbs = match tokens.get(..i) {
        Some([.., opener, verb, _]) => verb.text.ends_with("ing") && opener.has(Class::EXPERIENCE.or(Class::PREPOSITION)),
        Some([verb, _]) => verb.text.ends_with("ing"),
        _ => false,
    };
    !verbs && i > 1 && token.gerund() && before(tokens, i).is_some_and(comma) && tokens.iter().filter(|t| comma(t)).count() == 1
}
