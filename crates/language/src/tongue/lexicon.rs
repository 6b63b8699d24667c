//! The words of a language, read from its table.
//!
//! ```text
//! table   = { section } ;
//! section = "[" { class } [ value ] "]" { entry { "," entry } } ;
//! class   = a word class in small letters with hyphens, "tail", "ending" or "plain" ;
//! entry   = word { word } ;             (* a phrase is one token to the grammar, the longest that fits; CAPITALS count only as such *)
//! word    = text [ "~" ] ;              (* "~": with or without one of the `[endings]` *)
//! ```
//! A `tail` is a head at the end of a compound that stands as a word of its own ("Java-Kenntnisse"); an `ending` gives the
//! whole word its class ("Lernfähigkeit"); what is `plain` is one name whatever its words are. The value is what the class says: months, a number, a level, a language.

use rustc_hash::FxHashMap;

use crate::lexicon::Class;

/// The most words of a phrase that may be inflected: every ending of one stands beside every ending of the others.
const INFLECTED: usize = 2;

/// What a word or phrase is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Meaning {
    /// Its classes.
    pub class: Class,
    /// What they say: months of a unit, a level, the place of a language in [`Lexicon::language`].
    pub value: u16,
    /// A number that is not whole ("anderthalb"), in thousandths.
    pub thousandths: u16,
}

/// A phrase behind its first word.
#[derive(Debug)]
struct Phrase {
    rest: Vec<String>,
    /// Whether it is an abbreviation that counts in capitals only.
    shouted: bool,
    meaning: Meaning,
}

/// How a word may end.
#[derive(Debug)]
struct Ending {
    text: String,
    meaning: Meaning,
    /// Whether it splits off as a word of its own.
    tail: bool,
}

/// The words of one language.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    phrases: FxHashMap<String, Vec<Phrase>>,
    endings: Vec<Ending>,
    inflections: Vec<String>,
    elided: Vec<String>,
    gendered: Vec<String>,
    languages: Vec<String>,
}

/// What a section says of its entries.
#[derive(Debug, Clone, Default)]
enum Section {
    #[default]
    None,
    Endings,
    Elided,
    Gendered,
    Words(Meaning),
    Ending(Meaning, bool),
}

impl Lexicon {
    /// Reads a table; gives the lines that are wrong beside it.
    pub(super) fn read(source: &str) -> (Self, Vec<String>) {
        let mut lexicon = Self::default();
        let mut wrong = Vec::new();
        let mut section = Section::None;
        for line in source.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")) {
            if let Some(head) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                section = lexicon.section(head).unwrap_or_default();
                if matches!(section, Section::None) {
                    wrong.push(line.to_owned());
                }
                continue;
            }
            for entry in line.split(',').map(str::trim).filter(|entry| !entry.is_empty()) {
                match entry.matches('~').count() {
                    0..=INFLECTED => lexicon.add(&section, entry),
                    _ => wrong.push(entry.to_owned()),
                }
            }
        }
        for phrases in lexicon.phrases.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse((phrase.rest.len(), phrase.shouted)));
        }
        lexicon.endings.sort_by_key(|ending| std::cmp::Reverse(ending.text.len()));
        (lexicon, wrong)
    }

    fn section(&mut self, head: &str) -> Option<Section> {
        match head {
            "endings" => return Some(Section::Endings),
            "elided" => return Some(Section::Elided),
            "gendered" => return Some(Section::Gendered),
            "plain" => return Some(Section::Words(Meaning::default())),
            _ => {}
        }
        if let Some(name) = head.strip_prefix("language ") {
            self.languages.push(name.to_owned());
            let value = u16::try_from(self.languages.len() - 1).ok()?;
            return Some(Section::Words(Meaning { class: Class::LANGUAGE, value, thousandths: 0 }));
        }
        let mut meaning = Meaning::default();
        let mut ending = None;
        for word in head.split_whitespace() {
            match (word, Class::named(word)) {
                ("tail" | "ending", _) => ending = Some(word == "tail"),
                (_, Some(class)) => meaning.class = meaning.class.or(class),
                _ => match word.split_once('.') {
                    Some((whole, part)) => meaning.thousandths = whole.parse::<u16>().ok()? * 1000 + part.parse::<u16>().ok()? * 100,
                    None => meaning.value = word.parse().ok()?,
                },
            }
        }
        Some(ending.map_or(Section::Words(meaning), |tail| Section::Ending(meaning, tail)))
    }

    fn add(&mut self, section: &Section, entry: &str) {
        match section {
            Section::None => {}
            Section::Endings => self.inflections.push(entry.to_owned()),
            Section::Elided => self.elided.push(entry.to_owned()),
            Section::Gendered => self.gendered.push(entry.to_owned()),
            Section::Words(meaning) => {
                let shouted = entry.chars().any(char::is_uppercase);
                for words in self.spelled(&entry.to_lowercase()) {
                    let mut words = words.into_iter();
                    let Some(first) = words.next() else { continue };
                    self.phrase(first, words.collect(), shouted, *meaning);
                }
            }
            Section::Ending(meaning, tail) => {
                let spelled: Vec<String> = self.spelled(entry).into_iter().flatten().collect();
                self.endings.extend(spelled.into_iter().map(|text| Ending { text, meaning: *meaning, tail: *tail }));
            }
        }
    }

    /// Adds a phrase, or another class to one that is known.
    fn phrase(&mut self, first: String, rest: Vec<String>, shouted: bool, meaning: Meaning) {
        let known = self.phrases.entry(first).or_default();
        match known.iter_mut().find(|phrase| phrase.rest == rest && phrase.shouted == shouted) {
            Some(phrase) => {
                phrase.meaning.class = phrase.meaning.class.or(meaning.class);
                phrase.meaning.value = phrase.meaning.value.max(meaning.value);
                phrase.meaning.thousandths = phrase.meaning.thousandths.max(meaning.thousandths);
            }
            None => known.push(Phrase { rest, shouted, meaning }),
        }
    }

    /// Every spelling of an entry, as words; an apostrophe ends a word.
    fn spelled(&self, entry: &str) -> Vec<Vec<String>> {
        let apart = entry.replace('\'', "' ");
        if !apart.contains('~') {
            return vec![apart.split_whitespace().map(str::to_owned).collect()];
        }
        let mut all: Vec<Vec<String>> = vec![Vec::new()];
        for word in apart.split_whitespace() {
            let forms: Vec<String> = match word.strip_suffix('~') {
                Some(stem) => std::iter::once(stem.to_owned()).chain(self.inflections.iter().map(|end| format!("{stem}{end}"))).collect(),
                None => vec![word.to_owned()],
            };
            let longer = |before: &Vec<String>| {
                let before = before.clone();
                forms.iter().map(move |form| before.iter().cloned().chain([form.clone()]).collect::<Vec<String>>()).collect::<Vec<_>>()
            };
            all = all.iter().flat_map(longer).collect();
        }
        all
    }

    /// The longest phrase at the head of `words`, in small letters: how many words it has, and what it is. Abbreviations need `shouted`.
    pub(super) fn longest(&self, words: &[String], shouted: bool) -> Option<(usize, Meaning)> {
        let (first, rest) = words.split_first()?;
        let phrases = self.phrases.get(first)?;
        phrases
            .iter()
            .find(|phrase| rest.starts_with(&phrase.rest) && (shouted || !phrase.shouted))
            .map(|phrase| (1 + phrase.rest.len(), phrase.meaning))
    }

    /// What a word is by how it ends.
    pub(super) fn ending(&self, word: &str) -> Option<Meaning> {
        self.endings.iter().find(|ending| !ending.tail && longer(word, &ending.text)).map(|ending| ending.meaning)
    }

    /// Where the head of a compound begins.
    pub(super) fn tail(&self, word: &str) -> Option<usize> {
        self.endings.iter().find(|ending| ending.tail && longer(word, &ending.text)).map(|ending| word.len() - ending.text.len())
    }

    /// Whether the letters before an apostrophe are a word of their own.
    pub(super) fn elides(&self, before: &str) -> bool {
        self.elided.iter().any(|elided| elided == before)
    }

    /// Whether the letters behind a mark inside a word only add the other gender: "Maler/in", "motivé·e".
    pub(super) fn genders(&self, behind: &str) -> bool {
        self.gendered.iter().any(|ending| ending == behind)
    }

    /// The English name of the language at that place.
    pub(super) fn language(&self, value: u16) -> Option<&str> {
        self.languages.get(usize::from(value)).map(String::as_str)
    }

    /// What a single word is.
    pub(super) fn word(&self, word: &str) -> Option<Meaning> {
        self.phrases.get(word)?.iter().find(|phrase| phrase.rest.is_empty()).map(|phrase| phrase.meaning)
    }

    /// Every word of the table with what it is, or what a phrase is that has it and how many words that phrase has.
    pub(super) fn words(&self) -> impl Iterator<Item = (&str, Meaning, usize)> {
        let phrases = self.phrases.iter().flat_map(|(first, phrases)| phrases.iter().map(move |phrase| (first, phrase)));
        phrases.flat_map(|(first, phrase)| {
            let words = std::iter::once(first).chain(&phrase.rest);
            words.map(|word| (word.as_str(), phrase.meaning, 1 + phrase.rest.len()))
        })
    }
}

/// Whether `word` ends in `end` with three letters or more before it.
fn longer(word: &str, end: &str) -> bool {
    word.len() > end.len() + 1 && word.ends_with(end)
}
