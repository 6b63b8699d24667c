//! Lists of names, as groups.
//!
//! ```ebnf
//! list  = [ clock ] [ activities "of" ] item { joint item } ;
//! joint = "," | "/" | "&" | "and" | "or" | "and/or" | "as well as" | "(" "or" ;
//! clock = "post" ( "registration" | "qualification" | "graduation" ) ;
//! ```

use super::super::{after, before, run, text_of};
use super::clock::{clock, closing_clock};
use super::examples::{abbreviates, separates};
use super::heads::{Taken, shared};
use super::kinds::{adjective, kin};
use super::term::{names, term, trim};
use crate::lexicon::{Class, List, phrases};
use crate::requirement::Group;
use crate::token::{Shape, Token};

/// What joins an item to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// Nothing more than a comma or bracket.
    Comma,
    /// "and", "&", "as well as".
    And,
    /// "or", "and/or".
    Or,
    /// "/".
    Slash,
}

/// An item of a list, the group it belongs to and what joins it to the one before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item<'t, 'a> {
    pub tokens: &'t [Token<'a>],
    pub group: usize,
    pub joint: Joint,
    /// Whether a comma stands in the joint.
    pub apart: bool,
}

/// The terms of a list, whatever joins them.
pub(super) fn terms(line: &str, tokens: &[Token<'_>]) -> Vec<String> {
    let named = tokens.first().is_some_and(|t| t.has(Class::NOUN_ING));
    let items = items(if named { tokens } else { object(tokens) }, true);
    let taken = shared(line, &items);
    let named = items.iter().zip(taken).enumerate();
    named.filter_map(|(at, (item, taken))| Some(written(&term(line, item.tokens).or_else(|| activity(&items, at))?, taken))).collect()
}

/// A lone activity, which names itself unless the verb of the next item has the same object: "design, ordering and invoicing".
fn activity(items: &[Item<'_, '_>], at: usize) -> Option<String> {
    let [one] = items.get(at)?.tokens else { return None };
    let verb = |item: &Item<'_, '_>| item.tokens.len() > 1 && item.tokens.first().is_some_and(Token::gerund);
    (one.has(Class::DOING) && one.gerund() && !one.listed(List::VACUOUS) && items.len() > 1 && !items.get(at + 1).is_some_and(verb))
        .then(|| one.text.to_owned())
}

/// A name with the words it takes from the other items.
fn written(name: &str, (before, behind): Taken<'_>) -> String {
    [before, Some(name), behind].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The groups of a list.
#[derive(Debug)]
pub(super) struct Listed {
    pub groups: Vec<Group>,
    /// Whether the last item of it named anything.
    pub named: bool,
    /// Whether its last items are one with a slash between: "Platform/Infrastructure-as-a-Service".
    pub slashed: bool,
}

/// The groups of one list: one group when "or" joins it, as many as its items when "and" does.
///
/// `choice`: an "or" that joins the list stands behind it.
pub(super) fn groups(line: &str, tokens: &[Token<'_>], choice: bool) -> Listed {
    let mut found = Vec::new();
    let mut named = false;
    let clock = clock(tokens);
    let name = tokens.get(clock.clone()).unwrap_or_default();
    found.extend((!name.is_empty()).then(|| Group { any_of: vec![text_of(line, name).to_owned()], open: false }));
    let closing = closing_clock(after(tokens, clock.end));
    let (tokens, name) = after(tokens, clock.end).split_at_checked(closing).unwrap_or_default();
    found.extend((!name.is_empty()).then(|| Group { any_of: vec![text_of(line, name).to_owned()], open: false }));
    let tokens = without_pay(object(undertaken(tokens)));
    if tokens.is_empty() {
        return Listed { groups: found, named, slashed: false };
    }
    let open = tokens.iter().rev().take(4).any(|t| t.any(&["similar", "etc", "etc.", "equivalent"]));
    let items = items(tokens, choice);
    let taken = shared(line, &items);
    let mut parts = items.iter().zip(taken).peekable();
    while let Some((first, _)) = parts.peek() {
        let group = first.group;
        let mut any_of: Vec<String> = Vec::new();
        while let Some((item, taken)) = parts.next_if(|(item, _)| item.group == group) {
            let lead = run(item.tokens, |t| t.has(Class::PREPOSITION.or(Class::ARTICLE)));
            let lone = match after(item.tokens, lead) {
                [one] if one.shape == Shape::Number && taken.0.is_some() => Some(one.text.to_owned()),
                // "driving experience": a verb alone is what was done
                [one] if items.len() == 1 && one.listed(List::LONE_WORK) || one.is("driving") => Some(one.text.to_owned()),
                [one]
                    if items.len() > 1
                        && (sector(one) && items.iter().any(|other| named_beside(line, other, one))
                            || taken.1.is_some_and(|head| one.gerund() || names(one, head))) =>
                {
                    Some(one.text.to_owned())
                }
                _ => None,
            };
            let name = term(line, item.tokens).or(lone);
            named = name.is_some();
            let done = parts.peek().is_some_and(|(next, _)| undertakes(item, next));
            let Some(name) = name.filter(|_| !done) else { continue };
            let name = written(&name, taken);
            if !any_of.contains(&name) {
                any_of.push(name);
            }
        }
        if !any_of.is_empty() {
            found.push(Group { open: open && any_of.len() > 1, any_of });
        }
    }
    Listed { groups: found, named, slashed: items.last().is_some_and(|item| item.joint == Joint::Slash) }
}

/// Whether an activity has the object of the one it is joined to: "construction or maintenance of bridges".
fn undertakes(item: &Item<'_, '_>, next: &Item<'_, '_>) -> bool {
    let joined = matches!(next.joint, Joint::And | Joint::Or);
    joined
        && matches!(trim(item.tokens), [one] if one.listed(List::ACTIVITIES))
        && matches!(next.tokens, [act, of, _, ..] if act.listed(List::ACTIVITIES) && of.is("of"))
}

/// Whether a word is where research is done, which names something beside the other: "academic or industry experience".
fn sector(token: &Token<'_>) -> bool {
    token.any(&["industry", "academic"])
}

/// Whether another item of a list names something.
fn named_beside(line: &str, item: &Item<'_, '_>, one: &Token<'_>) -> bool {
    let other = item.tokens.last().is_some_and(|t| sector(t) && !t.is(one.text));
    other || term(line, item.tokens).is_some()
}

/// Skips what says only that pay does not matter: "paid or voluntary".
fn without_pay<'t, 'a>(tokens: &'t [Token<'a>]) -> &'t [Token<'a>] {
    let paid = |t: &Token<'_>| t.any(&["paid", "unpaid", "voluntary", "volunteer"]);
    match tokens {
        [a, or, b, rest @ ..] if paid(a) && paid(b) && (or.has(Class::OR) || or.shape == Shape::Slash) => rest,
        _ => tokens,
    }
}

/// Skips joined activities before their object: "contributing to the development or operation of" what follows.
fn undertaken<'t, 'a>(tokens: &'t [Token<'a>]) -> &'t [Token<'a>] {
    let small = Class::AND.or(Class::OR).or(Class::ARTICLE).or(Class::DOING);
    let kinds = List::ACTIVITIES.or(List::FRAMES);
    let opener = usize::from(tokens.first().is_some_and(|t| t.any(&["of", "in", "with"])));
    let act = |t: &Token<'_>| t.listed(kinds) || t.gerund() && !t.capital();
    let lead = opener + run(after(tokens, opener), |t| act(t) || t.has(small) || t.is("to") || t.shape == Shape::Comma);
    let acts = tokens.get(..lead).unwrap_or_default();
    let several = acts.iter().filter(|t| act(t)).count() > 1 && acts.iter().any(|t| t.listed(kinds));
    if several && tokens.get(lead).is_some_and(|t| t.is("of")) { after(tokens, lead + 1) } else { tokens }
}

/// Skips verbs in a row before their one object: "designing, testing and painting" what follows.
fn object<'t, 'a>(tokens: &'t [Token<'a>]) -> &'t [Token<'a>] {
    let doing = |t: &Token<'_>| t.shape == Shape::Word && !t.capital() && t.text.len() > 5 && t.text.ends_with("ing");
    let joint = |t: &Token<'_>| matches!(t.shape, Shape::Comma | Shape::Slash | Shape::Ampersand) || t.has(Class::AND.or(Class::OR));
    let all = tokens;
    let tokens = after(all, run(all, |t| t.has(Class::EXPERIENCE) || t.any(&["record", "of"])));
    let lead = (0..tokens.len()).take_while(|at| match tokens.get(*at) {
        Some(token) if doing(token) => before(tokens, *at).is_none_or(joint),
        Some(token) => joint(token),
        None => false,
    });
    let lead = lead.count();
    let verbs = tokens.get(..lead).unwrap_or_default();
    if !verbs.last().is_some_and(doing) {
        return all;
    }
    let plain = verbs.iter().any(|t| doing(t) && !t.has(Class::NOUN_ING)) && !verbs.iter().any(|t| t.listed(List::TRADES));
    let several = verbs.iter().filter(|t| doing(t)).count() > 1;
    let followed = tokens.get(lead).is_some_and(|t| t.shape == Shape::Word && !t.has(Class::PREPOSITION));
    let bare = matches!(after(tokens, lead), [a, team, ..] if a.has(Class::ARTICLE) && team.is("team"));
    let led = matches!(after(tokens, lead), [led] if led.listed(List::LED));
    if led && matches!(verbs, [a, _, b] if a.has(Class::DOING) && !a.listed(List::VACUOUS) && b.has(Class::DOING)) {
        return all;
    }
    if plain && several && followed { after(tokens, lead - usize::from(bare)) } else { all }
}

/// Whether "or" joins a list; `choice`: one stands behind it.
fn alternatives(tokens: &[Token<'_>], choice: bool) -> bool {
    let both = tokens.iter().any(|t| t.has(Class::AND) || t.shape == Shape::Ampersand);
    let open = |i: usize| {
        let behind = after(tokens, i + 1);
        behind.get(run(behind, |t| t.has(Class::ARTICLE))).is_some_and(|t| t.listed(List::SIMILAR))
            && tokens
                .iter()
                .enumerate()
                .take(i)
                .any(|(i, t)| (t.has(Class::AND) || t.shape == Shape::Ampersand) && !inside_name(tokens, i, t))
    };
    let or = |i: usize| tokens.get(i).is_some_and(|t| t.has(Class::OR)) && !bracketed(tokens, i) && !open(i);
    let either = !both && (tokens.iter().take(2).any(|t| t.is("either")) || closes_open(tokens));
    either || choice && !both || (0..tokens.len()).any(|i| and_or(tokens, i) || or(i))
}

/// Whether "etc." closes a list, so that its items are examples.
fn closes_open(tokens: &[Token<'_>]) -> bool {
    let mut end = tokens.iter().rev().skip_while(|t| t.shape == Shape::Stop);
    end.next().is_some_and(|t| t.any(&["etc", "etc."])) && end.any(|t| t.shape == Shape::Comma)
}

/// The items of a list, none empty; those of one group are alternatives.
fn items<'t, 'a>(tokens: &'t [Token<'a>], choice: bool) -> Vec<Item<'t, 'a>> {
    let either = alternatives(tokens, choice);
    let last_or = tokens.iter().rposition(|t| t.has(Class::OR)).filter(|_| !tokens.iter().any(|t| t.shape == Shape::Comma));
    let mut found = Vec::new();
    let (mut from, mut group) = (0, 0);
    let (mut joint, mut apart) = (Joint::Comma, false);
    let mut put = |from: usize, to: usize, group: usize, joint: &mut Joint, apart: &mut bool| {
        let tokens = tokens.get(from..to).unwrap_or_default();
        if !tokens.is_empty() {
            found.push(Item { tokens, group, joint: *joint, apart: *apart });
            (*joint, *apart) = (Joint::Comma, false);
        }
    };
    for (i, token) in tokens.iter().enumerate() {
        let headed = token.shape == Shape::Close && tokens.get(i + 1).is_some_and(|t| t.listed(List::SETTINGS));
        if separates(token) && !headed && !inside_name(tokens, i, token) {
            put(from, i, group, &mut joint, &mut apart);
            joint = joint.with(token);
            apart |= token.shape == Shape::Comma;
            let besides = token.is("and") && last_or.is_some() && !and_or(tokens, i);
            let alternative = (either && !besides || token.shape == Shape::Slash || bracketed(tokens, i) || bracketed(tokens, i + 1))
                && !anew(tokens, i, token);
            group += usize::from(!alternative);
            from = i + 1;
        } else if token.is("well") && i > 0 {
            put(from, i - 1, group, &mut joint, &mut apart);
            joint = Joint::And;
            group += 1;
            from = i + 2;
        }
    }
    put(from, tokens.len(), group, &mut joint, &mut apart);
    if let Some((last, others)) = found.split_last()
        && !others.is_empty()
        && likens(last)
    {
        found.pop();
    }
    if attributes(&found) {
        return vec![Item { tokens, group: 0, joint: Joint::Comma, apart: false }];
    }
    if found.len() > 1 {
        found.iter_mut().for_each(|item| item.tokens = without_capacity(item.tokens));
    }
    found
}

/// Whether the last alternative only leaves the list open: "or similar building work".
fn likens(item: &Item<'_, '_>) -> bool {
    let lead = run(item.tokens, |t| t.has(Class::ARTICLE));
    item.joint == Joint::Or
        && after(item.tokens, lead).first().is_some_and(|t| t.any(&["similar", "comparable", "equivalent"]))
        && !item.tokens.iter().any(|t| t.capital() || t.has(Class::EXPERIENCE))
}

impl Joint {
    /// The joint with one more word or mark in it.
    fn with(self, token: &Token<'_>) -> Self {
        match (self, token.shape) {
            (Self::And, Shape::Slash) => Self::Or,
            (Self::Comma, Shape::Slash) => Self::Slash,
            (Self::Comma, Shape::Ampersand) => Self::And,
            _ if token.has(Class::OR) => Self::Or,
            (Self::Comma, _) if token.has(Class::AND) => Self::And,
            _ => self,
        }
    }
}

/// Whether a list is one noun with its adjectives, for commas alone part it ("large, multi-site, multi-year programmes") or
/// both only praise it ("clear and readable code").
fn attributes(items: &[Item<'_, '_>]) -> bool {
    let describes = |item: &Item<'_, '_>| match trim(item.tokens) {
        [one] => !one.capital() && (one.text.contains('-') || adjective(one)),
        [grade, noun] => grade.any(&["high", "large", "low", "small"]) && !noun.capital() && noun.shape == Shape::Word,
        _ => false,
    };
    let praised = |item: &Item<'_, '_>| trim(item.tokens).first().is_some_and(|t| t.listed(List::EVALUATIVE));
    if let [first, second] = items
        && second.joint == Joint::And
        && matches!(trim(first.tokens), [one] if one.listed(List::EVALUATIVE))
    {
        return praised(second) && second.tokens.len() > 1;
    }
    let Some((last, others)) = items.split_last().filter(|(_, others)| !others.is_empty()) else { return false };
    let compound = |item: &Item<'_, '_>| matches!(trim(item.tokens), [one] if one.text.contains('-') && one.text.ends_with("ed"));
    let compounds = others.len() > 1 && others.iter().all(compound);
    let headed = compounds
        || matches!(last.tokens, [first, _, ..] if first.text.contains('-') || adjective(first) || first.any(&["high", "large", "low", "small"]));
    headed && items.iter().skip(1).all(|item| item.joint == Joint::Comma && item.apart) && others.iter().all(describes)
}

/// "and/or", "and or".
fn and_or(tokens: &[Token<'_>], i: usize) -> bool {
    matches!(after(tokens, i), [and, slash, ..] if and.is("and") && (slash.shape == Shape::Slash || slash.has(Class::OR)))
}

/// Whether an "or" opens a bracket, which holds an alternative to the item before it alone: "Spark (or Flink), Hive".
fn bracketed(tokens: &[Token<'_>], i: usize) -> bool {
    tokens.get(i).is_some_and(|t| t.has(Class::OR)) && before(tokens, i).is_some_and(|t| t.shape == Shape::Open)
}

/// Whether "and" begins another activity, although the list is one of alternatives.
fn anew(tokens: &[Token<'_>], i: usize, token: &Token<'_>) -> bool {
    token.is("and")
        && !and_or(tokens, i)
        && tokens.get(i + 1).is_some_and(|t| t.gerund() || t.has(Class::DOING))
        && !after(tokens, i).iter().any(|t| t.has(Class::OR))
}

/// Whether a joint or mark is part of a name: "health and safety", "CI/CD", "(IaaS)".
fn inside_name(tokens: &[Token<'_>], i: usize, token: &Token<'_>) -> bool {
    let names = match token.shape {
        Shape::Slash => phrases::SLASHED,
        Shape::Word if token.is("and") => phrases::JOINED,
        _ => &[],
    };
    if let Some([of, count, or, more]) = i.checked_sub(2).and_then(|from| tokens.get(from..i + 2))
        && (of.is("of") && count.shape == Shape::Number && or.has(Class::OR) && more.is("more"))
    {
        return true;
    }
    let letter = |t: &Token<'_>| t.text.len() == 1 && t.text.bytes().all(|b| b.is_ascii_uppercase());
    let pair = before(tokens, i).zip(tokens.get(i + 1));
    pair.is_some_and(|(left, right)| {
        names.iter().any(|(a, b)| left.is(a) && right.is(b))
            || matches!(token.shape, Shape::Slash | Shape::Ampersand) && letter(left) && letter(right)
            || token.shape == Shape::Ampersand && !token.spaced && !right.spaced && left.shouted() && letter(right)
            || token.shape == Shape::Slash && letter(left) && right.shape == Shape::Number
            || token.shape == Shape::Ampersand && token.spaced && left.capital() && right.capital() && listed(tokens)
            || token.is("and") && right.listed(List::TOOLS) && others(tokens, i)
            || token.is("and") && (kin(left, right) && closes(tokens, i) || entitled(tokens, i, left, right))
    }) || abbreviates(tokens, i)
}

/// Whether commas and a word join a list, so that "&" stands inside its names: "Oil & Gas, Retail, and Media & Arts".
fn listed(tokens: &[Token<'_>]) -> bool {
    let commas = tokens.iter().filter(|t| t.shape == Shape::Comma).take(2).count();
    let worded = || tokens.iter().any(|t| t.shape == Shape::Word && t.has(Class::AND.or(Class::OR)));
    commas > 1 && (worded() || !closing(tokens))
}

/// Whether the last joint of a list is "&".
fn closing(tokens: &[Token<'_>]) -> bool {
    tokens.iter().rev().find(|t| separates(t)).is_some_and(|t| t.shape == Shape::Ampersand)
}

/// Whether the words before "and" are others of a class, which goes on behind it: "other mapping languages and tools".
fn others(tokens: &[Token<'_>], i: usize) -> bool {
    let item = tokens.get(..i).unwrap_or_default().iter().rev().take_while(|t| !separates(t)).take(6);
    item.last().is_some_and(|t| t.is("other")) && tokens.get(i + 2).is_none_or(|t| t.shape != Shape::Word || t.has(Class::PREPOSITION))
}

/// Whether "and" stands inside a title behind "the": "the Landlord and Tenant Act".
fn entitled(tokens: &[Token<'_>], i: usize, left: &Token<'_>, right: &Token<'_>) -> bool {
    let the = i.checked_sub(2).and_then(|at| tokens.get(at)).is_some_and(|t| t.is("the"));
    the && left.capital() && right.capital() && tokens.get(i + 2).is_some_and(|t| t.capital() && !t.shouted())
}

/// Whether the last item of a list of alternatives goes on behind "and": "operations or vendor strategy and management".
fn closes(tokens: &[Token<'_>], i: usize) -> bool {
    let or = |t: &Token<'_>| t.has(Class::OR);
    i > 1
        && tokens.get(..i).is_some_and(|list| list.iter().any(or))
        && !after(tokens, i).iter().any(or)
        && tokens.get(i + 2).is_none_or(|t| separates(t) || t.has(Class::PREPOSITION))
}

/// A list item without "capacity" or "role" behind it, but for "client-facing roles".
fn without_capacity<'t, 'a>(item: &'t [Token<'a>]) -> &'t [Token<'a>] {
    match item.split_last() {
        Some((last, rest))
            if !rest.is_empty()
                && last.any(&["capacity", "role", "roles", "capacities"])
                && !rest.last().is_some_and(|t| t.text.contains('-')) =>
        {
            rest
        }
        _ => item,
    }
}
