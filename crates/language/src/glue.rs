//! Where items are glued to each other inside a word.

use crate::lexicon::{self, Class};

/// Small words that are glued behind whom they speak of ("Nursewith").
const SMALL: [&str; 3] = ["with", "to", "and"];

/// Small words that open a clause, as they are written behind a word that is glued to them.
const OPEN_CLAUSES: [&str; 10] = ["An", "As", "At", "For", "If", "In", "No", "The", "This", "To"];

/// Joints that are glued before what they join ("andRRT").
const JOINTS: [&str; 3] = ["and", "or", "with"];

/// Whether a word could be items glued to each other: a capital inside it, a digit or a small word at its end.
pub(crate) fn possible(word: &[u8]) -> bool {
    word.len() > 4 && (word.iter().skip(1).any(u8::is_ascii_uppercase) || ends_glued(word))
}

/// Whether a word ends with a digit or with one of the small words that are glued.
#[inline]
pub(crate) fn ends_glued(word: &[u8]) -> bool {
    word.last().is_some_and(u8::is_ascii_digit) || SMALL.iter().any(|small| word.ends_with(small.as_bytes()))
}

/// The bytes of `word` at which another item begins ("skillsStrong", "EXPERIENCEBachelor's", "Accounting0").
///
/// `JavaScript` and `PowerPoint` stay whole: a border counts when what follows opens requirements, or what precedes is a heading.
///
/// In a line that is glued elsewhere (`loose`), any capital inside a long word is a border, unless the word is a known name.
pub(crate) fn borders(word: &str, rest: &str, loose: impl Fn() -> bool) -> Vec<usize> {
    let bytes = word.as_bytes();
    if bytes.len() < 5 {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut from = 0;
    for (i, pair) in bytes.windows(2).enumerate() {
        let [left, right] = *pair else { continue };
        let at = match (left.is_ascii_lowercase(), right.is_ascii_uppercase()) {
            (true, true) => i + 1,
            (false, false)
                if i > from + 1
                    && bytes.get(i - 1).is_some_and(u8::is_ascii_uppercase)
                    && left.is_ascii_uppercase()
                    && right.is_ascii_lowercase() =>
            {
                i
            }
            _ => continue,
        };
        let run_on = || parts(word, from, at) && (very_long(word, from, at) || loose()) || shouts(word, from, at) && loose();
        if at > from && (opens(word, from, at) || opens_clause(word, rest, at) || run_on()) {
            found.push(at);
            from = at;
        }
    }
    found.extend(glued_number(word, rest).or_else(|| glued_article(word, rest)).or_else(|| glued_small(word)));
    found
}

/// Whether a clause is glued behind a long word with the small word that opens it ("degreeAt least", "experienceIn depth").
fn opens_clause(word: &str, rest: &str, at: usize) -> bool {
    let (Some(left), Some(small)) = (word.get(..at), word.get(at..)) else { return false };
    let goes_on = rest.get(word.len()..).is_some_and(|behind| behind.starts_with(' '));
    (goes_on && OPEN_CLAUSES.contains(&small) || small.starts_with("U.S")) && long(left) && !lexicon::camel(word)
}

/// Whether a word has more than three small letters and no others, but for a capital at its head.
fn long(word: &str) -> bool {
    word.len() > 3 && word.bytes().skip(1).all(|b| b.is_ascii_lowercase())
}

/// Whether an abbreviation and a word are glued to each other ("SSNSoft", "repairsHVAC"), and no name is.
fn shouts(word: &str, from: usize, at: usize) -> bool {
    let (Some(left), Some(right)) = (word.get(from..at), word.get(at..)) else { return false };
    let shouted = |part: &str, least: usize| part.len() >= least && part.bytes().all(|b| b.is_ascii_uppercase());
    let held = || lexicon::classes(right).meets(Class::CREDENTIAL.or(Class::BODY));
    let named = shouted(right, 3) && (left.len() > 5 || left.len() > 3 && held());
    let glued = shouted(left.strip_suffix('s').unwrap_or(left), 2) && long(right) || long(left) && (named || lexicon::camel(right));
    glued && !lexicon::camel(word.get(from..).unwrap_or(word))
}

/// Whether two long words stand side by side, and not the halves of a name like "JavaScript".
fn parts(word: &str, from: usize, at: usize) -> bool {
    let (Some(left), Some(right)) = (word.get(from..at), word.get(at..)) else { return false };
    let end = right.bytes().skip(1).position(|b| !b.is_ascii_lowercase()).map_or(right.len(), |i| i + 1);
    let name = word.get(from..at + end).unwrap_or(word);
    let plain = |b: u8| b.is_ascii_lowercase() || b == b'-';
    let long = left.len() > 3 && end > 3 && left.len() + end > 11 && left.bytes().skip(1).all(plain);
    long && !lexicon::camel(name)
}

/// No part of a word is looked at farther than this behind its border.
const REACH: usize = 40;

/// Whether two long words are glued at `at` of the word at the head of `text`; in a `loose` text they need not be very long.
pub(crate) fn parted(text: &str, at: usize, loose: bool) -> bool {
    let letters = text.bytes().take(at + REACH).take_while(|b| b.is_ascii_alphabetic() || *b == b'-').count();
    let word = text.get(..letters).unwrap_or_default();
    let (left, right) = word.split_at_checked(at).unwrap_or((word, ""));
    // "ProjectManagement": the halves of one name whose blank was lost
    let named = lexicon::classes(left).meets(Class::MODIFIER) && lexicon::classes(right).meets(Class::SHARED_HEAD);
    // "retrievalAWS ecosystem"
    let short = loose
        && left.len() > 5
        && right.len() > 1
        && left.bytes().skip(1).all(|b| b.is_ascii_lowercase())
        && right.bytes().all(|b| b.is_ascii_uppercase())
        && !lexicon::camel(word);
    at < word.len() && !named && (short || parts(word, 0, at) && (loose || very_long(word, 0, at)))
}

/// Whether both of two words side by side are too long to be the halves of a name ("transportationCriminal").
fn very_long(word: &str, from: usize, at: usize) -> bool {
    at >= from + 9 && word.len() >= at + 7
}

/// Whether a new item begins at `at`.
fn opens(word: &str, from: usize, at: usize) -> bool {
    let part_end = |text: &str| {
        let bytes = text.as_bytes();
        (1..bytes.len())
            .find(|i| bytes.get(*i).is_some_and(u8::is_ascii_uppercase) && bytes.get(i - 1).is_some_and(u8::is_ascii_lowercase))
            .unwrap_or(text.len())
    };
    let (Some(left), Some(tail)) = (word.get(from..at), word.get(at..)) else { return false };
    let right = tail.get(..part_end(tail)).unwrap_or(tail);
    if word.get(from..at + right.len()).is_some_and(lexicon::camel) {
        return false;
    }
    let left_class = lexicon::classes(left);
    let right_class = lexicon::classes(right);
    left.len() > 1
        && (left.len() > 8 && left_class.meets(Class::CLEARANCE)
            || right_class.meets(Class::STARTER.or(Class::SEEKING).or(Class::QUIET_HEADING))
            || left.len() > 2 && right.len() > 6 && right_class.meets(Class::TRAIT_ADJECTIVE)
            || left.len() > 3
                && right.len() > 4
                && right_class.meets(
                    Class::TRAIT_NOUN
                        .or(Class::TRAIT_ADJECTIVE)
                        .or(Class::CREDENTIALED)
                        .or(Class::SKILL)
                        .or(Class::DEGREE_OF_SKILL)
                        .or(Class::REQUIRED)
                        .or(Class::PREFERRED),
                )
            || (left_class.meets(
                Class::HEADING
                    .or(Class::DEGREE)
                    .or(Class::LEVEL)
                    .or(Class::FIELD)
                    .or(Class::CREDENTIAL_HEAD)
                    .or(Class::UNIT)
                    .or(Class::EXPERIENCE)
                    .or(Class::REQUIRED)
                    .or(Class::PREFERRED),
            ) && (right.len() > 2 || right == "No" || right.len() == 2 && right_class.meets(Class::LEVEL_SHORT))))
}

/// Where a small word is glued behind a profession ("Nursewith a passion").
fn glued_small(word: &str) -> Option<usize> {
    let left = SMALL.iter().find_map(|small| word.strip_suffix(small))?;
    lexicon::classes(left).meets(Class::PROFESSION).then_some(left.len())
}

/// How many bytes of a word are a joint that is glued before what it joins.
pub(crate) fn joint(word: &str) -> usize {
    let glued = |joint: &&&str| word.strip_prefix(**joint).is_some_and(|tail| tail.starts_with(|c: char| c.is_ascii_uppercase()));
    JOINTS.iter().find(glued).map_or(0, |joint| joint.len())
}

/// Where "A" is glued behind a word ("skillsA passion for …", "PREFERREDA driving licence").
fn glued_article(word: &str, rest: &str) -> Option<usize> {
    let left = word.strip_suffix('A')?;
    let next = rest.get(word.len()..)?.strip_prefix(' ')?;
    let goes_on = next.starts_with(|c: char| c.is_ascii_alphabetic()) && !next.starts_with("and ") && !next.starts_with("or ");
    let heads = || {
        let headed = Class::HEADING.or(Class::REQUIRED).or(Class::PREFERRED).or(Class::EXPERIENCE);
        lexicon::classes(left).meets(headed) && next.starts_with(|c: char| c.is_ascii_lowercase())
    };
    (goes_on && (left.len() > 4 && long(left) || heads())).then_some(left.len())
}

/// Where a count of years is glued behind a word ("field3 years").
fn glued_number(word: &str, rest: &str) -> Option<usize> {
    let digits = word.bytes().rev().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        // "development3D drawing"
        return ["2D", "3D"].iter().find_map(|name| word.strip_suffix(name)).filter(|left| long(left)).map(str::len);
    }
    let letters = word.len() - digits;
    let tail = rest.get(word.len()..)?;
    let soon = tail.char_indices().nth(14).map_or(tail, |(i, _)| tail.get(..i).unwrap_or(tail));
    if lexicon::classes(word.get(..letters)?).meets(Class::UNIT) {
        return Some(letters);
    }
    let counts = digits <= 2 && letters >= 4 && ["year", "Year", "yr", "Yr", "month", "Month"].iter().any(|unit| soon.contains(unit));
    counts.then_some(letters)
}
