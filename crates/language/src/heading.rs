//! Headings at the head of a part of a line, and what they say of what follows.
//!
//! ```ebnf
//! heading = coloned | dashed | counted | whole | spaced ;
//! coloned = word { word | "/" | "&" | "," } ":" ;                              (* "Requirements:" *)
//! dashed  = heading word { heading word } " - " ;                              (* "Minimum Qualification – …" *)
//! counted = word { word | "/" } [ "," ] ;                                      (* before "4 years (Required)" *)
//! whole   = heading word { heading word | "and" | "or" | "/" | "&" | "," } | wish { wish } ;   (* nothing follows *)
//! wish    = "preferred" | "valued" | … | "but" | "not" | "required" ;
//! spaced  = tier noun | heading word { heading word } | "EDUCATION AND EXPERIENCE" | { shouted word } ;        (* text follows with a capital *)
//! ```

use crate::grammar::{after, before, opening, run};
use crate::lexicon::{Class, List};
use crate::requirement::Tier;
use crate::token::{Shape, Token};

/// No heading has more words and marks than this before its colon, nor in all when nothing follows it.
const LONGEST: usize = 9;

/// How many tokens of a heading stand at the head: words up to a colon or dash, a label before a count, or a whole part of heading words.
pub(crate) fn length(tokens: &[Token<'_>]) -> usize {
    [coloned, dashed, counted, whole, spaced].iter().map(|form| form(tokens)).find(|length| *length > 0).unwrap_or(0)
}

fn has(tokens: &[Token<'_>], class: Class) -> bool {
    tokens.iter().any(|t| t.has(class))
}

/// "Requirements:", "Health, Fitness, or Medical: 1 year".
fn coloned(tokens: &[Token<'_>]) -> usize {
    if !tokens.iter().take(LONGEST + 1).any(|t| t.shape == Shape::Colon) {
        return 0;
    }
    let mark = |t: &Token<'_>| matches!(t.shape, Shape::Slash | Shape::Ampersand | Shape::Comma);
    let aside = run(tokens, |t| t.shape == Shape::Word || mark(t) || matches!(t.shape, Shape::Open | Shape::Close));
    let label = run(tokens, |t| t.shape == Shape::Word || mark(t));
    let words = run(tokens, |t| t.shape == Shape::Word || matches!(t.shape, Shape::Slash | Shape::Ampersand | Shape::Dash));
    let measured = aside < LONGEST
        && matches!(after(tokens, aside), [colon, number, unit, ..] if colon.shape == Shape::Colon && number.shape == Shape::Number && unit.has(Class::UNIT));
    if measured && aside > words {
        return aside + 1;
    }
    // "Ideally, you have:"
    if tokens.first().is_some_and(|t| t.is("ideally"))
        && (2..6).contains(&label)
        && tokens.get(label).is_some_and(|t| t.shape == Shape::Colon)
    {
        return label + 1;
    }
    let listed = tokens.get(..label).unwrap_or_default();
    let kinds =
        listed.iter().all(|t| t.shape != Shape::Word || t.has(Class::HEADING.or(Class::CREDENTIAL_HEAD).or(Class::AND).or(Class::OR)));
    if label > words && label <= LONGEST && kinds && tokens.get(label).is_some_and(|t| t.shape == Shape::Colon) {
        return label + 1;
    }
    let named = tokens.get(..words).unwrap_or_default();
    if words == 0 || words > LONGEST || !tokens.get(words).is_some_and(|t| t.shape == Shape::Colon) {
        return 0;
    }
    let told = tokens.get(words + 1).is_some_and(|t| t.shape == Shape::Open || t.text.starts_with("Non"));
    if told && matches!(named, [.., state, citizenship] if citizenship.is("citizenship") && state.any(&["states", "u.s.", "u.s", "us"])) {
        return 0;
    }
    let titled = has(named, Class::HEADING.or(Class::QUIET_HEADING).or(Class::REQUIRED).or(Class::PREFERRED));
    let list = named.windows(2).any(|w| matches!(w, [a, b] if a.is("the") && b.is("following") || a.any(&["of", "in", "as", "with"])));
    // "The following would be useful:"
    let tier = Class::REQUIRED.or(Class::PREFERRED);
    let ruled =
        named.first().is_some_and(|t| t.any(&["the", "any", "these"])) && named.last().is_some_and(|t| t.has(tier)) && named.len() < 7;
    let list = list && !ruled;
    let open = named.last().is_some_and(|t| t.has(Class::PREPOSITION));
    let labels = named.iter().all(|t| t.has(Class::HEADING.or(Class::AND)) || t.shape != Shape::Word);
    let opens = tokens.get(words + 1).is_some_and(|t| t.has(Class::STARTER) && t.capital());
    let several = named.iter().filter(|t| t.has(Class::HEADING)).count() > 1 && named.iter().any(|t| t.has(Class::AND));
    let label = labels && (opens || several || has(named, Class::REQUIRED.or(Class::PREFERRED)));
    let asks = named.first().is_some_and(|t| t.has(Class::SKILL) && !label || t.is("willingness"))
        || has(named, Class::LEVEL.or(Class::UNIT))
        || named.iter().all(|t| t.has(Class::LEVEL_SHORT) && t.capital())
        || named.windows(2).any(|w| matches!(w, [a, b] if a.is("high") && b.is("school")));
    if list || open || asks || !(titled || words <= 4) { 0 } else { words + 1 }
}

/// "Preferred – Master's degree", "Minimum Qualification – RGN".
fn dashed(tokens: &[Token<'_>]) -> usize {
    let words = run(tokens, |t| t.shape == Shape::Word && t.has(Class::HEADING) && t.capital());
    let named = (2..=4).contains(&words) || words < 2 && tokens.first().is_some_and(|t| t.capital() && t.listed(List::HEADING_TIERS));
    // "Licensure - You must be licensed …"
    let spoken = words == 1
        && tokens.first().is_some_and(|t| {
            t.any(&["licensure", "licenses", "certification", "certifications", "education", "citizenship", "registration"])
        })
        && tokens.get(2).is_some_and(|t| t.has(Class::CANDIDATE) && t.capital());
    let words = words.max(1);
    if (named || spoken)
        && tokens
            .get(words)
            .is_some_and(|t| t.shape == Shape::Dash && (t.spaced || named && tokens.get(words + 1).is_some_and(|n| n.spaced)))
    {
        words + 1
    } else {
        0
    }
}

/// "Data Entry, 4 years (Required)", "Emis Web 1 year (Preferred)": the label of a count with its tier.
fn counted(tokens: &[Token<'_>]) -> usize {
    if !tokens.iter().take(LONGEST).any(|t| t.shape == Shape::Number) {
        return 0;
    }
    let words =
        run(tokens, |t| t.shape == Shape::Word && !t.has(Class::PREPOSITION.or(Class::FINITE).or(Class::HOLD)) || t.shape == Shape::Slash);
    let comma = usize::from(tokens.get(words).is_some_and(|t| t.shape == Shape::Comma));
    let plain = comma > 0 || words == run(tokens, |t| t.shape == Shape::Word && !t.has(Class::FILLER.or(Class::NUMERAL)));
    let tiered = matches!(after(tokens, words + comma), [number, unit, open, tier, ..]
        if number.shape == Shape::Number && unit.has(Class::UNIT) && open.shape == Shape::Open && tier.has(Class::REQUIRED.or(Class::PREFERRED)));
    if (1..6).contains(&words) && plain && tiered { words + comma } else { 0 }
}

/// "EDUCATION AND EXPERIENCE": nothing but words of headings.
fn whole(tokens: &[Token<'_>]) -> usize {
    if tokens.len() > LONGEST {
        return 0;
    }
    let words = run(tokens, |t| t.shape == Shape::Word || matches!(t.shape, Shape::Slash | Shape::Ampersand | Shape::Dash | Shape::Comma));
    let closing = usize::from(tokens.last().is_some_and(|t| matches!(t.shape, Shape::Stop | Shape::Colon)));
    let heading = |t: &Token<'_>| {
        t.has(Class::HEADING.or(Class::AND).or(Class::OR))
            || t.has(Class::CREDENTIAL_HEAD) && !t.has(Class::CREDENTIAL.or(Class::CREDENTIALED))
            || t.shape != Shape::Word
            || t.any(&["specific", "additional", "other", "etc"])
    };
    let wish = |t: &Token<'_>| {
        t.has(Class::PREFERRED) || t.any(&["but", "not", "nice", "to", "have", "required", "essential"]) || t.shape != Shape::Word
    };
    let wished = tokens.first().is_some_and(|t| t.capital() && (t.has(Class::PREFERRED) || t.is("nice"))) && tokens.iter().all(wish);
    let whole = (1..=8).contains(&words) && words + closing >= tokens.len();
    if whole && (tokens.iter().all(heading) || wished) { tokens.len() } else { 0 }
}

/// "EDUCATION AND EXPERIENCE Graduation from …", "Preferred Qualifications Previous experience": a heading before text without a mark between.
fn spaced(tokens: &[Token<'_>]) -> usize {
    let tiers = matches!(tokens, [a, b, c, ..]
        if a.capital() && a.listed(List::HEADING_TIERS)
            && b.capital() && b.listed(List::HEADED)
            && c.shape == Shape::Word && c.capital());
    let pair =
        matches!(tokens, [a, b, c, d, ..] if a.is("education") && a.capital() && b.has(Class::AND) && c.is("experience") && d.capital());
    if tiers || pair {
        return if pair { 3 } else { 2 };
    }
    let named = titled(tokens);
    if named > 0 { named } else { shouted(tokens) }
}

/// Words of headings before an item that opens by words of its own: "Job Requirements Good knowledge of …", "Skills Fluent Welsh".
fn titled(tokens: &[Token<'_>]) -> usize {
    let words = run(tokens, |t| t.shape == Shape::Word && t.capital() && t.has(Class::HEADING)).min(3);
    let asks = |n: &usize| tokens.iter().take(*n).any(|t| t.listed(List::ASKING_HEADING));
    let opens = |n: &usize| tokens.get(*n).is_some_and(Token::capital) && opening::opens(after(tokens, *n));
    (1..=words).rev().find(|n| asks(n) && opens(n)).unwrap_or(0)
}

/// How many tokens at the head of `tokens` say of what tier the items behind them are: "Desirable", "Essential criteria", "Preferred Skills:"; and whether a mark stands behind them.
pub(crate) fn ranks(tokens: &[Token<'_>]) -> (usize, bool) {
    let Some(first) = tokens.first().filter(|t| t.capital() && t.listed(List::HEADING_TIERS)) else { return (0, false) };
    let most = run(after(tokens, 1), |t| t.listed(List::HEADED)).min(2);
    let mark = |n: usize| tokens.get(n).is_some_and(|t| t.shape == Shape::Colon || t.shape == Shape::Dash && t.spaced);
    let marked = |n: usize| mark(n) && n + 1 < tokens.len();
    if marked(1 + most) {
        return (1 + most, true);
    }
    let item = |n: usize| tokens.get(n).is_some_and(|t| t.shape == Shape::Word && t.capital() || t.shape == Shape::Number);
    let bare = first.any(&["minimum", "basic"]);
    ((0..=most).rev().find(|nouns| item(1 + nouns) && !(bare && *nouns == 0)).map_or(0, |nouns| 1 + nouns), false)
}

/// Whether a line sets out items of two tiers, each under a heading of its own: "Essential Fluent Welsh Desirable Strong Excel skills".
pub(crate) fn ranked(tokens: &[Token<'_>]) -> bool {
    let mut heads = tokens.iter().enumerate().filter(|(i, t)| t.listed(List::HEADING_TIERS) && ranks(after(tokens, *i)).0 > 0);
    let opens = |i: usize| before(tokens, i).is_none_or(|t| t.shape != Shape::Word || t.has(Class::HEADING) && t.capital());
    let Some((_, first)) = heads.find(|(i, _)| opens(*i)) else { return false };
    heads.any(|(_, t)| t.has(Class::PREFERRED) != first.has(Class::PREFERRED))
}

/// Words all in capitals before text that is not.
fn shouted(tokens: &[Token<'_>]) -> usize {
    let words = run(tokens, |t| (t.shouted() && (t.text.len() > 2 || t.has(Class::AND.or(Class::OR)))) || t.shape == Shape::Ampersand);
    let named = tokens.get(..words).unwrap_or_default();
    let titled = (2..=5).contains(&words)
        && (has(named, Class::HEADING) || named.iter().any(|t| t.is("clearance")))
        && !has(named, Class::CREDENTIAL.or(Class::BODY))
        && tokens.get(words).is_some_and(|t| t.shape == Shape::Word && t.capital() && !t.shouted());
    if titled {
        return words;
    }
    let small = |t: &Token<'_>| t.has(Class::HEADING.or(Class::AND).or(Class::OR)) || t.listed(List::SMALL_HEADING);
    let words = run(tokens, |t| match t.shape {
        Shape::Word => t.shouted() && small(t),
        shape => shape != Shape::Number && shape != Shape::Open,
    });
    let opens = tokens.first().is_some_and(|t| t.has(Class::HEADING) && (t.text.len() > 5 || words > 2));
    if words > 0 && opens && tokens.get(words).is_some_and(|t| !t.shouted()) { words } else { 0 }
}

/// The tier that the words of a heading give.
pub(crate) fn tier(words: &[Token<'_>]) -> Option<Tier> {
    let candidate = has(words, Class::CANDIDATE);
    let wished = |t: &Token<'_>| t.has(Class::PREFERRED) || t.any(&["nice", "bonus", "ideal"]);
    let preferred = words.iter().any(|t| wished(t) && !(candidate && t.is("ideal")));
    let required = words.iter().any(|t| t.has(Class::REQUIRED) || t.any(&["minimum", "musts", "must-haves"]));
    if preferred { Some(Tier::Preferred) } else { required.then_some(Tier::Required) }
}

/// Whether a heading says that what follows is asked for: "Desirable:", "You will need to have:", "Applicants should evidence:", "Who you are:".
pub(crate) fn demands(words: &[Token<'_>]) -> bool {
    let portrays = || words.iter().rev().find(|t| t.shape == Shape::Word).is_some_and(|t| t.any(&["are", "you"]));
    let bound = || has(words, Class::REQUIRED.or(Class::HOLD)) || words.iter().any(|t| t.is("evidence")) || portrays();
    tier(words).is_some() || has(words, Class::CANDIDATE) && bound()
}

/// Whether a heading does nothing but ask, so that all names under it are asked for: "Desirable:", "Required skills:", "You must have:".
pub(crate) fn asks(words: &[Token<'_>]) -> bool {
    const OWN: Class =
        Class::HEADING.or(Class::PREFERRED).or(Class::REQUIRED).or(Class::HOLD).or(Class::CANDIDATE).or(Class::AND).or(Class::FINITE);
    let own = |t: &Token<'_>| {
        t.shape != Shape::Word
            || t.has(OWN)
            || t.listed(List::SMALL_HEADING)
            || t.any(&["what", "ideally", "following", "these", "any", "of", "the"])
    };
    tier(words).is_some() && words.iter().all(own) && !quiet(words)
}

/// Whether a heading binds the candidate: "Candidates must be:".
pub(crate) fn binds(words: &[Token<'_>]) -> bool {
    has(words, Class::CANDIDATE) && words.iter().any(|t| t.any(&["must", "should"]))
}

/// Whether nothing is asked under a heading of these words.
pub(crate) fn quiet(words: &[Token<'_>]) -> bool {
    has(words, Class::QUIET_HEADING) && !words.iter().any(|t| t.any(&["qualifications", "requirements", "education", "experience"]))
}
