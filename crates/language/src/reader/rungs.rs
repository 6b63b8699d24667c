//! Years beside a degree: the rungs of a ladder.
//!
//! ```ebnf
//! respective = count ( "/" | "," | "or" ) count { … } unit [ topic ] [ [ "," ] "respectively" ] ;   (* behind as many levels *)
//! ```

use super::Reader;
use crate::compose::Piece;
use crate::grammar::{after, degree, experience, length, run};
use crate::lexicon::Class;
use crate::requirement::{Degree, Experience, Group, Kind, Level, Requirement};
use crate::token::{Shape, Token};

impl<'t, 'a> Reader<'t, 'a> {
    /// Whether a bare length at `at` belongs to a degree beside it: "BS + 4 years", "8 years with a Bachelor's".
    pub(super) fn beside_degree(&self, at: usize, end: usize) -> bool {
        let asks = (self.voice.asks || self.voice.fragment) && !self.voice.offers;
        let joins = |t: &Token<'_>| {
            matches!(t.shape, Shape::Plus | Shape::Open | Shape::Colon | Shape::Comma | Shape::Slash)
                || t.has(Class::AND)
                || t.any(&["with", "w"])
        };
        let joint = self.tokens.get(..at).unwrap_or_default().iter().rev().take_while(|t| joins(t)).count();
        let start = self.tokens.get(at - joint).map_or(0, |t| t.start);
        let held =
            |p: &Piece| matches!(p, Piece::Leaf(Requirement { kind: Kind::Degree(_), span }) if span.end <= start && span.end + 2 > start);
        let behind = joint > 0 && self.pieces.iter().rev().find(|p| matches!(p, Piece::Leaf(_))).is_some_and(held);
        asks && (behind || degree::goes_with(after(self.tokens, end)))
    }

    /// Several counts, one for each level of degree before them: "BS or MS with 5+/3+ years of experience, respectively".
    pub(super) fn respective(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let (tail, counts) = length::several(rest)?;
        let from = self.pieces.iter().rposition(|p| matches!(p, Piece::Leaf(Requirement { kind, .. }) if !matches!(kind, Kind::Degree(_))));
        let from = from.map_or(0, |i| i + 1);
        let degrees = self.levels_before(from);
        if degrees.len() != counts.len() || !(self.voice.asks || self.voice.fragment) || self.voice.offers {
            return None;
        }
        let first = self.pieces.get(from..)?.iter().position(|p| matches!(p, Piece::Leaf(_)))?;
        self.pieces.truncate(from + first);
        let (mut behind, (found, _)) = experience::worked(self.line, tail, Experience::default()).ok()?;
        let comma = run(behind, |t| t.shape == Shape::Comma);
        if after(behind, comma).first().is_some_and(|t| t.is("respectively")) {
            behind = after(behind, comma + 1);
        }
        let taken = rest.len() - behind.len();
        for (i, (degree, months)) in degrees.into_iter().zip(counts).enumerate() {
            if i > 0 {
                self.push(Piece::Or);
            }
            self.put(degree);
            self.push(Piece::And);
            self.add(
                at,
                taken,
                Kind::Experience(Experience { min_months: Some(months), with: found.with.clone(), ..Experience::default() }),
            )?;
        }
        Some(taken)
    }

    /// Gives the rungs of a ladder what all their years are in: "5 years (with a BSc) or 3 years (with a PhD) of audit experience".
    pub(super) fn of_rungs(&mut self, with: &[Group]) -> bool {
        let rung = |requirement: &Requirement| match &requirement.kind {
            Kind::Experience(found) => found.with.is_empty(),
            kind => matches!(kind, Kind::Degree(_)),
        };
        let mut read = self.pieces.iter().filter_map(|p| if let Piece::Leaf(read) = p { Some(read) } else { None });
        if self.leaves < 4 || !read.all(rung) {
            return false;
        }
        for piece in &mut self.pieces {
            if let Piece::Leaf(Requirement { kind: Kind::Experience(found), .. }) = piece {
                found.with = with.to_vec();
            }
        }
        true
    }

    /// The degrees read from the piece `from` on, one for each level that their words name.
    fn levels_before(&self, from: usize) -> Vec<Requirement> {
        let mut found = Vec::new();
        for piece in self.pieces.iter().skip(from) {
            let Piece::Leaf(Requirement { kind: Kind::Degree(degree), span }) = piece else { continue };
            let start = self.tokens.partition_point(|t| t.start < span.start);
            let end = self.tokens.partition_point(|t| t.start < span.end);
            let mut levels: Vec<Level> = degree::levels_named(self.tokens.get(start..end).unwrap_or_default());
            levels.dedup();
            if levels.len() < 2 {
                levels = vec![degree.level];
            }
            found.extend(
                levels.into_iter().map(|level| Requirement { kind: Kind::Degree(Degree { level, ..degree.clone() }), span: *span }),
            );
        }
        found
    }
}
