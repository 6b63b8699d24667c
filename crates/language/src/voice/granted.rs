//! Sentences that take what is asked for granted, or announce it: "As a registered nurse, you …", "Requirements include …", "Our ideal florist has …".

use crate::grammar::{after, length, opening, run};
use crate::lexicon::{Class, List};
use crate::token::{Shape, Token};

/// "As a registered nurse with …, you will use …": the credential is taken for granted.
pub(super) fn introduces(tokens: &[Token<'_>]) -> bool {
    let [first, article, ..] = tokens else { return false };
    let held = first.is("with") && tokens.iter().take(5).any(|t| t.has(Class::CREDENTIAL_HEAD));
    if brings(tokens) {
        return true;
    }
    if !((first.is("as") || held) && article.any(&["a", "an"])) {
        return false;
    }
    let you = tokens.iter().take(20).position(|t| t.any(&["you", "you'll", "your"]) || t.text.starts_with("you"));
    let before = you.and_then(|at| tokens.get(2..at)).unwrap_or_default();
    // "As a newly qualified nurse we will support you"
    let given = before.iter().any(|t| t.is("we") || t.is("we'll"));
    !given && before.iter().any(|t| t.has(Class::CREDENTIALED.or(Class::CREDENTIAL).or(Class::BODY)))
}

/// "Requirements include …": what is asked is said to be so.
pub(super) fn announces(tokens: &[Token<'_>]) -> bool {
    let Some(verb) = tokens.iter().take(8).position(|t| t.any(&["include", "includes"])) else { return false };
    let lead = tokens.get(..verb).unwrap_or_default();
    lead.iter().any(|t| t.listed(List::ASKING_HEADING)) && opening::opens(after(tokens, verb + 1))
}

/// "Our ideal florist has …": whoever is sought is said to have something.
pub(super) fn portrays(tokens: &[Token<'_>]) -> bool {
    let [article, ideal, somebody @ ..] = tokens else { return false };
    let words = run(somebody, |t| t.shape == Shape::Word && !t.has(Class::FINITE.or(Class::HOLD).or(Class::PREPOSITION)));
    article.has(Class::ARTICLE)
        && ideal.any(&["ideal", "perfect", "right", "successful"])
        && (1..5).contains(&words)
        && somebody.get(words).is_some_and(|t| t.any(&["has", "have", "possesses", "holds"]))
        && opening::opens(after(somebody, words + 1))
}

/// "Roofing engineer with a card and two years of experience": who is sought stands before what they have.
pub(super) fn titles(tokens: &[Token<'_>]) -> bool {
    let other = Class::FINITE.or(Class::HOLD).or(Class::PREPOSITION).or(Class::EMPLOYER).or(Class::NEGATION).or(Class::UNIT);
    let words = run(tokens, |t| t.shape == Shape::Word && !t.has(other));
    let (somebody, [with, had @ ..]) = tokens.split_at_checked(words).unwrap_or_default() else { return false };
    let ended = |t: &Token<'_>| ["ers", "ors", "ists", "ians", "ants"].iter().any(|end| t.text.ends_with(end));
    let one = |t: &Token<'_>| {
        (t.listed(List::TITLES) || t.has(Class::PROFESSION) || ended(t)) && !t.listed(List::CARED_FOR.or(List::PEOPLE).or(List::RECIPIENTS))
    };
    // "Assists brokers with …": a verb stands before them
    let verb = |t: &Token<'_>| t.text.ends_with('s') && !t.listed(List::FUNCTIONS);
    let shown = Class::UNIT.or(Class::CREDENTIAL_HEAD).or(Class::CREDENTIAL);
    // "Mechanically minded with a full licence"
    let place = List::WORKPLACES.or(List::THINGS).or(List::FIRMS).or(List::PLACES).or(List::LASTS);
    let bound = had.first().is_some_and(|t| t.listed(List::OPENS_BOUND) && !t.any(&["a", "an", "from"]) || t.is("at"));
    let described = (opening::held(had) || bound && length::length(had).is_ok())
        && !somebody.iter().any(|t| t.listed(place) || t.has(Class::TERM_OF_EMPLOYMENT.or(Class::OFFER).or(Class::STUDY)))
        && !somebody.iter().any(verb)
        && !somebody.first().is_some_and(|t| t.has(Class::DUTY));
    if with.is("with") && (1..7).contains(&words) && described {
        return true;
    }
    with.is("with")
        && (1..7).contains(&words)
        && somebody.split_last().is_some_and(|(last, lead)| one(last) && !lead.iter().any(verb))
        && (opening::opens(had) || had.iter().take(8).any(|t| t.has(shown)))
}

/// "With a degree in botany and patience, you will …": what is had is taken for granted.
pub(crate) fn brings(tokens: &[Token<'_>]) -> bool {
    let [with, behind @ ..] = tokens else { return false };
    let theirs = |t: &Token<'_>| t.has(Class::EMPLOYER) || t.any(&["this", "these", "their"]);
    let you = |w: &[Token<'_>]| matches!(w, [comma, you] if comma.shape == Shape::Comma && (you.is("you") || you.text.starts_with("you")));
    with.is("with") && !behind.first().is_some_and(theirs) && opening::opens(behind) && behind.windows(2).take(60).any(you)
}
