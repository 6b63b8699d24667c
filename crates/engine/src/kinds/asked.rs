//! What no résumé can show: attitudes, eligibility, the right to work, everything under screening.
//!
//! - Means: the candidate has to be asked.
//! - Proved by: the candidate's answer to the rule, yes or no.
//! - Unclear: never; without an answer it stays to be asked.
//! - Cites: nothing.

use crate::account::Account;
use crate::case::{Case, Papers};
use crate::ruling::Ruling;

/// Something to ask, in the rule's words.
#[derive(Debug)]
pub(crate) struct Asked {
    pub text: String,
}

impl Asked {
    pub fn ruling(&self, case: &Case<'_>) -> Ruling {
        answered(case).unwrap_or(Ruling::ASK)
    }

    pub fn account(&self, case: &Papers<'_>) -> Account {
        let text = self.text.trim();
        Account::new(match case.answer {
            Some(true) => format!("the candidate answered yes: {text}"),
            Some(false) => format!("the candidate answered no: {text}"),
            None => format!("no résumé can show this; ask the candidate: {text}"),
        })
    }
}

/// What the candidate's answer settles.
pub(crate) fn answered(case: &Case<'_>) -> Option<Ruling> {
    case.answer.map(|yes| if yes { Ruling::MET } else { Ruling::NOT_MET })
}
