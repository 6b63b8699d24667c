//! The productions of the grammar, over tokens.

pub(crate) mod asked;
pub(crate) mod canonical;
pub(crate) mod credential;
pub(crate) mod degree;
pub(crate) mod experience;
pub(crate) mod grade;
pub(crate) mod language;
pub(crate) mod length;
pub(crate) mod opening;
pub(crate) mod schooling;
mod shown;
pub(crate) mod skill;
pub(crate) mod topic;
pub(crate) mod whose;

use nom::combinator::cut;
use nom::error::{ErrorKind, ParseError};
use nom::{Err, IResult, Parser};

use crate::lexicon::{Class, Phrases};
use crate::token::{Shape, Token};

/// What productions read: the tokens that are left of a sentence.
pub(crate) type Tokens<'t, 'a> = &'t [Token<'a>];
/// What a production gives back.
pub(crate) type Read<'t, 'a, T> = IResult<Tokens<'t, 'a>, T, Miss<'t, 'a>>;

/// Where a production stopped.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Miss<'t, 'a> {
    /// What it could not go on with.
    pub input: Tokens<'t, 'a>,
    /// What must stand there, when it was past a commit point.
    pub why: Option<&'static str>,
}

impl<'t, 'a> ParseError<Tokens<'t, 'a>> for Miss<'t, 'a> {
    fn from_error_kind(input: Tokens<'t, 'a>, _: ErrorKind) -> Self {
        Self { input, why: None }
    }

    fn append(_: Tokens<'t, 'a>, _: ErrorKind, other: Self) -> Self {
        other
    }
}

/// The production does not begin here.
pub(crate) fn miss<'t, 'a, T>(input: Tokens<'t, 'a>) -> Read<'t, 'a, T> {
    Err(Err::Error(Miss { input, why: None }))
}

/// What must follow a commit point: a miss becomes a failure that says why.
pub(crate) fn committed<'t, 'a: 't, T>(
    why: &'static str,
    parser: impl Parser<Tokens<'t, 'a>, Output = T, Error = Miss<'t, 'a>>,
) -> impl Parser<Tokens<'t, 'a>, Output = T, Error = Miss<'t, 'a>> {
    let mut parser = cut(parser);
    move |input| parser.parse(input).map_err(|stop| stop.map(|miss: Miss<'t, 'a>| Miss { why: miss.why.or(Some(why)), ..miss }))
}

/// One token that passes a test.
pub(crate) fn when<'t, 'a: 't>(
    test: impl Fn(&Token<'a>) -> bool,
) -> impl Parser<Tokens<'t, 'a>, Output = &'t Token<'a>, Error = Miss<'t, 'a>> {
    move |input: Tokens<'t, 'a>| match input.split_first() {
        Some((first, rest)) if test(first) => Ok((rest, first)),
        _ => miss(input),
    }
}

/// One token of a class.
pub(crate) fn of<'t, 'a: 't>(class: Class) -> impl Parser<Tokens<'t, 'a>, Output = &'t Token<'a>, Error = Miss<'t, 'a>> {
    when(move |token| token.has(class))
}

/// One mark.
pub(crate) fn mark<'t, 'a: 't>(shape: Shape) -> impl Parser<Tokens<'t, 'a>, Output = &'t Token<'a>, Error = Miss<'t, 'a>> {
    when(move |token| token.shape == shape)
}

/// One word.
pub(crate) fn word<'t, 'a: 't>(text: &'static str) -> impl Parser<Tokens<'t, 'a>, Output = &'t Token<'a>, Error = Miss<'t, 'a>> {
    when(move |token| token.is(text))
}

/// Words in a row: "or more".
pub(crate) fn words<'t, 'a: 't>(text: &'static str) -> impl Parser<Tokens<'t, 'a>, Output = (), Error = Miss<'t, 'a>> {
    move |input: Tokens<'t, 'a>| {
        let mut rest = input;
        let mut expected = text;
        loop {
            let Some((token, tail)) = rest.split_first() else { return miss(input) };
            let length = token.text.len();
            let (Some(head), border) = (expected.get(..length), expected.as_bytes().get(length)) else { return miss(input) };
            if !matches!(border, None | Some(b' ')) || !token.is(head) {
                return miss(input);
            }
            rest = tail;
            match expected.get(length + 1..) {
                Some(more) => expected = more,
                None => return Ok((rest, ())),
            }
        }
    }
}

/// The first of the phrases that stands here.
pub(crate) fn one_of<'t, 'a: 't>(phrases: &'static Phrases) -> impl Parser<Tokens<'t, 'a>, Output = (), Error = Miss<'t, 'a>> {
    move |input: Tokens<'t, 'a>| match input.first() {
        Some(first) if phrases.may_begin(first.text) => {
            phrases.iter().find_map(|phrase| words(phrase).parse(input).ok()).map_or_else(|| miss(input), Ok)
        }
        _ => miss(input),
    }
}

/// How many leading tokens pass a test.
pub(crate) fn run(tokens: &[Token<'_>], test: impl Fn(&Token<'_>) -> bool) -> usize {
    tokens.iter().take_while(|token| test(token)).count()
}

/// The text from the first token to the last, as written.
pub(crate) fn text_of<'a>(line: &'a str, tokens: &[Token<'_>]) -> &'a str {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => line.get(first.start..last.end()).unwrap_or_default(),
        _ => "",
    }
}

/// Tokens from `from` on.
pub(crate) fn after<'t, 'a>(tokens: Tokens<'t, 'a>, from: usize) -> Tokens<'t, 'a> {
    tokens.get(from..).unwrap_or_default()
}

/// The token before the one at `i`.
pub(crate) fn before<'t, 'a>(tokens: Tokens<'t, 'a>, i: usize) -> Option<&'t Token<'a>> {
    i.checked_sub(1).and_then(|last| tokens.get(last))
}

/// The tokens that were read between two inputs.
pub(crate) fn read<'t, 'a>(before: Tokens<'t, 'a>, rest: Tokens<'_, '_>) -> Tokens<'t, 'a> {
    before.get(..before.len() - rest.len()).unwrap_or_default()
}

/// How many tokens were read between two inputs.
pub(crate) fn taken(before: Tokens<'_, '_>, rest: Tokens<'_, '_>) -> usize {
    before.len() - rest.len()
}
