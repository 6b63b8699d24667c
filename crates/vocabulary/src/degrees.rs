//! Degrees named in text, with their level and field.

use std::sync::Arc;

use crate::finder::Hit;
use crate::lexicon::Lexicon;
use crate::{Fields, Level};

/// A degree named in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DegreeMention {
    /// Its academic level.
    pub level: Level,
    /// The field of study in the text's own words, or the one the degree's name implies (an MBA's is Business Administration).
    pub field: Option<String>,
    /// Byte of the text where the degree's name begins, without the field.
    pub start: usize,
    /// Byte after the end of the degree's name, without the field.
    pub end: usize,
}

#[derive(Debug, Clone)]
pub(crate) struct Degree {
    pub level: Level,
    pub field: Option<String>,
}

/// The table of `degrees.yaml`.
#[derive(Debug, Default)]
pub struct Degrees {
    all: Vec<Degree>,
    fields: Arc<Fields>,
    lexicon: Lexicon,
}

/// What ends a field of study that is not in the table.
const STOPS: [&str; 14] =
    [" from ", " at ", " with ", " or ", " - ", " – ", " — ", " required", " preferred", " degree", " minor", " graduated", " plus ", "  "];
/// Longest field of study taken from a text, in bytes.
const LONGEST: usize = 80;

impl Degrees {
    pub(crate) fn new(all: Vec<Degree>, fields: Arc<Fields>, lexicon: Lexicon) -> Self {
        Self { all, fields, lexicon }
    }

    /// The level of the degree that a whole term names ("B.Sc.", "Diplom", "MBA").
    #[must_use]
    pub fn level(&self, name: &str) -> Option<Level> {
        self.lexicon.lookup(name).and_then(|target| self.all.get(target)).map(|degree| degree.level)
    }

    /// Every degree named in a text, in order.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<DegreeMention> {
        let hits = self.lexicon.find(text);
        let mut mentions = Vec::with_capacity(hits.len());
        let mut from = 0;
        for (index, hit) in hits.iter().enumerate() {
            let to = hits.get(index + 1).map_or(text.len(), |next| next.start);
            let Some(degree) = self.all.get(hit.target) else { continue };
            let field =
                self.field_behind(text, hit.end, to).or_else(|| degree.field.clone()).or_else(|| self.field_before(text, from, hit));
            mentions.push(DegreeMention { level: degree.level, field, start: hit.start, end: hit.end });
            from = hit.end;
        }
        mentions
    }

    /// The field that follows: "in Nursing", "of Law", ", Economics", "(Physics)".
    fn field_behind(&self, text: &str, from: usize, to: usize) -> Option<String> {
        let rest = text.get(from..to)?;
        let line = rest.trim_start_matches(['.', ' ', ')']).split(['\n', ';', '|', '•', '\t']).next()?;
        let line = strip_words(line, &["degree", "(hons)", "honours", "honors", "hons", "(honours)"]);
        let named =
            strip_words(line, &["in", "of", "on", "major in", "with a major in", "majoring in", "with major in", "concentration in"]);
        let free = named.len() < line.len() || line.starts_with(':');
        let named = named.trim_start_matches([':', ',', '-', '–', '—', '(', '/', ' ']);
        let named = strip_words(named, &["major in", "major", "in", "with a major in", "majoring in"]);
        let end = self.known_end(named);
        if end > 0 {
            return named.get(..end).map(tidy);
        }
        if !free {
            return None;
        }
        let lower = named.to_lowercase();
        let cut = STOPS.iter().filter_map(|stop| lower.find(stop)).min().unwrap_or(lower.len());
        let cut = named.find([',', '(', '.', ')', ':']).map_or(cut, |mark| mark.min(cut));
        let field = tidy(named.get(..cut).unwrap_or(named));
        let worded = field.chars().any(char::is_alphabetic) && !field.chars().any(|c| c.is_ascii_digit());
        (worded && field.len() <= LONGEST).then_some(field)
    }

    /// End of the run of known fields that the text begins with, joined by "and", "&" or "/".
    fn known_end(&self, text: &str) -> usize {
        let mut end = 0;
        for field in self.fields.find(text) {
            let between = text.get(end..field.start).unwrap_or(text);
            let joined = if end == 0 { between.is_empty() } else { matches!(between.trim(), "and" | "&" | "/") };
            if !joined {
                break;
            }
            end = field.end;
        }
        end
    }

    /// The known field right before: "Computer Science, B.S."
    fn field_before(&self, text: &str, from: usize, hit: &Hit) -> Option<String> {
        let before = text.get(from..hit.start)?;
        let line = before.rsplit(['\n', ';', '|', '•']).next()?;
        let last = self.fields.find(line).pop()?;
        let gap = line.get(last.end..)?.trim();
        let joined = gap.is_empty() || matches!(gap, "," | "(" | "-" | "–" | ":" | "/");
        joined.then(|| line.get(last.start..last.end).map(tidy)).flatten()
    }
}

/// The text without one of the leading words and the space behind it.
fn strip_words<'t>(text: &'t str, words: &[&str]) -> &'t str {
    let text = text.trim_start();
    for word in words {
        if text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)) {
            let rest = text.get(word.len()..).unwrap_or_default();
            if rest.starts_with([' ', ':', ',']) || rest.is_empty() {
                return rest.trim_start();
            }
        }
    }
    text
}

fn tidy(field: &str) -> String {
    field.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ':' | '-' | '–' | '(' | '*')).to_owned()
}
