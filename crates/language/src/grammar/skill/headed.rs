//! Skills by the word that opens them: "knowledge of X", "proficient in X", "an experienced X".
//!
//! ```ebnf
//! headed      = head { joint head } [ "use" ] object ;
//! head        = "knowledge" | "proficient" | "experience" | … ;
//! object      = ( preposition | gerund | ":" ) ( several | topic ) ;
//! several     = number "of" { word } ":" topic ;                    (* "at least two of the following: A, B, C" *)
//! recorded    = ( "history" | "success" | "worked" | … ) preposition topic ;
//! experienced = "experienced" ( preposition topic | { word } [ ( "working" | "specialising" ) ( "in" | "with" ) topic ] ) ;
//! ```

use nom::Parser;
use nom::combinator::not;

use super::super::{Read, Tokens, after, committed, experience, language, length, miss, read, run, topic, when};
use super::{Graded, character};
use crate::lexicon::{Class, List, phrases};
use crate::requirement::{Group, Kind, Requirement, Skill};
use crate::token::{Shape, Token};

/// Why "knowledge of" alone is not read.
const NO_OBJECT: &str = "knowledge or experience must be followed by what it is in";

/// "knowledge of X", "proficient in X", "experience with X".
pub(super) fn headed<'t, 'a: 't>(skill: Graded<'t, 'a>) -> Read<'t, 'a, Kind> {
    let object = after(skill.body, heads(skill.body));
    let object = after(object, usize::from(topic::gained(object)));
    // "experience working closely with X"
    let manner = matches!(object, [adverb, with, ..] if adverb.text.ends_with("ly") && !adverb.capital() && with.has(Class::PREPOSITION));
    let object = after(object, usize::from(manner && read(skill.body, object).last().is_some_and(|t| t.is("working"))));
    // "experience (within the last 2 years) of X"
    let open = object.first().filter(|t| t.shape == Shape::Open);
    let object = open.and_then(|_| experience::window(object).ok()).map_or(object, |(rest, _)| rest);
    let used = object.first().is_some_and(|t| t.is("use")) && object.get(1).is_some_and(|t| t.is("of"));
    let object = after(object, usize::from(used));
    let about = object.first().is_some_and(|t| t.is("about"))
        && skill.body.first().is_some_and(|t| t.any(&["knowledgeable", "knowledge", "understanding"]));
    if about {
        let (end, with) = topic::topic(skill.line, after(object, 1));
        return Ok((after(object, 1 + end), Kind::Skill(Skill { with })));
    }
    // "the qualifications and experience relevant to your registration"
    let relevant = read(skill.body, object).last().is_some_and(|t| t.is("relevant"));
    if matches!(object, [to, your, ..] if relevant && to.is("to") && your.is("your")) {
        return miss(object);
    }
    if let Some(rest) = unnamed(skill.whole, skill.body, object) {
        return Ok((rest, Kind::Skill(Skill { with: Vec::new() })));
    }
    let exampled = matches!(object, [open, such, ..] if open.shape == Shape::Open && such.listed(List::FOR_EXAMPLE));
    let (behind, opener) = when(|t| exampled || opens(t)).parse(object)?;
    not(length::length).parse(behind)?;
    not(length::length).parse(object)?;
    // "exposure to foreign exchange": what follows is no verb
    let exposed = usize::from(opener.is("to") && read(skill.body, object).last().is_some_and(|t| t.is("exposure")));
    let (end, with) = topic::topic(skill.line, after(object, exposed));
    let rest = after(object, exposed + end);
    let words = read(object, rest);
    let heads = read(skill.body, object);
    if spoken(heads, words) {
        return miss(object);
    }
    let record = heads.iter().any(|t| t.is("track"));
    if opener.has(Class::PREPOSITION) {
        committed(NO_OBJECT, when(|t| t.shape != Shape::Stop)).parse(behind)?;
    }
    let nothing = with.is_empty() && !heads.iter().any(|t| t.has(Class::EXPERIENCE));
    if nothing && several(skill.line, words).is_none() {
        return miss(object);
    }
    if let Some((n, of)) = several(skill.line, words) {
        return Ok((rest, Kind::NOf { n, of }));
    }
    let soft = || skill.body.first().is_some_and(|t| t.is("skills")) && character(words);
    if if record { words.iter().any(|t| t.is("team")) } else { soft() } {
        return Ok((rest, Kind::Trait(skill.asked(skill.whole, rest))));
    }
    Ok((rest, Kind::Skill(Skill { with })))
}

/// What follows experience that is said to be in nothing: "relevant work experience", "with experience".
fn unnamed<'t, 'a>(whole: Tokens<'t, 'a>, body: Tokens<'t, 'a>, behind: Tokens<'t, 'a>) -> Option<Tokens<'t, 'a>> {
    let own = read(whole, behind);
    let grades = |t: &Token<'_>| t.shape == Shape::Word && !t.capital() && !t.listed(List::NOT_GRADING);
    let experience = body.first()?.has(Class::EXPERIENCE) && own.len() > 1 && own.iter().all(grades);
    let learnt = behind.iter().take(3).any(|t| t.listed(List::BESIDE_EXPERIENCE));
    let ends =
        behind.first().is_none_or(|t| matches!(t.shape, Shape::Comma | Shape::Stop | Shape::Close) || t.has(Class::OR.or(Class::AND)));
    (experience && ends && !learnt).then_some(behind)
}

/// How many words head the skill, without the joint behind them: "knowledge and understanding", "knowledge and interpretation" before "of".
fn heads(tokens: Tokens<'_, '_>) -> usize {
    let head = Class::SKILL.or(Class::EXPERIENCE).or(Class::FILLER).or(Class::DEGREE_OF_SKILL);
    let joins = |t: &Token<'_>| t.has(Class::AND.or(Class::OR)) || matches!(t.shape, Shape::Slash | Shape::Comma);
    let headed = |tokens: Tokens<'_, '_>| run(tokens, |t| t.has(head) && !t.is("at") || joins(t));
    let mut whole = headed(tokens);
    let besides = whole > 1 && tokens.get(whole - 1).is_some_and(joins) && tokens.get(whole).is_some_and(|t| t.listed(List::BESIDES_WORK));
    // "competent user of Excel"
    if whole > 0 && matches!(after(tokens, whole), [user, of, ..] if user.any(&["user", "users"]) && of.is("of")) {
        return whole + 1;
    }
    if besides && tokens.get(whole + 1).is_some_and(|t| t.any(&["in", "with", "of"])) {
        return whole + 1;
    }
    whole += again(after(tokens, whole)).map_or(0, |joint| joint + headed(after(tokens, whole + joint)));
    let more = matches!(after(tokens, whole), [noun, of, ..] if noun.class.difference(Class::SHARED_HEAD) == Class::NONE && noun.shape == Shape::Word && !noun.capital() && of.has(Class::PREPOSITION));
    if more && whole > 1 && tokens.get(whole - 1).is_some_and(|t| t.has(Class::AND)) {
        return whole + 1;
    }
    whole - tokens.iter().take(whole).rev().take_while(|t| joins(t)).count()
}

/// How many words stand before another head of the same object: "knowledge of and" before "experience with".
fn again(tokens: Tokens<'_, '_>) -> Option<usize> {
    let doing = run(tokens, |t| t.is("working"));
    let of = doing + usize::from(tokens.get(doing)?.has(Class::PREPOSITION));
    let comma = of + run(after(tokens, of), |t| t.shape == Shape::Comma);
    let joint = comma + run(after(tokens, comma), |t| t.has(Class::AND.or(Class::OR)) || t.shape == Shape::Slash);
    let next = tokens.get(joint).filter(|_| of > doing && joint > comma)?;
    let behind = tokens.get(joint + 1)?;
    (next.has(Class::SKILL.or(Class::EXPERIENCE)) && (behind.has(Class::PREPOSITION) || behind.gerund())).then_some(joint)
}

/// Whether a token opens what a skill is in.
fn opens(token: &Token<'_>) -> bool {
    let opening = Class::PREPOSITION.or(Class::DOING).or(Class::NOUN_ING);
    !token.glued && (token.has(opening) || token.gerund() || token.shape == Shape::Colon)
}

/// Whether a human language is what is known: "proficient in German".
fn spoken(heads: &[Token<'_>], words: &[Token<'_>]) -> bool {
    let mode = |t: &Token<'_>| t.any(&["written", "spoken", "oral", "verbal"]);
    let language = |(i, t): (usize, &Token<'_>)| t.has(Class::LANGUAGE) && t.capital() && !language::of_a_country(after(words, i + 1));
    words.iter().enumerate().any(language)
        && (heads.iter().any(|t| t.listed(List::COMMANDS)) || words.iter().any(mode))
        && !words.iter().any(|t| t.has(Class::EXPERIENCE))
}

/// "at least two of the following: A, B, C", "two or more of: A, B, C": how many, and the skills to choose from.
pub(crate) fn several(line: &str, tokens: Tokens<'_, '_>) -> Option<(u32, Vec<Requirement>)> {
    let counts = |t: &Token<'_>| t.has(Class::NUMERAL) || t.shape == Shape::Number;
    let more = |w: &[Token<'_>]| matches!(w, [or, more, of, ..] if or.has(Class::OR) && more.is("more") && of.is("of"));
    let of = |behind: Tokens<'_, '_>| behind.first().is_some_and(|t| t.is("of")) || more(behind);
    let at = (0..tokens.len()).find(|i| tokens.get(*i).is_some_and(counts) && of(after(tokens, i + 1)))?;
    let count = tokens.get(at)?;
    let n = if count.shape == Shape::Number { count.text.parse().ok()? } else { u32::from(count.value) };
    let behind = after(tokens, at + 1);
    let rest = after(behind, if more(behind) { 3 } else { 1 });
    let list = after(rest, rest.iter().take(7).position(|t| t.shape == Shape::Colon)? + 1);
    let terms: Vec<String> = topic::groups(line, list).into_iter().flat_map(|group| group.any_of).collect();
    let skill = |term: String| Requirement::from(Kind::Skill(Skill { with: vec![Group { any_of: vec![term], open: false }] }));
    (n >= 2 && terms.len() > n as usize).then(|| (n, terms.into_iter().map(skill).collect()))
}

/// "history of success in X", "specialization in X", "worked on X".
pub(super) fn recorded<'t, 'a: 't>(skill: Graded<'t, 'a>) -> Read<'t, 'a, Kind> {
    let [name, of, ..] = skill.body else { return miss(skill.whole) };
    let graded = read(skill.whole, skill.body).iter().any(|t| t.has(Class::DEGREE_OF_SKILL));
    let behind = of.has(Class::PREPOSITION) && of.is("for") == name.is("reputation");
    let object = after(skill.body, 1);
    let (end, with) = if behind && (graded || name.capital()) { topic::topic(skill.line, object) } else { (0, Vec::new()) };
    if with.is_empty() { miss(object) } else { Ok((after(object, end), Kind::Skill(Skill { with }))) }
}

/// "an experienced X".
pub(super) fn experienced<'t, 'a: 't>(skill: Graded<'t, 'a>) -> Read<'t, 'a, Kind> {
    let named = after(skill.body, 1);
    let named = if matches!(named, [a, b, ..] if a.is("working") && b.has(Class::PREPOSITION)) { after(named, 1) } else { named };
    if named.first().is_some_and(|t| t.has(Class::OR) || t.has(Class::CREDENTIAL.or(Class::CREDENTIALED).or(Class::BODY)) && t.capital()) {
        return miss(named);
    }
    if named.first().is_some_and(|t| t.has(Class::PREPOSITION)) {
        let (end, with) = topic::topic(skill.line, named);
        return Ok((after(named, end), Kind::Skill(Skill { with })));
    }
    let other = Class::PREPOSITION.or(Class::FINITE).or(Class::HOLD).or(Class::AND).or(Class::CREDENTIALED);
    let works = |t: &Token<'_>| t.any(&["working", "specialising", "specializing"]);
    // "Speech and Language Therapist"
    let paired = |i: usize| {
        matches!(i.checked_sub(1).and_then(|from| named.get(from..i + 2)), Some([left, and, right])
            if and.is("and") && phrases::JOINED.iter().any(|(a, b)| left.is(a) && right.is(b)))
    };
    let word = |t: &Token<'_>| matches!(t.shape, Shape::Word | Shape::Slash) && !t.has(other) && !works(t) && !t.any(&["to", "who"]);
    let words = named.iter().enumerate().take(9).take_while(|(i, t)| word(t) || paired(*i)).count();
    let rest = after(named, words);
    // "an experienced 1st level NMC registered nurse"
    let short = |t: &Token<'_>| t.has(Class::BODY) || t.shouted() || t.is("level");
    if rest.first().is_some_and(|t| t.has(Class::CREDENTIALED)) && read(named, rest).iter().any(short) {
        return miss(named);
    }
    let nobody = read(named, rest).last().is_some_and(|t| t.listed(List::SOMEBODY))
        || words == 1 && named.first().is_some_and(|t| t.listed(List::SOUGHT.or(List::PEOPLE)))
        || matches!(rest, [a, b, ..] if a.has(Class::FINITE) && b.has(Class::SEEKING));
    let mut with = topic::groups(skill.line, read(named, rest));
    if with.is_empty() || nobody {
        return miss(named);
    }
    let placed = matches!(rest, [working, within, ..] if works(working) && within.any(&["in", "within", "with"]));
    let rest = after(rest, usize::from(placed));
    let (end, behind) = if placed { topic::topic(skill.line, rest) } else { (0, Vec::new()) };
    with.extend(behind);
    Ok((after(rest, end), Kind::Skill(Skill { with })))
}
