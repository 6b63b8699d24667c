//! The whole vocabulary: concepts by name, in text, and by what they prove.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock, OnceLock};

use crate::concept::{ClassId, Concept, ConceptId, Mention, Place};
use crate::finder::Hit;
use crate::finding::{Finding, Step, place};
use crate::folded::Folded;
use crate::kinship::Kinship;
use crate::lexicon::Lexicon;
use crate::loading::{Tables, tables};
use crate::names::{Claim, Names};
use crate::source::{self, Source};
use crate::{Clearances, Context, Credentials, Degrees, Equivalence, Error, Fields, Languages};

/// Concepts with their names, implications and classes, and the tables beside them.
#[derive(Debug)]
pub struct Vocabulary {
    version: String,
    sources: Arc<[Source]>,
    tables: Arc<Tables>,
    concepts: Vec<Concept>,
    lexicon: Lexicon,
    /// Followed when first asked for: what only reads résumés never asks.
    kinship: OnceLock<Kinship>,
}

impl Vocabulary {
    /// The embedded vocabulary, built once for the process.
    #[must_use]
    #[expect(clippy::panic, reason = "the embedded data is checked by the tests of this crate")]
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Vocabulary> =
            LazyLock::new(|| Vocabulary::build(source::shipped()).unwrap_or_else(|error| panic!("the embedded vocabulary: {error}")));
        &SHIPPED
    }

    /// The embedded vocabulary with a folder of the layout of `rules/` laid over it: a file of the same path replaces the embedded
    /// one, any other file is added.
    ///
    /// # Errors
    /// [`Error::Unreadable`] when the folder or a file of it cannot be read, [`Error::Invalid`] with every finding of
    /// [`Vocabulary::check`].
    pub fn load(dir: &Path) -> Result<Self, Error> {
        Self::build(source::overlaid(dir)?)
    }

    /// Everything wrong with the data that [`Vocabulary::load`] would read: YAML that is none, unknown keys, references that
    /// resolve to nothing, cycles, names claimed twice.
    ///
    /// # Errors
    /// [`Error::Unreadable`] when the folder or a file of it cannot be read.
    pub fn check(dir: &Path) -> Result<Vec<Finding>, Error> {
        Ok(tables(&source::overlaid(dir)?).findings)
    }

    fn build(sources: Vec<Source>) -> Result<Self, Error> {
        let mut tables = tables(&sources);
        if !tables.findings.is_empty() {
            return Err(Error::Invalid(std::mem::take(&mut tables.findings)));
        }
        let (concepts, names) = (std::mem::take(&mut tables.concepts), std::mem::take(&mut tables.names));
        Ok(Self::assemble(version(&sources), sources.into(), Arc::new(tables), concepts, names))
    }

    fn assemble(version: String, sources: Arc<[Source]>, tables: Arc<Tables>, concepts: Vec<Concept>, names: Names) -> Self {
        let lexicon = Lexicon::new(names, tables.spelling.clone());
        Self { version, sources, tables, concepts, lexicon, kinship: OnceLock::new() }
    }

    fn kinship(&self) -> &Kinship {
        self.kinship.get_or_init(|| Kinship::of(&self.concepts))
    }

    /// A hash of the data: the same data has the same version on any machine.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// This vocabulary with a rule file's own aliases: label to other names. A label that is not known becomes a concept; a name
    /// that belonged to another concept is taken over.
    ///
    /// # Errors
    /// [`Error::EmptyAlias`] when a name holds no letter or digit.
    pub fn extended(&self, aliases: &BTreeMap<String, Vec<String>>) -> Result<Self, Error> {
        let (mut concepts, mut names) = (self.concepts.clone(), self.lexicon.names().clone());
        let spelling = self.lexicon.spelling();
        let mut hash = self.version.clone();
        for (label, forms) in aliases {
            let known = self.lookup(label).map(ConceptId::index);
            let target = known.unwrap_or(concepts.len());
            if known.is_none() {
                let source = usize::MAX;
                concepts.push(Concept {
                    label: label.clone(),
                    aliases: Vec::new(),
                    implies: Vec::new(),
                    classes: Vec::new(),
                    since: None,
                    domain: String::new(),
                    source,
                    entry: 0,
                });
            }
            let own = known.is_none().then_some(label);
            for form in own.into_iter().chain(forms) {
                let key = spelling.key(form);
                if key.is_empty() {
                    return Err(Error::EmptyAlias(label.clone()));
                }
                names.take_over(form, target, spelling);
                names.add(key, Claim { target, form: form.clone(), label: form == label, rule: None });
                hash.push('\n');
                hash.push_str(form);
            }
            if let Some(concept) = concepts.get_mut(target) {
                concept.aliases.extend(forms.iter().cloned());
            }
        }
        let version = digest(hash.as_bytes());
        Ok(Self::assemble(version, Arc::clone(&self.sources), Arc::clone(&self.tables), concepts, names))
    }

    /// How many concepts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.concepts.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.concepts.is_empty()
    }

    /// Every concept, in the order of the files.
    pub fn concepts(&self) -> impl Iterator<Item = (ConceptId, &Concept)> {
        self.concepts.iter().enumerate().map(|(index, concept)| (ConceptId::new(index), concept))
    }

    /// The concept; of a title of somebody else the title. An id of another vocabulary gives some concept or a nameless one.
    #[must_use]
    pub fn concept(&self, id: ConceptId) -> &Concept {
        static NAMELESS: Concept = Concept {
            label: String::new(),
            aliases: Vec::new(),
            implies: Vec::new(),
            classes: Vec::new(),
            since: None,
            domain: String::new(),
            source: usize::MAX,
            entry: 0,
        };
        let of_others = || self.concepts.get(self.implied(id).first()?.index());
        self.concepts.get(id.index()).or_else(of_others).unwrap_or(&NAMELESS)
    }

    /// File and line of a concept; `None` when it comes from a rule file.
    #[must_use]
    pub fn place(&self, id: ConceptId) -> Option<Place> {
        let concept = self.concept(id);
        let source = self.sources.get(concept.source)?;
        let (line, _) = place(&source.text, &[Step::Index(concept.entry)]);
        Some(Place { file: source.name.clone(), line })
    }

    /// The concept that a requirement's whole term names; case, plural, hyphen and spelling do not matter.
    #[must_use]
    pub fn lookup(&self, term: &str) -> Option<ConceptId> {
        self.lexicon.lookup(term).map(ConceptId::new)
    }

    /// The forms of the concept that are also plain words, with what makes them its name.
    #[must_use]
    pub fn contexts(&self, id: ConceptId) -> Vec<Context> {
        let label = |target: usize| self.concepts.get(target).map_or("", |concept| concept.label.as_str());
        let claims = self.lexicon.names().iter().flat_map(|(_, claims)| claims).filter(|claim| claim.target == id.index());
        let ruled = claims.filter_map(|claim| Some(Context::new(&claim.form, claim.rule.as_deref()?, label)));
        let mut contexts: Vec<Context> = ruled.collect();
        contexts.sort_by(|a, b| a.form.cmp(&b.form));
        contexts
    }

    /// The form of a name by which it is found: two names of one key could not be told apart in a text.
    pub(crate) fn key(&self, name: &str) -> String {
        self.lexicon.spelling().key(name)
    }

    /// Whether a name, or one of the same key, already means something or hides something.
    pub(crate) fn claims(&self, key: &str) -> bool {
        self.lexicon.names().holds(key)
    }

    /// Every concept named in running text, in order, none overlapping another: whole words, the longest name at each place,
    /// words such as "Go" or "Access" only where their case and context make them names.
    #[must_use]
    pub fn mentions(&self, text: &str) -> Vec<Mention> {
        mentions(self.lexicon.find(text))
    }

    /// A text made ready for [`Vocabulary::claimed_in`] and its like in the tables of this vocabulary.
    #[must_use]
    pub fn folded<'t>(&self, text: &'t str) -> Folded<'t> {
        Folded::new(text, self.lexicon.spelling())
    }

    fn mentions_in(&self, text: &Folded<'_>) -> Vec<Mention> {
        mentions(self.lexicon.find_in(text))
    }

    /// The [`mentions`](Self::mentions) of a candidate's text, a job title that it gives to somebody else ("worked closely with
    /// sales managers") by an id of its own: it proves that the title is named, not that its work was done.
    ///
    /// ```
    /// # use qualify_vocabulary::Vocabulary;
    /// let vocabulary = Vocabulary::shipped();
    /// let title = vocabulary.lookup("sales managers").expect("a title");
    /// let work = vocabulary.lookup("sales management").expect("its work");
    /// let proves = |text, asked| vocabulary.implied(vocabulary.claimed(text)[0].concept).contains(&asked);
    /// assert!(proves("Regional sales manager", title) && proves("Regional sales manager", work));
    /// assert!(proves("Assisted sales managers", title) && !proves("Assisted sales managers", work));
    /// ```
    #[must_use]
    pub fn claimed(&self, text: &str) -> Vec<Mention> {
        self.claimed_in(&self.folded(text))
    }

    /// The same in a text that this vocabulary has folded.
    #[must_use]
    pub fn claimed_in(&self, text: &Folded<'_>) -> Vec<Mention> {
        let mut mentions = self.mentions_in(text);
        for mention in &mut mentions {
            if let Some(other) = self.kinship().titles.of_others(mention.concept)
                && self.tables.colleagues.hold(text.text().get(..mention.start).unwrap_or_default())
            {
                mention.concept = other;
            }
        }
        mentions
    }

    /// Every id that [`claimed`](Self::claimed) gives: the concepts, then the titles of somebody else.
    pub fn ids(&self) -> impl Iterator<Item = ConceptId> + use<> {
        (0..self.concepts.len() + self.kinship().titles.len()).map(ConceptId::new)
    }

    /// The concept itself, then everything that a mention of it proves.
    #[must_use]
    pub fn implied(&self, id: ConceptId) -> &[ConceptId] {
        let other = || self.kinship().titles.proved(id.index().checked_sub(self.concepts.len())?);
        self.kinship().implied.get(id.index()).map(Vec::as_slice).or_else(other).unwrap_or_default()
    }

    /// The concept itself, then every concept whose mention proves it.
    #[must_use]
    pub fn narrower(&self, id: ConceptId) -> &[ConceptId] {
        self.kinship().narrower.get(id.index()).map_or(&[], Vec::as_slice)
    }

    /// Every id whose mention proves the concept: it and the [`narrower`](Self::narrower) ones, and those of titles of somebody else.
    pub fn proving(&self, id: ConceptId) -> impl Iterator<Item = ConceptId> + '_ {
        let titles = self.narrower(id).iter().filter(move |_| self.kinship().titles.of_others(id).is_some());
        self.narrower(id).iter().copied().chain(titles.filter_map(|title| self.kinship().titles.of_others(*title)))
    }

    /// The classes that all the concepts are members of, the smallest first.
    #[must_use]
    pub fn shared_classes(&self, concepts: &[ConceptId]) -> Vec<ClassId> {
        let holds = |members: &[ConceptId]| !concepts.is_empty() && concepts.iter().all(|concept| members.contains(concept));
        let mut shared: Vec<_> =
            self.kinship().members.iter().filter(|(_, members)| holds(members)).map(|(class, members)| (members.len(), *class)).collect();
        shared.sort_unstable();
        shared.into_iter().map(|(_, class)| class).collect()
    }

    /// The members of a class, those of its subclasses among them.
    #[must_use]
    pub fn members(&self, class: ClassId) -> &[ConceptId] {
        self.kinship().members.get(&class).map_or(&[], Vec::as_slice)
    }

    /// The name a class is shown by.
    #[must_use]
    pub fn class_label(&self, class: ClassId) -> &str {
        &self.concept(class.0).label
    }

    /// Up to `n` labels and aliases that are most like the term.
    #[must_use]
    pub fn nearest(&self, term: &str, n: usize) -> Vec<&str> {
        let term = term.to_lowercase();
        let names = self.concepts.iter().flat_map(|concept| std::iter::once(&concept.label).chain(&concept.aliases));
        let mut scored: Vec<_> = names
            .map(|name| (strsim::jaro_winkler(&term, &name.to_lowercase()), name.as_str()))
            .filter(|(score, _)| *score > 0.75)
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        scored.dedup_by_key(|(_, name)| *name);
        scored.into_iter().take(n).map(|(_, name)| name).collect()
    }

    /// Degrees and their levels.
    #[must_use]
    pub fn degrees(&self) -> &Degrees {
        &self.tables.degrees
    }

    /// Fields of study and their families.
    #[must_use]
    pub fn fields(&self) -> &Fields {
        &self.tables.fields
    }

    /// Certificates, licences and registrations.
    #[must_use]
    pub fn credentials(&self) -> &Credentials {
        &self.tables.credentials
    }

    /// Human languages and their levels.
    #[must_use]
    pub fn languages(&self) -> &Languages {
        &self.tables.languages
    }

    /// Security clearances and their ranks.
    #[must_use]
    pub fn clearances(&self) -> &Clearances {
        &self.tables.clearances
    }

    /// The shipped policy on experience in place of a degree.
    #[must_use]
    pub fn equivalence(&self) -> &Equivalence {
        &self.tables.equivalence
    }
}

fn mentions(hits: Vec<Hit>) -> Vec<Mention> {
    hits.into_iter().map(|hit| Mention { concept: ConceptId::new(hit.target), start: hit.start, end: hit.end }).collect()
}

fn version(sources: &[Source]) -> String {
    let mut data = String::new();
    for source in sources {
        data.extend([&source.name, "\0", &source.text, "\0"]);
    }
    digest(data.as_bytes())
}

/// First 16 hexadecimal digits of the BLAKE3 hash.
fn digest(data: &[u8]) -> String {
    blake3::hash(data).to_hex().chars().take(16).collect()
}
