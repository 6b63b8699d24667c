//! A candidate's facts as a short run of 64-bit numbers, so that millions of them are read as fast as memory gives them.
//!
//! Everything of [`Facts`] stands in it but the words of the résumé. A candidate who does not fit (more than 15 positions, answers
//! of their own, dates before 1900) has a record that says so and is judged from the profile.
//!
//! ```text
//! record   = header position* concepts [stated] study* [tail]
//! header   =  0 dated:4  4 undated:4  8 concepts:8  16 studies:3  19 latest start:12  31 plain  32 education section  33 stated
//!            34 tail  35 from the profile only  36 hash of the vocabulary:24  60 layout:4
//! position =  0 earliest start:12  12 latest start:12  24 earliest end:12  36 latest end:12  48 share:12  60 unpaid
//! concepts = two to a number, the first in the lower half:  0 concept:15  15 elsewhere  16 positions:16
//! stated   = count, then  0 place among the concepts:32  32 months:32
//! study    =  0 level:3  3 completed  4 known  5 has words  6 fields:4  10 ended:12;  [words]  fields, four to a number
//! tail     =  0 credentials:12  12 languages:12  24 named credentials:12  36 named clearances:12  48 named languages:12;  each of them
//! ```
//!
//! Months are counted from January 1900, 4095 is none, and an end of (4095, 1) is the month of judging. Dated positions come first,
//! by their start: no verdict looks at their order.

use qualify_profile::Standing;
use qualify_vocabulary::{ClearanceId, ConceptId, CredentialId, FieldId, LanguageId, LanguageLevel, Level, Vocabulary};

use crate::facts::{Facts, Held, Shown, Spoken, Study};
use crate::stretch::{Stretch, Until, WHOLE, When};
use crate::words::Naming;

/// The month that others are counted from.
pub(crate) const FIRST: u32 = 1900 * 12;
/// No month.
const NONE: u64 = 0xfff;
/// The same, in a block.
pub(crate) const NO_MONTH: u16 = 0xfff;
/// The layout that is written here, in the upper four bits of every header. A change of the layout takes another.
const LAYOUT: u64 = 0xf;
/// In half a number of concepts: the bits of the concept, and the one that tells that it is named outside positions.
pub(crate) const CONCEPT: u32 = 0x7fff;
pub(crate) const ELSEWHERE: u32 = 0x8000;
/// Levels of languages, by number.
const LANGUAGE_LEVELS: [LanguageLevel; 7] = [
    LanguageLevel::A1,
    LanguageLevel::A2,
    LanguageLevel::B1,
    LanguageLevel::B2,
    LanguageLevel::C1,
    LanguageLevel::C2,
    LanguageLevel::Native,
];
const LEVELS: [Level; 6] = [Level::Other, Level::Secondary, Level::Associate, Level::Bachelor, Level::Master, Level::Doctorate];
const STANDINGS: [Standing; 3] = [Standing::Held, Standing::Pending, Standing::Lapsed];

/// Bits of a number.
pub(crate) const fn bits(word: u64, from: u32, count: u32) -> u64 {
    word >> from & ((1 << count) - 1)
}

/// The first number of a record.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Header(pub u64);

impl Header {
    pub fn dated(self) -> usize {
        bits(self.0, 0, 4) as usize
    }

    pub fn undated(self) -> usize {
        bits(self.0, 4, 4) as usize
    }

    pub fn concepts(self) -> usize {
        bits(self.0, 8, 8) as usize
    }

    pub fn studies(self) -> usize {
        bits(self.0, 16, 3) as usize
    }

    /// The latest start of a dated position, where they are plain.
    pub fn latest_start(self) -> u32 {
        bits(self.0, 19, 12) as u32
    }

    /// Every dated position has a whole month at both ends, in their order, and is full-time.
    pub fn is_plain(self) -> bool {
        bits(self.0, 31, 1) != 0
    }

    pub fn has_education_section(self) -> bool {
        bits(self.0, 32, 1) != 0
    }

    /// The résumé states the length of some concept.
    pub fn has_stated(self) -> bool {
        bits(self.0, 33, 1) != 0
    }

    /// There are credentials or languages.
    pub fn has_tail(self) -> bool {
        bits(self.0, 34, 1) != 0
    }

    /// The hash of the vocabulary it was made with.
    pub fn vocabulary(self) -> u64 {
        bits(self.0, 36, 24)
    }

    /// Whether the rest of the record can be read with a vocabulary of this hash.
    pub fn is_of(self, vocabulary: u64) -> bool {
        bits(self.0, 35, 1) == 0 && bits(self.0, 36, 24) == vocabulary && bits(self.0, 60, 4) == LAYOUT
    }
}

/// Whether a record was made with this vocabulary.
pub(crate) fn is_of(record: &[u64], vocabulary: u64) -> bool {
    record.first().is_some_and(|header| bits(*header, 36, 24) == vocabulary && bits(*header, 60, 4) == LAYOUT)
}

/// 24 bits that tell one version of the vocabulary from another.
pub(crate) fn vocabulary_hash(vocabulary: &Vocabulary) -> u64 {
    bits(crate::phrase::hash(vocabulary.version()), 20, 24)
}

/// Makes the record of a candidate.
pub(crate) fn encode(facts: &Facts, vocabulary: &Vocabulary) -> Vec<u64> {
    let vocabulary = vocabulary_hash(vocabulary);
    fitting(facts, vocabulary).unwrap_or_else(|| vec![1 << 35 | vocabulary << 36 | LAYOUT << 60])
}

fn fitting(facts: &Facts, vocabulary: u64) -> Option<Vec<u64>> {
    let most = |count: usize, most: usize| (count <= most).then_some(count as u64);
    if !facts.answers.is_empty() {
        return None;
    }
    let (mut dated, undated): (Vec<_>, Vec<_>) = facts.positions.iter().enumerate().partition(|(_, stretch)| stretch.is_dated());
    most(dated.len() + undated.len(), 15)?;
    dated.sort_by_key(|(_, stretch)| stretch.start.map_or(0, |start| start.earliest));
    let plain = dated.iter().all(|(_, stretch)| is_plain(stretch));
    let latest = if plain { dated.last().and_then(|(_, stretch)| stretch.start).map(|start| month(start.earliest)) } else { None };
    let stated = facts.concepts.iter().any(|shown| shown.stated.is_some());
    let tail = tail(facts)?;
    let flags = [plain, facts.has_education_section, stated, !tail.is_empty()];
    let flags = flags.iter().enumerate().map(|(bit, flag)| u64::from(*flag) << bit).sum::<u64>();
    let counts =
        dated.len() as u64 | (undated.len() as u64) << 4 | most(facts.concepts.len(), 255)? << 8 | most(facts.studies.len(), 7)? << 16;
    let mut words = vec![counts | latest.unwrap_or(Some(0))? << 19 | flags << 31 | vocabulary << 36 | LAYOUT << 60];
    for (_, stretch) in dated.iter().chain(&undated) {
        words.push(position(stretch)?);
    }
    let order: Vec<usize> = dated.iter().chain(&undated).map(|(index, _)| *index).collect();
    concepts(&facts.concepts, &order, &mut words)?;
    if stated {
        let lengths = facts.concepts.iter().zip(0u64..).filter_map(|(shown, place)| Some(place | u64::from(shown.stated?) << 32));
        let lengths: Vec<u64> = lengths.collect();
        words.push(lengths.len() as u64);
        words.extend(lengths);
    }
    for held in &facts.studies {
        study(held, &mut words)?;
    }
    words.extend(tail);
    Some(words)
}

fn is_plain(stretch: &Stretch) -> bool {
    let Some(start) = stretch.start.filter(|start| start.earliest == start.latest) else { return false };
    let ends = match stretch.end {
        Some(Until::Present) => true,
        Some(Until::On(end)) => end.earliest == end.latest && end.earliest >= start.earliest,
        None => false,
    };
    ends && stretch.share == WHOLE
}

fn month(month: u32) -> Option<u64> {
    month.checked_sub(FIRST).map(u64::from).filter(|month| *month < NONE)
}

fn position(stretch: &Stretch) -> Option<u64> {
    let when = |when: When| Some((month(when.earliest)?, month(when.latest)?));
    let start = stretch.start.map_or(Some((NONE, 0)), when)?;
    let end = match stretch.end {
        Some(Until::On(end)) => when(end)?,
        Some(Until::Present) => (NONE, 1),
        None => (NONE, 0),
    };
    Some(start.0 | start.1 << 12 | end.0 << 24 | end.1 << 36 | u64::from(stretch.share & 0xfff) << 48 | u64::from(stretch.unpaid) << 60)
}

fn concepts(all: &[Shown], order: &[usize], words: &mut Vec<u64>) -> Option<()> {
    let one = |shown: &Shown| {
        let concept = u32::try_from(shown.concept.index()).ok().filter(|index| *index < 1 << 15)?;
        let moved = order.iter().zip(0u32..).filter(|(old, _)| shown.positions >> **old & 1 != 0).map(|(_, new)| 1u32 << new);
        Some(u64::from(concept | u32::from(shown.elsewhere) << 15 | moved.sum::<u32>() << 16))
    };
    for pair in all.chunks(2) {
        let mut halves = pair.iter().map(one);
        let low = halves.next()??;
        words.push(low | halves.next().unwrap_or(Some(0))? << 32);
    }
    Some(())
}

fn study(study: &Study, words: &mut Vec<u64>) -> Option<()> {
    let ended = study.ended.map_or(Some(NONE), month)?;
    let level = LEVELS.iter().zip(0u64..).find(|(level, _)| **level == study.level)?.1;
    let count = Some(study.fields.len() as u64).filter(|count| *count < 16)?;
    let flags = u64::from(study.completed) | u64::from(study.known) << 1 | u64::from(study.words.is_some()) << 2;
    words.push(level | flags << 3 | count << 6 | ended << 10);
    words.extend(study.words);
    numbers(study.fields.iter().map(|field| field.index()), words)
}

/// How many numbers so many studies take; none where they are cut short.
pub(crate) fn studies_length(rest: &[u64], studies: usize) -> Option<usize> {
    (0..studies).try_fold(0, |length, _| {
        let word = *rest.get(length)?;
        Some(length + 1 + usize::from(bits(word, 5, 1) != 0) + (bits(word, 6, 4) as usize).div_ceil(4))
    })
}

/// Small numbers, four to one.
fn numbers(all: impl Iterator<Item = usize>, words: &mut Vec<u64>) -> Option<()> {
    let all: Vec<u64> = all.map(|number| u16::try_from(number).ok().map(u64::from)).collect::<Option<_>>()?;
    words.extend(all.chunks(4).map(|four| four.iter().rev().fold(0, |word, number| word << 16 | number)));
    Some(())
}

fn tail(facts: &Facts) -> Option<Vec<u64>> {
    let named = &facts.named;
    let counts = [facts.credentials.len(), facts.languages.len(), named.credentials.len(), named.clearances.len(), named.languages.len()];
    if counts.iter().all(|count| *count == 0) {
        return Some(Vec::new());
    }
    let mut head = 0;
    for (count, place) in counts.iter().zip(0u32..) {
        head |= Some(*count as u64).filter(|count| *count < 1 << 12)? << (place * 12);
    }
    let mut words = vec![head];
    for held in &facts.credentials {
        credential(held, &mut words)?;
    }
    for spoken in &facts.languages {
        let level = spoken.level.and_then(|level| LANGUAGE_LEVELS.iter().zip(0u64..).find(|(known, _)| **known == level));
        let language = spoken.language.map_or(Ok(u16::MAX), |language| u16::try_from(language.index())).ok()?;
        words.extend([u64::from(language) | level.map_or(0xff, |(_, number)| number) << 16, spoken.name]);
    }
    let naming = |index: usize, naming: Naming| {
        Some(u64::from(u16::try_from(index).ok()?) | u64::from(naming.listed) << 16 | u64::from(naming.pending) << 17)
    };
    let credentials = named.credentials.iter().map(|(id, how)| naming(id.index(), *how));
    let clearances = named.clearances.iter().map(|(id, how)| naming(id.index(), *how));
    let languages = named.languages.iter().map(|(id, how)| naming(id.index(), *how));
    for word in credentials.chain(clearances).chain(languages) {
        words.push(word?);
    }
    Some(words)
}

fn credential(held: &Held, words: &mut Vec<u64>) -> Option<()> {
    let count = |count: usize| Some(count as u64).filter(|count| *count < 16);
    let standing = STANDINGS.iter().zip(0u64..).find(|(standing, _)| **standing == held.standing)?.1;
    let (earliest, latest) = held.expires.map_or(Some((NONE, 0)), |end| Some((month(end.earliest)?, month(end.latest)?)))?;
    words.push(count(held.credentials.len())? | count(held.clearances.len())? << 4 | standing << 8 | earliest << 10 | latest << 22);
    numbers(held.credentials.iter().map(|id| id.index()), words)?;
    numbers(held.clearances.iter().map(|id| id.index()), words)
}

/// The vocabulary's ids by their numbers.
#[derive(Debug)]
pub(crate) struct Ids {
    concepts: Vec<ConceptId>,
    fields: Vec<FieldId>,
    credentials: Vec<CredentialId>,
    clearances: Vec<ClearanceId>,
    languages: Vec<LanguageId>,
}

impl Ids {
    pub fn new(vocabulary: &Vocabulary) -> Self {
        Self {
            concepts: vocabulary.ids().collect(),
            fields: vocabulary.fields().ids().collect(),
            credentials: vocabulary.credentials().ids().collect(),
            clearances: vocabulary.clearances().ids().collect(),
            languages: vocabulary.languages().ids().collect(),
        }
    }
}

/// Reads what comes after the header.
pub(crate) struct Reader<'a> {
    rest: &'a [u64],
    ids: &'a Ids,
}

impl<'a> Reader<'a> {
    pub fn new(rest: &'a [u64], ids: &'a Ids) -> Self {
        Self { rest, ids }
    }

    fn next(&mut self) -> Option<u64> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    pub fn take(&mut self, count: usize) -> Option<&'a [u64]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    pub fn stated(&mut self) -> Option<&'a [u64]> {
        let count = self.next()?;
        self.take(usize::try_from(count).ok()?)
    }

    fn numbers(&mut self, count: usize) -> Option<impl Iterator<Item = usize> + use<'a>> {
        let words = self.take(count.div_ceil(4))?;
        Some(words.iter().flat_map(|word| (0..4).map(|place| bits(*word, place * 16, 16) as usize)).take(count))
    }

    /// Fills in a study; what it held before is forgotten.
    pub fn study(&mut self, study: &mut Study) -> Option<()> {
        let word = self.next()?;
        study.level = *LEVELS.get(bits(word, 0, 3) as usize)?;
        study.completed = bits(word, 3, 1) != 0;
        study.known = bits(word, 4, 1) != 0;
        study.ended = absolute(bits(word, 10, 12));
        study.words = if bits(word, 5, 1) != 0 { Some(self.next()?) } else { None };
        study.fields.clear();
        let numbers = self.numbers(bits(word, 6, 4) as usize)?;
        study.fields.extend(numbers.filter_map(|number| self.ids.fields.get(number)).copied());
        Some(())
    }

    /// Fills in credentials and languages; what was there before is forgotten.
    pub fn tail(&mut self, facts: &mut Facts) -> Option<()> {
        let (head, ids) = (self.next()?, self.ids);
        let mut counts = (0..5).map(|place| bits(head, place * 12, 12) as usize);
        let mut count = || counts.next().unwrap_or(0);
        facts.credentials = (0..count()).map(|_| self.credential()).collect::<Option<_>>()?;
        facts.languages = (0..count()).map(|_| self.language()).collect::<Option<_>>()?;
        facts.named.credentials = (0..count()).map(|_| self.naming(&ids.credentials)).collect::<Option<_>>()?;
        facts.named.clearances = (0..count()).map(|_| self.naming(&ids.clearances)).collect::<Option<_>>()?;
        facts.named.languages = (0..count()).map(|_| self.naming(&ids.languages)).collect::<Option<_>>()?;
        Some(())
    }

    fn credential(&mut self) -> Option<Held> {
        let (word, ids) = (self.next()?, self.ids);
        let credentials = self.numbers(bits(word, 0, 4) as usize)?.filter_map(|number| ids.credentials.get(number)).copied().collect();
        let clearances = self.numbers(bits(word, 4, 4) as usize)?.filter_map(|number| ids.clearances.get(number)).copied().collect();
        let standing = *STANDINGS.get(bits(word, 8, 2) as usize)?;
        let expires = absolute(bits(word, 10, 12)).map(|earliest| When { earliest, latest: bits(word, 22, 12) as u32 + FIRST });
        Some(Held { credentials, clearances, standing, expires })
    }

    fn language(&mut self) -> Option<Spoken> {
        let word = self.next()?;
        let language = self.ids.languages.get(bits(word, 0, 16) as usize).copied();
        let level = LANGUAGE_LEVELS.get(bits(word, 16, 8) as usize).copied();
        Some(Spoken { language, level, name: self.next()? })
    }

    fn naming<T: Copy>(&mut self, ids: &[T]) -> Option<(T, Naming)> {
        let word = self.next()?;
        let naming = Naming { listed: bits(word, 16, 1) != 0, pending: bits(word, 17, 1) != 0 };
        Some((*ids.get(bits(word, 0, 16) as usize)?, naming))
    }
}

fn absolute(month: u64) -> Option<u32> {
    (month != NONE).then_some(month as u32 + FIRST)
}

fn stretch(word: u64) -> Stretch {
    let when = |from: u32| Some(When { earliest: absolute(bits(word, from, 12))?, latest: bits(word, from + 12, 12) as u32 + FIRST });
    let end = match (bits(word, 24, 12), bits(word, 36, 12)) {
        (NONE, 1) => Some(Until::Present),
        _ => when(24).map(Until::On),
    };
    Stretch { start: when(0), end, share: bits(word, 48, 12) as u16, unpaid: bits(word, 60, 1) != 0 }
}

/// The dated positions of a record where they are plain, whatever the vocabulary it was made with.
pub(crate) fn plain_positions(record: &[u64]) -> Option<&[u64]> {
    let (header, rest) = record.split_first()?;
    let (readable, header) = (bits(*header, 35, 1) == 0 && bits(*header, 60, 4) == LAYOUT, Header(*header));
    rest.get(..header.dated()).filter(|_| readable && header.is_plain())
}

/// The positions of a record, whatever the vocabulary it was made with.
pub(crate) fn positions(record: &[u64]) -> Option<Vec<Stretch>> {
    let (header, rest) = record.split_first()?;
    let (readable, header) = (bits(*header, 35, 1) == 0 && bits(*header, 60, 4) == LAYOUT, Header(*header));
    let words = rest.get(..header.dated() + header.undated()).filter(|_| readable)?;
    Some(words.iter().map(|word| stretch(*word)).collect())
}

/// The facts of a record, all but the words.
pub(crate) fn decode(record: &[u64], ids: &Ids) -> Option<Facts> {
    let (header, rest) = record.split_first()?;
    let (header, mut reader) = (Header(*header), Reader::new(rest, ids));
    let positions = reader.take(header.dated() + header.undated())?.iter().map(|word| stretch(*word)).collect();
    let mut shown: Vec<Shown> = Vec::with_capacity(header.concepts());
    let pairs = reader.take(header.concepts().div_ceil(2))?;
    for half in pairs.iter().flat_map(|pair| [bits(*pair, 0, 32), bits(*pair, 32, 32)]).take(header.concepts()) {
        let concept = *ids.concepts.get(bits(half, 0, 15) as usize)?;
        shown.push(Shown { concept, positions: u128::from(half >> 16), elsewhere: bits(half, 15, 1) != 0, stated: None });
    }
    if header.has_stated() {
        for length in reader.stated()? {
            shown.get_mut(bits(*length, 0, 32) as usize)?.stated = Some(bits(*length, 32, 32) as u32);
        }
    }
    let mut facts = Facts::default();
    for _ in 0..header.studies() {
        let mut study = Study::default();
        reader.study(&mut study)?;
        facts.studies.push(study);
    }
    if header.has_tail() {
        reader.tail(&mut facts)?;
    }
    (facts.positions, facts.concepts, facts.has_education_section) = (positions, shown, header.has_education_section());
    Some(facts)
}
