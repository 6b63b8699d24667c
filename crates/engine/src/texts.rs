//! The texts of a profile, each with the place it belongs to.

use qualify_profile::{Origin, Passage, Profile, SectionKind};
use serde::{Deserialize, Serialize};

use crate::timeline::MOST_POSITIONS;

/// A set of texts outside positions, by index.
pub(crate) type Elsewhere = u128;

/// Where a text belongs: a position, or somewhere else in the résumé.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) enum Place {
    /// A position, by index.
    Position(u8),
    /// A section, the education, a skill: by index over all of these.
    Elsewhere(u8),
}

/// The last place outside positions; what comes after shares it.
const LAST: u8 = 127;

/// A set of places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Places {
    pub positions: u128,
    pub elsewhere: Elsewhere,
}

impl Places {
    /// Every place.
    pub const ALL: Self = Self { positions: u128::MAX, elsewhere: Elsewhere::MAX };

    /// Those that are not among the others.
    pub fn without(self, other: Self) -> Self {
        Self { positions: self.positions & !other.positions, elsewhere: self.elsewhere & !other.elsewhere }
    }

    pub fn is_empty(self) -> bool {
        self.positions == 0 && self.elsewhere == 0
    }

    pub fn contains(self, place: Place) -> bool {
        !(self & Self::from(place)).is_empty()
    }

    /// Each place, positions first.
    pub fn iter(self) -> impl Iterator<Item = Place> {
        bits(self.positions).map(Place::Position).chain(bits(self.elsewhere).map(Place::Elsewhere))
    }
}

impl From<Place> for Places {
    fn from(place: Place) -> Self {
        match place {
            Place::Position(index) => Self { positions: 1 << (index & LAST), elsewhere: 0 },
            Place::Elsewhere(index) => Self { positions: 0, elsewhere: 1 << (index & LAST) },
        }
    }
}

impl std::ops::BitOrAssign for Places {
    fn bitor_assign(&mut self, other: Self) {
        self.positions |= other.positions;
        self.elsewhere |= other.elsewhere;
    }
}

impl std::ops::BitAnd for Places {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self { positions: self.positions & other.positions, elsewhere: self.elsewhere & other.elsewhere }
    }
}

/// The indices of a set's members, lowest first.
pub(crate) fn bits(mut set: u128) -> impl Iterator<Item = u8> {
    std::iter::from_fn(move || {
        let index = set.trailing_zeros();
        set &= set.wrapping_sub(1);
        u8::try_from(index).ok().filter(|index| *index <= LAST)
    })
}

/// A text of the profile.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Text<'p> {
    pub place: Place,
    pub words: &'p str,
    pub origin: &'p Origin,
    /// A length in months that the résumé states for what the text names.
    pub stated: Option<u32>,
    /// The words to quote, where the text is only what they are about.
    pub quoted: Option<&'p str>,
    pub kind: TextKind,
}

/// How a text speaks of what it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextKind {
    /// In passing.
    Running,
    /// It lists what the candidate has: skills, certificates.
    List,
    /// It is an entry that is read for itself: a credential, a language.
    Entry,
}

/// Every text of a profile but the names of employers, in a fixed order: positions, sections, education, credentials, languages, skills, claims.
pub(crate) fn texts(profile: &Profile) -> Vec<Text<'_>> {
    let mut list = List { texts: Vec::with_capacity(32), place: Place::Elsewhere(0), next: 0, kind: TextKind::Running };
    for (index, position) in profile.positions.iter().enumerate() {
        match u8::try_from(index).ok().filter(|_| index < MOST_POSITIONS) {
            Some(index) => list.place = Place::Position(index),
            None => list.open(),
        }
        if let Some(title) = position.title.as_deref().filter(|title| position.passages.iter().all(|passage| !passage.text.contains(title)))
        {
            list.push(title, &position.origin);
        }
        let employer = position.organisation.as_deref().map(str::trim);
        for passage in position.passages.iter().filter(|passage| Some(passage.text.trim()) != employer) {
            list.push(&passage.text, &passage.origin);
        }
    }
    for section in &profile.sections {
        list.open();
        let is_list = matches!(section.kind, SectionKind::Credentials | SectionKind::Skills);
        list.kind = if is_list { TextKind::List } else { TextKind::Running };
        section.passages.iter().for_each(|passage| list.push(&passage.text, &passage.origin));
    }
    list.open();
    list.kind = TextKind::Running;
    for entry in &profile.education {
        list.named(entry.field.as_deref().unwrap_or_default(), &entry.passage);
    }
    list.open();
    list.kind = TextKind::Entry;
    profile.credentials.iter().for_each(|credential| list.named(&credential.name, &credential.passage));
    list.open();
    profile.languages.iter().for_each(|language| list.named(&language.language, &language.passage));
    list.open();
    list.kind = TextKind::List;
    profile.skills.iter().filter(|skill| skill.stated_months.is_none()).for_each(|skill| list.named(&skill.name, &skill.passage));
    for skill in &profile.skills {
        if let Some(months) = skill.stated_months {
            list.stated(&skill.name, &skill.passage, months);
        }
    }
    list.kind = TextKind::Running;
    for claim in profile.claims.iter().filter(|claim| !claim.subject.trim().is_empty()) {
        list.stated(&claim.subject, &claim.passage, claim.months);
    }
    list.texts
}

struct List<'p> {
    texts: Vec<Text<'p>>,
    place: Place,
    next: u8,
    kind: TextKind,
}

impl<'p> List<'p> {
    /// What follows is in a place of its own.
    fn open(&mut self) {
        self.place = Place::Elsewhere(self.next.min(LAST));
        self.next = self.next.saturating_add(1);
    }

    fn push(&mut self, words: &'p str, origin: &'p Origin) {
        self.texts.push(Text { place: self.place, words, origin, stated: None, quoted: None, kind: self.kind });
    }

    /// The passage, and the name before it where the passage does not hold it.
    fn named(&mut self, name: &'p str, passage: &'p Passage) {
        if !passage.text.contains(name) {
            self.push(name, &passage.origin);
        }
        self.push(&passage.text, &passage.origin);
    }

    fn stated(&mut self, name: &'p str, passage: &'p Passage, months: u32) {
        self.open();
        let quoted = Some(passage.text.as_str()).filter(|text| !text.is_empty());
        let months = (self.next <= LAST).then_some(months);
        self.texts.push(Text { place: self.place, words: name, origin: &passage.origin, stated: months, quoted, kind: self.kind });
    }
}
