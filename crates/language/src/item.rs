//! Where an item of a run-on line begins although only its capital says so: "methodologies Experience building", "Office Strong communication".

use crate::grammar::opening;
use crate::lexicon::{Class, List};
use crate::token::{Shape, Token};

/// Classes of words that open an item wherever they stand with a capital.
pub(crate) const OPENERS: Class = Class::SKILL.or(Class::EXPERIENCE).or(Class::LEVEL).or(Class::LEVEL_SHORT);

/// Words before which nothing ends: what follows belongs to them.
const JOINED: Class = Class::AND
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

/// Whether a heading with its colon stands at `i`, behind text: "… and reporting Skills & Experience: …".
fn heads(tokens: &[Token<'_>], i: usize) -> bool {
    let small = |t: &Token<'_>| matches!(t.shape, Shape::Slash | Shape::Ampersand | Shape::Comma) || t.has(Class::AND.or(Class::OR));
    let words = tokens.iter().skip(i).take(6).take_while(|t| t.has(Class::HEADING) && t.capital() || small(t)).count();
    let colon = tokens.get(i + words).is_some_and(|t| t.shape == Shape::Colon);
    let asks = tokens.get(i..i + words).is_some_and(|named| named.iter().any(|t| t.listed(List::ASKING_HEADING)));
    colon && asks
}

/// Whether a heading that names a tier stands at `i` behind text: "… of wiring Desirable Fluent Welsh".
pub(crate) fn heads_tier(tokens: &[Token<'_>], i: usize) -> bool {
    let Some(before) = i.checked_sub(1).and_then(|p| tokens.get(p)) else { return false };
    let joint = Class::AND.or(Class::OR).or(Class::PREPOSITION).or(Class::ARTICLE).or(Class::FINITE);
    let closed = matches!(before.shape, Shape::Word | Shape::Close | Shape::Number)
        && !before.has(joint)
        && !(before.has(Class::HEADING) && before.capital());
    closed && crate::heading::ranks(tokens.get(i..).unwrap_or_default()).0 > 0
}

/// Whether a dash between spaces stands at `i` as the bullet of an item that opens with a word of its own: " - Proficiency in", not "Monday - Friday".
pub(crate) fn dashed(tokens: &[Token<'_>], i: usize) -> bool {
    let counts = || opening::counted(tokens.get(i + 1..).unwrap_or_default());
    let named = |next: &Token<'_>| next.capital() && next.has(Class::STARTER.or(OPENERS).or(Class::DEGREE_OF_SKILL));
    let opens = |next: &Token<'_>| next.spaced && (named(next) || next.shape == Shape::Number && counts());
    matches!(tokens.get(i..i + 2), Some([dash, next]) if dash.shape == Shape::Dash && dash.spaced && opens(next))
}

/// Whether an item begins at `i`.
pub(crate) fn opens(tokens: &[Token<'_>], i: usize) -> bool {
    let Some([before, token, next]) = i.checked_sub(1).and_then(|from| tokens.get(from..from + 3)) else { return false };
    if !token.capital() {
        return false;
    }
    let joint = Class::AND.or(Class::OR).or(Class::PREPOSITION).or(Class::ARTICLE);
    if token.has(Class::HEADING)
        && matches!(before.shape, Shape::Word | Shape::Close)
        && !before.capital()
        && !before.has(joint)
        && heads(tokens, i)
    {
        return true;
    }
    let tiered = token.has(Class::PREFERRED)
        && next.shape == Shape::Colon
        && !before.capital()
        && matches!(before.shape, Shape::Word | Shape::Close);
    if tiered && !before.has(joint) {
        return true;
    }
    if token.listed(List::HEADING_TIERS) && heads_tier(tokens, i) && crate::heading::ranks(tokens.get(i..).unwrap_or_default()).1 {
        return true;
    }
    if token.shouted() && !token.has(Class::LEVEL_SHORT) {
        return false;
    }
    let noun = before.listed(List::CLOSES_ITEM) && !before.capital();
    // "within the last five years Experience working …"
    let lasted =
        before.has(Class::UNIT) && tokens.get(i.saturating_sub(7)..i).is_some_and(|near| near.iter().any(|t| t.any(&["last", "past"])));
    let closed = matches!(before.shape, Shape::Word | Shape::Close) && (noun || lasted || !before.has(JOINED));
    let goes_on = next.shape == Shape::Word && !next.capital();
    closed
        && !(token.has(Class::LEVEL) && modified(tokens, i))
        && match token.text {
            "This" | "We" | "You" | "Our" | "Please" => goes_on,
            "Be" | "Have" | "Are" | "Possess" | "Hold" => goes_on && !before.capital(),
            "A" | "An" => {
                let graded = Class::DEGREE_OF_SKILL.or(Class::TRAIT_ADJECTIVE).or(Class::PROFESSION);
                goes_on && !before.capital() && before.shape == Shape::Word && (next.has(graded) || next.listed(List::STANDING))
            }
            "The" => next.listed(List::BEHIND_THE),
            "To" => next.any(&["apply", "be"]),
            "If" => next.is("you") && goes_on,
            "Requirements" | "Qualifications" | "Responsibilities" | "Benefits" => !before.capital() && next.capital() && !next.shouted(),
            "Current" | "Valid" | "Active" | "Full" | "Clean" => tokens.iter().skip(i + 1).take(4).any(|t| t.has(Class::CREDENTIAL_HEAD)),
            // a list whose items open alike: "Experience with nets Experience with ropes"
            text if token.has(OPENERS) && opener(tokens) == Some(text) && next.has(Class::PREPOSITION) => true,
            "Previous" | "Prior" => next.has(Class::EXPERIENCE) && !next.capital(),
            _ if token.listed(List::QUALITIES) => goes_on,
            _ if token.listed(List::OPENS_CHARACTER) => goes_on && !before.capital(),
            _ => named(before, token, next, goes_on) || behind_held(tokens, i, next) || worded(tokens, i, next),
        }
}

/// Whether words of their own open an item: "weekends Minimum five years of", "hygiene Conversational Welsh", "Photoshop Keen attention to detail".
fn worded(tokens: &[Token<'_>], i: usize, next: &Token<'_>) -> bool {
    let graded = Class::DEGREE_OF_SKILL.or(Class::OPENS_LENGTH).or(Class::TRAIT_ADJECTIVE).or(Class::TRAIT_NOUN).or(Class::FILLER);
    let rest = tokens.get(i..).unwrap_or_default();
    let able = Class::OPENS_ASKED.or(Class::SKILL);
    let head = Class::EXPERIENCE.or(Class::LEVEL).or(Class::DEGREE);
    let first = tokens.get(i).is_some_and(|t| (t.has(graded.or(able)) || t.listed(List::LANGUAGE_LEVELS)) && !t.has(head));
    let small = matches!(next.shape, Shape::Word | Shape::Number) && !next.capital();
    first && (small && opening::opens(rest) || opening::spoken(rest))
}

/// The word that opens the sentence, when it is written with a capital.
fn opener<'a>(tokens: &[Token<'a>]) -> Option<&'a str> {
    tokens.iter().find(|t| t.shape == Shape::Word).filter(|t| t.capital()).map(|t| t.text)
}

/// Whether an article before a level opens one noun with it: "a full time Bachelor's program".
fn modified(tokens: &[Token<'_>], i: usize) -> bool {
    let near = tokens.get(i.saturating_sub(4)..i).unwrap_or_default();
    let article = near.iter().rposition(|t| t.any(&["a", "an"]));
    article.is_some_and(|at| {
        near.iter().skip(at).all(|t| t.shape == Shape::Word && !t.has(Class::PREPOSITION.or(Class::EXPERIENCE.or(Class::SKILL))))
    })
}

/// Whether experience stands behind what a licence or degree is in: "licence in Speech Pathology Experience in …".
fn behind_held(tokens: &[Token<'_>], i: usize, next: &Token<'_>) -> bool {
    let near = tokens.get(i.saturating_sub(6)..i).unwrap_or_default();
    let held = near.iter().position(|t| t.has(Class::CREDENTIAL_HEAD.or(Class::DEGREE)));
    next.any(&["in", "with"])
        && tokens.get(i).is_some_and(|t| t.has(Class::EXPERIENCE))
        && held.and_then(|at| near.get(at + 1)).is_some_and(|t| t.is("in"))
        && near.iter().all(|t| t.shape == Shape::Word && !t.has(Class::AND.or(Class::OR)))
}

/// Whether a degree, an experience, a skill or a registration that opens an item stands here.
fn named(before: &Token<'_>, token: &Token<'_>, next: &Token<'_>, goes_on: bool) -> bool {
    let anew = !before.capital();
    match () {
        () if token.has(Class::CREDENTIALED) => anew && next.listed(List::BEHIND_ADJECTIVE),
        () if !token.has(OPENERS) => false,
        () if token.has(Class::LEVEL.or(Class::LEVEL_SHORT)) => {
            anew && (goes_on && !token.has(Class::LEVEL_SHORT) || next.any(&["in", "of", "degree"]))
        }
        () if token.has(Class::EXPERIENCE) => goes_on && (anew || next.text.ends_with("ing")),
        () if token.any(&["experienced", "skills", "expert"]) => goes_on && anew,
        () => goes_on && (anew || next.has(Class::PREPOSITION)),
    }
}
