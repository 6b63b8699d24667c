//! Degrees, asked for or only spoken of.

use super::Reader;
use crate::compose::Piece;
use crate::grammar::degree;
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
        let spoken = before.iter().rev().take(4).any(|t| t.listed(List::STUDIED_FOR)) && !near(&["currently", "educated", "minimum"])
            || !near(&["enrolled", "pursuing"]) && tail.first().is_some_and(|t| t.listed(List::STUDIES));
        let held = matches!(
            self.pieces.iter().rev().find(|p| matches!(p, Piece::Leaf(_))),
            Some(Piece::Leaf(Requirement { kind: Kind::Degree(_), .. }))
        );
        if held && near(&["equivalent", "similar", "comparable"]) && near(&["or"]) && found.fields.is_empty() {
            return Some(taken);
        }
        let papers = self.tokens.iter().any(|t| t.any(&["transcript", "transcripts"]));
        let completed = self.tokens.iter().take(4).any(|t| t.any(&["completion", "completed"]));
        let enrolled = before.iter().rev().take(7).any(|t| t.any(&["enrolled", "pursuing", "enrollment"]));
        let (spoken, studied) = (spoken && !completed && !enrolled, studied && !completed);
        let asked = (self.voice.asks || self.voice.fragment || self.leaves > 0)
            && !self.voice.offers
            && !(spoken || papers || angle || studied)
            && self.voice.open();
        if !asked || self.quiet && !self.voice.fragment {
            return Some(taken);
        }
        if near(&["no", "without"]) {
            return Some(taken);
        }
        found.in_progress = before.iter().rev().take(4).any(|t| t.listed(List::ENROLLED));
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
        let alternative = rest.get(..taken).unwrap_or_default().windows(4).any(
            |w| matches!(w, [a, b, c, d] if a.shape == Shape::Open && b.has(Class::OR) && c.is("equivalent") && d.shape == Shape::Close),
        );
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

    /// Whether a bracket only repeats the degree before it: "Juris Doctor (J.D.)".
    pub(super) fn repeats(&self, found: &crate::Degree) -> bool {
        let mut back = self.pieces.iter().rev();
        let opened = matches!(back.next(), Some(Piece::Open));
        let before = back.find(|p| matches!(p, Piece::Leaf(_)));
        opened && matches!(before, Some(Piece::Leaf(Requirement { kind: Kind::Degree(degree), .. })) if degree.level == found.level)
    }
}
