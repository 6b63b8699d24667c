//! The grammar.
//!
//! ```ebnf
//! query      = any ;
//! any        = all , { "OR" , all } ;
//! all        = part , { [ "AND" ] , part } ;
//! part       = ( "NOT" | "-" ) , part | group | condition | term ;
//! group      = [ field , ":" ] , "(" , any , ")" ;
//! condition  = ( "total" | atom ) , ( comparison , length , [ window ] | window ) ;
//! comparison = ">=" | "≥" | ">" | "<=" | "≤" | "<" ;
//! window     = "within" , [ [ "the" ] , ( "last" | "past" ) ] , length ;
//! length     = number , ( "years" | "year" | "yrs" | "yr" | "y" | "months" | "month" | "mos" | "mo" ) ;
//! term       = [ field , ":" ] , [ "=" ] , atom , [ "~" , [ digits ] ] ;
//! atom       = ( '"' , words , [ "*" ] , '"' ) | ( word , [ "*" ] ) ;
//! field      = "title" | "skill" | "degree" | "credential" | "language" ;
//! ```
//!
//! AND binds tighter than OR, and words side by side are joined by AND. Operators are written in capitals. A `word` ends at a
//! blank, a parenthesis, a quote, a colon, a comparison, `*` or `~`.

use std::cell::Cell;
use std::ops::Range;

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while, take_while1};
use nom::character::complete::{char, digit1, multispace0, satisfy};
use nom::combinator::{not, opt, peek, recognize};
use nom::multi::many0;
use nom::sequence::{pair, preceded, terminated};
use nom::{Err, IResult, Parser};

use super::error::{Fault, Reason};
use super::{Field, Form, Measured, Node, Query, Term};
use crate::words;

/// The longest query that is read.
pub(super) const MAX_BYTES: usize = 65_536;
/// How deep parentheses and NOT may nest.
pub(super) const MAX_DEPTH: usize = 64;
/// The longest time that can be asked for.
const MAX_MONTHS: f64 = 1200.0;

type Read<'a, T> = IResult<&'a str, T, Fault>;

/// Where the grammar is: the whole text, how deep, and the field that a group was given.
#[derive(Clone, Copy)]
struct At<'a> {
    source: &'a str,
    depth: usize,
    field: Option<Field>,
    mixed: &'a Cell<bool>,
}

impl<'a> At<'a> {
    fn offset(self, rest: &str) -> usize {
        self.source.len() - rest.len()
    }

    fn span(self, from: &str, to: &str) -> Range<usize> {
        self.offset(from)..self.offset(to)
    }

    /// Ends the reading: what was begun cannot be anything else.
    fn cut<T>(self, reason: Reason, from: &str, to: &str) -> Read<'a, T> {
        Err(Err::Failure(Fault::new(reason, self.span(from, to))))
    }

    fn deeper(self, input: &'a str) -> Result<Self, Err<Fault>> {
        if self.depth >= MAX_DEPTH {
            return Err(Err::Failure(Fault::new(Reason::TooDeep, self.offset(input)..self.source.len())));
        }
        Ok(Self { depth: self.depth + 1, ..self })
    }
}

/// `query = any`
pub(super) fn query(source: &str) -> Result<Query, Fault> {
    if source.len() > MAX_BYTES {
        return Err(Fault::new(Reason::TooLong, 0..source.len()));
    }
    let mixed = Cell::new(false);
    let at = At { source, depth: 0, field: None, mixed: &mixed };
    let input = source.trim_start();
    if input.is_empty() {
        return Err(Fault::new(Reason::Empty, 0..source.len()));
    }
    match any(at, input) {
        Ok(("", node)) => Ok(Query { node, mixed: mixed.get() }),
        Ok((rest, _)) => Err(unread(at, rest)),
        Err(Err::Failure(fault)) => Err(fault),
        Err(_) => Err(unread(at, input)),
    }
}

fn unread(at: At<'_>, rest: &str) -> Fault {
    let reason = if rest.starts_with(')') { Reason::Unopened } else { Reason::Unread };
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let whole = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let length = if reason == Reason::Unopened { first } else { whole.max(first) };
    Fault::new(reason, at.offset(rest)..at.offset(rest) + length)
}

/// `any = all , { "OR" , all }`
fn any<'a>(at: At<'a>, input: &'a str) -> Read<'a, Node> {
    if let Ok((rest, operator)) = alt((keyword("OR"), keyword("AND"))).parse(input) {
        let end = input.len() - rest.len();
        return at.cut(Reason::LeadingOperator, input, input.get(operator.len().min(end)..).unwrap_or_default());
    }
    let (rest, first) = all(at, input)?;
    let (rest, more) = many0(|input| operand(at, "OR", input, all)).parse(rest)?;
    let runs = std::iter::once(&first).chain(&more).any(|alternative| alternative.len() > 1);
    if !more.is_empty() && runs {
        at.mixed.set(true);
    }
    let alternatives = std::iter::once(first).chain(more).map(|run| joined(run, Node::And)).collect();
    Ok((rest, joined(alternatives, Node::Or)))
}

/// `all = part , { [ "AND" ] , part }`
fn all<'a>(at: At<'a>, input: &'a str) -> Read<'a, Vec<Node>> {
    let (rest, first) = part(at, input)?;
    let (rest, more) = many0(|input| operand(at, "AND", input, part).or_else(|error| recover(error, || part(at, input)))).parse(rest)?;
    Ok((rest, std::iter::once(first).chain(more).collect()))
}

/// The parts as one node; a part that is joined in the same way is taken apart.
fn joined(mut parts: Vec<Node>, join: fn(Vec<Node>) -> Node) -> Node {
    if parts.len() == 1 {
        return parts.remove(0);
    }
    let kind = std::mem::discriminant(&join(Vec::new()));
    let apart = |part| match part {
        Node::And(inner) | Node::Or(inner) => inner,
        part => vec![part],
    };
    join(parts.into_iter().flat_map(|part| if std::mem::discriminant(&part) == kind { apart(part) } else { vec![part] }).collect())
}

/// Tries another production unless the first was cut.
fn recover<'a, T>(error: Err<Fault>, other: impl FnOnce() -> Read<'a, T>) -> Read<'a, T> {
    if matches!(error, Err::Failure(_)) { Err(error) } else { other() }
}

/// An operator and what must follow it.
fn operand<'a, T>(at: At<'a>, word: &'static str, input: &'a str, operand: fn(At<'a>, &'a str) -> Read<'a, T>) -> Read<'a, T> {
    let (rest, operator) = keyword(word).parse(input)?;
    let after = input.get(operator.len()..).unwrap_or_default();
    operand(at, rest).or_else(|error| recover(error, || at.cut(Reason::NoOperand, input, after)))
}

/// A keyword in capitals, and the blanks behind it.
fn keyword<'a>(word: &'static str) -> impl Parser<&'a str, Output = &'a str, Error = Fault> {
    terminated(terminated(tag(word), not(peek(satisfy(is_word_char)))), multispace0)
}

/// `part = ( "NOT" | "-" ) , part | group | condition | term`
fn part<'a>(at: At<'a>, input: &'a str) -> Read<'a, Node> {
    if let Ok((rest, sign)) = alt((keyword("NOT"), tag("-"))).parse(input) {
        let after = input.get(sign.len()..).unwrap_or_default();
        if sign == "-" && !rest.starts_with(|c: char| is_word_char(c) || is_quote(c) || matches!(c, '(' | '=')) {
            return at.cut(Reason::LooseDash, input, after);
        }
        let inner = at.deeper(input)?;
        let (rest, node) = part(inner, rest).or_else(|error| recover(error, || at.cut(Reason::NoOperand, input, after)))?;
        return Ok((rest, Node::Not(Box::new(node))));
    }
    if is_operator(input) {
        return Err(Err::Error(Fault::new(Reason::Unread, 0..0)));
    }
    not_a_slip(at, input)?;
    let (after, field) = field(at, input)?;
    let at = At { field: field.or(at.field), ..at };
    terminated(alt((|input| group(at, input), |start| term(at, field.map(|_| input), start))), multispace0).parse(after)
}

/// Whether an operator stands here that belongs to the production outside.
fn is_operator(input: &str) -> bool {
    alt((keyword("AND"), keyword("OR"))).parse(input).is_ok()
}

/// Signs and words that are operators elsewhere.
fn not_a_slip<'a>(at: At<'a>, input: &'a str) -> Result<(), Err<Fault>> {
    let (rest, run) =
        take_while(|c: char| is_word_char(c) || matches!(c, '&' | '|' | '+')).parse(input).map_err(|error: Err<Fault>| error)?;
    let reason = match run {
        "and" | "And" => Reason::LowerCase("AND"),
        "or" | "Or" => Reason::LowerCase("OR"),
        "not" | "Not" => Reason::LowerCase("NOT"),
        "&" | "&&" => Reason::Symbol("AND"),
        "|" | "||" => Reason::Symbol("OR"),
        _ if run.starts_with('+') => return Err(Err::Failure(Fault::new(Reason::Plus, at.offset(input)..at.offset(input) + 1))),
        _ if input.starts_with(['<', '>', '≤', '≥']) => {
            let (rest, _) = take_while1(is_comparison).parse(input).map_err(|error: Err<Fault>| error)?;
            return Err(Err::Failure(Fault::new(Reason::NoSubject, at.span(input, rest))));
        }
        _ => return Ok(()),
    };
    if rest.starts_with(':') { Ok(()) } else { Err(Err::Failure(Fault::new(reason, at.span(input, rest)))) }
}

/// `field ":"`
fn field<'a>(at: At<'a>, input: &'a str) -> Read<'a, Option<Field>> {
    let Ok((rest, name)) = terminated(take_while1::<_, _, Fault>(is_word_char), char(':')).parse(input) else { return Ok((input, None)) };
    let known = Field::ALL.iter().find(|(field, _)| field.eq_ignore_ascii_case(name));
    let Some((_, field)) = known else {
        let nearest = Field::ALL.iter().max_by(|a, b| likeness(name, a.0).total_cmp(&likeness(name, b.0))).map_or("", |(name, _)| name);
        return at.cut(Reason::UnknownField(nearest), input, input.get(name.len()..).unwrap_or_default());
    };
    if rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || c == ')') {
        return at.cut(Reason::NoFieldValue, input, rest);
    }
    Ok((rest, Some(*field)))
}

/// How much two names share: the letters of the one, in order, in the other.
fn likeness(name: &str, field: &str) -> f64 {
    let mut letters = field.chars().peekable();
    let mut shared = 0u16;
    for c in name.to_lowercase().chars() {
        if letters.clone().any(|letter| letter == c) {
            letters.by_ref().find(|letter| *letter == c);
            shared += 1;
        }
    }
    f64::from(shared) / f64::from(u16::try_from(name.len().max(field.len())).unwrap_or(u16::MAX))
}

/// `group = [ field , ":" ] , "(" , any , ")"`
fn group<'a>(at: At<'a>, input: &'a str) -> Read<'a, Node> {
    let (inside, _) = terminated(char('('), multispace0).parse(input)?;
    if let Some(after) = inside.strip_prefix(')') {
        return at.cut(Reason::EmptyGroup, input, after);
    }
    let after = input.get(1..).unwrap_or_default();
    let unclosed = |at: At<'a>| at.cut(Reason::Unclosed, input, after);
    if inside.is_empty() {
        return unclosed(at);
    }
    let (rest, node) = any(at.deeper(input)?, inside)?;
    match char::<_, Fault>(')').parse(rest) {
        Ok((rest, _)) => Ok((rest, node)),
        Err(_) if rest.is_empty() => unclosed(at),
        Err(_) => Err(Err::Failure(unread(at, rest))),
    }
}

/// An atom as it was read: its words, whether in quotes, whether with `*`.
struct Atom<'a> {
    words: &'a str,
    quoted: bool,
    prefix: bool,
}

/// `term = [ field , ":" ] , [ "=" ] , atom , [ "~" , [ digits ] ]`, or the `condition` that begins with it.
fn term<'a>(at: At<'a>, written: Option<&'a str>, start: &'a str) -> Read<'a, Node> {
    let input = written.unwrap_or(start);
    if let Some(behind) = loose_length(start) {
        return at.cut(Reason::LooseLength, start, behind);
    }
    let (rest, exact) = opt(char('=')).parse(start)?;
    let (rest, atom) = match atom(at, rest) {
        Err(Err::Error(_)) if exact.is_some() => return at.cut(Reason::LooseEquals, start, rest),
        read => read?,
    };
    if words(atom.words).is_empty() {
        return at.cut(Reason::NoWord, start, rest);
    }
    let (rest, form) = form(at, &atom, rest)?;
    if begins_condition(rest) {
        let plain = written.is_none() && at.field.is_none() && exact.is_none() && form == Form::Whole;
        return if plain { condition(at, &atom, start, rest) } else { at.cut(Reason::Unmeasurable, input, rest) };
    }
    let span = at.span(input, rest);
    Ok((rest, Node::Term(Term { field: at.field, words: atom.words.to_owned(), quoted: atom.quoted, exact: exact.is_some(), form, span })))
}

/// `atom = ( '"' , words , [ "*" ] , '"' ) | ( word , [ "*" ] )`
fn atom<'a>(at: At<'a>, input: &'a str) -> Read<'a, Atom<'a>> {
    if let Ok((inside, _)) = satisfy::<_, _, Fault>(is_quote).parse(input) {
        let (rest, words) = take_while(|c| !is_quote(c)).parse(inside)?;
        let Ok((after, _)) = satisfy::<_, _, Fault>(is_quote).parse(rest) else { return at.cut(Reason::OpenQuote, input, inside) };
        let whole = words.strip_suffix('*').unwrap_or(words);
        if let Some(star) = whole.find('*') {
            let star = inside.get(star..).unwrap_or_default();
            return at.cut(Reason::MisplacedStar, star, star.get(1..).unwrap_or_default());
        }
        return Ok((after, Atom { words: whole, quoted: true, prefix: whole.len() < words.len() }));
    }
    if let Some(after) = input.strip_prefix('*') {
        return at.cut(Reason::MisplacedStar, input, after);
    }
    let (rest, words) = recognize(pair(satisfy(is_word_char), take_while(is_word_char))).parse(input)?;
    let (rest, star) = opt(char('*')).parse(rest)?;
    if star.is_some() && rest.starts_with(|c: char| is_word_char(c) || c == '*') {
        let star = input.get(words.len()..).unwrap_or_default();
        return at.cut(Reason::MisplacedStar, star, rest);
    }
    Ok((rest, Atom { words, quoted: false, prefix: star.is_some() }))
}

/// `[ "~" , [ digits ] ]`: behind a word up to 2 letters, behind a phrase up to 99 words.
fn form<'a>(at: At<'a>, atom: &Atom<'_>, input: &'a str) -> Read<'a, Form> {
    let Ok((rest, _)) = char::<_, Fault>('~').parse(input) else {
        return Ok((input, if atom.prefix { Form::Prefix } else { Form::Whole }));
    };
    let (rest, digits) = opt(digit1).parse(rest)?;
    let most = if words(atom.words).len() > 1 { 99 } else { 2 };
    let distance = digits.map_or(Ok(1), str::parse::<u8>).ok().filter(|distance| (1..=most).contains(distance));
    match distance {
        Some(distance) if !atom.prefix => Ok((rest, Form::Near(distance))),
        _ => at.cut(Reason::Distance, input, rest),
    }
}

fn begins_condition(input: &str) -> bool {
    let input = input.trim_start();
    input.starts_with(is_comparison) && !input.starts_with('=') || window_head(input).is_ok()
}

/// `condition = ( "total" | atom ) , ( comparison , length , [ window ] | window )`
fn condition<'a>(at: At<'a>, atom: &Atom<'_>, start: &'a str, input: &'a str) -> Read<'a, Node> {
    let total = !atom.quoted && atom.words.eq_ignore_ascii_case("total");
    let subject = (!total).then(|| atom.words.to_owned());
    let mut measured = Measured { subject, at_least: None, at_most: None, within: None, span: 0..0 };
    let mut rest = input;
    if let Ok((after, sign)) = preceded(multispace0, recognize(take_while1::<_, _, Fault>(is_comparison))).parse(input) {
        let from = input.trim_start();
        let (behind, months) = length(at, from, after)?;
        match sign {
            ">=" | "≥" => measured.at_least = Some(months),
            ">" => measured.at_least = Some(months.saturating_add(1)),
            "<=" | "≤" => measured.at_most = Some(months),
            "<" if months == 0 => return at.cut(Reason::BelowZero, after.trim_start(), behind),
            "<" => measured.at_most = Some(months - 1),
            _ => return at.cut(Reason::Unread, from, after),
        }
        rest = behind;
    }
    if let Ok((after, _)) = preceded(multispace0, window_head).parse(rest) {
        let (behind, months) = length(at, rest.trim_start(), after)?;
        measured.within = Some(months);
        rest = behind;
    }
    measured.span = at.span(start, rest);
    Ok((rest, Node::Measured(measured)))
}

/// `"within" , [ [ "the" ] , ( "last" | "past" ) ]`, only where a number follows: "within budget" are two words.
fn window_head(input: &str) -> Read<'_, ()> {
    let gap = || take_while1(char::is_whitespace);
    let (rest, _) = pair(tag_no_case("within"), gap()).parse(input)?;
    let (rest, _) = opt((opt(pair(tag_no_case("the"), gap())), alt((tag_no_case("last"), tag_no_case("past"))), gap())).parse(rest)?;
    let (rest, _) = peek(digit1).parse(rest)?;
    Ok((rest, ()))
}

/// What stands behind a length that nothing compares with, as in `5+ years java`.
fn loose_length(input: &str) -> Option<&str> {
    let number = recognize((digit1::<_, Fault>, opt((char('.'), digit1)), opt(char('+'))));
    let (rest, unit) = preceded((number, multispace0), take_while1(char::is_alphabetic)).parse(input).ok()?;
    let ends = rest.chars().next().is_none_or(|c| c.is_whitespace() || c == ')');
    (ends && unit.chars().count() > 1 && months_in(unit).is_some()).then_some(rest)
}

/// How many months a unit has.
fn months_in(unit: &str) -> Option<f64> {
    match unit.to_lowercase().as_str() {
        "years" | "year" | "yrs" | "yr" | "y" => Some(12.0),
        "months" | "month" | "mos" | "mo" => Some(1.0),
        _ => None,
    }
}

/// `length = number , unit`, in months. `from` is what the length belongs to.
fn length<'a>(at: At<'a>, from: &'a str, input: &'a str) -> Read<'a, u32> {
    let Ok((rest, number)) = recognize((digit1::<_, Fault>, opt((char('.'), digit1)))).parse(input.trim_start()) else {
        return at.cut(Reason::NoLength, from, input);
    };
    let input = input.trim_start();
    let unit = preceded(multispace0, take_while1::<_, _, Fault>(char::is_alphabetic)).parse(rest);
    let Some((rest, factor)) = unit.ok().and_then(|(rest, unit)| Some((rest, months_in(unit)?))) else {
        return at.cut(Reason::NoUnit, input, rest);
    };
    let months = number.parse::<f64>().unwrap_or(f64::INFINITY) * factor;
    let reason = if months > MAX_MONTHS { Some(Reason::TooLongTime) } else { (months.fract() != 0.0).then_some(Reason::BrokenMonths) };
    match reason {
        Some(reason) => at.cut(reason, input, rest),
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number from 0 to 1200")]
        None => Ok((rest, months as u32)),
    }
}

/// Whether the text stands for itself without quotes.
pub(super) fn is_plain(text: &str) -> bool {
    let reserved = ["and", "or", "not", "total"].iter().any(|word| text.eq_ignore_ascii_case(word));
    !reserved && text.chars().all(is_word_char) && !text.starts_with(['-', '+', '&', '|'])
}

fn is_word_char(c: char) -> bool {
    !c.is_whitespace() && !is_quote(c) && !is_comparison(c) && !matches!(c, '(' | ')' | ':' | '*' | '~')
}

fn is_comparison(c: char) -> bool {
    matches!(c, '<' | '>' | '=' | '≤' | '≥')
}

/// Straight and typographic double quotes.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{00ab}' | '\u{00bb}')
}
