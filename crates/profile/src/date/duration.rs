//! Lengths of time in words: "2 years 3 months", "15+ yrs".
//!
//! ```text
//! duration = count unit [("and" | "," | "&")] [count unit]
//! count    = digits ["." digits] ["+"] | digits "-" digits | "one" ... "twenty"
//! unit     = a word of rules/resume/durations.tsv ["."]
//! ```

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use nom::branch::alt;
use nom::bytes::complete::{tag_no_case, take_while, take_while_m_n, take_while1};
use nom::character::complete::{char, digit1, one_of};
use nom::combinator::{map_opt, opt, verify};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use crate::bytes::Bytes;

static UNITS: LazyLock<HashMap<&'static str, u32>> = LazyLock::new(|| {
    let rows = include_str!("../../../../rules/resume/durations.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| line.split_once('\t')).filter_map(|(months, word)| Some((word, months.parse().ok()?))).collect()
});

const NUMBERS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// A length as stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duration {
    /// Whole months; of a range ("2-3 years") the lesser.
    pub months: u32,
    /// Where it stands, in bytes of the text.
    pub span: Range<usize>,
}

/// The first bytes of counts: digits, and the first letters of the number words but "zero".
static FIRST: Bytes = Bytes::of(b"0123456789efnostEFNOST");
/// Bytes behind which no count begins.
static WITHIN: Bytes = Bytes::of(b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

/// Finds every length of time.
///
/// ```
/// use qualify_profile::date::durations;
/// assert_eq!(durations("1 year and 8 months")[0].months, 20);
/// assert_eq!(durations("over fifteen years")[0].months, 180);
/// assert!(durations("2019").is_empty());
/// ```
pub fn durations(text: &str) -> Vec<Duration> {
    let mut found: Vec<Duration> = Vec::new();
    let mut next = 0;
    let mut before = b' ';
    for (at, byte) in text.bytes().enumerate() {
        let first = FIRST.holds(byte) && !WITHIN.holds(before);
        before = byte;
        if !first || at < next || !(byte.is_ascii_digit() || opens_number(text.as_bytes().get(at..).unwrap_or_default())) {
            continue;
        }
        let opens = stands_alone(text.get(..at).unwrap_or_default());
        if let Some(Ok((rest, months))) = opens.then(|| text.get(at..).map(duration)).flatten() {
            next = text.len() - rest.len();
            found.push(Duration { months, span: at..next });
        }
    }
    found
}

/// Whether a word or number that begins here is not part of one before: of "1,500" or "v2".
fn stands_alone(before: &str) -> bool {
    let mut back = before.chars().rev();
    match back.next() {
        Some('.' | ',') => !back.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => !c.is_alphanumeric() && c != '$',
        None => true,
    }
}

/// Whether letters are the first of a number word but "zero".
fn opens_number(text: &[u8]) -> bool {
    let Some(first) = text.first_chunk::<3>().map(|first| first.map(|byte| byte.to_ascii_lowercase())) else { return false };
    NUMBERS.iter().skip(1).any(|number| number.as_bytes().first_chunk() == Some(&first))
}

fn duration(input: &str) -> IResult<&str, u32> {
    let (rest, first) = part(input)?;
    let joint = (spaces, opt(alt((tag_no_case("and"), tag_no_case("&"), tag_no_case(",")))), spaces);
    let (rest, second) = opt(preceded(joint, part)).parse(rest)?;
    Ok((rest, first + second.unwrap_or(0)))
}

/// count unit
fn part(input: &str) -> IResult<&str, u32> {
    let (rest, tenths) = terminated(count, (spaces, opt(char('-')), spaces)).parse(input)?;
    let (rest, months) = unit(rest)?;
    Ok((rest, tenths * months / 10))
}

/// A count in tenths, at most 99.
fn count(input: &str) -> IResult<&str, u32> {
    const LONGEST: usize = 9;
    let word = map_opt(take_while_m_n(3, LONGEST, char::is_alphabetic), number_word);
    alt((digits, word)).parse(input)
}

fn digits(input: &str) -> IResult<&str, u32> {
    let whole = verify(map_opt(digit1, |d: &str| d.parse::<u32>().ok()), |n| *n < 1000);
    let decimal =
        preceded(one_of(".,"), map_opt(digit1, |d: &str| d.get(..1).filter(|_| d.len() < 3).and_then(|first| first.parse::<u32>().ok())));
    let (rest, (whole, tenth)) = (whole, opt(decimal)).parse(input)?;
    let (rest, _) = opt((spaces, opt(char('+')), opt((one_of("-–"), spaces, digit1)), opt(char('+')))).parse(rest)?;
    Ok((rest, whole * 10 + tenth.unwrap_or(0)))
}

fn number_word(word: &str) -> Option<u32> {
    NUMBERS.iter().position(|number| number.eq_ignore_ascii_case(word)).and_then(|n| u32::try_from(n * 10).ok())
}

fn unit(input: &str) -> IResult<&str, u32> {
    terminated(map_opt(take_while1(char::is_alphabetic), |word: &str| UNITS.get(word.to_lowercase().as_str()).copied()), opt(char('.')))
        .parse(input)
}

fn spaces(input: &str) -> IResult<&str, &str> {
    take_while(|c: char| c == ' ' || c == '\t' || c == '\u{a0}').parse(input)
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test that fails here has failed")]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_in_months() {
        for (text, wanted) in [
            ("2 years 3 months", vec![27]),
            ("(1 year 8 months)", vec![20]),
            ("15+ years of sales", vec![180]),
            ("over 1.5 yrs.", vec![18]),
            ("2-3 years", vec![24]),
            ("ten years", vec![120]),
            ("9 month", vec![9]),
            ("5 Jahre und 2 Monate", vec![60, 2]),
            ("10-year record", vec![120]),
            ("2019 years", vec![]),
            ("3 yearly", vec![]),
            ("1,500 years", vec![]),
        ] {
            let found: Vec<u32> = durations(text).iter().map(|d| d.months).collect();
            assert_eq!(found, wanted, "in `{text}`");
        }
    }
}
