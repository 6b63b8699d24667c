//! A government security clearance.
//!
//! - Means: a clearance at the rank or above, of the same country.
//! - Proved by: an entry that is neither expired nor pending.
//! - Unclear: expired, pending, or only named in running text.
//! - Cites: the entry. "Able to obtain" has to be asked of those who hold none.

use qualify_profile::Credential as Entry;
use qualify_vocabulary::{ClearanceId, Vocabulary};

use crate::account::{self, Account};
use crate::case::Case;
use crate::change::Remedy;
use crate::facts::Spot;
use crate::judgement::Verdict;
use crate::kinds::asked;
use crate::kinds::credential::{self, Hold};
use crate::ruling::Ruling;

/// A clearance that is asked.
#[derive(Debug)]
pub(crate) struct Clearance {
    written: String,
    /// None for any clearance.
    level: Option<ClearanceId>,
    obtainable: bool,
}

impl Clearance {
    pub fn compile(asked: &qualify_language::requirement::Clearance, text: &str, vocabulary: &Vocabulary) -> Self {
        let table = vocabulary.clearances();
        let level = table.lookup(&asked.level).or_else(|| table.find(&asked.level).first().map(|mention| mention.clearance));
        Self { written: asked.level.clone(), level, obtainable: asked.obtainable || credential::obtainable(text) }
    }

    fn satisfies(&self, held: ClearanceId, vocabulary: &Vocabulary) -> bool {
        self.level.is_none_or(|asked| vocabulary.clearances().satisfies(held, asked))
    }

    fn best<'c>(&self, case: &Case<'c>) -> (Hold, Option<Spot>, Option<&'c Entry>) {
        let mut best = (Hold::Absent, None, None);
        let mut listed = false;
        for (entry, held) in case.profile.credentials.iter().zip(&case.facts.credentials) {
            listed |= !held.clearances.is_empty();
            if held.clearances.iter().any(|held| self.satisfies(*held, case.vocabulary)) {
                let hold = Hold::of(entry, case.as_of);
                if hold > best.0 {
                    best = (hold, None, Some(entry));
                }
            }
        }
        if !listed && let Some(spot) = self.named(case) {
            best = (Hold::Named, Some(spot), None);
        }
        best
    }

    fn named(&self, case: &Case<'_>) -> Option<Spot> {
        let named = &case.facts.named(case.profile, case.vocabulary).clearances;
        named.iter().find(|(held, _)| self.satisfies(*held, case.vocabulary)).map(|(_, spot)| *spot)
    }

    pub fn ruling(&self, case: &Case<'_>) -> Ruling {
        let ruling = self.best(case).0.ruling();
        if self.obtainable && ruling.verdict != Verdict::Met { asked::answered(case).unwrap_or(Ruling::ASK) } else { ruling }
    }

    pub fn remedy(&self) -> Remedy {
        Remedy::Credential { name: self.written.clone(), label: self.written.clone() }
    }

    pub fn account(&self, case: &Case<'_>) -> Account {
        let (hold, spot, entry) = self.best(case);
        let asked = if self.written.is_empty() { "a security clearance" } else { &self.written };
        let mut account = match self.ruling(case).verdict {
            Verdict::Ask => Account::new(format!("ask whether the candidate can obtain {asked}")),
            _ if self.obtainable && case.answer.is_some() => {
                Account::new(format!("the candidate answered whether {asked} can be obtained"))
            }
            _ => Account::new(hold.reason(asked, entry)),
        };
        account.cite(spot.and_then(|spot| account::spot(case, spot)));
        account.cite(entry.and_then(credential::cite));
        account
    }
}
