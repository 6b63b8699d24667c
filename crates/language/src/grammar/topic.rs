//! Topics: what an experience or skill is in.
//!
//! ```ebnf
//! topic   = group { ( preposition | "," | "and" ) group } ;
//! group   = term { ( "or" | "/" | "and/or" | "," ) term } [ examples ] ;
//! examples = ( "such as" | "e.g." | "including" | "like" | "(" ) term { ( "," | "or" | "and" | "/" ) term } [ "etc" ] ;
//! ```

use super::{after, run, text_of};
use crate::lexicon::{Class, List, phrases};
use crate::requirement::Group;
use crate::token::{Shape, Token};

/// Topics longer than this many tokens are cut: no line means so much by one count.
const LONGEST: usize = 90;

/// Where a topic ends: at the end of its clause, or where another requirement begins.
pub(crate) fn extent(tokens: &[Token<'_>]) -> usize {
    let end = reach(tokens);
    let read = tokens.get(..end).unwrap_or_default();
    end - read.iter().rev().take_while(|t| t.shape == Shape::Comma || t.has(Class::AND.or(Class::OR))).count()
}

/// How far a topic reaches, with the joint behind it.
fn reach(tokens: &[Token<'_>]) -> usize {
    let mut depth = 0_usize;
    for (i, token) in tokens.iter().enumerate().take(LONGEST) {
        match token.shape {
            Shape::Open if crate::lists::qualifies(after(tokens, i)) || !crate::lists::closes(after(tokens, i)) => return i,
            Shape::Open => depth += 1,
            Shape::Close if depth == 0 => return i,
            Shape::Close => depth -= 1,
            Shape::Stop | Shape::Semicolon | Shape::Question | Shape::Bullet => return i,
            Shape::Dash if token.spaced && tokens.get(i + 1).is_some_and(|t| t.spaced) && i > 0 => return i,
            _ => {}
        }
        if i > 0 && (token.glued || depth == 0 && ends(tokens, i)) {
            return i;
        }
    }
    tokens.len().min(LONGEST)
}

/// Whether a topic ends before the token at `i`.
fn ends(tokens: &[Token<'_>], i: usize) -> bool {
    let Some(token) = tokens.get(i) else { return true };
    if token.has(Class::REQUIRED.or(Class::PREFERRED)) && !example_plus(tokens, i) && !token.is("need") && !token.is("needs") {
        return true;
    }
    if token.has(Class::ENDS_TOPIC)
        && !(token.is("but") && tokens.get(i + 1).is_some_and(|t| t.is("not")) && tokens.get(i + 2).is_some_and(|t| t.is("limited")))
        && (!token.is("within") || window(after(tokens, i)))
    {
        return true;
    }
    if token.shape == Shape::Comma && apart(tokens, i) {
        return true;
    }
    if token.is("to") && tokens.get(i + 1).is_some_and(|t| t.any(&["become", "join", "help", "support"])) {
        return true;
    }
    let joint = run(after(tokens, i), |t| {
        t.shape == Shape::Comma
            || t.has(Class::AND.or(Class::OR))
            || t.any(&["with", "as", "well", "including"])
            || t.has(Class::ARTICLE)
            || t.shape == Shape::Ampersand
            || t.shape == Shape::Slash
    });
    if joint == 0 {
        return i > 0 && super::length::length(after(tokens, i)).is_ok() && !token.has(Class::NUMERAL);
    }
    let ahead = after(tokens, i + joint);
    let lead = run(ahead, |t| t.has(Class::DEGREE_OF_SKILL));
    let Some(next) = ahead.get(lead) else { return false };
    let graded_anew = lead > 0
        && (ahead.first().is_some_and(Token::capital) && !tokens.first().is_some_and(Token::capital) && token.has(Class::AND)
            || (token.is("with") || token.has(Class::AND) && ahead.first().is_some_and(|t| t.any(&["previous", "prior"])))
                && ahead
                    .iter()
                    .take(7)
                    .skip(lead + 1)
                    .take_while(|t| t.shape == Shape::Word && !t.has(Class::PREPOSITION))
                    .any(|t| t.has(Class::EXPERIENCE)));
    let fresh = graded_anew
        || lead > 0 && next.is("record")
        || next.has(Class::SKILL) && !next.is("skills") && !next.is("experienced")
        || next.any(&["ability", "willingness", "proven"])
        || next.is("experience") && ahead.get(lead + 1).is_some_and(|t| t.has(Class::PREPOSITION) || t.gerund());
    let soft = lead > 0 && next.has(Class::TRAIT_NOUN) || next.listed(List::INCLINATIONS);
    let worded = ahead.iter().take(6).position(|t| t.has(Class::EXPERIENCE)).is_some_and(|e| {
        e > 1
            && ahead.get(1..e).is_some_and(|w| {
                w.iter().all(|t| t.shape == Shape::Word && !t.has(Class::FILLER.or(Class::AND).or(Class::OR).or(Class::PREPOSITION)))
            })
    });
    let equivalent = !worded
        && ahead.first().is_some_and(|t| t.any(&["equivalent", "relevant", "any", "commensurate"]))
        && ahead.iter().take(7).any(|t| t.has(Class::EXPERIENCE) || t.any(&["combination", "qualification", "education", "degree"]));
    let bare_equivalent = ahead.first().is_some_and(|t| t.is("equivalent")) && ahead.get(1).is_none_or(|t| t.shape != Shape::Word);
    let counted = super::length::length(ahead).is_ok()
        && !ahead.first().is_some_and(|t| t.shape == Shape::Word && !ahead.iter().take(8).any(|t| t.has(Class::UNIT)));
    let graded = super::degree::degree("", ahead).is_ok() && !next.is("degree");
    let role = token.is("as") || tokens.first().is_some_and(|t| t.is("as")) && !token.is("with") && token.shape != Shape::Comma;
    let held = !role
        && ((next.has(Class::CREDENTIAL) || next.has(Class::CREDENTIALED))
            && (ahead
                .get(1)
                .is_none_or(|t| t.shape != Shape::Word || t.has(Class::CREDENTIAL_HEAD.or(Class::PREFERRED).or(Class::REQUIRED))))
            || next.has(Class::CREDENTIALED.or(Class::BODY))
                && ahead.get(lead + 1).is_some_and(|t| t.has(Class::CREDENTIAL_HEAD.or(Class::PROFESSION))));
    let elliptic = after(tokens, i).iter().take(joint).any(|t| t.is("including"))
        && (next.has(Class::NUMERAL) || next.shape == Shape::Number)
        && ahead.get(lead + 1).is_some_and(|t| t.any(&["in", "as", "of", "at"]));
    let verb = (token.has(Class::AND) || token.shape == Shape::Comma)
        && (next.any(&["be", "will"]) || next.has(Class::HOLD) && !next.any(&["offer", "offers", "demonstrate"]));
    let must = elliptic || verb || next.is("must");
    fresh || soft || equivalent || bare_equivalent || counted || graded || held || must
}

/// Whether a name with its own tier follows a list that is closed already: "Java or Go, AWS preferred".
fn apart(tokens: &[Token<'_>], i: usize) -> bool {
    let closed = tokens.get(..i).is_some_and(|before| before.iter().any(|t| t.has(Class::AND.or(Class::OR))));
    let rest = after(tokens, i + 1);
    let listed = run(rest, |t| (t.shape == Shape::Word && !t.has(Class::PREFERRED.or(Class::REQUIRED))) || t.shape == Shape::Slash);
    let choice = rest.get(1..listed).is_some_and(|w| w.iter().any(|t| t.has(Class::OR)))
        && (2..=8 + 4 * usize::from(rest.iter().take(3).any(|t| t.has(Class::EXPERIENCE)))).contains(&listed)
        && rest.get(listed).is_some_and(|t| t.has(Class::PREFERRED) && !t.is("plus"))
        && !rest.first().is_some_and(|t| t.has(Class::OR.or(Class::AND)));
    if choice {
        return true;
    }
    let words = run(rest, |t| {
        t.shape == Shape::Word && !t.has(Class::AND.or(Class::OR).or(Class::PREFERRED).or(Class::REQUIRED).or(Class::FINITE))
    });
    let named = rest.get(..words).is_some_and(|w| w.iter().any(|t| t.has(Class::EXPERIENCE.or(Class::SKILL))));
    let verb = run(after(rest, words), |t| t.listed(List::TIER_VERBS) || t.any(&["an", "would", "be"]));
    let tiered = rest.get(words + verb).is_some_and(|t| t.has(Class::PREFERRED) && (verb > 0 || !t.is("plus")));
    tiered && (closed && (1..=4).contains(&words) || named && (1..=9).contains(&words))
}

/// "plus" inside a topic is a joint, not a tier.
fn example_plus(tokens: &[Token<'_>], i: usize) -> bool {
    let preceded = i.checked_sub(1).and_then(|p| tokens.get(p)).is_some_and(|t| t.has(Class::ARTICLE) || t.listed(List::DEFINITE));
    tokens.get(i).is_some_and(|t| t.is("plus")) && !preceded && tokens.get(i + 1).is_some_and(|t| t.shape == Shape::Word)
}

/// Whether "within" opens a window of time ("within the last 5 years").
fn window(tokens: &[Token<'_>]) -> bool {
    tokens.iter().take(5).any(|t| t.has(Class::UNIT))
}

/// The groups a topic names.
pub(crate) fn groups(line: &str, tokens: &[Token<'_>]) -> Vec<Group> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut i = 0;
    while i <= tokens.len() {
        let border = tokens.get(i).is_none_or(|t| splits(tokens, i, t));
        if border {
            let part = tokens.get(from..i).unwrap_or_default();
            let examples = tokens.get(i).is_some_and(|t| introduces(tokens, i, t));
            if examples {
                let (end, listed) = listed(line, after(tokens, i));
                if listed.any_of.is_empty() {
                    found.extend(listed_groups(line, part));
                } else {
                    let kept = listed_groups(line, part);
                    let classes = kept.len().saturating_sub(1);
                    found.extend(kept.into_iter().take(classes));
                    if classes == 0 {
                        found.pop_if(|g: &mut Group| matches!(g.any_of.as_slice(), [one] if one.eq_ignore_ascii_case("coding") || one.eq_ignore_ascii_case("programming")));
                    }
                    found.push(listed);
                }
                i += end;
            } else {
                found.extend(listed_groups(line, part));
                i += 1 + usize::from(
                    tokens.get(i).is_some_and(|t| t.is("to"))
                        && tokens.get(i + 1).is_some_and(|t| t.shape == Shape::Word && !t.capital() && !t.text.ends_with("ing")),
                );
            }
            from = i;
        } else {
            i += 1;
        }
    }
    found.retain(|group: &Group| !group.any_of.is_empty());
    found.dedup();
    found
}

/// Whether a group ends before the token at `i`.
fn splits(tokens: &[Token<'_>], i: usize, token: &Token<'_>) -> bool {
    let opens_group = token.has(Class::OPENS_GROUP);
    let inner_for = token.is("for") && i > 0 && tokens.get(i - 1).is_some_and(|t| t.is("allocation"));
    let people = token.is("with") && i > 0 && tokens.get(i - 1).is_some_and(|t| t.listed(List::PEOPLE));
    let joined =
        i > 0 && tokens.get(i - 1).is_some_and(|t| t.has(Class::OR) || (t.is("business") || t.has(Class::DOING)) && token.is("to"));
    let doing = i > 0
        && token.has(Class::DOING)
        && !token.has(Class::NOUN_ING)
        && tokens.get(i - 1).is_some_and(|t| t.shape == Shape::Word && !t.has(Class::AND.or(Class::OR).or(Class::PREPOSITION)));
    let compared = people
        || joined
        || token.is("as") && tokens.get(i + 1).is_some_and(|t| t.is("well"))
        || (token.is("as") || token.is("to"))
            && i > 0
            && tokens.get(i - 1).is_some_and(|t| t.any(&["such", "well"]) || t.shape == Shape::Dash || t.is("up"));
    let narrows = i > 0
        && token.any(&["especially", "particularly", "specifically"])
        && tokens.get(i - 1).is_some_and(|t| !t.has(Class::OR.or(Class::AND)));
    let further = i > 1
        && tokens.get(i - 1).is_some_and(|t| t.shape == Shape::Comma)
        && token.gerund()
        && !tokens.get(..i - 1).is_some_and(|b| b.iter().any(|t| t.shape == Shape::Comma))
        && !after(tokens, i).iter().any(|t| t.shape == Shape::Comma);
    narrows || further || doing || opens_group && !inner_for && !compared || introduces(tokens, i, token)
}

/// Whether a bracket only abbreviates the name before it: "infrastructure as a service (IaaS)".
fn abbreviates(tokens: &[Token<'_>], i: usize) -> bool {
    let inner = |from: usize| matches!(tokens.get(from..from + 3), Some([open, name, close]) if open.shape == Shape::Open && close.shape == Shape::Close && name.text.len() > 1 && name.text.chars().skip(1).any(|c| c.is_uppercase()));
    i > 0 && inner(i) || i > 2 && inner(i - 2)
}

/// Whether examples begin at the token.
fn introduces(tokens: &[Token<'_>], i: usize, token: &Token<'_>) -> bool {
    let next = tokens.get(i + 1);
    token.is("such") && next.is_some_and(|t| t.is("as"))
        || token.has(Class::INTRODUCES) && i > 0
        || token.listed(List::FOR_EXAMPLE)
        || (token.is("including") || token.any(&["like", "includes"])) && i > 0
        || token.shape == Shape::Open && !abbreviates(tokens, i)
        || token.shape == Shape::Colon
        || token.is("following") && next.is_some_and(|t| t.shape == Shape::Colon)
}

/// The examples that begin at the head of `tokens`, and how many tokens they take.
fn listed(line: &str, tokens: &[Token<'_>]) -> (usize, Group) {
    let bracket = tokens.first().is_some_and(|t| t.shape == Shape::Open);
    let lead = run(tokens, |t| {
        t.has(Class::EXAMPLE) || t.listed(List::EXAMPLE_FRAME) || matches!(t.shape, Shape::Open | Shape::Comma | Shape::Colon)
    });
    let body = after(tokens, lead);
    let mut depth = 0_usize;
    let colon = tokens.iter().take(lead).any(|t| t.shape == Shape::Colon);
    let end = body
        .iter()
        .position(|t| {
            if !bracket && t.shape == Shape::Open {
                depth += 1;
            } else if !bracket && depth > 0 && t.shape == Shape::Close {
                depth -= 1;
                return false;
            }
            if depth > 0 || colon && t.shape == Shape::Word {
                return false;
            }
            if bracket { t.shape == Shape::Close } else { t.listed(List::BEHIND_EXAMPLES) || t.shape == Shape::Close }
        })
        .unwrap_or(body.len());
    let inner = body.get(..end).unwrap_or_default();
    // an abbreviation in brackets repeats the name before it
    let abbreviation = bracket && lead == 1 && inner.len() == 1 && inner.first().is_some_and(|t| t.shouted());
    let mut any_of = Vec::new();
    if !abbreviation {
        for item in inner.split(separates) {
            any_of.extend(term(line, item));
        }
    }
    any_of.dedup();
    (lead + end + usize::from(bracket && end < body.len()), Group { any_of, open: true })
}

/// Whether a token stands between the items of a list.
fn separates(token: &Token<'_>) -> bool {
    matches!(token.shape, Shape::Comma | Shape::Slash | Shape::Ampersand | Shape::Open | Shape::Close)
        || token.has(Class::AND.or(Class::OR))
}

/// Skips joined activities before their object: "contributing to the development or operation of" what follows.
fn undertaken<'t, 'a>(tokens: &'t [Token<'a>]) -> &'t [Token<'a>] {
    let lead = run(tokens, |t| {
        t.listed(List::ACTIVITIES)
            || t.has(Class::AND.or(Class::OR).or(Class::ARTICLE).or(Class::DOING))
            || t.is("to")
            || t.shape == Shape::Comma
    });
    let several = tokens.iter().take(lead).filter(|t| t.listed(List::ACTIVITIES)).count() > 1;
    if several && tokens.get(lead).is_some_and(|t| t.is("of")) { after(tokens, lead + 1) } else { tokens }
}

/// The groups of one list: one group when "or" joins it, as many as its items when "and" does.
fn listed_groups(line: &str, tokens: &[Token<'_>]) -> Vec<Group> {
    let clock = tokens.first().is_some_and(|t| t.is("post"))
        && tokens.get(1).is_some_and(|t| t.any(&["registration", "qualification", "graduation"]))
        && tokens.get(2).is_some();
    if clock {
        let mut found = vec![Group { any_of: vec![text_of(line, tokens.get(..2).unwrap_or_default()).to_owned()], open: false }];
        found.extend(listed_groups(line, after(tokens, 2)));
        return found;
    }
    let tokens = undertaken(tokens);
    let slash_or = |i: usize| tokens.get(i).is_some_and(|t| t.is("and")) && tokens.get(i + 1).is_some_and(|t| t.shape == Shape::Slash);
    let either = tokens.iter().enumerate().any(|(i, t)| t.has(Class::OR) || slash_or(i));
    let open = tokens.iter().rev().take(4).any(|t| t.any(&["similar", "etc", "etc.", "equivalent"]));
    let mut items: Vec<Vec<&[Token<'_>]>> = vec![Vec::new()];
    let mut from = 0;
    for i in 0..=tokens.len() {
        let Some(token) = tokens.get(i) else {
            push_item(&mut items, tokens.get(from..).unwrap_or_default());
            break;
        };
        let named = token.is("and") && pair_name(tokens, i);
        let slashed = token.shape == Shape::Slash && slash_name(tokens, i);
        if separates(token) && !named && !slashed && !abbreviates(tokens, i) {
            push_item(&mut items, tokens.get(from..i).unwrap_or_default());
            let anew = token.is("and")
                && !slash_or(i)
                && tokens.get(i + 1).is_some_and(|t| t.gerund() || t.has(Class::DOING))
                && !after(tokens, i).iter().any(|t| t.has(Class::OR));
            let alternative = !anew && (either || token.shape == Shape::Slash);
            if !alternative {
                items.push(Vec::new());
            }
            from = i + 1;
        } else if token.is("well") && i > 0 {
            push_item(&mut items, tokens.get(from..i - 1).unwrap_or_default());
            items.push(Vec::new());
            from = i + 2;
        }
    }
    let several = items.iter().map(Vec::len).sum::<usize>() > 1;
    let lender = lender(&items);
    let mut index = 0;
    let mut found: Vec<Group> = Vec::new();
    for terms in &items {
        let mut any_of: Vec<String> = Vec::new();
        for item in terms {
            let item = if several { without_capacity(item) } else { item };
            let head = lender.filter(|(at, _)| index < *at).and_then(|(_, item)| lent_head(line, item));
            index += 1;
            let Some(name) = term(line, item) else { continue };
            let written = match head {
                Some(head) => format!("{name} {head}"),
                None => name,
            };
            if !any_of.contains(&written) {
                any_of.push(written);
            }
        }
        found.push(Group { open: open && any_of.len() > 1, any_of });
    }
    found.retain(|group| !group.any_of.is_empty());
    found
}

/// The item that lends its head to all items before it, and its place: the last, or one that a slash joins.
fn lender<'t, 'a>(items: &[Vec<&'t [Token<'a>]>]) -> Option<(usize, &'t [Token<'a>])> {
    let flat: Vec<&'t [Token<'a>]> = items.iter().flatten().copied().collect();
    if let Some((last, before)) = flat.split_last()
        && settles(last)
        && !before.is_empty()
        && before.iter().enumerate().all(|(i, item)| {
            let same = i + items.last().map_or(0, Vec::len) >= flat.len();
            unsettled(item) && (same || trim(item).len() < 3 && !trim(item).first().is_some_and(Token::capital))
        })
    {
        return Some((before.len(), last));
    }
    let at = flat.iter().position(|item| !modifies(item))?;
    let slashed = items.len() > 1 && items.first().is_some_and(|first| first.len() == at + 1);
    let fit = at > 0 && (at + 1 == flat.len() || slashed);
    flat.get(at).filter(|_| fit).map(|item| (at, *item))
}

/// A list item without "capacity" or "role" behind it.
fn without_capacity<'t, 'a>(item: &'t [Token<'a>]) -> &'t [Token<'a>] {
    match item.split_last() {
        Some((last, rest)) if !rest.is_empty() && last.any(&["capacity", "role", "roles", "capacities"]) => rest,
        _ => item,
    }
}

/// Adds an item to the last group.
fn push_item<'t, 'a>(items: &mut [Vec<&'t [Token<'a>]>], item: &'t [Token<'a>]) {
    if let Some(last) = items.last_mut().filter(|_| !item.is_empty()) {
        last.push(item);
    }
}

/// Names that contain a slash.
fn slash_name(tokens: &[Token<'_>], i: usize) -> bool {
    let before = i.checked_sub(1).and_then(|p| tokens.get(p));
    let (Some(left), Some(right)) = (before, tokens.get(i + 1)) else { return false };
    phrases::SLASHED.iter().any(|(a, b)| left.is(a) && right.is(b))
}

/// Names that contain "and".
fn pair_name(tokens: &[Token<'_>], i: usize) -> bool {
    let before = i.checked_sub(1).and_then(|p| tokens.get(p));
    let (Some(left), Some(right)) = (before, tokens.get(i + 1)) else { return false };
    phrases::JOINED.iter().any(|(a, b)| left.is(a) && right.is(b))
}

/// The head that an item lends to the modifiers before it: "project management" lends "management".
fn lent_head(line: &str, item: &[Token<'_>]) -> Option<String> {
    let body = trim(item);
    let (last, rest) = body.split_last()?;
    let before = rest.last()?;
    let two = rest.len() >= 2
        && (before.is("industry")
            || before.has(Class::SHARED_HEAD)
                && !before.has(Class::MODIFIER)
                && last.any(&["projects", "environment", "research", "experience"]));
    let from = if two { rest.len() - 1 } else { rest.len() };
    (last.has(Class::SHARED_HEAD) || last.listed(List::SETTINGS)).then(|| text_of(line, after(body, from)).to_owned())
}

/// Whether the last item of a list names a kind of place or work whose kinds the items before it are.
fn settles(item: &[Token<'_>]) -> bool {
    let body = trim(item);
    body.len() > 1 && body.last().is_some_and(|t| t.listed(List::SETTINGS))
}

/// Whether an item of such a list lacks the head: it is short and ends in no head of its own.
fn unsettled(item: &[Token<'_>]) -> bool {
    let body = trim(item);
    (1..=3).contains(&body.len())
        && body.iter().all(|t| t.shape == Shape::Word)
        && body.last().is_some_and(|t| !t.has(Class::SHARED_HEAD) && !t.listed(List::SETTINGS))
        || matches!(body, [one] if one.has(Class::MODIFIER))
}

/// Whether an item is a lone modifier that lacks its head.
fn modifies(item: &[Token<'_>]) -> bool {
    let body = trim(item);
    match body {
        [one] => one.has(Class::MODIFIER) || ["al", "ive", "ary", "ic"].iter().any(|e| one.text.len() > 5 && one.text.ends_with(e)),
        [.., close] if close.shape == Shape::Close => body.iter().any(|t| t.has(Class::MODIFIER)),
        _ => false,
    }
}

/// A term without the filler around it.
fn term(line: &str, item: &[Token<'_>]) -> Option<String> {
    let settled = |t: &Token<'_>| t.has(Class::SETTING.or(Class::FIELD));
    if item.iter().find(|t| !t.has(Class::ARTICLE)).is_some_and(|t| t.listed(List::SIMILAR))
        && (item.last().is_some_and(settled) && item.iter().filter(|t| t.class == Class::NONE).count() == 0
            || item.len() < 6 && item.first().is_some_and(|t| t.is("other")) && item.iter().all(|t| !t.capital()))
    {
        return None;
    }
    let this = item.iter().any(|t| t.any(&["this", "the"])) && item.last().is_some_and(|t| t.any(&["speciality", "specialty", "position"]));
    let body = trim(item);
    if this && body.len() < 3 {
        return None;
    }
    if matches!(body, [one] if one.has(Class::NUMERAL) || one.listed(List::NO_TERM)) {
        return None;
    }
    let text = text_of(line, body).trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | '#' | '.' | ')' | '('));
    (!text.is_empty() && body.iter().any(|t| t.shape == Shape::Word || t.shape == Shape::Number)).then(|| text.to_owned())
}

/// The tokens of a term without articles, filler, doing and setting words around them.
fn trim<'t, 'a>(item: &'t [Token<'a>]) -> &'t [Token<'a>] {
    let mut body = item;
    while let Some((first, rest)) = body.split_first() {
        let verb = first.gerund()
            && !first.capital()
            && rest.len() > 1
            && rest.iter().all(|t| t.shape == Shape::Word && !t.has(Class::PREPOSITION));
        let doing =
            verb || first.has(Class::DOING) && (!first.has(Class::NOUN_ING) || rest.first().is_some_and(|t| !t.has(Class::SHARED_HEAD)));
        let filler = first.has(Class::FILLER.or(Class::ARTICLE).or(Class::DEGREE_OF_SKILL))
            || first.has(Class::PREPOSITION)
            || first.shape != Shape::Word && first.shape != Shape::Number
            || first.listed(List::BEFORE_TERM);
        let named = first.is("high") && rest.first().is_some_and(|t| t.listed(List::HIGH_NAMES))
            || first.is("professional") && rest.first().is_some_and(|t| t.any(&["services", "development", "liability"]));
        let frame = first.listed(List::FRAMES);
        let part_time =
            first.is("time") && !rest.is_empty() && !rest.first().is_some_and(|t| t.is("management") || t.has(Class::SHARED_HEAD));
        if part_time {
            body = rest;
            continue;
        }
        if (frame || first.listed(List::ACTIVITIES)) && rest.first().is_some_and(|t| t.is("of")) {
            body = after(rest, 1);
        } else if (doing || filler) && !named {
            body = rest;
        } else {
            break;
        }
    }
    while let Some((last, rest)) = body.split_last() {
        let social = last.is("work") && rest.last().is_some_and(|t| t.listed(List::KINDS_OF_WORK));
        let empty = !social && last.has(Class::FILLER.or(Class::ARTICLE)) && !last.is("professional") && !last.is("practice")
            || last.is("etc")
            || last.is("etc.")
            || last.is("field")
            || last.is("space")
            || last.is("area")
            || last.is("arena")
            || last.is("areas")
            || last.is("role")
            || last.any(&["level", "levels"]) && !rest.is_empty()
            || last.any(&["setting", "settings"]) && rest.len() > 1 && !rest.last().is_some_and(|t| t.has(Class::AND.or(Class::OR)))
            || last.listed(List::OFFICE_PARTS) && rest.last().is_some_and(|t| t.is("office"))
            || last.has(Class::PREPOSITION)
            || matches!(last.shape, Shape::Comma | Shape::Colon | Shape::Dash | Shape::Open | Shape::Slash | Shape::Other | Shape::Plus);
        let adverb = last.text.len() > 5 && last.text.ends_with("ly") && !last.any(&["assembly", "family", "supply", "italy"]);
        let doing = adverb || last.has(Class::DOING) && !last.has(Class::NOUN_ING) && !rest.is_empty();
        if empty || doing {
            body = rest;
        } else {
            break;
        }
    }
    body
}
