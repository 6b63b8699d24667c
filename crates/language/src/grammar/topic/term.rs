//! Terms: the words of an item that name something.
//!
//! ```ebnf
//! item = { before } name { behind } ;
//! ```

use super::super::{after, run, text_of};
use crate::lexicon::{Class, List, phrases};
use crate::token::{Shape, Token};

/// A term without the filler around it; none when the item names nothing.
pub(super) fn term(line: &str, item: &[Token<'_>]) -> Option<String> {
    if leaves_open(item) {
        return None;
    }
    let body = without_verb(item, trim(item));
    if names_nothing(body, item) || !body.iter().any(|t| matches!(t.shape, Shape::Word | Shape::Number)) {
        return None;
    }
    let text = text_of(line, body).trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | '#' | '.' | ')' | '('));
    let unopened = text.contains(')') && !text.contains('(');
    (!text.is_empty()).then(|| if unopened { text.replace(')', "") } else { text.to_owned() })
}

/// What is known of is the subject of what it does: "how engines work".
fn without_verb<'t, 'a>(item: &[Token<'_>], body: &'t [Token<'a>]) -> &'t [Token<'a>] {
    match body {
        [subject @ .., verb] if !subject.is_empty() && verb.any(&["works", "work", "operates", "operate", "functions"]) => {
            if item.iter().take(2).any(|t| t.is("how")) { subject } else { body }
        }
        _ => body,
    }
}

/// Whether what is left of an item without its filler names nothing: "this position", "40 hours", "mentioned above".
fn names_nothing(body: &[Token<'_>], item: &[Token<'_>]) -> bool {
    let last = |words: &[&str]| item.last().is_some_and(|t| t.any(words));
    match body {
        [one] if one.has(Class::NUMERAL) || one.shape == Shape::Number && one.text.len() < 3 => true,
        [one] if one.listed(List::NO_TERM) && !one.shouted() => true,
        [main] if main.any(&["main", "primary", "sole", "special"]) && last(&["focus", "emphasis"]) => true,
        [count, unit] if count.shape == Shape::Number && unit.any(&["weeks", "hours", "days", "%"]) => true,
        [federal, service] if federal.is("federal") && service.is("service") => true,
        [real, world] if real.is("real") && world.any(&["world", "life"]) => true,
        [one, other] if one.any(&["above", "below"]) || other.any(&["above", "below"]) => true,
        _ => body.len() < 3 && last(&["speciality", "specialty", "position"]) && item.iter().any(|t| t.any(&["this", "the"])),
    }
}

/// Whether an item only leaves its list open: "a similar field", "other related tools".
fn leaves_open(item: &[Token<'_>]) -> bool {
    // "AWS or another cloud provider"
    if item.first().is_some_and(|t| t.is("another")) && item.len() > 1 && !item.iter().any(Token::capital) {
        return true;
    }
    if !item.iter().find(|t| !t.has(Class::ARTICLE)).is_some_and(|t| t.listed(List::SIMILAR)) {
        return false;
    }
    let words = item.iter().filter(|t| !t.has(Class::ARTICLE)).count();
    let like = item.iter().find(|t| !t.has(Class::ARTICLE)).is_some_and(|t| t.any(&["similar", "equivalent", "comparable"]));
    if like && item.last().is_some_and(|t| t.listed(List::TOOLS.or(List::TOOL))) {
        return true;
    }
    let plain = |t: &Token<'_>| super::kinds::adjective(t) || t.has(Class::MODIFIER) && !t.has(Class::SHARED_HEAD);
    if words == 2 && !item.iter().any(|t| t.is("other")) && item.last().is_some_and(plain) {
        return true;
    }
    let settled = item.last().is_some_and(|t| t.has(Class::SETTING.or(Class::FIELD)));
    settled && item.iter().all(|t| t.class != Class::NONE)
        || words <= 2 && item.last().is_some_and(|t| t.listed(List::SETTINGS.or(List::TOOLS)) || t.any(&["specialties", "service"]))
        || item.len() < 8 && item.first().is_some_and(|t| t.is("other")) && item.iter().all(|t| !t.capital())
}

/// The tokens of a term without articles, filler, doing and setting words around them.
pub(super) fn trim<'t, 'a>(item: &'t [Token<'a>]) -> &'t [Token<'a>] {
    let mut body = item;
    while let Some((first, rest)) = body.split_first() {
        let skip = opens(first, rest);
        if skip == 0 {
            break;
        }
        body = after(body, skip);
    }
    while let Some((_, rest)) = body.split_last().filter(|(last, rest)| closes(last, rest)) {
        body = rest;
    }
    body
}

/// How many words at the head of an item name nothing.
fn opens(first: &Token<'_>, rest: &[Token<'_>]) -> usize {
    let next = rest.first();
    // "Good Manufacturing Practice", "good clinical practice"
    if first.is("good") && rest.get(1).is_some_and(|t| t.any(&["practice", "practices"])) {
        return 0;
    }
    if first.is("practice") && next.is_none_or(|t| t.any(&["development", "developments", "management", "placements"])) {
        return 0;
    }
    if first.is("each") && next.is_some_and(|t| t.is("of")) {
        return 2;
    }
    // "setting up shops", "over the phone"
    if first.is("up") && next.is_some_and(|t| t.shape == Shape::Word && !t.has(Class::PREPOSITION))
        || first.is("over") && next.is_some_and(|t| t.has(Class::ARTICLE))
    {
        return 1;
    }
    if first.text == "A" && next.is_some_and(|t| t.shape == Shape::Slash) {
        return 0;
    }
    if first.listed(List::FRAMES.or(List::ACTIVITIES)) && next.is_some_and(|t| t.is("of")) {
        return 2;
    }
    if first.is("high") && rest.len() > 1 && next.is_some_and(|t| t.is("quality")) {
        return 2;
    }
    if matches!(rest, [a, team, more @ ..] if a.has(Class::ARTICLE) && team.is("team") && leads(first) && more.iter().all(adverb)) {
        return 0;
    }
    if matches!(rest, [object, more @ ..] if deed(first, object) && more.iter().all(|t| t.has(Class::FILLER) || adverb(t))) {
        return 0;
    }
    let ranks = run(rest, |t| t.any(&["lower", "higher", "grade", "level", "band"]));
    if first.is("next") && ranks > 1 && ranks < rest.len() {
        return 1 + ranks;
    }
    if first.any(&["position", "role", "post", "job"]) && next.is_some_and(|t| t.gerund() && t.has(Class::DOING)) {
        return 1;
    }
    if first.any(&["full", "part"]) && next.is_some_and(|t| t.is("time")) {
        return 2;
    }
    let tended = first.is("caring") && next.is_some_and(|t| t.is("for")) || first.is("looking") && next.is_some_and(|t| t.is("after"));
    if tended && rest.len() > 1 {
        return 0;
    }
    if first.is("progressively") && next.is_some_and(|t| t.shape == Shape::Word) && rest.len() < 3 {
        return 2;
    }
    let named = next.is_some_and(|next| named(first, next));
    let top = first.is("top") && next.is_some_and(|t| !t.has(Class::CLEARANCE));
    let filler = top
        || first.has(Class::FILLER.or(Class::ARTICLE).or(Class::DEGREE_OF_SKILL).or(Class::PREPOSITION))
        || !matches!(first.shape, Shape::Word | Shape::Number)
        || first.listed(List::BEFORE_TERM.or(List::FOR_EXAMPLE));
    usize::from(!named && (filler || does(first, rest)))
}

/// Whether a verb and its object of one plain word are one term: "managing people".
fn deed(verb: &Token<'_>, object: &Token<'_>) -> bool {
    let small = object.text.bytes().all(|b| b.is_ascii_lowercase());
    let plural = small && object.text.len() > 3 && object.text.ends_with('s') && !object.has(Class::FILLER.or(Class::SETTING));
    let led = object.listed(List::LED) && verb.is("developing");
    verb.has(Class::DOING) && (led || !verb.listed(List::VACUOUS) && (plural || object.listed(List::MASSES)))
}

/// Whether a verb says that one is above others: "leading a team" is more than being in one.
fn leads(verb: &Token<'_>) -> bool {
    verb.any(&["leading", "managing", "supervising", "running"])
}

/// Whether a verb stands before its object: "building pipelines", "managing a team".
fn does(first: &Token<'_>, rest: &[Token<'_>]) -> bool {
    let head = |t: &Token<'_>| t.has(Class::SHARED_HEAD);
    if first.is("building") {
        return constructs(first, rest.first());
    }
    first.has(Class::DOING) && (!first.has(Class::NOUN_ING) || rest.first().is_some_and(|t| !head(t)))
        || first.gerund()
            && !first.capital()
            && !first.listed(List::CRAFTS)
            && rest.len() > 1
            && rest.iter().all(|t| t.shape == Shape::Word && !t.has(Class::PREPOSITION))
}

/// Whether "building" is a verb: "building data pipelines", but not "building codes".
pub(super) fn constructs(token: &Token<'_>, next: Option<&Token<'_>>) -> bool {
    token.is("building") && !token.capital() && next.is_some_and(|t| t.shape == Shape::Word && !t.listed(List::OF_BUILDINGS))
}

/// Whether a word that elsewhere names nothing makes a name with the next: "inside sales", "in vitro".
pub(super) fn named(word: &Token<'_>, next: &Token<'_>) -> bool {
    word.listed(List::OPENS_NAME) && phrases::NAMES.iter().any(|(first, behind)| word.is(first) && next.any(behind))
}

/// Whether a word of filler may begin a name.
pub(super) fn opens_name(token: &Token<'_>) -> bool {
    token.has(Class::FILLER.or(Class::DEGREE_OF_SKILL)) && token.listed(List::OPENS_NAME)
}

/// Whether filler is part of the name that begins with the head it takes: "intermediate or emergency care".
pub(super) fn names(filler: &Token<'_>, head: &str) -> bool {
    let first = head.split(' ').next().unwrap_or_default();
    phrases::NAMES.iter().any(|(word, behind)| filler.is(word) && behind.iter().any(|name| first.eq_ignore_ascii_case(name)))
}

/// Words behind which a verb in -ing is no noun: "a role managing", but not "commercial driving".
const UNNAMED: Class = Class::FILLER
    .or(Class::ARTICLE)
    .or(Class::PREPOSITION)
    .or(Class::SETTING)
    .or(Class::EXPERIENCE)
    .or(Class::AND)
    .or(Class::OR)
    .or(Class::NEGATION);

/// Whether the last word of an item names nothing.
fn closes(last: &Token<'_>, rest: &[Token<'_>]) -> bool {
    let before = rest.last();
    let marks = matches!(
        last.shape,
        Shape::Comma | Shape::Stop | Shape::Colon | Shape::Dash | Shape::Open | Shape::Slash | Shape::Other | Shape::Plus
    );
    let named = last.has(Class::EXPERIENCE) && before.is_some_and(|t| t.any(&["user", "customer"]))
        || last.is("work") && before.is_some_and(|t| t.listed(List::KINDS_OF_WORK));
    let tied = !last.spaced && before.is_some_and(|t| t.shape == Shape::Ampersand);
    // "the health record", but not "a track record"
    let kept =
        last.is("record") && before.is_some_and(|t| t.shape == Shape::Word && !t.has(Class::FILLER.or(Class::ARTICLE).or(Class::SKILL)));
    let filler = last.has(Class::FILLER.or(Class::ARTICLE)) && !tied && !last.any(&["professional", "practice"]) && !named && !kept;
    let around = last.is("area") && before.is_some_and(|t| t.any(&["local", "surrounding", "catchment"]));
    let setting = last.listed(List::BEHIND_TERM) && !around
        || last.any(&["level", "levels"]) && !rest.is_empty()
        || last.any(&["setting", "settings"]) && before.is_some_and(|t| t.is("research"))
        || last.is("role") && !ranked(rest)
        || last.is("capacity") && rest.len() > 1
        || last.is("grade") && before.is_some_and(|t| t.shape == Shape::Number)
        || last.any(&["roles", "position", "function"]) && before.is_some_and(|t| !describes(t))
        || last.is("professional") && before.is_some_and(|t| t.class == Class::NONE || t.has(Class::SHARED_HEAD))
        || last.listed(List::OFFICE_PARTS) && before.is_some_and(|t| t.is("office"))
        || last.listed(List::PROGRAMMING) && matches!(rest, [name] if name.listed(List::PROGRAMMED) && name.capital())
        || last.any(&["language", "languages"])
            && matches!(rest, [name, ..] if name.listed(List::PROGRAMMED) && name.capital() && after(rest, 1).iter().all(|t| t.is("programming")));
    let handled = last.gerund() && before.is_some_and(|t| t.shape == Shape::Word && (!t.has(UNNAMED) || t.listed(List::HANDLED)));
    let doing = last.has(Class::DOING)
        && !handled
        && !last.has(Class::NOUN_ING)
        && !rest.is_empty()
        && !last.is("gathering")
        && !before.is_some_and(|t| t.is("problem"));
    marks || filler || last.has(Class::PREPOSITION) || setting || adverb(last) || doing
}

/// Whether a word before "roles" only says of what sort they are.
fn describes(token: &Token<'_>) -> bool {
    token.has(Class::FILLER.or(Class::ARTICLE))
        || token.listed(List::RANKS)
        || ["al", "ive", "facing", "directed", "ory"].iter().any(|end| token.text.ends_with(end))
}

/// Whether a word is an adverb.
fn adverb(token: &Token<'_>) -> bool {
    token.text.len() > 5
        && token.text.ends_with("ly")
        && !token.capital()
        && !token.any(&["assembly", "elderly", "family", "supply", "italy"])
}

/// Whether the words before "role" name nothing without it: "a technical role".
fn ranked(words: &[Token<'_>]) -> bool {
    words.split_last().is_some_and(|(last, rest)| last.listed(List::RANKS) && rest.iter().all(|t| t.has(Class::ARTICLE)))
}
