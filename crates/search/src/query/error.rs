//! Why a text is no query, where, and what it would be with the smallest mend.

use std::fmt;
use std::ops::Range;

use nom::error::{ErrorKind, ParseError};

use super::{Field, grammar};

/// A text that is no query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    /// What is wrong, in lower case without a final stop.
    pub message: String,
    /// How to mend it.
    pub help: String,
    /// The bytes of the text that it is about.
    pub span: Range<usize>,
    /// The text with the smallest changes that make it a query, to be offered and never silently taken.
    pub lenient: Option<String>,
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for QueryError {}

impl QueryError {
    pub(super) fn new(text: &str, fault: Fault) -> Self {
        let quoted = text.get(fault.span.clone()).unwrap_or_default();
        let (message, help) = fault.reason.says(quoted);
        let lenient = mended(text, &fault);
        Self { message, help, span: fault.span, lenient }
    }
}

/// The most mends that are tried: a text that needs more is no query with a slip in it.
const MENDS: usize = 16;

fn mended(text: &str, fault: &Fault) -> Option<String> {
    let mut text = fault.mend(text)?;
    for _ in 0..MENDS {
        match grammar::query(&text) {
            Ok(_) => return Some(text),
            Err(fault) => text = fault.mend(&text)?,
        }
    }
    None
}

/// A reason at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub reason: Reason,
    pub span: Range<usize>,
}

/// What can be wrong with a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    Empty,
    TooLong,
    TooDeep,
    Unread,
    Unclosed,
    Unopened,
    OpenQuote,
    EmptyGroup,
    NoOperand,
    LeadingOperator,
    LowerCase(&'static str),
    Symbol(&'static str),
    Plus,
    LooseDash,
    LooseEquals,
    NoWord,
    UnknownField(&'static str),
    NoFieldValue,
    MisplacedStar,
    Distance,
    NoSubject,
    Unmeasurable,
    LooseLength,
    NoLength,
    NoUnit,
    BrokenMonths,
    TooLongTime,
    BelowZero,
}

impl Reason {
    /// Message and help.
    fn says(self, quoted: &str) -> (String, String) {
        let fixed = |message: &str, help: &str| (message.to_owned(), help.to_owned());
        match self {
            Self::Empty => fixed("the query is empty", "write what to look for: `java AND (spring OR quarkus)`"),
            Self::TooLong => {
                (format!("the query is longer than {} bytes", grammar::MAX_BYTES), "split it into several searches".to_owned())
            }
            Self::TooDeep => (
                format!("parentheses nest deeper than {} levels", grammar::MAX_DEPTH),
                "leave out parentheses that group nothing".to_owned(),
            ),
            Self::Unread => (format!("`{quoted}` is not expected here"), "put it in quotes to look for it as it stands".to_owned()),
            Self::Unclosed => fixed("this parenthesis is never closed", "add `)` where the group ends"),
            Self::Unopened => fixed("this parenthesis was never opened", "add `(` where the group begins, or leave it out"),
            Self::OpenQuote => fixed("this quote is never closed", "add `\"` where the phrase ends"),
            Self::EmptyGroup => fixed("nothing stands between the parentheses", "leave them out"),
            Self::NoOperand => (format!("nothing follows `{quoted}`"), "write what it joins, or leave it out".to_owned()),
            Self::LeadingOperator => (format!("nothing stands before `{quoted}`"), "write what it joins, or leave it out".to_owned()),
            Self::LowerCase(upper) => {
                (format!("`{quoted}` in lower case is no operator"), format!("write {upper}, or `\"{quoted}\"` to look for the word"))
            }
            Self::Symbol(word) => (format!("`{quoted}` is no operator"), format!("write {word}")),
            Self::Plus => fixed("`+` is not needed", "every word is required unless OR stands beside it"),
            Self::LooseDash => fixed("`-` excludes nothing here", "write it right before what it excludes: `-php`"),
            Self::LooseEquals => fixed("`=` has no word behind it", "write it right before a word: `=java`, or compare with `>=`"),
            Self::NoWord => (format!("`{quoted}` holds no letter or digit"), "write a word".to_owned()),
            Self::UnknownField(nearest) => {
                let names = Field::ALL.map(|(name, _)| name).join(", ");
                (format!("`{quoted}` is no field"), format!("did you mean `{nearest}:`? the fields are {names}"))
            }
            Self::NoFieldValue => {
                (format!("nothing follows `{quoted}`"), "write what to look for right behind the colon: `title:manager`".to_owned())
            }
            Self::MisplacedStar => fixed("`*` stands only at the end of a word", "write the beginning of the word and `*`: `manag*`"),
            Self::Distance => {
                fixed("`~` takes 1 or 2 behind a word, 1 to 99 behind a phrase", "write `kubernets~1` or `\"risk analysis\"~3`")
            }
            Self::NoSubject => (
                format!("nothing stands before `{quoted}`"),
                "write what the time was spent on: `java >= 3 years`, or `total >= 3 years`".to_owned(),
            ),
            Self::Unmeasurable => {
                (format!("the time spent on `{quoted}` cannot be measured"), "measure a plain word or phrase: `java >= 3 years`".to_owned())
            }
            Self::LooseLength => (
                format!("`{quoted}` is compared with nothing"),
                "write what the time was spent on and `>=`: `java >= 3 years`; or quotes to look for the words".to_owned(),
            ),
            Self::NoLength => (format!("no length follows `{quoted}`"), "write a number and a unit: `3 years`, `18 months`".to_owned()),
            Self::NoUnit => (format!("`{quoted}` has no unit"), "write `years` or `months` behind it".to_owned()),
            Self::BrokenMonths => (format!("`{quoted}` is not a whole number of months"), "write it in months".to_owned()),
            Self::TooLongTime => (format!("`{quoted}` is longer than a hundred years"), "write a shorter time".to_owned()),
            Self::BelowZero => (format!("no time is shorter than `{quoted}`"), "write a longer time".to_owned()),
        }
    }
}

impl Fault {
    pub fn new(reason: Reason, span: Range<usize>) -> Self {
        Self { reason, span }
    }

    /// The text with the smallest change that takes the fault away; `None` when there is none.
    fn mend(&self, text: &str) -> Option<String> {
        let quoted = text.get(self.span.clone())?;
        let replaced = |by: &str| Some(format!("{}{by}{}", text.get(..self.span.start)?, text.get(self.span.end..)?));
        match self.reason {
            Reason::Unclosed => Some(format!("{})", text.trim_end())),
            Reason::OpenQuote => Some(format!("{}\"", text.trim_end())),
            Reason::LowerCase(word) | Reason::Symbol(word) => replaced(&format!(" {word} ")).map(|text| single_spaced(&text)),
            Reason::LooseLength => {
                // Behind a word it is the word's, else that of all work.
                let before = text.get(..self.span.start)?;
                let subject = before.trim_end().ends_with(|c: char| c.is_alphanumeric() || grammar::is_quote(c) || matches!(c, '+' | '#'));
                let operator = before.split_whitespace().next_back().is_some_and(|word| matches!(word, "AND" | "OR" | "NOT"));
                replaced(&format!("{}>= {}", if subject && !operator { "" } else { "total " }, quoted.replace('+', "")))
            }
            Reason::NoUnit => replaced(&format!("{quoted} years")),
            Reason::UnknownField(nearest) => replaced(nearest),
            Reason::Unopened | Reason::EmptyGroup | Reason::NoOperand | Reason::LeadingOperator => {
                replaced(" ").map(|text| single_spaced(&text))
            }
            Reason::Plus | Reason::LooseDash | Reason::NoWord | Reason::NoFieldValue => replaced(" ").map(|text| single_spaced(&text)),
            Reason::Unread => replaced(&format!("\"{}\"", quoted.replace(grammar::is_quote, " "))).filter(|text| text != quoted),
            _ => None,
        }
    }
}

/// Runs of blanks outside quotes as one blank.
fn single_spaced(text: &str) -> String {
    let (mut spaced, mut quoted) = (String::with_capacity(text.len()), false);
    for c in text.trim().chars() {
        quoted ^= grammar::is_quote(c);
        if quoted || !(c.is_whitespace() && spaced.ends_with(' ')) {
            spaced.push(if c.is_whitespace() && !quoted { ' ' } else { c });
        }
    }
    spaced.replace("( ", "(").replace(" )", ")")
}

impl ParseError<&str> for Fault {
    /// A production that does not apply; it never leaves the grammar.
    fn from_error_kind(_: &str, _: ErrorKind) -> Self {
        Self::new(Reason::Unread, 0..0)
    }

    fn append(_: &str, _: ErrorKind, other: Self) -> Self {
        other
    }
}
