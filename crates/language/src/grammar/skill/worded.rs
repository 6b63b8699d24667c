//! Skills by the word behind them, and runs of soft words.
//!
//! ```ebnf
//! worded = phrase ( skilled | soft ) ;
//! skilled = topic ( "experience" | "skills" | "knowledge" | … ) [ ( preposition | gerund ) topic ] ;
//! soft    = { adjective | article } ( trait | { word } character ) { word } ;
//! ```

use super::super::{Read, Tokens, after, degree, length, miss, opening, read, run, text_of, topic};
use super::joined::mixed;
use super::{character, clause};
use crate::lexicon::{Class, List};
use crate::requirement::{Asked, Group, Kind, Skill};
use crate::token::{Shape, Token};

/// No head stands farther behind its topic than this.
const REACH: usize = 22;

/// "X experience", "X and Y knowledge", or a run of soft words.
pub(super) fn worded<'t, 'a: 't>(line: &'a str, input: Tokens<'t, 'a>) -> Read<'t, 'a, Kind> {
    if !input.iter().take(REACH).any(may_head) {
        return miss(input);
    }
    let part = input.get(..phrase(input)).unwrap_or_default();
    let cleared = |w: &[Token<'_>]| matches!(w, [a, b] if a.has(Class::CLEARANCE) && b.is("clearance"));
    let spoken = part.iter().any(|t| t.has(Class::LANGUAGE) && t.capital()) || part.windows(2).any(cleared);
    if spoken || part.first().is_none_or(|t| t.listed(List::OPENS_NO_NAME)) {
        return miss(input);
    }
    let lead = usize::from(part.first().is_some_and(|t| t.listed(List::KEPT_HEADS)));
    let head = (lead..part.len()).find(|i| heads(input, *i));
    match head.filter(|head| *head > 0 && !checked(after(input, *head))) {
        Some(head) => skilled(line, input, head),
        None => soft(line, input, part),
    }
}

/// Whether a token may head a skill or name a trait.
fn may_head(token: &Token<'_>) -> bool {
    token.has(Class::EXPERIENCE.or(Class::SKILL).or(Class::TRAIT_ADJECTIVE).or(Class::TRAIT_NOUN))
        || token.listed(List::SKILL_HEADS.or(List::CHARACTERS).or(List::BEARINGS))
}

/// Whether the word at `i` is the head of those before it: "Java skills", "clinical awareness of", but not "… and experience of".
fn heads(tokens: Tokens<'_, '_>, i: usize) -> bool {
    let Some(word) = tokens.get(i) else { return false };
    let joined = i.checked_sub(1).and_then(|p| tokens.get(p)).is_some_and(|t| t.has(Class::AND.or(Class::OR)) || t.shape == Shape::Comma);
    let next = tokens.get(i + 1);
    let adjectives = || tokens.get(..i).is_some_and(|b| i < 3 && b.iter().all(|t| t.capital() || t.has(Class::MODIFIER.or(Class::FILLER))));
    let known = || next.is_some_and(|t| t.has(Class::PREPOSITION)) && adjectives();
    match () {
        () if word.has(Class::EXPERIENCE) => !(joined && i > 1 && tokens.get(i - 2).is_some_and(|t| t.has(Class::EMPLOYER))),
        () if word.any(&["understanding", "awareness"]) => known(),
        () => word.listed(List::SKILL_HEADS) && !joined && !next.is_some_and(|t| word.is("literacy") && t.listed(List::SKILL_HEADS)),
    }
}

/// How many words may belong to a skill or trait that is worded here.
fn phrase(tokens: Tokens<'_, '_>) -> usize {
    let verbs = Class::FINITE.or(Class::REQUIRED).or(Class::HOLD).or(Class::CANDIDATE).or(Class::UNIT);
    let grade = |i: usize| tokens.get(i).is_some_and(|t| t.has(Class::DEGREE_OF_SKILL));
    // "a plus", "a huge plus"
    let praises = |t: &Token<'_>| t.has(Class::ARTICLE) || t.listed(List::DEFINITE);
    let names = |i: usize, t: &Token<'_>| {
        i == 0 && manner(tokens) || t.is("people") && tokens.get(i + 1).is_some_and(|n| n.is("skills") || i == 0 && n.has(Class::AND))
    };
    let ends = |i: usize, t: &Token<'_>| match t.shape {
        Shape::Stop | Shape::Semicolon | Shape::Question | Shape::Bullet | Shape::Open | Shape::Close | Shape::Colon | Shape::Dash => true,
        _ => {
            i > 0 && (t.glued || t.has(Class::PREFERRED) && (!t.is("plus") || tokens.get(i - 1).is_some_and(praises)))
                || t.has(verbs) && !(t.is("plus") || names(i, t))
                || t.has(Class::PREPOSITION)
                || i > 0 && (t.is("the") || t.listed(List::CONTRASTS) || joins_other(tokens, i))
                || t.any(&["we", "our", "us"])
                || t.is("to") && !(i > 0 && grade(i - 1) && grade(i + 1))
        }
    };
    tokens.iter().take(REACH).enumerate().position(|(i, t)| ends(i, t)).unwrap_or(tokens.len().min(REACH))
}

/// Whether something that is no run of soft words stands behind a joint at `i`: "patience and experience of", but not "training and experience in".
fn joins_other(tokens: Tokens<'_, '_>, i: usize) -> bool {
    let joint = opening::joint(after(tokens, i));
    let ahead = after(tokens, i + joint);
    let graded = || ahead.first().is_some_and(|t| t.has(Class::DEGREE_OF_SKILL.or(Class::ARTICLE)));
    let tempered = || tokens.get(..i).is_some_and(|words| character(words) || words.last().is_some_and(|t| t.listed(List::CHARACTERS)));
    joint > 0 && (opening::hard(ahead) || (graded() || tempered()) && opening::known(ahead))
}

/// Whether "professional" is said of a manner: "professional, punctual", "professional and calm", "professional attitude".
fn manner(tokens: Tokens<'_, '_>) -> bool {
    let [word, rest @ ..] = tokens else { return false };
    let joint = run(rest, |t| t.shape == Shape::Comma || t.has(Class::AND));
    let next = rest.get(joint);
    word.is("professional")
        && (joint > 0 && next.is_some_and(|t| t.has(Class::TRAIT_ADJECTIVE)) || next.is_some_and(|t| t.listed(List::CHARACTERS)))
}

/// Whether a head is looked into, not had: "background check", "competency test".
fn checked(tokens: Tokens<'_, '_>) -> bool {
    matches!(tokens, [a, b, ..] if a.is("background") && b.listed(List::LOOKED_INTO) || b.any(&["test", "tests", "assessment"]))
}

/// "X experience", "X skills", "X knowledge with Y".
fn skilled<'t, 'a: 't>(line: &'a str, input: Tokens<'t, 'a>, head: usize) -> Read<'t, 'a, Kind> {
    let named = input.get(..head).unwrap_or_default();
    let rest = after(input, head + 1);
    if names_other(named) {
        return miss(input);
    }
    if character(input.get(..=head).unwrap_or_default()) && !input.get(head).is_some_and(|t| t.has(Class::EXPERIENCE)) {
        return Ok((rest, mixed(line, named, text_of(line, read(input, rest)))));
    }
    let broad = named.iter().filter(|t| !t.has(Class::DEGREE_OF_SKILL)).count() == 1
        && named.last().is_some_and(|t| t.any(&["computer", "technical", "it", "programming"]));
    let counted = length::length(after(rest, 1)).is_ok();
    let anew = rest.iter().skip(1).take(3).any(|t| t.has(Class::SKILL.or(Class::EXPERIENCE)));
    let apart = matches!(rest, [comma, including, next, ..]
        if comma.shape == Shape::Comma && including.is("including") && next.shape == Shape::Word && !next.has(Class::ARTICLE));
    let used = matches!(rest, [within, tool, ..] if within.is("in") || within.is("with") && tool.capital());
    let literate = input.get(head).is_some_and(|t| t.is("literate")) && (anew || !used);
    let opened = apart || bracketed(rest) || rest.first().is_some_and(|t| t.any(&["with", "in", "including"]) || t.is("such"));
    let narrowed = usize::from(narrows(rest));
    let opened = opened || narrowed > 0;
    let general = broad && !counted && !literate && opened;
    let kept = input.get(head).filter(|t| !general && t.listed(List::KEPT_HEADS)).is_some();
    let mut with: Vec<Group> =
        if general { Vec::new() } else { topic::groups(line, input.get(..head + usize::from(kept)).unwrap_or_default()) };
    let held = || rest.iter().take(8).any(|t| t.has(Class::CREDENTIAL.or(Class::CREDENTIAL_HEAD)));
    let listed = (narrowed > 0 || apart || bracketed(rest)) && !held();
    let more = !literate && rest.first().is_some_and(|t| t.has(Class::PREPOSITION) || t.gerund() || general || listed) && !counted;
    let more = more && opening::joined(rest) == 0;
    // what "including" opens are examples of the head before it
    let comma = usize::from(apart && !general) + 2 * narrowed;
    let exampled = usize::from(more && after(rest, comma).first().is_some_and(|t| t.is("including")));
    let (end, behind) = if more { topic::topic(line, after(input, head + 1 + comma - exampled)) } else { (0, Vec::new()) };
    let end = (end + comma).saturating_sub(exampled);
    if !topic::purpose(rest) {
        with.extend(behind);
        if with.is_empty() && named.last().is_some_and(|t| t.is("industry")) {
            with.push(Group { any_of: vec![text_of(line, named.get(named.len() - 1..).unwrap_or_default()).to_owned()], open: false });
        }
    }
    let noun = |t: &Token<'_>| t.is("direct") || t.listed(List::NOUNS_OF_DUTY) && named.len() < 3;
    let duty = named.first().is_some_and(|t| t.has(Class::DUTY) && !t.has(Class::NOUN_ING) && !noun(t));
    if with.is_empty() || duty { miss(input) } else { Ok((after(rest, end), Kind::Skill(Skill { with }))) }
}

/// Whether what is known best follows: ", especially Excel".
fn narrows(tokens: Tokens<'_, '_>) -> bool {
    matches!(tokens, [comma, adverb, name, ..] if comma.shape == Shape::Comma
        && adverb.any(&["especially", "particularly", "specifically", "notably"])
        && name.shape == Shape::Word && !name.has(Class::PREPOSITION.or(Class::DEGREE_OF_SKILL)))
}

/// Whether a list in brackets follows: "computer skills (Word, Excel)".
fn bracketed(tokens: Tokens<'_, '_>) -> bool {
    let inner = after(tokens, 1);
    let end = inner.iter().take(20).position(|t| t.shape == Shape::Close);
    let list = end.and_then(|end| inner.get(..end)).unwrap_or_default();
    tokens.first().is_some_and(|t| t.shape == Shape::Open)
        && list.iter().any(|t| t.shape == Shape::Comma)
        && !list.iter().any(|t| t.has(Class::PREFERRED.or(Class::REQUIRED)))
}

/// Whether the words before a head name a degree or credential.
fn names_other(words: &[Token<'_>]) -> bool {
    let other = Class::LEVEL.or(Class::DEGREE).or(Class::CREDENTIAL_HEAD).or(Class::CREDENTIALED).or(Class::CREDENTIAL);
    let graded = |t: &Token<'_>| t.has(Class::DEGREE_OF_SKILL) || t.any(&["postgraduate", "post-graduate"]);
    let short = |i: usize| words.get(i).is_some_and(|t| t.has(Class::LEVEL_SHORT)) && degree::begins(after(words, i));
    ((0..words.len()).any(short) || words.iter().any(|t| t.has(other) && !graded(t))) && !words.iter().any(|t| t.is("post"))
}

/// "motivated and reliable", "excellent communicator".
fn soft<'t, 'a: 't>(line: &'a str, input: Tokens<'t, 'a>, part: Tokens<'t, 'a>) -> Read<'t, 'a, Kind> {
    let lead = run(input, |t| t.has(Class::DEGREE_OF_SKILL.or(Class::ARTICLE)) || t.any(&["self", "highly", "naturally", "genuinely"]));
    let Some(first) = part.get(lead) else { return miss(input) };
    let named = first.has(Class::TRAIT_ADJECTIVE)
        || first.has(Class::TRAIT_NOUN) && !first.has(Class::DUTY)
        || tempered(input, part, lead)
        || adjectives(part);
    let duty = first.is("responsible") && part.get(lead + 1).is_none_or(|t| t.is("for"));
    let nobody = first.is("patient") && part.get(lead + 1).is_none_or(|t| t.shape == Shape::Word && !t.has(Class::AND));
    if !named || duty || nobody || compound(first, after(input, lead + 1)) || first.has(Class::EMPLOYER) || praises(input, lead) {
        return miss(input);
    }
    let rest = after(input, soft_end(input));
    let words = read(input, rest);
    let asked = Asked { text: text_of(line, words).to_owned() };
    let studies = matches!(words, [a, to, doing, ..] if a.is("committed") && to.is("to") && doing.listed(List::STUDYING));
    match () {
        () if studies || attends(input, words.len()) => Ok((rest, Kind::Eligibility(asked))),
        () if words.is_empty() => miss(input),
        () => Ok((rest, Kind::Trait(asked))),
    }
}

/// Whether a run of words says where or when one must be there: "flexible to work shifts", but not "a friendly site manager".
fn attends(input: Tokens<'_, '_>, end: usize) -> bool {
    let titled = |i: usize| input.get(i + 1).is_some_and(|t| t.has(Class::PROFESSION) || t.listed(List::TITLES));
    input.iter().enumerate().take(end).any(|(i, t)| t.listed(List::ATTENDANCE) && !titled(i))
}

/// Whether a run of adjectives opens here of which only the second is known: "competitive, tenacious and …".
fn adjectives(part: Tokens<'_, '_>) -> bool {
    matches!(part, [first, comma, second, ..]
        if first.capital() && first.class == Class::NONE && comma.shape == Shape::Comma && second.has(Class::TRAIT_ADJECTIVE))
}

/// Whether a word of character is part of another name: "critical care", "written declaration", "dedicated mentor".
fn compound(first: &Token<'_>, behind: Tokens<'_, '_>) -> bool {
    let Some(next) = behind.first().filter(|t| t.shape == Shape::Word) else { return false };
    // "a cheerful teaching assistant"
    let titled = next.is("teaching") && behind.get(1).is_some_and(|t| t.has(Class::PROFESSION) || t.listed(List::TITLES));
    let soft = Class::TRAIT_NOUN.or(Class::TRAIT_ADJECTIVE).or(Class::AND).or(Class::OR).or(Class::PREPOSITION).or(Class::DEGREE_OF_SKILL);
    let goes_on = next.has(soft) || next.listed(List::CHARACTERS.or(List::SKILL_HEADS).or(List::BEHIND_CHARACTER)) || next.is("to");
    first.listed(List::NOUNS_OF_CHARACTER) && !goes_on || first.has(Class::TRAIT_ADJECTIVE) && next.listed(List::PRAISED) && !titled
}

/// Whether words name a cast of character: "entrepreneurial mindset", "a courteous and calm demeanor", "strong work ethic".
fn tempered(input: Tokens<'_, '_>, part: Tokens<'_, '_>, lead: usize) -> bool {
    let graded = lead > 0 || part.first().is_some_and(|t| t.has(Class::FILLER) || t.capital() && !t.has(Class::DUTY));
    let sure = matches!(input, [sure, to, ..] if sure.is("confidence") && to.any(&["to", "in"]));
    // "a good eye for detail"
    let eyed = (lead..lead + 2).any(|i| matches!(after(input, i), [eye, looks, ..] if eye.is("eye") && looks.is("for")));
    let timely = matches!(after(part, lead), [time, management, ..] if time.is("time") && management.is("management"));
    sure || eyed || graded && (timely || part.iter().take(lead + 5).any(|t| t.listed(List::CHARACTERS)))
}

/// Whether soft words praise the employer: "dynamic, growing team".
fn praises(input: Tokens<'_, '_>, lead: usize) -> bool {
    let soft = Class::DEGREE_OF_SKILL.or(Class::ARTICLE).or(Class::TRAIT_ADJECTIVE).or(Class::TRAIT_NOUN).or(Class::AND);
    let theirs =
        run(input, |t| t.has(soft) || t.shape == Shape::Comma || t.is("work") || t.text.ends_with("ive") || t.text.ends_with("ing"));
    // "an enthusiastic ED team who …"
    let named = after(input, theirs);
    let plain = |t: &Token<'_>| t.shape == Shape::Word && (t.shouted() || t.class == Class::NONE) && !t.listed(List::WORKPLACES);
    let words = run(named, plain).min(3);
    let closes =
        |t: &Token<'_>| t.shape != Shape::Word || t.has(Class::PREPOSITION.or(Class::AND)) || t.any(&["who", "to", "that", "which"]);
    let titled = words > 0
        && named.get(words).is_some_and(|t| t.any(&["team", "teams", "department", "unit", "ward"]))
        && named.get(words + 1).is_none_or(closes);
    if theirs > lead && titled {
        return true;
    }
    let placed = input.get(theirs).is_some_and(|t| t.listed(List::WORKPLACES));
    theirs > lead && placed && !input.get(theirs + 1).is_some_and(|t| t.listed(List::BEHIND_TEAM))
}

/// How many tokens a run of soft words has: up to another requirement or a length.
fn soft_end(input: Tokens<'_, '_>) -> usize {
    let other = Class::CREDENTIAL.or(Class::CREDENTIALED).or(Class::BODY).or(Class::PROFESSION).or(Class::UNIT);
    let held = |t: &Token<'_>| t.has(Class::LEVEL) && t.capital() || t.is("degree");
    let next =
        input.iter().take(40).position(|t| t.has(other) || held(t) || t.any(&["with", "who", "experienced", "educated"])).unwrap_or(40);
    let end = clause(input).min(next);
    let opens = |t: &Token<'_>| t.shape == Shape::Number || t.has(Class::NUMERAL) || t.any(&["a", "minimum", "at"]);
    let counts = |i: &usize| input.get(*i).is_some_and(opens) && length::length(after(input, *i)).is_ok();
    let end = (1..end).find(counts).unwrap_or(end);
    // "an enterprising spirit for a | 6-month post"
    let counted = input.get(end).is_some_and(opens);
    let open = |t: &Token<'_>| t.has(Class::AND) || counted && (t.has(Class::ARTICLE.or(Class::PREPOSITION)) || t.shape == Shape::Comma);
    end - input.iter().take(end).rev().take_while(|t| open(t)).count()
}
