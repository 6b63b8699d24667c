//! "ability to …", "willing to …", "able to …".
//!
//! ```ebnf
//! ability = able [ "and" able ] ( "to" | "of" ) verb clause ;
//! ```
//! What the verb and its clause say decides what is asked: a credential, what a résumé cannot show, a skill or a trait.

use nom::Parser;

use super::super::{Read, Tokens, after, committed, credential, miss, opening, read, run, text_of, topic, when};
use super::{Graded, character, clause};
use crate::lexicon::{Class, List};
use crate::requirement::{Credential, Group, Kind, Skill};
use crate::token::{Shape, Token};

/// Why "ability to" alone is not read.
const NO_VERB: &str = "an ability must be followed by what one is able to do";

/// How many tokens say only what proof to send: "able to provide evidence of this", "able to provide evidence of" before a certificate.
pub(crate) fn proof(tokens: Tokens<'_, '_>) -> Option<usize> {
    let [able, to, verb, rest @ ..] = tokens else { return None };
    let shows = verb.listed(List::SHOWS) && to.is("to") && able.any(&["able", "ability", "willing", "prepared"]);
    let paper = || rest.iter().take(4).any(|t| t.any(&["evidence", "proof", "documentation", "references"]));
    if !(shows && paper()) {
        return None;
    }
    let named = Class::CREDENTIAL.or(Class::CREDENTIAL_HEAD).or(Class::LEVEL).or(Class::DEGREE).or(Class::WORK_AUTHORIZATION);
    let end = clause(rest);
    let of = rest.iter().take(end).position(|t| t.is("of"));
    let names = of.filter(|of| rest.get(*of..end).is_some_and(|words| words.iter().any(|t| t.has(named))));
    Some(3 + names.map_or(end, |of| of + 1))
}

/// "ability to …", "willing to …".
pub(super) fn ability<'t, 'a: 't>(skill: Graded<'t, 'a>) -> Read<'t, 'a, Kind> {
    let both = matches!(skill.body, [_, and, able, ..]
        if (and.has(Class::AND.or(Class::OR)) || and.shape == Shape::Slash) && (able.listed(List::ABLE) || able.is("ability")));
    let to = after(skill.body, if both { 3 } else { 1 });
    let (verbal, _) = when(|t| t.any(&["to", "of"])).parse(to)?;
    let (object, verb) = committed(NO_VERB, when(|_| true)).parse(verbal)?;
    let rest = after(to, clause(to));
    let words = read(to, rest);
    if verb.is("be") && object.first().is_some_and(|t| t.listed(List::DONE_TO))
        || asked_elsewhere(verb, words)
        || words.len() < 3 && verb.any(&["possess", "hold", "have"])
    {
        return miss(to);
    }
    if let Ok(found) = obtains(skill, verb, object, rest) {
        return Ok(found);
    }
    if let Some(found) = shows(skill, verb, to, words) {
        return Ok(found);
    }
    let own = to.get(..before_others(to, words.len())).unwrap_or_default();
    let asked = kind(skill, verb, object, after(to, own.len()), own);
    if matches!(asked, Kind::Eligibility(_)) {
        return Ok((after(to, own.len()), asked));
    }
    Ok((rest, kind(skill, verb, object, rest, words)))
}

/// How many words of a clause stand before a joint behind which character or knowledge is asked: "travel" in "to travel and a calm manner".
fn before_others(clause: Tokens<'_, '_>, end: usize) -> usize {
    let known = |i: usize| {
        let ahead = after(clause, i);
        let joint = opening::joint(ahead);
        joint > 0 && opening::known(after(ahead, joint))
    };
    (1..end).find(|i| opening::joins_soft(clause, *i) || known(*i)).unwrap_or(end)
}

/// What somebody must be able to do who is bound to: "Must climb ladders", without "must".
pub(crate) fn bound<'t, 'a: 't>(line: &'a str, tokens: Tokens<'t, 'a>) -> Kind {
    let skill = Graded { line, whole: tokens, body: tokens };
    let rest = after(tokens, clause(tokens));
    let words = read(tokens, rest);
    let placed = || words.iter().any(|t| t.any(&["based", "located", "enrolled"]));
    match tokens.first() {
        Some(verb)
            if verb.is("be") && (placed() || words.get(1).is_some_and(|t| t.shape == Shape::Number))
                || verb.listed(List::QUALIFIES.or(List::SHOWS)) =>
        {
            Kind::Eligibility(skill.asked(tokens, rest))
        }
        Some(verb) if verb.any(&["know", "understand"]) => knows(skill, words).unwrap_or_else(|| Kind::Trait(skill.asked(tokens, rest))),
        Some(verb) => kind(skill, verb, after(tokens, 1), rest, words),
        None => Kind::Trait(skill.asked(tokens, rest)),
    }
}

/// What is known: "know the rules of boxing", "know how to use a loom".
fn knows(skill: Graded<'_, '_>, words: &[Token<'_>]) -> Option<Kind> {
    let object = match words {
        [_, how, to, verb, object @ ..] if how.is("how") && to.is("to") && !verb.has(Class::DOING) => object,
        [_, object @ ..] => object,
        [] => return None,
    };
    let with = topic::groups(skill.line, object);
    let plain = object.first().is_some_and(|t| !t.any(&["how", "what", "why", "when", "that", "your", "yourself"]));
    (plain && !with.is_empty() && !character(object)).then_some(Kind::Skill(Skill { with }))
}

/// Whether a language, a clearance or the right to work is what one is able to: they have productions of their own.
fn asked_elsewhere(verb: &Token<'_>, words: &[Token<'_>]) -> bool {
    let speaks = || words.iter().any(|t| t.has(Class::LANGUAGE) && t.capital() || t.is("languages"));
    let states = |a: &Token<'_>, b: &Token<'_>| {
        b.has(Class::CLEARANCE) && (a.has(Class::CLEARANCE) || b.is("clearance"))
            || a.is("legally") && b.is("work")
            || b.is("to") && a.any(&["authorized", "eligible", "right"])
    };
    let cleared = || words.iter().any(|t| t.any(&["ts/sci", "polygraph", "suitability"]) && !t.is("test"));
    let tested = || words.iter().any(|t| t.listed(List::SCREENINGS));
    verb.listed(List::OBTAINS) && cleared() && !tested()
        || verb.listed(List::SPEAKS) && speaks()
        || words.windows(2).any(|w| matches!(w, [a, b] if states(a, b)))
}

/// "ability to obtain a licence", "willing to become a registered nurse".
fn obtains<'t, 'a: 't>(skill: Graded<'t, 'a>, verb: &Token<'a>, object: Tokens<'t, 'a>, rest: Tokens<'t, 'a>) -> Read<'t, 'a, Kind> {
    if !verb.listed(List::OBTAINS) {
        return miss(object);
    }
    // "obtain and maintain"
    let object = match object {
        [and, keep, name @ ..]
            if and.has(Class::AND)
                && keep.listed(List::KEEPS.or(List::OBTAINS))
                && !name.first().is_some_and(|t| t.has(Class::CREDENTIAL_HEAD)) =>
        {
            name
        }
        _ => object,
    };
    let name = after(object, usize::from(object.first().is_some_and(|t| t.has(Class::ARTICLE))));
    let (tail, found) = credential::credential(skill.line, name).or_else(|_| named(skill.line, name))?;
    let willing = skill.body.first().is_some_and(|t| t.any(&["willing", "willingness"]));
    Ok(if willing { (rest, Kind::Eligibility(skill.asked(skill.body, rest))) } else { (tail, Kind::Credential(found)) })
}

/// A credential by its head alone: "State Class A/B licences".
fn named<'t, 'a: 't>(line: &'a str, name: Tokens<'t, 'a>) -> Read<'t, 'a, Credential> {
    let other = Class::PREPOSITION.or(Class::FINITE).or(Class::HOLD).or(Class::OR).or(Class::CLEARANCE);
    let words = run(name, |t| {
        matches!(t.shape, Shape::Word | Shape::Slash | Shape::Number | Shape::Ampersand) && !t.has(other.or(Class::CREDENTIAL_HEAD))
    });
    let head = name.get(words).is_some_and(|t| t.has(Class::CREDENTIAL_HEAD));
    let rest = after(name, words + 1);
    if !head || words > 7 || !name.iter().take(words).any(Token::capital) {
        return miss(name);
    }
    Ok((rest, Credential { any_of: vec![text_of(line, read(name, rest)).to_owned()] }))
}

/// "ability to demonstrate experience in …".
fn shows<'t, 'a: 't>(skill: Graded<'t, 'a>, verb: &Token<'a>, to: Tokens<'t, 'a>, words: Tokens<'t, 'a>) -> Option<(Tokens<'t, 'a>, Kind)> {
    if !verb.any(&["demonstrate", "evidence", "show"]) {
        return None;
    }
    let plain = |named: &[Token<'_>]| named.len() < 5 && !named.iter().any(|t| t.has(Class::PREPOSITION));
    let learnt = |at: &usize| words.get(2..*at).is_some_and(|named| !named.is_empty() && plain(named) && !character(named));
    let skills = || words.iter().position(|t| t.is("skills")).filter(learnt);
    let shown = words.iter().position(|t| t.listed(List::SHOWN)).or_else(skills)?;
    let behind = after(to, shown + 1);
    let skilled = words.get(shown).is_some_and(|t| t.is("skills"));
    let (body, rest) = if !skilled && behind.first().is_some_and(|t| t.has(Class::PREPOSITION)) {
        let rest = after(behind, topic::extent(behind));
        (read(behind, rest), rest)
    } else {
        (to.get(2..=shown)?, behind)
    };
    let with = topic::groups(skill.line, body);
    (!with.is_empty()).then_some((rest, Kind::Skill(Skill { with })))
}

/// What is asked of whoever is able to do what the clause says.
fn kind<'t, 'a: 't>(skill: Graded<'t, 'a>, verb: &Token<'a>, object: Tokens<'t, 'a>, rest: Tokens<'t, 'a>, words: Tokens<'t, 'a>) -> Kind {
    let any = |list: List| words.iter().any(|t| t.listed(list));
    let within = || words.iter().any(|t| t.any(&["in", "within"]));
    if verb.any(&["work", "live"]) && any(List::COUNTRIES) && within() {
        return Kind::WorkAuthorization(skill.asked(skill.body, rest));
    }
    let certified = || verb.listed(List::QUALIFIES) && words.iter().any(|t| t.has(Class::CREDENTIAL_HEAD));
    let owned = || verb.is("own") && object.first().is_some_and(|t| t.has(Class::ARTICLE) || t.is("your"));
    let driven = || verb.any(&["provide", "have", "use", "access"]) && words.iter().any(|t| t.listed(List::VEHICLES));
    let out = verb.has(Class::ELIGIBILITY) || verb.listed(List::BODILY) || any(List::WORKING_TIMES) || goes(verb, object.first());
    if out || studies(skill, verb, object) || certified() || driven() || owned() {
        return Kind::Eligibility(skill.asked(skill.body, rest));
    }
    let able = skill.body.first().is_some_and(|t| t.any(&["ability", "able"]));
    let objects = 1 + verbs(after(words, 1));
    let does = words.get(1..objects).unwrap_or_default().iter().any(|t| t.listed(List::DOABLE));
    let people = || words.iter().any(|t| t.listed(List::RELATIONS) || t.any(&["team", "teams", "colleagues", "others"]));
    let object = words.iter().skip(objects).take(6).take_while(|t| t.shape != Shape::Comma).count();
    let bare = words.get(objects).is_some_and(|t| t.has(Class::PREPOSITION) && !t.any(&["in", "with", "using"]));
    if able && does && !bare && !character(words.get(..objects + object).unwrap_or_default()) && !people() {
        let done = if objects < words.len() { objects } else { 1 };
        let mut with = done_to(skill.line, after(words, done));
        if with.is_empty() {
            // the verbs alone say what is done: "write and edit quickly"
            let named = words.iter().take(objects).filter(|t| t.listed(List::DOABLE) && !t.any(&["perform", "use", "utilize", "apply"]));
            with = named.map(|t| Group { any_of: vec![t.text.to_owned()], open: false }).collect();
        }
        return Kind::Skill(Skill { with });
    }
    Kind::Trait(skill.asked(skill.whole, rest))
}

/// What is done, without the verbs of the further things one is able to: "interpret drawings and recommend improvements".
fn done_to(line: &str, objects: Tokens<'_, '_>) -> Vec<Group> {
    let joins = |t: &Token<'_>| t.has(Class::AND.or(Class::OR)) || t.shape == Shape::Comma;
    let verb = |i: usize| {
        let known =
            objects.get(i).is_some_and(|t| (t.has(Class::DUTY) || t.listed(List::DOABLE)) && !t.listed(List::NOUN_OR_VERB) && !t.capital());
        let object = objects.get(i + 1).is_some_and(|t| t.shape == Shape::Word && !t.has(Class::PREPOSITION.or(Class::AND).or(Class::OR)));
        known && object && i.checked_sub(1).and_then(|at| objects.get(at)).is_some_and(joins)
    };
    let mut with = Vec::new();
    let mut from = 0;
    while from <= objects.len() {
        let end = (from..objects.len()).find(|i| verb(*i)).unwrap_or(objects.len());
        let part = objects.get(from..end).unwrap_or_default();
        let part = part.get(..part.len() - part.iter().rev().take_while(|t| joins(t)).count()).unwrap_or_default();
        let vague = from > 0 && part.last().is_some_and(|t| t.listed(List::VAGUE)) && part.len() < 3;
        with.extend(if vague { Vec::new() } else { topic::groups(line, part) });
        from = end + 1;
    }
    with
}

/// "willing to undertake …", "willingness to work towards …": what one has yet to qualify in.
fn studies(skill: Graded<'_, '_>, verb: &Token<'_>, object: Tokens<'_, '_>) -> bool {
    let willing = skill.body.first().is_some_and(|t| t.any(&["willing", "willingness", "prepared"]));
    let towards = || verb.is("work") && object.first().is_some_and(|t| t.any(&["towards", "toward"]));
    willing && (verb.listed(List::QUALIFIES) || towards())
}

/// "become certified", "drive a van": what a résumé does not show.
fn goes(verb: &Token<'_>, object: Option<&Token<'_>>) -> bool {
    let certified = |t: &Token<'_>| t.has(Class::CREDENTIALED.or(Class::CREDENTIAL_HEAD));
    let somewhere = |t: &Token<'_>| t.has(Class::ARTICLE.or(Class::PREPOSITION)) || t.is("to") || t.shape != Shape::Word;
    verb.is("become") && object.is_some_and(certified) || verb.is("drive") && object.is_none_or(somewhere)
}

/// How many tokens of a clause are its verbs: what follows a joint before any object is a verb too ("gather, sort and document").
///
/// ```ebnf
/// verbs = { adverb } verb { known verb } { joint { adverb } verb { known verb } } ;
/// ```
fn verbs(tokens: Tokens<'_, '_>) -> usize {
    let mut end = 0;
    loop {
        end += run(after(tokens, end), |t| t.text.ends_with("ly") && t.text.len() > 4);
        end += 1 + run(after(tokens, end + 1), |t| t.has(Class::DUTY) || t.listed(List::DOABLE));
        let joints = run(after(tokens, end), |t| t.has(Class::AND.or(Class::OR)) || matches!(t.shape, Shape::Comma | Shape::Slash));
        if joints == 0 || !tokens.get(end + joints).is_some_and(|t| t.shape == Shape::Word) {
            return end.min(tokens.len());
        }
        end += joints;
    }
}
