//! Human languages.
//!
//! ```ebnf
//! languages = [ "bilingual" | "fluent in" | "ability to speak" … ] name { ( "," | "and" | "or" | "/" ) name } [ level ] ;
//! ```

use super::{Read, Tokens, after, before, miss, opening, run, text_of};
use crate::lexicon::{Class, List};
use crate::requirement::{Kind, Language, Requirement};
use crate::token::{Shape, Token};

/// Whether a word is a level of a language.
fn levels(token: &Token<'_>) -> bool {
    token.listed(List::LANGUAGE_LEVELS)
}

/// How many tokens before a language word its level: "fluent in", "proficiency in".
pub(crate) fn level_before(before: Tokens<'_, '_>) -> usize {
    let joint = |t: &Token<'_>| t.any(&["in", "and", "or", "of"]) || t.shape == Shape::Slash;
    let lead = before.iter().rev().take(5).take_while(|t| levels(t) || joint(t)).count();
    lead - run(after(before, before.len() - lead), |t| !levels(t))
}

/// A language with its own level.
type Levelled = (String, Option<String>);

/// Names of languages that begin here, as `all` and `any` of them.
pub(crate) fn languages<'t, 'a: 't>(line: &'a str, whole: Tokens<'t, 'a>, at: usize) -> Read<'t, 'a, Requirement> {
    let before = whole.get(..at).unwrap_or_default();
    let (rest, groups) = names(line, before, after(whole, at))?;
    let level = common_level(line, before, rest);
    let leaf =
        |(language, own): Levelled| -> Requirement { Kind::Language(Language { language, level: own.or_else(|| level.clone()) }).into() };
    let parts = groups.into_iter().map(|group| crate::compose::any(group.into_iter().map(leaf).collect())).collect();
    let rest = after(rest, levels_behind(rest));
    Ok((after(rest, modes(rest)), crate::compose::all(parts)))
}

/// How many tokens behind a language word its level: "language skills", "fluent and idiomatic", but not those of another thing: "and good Excel skills".
fn levels_behind(rest: Tokens<'_, '_>) -> usize {
    let level = |t: &Token<'_>| levels(t) || t.listed(List::LANGUAGE_NOUNS) || t.shape == Shape::Dash && !t.spaced;
    let own = run(rest, level);
    let more = after(rest, own);
    let graded = run(after(more, 1), levels);
    let ends = |t: &Token<'_>| t.shape != Shape::Word || t.is("level") || t.has(Class::REQUIRED.or(Class::PREFERRED).or(Class::FINITE));
    let joined = graded > 0 && more.first().is_some_and(|t| t.is("and")) && after(more, 1 + graded).first().is_none_or(ends);
    if joined { own + 1 + graded } else { own }
}

/// How many tokens say how a language is used: ", both written and verbal", but not "written and verbal communication".
fn modes(tokens: Tokens<'_, '_>) -> usize {
    let mode = |t: &Token<'_>| t.any(&["written", "verbal", "oral", "spoken"]);
    let words = run(tokens, |t| mode(t) || t.shape == Shape::Comma || t.has(Class::AND) || t.is("both"));
    let named = tokens.iter().take(words).filter(|t| mode(t)).count() > 1;
    let ends = tokens.get(words).is_none_or(|t| t.shape != Shape::Word);
    if named && ends { words } else { 0 }
}

/// Names of languages in groups: all groups are asked for, of each one language.
fn names<'t, 'a: 't>(line: &'a str, before: Tokens<'t, 'a>, input: Tokens<'t, 'a>) -> Read<'t, 'a, Vec<Vec<Levelled>>> {
    let (rest, first) = name(line, input)?;
    let (mut rest, own) = own_level(line, rest);
    let mut groups = vec![vec![(first, own)]];
    let near = after(before, before.len().saturating_sub(3));
    let examples = one_of(before) || near.iter().any(|t| t.listed(List::BEFORE_EXAMPLES) || t.is("following"));
    loop {
        let joint = run(rest, joins);
        let Some((tail, next)) = name(line, after(rest, joint)).ok().filter(|_| joint > 0) else { break };
        let slash = rest.iter().take(joint).any(|t| t.shape == Shape::Slash);
        let either = rest.iter().take(joint).any(|t| t.has(Class::OR)) || slash && !bilingual(before, tail);
        let and = rest.iter().take(joint).any(|t| t.has(Class::AND));
        let comma = rest.first().is_some_and(|t| t.shape == Shape::Comma) && !and && later_or(tail);
        let (tail, own) = own_level(line, tail);
        // "English, Welsh (desirable)": a tier of its own
        let listed = !rest.iter().take(joint).any(|t| t.has(Class::AND.or(Class::OR)));
        if listed && !either && ranked(tail) {
            break;
        }
        match groups.last_mut().filter(|_| either || examples || comma) {
            Some(group) => group.push((next, own)),
            None => groups.push(vec![(next, own)]),
        }
        rest = tail;
    }
    groups.iter_mut().for_each(|group| share(group));
    Ok((rest, groups))
}

/// Whether a tier stands right behind a language: "(desirable)", "essential", "is a plus".
fn ranked(rest: Tokens<'_, '_>) -> bool {
    let marks = run(rest, |t| matches!(t.shape, Shape::Open | Shape::Dash | Shape::Colon));
    let verbs = run(after(rest, marks), |t| t.listed(List::TIER_VERBS.or(List::DEFINITE)));
    after(rest, marks + verbs).first().is_some_and(|t| t.has(Class::REQUIRED.or(Class::PREFERRED)))
}

/// Whether one of the languages behind these words is enough: "one or more of the following languages:", but not "one of our firms needs".
fn one_of(before: Tokens<'_, '_>) -> bool {
    let small = |t: &Token<'_>| {
        matches!(t.shape, Shape::Colon | Shape::Open)
            || t.has(Class::ARTICLE.or(Class::AND))
            || levels(t)
            || t.listed(List::BEFORE_LANGUAGES)
    };
    let lead = before.get(..before.len() - before.iter().rev().take_while(|t| small(t)).count()).unwrap_or_default();
    matches!(lead, [.., one, of] if of.is("of") && one.any(&["one", "more", "any", "either"]))
}

/// Whether languages joined with a slash are both spoken: "bilingual English/Dutch", "English/Dutch bilingual".
fn bilingual(before: Tokens<'_, '_>, behind: Tokens<'_, '_>) -> bool {
    let near = after(before, before.len().saturating_sub(3));
    near.iter().chain(behind.iter().take(2)).any(|t| t.is("bilingual"))
}

/// Whether a token joins names of languages.
fn joins(token: &Token<'_>) -> bool {
    matches!(token.shape, Shape::Comma | Shape::Slash | Shape::Ampersand)
        || token.has(Class::AND.or(Class::OR))
        || token.shape == Shape::Dash && !token.spaced
}

/// The level of all languages of a list, before it or behind it: "fluent in Dutch and French", "Dutch and French fluently".
fn common_level(line: &str, before: Tokens<'_, '_>, rest: Tokens<'_, '_>) -> Option<String> {
    let leading = after(before, before.len() - level_before(before));
    let leading = leading.get(..leading.len() - leading.iter().rev().take_while(|t| !levels(t)).count()).unwrap_or_default();
    let stated = if leading.is_empty() {
        let tail = rest.get(..run(rest, |t| levels(t) || t.any(&["and", "language"]) || t.shape == Shape::Dash && !t.spaced))?;
        text_of(line, after(tail, run(tail, |t| !levels(t))))
    } else {
        text_of(line, leading)
    };
    let level = stated.trim_end_matches(" and").trim_end_matches(" language");
    (!level.is_empty()).then(|| level.to_owned())
}

/// The level of one language of a list, right behind its name: "German (C1)", "German at C1 level".
fn own_level<'t, 'a>(line: &'a str, input: Tokens<'t, 'a>) -> (Tokens<'t, 'a>, Option<String>) {
    let bracket = input.first().is_some_and(|t| t.shape == Shape::Open);
    let lead = usize::from(bracket) + run(after(input, usize::from(bracket)), |t| t.listed(List::AT_LEVEL));
    let words = run(after(input, lead), |t| levels(t) || t.has(Class::AND.or(Class::OR)));
    let end = lead + words + run(after(input, lead + words), |t| t.listed(List::OR_BETTER));
    let closed = bracket && input.get(end).is_some_and(|t| t.shape == Shape::Close);
    let stated = words > 0 && lead > 0 && (closed || !bracket && input.first().is_some_and(|t| t.any(&["at", "to"])));
    let text = input.get(lead..lead + words).map(|t| text_of(line, t).to_owned());
    if stated { (after(input, end + usize::from(closed)), text) } else { (input, None) }
}

/// "Spanish or Portuguese (C1)": the level behind a choice is that of each.
fn share(group: &mut [Levelled]) {
    let Some((last, others)) = group.split_last_mut() else { return };
    if others.iter().all(|(_, level)| level.is_none()) {
        others.iter_mut().for_each(|(_, level)| level.clone_from(&last.1));
    }
}

/// One language name: "English", "Chinese Mandarin".
fn name<'t, 'a: 't>(line: &'a str, input: Tokens<'t, 'a>) -> Read<'t, 'a, String> {
    let names = run(input, |t| t.has(Class::LANGUAGE) && t.capital());
    let more = usize::from(
        !input.iter().take(4).any(|t| t.listed(List::BEFORE_EXAMPLES))
            && !matches!(input, [_, _, open, name, ..] if open.shape == Shape::Open && name.has(Class::LANGUAGE))
            && names == 0
            && input.first().is_some_and(|t| t.listed(List::REGIONS) || t.any(&["additional", "other", "second", "foreign"]))
            && input.get(1).is_some_and(|t| t.any(&["languages", "language"])),
    ) * 2;
    let end = names.min(2).max(more);
    if end == 0 { miss(input) } else { Ok((after(input, end), text_of(line, input.get(..end).unwrap_or_default()).to_owned())) }
}

/// Whether the list goes on with "or".
fn later_or(tokens: Tokens<'_, '_>) -> bool {
    let names = run(tokens, |t| t.has(Class::LANGUAGE) || t.shape == Shape::Comma);
    matches!(after(tokens, names), [or, ..] if or.has(Class::OR))
        || matches!(after(tokens, names), [and, slash, ..] if and.has(Class::AND) && slash.shape == Shape::Slash)
}

/// The words near a language, up to another thing that is asked: "a degree in law and | fluent Dutch | and a diploma".
fn clause<'t, 'a>(tokens: Tokens<'t, 'a>, at: usize, end: usize) -> Tokens<'t, 'a> {
    let joined = |i: usize| opening::joint(after(tokens, i));
    let ends = |i: &usize| tokens.get(*i).is_some_and(|t| matches!(t.shape, Shape::Semicolon | Shape::Stop | Shape::Bullet));
    let opens = |i: &usize| ends(i) || joined(*i) > 0 && opening::spoken(after(tokens, *i + joined(*i)));
    let from = (at.saturating_sub(7)..at).rev().find(opens).unwrap_or(at.saturating_sub(7));
    let goes_on = |i: &usize| ends(i) || opening::joined(after(tokens, *i)) > 0;
    let to = (end + 5).min(tokens.len());
    tokens.get(from..(end..to).find(goes_on).unwrap_or(to)).unwrap_or_default()
}

/// Whether a language name is no language that is asked for: a school subject, a nationality, a test, a programme.
///
/// `beside`: another language is asked for before it, so that it needs no word of speaking.
pub(crate) fn foreign(tokens: &[Token<'_>], at: usize, end: usize, beside: bool) -> bool {
    let near = clause(tokens, at, end);
    // "a high degree of fluency" is no degree
    let measured = |i: usize| near.get(i).is_some_and(|t| t.is("degree")) && near.get(i + 1).is_some_and(|t| t.is("of"));
    let mode = |t: &Token<'_>| t.any(&["written", "spoken", "verbal", "oral", "fluent"]);
    let moded = before(tokens, at).is_some_and(mode);
    let number = |t: &Token<'_>| moded && t.any(&["maths", "mathematics"]);
    let school = near.iter().enumerate().any(|(i, t)| t.listed(List::NOT_SPOKEN) && !measured(i) && !number(t));
    let wording = near.iter().any(|t| levels(t) || t.listed(List::SPOKEN));
    let only = tokens.len() <= 4 || ranked(after(tokens, end));
    // "with Dutch speaking guests": others speak it
    let spoken = |w: &[Token<'_>]| matches!(w, [speaking, who] if speaking.is("speaking") && who.listed(List::SPEAKERS));
    let others = tokens.get(at..(end + 2).min(tokens.len())).unwrap_or_default().windows(2).any(spoken);
    school || others || of_a_country(after(tokens, end)) || !(wording || only || beside)
}

/// Whether what stands behind the name of a language is of a country, not of its language: "English law", "French regional cuisine".
pub(crate) fn of_a_country(behind: &[Token<'_>]) -> bool {
    let words = run(behind, |t| t.shape == Shape::Word && !t.has(Class::PREPOSITION.or(Class::AND).or(Class::OR)));
    behind.iter().take(words.min(3)).any(|t| t.listed(List::OF_COUNTRIES))
}

#[cfg(test)]
mod tests {
    use crate::requirement::{Kind, Requirement};

    fn levels(requirement: &Requirement) -> Vec<Option<String>> {
        match &requirement.kind {
            Kind::All(parts) | Kind::Any(parts) => parts.iter().flat_map(levels).collect(),
            Kind::Language(language) => vec![language.level.clone()],
            _ => Vec::new(),
        }
    }

    fn read(line: &str) -> Vec<Option<String>> {
        crate::parse(line).statements.iter().flat_map(|statement| levels(&statement.requirement)).collect()
    }

    #[test]
    fn a_level_belongs_to_the_language_it_stands_behind() {
        let level = |text: &str| Some(text.to_owned());
        assert_eq!(read("German (C1)"), [level("C1")]);
        assert_eq!(read("German at C1 level"), [level("C1")]);
        assert_eq!(read("German (at least B2) and English (fluent)"), [level("B2"), level("fluent")]);
        assert_eq!(read("Spanish or Portuguese (B1)"), [level("B1"), level("B1")]);
        assert_eq!(read("English and German (C1)"), [None, level("C1")]);
    }
}
