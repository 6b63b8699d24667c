//! What the words around certificates say, from `rules/resume/certificates.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// What a word says of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// It honours and does not qualify: "Certificate of Appreciation".
    Honour,
    /// "Certification" before it is something done: "Certification Program".
    Activity,
    /// At a name's front, only how it is held: "current".
    Front,
    /// At a name's end, no part of it.
    Back,
    /// Alone, no name: "Professional Certificate".
    Empty,
    /// It opens the name of whoever certifies.
    Issuer,
    /// A school, a heading, a mark.
    Elsewhere,
}

static WORDS: LazyLock<FxHashSet<(Kind, &'static str)>> = LazyLock::new(|| {
    let rows = include_str!("../../../../../rules/resume/certificates.tsv").lines().filter(|line| !line.starts_with('#'));
    let kind = |name: &str| match name {
        "honour" => Kind::Honour,
        "activity" => Kind::Activity,
        "front" => Kind::Front,
        "back" => Kind::Back,
        "issuer" => Kind::Issuer,
        "elsewhere" => Kind::Elsewhere,
        _ => Kind::Empty,
    };
    rows.filter_map(|line| line.split_once('\t')).map(|(name, word)| (kind(name), word)).collect()
});

impl Kind {
    /// Whether a word is of this kind, letter case aside.
    pub(super) fn has(self, word: &str) -> bool {
        WORDS.contains(&(self, word.to_lowercase().as_str()))
    }
}
