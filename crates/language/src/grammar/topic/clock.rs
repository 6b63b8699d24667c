//! The clock a length is counted by, which is a group of its own: "post registration".

use std::ops::Range;

use super::super::{after, run};
use crate::lexicon::Class;
use crate::token::Token;

/// The words that name the clock a length is counted by: "post registration" before what it is in.
pub(super) fn clock(tokens: &[Token<'_>]) -> Range<usize> {
    let lead = run(tokens, |t| t.has(Class::PREPOSITION.or(Class::ARTICLE).or(Class::FILLER)) && !t.text.contains('-'));
    match after(tokens, lead) {
        [post, of, _, ..] if post.is("post") && of.any(&["registration", "reg", "qualification", "graduation"]) => lead..lead + 2,
        [post, _, ..] if post.any(&["post-registration", "post-qualification"]) => lead..lead + 1,
        _ => 0..0,
    }
}

/// Where the clock stands at the end of a list: "surgical work post registration".
pub(super) fn closing_clock(tokens: &[Token<'_>]) -> usize {
    match tokens {
        [_, .., post, of] if post.is("post") && of.any(&["registration", "qualification", "graduation"]) => tokens.len() - 2,
        [_, .., post] if post.any(&["post-registration", "post-qualification"]) => tokens.len() - 1,
        _ => tokens.len(),
    }
}
