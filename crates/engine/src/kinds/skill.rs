//! Knowledge without a stated length.
//!
//! - Means: for every group, one of its terms is known.
//! - Proved by: a mention anywhere in the résumé.
//! - Unclear: two thirds of a free phrase's content words stand in one position or section, but not the phrase. The credit is then
//!   the share of its words.
//! - Cites: one mention of each group.

use crate::account::{self, Account};
use crate::case::{Case, Papers};
use crate::change::Remedy;
use crate::judgement::Verdict;
use crate::ruling::Ruling;
use crate::term::{self, Choice};
use crate::texts::Places;

/// Groups of terms, all of which are asked.
#[derive(Debug)]
pub(crate) struct Skill {
    pub with: Vec<Choice>,
}

impl Skill {
    pub fn ruling(&self, case: &Case<'_>) -> Ruling {
        let worst = self.with.iter().map(|choice| group(case, choice)).reduce(worse);
        worst.unwrap_or(Ruling::MET)
    }

    pub fn account(&self, case: &Papers<'_>) -> Account {
        let mut account = Account::new(self.reason(case));
        for choice in &self.with {
            match group(case, choice).verdict {
                Verdict::Met => account.cite(account::quotes(case, choice, first(case.places(choice)))),
                Verdict::Unclear => {
                    let place = account::first_partly(case, choice);
                    account.cite(place.into_iter().flat_map(|place| account::partly(case, choice, place)));
                }
                _ => {}
            }
        }
        account
    }

    pub fn remedy(&self, case: &Papers<'_>) -> Option<Remedy> {
        let missing = self.with.iter().filter(|choice| group(case, choice).verdict != Verdict::Met);
        let (names, labels): (Vec<String>, Vec<String>) =
            missing.filter_map(|choice| Some((case.spoken(choice)?, choice.label.clone()))).unzip();
        Some(Remedy::Skill { names, label: term::all_of(&labels) })
    }

    fn reason(&self, case: &Papers<'_>) -> String {
        let labels = |verdict| {
            let with = self.with.iter().filter(|choice| group(case, choice).verdict == verdict);
            term::all_of(&with.map(|choice| choice.label.clone()).collect::<Vec<_>>())
        };
        match self.ruling(case).verdict {
            Verdict::Met if self.with.is_empty() => "no skill is named".to_owned(),
            Verdict::Met => format!("the résumé mentions {}", labels(Verdict::Met)),
            Verdict::Unclear => {
                let (label, words) = (labels(Verdict::Unclear), self.words(case));
                format!("the résumé has {words} of “{label}” in one place, but does not name it: ask whether it was done")
            }
            _ => format!("nothing in the résumé mentions {}", labels(Verdict::NotMet)),
        }
    }

    fn words(&self, case: &Papers<'_>) -> String {
        let unclear = self.with.iter().find(|choice| group(case, choice).verdict == Verdict::Unclear);
        let (found, of) = unclear.map_or((0, 0), |choice| case.sight(choice).share);
        if found == of { "all words".to_owned() } else { format!("{found} of the {of} words") }
    }
}

/// The first place of a set.
fn first(places: Places) -> Places {
    places.iter().next().map(Places::from).unwrap_or_default()
}

fn group(case: &Case<'_>, choice: &Choice) -> Ruling {
    let sighting = case.sight(choice);
    if sighting.anywhere() {
        Ruling::MET
    } else if sighting.partly_anywhere() {
        let (found, of) = sighting.share;
        Ruling::of(Verdict::Unclear, Some(f64::from(found) / f64::from(of.max(1))))
    } else {
        Ruling::NOT_MET
    }
}

/// The lower of two groups; of two unclear ones the one with the smaller share.
fn worse(a: Ruling, b: Ruling) -> Ruling {
    if a.better(b) == a { b } else { a }
}
