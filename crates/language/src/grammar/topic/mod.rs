//! Topics: what an experience or skill is in.
//!
//! ```ebnf
//! topic    = part { border part } ;
//! part     = list [ examples [ list ] ] | manner ;
//! border   = preposition | doing | "especially" | "," gerund | "to" verb { joint verb } ;
//! list     = item { ( "," | "/" | "&" | "and" | "or" | "and/or" | "as well as" | "(" "or" ) item } ;
//! examples = introduction item { ( "," | "or" | "and" | "/" ) item } [ "etc" ] [ ")" ] ;
//! item     = { filler } name { filler } [ head ] ;
//! manner   = preposition ( { word } "manner" | "clients" | … ) ;          (* names nothing *)
//! ```
//! A list gives one group when "or" joins it and as many as it has items when "and" does; items that lack their head take
//! that of the one that lends it. Examples stand in for the class before them, not for what stands beside it; a list goes on
//! behind those in brackets. What a purpose ("to ensure …") is for is left out.

mod clauses;
mod clock;
mod examples;
mod extent;
mod heads;
mod kinds;
mod list;
mod term;
mod tiered;

use super::{after, before};
use crate::lexicon::{self, Class, List};
use crate::requirement::Group;
use crate::token::{Shape, Token};

pub(crate) use clauses::gained;
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
    // whether the list before the last examples goes on behind them
    let mut goes_on = false;
    while from <= tokens.len() {
        let end = border(tokens, from);
        let part = tokens.get(from..end).filter(|part| !describes(before(tokens, from), part, !found.is_empty())).unwrap_or_default();
        let part = based(part, tokens.get(end));
        if tokens.get(end).is_some_and(|t| examples::introduces(tokens, end, t)) {
            let (taken, mut listed) = examples::examples(line, after(tokens, end));
            // "each of the following: A, B"
            let every = || part.iter().any(|t| t.any(&["each", "all", "both"]));
            if tokens.get(end).is_some_and(|t| t.is("following")) && every() {
                found.extend(std::mem::take(&mut listed.any_of).into_iter().map(|name| Group { any_of: vec![name], open: false }));
                from = end + taken;
                continue;
            }
            if examples::specifies(part, after(tokens, end)) {
                listed.any_of.clear();
            }
            let either = alternatives(tokens, end, end + taken);
            let mut kept = continued(&mut found, list::groups(line, part, either), goes_on);
            if examples::goes_further(after(tokens, end)) {
                found.append(&mut kept.groups);
            }
            match kept.groups.last_mut().filter(|_| !kept.named && !examples::placed(after(tokens, end))) {
                Some(related) => {
                    related.any_of.append(&mut listed.any_of);
                    found.append(&mut kept.groups);
                }
                None if before(tokens, from).is_some_and(|t| t.is("as")) && tokens.get(end).is_some_and(|t| t.is("including")) => {
                    // "as a baker, including …": who one was is no class
                    found.append(&mut kept.groups);
                    found.push(listed);
                }
                None if tooled(part, after(tokens, end)) => {
                    found.append(&mut kept.groups);
                    found.push(listed);
                }
                None => exemplify(&mut found, kept, listed, examples::told(after(tokens, end))),
            }
            goes_on = either;
            from = end + taken;
        } else {
            let kept = continued(&mut found, list::groups(line, part, goes_on || choice && end == tokens.len()), goes_on);
            found.extend(kept.groups);
            goes_on = false;
            from = behind(tokens, end, !found.is_empty());
        }
    }
    found.retain(|group: &Group| !group.any_of.is_empty());
    found.dedup();
    found
}

/// Whether a bracket tells what goes with a language that is named before it: "Python (pandas, NumPy)".
fn tooled(part: &[Token<'_>], bracket: &[Token<'_>]) -> bool {
    !examples::told(bracket) && part.last().is_some_and(|t| t.capital() && t.listed(List::PROGRAMMED))
}

/// A part without the participle that joins it to the next: "plans based on".
fn based<'t, 'a>(part: &'t [Token<'a>], next: Option<&Token<'_>>) -> &'t [Token<'a>] {
    match part {
        [rest @ .., last] if !rest.is_empty() && last.is("based") && next.is_some_and(|t| t.any(&["on", "upon"])) => rest,
        _ => part,
    }
}

/// Whether a part says only how or for whom something is done: "in a timely manner", "to a high standard", "for clients"; `named`:
/// what is done was named before it.
fn describes(preposition: Option<&Token<'_>>, part: &[Token<'_>], named: bool) -> bool {
    let end = part.len() - part.iter().rev().take_while(|t| joins(t)).count();
    let Some((last, rest)) = part.get(..end).and_then(<[Token<'_>]>::split_last) else { return false };
    let extent = || matches!(part, [all, extents, ..] if extents.listed(List::EXTENTS) && (all.is("all") || all.listed(List::VARYING)));
    let bare = rest.iter().all(|t| t.has(Class::ARTICLE.or(Class::FILLER)));
    let manner = || {
        let article = || part.first().is_some_and(|t| t.has(Class::ARTICLE));
        let graded = || !rest.is_empty() && rest.iter().all(|t| t.has(Class::DEGREE_OF_SKILL));
        last.listed(List::MANNERS) && rest.len() < 7 && (article() || !last.is("fashion"))
            || last.any(&["standard", "standards"]) && (article() || graded()) && preposition.is_some_and(|t| t.is("to"))
            || named && last.listed(List::HOW_DONE) && bare && preposition.is_some_and(|t| t.is("with"))
    };
    preposition.is_some_and(|t| t.has(Class::PREPOSITION)) && (manner() || extent())
        || preposition.is_some_and(|t| t.is("for") || named && t.is("to")) && last.listed(List::RECIPIENTS) && bare
}

/// Where the part of a topic ends that begins at `from`.
fn border(tokens: &[Token<'_>], from: usize) -> usize {
    (from..tokens.len()).find(|i| splits(tokens, *i)).unwrap_or(tokens.len())
}

/// Whether a bracket stands in the midst of a list of alternatives: "Oracle, DB2 (or Informix), SAP and/or Siebel".
fn alternatives(tokens: &[Token<'_>], open: usize, behind: usize) -> bool {
    let bracket = tokens.get(open).is_some_and(|t| t.shape == Shape::Open);
    let joint = tokens.get(behind).is_some_and(|t| t.shape == Shape::Comma || t.has(Class::OR));
    let rest = || tokens.get(behind..border(tokens, behind)).unwrap_or_default();
    let and = |i: usize| rest().get(i).is_some_and(|t| t.is("and")) && !rest().get(i + 1).is_some_and(|t| t.shape == Shape::Slash);
    let or = rest().iter().position(|t| t.has(Class::OR));
    bracket && joint && or.is_some_and(|or| !(0..or).any(and))
}

/// Puts the first group of a list that goes on behind examples to them.
fn continued(found: &mut [Group], mut list: list::Listed, goes_on: bool) -> list::Listed {
    if let Some(last) = found.last_mut().filter(|_| goes_on && !list.groups.is_empty()) {
        last.any_of.append(&mut list.groups.remove(0).any_of);
    }
    list
}

/// Puts examples where the class before them stood: "languages such as C or Python"; `told`: a word says that they are examples.
fn exemplify(found: &mut Vec<Group>, list: list::Listed, mut listed: Group, told: bool) {
    let list::Listed { groups: mut kept, named, slashed } = list;
    if listed.any_of.is_empty() {
        return found.append(&mut kept);
    }
    let several = kept.last().is_some_and(|group| group.any_of.len() > 1) && !slashed;
    if (named || kept.is_empty()) && (told || !several) {
        let class = kept.pop();
        let other = class.and_then(|mut class| class.any_of.pop().map(|name| (name, class.any_of)));
        if let Some((name, others)) = other {
            // those of its alternatives that are no such class stay
            let stays = |other: &String| !slashed && last_word(other) != last_word(&name) && !classes(other, &name);
            let mut others: Vec<String> = others.into_iter().filter(stays).collect();
            others.append(&mut listed.any_of);
            listed.any_of = others;
            while kept
                .pop_if(|group| matches!(group.any_of.as_slice(), [one] if classes(one, &name) && modified_alike(one, &name)))
                .is_some()
            {}
        }
        if kept.is_empty() {
            let bare = |one: &str| one.eq_ignore_ascii_case("coding") || one.eq_ignore_ascii_case("programming");
            found.pop_if(|group| matches!(group.any_of.as_slice(), [one] if bare(one)));
        }
    }
    found.append(&mut kept);
    found.push(listed);
}

/// The last word of a name.
fn last_word(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or_default()
}

/// Whether two names are of one class of means or rules: "modelling tools and techniques such as …".
fn classes(one: &str, other: &str) -> bool {
    let both = |list: List| [one, other].iter().all(|name| lexicon::known(last_word(name)).lists.meets(list));
    both(List::TOOLS.or(List::TOOL)) || both(List::RULES)
}

/// Whether names of one class share their modifier, their last word, or are means of work: "relational databases", "NoSQL databases".
fn modified_alike(one: &str, other: &str) -> bool {
    let means = |name: &str| lexicon::known(last_word(name)).lists.meets(List::TOOLS.or(List::RULES));
    if last_word(one) == last_word(other) || means(one) && means(other) {
        return true;
    }
    let (one, other) = (modifier(one), modifier(other));
    one.is_empty() || other.is_empty() || one == other
}

/// The words of a name before its last.
fn modifier(name: &str) -> &str {
    name.rsplit_once(' ').map_or("", |(modifier, _)| modifier)
}

/// Whether "to" opens an infinitive, whose verb names nothing: "in to manage stock", but not "related to stock" or "to senior staff".
fn infinitive(tokens: &[Token<'_>], i: usize) -> bool {
    let verb = |t: &Token<'_>| {
        t.shape == Shape::Word
            && !t.capital()
            && !t.has(Class::ARTICLE)
            && !t.text.ends_with("ing")
            && !t.text.contains('-')
            && (t.has(Class::DUTY) || t.listed(List::DOABLE.or(List::ENDS)) || !kinds::nominal(after(tokens, i + 1)))
    };
    tokens.get(i).is_some_and(|t| t.is("to"))
        && tokens.get(i + 1).is_some_and(verb)
        && !before(tokens, i).is_some_and(|t| t.listed(List::BEFORE_TO))
}

/// Where the next part begins behind the border at `end`: behind the verbs of an infinitive, or behind all it is done for when
/// something is `named` already.
fn behind(tokens: &[Token<'_>], end: usize, named: bool) -> usize {
    if !infinitive(tokens, end) {
        let vague = matches!(after(tokens, end), [_, _, object, related, ..] if object.listed(List::VAGUE) && related.any(&["related", "relating"]));
        let clause = clauses::clause(after(tokens, end));
        return end + 1 + usize::from(clause) + usize::from(clause && vague);
    }
    let rest = after(tokens, end + 1);
    let order = before(tokens, end).is_some_and(|t| t.is("order"));
    if named && (order || rest.first().is_some_and(|t| t.listed(List::ENDS))) {
        let anew = |i: usize| rest.get(i).is_some_and(joins) && rest.get(i + 1).is_some_and(|t| t.gerund() || t.has(Class::DOING));
        return end + 2 + (0..rest.len()).find(|i| anew(*i)).unwrap_or(rest.len());
    }
    let verb = |i: usize| rest.get(i).is_some_and(|t| t.has(Class::DUTY) || t.listed(List::DOABLE));
    let closes = |i: usize| rest.get(i).is_none_or(|t| joins(t) || t.has(Class::OPENS_GROUP));
    let vague = |i: usize| named && rest.get(i).is_some_and(|t| t.listed(List::VAGUE)) && closes(i + 1);
    let mut done = 1 + usize::from(vague(1));
    while rest.get(done).is_some_and(joins) {
        let next = done + crate::grammar::run(after(rest, done), joins);
        if !(verb(next) || vague(next + 1)) || closes(next + 1) && !rest.get(next + 1).is_some_and(joins) {
            break;
        }
        done = next + 1 + usize::from(vague(next + 1));
    }
    end + 1 + done
}

/// Whether a token joins the verbs of an infinitive.
fn joins(token: &Token<'_>) -> bool {
    matches!(token.shape, Shape::Comma | Shape::Slash) || token.has(Class::AND.or(Class::OR))
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
        || clauses::clause(after(tokens, i))
        || token.is("of") && i > 0 && tokens.get(i + 1).is_some_and(|t| t.listed(List::VARYING))
        || last.is_some_and(|last| narrows(last, token) || does(last, token, after(tokens, i + 1)))
        || further(tokens, i, token)
        || examples::introduces(tokens, i, token)
}

/// Whether a preposition belongs to the words around it: "working with people", "up to", "as well as", "business to business".
fn belongs(tokens: &[Token<'_>], i: usize, token: &Token<'_>) -> bool {
    if token.is("as") && tokens.get(i + 1).is_some_and(|t| t.is("well")) {
        return true;
    }
    // "face to face", "11 to 16"
    let ends = |left: &Token<'_>, right: &Token<'_>| left.is(right.text) || left.shape == Shape::Number && right.shape == Shape::Number;
    let spans = || before(tokens, i).zip(tokens.get(i + 1)).is_some_and(|(left, right)| ends(left, right));
    if token.is("to") && (before(tokens, i).is_some_and(|t| t.listed(List::SIZES)) || spans()) {
        return true;
    }
    let next = tokens.get(i + 1);
    // "children under five"
    let young = token.is("under") && next.is_some_and(|t| t.has(Class::NUMERAL) || t.shape == Shape::Number);
    if young || next.is_some_and(|next| term::named(token, next)) {
        return true;
    }
    before(tokens, i).is_some_and(|last| {
        token.is("for") && last.any(&["allocation", "caring"])
            || token.is("as") && matches!(after(tokens, i + 1), [code, ..] if code.is("code"))
            || token.is("as") && matches!(after(tokens, i + 1), [a, service, ..] if a.is("a") && service.is("service"))
            || token.is("with") && last.listed(List::PEOPLE)
            || last.has(Class::OR)
            || token.is("to") && spoken(tokens, i, last)
            || token.is("to") && (last.is("business") || last.has(Class::DOING) && !last.has(Class::NOUN_ING))
            || (token.is("as") || token.is("to")) && (last.any(&["such", "well", "up"]) || last.shape == Shape::Dash)
    })
}

/// Whether a verb of speaking takes those behind "to" for its object: "talking to customers".
fn spoken(tokens: &[Token<'_>], to: usize, verb: &Token<'_>) -> bool {
    let opens = to < 2 || tokens.get(to - 2).is_some_and(|t| joins(t) || t.has(Class::PREPOSITION));
    opens && verb.any(&["speaking", "talking", "listening", "responding"])
}

/// "especially" and the like open a group of their own.
fn narrows(last: &Token<'_>, token: &Token<'_>) -> bool {
    token.any(&["especially", "particularly", "specifically"]) && !last.has(Class::OR.or(Class::AND))
}

/// "building", "using" and the like behind a name: what it is done on is another group. Without that it is the head of the name:
/// "dental assisting".
fn does(last: &Token<'_>, token: &Token<'_>, behind: &[Token<'_>]) -> bool {
    let next = behind.first();
    let governs = token.any(&["requiring", "concerning", "involving", "including", "using"]);
    let object = governs
        || match behind {
            [joint, next, ..] => !joins(joint) || next.gerund() || next.has(Class::DOING),
            _ => next.is_some_and(|t| !joins(t)),
        };
    let handled = token.is("handling") && last.listed(List::HANDLED);
    let gathered = token.is("gathering") && last.any(&["requirement", "requirements"]);
    token.has(Class::DOING)
        && object
        && !(gathered || handled || token.is("focused") || last.is("problem"))
        && (!token.has(Class::NOUN_ING) || last.listed(List::SETTINGS) && token.is("selling") || term::constructs(token, next))
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
    !verbs
        && i > 1
        && token.gerund()
        && !token.text.contains('-')
        && !tokens.get(i + 1).is_none_or(joins)
        && before(tokens, i).is_some_and(comma)
        && tokens.iter().filter(|t| comma(t)).count() == 1
}
