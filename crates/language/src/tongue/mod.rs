//! Languages beside English.
//!
//! A language is a table of words (`tables/german.txt`, `tables/french.txt`): what each word or phrase is, and how words
//! end. The productions here ask for classes of words only, so that both languages share them, and everything behind the
//! words (tokens, sentences, lengths, lists of terms, how requirements hang together, the tree) is that of English.
//!
//! ```ebnf
//! sentence    = { joint | tier | requirement | word } ;
//! requirement = experience | degree | credential | language | worded | skill | equivalent ;
//! joint       = "," | ";" | ":" | "(" | ")" | "/" | and | or ;
//! ```
//! Canonical sentences stay English: what is read here prints in English, with its terms in the line's own words.

mod degree;
mod detect;
mod experience;
mod lexer;
mod lexicon;
mod named;
mod reader;

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use crate::Reading;
use lexicon::Lexicon;

pub(crate) use detect::{each, of};

/// A language that requirement lines are read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Tongue {
    /// English, and every line that shows no other language.
    #[default]
    English,
    /// German, as in Germany, Austria and Switzerland.
    German,
    /// French, as in France, Switzerland and Canada.
    French,
}

static GERMAN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("tables/german.txt")).0);
static FRENCH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("tables/french.txt")).0);

impl Tongue {
    /// The language that a line shows; English when it shows none.
    pub fn of(line: &str) -> Self {
        of(line)
    }

    /// Its two-letter code.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::French => "fr",
        }
    }

    /// Its words; English has its own grammar.
    fn lexicon(self) -> Option<&'static Lexicon> {
        match self {
            Self::English => None,
            Self::German => Some(&GERMAN),
            Self::French => Some(&FRENCH),
        }
    }
}

impl fmt::Display for Tongue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Tongue {
    type Err = String;

    /// Reads a two-letter code.
    fn from_str(code: &str) -> Result<Self, Self::Err> {
        [Self::English, Self::German, Self::French]
            .into_iter()
            .find(|tongue| tongue.code() == code)
            .ok_or_else(|| format!("`{code}` is no language that is read; write `en`, `de` or `fr`"))
    }
}

/// Reads a line in a language that has a table; `None` for English.
pub(crate) fn read(line: &str, tongue: Tongue) -> Option<Reading> {
    tongue.lexicon().map(|lexicon| reader::read(line, lexicon))
}

/// How many of the lines behind must hold, when a line in a language that has a table announces them.
pub(crate) fn announces(line: &str, tongue: Tongue) -> Option<usize> {
    let tokens = lexer::lex(line, tongue.lexicon()?);
    (0..tokens.len()).find_map(|at| experience::choice(tokens.get(at..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_well_formed() {
        assert_eq!(Lexicon::read(include_str!("tables/german.txt")).1, Vec::<String>::new());
        assert_eq!(Lexicon::read(include_str!("tables/french.txt")).1, Vec::<String>::new());
    }
}
