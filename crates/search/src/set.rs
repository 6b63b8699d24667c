//! Documents of a part of the index, a bit each.

use std::sync::Arc;

use tantivy::{DocId, DocSet, TERMINATED};

/// Documents in a word.
const WORD: u32 = 64;

/// A set of documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Set(Vec<u64>);

impl Set {
    /// None of so many documents.
    pub fn none(documents: u32) -> Self {
        Self(vec![0; documents.div_ceil(WORD) as usize])
    }

    /// So many documents, all of them.
    pub fn all(documents: u32) -> Self {
        let mut words = vec![u64::MAX; documents.div_ceil(WORD) as usize];
        if let Some(last) = words.last_mut().filter(|_| !documents.is_multiple_of(WORD)) {
            *last = (1 << (documents % WORD)) - 1;
        }
        Self(words)
    }

    /// Takes in a document.
    pub fn add(&mut self, document: DocId) {
        if let Some(word) = self.0.get_mut((document / WORD) as usize) {
            *word |= 1 << (document % WORD);
        }
    }

    pub fn has(&self, document: DocId) -> bool {
        self.0.get((document / WORD) as usize).is_some_and(|word| word >> (document % WORD) & 1 != 0)
    }

    pub fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Leaves what is in the other too.
    pub fn keep(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= other);
    }

    /// Takes in what is in the other.
    pub fn join(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word |= other);
    }

    /// Leaves what is not in the other.
    pub fn drop(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= !other);
    }

    /// The documents in their order.
    pub fn iter(&self) -> impl Iterator<Item = DocId> + '_ {
        let of_word = |(word, first): (&u64, DocId)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let next = (rest != 0).then(|| first + rest.trailing_zeros())?;
                rest &= rest - 1;
                Some(next)
            })
        };
        self.0.iter().zip((0..).step_by(WORD as usize)).flat_map(of_word)
    }

    /// The first document that is not before the given one.
    fn next(&self, from: DocId) -> Option<DocId> {
        let (at, below) = ((from / WORD) as usize, from % WORD);
        let rest = self.0.get(at..)?;
        let masked = rest.iter().enumerate().map(|(index, word)| if index == 0 { word >> below << below } else { *word });
        let (index, word) = masked.enumerate().find(|(_, word)| *word != 0)?;
        Some((at + index) as DocId * WORD + word.trailing_zeros())
    }
}

/// Goes through a set as the index's own queries do.
pub(crate) struct Walk {
    set: Arc<Set>,
    count: u32,
    at: DocId,
}

impl Walk {
    pub fn new(set: Arc<Set>) -> Self {
        let (at, count) = (set.next(0).unwrap_or(TERMINATED), u32::try_from(set.count()).unwrap_or(u32::MAX));
        Self { set, count, at }
    }
}

impl DocSet for Walk {
    fn advance(&mut self) -> DocId {
        self.seek(self.at.saturating_add(1))
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.at < target {
            self.at = self.set.next(target).unwrap_or(TERMINATED);
        }
        self.at
    }

    fn doc(&self) -> DocId {
        self.at
    }

    fn size_hint(&self) -> u32 {
        self.count
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn set(documents: u32, of: &BTreeSet<u32>) -> Set {
        let mut set = Set::none(documents);
        of.iter().for_each(|document| set.add(*document));
        set
    }

    proptest! {
        #[test]
        fn a_set_is_what_was_put_into_it(one: BTreeSet<u8>, other: BTreeSet<u8>, last in 1_u32..256) {
            let of = |set: &BTreeSet<u8>| set.iter().map(|document| u32::from(*document)).filter(|document| *document < last).collect();
            let (one, other): (BTreeSet<u32>, BTreeSet<u32>) = (of(&one), of(&other));
            let with = |change: fn(&mut Set, &Set)| {
                let mut changed = set(last, &one);
                change(&mut changed, &set(last, &other));
                changed.iter().collect::<BTreeSet<_>>()
            };
            prop_assert_eq!(with(Set::keep), &one & &other);
            prop_assert_eq!(with(Set::join), &one | &other);
            prop_assert_eq!(with(Set::drop), &one - &other);
            let mut all = Set::all(last);
            prop_assert_eq!(all.count(), last as usize);
            all.drop(&set(last, &one));
            prop_assert_eq!(all.iter().collect::<BTreeSet<_>>(), (0..last).filter(|document| !one.contains(document)).collect());
            let mut walk = Walk::new(Arc::new(set(last, &one)));
            prop_assert_eq!(walk.size_hint() as usize, one.len());
            for document in &one {
                prop_assert!(walk.set.has(*document));
                prop_assert_eq!(walk.doc(), *document);
                walk.advance();
            }
            prop_assert_eq!(walk.doc(), TERMINATED);
            prop_assert_eq!(walk.seek(TERMINATED), TERMINATED);
            for target in 0..last {
                let expected = one.range(target..).next().copied().unwrap_or(TERMINATED);
                prop_assert_eq!(Walk::new(Arc::new(set(last, &one))).seek(target), expected);
            }
        }
    }
}
