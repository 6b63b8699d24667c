//! From a query to what the index can look up, and to what is highlighted.

use std::cell::OnceCell;
use std::collections::HashSet;

use qualify_vocabulary::{ConceptId, Mention, Vocabulary};
use tantivy::Term as IndexTerm;
use tantivy::query::{AllQuery, BooleanQuery, ConstScoreQuery, FuzzyTermQuery, Occur, PhrasePrefixQuery, PhraseQuery, Query, TermQuery};
use tantivy::schema::IndexRecordOption;

use crate::document::{Columns, Fact, LEVELS};
use crate::even::LEFT;
use crate::marked::Marked;
use crate::pieces::Piece;
use crate::query::{Field, Form, Measured, Node, Term};
use crate::words::{Word, forms, words};

/// Most words that a prefix behind other words may stand for.
const EXPANSIONS: u32 = 10_000;

/// Turns a query into one of the index.
pub(crate) struct Lookup<'a> {
    pub columns: &'a Columns,
    pub vocabulary: &'a Vocabulary,
}

impl Lookup<'_> {
    /// The query; measured conditions become the documents that `measured` gives for them.
    pub fn query(&self, node: &Node, measured: &dyn Fn(&Measured) -> Marked) -> Box<dyn Query> {
        match node {
            Node::And(parts) => self.all(&parts.iter().collect::<Vec<_>>(), None, measured),
            Node::Or(parts) => any(parts.iter().map(|part| self.query(part, measured)).collect()),
            Node::Not(_) => self.all(&[node], None, measured),
            Node::Term(term) => self.term(term),
            Node::Measured(condition) => Box::new(measured(condition)),
        }
    }

    /// All the parts together, among documents that are known already where there are such.
    pub fn all(&self, parts: &[&Node], known: Option<Marked>, measured: &dyn Fn(&Measured) -> Marked) -> Box<dyn Query> {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        clauses.extend(known.map(|known| (Occur::Must, Box::new(known) as Box<dyn Query>)));
        for part in parts {
            clauses.push(match part {
                Node::Not(inner) => (Occur::MustNot, self.query(inner, measured)),
                part => (Occur::Must, self.query(part, measured)),
            });
        }
        if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            clauses.push((Occur::Must, everybody()));
        }
        Box::new(BooleanQuery::new(clauses))
    }

    /// What proves the fact. A candidate proves a concept once, so that how often need not be read.
    fn fact(&self, fact: &Fact<'_>) -> Box<dyn Query> {
        let often = if matches!(fact, Fact::Concept(_)) { IndexRecordOption::Basic } else { IndexRecordOption::WithFreqs };
        Box::new(TermQuery::new(self.columns.fact(fact), often))
    }

    pub fn term(&self, term: &Term) -> Box<dyn Query> {
        let tokens = words(&term.words);
        match self.proved(term) {
            Some(Known { fact, alone: true }) => self.fact(&fact),
            Some(Known { fact, alone: false }) => any(vec![self.fact(&fact), self.words(term, &tokens)]),
            None => self.words(term, &tokens),
        }
    }

    /// The fact that a term asks for, where that is all it asks and nobody proves it more than once.
    pub fn level_fact(&self, term: &Term) -> Option<IndexTerm> {
        let known = self.proved(term)?;
        let once = known.alone && matches!(known.fact, Fact::Concept(_) | Fact::Level(_));
        once.then(|| self.columns.fact(&known.fact))
    }

    /// What the vocabulary knows the term as.
    fn proved(&self, term: &Term) -> Option<Known<'_>> {
        if term.exact || term.form != Form::Whole {
            return None;
        }
        let vocabulary = self.vocabulary;
        let concept = || vocabulary.lookup(&term.words).map(|concept| vocabulary.concept(concept).label.as_str());
        let credential = || {
            let known = vocabulary.credentials().lookup(&term.words)?;
            Some(Known { fact: Fact::Credential(vocabulary.credentials().label(known)), alone: false })
        };
        let alone = |fact| Known { fact, alone: true };
        match term.field {
            None => concept().map(|label| alone(Fact::Concept(label))).or_else(credential),
            Some(Field::Skill) => concept().map(|label| alone(Fact::Skill(label))),
            Some(Field::Title) => concept().map(|label| Known { fact: Fact::Title(label), alone: false }),
            Some(Field::Credential) => credential(),
            Some(Field::Language) => {
                let known = vocabulary.languages().lookup(&term.words)?;
                Some(alone(Fact::Language(vocabulary.languages().label(known))))
            }
            Some(Field::Degree) => self.degree(&term.words),
        }
    }

    fn degree(&self, text: &str) -> Option<Known<'_>> {
        let level = self
            .vocabulary
            .degrees()
            .level(text)
            .or_else(|| LEVELS.into_iter().find(|level| format!("{level:?}").eq_ignore_ascii_case(text)));
        if let Some(level) = level {
            return Some(Known { fact: Fact::Level(level), alone: true });
        }
        let field = self.vocabulary.fields().exact(text)?;
        Some(Known { fact: Fact::Field(self.vocabulary.fields().label(field)), alone: false })
    }

    /// The words as they stand.
    fn words(&self, term: &Term, tokens: &[Word]) -> Box<dyn Query> {
        let column = self.columns.of(term.field);
        let of = |word: &str| IndexTerm::from_field_text(column, word);
        let Some((last, before)) = tokens.split_last() else { return Box::new(BooleanQuery::new(Vec::new())) };
        let sequence = |last: &str| before.iter().map(|word| of(&word.text)).chain([of(last)]).collect::<Vec<_>>();
        match (term.form, before.is_empty()) {
            (Form::Prefix, true) => Box::new(FuzzyTermQuery::new_prefix(of(&last.text), 0, true)),
            (Form::Near(letters), true) => Box::new(FuzzyTermQuery::new(of(&last.text), letters, true)),
            (Form::Prefix, false) => {
                let mut query = PhrasePrefixQuery::new(sequence(&last.text));
                query.set_max_expansions(EXPANSIONS);
                Box::new(query)
            }
            (form, single) => {
                let endings = if term.exact { vec![last.text.clone()] } else { forms(&last.text) };
                let slop = if let Form::Near(words) = form { u32::from(words) } else { 0 };
                any(endings.iter().map(|last| if single { word(of(last)) } else { phrase(sequence(last), slop) }).collect())
            }
        }
    }
}

/// A query that finds at least what the node finds, without measuring. `None` where that is everything.
pub(crate) fn wider(node: &Node, vocabulary: &Vocabulary) -> Option<Node> {
    match node {
        Node::And(parts) => {
            let mut parts: Vec<_> = parts.iter().filter_map(|part| wider(part, vocabulary)).collect();
            if parts.len() > 1 { Some(Node::And(parts)) } else { parts.pop() }
        }
        Node::Or(parts) => parts.iter().map(|part| wider(part, vocabulary)).collect::<Option<_>>().map(Node::Or),
        Node::Not(_) => None,
        Node::Term(_) => Some(node.clone()),
        Node::Measured(condition) => {
            let words = condition.subject.clone().filter(|words| vocabulary.lookup(words).is_some())?;
            Some(Node::Term(Term { field: None, words, quoted: true, exact: false, form: Form::Whole, span: condition.span.clone() }))
        }
    }
}

/// What the vocabulary knows a term as, and whether that stands for the words themselves.
struct Known<'a> {
    fact: Fact<'a>,
    alone: bool,
}

/// Everybody, with the score of one who is only not left out.
///
/// Where no candidate of a part of the index is left out, the index itself would count all such alternatives as one.
fn everybody() -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(Box::new(AllQuery), LEFT))
}

fn word(term: IndexTerm) -> Box<dyn Query> {
    Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
}

fn phrase(terms: Vec<IndexTerm>, slop: u32) -> Box<dyn Query> {
    let mut query = PhraseQuery::new(terms);
    query.set_slop(slop);
    Box::new(query)
}

fn any(mut parts: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match (parts.len(), parts.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            parts.extend(last);
            Box::new(BooleanQuery::union(parts))
        }
    }
}

/// A text in which terms are looked for: read once for all of them, and only when one asks.
pub(crate) struct Text<'a> {
    piece: Piece<'a>,
    vocabulary: &'a Vocabulary,
    words: OnceCell<Vec<Word>>,
    mentions: OnceCell<Vec<Mention>>,
}

impl<'a> Text<'a> {
    pub fn new(piece: Piece<'a>, vocabulary: &'a Vocabulary) -> Self {
        Self { piece, vocabulary, words: OnceCell::new(), mentions: OnceCell::new() }
    }

    fn words(&self) -> &[Word] {
        self.words.get_or_init(|| words(self.piece.text))
    }

    fn mentions(&self) -> &[Mention] {
        self.mentions.get_or_init(|| self.vocabulary.mentions(self.piece.text))
    }
}

/// What a term is recognised by in a text.
pub(crate) struct Needle {
    field: Option<Field>,
    concepts: HashSet<ConceptId>,
    words: Vec<Vec<String>>,
    form: Form,
}

impl Needle {
    /// Every term of the query that is asked for, in order.
    pub fn all(node: &Node, vocabulary: &Vocabulary) -> Vec<Self> {
        match node {
            Node::And(parts) | Node::Or(parts) => parts.iter().flat_map(|part| Self::all(part, vocabulary)).collect(),
            Node::Not(_) => Vec::new(),
            Node::Term(term) => vec![Self::of(term.field, &term.words, term.form, term.exact, vocabulary)],
            Node::Measured(condition) => {
                let subject = condition.subject.iter();
                subject.map(|words| Self::of(None, words, Form::Whole, false, vocabulary)).collect()
            }
        }
    }

    fn of(field: Option<Field>, text: &str, form: Form, exact: bool, vocabulary: &Vocabulary) -> Self {
        let known = if exact || form != Form::Whole { None } else { vocabulary.lookup(text) };
        let concepts: HashSet<_> = known.into_iter().flat_map(|concept| vocabulary.narrower(concept)).copied().collect();
        let plain = |words: Vec<Word>| words.into_iter().map(|word| word.text).collect::<Vec<_>>();
        let mut tokens: Vec<_> = plain(words(text)).into_iter().map(|word| vec![word]).collect();
        if let Some(last) = tokens.last_mut().filter(|_| !exact) {
            *last = last.iter().flat_map(|word| forms(word)).collect();
        }
        Self { field, concepts, words: tokens, form }
    }

    /// Where the term stands in a text, as byte ranges in order.
    pub fn find(&self, text: &Text<'_>) -> Vec<(usize, usize)> {
        if self.field.is_some() && self.field != text.piece.field {
            return Vec::new();
        }
        if !self.concepts.is_empty() {
            let named = text.mentions().iter().filter(|mention| self.concepts.contains(&mention.concept));
            return named.map(|mention| (mention.start, mention.end)).collect();
        }
        let tokens = text.words();
        match (self.form, self.words.len()) {
            (Form::Near(_), length) if length > 1 => {
                let each = tokens.iter().filter(|token| self.words.iter().any(|word| word.contains(&token.text)));
                each.map(|token| (token.start, token.end)).collect()
            }
            (_, length) => tokens.windows(length.max(1)).filter_map(|window| self.fits(window)).collect(),
        }
    }

    fn fits(&self, window: &[Word]) -> Option<(usize, usize)> {
        let last = window.len().checked_sub(1)?;
        let holds = |(place, (token, words)): (usize, (&Word, &Vec<String>))| match self.form {
            Form::Prefix if place == last => words.first().is_some_and(|word| token.text.starts_with(word)),
            Form::Near(letters) => words.first().is_some_and(|word| distance(&token.text, word) <= usize::from(letters)),
            _ => words.contains(&token.text),
        };
        let all = window.iter().zip(&self.words).enumerate().all(holds);
        all.then(|| Some((window.first()?.start, window.last()?.end))).flatten()
    }
}

/// Letters to change, leave out, add or swap with their neighbour to turn one word into the other.
fn distance(one: &str, other: &str) -> usize {
    strsim::osa_distance(one, other)
}
