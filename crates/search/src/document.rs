//! What the index keeps of a candidate.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::LazyLock;

use qualify_engine::{Facts, Reading};
use qualify_profile::{Education, End, Level, Profile, Standing};
use qualify_vocabulary::{ConceptId, Vocabulary};
use rustc_hash::FxHashMap;
use tantivy::schema::{
    BytesOptions, FAST, Field as Column, INDEXED, IndexRecordOption, NumericOptions, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::{TantivyDocument, Term};

use crate::pieces::{Piece, pieces};
use crate::query::Field;
use crate::store::FORMAT;
use crate::words::TOKENIZER;

/// The longest id that is a key by itself; a longer one is a key by its hash.
const LONGEST_KEY: usize = 256;

/// The columns of the index.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Columns {
    /// The candidate's id.
    pub key: Column,
    /// Hash of the bytes that it was read from.
    pub input: Column,
    /// Hash of the id: orders equal scores.
    pub order: Column,
    /// The profile as JSON.
    pub profile: Column,
    /// Every text.
    pub text: Column,
    /// The texts of each field.
    pub fields: [Column; Field::ALL.len()],
    /// What the texts prove, as terms made by [`Fact`].
    pub fact: Column,
    /// Labels of the concepts named, for counting.
    pub skills: Column,
    /// Highest completed level, for counting.
    pub level: Column,
    /// Months proved before `since`.
    pub worked: Column,
    /// First month of work that goes on, counted from January of year 0.
    pub since: Column,
    /// What judging needs, since format 2.
    pub judging: Option<Judging>,
}

/// The columns that candidates are judged from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Judging {
    /// The numbers of [`Facts::record`].
    pub record: Column,
    /// Hashes of the words, as postings: who shows nothing of a phrase is known without the profile.
    pub stem: Column,
}

impl Columns {
    /// The schema of a format, and the columns in it.
    pub fn schema(format: u32) -> (Schema, Self) {
        let mut schema = Schema::builder();
        let indexing = |option| TextFieldIndexing::default().set_tokenizer(TOKENIZER).set_index_option(option);
        let running = TextOptions::default().set_indexing_options(indexing(IndexRecordOption::WithFreqsAndPositions));
        let whole = TextFieldIndexing::default().set_tokenizer("raw").set_fieldnorms(false).set_index_option(IndexRecordOption::WithFreqs);
        let columns = Self {
            key: schema.add_text_field("key", if format < 2 { STRING } else { STRING | FAST }),
            input: schema.add_u64_field("input", FAST),
            order: schema.add_u64_field("order", FAST),
            profile: schema.add_bytes_field("profile", BytesOptions::default().set_stored()),
            text: schema.add_text_field("text", running.clone()),
            fields: Field::ALL.map(|(name, _)| schema.add_text_field(name, running.clone())),
            fact: schema.add_text_field("fact", TextOptions::default().set_indexing_options(whole)),
            skills: schema.add_text_field("skills", TextOptions::default().set_fast("raw")),
            level: schema.add_u64_field("level", FAST),
            worked: schema.add_u64_field("worked", FAST),
            since: schema.add_u64_field("since", FAST | INDEXED),
            judging: (format >= 2).then(|| Judging {
                record: schema.add_u64_field("record", FAST),
                stem: schema.add_u64_field("stem", NumericOptions::default().set_indexed()),
            }),
        };
        (schema.build(), columns)
    }

    /// The column of a field's texts, or of all texts.
    pub fn of(&self, field: Option<Field>) -> Column {
        let place = Field::ALL.iter().position(|(_, known)| Some(*known) == field);
        place.and_then(|place| self.fields.get(place)).copied().unwrap_or(self.text)
    }

    /// The term that finds a candidate by id.
    pub fn key(&self, id: &str) -> Term {
        Term::from_field_text(self.key, &key(id))
    }

    /// The term of a fact.
    pub fn fact(&self, fact: &Fact<'_>) -> Term {
        Term::from_field_text(self.fact, &fact.to_string())
    }
}

/// What keys of candidates begin with whose ids are too long to be keys.
pub(crate) const HASHED: &str = "blake3:";

fn key(id: &str) -> String {
    if id.len() <= LONGEST_KEY { id.to_owned() } else { format!("{HASHED}{}", blake3::hash(id.as_bytes()).to_hex()) }
}

/// Whether a key may stand for a longer id.
pub(crate) fn is_hashed(key: &str) -> bool {
    key.starts_with(HASHED)
}

/// Something that a profile proves, as one term of the index.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Fact<'a> {
    /// A concept, named or implied.
    Concept(&'a str),
    /// A concept in the list of skills.
    Skill(&'a str),
    /// A concept in a job title.
    Title(&'a str),
    /// A completed degree of at least this level.
    Level(Level),
    /// A field of study.
    Field(&'a str),
    /// A credential held, itself or through a higher one.
    Credential(&'a str),
    /// A human language.
    Language(&'a str),
}

impl std::fmt::Display for Fact<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Concept(label) => write!(f, "c:{label}"),
            Self::Skill(label) => write!(f, "s:{label}"),
            Self::Title(label) => write!(f, "t:{label}"),
            Self::Level(level) => write!(f, "d:{}", *level as u8),
            Self::Field(label) => write!(f, "f:{label}"),
            Self::Credential(label) => write!(f, "r:{label}"),
            Self::Language(label) => write!(f, "l:{label}"),
        }
    }
}

/// A candidate made ready for the index; making it is the work that can be done in parallel.
#[derive(Debug)]
pub struct Entry {
    pub(crate) id: String,
    pub(crate) input: u64,
    pub(crate) document: TantivyDocument,
}

impl Entry {
    /// A candidate with the hash of what it was read from ([`crate::Writer::input`]).
    pub fn new(profile: &Profile, input: u64, vocabulary: &Vocabulary) -> Self {
        static COLUMNS: LazyLock<Columns> = LazyLock::new(|| Columns::schema(FORMAT).1);
        Builder { columns: *COLUMNS, vocabulary, document: TantivyDocument::default(), term: String::new() }.build(profile, input)
    }
}

struct Builder<'a> {
    columns: Columns,
    vocabulary: &'a Vocabulary,
    document: TantivyDocument,
    /// The fact at hand.
    term: String,
}

impl Builder<'_> {
    fn build(mut self, profile: &Profile, input: u64) -> Entry {
        let (id, columns, vocabulary) = (profile.id.clone(), self.columns, self.vocabulary);
        self.document.add_text(columns.key, key(&id));
        self.document.add_u64(columns.input, input);
        self.document.add_u64(columns.order, hash(&[id.as_bytes()]));
        self.document.add_bytes(columns.profile, &serde_json::to_vec(profile).unwrap_or_default());
        let reading = Reading::new(profile, vocabulary);
        let named = reading.named_in(profile, vocabulary).into_iter().collect();
        for piece in pieces(profile) {
            self.piece(piece, &named);
        }
        self.judged(&reading.facts);
        self.education(&profile.education);
        self.held(profile);
        let (worked, since) = worked(profile);
        self.document.add_u64(columns.worked, worked);
        if let Some(since) = since {
            self.document.add_u64(columns.since, since);
        }
        Entry { id, input, document: self.document }
    }

    fn fact(&mut self, fact: Fact<'_>) {
        self.term.clear();
        let _ = write!(self.term, "{fact}");
        self.document.add_text(self.columns.fact, &self.term);
    }

    /// A text; `named` are the concepts in the texts that were read already.
    fn piece(&mut self, piece: Piece<'_>, named: &FxHashMap<&str, Vec<ConceptId>>) {
        self.document.add_text(self.columns.text, piece.text);
        if piece.field.is_some() {
            self.document.add_text(self.columns.of(piece.field), piece.text);
        }
        let (vocabulary, title) = (self.vocabulary, piece.field == Some(Field::Title));
        if !title && piece.field != Some(Field::Skill) {
            return;
        }
        let found = match named.get(piece.text) {
            Some(found) => found.clone(),
            None => vocabulary.mentions(piece.text).into_iter().map(|mention| mention.concept).collect(),
        };
        for label in proved(found, vocabulary) {
            self.fact(if title { Fact::Title(label) } else { Fact::Skill(label) });
        }
    }

    /// What judging looks at; the concepts in it are what is searched and counted as well.
    fn judged(&mut self, facts: &Facts) {
        let vocabulary = self.vocabulary;
        let named: BTreeSet<_> = facts.concepts.iter().filter_map(|shown| vocabulary.implied(shown.concept).first()).collect();
        for concept in named {
            self.document.add_text(self.columns.skills, &vocabulary.concept(*concept).label);
        }
        for label in proved(facts.concepts.iter().map(|shown| shown.concept), vocabulary) {
            self.fact(Fact::Concept(label));
        }
        if let Some(columns) = self.columns.judging {
            facts.record(vocabulary).into_iter().for_each(|number| self.document.add_u64(columns.record, number));
            facts.words.stems().iter().for_each(|stem| self.document.add_u64(columns.stem, *stem));
        }
    }

    fn education(&mut self, education: &[Education]) {
        let vocabulary = self.vocabulary;
        let completed = education.iter().filter(|entry| entry.completed).map(|entry| entry.level).max();
        for level in LEVELS.into_iter().filter(|level| completed.is_some_and(|completed| *level <= completed)) {
            self.fact(Fact::Level(level));
        }
        self.document.add_u64(self.columns.level, completed.map_or(0, |level| level as u64 + 1));
        for field in education.iter().filter_map(|entry| entry.field.as_deref()) {
            for mention in vocabulary.fields().find(field) {
                self.fact(Fact::Field(vocabulary.fields().label(mention.field)));
            }
        }
    }

    fn held(&mut self, profile: &Profile) {
        let (credentials, languages) = (self.vocabulary.credentials(), self.vocabulary.languages());
        for credential in profile.credentials.iter().filter(|credential| credential.standing == Standing::Held) {
            let held = credentials.lookup(&credential.name);
            let found = credentials.find(&credential.name).into_iter().map(|mention| mention.credential);
            let implied: BTreeSet<_> = found.chain(held).flat_map(|held| credentials.implied(held)).collect();
            for credential in implied {
                self.fact(Fact::Credential(credentials.label(credential)));
            }
        }
        for language in profile.languages.iter().filter_map(|claim| languages.lookup(&claim.language)) {
            self.fact(Fact::Language(languages.label(language)));
        }
    }
}

/// The labels of concepts and of all that they imply.
fn proved(concepts: impl IntoIterator<Item = ConceptId>, vocabulary: &Vocabulary) -> impl Iterator<Item = &str> {
    let mut all: Vec<_> = concepts.into_iter().flat_map(|concept| vocabulary.implied(concept)).collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter().map(|concept| vocabulary.concept(*concept).label.as_str())
}

/// Levels from the lowest.
pub(crate) const LEVELS: [Level; 6] = [Level::Other, Level::Secondary, Level::Associate, Level::Bachelor, Level::Master, Level::Doctorate];

/// The first eight bytes of the BLAKE3 hash over the parts, each with its length before it.
pub(crate) fn hash(parts: &[&[u8]]) -> u64 {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().as_bytes().iter().take(8).fold(0, |hash, byte| (hash << 8) | u64::from(*byte))
}

/// Months proved by the dates, overlaps once: those before the work that goes on, and the month since when that goes on.
///
/// With them the total on any later date is one addition. Vague dates count as little as they may.
fn worked(profile: &Profile) -> (u64, Option<u64>) {
    let running = |position: &&qualify_profile::Position| position.end == Some(End::Present);
    let since = profile.positions.iter().filter(running).filter_map(|position| position.start).map(|start| start.latest()).min();
    let mut months: Vec<(u32, u32)> = Vec::new();
    for position in &profile.positions {
        if let (Some(start), Some(End::On(end))) = (position.start, position.end) {
            let last = end.earliest().min(since.map_or(u32::MAX, |since| since.saturating_sub(1)));
            if start.latest() <= last {
                months.push((start.latest(), last));
            }
        }
    }
    months.sort_unstable();
    let (mut total, mut counted) = (0, 0);
    for (first, last) in months {
        let first = first.max(counted);
        if first <= last {
            total += u64::from(last - first + 1);
            counted = last + 1;
        }
    }
    (total, since.map(u64::from))
}
