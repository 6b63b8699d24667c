//! Every date and stretch of time in a text.

use std::ops::Range;

use super::grammar::{self, Moment, Month, Until};
use super::{End, PartialDate, words};

/// How much of a stretch the text gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// A beginning and an end: "2012 to 2015", "May 2012 - Present".
    Range,
    /// One date only.
    Single,
    /// A beginning that stays open: "since 2015", "2015 -".
    Open,
}

/// A stretch of time as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Its beginning, or its only date.
    pub start: PartialDate,
    /// Its end; for [`Extent::Open`] the present.
    pub end: Option<End>,
    /// How much of it is given.
    pub extent: Extent,
    /// Where it stands, in bytes of the text.
    pub span: Range<usize>,
    /// Whether day and month could not be told apart, so that a month was left out.
    pub ambiguous: bool,
}

/// Finds every date, in time linear in the text.
///
/// ```
/// use qualify_profile::date::scan;
/// let found = scan("Chef, Jan 2012 – Dec 2016");
/// assert_eq!(found[0].start.to_string(), "2012-01");
/// assert_eq!(found[0].end.unwrap().to_string(), "2016-12");
/// // A day and a month that could be each other are not guessed.
/// assert_eq!(scan("03/04/2012")[0].start.to_string(), "2012");
/// ```
pub fn scan(text: &str) -> Vec<Stretch> {
    let raw = raw(text);
    let day_first = order(&raw);
    raw.into_iter().filter_map(|(from, until, span)| settle(from, until, span, day_first)).collect()
}

type Raw = (Moment, Until, Range<usize>);

/// What the grammar reads at every place where a date can begin.
fn raw(text: &str) -> Vec<Raw> {
    let mut found = Vec::new();
    let mut at = 0;
    // Every step moves past a whole word or number, so the next digit begins one.
    while let Some(start) = next_start(text, at) {
        let promising = !text.as_bytes().get(start).is_some_and(u8::is_ascii_digit) || may_be_date(text, start);
        at = match text.get(start..).filter(|_| promising).map(grammar::stretch) {
            Some(Ok((rest, (from, until)))) if bounded(text, start, text.len() - rest.len(), &from, until) => {
                let end = text.len() - rest.len();
                found.push((from, until, start..end));
                end
            }
            _ => skip_word(text, start),
        };
    }
    found
}

/// Words before a digit that a date can have: "June to August 2013".
const MOST_WORDS: usize = 3;

/// The next byte at which a date can begin: a digit, or a word before one that names a month, a season or "since".
fn next_start(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let digit = from + first_digit(bytes.get(from..)?)?;
    let near = words_before(bytes, from, digit);
    let inside = |at: usize| at.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(u8::is_ascii_alphanumeric);
    let opens = |at: &usize| {
        let letter = bytes.get(*at).is_some_and(|b| b.is_ascii_alphabetic() || *b >= 0xc3);
        letter && !inside(*at) && may_open(bytes, *at) && text.get(*at..digit).is_some_and(words::open_date)
    };
    (near..digit).find(opens).or(Some(digit))
}

/// Where the first digit stands; texts have long stretches without one.
fn first_digit(bytes: &[u8]) -> Option<usize> {
    const STRETCH: usize = 32;
    let holds = |stretch: &[u8]| stretch.iter().fold(0, |any, b| any | u8::from(b.is_ascii_digit())) != 0;
    let from = bytes.chunks(STRETCH).take_while(|stretch| !holds(stretch)).count() * STRETCH;
    Some(from + bytes.get(from..)?.iter().position(u8::is_ascii_digit)?)
}

/// Where the words begin that can belong to the date of a digit.
fn words_before(bytes: &[u8], from: usize, digit: usize) -> usize {
    /// As far before its digits as a date can begin.
    const REACH: usize = 60;
    let near = from.max(digit.saturating_sub(REACH));
    let (mut words, mut inside) = (0, false);
    let letters = bytes.get(near..digit).unwrap_or_default().iter().rev().take_while(|b| {
        let letter = b.is_ascii_alphabetic() || **b >= 0x80;
        words += usize::from(letter && !inside);
        inside = letter;
        words <= MOST_WORDS
    });
    digit - letters.count()
}

/// Whether a digit follows the word at a place, or the short word behind it ("June to August 2013", "since May 2015"): a cheap
/// test before the grammar.
fn may_open(bytes: &[u8], at: usize) -> bool {
    const LONGEST: usize = 24;
    let letter = |b: &u8| b.is_ascii_alphabetic() || *b >= 0x80;
    let mut rest = bytes.get(at..).unwrap_or_default();
    for _ in 0..MOST_WORDS {
        let letters = rest.iter().take(LONGEST + 1).take_while(|b| letter(b)).count();
        let marks = rest.iter().skip(letters).take(6).take_while(|b| !letter(b) && !b.is_ascii_digit()).count();
        if letters == 0 || letters > LONGEST || marks == 6 {
            return false;
        }
        rest = rest.get(letters + marks..).unwrap_or_default();
        if rest.first().is_some_and(u8::is_ascii_digit) {
            return true;
        }
    }
    false
}

/// Whether the number at a place can begin a date: a year, two years glued, or a day or month with more of a date behind it. A
/// cheap test before the grammar.
fn may_be_date(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    let bytes = rest.as_bytes();
    let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    if digits > 2 {
        return digits == 8 || (digits == 4 && matches!(bytes, [b'1', b'9', ..] | [b'2', b'0', ..]));
    }
    let spaces = bytes.iter().skip(digits).take_while(|b| matches!(b, b' ' | b'\t')).count();
    match bytes.get(digits + spaces) {
        Some(b'/' | b'.' | b'-') => true,
        Some(b) if b.is_ascii_alphabetic() => {
            spaces == 0 || rest.get(digits + spaces..).is_some_and(|word| words::open_date(word) || word.starts_with("of "))
        }
        Some(b) => !b.is_ascii(),
        None => false,
    }
}

/// The byte after the word or number that begins at `start`.
fn skip_word(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let digit = rest.starts_with(|c: char| c.is_ascii_digit());
    let length = rest.find(|c: char| if digit { !c.is_ascii_digit() } else { !c.is_alphabetic() }).unwrap_or(rest.len());
    start + length.max(rest.chars().next().map_or(1, char::len_utf8))
}

/// Whether what stands on either side lets the match be a date: `$2015`, `1,2015`, `2015%` and `2000s` are none.
fn bounded(text: &str, start: usize, end: usize, from: &Moment, until: Until) -> bool {
    let mut before = text.get(..start).unwrap_or_default().chars().rev();
    let mut after = text.get(end..).unwrap_or_default().chars();
    let (previous, next) = (before.next(), after.next());
    let ranged = matches!(until, Until::Moment(_) | Until::Present);
    let tied_before = match previous {
        Some('$' | '#' | '€' | '£' | '+' | '@' | '_' | '=') => true,
        Some(',' | '.' | '-' | '/' | ':') => before.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => c.is_alphanumeric() && !(ranged && c.is_alphabetic()),
        None => false,
    };
    let tied_after = match next {
        Some('%' | '+' | '_' | '@' | '=') => true,
        Some('.' | ',' | '-' | '/') => after.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => c.is_alphanumeric() && !(ranged && c.is_alphabetic()),
        None => false,
    };
    let bare = !ranged && from.month == Month::Absent;
    !tied_before && !(tied_after && (bare || next.is_some_and(char::is_alphanumeric)))
}

/// Whether the text proves day-first (`Some(true)`) or month-first dates; `None` when it proves neither, or both.
fn order(raw: &[Raw]) -> Option<bool> {
    let proofs = raw.iter().flat_map(|(from, until, _)| {
        let to = if let Until::Moment(to) = until { to.day_first } else { None };
        [from.day_first, to]
    });
    let (mut day, mut month) = (false, false);
    for proof in proofs.flatten() {
        if proof { day = true } else { month = true }
    }
    (day != month).then_some(day)
}

/// A moment as a date, and whether its month had to be left out.
fn date(moment: Moment, year: u16, day_first: Option<bool>) -> Option<(PartialDate, bool)> {
    let (month, ambiguous) = match (moment.month, day_first) {
        (Month::Absent, _) => (None, false),
        (Month::Known(month), _) => (Some(month), false),
        (Month::Either(_, second), Some(true)) => (Some(second), false),
        (Month::Either(first, _), Some(false)) => (Some(first), false),
        (Month::Either(..), None) => (None, true),
    };
    Some((PartialDate::new(year, month)?, ambiguous))
}

fn settle(from: Moment, until: Until, span: Range<usize>, day_first: Option<bool>) -> Option<Stretch> {
    let stretch = |start: (PartialDate, bool), end: Option<End>, extent, unsure: bool| Stretch {
        start: start.0,
        end,
        extent,
        span: span.clone(),
        ambiguous: start.1 || unsure,
    };
    match until {
        Until::Single => Some(stretch(date(from, from.year?, day_first)?, None, Extent::Single, false)),
        Until::Open => Some(stretch(date(from, from.year?, day_first)?, Some(End::Present), Extent::Open, false)),
        Until::Present => Some(stretch(date(from, from.year?, day_first)?, Some(End::Present), Extent::Range, false)),
        Until::Moment(to) => {
            let year = to.year?;
            let (end, unsure) = date(to, year, day_first)?;
            let start = date(from, from.year.unwrap_or_else(|| year_of_first_month(from, end)), day_first)?;
            Some(stretch(start, Some(End::On(end)), Extent::Range, unsure))
        }
    }
}

/// "November - February 2013" begins in the year before.
fn year_of_first_month(from: Moment, end: PartialDate) -> u16 {
    match from.month {
        Month::Known(month) if end.month.is_some_and(|last| month > last) => end.year - 1,
        _ => end.year,
    }
}
#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test that fails here has failed")]
mod tests {
    use super::*;

    /// Text, then what is found in it, as `start/end` with `?` after an ambiguous date.
    const TABLE: &[(&str, &str)] = &[
        ("Jan 2012 – Dec 2016", "2012-01/2016-12"),
        ("01/2012 - 12/2016", "2012-01/2016-12"),
        ("2012-01", "2012-01"),
        ("2012-01 to 2013-05", "2012-01/2013-05"),
        ("March '12", "2012-03"),
        ("Summer 2014", "2014"),
        ("Summer 2014 - Fall 2015", "2014/2015"),
        ("2015 to date", "2015/present"),
        ("May 2015 till now", "2015-05/present"),
        ("06/99 - 08/02", "1999-06/2002-08"),
        ("Jun 99 to Aug 02", "1999-06/2002-08"),
        ("July 2015 to Current", "2015-07/present"),
        ("February 2014 to till date", "2014-02/present"),
        ("January 2014\nto\nJanuary 2018", "2014-01/2018-01"),
        ("January 2014 -\nJanuary 2018", "2014-01/2018-01"),
        ("15 March 2010 - 3 April 2011", "2010-03/2011-04"),
        ("March 15, 2010 to April 3, 2011", "2010-03/2011-04"),
        ("02/16/2010-Present", "2010-02/present"),
        ("11/26/2001-11/05/2005", "2001-11/2005-11"),
        ("03/04/2012", "2012?"),
        ("16.03.1992", "1992-03"),
        ("20182020", "2018/2020"),
        ("4/2016  5/2022", "2016-04/2022-05"),
        ("2012-13", "2012/2013"),
        ("2012 - 13", "2012/2013"),
        ("Apr 2020Jun 2020", "2020-04/2020-06"),
        ("Aug 2012 Â Oct 2013", "2012-08/2013-10"),
        ("June - August 2013", "2013-06/2013-08"),
        ("November to February 2013", "2012-11/2013-02"),
        ("since 2015", "2015/present"),
        ("2022 -", "2022/present"),
        ("09/2013 - Current", "2013-09/present"),
        ("05/2012 ï¼\u{200b} 06/2014", "2012-05/2014-06"),
        ("05/2012 â€“ 06/2014", "2012-05/2014-06"),
        ("Januar 2012 bis März 2014", "2012-01/2014-03"),
        ("seit Oktober 2018", "2018-10/present"),
        ("janvier 2012 à février 2014", "2012-01/2014-02"),
        ("enero de 2012 - actualidad", "2012-01/present"),
        ("gennaio 2012 - oggi", "2012-01/present"),
        ("janeiro de 2012 até hoje", "2012-01/present"),
        ("januari 2012 tot heden", "2012-01/present"),
        ("Январь 2012 — по настоящее время", "2012-01/present"),
        ("май 2012 по июнь 2013", "2012-05/2013-06"),
        ("מרץ 2012 - היום", "2012-03/present"),
        ("2013 January - 2014 March", "2013-01/2014-03"),
        ("January of 2015", "2015-01"),
        ("Jan-15 - Mar-16", "2015-01/2016-03"),
        ("Sept. 2005- Oct. 2006", "2005-09/2006-10"),
        ("$2015 in sales", ""),
        ("1,2015 units", ""),
        ("2015% more", ""),
        ("the 2000s", ""),
        ("555-2015-2016", ""),
        ("9/11", ""),
        ("in 1850", ""),
        ("Manager2012 - 2014", "2012/2014"),
        ("2012 - 2014Developer", "2012/2014"),
        ("marketing 2012", "2012"),
        ("May I 2", ""),
    ];

    #[test]
    fn every_form_is_read_as_written() {
        for (text, wanted) in TABLE {
            let found: Vec<String> = scan(text)
                .iter()
                .map(|s| {
                    format!("{}{}{}", s.start, s.end.map_or(String::new(), |end| format!("/{end}")), if s.ambiguous { "?" } else { "" })
                })
                .collect();
            assert_eq!(found.join(" "), *wanted, "in `{}`", text.escape_debug());
        }
    }

    #[test]
    fn one_clear_date_settles_the_order_of_all() {
        let found = scan("03/04/2012 - 25/04/2013");
        assert_eq!((found[0].start.month, found[0].ambiguous), (Some(4), false));
    }
}
