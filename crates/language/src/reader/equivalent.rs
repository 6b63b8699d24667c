//! What will do as well as what was asked: "or equivalent experience", "or an equivalent combination of education and experience".

use super::Reader;
use crate::compose::Piece;
use crate::grammar::after;
use crate::lexicon::{Class, List};
use crate::requirement::{Kind, Requirement};
use crate::token::{Shape, Token};

impl<'t, 'a> Reader<'t, 'a> {
    /// "or equivalent experience".
    pub(super) fn equivalent(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        if let [.., Piece::Leaf(_), Piece::Comma] = self.pieces.as_slice()
            && let Some(words) = listed_equivalent(rest)
        {
            self.push(Piece::Or);
            return self.add(at, words, Kind::Equivalent);
        }
        if rest.first().is_some_and(|t| t.listed(List::BY_EXPERIENCE)) && self.leaves > 0 {
            return self.by_experience(at, rest);
        }
        const OPENS: List = List::EQUIVALENTS.or(List::PRACTICAL).or(List::ANY_OTHER).or(List::WHOSE_EQUIVALENT).or(List::SHOWN_EQUIVALENT);
        rest.first().filter(|t| t.listed(OPENS) || t.has(Class::ARTICLE) || t.any(&["able", "can"]))?;
        let lead = self.tokens.get(..at).unwrap_or_default();
        let chosen =
            matches!(lead, [.., or] | [.., or, _] if or.has(Class::OR) && lead.last().is_some_and(|t| t.has(Class::OR) || t.is("be")));
        let lead = before_equivalent(rest, chosen);
        let body = after(rest, lead);
        let first = body.first().filter(|t| t.listed(List::EQUIVALENTS.or(List::PRACTICAL)))?;
        let combination = first.is("combination") || first.is("equivalent") && body.get(1).is_some_and(|t| t.is("combination"));
        if !self.as_good(at, first, body, combination) || self.whole(at, body, combination) {
            return None;
        }
        if combination && first.is("combination") && !body.iter().take(10).any(|t| t.any(&["education", "experience", "training"])) {
            return None;
        }
        if self.leaves == 0 && (at > 2 || !(self.voice.fragment || self.voice.asks)) {
            return None;
        }
        let apart = |i: usize| {
            let own = body.get(..i).unwrap_or_default().iter().any(|t| t.text.starts_with("qualif"));
            own && !combination && body.get(i).is_some_and(|t| t.has(Class::AND))
        };
        let ends = |i: &usize| ends_equivalent(after(body, *i), *i, combination) || apart(*i);
        let words = (0..body.len().min(26)).find(ends).unwrap_or(body.len().min(26));
        let words = words.max(1);
        if words == 1
            && first.is("equivalent")
            && let [.., Piece::Comma, Piece::Or] = self.pieces.as_slice()
        {
            self.pieces.truncate(self.pieces.len() - 2);
            self.push(Piece::Or);
        }
        if !combination && self.opens_experience(body.get(..words).unwrap_or_default()) {
            return Some(lead + words);
        }
        self.add(at, lead + words, Kind::Equivalent)
    }

    /// "or qualified by experience", "or QBE": what one has done stands for the qualification before it.
    fn by_experience(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let words = match rest {
            [qualified, by, experience, ..] if qualified.is("qualified") && by.is("by") && experience.has(Class::EXPERIENCE) => 3,
            [qbe, ..] if qbe.is("qbe") => 1,
            _ => return None,
        };
        let last = self.pieces.iter().rev().find(|p| matches!(p, Piece::Leaf(_)));
        let said = matches!(last, Some(Piece::Leaf(Requirement { kind: Kind::Equivalent, .. })));
        if said { Some(words) } else { self.add(at, words, Kind::Equivalent) }
    }

    /// Lets "or equivalent experience" behind nothing but a length of experience leave open what that is in: no degree is there to be made up for.
    fn opens_experience(&mut self, words: &[Token<'a>]) -> bool {
        let held = |p: &Piece| matches!(p, Piece::Leaf(Requirement { kind: Kind::Degree(_), .. }));
        let learnt = words.iter().any(|t| t.has(Class::DEGREE) || t.any(&["training", "knowledge"]));
        let joints = self.pieces.iter().rev().take_while(|p| matches!(p, Piece::Comma | Piece::Or | Piece::Slash | Piece::Open)).count();
        let last = self.pieces.len() - joints;
        if learnt || self.pieces.iter().any(held) || self.heading.iter().any(|t| t.has(Class::DEGREE)) {
            return false;
        }
        let Some(Piece::Leaf(Requirement { kind: Kind::Experience(found), .. })) = last.checked_sub(1).and_then(|i| self.pieces.get_mut(i))
        else {
            return false;
        };
        let trained = found.with.iter().flat_map(|group| &group.any_of).any(|term| term.ends_with("training"));
        if trained {
            return false;
        }
        if let Some(group) = found.with.last_mut() {
            group.open = true;
        }
        self.pieces.truncate(last);
        true
    }

    /// Whether the words of `body`, led by `first`, are said of what is as good as what was asked.
    fn as_good(&self, at: usize, first: &Token<'a>, body: &[Token<'a>], combination: bool) -> bool {
        let before = |n: usize| at.checked_sub(n).and_then(|i| self.tokens.get(i));
        let after_or = before(1).is_some_and(|t| {
            t.has(Class::OR)
                || matches!(t.shape, Shape::Open | Shape::Slash)
                || t.any(&["with", "be"]) && before(2).is_some_and(|t| t.has(Class::OR))
        });
        let experience = |t: &Token<'_>| t.has(Class::EXPERIENCE);
        let comparable = || first.is("comparable") && body.iter().take(4).any(|t| experience(t) || t.listed(List::AS_GOOD));
        let named = first.is("equivalent") || first.is("equivalency") || combination || comparable();
        let practical = || {
            after_or
                && !before(1).is_some_and(|t| t.shape == Shape::Open)
                && first.listed(List::PRACTICAL)
                && body.iter().take(4).any(experience)
                && self.leaves > 0
        };
        named && (after_or || combination || at == 0) || practical()
    }

    /// Whether an equivalent is a requirement by itself, and no other way to meet one: "equivalent certification", "equivalent to a degree".
    fn whole(&self, at: usize, body: &[Token<'a>], combination: bool) -> bool {
        body.iter().take(5).any(|t| t.any(&["title", "titles"]))
            || body.get(1).is_some_and(|t| t.listed(List::NAMED_EQUIVALENT) || self.leaves == 0 && at <= 1 && !combination && t.is("to"))
    }
}

/// How many tokens say what is as good inside a list: "equivalent qualification" in "an NVQ, equivalent qualification or a degree".
fn listed_equivalent(rest: &[Token<'_>]) -> Option<usize> {
    let words = crate::grammar::run(rest, |t| t.shape == Shape::Word && !t.has(Class::OR));
    let learnt = matches!(rest.get(..words)?, [same, .., kind] if same.is("equivalent") && kind.has(Class::DEGREE.or(Class::EXPERIENCE)));
    (learnt && words < 4 && rest.get(words).is_some_and(|t| t.has(Class::OR))).then_some(words)
}

/// How many tokens stand before the word of what is as good: "have any other", "able to demonstrate".
fn before_equivalent(rest: &[Token<'_>], chosen: bool) -> usize {
    let able = match rest {
        [able, to, ..] if chosen && able.is("able") && to.is("to") => 2,
        [can, ..] if chosen && can.is("can") => 1,
        _ => 0,
    };
    let shown = chosen && after(rest, able).first().is_some_and(|t| t.listed(List::SHOWN_EQUIVALENT));
    let held = if shown { able + 1 } else { 0 };
    held + crate::grammar::run(after(rest, held), |t| {
        t.has(Class::ARTICLE) || t.listed(List::ANY_OTHER) || chosen && t.listed(List::WHOSE_EQUIVALENT)
    })
}

/// Whether nothing follows but what is said of all that stands before: "preferred", "would be an advantage".
fn closes_with_tier(rest: &[Token<'_>]) -> bool {
    let lead = crate::grammar::run(rest, |t| t.has(Class::FINITE.or(Class::ARTICLE)) || t.listed(List::TIER_VERBS.or(List::DEFINITE)));
    let tier = crate::grammar::run(after(rest, lead), |t| t.has(Class::REQUIRED.or(Class::PREFERRED)));
    tier > 0 && after(rest, lead + tier).first().is_none_or(|t| t.shape != Shape::Word || t.glued)
}

/// Whether what is as good ends before `rest`, which stands `i` tokens behind its begin.
fn ends_equivalent(rest: &[Token<'_>], i: usize, combination: bool) -> bool {
    let Some((token, behind)) = rest.split_first() else { return true };
    let next = behind.first();
    let asked = Class::CREDENTIAL.or(Class::CREDENTIALED).or(Class::DEGREE_OF_SKILL).or(Class::SKILL).or(Class::HOLD);
    let anew = |n: &Token<'_>| (n.has(asked) || n.any(&["be", "completed"])) && !n.has(Class::EXPERIENCE);
    token.shape != Shape::Word && token.shape != Shape::Slash && !(token.shape == Shape::Comma && combination)
        || token.glued && i > 0
        || token.has(Class::REQUIRED.or(Class::PREFERRED).or(Class::HOLD)) && !combination
        || closes_with_tier(rest)
        || token.any(&["is", "with", "although", "though"])
        || token.has(Class::OR) && behind.iter().take(2).any(|t| t.any(&["willing", "willingness"]))
        || token.is("in") && !combination && next.is_some_and(|n| n.has(Class::LEVEL))
        || token.has(Class::AND) && (crate::grammar::length::length(behind).is_ok() || !combination && (i == 1 || next.is_some_and(anew)))
}
