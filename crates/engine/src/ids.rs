//! Sets of a vocabulary's numbers, compiled once so that judging only looks up bits.

/// A set of small numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct IdSet(Vec<u64>);

impl IdSet {
    pub fn contains(&self, id: usize) -> bool {
        self.0.get(id / 64).is_some_and(|bits| bits >> (id % 64) & 1 != 0)
    }

    fn insert(&mut self, id: usize) {
        if self.0.len() <= id / 64 {
            self.0.resize(id / 64 + 1, 0);
        }
        if let Some(bits) = self.0.get_mut(id / 64) {
            *bits |= 1 << (id % 64);
        }
    }
}

impl FromIterator<usize> for IdSet {
    fn from_iter<I: IntoIterator<Item = usize>>(ids: I) -> Self {
        let mut set = Self::default();
        ids.into_iter().for_each(|id| set.insert(id));
        set
    }
}

#[cfg(test)]
mod tests {
    use super::IdSet;

    #[test]
    fn a_set_holds_what_was_put_in_and_nothing_else() {
        let set: IdSet = [0, 63, 64, 200].into_iter().collect();
        let held: Vec<usize> = (0..300).filter(|id| set.contains(*id)).collect();
        assert_eq!(held, [0, 63, 64, 200]);
    }
}
