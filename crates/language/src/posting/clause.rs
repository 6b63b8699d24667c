//! The part of a sentence that asks, without what leads up to it and what comes behind it.

use super::classify::{Place, classify};
use super::cues::{Cue, Cues};
use super::pieces::trimmed;
use super::{Role, Section};
use crate::Span;

/// The part of a sentence that asks: of "The trust grows, so an interest in research is essential", what stands behind "so".
pub(super) fn asked(span: Span, text: &str, place: Place) -> Span {
    let sought = sought(span, text, place);
    if place.asks() || sought != span {
        return sought;
    }
    ended(led(span, text, place), text, place)
}

/// How an employer says whom it looks for.
const SEEKING: [&str; 14] = [
    " seeking to appoint ",
    " seeking to recruit ",
    " seeking to employ ",
    " looking to appoint ",
    " looking to recruit ",
    " looking to employ ",
    " looking to hire ",
    " searching for ",
    " recruiting for ",
    " looking for ",
    " recruiting ",
    " seeking ",
    " hiring ",
    " seeks ",
];

/// What a sought person is sought for.
const PURPOSES: [&str; 14] = [
    " to join ",
    " to work ",
    " to care for ",
    " to help ",
    " to support ",
    " to lead ",
    " to provide ",
    " to be involved ",
    " to manage ",
    " to deliver ",
    " to undertake ",
    " to cover ",
    " to fill ",
    " to assist ",
];

/// "An opportunity for ... with ... to join us": the person who is sought.
fn sought(span: Span, text: &str, place: Place) -> Span {
    let body = span.of(text);
    let cues = Cues::of(body);
    let Some((from, to)) = cues.bytes(Cue::Seek).filter(|_| !place.section.is_some_and(Section::asks)) else { return span };
    let phrase = body.get(from..to).unwrap_or_default();
    let offered = ["opportunit", "vacanc", "opening"].iter().any(|noun| phrase.starts_with(noun));
    let start = match offered {
        true => phrase.find(" for ").map_or(0, |at| from + at + 5),
        false => sought_by(body, from, to),
    };
    let end = PURPOSES
        .iter()
        .filter_map(|cut| body.get(to..).and_then(|rest| rest.find(cut)).map(|at| to + at))
        .min()
        .filter(|at| !phrase.contains(" who ") && body.get(*at..).is_some_and(|rest| !asks_on(rest)));
    trimmed(Span::new(span.start + start, span.start + end.unwrap_or(body.len())), text).unwrap_or(span)
}

/// Where the person begins whom a long subject seeks: "The whole Harbour Team in Farport is seeking ...".
fn sought_by(body: &str, from: usize, to: usize) -> usize {
    let verbs = SEEKING.iter().filter_map(|verb| Some((body.get(..to)?.find(verb).filter(|at| at + verb.len() > from)?, verb.len())));
    let found = verbs.min_by_key(|(at, length)| (*at, usize::MAX - length));
    let long = |at: usize| body.get(..at).is_some_and(|subject| subject.split(' ').count() > LONGEST_SUBJECT);
    found.filter(|(at, _)| long(*at)).map_or(0, |(at, length)| at + length)
}

/// A subject of more words is left off.
const LONGEST_SUBJECT: usize = 4;

/// Whether what follows the purpose of a post asks: "to join us, with two years of experience".
fn asks_on(rest: &str) -> bool {
    rest.contains(" who ") || rest.contains(" with ") && Cues::of(rest).has(Cue::Shown)
}

/// Without what only leads up to what is asked.
fn led(span: Span, text: &str, place: Place) -> Span {
    let body = span.of(text);
    let idle = |left: &str| {
        let cues = Cues::of(left);
        ![Cue::Must, Cue::Ask, Cue::Seek, Cue::Shown, Cue::Screening, Cue::Preferred].into_iter().any(|cue| cues.has(cue))
    };
    let joints =
        [(", so ", 5), (" and as such ", 13), (" therefore ", 11), (" and should ", 5), (" and must ", 5), (", hence ", 8), (" but ", 5)];
    let start = joints.iter().filter_map(|(joint, length)| body.find(joint).map(|at| (at, at + length))).min().filter(|(at, next)| {
        let (left, right) = (body.get(..*at).unwrap_or_default(), body.get(*next..).unwrap_or_default());
        let offers = !body.get(*at..).is_some_and(|rest| rest.starts_with(" but ")) || Cues::of(left).has(Cue::Benefit);
        offers && left.split(' ').count() > LONGEST_SUBJECT && idle(left) && matches!(classify(right, place).0, Role::Rule(_))
    });
    let start = start.map(|(_, next)| next).or_else(|| reasoned(body)).unwrap_or_default();
    Span::new(span.start + start, span.end)
}

/// "As the post is regulated by ... an enhanced check will be made": where the check begins.
fn reasoned(body: &str) -> Option<usize> {
    let reason = ["As this ", "As the ", "As part ", "Due to ", "Because "].iter().any(|opening| body.starts_with(opening));
    let (from, _) = Cues::of(body).bytes(Cue::Screening).filter(|_| reason)?;
    let left = body.get(..from + 1)?;
    let article = [" an ", " a "].iter().filter_map(|article| left.rfind(article)).max()?;
    (from - article < 16 && article > 60).then_some(article + 1)
}

/// Without the offer or the law behind what is asked: "... is required and in return we offer ...".
fn ended(span: Span, text: &str, place: Place) -> Span {
    let body = span.of(text);
    let asks = |text: &str| matches!(classify(text, place).0, Role::Rule(_));
    let joints = [" and in return ", ", in return ", " in return we ", " however ", "; however", "; "];
    let end = joints.iter().filter_map(|joint| body.find(joint)).min().filter(|at| {
        let (left, right) = (body.get(..*at).unwrap_or_default(), body.get(*at + 1..).unwrap_or_default());
        let given = Cues::of(right);
        (given.has(Cue::Benefit) || given.has(Cue::EqualOpportunity)) && !given.has(Cue::Must) && asks(left)
    });
    trimmed(Span::new(span.start, span.start + end.unwrap_or(body.len())), text).unwrap_or(span)
}
