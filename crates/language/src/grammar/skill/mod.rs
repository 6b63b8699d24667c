//! Skills without a length, and traits.
//!
//! ```ebnf
//! skill = { adjective | article } ( eligibility | measured | experienced | ability | knows | headed | recorded ) | worded ;
//! ```
//! Each production stands in a file of its own with what belongs to it. Commit points: "ability to" must be followed by
//! a verb, "knowledge of" by what it is of.

mod ability;
mod headed;
mod joined;
mod worded;

use nom::Parser;

use super::{Read, Tokens, after, asked, miss, one_of, opening, read, run, text_of, topic};
use crate::item;
use crate::lexicon::{Class, List, phrases};
use crate::requirement::{Asked, Kind, Skill};
use crate::token::{Shape, Token};
use ability::ability;
use headed::{experienced, headed, recorded};
use worded::worded;

pub(crate) use ability::{bound, proof};
pub(crate) use headed::several;

/// A skill while it is read: the line, its words, and those behind what only grades it.
#[derive(Clone, Copy)]
struct Graded<'t, 'a> {
    line: &'a str,
    whole: Tokens<'t, 'a>,
    /// Begins with the word that says what kind of skill it is.
    body: Tokens<'t, 'a>,
}

impl<'t, 'a: 't> Graded<'t, 'a> {
    /// The words of the line from `from` to `rest`.
    fn asked(&self, from: Tokens<'t, 'a>, rest: Tokens<'t, 'a>) -> Asked {
        Asked { text: text_of(self.line, read(from, rest)).to_owned() }
    }
}

/// A skill or trait that begins at the head of `input`.
///
/// ```ebnf
/// skill    = { adjective | article } ( eligibility | measured | experienced | ability | headed | recorded ) | worded ;
/// measured = "degree of" clause ;                                                 (* "a high degree of accuracy" *)
/// ```
pub(crate) fn skill<'t, 'a: 't>(line: &'a str, input: Tokens<'t, 'a>) -> Read<'t, 'a, Kind> {
    let skill = Graded { line, whole: input, body: grades(input) };
    let Some(first) = skill.body.first() else { return miss(input) };
    let named = after(input, run(input, |t| t.any(&["a", "an", "the"])));
    for words in [named, skill.body] {
        if words.len() < input.len()
            && words.first().is_some_and(|t| t.has(Class::OPENS_ASKED.or(Class::ELIGIBILITY)))
            && let Some((kind, taken)) = asked::eligibility(line, words)
        {
            return Ok((after(words, taken), kind));
        }
    }
    match () {
        () if first.any(&["degree", "standard", "standards", "levels"]) && skill.body.get(1).is_some_and(|t| t.is("of")) => measured(skill),
        () if first.is("experienced") => experienced(skill),
        () if named_in(skill.body) => recorded(skill),
        () if first.is("ability") || first.listed(List::ABLE) => ability(skill),
        () if first.is("ready") && first.capital() => ability(skill),
        () if first.is("confident") && at_ease(skill.body) => headed_by(skill, 1),
        () if first.any(&["know", "knows"]) => knows(skill),
        () if first.is("comfortable") && exposed(skill.body) => {
            let rest = after(skill.body, clause(skill.body));
            Ok((rest, Kind::Eligibility(skill.asked(skill.body, rest))))
        }
        () if good_at(skill) => {
            let rest = after(skill.body, clause(skill.body));
            Ok((rest, Kind::Trait(skill.asked(input, rest))))
        }
        () if first.is("skilled") => headed(skill).or_else(|_| worded(line, input)),
        () if first.any(&["literacy", "numeracy"]) => headed(skill).or_else(|_| worded(line, skill.body)),
        () if first.has(Class::SKILL.or(Class::EXPERIENCE)) => headed(skill),
        () if first.listed(List::RECORDS) => recorded(skill),
        () => {
            let body = |_| if skill.body.len() < input.len() { worded(line, skill.body) } else { miss(input) };
            worded(line, input).or_else(body).or_else(|_| levelled(skill))
        }
    }
}

/// Whether one is said to be "good at" or "great with" something that has no name of its own.
fn good_at(skill: Graded<'_, '_>) -> bool {
    let graded = read(skill.whole, skill.body).last();
    graded.is_some_and(|t| t.any(&["good", "great", "brilliant", "excellent", "fantastic"]))
        && matches!(skill.body, [at, object, ..] if at.any(&["at", "with"])
            && object.shape == Shape::Word
            && !object.capital()
            && !object.has(Class::ARTICLE.or(Class::DEGREE_OF_SKILL).or(Class::SKILL).or(Class::EXPERIENCE)))
}

/// "confident using X", "confident with X": what one knows, not what one is like.
fn at_ease(body: Tokens<'_, '_>) -> bool {
    matches!(body, [_, with, object, ..] if (with.is("using") || with.is("with") && !object.listed(List::PEOPLE.or(List::RECIPIENTS))
            || with.is("in") && object.is("using"))
        && !character(body.get(..5).unwrap_or(body)))
}

/// What stands behind so many words that head it.
fn headed_by<'t, 'a: 't>(skill: Graded<'t, 'a>, words: usize) -> Read<'t, 'a, Kind> {
    let object = after(skill.body, words);
    let (end, with) = topic::topic(skill.line, object);
    if with.is_empty() { miss(object) } else { Ok((after(object, end), Kind::Skill(Skill { with }))) }
}

/// "ability in X", "capability in X": what one is able in, not to do.
fn named_in(body: Tokens<'_, '_>) -> bool {
    matches!(body, [able, within, ..] if able.any(&["ability", "abilities", "capability"]) && within.is("in"))
}

/// "a high level of ownership": character, when nothing else is named.
fn levelled<'t, 'a: 't>(skill: Graded<'t, 'a>) -> Read<'t, 'a, Kind> {
    let lead = read(skill.whole, skill.body);
    let level = matches!(lead, [.., grade, level, of] if grade.has(Class::DEGREE_OF_SKILL) && level.is("level") && of.is("of"));
    if level && skill.body.first().is_some_and(|t| t.capital() && t.class == Class::NONE) {
        return headed_by(skill, 0);
    }
    if !(level && tempers(skill.body)) {
        return miss(skill.whole);
    }
    let rest = after(skill.body, clause(skill.body));
    Ok((rest, Kind::Trait(skill.asked(skill.body, rest))))
}

/// What follows words that only grade a skill: "a strong", "depth and breadth of".
fn grades<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Tokens<'t, 'a> {
    let grade = Class::DEGREE_OF_SKILL.or(Class::ARTICLE).or(Class::FILLER);
    let names = |t: &Token<'_>| {
        t.has(Class::SKILL.or(Class::EXPERIENCE)) || t.any(&["ability", "abilities", "capability", "able"]) || t.is("record")
    };
    let degree = usize::from(matches!(input, [adverb, a, ..] if adverb.any(&["extremely", "very", "really", "truly"]) && a.has(grade)));
    let versed = matches!(input, [well, a, ..] if well.is("well") && a.has(Class::SKILL));
    let degree = degree + usize::from(versed);
    let degree = if matches!(input, [up, to, date, ..] if up.is("up") && to.is("to") && date.is("date")) { 3 } else { degree };
    let lead = degree + run(after(input, degree), |t| t.has(grade) && !names(t) || t.is("of"));
    // "hands on" in two words
    let apart = lead > 0 && matches!(after(input, lead - 1), [hands, on, ..] if hands.is("hands") && on.is("on"));
    let lead = lead + if apart { 1 + run(after(input, lead + 1), |t| t.has(grade) && !names(t)) } else { 0 };
    let lead = lead + usize::from(matches!(after(input, lead), [adverb, a, ..] if adverb.text.ends_with("ly") && a.is("experienced")));
    let range = usize::from(lead > 0 && matches!(after(input, lead), [to, b, ..] if to.is("to") && b.has(Class::DEGREE_OF_SKILL)));
    let lead = lead + range + range * run(after(input, lead + range), |t| t.has(grade) && !names(t));
    let rest = after(input, lead);
    one_of(&phrases::BREADTH).parse(rest).map_or(rest, |(tail, ())| tail)
}

/// Whether what one is comfortable with is where or when one works: "comfortable working at heights", "comfortable with night shifts".
fn exposed(body: Tokens<'_, '_>) -> bool {
    let near = body.iter().skip(1).take(5).take_while(|t| t.shape == Shape::Word && !t.has(Class::AND));
    near.into_iter().any(|t| t.listed(List::WORKING_TIMES.or(List::TIMES)) || t.any(&["standing", "lifting"]))
}

/// "know Excel", "knows how to weld", but not "know that", "know the team".
///
/// ```ebnf
/// knows = ( "know" | "knows" ) [ "how to" | "your way around" ] topic ;
/// ```
fn knows<'t, 'a: 't>(skill: Graded<'t, 'a>) -> Read<'t, 'a, Kind> {
    let object = after(skill.body, 1);
    let object = match object {
        [how, to, rest @ ..] if how.is("how") && to.is("to") => rest,
        [your, way, around, rest @ ..] if your.is("your") && way.is("way") && around.any(&["around", "round"]) => rest,
        _ => object,
    };
    let other = Class::ARTICLE.or(Class::CANDIDATE).or(Class::EMPLOYER).or(Class::PREPOSITION).or(Class::FINITE).or(Class::AND);
    if object.first().is_none_or(|t| t.shape != Shape::Word || t.has(other) || t.listed(List::OPENS_RELATIVE.or(List::QUESTIONS))) {
        return miss(object);
    }
    let (end, with) = topic::topic(skill.line, object);
    if with.is_empty() { miss(object) } else { Ok((after(object, end), Kind::Skill(Skill { with }))) }
}

/// "a high degree of accuracy".
fn measured<'t, 'a: 't>(skill: Graded<'t, 'a>) -> Read<'t, 'a, Kind> {
    let named = after(skill.body, 2);
    let rest = after(named, clause(named));
    let graded = read(skill.whole, skill.body).iter().any(|t| t.has(Class::DEGREE_OF_SKILL));
    let of_degree = skill.body.first().is_some_and(|t| t.is("degree"));
    if read(named, rest).iter().any(|t| t.has(Class::LANGUAGE) && t.capital()) {
        return miss(skill.whole);
    }
    let alone = of_degree && skill.whole.first().is_some_and(|t| t.has(Class::ARTICLE));
    if graded && of_degree || (graded || alone) && tempers(named) {
        Ok((rest, Kind::Trait(skill.asked(named, rest))))
    } else {
        miss(skill.whole)
    }
}

/// Whether what a level or standard is of is character: "ownership, discretion and …", not "a good standard of education".
fn tempers(named: Tokens<'_, '_>) -> bool {
    !named.first().is_none_or(|t| t.shape != Shape::Word || t.listed(List::LEVELLED))
        && character(named.get(..named.len().min(4)).unwrap_or_default())
}

/// How many tokens a clause has: up to a stop, a tier, a new item or something else that is asked.
pub(crate) fn clause(tokens: Tokens<'_, '_>) -> usize {
    let tier = Class::REQUIRED.or(Class::PREFERRED);
    let doing = tokens.first().is_some_and(|t| t.is("to"));
    // "to complete our training and the Care Certificate": what is held is an object of the verb
    let earned = doing && tokens.get(1).is_some_and(|t| t.listed(List::QUALIFIES.or(List::OBTAINS).or(List::KEEPS).or(List::SHOWS)));
    let ends = |i: usize, t: &Token<'_>| {
        matches!(t.shape, Shape::Stop | Shape::Semicolon | Shape::Question | Shape::Bullet)
            || t.glued && i > 0
            || t.shape == Shape::Open
                && matches!(after(tokens, i + 1), [named, close, ..] if named.has(tier) && close.shape == Shape::Close)
            || item::dashed(tokens, i)
            || wished(tokens, i)
            || t.shape == Shape::Close && !tokens.iter().take(i).any(|t| t.shape == Shape::Open)
            || t.has(tier) && !t.has(Class::SEEKING) && !t.listed(List::NO_TIER)
            || t.has(Class::FINITE) && t.any(&["is", "are"]) && after(tokens, i + 1).iter().take(2).any(|n| n.has(tier))
            || t.has(Class::FINITE)
                && t.any(&["would", "will"])
                && matches!(after(tokens, i + 1), [be, next, ..] if be.is("be") && next.has(tier))
            || i > 0 && opens_anew(tokens, i, doing, earned)
            || doing
                && t.shape == Shape::Comma
                && after(tokens, i + 1).first().is_some_and(|n| n.capital() && n.has(Class::TRAIT_NOUN.or(Class::TRAIT_ADJECTIVE)))
    };
    let end = tokens.iter().take(60).enumerate().position(|(i, t)| ends(i, t)).unwrap_or(tokens.len().min(60));
    // "the ability to dive and, ideally, …"
    let joint = tokens.iter().take(end).rev().take_while(|t| t.shape == Shape::Comma || t.has(Class::AND)).count();
    let joins = tokens.get(end - joint..end).is_some_and(|joint| joint.iter().any(|t| t.has(Class::AND)));
    // "on your own as required"
    let condition = end > 1 && end < tokens.len() && tokens.get(end - 1).is_some_and(|t| t.any(&["as", "when", "where", "if"]));
    if joins { end - joint } else { end - usize::from(condition) }
}

/// Whether "a plus" or the like closes what was said: "ability to weave a plus".
fn wished(tokens: Tokens<'_, '_>, i: usize) -> bool {
    matches!(tokens.get(i..), Some([article, wish, rest @ ..]) if i > 0
        && article.any(&["a", "an"])
        && wish.any(&["plus", "bonus", "advantage", "asset", "must"])
        && rest.first().is_none_or(|t| t.shape != Shape::Word))
}

/// Whether a joint stands at `i` behind which something else than character is asked, or a certificate that is not `earned` in the clause.
fn opens_anew(tokens: Tokens<'_, '_>, i: usize, doing: bool, earned: bool) -> bool {
    let joined = after(tokens, i);
    let joint = opening::joint(joined);
    if joint == 0 {
        return false;
    }
    let ahead = after(joined, joint);
    let object = earned && ahead.first().is_some_and(|t| t.has(Class::ARTICLE)) && opening::held(ahead);
    let clause = tokens.get(..i).unwrap_or_default();
    let noun = clause.last().is_some_and(|t| t.has(Class::SKILL.or(Class::EXPERIENCE)));
    let shares = doing && (noun || clause.len() < 3 || clause.iter().any(|t| t.listed(List::SHARES)));
    joined::anew(joined, doing, shares) || opening::hard(ahead) && !object
}

/// Whether words are about character.
pub(crate) fn character(tokens: &[Token<'_>]) -> bool {
    tokens.iter().any(|t| t.has(Class::TRAIT_NOUN))
        || tokens.windows(2).any(|w| matches!(w, [a, b] if phrases::SOFT.iter().any(|(first, second)| a.is(first) && b.is(second))))
}
