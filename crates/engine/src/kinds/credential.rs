//! A certificate, licence, registration or membership.
//!
//! - Means: one of the named is held on the day of judging; a higher one counts for a lower one where the table says so.
//! - Proved by: an entry of the résumé, or a skills or certificates section that names it.
//! - Unclear: expired, pending, or only named in running text; an expiry year without a month; for a name that the table does not
//!   know, two thirds of its words.
//! - Cites: the entry.

use qualify_profile::{Credential as Entry, Standing};
use qualify_vocabulary::{CredentialId, Vocabulary};

use crate::account::{self, Account};
use crate::case::{Case, Papers};
use crate::change::Remedy;
use crate::facts::Held;
use crate::ids::IdSet;
use crate::judgement::{Evidence, Verdict};
use crate::kinds::asked;
use crate::phrase::Phrase;
use crate::ruling::Ruling;
use crate::sources::Spot;
use crate::term;
use crate::words::Naming;

/// Credentials of which one is asked.
#[derive(Debug)]
pub(crate) struct Credential {
    names: Vec<Name>,
    /// Being able to obtain it is enough.
    obtainable: bool,
}

#[derive(Debug)]
struct Name {
    written: String,
    /// The credentials that prove it, where the table knows it.
    known: Option<IdSet>,
    phrase: Phrase,
}

/// What shows how something is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proof {
    None,
    /// An entry of the list of credentials.
    Entry(usize),
    /// A naming elsewhere, of which of the names.
    Named(usize),
}

impl Proof {
    /// The entry, where it is one.
    pub fn entry<'p>(self, case: &Papers<'p>) -> Option<&'p Entry> {
        match self {
            Self::Entry(index) => case.profile.credentials.get(index),
            _ => None,
        }
    }
}

/// What is known of a credential, the best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Hold {
    Absent,
    /// Some words of its name are there.
    Partly(u8, u8),
    /// Named in running text.
    Named,
    Pending,
    Lapsed,
    /// The year of expiry has no month.
    PerhapsLapsed,
    Held,
}

impl Hold {
    /// How an entry is held.
    pub fn of(held: &Held, as_of: u32) -> Self {
        match (held.standing, held.expires) {
            (Standing::Pending, _) => Self::Pending,
            (Standing::Lapsed, _) => Self::Lapsed,
            (Standing::Held, Some(end)) if end.latest < as_of => Self::Lapsed,
            (Standing::Held, Some(end)) if end.earliest < as_of => Self::PerhapsLapsed,
            (Standing::Held, _) => Self::Held,
        }
    }

    pub fn ruling(self) -> Ruling {
        match self {
            Self::Held => Ruling::MET,
            Self::Absent => Ruling::NOT_MET,
            Self::Partly(found, of) => Ruling::of(Verdict::Unclear, Some(f64::from(found) / f64::from(of.max(1)))),
            _ => Ruling::UNCLEAR,
        }
    }

    /// What is said of it.
    pub fn reason(self, asked: &str, entry: Option<&Entry>) -> String {
        let expiry = entry.and_then(|entry| entry.expires).map_or_else(String::new, |end| format!(" ({end})"));
        match self {
            Self::Held => format!("{asked}: held"),
            Self::PerhapsLapsed => format!("{asked}: the month of its expiry{expiry} decides and is not given"),
            Self::Lapsed => format!("{asked}: expired{expiry}; whether it was renewed is not said"),
            Self::Pending => format!("{asked}: not yet held; when it will be is not said"),
            Self::Named => format!("{asked}: the résumé names it, but does not say that it is held"),
            Self::Partly(found, of) => {
                format!("{asked}: an entry has {found} of the {of} words of its name; whether it is the same has to be asked")
            }
            Self::Absent => format!("nothing in the résumé names {asked}"),
        }
    }
}

impl Credential {
    pub fn compile(asked: &qualify_language::requirement::Credential, text: &str, vocabulary: &Vocabulary) -> Self {
        let name = |written: &String| Name {
            written: written.clone(),
            known: known(written, vocabulary).map(|asked| proving(asked, vocabulary)),
            phrase: Phrase::new(written),
        };
        Self { names: asked.any_of.iter().map(name).collect(), obtainable: obtainable(text) }
    }

    /// The names that the table does not know.
    pub fn unknown_names(&self) -> impl Iterator<Item = &Phrase> {
        self.names.iter().filter(|name| name.known.is_none()).map(|name| &name.phrase)
    }

    /// How it is held at best, and where that stands.
    fn best(&self, case: &Case<'_>) -> (Hold, Proof) {
        let mut best = (Hold::Absent, Proof::None);
        for name in &self.names {
            for (index, held) in case.facts.credentials.iter().enumerate() {
                let hold = name.hold(index, held, case);
                if hold > best.0 {
                    best = (hold, Proof::Entry(index));
                }
            }
        }
        if best.0 < Hold::Named
            && let Some((index, naming)) = self.names.iter().enumerate().find_map(|(index, name)| Some((index, name.named(case)?)))
        {
            best = (if naming.listed && !naming.pending { Hold::Held } else { Hold::Named }, Proof::Named(index));
        }
        best
    }

    pub fn ruling(&self, case: &Case<'_>) -> Ruling {
        let ruling = self.best(case).0.ruling();
        if self.obtainable && ruling.verdict != Verdict::Met { asked::answered(case).unwrap_or(Ruling::ASK) } else { ruling }
    }

    pub fn remedy(&self) -> Option<Remedy> {
        let names: Vec<String> = self.names.iter().map(|name| name.written.clone()).collect();
        Some(Remedy::Credential { name: names.first()?.clone(), label: term::one_of(&names) })
    }

    pub fn account(&self, case: &Papers<'_>) -> Account {
        let (hold, proof) = self.best(case);
        let entry = proof.entry(case);
        let names: Vec<String> = self.names.iter().map(|name| name.written.clone()).collect();
        let asked = term::one_of(&names);
        let mut account = match self.ruling(case).verdict {
            Verdict::Ask => Account::new(format!("ask whether the candidate can obtain {asked}")),
            _ if self.obtainable && case.answer.is_some() => {
                Account::new(format!("the candidate answered whether {asked} can be obtained"))
            }
            _ => Account::new(hold.reason(&asked, entry)),
        };
        if let Proof::Named(index) = proof {
            account.cite(self.names.get(index).and_then(|name| account::spot(case, name.spot(case)?)));
        }
        account.cite(entry.and_then(cite));
        account
    }
}

/// An entry's words.
pub(crate) fn cite(entry: &Entry) -> Option<Evidence> {
    let at = entry.passage.text.find(&entry.name);
    let evidence = match at {
        Some(at) => account::quote(&entry.passage.text, &entry.passage.origin, at, at + entry.name.len(), None),
        None => account::whole(&entry.passage.text, &entry.passage.origin, None),
    };
    Some(evidence).filter(|evidence| !evidence.quote.is_empty())
}

impl Name {
    fn hold(&self, index: usize, held: &Held, case: &Case<'_>) -> Hold {
        let proved = self.known.as_ref().is_some_and(|known| held.credentials.iter().any(|held| known.contains(held.index())));
        if proved {
            return Hold::of(held, case.as_of);
        }
        let (whole, found) = case.facts.words.in_name(index, &self.phrase);
        if whole {
            return Hold::of(held, case.as_of);
        }
        let small = |n: usize| u8::try_from(n).unwrap_or(u8::MAX);
        let likely = self.known.is_none() && found > 0 && found >= self.phrase.enough();
        if likely { Hold::Partly(small(found), small(self.phrase.content.len())) } else { Hold::Absent }
    }

    /// How it is named outside the list of credentials.
    fn named(&self, case: &Case<'_>) -> Option<Naming> {
        match &self.known {
            Some(known) => case.facts.named.credentials.iter().find(|(held, _)| known.contains(held.index())).map(|(_, naming)| *naming),
            None => case.facts.words.naming(&self.phrase),
        }
    }

    /// Where it is named so.
    fn spot(&self, case: &Papers<'_>) -> Option<Spot> {
        match &self.known {
            Some(known) => case.sources.credentials.iter().find(|(held, _)| known.contains(held.index())).map(|(_, spot)| *spot),
            None => case.sources.name(&self.phrase),
        }
    }
}

/// The credentials that prove the asked one.
fn proving(asked: CredentialId, vocabulary: &Vocabulary) -> IdSet {
    let credentials = vocabulary.credentials();
    credentials.ids().filter(|held| credentials.satisfies(*held, asked)).map(CredentialId::index).collect()
}

/// The credential a name means: as a whole, or beside words that every credential may have.
fn known(written: &str, vocabulary: &Vocabulary) -> Option<CredentialId> {
    const PLAIN: [&str; 20] = [
        "a",
        "active",
        "an",
        "cert",
        "certificate",
        "certification",
        "certified",
        "credential",
        "current",
        "in",
        "license",
        "licence",
        "licensed",
        "licensure",
        "of",
        "registered",
        "registration",
        "state",
        "the",
        "valid",
    ];
    let credentials = vocabulary.credentials();
    credentials.lookup(written).or_else(|| {
        let found = credentials.find(written);
        let mention = found.first()?;
        let same = found.iter().all(|other| other.credential == mention.credential);
        let inside = |at: usize| found.iter().any(|mention| (mention.start..mention.end).contains(&at));
        let mut words = crate::phrase::words(written).into_iter();
        let plain = words.all(|word| {
            let text = written.get(word.start as usize..word.end as usize).unwrap_or_default().to_lowercase();
            inside(word.start as usize) || PLAIN.contains(&text.as_str())
        });
        (same && plain).then_some(mention.credential)
    })
}

/// "Able to obtain", "ability to obtain": no résumé shows that.
pub(crate) fn obtainable(text: &str) -> bool {
    let text = text.to_lowercase();
    ["able to obtain", "ability to obtain", "able to get", "ability to get", "obtainable", "able to acquire", "ability to acquire"]
        .iter()
        .any(|words| text.contains(words))
}
