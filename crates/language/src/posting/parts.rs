//! A sentence that states several rules, taken apart: "X; Y is desirable", "degree in X (MBA preferred)".

use super::classify::{Place, classify};
use super::cues::{self, Cue, Cues};
use super::pieces::trimmed;
use super::{Role, RuleTier};
use crate::Span;

/// The rules of a sentence that asks, each with its tier.
pub(super) fn parts(span: Span, text: &str, place: Place, tier: RuleTier) -> Vec<(Span, RuleTier)> {
    let mut found: Vec<(Span, RuleTier)> = Vec::new();
    for clause in clauses(span, text, place, tier) {
        let tier = tier_of(clause.of(text), place, tier);
        match tail(clause, text, tier).or_else(|| aside(clause, text)) {
            Some((before, after)) => {
                found.push((before, tier_of(before.of(text), place, tier)));
                found.push((after, RuleTier::Preferred));
            }
            None => found.push((clause, tier)),
        }
    }
    found
}

fn tier_of(text: &str, place: Place, whole: RuleTier) -> RuleTier {
    match classify(text, place).0 {
        Role::Rule(tier) => tier,
        _ => whole,
    }
}

/// The clauses between semicolons that are rules of different tiers; else the whole.
fn clauses(span: Span, text: &str, place: Place, whole: RuleTier) -> Vec<Span> {
    let body = span.of(text);
    let mut cuts = vec![0];
    for (at, _) in body.match_indices(';') {
        let (Some(left), Some(right)) = (body.get(cuts.last().copied().unwrap_or(0)..at), body.get(at + 1..)) else { continue };
        let whole = body.get(..at).unwrap_or_default();
        if whole.matches('(').count() > whole.matches(')').count() {
            continue;
        }
        let next = right.split(';').next().unwrap_or(right).trim();
        let next = next.strip_prefix("and ").unwrap_or(next);
        if ["preferably ", "ideally "].iter().any(|aside| next.starts_with(aside)) && !Cues::of(next).has(Cue::Shown) {
            continue;
        }
        let (before, after) = (classify(left.trim_start_matches(';').trim(), place).0, classify(next, place).0);
        let set_apart = Cues::of(left).has(Cue::Required) && Cues::of(next).has(Cue::Preferred);
        let stands = set_apart
            || place.asks() && Cues::of(next).has(Cue::Preferred) && !next.starts_with("e.g")
            || cues::starts(next)
            || Cues::of(next).has(Cue::Screening)
            || Cues::of(next).has(Cue::Preferred) && Cues::of(next).has(Cue::Shown);
        let listed = body.matches(';').count() >= 2 && cues::starts(next) && next.split(' ').count() <= 30;
        if listed && matches!((before, after), (Role::Rule(_), Role::Rule(_))) {
            cuts.push(at);
            continue;
        }
        let (Role::Rule(before), Role::Rule(after)) = (before, after) else { continue };
        let both = after == RuleTier::Screening
            && before == after
            && (cues::starts(next) || ["may ", "must ", "will "].iter().any(|word| next.starts_with(word)));
        if before != after && stands || both {
            cuts.push(at);
        }
    }
    cuts.extend(contrasted(body));
    cuts.extend(told_further(body));
    cuts.extend(screening_then_skill(body, whole));
    cuts.sort_unstable();
    cuts.dedup();
    let ends = cuts.iter().skip(1).copied().chain([body.len()]);
    let strip = |part: Span| {
        let inner = part.of(text);
        let left = inner.trim_start_matches([';', ' ', '\n']);
        let tiered = |rest: &str| Cues::of(rest).has(Cue::Required) || Cues::of(rest).has(Cue::Preferred);
        let left = left.strip_prefix("and ").filter(|rest| cues::starts(rest) || tiered(rest)).unwrap_or(left);
        let left = ["while ", "whilst ", ", but "].iter().find_map(|joint| left.strip_prefix(joint)).unwrap_or(left);
        trimmed(Span::new(part.end - left.len(), part.end), text)
    };
    cuts.iter().zip(ends).filter_map(|(from, to)| strip(Span::new(span.start + from, span.start + to))).collect()
}

/// Where the sentence turns to the reader once more: "Experience with bees is a plus and you should show patience".
fn told_further(body: &str) -> Option<usize> {
    [" and you should ", " and you must ", " and you will need "].iter().find_map(|joint| body.find(joint)).filter(|at| {
        let (left, right) = (Cues::of(body.get(..*at).unwrap_or_default()), Cues::of(body.get(*at..).unwrap_or_default()));
        (left.has(Cue::Must) || left.has(Cue::Preferred)) && (right.has(Cue::Must) || right.has(Cue::Ask)) && left.len() > 4
    })
}

/// Where what is required and what is preferred part.
fn contrasted(body: &str) -> Option<usize> {
    set_beside(body).or_else(|| set_against(body))
}

/// Where one thing is preferred and another required: "X is preferred and Y is required".
fn set_beside(body: &str) -> Option<usize> {
    let tiered = |text: &str, tiers: &[&str]| tiers.iter().any(|tier| text.trim_end_matches(['.', ' ']).ends_with(tier));
    let wish: &[&str] =
        &["preferred", "desirable", "a plus", "an advantage", "advantageous", "beneficial", "welcome", "welcomed", "useful"];
    let must: &[&str] = &["required", "essential", "mandatory"];
    body.match_indices(" and ").map(|(at, _)| at).find(|at| {
        let (left, right) = (body.get(..*at).unwrap_or_default(), body.get(at + 5..).unwrap_or_default());
        tiered(left, wish) && tiered(right, must) || tiered(left, must) && tiered(right, wish)
    })
}

/// Where a wish is set against what is required: "X is essential while Y is desirable".
fn set_against(body: &str) -> Option<usize> {
    [" while ", " whilst ", ", but "].iter().find_map(|joint| {
        let at = body.find(joint)?;
        let (left, right) = (Cues::of(body.get(..at)?), Cues::of(body.get(at + joint.len()..)?));
        let required = left.has(Cue::Required) && !left.has(Cue::Preferred) && !left.has(Cue::Waived);
        (required && right.has(Cue::Preferred) && right.len() > 4).then_some(at)
    })
}

/// "may require travel and ability to ...": a skill tied to what is screened.
fn screening_then_skill(body: &str, whole: RuleTier) -> Option<usize> {
    let at = body.find(" and ability to ")?;
    let before = body.get(..at)?.rsplit(';').next()?;
    let cues = Cues::of(before);
    (cues.has(Cue::Screening) && !cues.has(Cue::Unscreened) && !cues.has(Cue::Shown) && (whole != RuleTier::Screening || cues.len() < 12))
        .then_some(at)
}

/// "Degree in X, master's preferred": the wish behind the last comma, when it names a degree or certificate of its own.
fn tail(clause: Span, text: &str, tier: RuleTier) -> Option<(Span, Span)> {
    let body = clause.of(text);
    for (at, comma) in body.match_indices(',') {
        let after = body.get(at + comma.len()..)?;
        let wish = after
            .trim_start()
            .trim_start_matches("with ")
            .trim_start_matches("and ")
            .trim_start_matches("but ")
            .trim_start_matches("an ")
            .trim_start_matches("a ");
        if wish.len() >= 90 {
            continue;
        }
        let cues = Cues::of(wish);
        let before = body.get(..at)?;
        let left = Cues::of(before);
        let named = cues::degree(wish) && (cues::degree(before) || left.has(Cue::Shown));
        let apart = left.has(Cue::Shown) && cues.has(Cue::Shown) && cues::starts(before) && !wish.contains(',');
        let contrast = left.has(Cue::Required) && cues::starts(wish);
        let ends = cues.has(Cue::Preferred) && !left.has(Cue::Preferred) && tier != RuleTier::Screening;
        if ends && (named || contrast || apart) {
            let split = Span::new(clause.start, clause.start + at);
            return Some((trimmed(split, text)?, trimmed(Span::new(clause.end - wish.len(), clause.end), text)?));
        }
    }
    None
}

/// "Diploma with 4 years (associate's degree preferred)": the wish in brackets, when it names a degree or certificate of its own.
fn aside(clause: Span, text: &str) -> Option<(Span, Span)> {
    let body = clause.of(text);
    let open = body.rfind('(')?;
    let inner = body.get(open + 1..)?;
    let close = inner.find(')')?;
    let wish = inner.get(..close)?;
    let rest = inner.get(close + 1..)?.trim_matches(|c: char| !c.is_alphanumeric());
    let before = body.get(..open)?.trim();
    let fits = cues::degree(wish) && Cues::of(wish).has(Cue::Preferred) && !before.is_empty() && rest.is_empty();
    let inside = Span::new(clause.start + open + 1, clause.start + open + 1 + close);
    if !fits { None } else { Some((trimmed(Span::new(clause.start, clause.start + open), text)?, trimmed(inside, text)?)) }
}
