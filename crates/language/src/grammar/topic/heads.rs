//! Words that the items of a list share: the head of the last ("program and project management", "an Internet or electronics
//! company"), or the modifier of the first ("software design and testing").

use super::super::{after, before, run, text_of};
use super::kinds::{
    abbreviations, adjective, compound, compounds, heads, kin, made, modifies, named, parallel, participle, plain, plural, proper, titled,
    unhyphened, unsettled,
};
use super::list::{Item, Joint};
use super::term::{opens_name, trim};
use crate::lexicon::{Class, List};
use crate::token::{Shape, Token};

/// What an item takes from the others: words before it and words behind it.
pub(super) type Taken<'a> = (Option<&'a str>, Option<&'a str>);

/// What each item of a list takes from the others.
pub(super) fn shared<'a>(line: &'a str, items: &[Item<'_, '_>]) -> Vec<Taken<'a>> {
    if items.len() < 2 {
        return vec![(None, None); items.len()];
    }
    let list = Shared { line, items, bodies: items.iter().map(|item| body(item.tokens)).collect() };
    (0..items.len())
        .map(|at| match list.settled(at).or_else(|| list.modified(at)).or_else(|| list.driven(at)) {
            Some(head) => (None, Some(head)),
            None => (list.modifier(at).or_else(|| list.maker(at)).or_else(|| list.graded(at)).or_else(|| list.hyphened(at)), None),
        })
        .collect()
}

/// The tokens of an item without filler, but for filler that names something with the head it lacks ("intermediate or emergency care").
fn body<'t, 'a>(item: &'t [Token<'a>]) -> &'t [Token<'a>] {
    match (trim(item), item.split_last()) {
        ([], Some((last, rest))) if opens_name(last) => after(item, rest.len()),
        (body, _) => body,
    }
}

/// A list while its shared words are looked for.
struct Shared<'s, 't, 'a, 'l> {
    line: &'l str,
    items: &'s [Item<'t, 'a>],
    /// The items without filler.
    bodies: Vec<&'t [Token<'a>]>,
}

impl<'t, 'a, 'l> Shared<'_, 't, 'a, 'l> {
    fn body(&self, at: usize) -> &'t [Token<'a>] {
        self.bodies.get(at).copied().unwrap_or_default()
    }

    /// The kind of place that the last item names and this one lacks: "customer support or service delivery environment".
    fn settled(&self, at: usize) -> Option<&'l str> {
        let here = self.items.get(at)?;
        let group = self.items.iter().enumerate().skip(at + 1).take_while(|(_, item)| item.group == here.group);
        let (end, last) = match group.last() {
            Some(last) => last,
            None => return self.places(at),
        };
        let from = (0..end).rev().find(|i| self.items.get(*i).is_some_and(articled)).unwrap_or(0);
        let one = self.items.get(from).is_some_and(articled);
        let lone = self.body(at).last().is_some_and(|t| self.body(at).len() == 1 && t.listed(List::RANKS_OF_CARE));
        let head = self.place(last, self.body(end), one, lone)?;
        // a lone place may have a setting of its kind: "a hospital or community setting", but "a studio or record company"
        let around = self.body(end).last().is_some_and(|t| t.any(&["setting", "settings", "environment", "environments"]));
        let placed = |i: usize, t: &Token<'_>| t.listed(List::PLACES) && !(around && self.body(i).len() == 1);
        let named = |i: usize| {
            let ahead = self.body(i).last();
            ahead.is_some_and(|t| t.listed(List::SETTINGS) || placed(i, t) || t.shape != Shape::Word)
        };
        let single = self.body(end).last().is_some_and(|t| t.any(&["industry", "industries", "sector", "sectors"]));
        let nouned = || self.body(end).first().is_some_and(adjective) && self.body(at).last().is_some_and(plural);
        let fits = if single || one {
            (1..=4).contains(&self.body(at).len()) && !(at..end).any(named)
        } else {
            // "enterprise software, infrastructure or gaming companies": one that lacks the head tells that all do
            let lacks = (from..end).any(|i| self.body(i).len() == 1);
            let deals = |i: usize| lacks && self.body(i).last().is_some_and(|t| t.listed(List::GOODS));
            !nouned() && (from..end).all(|i| unsettled(self.body(i)) || deals(i))
        };
        (at >= from && fits).then_some(head)
    }

    /// The same over a list whose items must all hold: "hospital and commercial facilities".
    fn places(&self, at: usize) -> Option<&'l str> {
        let (last, others) = self.items.split_last().filter(|(_, others)| at < others.len())?;
        let head = self.place(last, self.body(others.len()), false, false)?;
        let most = self.body(others.len()).len();
        let fits = |i: usize| {
            let body = self.body(i);
            let whole = body.len() >= most && !body.last().is_some_and(|t| adjective(t) || t.text.ends_with("ed"));
            unsettled(body) && body.len() < 3 && !(whole && body.len() > 1) && !body.first().is_some_and(Token::capital)
        };
        (0..others.len()).all(fits).then_some(head)
    }

    /// The kind of place that an item names, when it may be shared; `one`: an article says that it is a single place; `lone`: an adjective lacks it.
    fn place(&self, item: &Item<'_, '_>, body: &[Token<'_>], one: bool, lone: bool) -> Option<&'l str> {
        let opens = item.tokens.first().is_some_and(|t| t.has(Class::PREPOSITION.or(Class::ARTICLE)));
        let kind =
            |t: &Token<'_>| t.listed(List::SETTINGS) || one && t.any(&["business", "team", "department", "unit", "firm", "practice"]);
        let other = item.tokens.iter().any(|t| t.any(&["other", "another"]));
        let (last, rest) = body.split_last().filter(|(last, rest)| !opens && !other && !rest.is_empty() && kind(last))?;
        let two = rest.len() > 1 && rest.last().is_some_and(|t| t.is("industry") || lone && t.is("care"));
        let from = rest.len() - usize::from(two);
        (!last.has(Class::FILLER)).then(|| text_of(self.line, after(body, from)))
    }

    /// The head of the next item that has one, when this one is a lone modifier: "quantitative and qualitative analysis".
    fn modified(&self, at: usize) -> Option<&'l str> {
        let body = self.body(at);
        let slash = |i: usize| self.items.get(i).is_some_and(|item| item.joint == Joint::Slash);
        let to =
            (at + 1..self.items.len()).find(|i| !(modifies(self.body(*i)) || slash(*i) && slash(i + 1) && self.body(*i).len() == 1))?;
        let lender = self.items.get(to)?;
        if lender.tokens.first().is_some_and(|t| t.any(&["similar", "equivalent", "comparable"])) {
            return None;
        }
        // a lender with filler of its own stands beside a whole name: "data and relevant computing frameworks"
        let graded = lender.tokens.first().is_some_and(|t| t.has(Class::FILLER) && !t.has(Class::MODIFIER) && !opens_name(t));
        if graded && lender.joint == Joint::And && matches!(body, [one] if !adjective(one)) {
            return None;
        }
        let head = self.body(to);
        let end = head.iter().skip(1).position(|t| t.has(Class::PREPOSITION)).map_or(head.len(), |at| at + 1);
        let head = head.get(..end).unwrap_or(head);
        let near = to == at + 1 && !lender.apart && lender.joint != Joint::Comma;
        let leads = (0..to).all(|i| modifies(self.body(i))) && (lender.joint != Joint::Comma || to + 1 == self.items.len());
        let slashed = (at + 1..=to).all(|i| self.items.get(i).is_some_and(|item| item.joint == Joint::Slash));
        let managed = matches!(body, [one] if one.any(&["programme", "process"]) || one.listed(List::LEANING));
        if head.len() < 2 || compound(head) && !(managed && head.last().is_some_and(|t| t.is("management"))) {
            return None;
        }
        let first = head.first()?;
        let last = head.last()?;
        if near && lender.joint != Joint::Comma && lender.tokens.len() == head.len() && parallel(unhyphened(body), head) {
            return Some(text_of(self.line, after(head, head.len() - 1)));
        }
        let fits = match body {
            [one] if slashed => {
                named(one)
                    && !(one.has(Class::NOUN_ING) && first.has(Class::MODIFIER) && last.listed(List::ACTS))
                    && (heads(last) || plural(last) || last.listed(List::ACTS) || adjective(one) && adjective(first))
            }
            [first_word, _] if slashed && head.len() == 3 && first_word.is(first.text) => heads(last),
            [one] if near && one.listed(List::FUNCTIONS) && first.listed(List::FUNCTIONS) => heads(last),
            [one]
                if (near || leads)
                    && head.len() == 2
                    && one.listed(List::LEANING)
                    && !one.listed(List::PLACES)
                    && !first.gerund()
                    && self.bare(at).is_some()
                    && plain(head) =>
            {
                true
            }
            [one] if one.shouted() && lender.joint == Joint::And && (adjective(first) || !first.capital()) => false,
            [one] if near && one.shouted() && first.shouted() => heads(last) || plural(last) || abbreviations(last),
            [one]
                if near
                    && self.bare(at).is_some()
                    && head.len() < 5
                    && lender.joint != Joint::Comma
                    && one.shouted() == first.shouted()
                    && proper(one)
                    && proper(first)
                    && plain(head) =>
            {
                true
            }
            [one] if near && lender.joint == Joint::Or && one.has(Class::MODIFIER) && self.items.get(at).is_some_and(articled) => {
                head.len() == 2
            }
            [one] if near && head.len() == 2 && one.text.contains('-') && first.text.contains('-') && plain(head) => true,
            [one] if near && head.len() == 2 && participle(one) && participle(first) => plain(head),
            [one] if (near || leads) && adjective(one) => heads(last) || plural(last) || adjective(first),
            [.., _] if (near || leads) && modifies(body) => heads(last),
            [.., kind] if near && lender.joint != Joint::And && (head.len() > body.len() || body.first().is_some_and(adjective)) => {
                kind.has(Class::MODIFIER) && (!kind.has(Class::SHARED_HEAD) || kind.is("project")) && last.has(Class::SHARED_HEAD)
            }
            _ => false,
        };
        let whole = body.len() == 1
            && !(slashed && head.len() > 2 && last.listed(List::SETTINGS) && first.has(Class::MODIFIER) && !first.has(Class::SHARED_HEAD))
            && (proper(first) && !first.has(Class::MODIFIER) && body.first().is_some_and(proper)
                || adjective(first) && body.first().is_some_and(adjective) && !head.get(..2).is_some_and(compound)
                || slashed && (head.len() == 2 || adjective(first) || !first.has(Class::MODIFIER))
                || head.len() == 3 && !(slashed && made(head)) && first.has(Class::MODIFIER) && !head.get(..2).is_some_and(compound));
        fits.then(|| self.lent(head, whole))
    }

    /// Those whom a lone verb is done to, whom the next one names: "leading and supervising teams".
    fn driven(&self, at: usize) -> Option<&'l str> {
        let here = self.items.get(at)?.tokens;
        match (after(here, run(here, |t| t.has(Class::PREPOSITION))), self.items.get(at + 1)?.tokens) {
            ([lone], [verb, people])
                if lone.has(Class::DOING) && !lone.listed(List::VACUOUS) && verb.has(Class::DOING) && people.listed(List::LED) =>
            {
                Some(text_of(self.line, std::slice::from_ref(people)))
            }
            _ => None,
        }
    }

    /// The head that an item lends: all but its first word, or its last words.
    fn lent(&self, body: &[Token<'_>], whole: bool) -> &'l str {
        let paired = matches!(body, [_, .., left, and, right] if and.is("and") && kin(left, right));
        if paired && !whole {
            return text_of(self.line, after(body, body.len() - 3));
        }
        let last = body.len().saturating_sub(1);
        let two = before(body, last).zip(body.get(last)).is_some_and(|(left, right)| {
            left.is("industry") || left.has(Class::SHARED_HEAD) && !left.has(Class::MODIFIER) && right.listed(List::BEHIND_HEAD)
        });
        let from = if whole { 1 } else { last - usize::from(two && last > 1) };
        text_of(self.line, after(body, from))
    }

    /// The modifier of the item before, when this one is a bare activity of its kind: "software design and testing".
    fn modifier(&self, at: usize) -> Option<&'l str> {
        let one = self.bare(at)?;
        if one.shape == Shape::Number {
            return self.numbered(at);
        }
        let slash = |i: usize| self.items.get(i).is_some_and(|item| item.joint == Joint::Slash);
        let kind = |i: usize| i == at && slash(i) || self.bare(i).is_some_and(|other| kin(one, other) || titled(one, other));
        let from = (0..at).rev().find(|i| !kind(*i))?;
        let (last, rest) = self.body(from).split_last().filter(|(_, rest)| (1..4).contains(&rest.len()))?;
        let run = (from + 1..self.items.len()).take_while(|i| kind(*i)).filter_map(|i| self.items.get(i));
        let run: Vec<&Item<'_, '_>> = run.collect();
        let closed = match run.as_slice() {
            [item] => !item.apart && (matches!(item.joint, Joint::And | Joint::Slash) || item.joint == Joint::Or && !one.capital()),
            [commas @ .., and] => and.joint == Joint::And && commas.iter().all(|item| item.joint == Joint::Comma),
            [] => false,
        };
        let slashed = !run.is_empty() && run.iter().all(|item| item.joint == Joint::Slash);
        let alike = |test: fn(&Token<'_>) -> bool| test(last) && test(one);
        let apart = alike(plural) || alike(|t| !t.capital() && t.listed(List::SETTINGS.or(List::PLACES)));
        let fits = kin(last, one) && closed || (titled(last, one) || apart) && slashed;
        let plain = rest.iter().all(|t| t.shape == Shape::Word && !t.has(Class::PREPOSITION)) && !compounds(rest, last);
        (fits && plain).then(|| text_of(self.line, rest))
    }

    /// The adjective before a slash, when what stands behind lends its head: "technical project/program management".
    fn graded(&self, at: usize) -> Option<&'l str> {
        let from = at.checked_sub(1).filter(|_| self.items.get(at).is_some_and(|item| item.joint == Joint::Slash))?;
        match self.body(from) {
            [grade, one]
                if adjective(grade)
                    && !plural(one)
                    && self.modified(from).is_some()
                    && !self.body(at).first().is_some_and(|t| t.is(grade.text)) =>
            {
                Some(text_of(self.line, std::slice::from_ref(grade)))
            }
            _ => None,
        }
    }

    /// The word with a hyphen before both of two names alike: "cloud-based Data Vault and Data Lake environments".
    fn hyphened(&self, at: usize) -> Option<&'l str> {
        let from = at.checked_sub(1).filter(|_| self.items.get(at).is_some_and(|item| !item.apart))?;
        let (body, head) = (self.body(from), self.body(at));
        let alike = unhyphened(body).len() < body.len() && parallel(unhyphened(body), head);
        alike.then(|| text_of(self.line, body.get(..1).unwrap_or_default()))
    }

    /// What a number counts: "Band 5 or 6".
    fn numbered(&self, at: usize) -> Option<&'l str> {
        let (last, rest) = at.checked_sub(1).and_then(|before| self.body(before).split_last())?;
        (last.shape == Shape::Number && (1..3).contains(&rest.len())).then(|| text_of(self.line, rest))
    }

    /// The maker of the products in a list: "Microsoft Word and Excel".
    fn maker(&self, at: usize) -> Option<&'l str> {
        const MAKERS: [(&str, List); 2] = [("microsoft", List::PRODUCTS), ("adobe", List::ADOBE)];
        let product = |i: usize, list: List| matches!(self.body(i), [one] if one.listed(list) && one.capital());
        MAKERS.iter().filter(|(_, list)| product(at, *list)).find_map(|(name, list)| {
            let from = (0..at).rev().find(|i| !product(*i, *list))?;
            match self.body(from) {
                [maker, one] if maker.is(name) && one.listed(*list) => Some(text_of(self.line, std::slice::from_ref(maker))),
                _ => None,
            }
        })
    }

    /// The word of an item that is one bare word.
    fn bare(&self, at: usize) -> Option<&'t Token<'a>> {
        let lead = self.items.get(at)?.tokens.iter().take_while(|t| t.has(Class::PREPOSITION.or(Class::ARTICLE)) || t.is("both")).count();
        match (self.body(at), self.items.get(at)?.tokens.len()) {
            ([one], words) if words == lead + 1 => Some(one),
            _ => None,
        }
    }
}

/// Whether an item has an article of its own, perhaps behind a preposition.
fn articled(item: &Item<'_, '_>) -> bool {
    let lead = item.tokens.iter().take_while(|t| t.has(Class::PREPOSITION)).count();
    after(item.tokens, lead).first().is_some_and(|t| t.any(&["a", "an"]))
}
