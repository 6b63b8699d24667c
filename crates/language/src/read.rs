//! A sentence becomes pieces, and pieces become statements.

use nom::Parser;

use crate::Span;
use crate::compose::{self, Piece};
use crate::grammar::asked::{authorization, clearance, eligibility};
use crate::grammar::experience::{self, Surety, experience};
use crate::grammar::{after, credential, degree, language, skill, words};
use crate::lexicon::Class;
use crate::reading::{Reading, Unread};
use crate::requirement::{Kind, Requirement, Tier};
use crate::sentence::{Sentence, sentences};
use crate::token::{Shape, Token, tokenize};
use crate::tongue::{self, Tongue};
use crate::voice::{self, Voice, voice};

/// Reads one line of a posting, in any bytes that are text, in the language it is written in.
///
/// A line that asks nothing gives an empty reading. Time is linear in the length of the line.
///
/// # Example
/// ```
/// let reading = qualify_language::parse("3+ years of experience with Java");
/// assert_eq!(serde_json::to_string(&reading.statements).unwrap(),
///     r#"[{"tier":null,"requirement":{"experience":{"min_months":36,"with":[["Java"]]}}}]"#);
/// ```
pub fn parse(line: &str) -> Reading {
    parse_as(line, tongue::of(line))
}

/// Reads one line in a language that is known.
///
/// # Example
/// ```
/// use qualify_language::{Tongue, parse_as};
/// let reading = parse_as("Java, 3 Jahre Erfahrung", Tongue::German);
/// assert_eq!(qualify_language::print(&reading.statements[0].requirement), "at least 3 years of experience");
/// ```
pub fn parse_as(line: &str, tongue: Tongue) -> Reading {
    if let Some(requirement) = crate::grammar::canonical::requirement(line) {
        return Reading { statements: vec![crate::Statement { tier: None, requirement }], unread: Vec::new() };
    }
    if let Some(reading) = tongue::read(line, tongue) {
        return reading;
    }
    let tokens = tokenize(line);
    let mut reading = Reading::default();
    for sentence in sentences(&tokens, true) {
        read_sentence(line, sentence, &mut reading);
    }
    reading
}

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

/// A sentence while it is read.
struct Reader<'t, 'a> {
    line: &'a str,
    tokens: &'t [Token<'a>],
    voice: Voice,
    quiet: bool,
    experienced: bool,
    heading: &'t [Token<'a>],
    pieces: Vec<Piece>,
    /// Whether the next token may begin a requirement that has no mark of its own.
    fresh: bool,
    leaves: usize,
}

/// Reads one sentence into `reading`.
fn read_sentence<'a>(line: &'a str, sentence: Sentence<'_, 'a>, reading: &mut Reading) {
    let tokens = sentence.tokens;
    if !tokens.iter().any(|t| t.has(TRIGGERS)) {
        return;
    }
    let voice = voice(tokens);
    if voice.denies {
        return;
    }
    let mut reader = Reader {
        line,
        tokens,
        voice,
        quiet: sentence.quiet,
        experienced: sentence.experience,
        heading: sentence.heading,
        pieces: Vec::new(),
        fresh: true,
        leaves: 0,
    };
    let mut at = 0;
    while at < tokens.len() {
        at += reader.step(at).max(1);
    }
    let found = compose::statements(reader.pieces, sentence.tier);
    if found.is_empty()
        && voice.asks
        && !voice.offers
        && tokens.len() < 40
        && tokens.iter().any(|t| t.has(Class::UNIT.or(Class::DEGREE).or(Class::CREDENTIAL_HEAD)))
    {
        let span = tokens.first().zip(tokens.last()).map_or_else(Span::default, |(a, b)| a.span().join(b.span()));
        reading.unread.push(Unread {
            span,
            text: span.of(line).to_owned(),
            why: "it asks something, but no requirement was recognised in it",
        });
    }
    if let ([crate::Statement { tier: None, requirement: Requirement { kind: Kind::Equivalent, .. } }], Some(last), true) =
        (found.as_slice(), reading.statements.last_mut(), tokens.first().is_some_and(|t| t.has(Class::OR)))
    {
        let before = std::mem::replace(&mut last.requirement, Kind::Equivalent.into());
        last.requirement = compose::any(vec![before, Kind::Equivalent.into()]);
        return;
    }
    reading.statements.extend(found);
}

/// Whether words name a screening, which is asked of whoever is hired, however it is said.
fn screened(text: &str) -> bool {
    const OPENINGS: [&str; 6] =
        ["background check", "background investigation", "background screening", "drug test", "drug screen", "criminal background"];
    OPENINGS.iter().any(|o| text.get(..o.len()).is_some_and(|head| head.eq_ignore_ascii_case(o)))
}

impl<'t, 'a> Reader<'t, 'a> {
    /// Reads what begins at `at`; gives how many tokens it took.
    fn step(&mut self, at: usize) -> usize {
        let rest = after(self.tokens, at);
        let Some(token) = rest.first() else { return 1 };
        if token.is("will") && rest.get(1).is_some_and(|t| t.is("consider")) {
            return rest.len();
        }
        if let Some(taken) = self.aside(rest).or_else(|| self.tail(at, rest)).or_else(|| self.joint(at, token)) {
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
            .or(Class::DEGREE_OF_SKILL);
        if taken.is_none() && self.leaves > 0 && token.shape == Shape::Word && !token.has(small) && !token.any(&["it", "there", "to"]) {
            self.push(Piece::Gap);
        }
        self.fresh = match taken {
            Some(_) => false,
            None => {
                self.heads(at, token)
                    || fresh && token.has(Class::ARTICLE.or(Class::DEGREE_OF_SKILL).or(Class::FILLER).or(Class::CANDIDATE))
                    || token.has(Class::HOLD.or(Class::FINITE).or(Class::SEEKING))
                    || token.has(Class::REQUIRED)
                    || token.any(&[
                        "including",
                        "whilst",
                        "while",
                        "alongside",
                        "as",
                        "but",
                        "also",
                        "having",
                        "speak",
                        "in",
                        "for",
                        "with",
                        "who",
                        "be",
                        "least",
                        "completed",
                        "obtained",
                        "gained",
                        "preferably",
                        "ideally",
                        "minimum",
                    ])
            }
        };
        taken.unwrap_or(1)
    }

    /// Words that only explain what was read: "(which can include …)", "(or the ability to obtain it)", "that has equipped you with …".
    fn aside(&mut self, rest: &'t [Token<'a>]) -> Option<usize> {
        let [first, next, ..] = rest else { return None };
        let before = self.tokens.get(..self.tokens.len() - rest.len()).unwrap_or_default();
        let theirs = before.iter().rev().take(3).any(|t| t.any(&["who", "candidate", "candidates", "nurses"]));
        let grows = theirs
            && first.any(&["looking", "wishing", "wanting", "hoping"])
            && next.is("to")
            && rest.get(2).is_some_and(|t| {
                t.any(&["develop", "gain", "improve", "further", "build", "expand", "progress", "advance", "grow", "start"])
            });
        if grows {
            return Some(rest.len());
        }
        if first.shape == Shape::Open {
            let close = rest.iter().take(40).position(|t| t.shape == Shape::Close)?;
            let obtain = rest.get(..close)?.iter().any(|t| t.any(&["obtain", "maintain", "get"])) && next.has(Class::OR);
            if obtain && let Some(Piece::Leaf(Requirement { kind: Kind::Clearance(held), .. })) = self.pieces.last_mut() {
                held.obtainable = true;
                return Some(close + 1);
            }
            return next.any(&["which", "who", "may", "can", "where", "these", "this", "see", "please"]).then_some(close + 1);
        }
        let counted = matches!(
            self.pieces.iter().rev().find(|p| !matches!(p, Piece::Comma)),
            Some(Piece::Leaf(Requirement { kind: Kind::Experience(_), .. }))
        );
        let verb = if next.any(&["has", "have", "is", "was"]) { rest.get(2)? } else { next };
        let explains = first.any(&["that", "which"])
            && verb.any(&[
                "equips",
                "equipped",
                "includes",
                "included",
                "include",
                "given",
                "gave",
                "provided",
                "provides",
                "demonstrates",
                "demonstrated",
                "involves",
                "involved",
            ]);
        let until = |i: usize| {
            rest.get(i).is_some_and(|t| {
                t.has(Class::LEVEL) || i > 3 && t.shape == Shape::Number && crate::grammar::length::length(after(rest, i)).is_ok()
            })
        };
        (counted && explains).then(|| (1..rest.len()).find(|i| until(*i)).unwrap_or(rest.len()))
    }

    /// What is only preferred of a requirement just read: "3 years of …, ideally in retail", "Master's degree, preferably in Physics".
    fn tail(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let (adverb, body) = rest.split_first()?;
        let opens = at == 0 && adverb.any(&["ideally", "preferably"]) && body.first().is_some_and(|t| t.any(&["in", "within", "from"]));
        if opens {
            let end = crate::grammar::topic::extent(body);
            let with = crate::grammar::topic::groups(self.line, body.get(..end)?);
            self.push(Piece::Tier(Tier::Preferred));
            return if with.is_empty() { None } else { self.add(at, 1 + end, Kind::Skill(crate::requirement::Skill { with })) };
        }
        let last = self.pieces.iter().rev().find(|p| !matches!(p, Piece::Comma | Piece::Open | Piece::Tier(_)))?;
        let Piece::Leaf(read) = last else { return None };
        if !adverb.any(&["ideally", "preferably"]) || body.first().is_some_and(|t| t.has(Class::HOLD)) {
            return None;
        }
        let end = crate::grammar::topic::extent(body);
        let words = body.get(..end).filter(|w| !w.is_empty())?;
        let other = Class::UNIT
            .or(Class::LEVEL)
            .or(Class::CREDENTIAL)
            .or(Class::CREDENTIAL_HEAD)
            .or(Class::CREDENTIALED)
            .or(Class::ELIGIBILITY)
            .or(Class::LANGUAGE);
        let kind = match &read.kind {
            Kind::Degree(before) if body.first().is_some_and(|t| t.is("in")) => {
                let (fields, related_field) = crate::lists::fields(self.line, words);
                Kind::Degree(crate::Degree { fields, related_field, ..before.clone() })
            }
            Kind::Experience(_) | Kind::Skill(_) if !words.iter().any(|t| t.has(other)) => {
                Kind::Skill(crate::requirement::Skill { with: crate::grammar::topic::groups(self.line, words) })
            }
            _ => return None,
        };
        if matches!(&kind, Kind::Skill(skill) if skill.with.is_empty()) {
            return None;
        }
        self.push(Piece::Break);
        self.push(Piece::Tier(Tier::Preferred));
        self.add(at, 1 + end, kind)?;
        self.push(Piece::Break);
        Some(1 + end)
    }

    /// A joint, a bracket or a tier word.
    fn joint(&mut self, at: usize, token: &Token<'a>) -> Option<usize> {
        let piece = match token.shape {
            Shape::Comma => Piece::Comma,
            Shape::Semicolon | Shape::Colon | Shape::Question | Shape::Stop => Piece::Break,
            Shape::Dash if token.spaced || self.tokens.get(at + 1).is_some_and(|t| t.spaced) => Piece::Break,
            Shape::Open => Piece::Open,
            Shape::Close => Piece::Close,
            Shape::Slash => Piece::Or,
            Shape::Plus if self.tokens.get(at + 1).is_some_and(|t| t.shape == Shape::Number) => return Some(1),
            Shape::Ampersand | Shape::Plus => Piece::And,
            _ if token.is("and") && self.tokens.get(at + 1).is_some_and(|t| t.shape == Shape::Slash) => {
                self.push(Piece::Or);
                return Some(3);
            }
            _ if token.is("and") || token.is("with") => Piece::And,
            _ if token.has(Class::OR) => {
                if token.shouted() && self.leaves > 1 {
                    self.push(Piece::Comma);
                    self.push(Piece::Open);
                    self.push(Piece::Close);
                }
                Piece::Or
            }
            _ => return self.tier(at, token),
        };
        self.push(piece);
        self.fresh = true;
        None.or(Some(1))
    }

    /// A tier word.
    fn tier(&mut self, at: usize, token: &Token<'a>) -> Option<usize> {
        if voice::prefers(self.tokens, at, token) {
            self.push(Piece::Tier(Tier::Preferred));
            self.fresh = true;
            let rest = after(self.tokens, at + 1);
            let skip = [
                "but not required",
                "but not essential",
                "but not necessary",
                "but is not required",
                "but not mandatory",
                "not required",
                "( not required )",
                ", not required",
                "though not required",
                ", but not required",
                ", but not essential",
                "but not a requirement",
            ]
            .iter()
            .find_map(|p| words(p).parse(rest).ok())
            .map_or(0, |(tail, ())| rest.len() - tail.len());
            return Some(1 + skip);
        }
        let negated =
            at.checked_sub(1).and_then(|i| self.tokens.get(i)).is_some_and(|t| t.has(Class::NEGATION) || t.any(&["as", "if", "when"]));
        let binding =
            token.has(Class::REQUIRED) && !negated && !token.any(&["need", "needs", "necessary", "needed", "requirement", "requirements"]);
        let minimum = token.is("minimum") && self.leaves == 0 && crate::grammar::length::length(after(self.tokens, at)).is_err();
        if binding || minimum {
            self.push(Piece::Tier(Tier::Required));
            self.fresh = true;
            return Some(1);
        }
        None
    }

    fn push(&mut self, piece: Piece) {
        self.pieces.push(piece);
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
        self.pieces.push(Piece::Leaf(requirement));
        self.leaves += 1;
    }

    /// A requirement that begins at `at`.
    fn leaf(&mut self, at: usize, rest: &'t [Token<'a>], token: &Token<'a>, fresh: bool) -> Option<usize> {
        if let Some(taken) = self.equivalent(at, rest) {
            return Some(taken);
        }
        if (token.has(Class::LEVEL.or(Class::LEVEL_SHORT).or(Class::DEGREE).or(Class::OPENS_DEGREE)) || token.shape == Shape::Number)
            && let Some(taken) = self.degree(at, rest)
        {
            return Some(taken);
        }
        if (token.shape == Shape::Number || token.has(Class::NUMERAL.or(Class::ARTICLE).or(Class::OPENS_LENGTH)))
            && let Some(taken) = self.experience(at, rest).or_else(|| self.nested(at, rest))
        {
            return Some(taken);
        }
        let asked = Class::OPENS_ASKED.or(Class::CLEARANCE).or(Class::WORK_AUTHORIZATION).or(Class::ELIGIBILITY);
        if (token.shape == Shape::Number || token.has(asked))
            && let Some(taken) = self.asked(at, rest)
        {
            return Some(taken);
        }
        if (token.has(Class::LANGUAGE) || token.any(&["additional", "other", "asian", "european", "african", "slavic", "nordic", "local"]))
            && let Some(taken) = self.language(at, rest)
        {
            return Some(taken);
        }
        if (fresh || token.has(Class::CREDENTIAL.or(Class::CREDENTIALED).or(Class::BODY)))
            && let Some(taken) = self.credential(at, rest, fresh)
        {
            return Some(taken);
        }
        if fresh { self.skill(at, rest).or_else(|| self.named(at, rest)) } else { None }
    }

    /// Human languages.
    fn language(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let (tail, requirement) = language::languages(self.line, self.tokens, at).ok()?;
        let taken = rest.len() - tail.len();
        let asked = self.voice.asks || self.voice.fragment && !self.voice.tells;
        if !asked || language::foreign(self.tokens, at, at + taken) {
            return None;
        }
        self.put(requirement);
        Some(taken)
    }

    /// "or equivalent experience".
    fn equivalent(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let lead = crate::grammar::run(rest, |t| {
            t.has(Class::ARTICLE) || t.any(&["any", "other", "satisfactory", "extensive", "significant", "substantial"])
        });
        let body = after(rest, lead);
        let first = body.first()?;
        let after_or = at
            .checked_sub(1)
            .and_then(|i| self.tokens.get(i))
            .is_some_and(|t| t.has(Class::OR) || t.shape == Shape::Open || t.shape == Shape::Slash);
        let combination = first.is("combination") || first.is("equivalent") && body.get(1).is_some_and(|t| t.is("combination"));
        let comparable = first.is("comparable")
            && body
                .iter()
                .take(4)
                .any(|t| t.has(Class::EXPERIENCE) || t.any(&["combination", "qualification", "qualifications", "education", "degree"]));
        let named = first.is("equivalent") || first.is("equivalency") || comparable || combination;
        let practical = after_or
            && first.any(&["relevant", "commensurate", "related", "practical", "work", "similar", "industry", "demonstrated"])
            && body.iter().take(4).any(|t| t.has(Class::EXPERIENCE))
            && self.leaves > 0;
        let headed = body.get(1).is_some_and(|t| {
            t.any(&[
                "certification",
                "certifications",
                "certificate",
                "license",
                "licence",
                "degree",
                "field",
                "fields",
                "role",
                "position",
                "discipline",
                "area",
            ])
        });
        let whole = headed || self.leaves == 0 && at <= 1 && !combination && body.get(1).is_some_and(|t| t.is("to"));
        if !(named && (after_or || combination || at == 0) || practical)
            || whole
            || combination && first.is("combination") && !body.iter().take(10).any(|t| t.any(&["education", "experience", "training"]))
        {
            return None;
        }
        if self.leaves == 0 && (at > 2 || !(self.voice.fragment || self.voice.asks)) {
            return None;
        }
        let mut end = lead;
        for (i, token) in body.iter().enumerate().take(26) {
            let next = body.get(i + 1);
            let stops = token.shape != Shape::Word && token.shape != Shape::Slash && !(token.shape == Shape::Comma && combination)
                || token.glued && i > 0
                || token.has(Class::REQUIRED.or(Class::PREFERRED).or(Class::HOLD)) && !combination
                || token.any(&["is", "with"])
                || token.is("in") && !combination && next.is_some_and(|n| n.has(Class::LEVEL))
                || token.has(Class::AND)
                    && (crate::grammar::length::length(after(body, i + 1)).is_ok()
                        || !combination
                            && next.is_some_and(|n| {
                                n.has(Class::CREDENTIAL.or(Class::CREDENTIALED).or(Class::DEGREE_OF_SKILL).or(Class::SKILL).or(Class::HOLD))
                                    || n.any(&["be", "completed"])
                            })
                            && !next.is_some_and(|n| n.has(Class::EXPERIENCE)));
            if stops {
                break;
            }
            end = lead + i + 1;
        }
        let bare = end.max(lead + 1) == lead + 1 && first.is("equivalent");
        if bare && let [.., Piece::Comma, Piece::Or] = self.pieces.as_slice() {
            self.pieces.truncate(self.pieces.len() - 2);
            self.push(Piece::Or);
        }
        self.add(at, end.max(lead + 1), Kind::Equivalent)
    }

    /// A length of experience.
    fn experience(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let (tail, (mut found, surety)) = experience(self.line, rest).ok()?;
        let (after_length, _) = crate::grammar::length::length(rest).ok()?;
        let end = at + rest.len() - after_length.len();
        let taken = rest.len() - tail.len();
        let tail_age = after(self.tokens, end);
        let of_age = tail_age.first().is_some_and(|t| t.is("old"))
            || tail_age.get(1).is_some_and(|t| t.text.starts_with("age")) && tail_age.first().is_some_and(|t| t.is("of"))
            || tail_age.get(1).is_some_and(|t| t.is("older"));
        let least_age = self.tokens.iter().any(|t| t.is("minimum")) && self.tokens.iter().any(|t| t.is("age"));
        if of_age && (least_age || self.voice.open() && (self.voice.asks || self.voice.fragment)) {
            let taken = end - at + 2.min(tail_age.len());
            let text = crate::grammar::text_of(self.line, self.tokens.get(at..at + taken)?).to_owned();
            return self.add(at, taken, Kind::Eligibility(crate::requirement::Asked { text }));
        }
        let below =
            found.min_months.is_none() && !self.voice.fragment && !self.tokens.iter().any(|t| t.has(Class::REQUIRED.or(Class::PREFERRED)));
        let allowed = after(rest, taken).first().is_some_and(|t| t.is("may"))
            && after(rest, taken + 1).first().is_some_and(|t| t.any(&["have", "be"]))
            && rest.get(..taken).is_some_and(|r| r.iter().any(|t| t.is("this")));
        if allowed {
            return Some(taken + 1);
        }
        let swapped = self.tokens.get(at.saturating_sub(3)..at).is_some_and(|b| b.iter().any(|t| t.any(&["substituted", "substitute"])));
        if swapped {
            return Some(taken);
        }
        let exchanged = after(rest, taken).iter().take(4).any(|t| t.any(&["substituted", "substitute", "credited"]));
        if exchanged {
            return Some(taken);
        }
        if below || experience::foreign(self.tokens, at, end) {
            return Some(end - at);
        }
        let before = self.tokens.get(..at).unwrap_or_default();
        let employer = before.iter().rev().take(14).any(|t| t.has(Class::EMPLOYER)) && !self.voice.asks;
        let apart = before.len() > 7 && !self.voice.asks && self.leaves == 0 && !before.iter().any(|t| t.has(Class::EXPERIENCE));
        let leading = before.iter().all(|t| {
            t.has(Class::ARTICLE.or(Class::HOLD).or(Class::FILLER).or(Class::REQUIRED).or(Class::DEGREE_OF_SKILL).or(Class::UNIT))
                || t.any(&["experience", "with", "of", "ideal"])
                || t.shape != Shape::Word
        });
        let labelled = surety == Surety::Bare && leading && at == 0 && !self.quiet && self.labels();
        if labelled && !self.experienced {
            found.with = crate::grammar::topic::groups(self.line, self.heading);
        }
        let asked = match surety {
            Surety::Named => {
                (self.voice.asks || self.voice.fragment && !apart || leading || self.leaves > 0) && !employer && !self.voice.offers
                    || leading
            }
            Surety::Topic => (self.voice.asks || leading || self.leaves > 0) && !employer && !self.voice.offers,
            Surety::Bare if self.voice.asks && self.sought(at) => {
                let Some(Piece::Leaf(Requirement { kind: Kind::Skill(skill), .. })) = self.pieces.iter().rev().nth(1) else { return None };
                found.with = skill.with.clone();
                self.pieces.truncate(self.pieces.len() - 2);
                true
            }
            Surety::Bare if self.named_before(at) => {
                if let Some(Piece::Leaf(Requirement { kind: Kind::Skill(skill), .. })) = self.pieces.pop() {
                    found.with = skill.with;
                }
                true
            }
            Surety::Bare if leading && self.tiered(end) => true,
            Surety::Bare => {
                self.experienced && leading || labelled || {
                    (leading && before.iter().any(|t| t.has(Class::EXPERIENCE)))
                        || self.leaves > 0 && self.voice.fragment
                        || self.voice.asks && before.iter().any(|t| t.has(Class::EXPERIENCE))
                }
            }
        };
        if !asked || self.quiet && surety < Surety::Named {
            return Some(end - at);
        }
        self.add(at, taken, Kind::Experience(found))
    }

    /// Whether an article opens the name of a licence or certificate in a sentence that asks: "therefore a clean driving licence is essential".
    fn heads(&self, at: usize, token: &Token<'a>) -> bool {
        let words = after(self.tokens, at + 1);
        let name = crate::grammar::run(words, |t| {
            t.shape == Shape::Word && !t.has(Class::PREPOSITION.or(Class::FINITE).or(Class::CREDENTIAL_HEAD))
        });
        self.voice.asks
            && token.any(&["a", "an"])
            && (1..5).contains(&name)
            && words
                .get(name)
                .is_some_and(|t| t.has(Class::CREDENTIAL_HEAD) && !t.any(&["qualification", "qualifications", "exam", "membership"]))
    }

    /// Whether a length closes "an experienced X with 4+ years".
    fn sought(&self, at: usize) -> bool {
        let with = at.checked_sub(1).and_then(|i| self.tokens.get(i)).is_some_and(|t| t.is("with"));
        with && matches!(self.pieces.as_slice(), [.., Piece::Leaf(Requirement { kind: Kind::Skill(_), .. }), Piece::And])
    }

    /// Whether a length stands right behind "… experience".
    fn named_before(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|i| self.tokens.get(i)).is_some_and(|t| t.has(Class::EXPERIENCE))
            && matches!(self.pieces.last(), Some(Piece::Leaf(Requirement { kind: Kind::Skill(_), .. })))
    }

    /// Whether nothing but a tier follows: "5+ years is preferred".
    fn tiered(&self, end: usize) -> bool {
        let rest = after(self.tokens, end);
        let verb = crate::grammar::run(rest, |t| t.any(&["is", "are", "a", "strongly", "highly"]));
        verb > 0 && after(rest, verb).first().is_some_and(|t| t.has(Class::PREFERRED.or(Class::REQUIRED)))
    }

    /// Whether the heading names what the length under it is in: "Java: 3 years".
    fn labels(&self) -> bool {
        let words = self.heading.iter().filter(|t| t.shape == Shape::Word);
        let plain = words
            .clone()
            .all(|t| !t.has(Class::TERM_OF_EMPLOYMENT.or(Class::OFFER).or(Class::QUIET_HEADING).or(Class::FINITE).or(Class::CANDIDATE)));
        (1..=5).contains(&words.count()) && plain && self.heading.iter().all(|t| t.shape != Shape::Number)
    }

    /// A count inside the one before it: "including three in a managerial capacity", "two of which in AI".
    fn nested(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let counted = matches!(
            self.pieces.iter().rev().find(|p| matches!(p, Piece::Leaf(_))),
            Some(Piece::Leaf(Requirement { kind: Kind::Experience(_), .. }))
        );
        let preceded = at.checked_sub(1).and_then(|i| self.tokens.get(i)).is_some_and(|t| t.any(&["including", "least", "with"]));
        let [count, next, ..] = rest else { return None };
        let years: u32 = if count.shape == Shape::Number { count.text.parse().ok()? } else { u32::from(count.value) };
        if !(counted && preceded && next.any(&["in", "as", "of", "at", "with"])) || years == 0 || years > 40 {
            return None;
        }
        let body = after(rest, 1);
        let end = crate::grammar::topic::extent(body);
        let with = crate::grammar::topic::groups(self.line, body.get(..end)?);
        self.add(at, 1 + end, Kind::Experience(crate::Experience { min_months: Some(years * 12), with, ..Default::default() }))
    }

    /// A degree.
    fn degree(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let (tail, mut found) = degree::degree(self.line, rest).ok()?;
        let taken = rest.len() - tail.len();
        let before = self.tokens.get(..at).unwrap_or_default();
        let angle = before.last().is_some_and(|t| t.shape == Shape::Number);
        let studied = before.iter().rev().take(7).any(|t| t.any(&["study", "studying"]));
        let near = |list: &[&str]| before.iter().rev().take(4).any(|t| list.iter().any(|w| t.is(w)));
        let graded = matches!(before, [.., a, b] if a.is("at") && b.has(Class::ARTICLE))
            && rest.iter().take(taken + 1).take(4).any(|t| t.is("level"));
        let after_credential =
            matches!(self.pieces.last(), Some(Piece::Leaf(Requirement { kind: Kind::Credential(_), .. })) | Some(Piece::Gap));
        if graded && after_credential && self.leaves > 0 {
            return Some(taken);
        }
        let spoken = near(&[
            "towards",
            "toward",
            "obtain",
            "achieve",
            "study",
            "undertake",
            "leading",
            "offering",
            "funded",
            "teaching",
            "into",
            "complete",
            "lieu",
            "to",
        ]) && !near(&["currently", "educated"])
            || !near(&["enrolled", "pursuing"])
                && tail.first().is_some_and(|t| {
                    t.any(&[
                        "course",
                        "courses",
                        "programme",
                        "programmes",
                        "program",
                        "programs",
                        "students",
                        "student",
                        "training",
                        "examination",
                        "thesis",
                        "level",
                    ])
                });
        let held = matches!(
            self.pieces.iter().rev().find(|p| matches!(p, Piece::Leaf(_))),
            Some(Piece::Leaf(Requirement { kind: Kind::Degree(_), .. }))
        );
        if held && near(&["equivalent", "similar", "comparable"]) && near(&["or"]) && found.fields.is_empty() {
            return Some(taken);
        }
        let papers = self.tokens.iter().any(|t| t.any(&["transcript", "transcripts"]));
        let completed = self.tokens.iter().take(4).any(|t| t.any(&["completion", "completed"]));
        let enrolled = before.iter().rev().take(7).any(|t| t.any(&["enrolled", "pursuing", "enrollment"]));
        let (spoken, studied) = (spoken && !completed && !enrolled, studied && !completed);
        let asked = (self.voice.asks || self.voice.fragment || self.leaves > 0)
            && !self.voice.offers
            && !(spoken || papers || angle || studied)
            && self.voice.open();
        if !asked || self.quiet && !self.voice.fragment {
            return Some(taken);
        }
        if near(&["no", "without"]) {
            return Some(taken);
        }
        found.in_progress = near(&["pursuing", "enrolled", "towards", "toward", "enrollment"]);
        let inner = rest.get(..taken).and_then(|t| {
            t.iter()
                .enumerate()
                .find(|(_, t)| t.has(Class::REQUIRED.or(Class::PREFERRED)))
                .map(|(_, t)| if t.has(Class::PREFERRED) { Tier::Preferred } else { Tier::Required })
        });
        if let Some(Piece::Leaf(Requirement { kind: Kind::Degree(before), .. })) = self.pieces.last_mut()
            && before.level == found.level
            && before.fields.is_empty()
        {
            *before = found;
            return Some(taken);
        }
        if self.repeats(&found) {
            return Some(taken);
        }
        let alternative = rest.get(..taken).unwrap_or_default().windows(4).any(
            |w| matches!(w, [a, b, c, d] if a.shape == Shape::Open && b.has(Class::OR) && c.is("equivalent") && d.shape == Shape::Close),
        );
        let open = rest
            .get(..taken)
            .is_some_and(|t| t.windows(2).any(|w| matches!(w, [a, b] if a.has(Class::OR) && b.any(&["other", "another"]))));
        if open && matches!(self.pieces.as_slice(), [.., Piece::Leaf(Requirement { kind: Kind::Degree(_), .. }), Piece::Comma]) {
            self.pieces.pop();
            self.push(Piece::Or);
        }
        let added = self.add(at, taken, Kind::Degree(found));
        if alternative {
            self.push(Piece::Or);
            self.put(Kind::Equivalent.into());
        }
        if let Some(tier) = inner {
            self.push(Piece::Tier(tier));
        }
        added
    }

    /// Whether a bracket only repeats the degree before it: "Juris Doctor (J.D.)".
    fn repeats(&self, found: &crate::Degree) -> bool {
        let mut back = self.pieces.iter().rev();
        let opened = matches!(back.next(), Some(Piece::Open));
        let before = back.find(|p| matches!(p, Piece::Leaf(_)));
        opened && matches!(before, Some(Piece::Leaf(Requirement { kind: Kind::Degree(degree), .. })) if degree.level == found.level)
    }

    /// A clearance, a right to work, or what has to be asked.
    fn asked(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let found =
            clearance(self.line, self.tokens, at).or_else(|| authorization(self.line, rest)).or_else(|| eligibility(self.line, rest));
        let (kind, taken) = found?;
        let sponsor = self.voice.tells && !self.voice.asks;
        let asks = self.voice.asks
            || self.voice.fragment
            || matches!(kind, Kind::Eligibility(_)) && self.tokens.iter().any(|t| t.any(&["subject", "undergo", "may", "will"]));
        if let (Kind::WorkAuthorization(found), Some(Piece::Leaf(Requirement { kind: Kind::WorkAuthorization(before), .. }))) =
            (&kind, self.pieces.iter_mut().rev().find(|p| matches!(p, Piece::Leaf(_))))
        {
            before.text.push_str(", ");
            before.text.push_str(&found.text);
            return Some(taken);
        }
        let held = matches!(kind, Kind::Clearance(_))
            && self
                .tokens
                .get(..at)
                .unwrap_or_default()
                .iter()
                .rev()
                .take(5)
                .any(|t| t.any(&["maintain", "obtain", "hold", "possess", "active"]));
        if held && !self.voice.tells && !self.voice.offers {
            return self.add(at, taken, kind);
        }
        let strict = matches!(&kind, Kind::Eligibility(asked) if screened(&asked.text)) && !self.voice.offers;
        if strict {
            return self.screenings(at, taken);
        }
        if sponsor || self.voice.offers || !asks || self.voice.duty && !self.voice.asks {
            return Some(taken);
        }
        self.add(at, taken, kind)
    }

    /// "background check and drug test": one requirement for each screening.
    fn screenings(&mut self, at: usize, taken: usize) -> Option<usize> {
        let whole = self.tokens.get(at..at + taken)?;
        let heads = ["check", "checks", "test", "tests", "screen", "screening", "investigation", "physical", "exam", "examination"];
        let mut from = 0;
        for end in 0..=whole.len() {
            let joint = whole.get(end).is_none_or(|t| t.has(Class::AND) || t.shape == Shape::Comma);
            from += usize::from(whole.get(from).is_some_and(|t| t.has(Class::AND)));
            let part = whole.get(from..end).unwrap_or_default();
            let more = whole.get(end + 1..).unwrap_or_default().iter().take(4).any(|t| t.any(&heads));
            if end == whole.len() || joint && more && part.iter().any(|t| t.any(&heads)) {
                let text = crate::grammar::text_of(self.line, part).to_owned();
                self.push(Piece::And);
                self.add(at + from, part.len(), Kind::Eligibility(crate::requirement::Asked { text }))?;
                from = end + 1;
            }
        }
        Some(taken)
    }

    /// A credential.
    fn credential(&mut self, at: usize, rest: &'t [Token<'a>], fresh: bool) -> Option<usize> {
        let (tail, found) = credential::credential(self.line, rest).ok()?;
        let taken = rest.len() - tail.len();
        let listed =
            self.tokens.get(..at).is_some_and(|b| b.iter().any(|t| t.any(&["following", "certifications", "certification", "licenses"])));
        let bracketed = self.tokens.get(..at).is_some_and(|b| b.last().is_some_and(|t| t.shape == Shape::Open))
            && after(self.tokens, at + taken).first().is_some_and(|t| t.shape == Shape::Close)
            && self.tokens.get(at..at + taken).is_some_and(|own| own.iter().any(|t| t.has(Class::CREDENTIALED)));
        let bullet = self.voice.fragment
            && (listed
                || bracketed
                || self.tokens.get(..at).unwrap_or_default().iter().all(|t| {
                    t.has(Class::ARTICLE.or(Class::DEGREE_OF_SKILL).or(Class::FILLER))
                        || t.shape != Shape::Word
                        || t.any(&["valid", "active", "clean", "to", "at", "least", "as", "newly", "soon", "be", "or"])
                        || t.has(Class::CREDENTIALED)
                        || t.has(Class::HOLD)
                }));
        let kept = at < 3 && self.tokens.first().is_some_and(|t| t.any(&["maintain", "obtain", "hold", "possess", "keep"]));
        if kept && !self.quiet && !self.voice.offers && !credential::foreign(self.tokens, at, at + taken) {
            return self.add(at, taken, Kind::Credential(found));
        }
        let paid = self.tokens.iter().any(|t| t.shape == Shape::Money);
        let bullet = bullet && !paid;
        let asked =
            (self.voice.asks || bullet || self.leaves > 0 && self.voice.fragment) && !self.voice.offers && self.voice.open() && !self.quiet;
        if !asked || credential::foreign(self.tokens, at, at + taken) {
            return if fresh { None } else { Some(taken) };
        }
        let exampled = self.tokens.windows(2).take(at + 1).any(|w| matches!(w, [a, b] if a.any(&["certifications", "certificates", "licenses"]) && (b.any(&["such", "including", "like", "e.g.", "e.g"]) || matches!(b.shape, Shape::Open | Shape::Colon))));
        let one_of = exampled
            || self.tokens.windows(2).take(at + 1).any(|w| matches!(w, [a, b] if a.any(&["one", "more", "any"]) && b.any(&["of", "or"])));
        if one_of
            && let Some(Piece::Leaf(Requirement { kind: Kind::Credential(before), .. })) =
                self.pieces.iter_mut().rev().find(|p| matches!(p, Piece::Leaf(_)))
        {
            before.any_of.extend(found.any_of);
            return Some(taken);
        }
        let kind = Kind::Credential(found);
        let said = self.pieces.iter().any(|p| matches!(p, Piece::Leaf(before) if before.kind == kind));
        if said { Some(taken) } else { self.add(at, taken, kind) }
    }

    /// Experience whose length stands behind its topic: "experience in tax law for at least three years".
    fn lasting(&mut self, at: usize, rest: &'t [Token<'a>], kind: &Kind, taken: usize) -> Option<usize> {
        let Kind::Skill(skill) = kind else { return None };
        let over = rest.get(..taken).is_some_and(|r| r.last().is_some_and(|t| t.is("for")));
        let taken = taken - usize::from(over);
        let behind = after(rest, taken);
        let body = after(behind, 1);
        let (tail, stated) = crate::grammar::length::length(body).ok()?;
        let named = rest.iter().take(4).any(|t| t.has(Class::EXPERIENCE));
        if !named || !behind.first()?.is("for") {
            return None;
        }
        let with = skill.with.clone();
        let found = crate::Experience { min_months: stated.min, max_months: stated.max, within_months: None, with };
        self.add(at, taken + 1 + body.len() - tail.len(), Kind::Experience(found))
    }

    /// A bare name with a tier: "Python required", "Rust preferred".
    fn named(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let known = Class::MODIFIER.or(Class::SHARED_HEAD).or(Class::BODY).or(Class::NOUN_ING);
        let words = crate::grammar::run(rest, |t| {
            t.shape == Shape::Word
                && !t.has(Class::ARTICLE.or(Class::PREPOSITION))
                && (t.class == Class::NONE || t.has(known))
                && !t.is("type")
        });
        let body = rest.get(..words)?;
        let behind = after(rest, words);
        let verb = usize::from(behind.first().is_some_and(|t| t.any(&["is", "are"])));
        let closing = at + words + verb;
        let tier =
            after(behind, verb).first().is_some_and(|t| t.any(&["required", "essential"]) || voice::prefers(self.tokens, closing, t));
        let ends = after(behind, verb + 1).first().is_none_or(|t| t.shape != Shape::Word);
        let listed = crate::grammar::run(rest, |t| {
            t.shape == Shape::Word && !t.has(Class::PREFERRED.or(Class::REQUIRED)) || t.shape == Shape::Slash
        });
        let choice = matches!(self.pieces.as_slice(), [.., Piece::Leaf(_), Piece::Comma])
            && (2..=8).contains(&listed)
            && rest.get(..listed).is_some_and(|w| {
                w.iter().any(|t| t.has(Class::OR)) && !w.iter().any(|t| t.has(Class::LEVEL.or(Class::CREDENTIAL).or(Class::UNIT)))
            })
            && after(rest, listed).first().is_some_and(|t| t.has(Class::PREFERRED) && !t.is("plus"));
        if choice && !self.voice.offers {
            let with = crate::grammar::topic::groups(self.line, rest.get(..listed)?);
            self.push(Piece::Break);
            self.push(Piece::Tier(Tier::Preferred));
            self.add(at, listed, Kind::Skill(crate::requirement::Skill { with }))?;
            self.push(Piece::Break);
            return Some(listed + 1);
        }
        if !(1..=4).contains(&words) || !tier || !ends || !body.first()?.capital() || self.voice.offers || self.quiet {
            return None;
        }
        let with = crate::grammar::topic::groups(self.line, body);
        if with.is_empty() { None } else { self.add(at, words, Kind::Skill(crate::requirement::Skill { with })) }
    }

    /// A skill or trait.
    fn skill(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let opening = self
            .tokens
            .get(..at)
            .unwrap_or_default()
            .iter()
            .all(|t| t.shape != Shape::Word || t.has(Class::ARTICLE.or(Class::DEGREE_OF_SKILL).or(Class::HOLD)));
        if !(self.voice.asks || self.voice.fragment && (opening || self.leaves > 0))
            || self.voice.offers
            || self.quiet
            || self.voice.tells && !self.voice.asks
            || self.voice.duty && !self.voice.asks
        {
            return None;
        }
        let theirs = matches!(self.tokens.get(..at), Some([.., a, b]) if b.has(Class::FINITE) && a.any(&["we", "team", "company", "trust", "organisation", "organization"]));
        if theirs {
            return None;
        }
        if let Some(taken) = skill::proof(rest) {
            return Some(taken);
        }
        let (kind, taken) = skill::skill(self.line, rest)?;
        if let Some(whole) = self.lasting(at, rest, &kind, taken) {
            return Some(whole);
        }
        if matches!(kind, Kind::Eligibility(_))
            && let Some(from) = rest.iter().take(taken).position(|t| t.any(&["background", "drug", "pre-employment", "criminal"]))
            && rest.get(from..taken).is_some_and(|t| {
                t.iter().filter(|t| t.any(&["check", "checks", "test", "screening", "screen", "investigation"])).count() > 1
            })
        {
            self.screenings(at + from, taken - from)?;
            return Some(taken);
        }
        let soft_list = matches!(kind, Kind::Trait(_))
            && matches!(
                self.pieces.iter().rev().find(|p| matches!(p, Piece::Leaf(_))),
                Some(Piece::Leaf(Requirement { kind: Kind::Trait(_), .. }))
            );
        if soft_list {
            return Some(taken);
        }
        self.add(at, taken, kind)
    }
}
