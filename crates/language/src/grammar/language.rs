//! Human languages.
//!
//! ```ebnf
//! languages = [ "bilingual" | "fluent in" | "ability to speak" … ] name { ( "," | "and" | "or" | "/" ) name } [ level ] ;
//! ```

use super::{Read, Tokens, after, miss, run, text_of};
use crate::lexicon::Class;
use crate::requirement::{Kind, Language, Requirement};
use crate::token::{Shape, Token};

/// Words that word a level.
const LEVELS: [&str; 30] = [
    "fluent",
    "fluently",
    "fluency",
    "bilingual",
    "native",
    "native-level",
    "near-native",
    "proficient",
    "proficiency",
    "excellent",
    "conversational",
    "business",
    "written",
    "spoken",
    "verbal",
    "oral",
    "good",
    "strong",
    "intermediate",
    "advanced",
    "basic",
    "working",
    "professional",
    "c1",
    "b2",
    "c2",
    "idiomatically",
    "speaking",
    "command",
    "full",
];

/// Whether a word is a level of a language.
fn levels(token: &Token<'_>) -> bool {
    LEVELS.iter().any(|w| token.is(w))
}

/// Names of languages that begin here, as `all` and `any` of them.
pub(crate) fn languages<'t, 'a: 't>(line: &'a str, whole: Tokens<'t, 'a>, at: usize) -> Read<'t, 'a, Requirement> {
    let input = after(whole, at);
    let (mut rest, first) = name(line, input)?;
    let mut groups = vec![vec![first]];
    loop {
        let joint =
            run(rest, |t| t.shape == Shape::Comma || t.has(Class::AND.or(Class::OR)) || matches!(t.shape, Shape::Slash | Shape::Ampersand));
        let Ok((tail, next)) = name(line, after(rest, joint)) else { break };
        if joint == 0 {
            break;
        }
        let either = rest.get(..joint).is_some_and(|j| j.iter().any(|t| t.has(Class::OR) || t.shape == Shape::Slash));
        let examples = whole
            .get(at.saturating_sub(3)..at)
            .is_some_and(|b| b.iter().any(|t| t.any(&["e.g.", "e.g", "such", "like", "including", "following"])));
        let comma = examples || rest.first().is_some_and(|t| t.shape == Shape::Comma) && later_or(tail);
        match groups.last_mut().filter(|_| either || comma) {
            Some(group) => group.push(next),
            None => groups.push(vec![next]),
        }
        rest = tail;
    }
    let before = whole.get(..at).unwrap_or_default();
    let lead =
        before.iter().rev().take(5).take_while(|t| levels(t) || t.any(&["in", "and", "or", "of"]) || t.shape == Shape::Slash).count();
    let leading = before.get(at - lead..).unwrap_or_default();
    let leading = after(leading, run(leading, |t| !levels(t)));
    let leading = leading.get(..leading.len() - leading.iter().rev().take_while(|t| !levels(t)).count()).unwrap_or_default();
    let tail = run(rest, |t| levels(t) || t.any(&["and", "language"]) || t.shape == Shape::Dash && !t.spaced);
    let level = if leading.is_empty() {
        rest.get(..tail).map(|t| text_of(line, after(t, run(t, |t| !levels(t)))))
    } else {
        Some(text_of(line, leading))
    };
    let level = level.map(|l| l.trim_end_matches(" and").trim_end_matches(" language").to_owned()).filter(|l| !l.is_empty());
    let leaf = |language: String| -> Requirement { Kind::Language(Language { language, level: level.clone() }).into() };
    let parts = groups.into_iter().map(|group| crate::compose::any(group.into_iter().map(leaf).collect())).collect();
    let words = run(after(rest, 0), |t| {
        levels(t)
            || t.any(&["language", "languages"])
            || t.is("and") && rest.get(1).is_some_and(levels)
            || t.any(&["skills", "skill", "communication", "grammar"])
            || t.shape == Shape::Dash && !t.spaced
    });
    Ok((after(rest, words), crate::compose::all(parts)))
}

/// One language name: "English", "Chinese Mandarin".
fn name<'t, 'a: 't>(line: &'a str, input: Tokens<'t, 'a>) -> Read<'t, 'a, String> {
    let names = run(input, |t| t.has(Class::LANGUAGE) && t.capital());
    let more = usize::from(
        !input.iter().take(4).any(|t| t.any(&["e.g.", "such", "like", "e.g", "including"]))
            && names == 0
            && input.first().is_some_and(|t| {
                t.any(&["additional", "other", "second", "foreign", "asian", "european", "african", "slavic", "nordic", "local"])
            })
            && input.get(1).is_some_and(|t| t.any(&["languages", "language"])),
    ) * 2;
    let end = names.min(2).max(more);
    if end == 0 { miss(input) } else { Ok((after(input, end), text_of(line, input.get(..end).unwrap_or_default()).to_owned())) }
}

/// Whether the list goes on with "or".
fn later_or(tokens: Tokens<'_, '_>) -> bool {
    let names = run(tokens, |t| t.has(Class::LANGUAGE) || t.shape == Shape::Comma);
    after(tokens, names).first().is_some_and(|t| t.has(Class::OR))
}

/// Whether a language name is no language that is asked for: a school subject, a nationality, a test, a programme.
pub(crate) fn foreign(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    let near = tokens.get(at.saturating_sub(7)..(end + 5).min(tokens.len())).unwrap_or_default();
    let school = near.iter().any(|t| {
        t.any(&[
            "gcse",
            "gcses",
            "maths",
            "mathematics",
            "teacher",
            "degree",
            "major",
            "institute",
            "government",
            "history",
            "literature",
            "embassy",
            "market",
            "customers",
            "test",
            "culture",
            "grade",
            "heritage",
            "board",
            "college",
            "university",
            "national",
            "sign",
        ])
    });
    let wording = near.iter().any(|t| {
        levels(t)
            || t.any(&["language", "languages", "speak", "write", "read", "communicate", "speaker", "speakers", "knowledge", "ability"])
    });
    let only = tokens.len() <= 4;
    school || !wording && !only
}
