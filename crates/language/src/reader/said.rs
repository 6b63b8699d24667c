//! What a sentence asks besides what was said before it in the line, and without the words that lead up to it.

use crate::compose;
use crate::grammar::{after, before, opening, run};
use crate::lexicon::{Class, List};
use crate::reading::Reading;
use crate::requirement::{Kind, Requirement, Statement, Tier};
use crate::token::{Shape, Token};
use crate::voice;

/// The tokens of a sentence, whose words have these classes and stand in these lists, from where it asks.
pub(super) fn asking<'t, 'a>(tokens: &'t [Token<'a>], class: Class, lists: List) -> &'t [Token<'a>] {
    let tokens = whoever(tokens);
    let waives = class.meets(Class::NEGATION) || lists.meets(List::REFERRED);
    without_condition(without_to(if waives { without_waiver(tokens) } else { tokens }))
}

/// "Whether you have two years of experience or twenty, we want to hear from you" asks for neither.
fn whoever<'t, 'a>(tokens: &'t [Token<'a>]) -> &'t [Token<'a>] {
    let theirs = |t: &Token<'a>| t.has(Class::CANDIDATE.or(Class::EMPLOYER)) || t.any(&["this", "there"]);
    let clause = |w: &[Token<'a>]| matches!(w, [comma, next] if comma.shape == Shape::Comma && theirs(next));
    let supposes = matches!(tokens, [first, you, ..] if first.is("whether") && you.has(Class::CANDIDATE));
    let end = if supposes { tokens.windows(2).position(clause) } else { None };
    end.filter(|end| tokens.iter().take(*end).any(|t| t.has(Class::UNIT))).map_or(tokens, |end| after(tokens, end + 1))
}

/// The longest clause, in words, of which nothing is left where what it names is waived.
const WAIVER: usize = 12;

/// "A degree is not essential, but you must have three years of roofing", "No degree needed, just a driving licence": what is waived is
/// not asked, what stands behind "but" is.
fn without_waiver<'t, 'a>(tokens: &'t [Token<'a>]) -> &'t [Token<'a>] {
    let only = |i: usize| run(after(tokens, i + 1), |t| t.any(&["just", "only"]));
    let named = Class::REQUIRED.or(Class::EXPERIENCE).or(Class::DEGREE).or(Class::CREDENTIAL_HEAD);
    let anew = |i: usize| {
        let behind = after(tokens, i + 1 + only(i));
        let bound = || only(i) > 0 || behind.iter().any(|t| t.has(Class::REQUIRED));
        before(tokens, i).is_some_and(|t| t.has(named)) && opening::opens(behind) && (bound() || !opening::counted(behind))
    };
    let ends = |(i, t): (usize, &Token<'a>)| {
        t.listed(List::CONTRASTS) || matches!(t.shape, Shape::Comma | Shape::Dash | Shape::Semicolon) && anew(i)
    };
    let Some(but) = tokens.iter().enumerate().take(WAIVER + 1).position(ends) else { return tokens };
    let behind = after(tokens, but + 1 + only(but));
    let waived = tokens
        .get(..but)
        .is_some_and(|clause| (clause.len() > 2 || clause.first().is_some_and(|t| t.is("not"))) && voice::waives(clause, false));
    // "not required, but highly desirable" is said of the same
    let same = super::tiers::closing(behind) || behind.iter().take(2).any(|t| t.has(Class::PREFERRED));
    // "…, but a licence is": what it is was said before
    let elided = match behind {
        [named @ .., is] | [named @ .., is, Token { shape: Shape::Stop, .. }] if is.any(&["is", "are"]) && !named.is_empty() => named,
        _ => behind,
    };
    if waived && !same { elided } else { tokens }
}

/// Adds what a sentence asks to a reading: an equivalent that opens with "or" (`alternative`) to the statement before it, and nothing twice.
pub(super) fn add(reading: &mut Reading, found: Vec<Statement>, alternative: bool) {
    if let ([Statement { tier: None, requirement: Requirement { kind: Kind::Equivalent, .. } }], Some(last), true) =
        (found.as_slice(), reading.statements.last_mut(), alternative)
    {
        let before = std::mem::replace(&mut last.requirement, Kind::Equivalent.into());
        last.requirement = compose::any(vec![before, Kind::Equivalent.into()]);
        return;
    }
    for statement in found {
        let said =
            |before: &Statement| before.requirement == statement.requirement && (statement.tier.is_none() || statement.tier == before.tier);
        let again =
            reading.statements.iter().any(|before| said(before) || same_clearance(before, &statement) || same_right(before, &statement));
        match reading.statements.last_mut().filter(|last| same_language(last, &statement)) {
            Some(last) if !again => *last = Statement { tier: last.tier.or(statement.tier), requirement: statement.requirement },
            None if !again => reading.statements.push(statement),
            _ => {}
        }
    }
}

/// Whether a sentence lets education and experience together stand for the degree before it: "A combination of both will be considered".
pub(super) fn lets_in(tokens: &[Token<'_>], reading: &Reading) -> bool {
    let lead = run(tokens, |t| t.has(Class::ARTICLE) || t.any(&["any", "equivalent"]));
    let combined = tokens.get(lead).is_some_and(|t| t.any(&["combination", "combinations"]));
    let degree = |statement: &Statement| match &statement.requirement.kind {
        Kind::Any(parts) => parts.iter().any(|part| matches!(part.kind, Kind::Degree(_))) && !parts.contains(&Kind::Equivalent.into()),
        kind => matches!(kind, Kind::Degree(_)),
    };
    combined
        && tokens.iter().any(|t| t.has(Class::EXPERIENCE))
        && tokens.iter().any(|t| t.listed(List::ADMITTED) || t.is("acceptable"))
        && !tokens.iter().any(|t| t.has(Class::NEGATION))
        && reading.statements.last().is_some_and(degree)
}

/// "To have a degree", "Currently have a degree", "Should have a degree" and "Needs to have a degree" ask for what "Have a degree" does.
fn without_to<'t, 'a>(tokens: &'t [Token<'a>]) -> &'t [Token<'a>] {
    if matches!(tokens, [please, have, ..] if please.is("please") && have.any(&["have", "hold", "be"])) {
        return after(tokens, 1);
    }
    let needs = usize::from(tokens.first().is_some_and(|t| t.any(&["need", "needs"])));
    if matches!(tokens, [now, be, ..] if now.is("currently") && be.any(&["be", "hold", "have"])) {
        return after(tokens, 1);
    }
    if tokens.first().is_some_and(|t| t.is("should")) {
        let adverbs = 1 + run(after(tokens, 1), |t| t.listed(List::BEFORE_HOLD));
        let verb = tokens.get(adverbs).is_some_and(|t| t.has(Class::HOLD) || t.is("be"));
        return if verb { after(tokens, 1) } else { tokens };
    }
    match after(tokens, needs) {
        [to, verb, ..] if to.is("to") && verb.any(&["have", "hold", "possess", "be"]) => after(tokens, needs + 1),
        _ => tokens,
    }
}

/// "As a registered nurse, you will plan care and lead a team" asks for what it takes for granted; what one will do is none of it.
pub(super) fn introduction<'t, 'a>(tokens: &'t [Token<'a>]) -> &'t [Token<'a>] {
    if !(matches!(tokens, [first, article, ..] if first.is("as") && article.any(&["a", "an"])) || voice::brings(tokens)) {
        return tokens;
    }
    let you = |t: &Token<'_>| t.any(&["you", "you'll"]) || t.text.eq_ignore_ascii_case("you’ll");
    let Some(at) = tokens.iter().take(24).position(you) else { return tokens };
    let (lead, told) = tokens.split_at_checked(at).unwrap_or((tokens, &[]));
    let verb = after(told, 1 + run(after(told, 1), |t| t.is("will")));
    let asked = Class::HOLD.or(Class::FINITE).or(Class::REQUIRED).or(Class::PREFERRED);
    let does = verb.first().is_some_and(|t| t.shape == Shape::Word && !t.has(asked) && !t.listed(List::BEFORE_HOLD.or(List::HAS_WITH)));
    if does && !told.iter().any(|t| t.has(Class::REQUIRED.or(Class::PREFERRED))) { lead } else { tokens }
}

/// Whether two statements ask for one clearance: "Do you have a Secret clearance? Can you obtain a Secret clearance?".
fn same_clearance(before: &Statement, found: &Statement) -> bool {
    matches!((&before.requirement.kind, &found.requirement.kind),
        (Kind::Clearance(a), Kind::Clearance(b)) if a.level.eq_ignore_ascii_case(&b.level))
}

/// Whether no more is said than that nobody is sponsored, where the right to work was asked: "Right to work in Ireland; we can't sponsor visas".
fn same_right(before: &Statement, found: &Statement) -> bool {
    matches!((&before.requirement.kind, &found.requirement.kind),
        (Kind::WorkAuthorization(_), Kind::WorkAuthorization(told)) if told.text.contains("sponsor") && !told.text.contains("uthori"))
}

/// Whether two statements ask for one language: "English language proficiency. Must be fluent in English", but not one of them as a wish.
fn same_language(before: &Statement, found: &Statement) -> bool {
    let wish = |statement: &Statement| statement.tier == Some(Tier::Preferred);
    if wish(before) != wish(found) {
        return false;
    }
    match (&before.requirement.kind, &found.requirement.kind) {
        (Kind::Language(a), Kind::Language(b)) => a.language.eq_ignore_ascii_case(&b.language),
        _ => false,
    }
}

/// "If you are a midwife, you will need a theatre qualification" asks the midwife for nothing but the qualification.
fn without_condition<'t, 'a>(tokens: &'t [Token<'a>]) -> &'t [Token<'a>] {
    let condition = |w: &[Token<'a>]| matches!(w, [first, you, are] if first.is("if") && you.is("you") && are.is("are"));
    if !tokens.windows(3).take(4).any(condition) {
        return tokens;
    }
    let needs = |w: &[Token<'a>]| {
        matches!(w, [you, verb, next, last] if you.is("you")
            && !last.is("is")
            && (verb.any(&["must", "need", "should"]) || verb.is("will") && next.any(&["need", "require"])))
    };
    tokens.windows(4).take(30).position(needs).map_or(tokens, |you| after(tokens, you))
}
