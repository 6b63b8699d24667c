//! Credentials that are spoken of, not asked for.

use super::super::{after, before};
use crate::lexicon::{Class, List};
use crate::token::{Shape, Token};

/// Whether a credential over `at..end` is spoken of, not asked for: "registered charity", "CPA policy".
pub(crate) fn foreign(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    let words = tokens.get(at..end).unwrap_or_default();
    words.first().is_none_or(|t| t.is("no"))
        || !words.last().is_some_and(|t| t.is("qualified")) && discussed(tokens, end)
        || provided(tokens, at)
        || pointed_at(tokens, at)
        || studied(tokens, at, words)
        || no_credential(words)
        || colleagues(tokens, at)
        || absent(tokens, at)
        || theirs(tokens, at)
        || kept_up(tokens)
        || tokens.get(at.saturating_sub(6).max(1)..at).is_some_and(|near| near.iter().any(|t| t.is("whether")))
        || matches!(words, [cpa] if cpa.is("cpa") && tokens.iter().any(|t| t.listed(List::IN_CARE)))
        || matches!(tokens.get(at..end + 2), Some([.., own, of, understanding]) if own.is("certification") && of.is("of") && understanding.is("understanding"))
        || considered(tokens, at)
        || matches!(words, [head] if at == 0 && head.has(Class::CREDENTIAL_HEAD)) && tokens.get(end).is_some_and(narrated)
        || matches!(words, [.., head] if head.is("credentials") && words.len() < 3) && tokens.get(end).is_some_and(|t| t.is("as"))
}

/// Whether a verb follows of what happens to a credential: "Registration follows …".
fn narrated(token: &Token<'_>) -> bool {
    let other = Class::PREPOSITION.or(Class::FINITE).or(Class::AND).or(Class::OR).or(Class::REQUIRED).or(Class::PREFERRED);
    token.shape == Shape::Word && !token.capital() && !token.has(other) && token.text.ends_with('s')
}

/// What follows speaks of it: "policy", "training", "standards", but not "will be required".
fn discussed(tokens: &[Token<'_>], end: usize) -> bool {
    let behind = |n: usize, test: fn(&Token<'_>) -> bool| tokens.get(end + n).is_some_and(test);
    let tier = Class::REQUIRED.or(Class::PREFERRED);
    let wanted = behind(0, |t| t.is("will"))
        && after(tokens, end + 1).iter().take(3).any(|t| t.has(tier) || t.listed(List::ADMITTED) || t.is("priority"));
    behind(0, |t| t.listed(List::ABOUT_CREDENTIALS)) && !wanted
        || behind(0, |t| t.is("as")) && behind(1, |t| t.any(&["needed", "necessary", "appropriate"]))
        || behind(1, |t| t.any(&["standards", "guidelines", "code"]))
        || behind(2, |t| t.any(&["standards", "guidelines"]))
        || behind(0, |t| t.is("of")) && behind(1, |t| t.is("the")) && behind(2, |t| t.any(&["year", "month", "week"]))
}

/// The employer gives it: "free CPA membership".
fn provided(tokens: &[Token<'_>], at: usize) -> bool {
    // "you will receive full pay and a licence"
    let near = tokens.get(at.saturating_sub(8)..at).unwrap_or_default();
    if near.windows(2).any(|w| matches!(w, [will, receive] if will.text.ends_with("ll") && receive.is("receive"))) {
        return true;
    }
    at > 2
        && before(tokens, at).is_some_and(|t| t.listed(List::PROVIDED))
        && !worked_for(tokens, at)
        && !at.checked_sub(2).and_then(|i| tokens.get(i)).is_some_and(|t| t.listed(List::ADMITS))
        && !tokens.iter().any(|t| t.has(Class::REQUIRED.or(Class::PREFERRED)))
}

/// It is held or on its way: "hold or be working towards the Diploma", "Working towards registration".
fn worked_for(tokens: &[Token<'_>], at: usize) -> bool {
    let lead = tokens.get(..at).unwrap_or_default();
    let lead = lead.get(..lead.len() - lead.iter().rev().take_while(|t| t.has(Class::ARTICLE)).count()).unwrap_or_default();
    let towards = matches!(lead, [.., working, to] if working.any(&["working", "studying"]) && to.any(&["towards", "toward"]));
    let near = tokens.get(at.saturating_sub(7)..at).unwrap_or_default();
    let held = near.iter().any(|t| t.has(Class::HOLD)) && near.iter().any(|t| t.has(Class::OR) || t.shape == Shape::Slash);
    let due = matches!(lead, [.., lead, be, _, _] if be.is("be") && !lead.is("will")) || near.iter().any(|t| t.is("currently"));
    towards && (lead.len() < 4 || held || due)
}

/// It is known already: "this licence", "for the certificate", "become a registered nurse".
fn pointed_at(tokens: &[Token<'_>], at: usize) -> bool {
    match tokens.get(..at) {
        Some([.., last]) if last.listed(List::POINTING) || last.is("becoming") => true,
        Some([.., first, last]) if first.is("preparing") && last.is("for") => true,
        Some([lead @ .., first, last]) if last.is("for") && first.any(&["requirements", "requirement"]) => {
            !lead.iter().rev().take(4).any(|t| t.any(&["meet", "meets", "satisfy"]))
        }
        Some(lead) if aimed_at(lead) || given_for(lead) => true,
        Some([.., our, kind]) if our.is("our") && kind.capital() && kind.shape == Shape::Word => true,
        Some([.., first, last]) => {
            last.is("the") && first.listed(List::BEFORE_THE) || first.any(&["become", "becoming"]) && last.has(Class::ARTICLE)
        }
        _ => false,
    }
}

/// It is whom something of the employer's is for: "our preceptorship programme for newly qualified nurses".
fn given_for(lead: &[Token<'_>]) -> bool {
    let near = lead.get(lead.len().saturating_sub(4)..).unwrap_or_default();
    let given = |t: &Token<'_>| t.any(&["programme", "programmes", "program", "package", "packages", "scheme", "preceptorship", "support"]);
    near.windows(2).any(|w| matches!(w, [what, for_] if given(what) && for_.is("for")))
}

/// It is what one is to become: "to become a steady and able Registered Nurse".
fn aimed_at(lead: &[Token<'_>]) -> bool {
    let near = lead.get(lead.len().saturating_sub(11)..).unwrap_or_default();
    let Some(at) = near.iter().rposition(|t| t.any(&["become", "becoming", "became"])) else { return false };
    let verbs = Class::PREPOSITION.or(Class::FINITE).or(Class::HOLD);
    let named = near.get(at + 1..).unwrap_or_default();
    named.first().is_some_and(|t| t.has(Class::ARTICLE)) && !named.iter().any(|t| t.has(verbs) || t.shape == Shape::Comma)
}

/// Others have it: "working closely with registered nurses", "join a team of midwives and ODPs".
fn colleagues(tokens: &[Token<'_>], at: usize) -> bool {
    let near = tokens.get(at.saturating_sub(4)..at).unwrap_or_default();
    let team = tokens.get(at.saturating_sub(8)..at).unwrap_or_default();
    let staffed = team.windows(2).any(|w| matches!(w, [team, of] if team.any(&["team", "teams"]) && of.is("of")));
    let led = matches!(near, [.., supervised, by] | [.., supervised, by, _] if supervised.any(&["supervised", "led"]) && by.is("by"));
    staffed
        || led
        || near.last().is_some_and(|t| t.listed(List::HELPS))
        || matches!(near, [.., helps, the] if helps.listed(List::HELPS) && the.is("the"))
        || near.last().is_some_and(|t| t.any(&["with", "alongside"]))
            && near.iter().any(|t| t.any(&["working", "closely", "collaborating", "collaborate"]))
}

/// Those who are cared for have it: "patients registered with the practice".
fn theirs(tokens: &[Token<'_>], at: usize) -> bool {
    let local = after(tokens, at + 2).iter().take(5).take_while(|t| t.shape == Shape::Word && !t.is("to")).any(|t| t.listed(List::DOCTORS));
    if local && matches!(after(tokens, at), [registered, with, ..] if registered.is("registered") && with.any(&["with", "at"])) {
        return true;
    }
    tokens.get(at).is_some_and(|t| t.is("registered"))
        && tokens.get(at + 1).is_some_and(|t| t.is("with"))
        && !before(tokens, at).is_some_and(|t| t.is("be"))
        && tokens.get(at.saturating_sub(14)..at).is_some_and(|near| near.iter().any(|t| t.listed(List::CARED_FOR)))
}

/// It is kept up once in post: "must maintain certification throughout employment", "… as a condition of employment".
fn kept_up(tokens: &[Token<'_>]) -> bool {
    tokens.iter().any(|t| t.is("maintain"))
        && tokens.windows(2).any(|w| matches!(w, [a, b] if (a.any(&["throughout", "of"])) && b.is("employment")))
        && !tokens.iter().any(|t| t.has(Class::HOLD))
}

/// It is what one may care to be: "interested in working as a registered nurse".
fn considered(tokens: &[Token<'_>], at: usize) -> bool {
    matches!(tokens.get(..at), Some([.., interested, within, working, as_, article])
        if interested.is("interested") && within.is("in") && working.is("working") && as_.is("as") && article.has(Class::ARTICLE))
}

/// It is lacking: "without a licence", "do not currently hold", but not "cannot consider".
fn absent(tokens: &[Token<'_>], at: usize) -> bool {
    let near = tokens.get(at.saturating_sub(4)..at).unwrap_or_default();
    let held = |t: &Token<'_>| t.has(Class::HOLD) || t.any(&["require", "currently"]);
    near.iter().rev().take(2).any(|t| t.is("without"))
        && !tokens.iter().any(|t| t.any(&["cannot", "unable"]))
        && !crate::voice::excludes(tokens)
        || near.last().is_some_and(|t| t.is("not"))
        || near.windows(2).any(|w| matches!(w, [cannot, already] if cannot.is("cannot") && already.any(&["already", "currently"])))
        || near.iter().any(|t| t.is("not"))
            && near.iter().any(held)
            && !tokens.iter().any(|t| t.any(&["cannot", "unable"]))
            && !crate::voice::excludes(tokens)
}

/// How many tokens say who accredits a school or course: "accredited by the Joint Committee or the Council for Higher Education".
pub(crate) fn accreditation(tokens: &[Token<'_>]) -> usize {
    let [first, next, body @ ..] = tokens else { return 0 };
    if !first.is("accredited") || !next.any(&["by", "with", "through"]) {
        return 0;
    }
    let other = Class::HOLD.or(Class::FINITE).or(Class::REQUIRED).or(Class::PREFERRED).or(Class::LEVEL).or(Class::UNIT);
    let ends = |t: &Token<'_>| {
        matches!(t.shape, Shape::Comma | Shape::Semicolon | Shape::Stop | Shape::Question | Shape::Bullet | Shape::Dash)
            || t.has(other)
            || t.glued
            || t.listed(List::BEHIND_ACCREDITED)
    };
    let another = |i: usize| {
        body.get(i).is_some_and(|t| t.has(Class::AND))
            && body.get(i + 1).is_some_and(|t| !t.capital() && t.has(Class::CREDENTIAL_HEAD.or(Class::CREDENTIALED)))
    };
    let words = (0..body.len().min(30)).find(|i| body.get(*i).is_some_and(ends) || another(*i)).unwrap_or(body.len().min(30));
    let joints = Class::OR.or(Class::AND).or(Class::ARTICLE);
    2 + words - body.iter().take(words).rev().take_while(|t| t.has(joints)).count()
}

/// It is worked for.
fn studied(tokens: &[Token<'_>], at: usize, words: &[Token<'_>]) -> bool {
    let studies = |t: &Token<'_>| t.any(&["undertake", "undertaking", "studying", "issued"]);
    let joined = before(tokens, at).is_some_and(|t| t.has(Class::AND));
    let gains = |t: &Token<'_>| studies(t) || t.any(&["gain", "gaining", "achieve", "achieving"]);
    let far = tokens.get(at.saturating_sub(9)..at).unwrap_or_default();
    // "opportunities for research and postgraduate study"
    let learning = words.iter().any(|t| t.any(&["study", "training", "education"]));
    if learning && tokens.get(at.saturating_sub(18)..at).is_some_and(|lead| lead.iter().any(|t| t.any(&["opportunities", "opportunity"]))) {
        return true;
    }
    joined && far.iter().any(gains) && !far.iter().any(|t| t.has(Class::HOLD.or(Class::REQUIRED)))
        || tokens.get(at.saturating_sub(4)..at).is_some_and(|near| near.iter().any(studies)) && !worked_for(tokens, at)
        || words.first().is_some_and(|t| t.is("issued"))
}

/// What is registered or licensed is no person: "registered charity".
fn no_credential(words: &[Token<'_>]) -> bool {
    let provides = words.first().is_some_and(|t| t.has(Class::CREDENTIAL) && t.shouted());
    let certified = provides
        || words.last().is_some_and(|t| t.has(Class::CREDENTIAL_HEAD))
        || words.iter().any(|t| t.any(&["certification", "certificate"]));
    !certified && words.iter().any(|t| t.listed(List::NO_CREDENTIAL))
        || words.iter().any(|t| t.any(&["dbs", "birth", "passport", "sponsorship"]))
        || words.first().is_some_and(|t| t.any(&["original", "originals"]))
}
