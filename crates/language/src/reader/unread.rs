//! Honesty: which words of an asking sentence were not understood, and why.

use crate::Span;
use crate::lexicon::{Class, List};
use crate::reading::Unread;
use crate::token::{Shape, Token};

/// More gaps of one sentence than this are not told.
const MOST: usize = 3;

/// A sentence of more tokens than this is not told as a whole.
const LONGEST: usize = 40;

/// A sentence that asks something of which nothing was recognised.
pub(super) fn whole(line: &str, tokens: &[Token<'_>]) -> Option<Unread> {
    let (first, last) = tokens.first().zip(tokens.last())?;
    let span = first.span().join(last.span());
    let why = "it asks something, but no requirement was recognised in it";
    let asked = tokens.iter().enumerate().any(|(i, t)| held(tokens, i, t)) || worked(tokens);
    (tokens.len() < LONGEST && asked && !tokens.iter().any(|t| t.listed(List::HANDED_OVER))).then(|| Unread {
        span,
        text: span.of(line).to_owned(),
        why,
    })
}

/// Whether a word names a degree or credential that somebody may hold: not "a degree of", "pre-registration", "education".
fn held(tokens: &[Token<'_>], i: usize, token: &Token<'_>) -> bool {
    let before = i.checked_sub(1).and_then(|p| tokens.get(p));
    let next = tokens.get(i + 1);
    let degree = token.has(Class::DEGREE) && !token.any(&["education", "graduate"]) && !next.is_some_and(|n| n.is("of"));
    let head = token.has(Class::CREDENTIAL_HEAD) && !before.is_some_and(|b| b.is("pre") || b.shape == Shape::Dash);
    degree || head
}

/// Whether a sentence counts time in which something is to have been done, not the time of a post or an offer.
fn worked(tokens: &[Token<'_>]) -> bool {
    let any = |class: Class| tokens.iter().any(|t| t.has(class));
    let other = Class::TERM_OF_EMPLOYMENT.or(Class::OFFER).or(Class::EMPLOYER).or(Class::STUDY);
    let bound = || any(Class::REQUIRED.or(Class::PREFERRED)) || tokens.iter().any(|t| t.any(&["least", "minimum"]));
    any(Class::UNIT) && (any(Class::EXPERIENCE) || !any(other) && bound())
}

/// The parts of a sentence that name something asked but were read as nothing: the words around the cue, up to what was read or a mark.
///
/// `read` are the bytes that became requirements, or that were left out with a reason; `stopped` is what productions tell themselves.
pub(super) fn gaps(line: &str, tokens: &[Token<'_>], read: &[Span], stopped: Vec<Unread>) -> Vec<Unread> {
    let told = |span: Span, by: &[Unread]| by.iter().any(|other| other.span.start < span.end && span.start < other.span.end);
    let stops = stopped.len();
    let mut found = stopped;
    let covered = |t: &Token<'_>| read.iter().any(|span| span.start <= t.start && t.end() <= span.end);
    let open = |t: &Token<'_>| !covered(t) && matches!(t.shape, Shape::Word | Shape::Number | Shape::Other | Shape::Plus);
    if !tokens.iter().any(|t| names(t) && open(t)) {
        return found;
    }
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let run = tokens.iter().skip(at).take_while(|t| open(t)).count();
        let words = trim(tokens.get(at..at + run).unwrap_or_default());
        if let Some(why) = reason(words).filter(|_| found.len() < MOST + stops) {
            let span = words.first().zip(words.last()).map_or_else(|| token.span(), |(first, last)| first.span().join(last.span()));
            if !told(span, found.get(..stops).unwrap_or_default()) {
                found.push(Unread { span, text: span.of(line).to_owned(), why });
            }
        }
        at += run.max(1);
    }
    found.sort_by_key(|unread| unread.span.start);
    found
}

/// The words without joints and auxiliaries at both ends.
fn trim<'t, 'a>(words: &'t [Token<'a>]) -> &'t [Token<'a>] {
    let small = |t: &&Token<'_>| t.has(Class::AND.or(Class::OR).or(Class::FINITE).or(Class::HOLD)) || t.is("with");
    let from = words.iter().take_while(small).count();
    let to = words.len() - words.iter().rev().take_while(small).count();
    words.get(from..to).unwrap_or_default()
}

/// Whether a word may name something asked.
fn names(token: &Token<'_>) -> bool {
    token.has(Class::UNIT.or(Class::DEGREE).or(Class::EXPERIENCE).or(Class::SKILL)) || token.listed(List::CERTIFICATES)
}

/// Why words that name something asked could not be read; `None` when they name nothing.
fn reason(words: &[Token<'_>]) -> Option<&'static str> {
    let counted =
        words.windows(2).any(|w| matches!(w, [a, b] if (a.shape == Shape::Number || a.has(Class::NUMERAL)) && b.has(Class::UNIT)));
    let names = |class: Class| words.iter().any(|t| t.has(class));
    match () {
        () if counted => Some("it counts time, but not what is to be done in it"),
        () if words.iter().any(|t| t.is("degree")) => Some("it names a degree, but not as one that is asked for"),
        () if words.iter().any(|t| t.listed(List::CERTIFICATES)) => Some("it names a certificate or licence, but not which"),
        () if words.len() > 1 && names(Class::EXPERIENCE) => Some("it names experience, but not what it is in"),
        () if words.iter().any(|t| t.any(&["knowledge", "proficiency", "understanding", "familiarity"])) => {
            Some("it names knowledge, but not of what")
        }
        () => None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_production_that_stops_behind_its_commit_point_says_why() {
        let told = |line: &str| unread(line).into_iter().map(|(_, why)| why).collect::<Vec<_>>();
        assert_eq!(
            unread("You must be registered with."),
            [("registered with".to_owned(), "a registration must be followed by whom it is with")]
        );
        assert_eq!(
            told("You must have 2 years of Java experience and the ability to"),
            ["an ability must be followed by what one is able to do"]
        );
        assert_eq!(told("You must have knowledge of."), ["knowledge or experience must be followed by what it is in"]);
        assert_eq!(told("You must have knowledge of payroll."), Vec::<&str>::new());
    }

    fn unread(line: &str) -> Vec<(String, &'static str)> {
        crate::parse(line).unread.into_iter().map(|unread| (unread.text, unread.why)).collect()
    }

    #[test]
    fn the_time_of_a_post_and_papers_are_nothing_that_was_not_understood() {
        assert_eq!(unread("We are looking for a potter to cover leave for 9 months."), []);
        assert_eq!(unread("The successful candidate will be given a large degree of freedom."), []);
        assert_eq!(unread("Candidates must bring their original certificates."), []);
        assert_eq!(unread("You must have sung for at least two winters or two years.").len(), 1);
        assert_eq!(unread("Evidence of post registration growth").len(), 1);
    }

    #[test]
    fn only_the_part_that_was_not_understood_is_told() {
        assert_eq!(unread("3+ years of Java experience and a driving licence"), []);
        let found = unread("Applicants must have six years of payroll experience, experience whatever its kind and a calm manner");
        assert_eq!(found, [("experience whatever its kind".to_owned(), "it names experience, but not what it is in")]);
        let found = unread("You must have a Master's degree, knowledge acquired through long practice, and 2 years of Java experience.");
        assert_eq!(found, [("knowledge acquired through long practice".to_owned(), "it names knowledge, but not of what")]);
    }
}
