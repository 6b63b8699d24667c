//! A human language.
//!
//! - Means: the language at the level or above, on one scale that others are mapped to.
//! - Proved by: a language the résumé claims.
//! - Unclear: claimed without a level where one is asked, a level that the table does not know, or a language named in the text
//!   only. English of a résumé that lists no languages at all is unclear too.
//! - Cites: the claim.

use qualify_profile::LanguageClaim;
use qualify_vocabulary::{LanguageId, LanguageLevel, Vocabulary};

use crate::account::{self, Account};
use crate::case::Case;
use crate::change::Remedy;
use crate::facts::Spot;
use crate::ruling::Ruling;

/// A language that is asked.
#[derive(Debug)]
pub(crate) struct Language {
    name: String,
    language: Option<LanguageId>,
    /// The level as worded, and what it means where the table knows it.
    level: Option<(String, Option<LanguageLevel>)>,
}

/// What is known of the language, the best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Known {
    Absent,
    Lower,
    /// English, and the résumé lists no languages.
    Presumed,
    Named,
    NoLevel,
    Reached,
}

impl Language {
    pub fn compile(asked: &qualify_language::requirement::Language, vocabulary: &Vocabulary) -> Self {
        let table = vocabulary.languages();
        let language = table.lookup(&asked.language).or_else(|| table.find(&asked.language).first().map(|mention| mention.language));
        let level = asked.level.as_ref().map(|level| (level.clone(), table.level(level)));
        Self { name: asked.language.clone(), language, level }
    }

    fn best<'c>(&self, case: &Case<'c>) -> (Known, Option<&'c LanguageClaim>, Option<Spot>) {
        let mut best = (Known::Absent, None, None);
        for (claim, held) in case.profile.languages.iter().zip(&case.facts.languages) {
            let same = match (self.language, held.language) {
                (Some(asked), Some(held)) => asked == held,
                _ => claim.language.trim().eq_ignore_ascii_case(self.name.trim()),
            };
            if same {
                let known = self.reached(held.level);
                if known > best.0 {
                    best = (known, Some(claim), None);
                }
            }
        }
        if best.0 == Known::Absent
            && let Some(spot) = self.named(case)
        {
            let known = if spot.listed && self.level.is_none() { Known::Reached } else { Known::Named };
            return (known, None, Some(spot));
        }
        if best.0 == Known::Absent && case.profile.languages.is_empty() && self.name.trim().eq_ignore_ascii_case("english") {
            return (Known::Presumed, None, None);
        }
        best
    }

    fn reached(&self, held: Option<LanguageLevel>) -> Known {
        match (&self.level, held) {
            (None, _) => Known::Reached,
            (Some((_, Some(asked))), Some(held)) if held >= *asked => Known::Reached,
            (Some((_, Some(_))), Some(_)) => Known::Lower,
            (Some(_), _) => Known::NoLevel,
        }
    }

    /// The language named outside the list of languages, as a skill or in a summary.
    fn named(&self, case: &Case<'_>) -> Option<Spot> {
        let asked = self.language?;
        let named = &case.facts.named(case.profile, case.vocabulary).languages;
        named.iter().find(|(held, _)| *held == asked).map(|(_, spot)| *spot)
    }

    pub fn ruling(&self, case: &Case<'_>) -> Ruling {
        match self.best(case).0 {
            Known::Reached => Ruling::MET,
            Known::NoLevel | Known::Named | Known::Presumed => Ruling::UNCLEAR,
            Known::Lower | Known::Absent => Ruling::NOT_MET,
        }
    }

    pub fn remedy(&self) -> Remedy {
        Remedy::Language { language: self.name.clone(), level: self.level.as_ref().map(|(level, _)| level.clone()) }
    }

    pub fn account(&self, case: &Case<'_>) -> Account {
        let (known, claim, spot) = self.best(case);
        let level = self.level.as_ref().map_or_else(String::new, |(level, _)| format!(" ({level})"));
        let held = claim.and_then(|claim| claim.level.as_deref()).unwrap_or("no level");
        let name = &self.name;
        let mut account = Account::new(match known {
            Known::Reached => format!("{name}{level} is claimed"),
            Known::NoLevel => format!("{name} is claimed with {held}, which does not tell whether it reaches what is asked{level}"),
            Known::Named => format!("{name} is named, but the résumé does not say how well it is known{level}"),
            Known::Presumed => format!("the résumé lists no languages, so the level of {name} is not known"),
            Known::Lower => format!("{name} is claimed as {held}, which is below what is asked{level}"),
            Known::Absent => format!("the résumé does not claim {name}{level}"),
        });
        account.cite(spot.and_then(|spot| account::spot(case, spot)));
        if let Some(claim) = claim.filter(|claim| !claim.passage.text.trim().is_empty()) {
            account.cite([account::whole(&claim.passage.text, &claim.passage.origin, None)]);
        }
        account
    }
}
