//! What the index keeps of a candidate.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use qualify_engine::{Facts, named};
use qualify_profile::{Education, End, Level, Profile, Standing};
use qualify_vocabulary::{ConceptId, Vocabulary};
use tantivy::Term;
use tantivy::schema::{
    BytesOptions, FAST, Field as Column, INDEXED, IndexRecordOption, NumericOptions, STRING, Schema, TextFieldIndexing, TextOptions,
};

use crate::pieces::{Piece, pieces};
use crate::query::Field;
use crate::row::Row;
use crate::store::FORMAT;
use crate::words::TOKENIZER;

/// The longest id that is a key by itself; a longer one is a key by its hash.
const LONGEST_KEY: usize = 256;

/// Bytes of a profile, more or less.
const PROFILE: usize = 4096;

/// The columns of the index.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Columns {
    /// The candidate's id.
    pub key: Column,
    /// Hash of the bytes that it was read from.
    pub input: Column,
    /// Hash of the id: orders equal scores.
    pub order: Column,
    /// The profile as JSON: a text since format 4, of which the index copies all bytes at once, and bytes before.
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
        let mut term = String::new();
        fact.write(&mut term);
        Term::from_field_text(self.fact, &term)
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

impl Fact<'_> {
    /// Writes the term.
    fn write(&self, into: &mut String) {
        let (kind, label) = match self {
            Self::Concept(label) => ("c:", *label),
            Self::Skill(label) => ("s:", *label),
            Self::Title(label) => ("t:", *label),
            Self::Level(level) => ("d:", DIGITS.get(*level as usize).copied().unwrap_or_default()),
            Self::Field(label) => ("f:", *label),
            Self::Credential(label) => ("r:", *label),
            Self::Language(label) => ("l:", *label),
        };
        into.push_str(kind);
        into.push_str(label);
    }
}

/// A candidate made ready for the index; making it is the work that can be done in parallel.
#[derive(Debug)]
pub struct Entry {
    pub(crate) id: String,
    /// Hash of the id.
    pub(crate) order: u64,
    pub(crate) input: u64,
    pub(crate) row: Row,
}

impl Entry {
    /// The candidate's id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// A candidate with the hash of what it was read from ([`crate::Writer::input`]).
    pub fn new(profile: &Profile, input: u64, vocabulary: &Vocabulary) -> Self {
        static COLUMNS: LazyLock<Columns> = LazyLock::new(|| Columns::schema(FORMAT).1);
        Builder { columns: *COLUMNS, vocabulary, row: Row::new() }.build(profile, input)
    }
}

struct Builder<'a> {
    columns: Columns,
    vocabulary: &'a Vocabulary,
    row: Row,
}

impl Builder<'_> {
    /// Column by column, in the order of the schema.
    fn build(mut self, profile: &Profile, input: u64) -> Entry {
        let (id, columns) = (profile.id.clone(), self.columns);
        self.text(columns.key, &key(&id));
        self.row.number(columns.input, input);
        let order = hash(&[id.as_bytes()]);
        self.row.number(columns.order, order);
        self.text(columns.profile, &json(profile));
        let pieces = pieces(profile);
        pieces.iter().for_each(|piece| self.text(columns.text, piece.text));
        for ((_, field), column) in Field::ALL.iter().zip(columns.fields) {
            pieces.iter().filter(|piece| piece.field == Some(*field)).for_each(|piece| self.text(column, piece.text));
        }
        let facts = Facts::new(profile, self.vocabulary);
        self.facts(profile, &pieces, &facts);
        self.numbers(profile, &facts);
        self.row.shrink();
        Entry { id, order, input, row: self.row }
    }

    fn text(&mut self, column: Column, text: &str) {
        self.row.text(column, |into| into.push_str(text));
    }

    /// What the texts prove.
    fn facts(&mut self, profile: &Profile, pieces: &[Piece<'_>], facts: &Facts) {
        pieces.iter().for_each(|piece| self.piece(*piece));
        for label in proved(facts.concepts.iter().map(|shown| shown.concept), self.vocabulary) {
            self.fact(Fact::Concept(label));
        }
        self.education(&profile.education);
        self.held(profile);
    }

    fn fact(&mut self, fact: Fact<'_>) {
        self.row.text(self.columns.fact, |into| fact.write(into));
    }

    /// The concepts of a title or a skill.
    fn piece(&mut self, piece: Piece<'_>) {
        let fact = match piece.field {
            Some(Field::Title) => Fact::Title,
            Some(Field::Skill) => Fact::Skill,
            _ => return,
        };
        let vocabulary = self.vocabulary;
        proved(named(piece.text, vocabulary), vocabulary).for_each(|label| self.fact(fact(label)));
    }

    fn education(&mut self, education: &[Education]) {
        let fields = self.vocabulary.fields();
        let completed = completed(education);
        for level in LEVELS.into_iter().filter(|level| completed.is_some_and(|completed| *level <= completed)) {
            self.fact(Fact::Level(level));
        }
        for field in education.iter().filter_map(|entry| entry.field.as_deref()) {
            for mention in fields.find(field) {
                self.fact(Fact::Field(fields.label(mention.field)));
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

    /// What is counted and judged; the concepts that are judged are counted as well.
    fn numbers(&mut self, profile: &Profile, facts: &Facts) {
        let (columns, vocabulary) = (self.columns, self.vocabulary);
        let mut named: Vec<_> = facts.concepts.iter().filter_map(|shown| vocabulary.implied(shown.concept).first()).collect();
        named.sort_unstable();
        named.dedup();
        for concept in named {
            self.text(columns.skills, &vocabulary.concept(*concept).label);
        }
        self.row.number(columns.level, completed(&profile.education).map_or(0, |level| level as u64 + 1));
        let (worked, since) = worked(profile);
        self.row.number(columns.worked, worked);
        if let Some(since) = since {
            self.row.number(columns.since, since);
        }
        if let Some(columns) = columns.judging {
            facts.record(vocabulary).into_iter().for_each(|number| self.row.number(columns.record, number));
            facts.words.stems().iter().for_each(|stem| self.row.number(columns.stem, *stem));
        }
    }
}

/// The profile as it is stored.
fn json(profile: &Profile) -> String {
    let mut json = Vec::with_capacity(PROFILE);
    // Writing to memory does not fail, and JSON is UTF-8.
    let _ = serde_json::to_writer(&mut json, profile);
    String::from_utf8(json).unwrap_or_default()
}

/// The highest completed level.
fn completed(education: &[Education]) -> Option<Level> {
    education.iter().filter(|entry| entry.completed).map(|entry| entry.level).max()
}

/// The labels of concepts and of all that they imply.
fn proved(concepts: impl IntoIterator<Item = ConceptId>, vocabulary: &Vocabulary) -> impl Iterator<Item = &str> {
    let mut all: Vec<_> = concepts.into_iter().flat_map(|concept| vocabulary.implied(concept)).collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter().map(|concept| vocabulary.concept(*concept).label.as_str())
}

/// Levels from the lowest, as digits.
const DIGITS: [&str; 6] = ["0", "1", "2", "3", "4", "5"];
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
