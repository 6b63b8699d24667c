//! A line in a language of a table becomes pieces, and pieces become statements.

use nom::Err;

use super::lexer::lex;
use super::lexicon::Lexicon;
use super::{degree, experience, named};
use crate::Span;
use crate::compose::{self, Piece};
use crate::grammar::{Miss, Read, Tokens, after, run, text_of};
use crate::lexicon::Class;
use crate::reading::{Reading, Unread};
use crate::requirement::{Asked, Experience, Kind, Requirement, Skill, Tier};
use crate::sentence::{Sentence, sentences};
use crate::token::{Shape, Token};

/// Classes of which a requirement has at least one.
pub(super) const ASKED: Class = Class::EXPERIENCE
    .or(Class::SKILL)
    .or(Class::LEVEL)
    .or(Class::CREDENTIAL)
    .or(Class::CLEARANCE)
    .or(Class::WORK_AUTHORIZATION)
    .or(Class::ELIGIBILITY)
    .or(Class::TRAIT_NOUN)
    .or(Class::LANGUAGE)
    .or(Class::EQUIVALENT);

/// Words that end what is said before them.
pub(super) const ENDS: Class = Class::FINITE
    .or(Class::HOLD)
    .or(Class::CANDIDATE)
    .or(Class::EMPLOYER)
    .or(Class::SEEKING)
    .or(Class::ENDS_TOPIC)
    .or(Class::REQUIRED)
    .or(Class::PREFERRED);

/// Words around a name that name nothing.
pub(super) const SMALL: Class = Class::ARTICLE.or(Class::DEGREE_OF_SKILL).or(Class::FILLER).or(Class::PREPOSITION);

/// No head has more modifiers before it than this.
const MODIFIERS: usize = 12;

/// Reads a line in the language of a table.
pub(super) fn read(line: &str, lexicon: &Lexicon) -> Reading {
    let tokens = lex(line, lexicon);
    let mut reading = Reading::default();
    for sentence in sentences(&tokens, false) {
        let whole = labelled(&tokens, sentence);
        let class = whole.iter().fold(Class::NONE, |all, token| all.or(token.class));
        Reader { line, lexicon, tokens: whole, sentence, class, pieces: Vec::new(), open: 0, leaves: 0, window: None, unread: Vec::new() }
            .sentence(&mut reading);
    }
    reading
}

/// A sentence with its heading, when the heading names what is asked: "Mindestalter: 18 Jahre".
fn labelled<'t, 'a>(tokens: Tokens<'t, 'a>, sentence: Sentence<'t, 'a>) -> Tokens<'t, 'a> {
    let names = Class::ELIGIBILITY.or(Class::LANGUAGE).or(Class::CREDENTIAL);
    let place = |part: Tokens<'_, '_>| part.first().map_or(0, |first| tokens.partition_point(|t| t.start < first.start));
    if sentence.heading.iter().any(|t| t.has(names)) && !sentence.quiet {
        let end = place(sentence.tokens) + sentence.tokens.len();
        return tokens.get(place(sentence.heading)..end).unwrap_or(sentence.tokens);
    }
    sentence.tokens
}

/// A sentence while it is read.
pub(super) struct Reader<'t, 'a> {
    pub(super) line: &'a str,
    pub(super) lexicon: &'t Lexicon,
    pub(super) tokens: Tokens<'t, 'a>,
    pub(super) sentence: Sentence<'t, 'a>,
    /// The classes of all its words.
    class: Class,
    pieces: Vec<Piece>,
    /// Where the words begin that nothing has taken yet.
    open: usize,
    pub(super) leaves: usize,
    /// Only the last so many months count.
    window: Option<u32>,
    unread: Vec<Unread>,
}

impl<'t, 'a> Reader<'t, 'a> {
    fn sentence(mut self, reading: &mut Reading) {
        if self.sentence.quiet || !self.asks() {
            return;
        }
        let mut at = 0;
        while at < self.tokens.len() {
            at += self.step(at).max(1);
        }
        if let Some(months) = self.window {
            self.pieces.iter_mut().for_each(|piece| narrow(piece, months));
        }
        let found = compose::statements(self.pieces, self.sentence.tier);
        let wants = |t: &Token<'_>| t.has(Class::REQUIRED.or(Class::HOLD).or(Class::SEEKING));
        let shows = |t: &Token<'_>| t.has(Class::UNIT.or(Class::LEVEL).or(Class::CREDENTIAL));
        let denied = self.tokens.iter().any(|t| t.has(Class::NEGATION));
        if found.is_empty() && self.unread.is_empty() && !denied && self.tokens.iter().any(wants) && self.tokens.iter().any(shows) {
            let why = "it asks something, but no requirement was recognised in it";
            self.unread.push(unread(self.line, self.tokens, why));
        }
        reading.statements.extend(found);
        reading.unread.extend(self.unread);
    }

    /// Whether any token of the sentence is of the class.
    pub(super) fn any(&self, class: Class) -> bool {
        self.class.meets(class)
    }

    /// The words before `at` that nothing has taken yet: modifiers of what stands there.
    pub(super) fn before(&self, at: usize) -> Tokens<'t, 'a> {
        self.tokens.get(self.open.max(at.saturating_sub(MODIFIERS))..at).unwrap_or_default()
    }

    /// Whether the sentence may ask: the employer is not its subject, and it does not speak of what is given.
    fn asks(&self) -> bool {
        let tells = self.any(Class::EMPLOYER) && !self.any(Class::CANDIDATE.or(Class::SEEKING).or(Class::REQUIRED));
        let shown = Class::EXPERIENCE.or(Class::SKILL).or(Class::LEVEL).or(Class::LANGUAGE);
        let offers = self.any(Class::OFFER) && !self.any(shown.or(Class::REQUIRED).or(Class::PREFERRED).or(Class::SEEKING));
        let works = self.tokens.iter().take(2).any(|t| t.has(Class::QUIET_HEADING))
            && !self.any(shown.difference(Class::LEVEL).or(Class::REQUIRED).or(Class::PREFERRED).or(Class::HOLD));
        !tells && !offers && !works
    }

    /// Reads what begins at `at`; gives how many tokens it took.
    fn step(&mut self, at: usize) -> usize {
        let rest = after(self.tokens, at);
        let Some(token) = rest.first() else { return 1 };
        if let Some(piece) = joint(rest, at.checked_sub(1).and_then(|before| self.tokens.get(before))) {
            self.pieces.push(piece);
            self.open = at + 1;
            return 1;
        }
        if token.has(Class::NEGATION) {
            let taken = run(rest, |t| !matches!(t.shape, Shape::Comma | Shape::Semicolon | Shape::Stop | Shape::Close));
            self.open = at + taken;
            return taken;
        }
        let taken = self.leaf(at, token);
        if let Some(taken) = taken {
            self.open = at + taken;
            return taken;
        }
        if token.has(Class::PREFERRED.or(Class::REQUIRED)) {
            self.part(at);
            self.pieces.push(Piece::Tier(if token.has(Class::PREFERRED) { Tier::Preferred } else { Tier::Required }));
            self.open = at + 1;
        } else if token.has(ENDS) {
            self.open = at + 1;
        } else if self.leaves > 0 && token.shape == Shape::Word && token.class == Class::NONE {
            self.pieces.push(Piece::Gap);
        }
        1
    }

    /// Lets a tier with a verb of its own behind a comma hold for what stands behind the comma: "Englisch, weitere Sprachen sind ein Plus".
    fn part(&mut self, at: usize) {
        let clause = self.tokens.get(..at).unwrap_or_default().iter().rev().take_while(|t| t.shape != Shape::Comma);
        let verb = clause.clone().any(|t| t.has(Class::FINITE));
        let listed = clause.into_iter().any(|t| t.has(Class::AND.or(Class::OR)));
        if let Some([_, .., comma @ Piece::Comma, Piece::Leaf(_)]) = Some(self.pieces.as_mut_slice())
            && verb
            && !listed
        {
            *comma = Piece::Break;
        }
    }

    /// A requirement that begins at `at`.
    fn leaf(&mut self, at: usize, token: &Token<'a>) -> Option<usize> {
        let alternative = matches!(self.pieces.last(), Some(Piece::Or | Piece::Open)) && self.leaves > 0;
        if token.has(Class::EQUIVALENT) && alternative {
            let end = named::clause(self.tokens, at + 1);
            return self.put(at, end, Kind::Equivalent);
        }
        if let Some((taken, months)) = experience::window(after(self.tokens, at)) {
            self.window = Some(months);
            return Some(taken);
        }
        if token.shape == Shape::Number || token.has(Class::NUMERAL.or(Class::AT_LEAST).or(Class::AT_MOST)) {
            let read = experience::counted(self, at);
            if let Some(taken) = self.took(at, read) {
                return Some(taken);
            }
        }
        if token.has(Class::LEVEL) {
            let read = degree::degree(self, at);
            return self.took(at, read);
        }
        self.named(at, token).or_else(|| self.known(at, token))
    }

    /// What is asked by a name or in so many words.
    fn named(&mut self, at: usize, token: &Token<'a>) -> Option<usize> {
        if token.has(Class::CLEARANCE.or(Class::WORK_AUTHORIZATION).or(Class::ELIGIBILITY).or(Class::TRAIT_NOUN)) {
            let (end, kind) = named::worded(self, at)?;
            return self.put(named::opening(self, at), end, kind).map(|_| end - at);
        }
        if token.has(Class::LANGUAGE)
            && let Some((end, requirement)) = named::languages(self, at)
        {
            self.leaves += 1;
            self.pieces.push(Piece::Leaf(requirement));
            return Some(end - at);
        }
        if token.has(Class::CREDENTIAL)
            && let Some((end, found)) = named::credential(self, at)
        {
            return self.put(named::opening(self, at), end, Kind::Credential(found)).map(|_| end - at);
        }
        None
    }

    /// Experience or knowledge, and a topic behind a tier.
    fn known(&mut self, at: usize, token: &Token<'a>) -> Option<usize> {
        if token.has(Class::EXPERIENCE.or(Class::SKILL)) {
            let read = experience::headed(self, at);
            return self.took(at, read);
        }
        if token.has(Class::OPENS_GROUP) && matches!(self.pieces.last(), Some(Piece::Tier(_))) && self.leaves > 0 {
            let read = experience::narrower(self, at);
            return self.took(at, read);
        }
        None
    }

    /// Adds what a production read; a failure behind a commit point is told.
    fn took(&mut self, at: usize, read: Read<'t, 'a, Option<Kind>>) -> Option<usize> {
        let whole = after(self.tokens, at);
        match read {
            Ok((rest, Some(kind))) => self.put(at, self.tokens.len() - rest.len(), kind),
            Ok((rest, None)) => Some(whole.len() - rest.len()),
            Err(Err::Failure(Miss { input, why })) => {
                let read = whole.len() - input.len();
                self.unread.extend(why.map(|why| unread(self.line, whole.get(..read).unwrap_or(whole), why)));
                Some(read)
            }
            Err(_) => None,
        }
    }

    /// Adds a requirement over `from..end`; attitudes and conditions in one run are one, and a topic behind a tier belongs to what stands before it.
    fn put(&mut self, from: usize, end: usize, kind: Kind) -> Option<usize> {
        let words = self.tokens.get(from..end)?;
        let span = cover(words);
        let joints = self.pieces.iter().rev().take_while(|p| matches!(p, Piece::And | Piece::Comma | Piece::Gap)).count();
        let before = self.pieces.len().checked_sub(joints + 1).and_then(|i| self.pieces.get_mut(i));
        if let Some(Piece::Leaf(Requirement { kind: held, span: over })) = before
            && let (Kind::Trait(Asked { text }), Kind::Trait(_)) | (Kind::Eligibility(Asked { text }), Kind::Eligibility(_)) = (held, &kind)
        {
            *over = over.join(span);
            *text = over.of(self.line).to_owned();
            self.pieces.truncate(self.pieces.len() - joints);
            return Some(end - from);
        }
        if let (Kind::Skill(Skill { with }), Some([Piece::Leaf(Requirement { kind: held, span: over }), Piece::Tier(_)])) =
            (&kind, self.pieces.last_chunk_mut())
            && let Kind::Skill(Skill { with: named }) | Kind::Experience(Experience { with: named, .. }) = held
            && named.is_empty()
        {
            *over = over.join(span);
            named.extend(with.iter().cloned());
            return Some(end - from);
        }
        self.leaves += 1;
        self.pieces.push(Piece::Leaf(Requirement { kind, span }));
        Some(end - from)
    }
}

/// A joint or bracket; a hyphen that leaves a compound open ("Java- und …") and what joins it to the rest is none.
fn joint(rest: Tokens<'_, '_>, before: Option<&Token<'_>>) -> Option<Piece> {
    let (token, next) = (rest.first()?, rest.get(1));
    if before.is_some_and(|b| hangs(b)) && token.has(Class::AND.or(Class::OR)) {
        return None;
    }
    Some(match token.shape {
        Shape::Comma => Piece::Comma,
        Shape::Semicolon | Shape::Colon | Shape::Question | Shape::Stop => Piece::Break,
        Shape::Dash if token.spaced && next.is_some_and(|t| t.spaced) => Piece::Break,
        Shape::Open => Piece::Open,
        Shape::Close => Piece::Close,
        Shape::Slash => Piece::Or,
        Shape::Ampersand | Shape::Plus => Piece::And,
        _ if token.has(Class::OR) => Piece::Or,
        _ if token.has(Class::AND) => Piece::And,
        _ => return None,
    })
}

/// Whether a compound is left open here: the hyphen of "Java- und Python-Kenntnisse".
pub(super) fn hangs(token: &Token<'_>) -> bool {
    token.shape == Shape::Dash && !token.spaced
}

/// What could not be read of a line.
fn unread(line: &str, tokens: Tokens<'_, '_>, why: &'static str) -> Unread {
    Unread { span: cover(tokens), text: text_of(line, tokens).to_owned(), why }
}

/// The bytes from the first token to the last.
pub(super) fn cover(tokens: Tokens<'_, '_>) -> Span {
    tokens.first().zip(tokens.last()).map_or_else(Span::default, |(first, last)| first.span().join(last.span()))
}

/// Sets the window of an experience.
fn narrow(piece: &mut Piece, months: u32) {
    if let Piece::Leaf(Requirement { kind: Kind::Experience(found), .. }) = piece {
        found.within_months = Some(months);
    }
}
