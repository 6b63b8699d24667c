//! Degrees, asked for or only spoken of.

use super::Reader;
use crate::compose::Piece;
use crate::grammar::{after, degree};
use crate::lexicon::{Class, List};
use crate::requirement::{Kind, Requirement, Tier};
use crate::token::{Shape, Token};

impl<'t, 'a> Reader<'t, 'a> {
    /// A degree.
    pub(super) fn degree(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let (tail, mut found) = degree::degree(self.line, rest).ok()?;
        let taken = rest.len() - tail.len();
        let before = self.tokens.get(..at).unwrap_or_default();
        let angle = before.last().is_some_and(|t| t.shape == Shape::Number) && rest.first().is_some_and(|t| t.any(&["degree", "degrees"]));
        let studied = before.iter().rev().take(7).any(|t| t.any(&["study", "studying"]));
        let near = |list: &[&str]| before.iter().rev().take(4).any(|t| list.iter().any(|w| t.is(w)));
        let graded = matches!(before, [.., a, b] if a.is("at") && b.has(Class::ARTICLE))
            && rest.iter().take(taken + 1).take(4).any(|t| t.is("level"));
        let after_credential =
            matches!(self.pieces.last(), Some(Piece::Leaf(Requirement { kind: Kind::Credential(_), .. })) | Some(Piece::Gap));
        if graded && after_credential && self.leaves > 0 {
            return Some(taken);
        }
        let international = before.last().is_some_and(|t| t.is("international"));
        if near(&["above", "beyond"]) || before.last().is_some_and(|t| t.is("post")) || international {
            return Some(taken);
        }
        let spoken = before.iter().rev().take(4).any(|t| t.listed(List::STUDIED_FOR))
            && !near(&["currently", "educated", "qualified", "minimum", "have", "hold", "possess"])
            || tail.first().is_some_and(|t| t.listed(List::STUDIES));
        let held = matches!(
            self.pieces.iter().rev().find(|p| matches!(p, Piece::Leaf(_))),
            Some(Piece::Leaf(Requirement { kind: Kind::Degree(_), .. }))
        );
        if held && near(&["equivalent", "similar", "comparable"]) && near(&["or"]) && found.fields.is_empty() {
            return Some(taken);
        }
        let papers = self.tokens.iter().any(|t| t.any(&["transcript", "transcripts"]));
        let completed = self.tokens.iter().take(4).any(|t| t.any(&["completion", "completed"]));
        let working = before.windows(2).rev().take(4).any(|w| matches!(w, [a, b] if a.is("working") && b.any(&["towards", "toward"])));
        let towards = working
            || self.voice.asks && !self.voice.tells && near(&["towards", "toward"]) && near(&["work", "working", "study", "studying"]);
        let enrolled = working || before.iter().rev().take(7).any(|t| t.any(&["enrolled", "pursuing", "enrollment"]));
        let (spoken, studied) = (spoken && !completed && !enrolled && !towards, studied && !completed && !towards);
        let asked = (self.voice.asks || self.voice.fragment || self.leaves > 0)
            && !self.voice.offers
            && !(spoken || papers || angle || studied)
            && self.voice.open();
        if !asked || self.quiet && !self.voice.fragment {
            return Some(taken);
        }
        if near(&["no", "without"]) {
            let with = |t: &Token<'_>| t.any(&["with", "and", "plus", "w"]) || t.shape == Shape::Slash;
            return Some(taken + crate::grammar::run(tail, with).min(2));
        }
        found.in_progress = enrolled || before.iter().rev().take(4).any(|t| t.listed(List::ENROLLED));
        if found.fields.is_empty() && !found.related_field {
            (found.fields, found.related_field) = self.prenominal(at, rest);
        }
        let inner = rest.get(..taken).and_then(|t| {
            t.iter()
                .enumerate()
                .find(|(_, t)| t.has(Class::REQUIRED.or(Class::PREFERRED)))
                .map(|(_, t)| if t.has(Class::PREFERRED) { Tier::Preferred } else { Tier::Required })
        });
        if let Some(Piece::Leaf(Requirement { kind: Kind::Degree(before), .. })) = self.pieces.last_mut()
            && before.level == found.level
            && before.fields.is_empty()
        {
            *before = found;
            return Some(taken);
        }
        if self.repeats(&found) {
            return Some(taken);
        }
        let alternative = (0..taken).any(|i| rest.get(i).is_some_and(|t| t.has(Class::OR)) && degree::same(after(rest, i)) > 0);
        let open = rest
            .get(..taken)
            .is_some_and(|t| t.windows(2).any(|w| matches!(w, [a, b] if a.has(Class::OR) && b.any(&["other", "another"]))));
        if open && matches!(self.pieces.as_slice(), [.., Piece::Leaf(Requirement { kind: Kind::Degree(_), .. }), Piece::Comma]) {
            self.pieces.pop();
            self.push(Piece::Or);
        }
        let added = self.add(at, taken, Kind::Degree(found));
        if alternative {
            self.push(Piece::Or);
            self.put(Kind::Equivalent.into());
        }
        if let Some(tier) = inner {
            self.push(Piece::Tier(tier));
        }
        added
    }

    /// The field that stands before the degree: "a nursing degree", "computer science degree".
    fn prenominal(&self, at: usize, rest: &'t [Token<'a>]) -> (Vec<String>, bool) {
        let before = self.tokens.get(..at).unwrap_or_default();
        let other = Class::FILLER
            .or(Class::ARTICLE)
            .or(Class::PREPOSITION)
            .or(Class::HOLD)
            .or(Class::FINITE)
            .or(Class::REQUIRED)
            .or(Class::PREFERRED)
            .or(Class::OR)
            .or(Class::AND)
            .or(Class::DEGREE)
            .or(Class::DEGREE_OF_SKILL)
            .or(Class::CANDIDATE)
            .or(Class::HEADING)
            .or(Class::RELATED);
        let names = |t: &&Token<'_>| {
            let possessive = t.text.ends_with("'s") || t.text.ends_with("’s") || t.text.ends_with("ly") || t.text.starts_with("post");
            t.shape == Shape::Word
                && !t.has(other)
                && !t.listed(List::NO_FIELD_BEFORE)
                && !possessive
                && (t.text.len() > 2 || t.shouted())
                && !t.text.starts_with(|c: char| c.is_ascii_digit())
        };
        let kin = before.last().and_then(|t| t.text.strip_suffix("-related")).filter(|_| rest.first().is_some_and(|t| t.has(Class::LEVEL)));
        if let Some(field) = kin {
            return (vec![field.to_owned()], true);
        }
        let words = before.iter().rev().take_while(names).count();
        let (left, named) = before.split_at(before.len() - words);
        let chosen = left
            .last()
            .is_some_and(|t| t.has(Class::OR.or(Class::AND)) || matches!(t.shape, Shape::Slash | Shape::Ampersand | Shape::Other));
        let run_on = named.iter().any(|t| t.text.len() > 6 && t.shouted());
        let Some(head) = rest.first().filter(|t| !t.glued && t.any(&["degree", "degrees"])) else { return (Vec::new(), false) };
        if words == 0 || words > 3 || chosen || run_on {
            return (Vec::new(), false);
        }
        let named: Vec<Token<'a>> = named.iter().chain([head]).copied().collect();
        crate::lists::fields(self.line, &named)
    }

    /// Whether a bracket only repeats the degree before it: "Juris Doctor (J.D.)".
    pub(super) fn repeats(&self, found: &crate::Degree) -> bool {
        let mut back = self.pieces.iter().rev();
        let opened = matches!(back.next(), Some(Piece::Open));
        let before = back.find(|p| matches!(p, Piece::Leaf(_)));
        opened && matches!(before, Some(Piece::Leaf(Requirement { kind: Kind::Degree(degree), .. })) if degree.level == found.level)
    }
}
