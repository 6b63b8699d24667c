//! What a profile shows, taken from it once: everything that judging looks at, as plain data without text.

use std::collections::BTreeMap;

use qualify_profile::{Education, End, Profile, Standing};
use qualify_vocabulary::{ClearanceId, ConceptId, CredentialId, FieldId, LanguageId, LanguageLevel, Level, Vocabulary};
use serde::{Deserialize, Serialize};

use crate::derived::Derived;
use crate::phrase::{self, Phrase};
use crate::sources::Reading;
use crate::stretch::{Stretch, When};
use crate::timeline::Timeline;
use crate::words::{Naming, Words};

/// A profile made ready for judging with one vocabulary, for any rule file and any date.
///
/// It names concepts, fields, credentials and languages by their numbers in the vocabulary it was made with
/// ([`Vocabulary::version`]) and says nothing in another. It holds no text and nothing of who the candidate is; words are kept as
/// hashes of their stems in [`Words`], which only rules look at that name something the vocabulary does not know
/// ([`crate::Plan::needs_words`]).
///
/// All of it is plain data: what a store keeps of a candidate, in whatever shape, and hands to [`crate::Plan::assess`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// The time of each position, in the profile's order.
    pub positions: Vec<Stretch>,
    /// The concepts that the résumé names, each once, ascending. What they imply is not among them: rules are compiled to look for
    /// everything that proves what they ask.
    pub concepts: Vec<Shown>,
    /// Education entries.
    pub studies: Vec<Study>,
    /// Whether the résumé has an education section at all, be it empty.
    pub has_education_section: bool,
    /// Credentials listed as such.
    pub credentials: Vec<Held>,
    /// Languages claimed as such.
    pub languages: Vec<Spoken>,
    /// Credentials, clearances and languages named elsewhere.
    pub named: Named,
    /// The candidate's answers, by rule id.
    pub answers: BTreeMap<String, bool>,
    /// The words of the résumé.
    pub words: Words,
    /// The time laid out, filled when first asked for.
    #[serde(skip)]
    laid: Derived<Timeline>,
}

/// Where a concept is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The concept itself.
    pub concept: ConceptId,
    /// The positions that name it: bit 0 is the first. Positions past the 128th count as elsewhere.
    pub positions: u128,
    /// The résumé names it outside its positions too.
    pub elsewhere: bool,
    /// The longest length in months that the résumé states for it ("Java, 6 years").
    pub stated: Option<u32>,
}

/// An education entry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Study {
    /// Academic level.
    pub level: Level,
    /// False when in progress or abandoned.
    pub completed: bool,
    /// The first month in which it can have ended, where its end is given.
    pub ended: Option<u32>,
    /// The fields that its words name.
    pub fields: Vec<FieldId>,
    /// The table knows the whole of what is written.
    pub known: bool,
    /// A digest of the words of its field; none where no field is given.
    pub words: Option<u64>,
}

/// A credential listed as such.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The credentials that its name names.
    pub credentials: Vec<CredentialId>,
    /// The clearances that its name names.
    pub clearances: Vec<ClearanceId>,
    /// How it is held.
    pub standing: Standing,
    /// When it ends.
    pub expires: Option<When>,
}

/// A language claimed as such.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spoken {
    /// The language, where the table knows it.
    pub language: Option<LanguageId>,
    /// How well, where the table knows the words.
    pub level: Option<LanguageLevel>,
    /// A digest of its name in lower case.
    pub name: u64,
}

/// What is named outside the entries that are read for themselves, each once, as its best naming has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Credentials, listed ones first.
    pub credentials: Vec<(CredentialId, Naming)>,
    /// Clearances, listed ones first.
    pub clearances: Vec<(ClearanceId, Naming)>,
    /// Languages, listed ones first.
    pub languages: Vec<(LanguageId, Naming)>,
}

impl Facts {
    /// Takes from a profile what can be asked of it.
    #[must_use]
    pub fn new(profile: &Profile, vocabulary: &Vocabulary) -> Self {
        Reading::new(profile, vocabulary).facts
    }

    /// What does not need the texts.
    pub(crate) fn of_entries(profile: &Profile, vocabulary: &Vocabulary) -> Self {
        Self {
            positions: profile.positions.iter().map(Stretch::of).collect(),
            studies: profile.education.iter().map(|entry| study(entry, vocabulary)).collect(),
            has_education_section: profile.has_education_section,
            credentials: profile.credentials.iter().map(|credential| held(credential, vocabulary)).collect(),
            languages: profile.languages.iter().map(|claim| spoken(claim, vocabulary)).collect(),
            answers: profile.answers.clone(),
            ..Self::default()
        }
    }

    /// The time laid out for any month of judging after the last date in it.
    pub(crate) fn timeline(&self) -> &Timeline {
        self.laid.get(|| Timeline::settled(&self.positions))
    }
}

fn study(entry: &Education, vocabulary: &Vocabulary) -> Study {
    let ended = match entry.end {
        Some(End::On(date)) => Some(date.earliest()),
        _ => None,
    };
    let completed = entry.completed && entry.end != Some(End::Present);
    let study = Study { level: entry.level, completed, ended, ..Study::default() };
    let Some(written) = entry.field.as_deref().map(str::trim).filter(|field| !field.is_empty()) else { return study };
    let fields = vocabulary.fields();
    let words = Some(Phrase::new(written).digest());
    if let Some(field) = fields.exact(written) {
        return Study { fields: vec![field], known: true, words, ..study };
    }
    let fields: Vec<FieldId> = fields.find(written).into_iter().map(|mention| mention.field).collect();
    Study { known: !fields.is_empty(), fields, words, ..study }
}

fn held(credential: &qualify_profile::Credential, vocabulary: &Vocabulary) -> Held {
    let (credentials, clearances) = (vocabulary.credentials(), vocabulary.clearances());
    let mut held = Held { standing: credential.standing, expires: credential.expires.map(When::from), ..Held::default() };
    held.credentials.extend(credentials.lookup(&credential.name));
    held.credentials.extend(credentials.find(&credential.name).into_iter().map(|mention| mention.credential));
    held.clearances.extend(clearances.lookup(&credential.name));
    held.clearances.extend(clearances.find(&credential.name).into_iter().map(|mention| mention.clearance));
    held
}

fn spoken(claim: &qualify_profile::LanguageClaim, vocabulary: &Vocabulary) -> Spoken {
    let languages = vocabulary.languages();
    let language = languages.lookup(&claim.language).or_else(|| languages.find(&claim.language).first().map(|mention| mention.language));
    Spoken { language, level: claim.level.as_deref().and_then(|level| languages.level(level)), name: name_digest(&claim.language) }
}

/// A digest of a language's name, whatever its case.
pub(crate) fn name_digest(name: &str) -> u64 {
    phrase::hash(&name.trim().to_ascii_lowercase())
}
