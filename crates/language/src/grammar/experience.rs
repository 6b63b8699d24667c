//! Worked time of a stated length, and what it is in.
//!
//! ```ebnf
//! experience = length [ "'" ] [ "of" ] { word } "experience" [ "post registration" ] [ topic ] [ window ]
//!            | length ( preposition | gerund ) topic [ window ] ;
//! window     = ( "in" | "within" ) "the" ( "last" | "past" ) length ;
//! ```

use nom::Parser;

use super::grade::grade;
use super::length::Stated;
use super::{Read, Tokens, after, length, miss, opening, run, shown, topic};
use crate::lexicon::{Class, List};
use crate::requirement::{Experience, Group};
use crate::token::{Shape, Token};

/// How far behind a length the word "experience" may stand.
const REACH: usize = 26;

/// How sure it is that a length is experience.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Surety {
    /// Only the length stands there.
    Bare,
    /// Something that could be worked in follows.
    Topic,
    /// The word "experience" is there.
    Named,
}

/// What a `stated` length is experience in, which stands behind it.
pub(crate) fn experience<'t, 'a: 't>(line: &'a str, behind: Tokens<'t, 'a>, stated: Stated) -> Read<'t, 'a, (Experience, Surety)> {
    worked(line, behind, Experience { min_months: stated.min, max_months: stated.max, ..Experience::default() })
}

/// Years that nobody counts, with what they were worked in: "several years of teaching", "a number of years in retail".
pub(crate) fn uncounted<'t, 'a: 't>(line: &'a str, input: Tokens<'t, 'a>) -> Read<'t, 'a, (Experience, Surety)> {
    let (rest, ()) = length::uncounted(input)?;
    worked(line, rest, Experience::default())
}

/// What stands behind a length that is experience (`found`): what it is in, and when it was.
pub(crate) fn worked<'t, 'a: 't>(line: &'a str, behind: Tokens<'t, 'a>, mut found: Experience) -> Read<'t, 'a, (Experience, Surety)> {
    let rest = bound_to(behind_length(behind));
    if let Ok((tail, ())) = super::words("on the job").parse(rest)
        && !tail.first().is_some_and(|t| t.is("training"))
    {
        return Ok((tail, (found, Surety::Named)));
    }
    if let Some(at) = trained(rest) {
        found.with = topic::groups(line, rest.get(..=at).unwrap_or_default());
        return Ok((after(rest, at + 1), (found, Surety::Named)));
    }
    let (rest, mut surety) = worded(line, rest, &mut found.with);
    let rest = after(rest, if surety == Surety::Named { besides(rest) } else { 0 });
    if let Some((end, groups)) = grade(line, rest) {
        found.with.extend(groups);
        return Ok((after(rest, end), (found, Surety::Named)));
    }
    let clock = if surety == Surety::Named { registered(rest) } else { 0 };
    if clock > 0 {
        found.with.extend(topic::groups(line, rest.get(..clock).unwrap_or_default()));
    }
    let rest = after(rest, clock);
    let rest = after(rest, note(rest));
    let rest = after(rest, if surety == Surety::Named { in_all(rest) } else { 0 });
    let words = if surety == Surety::Named { shown::shows(rest) } else { 0 };
    if words > 0 {
        let taken = words + shown::known(line, after(rest, words), &mut found.with);
        return Ok((after(rest, taken), (found, surety)));
    }
    let apart = clock > 0 && rest.first().is_some_and(|t| t.is("with"));
    let behind = if apart { 0 } else { purpose_or_topic(line, rest, &mut found.with, &mut surety) };
    let mut rest = after(rest, behind);
    let referred = described(rest);
    if referred > 0 && surety == Surety::Named {
        let (end, groups) = topic::topic(line, after(rest, referred));
        found.with.extend(groups);
        rest = after(rest, referred + end);
    }
    if let Ok((tail, months)) = window(rest) {
        found.within_months = Some(months);
        rest = tail;
        if found.with.is_empty() {
            rest = after(rest, purpose_or_topic(line, rest, &mut found.with, &mut surety));
        }
    }
    Ok((rest, (found, surety)))
}

/// How many tokens only refer to what was described, before where it was done: ", as described above," before "in a school".
fn described(tokens: Tokens<'_, '_>) -> usize {
    let comma = |at: usize| run(after(tokens, at), |t| t.shape == Shape::Comma);
    let lead = comma(0);
    let words = match after(tokens, lead) {
        [described, above, ..] if described.any(&["described", "mentioned"]) => 1 + usize::from(above.any(&["above", "below"])),
        [as_, described, above, ..] if as_.is("as") && described.any(&["described", "mentioned", "defined"]) => {
            2 + usize::from(above.any(&["above", "below"]))
        }
        _ => return 0,
    };
    let end = lead + words + comma(lead + words);
    let place = matches!(after(tokens, end), [within, where_, ..] if within.any(&["in", "within", "at"]) && where_.shape == Shape::Word);
    if place { end } else { 0 }
}

/// How many words sum the years up before what they were worked in: "experience overall as a baker", "experience minimum in a bank".
fn in_all(tokens: Tokens<'_, '_>) -> usize {
    let lead = run(tokens, |t| t.any(&["overall", "total", "altogether", "minimum", "min"]));
    usize::from(lead == 1 && tokens.get(1).is_some_and(|t| t.listed(List::PART_IN) || t.is("working")))
}

/// How many words say that training or the like counts as well: "experience or training in".
fn besides(tokens: Tokens<'_, '_>) -> usize {
    let joint = run(tokens, |t| t.has(Class::OR.or(Class::AND)) || t.shape == Shape::Slash);
    match after(tokens, joint) {
        [training, next, ..] if joint > 0 && training.listed(List::BESIDES_WORK) && (next.has(Class::PREPOSITION) || next.gerund()) => {
            joint + 1
        }
        _ => 0,
    }
}

/// Without what stands between a length and what it is in: "5 years' …", "5 yrs. experience", "5 years worth of …", "5 years spent …".
fn behind_length<'t, 'a>(rest: Tokens<'t, 'a>) -> Tokens<'t, 'a> {
    let rest = after(rest, run(rest, |t| t.shape == Shape::Other && !t.spaced || t.is("'s")));
    let stopped = matches!(rest, [stop, next, ..] if stop.shape == Shape::Stop && next.has(Class::EXPERIENCE) && !next.capital());
    let rest = after(rest, usize::from(stopped));
    match rest {
        [worth, of, ..] if worth.is("worth") && of.is("of") => after(rest, 1),
        [spent, doing, ..] if spent.is("spent") && (doing.gerund() || doing.has(Class::DOING.or(Class::PREPOSITION))) => after(rest, 1),
        _ => rest,
    }
}

/// How many words refer to the years before: "of which", "of those years", "of this experience".
pub(crate) fn referring(tokens: Tokens<'_, '_>) -> usize {
    match tokens {
        [of, those, years, ..] if of.is("of") && those.listed(List::THOSE_YEARS) => {
            2 + usize::from(years.has(Class::UNIT.or(Class::EXPERIENCE)) || years.is("time"))
        }
        _ => 0,
    }
}

/// Without the words that bind years to what follows: "at least two years must have been in …", "two years of this experience as …".
fn bound_to<'t, 'a: 't>(rest: Tokens<'t, 'a>) -> Tokens<'t, 'a> {
    let rest = after(rest, referring(rest));
    let verbs = run(rest, |t| t.any(&["must", "should", "shall", "have", "be", "been", "spent", "gained"]));
    let bound = rest.first().is_some_and(|t| t.has(Class::REQUIRED.or(Class::FINITE))) && verbs > 1;
    if bound && after(rest, verbs).first().is_some_and(|t| t.listed(List::PART_IN)) { after(rest, verbs) } else { rest }
}

/// Reads what stands up to the word "experience", or up to what makes the length one since registration, into `with`.
fn worded<'t, 'a>(line: &str, rest: Tokens<'t, 'a>, with: &mut Vec<Group>) -> (Tokens<'t, 'a>, Surety) {
    let limit = topic_limit(rest);
    if let Some(at) = named(rest.get(..limit).unwrap_or(rest)) {
        *with = topic::groups(line, rest.get(..at).unwrap_or_default());
        return (after(rest, at + 1), Surety::Named);
    }
    let words = registered(rest);
    if words == 0 {
        return (rest, Surety::Bare);
    }
    *with = topic::groups(line, rest.get(..words).unwrap_or_default());
    let behind = after(rest, words);
    let more = matches!(behind, [or, more, ..] if or.has(Class::OR) && more.any(&["more", "above", "over"]));
    (after(behind, if more { 2 } else { 0 }), Surety::Named)
}

/// How many tokens say what experience is for, or what else it is in, which goes into `with`; a topic makes a bare length surer.
fn purpose_or_topic(line: &str, rest: Tokens<'_, '_>, with: &mut Vec<Group>, surety: &mut Surety) -> usize {
    if topic::purpose(rest) {
        return topic::extent(rest);
    }
    let also = matches!(rest, [and, working, within, ..] if and.is("and") && working.is("working") && within.any(&["with", "in", "on"]));
    let lead = usize::from(also || topic::gained(rest));
    if !with.is_empty() && skilled_with(rest) || !also && !opens_topic(rest, *surety) {
        return 0;
    }
    let (end, groups) = topic::topic(line, after(rest, lead));
    let end = end + lead;
    let role = rest.first().is_some_and(|t| t.any(&["in", "as"]))
        && rest.get(..end).is_some_and(|t| t.iter().any(|t| t.any(&["role", "roles", "position", "capacity"])));
    if *surety == Surety::Bare && (role || !groups.is_empty()) {
        *surety = Surety::Topic;
    }
    with.extend(groups);
    end
}

/// What experience is in that was said to be asked before: "as a baker", "in a bank".
pub(crate) fn placed(line: &str, tokens: Tokens<'_, '_>) -> Option<(usize, Vec<Group>)> {
    let [preposition, ..] = tokens else { return None };
    if !preposition.any(&["as", "in", "within", "working"]) || !opens_topic(tokens, Surety::Named) {
        return None;
    }
    Some(topic::topic(line, tokens)).filter(|(_, with)| !with.is_empty())
}

/// How many words say that a length is counted from when one was registered or qualified: "post registration", "post-qualified".
fn registered(tokens: Tokens<'_, '_>) -> usize {
    match tokens {
        [post, since, slash, other, ..]
            if post.is("post") && since.listed(List::REGISTERED) && slash.shape == Shape::Slash && other.listed(List::REGISTERED) =>
        {
            4
        }
        [post, since, ..] if post.is("post") && since.listed(List::REGISTERED) => 2,
        [post, dash, since, ..] if post.is("post") && dash.shape == Shape::Dash && since.listed(List::REGISTERED) => 3,
        [word, ..] if word.listed(List::POST_REGISTERED) => 1,
        _ => 0,
    }
}

/// Where the words before "experience" must end.
fn topic_limit(tokens: Tokens<'_, '_>) -> usize {
    let mut depth = 0_usize;
    for (i, token) in tokens.iter().enumerate().take(REACH) {
        match token.shape {
            Shape::Stop | Shape::Semicolon | Shape::Question | Shape::Bullet | Shape::Colon => return i,
            Shape::Open => depth += 1,
            Shape::Close if depth == 0 => return i,
            Shape::Close => depth -= 1,
            _ => {}
        }
        let border = token.glued && i > 0
            || token.has(Class::UNIT)
            || token.is("in") && i > 0
            || token.listed(List::BEFORE_NAMED)
            || token.has(Class::REQUIRED.or(Class::PREFERRED)) && !token.is("plus")
            || token.has(Class::LEVEL) && !(token.is("post-graduate") && tokens.get(i + 1).is_some_and(|t| t.has(Class::EXPERIENCE)));
        if border {
            return i;
        }
    }
    tokens.len().min(REACH)
}

/// Where the word "experience" stands that the length counts.
fn named(tokens: Tokens<'_, '_>) -> Option<usize> {
    let first = tokens.first()?;
    if first.gerund() && !first.has(Class::FILLER) && !first.is("working") && !tokens.iter().take(6).any(|t| t.has(Class::EXPERIENCE)) {
        return None;
    }
    if first.is("in") || first.any(&["as", "using"]) {
        return None;
    }
    let at = tokens.iter().position(|t| t.has(Class::EXPERIENCE))?;
    let equivalent = at.checked_sub(1).and_then(|p| tokens.get(p)).is_some_and(|t| t.is("equivalent"));
    let fresh = tokens.get(..at)?.windows(2).any(|w| matches!(w, [a, b] if (a.has(Class::AND) || a.shape == Shape::Comma) && (b.has(Class::DEGREE_OF_SKILL.or(Class::SKILL)) && !b.has(Class::FILLER))));
    (!(equivalent || fresh)).then_some(at)
}

/// Skips brackets and marks between "experience" and its topic.
fn note(tokens: Tokens<'_, '_>) -> usize {
    let colon = run(tokens, |t| t.shape == Shape::Other && !t.spaced);
    if crate::lists::qualifies(after(tokens, colon)) || !after(tokens, colon).first().is_some_and(|t| t.shape == Shape::Open) {
        return colon;
    }
    let inner = after(tokens, colon);
    let Some(end) = inner.iter().take(30).position(|t| t.shape == Shape::Close) else { return colon };
    let hiring = inner.get(..end).is_some_and(|t| t.iter().any(|t| t.any(&["hiring", "levels", "post", "level"])));
    if hiring { colon + end + 1 } else { colon }
}

/// Whether experience or skill of another kind follows: "… with strong data analysis experience", "… with extensive contacts in …".
fn skilled_with(tokens: Tokens<'_, '_>) -> bool {
    let [with, grade, rest @ ..] = tokens else { return false };
    let words = run(rest, |t| t.shape == Shape::Word && !t.has(Class::PREPOSITION.or(Class::EXPERIENCE)) && !t.listed(List::SKILL_HEADS));
    let head = rest.get(words).is_some_and(|t| t.has(Class::EXPERIENCE) && words > 0 || t.listed(List::SKILL_HEADS));
    let known = rest.iter().take(2).any(|t| t.listed(List::RECORDS));
    with.is("with") && grade.has(Class::DEGREE_OF_SKILL) && (head && words < 6 || known)
}

/// Whether a topic follows.
fn opens_topic(tokens: Tokens<'_, '_>, surety: Surety) -> bool {
    let Some((first, behind)) = tokens.split_first() else { return false };
    let next = behind.first();
    let nested = first.any(&["including", "with"])
        && (length::length(behind).is_ok() || length::elided(behind).is_ok_and(|(tail, _)| length::parts(tail)));
    let instead = first.is("in") && next.is_some_and(|t| t.is("lieu"));
    let other = || {
        instead
            || (first.any(&["with", "as"]) || first.shape == Shape::Comma) && opening::joined(tokens) > 0
            || crate::item::dashed(tokens, 0)
    };
    if first.glued || nested || first.is("with") && able_or_degreed(behind) || other() || window(tokens).is_ok() {
        return false;
    }
    let comma = |t: &Token<'_>| {
        (t.gerund() || t.has(Class::DOING) && !t.is("planning") || t.any(&["in", "analytics"])) && (!t.is("including") || details(behind))
            || t.is("specifically")
    };
    // "experience auditing ledgers", but not "experience training is given"
    let object = |t: &Token<'_>| {
        t.shape == Shape::Word && !t.glued && !t.has(Class::FINITE.or(Class::REQUIRED).or(Class::PREFERRED).or(Class::OFFER))
    };
    let joined = match first.shape {
        Shape::Comma => next.is_some_and(comma),
        Shape::Open => !crate::lists::qualifies(tokens) && !super::degree::begins(after(behind, run(behind, |t| t.has(Class::ARTICLE)))),
        Shape::Colon => surety == Surety::Named,
        Shape::Dash => first.spaced && next.is_some_and(|t| t.shape == Shape::Word && !t.has(Class::OR)),
        _ => false,
    };
    let named = surety == Surety::Named
        && (first.is("relevant")
            || first.capital() && !first.has(Class::STARTER.or(Class::AND).or(Class::OR))
            || first.shape == Shape::Word && first.class == Class::NONE);
    joined
        || first.gerund()
        || first.has(Class::DOING.or(Class::PREPOSITION))
        || first.has(Class::NOUN_ING) && (surety < Surety::Named || !first.capital() && next.is_some_and(object))
        || first.any(&["of", "specific"])
        || super::topic::gained(tokens)
        || surety == Surety::Bare && bare_noun(first)
        || named
}

/// Whether "including" tells what the experience was in, and no count, degree or experience of its own: "including some teaching".
fn details(tokens: Tokens<'_, '_>) -> bool {
    let other =
        Class::EXPERIENCE.or(Class::SKILL).or(Class::UNIT).or(Class::NUMERAL).or(Class::LEVEL).or(Class::DEGREE).or(Class::CANDIDATE);
    let named = |t: &&Token<'_>| !matches!(t.shape, Shape::Comma | Shape::Stop | Shape::Semicolon | Shape::Open);
    let words = after(tokens, 1);
    !words.iter().take(9).take_while(named).any(|t| t.has(other) || t.shape == Shape::Number)
        && words.first().is_some_and(|t| t.shape == Shape::Word && !t.any(&["but", "at", "a"]))
}

/// Whether what follows "with" is an ability or a degree, and no topic.
fn able_or_degreed(behind: Tokens<'_, '_>) -> bool {
    let able = run(behind, |t| t.has(Class::ARTICLE.or(Class::DEGREE_OF_SKILL)));
    after(behind, able).first().is_some_and(|t| t.is("ability"))
        || super::degree::begins(after(behind, run(behind, |t| t.has(Class::ARTICLE) || t.is("no"))))
}

/// Whether a word right behind a bare length may be what was worked in.
fn bare_noun(word: &Token<'_>) -> bool {
    const OTHER: Class = Class::AND
        .or(Class::OR)
        .or(Class::FINITE)
        .or(Class::TERM_OF_EMPLOYMENT)
        .or(Class::HOLD)
        .or(Class::CANDIDATE)
        .or(Class::EMPLOYER)
        .or(Class::REQUIRED)
        .or(Class::PREFERRED);
    word.shape == Shape::Word && !word.has(OTHER) && !word.listed(List::NO_TOPIC)
}

/// A count behind "last" that has its unit from the length before it: "a year in the last three".
fn elapsed<'t, 'a>((rest, months): (Tokens<'t, 'a>, u32)) -> Read<'t, 'a, u32> {
    let ends = rest.first().is_none_or(|t| t.shape != Shape::Word || t.has(Class::PREPOSITION));
    if ends { Ok((rest, months)) } else { miss(rest) }
}

/// "within the last 5 years": only these months count.
pub(crate) fn window<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, u32> {
    let open = run(input, |t| matches!(t.shape, Shape::Open | Shape::Comma) || t.any(&["gained", "obtained", "acquired"]));
    let lead = run(after(input, open), |t| t.listed(List::OPENS_WINDOW));
    let rest = after(input, open + lead);
    let last = match rest {
        [most, recent, ..] if most.is("most") && recent.is("recent") => 2,
        [last, ..] => usize::from(last.listed(List::LAST)),
        [] => 0,
    };
    if lead == 0 || last == 0 {
        return miss(input);
    }
    let rest = after(rest, last);
    let (rest, months) = match rest.first() {
        Some(year) if year.is("year") => (after(rest, 1), 12),
        _ => length::length(rest)
            .map(|(rest, stated)| (rest, stated.min.or(stated.max).unwrap_or(0)))
            .or_else(|_| if lead > 1 { length::elided(rest).and_then(elapsed) } else { miss(rest) })?,
    };
    // "ten years in retail, the last two years as a buyer": a part of the years
    if lead == 1 && after(input, open).first().is_some_and(|t| t.is("the")) && rest.first().is_some_and(|t| t.any(&["as", "in"])) {
        return miss(input);
    }
    let bracket = input.first().is_some_and(|t| t.shape == Shape::Open) && rest.first().is_some_and(|t| t.shape == Shape::Close);
    Ok((after(rest, usize::from(bracket)), months))
}

/// Years of training as a doctor, which count as experience: "four years' full-time postgraduate training".
pub(super) fn trained(tokens: Tokens<'_, '_>) -> Option<usize> {
    let lead = run(tokens, |t| t.shape == Shape::Other || t.is("'s") || t.listed(List::BEFORE_TRAINING));
    let kind = after(tokens, lead);
    let grade = match kind {
        [post, graduate, ..] if post.is("post") && graduate.is("graduate") => 2,
        [one, ..] if one.any(&["postgraduate", "post-graduate"]) => 1,
        _ => return None,
    };
    let field = run(after(kind, grade), |t| t.listed(List::TRAINED_IN));
    after(kind, grade + field).first().filter(|t| t.is("training")).map(|_| lead + grade + field)
}
