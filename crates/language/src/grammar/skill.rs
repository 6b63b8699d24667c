//! Skills without a length, and traits.
//!
//! ```ebnf
//! skill = [ adjective ] ( "knowledge" | "proficient" | "experience" | … ) [ preposition ] topic
//!       | topic ( "experience" | "skills" | "knowledge" ) ;
//! trait = [ adjective ] { soft word } [ "skills" ] | "ability to" … ;
//! ```

use nom::Parser;

use super::{Tokens, after, one_of, run, text_of, topic};
use crate::lexicon::{Class, List, phrases};
use crate::requirement::{Asked, Group, Kind, Requirement, Skill};
use crate::token::{Shape, Token};

/// How many tokens say only what proof to send: "able to provide evidence of this".
pub(crate) fn proof(tokens: Tokens<'_, '_>) -> Option<usize> {
    let [able, to, verb, rest @ ..] = tokens else { return None };
    let shows = able.any(&["able", "ability", "willing", "prepared"]) && to.is("to") && verb.listed(List::SHOWS);
    let paper = rest.iter().take(4).any(|t| t.any(&["evidence", "proof", "documentation", "references"]));
    (shows && paper).then(|| 3 + clause(rest))
}

/// A skill or trait that begins at the head of `tokens`, and how many tokens word it.
pub(crate) fn skill(line: &str, tokens: Tokens<'_, '_>) -> Option<(Kind, usize)> {
    let lead = run(tokens, |t| {
        t.has(Class::DEGREE_OF_SKILL.or(Class::ARTICLE).or(Class::FILLER))
            && !t.has(Class::SKILL.or(Class::EXPERIENCE))
            && !t.any(&["ability", "abilities", "capability", "able"])
            || t.is("of")
    });
    let lead = lead + one_of(phrases::BREADTH).parse(after(tokens, lead)).map_or(0, |(tail, ())| tokens.len() - lead - tail.len());
    let body = after(tokens, lead);
    let first = body.first()?;
    if first.has(Class::OPENS_ASKED)
        && lead > 0
        && let Some((kind, taken)) = super::asked::eligibility(line, body)
    {
        return Some((kind, lead + taken));
    }
    if first.is("degree") && body.get(1).is_some_and(|t| t.is("of")) {
        let end = lead + 2 + clause(after(body, 2));
        let graded = tokens.get(..lead)?.iter().any(|t| t.has(Class::DEGREE_OF_SKILL));
        return graded.then_some((Kind::Trait(Asked { text: text_of(line, tokens.get(lead + 2..end)?).to_owned() }), end));
    }
    if first.is("experienced") {
        return experienced(line, tokens, lead);
    }
    if first.is("ability") || first.listed(List::ABLE) {
        return ability(line, tokens, lead);
    }
    if first.has(Class::SKILL.or(Class::EXPERIENCE)) {
        return headed(line, tokens, lead);
    }
    trailing(line, tokens)
}

/// "knowledge of X", "proficient in X", "experience with X".
fn headed(line: &str, tokens: Tokens<'_, '_>, lead: usize) -> Option<(Kind, usize)> {
    let heads = run(after(tokens, lead), |t| {
        t.has(Class::SKILL.or(Class::EXPERIENCE).or(Class::FILLER)) && !t.is("at")
            || t.shape == Shape::Slash
            || t.has(Class::AND.or(Class::OR))
            || t.shape == Shape::Comma
            || t.has(Class::DEGREE_OF_SKILL)
    });
    let mut at = lead + heads;
    while at > lead && tokens.get(at - 1).is_some_and(|t| t.has(Class::AND.or(Class::OR)) || matches!(t.shape, Shape::Comma | Shape::Slash))
    {
        at -= 1;
    }
    let rest = after(tokens, at);
    let first = rest.first()?;
    let opens = first.has(Class::PREPOSITION)
        || first.gerund()
        || first.has(Class::DOING)
        || first.shape == Shape::Colon
        || first.has(Class::NOUN_ING);
    if !opens || first.glued || super::length::length(after(rest, 1)).is_ok() {
        return None;
    }
    let (end, with) = topic::topic(line, rest);
    let part = rest.get(..end)?;
    let spoken =
        part.iter().any(|t| t.has(Class::LANGUAGE) && t.capital()) && tokens.get(lead..at)?.iter().any(|t| t.listed(List::COMMANDS));
    if spoken && !part.iter().any(|t| t.has(Class::EXPERIENCE)) {
        return None;
    }
    let recorded = tokens.get(lead..at)?.iter().any(|t| t.is("track"));
    if with.is_empty() && (end == 0 || recorded) {
        return None;
    }
    if let Some((n, of)) = several(line, part) {
        return Some((Kind::NOf { n, of }, at + end));
    }
    let character =
        if recorded { part.iter().any(|t| t.is("team")) } else { soft(part) && tokens.get(lead).is_some_and(|t| t.is("skills")) };
    if character {
        return Some((Kind::Trait(Asked { text: text_of(line, tokens.get(..at + end)?).to_owned() }), at + end));
    }
    Some((Kind::Skill(Skill { with }), at + end))
}

/// "at least two of the following: A, B, C": how many, and the skills to choose from.
pub(crate) fn several(line: &str, tokens: Tokens<'_, '_>) -> Option<(u32, Vec<Requirement>)> {
    let of = tokens.windows(2).position(|w| matches!(w, [a, b] if (a.has(Class::NUMERAL) || a.shape == Shape::Number) && b.is("of")))?;
    let count = tokens.get(of)?;
    let n = if count.shape == Shape::Number { count.text.parse().ok()? } else { u32::from(count.value) };
    let rest = after(tokens, of + 2);
    let list = after(rest, rest.iter().take(7).position(|t| t.shape == Shape::Colon)? + 1);
    let terms: Vec<String> = topic::groups(line, list).into_iter().flat_map(|group| group.any_of).collect();
    let skill = |term: String| Requirement::from(Kind::Skill(Skill { with: vec![Group { any_of: vec![term], open: false }] }));
    (n >= 2 && terms.len() > n as usize).then(|| (n, terms.into_iter().map(skill).collect()))
}

/// Whether a "background" is looked into, not had: "background check".
fn checked(tokens: Tokens<'_, '_>) -> bool {
    matches!(tokens, [a, b, ..] if a.is("background") && b.listed(List::LOOKED_INTO))
}

/// Whether words are about character.
fn soft(tokens: &[Token<'_>]) -> bool {
    tokens.iter().any(|t| t.has(Class::TRAIT_NOUN))
        || tokens.windows(2).any(|w| matches!(w, [a, b] if phrases::SOFT.iter().any(|(first, second)| a.is(first) && b.is(second))))
}

/// "an experienced X".
fn experienced(line: &str, tokens: Tokens<'_, '_>, lead: usize) -> Option<(Kind, usize)> {
    let rest = after(tokens, lead + 1);
    if rest.first().is_some_and(|t| t.has(Class::OR) || t.has(Class::CREDENTIAL.or(Class::CREDENTIALED)) && t.capital()) {
        return None;
    }
    if rest.first().is_some_and(|t| t.has(Class::PREPOSITION)) {
        let (end, with) = topic::topic(line, rest);
        return Some((Kind::Skill(Skill { with }), lead + 1 + end));
    }
    let end = rest
        .iter()
        .take(9)
        .take_while(|t| {
            t.shape == Shape::Word
                && !t.has(Class::PREPOSITION.or(Class::FINITE).or(Class::HOLD).or(Class::AND))
                && !t.is("to")
                && !t.is("who")
        })
        .count();
    let with = topic::groups(line, rest.get(..end)?);
    let nobody = rest.get(..end)?.iter().any(|t| t.listed(List::SOMEBODY))
        || matches!(after(rest, end), [a, b, ..] if a.has(Class::FINITE) && b.has(Class::SEEKING));
    (!with.is_empty() && !nobody).then_some((Kind::Skill(Skill { with }), lead + 1 + end))
}

/// "ability to …", "willing to …".
fn ability(line: &str, tokens: Tokens<'_, '_>, lead: usize) -> Option<(Kind, usize)> {
    let at = lead + 1;
    let to = tokens.get(at)?;
    if !(to.is("to") || to.is("of")) {
        return None;
    }
    let verb = tokens.get(at + 1)?;
    if verb.is("be") && tokens.get(at + 2).is_some_and(|t| t.listed(List::DONE_TO)) {
        return None;
    }
    let end = clause(after(tokens, at)) + at;
    let asked = |from: usize| Some(Asked { text: text_of(line, tokens.get(from..end)?).to_owned() });
    let inner = tokens.get(at..end)?;
    let speaks = verb.listed(List::SPEAKS) && inner.iter().any(|t| t.has(Class::LANGUAGE) && t.capital() || t.is("languages"));
    if speaks {
        return None;
    }
    if inner
        .windows(2)
        .any(|w| matches!(w, [a, b] if b.has(Class::CLEARANCE) && a.has(Class::CLEARANCE) || b.is("clearance") || a.is("legally") && b.is("work") || a.any(&["authorized", "eligible", "right"]) && b.is("to")))
    {
        return None;
    }
    if verb.listed(List::OBTAINS)
        && let Ok((tail, found)) = super::credential::credential(
            line,
            after(tokens, at + 2 + usize::from(tokens.get(at + 2).is_some_and(|t| t.has(Class::ARTICLE)))),
        )
    {
        let willing = tokens.get(lead).is_some_and(|t| t.any(&["willing", "willingness"]));
        let kind = if willing { Kind::Eligibility(asked(lead)?) } else { Kind::Credential(found) };
        return Some((kind, if willing { end } else { tokens.len() - tail.len() }));
    }
    let certified = verb.is("become") && tokens.get(at + 2).is_some_and(|t| t.has(Class::CREDENTIALED.or(Class::CREDENTIAL_HEAD)));
    let shown = inner.iter().position(|t| t.listed(List::SHOWN));
    if verb.any(&["demonstrate", "evidence", "show"])
        && let Some(name) = shown
    {
        let from = at + name + 1;
        let rest = after(tokens, from);
        let named = rest.first().is_some_and(|t| t.has(Class::PREPOSITION));
        let stop = if named { from + topic::extent(rest) } else { from };
        let body = if named { tokens.get(from..stop)? } else { tokens.get(at + 2..from)? };
        let with = topic::groups(line, body);
        if !with.is_empty() {
            return Some((Kind::Skill(Skill { with }), stop));
        }
    }
    let country = inner.iter().any(|t| t.listed(List::COUNTRIES));
    if verb.any(&["work", "live"]) && country && inner.iter().any(|t| t.is("in") || t.is("within")) {
        return Some((Kind::WorkAuthorization(asked(lead)?), end));
    }
    let drives = verb.is("drive") && tokens.get(at + 2).is_none_or(|t| t.has(Class::ARTICLE.or(Class::PREPOSITION)) || t.is("to"));
    let bodily = certified
        || drives
        || verb.has(Class::ELIGIBILITY)
        || verb.listed(List::BODILY)
        || inner.iter().any(|t| t.listed(List::WORKING_TIMES));
    if bodily {
        return Some((Kind::Eligibility(asked(lead)?), end));
    }
    let people = inner.iter().any(|t| t.listed(List::RELATIONS) || t.any(&["team", "teams", "colleagues", "others"]));
    let objects = at + 1 + verbs(inner.get(1..)?);
    let skill = tokens.get(at + 1..objects)?.iter().any(|t| t.listed(List::DOABLE)) && !soft(inner.get(..inner.len().min(16))?) && !people;
    let objects = if objects < end { objects } else { at + 1 };
    if skill && tokens.get(lead).is_some_and(|t| t.any(&["ability", "able"])) {
        return Some((Kind::Skill(Skill { with: topic::groups(line, tokens.get(objects..end)?) }), end));
    }
    Some((Kind::Trait(asked(0)?), end))
}

/// How many tokens of a clause are its verbs: what follows a joint before any object is a verb too ("gather, sort and document").
fn verbs(tokens: Tokens<'_, '_>) -> usize {
    let mut end = 0;
    loop {
        end += run(after(tokens, end), |t| t.text.ends_with("ly") && t.text.len() > 4);
        let known = run(after(tokens, end + 1), |t| t.has(Class::DUTY) || t.listed(List::DOABLE));
        end += 1 + known;
        let joints = run(after(tokens, end), |t| t.has(Class::AND.or(Class::OR)) || matches!(t.shape, Shape::Comma | Shape::Slash));
        if joints == 0 || !after(tokens, end + joints).first().is_some_and(|t| t.shape == Shape::Word) {
            return end.min(tokens.len());
        }
        end += joints;
    }
}

/// Where a clause of words ends.
fn clause(tokens: Tokens<'_, '_>) -> usize {
    tokens
        .iter()
        .take(60)
        .enumerate()
        .position(|(i, t)| {
            matches!(t.shape, Shape::Stop | Shape::Semicolon | Shape::Question | Shape::Bullet)
                || t.glued && i > 0
                || t.has(Class::REQUIRED.or(Class::PREFERRED))
                    && !t.is("plus")
                    && !t.has(Class::SEEKING)
                    && !t.any(&["need", "needs", "requirement", "requirements"])
                || (t.is("is") || t.is("are")) && after(tokens, i + 1).iter().take(2).any(|n| n.has(Class::REQUIRED.or(Class::PREFERRED)))
                || i > 0
                    && (t.shape == Shape::Comma || t.has(Class::AND) || t.any(WITH))
                    && anew(after(tokens, i), tokens.first().is_some_and(|t| t.is("to")))
        })
        .unwrap_or(tokens.len().min(60))
}

/// Words that join one thing asked to the next.
const WITH: &[&str] = &["with", "along", "together", "alongside", "coupled", "combined", "plus"];

/// Whether something else than character is asked behind a joint: ", knowledge of …", "and a driving licence", "and you must …".
///
/// Behind a verb (`doing`) a bare "and experience of …" is its object: "ability to share knowledge and experience of …".
fn anew(tokens: Tokens<'_, '_>, doing: bool) -> bool {
    let joints = run(tokens, |t| t.shape == Shape::Comma || t.has(Class::AND) || t.any(WITH));
    let comma = tokens.first().is_some_and(|t| t.shape == Shape::Comma);
    let rest = after(tokens, joints);
    let lead = run(rest, |t| t.has(Class::DEGREE_OF_SKILL.or(Class::ARTICLE)) && !t.has(Class::SKILL) || t.any(&["valid", "current"]));
    let [next, tail @ ..] = after(rest, lead) else { return false };
    let opens = tail.first().is_some_and(|t| t.has(Class::PREPOSITION) || t.gerund());
    let known = next.has(Class::SKILL.or(Class::EXPERIENCE)) && !next.any(&["skills", "track", "understand", "comfortable", "aptitude"]);
    let able = next.is("ability") && tail.first().is_some_and(|t| t.is("to"));
    let held =
        run(after(rest, lead), |t| t.shape == Shape::Word && !t.has(Class::PREPOSITION.or(Class::FINITE).or(Class::CREDENTIAL_HEAD)));
    let licence = held < 4 && after(rest, lead + held).first().is_some_and(|t| t.any(&["licence", "license", "licensure"]));
    let you = next.has(Class::CANDIDATE) && tail.first().is_some_and(|t| t.is("must") || t.has(Class::FINITE.or(Class::HOLD)));
    known && opens && (comma || lead > 0 || !doing || !next.any(&["knowledge", "experience", "understanding"]))
        || able
        || licence
        || you && !next.any(&["who", "they", "i"])
        || hard_item(after(rest, lead))
}

/// Whether a skill that is no trait stands here with its head: "keyboard skills".
fn hard_item(tokens: Tokens<'_, '_>) -> bool {
    let words = run(tokens, |t| t.shape == Shape::Word && !t.has(Class::AND.or(Class::OR).or(Class::PREPOSITION)) && !t.is("skills"));
    (1..4).contains(&words) && tokens.get(words).is_some_and(|t| t.is("skills")) && tokens.get(..words).is_some_and(hard)
}

/// Whether the words of an item name what is learnt, not character.
fn hard(words: &[Token<'_>]) -> bool {
    words.iter().any(|t| t.any(phrases::HARD)) && !soft(words)
}

/// "excellent communication and keyboard skills": the soft words are a trait, the hard ones a skill.
fn mixed(line: &str, named: Tokens<'_, '_>, text: &str) -> Kind {
    let joint = |t: &Token<'_>| t.shape == Shape::Comma || t.has(Class::AND) || t.shape == Shape::Ampersand;
    let trait_ = Kind::Trait(Asked { text: text.to_owned() });
    let with: Vec<Group> = named.split(joint).filter(|item| hard(item)).flat_map(|item| topic::groups(line, item)).collect();
    if with.is_empty() { trait_ } else { Kind::All(vec![trait_.into(), Kind::Skill(Skill { with }).into()]) }
}

/// "X experience", "X skills", "X and Y knowledge", and runs of soft words.
fn trailing(line: &str, tokens: Tokens<'_, '_>) -> Option<(Kind, usize)> {
    let reach = tokens
        .iter()
        .take(22)
        .enumerate()
        .position(|(i, t)| {
            i > 0 && t.glued
                || matches!(
                    t.shape,
                    Shape::Stop
                        | Shape::Semicolon
                        | Shape::Question
                        | Shape::Bullet
                        | Shape::Open
                        | Shape::Close
                        | Shape::Colon
                        | Shape::Dash
                )
                || t.has(Class::FINITE.or(Class::REQUIRED).or(Class::HOLD).or(Class::CANDIDATE).or(Class::EMPLOYER).or(Class::UNIT))
                    && !t.is("plus")
                || t.has(Class::PREFERRED) && !t.is("plus") && i > 0
                || t.has(Class::PREPOSITION)
                || t.any(&["to", "the"])
        })
        .unwrap_or(tokens.len().min(22));
    let part = tokens.get(..reach)?;
    if part.iter().any(|t| t.has(Class::LANGUAGE) && t.capital()) {
        return None;
    }
    if part.first()?.any(&["ability", "able", "willing", "willingness"]) {
        return None;
    }
    let head = part.iter().position(|t| t.has(Class::EXPERIENCE) || t.listed(List::SKILL_HEADS));
    let head = head.filter(|h| !checked(after(tokens, *h)));
    let first = part.first()?;
    if let Some(head) = head.filter(|h| *h > 0) {
        let named = part.get(..head)?;
        if named.iter().any(|t| {
            t.has(Class::LEVEL.or(Class::DEGREE).or(Class::CREDENTIAL_HEAD).or(Class::CREDENTIALED).or(Class::CREDENTIAL))
                && !t.has(Class::DEGREE_OF_SKILL)
        }) && !named.iter().any(|t| t.is("post"))
        {
            return None;
        }
        if soft(named) && !part.get(head).is_some_and(|t| t.has(Class::EXPERIENCE)) {
            let end = head + 1;
            return Some((mixed(line, named, text_of(line, tokens.get(..end)?)), end));
        }
        let rest = after(tokens, head + 1);
        let general = matches!(named, [.., one] if one.is("computer")) && rest.first().is_some_and(|t| t.any(&["with", "in", "including"]));
        let mut with: Vec<Group> = if general { Vec::new() } else { topic::groups(line, named) };
        let more = rest.first().is_some_and(|t| t.has(Class::PREPOSITION) || t.gerund()) && super::length::length(after(rest, 1)).is_err();
        let (end, groups) = if more { topic::topic(line, rest) } else { (0, Vec::new()) };
        with.extend(groups);
        let duty = first.has(Class::DUTY) && !first.has(Class::NOUN_ING) && !first.is("direct");
        return (!with.is_empty() && !duty).then_some((Kind::Skill(Skill { with }), head + 1 + end));
    }
    let lead = run(tokens, |t| t.has(Class::DEGREE_OF_SKILL.or(Class::ARTICLE)) || t.any(&["self", "highly"]));
    let adjective = part.get(lead).is_some_and(|t| t.has(Class::TRAIT_ADJECTIVE) || t.has(Class::TRAIT_NOUN) && !t.has(Class::DUTY));
    let theirs = run(tokens, |t| {
        t.has(Class::DEGREE_OF_SKILL.or(Class::ARTICLE).or(Class::TRAIT_ADJECTIVE).or(Class::TRAIT_NOUN).or(Class::AND))
            || t.shape == Shape::Comma
            || t.text.ends_with("ive")
            || t.text.ends_with("ing")
    });
    let employer = after(tokens, theirs).first().is_some_and(|t| t.listed(List::WORKPLACES));
    let duty = part.get(lead).is_some_and(|t| t.is("responsible")) && part.get(lead + 1).is_none_or(|t| t.is("for"));
    if !adjective || duty || employer && theirs > lead {
        return None;
    }
    let end = clause(tokens).min(
        tokens
            .iter()
            .take(40)
            .position(|t| {
                t.has(Class::CREDENTIAL.or(Class::CREDENTIALED).or(Class::BODY).or(Class::PROFESSION).or(Class::UNIT))
                    || t.any(&["with", "who"])
            })
            .unwrap_or(40),
    );
    let counted = (1..end).find(|i| {
        tokens.get(*i).is_some_and(|t| t.shape == Shape::Number || t.has(Class::NUMERAL) || t.any(&["a", "minimum", "at"]))
            && super::length::length(after(tokens, *i)).is_ok()
    });
    let end = counted.unwrap_or(end);
    if tokens.get(..end)?.iter().any(|t| t.listed(List::ATTENDANCE)) {
        return Some((Kind::Eligibility(Asked { text: text_of(line, tokens.get(..end)?).to_owned() }), end));
    }
    (end > 0).then_some((Kind::Trait(Asked { text: text_of(line, tokens.get(..end)?).to_owned() }), end))
}
