//! Certificates, licences, registrations, memberships.
//!
//! ```ebnf
//! credential = name { ( "/" | "or" | "," ) name } [ head ]
//!            | adjective ( profession | "with" body | "as" … )
//!            | { modifier } head [ ( "in" | "with" | "of" | "from" ) … ] ;
//! ```

use nom::Parser;

use super::{Read, Tokens, after, miss, run, taken, text_of};
use crate::lexicon::{Class, List, phrases};
use crate::requirement::Credential;
use crate::token::{Shape, Token};

/// A credential, or a list of them of which one is enough.
pub(crate) fn credential<'t, 'a: 't>(line: &'a str, input: Tokens<'t, 'a>) -> Read<'t, 'a, Credential> {
    let (mut rest, first) = one(line, input)?;
    let first_adjectival = input.iter().take(2).any(|t| t.has(Class::CREDENTIALED));
    let mut any_of = vec![first];
    loop {
        let joint = run(rest, |t| t.has(Class::OR) || t.shape == Shape::Slash || t.shape == Shape::Comma || t.has(Class::ARTICLE));
        let either = rest.get(..joint).is_some_and(|j| j.iter().any(|t| t.has(Class::OR) || t.shape == Shape::Slash))
            || later_or(after(rest, joint));
        let tailed = any_of.last().is_some_and(|name: &String| name.contains(" with "))
            && rest.get(joint).is_some_and(|t| t.has(Class::CREDENTIALED));
        if either && let Some(end) = another(after(rest, joint)) {
            return Ok((after(rest, joint + end), Credential { any_of }));
        }
        let next = if joint == 0 || !either || tailed { miss(rest) } else { one(line, after(rest, joint)) };
        let slashed = rest.get(..joint).is_some_and(|j| matches!(j, [slash] if slash.shape == Shape::Slash));
        let initials = |input: Tokens<'t, 'a>| match input {
            [name, behind @ ..]
                if slashed
                    && name.shouted()
                    && name.text.len() < 6
                    && behind.first().is_none_or(|t| t.shape != Shape::Word || t.has(Class::CREDENTIAL_HEAD.or(Class::OR))) =>
            {
                let end = 1 + run(after(input, 1), |t| t.has(Class::CREDENTIAL_HEAD));
                Ok((after(input, end), text_of(line, input.get(..end).unwrap_or_default()).to_owned()))
            }
            _ => miss(input),
        };
        let next = next.or_else(|_| initials(after(rest, joint)));
        let Ok((tail, name)) = next.or_else(|_| profession(line, after(rest, joint), either && joint > 0 && first_adjectival)) else {
            break;
        };
        any_of.push(name);
        rest = tail;
    }
    Ok((rest, Credential { any_of }))
}

/// "other relevant certification", "a similar licence": the list is open, and nothing is added.
fn another(tokens: Tokens<'_, '_>) -> Option<usize> {
    let lead = run(tokens, |t| t.has(Class::ARTICLE) || t.listed(List::OPEN_LIST));
    let named = tokens.get(..lead)?.iter().any(|t| !t.has(Class::ARTICLE));
    let words = run(after(tokens, lead), |t| t.shape == Shape::Word && t.class == Class::NONE && !t.capital());
    let heads = run(after(tokens, lead + words), |t| t.has(Class::CREDENTIAL_HEAD) && !t.glued);
    (named && heads > 0 && words < 4).then_some(lead + words + heads)
}

/// A profession that shares the adjective of the one before it: "registered nurse or midwife".
fn profession<'t, 'a: 't>(line: &'a str, input: Tokens<'t, 'a>, shares: bool) -> Read<'t, 'a, String> {
    let words = run(input, |t| {
        t.shape == Shape::Word && !t.has(Class::PREPOSITION.or(Class::FINITE).or(Class::OR).or(Class::AND).or(Class::HOLD)) && !t.is("who")
    });
    match input.get(..words.min(5)).and_then(|w| w.iter().rposition(|t| t.has(Class::PROFESSION))) {
        Some(last) if shares => Ok((after(input, last + 1), text_of(line, input.get(..=last).unwrap_or_default()).to_owned())),
        _ => miss(input),
    }
}

/// Whether a list goes on with "or".
fn later_or(tokens: Tokens<'_, '_>) -> bool {
    let names = run(tokens, |t| t.has(Class::CREDENTIAL.or(Class::CREDENTIALED).or(Class::PROFESSION)) || t.shape == Shape::Comma);
    names > 0 && after(tokens, names).first().is_some_and(|t| t.has(Class::OR))
}

/// One credential as worded.
fn one<'t, 'a: 't>(line: &'a str, input: Tokens<'t, 'a>) -> Read<'t, 'a, String> {
    if input.first().is_some_and(|t| {
        t.listed(List::NO_OPENING) && !input.get(1).is_some_and(|n| n.any(&["certifications", "certification", "licensure"]))
    }) {
        return miss(input);
    }
    for production in [named, adjectival, headed] {
        if let Some(end) = production(input) {
            let lead = run(input, |t| t.has(Class::ARTICLE) || t.listed(List::STANDING));
            let name = input.get(if lead < end { lead } else { 0 }..end).unwrap_or_default();
            if matches!(name, [one] if one.has(Class::CREDENTIALED)) {
                return miss(input);
            }
            return Ok((after(input, end), text_of(line, name).to_owned()));
        }
    }
    miss(input)
}

/// "NMC registration", "RN", "CPA certification", "HCPC registered": a known name and what kind of thing it is.
fn named(tokens: Tokens<'_, '_>) -> Option<usize> {
    let first = tokens.first()?;
    if first.is("series") && tokens.get(1).is_some_and(|t| t.shape == Shape::Number) {
        let end = 2 + run(after(tokens, 2), |t| t.shape == Shape::Number || t.has(Class::CREDENTIAL_HEAD));
        return Some(end);
    }
    if first.any(&["section", "s12"]) {
        let number = 1 + run(after(tokens, 1), |t| t.shape == Shape::Number || matches!(t.shape, Shape::Open | Shape::Close));
        return tokens.get(number).filter(|t| t.any(&["approved", "approval"])).map(|_| number + 1);
    }
    if first.is("bar") && tokens.get(1).is_some_and(|t| t.any(&["exam", "admission", "membership", "license"])) {
        return Some(2);
    }
    if let Ok((rest, ())) = super::one_of(phrases::CREDENTIALS).parse(tokens)
        && first.capital()
    {
        let name = taken(tokens, rest);
        let head = run(rest, |t| !t.glued && (t.has(Class::CREDENTIAL_HEAD.or(Class::CREDENTIALED)) || t.shape == Shape::Number));
        return Some(name + head + tail(after(rest, head)));
    }
    let issued = matches!(tokens, [name, open, body, close, ..] if name.shouted() && name.text.len() < 7 && open.shape == Shape::Open && close.shape == Shape::Close && body.has(Class::BODY));
    if issued {
        return Some(4 + run(after(tokens, 4), |t| t.has(Class::CREDENTIAL_HEAD) && !t.glued));
    }
    let shouted = first.shouted() || first.text.chars().any(|c| c.is_ascii_digit()) || first.text.len() > 4;
    let known = first.has(Class::CREDENTIAL) && shouted && first.capital();
    let body = first.has(Class::BODY) && first.capital();
    if !known && !body {
        return None;
    }
    if body && !known && tokens.get(1).is_some_and(|t| t.has(Class::PROFESSION) && t.capital()) && first.listed(List::REGULATORS) {
        return Some(2);
    }
    let names =
        run(tokens, |t| t.has(Class::BODY.or(Class::CREDENTIAL)) && t.capital() || t.is("level") || t.shape == Shape::Number && !t.glued)
            .max(1);
    let kind = run(after(tokens, names), |t| {
        !t.glued && (t.has(Class::CREDENTIAL_HEAD.or(Class::CREDENTIALED)) || t.any(&["number", "state", "status", "portfolio"]))
    });
    let register = run(after(tokens, names), |t| t.any(&["specialist", "professional", "gp"]));
    if body && tokens.get(names + register).is_some_and(|t| t.any(&["register", "registers"])) {
        return Some(names + register + 1);
    }
    let mut end = names + kind;
    if kind > 0 && tokens.get(end - 1).is_some_and(|t| t.is("certified") && t.capital()) {
        end += run(after(tokens, end), |t| t.shape == Shape::Word && (t.capital() || t.has(Class::CREDENTIAL_HEAD)) && !t.glued);
    }
    let part = run(after(tokens, end), |t| {
        t.shape == Shape::Slash
            || t.is("part")
            || t.is("or") && tokens.get(end + 1).is_some_and(|n| n.is("part"))
            || t.has(Class::CREDENTIALED)
    });
    if part > 1
        && tokens.get(end + part - 1).is_some_and(|t| t.has(Class::CREDENTIALED))
        && tokens.get(end).is_some_and(|t| !t.has(Class::CREDENTIALED))
        && tokens.iter().skip(end).take(part).any(|t| t.is("part"))
    {
        end += part;
    }
    let end = end + tail(after(tokens, end));
    (known || kind > 0).then_some(end)
}

/// "registered nurse", "licensed to practise …", "registered with the NMC", "member of the …".
fn adjectival(tokens: Tokens<'_, '_>) -> Option<usize> {
    let first = tokens.first()?;
    let next = tokens.get(1)?;
    if first.is("full") && next.any(&["member", "membership"]) {
        return adjectival(after(tokens, 1)).map(|end| end + 1);
    }
    if first.is("member") || first.is("membership") {
        return (next.is("of")
            && tokens.get(2).is_some_and(|t| t.any(&["the", "one"]) || t.has(Class::BODY) || t.capital())
            && !tokens.iter().take(6).any(|t| t.any(&["team", "staff"])))
        .then(|| 2 + tail_noun(after(tokens, 2)));
    }
    if first.any(&["entry", "admission", "inclusion", "included"]) && next.any(&["on", "onto", "to"]) {
        let end = 2 + tail_noun(after(tokens, 2));
        return tokens.get(..end)?.iter().any(|t| t.any(&["register", "bar", "registry"])).then_some(end);
    }
    if !first.has(Class::CREDENTIALED) || next.glued {
        return None;
    }
    if first.is("qualified") && (next.is("applicants") || next.any(&["candidates", "individuals", "candidate", "person"])) {
        return None;
    }
    if next.listed(List::BEHIND_ADJECTIVE) || next.is("on") {
        if super::length::length(after(tokens, 2)).is_ok() {
            return None;
        }
        let end = 2 + tail_noun(after(tokens, 2));
        return (end > 2).then_some(end);
    }
    let adjectives = run(tokens, |t| t.has(Class::CREDENTIALED) || t.shape == Shape::Slash || t.is("and"));
    let noun = tokens
        .get(adjectives..)?
        .iter()
        .take(5)
        .take_while(|t| {
            t.shape == Shape::Word
                && !t.has(Class::PREPOSITION.or(Class::FINITE).or(Class::OR).or(Class::HOLD))
                && !t.is("and")
                && !t.is("who")
        })
        .count();
    let profession = tokens.get(adjectives..adjectives + noun)?.iter().rposition(|t| {
        t.has(Class::PROFESSION)
            || t.any(&["professional", "professionals", "worker", "workers"]) && first.any(&["registered", "licensed"])
            || t.text.ends_with('r')
            || t.text.ends_with("rs")
            || t.text.ends_with("ist")
            || t.text.ends_with("ian")
            || t.text.ends_with("ists")
            || t.text.ends_with("ians")
            || t.has(Class::CREDENTIAL)
    });
    let end = adjectives + profession? + 1;
    Some(end + bracket(after(tokens, end)))
}

/// "a valid driver's license", "teaching certificate", "certification in X", "NVQ Level 3".
fn headed(tokens: Tokens<'_, '_>) -> Option<usize> {
    let modifiers = tokens
        .iter()
        .take(9)
        .take_while(|t| {
            t.shape == Shape::Word
                && !t.listed(List::NO_MODIFIER)
                && (!t.has(Class::HOLD.or(Class::CANDIDATE)) || t.is("professional"))
                && !t.has(Class::CREDENTIAL_HEAD.or(Class::PREPOSITION).or(Class::FINITE).or(Class::EMPLOYER).or(Class::AND))
                && !t.has(Class::EXPERIENCE)
                && !t.is("academic")
                && !t.is("your")
                || t.shape == Shape::Other
                || t.shape == Shape::Number && t.text.len() < 3
        })
        .count();
    let short = matches!(after(tokens, modifiers), [open, name, close, head, ..]
        if modifiers > 1 && open.shape == Shape::Open && close.shape == Shape::Close && name.shouted() && head.has(Class::CREDENTIAL_HEAD));
    let modifiers = modifiers + if short { 3 } else { 0 };
    if modifiers > 0 && tokens.first().is_some_and(|t| t.has(Class::DUTY) && t.capital() && !t.has(Class::NOUN_ING)) {
        return None;
    }
    let head = tokens.get(modifiers)?;
    if tokens.get(1..modifiers).is_some_and(|inner| inner.iter().any(|t| matches!(t.text, "a" | "an" | "the"))) {
        return None;
    }
    let post = tokens
        .get(..modifiers)?
        .iter()
        .any(|t| t.any(&["post", "pre", "this", "high"]) || t.has(Class::LEVEL) && !t.any(&["postgraduate", "post-graduate"]))
        || tokens.get(modifiers + 1).is_some_and(|t| t.has(Class::EXPERIENCE));
    if post {
        return None;
    }
    if !head.has(Class::CREDENTIAL_HEAD)
        || head.is("portfolio") && !tokens.iter().take(modifiers).any(|t| t.is("specialist"))
        || tokens.get(..=modifiers)?.iter().skip(1).any(|t| t.glued)
    {
        return None;
    }
    if modifiers == 0
        && head.any(&["certifications", "licenses", "licences", "certificates"])
        && !tokens.get(1).is_some_and(|t| t.listed(List::OPENS_TAIL) || t.is("related"))
    {
        return None;
    }
    if head.is("qualification") || head.is("qualifications") || head.is("fellowship") || head.is("diploma") {
        let levelled = tokens
            .get(..modifiers)?
            .iter()
            .any(|t| t.is("level") || t.capital() || t.has(Class::SHARED_HEAD.or(Class::MODIFIER)) || t.listed(List::VOCATIONS));
        let detailed = tokens.get(modifiers + 1).is_some_and(|t| t.is("in"));
        if !levelled && !detailed || head.is("qualifications") && modifiers == 0 {
            return None;
        }
    }
    let end =
        modifiers + 1 + run(after(tokens, modifiers + 1), |t| t.has(Class::CREDENTIAL_HEAD) && !t.glued || t.any(&["number", "exam"]));
    Some(end + tail(after(tokens, end)))
}

/// "in X", "with the NMC", "from the Board", "(Health Visiting)" behind a credential.
fn tail(tokens: Tokens<'_, '_>) -> usize {
    let bracketed = bracket(tokens);
    let rest = after(tokens, bracketed);
    let Some(first) = rest.first() else { return bracketed };
    if !first.listed(List::OPENS_TAIL) {
        return bracketed;
    }
    let practice = first.is("to") && rest.get(1).is_some_and(|t| t.any(&["practice", "practise"]));
    if practice {
        let object = run(after(rest, 2), |t| t.shape == Shape::Word && t.class == Class::NONE && !t.glued);
        return bracketed + 2 + object + tail(after(rest, 2 + object));
    }
    let held = first.is("with") && {
        let name = run(after(rest, 1), |t| t.has(Class::ARTICLE.or(Class::FILLER)) || t.listed(List::STANDING) || t.has(Class::BODY));
        name > 0 && after(rest, 1 + name).first().is_some_and(|t| t.has(Class::CREDENTIAL_HEAD))
    };
    if held {
        return bracketed;
    }
    let lead = run(rest, |t| t.listed(List::TAIL_LEAD) || t.shape == Shape::Number && t.text.len() < 3);
    if super::length::length(after(rest, 1)).is_ok()
        || after(rest, 1).first().is_some_and(|t| {
            t.has(Class::EXPERIENCE.or(Class::FILLER).or(Class::DEGREE_OF_SKILL).or(Class::CREDENTIAL_HEAD))
                && !(first.is("of") && t.is("qualification"))
                || t.is("post")
        })
    {
        return bracketed;
    }
    let soft = after(rest, lead)
        .first()
        .is_some_and(|t| t.has(Class::TRAIT_NOUN.or(Class::DEGREE_OF_SKILL).or(Class::TRAIT_ADJECTIVE)) || t.listed(List::INTERESTS));
    if soft && rest.first().is_some_and(|t| t.is("with")) {
        return bracketed;
    }
    let noun = lead + tail_noun(after(rest, lead));
    if noun == lead {
        return bracketed;
    }
    let by = after(rest, noun).first().is_some_and(|t| t.any(&["given", "issued", "by"])) && noun > lead;
    bracketed + noun + if by { tail(after(rest, noun)) } else { 0 }
}

/// "(MLS)" behind a name.
fn bracket(tokens: Tokens<'_, '_>) -> usize {
    if !tokens.first().is_some_and(|t| t.shape == Shape::Open) || crate::lists::qualifies(tokens) {
        return 0;
    }
    tokens.iter().take(11).position(|t| t.shape == Shape::Close).map_or(0, |end| end + 1)
}

/// A noun phrase behind a preposition.
fn tail_noun(tokens: Tokens<'_, '_>) -> usize {
    let mut end = 0;
    for (i, token) in tokens.iter().enumerate().take(14) {
        let next = tokens.get(i + 1);
        let joins = token.is("and") || token.is("&") || token.shape == Shape::Ampersand;
        if joins && next.is_some_and(|t| t.capital() && !t.has(Class::CREDENTIAL.or(Class::BODY)) || t.any(&["care", "social"])) && i > 0 {
            continue;
        }
        let stops = token.shape != Shape::Word && token.shape != Shape::Number
            || i > 0 && token.glued
            || joins
            || token
                .has(Class::OR.or(Class::FINITE).or(Class::LEVEL).or(Class::REQUIRED).or(Class::PREFERRED).or(Class::HOLD).or(Class::UNIT))
            || token.listed(List::ENDS_TAIL);
        if stops {
            break;
        }
        end = i + 1;
    }
    let articles = tokens.get(..end).unwrap_or_default().iter().rev().take_while(|t| t.has(Class::ARTICLE.or(Class::PREPOSITION))).count();
    end - articles
}

/// How many tokens say who accredits a school or course: "accredited by the Joint Committee or the Council for Higher Education".
pub(crate) fn accreditation(tokens: &[Token<'_>]) -> usize {
    match tokens {
        [first, next, ..] if first.is("accredited") && next.any(&["by", "with", "through"]) => {
            let ends = |t: &Token<'_>| {
                matches!(t.shape, Shape::Comma | Shape::Semicolon | Shape::Stop | Shape::Question | Shape::Bullet | Shape::Dash)
                    || t.has(Class::HOLD.or(Class::FINITE).or(Class::REQUIRED).or(Class::PREFERRED).or(Class::LEVEL).or(Class::UNIT))
                    || t.any(&["equivalent", "who", "that", "which", "with"])
                    || t.glued
            };
            let body = after(tokens, 2);
            let words = body.iter().take(30).position(ends).unwrap_or(body.len().min(30));
            2 + words - run_back(body.get(..words).unwrap_or_default())
        }
        _ => 0,
    }
}

/// How many joints and articles stand at the end.
fn run_back(tokens: &[Token<'_>]) -> usize {
    tokens.iter().rev().take_while(|t| t.has(Class::OR.or(Class::AND).or(Class::ARTICLE))).count()
}

/// Whether a credential is spoken of, not asked for: "registered charity", "CPA policy".
pub(crate) fn foreign(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    let read = tokens.get(at..end).unwrap_or_default();
    let behind = tokens.get(end);
    let spoken = behind.is_some_and(|t| t.listed(List::ABOUT_CREDENTIALS));
    let wanted =
        behind.is_some_and(|t| t.is("will")) && after(tokens, end + 1).iter().take(3).any(|t| t.has(Class::REQUIRED.or(Class::PREFERRED)));
    let spoken = spoken && !wanted
        || tokens.get(end + 1).is_some_and(|t| t.any(&["standards", "guidelines", "code"]))
        || tokens.get(end + 2).is_some_and(|t| t.any(&["standards", "guidelines"]));
    let certified =
        read.last().is_some_and(|t| t.has(Class::CREDENTIAL_HEAD)) || read.iter().any(|t| t.any(&["certification", "certificate"]));
    let charity = !certified && read.iter().any(|t| t.listed(List::NO_CREDENTIAL));
    let given = at.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| t.listed(List::PROVIDED))
        && !tokens.iter().any(|t| t.has(Class::REQUIRED.or(Class::PREFERRED)));
    let bound = at.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| {
        t.listed(List::POINTING) || t.is("the") && at.checked_sub(2).and_then(|i| tokens.get(i)).is_some_and(|t| t.listed(List::BEFORE_THE))
    });
    let studied =
        tokens.get(at.saturating_sub(4)..at).is_some_and(|b| b.iter().any(|t| t.any(&["undertake", "undertaking", "studying", "issued"])))
            || read.first().is_some_and(|t| t.is("issued"));
    let vague = matches!(read, [.., head] if head.is("credentials") && read.len() < 3) && behind.is_some_and(|t| t.is("as"));
    let before = tokens.get(..at).unwrap_or_default();
    let colleagues = before.last().is_some_and(|t| t.any(&["with", "alongside"]))
        && before.iter().rev().take(4).any(|t| t.any(&["working", "closely", "collaborating", "collaborate"]));
    let near = before.get(before.len().saturating_sub(4)..).unwrap_or_default();
    let unheld = near.iter().any(|t| t.is("not")) && near.iter().any(|t| t.has(Class::HOLD) || t.any(&["require", "currently"]));
    let absent = near.iter().rev().take(2).any(|t| t.is("without")) || unheld && !tokens.iter().any(|t| t.any(&["cannot", "unable"]));
    let becoming = matches!(tokens.get(..at), Some([.., a, b]) if a.is("become") && b.has(Class::ARTICLE));
    bound
        || becoming
        || colleagues
        || absent
        || spoken
        || studied
        || vague
        || charity
        || given && taken(tokens, after(tokens, at)) > 2
        || read.is_empty()
}
