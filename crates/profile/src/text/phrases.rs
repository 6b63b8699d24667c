//! Phrases of a table, each of a kind, found as whole words in any letter case.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

/// The phrases with their kinds.
pub(super) struct Phrases<T> {
    finder: AhoCorasick,
    kinds: Vec<T>,
}

impl<T: Copy> Phrases<T> {
    /// Reads a table: on each line the name of a kind, a tab and a phrase; `#` begins a remark.
    pub(super) fn read(table: &str, kind_named: impl Fn(&str) -> T) -> Option<Self> {
        let rows = table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
        let (kinds, phrases): (Vec<T>, Vec<&str>) = rows.map(|(kind, phrase)| (kind_named(kind), phrase)).unzip();
        let finder = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(phrases)
            .ok()?;
        Some(Self { finder, kinds })
    }

    /// The kinds of the phrases that a text holds, in its order.
    pub(super) fn in_text<'t>(&'t self, text: &'t str) -> impl Iterator<Item = T> + 't {
        let inside = |at: Option<char>| at.is_some_and(char::is_alphanumeric);
        self.finder.find_iter(text).filter_map(move |found| {
            // "80% complete": a phrase that begins with a mark may stand behind a number.
            let lettered = text.get(found.start()..).is_some_and(|phrase| phrase.starts_with(char::is_alphabetic));
            let before = text.get(..found.start()).and_then(|text| text.chars().next_back()).filter(|_| lettered);
            let after = text.get(found.end()..).and_then(|text| text.chars().next());
            if inside(before) || inside(after) { None } else { self.kinds.get(found.pattern().as_usize()).copied() }
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails here has failed")]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_whole_words_and_the_longest_counts() {
        let phrases = Phrases::read("# kind\tphrase\na\tdock\nb\tdock hand\nc\t% done", |kind| kind.to_owned().pop().unwrap()).unwrap();
        assert_eq!(phrases.in_text("Dock Hand, docks, 80% done, dock").collect::<String>(), "bca");
    }
}
