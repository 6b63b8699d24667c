//! Items of a list that ask because their siblings do: "Knowledge of looms. Patience. Dyeing of wool. Fluent in Dutch."
//!
//! ```ebnf
//! list = [ asking heading ] { asking item | bare item } ;      (* a bare item stands before or behind one that asks *)
//! ```

use crate::lexicon::Class;
use crate::reader;
use crate::reading::Reading;
use crate::sentence::Sentence;
use crate::token::{Shape, Token};

/// More items than this in a row that ask nothing by themselves are no items of a list that asks.
const MOST: usize = 4;
/// An item with more tokens than this speaks for itself.
const LONGEST: usize = 24;

/// What was read of a list so far.
#[derive(Default)]
pub(crate) struct Siblings<'t, 'a> {
    /// The headings above.
    section: (usize, bool),
    /// Whether the item before asks.
    after: bool,
    /// How many items ask.
    asking: usize,
    /// Items that ask nothing by themselves, each with the place of its statements.
    waiting: Vec<(usize, Sentence<'t, 'a>)>,
}

impl<'t, 'a> Siblings<'t, 'a> {
    /// Takes up a sentence behind which the reading holds what it asks, if anything; `from` is the first of its statements.
    pub(crate) fn next(&mut self, line: &'a str, sentence: Sentence<'t, 'a>, from: usize, reading: &mut Reading) {
        if sentence.section != self.section {
            self.end(line, reading);
            *self = Self { section: sentence.section, ..Self::default() };
        }
        if reading.statements.len() > from {
            self.ask(line, reading);
            self.after = true;
            self.asking += 1;
        } else if self.waiting.len() < MOST && item(&sentence) {
            self.waiting.push((from, sentence));
        } else {
            self.waiting.clear();
            self.after = false;
        }
    }

    /// Reads the items that wait for the end of their list.
    pub(crate) fn end(&mut self, line: &'a str, reading: &mut Reading) {
        if self.after && (self.section.1 || self.asking > 1) {
            self.ask(line, reading);
        }
        self.waiting.clear();
    }

    /// Reads the items that wait as ones that ask.
    fn ask(&mut self, line: &'a str, reading: &mut Reading) {
        let waiting = std::mem::take(&mut self.waiting);
        if !(self.section.1 || self.after) {
            return;
        }
        for (at, sentence) in waiting.into_iter().rev() {
            let mut own = Reading::default();
            reader::sentence(line, Sentence { asked: true, ..sentence }, &mut own);
            reading.statements.splice(at..at, own.statements);
        }
    }
}

/// Whether a sentence may be an item of a list: short, with a capital, and about neither the employer nor pay.
fn item(sentence: &Sentence<'_, '_>) -> bool {
    let other = Class::EMPLOYER.or(Class::QUIET_HEADING);
    let ends = |t: &Token<'_>| matches!(t.shape, Shape::Colon | Shape::Question);
    let heading = |t: &Token<'_>| t.has(Class::HEADING.or(Class::AND)) || t.shape != Shape::Word;
    let tokens = sentence.tokens;
    !sentence.quiet
        && (sentence.heading.is_empty() || sentence.section.1)
        && tokens.len() <= LONGEST
        && tokens.first().is_some_and(|t| t.capital() && t.text.len() > 1 && !t.has(Class::NEGATION))
        && !tokens.last().is_some_and(ends)
        && !tokens.iter().any(|t| t.has(other) || t.shape == Shape::Money || t.is("please"))
        && !tokens.iter().all(heading)
        && !tokens.iter().all(|t| t.shouted() || t.shape != Shape::Word)
}
