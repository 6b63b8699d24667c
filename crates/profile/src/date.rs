//! Dates as résumés give them: a year, perhaps a month.

mod duration;
mod grammar;
mod scan;
mod words;

pub use duration::{Duration, durations};
pub use scan::{Extent, Stretch, scan};

/// The month that a word names in any of the languages known, 1 to 12.
pub fn month_named(word: &str) -> Option<u8> {
    words::month(word)
}

/// Whether a whole text says "up to now": "present", "currently working".
pub fn is_present(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['-', '–', '—', ' ']);
    words::phrase(words::Role::Present, text).is_some_and(|length| text.len() <= length + 8)
}

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A year with or without a month, as written and never guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartialDate {
    /// Calendar year, 1 to 9999.
    pub year: u16,
    /// Month 1 to 12, when it is given.
    pub month: Option<u8>,
}

impl PartialDate {
    /// A date, or `None` when year or month is out of range.
    pub fn new(year: u16, month: Option<u8>) -> Option<Self> {
        ((1..=9999).contains(&year) && month.is_none_or(|m| (1..=12).contains(&m))).then_some(Self { year, month })
    }

    /// The first month it can mean, counted from January of year 0.
    pub fn earliest(self) -> u32 {
        u32::from(self.year) * 12 + u32::from(self.month.unwrap_or(1)) - 1
    }

    /// The last month it can mean, counted from January of year 0.
    pub fn latest(self) -> u32 {
        u32::from(self.year) * 12 + u32::from(self.month.unwrap_or(12)) - 1
    }

    /// It as ISO 8601 writes it, and how many of the bytes that is.
    fn digits(self) -> ([u8; 7], usize) {
        let digit = |number: u16, unit: u16| b'0' + (number / unit % 10) as u8;
        let (year, month) = (self.year, u16::from(self.month.unwrap_or_default()));
        let text = [digit(year, 1000), digit(year, 100), digit(year, 10), digit(year, 1), b'-', digit(month, 10), digit(month, 1)];
        (text, if self.month.is_some() { 7 } else { 4 })
    }

    /// Reads `2012-01` at one look: most dates are written so.
    pub(crate) fn of_digits(text: &str) -> Option<Self> {
        let digit = |byte: &u8| byte.is_ascii_digit().then(|| u16::from(byte - b'0'));
        match text.as_bytes() {
            [a, b, c, d, b'-', e, f] => {
                let year = digit(a)? * 1000 + digit(b)? * 100 + digit(c)? * 10 + digit(d)?;
                Self::new(year, Some((digit(e)? * 10 + digit(f)?) as u8))
            }
            _ => None,
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (text, length) = self.digits();
        f.write_str(text.get(..length).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default())
    }
}

impl std::str::FromStr for PartialDate {
    type Err = String;

    /// Reads `2012-01`, `2012` or a whole date `2012-01-31`, whose day is dropped.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || format!("`{text}` is not a date; write `2012-01` or `2012`");
        let mut parts = text.trim().splitn(3, '-');
        let year = parts.next().and_then(|y| y.parse().ok()).ok_or_else(wrong)?;
        let month = parts.next().map(str::parse).transpose().map_err(|_| wrong())?;
        Self::new(year, month).ok_or_else(wrong)
    }
}

/// When something ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum End {
    /// In a month or year.
    On(PartialDate),
    /// It goes on: the as-of date counts.
    Present,
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(date) => date.fmt(f),
            Self::Present => f.write_str("present"),
        }
    }
}

impl std::str::FromStr for End {
    type Err = String;

    /// Reads `present` or a [`PartialDate`].
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.trim().eq_ignore_ascii_case("present") { Ok(Self::Present) } else { text.parse().map(Self::On) }
    }
}

macro_rules! as_text {
    ($type:ty) => {
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }
    };
}
as_text!(PartialDate);
as_text!(End);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_read_at_one_look_is_the_one_that_is_parsed_and_written() {
        let plain = ["2012-01", "0001-12", "9999-09"].map(|text| (text, PartialDate::of_digits(text)));
        for (text, date) in plain {
            assert_eq!(date, text.parse().ok(), "{text}");
            assert_eq!(date.map(|date| date.to_string()).as_deref(), Some(text));
        }
        let others = ["2012-00", "2012-13", "0000-05", "2012", "2012-1", "2012/01", "01-2012", "2012-01-31"];
        assert!(others.iter().all(|text| PartialDate::of_digits(text).is_none()));
        assert_eq!(PartialDate::new(987, None).map(|date| date.to_string()).as_deref(), Some("0987"));
    }
}
