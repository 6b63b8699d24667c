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
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.month {
            Some(month) => write!(f, "{:04}-{month:02}", self.year),
            None => write!(f, "{:04}", self.year),
        }
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
