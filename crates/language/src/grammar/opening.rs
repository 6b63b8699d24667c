//! Where another requirement opens behind a joint, by words of its own: "… and fluent French", "…, a clean driving record".
//!
//! ```ebnf
//! joint   = { "," | "and" | "&" | "with" | "as well as" | "plus" | … } ;
//! hard    = length | degree | spoken | graded | held | answered ;
//! spoken  = level { level | "in" | "and" } language ;                        (* "conversational Welsh" *)
//! graded  = grade { word } ( "skills" | "experience" | … ) ;                  (* "strong Excel skills" *)
//! held    = ( article | "valid" | … ) { word } licence ;                       (* "a current work permit" *)
//! answered = { grade } phrase ;                                               (* "a clean driving record", "access to a car" *)
//! known   = { grade } ( "knowledge" | "background" | … ) ( preposition | gerund ) ;
//! soft    = ( article | grade ) trait | able "to" ;                            (* "a positive attitude", "the ability to" *)
//! ```
//! A production that reads a list of names, or a clause of what one is able to do, ends before such words.

use super::{Tokens, after, asked, degree, length, run, skill};
use crate::lexicon::{Class, List};
use crate::token::{Shape, Token};

/// No head stands farther behind the word that grades it than this.
const REACH: usize = 5;

/// How many tokens of a joint between things asked stand at the head.
pub(crate) fn joint(tokens: Tokens<'_, '_>) -> usize {
    if matches!(tokens, [a, well, b, ..] if a.is("as") && well.is("well") && b.is("as")) {
        return 3;
    }
    let marks = run(tokens, |t| matches!(t.shape, Shape::Comma | Shape::Ampersand) || t.has(Class::AND) || t.listed(List::JOINS_ASKED));
    if marks > 0 && tokens.get(marks - 1).is_some_and(|t| t.shape == Shape::Comma || t.has(Class::AND)) {
        return marks + run(after(tokens, marks), |t| t.any(&["already", "also", "either"]));
    }
    marks
}

/// Whether what is learnt, held, spoken, or only answered by the candidate opens here.
pub(crate) fn hard(tokens: Tokens<'_, '_>) -> bool {
    counted(tokens) || studied(tokens) || besides(tokens)
}

/// Whether anything hard but a length or a degree opens here.
pub(crate) fn besides(tokens: Tokens<'_, '_>) -> bool {
    spoken(tokens) || graded(tokens) || recorded(tokens) || held(tokens) || answered(tokens)
}

/// Whether knowledge opens here: "an understanding of", "a background in".
pub(crate) fn known(tokens: Tokens<'_, '_>) -> bool {
    let named = after(tokens, run(tokens, grades));
    matches!(named, [head, of, ..] if head.has(Class::SKILL.or(Class::EXPERIENCE))
        && !head.is("skills")
        && (of.has(Class::PREPOSITION) || of.gerund() || of.is("record")))
}

/// Whether anything that is asked opens here by words of its own.
pub(crate) fn opens(tokens: Tokens<'_, '_>) -> bool {
    let tokens = after(tokens, run(tokens, |t| t.any(&["either", "both"])));
    hard(tokens) || soft(tokens) || known(tokens)
}

/// How many tokens of a joint stand before something else that opens here: "with a can-do attitude" behind "experience".
pub(crate) fn joined(tokens: Tokens<'_, '_>) -> usize {
    let joint = joint(tokens);
    let ahead = after(tokens, joint);
    if joint > 0 && opens(ahead) { joint } else { 0 }
}

/// Whether character opens here, or what somebody is able to do.
pub(crate) fn soft(tokens: Tokens<'_, '_>) -> bool {
    let lead = run(tokens, |t| t.any(&["a", "an", "the"]) || t.has(Class::DEGREE_OF_SKILL));
    let named = after(tokens, lead);
    let [first, behind @ ..] = named else { return false };
    if first.any(&["degree", "level", "standard"]) && behind.first().is_some_and(|t| t.is("of")) {
        return tokens.iter().take(lead).any(|t| t.has(Class::DEGREE_OF_SKILL));
    }
    if able(first) {
        return behind.first().is_some_and(|t| t.is("to"));
    }
    let near = named.iter().take(3).take_while(|t| t.shape == Shape::Word && !t.has(Class::PREPOSITION));
    let tempered = lead > 0 && near.into_iter().any(|t| t.listed(List::CHARACTERS));
    let graded = tokens.iter().take(lead).any(|t| t.has(Class::DEGREE_OF_SKILL));
    let noun = first.has(Class::TRAIT_NOUN) && (graded || lead > 0 && !first.listed(List::NOUNS_OF_CHARACTER));
    noun || tempered
        || first.listed(List::VIRTUES) && behind.first().is_none_or(|t| t.shape != Shape::Word || t.has(Class::AND))
        || graded && headed(named).is_some_and(skill::character)
        || first.has(Class::TRAIT_ADJECTIVE) && behind.first().is_some_and(|t| t.has(Class::TRAIT_NOUN))
}

/// Whether the joint at `at` joins character to the clause before it, and no second adjective: "to travel and a calm manner", not "in a timely and calm manner".
pub(crate) fn joins_soft(clause: Tokens<'_, '_>, at: usize) -> bool {
    let adjective = |t: &Token<'_>| t.text.ends_with("ly") || t.has(Class::DEGREE_OF_SKILL.or(Class::TRAIT_ADJECTIVE));
    let adjectives = matches!(clause.get(at.saturating_sub(2)..at), Some([a, b]) if a.has(Class::ARTICLE) && adjective(b));
    let joint = joint(after(clause, at));
    joint > 0 && !adjectives && soft(after(clause, at + joint))
}

/// "ability", "willingness", "flexibility": what "to" and a verb follow.
fn able(token: &Token<'_>) -> bool {
    token.any(&["ability", "abilities", "willingness", "flexibility", "availability"])
}

/// Whether a word only grades what it stands before.
fn grades(token: &Token<'_>) -> bool {
    token.has(Class::DEGREE_OF_SKILL.or(Class::ARTICLE))
}

/// "five years of experience in".
pub(crate) fn counted(tokens: Tokens<'_, '_>) -> bool {
    let named = after(tokens, run(tokens, |t| t.has(Class::ARTICLE)));
    let number = |t: &Token<'_>| t.shape == Shape::Number || t.has(Class::NUMERAL.or(Class::OPENS_LENGTH)) || t.listed(List::OPENS_COUNT);
    named.first().is_some_and(number)
        && length::length(named).is_ok_and(|(behind, _)| behind.iter().take(REACH + 3).any(|t| t.has(Class::EXPERIENCE) || t.gerund()))
}

/// "a degree in", "Bachelor's degree".
fn studied(tokens: Tokens<'_, '_>) -> bool {
    let named = after(tokens, run(tokens, |t| t.has(Class::ARTICLE)));
    named.iter().take(4).any(|t| t.has(Class::DEGREE) || t.has(Class::LEVEL) && t.capital()) && degree::begins(named)
}

/// "fluent French", "good written and spoken German", but not what goes on as in "written and spoken English".
pub(crate) fn spoken(tokens: Tokens<'_, '_>) -> bool {
    let levels = run(tokens, |t| t.listed(List::LANGUAGE_LEVELS) || t.any(&["in", "and"]));
    let mode = |t: &Token<'_>| t.any(&["written", "spoken", "verbal", "oral"]);
    let next = Class::AND.or(Class::OR).or(Class::PREPOSITION).or(Class::REQUIRED).or(Class::PREFERRED).or(Class::FINITE);
    let ends =
        |t: &Token<'_>| t.shape != Shape::Word || t.listed(List::LANGUAGE_NOUNS) || t.has(next) || t.capital() && t.has(Class::STARTER);
    let named = tokens.get(levels).is_some_and(|t| t.has(Class::LANGUAGE) && t.capital());
    levels > 0 && named && !tokens.first().is_some_and(mode) && tokens.get(levels + 1).is_none_or(ends)
}

/// "strong Excel skills", "previous payroll experience", but not "strong communication skills".
fn graded(tokens: Tokens<'_, '_>) -> bool {
    let lead = run(tokens, grades);
    let grade = tokens.iter().take(lead).any(|t| t.has(Class::DEGREE_OF_SKILL) && !t.has(Class::RELATED));
    // "an exceptional guest experience" is had by others
    let event = |words: Tokens<'_, '_>| {
        tokens.first().is_some_and(|t| t.any(&["a", "an"])) && after(tokens, lead + words.len()).first().is_some_and(|t| t.is("experience"))
    };
    grade && headed(after(tokens, lead)).is_some_and(|words| !skill::character(words) && !event(words))
}

/// "a proven track record in".
fn recorded(tokens: Tokens<'_, '_>) -> bool {
    let named = after(tokens, run(tokens, grades));
    matches!(named, [track, record, of, ..] if track.is("track") && record.is("record") && of.has(Class::PREPOSITION))
}

/// The words before "skills", "experience" or another head.
fn headed<'t, 'a>(named: Tokens<'t, 'a>) -> Option<Tokens<'t, 'a>> {
    let other = Class::PREPOSITION.or(Class::AND).or(Class::OR).or(Class::FINITE).or(Class::EXPERIENCE);
    let words = run(named, |t| t.shape == Shape::Word && !t.has(other) && !t.listed(List::SKILL_HEADS));
    let head = named.get(words).is_some_and(|t| t.any(&["experience", "skills", "knowledge", "background"]));
    named.get(..words).filter(|_| head && (1..REACH).contains(&words))
}

/// "a valid forklift licence", "HCPC registration", "a current CDL".
pub(crate) fn held(tokens: Tokens<'_, '_>) -> bool {
    let lead = run(tokens, |t| t.has(Class::ARTICLE) || t.listed(List::STANDING));
    let other = Class::PREPOSITION.or(Class::CREDENTIAL_HEAD).or(Class::AND).or(Class::OR).or(Class::FINITE);
    let named = after(tokens, lead);
    let words = run(named, |t| t.shape == Shape::Word && !t.has(other));
    let head = named.get(words).is_some_and(|t| t.has(Class::CREDENTIAL_HEAD) && !t.any(&["qualifications", "exam", "portfolio"]));
    let opened = lead > 0 || tokens.first().is_some_and(|t| t.has(Class::BODY));
    let alone = lead > 0 && named.first().is_some_and(|t| t.has(Class::CREDENTIAL) && t.capital());
    // "a full licence"
    let plain = words == 0 && lead > 1 && named.first().is_some_and(|t| t.any(&["licence", "license"]));
    (alone || plain || opened && (1..REACH).contains(&words) && head) && !studied(tokens)
}

/// "a clean driving record", "access to a car", but neither a screening nor a time of the week.
fn answered(tokens: Tokens<'_, '_>) -> bool {
    let named = after(tokens, run(tokens, grades));
    let other = |t: &Token<'_>| t.listed(List::SCREENINGS.or(List::OF_SCREENINGS).or(List::WORKING_TIMES).or(List::TIMES));
    let begins = asked::begins(named) || named.len() < tokens.len() && asked::begins(tokens);
    let bodily = || {
        matches!(named, [ability, to, verb, behind @ ..] if able(ability) && to.is("to")
            && (verb.listed(List::BODILY) || behind.iter().take(REACH).any(|t| t.listed(List::WORKING_TIMES))))
    };
    begins && (named.first().is_some_and(able) || !named.iter().take(3).any(other)) || bodily()
}
