//! A sentence becomes pieces: requirements, joints and tiers, in their order.

mod asides;
mod asked;
mod bare;
mod bullet;
mod counts;
mod equivalent;
mod held;
mod joints;
mod lasted;
mod learning;
mod listed;
mod nested;
mod rungs;
mod said;
mod skills;
mod studies;
mod tiers;
mod unread;
mod wished;

use crate::Span;
use crate::compose::{self, Piece};
use crate::grammar::{Miss, Read, after, credential};
use crate::lexicon::{Class, List};
use crate::reading::{Reading, Unread};
use crate::requirement::{Kind, Requirement};
use crate::sentence::Sentence;
use crate::token::{Shape, Token};
use crate::voice::{Voice, voice};

/// Classes of which a sentence has at least one when it asks anything.
const TRIGGERS: Class = Class::UNIT
    .or(Class::EXPERIENCE)
    .or(Class::LEVEL)
    .or(Class::LEVEL_SHORT)
    .or(Class::DEGREE)
    .or(Class::CREDENTIAL)
    .or(Class::CREDENTIAL_HEAD)
    .or(Class::CREDENTIALED)
    .or(Class::BODY)
    .or(Class::LANGUAGE)
    .or(Class::SKILL)
    .or(Class::TRAIT_ADJECTIVE)
    .or(Class::TRAIT_NOUN)
    .or(Class::CLEARANCE)
    .or(Class::ELIGIBILITY)
    .or(Class::WORK_AUTHORIZATION)
    .or(Class::REQUIRED)
    .or(Class::OPENS_DEGREE)
    .or(Class::OPENS_ASKED)
    .or(Class::PREFERRED);

/// Classes of which a credential has at least one, unless a word of its list opens it.
const CERTIFIED: Class = Class::CREDENTIAL.or(Class::CREDENTIAL_HEAD).or(Class::CREDENTIALED).or(Class::BODY);

/// The classes and lists of all words.
fn kinds(tokens: &[Token<'_>]) -> (Class, List) {
    tokens.iter().fold((Class::NONE, List::NONE), |(class, lists), token| (class.or(token.class), lists.or(*token.lists)))
}

/// A sentence while it is read.
struct Reader<'t, 'a> {
    line: &'a str,
    tokens: &'t [Token<'a>],
    voice: Voice,
    quiet: bool,
    experienced: bool,
    heading: &'t [Token<'a>],
    /// The classes of all its words.
    class: Class,
    /// Whether a word of it, or of its heading, can be part of a credential.
    certified: bool,
    /// How many tokens stand up to the last that a credential may have.
    certified_until: usize,
    pieces: Vec<Piece>,
    /// Whether the next token may begin a requirement that has no mark of its own.
    fresh: bool,
    leaves: usize,
    /// What became requirements, or was left out with a reason.
    read: Vec<Span>,
    /// What a production stopped at behind its commit point.
    stopped: Vec<Unread>,
}

/// Whether nothing is asked from here on: "will consider …", "although not essential".
fn conceded(token: &Token<'_>, rest: &[Token<'_>]) -> bool {
    if token.is("will") {
        return rest.get(1).is_some_and(|t| t.is("consider"));
    }
    rest.iter().take(5).any(|t| t.has(Class::NEGATION))
}

/// Whether a credential stands near by behind a verb of holding.
fn certified(rest: &[Token<'_>]) -> bool {
    rest.iter().take(8).any(|t| t.has(Class::CREDENTIAL_HEAD.or(Class::CREDENTIAL)))
}

/// Reads one sentence into `reading`.
pub(crate) fn sentence<'a>(line: &'a str, sentence: Sentence<'_, 'a>, reading: &mut Reading) {
    let (class, lists) = kinds(sentence.tokens);
    let tokens = said::asking(sentence.tokens, class, lists);
    let (class, lists) = if tokens.len() < sentence.tokens.len() { kinds(tokens) } else { (class, lists) };
    let sought = class.meets(Class::SEEKING) && class.meets(Class::CANDIDATE);
    // "Great with people", "Strong SQL"
    let praised =
        matches!(tokens, [good, at, ..] if good.has(Class::DEGREE_OF_SKILL) && (at.any(&["at", "with"]) || at.listed(List::PROGRAMS)));
    if !(sentence.asked
        || praised
        || crate::heading::asks(sentence.heading)
        || sought
        || class.meets(TRIGGERS)
        || lists.meets(
            List::RECORDS.or(List::CHARACTERS).or(List::BEARINGS).or(List::SKILL_HEADS).or(List::SERVED).or(List::DONE).or(List::EXAMINED),
        ))
    {
        return;
    }
    let mut voice = voice(tokens, class, lists);
    let demanded = || crate::heading::demands(sentence.heading) && (voice.fragment || crate::heading::binds(sentence.heading));
    voice.asks |= !voice.duty && !voice.tells && demanded();
    if voice.denies || sentence.asked && (voice.offers || voice.tells) {
        return;
    }
    let tokens = said::introduction(tokens);
    voice.asks |= sentence.asked;
    let mut reader = Reader {
        line,
        tokens,
        voice,
        quiet: sentence.quiet && !voice.seeks && !tokens.first().is_some_and(|t| t.listed(List::OPENS_DEMAND)),
        experienced: sentence.experience,
        heading: sentence.heading,
        class,
        certified: class.or(kinds(sentence.heading).0).meets(CERTIFIED) || lists.meets(List::OPENS_CREDENTIAL),
        certified_until: 0,
        pieces: Vec::with_capacity(12),
        fresh: true,
        leaves: 0,
        read: Vec::with_capacity(16),
        stopped: Vec::new(),
    };
    if reader.certified {
        reader.certified_until = tokens.iter().rposition(credential::part).map_or(0, |last| last + 1);
    }
    if !(sentence.asked && bare::does(tokens)) {
        reader.steps();
        reader.several_held();
    }
    let mut found = compose::statements(std::mem::take(&mut reader.pieces), sentence.tier);
    if found.is_empty() && !reader.quiet && !voice.offers {
        found.extend(bare::whole(line, tokens, &sentence, voice.asks));
    }
    if !voice.offers {
        reading.unread.extend(reader.unread(found.is_empty(), !voice.tells && !sentence.quiet));
    }
    let lets_in = found.is_empty() && !sentence.quiet && said::lets_in(tokens, reading);
    found.extend(lets_in.then(|| crate::Statement { tier: None, requirement: Kind::Equivalent.into() }));
    let alternative = lets_in || tokens.first().is_some_and(|t| t.has(Class::OR));
    said::add(reading, found, alternative);
}

impl<'t, 'a> Reader<'t, 'a> {
    /// Reads the sentence to its end.
    fn steps(&mut self) {
        let mut at = 0;
        while at < self.tokens.len() {
            let taken = self.step(at).max(1);
            self.cover(at, taken);
            at += taken;
        }
    }

    /// What was not read: all of a sentence that asks and in which nothing was found (`empty`), parts of one that speaks to the candidate (`told`).
    fn unread(self, empty: bool, told: bool) -> Vec<Unread> {
        match (empty, self.stopped.is_empty()) {
            (false, _) if told => unread::gaps(self.line, self.tokens, &self.read, self.stopped),
            (true, false) if told => self.stopped,
            (true, _) if self.voice.asks || told && self.opens_asked() => unread::whole(self.line, self.tokens).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Whether a sentence without a verb opens like one that asks: "Evidence of …", "Holder of …".
    fn opens_asked(&self) -> bool {
        let opens = Class::SKILL.or(Class::EXPERIENCE).or(Class::CREDENTIALED).or(Class::LEVEL);
        self.voice.fragment && !self.voice.offers && self.tokens.first().is_some_and(|t| t.has(opens) || t.any(&["evidence", "holder"]))
    }

    /// Reads what begins at `at`; gives how many tokens it took.
    fn step(&mut self, at: usize) -> usize {
        let rest = after(self.tokens, at);
        let Some(token) = rest.first() else { return 1 };
        // "No registration is required; however, …"
        let waived = || rest.iter().take(9).position(|t| t.any(&["required", "necessary", "needed"]));
        if at == 0
            && token.is("no")
            && crate::grammar::length::length(rest).is_err()
            && let Some(waived) = waived()
        {
            return waived + 1;
        }
        if token.listed(List::CONCEDES) && conceded(token, rest) {
            return rest.len();
        }
        let aside = if token.shape != Shape::Word || token.listed(List::OPENS_ASIDE) {
            self.aside(rest).or_else(|| self.tail(at, rest))
        } else {
            None
        };
        if let Some(taken) = aside.or_else(|| self.joint(at, token)) {
            return taken;
        }
        let fresh = self.fresh;
        let taken = self.leaf(at, rest, token, fresh);
        let small = Class::FINITE
            .or(Class::ARTICLE)
            .or(Class::CANDIDATE)
            .or(Class::EMPLOYER)
            .or(Class::HOLD)
            .or(Class::PREPOSITION)
            .or(Class::FILLER)
            .or(Class::NEGATION)
            .or(Class::REQUIRED)
            .or(Class::DEGREE_OF_SKILL);
        if taken.is_none() && self.leaves > 0 && token.shape == Shape::Word && !token.has(small) && !token.listed(List::NO_GAP) {
            self.push(Piece::Gap);
        }
        let anew = matches!(self.pieces.last(), None | Some(Piece::Break));
        let governs = token.has(Class::HOLD) && !token.gerund() || token.has(Class::SEEKING) || token.listed(List::NEEDS);
        if taken.is_none() && anew && governs {
            self.push(Piece::Has);
        }
        let theirs = || self.tokens.get(at.saturating_sub(3)..at).is_some_and(|b| b.iter().any(|t| t.has(Class::CANDIDATE)));
        if taken.is_none() && (token.has(Class::HOLD) || token.is("be")) && matches!(self.pieces.last(), Some(Piece::Gap)) && theirs() {
            self.push(Piece::Verb);
        }
        self.fresh = match taken {
            Some(_) => false,
            None => {
                fresh && token.has(Class::ARTICLE.or(Class::DEGREE_OF_SKILL).or(Class::FILLER).or(Class::CANDIDATE))
                    || token.has(Class::HOLD.or(Class::FINITE).or(Class::SEEKING).or(Class::REQUIRED))
                    || token.listed(List::OPENS_ANEW)
                    || token.listed(List::KEEPS) && (at == 0 || fresh && certified(rest))
                    || token.listed(List::MAY_OPEN) && self.opens(at, rest, token)
                    || self.heads(at, token)
            }
        };
        taken.unwrap_or(1)
    }

    /// Whether a requirement may begin behind a word that opens one only by what stands before it: "evidence of", "working towards".
    fn opens(&self, at: usize, rest: &[Token<'a>], token: &Token<'a>) -> bool {
        let Some(before) = crate::grammar::before(self.tokens, at) else { return token.listed(List::INCLUDES) };
        if token.is("of") {
            let named = || rest.iter().take(6).any(|t| t.has(Class::CREDENTIAL_HEAD.or(Class::CREDENTIALED)) || t.is("registration"));
            let experienced = || rest.iter().take(9).any(|t| t.has(Class::EXPERIENCE));
            return before.any(&["minimum", "possession", "holder", "receipt"])
                || before.is("evidence") && (at == 1 && self.voice.fragment || !named() || experienced());
        }
        let bound = || self.voice.asks && before.any(&["must", "should"]);
        if token.listed(List::INCLUDES) { at < 3 || bound() } else { before.any(&["working", "studying"]) }
    }

    /// Whether something is joined to what a tier was just said of: "… is essential along with", "… is required, as is".
    fn goes_along(&self, at: usize, token: &Token<'a>) -> bool {
        let next = self.tokens.get(at + 1);
        let joins = token.any(&["along", "together"]) && next.is_some_and(|t| t.is("with"))
            || token.is("as") && next.is_some_and(|t| t.any(&["is", "are"]));
        joins && matches!(self.pieces.iter().rev().find(|p| !matches!(p, Piece::Comma | Piece::Verb)), Some(Piece::Tier(_)))
    }

    /// What a production read; where it stopped behind a commit point is told.
    fn told<T>(&mut self, whole: &'t [Token<'a>], read: Read<'t, 'a, T>) -> Option<(&'t [Token<'a>], T)> {
        if let Err(nom::Err::Failure(Miss { input, why: Some(why) })) = &read {
            let words = crate::grammar::read(whole, input);
            let span = words.first().zip(words.last()).map_or_else(Span::default, |(a, b)| a.span().join(b.span()));
            let again = self.stopped.last().is_some_and(|last| last.why == *why && last.span.end == span.end);
            self.stopped.extend((!again).then(|| Unread { span, text: span.of(self.line).to_owned(), why }));
        }
        read.ok()
    }

    fn push(&mut self, piece: Piece) {
        self.pieces.push(piece);
    }

    /// Marks several tokens that one step took as dealt with.
    fn cover(&mut self, at: usize, taken: usize) {
        if taken > 1 {
            let words = self.tokens.get(at..at + taken).and_then(|t| t.first().zip(t.last()));
            self.read.extend(words.map(|(a, b)| a.span().join(b.span())));
        }
    }

    /// Adds a requirement read from `at`, `taken` tokens long.
    fn add(&mut self, at: usize, taken: usize, kind: Kind) -> Option<usize> {
        let span = self
            .tokens
            .get(at..at + taken)
            .and_then(|t| t.first().zip(t.last()))
            .map_or_else(Span::default, |(a, b)| a.span().join(b.span()));
        self.put(Requirement { kind, span });
        Some(taken)
    }

    fn put(&mut self, requirement: Requirement) {
        self.read.push(requirement.span);
        self.pieces.push(Piece::Leaf(requirement));
        self.leaves += 1;
    }

    /// A requirement by the noun or verb that opens it: "evidence of", "undertake", "completion of", "with a focus on".
    fn opened(&mut self, at: usize, rest: &'t [Token<'a>], token: &Token<'a>) -> Option<usize> {
        let developed = if token.is("evidence") { self.developed(at, rest) } else { None };
        developed
            .or_else(|| if token.listed(List::TAKES) { self.undertaken(at, rest) } else { None })
            .or_else(|| if token.listed(List::COMPLETES) { self.completion(at, rest) } else { None })
            .or_else(|| if token.listed(List::FOCUS) { self.focus(at, rest) } else { None })
    }

    /// A requirement that begins at `at`.
    #[inline(always)]
    fn leaf(&mut self, at: usize, rest: &'t [Token<'a>], token: &Token<'a>, fresh: bool) -> Option<usize> {
        if let Some(taken) = self.equivalent(at, rest) {
            return Some(taken);
        }
        if let Some(taken) = self.opened(at, rest, token) {
            return Some(taken);
        }
        if (token.has(Class::LEVEL.or(Class::LEVEL_SHORT).or(Class::DEGREE).or(Class::OPENS_DEGREE))
            || token.any(&["2", "4"])
            || token.text == "A")
            && let Some(taken) = self.degree(at, rest)
        {
            return Some(taken);
        }
        if (token.shape == Shape::Number || token.has(Class::NUMERAL.or(Class::OPENS_LENGTH)) || token.listed(List::OPENS_COUNT))
            && let Some(taken) = self
                .nested(at, rest)
                .or_else(|| self.respective(at, rest))
                .or_else(|| self.experience(at, rest))
                .or_else(|| self.uncounted(at, rest))
        {
            return Some(taken);
        }
        if token.listed(List::DONE)
            && let Some(taken) = self.worked(at, rest)
        {
            return Some(taken);
        }
        let asked = Class::OPENS_ASKED.or(Class::CLEARANCE).or(Class::WORK_AUTHORIZATION).or(Class::ELIGIBILITY);
        if (token.shape == Shape::Number || token.has(asked))
            && let Some(taken) = self.asked(at, rest)
        {
            return Some(taken);
        }
        if (token.has(Class::LANGUAGE) || token.listed(List::REGIONS.or(List::MORE_LANGUAGES)))
            && let Some(taken) = self.language(at, rest)
        {
            return Some(taken);
        }
        if self.certified
            && (fresh || token.has(Class::CREDENTIAL.or(Class::CREDENTIALED).or(Class::BODY)))
            && let Some(taken) = self.credential(at, rest, fresh)
        {
            return Some(taken);
        }
        if fresh
            && token.is("level")
            && let Some(taken) = self.of_level(at, rest)
        {
            return Some(taken);
        }
        if fresh || token.is("experienced") && self.graded(at) {
            self.skill(at, rest).or_else(|| self.named(at, rest)).or_else(|| self.program(at, rest))
        } else {
            None
        }
    }
}
