//! Where what is asked beside an ability or a trait begins: ", knowledge of …", "and a driving licence", "and keyboard skills".
//!
//! ```ebnf
//! joined = ( "," | "and" | "with" | … ) { adjective | article } ( known | experience | able | licence | studied | you | hard ) ;
//! known  = ( "knowledge" | "experience" | … ) ( preposition | gerund ) ;
//! experience = { word } "experience" ;                      (* behind a comma or an adjective *)
//! able   = "ability" "to" ;
//! studied = "educated" | "degree" ;
//! you    = candidate verb ;
//! hard   = { word } "skills" ;                                (* of what is learnt, not of character *)
//! ```

use super::super::{Tokens, after, opening, run, topic};
use super::character;
use crate::lexicon::{Class, List};
use crate::requirement::{Asked, Group, Kind, Skill};
use crate::token::{Shape, Token};

/// Whether something else than character is asked behind a joint.
///
/// Behind a verb (`doing`) that shares what one knows (`shares`) a bare "and experience of …" is its object: "ability to share knowledge and experience of …".
pub(super) fn anew(tokens: Tokens<'_, '_>, doing: bool, shares: bool) -> bool {
    let comma = tokens.first().is_some_and(|t| t.shape == Shape::Comma);
    let rest = after(tokens, opening::joint(tokens));
    let grade = Class::DEGREE_OF_SKILL.or(Class::ARTICLE);
    let graded = |t: &Token<'_>| t.has(grade) && !t.has(Class::SKILL) || t.any(&["valid", "current"]);
    let holds = rest.first().is_some_and(|t| t.has(Class::HOLD) && !t.any(&["hold", "possess"]));
    let holds = holds
        && (comma && rest.first().is_some_and(|t| t.is("have"))
            || held(after(rest, 1 + run(after(rest, 1), |t| graded(t) || t.listed(List::EARNED)))));
    let lead = usize::from(holds);
    let lead = lead + run(after(rest, lead), graded);
    let named = after(rest, lead);
    let [next, tail @ ..] = named else { return false };
    let apart = comma || lead > 0 || !shares || !next.any(&["knowledge", "experience", "understanding"]);
    apart && known(next, tail)
        || holds
            && rest.first().is_some_and(|t| t.is("have"))
            && held(after(rest, 1 + run(after(rest, 1), |t| graded(t) || t.listed(List::EARNED))))
        || (comma || lead > 0) && experience(named)
        || next.is("ability") && tail.first().is_some_and(|t| t.is("to"))
        || licence(named)
        || next.any(&["educated", "hold", "possess"])
        || !doing && rest.first().is_some_and(|t| t.is("have"))
        || next.is("degree") && comma
        || (next.is("have") || lead > 0 && rest.first().is_some_and(|t| t.is("have")))
            && tail.iter().take(8).any(|t| t.has(Class::UNIT.or(Class::EXPERIENCE)))
        || next.has(Class::CANDIDATE) && !next.any(&["who", "they", "i"]) && tail.first().is_some_and(asks)
        || hard_item(named)
}

/// "knowledge of", "experience managing".
fn known(next: &Token<'_>, tail: Tokens<'_, '_>) -> bool {
    next.has(Class::SKILL.or(Class::EXPERIENCE))
        && !next.listed(List::NOT_KNOWN)
        && tail.first().is_some_and(|t| t.has(Class::PREPOSITION) || t.gerund())
}

/// "post-qualification experience in", "acute theatre experience".
fn experience(named: Tokens<'_, '_>) -> bool {
    let other =
        Class::PREPOSITION.or(Class::FINITE).or(Class::AND).or(Class::OR).or(Class::HOLD).or(Class::EXPERIENCE).or(Class::CANDIDATE);
    let words = run(named, |t| t.shape == Shape::Word && !t.has(other));
    let done = named.first().is_some_and(|t| t.gerund() || t.has(Class::DUTY));
    (1..5).contains(&words) && !done && named.get(words).is_some_and(|t| t.has(Class::EXPERIENCE))
}

/// What is had behind a verb of having, besides what one can do: "a current registration", "an understanding of".
fn held(named: Tokens<'_, '_>) -> bool {
    let other = Class::PREPOSITION.or(Class::FINITE).or(Class::CREDENTIAL_HEAD).or(Class::AND).or(Class::OR);
    let words = run(named, |t| t.shape == Shape::Word && !t.has(other));
    words < 5 && named.get(words).is_some_and(|t| t.has(Class::CREDENTIAL_HEAD) && !t.has(Class::CREDENTIALED))
        || matches!(named, [next, tail @ ..] if known(next, tail))
}

/// "driving licence".
fn licence(named: Tokens<'_, '_>) -> bool {
    let other = Class::PREPOSITION.or(Class::FINITE).or(Class::CREDENTIAL_HEAD);
    let words = run(named, |t| t.shape == Shape::Word && !t.has(other));
    words < 4
        && named.get(words).is_some_and(|t| {
            t.any(&["licence", "license", "licensure"]) || t.is("certification") && named.first().is_some_and(Token::shouted)
        })
}

/// A verb of what the candidate must do or have.
fn asks(token: &Token<'_>) -> bool {
    token.is("must") || token.has(Class::FINITE.or(Class::HOLD))
}

/// Whether a skill that is no trait stands here with its head: "keyboard skills".
fn hard_item(tokens: Tokens<'_, '_>) -> bool {
    let other = Class::AND.or(Class::OR).or(Class::PREPOSITION);
    let words = run(tokens, |t| t.shape == Shape::Word && !t.has(other) && !t.is("skills"));
    (1..4).contains(&words) && tokens.get(words).is_some_and(|t| t.is("skills")) && tokens.get(..words).is_some_and(hard)
}

/// Whether the words of an item name what is learnt, not character.
fn hard(words: &[Token<'_>]) -> bool {
    words.iter().any(|t| t.listed(List::HARD)) && !character(words)
}

/// "excellent communication and keyboard skills": the soft words are a trait, the hard ones a skill.
pub(super) fn mixed(line: &str, named: Tokens<'_, '_>, text: &str) -> Kind {
    let joint = |t: &Token<'_>| matches!(t.shape, Shape::Comma | Shape::Ampersand) || t.has(Class::AND);
    let soft = Kind::Trait(Asked { text: text.to_owned() });
    let with: Vec<Group> = named.split(joint).filter(|item| hard(item)).flat_map(|item| topic::groups(line, item)).collect();
    if with.is_empty() { soft } else { Kind::All(vec![soft.into(), Kind::Skill(Skill { with }).into()]) }
}
