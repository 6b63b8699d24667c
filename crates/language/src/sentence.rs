//! A line as sentences: glued bullets taken apart, headings set aside with the tier they give.

use crate::grammar::{after, run};
use crate::lexicon::Class;
use crate::requirement::Tier;
use crate::token::{Shape, Token};

/// A sentence or bullet, under its heading.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sentence<'t, 'a> {
    /// Its tokens, without bullets and numbering.
    pub tokens: &'t [Token<'a>],
    /// The tier that the heading above it gives.
    pub tier: Option<Tier>,
    /// Whether the heading is one under which nothing is asked (benefits, duties, pay).
    pub quiet: bool,
    /// Whether the heading right above it is about experience: "Experience: 7 years".
    pub experience: bool,
    /// The words of the heading right above it.
    pub heading: &'t [Token<'a>],
}

/// The sentences of a line.
///
/// `capitals` tells that a capital inside a sentence can open an item: so in English, not in German.
pub(crate) fn sentences<'t, 'a>(tokens: &'t [Token<'a>], capitals: bool) -> Vec<Sentence<'t, 'a>> {
    let mut found = Vec::new();
    let (mut tier, mut quiet) = (None, false);
    let mut rest = tokens;
    while !rest.is_empty() {
        let end = border(rest, capitals);
        let part = strip(rest.get(..end).unwrap_or_default());
        rest = after(rest, end.max(1));
        let outer = heading(part);
        let inner = heading(strip(after(part, outer)));
        let mut named = part.get(..outer).unwrap_or_default();
        let mut body = strip(after(part, outer));
        if outer > 0 {
            (tier, quiet) = (heading_tier(named), heading_quiet(named));
        }
        if outer > 0 && inner > 0 && named.iter().any(|t| t.has(Class::HEADING.or(Class::QUIET_HEADING))) && inner < body.len() {
            named = body.get(..inner).unwrap_or_default();
            body = strip(after(body, inner));
            tier = heading_tier(named).or(tier);
        }
        let tiered = part.last().is_some_and(|t| t.has(Class::REQUIRED.or(Class::PREFERRED)) && !t.capital())
            && part.iter().any(|t| t.has(Class::CREDENTIAL_HEAD.or(Class::DEGREE)));
        let asks_alone = outer > 0 && body.is_empty() && (tiered || part.first().is_some_and(|t| t.is("must") || t.has(Class::HOLD)));
        if asks_alone {
            (named, body) = (&[], part);
        }
        let experience = named.iter().any(|t| t.has(Class::EXPERIENCE));
        if !body.is_empty() {
            found.push(Sentence { tokens: body, tier, quiet, experience, heading: named });
        }
    }
    found
}

/// Where the sentence at the head of `tokens` ends.
fn border(tokens: &[Token<'_>], capitals: bool) -> usize {
    for (i, token) in tokens.iter().enumerate() {
        let next = tokens.get(i + 1);
        let ends = match token.shape {
            Shape::Stop => next.is_none_or(|n| !abbreviation(tokens, i) || n.glued),
            Shape::Question => true,
            Shape::Bullet => i > 0,
            Shape::Dash => {
                capitals && !token.spaced && i > 0 && next.is_some_and(|n| n.capital() && n.has(Class::STARTER.or(OPENERS)) && !n.shouted())
            }
            _ => false,
        };
        if i > 0 && (token.glued || token.shape == Shape::Bullet || capitals && opens_item(tokens, i)) {
            return i;
        }
        if ends {
            return i + 1;
        }
    }
    tokens.len()
}

/// Words that open an item wherever they stand with a capital.
const OPENERS: Class = Class::SKILL.or(Class::EXPERIENCE).or(Class::LEVEL).or(Class::LEVEL_SHORT);

/// Whether an item begins at `i` though only its capital says so: "methodologies Experience building", "Office Strong communication".
fn opens_item(tokens: &[Token<'_>], i: usize) -> bool {
    let (Some(before), Some(token), Some(next)) = (tokens.get(i - 1), tokens.get(i), tokens.get(i + 1)) else { return false };
    let ability = token.any(&[
        "ability",
        "able",
        "preference",
        "must",
        "willingness",
        "willing",
        "strong",
        "excellent",
        "exceptional",
        "outstanding",
        "proven",
        "demonstrated",
        "solid",
        "good",
        "great",
        "superior",
        "extensive",
    ]);
    let subject = matches!(token.text, "This" | "We" | "You" | "Our" | "Please");
    let heading = matches!(token.text, "Requirements" | "Qualifications" | "Responsibilities" | "Benefits");
    let registered = token.has(Class::CREDENTIALED);
    let valid =
        matches!(token.text, "Current" | "Valid" | "Active") && tokens.iter().skip(i + 1).take(4).any(|t| t.has(Class::CREDENTIAL_HEAD));
    let applies = token.text == "To" && next.any(&["apply", "be"]);
    if !token.capital()
        || token.shouted() && !token.has(Class::LEVEL_SHORT)
        || !(ability || subject || heading || registered || valid || applies || token.has(OPENERS))
    {
        return false;
    }
    let joined = Class::AND
        .or(Class::OR)
        .or(Class::PREPOSITION)
        .or(Class::ARTICLE)
        .or(Class::DEGREE_OF_SKILL)
        .or(Class::FILLER)
        .or(Class::HOLD)
        .or(Class::FINITE)
        .or(Class::REQUIRED)
        .or(Class::PREFERRED)
        .or(Class::UNIT)
        .or(Class::SEEKING)
        .or(Class::NEGATION)
        .or(Class::LEVEL)
        .or(Class::LEVEL_SHORT);
    let closed = matches!(before.shape, Shape::Word | Shape::Close) && !before.has(joined);
    if valid || applies {
        return closed;
    }
    if heading {
        return closed && !before.capital() && next.capital() && !next.shouted();
    }
    if registered {
        return closed && !before.capital() && next.any(&["with", "as", "to", "in", "by"]);
    }
    let goes_on = next.shape == Shape::Word && !next.capital();
    let graded = token.has(Class::LEVEL.or(Class::LEVEL_SHORT));
    if subject {
        return closed && goes_on;
    }
    closed
        && match () {
            () if graded => !before.capital() && (goes_on && !token.has(Class::LEVEL_SHORT) || next.any(&["in", "of", "degree"])),
            () if ability => goes_on,
            () if token.has(Class::EXPERIENCE) || token.any(&["experienced", "skills", "expert"]) => {
                goes_on && (!before.capital() || next.text.ends_with("ing") && token.has(Class::EXPERIENCE))
            }
            () => goes_on && (!before.capital() || next.has(Class::PREPOSITION)),
        }
}

/// Whether the point at `i` belongs to an abbreviation.
fn abbreviation(tokens: &[Token<'_>], i: usize) -> bool {
    let Some(before) = i.checked_sub(1).and_then(|p| tokens.get(p)) else { return false };
    let short =
        before.any(&["etc", "eg", "ie", "vs", "no", "min", "approx", "dept", "inc", "st", "incl", "max", "dr", "mr", "mrs", "yrs", "yr"]);
    let next_lower =
        tokens.get(i + 1).is_some_and(|n| n.shape == Shape::Word && !n.capital() || matches!(n.shape, Shape::Comma | Shape::Close));
    let counted = before.any(&["min", "max", "approx", "no"]) && tokens.get(i + 1).is_some_and(|n| n.shape == Shape::Number);
    counted
        || short && next_lower
        || before.text.len() == 1 && before.shape == Shape::Word && before.capital() && i > 2
        || next_lower && tokens.get(i + 1).is_some_and(|n| n.shape != Shape::Word)
}

/// Without bullets, numbering and marks at both ends.
fn strip<'t, 'a>(tokens: &'t [Token<'a>]) -> &'t [Token<'a>] {
    let mut body = tokens;
    loop {
        let numbered = matches!(body, [a, b, ..] if (a.shape == Shape::Number && a.text.len() < 3 || a.shape == Shape::Word && a.text.len() == 1 && !a.is("a")) && (b.shape == Shape::Stop || b.shape == Shape::Close) || a.is("a") && a.capital() && (b.shape == Shape::Stop));
        let bracketed = matches!(body, [a, b, c, ..] if a.shape == Shape::Open && c.shape == Shape::Close && b.text.len() < 3);
        let skip = if bracketed {
            3
        } else if numbered {
            2
        } else {
            usize::from(body.first().is_some_and(|t| {
                matches!(
                    t.shape,
                    Shape::Bullet
                        | Shape::Dash
                        | Shape::Stop
                        | Shape::Colon
                        | Shape::Other
                        | Shape::Comma
                        | Shape::Semicolon
                        | Shape::Plus
                        | Shape::Question
                        | Shape::Close
                        | Shape::Slash
                )
            }))
        };
        if skip == 0 {
            break;
        }
        body = after(body, skip);
    }
    body
}

/// How many tokens of a heading stand at the head: words up to a colon, or a whole part of heading words.
fn heading(tokens: &[Token<'_>]) -> usize {
    let words = run(tokens, |t| t.shape == Shape::Word || matches!(t.shape, Shape::Slash | Shape::Ampersand | Shape::Dash));
    let titled = tokens
        .get(..words)
        .unwrap_or_default()
        .iter()
        .any(|t| t.has(Class::HEADING.or(Class::QUIET_HEADING).or(Class::REQUIRED).or(Class::PREFERRED)));
    let label = run(tokens, |t| t.shape == Shape::Word || matches!(t.shape, Shape::Slash | Shape::Ampersand | Shape::Comma));
    let measured = label <= 8
        && matches!(after(tokens, label), [colon, number, unit, ..] if colon.shape == Shape::Colon && number.shape == Shape::Number && unit.has(Class::UNIT));
    if measured && label > words {
        return label + 1;
    }
    let colon = tokens.get(words).is_some_and(|t| t.shape == Shape::Colon);
    let count = tokens.get(..words).unwrap_or_default().iter().any(|t| t.has(Class::UNIT));
    let list = tokens
        .get(..words)
        .unwrap_or_default()
        .windows(2)
        .any(|w| matches!(w, [a, b] if a.is("the") && b.is("following") || a.any(&["of", "in", "as", "with"])));
    if colon
        && words > 0
        && words <= 9
        && !count
        && !list
        && (titled || words <= 4)
        && !tokens.get(words.saturating_sub(1)).is_some_and(|t| t.has(Class::PREPOSITION))
    {
        if tokens.first().is_some_and(|t| t.is("willingness")) {
            return 0;
        }
        let asks = tokens
            .get(..words)
            .is_some_and(|h| h.first().is_some_and(|t| t.has(Class::LEVEL.or(Class::SKILL))) || h.iter().any(|t| t.has(Class::LEVEL)));
        return if asks { 0 } else { words + 1 };
    }
    let tiered =
        tokens.first().is_some_and(|t| t.capital() && t.any(&["minimum", "required", "preferred", "essential", "desirable", "desired"]))
            && tokens.get(1).is_some_and(|t| t.shape == Shape::Dash && t.spaced);
    let dash = run(tokens, |t| t.shape == Shape::Word && t.has(Class::HEADING) && t.capital());
    let dashed = (2..=4).contains(&dash) && tokens.get(dash).is_some_and(|t| t.shape == Shape::Dash && t.spaced);
    if dashed {
        return dash + 1;
    }
    if tiered {
        return 2;
    }
    let named =
        run(tokens, |t| t.shape == Shape::Word && !t.has(Class::PREPOSITION.or(Class::FINITE).or(Class::HOLD)) || t.shape == Shape::Slash);
    let counted = (1..6).contains(&named)
        && matches!(after(tokens, named), [comma, number, unit, open, tier, ..]
            if comma.shape == Shape::Comma && number.shape == Shape::Number && unit.has(Class::UNIT)
                && open.shape == Shape::Open && tier.has(Class::REQUIRED.or(Class::PREFERRED)));
    let labelled = (1..5).contains(&named)
        && named == run(tokens, |t| t.shape == Shape::Word && !t.has(Class::FILLER.or(Class::NUMERAL)))
        && matches!(after(tokens, named), [number, unit, open, tier, ..]
            if number.shape == Shape::Number && unit.has(Class::UNIT)
                && open.shape == Shape::Open && tier.has(Class::REQUIRED.or(Class::PREFERRED)));
    if counted || labelled {
        return named + usize::from(counted);
    }
    let listed = run(tokens, |t| t.shape == Shape::Word || matches!(t.shape, Shape::Slash | Shape::Ampersand | Shape::Dash | Shape::Comma));
    let whole = listed >= tokens.len() - usize::from(tokens.last().is_some_and(|t| matches!(t.shape, Shape::Stop | Shape::Colon)))
        && (1..=8).contains(&listed)
        && tokens.iter().all(|t| {
            t.has(Class::HEADING.or(Class::AND).or(Class::OR))
                || t.any(&["specific", "additional", "other", "etc"])
                || t.shape != Shape::Word
        });
    if whole { tokens.len() } else { spaced_heading(tokens) }
}

/// "EDUCATION AND EXPERIENCE Graduation from …": shouted heading words before text that is not.
fn spaced_heading(tokens: &[Token<'_>]) -> usize {
    let words = run(tokens, |t| {
        (t.has(Class::HEADING)
            || t.has(Class::AND.or(Class::OR))
            || t.any(&["to", "haves", "have", "you", "registrations"])
            || t.shape != Shape::Word)
            && (t.shouted() || t.shape != Shape::Word)
            && t.shape != Shape::Number
            && t.shape != Shape::Open
    });
    let tiers = matches!(tokens, [a, b, c, ..]
        if a.capital() && a.any(&["preferred", "required", "minimum", "desired", "basic", "essential", "desirable"])
            && b.capital() && b.any(&["qualifications", "requirements", "skills", "experience", "criteria"])
            && c.shape == Shape::Word && c.capital());
    if tiers {
        return 2;
    }
    let pair = tokens.first().is_some_and(|t| t.is("education") && t.capital())
        && tokens.get(1).is_some_and(|t| t.has(Class::AND))
        && tokens.get(2).is_some_and(|t| t.is("experience"))
        && tokens.get(3).is_some_and(|t| t.capital());
    let shouts =
        run(tokens, |t| t.shouted() && t.text.len() > 2 || t.has(Class::AND.or(Class::OR)) && t.shouted() || t.shape == Shape::Ampersand);
    let titled = (2..=5).contains(&shouts)
        && tokens.get(..shouts).is_some_and(|h| {
            h.iter().any(|t| t.has(Class::HEADING) || t.is("clearance")) && !h.iter().any(|t| t.has(Class::CREDENTIAL.or(Class::BODY)))
        })
        && tokens.get(shouts).is_some_and(|t| t.shape == Shape::Word && t.capital() && !t.shouted());
    if titled {
        return shouts;
    }
    let following = tokens.get(words).is_some_and(|t| !t.shouted());
    if pair {
        3
    } else if words > 0 && following && tokens.first().is_some_and(|t| t.has(Class::HEADING) && (t.text.len() > 5 || words > 2)) {
        words
    } else {
        0
    }
}

/// The tier that the words of a heading give.
fn heading_tier(words: &[Token<'_>]) -> Option<Tier> {
    let preferred = words.iter().any(|t| {
        t.has(Class::PREFERRED) && (!t.is("ideal") || !words.iter().any(|w| w.has(Class::CANDIDATE))) || t.any(&["nice", "bonus"])
    });
    let required = words.iter().any(|t| t.has(Class::REQUIRED) || t.any(&["minimum", "musts", "must-haves"]));
    if preferred { Some(Tier::Preferred) } else { required.then_some(Tier::Required) }
}

/// Whether nothing is asked under a heading of these words.
fn heading_quiet(words: &[Token<'_>]) -> bool {
    words.iter().any(|t| t.has(Class::QUIET_HEADING))
        && !words.iter().any(|t| t.any(&["qualifications", "requirements", "education", "experience"]))
}
