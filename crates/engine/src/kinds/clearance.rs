//! A government security clearance.
//!
//! - Means: a clearance at the rank or above, of the same country.
//! - Proved by: an entry that is neither expired nor pending.
//! - Unclear: expired, pending, or only named in running text.
//! - Cites: the entry. "Able to obtain" has to be asked of those who hold none.

use qualify_vocabulary::{ClearanceId, Vocabulary};

use crate::account::{self, Account};
use crate::case::{Case, Papers};
use crate::change::Remedy;
use crate::ids::IdSet;
use crate::judgement::Verdict;
use crate::kinds::asked;
use crate::kinds::credential::{self, Hold, Proof};
use crate::ruling::Ruling;

/// A clearance that is asked.
#[derive(Debug)]
pub(crate) struct Clearance {
    written: String,
    /// The clearances that prove it.
    proving: IdSet,
    obtainable: bool,
}

impl Clearance {
    pub fn compile(asked: &qualify_language::requirement::Clearance, text: &str, vocabulary: &Vocabulary) -> Self {
        let table = vocabulary.clearances();
        let level = table.lookup(&asked.level).or_else(|| table.find(&asked.level).first().map(|mention| mention.clearance));
        let proves = |held: &ClearanceId| level.is_none_or(|asked| table.satisfies(*held, asked));
        let proving = table.ids().filter(proves).map(ClearanceId::index).collect();
        Self { written: asked.level.clone(), proving, obtainable: asked.obtainable || credential::obtainable(text) }
    }

    fn best(&self, case: &Case<'_>) -> (Hold, Proof) {
        let mut best = (Hold::Absent, Proof::None);
        let mut listed = false;
        for (index, held) in case.facts.credentials.iter().enumerate() {
            listed |= !held.clearances.is_empty();
            if held.clearances.iter().any(|held| self.proving.contains(held.index())) {
                let hold = Hold::of(held, case.as_of);
                if hold > best.0 {
                    best = (hold, Proof::Entry(index));
                }
            }
        }
        if !listed && case.facts.named.clearances.iter().any(|(held, _)| self.proving.contains(held.index())) {
            best = (Hold::Named, Proof::Named(0));
        }
        best
    }

    pub fn ruling(&self, case: &Case<'_>) -> Ruling {
        let ruling = self.best(case).0.ruling();
        if self.obtainable && ruling.verdict != Verdict::Met { asked::answered(case).unwrap_or(Ruling::ASK) } else { ruling }
    }

    pub fn remedy(&self) -> Remedy {
        Remedy::Credential { name: self.written.clone(), label: self.written.clone() }
    }

    pub fn account(&self, case: &Papers<'_>) -> Account {
        let (hold, proof) = self.best(case);
        let entry = proof.entry(case);
        let asked = if self.written.is_empty() { "a security clearance" } else { &self.written };
        let mut account = match self.ruling(case).verdict {
            Verdict::Ask => Account::new(format!("ask whether the candidate can obtain {asked}")),
            _ if self.obtainable && case.answer.is_some() => {
                Account::new(format!("the candidate answered whether {asked} can be obtained"))
            }
            _ => Account::new(hold.reason(asked, entry)),
        };
        if let Proof::Named(_) = proof {
            let spot = case.sources.clearances.iter().find(|(held, _)| self.proving.contains(held.index()));
            account.cite(spot.and_then(|(_, spot)| account::spot(case, *spot)));
        }
        account.cite(entry.and_then(credential::cite));
        account
    }
}
