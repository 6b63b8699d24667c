//! The dates of résumés, as a grammar.
//!
//! ```text
//! stretch   = [since] moment [joint (present | moment)]
//!           | year year                          (glued: the dash was lost)
//!           | moment month-year                  (glued: "May 2012June 2013")
//!           | month joint month-year             ("June - August 2013")
//!           | year "-" two-digits                ("2012-13")
//! moment    = iso | numeric | day-month | month-day | month-year | season-year | year
//! iso       = year ("-" | "/" | ".") number [("-" | "/" | ".") number]
//! numeric   = number sep number sep year | number sep year        sep = "/" | "." | "-"
//! day-month = number [ordinal] [sep | "of"] month [sep] year
//! month-day = month number [ordinal] "," year
//! month-year = month ["." | "," | "-" | "/" | "of" | "'"] year
//! season-year = season ["of" | "," | "-"] year
//! year      = 4 digits from 1940 to 2049 | "'" 2 digits
//! joint     = dash | "to" | "bis" | "по" | ... | a wide gap where a dash was lost
//! ```
//!
//! A year without an apostrophe may have two digits only beside a month in a range: `06/99 - 08/02`. A day is dropped, and nothing
//! is guessed: a month that could be either of two numbers (`03/04/2012`) stays open until the whole text settles the order.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while_m_n, take_while1};
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{map_opt, not, opt, peek, recognize, value, verify};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::words::{self, Role};

/// A month as far as it can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Month {
    /// Not given.
    Absent,
    /// 1 to 12.
    Known(u8),
    /// `03/04/2012`: the first number or the second.
    Either(u8, u8),
}

/// One date as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    /// The year; `None` in "June - August 2013", where the other end has it.
    pub year: Option<u16>,
    /// The month.
    pub month: Month,
    /// The year has two digits and no apostrophe: it counts only in a range.
    pub short: bool,
    /// Day and month stand in numbers, in the order that the whole text settles: `Some(true)` when the day must be first.
    pub day_first: Option<bool>,
}

impl Moment {
    const fn new(year: u16, month: Month) -> Self {
        Self { year: Some(year), month, short: false, day_first: None }
    }
}

/// The end of a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Until {
    /// A date.
    Moment(Moment),
    /// "present", "to date".
    Present,
    /// The stretch is a single date.
    Single,
    /// "since 2015", or "2015 -" with nothing after it.
    Open,
}

type Parsed<'t, T> = IResult<&'t str, T>;

/// stretch
pub(super) fn stretch(input: &str) -> Parsed<'_, (Moment, Until)> {
    let (rest, since) = opt(terminated(phrase(Role::Since), spaces)).parse(input)?;
    if since.is_none()
        && let Ok(found) = alt((glued_years, months_of_one_year, year_and_two_digits)).parse(rest)
    {
        return Ok(found);
    }
    let (rest, from) = moment(rest)?;
    if let Ok((after, until)) = preceded(joint, alt((value(Until::Present, phrase(Role::Present)), moment.map(Until::Moment)))).parse(rest)
        && fits(from, until)
    {
        return Ok((after, (from, until)));
    }
    if let Ok((after, until)) =
        preceded(lost_joint, alt((value(Until::Present, phrase(Role::Present)), moment.map(Until::Moment)))).parse(rest)
        && alike(from, until)
    {
        return Ok((after, (from, until)));
    }
    if from.month != Month::Absent
        && !from.short
        && let Ok((after, to)) = verify(month_year, |to: &Moment| !to.short).parse(rest)
        && alike(from, Until::Moment(to))
    {
        return Ok((after, (from, Until::Moment(to))));
    }
    if from.short {
        return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)));
    }
    if since.is_some() {
        return Ok((rest, (from, Until::Open)));
    }
    match open_end(rest) {
        Ok((after, ())) => Ok((after, (from, Until::Open))),
        Err(_) => Ok((rest, (from, Until::Single))),
    }
}

/// Two-digit years go in pairs; a bare year is not joined to a date with a day.
fn fits(from: Moment, until: Until) -> bool {
    match until {
        Until::Moment(to) => !to.short || from.short || from.month != Month::Absent,
        _ => true,
    }
}

/// Two dates of the same form side by side are a range whose dash was lost.
fn alike(from: Moment, until: Until) -> bool {
    let named = |m: Moment| m.month != Month::Absent;
    match until {
        Until::Moment(to) => named(from) == named(to) && from.short == to.short && from.year <= to.year,
        _ => true,
    }
}

/// `2018` glued to `2020`.
fn glued_years(input: &str) -> Parsed<'_, (Moment, Until)> {
    let (rest, digits) = digits(8, 8)(input)?;
    let years = digits.get(..4).zip(digits.get(4..)).and_then(|(a, b)| Some((full_year(a)?, full_year(b)?)));
    match years {
        Some((a, b)) if a <= b => Ok((rest, (Moment::new(a, Month::Absent), Until::Moment(Moment::new(b, Month::Absent))))),
        _ => Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify))),
    }
}

/// month joint month-year
fn months_of_one_year(input: &str) -> Parsed<'_, (Moment, Until)> {
    let (rest, month) = month_name(input)?;
    let (rest, to) = preceded(joint, month_year).parse(rest)?;
    let from = Moment { year: None, month: Month::Known(month), short: to.short, day_first: None };
    Ok((rest, (from, Until::Moment(to))))
}

/// year "-" two-digits, where the digits are the next years and no month
fn year_and_two_digits(input: &str) -> Parsed<'_, (Moment, Until)> {
    let (rest, year) = year4(input)?;
    let (rest, spaced) = (spaces, one_of("-–—/"), spaces).parse(rest).map(|(rest, (a, _, b))| (rest, !a.is_empty() || !b.is_empty()))?;
    let (rest, short) =
        terminated(digits(2, 2), not(peek(satisfy(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '–' | '+' | '%')))))
            .parse(rest)?;
    let end = short.parse::<u16>().ok().map(|n| year / 100 * 100 + n).filter(|end| *end >= year && *end <= year + 40);
    match end {
        Some(end) if spaced || end % 100 > 12 => {
            Ok((rest, (Moment::new(year, Month::Absent), Until::Moment(Moment::new(end, Month::Absent)))))
        }
        _ => Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify))),
    }
}

/// moment
pub(super) fn moment(input: &str) -> Parsed<'_, Moment> {
    let first = input.chars().next();
    if first.is_some_and(|c| c.is_ascii_digit() || is_apostrophe(c)) {
        alt((iso, numeric, day_month, year_month, year)).parse(input)
    } else {
        alt((month_day, month_year, season_year)).parse(input)
    }
}

/// iso
fn iso(input: &str) -> Parsed<'_, Moment> {
    let (rest, year) = year4(input)?;
    let (rest, separator) = one_of("-/.").parse(rest)?;
    let (rest, month) = number(1, 12)(rest)?;
    let (rest, _) = opt(preceded(char(separator), number(1, 31))).parse(rest)?;
    let (rest, ()) = not(peek(one_of("0123456789"))).parse(rest)?;
    Ok((rest, Moment::new(year, Month::Known(month))))
}

/// numeric
fn numeric(input: &str) -> Parsed<'_, Moment> {
    let (rest, first) = number(1, 31)(input)?;
    let (rest, separator) = delimited(spaces, one_of("/.-–"), spaces).parse(rest)?;
    if let Ok((after, (second, year))) = (terminated(number(1, 31), char(separator)), any_year).parse(rest) {
        return day_and_month(first, second).map_or_else(
            || Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify))),
            |(month, day_first)| Ok((after, Moment { year: Some(year.0), month, short: year.1, day_first })),
        );
    }
    let (rest, (year, short)) = any_year(rest)?;
    if first > 12 || (short && separator != '/') {
        return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)));
    }
    Ok((rest, Moment { year: Some(year), month: Month::Known(first), short, day_first: None }))
}

/// Which of two numbers is the month, and whether that proves the order.
fn day_and_month(first: u8, second: u8) -> Option<(Month, Option<bool>)> {
    match (first <= 12, second <= 12) {
        (true, true) if first == second => Some((Month::Known(first), None)),
        (true, true) => Some((Month::Either(first, second), None)),
        (true, false) => Some((Month::Known(first), Some(false))),
        (false, true) => Some((Month::Known(second), Some(true))),
        (false, false) => None,
    }
}

/// day-month
fn day_month(input: &str) -> Parsed<'_, Moment> {
    let (rest, _) = terminated(number(1, 31), opt(ordinal)).parse(input)?;
    preceded(alt((recognize((spaces, one_of("-./"), spaces)), delimited(spaces, tag("of"), spaces1), spaces)), month_year).parse(rest)
}

/// month-day
fn month_day(input: &str) -> Parsed<'_, Moment> {
    let (rest, month) = terminated(month_name, spaces1).parse(input)?;
    let (rest, _) = (number(1, 31), opt(ordinal), spaces, opt(char(',')), spaces).parse(rest)?;
    let (rest, year) = year4(rest)?;
    Ok((rest, Moment::new(year, Month::Known(month))))
}

/// month-year
fn month_year(input: &str) -> Parsed<'_, Moment> {
    let (rest, month) = month_name(input)?;
    let (rest, between) = recognize((spaces, opt(one_of(",-–/_")), opt(preceded(spaces, of)), gap)).parse(rest)?;
    let (rest, (year, short)) = any_year(rest)?;
    let apostrophe = !short || between.contains(['-', '/']);
    Ok((rest, Moment { year: Some(year), month: Month::Known(month), short: !apostrophe, day_first: None }))
}

/// A year before its month's name: `2013, January`, or `2013 January` where the date ends there.
fn year_month(input: &str) -> Parsed<'_, Moment> {
    let (rest, year) = year4(input)?;
    let (rest, comma) = terminated(opt((spaces, char(','))), spaces1).parse(rest)?;
    let (rest, month) = terminated(month_name, not(peek((spaces, satisfy(|c| c.is_ascii_digit() || is_apostrophe(c)))))).parse(rest)?;
    if comma.is_none() {
        peek(alt((value((), joint), value((), (spaces, alt((tag("\n"), tag(")"), tag(","))))), value((), nom::combinator::eof))))
            .parse(rest)?;
    }
    Ok((rest, Moment::new(year, Month::Known(month))))
}

/// season-year
fn season_year(input: &str) -> Parsed<'_, Moment> {
    let (rest, _) = (phrase(Role::Season), spaces, opt(one_of(",-–/")), opt(terminated(of, spaces)), spaces).parse(input)?;
    let (rest, year) = alt((year4, apostrophe_year)).parse(rest)?;
    Ok((rest, Moment::new(year, Month::Absent)))
}

/// year
fn year(input: &str) -> Parsed<'_, Moment> {
    alt((year4, apostrophe_year)).map(|year| Moment::new(year, Month::Absent)).parse(input)
}

/// A year of four digits, or of two, and whether it is of two without an apostrophe.
fn any_year(input: &str) -> Parsed<'_, (u16, bool)> {
    alt((year4.map(|y| (y, false)), apostrophe_year.map(|y| (y, false)), year2.map(|y| (y, true)))).parse(input)
}

fn year4(input: &str) -> Parsed<'_, u16> {
    map_opt(digits(4, 4), full_year).parse(input)
}

fn apostrophe_year(input: &str) -> Parsed<'_, u16> {
    preceded(satisfy(is_apostrophe), year2).parse(input)
}

/// Two digits: 00 to 40 are of this century, the rest of the last.
fn year2(input: &str) -> Parsed<'_, u16> {
    map_opt(digits(2, 2), |d| d.parse::<u16>().ok()).map(|n| if n <= 40 { 2000 + n } else { 1900 + n }).parse(input)
}

fn full_year(digits: &str) -> Option<u16> {
    digits.parse().ok().filter(|year| (1940..2050).contains(year))
}

/// The number of a month's name, with its stop.
fn month_name(input: &str) -> Parsed<'_, u8> {
    terminated(map_opt(take_while1(char::is_alphabetic), words::month), opt(char('.'))).parse(input)
}

/// A whole number in a range, of one or two digits.
fn number(least: u8, most: u8) -> impl Fn(&str) -> Parsed<'_, u8> {
    move |input| {
        let whole = terminated(take_while_m_n(1, 2, |c: char| c.is_ascii_digit()), not(peek(satisfy(|c| c.is_ascii_digit()))));
        verify(map_opt(whole, |d: &str| d.parse().ok()), |n| (least..=most).contains(n)).parse(input)
    }
}

/// A run of digits of just this length.
fn digits(least: usize, most: usize) -> impl Fn(&str) -> Parsed<'_, &str> {
    move |input| {
        let run = take_while_m_n(least, most, |c: char| c.is_ascii_digit());
        terminated(run, not(peek(satisfy(|c| c.is_ascii_digit())))).parse(input)
    }
}

fn ordinal(input: &str) -> Parsed<'_, &str> {
    alt((tag("st"), tag("nd"), tag("rd"), tag("th"), tag("er"), tag("º"), tag("."))).parse(input)
}

fn of(input: &str) -> Parsed<'_, &str> {
    alt((tag("of"), tag("de"), tag("del"))).parse(input)
}

/// joint: at most one line break on either side.
fn joint(input: &str) -> Parsed<'_, ()> {
    let word = (opt(terminated(dash, spaces)), phrase(Role::Between), opt(preceded(spaces, dash)));
    value((), delimited(gap, alt((value((), word), value((), dash))), gap)).parse(input)
}

/// A dash in any of its shapes, mojibake and control characters of old encodings among them.
fn dash(input: &str) -> Parsed<'_, &str> {
    alt((
        take_while1(|c| {
            matches!(c, '-' | '–' | '—' | '−' | '‒' | '―' | '‐' | '‑' | '－' | '~' | '→' | '›' | '»' | '\u{96}' | '\u{97}' | '\u{ad}')
        }),
        tag("â€“"),
        tag("â€”"),
        tag("â€\""),
        recognize((tag("ï¼"), opt(one_of("\u{200b}\u{8d}")))),
    ))
    .parse(input)
}

/// A gap where a dash was: two spaces or more, or characters without a meaning.
fn lost_joint(input: &str) -> Parsed<'_, &str> {
    verify(
        take_while1(|c: char| c != '\n' && (c.is_whitespace() || c.is_control() || is_private(c) || matches!(c, '?' | 'Â'))),
        |gap: &str| gap.chars().count() >= 2 || gap.chars().any(|c| c.is_control() && c != '\t' || is_private(c)),
    )
    .parse(input)
}

const fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fffd}')
}

/// A dash and then nothing more on the line: `2022 -`.
fn open_end(input: &str) -> Parsed<'_, ()> {
    value((), (spaces, dash, spaces, alt((tag("\n"), tag("\r"), tag(")"), tag(":"), tag(","), nom::combinator::eof)))).parse(input)
}

fn phrase(role: Role) -> impl Fn(&str) -> Parsed<'_, &str> {
    move |input| match words::phrase(role, input).and_then(|length| input.split_at_checked(length)) {
        Some((found, rest)) => Ok((rest, found)),
        None => Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Tag))),
    }
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´')
}

fn is_space(c: char) -> bool {
    c != '\n' && c != '\r' && (c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}' || c == 'Â')
}

fn spaces(input: &str) -> Parsed<'_, &str> {
    take_while(is_space).parse(input)
}

fn spaces1(input: &str) -> Parsed<'_, &str> {
    take_while1(is_space).parse(input)
}

/// Spaces with at most one line break among them.
fn gap(input: &str) -> Parsed<'_, &str> {
    recognize((spaces, opt((opt(char('\r')), char('\n'))), spaces)).parse(input)
}
