//! A line as sentences: glued bullets taken apart, headings set aside with the tier they give.

use crate::grammar::after;
use crate::heading;
use crate::item;
use crate::lexicon::{Class, List};
use crate::requirement::Tier;
use crate::token::{Shape, Token};
use crate::voice;

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
    /// How many headings stand above it, and whether the last of them names what is asked.
    pub section: (usize, bool),
    /// Whether it asks because it is an item of a list that asks.
    pub asked: bool,
}

/// The sentences of a line.
///
/// `capitals` tells that a capital inside a sentence can open an item: so in English, not in German.
pub(crate) fn sentences<'t, 'a>(tokens: &'t [Token<'a>], capitals: bool) -> Vec<Sentence<'t, 'a>> {
    let mut found = Vec::new();
    let (mut tier, mut quiet, mut section) = (None, false, (0, false));
    let layout = Layout { capitals, dashed: capitals && bulleted(tokens), ranked: capitals && heading::ranked(tokens) };
    let mut rest = tokens;
    while !rest.is_empty() {
        let end = border(rest, layout);
        let part = strip(rest.get(..end).unwrap_or_default());
        rest = after(rest, end.max(1));
        let outer = Some(heading::length(part)).filter(|outer| *outer > 0 || !layout.ranked).unwrap_or_else(|| heading::ranks(part).0);
        let mut named = part.get(..outer).unwrap_or_default();
        let mut body = strip(after(part, outer));
        if outer > 0 {
            (tier, quiet) = (heading::tier(named), heading::quiet(named));
            let tier = named.iter().all(|t| t.has(Class::PREFERRED.or(Class::REQUIRED)) || t.shape != Shape::Word);
            section = (section.0 + 1, tier && section.1 || named.iter().any(|t| t.listed(List::ASKING_HEADING)));
        }
        let titled = outer > 0 && named.iter().any(|t| t.has(Class::HEADING.or(Class::QUIET_HEADING)));
        let inner = if titled { heading::length(body) } else { 0 };
        if inner > 0 && inner < body.len() {
            named = body.get(..inner).unwrap_or_default();
            body = strip(after(body, inner));
            tier = heading::tier(named).or(tier);
        }
        let tiered = || {
            part.last().is_some_and(|t| t.has(Class::REQUIRED.or(Class::PREFERRED)) && !t.capital())
                && part.iter().any(|t| t.has(Class::CREDENTIAL_HEAD.or(Class::DEGREE)))
        };
        let asks_alone = outer > 0 && body.is_empty() && (tiered() || part.first().is_some_and(|t| t.is("must") || t.has(Class::HOLD)));
        if asks_alone {
            (named, body) = (&[], part);
        }
        let experience = named.iter().any(|t| t.has(Class::EXPERIENCE));
        if !body.is_empty() {
            found.push(Sentence { tokens: body, tier, quiet, experience, heading: named, section, asked: false });
        }
    }
    found
}

/// A sentence of more tokens than this is read in parts, so that time stays linear in the length of a line.
const LONGEST: usize = 600;

/// How a line sets out its items.
#[derive(Debug, Clone, Copy)]
struct Layout {
    /// A capital inside a sentence can open an item.
    capitals: bool,
    /// Dashes between spaces are bullets.
    dashed: bool,
    /// Items of two tiers stand under headings of their own.
    ranked: bool,
}

/// Where the sentence at the head of `tokens` ends.
fn border(tokens: &[Token<'_>], layout: Layout) -> usize {
    let Layout { capitals, dashed, ranked } = layout;
    // most tokens are small words, at which nothing ends
    let marked = |t: &Token<'_>| t.shape != Shape::Word || t.glued || capitals && t.capital() || t.listed(List::REASONS);
    let near = tokens.get(..LONGEST).unwrap_or(tokens);
    for (i, token) in near.iter().enumerate().filter(|(_, t)| ranked || marked(t)) {
        let next = tokens.get(i + 1);
        let ends = match token.shape {
            Shape::Stop => next.is_none_or(|n| !abbreviation(tokens, i) || n.glued),
            Shape::Question => true,
            Shape::Semicolon => next.is_some_and(|n| n.is("we")),
            Shape::Bullet => i > 0,
            // "NMC registration - your pin should not have …"
            Shape::Dash if token.spaced && i > 0 && next.is_some_and(|n| n.any(&["your", "you"])) => true,
            Shape::Dash if dashed && bullet(tokens, i) => i > 0,
            // "strong arms- Calm manner"
            Shape::Dash if capitals && hangs(tokens, i) => true,
            Shape::Dash => {
                capitals
                    && !token.spaced
                    && i > 0
                    && next.is_some_and(|n| n.capital() && n.has(Class::STARTER.or(item::OPENERS)) && !n.shouted())
                    // "Human–Computer": halves of one name
                    && !tokens.get(i - 1).is_some_and(|before| before.capital() && next.is_some_and(|n| !n.spaced))
            }
            _ => false,
        };
        if i > 0 && token.listed(List::REASONS) && refuses(after(tokens, i + 1)) {
            return i;
        }
        if ranked && item::heads_tier(tokens, i)
            || i > 0 && (token.glued || token.shape == Shape::Bullet || capitals && token.capital() && item::opens(tokens, i))
        {
            return i;
        }
        if ends {
            return i + 1;
        }
    }
    near.len()
}

/// Whether the employer says what it does not do: "we cannot offer sponsorship".
fn refuses(tokens: &[Token<'_>]) -> bool {
    matches!(tokens, [we, verb, rest @ ..] if we.is("we")
        && (voice::declines(verb) || rest.first().is_some_and(voice::declines)))
}

/// Whether a dash between spaces stands before a capital, as a bullet does.
fn bullet(tokens: &[Token<'_>], i: usize) -> bool {
    matches!(tokens.get(i..i + 2), Some([dash, next]) if dash.shape == Shape::Dash && dash.spaced && next.spaced && next.capital())
}

/// Whether dashes are the bullets of a line: three or more between spaces, before capitals, the first of them at its head or behind a colon;
/// or two before items that open with words of their own.
fn bulleted(tokens: &[Token<'_>]) -> bool {
    let Some(first) = tokens.iter().position(|t| t.shape == Shape::Dash) else { return false };
    let opens = first.checked_sub(1).and_then(|i| tokens.get(i)).is_none_or(|t| matches!(t.shape, Shape::Colon | Shape::Stop));
    let least = |found: usize, test: fn(&[Token<'_>], usize) -> bool| {
        (first..tokens.len()).filter(|i| test(tokens, *i)).take(found).count() == found
    };
    opens && least(3, bullet) || least(2, item::dashed)
}

/// Whether a dash hangs behind the last word of an item, before another that opens with a capital.
fn hangs(tokens: &[Token<'_>], i: usize) -> bool {
    let Some([lead, before, dash, next]) = i.checked_sub(2).and_then(|from| tokens.get(from..from + 4)) else { return false };
    let plain = |t: &Token<'_>| t.shape == Shape::Word && !t.capital();
    lead.shape == Shape::Word
        && plain(before)
        && !before.has(Class::HEADING.or(Class::CREDENTIAL_HEAD))
        && !dash.spaced
        && next.spaced
        && next.capital()
}

/// Whether the point at `i` belongs to an abbreviation.
fn abbreviation(tokens: &[Token<'_>], i: usize) -> bool {
    let Some(before) = i.checked_sub(1).and_then(|p| tokens.get(p)) else { return false };
    let short = before.listed(List::ABBREVIATIONS);
    let next_lower = tokens
        .get(i + 1)
        .is_some_and(|n| n.shape == Shape::Word && !n.capital() || matches!(n.shape, Shape::Comma | Shape::Close | Shape::Slash));
    let counted = before.any(&["min", "max", "approx", "incl", "no"]) && tokens.get(i + 1).is_some_and(|n| n.shape == Shape::Number);
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
