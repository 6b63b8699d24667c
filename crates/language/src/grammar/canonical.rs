//! The canonical sentences that [`print`](crate::print()) writes.
//!
//! ```ebnf
//! requirement = part { "and" part } | part { "or" part } ;
//! part        = "(" requirement ")" | ( "all" | "any" | "at least" number ) "of" "(" [ part { "," part } ] ")" | leaf ;
//! leaf        = length "of experience" [ "with" groups ] [ "within the last" length ] | "knowledge" [ "of" groups ] | … ;
//! groups      = names [ "or similar" ] { "and" names [ "or similar" ] } ;
//! names       = quoted { "or" quoted } | "nothing" ;
//! ```

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, u32};
use nom::combinator::{all_consuming, map, opt, value};
use nom::multi::{fold_many0, separated_list0, separated_list1};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use crate::requirement::{Asked, Clearance, Credential, Degree, Experience, Group, Kind, Language, Level, Requirement, Skill};

/// Groups nested deeper than this are not read: no requirement is worded so.
const DEPTH: usize = 24;

/// How a canonical sentence may begin; anything else is left to the grammar of running text.
const OPENINGS: [&str; 16] = [
    "at least ",
    "up to ",
    "any ",
    "all ",
    "(",
    "knowledge",
    "a ",
    "an ",
    "studies",
    "the ",
    "work authorization",
    "eligibility",
    "equivalent",
    "0",
    "1",
    "2",
];

/// The requirement of a canonical sentence; none for any other line.
pub(crate) fn requirement(line: &str) -> Option<Requirement> {
    let digit = line.starts_with(|c: char| c.is_ascii_digit());
    if !digit && !OPENINGS.iter().any(|o| line.starts_with(o)) {
        return None;
    }
    all_consuming(|input| series(input, 0)).parse(line).ok().map(|(_, found)| found)
}

/// Parts joined by one word.
fn series(input: &str, depth: usize) -> IResult<&str, Requirement> {
    let (input, first) = part(input, depth)?;
    let (input, joint) = opt(alt((tag(" and "), tag(" or ")))).parse(input)?;
    let Some(joint) = joint else { return Ok((input, first)) };
    let (input, mut parts) = separated_list1(tag(joint), |i| part(i, depth)).parse(input)?;
    parts.insert(0, first);
    Ok((input, grouped(joint == " and ", parts)))
}

/// A group exactly as it was written.
fn grouped(every: bool, parts: Vec<Requirement>) -> Requirement {
    if every { Kind::All(parts).into() } else { Kind::Any(parts).into() }
}

/// A group in brackets, or a leaf.
fn part(input: &str, depth: usize) -> IResult<&str, Requirement> {
    if depth > DEPTH {
        return Err(nom::Err::Failure(nom::error::Error::new(input, nom::error::ErrorKind::TooLarge)));
    }
    let list = |i| delimited(char('('), separated_list0(tag(", "), |i| part(i, depth + 1)), char(')')).parse(i);
    alt((
        delimited(char('('), |i| series(i, depth + 1), char(')')),
        map(preceded(tag("all of "), list), |parts| grouped(true, parts)),
        map(preceded(tag("any of "), list), |parts| grouped(false, parts)),
        map((delimited(tag("at least "), u32, tag(" of ")), list), |(n, of)| Kind::NOf { n, of }.into()),
        map(leaf, Requirement::from),
    ))
    .parse(input)
}

fn leaf(input: &str) -> IResult<&str, Kind> {
    let asked = |lead| map(preceded(tag(lead), quoted), |text| Asked { text });
    alt((
        map(experience, Kind::Experience),
        map(preceded(tag("knowledge"), opt(preceded(tag(" of "), groups))), |with| Kind::Skill(Skill { with: with.unwrap_or_default() })),
        map(degree, Kind::Degree),
        map(preceded(tag("the credential "), names), |any_of| Kind::Credential(Credential { any_of })),
        map((preceded(tag("the language "), quoted), opt(preceded(tag(" at level "), quoted))), |(language, level)| {
            Kind::Language(Language { language, level })
        }),
        map((preceded(tag("the clearance "), quoted), opt(tag(", held or obtainable"))), |(level, able)| {
            Kind::Clearance(Clearance { level, obtainable: able.is_some() })
        }),
        map(asked("work authorization: "), Kind::WorkAuthorization),
        map(asked("eligibility: "), Kind::Eligibility),
        map(asked("the trait "), Kind::Trait),
        value(Kind::Equivalent, tag("equivalent experience")),
    ))
    .parse(input)
}

fn experience(input: &str) -> IResult<&str, Experience> {
    let range = map((terminated(length, tag(" to ")), length), |(min, max)| (Some(min), Some(max)));
    let bounds = alt((
        map(preceded(tag("at least "), length), |min| (Some(min), None)),
        map(preceded(tag("up to "), length), |max| (None, Some(max))),
        value((None, None), tag("any length")),
        range,
    ));
    let (input, (min_months, max_months)) = terminated(bounds, tag(" of experience")).parse(input)?;
    let (input, with) = opt(preceded(tag(" with "), groups)).parse(input)?;
    let (input, within_months) = opt(preceded(tag(" within the last "), length)).parse(input)?;
    Ok((input, Experience { min_months, max_months, within_months, with: with.unwrap_or_default() }))
}

fn length(input: &str) -> IResult<&str, u32> {
    let unit = alt((value(12, alt((tag(" years"), tag(" year")))), value(1, alt((tag(" months"), tag(" month"))))));
    let (rest, (count, unit)) = (u32, unit).parse(input)?;
    match u32::checked_mul(count, unit) {
        Some(months) => Ok((rest, months)),
        None => Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Digit))),
    }
}

fn degree(input: &str) -> IResult<&str, Degree> {
    let (input, studies) = opt(tag("studies for ")).parse(input)?;
    let level = |level: Level| value(level, tag(crate::print::level(level)));
    let (input, level) =
        alt((level(Level::Secondary), level(Level::Associate), level(Level::Bachelor), level(Level::Master), level(Level::Doctorate)))
            .parse(input)?;
    let (input, fields) = opt(preceded(tag(" in "), separated_list1(tag(" or "), quoted))).parse(input)?;
    let (input, related) = opt(alt((tag(" in a related field"), tag(" or a related field")))).parse(input)?;
    Ok((input, Degree { level, fields: fields.unwrap_or_default(), related_field: related.is_some(), in_progress: studies.is_some() }))
}

fn groups(input: &str) -> IResult<&str, Vec<Group>> {
    let group = map((names, opt(tag(" or similar"))), |(any_of, open)| Group { any_of, open: open.is_some() });
    separated_list1(tag(" and "), group).parse(input)
}

fn names(input: &str) -> IResult<&str, Vec<String>> {
    alt((separated_list1(tag(" or "), quoted), value(Vec::new(), tag("nothing")))).parse(input)
}

/// A name in quotation marks.
fn quoted(input: &str) -> IResult<&str, String> {
    let plain = map(take_while1(|c| c != '"' && c != '\\'), str::to_owned);
    let escape = map(
        preceded(char('\\'), alt((value("\"", char('"')), value("\\", char('\\')), value("\n", char('n')), value("\r", char('r'))))),
        str::to_owned,
    );
    let body = fold_many0(alt((plain, escape)), String::new, |mut all, piece| {
        all.push_str(&piece);
        all
    });
    delimited(char('"'), body, char('"')).parse(input)
}
