//! Degrees.
//!
//! ```ebnf
//! degree  = levels [ "degree" ] [ "(" … ")" ] [ ( "in" | "of" ) fields ] [ related ] ;
//! levels  = level { ( "/" | "or" | "," | "and" ) level } ;
//! fields  = field { ( "," | "or" | "and" | "/" ) field } ;
//! related = "or" [ "a" ] { word } ( "field" | "discipline" | … ) ;
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::{Read, Tokens, after, miss, one_of, run, taken, words};
use crate::lexicon::{Class, List, phrases};
use crate::requirement::{Degree, Level};
use crate::token::{Shape, Token};

/// The level of a token that names one.
fn level_of(token: &Token<'_>, next: Option<&Token<'_>>) -> Option<Level> {
    let named = token.has(Class::LEVEL) || (token.has(Class::LEVEL_SHORT) && short(token, next));
    let level = match token.value {
        1 => Level::Secondary,
        2 => Level::Associate,
        3 => Level::Bachelor,
        4 => Level::Master,
        _ => Level::Doctorate,
    };
    named.then_some(level)
}

/// Whether an abbreviation of a level is written as one ("BS", "B.Sc", "MSc"), and is not part of a product or an address.
fn short(token: &Token<'_>, next: Option<&Token<'_>>) -> bool {
    if token.is("ma") && next.is_some_and(|n| n.shape == Shape::Number) {
        return false;
    }
    let written = token.text.len() > 1
        && token.capital()
        && token.text.chars().skip(1).any(|c| c.is_uppercase())
        && (token.text.len() > 2 || token.shouted());
    let written = written && !(token.value == 2 && !token.text.contains('.') && token.is("as"));
    let closing = token.is("jd") && next.is_none_or(|n| matches!(n.shape, Shape::Stop | Shape::Comma | Shape::Close));
    let doubtful = !closing && token.listed(List::DOUBTFUL);
    written
        && !next.is_some_and(|n| n.listed(List::PRODUCTS))
        && (!doubtful || next.is_some_and(|n| n.has(Class::DEGREE) || n.shape == Shape::Slash || n.any(&["in", "or"])))
}

/// A degree and how it is worded.
pub(crate) fn degree<'t, 'a: 't>(line: &'a str, input: Tokens<'t, 'a>) -> Read<'t, 'a, Degree> {
    let (rest, mut found) = alt((school, plain, levels)).parse(input)?;
    let mut rest = after(rest, skip_wording(rest));
    while found.fields.is_empty() && found.level > Level::Secondary {
        let joint = run(rest, |t| t.shape == Shape::Slash || t.has(Class::OR.or(Class::ARTICLE)) || t.any(&["other", "another"]));
        let next = if joint == 0 { miss(rest) } else { alt((level, plain, diploma)).parse(after(rest, joint)) };
        let Some((tail, next)) = next.ok().filter(|(_, next)| next.fields.is_empty()) else { break };
        let tail = after(tail, skip_wording(tail));
        if tail.first().is_some_and(|t| t.any(&["with", "and", "plus"])) {
            break;
        }
        found.level = found.level.min(next.level);
        rest = tail;
    }
    if let Ok((tail, (fields, related))) = fields(line, rest) {
        found.fields.extend(fields);
        found.related_field |= related;
        rest = tail;
    } else if let Ok((tail, ())) = related(rest) {
        found.related_field = true;
        rest = tail;
    }
    Ok((after(rest, skip_school(rest)), found))
}

/// A degree with nothing but its level.
fn bare(level: Level) -> Degree {
    Degree { level, fields: Vec::new(), related_field: false, in_progress: false }
}

/// "High school diploma", "GED", "A-levels", "GCSEs".
fn school<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, Degree> {
    let name = |input| one_of(phrases::SCHOOLS).parse(input);
    let (mut rest, ()) = name(input)?;
    if rest.first().is_some_and(|t| t.any(&["students", "student", "teacher", "teachers"])) {
        return miss(input);
    }
    while let Ok((tail, _)) =
        crate::grammar::when(|t| t.shape == Shape::Slash || t.has(Class::OR) || t.shape == Shape::Open || t.shape == Shape::Comma)
            .parse(rest)
    {
        let Ok((tail, ())) = name(after(tail, run(tail, |t| t.has(Class::ARTICLE.or(Class::OR))))) else { break };
        rest = after(tail, run(tail, |t| t.shape == Shape::Close).min(1));
    }
    let plural =
        usize::from(matches!(rest, [open, s, close, ..] if open.shape == Shape::Open && s.is("s") && close.shape == Shape::Close)) * 3;
    let rest = after(rest, plural);
    let grades = run(rest, |t| t.any(&["grade", "grades", "level"]));
    Ok((after(rest, grades), bare(Level::Secondary)))
}

/// "Degree", "college degree", "4-year degree", "advanced degree", without a named level.
fn plain<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, Degree> {
    if let Ok((rest, ())) = one_of(phrases::GRADUATIONS).parse(input) {
        let end = rest
            .iter()
            .take(9)
            .position(|t| t.any(&["college", "university", "school"]))
            .map(|at| at + 1 + run(after(rest, at + 1), |t| t.any(&["or", "university", "college", "institution"])));
        let secondary = rest.iter().take(3).any(|t| t.is("high"));
        let Some(end) = end else { return miss(input) };
        let rest = after(rest, end);
        let major = one_of(phrases::MAJORS).parse(rest).map_or(rest, |(tail, ())| after(rest, rest.len() - tail.len() - 1));
        return Ok((major, bare(if secondary { Level::Secondary } else { Level::Bachelor })));
    }
    let higher = run(input, |t| t.listed(List::ADVANCED));
    let kind =
        run(after(input, higher), |t| t.listed(List::DEGREE_KINDS) || t.any(&["2", "4"]) || t.shape == Shape::Dash || t.has(Class::UNIT));
    let rest = after(input, higher + kind);
    let Some((head, rest)) = rest.split_first() else { return miss(input) };
    let two_year = input.iter().take(kind + 2).any(|t| t.any(&["two", "2"])) && input.iter().take(3).any(|t| t.has(Class::UNIT))
        || input.first().is_some_and(|t| t.is("two") || t.is("2")) && input.iter().take(4).any(|t| t.has(Class::UNIT));
    let named = head.any(&["degree", "degrees", "degree-level", "degree-qualified"]) || (kind > 0 && head.is("graduate"));
    let college = (input.first().is_some_and(|t| t.any(&["college", "university"]))) && (head.is("education") || head.is("diploma"));
    let qualitative =
        rest.first().is_some_and(|t| t.is("of")) && !rest.get(1).is_some_and(|t| t.capital() && t.has(Class::LEVEL.or(Class::NONE)));
    if !(named || college) || qualitative {
        return miss(input);
    }
    let foundation = after(input, higher).get(..kind).is_some_and(|k| k.iter().any(|t| t.is("foundation")));
    let level = if two_year || foundation {
        Level::Associate
    } else if higher > 0 {
        Level::Master
    } else {
        Level::Bachelor
    };
    let mut found = bare(level);
    found.related_field = after(input, higher).get(..kind).is_some_and(|k| k.iter().any(|t| t.any(&["related", "relevant", "stem"])));
    Ok((after(rest, run(rest, |t| t.any(&["level", "qualified", "educated", "qualification"]))), found))
}

/// "Diploma" beside a degree: "Bachelor's degree or diploma in X".
fn diploma<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, Degree> {
    match input {
        [head, next, ..] if head.is("diploma") && next.is("in") => Ok((after(input, 1), bare(Level::Associate))),
        _ => miss(input),
    }
}

/// "BS/MS", "Bachelor's or Master's": the lowest counts.
fn levels<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, Degree> {
    let (mut rest, mut found) = level(input)?;
    loop {
        if let Some((tail, level)) = bracketed_level(rest) {
            found.level = found.level.min(level);
            rest = tail;
        }
        let spelled = initials(rest);
        let joint = spelled
            + run(after(rest, spelled), |t| {
                t.shape == Shape::Slash || t.shape == Shape::Comma || t.has(Class::OR) || t.shape == Shape::Ampersand || t.is("and")
            });
        let lead = run(after(rest, joint), |t| t.has(Class::ARTICLE) || t.is("preferably"));
        let advanced = after(rest, joint + lead);
        let next = if joint == spelled { miss(rest) } else { level(advanced) };
        let Ok((tail, next)) = next else { break };
        if found.fields != next.fields {
            break;
        }
        found.level = found.level.min(next.level);
        rest = tail;
    }
    Ok((rest, found))
}

/// A level that stands beside another in brackets: "Bachelor's (or Master's)".
fn bracketed_level<'t, 'a: 't>(tokens: Tokens<'t, 'a>) -> Option<(Tokens<'t, 'a>, Level)> {
    let joint = 1 + run(after(tokens, 1), |t| t.has(Class::OR));
    if joint == 1 || tokens.first().is_none_or(|t| t.shape != Shape::Open) {
        return None;
    }
    let (tail, found) = level(after(tokens, joint)).ok()?;
    let tail = after(tail, run(tail, |t| t.has(Class::DEGREE)));
    tail.first().filter(|t| t.shape == Shape::Close && found.fields.is_empty())?;
    Some((after(tail, 1), found.level))
}

/// One named level: "Bachelor of Science degree", "PhD", "Master's".
fn level<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, Degree> {
    let Some((first, rest)) = input.split_first() else { return miss(input) };
    if first.any(&["juris", "doctor"])
        && rest.first().is_some_and(|t| t.any(&["doctor", "doctorate", "of"]))
        && (first.is("juris") || rest.get(1).is_some_and(|t| t.capital()))
    {
        let mut found = bare(Level::Doctorate);
        if first.is("juris") {
            found.fields.push("Law".to_owned());
        }
        return Ok((after(rest, usize::from(first.is("juris"))), found));
    }
    let Some(level) = level_of(first, rest.first()) else { return miss(input) };
    let mut found = bare(level);
    let own = match () {
        () if first.is("mba") || first.is("m.b.a.") => Some("Business Administration"),
        () if first.is("jd") || first.any(&["j.d.", "j.d"]) => Some("Law"),
        () if first.listed(List::MEDICAL) => Some("Medicine"),
        () if first.is("pharmd") || first.is("pharm.d.") => Some("Pharmacy"),
        () => None,
    };
    found.fields.extend(own.map(str::to_owned));
    let blocked = rest.first().is_some_and(|t| {
        (first.is("master") || first.any(&["masters", "associate", "associates"]))
            && (t.is("data") || t.any(&["the", "electrician", "scheduler"]))
            || first.any(&["undergraduate", "undergrad"]) && t.class == Class::NONE && !matches!(t.shape, Shape::Open | Shape::Slash)
            || first.is("undergraduate") && (t.is("students") || t.any(&["and", "courses", "medical"]))
            || first.is("doctorate") && t.is("course")
            || first.is("graduate") && !t.has(Class::DEGREE)
    });
    let lone = (first.is("associates") || first.any(&["associate", "postgraduate", "post-graduate", "master"]))
        && !after(rest, initials(rest))
            .first()
            .is_some_and(|t| t.has(Class::DEGREE) || t.any(&["of", "in", "level"]) || t.shape == Shape::Slash || t.has(Class::OR));
    if blocked || lone {
        return miss(input);
    }
    let honours = run(rest, |t| t.shape == Shape::Open || t.any(&["hons", "honours", "hons."]) || t.shape == Shape::Close);
    let honours = if !after(rest, honours).is_empty() || honours > 0 {
        if rest.get(1).is_some_and(|t| t.any(&["hons", "honours"])) { honours } else { 0 }
    } else {
        0
    };
    let rest = after(rest, honours);
    let faculty = |t: &Token<'a>| {
        t.listed(List::FACULTIES)
            && (t.any(&["science", "sciences", "arts", "applied"])
                || !rest.get(2).is_some_and(|t| t.capital() && !t.has(Class::DEGREE) && !t.glued))
    };
    let of = if rest.first().is_some_and(|t| t.is("of")) && rest.get(1).is_some_and(faculty) { 2 } else { 0 };
    let faculty = after(rest, of);
    let arts = run(faculty, |t| t.shape == Shape::Slash || t.any(&["arts", "science", "sciences"]));
    Ok((if of > 0 { after(faculty, arts) } else { rest }, found))
}

/// Skips "degree (or higher)", "level", "from an accredited university" behind a level.
fn skip_wording(tokens: Tokens<'_, '_>) -> usize {
    let mut at = 0;
    loop {
        let rest = after(tokens, at);
        let step = run(rest, |t| {
            (t.has(Class::REQUIRED.or(Class::PREFERRED)) && !after(rest, run(rest, |t| !t.is("in"))).is_empty() && inner_tier(rest))
                || t.has(Class::DEGREE) && !t.is("graduate")
                || t.any(&["level", "minimum"])
                || t.any(&["program", "programme"]) && rest.iter().take(3).any(|n| n.is("in"))
                || (t.shape == Shape::Other && !t.spaced)
                || t.any(&["'s", "honours"])
        });
        let higher = phrases::OR_HIGHER.iter().find_map(|p| words(p).parse(rest).ok()).map_or(0, |(tail, ())| taken(rest, tail));
        let focus = focus(rest);
        if focus > 0 {
            return at + focus;
        }
        let initials = initials(rest);
        if initials > 0 {
            at += initials;
            continue;
        }
        if step + higher == 0 {
            return at + skip_school(rest);
        }
        at += step.max(higher);
    }
}

/// Skips "with a quantitative focus" before "in": the fields follow.
fn focus(tokens: Tokens<'_, '_>) -> usize {
    if !tokens.first().is_some_and(|t| t.is("with")) {
        return 0;
    }
    let at = tokens.iter().take(5).position(|t| t.listed(List::FOCUS));
    at.map(|at| at + 1).filter(|end| tokens.get(*end).is_some_and(|t| t.is("in"))).unwrap_or(0)
}

/// Skips a bracket that only spells the level again: "(B.A./B.S.)", "(PhD, MPH, PharmD, etc.)".
fn initials(tokens: Tokens<'_, '_>) -> usize {
    if !tokens.first().is_some_and(|t| t.shape == Shape::Open) {
        return 0;
    }
    let Some(end) = tokens.iter().take(18).position(|t| t.shape == Shape::Close) else { return 0 };
    let inner = tokens.get(1..end).unwrap_or_default();
    let level = inner.first().is_some_and(|t| t.has(Class::LEVEL.or(Class::LEVEL_SHORT)));
    let equivalent = matches!(inner, [a, b] if a.has(Class::OR) && b.is("equivalent")) && tokens.get(end + 1).is_some_and(|t| t.is("in"));
    let other = inner.iter().any(|t| t.has(Class::PREFERRED.or(Class::REQUIRED).or(Class::UNIT)));
    let spelled = inner.len() > 1 && inner.iter().all(|t| t.text.len() < 3) && inner.iter().any(Token::capital);
    if level && !other || equivalent || spelled { end + 1 } else { 0 }
}

/// Whether a tier word stands between a level and its fields: "degree required in …".
fn inner_tier(tokens: Tokens<'_, '_>) -> bool {
    tokens
        .iter()
        .take(3)
        .position(|t| t.has(Class::REQUIRED.or(Class::PREFERRED)) && !t.any(&["preferably", "ideally"]))
        .is_some_and(|at| tokens.get(at + 1).is_some_and(|t| t.is("in")))
}

/// Skips "from an accredited college or university".
fn skip_school(tokens: Tokens<'_, '_>) -> usize {
    if !tokens.first().is_some_and(|t| t.any(&["from", "at"])) {
        return 0;
    }
    let until = tokens.iter().take(16).position(|t| {
        t.shape != Shape::Word
            || t.listed(List::BEHIND_SCHOOL)
            || t.has(Class::UNIT.or(Class::LEVEL).or(Class::REQUIRED).or(Class::PREFERRED))
    });
    let end = until.unwrap_or(tokens.len().min(16));
    let end = end - usize::from(end.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| t.has(Class::OR)));
    let school = after(tokens, 0).get(..end).is_some_and(|t| t.iter().any(|t| t.listed(List::SCHOOLS)));
    if school { end } else { 0 }
}

/// "in X, Y or Z or a related field".
fn fields<'t, 'a: 't>(line: &'a str, input: Tokens<'t, 'a>) -> Read<'t, 'a, (Vec<String>, bool)> {
    let Some((first, rest)) = input.split_first() else { return miss(input) };
    let colon = first.shape == Shape::Open
        || first.shape == Shape::Colon
        || first.shape == Shape::Dash && rest.first().is_some_and(|t| t.capital());
    let related_to = words("related to").parse(input);
    let rest = if let Ok((tail, ())) = related_to {
        after(tail, run(tail, |t| t.has(Class::ARTICLE)))
    } else if first.any(&["in", "of", "within"]) {
        after(rest, run(rest, |t| t.has(Class::ARTICLE) || t.any(&["in", "either", "following"])))
    } else if colon && crate::lists::closes(input) && !crate::lists::qualifies(input) {
        rest
    } else {
        return miss(input);
    };
    let end = field_end(rest);
    let list = rest.get(..end).unwrap_or_default();
    let (fields, mut related) = crate::lists::fields(line, list);
    related |= related_to.is_ok();
    let bracket = related_bracket(after(rest, end));
    if end == 0 { miss(input) } else { Ok((after(rest, end + bracket), (fields, related || bracket > 0))) }
}

/// The length of a bracket that only opens the list of fields: "(or a related field)".
fn related_bracket(tokens: Tokens<'_, '_>) -> usize {
    match tokens.split_first() {
        Some((open, inner)) if open.shape == Shape::Open => match related(inner) {
            Ok((tail, ())) if tail.first().is_some_and(|t| t.shape == Shape::Close) => taken(tokens, tail) + 1,
            _ => 0,
        },
        _ => 0,
    }
}

/// Where a list of fields ends.
fn field_end(tokens: Tokens<'_, '_>) -> usize {
    let mut depth = 0_usize;
    for (i, token) in tokens.iter().enumerate().take(90) {
        let next = tokens.get(i + 1);
        match token.shape {
            Shape::Open => {
                if crate::lists::qualifies(after(tokens, i)) {
                    return i;
                }
                depth += 1;
            }
            Shape::Close if depth == 0 => return i,
            Shape::Close => depth -= 1,
            Shape::Stop | Shape::Semicolon | Shape::Question | Shape::Bullet | Shape::Number => return i,
            Shape::Dash if token.spaced && next.is_some_and(|t| t.spaced) => return i,
            _ => {}
        }
        if token.glued && i > 0 || ends_fields(tokens, i) {
            return i;
        }
    }
    tokens.len().min(90)
}

/// Whether the token at `i` begins something other than a field.
fn ends_fields(tokens: Tokens<'_, '_>, i: usize) -> bool {
    let Some(token) = tokens.get(i) else { return true };
    let joins = token.has(Class::AND.or(Class::OR)) || token.shape == Shape::Comma;
    let ahead = after(
        tokens,
        i + run(after(tokens, i), |t| {
            t.has(Class::AND.or(Class::OR).or(Class::ARTICLE)) || t.shape == Shape::Comma || t.shape == Shape::Slash
        }),
    );
    let opener = token.has(Class::REQUIRED.or(Class::PREFERRED)) && !token.is("plus") || token.listed(List::ENDS_FIELDS);
    let between = |at: Option<usize>| {
        at.and_then(|p| tokens.get(p))
            .is_some_and(|t| t.has(Class::OR.or(Class::AND)) || matches!(t.shape, Shape::Comma | Shape::Slash | Shape::Close))
    };
    if token.text == "IS" && (between(i.checked_sub(1)) || between(Some(i + 1))) {
        return false;
    }
    let such =
        token.is("as") && i.checked_sub(1).and_then(|p| tokens.get(p)).is_some_and(|t| t.is("such")) || token.is("including") && i > 0;
    if opener && !such {
        return true;
    }
    if !joins {
        return token.has(Class::LEVEL) && i > 0;
    }
    let Some(next) = ahead.first() else { return true };
    let equivalent = (next.is("equivalent") || next.listed(List::COMPARED))
        && ahead
            .iter()
            .take(6)
            .take_while(|t| {
                !(t.has(Class::FIELD) || t.is("with") || t.has(Class::AND) && ahead.get(1).is_some_and(|n| std::ptr::eq(n, *t)))
            })
            .any(|t| t.has(Class::EXPERIENCE) || t.any(&["combination", "qualification", "training"]))
        || next.is("equivalent") && !ahead.iter().take(5).any(|t| t.has(Class::FIELD))
        || next.is("any") && ahead.get(1).is_some_and(|t| t.any(&["combination", "equivalent"]));
    let quantity = super::length::length(ahead).is_ok();
    let named =
        next.any(&["real", "natural", "general", "advanced"]) && ahead.get(1).is_some_and(|t| !t.has(Class::SKILL.or(Class::EXPERIENCE)));
    let experienced = ahead.iter().take(3).take_while(|t| t.shape == Shape::Word && !t.has(Class::FIELD)).any(|t| t.has(Class::EXPERIENCE));
    let asks = next.has(Class::SKILL.or(Class::CREDENTIAL).or(Class::CREDENTIALED).or(Class::LEVEL))
        || next.has(Class::DEGREE_OF_SKILL) && !next.has(Class::RELATED) && !named
        || experienced
        || level_of(next, ahead.get(1)).is_some()
        || next.listed(List::NO_FIELD)
        || next.any(&["current", "valid", "active"]) && ahead.iter().take(6).any(|t| t.has(Class::CREDENTIAL_HEAD.or(Class::CREDENTIAL)));
    equivalent || quantity || asks
}

/// "or a related field" without fields before it.
fn related<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    let (rest, _) = opt(words("or")).parse(input)?;
    let rest = after(rest, run(rest, |t| t.is("in") || t.has(Class::ARTICLE)));
    let lead = if rest.iter().take(3).any(|t| t.any(&["advanced", "graduate", "postgraduate"])) {
        0
    } else {
        run(rest, |t| t.has(Class::RELATED))
    };
    let middle = run(after(rest, lead), |t| t.shape == Shape::Word && !t.has(Class::FIELD.or(Class::AND).or(Class::EXPERIENCE)));
    let rest = after(rest, lead + middle.min(3));
    let (rest, _) = super::of(Class::FIELD).parse(rest)?;
    if lead == 0 { miss(input) } else { Ok((rest, ())) }
}
