//! Items that name neither a head nor a verb, in a list that asks: a trait when they describe somebody, else a skill.

use crate::grammar::{after, run, skill, text_of, topic};
use crate::heading;
use crate::lexicon::{Class, List};
use crate::requirement::{Asked, Credential, Group, Kind, Skill, Statement, Tier};
use crate::sentence::Sentence;
use crate::token::{Shape, Token};

/// What a sentence asks as a whole in which no production found anything; `asks` tells that it has a word that asks.
///
/// ```ebnf
/// whole = bare | several | under | sought | tiered | bound ;     (* the first of them only in a list that asks *)
/// ```
pub(super) fn whole(line: &str, tokens: &[Token<'_>], sentence: &Sentence<'_, '_>, asks: bool) -> Option<Statement> {
    let listed = if sentence.asked { bare(line, tokens) } else { None };
    let headed = || sought(line, tokens).map(|kind| (sentence.tier, kind));
    let closed = || tiered(line, tokens, sentence.experience).filter(|_| asks).map(|(tier, kind)| (Some(tier), kind));
    let must = || bound(line, tokens).map(|kind| (Some(Tier::Required), kind));
    let binds = || tokens.first().is_some_and(|t| t.is("must"));
    let some = || several(line, tokens).map(|kind| (if binds() { Some(Tier::Required) } else { sentence.tier }, kind));
    let under = || under(line, tokens, sentence).map(|kind| (sentence.tier, kind));
    let (tier, kind) =
        listed.map(|kind| (sentence.tier, kind)).or_else(some).or_else(under).or_else(headed).or_else(closed).or_else(must)?;
    Some(Statement { tier, requirement: held(sentence.heading, line, tokens, kind).into() })
}

/// What an item asks whose list asks.
///
/// ```ebnf
/// bare = [ somebody ] character | name { "," name } ;
/// ```
fn bare(line: &str, tokens: &[Token<'_>]) -> Option<Kind> {
    let stop = tokens.iter().rev().take_while(|t| matches!(t.shape, Shape::Stop | Shape::Dash)).count();
    let tokens = tokens.get(..tokens.len() - stop)?;
    if does(tokens) {
        return Some(skill::bound(line, tokens));
    }
    let lead = somebody(tokens);
    let asked = Asked { text: text_of(line, after(tokens, lead)).to_owned() };
    let wish = run(tokens, |t| t.has(Class::PREFERRED)).min(1);
    let bodily = || tokens.len() < 6 && tokens.iter().take(2).any(|t| t.has(Class::ELIGIBILITY) && t.text.ends_with("ing"));
    let tested =
        || bodily() || tokens.len() < 6 && tokens.last().is_some_and(|t| t.listed(List::SCREENED) || t.is("availability")) || shown(tokens);
    if tokens.get(wish)?.listed(List::PRESENCE) || tested() {
        return Some(Kind::Eligibility(asked));
    }
    if lead > 0 || describes(tokens) {
        return Some(Kind::Trait(asked));
    }
    if !names(tokens) {
        return None;
    }
    let object = match tokens {
        [head, of, object @ ..] if head.has(Class::SKILL.or(Class::EXPERIENCE)) && of.has(Class::PREPOSITION) => object,
        _ => tokens,
    };
    let with = topic::groups(line, object);
    (!with.is_empty()).then_some(Kind::Skill(Skill { with }))
}

/// The names under a heading that does nothing but ask: "Desirable: spinning and dyeing".
fn under(line: &str, tokens: &[Token<'_>], sentence: &Sentence<'_, '_>) -> Option<Kind> {
    if !heading::asks(sentence.heading) {
        return None;
    }
    let article = run(tokens, |t| t.any(&["a", "an"])).min(1);
    let marks = tokens.iter().rev().take_while(|t| matches!(t.shape, Shape::Stop | Shape::Dash)).count();
    let subject = after(tokens.get(..tokens.len() - marks)?, article);
    let nothing = subject.iter().any(|t| t.listed(List::NOTHING) || t.has(Class::NEGATION) || t.shape == Shape::Money);
    if nothing { None } else { said(line, subject, sentence.tier.unwrap_or(Tier::Required)) }
}

/// Some of what follows, without a word for what they are: "You need at least two of the following: looms, reeds, shuttles".
fn several(line: &str, tokens: &[Token<'_>]) -> Option<Kind> {
    let small = Class::CANDIDATE.or(Class::HOLD).or(Class::REQUIRED).or(Class::FINITE).or(Class::OPENS_LENGTH).or(Class::ARTICLE);
    let lead = run(tokens, |t| t.has(small) || t.listed(List::NEEDS) || t.any(&["any", "least"]));
    let counted = tokens.get(lead).is_some_and(|t| t.has(Class::NUMERAL) || t.shape == Shape::Number);
    let listed = after(tokens, lead);
    if let [one, of, ..] = listed
        && one.is("one")
        && of.is("of")
    {
        let names = after(listed, listed.iter().take(7).position(|t| t.shape == Shape::Colon)? + 1);
        let any_of: Vec<String> = topic::groups(line, names).into_iter().flat_map(|group| group.any_of).collect();
        let held = names.iter().any(|t| t.has(Class::CREDENTIAL_HEAD.or(Class::LEVEL)));
        return (any_of.len() > 1 && !held).then(|| Kind::Skill(Skill { with: vec![Group { any_of, open: false }] }));
    }
    let (n, of) = skill::several(line, listed).filter(|_| counted)?;
    Some(Kind::NOf { n, of })
}

/// What one must do, when no production reads it: "Must believe in our aims", "Must be based in Turin".
fn bound(line: &str, tokens: &[Token<'_>]) -> Option<Kind> {
    // "you must love dogs", but not "you must send a copy"
    let whom = run(tokens, |t| t.has(Class::CANDIDATE) || t.is("all"));
    let tokens = if tokens.get(whom + 1).is_some_and(|t| t.listed(List::FELT)) { after(tokens, whom) } else { tokens };
    let [must, verb, behind @ ..] = tokens else { return None };
    let paper = behind.iter().any(|t| t.listed(List::PAPERS) || t.has(Class::CREDENTIAL_HEAD) && !t.is("portfolio"));
    let owned = || behind.iter().take(2).any(|t| t.listed(List::VEHICLES.or(List::BELONGINGS)));
    if must.is("must") && verb.has(Class::HOLD) && (shown(behind) || owned()) {
        let stop = behind.iter().rev().take_while(|t| t.shape == Shape::Stop).count();
        return Some(Kind::Eligibility(Asked { text: text_of(line, behind.get(..behind.len() - stop)?).to_owned() }));
    }
    let had = verb.has(Class::HOLD.or(Class::NEGATION)) || verb.is("attend") || verb.listed(List::SHOWS) && paper;
    (must.is("must") && !behind.is_empty() && verb.shape == Shape::Word && !had).then(|| skill::bound(line, after(tokens, 1)))
}

/// What a closing tier word is said of, when no production reads it: "Dyeing and daily spinning are required"; `headed`: the heading says
/// that it is experience, so that it needs no capital.
fn tiered(line: &str, tokens: &[Token<'_>], headed: bool) -> Option<(Tier, Kind)> {
    // "Bonus points for looms"
    if let [bonus, points, on, named @ ..] = tokens
        && bonus.is("bonus")
        && points.is("points")
        && on.any(&["for", "if"])
    {
        return bare(line, named).map(|kind| (Tier::Preferred, kind));
    }
    let marks = tokens.iter().rev().take_while(|t| t.shape != Shape::Word).count();
    let words = tokens.get(..tokens.len() - marks)?;
    let (last, words) =
        words.split_last().filter(|(last, _)| last.has(Class::REQUIRED.or(Class::PREFERRED)) && !last.any(&["welcome", "welcomed"]))?;
    let verb =
        words.iter().rev().take_while(|t| t.has(Class::FINITE.or(Class::ARTICLE).or(Class::DEGREE_OF_SKILL)) || t.is("highly")).count();
    let subject = words.get(..words.len() - verb)?;
    let subject = subject.get(..subject.len() - usize::from(subject.last()?.shape == Shape::Comma))?;
    let tier = if last.has(Class::PREFERRED) { Tier::Preferred } else { Tier::Required };
    if headed && subject.iter().all(|t| matches!(t.shape, Shape::Word | Shape::Comma | Shape::Slash)) {
        let with = topic::groups(line, subject);
        return (!with.is_empty()).then_some((tier, Kind::Skill(Skill { with })));
    }
    if subject.first()?.capital() { said(line, subject, tier).map(|kind| (tier, kind)) } else { None }
}

/// What the words ask that a tier is said of: "dyeing and daily spinning". A verb never opens them: "work history is a plus".
pub(super) fn said(line: &str, subject: &[Token<'_>], tier: Tier) -> Option<Kind> {
    let other = Class::CREDENTIAL_HEAD.or(Class::NEGATION).or(Class::CLEARANCE).or(Class::EMPLOYER);
    let reserved = if tier == Tier::Preferred { List::GRANTS } else { List::RESERVES };
    let apart = |t: &Token<'_>| t.has(other) || t.listed(List::PAPERS.or(List::POINTING).or(reserved)) || t.listed(List::SPEAKING);
    if subject.len() > 15 || subject.iter().any(apart) {
        return None;
    }
    let alone = matches!(subject, [name] if name.class == Class::NONE || name.gerund() || name.listed(List::MAKERS));
    let noun = matches!(subject, [noun, behind, ..] if noun.has(Class::DUTY) && behind.class == Class::NONE);
    let named = || Some(topic::groups(line, subject)).filter(|with| !with.is_empty() && tier == Tier::Preferred && (alone || noun));
    bare(line, subject).or_else(|| named().map(|with| Kind::Skill(Skill { with })))
}

/// What is said of somebody who is sought, when no production reads it: "Looking for someone who is never at a loss".
fn sought(line: &str, tokens: &[Token<'_>]) -> Option<Kind> {
    let at = tokens.iter().take(6).position(|t| t.has(Class::SEEKING))?;
    let object = after(tokens, at + 1);
    let object = after(object, run(object, |t| t.is("for")));
    let described = after(object, Some(somebody(object)).filter(|lead| *lead > 0)?);
    let end = skill::clause(described);
    let words = described.get(..end)?;
    let text = text_of(line, words).to_owned();
    let other = Class::DEGREE.or(Class::CREDENTIAL).or(Class::SEEKING).or(Class::TERM_OF_EMPLOYMENT).or(Class::BODY).or(Class::HOLD);
    (end > 1 && !words.iter().any(|t| t.has(other))).then_some(Kind::Trait(Asked { text }))
}

/// Whether an item says what somebody is to do: "Read and follow plans", but not "Research in schools", "Operations background".
pub(super) fn does(tokens: &[Token<'_>]) -> bool {
    let soft = Class::TRAIT_ADJECTIVE.or(Class::TRAIT_NOUN);
    let verb = |t: &Token<'_>| (t.has(Class::DUTY) || t.listed(List::DOABLE.or(List::BODILY))) && !t.has(soft) && !t.text.ends_with("ing");
    let object = Class::ARTICLE.or(Class::AND).or(Class::PREPOSITION);
    matches!(tokens, [first, next, _, ..] if verb(first)
        && (next.has(object) && !next.is("in") || next.shape == Shape::Word && next.text.ends_with('s') || next.shape == Shape::Slash))
        && !tokens.iter().any(|t| t.has(Class::FINITE))
}

/// What is asked under a heading of certificates is one of them: "Certifications: Loom Master required".
pub(super) fn held(heading: &[Token<'_>], line: &str, tokens: &[Token<'_>], kind: Kind) -> Kind {
    let other = Class::EXPERIENCE.or(Class::SKILL).or(Class::DEGREE);
    let certifies = heading.iter().any(|t| t.has(Class::CREDENTIAL_HEAD) && !t.has(other)) && !heading.iter().any(|t| t.has(other));
    let ends =
        |t: &Token<'_>| t.shape != Shape::Word || t.has(Class::REQUIRED.or(Class::PREFERRED).or(Class::FINITE).or(Class::PREPOSITION));
    let name = tokens.get(..tokens.iter().position(ends).unwrap_or(tokens.len())).unwrap_or_default();
    match kind {
        Kind::Skill(_) if certifies && !name.is_empty() => Kind::Credential(Credential { any_of: vec![text_of(line, name).to_owned()] }),
        kind => kind,
    }
}

/// Whether a portfolio is to be shown: "a strong portfolio of posters".
fn shown(tokens: &[Token<'_>]) -> bool {
    tokens.iter().take(5).take_while(|t| !t.has(Class::PREPOSITION)).any(|t| t.any(&["portfolio", "portfolios"]))
}

/// How many tokens say only that somebody is meant: "someone who", "a person that".
fn somebody(tokens: &[Token<'_>]) -> usize {
    let article = run(tokens, |t| t.has(Class::ARTICLE)).min(1);
    match after(tokens, article) {
        [who, that, ..] if who.has(Class::CANDIDATE) && that.any(&["who", "that"]) => article + 2,
        _ => 0,
    }
}

/// Endings of words that describe somebody when they stand alone.
const DESCRIBING: [&str; 8] = ["able", "ible", "ful", "ive", "ous", "ent", "ness", "ity"];

/// Whether an item describes a person: "Coachable", "Thirst for knowledge", "Easily makes friends".
fn describes(tokens: &[Token<'_>]) -> bool {
    let soft = Class::TRAIT_ADJECTIVE.or(Class::TRAIT_NOUN);
    let lead = run(tokens, |t| t.has(Class::DEGREE_OF_SKILL.or(Class::ARTICLE)) && !t.has(soft));
    let near = tokens.get(lead..tokens.len().min(lead + 4)).unwrap_or_default();
    let adjective = |t: &Token<'_>| t.has(Class::DEGREE_OF_SKILL) || DESCRIBING.iter().any(|ending| t.text.ends_with(ending));
    let alone = tokens.len() == 1 && tokens.iter().any(adjective);
    // "Excellent researcher", "Great negotiator"
    let doer = matches!(tokens, [grade, doer, ..] if grade.has(Class::DEGREE_OF_SKILL)
        && doer.text.len() > 5 && (doer.text.ends_with("er") || doer.text.ends_with("or")));
    let timely = near.windows(2).any(|w| matches!(w, [time, management] if time.is("time") && management.is("management")));
    let groomed = tokens.len() < 4 && tokens.first().is_some_and(|t| t.is("well"));
    let manner = groomed || tokens.len() > 2 && tokens.first().is_some_and(|t| t.text.ends_with("ly") && !t.listed(List::NO_MANNER));
    let duty = near.first().is_some_and(|t| t.has(Class::DUTY));
    alone || timely || manner || doer || !duty && near.iter().any(|t| t.has(soft) || t.listed(List::CHARACTERS.or(List::BEARINGS)))
}

/// Whether an item is a name and no clause.
fn names(tokens: &[Token<'_>]) -> bool {
    let verb = Class::FINITE
        .or(Class::HOLD)
        .or(Class::CANDIDATE)
        .or(Class::SEEKING)
        .or(Class::UNIT)
        .or(Class::DEGREE)
        .or(Class::REQUIRED)
        .or(Class::PREFERRED);
    let second = tokens.get(1).is_some_and(|t| t.has(Class::ARTICLE) || t.any(&["with", "any", "all", "so"]));
    tokens.len() > 1
        && !tokens.first().is_some_and(|t| t.has(Class::DUTY.or(Class::PREPOSITION).or(Class::ARTICLE)) && !t.has(Class::NOUN_ING))
        && !second
        && !tokens.iter().any(|t| t.has(verb) && !t.is("people"))
}
