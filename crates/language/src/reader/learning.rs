//! Learning that is asked for: development that can be shown, courses that have to be taken once in post.

use super::Reader;
use crate::grammar::{after, skill, text_of};
use crate::lexicon::{Class, List};
use crate::requirement::{Asked, Kind};
use crate::token::{Shape, Token};

impl<'t, 'a> Reader<'t, 'a> {
    /// Development that can be shown: "evidence of continuing professional development".
    pub(super) fn developed(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let own = |t: &Token<'_>| t.shape == Shape::Word && !t.has(Class::EXPERIENCE.or(Class::FINITE).or(Class::HOLD)) && !t.is("that");
        let words = crate::grammar::run(after(rest, 2), own).min(7);
        let named = after(rest, 2).iter().take(words).position(|t| t.any(&["development", "cpd"]))?;
        let kinds = after(rest, 2).get(..=named)?;
        let personal = kinds.iter().any(|t| t.any(&["professional", "personal", "continuing", "continuous", "continued", "self", "cpd"]));
        if !(rest.get(1)?.is("of") && personal && self.asks_skill(self.tokens.get(..at)?)) {
            return None;
        }
        let spelled = matches!(after(rest, named + 3), [open, _, close, ..] if open.shape == Shape::Open && close.shape == Shape::Close);
        let taken = named + 3 + if spelled { 3 } else { 0 };
        let text = text_of(self.line, rest.get(..taken)?).to_owned();
        self.add(at, taken, Kind::Trait(Asked { text }))
    }

    /// A course that has to be taken, or hours that have to be worked: "required to undertake the care certificate", "required to work weekends".
    pub(super) fn undertaken(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let lead = self.tokens.get(..at)?;
        let bound = matches!(lead, [.., need, to] if to.is("to") && need.any(&["required", "need", "expected"]))
            && !lead.iter().rev().take(5).any(|t| t.has(Class::NEGATION));
        if !bound || !self.voice.asks || self.voice.offers {
            return None;
        }
        let taken = skill::clause(rest);
        let times = |t: &Token<'_>| t.listed(List::WORKING_TIMES) || t.any(&["flexibly", "rota"]);
        let learnt = |t: &Token<'_>| t.has(Class::CREDENTIAL.or(Class::CREDENTIAL_HEAD).or(Class::LEVEL)) || t.listed(List::TRAININGS);
        let clause = rest.get(..taken)?;
        let text = text_of(self.line, clause).to_owned();
        let works = rest.first()?.any(&["work", "cover", "participate"]);
        let asked =
            if works { clause.iter().any(times) && !clause.iter().any(|t| t.any(&["cost", "costs"])) } else { clause.iter().any(learnt) };
        asked.then(|| self.add(at, taken, Kind::Eligibility(Asked { text })))?
    }
}
