//! Lengths of time.
//!
//! ```ebnf
//! length = [ bound ] count [ unit ] [ [ dash | "to" | "and" | "or" ] count ] [ more ] unit [ "(" number [ unit ] ")" ] [ more ] ;
//! bound  = "at least" | "minimum" [ "of" ] | "over" | "more than" | "up to" | "less than" | "between" ;
//! count  = ( number | numeral | "a" ) [ "(" number ")" ] [ more ] ;
//! more   = "+" | "plus" | "or more" | "and above" ;
//! unit   = "year" | "month" | "decade" ;
//! ```

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt, value, verify};
use nom::sequence::{delimited, pair, preceded, terminated};

use super::{Miss, Read, Tokens, after, mark, miss, of, one_of, run, when, word, words};
use crate::lexicon::{Class, List, phrases};
use crate::token::{Shape, Token};

/// The most months that are taken for experience: a working life.
pub(crate) const LONGEST: u32 = 1200;

/// No unit stands farther than this behind what opens its length.
const REACH: usize = 32;

/// A stated length: `min` or `max` is present, both in months, `min <= max`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stated {
    /// The least.
    pub min: Option<u32>,
    /// The most.
    pub max: Option<u32>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    Least,
    Most,
}

/// A length with its bounds.
pub(crate) fn length<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, Stated> {
    if !input.first().is_some_and(opens) || idle(input) || !input.iter().take(REACH).any(|t| t.has(Class::UNIT)) {
        return miss(input);
    }
    let start = input;
    let from = usize::from(input.first().is_some_and(|t| t.is("from")));
    let (input, bound) = opt(bound).parse(after(input, from))?;
    // "two 6-month posts" are no range
    let digits = input.first().is_some_and(|t| t.shape == Shape::Number);
    let (input, first) = count(input)?;
    let (input, first_unit) = opt(unit).parse(input)?;
    let (input, second) =
        opt(alt((map(preceded(to, pair(opt(bound_word), count)), |(_, count)| count), verify(larger(first), |_| digits)))).parse(input)?;
    if from > 0 && second.is_none() {
        return miss(start);
    }
    let (input, last_unit) = match (second, first_unit) {
        (None, Some(unit)) => (input, unit),
        _ => unit(input)?,
    };
    let restated = (mark(Shape::Number), opt(of(Class::UNIT)));
    let (input, _) = opt(delimited(mark(Shape::Open), restated, mark(Shape::Close))).parse(input)?;
    let (input, trailing) = opt(more).parse(input)?;
    let scale = first_unit.unwrap_or(last_unit);
    let low = first.months(scale);
    let high = second.map(|count| count.months(last_unit));
    let open = trailing.is_some() || second.map_or(first.more, |count| count.more);
    let stated = match (bound, high) {
        (Some(Bound::Most), high) => Stated { min: None, max: Some(high.unwrap_or(low)) },
        (_, Some(high)) if open => Stated { min: Some(low.min(high)), max: None },
        (_, Some(high)) => Stated { min: Some(low.min(high)), max: Some(low.max(high)) },
        (_, None) => Stated { min: Some(low), max: None },
    };
    if stated.min.unwrap_or(0).max(stated.max.unwrap_or(0)) > LONGEST { miss(start) } else { Ok((input, stated)) }
}

/// A count whose unit was said before, in months of years: "two", "at least 3", "one (1)".
pub(crate) fn elided<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, u32> {
    if !input.first().is_some_and(opens) {
        return miss(input);
    }
    let (rest, _) = opt(bound).parse(input)?;
    let (rest, count) = count(rest)?;
    let months = count.months(12);
    let unit = matches!(rest, [dash, unit, ..] if dash.shape == Shape::Dash && unit.has(Class::UNIT))
        || rest.first().is_some_and(|t| t.has(Class::UNIT));
    // "at least one of Figma or Sketch" is a choice, "one of those years" is none
    let choice = months == 12 && matches!(rest, [of, object, ..] if of.is("of") && !object.listed(List::THOSE_YEARS));
    if unit || choice || months == 0 || months > 40 * 12 { miss(input) } else { Ok((rest, months)) }
}

/// Counts that share their unit, in months: "5+/3+/0 years", "5, 3 or 1 years".
pub(crate) fn several<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Option<(Tokens<'t, 'a>, Vec<u32>)> {
    let digits = |t: &Token<'_>| t.shape == Shape::Number;
    if !(input.first().is_some_and(digits)
        && input.iter().take(4).any(|t| matches!(t.shape, Shape::Slash | Shape::Comma) || t.has(Class::OR)))
    {
        return None;
    }
    let (mut rest, first) = count(input).ok()?;
    let mut counts = vec![first];
    loop {
        let joint = run(rest, |t| matches!(t.shape, Shape::Slash | Shape::Comma) || t.has(Class::OR.or(Class::AND)));
        if joint == 0 {
            break;
        }
        let (tail, next) = count(after(rest, joint)).ok()?;
        counts.push(next);
        rest = tail;
    }
    let (rest, unit) = unit(rest).ok()?;
    let (rest, _) = opt(more).parse(rest).ok()?;
    Some((rest, counts.into_iter().map(|count| count.months(unit)).collect()))
}

/// Years under a label that names their unit: "3", "3+", "3-5", "3 to 5".
pub(crate) fn labelled<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, Stated> {
    let (rest, first) = count(input)?;
    let (rest, second) = opt(preceded(to, count)).parse(rest)?;
    let low = first.months(12);
    let high = second.filter(|count| !count.more).map(|count| count.months(12));
    let ends = rest.first().is_none_or(|t| t.shape != Shape::Word || t.has(Class::REQUIRED.or(Class::PREFERRED)));
    let career = low.max(high.unwrap_or(0)) <= 40 * 12;
    if ends && career { Ok((rest, Stated { min: Some(low), max: high })) } else { miss(input) }
}

/// Whether what follows a count without its unit says what its years are in: "in X", "spent in X", "leading X", but not "of the following".
pub(crate) fn parts(tail: Tokens<'_, '_>) -> bool {
    let [preposition, object, ..] = after(tail, run(tail, |t| t.is("spent"))) else { return false };
    if preposition.gerund() && object.shape == Shape::Word && !object.has(Class::EXPERIENCE) {
        return true;
    }
    let of = preposition.is("of") && (object.has(Class::ARTICLE) || object.listed(List::UNCOUNTED));
    preposition.listed(List::PART_IN) && object.shape == Shape::Word && !of
}

/// Years without a number: "several years", "a number of years", "years".
pub(crate) fn uncounted<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    let (rest, _) = opt(word("a")).parse(input)?;
    let (rest, _) = opt(alt((map(when(|t| t.listed(List::UNCOUNTED)), drop), words("number of"), words("couple of")))).parse(rest)?;
    let (rest, _) = opt(when(|t| t.listed(List::WHOLE))).parse(rest)?;
    let (rest, _) = when(|t| t.has(Class::UNIT) && t.text.ends_with(['s', '\''])).parse(rest)?;
    Ok((rest, ()))
}

/// Whether a length may begin with the token.
fn opens(token: &Token<'_>) -> bool {
    let opening = Class::NUMERAL.or(Class::AT_LEAST).or(Class::AT_MOST);
    token.shape == Shape::Number || token.has(opening) || token.listed(List::OPENS_BOUND)
}

/// Whether an article opens no length: "a year", "a full year" and "a minimum of" do, any other word behind it does not.
fn idle(input: Tokens<'_, '_>) -> bool {
    let counts = |t: &Token<'_>| t.has(Class::UNIT) || t.listed(List::ARTICLE_COUNTS);
    matches!(input, [a, next, ..] if a.any(&["a", "an"]) && !counts(next))
}

/// What bounds a length from below or above.
fn bound<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, Bound> {
    let least = one_of(&phrases::AT_LEAST);
    let most = one_of(&phrases::AT_MOST);
    let (input, bound) = alt((
        value(Bound::Least, of(Class::AT_LEAST)),
        value(Bound::Most, of(Class::AT_MOST)),
        value(Bound::Least, least),
        value(Bound::Most, most),
    ))
    .parse(input)?;
    let (input, _) = opt(alt((map(alt((mark(Shape::Colon), mark(Shape::Stop))), drop), words("of at least"), words("of")))).parse(input)?;
    // "over a five year period", but not "at least a year"
    let article = matches!(input, [a, next, ..] if a.is("a") && !next.has(Class::UNIT));
    Ok((after(input, usize::from(article)), bound))
}

/// A bound repeated inside a range ("2 to at most 4"), which adds nothing.
fn bound_word<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    map(bound, drop).parse(input)
}

/// A count in thousandths, so that "1.5 years" is exact.
#[derive(Clone, Copy)]
struct Count {
    thousandths: u64,
    more: bool,
}

impl Count {
    /// Whole months, rounded half up; more than a working life stays more.
    fn months(self, unit: u32) -> u32 {
        u32::try_from((self.thousandths * u64::from(unit) + 500) / 1000).unwrap_or(u32::MAX)
    }
}

/// A number in digits or words, and again in brackets: "three (3)", "five+".
fn count<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, Count> {
    let digits = map(verify(mark(Shape::Number), |t: &&Token<'_>| in_thousandths(t).is_some()), |t| in_thousandths(t).unwrap_or_default());
    let numeral = map(of(Class::NUMERAL), |t| u64::from(t.value) * 1000);
    let (rest, thousandths) = match alt((digits, numeral)).parse(input) {
        Ok(found) => found,
        Err(_) => {
            let (rest, _) = alt((word("a"), word("an"))).parse(input)?;
            let (rest, _) = opt(alt((words("full"), words("further"), words("single")))).parse(rest)?;
            if rest.first().is_some_and(|t| t.has(Class::UNIT)) {
                return Ok((rest, Count { thousandths: 1000, more: false }));
            }
            return miss(input);
        }
    };
    let (rest, half) = opt(half).parse(rest)?;
    let thousandths = if half.is_some() { thousandths + 500 } else { thousandths };
    let (rest, early) = opt(more).parse(rest)?;
    let (rest, _) =
        opt(delimited(mark(Shape::Open), pair(alt((mark(Shape::Number), of(Class::NUMERAL))), opt(mark(Shape::Plus))), mark(Shape::Close)))
            .parse(rest)?;
    let (rest, late) = opt(more).parse(rest)?;
    let (rest, _) = opt(words("or so")).parse(after(rest, run(rest, |t| t.listed(List::WHOLE))))?;
    Ok((rest, Count { thousandths, more: early.or(late).is_some() }))
}

/// Half a unit more: "two and a half years", "two and one-half years".
fn half<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    let (input, _) = word("and").parse(input)?;
    let (input, _) = opt(word("a")).parse(input)?;
    let (input, _) = opt(pair(word("one"), mark(Shape::Dash))).parse(input)?;
    map(alt((word("half"), word("one-half"))), drop).parse(input)
}

/// A number whose language writes it with a comma, or as one word, carries its value; any other is read here.
fn in_thousandths(token: &Token<'_>) -> Option<u64> {
    if token.value > 0 { Some(u64::from(token.value)) } else { thousandths(token.text) }
}

/// "1.5" is 1500; what has three digits before the point, or a comma, is no count of years.
fn thousandths(text: &str) -> Option<u64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let whole: u64 = whole.parse().ok().filter(|n| *n < 500)?;
    let part: u64 = if part.is_empty() { 0 } else { format!("{part:0<3}").get(..3)?.parse().ok()? };
    Some(whole * 1000 + part)
}

/// "+", "plus", "or more", "and above".
fn more<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    if !input.first().is_some_and(|t| matches!(t.shape, Shape::Dash | Shape::Plus) || t.listed(List::OPENS_MORE) || t.has(Class::OR_MORE)) {
        return miss(input);
    }
    let sign = terminated(map(opt(mark(Shape::Dash)), drop), alt((map(mark(Shape::Plus), drop), words("plus"))));
    alt((
        sign,
        words("or more"),
        words("or above"),
        words("and above"),
        words("or greater"),
        words("or longer"),
        words("and more"),
        words("and up"),
        words("or over"),
        words("and over"),
        words("minimum"),
        words("min"),
        map(of(Class::OR_MORE), drop),
    ))
    .parse(input)
}

/// The end of a range whose dash was lost: "6 8 years".
fn larger<'t, 'a: 't>(first: Count) -> impl Parser<Tokens<'t, 'a>, Output = Count, Error = Miss<'t, 'a>> {
    move |input: Tokens<'t, 'a>| {
        if !input.first().is_some_and(|t| t.shape == Shape::Number) {
            return miss(input);
        }
        verify(count, |second: &Count| first.thousandths < second.thousandths && second.thousandths <= 30_000).parse(input)
    }
}

/// What stands between the ends of a range.
fn to<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, ()> {
    alt((map(pair(mark(Shape::Dash), opt(mark(Shape::Dash))), drop), words("to"), words("and"), words("or"), map(of(Class::UNTIL), drop)))
        .parse(input)
}

/// A unit of time and how many months it has: "years", "year(s)", "-year".
fn unit<'t, 'a: 't>(input: Tokens<'t, 'a>) -> Read<'t, 'a, u32> {
    let (input, _) = opt(mark(Shape::Dash)).parse(input)?;
    let (input, _) = opt(words("calendar")).parse(input)?;
    let (input, unit) = of(Class::UNIT).parse(input)?;
    let plural = delimited(mark(Shape::Open), when(|t| t.any(&["s", "'s"])), mark(Shape::Close));
    let (input, _) = opt(alt((map(plural, drop), map(pair(mark(Shape::Slash), word("s")), drop)))).parse(input)?;
    let (input, _) = opt(when(|t| t.shape == Shape::Other && !t.spaced)).parse(input)?;
    Ok((input, u32::from(unit.value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_bounds_a_length_opens_one() {
        for phrase in phrases::AT_LEAST.iter().chain(phrases::AT_MOST.iter()) {
            assert!(crate::token::tokenize(phrase).first().is_some_and(opens), "{phrase}");
        }
    }
}
