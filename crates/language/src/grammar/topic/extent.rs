//! Where a topic ends: at the end of its clause, or where another requirement begins.
//!
//! ```ebnf
//! end   = "." | ";" | "?" | bullet | " - " | ")" | tier | closing | [ joint ] other ;
//! joint = { "," | "and" | "or" | "&" | "/" | "with" | "as well as" | "including" | article } ;
//! other = length | degree | credential | skill | trait | equivalent | verb ;
//! ```

use super::super::{after, before, degree, length, opening, run};
use super::clauses::{clause, gained, reason, refers, whether_paid};
use super::examples::chooses;
use super::tiered::apart;
use crate::lexicon::{Class, List};
use crate::token::{Shape, Token};

/// Topics longer than this many tokens are cut: no line means so much by one count.
const LONGEST: usize = 90;

/// How many tokens of a topic stand at the head, without the joint behind them.
pub(crate) fn extent(tokens: &[Token<'_>]) -> usize {
    let end = reach(tokens);
    let read = tokens.get(..end).unwrap_or_default();
    end - read.iter().rev().take_while(|t| t.shape == Shape::Comma || t.has(Class::AND.or(Class::OR)) || t.is("with")).count()
}

/// How far a topic reaches, with the joint behind it.
fn reach(tokens: &[Token<'_>]) -> usize {
    let (mut depth, mut past) = (0_usize, 0);
    for (i, token) in tokens.iter().enumerate().take(LONGEST) {
        if refers(after(tokens, i)) {
            past = i + 4;
        }
        if i < past {
            continue;
        }
        match token.shape {
            Shape::Open if whether_paid(after(tokens, i + 1)) => return i,
            Shape::Open if chooses(after(tokens, i)) || aside(after(tokens, i)) => depth += 1,
            Shape::Open
                if counts(after(tokens, i + 1)) || crate::lists::qualifies(after(tokens, i)) || !crate::lists::closes(after(tokens, i)) =>
            {
                return i;
            }
            Shape::Open => depth += 1,
            Shape::Close if depth == 0 => return i,
            Shape::Close => depth -= 1,
            Shape::Stop if shortened(tokens, i) => {}
            Shape::Stop | Shape::Semicolon | Shape::Question | Shape::Bullet => return i,
            Shape::Dash if token.spaced && tokens.get(i + 1).is_some_and(|t| t.spaced) && i > 0 => return i,
            _ => {}
        }
        if i > 0 && (token.glued || depth == 0 && ends(tokens, i, token)) {
            return i;
        }
    }
    tokens.len().min(LONGEST)
}

/// Whether a bracket goes on with the list before it: "Spark (or Flink), Hive and Impala", "a hospital environment (or similar), with …".
fn aside(tokens: &[Token<'_>]) -> bool {
    match tokens {
        [_, or, name, close, behind @ ..] => {
            let goes_on = !name.is("equivalent") || behind.first().is_some_and(|t| t.shape == Shape::Word && !t.has(Class::AND));
            let named = name.listed(List::SIMILAR) && goes_on || name.capital() && name.class == Class::NONE;
            or.has(Class::OR) && named && close.shape == Shape::Close
        }
        _ => false,
    }
}

/// Whether a bracket tells of a part of the years, or whom they are asked of: "(at least two in a bank)", "(a Bachelor's degree)".
fn counts(inner: &[Token<'_>]) -> bool {
    let lead = run(inner, |t| t.any(&["including", "of", "which", "with"]));
    let body = after(inner, lead);
    let graded = || degree::begins(after(inner, run(inner, |t| t.has(Class::ARTICLE))));
    length::length(body).is_ok()
        || graded()
        || length::elided(body).is_ok_and(|(tail, _)| length::parts(tail) || tail.get(1).is_some_and(|t| t.listed(List::THOSE_YEARS)))
}

/// Whether a point only shortens "etc." in the middle of a list: "(Scala, Python, etc.) and Spark".
fn shortened(tokens: &[Token<'_>], i: usize) -> bool {
    before(tokens, i).is_some_and(|t| t.is("etc"))
        && tokens.get(i + 1).is_some_and(|t| matches!(t.shape, Shape::Close | Shape::Comma) || t.has(Class::AND.or(Class::OR)))
}

/// Whether a topic ends before the token at `i`.
fn ends(tokens: &[Token<'_>], i: usize, token: &Token<'_>) -> bool {
    let excepts = token.shape == Shape::Comma && tokens.get(i + 1).is_some_and(|t| t.is("not"));
    if excepts || rules(tokens, i, token) || closes(tokens, i, token) || token.shape == Shape::Comma && apart(tokens, i) {
        return true;
    }
    if reason(after(tokens, i)) || token.shape == Shape::Comma && whether_paid(after(tokens, i + 1)) {
        return true;
    }
    let tight = token.shape == Shape::Ampersand && !token.spaced && tokens.get(i + 1).is_some_and(|t| !t.spaced);
    let joint = if tight { 0 } else { run(after(tokens, i), joins) };
    if (joint == 0 || token.has(Class::ARTICLE)) && length::length(after(tokens, i)).is_ok() {
        return true;
    }
    if joint == 0 {
        return false;
    }
    let ahead = after(tokens, i + joint);
    let lead = run(ahead, |t| t.has(Class::DEGREE_OF_SKILL));
    let Some(next) = ahead.get(lead) else { return false };
    let joined = Joined { topic: tokens, at: i, token, joint, ahead, lead, next };
    joined.knows()
        || joined.soft()
        || joined.opens()
        || joined.equivalent()
        || joined.counted()
        || joined.graded()
        || joined.held()
        || joined.licensed()
        || joined.verb()
}

/// Whether a tier word ends the topic: "plus" between names and "needs" do not.
fn rules(tokens: &[Token<'_>], i: usize, token: &Token<'_>) -> bool {
    let wanted = token.any(&["need", "needs"]) || token.any(&["requirement", "requirements"]) && gathered(tokens, i, token);
    token.has(Class::REQUIRED.or(Class::PREFERRED)) && !wanted && !example_plus(tokens, i)
}

/// Whether requirements are what is worked on: "requirements gathering", "operational requirements".
fn gathered(tokens: &[Token<'_>], i: usize, token: &Token<'_>) -> bool {
    let small = !token.capital() && tokens.get(i + 1).is_none_or(|t| t.shape != Shape::Colon);
    let kind = |t: &Token<'_>| t.shape == Shape::Word && !t.has(Class::PREPOSITION.or(Class::FINITE).or(Class::REQUIRED).or(Class::FILLER));
    let listed =
        [before(tokens, i), tokens.get(i + 1)].iter().flatten().filter(|t| t.shape == Shape::Comma || t.has(Class::AND)).count() == 2;
    let worked_on = || tokens.get(i + 1).is_some_and(|t| t.listed(List::ACTS) || t.is("gathering"));
    small && (listed || before(tokens, i).is_some_and(kind) || worked_on())
}

/// Whether "to" and a verb say what experience is for, not what it is in: "experience to join our team".
pub(crate) fn purpose(tokens: &[Token<'_>]) -> bool {
    matches!(tokens, [to, verb, ..] if to.is("to") && (verb.has(Class::DUTY) && !verb.has(Class::NOUN_ING) || verb.listed(List::PURPOSES)))
        || joined_by(tokens)
}

/// Whether "to" says whom somebody joins with what they bring: "bring your patience to the team".
fn joined_by(tokens: &[Token<'_>]) -> bool {
    matches!(tokens, [to, the, team, ..] if to.is("to") && the.has(Class::ARTICLE) && team.any(&["team", "table", "role"]))
}

/// Whether a word closes the topic ("who", "within the last …", "to become").
fn closes(tokens: &[Token<'_>], i: usize, token: &Token<'_>) -> bool {
    let next = tokens.get(i + 1);
    if token.listed(List::OPENS_WINDOW) && super::super::experience::window(after(tokens, i)).is_ok() {
        return true;
    }
    let cared = || {
        token.is("looking") && next.is_some_and(|t| t.is("after"))
            || token.is("alongside") && (i == 0 || before(tokens, i).is_some_and(|t| t.is("working")))
    };
    let limited = || token.is("but") && next.is_some_and(|t| t.is("not")) && tokens.get(i + 2).is_some_and(|t| t.is("limited"));
    token.has(Class::ENDS_TOPIC)
        && !cared()
        && !limited()
        && !gained(after(tokens, i))
        && !clause(after(tokens, i))
        && (!token.is("within") || window(after(tokens, i)))
        || token.is("to") && next.is_some_and(|t| t.listed(List::BECOMES))
        || token.is("to") && next.is_some_and(|t| t.is("include")) && length::length(after(tokens, i + 2)).is_ok()
        || token.any(&["over", "for"]) && (spans(after(tokens, i + 1)) || length::uncounted(after(tokens, i + 1)).is_ok())
        || token.is("in") && next.is_some_and(|t| t.any(&["addition", "lieu"]))
        || token.is("behind") && next.is_some_and(|t| t.is("you"))
        || token.is("under") && next.is_some_and(|t| t.is("your")) && tokens.get(i + 2).is_some_and(|t| t.is("belt"))
        || joined_by(after(tokens, i))
}

/// Whether "over" opens a span of time: "over the last 2 years", "over the course of their career".
fn spans(tokens: &[Token<'_>]) -> bool {
    matches!(tokens, [the, span, ..] if the.is("the") && span.any(&["last", "past", "course", "previous"]))
}

/// Whether a token may join another requirement to the topic.
fn joins(token: &Token<'_>) -> bool {
    matches!(token.shape, Shape::Comma | Shape::Ampersand | Shape::Slash)
        || token.has(Class::AND.or(Class::OR).or(Class::ARTICLE))
        || token.any(&["with", "as", "well", "including"])
}

/// What stands behind a joint inside a topic.
struct Joined<'t, 'a> {
    topic: &'t [Token<'a>],
    at: usize,
    /// The first word of the joint.
    token: &'t Token<'a>,
    joint: usize,
    ahead: &'t [Token<'a>],
    /// How many words of degree open it ("strong", "proven").
    lead: usize,
    /// The word behind them.
    next: &'t Token<'a>,
}

impl Joined<'_, '_> {
    /// What opens behind any joint by words of its own.
    fn opens(&self) -> bool {
        let joined = after(self.topic, self.at);
        let joint = opening::joint(joined);
        // "five years of teaching or a teaching licence"
        let held = self.token.has(Class::OR) && opening::held(after(joined, 1));
        held || joint > 0 && (opening::hard(after(joined, joint)) || opening::soft(after(joined, joint)))
    }

    /// The word that opens what is ahead.
    fn first(&self, test: impl Fn(&Token<'_>) -> bool) -> bool {
        self.ahead.first().is_some_and(test)
    }

    /// The word behind the one that opens it.
    fn behind(&self, test: impl Fn(&Token<'_>) -> bool) -> bool {
        self.ahead.get(self.lead + 1).is_some_and(test)
    }

    /// A skill or experience of its own.
    fn knows(&self) -> bool {
        self.lead > 0 && (self.graded_anew() || self.next.is("record"))
            || self.next.has(Class::SKILL) && !self.next.any(&["skills", "experienced"]) && !self.handled()
            || self.next.any(&["ability", "willingness", "proven"])
            || self.next.is("experience") && self.behind(|t| t.has(Class::PREPOSITION) || t.gerund())
    }

    /// Whether knowledge is what is worked on: "a knowledge base", "and knowledge management".
    fn handled(&self) -> bool {
        self.next.is("knowledge") && self.behind(|t| t.any(&["management", "base", "transfer", "sharing"]))
    }

    /// "… and Strong background", "… with proven sales experience".
    fn graded_anew(&self) -> bool {
        let and = self.token.has(Class::AND);
        let capital = and && self.first(|t| t.capital()) && !self.topic.first().is_some_and(Token::capital);
        let prior = self.token.is("with") || and && self.first(|t| t.any(&["previous", "prior"]));
        let experience = |tokens: &[Token<'_>]| {
            let words = tokens.iter().take(7).skip(self.lead + 1);
            words.take_while(|t| t.shape == Shape::Word && !t.has(Class::PREPOSITION)).any(|t| t.has(Class::EXPERIENCE))
        };
        capital || prior && experience(self.ahead)
    }

    /// A trait.
    fn soft(&self) -> bool {
        let keen =
            self.next.has(Class::TRAIT_ADJECTIVE) && self.ahead.get(self.lead + 1).is_some_and(|t| t.has(Class::TRAIT_NOUN) || t.is("to"));
        self.lead > 0 && self.next.has(Class::TRAIT_NOUN)
            || self.token.is("with") && self.next.is("drive")
            || keen
            || self.next.listed(List::INCLINATIONS)
    }

    /// "or equivalent experience", "or any combination of …", but not "relevant retail experience".
    fn equivalent(&self) -> bool {
        if self.first(|t| t.is("equivalent")) && self.ahead.get(1).is_none_or(|t| t.shape != Shape::Word) {
            return true;
        }
        if self.elsewhere() {
            return false;
        }
        self.first(|t| t.any(&["equivalent", "relevant", "any", "commensurate"]))
            && self
                .ahead
                .iter()
                .take(7)
                .any(|t| t.has(Class::EXPERIENCE) || t.any(&["combination", "qualification", "education", "degree"]))
            && !self.worded()
    }

    /// Whether what the equivalent experience is in follows, so that the topic goes on: "or equivalent experience in a call centre".
    fn elsewhere(&self) -> bool {
        let or = self.topic.get(self.at..self.at + self.joint).is_some_and(|j| j.last().is_some_and(|t| t.has(Class::OR)));
        let behind = after(self.ahead, 1);
        let work = run(behind, |t| t.any(&["work", "working", "professional"]));
        let opens = |t: &Token<'_>| t.any(&["in", "within", "as"]);
        or && self.first(|t| t.any(&["equivalent", "relevant"]))
            && matches!(after(behind, work), [experience, preposition, ..] if experience.has(Class::EXPERIENCE) && opens(preposition))
    }

    /// Whether nothing but names stands between the first word and "experience".
    fn worded(&self) -> bool {
        let names = |t: &Token<'_>| t.shape == Shape::Word && !t.has(Class::FILLER.or(Class::AND).or(Class::OR).or(Class::PREPOSITION));
        let at = self.ahead.iter().take(6).position(|t| t.has(Class::EXPERIENCE)).filter(|at| *at > 1);
        at.and_then(|at| self.ahead.get(1..at)).is_some_and(|words| words.iter().all(names))
    }

    /// Another length.
    fn counted(&self) -> bool {
        length::length(self.ahead).is_ok()
            && (!self.first(|t| t.shape == Shape::Word) || self.ahead.iter().take(8).any(|t| t.has(Class::UNIT)))
            || self.elided()
    }

    /// A count that is part of the one before or goes on with it: "including two in …", ", three of which …", "in X and 2 in …".
    fn elided(&self) -> bool {
        let last = lastly(self.ahead);
        let Ok((tail, _)) = length::elided(after(self.ahead, last)) else { return false };
        let [preposition, object, ..] = tail else { return false };
        let those = preposition.is("of") && object.listed(List::THOSE_YEARS);
        let part = self.topic.get(self.at..self.at + self.joint).is_some_and(|j| j.iter().any(|t| t.any(&["including", "with"])));
        let same = || self.topic.first().is_some_and(|t| preposition.is(t.text));
        those || (part || last > 0 || same()) && length::parts(tail) || degree::goes_with(tail)
    }

    /// A degree, or that none is needed.
    fn graded(&self) -> bool {
        let none = matches!(self.ahead, [no, degree, ..] if no.is("no") && degree.is("degree"));
        none || !(self.next.is("degree") && self.behind(|t| t.is("of"))) && degree::begins(self.ahead)
    }

    /// A licence or registration by its last word ("and a professional registration", ", valid forklift licence").
    fn licensed(&self) -> bool {
        let article = self.topic.get(self.at..self.at + self.joint).is_some_and(|j| j.last().is_some_and(|t| t.has(Class::ARTICLE)));
        let lists = self.token.has(Class::AND) || self.token.shape == Shape::Comma || self.token.is("with");
        let comma = self.token.shape == Shape::Comma && !self.topic.first().is_some_and(Token::capital);
        let words = run(self.ahead, |t| {
            matches!(t.shape, Shape::Word | Shape::Number)
                && !t.has(Class::PREPOSITION.or(Class::CREDENTIAL_HEAD).or(Class::AND).or(Class::OR))
        });
        // "in a bakery, forklift licence"
        let last = || {
            let ends = |t: &Token<'_>| matches!(t.shape, Shape::Stop | Shape::Semicolon);
            self.ahead.get(words).is_some_and(|t| t.any(&["licence", "license", "card"])) && self.ahead.get(words + 1).is_none_or(ends)
        };
        let standing =
            |t: &Token<'_>| t.has(Class::BODY) || t.any(&["valid", "current", "full", "active", "clean"]) || comma && t.capital();
        let opens = article || self.first(standing) || comma && last();
        lists
            && opens
            && (1 - usize::from(article || !comma)..5).contains(&words)
            && self.ahead.get(words).is_some_and(|t| t.has(Class::CREDENTIAL_HEAD) && !t.any(&["qualifications", "exam", "portfolio"]))
    }

    /// A credential, unless the topic is a role ("as a registered nurse").
    fn held(&self) -> bool {
        let comma = self.token.shape == Shape::Comma;
        let role = self.token.is("as")
            || before(self.topic, self.at).is_some_and(|t| t.is("as"))
            || self.topic.first().is_some_and(|t| t.is("as")) && !self.token.is("with") && !comma;
        let heads = Class::CREDENTIAL_HEAD.or(Class::PREFERRED).or(Class::REQUIRED);
        let alone =
            self.ahead.get(1).is_none_or(|t| t.shape != Shape::Word || t.has(heads) && !t.is("requirements") || t.any(&["level", "with"]));
        // "working with registered nurses": those one works with are what the experience is of.
        let beside = self.token.is("with") && before(self.topic, self.at).is_some_and(|t| t.any(&["working", "work", "worked"]));
        let bodies = matches!(after(self.ahead, self.lead), [a, or, b, ..]
            if a.has(Class::BODY) && b.has(Class::BODY) && !(a.listed(List::MAKERS) || b.listed(List::MAKERS)) && (or.has(Class::OR) || or.shape == Shape::Slash));
        !(role || beside)
            && (bodies
                || self.next.has(Class::CREDENTIAL.or(Class::CREDENTIALED)) && alone
                || self.next.has(Class::CREDENTIALED.or(Class::BODY))
                    && self.behind(|t| t.has(Class::CREDENTIAL_HEAD.or(Class::CREDENTIALED).or(Class::PROFESSION))))
    }

    /// A part of the years before, or a verb of the sentence.
    fn verb(&self) -> bool {
        let shows = self.next.any(&["show", "demonstrate", "display"]) && self.behind(|t| t.has(Class::ARTICLE));
        let holds = shows
            || self.next.any(&["be", "will", "wish"])
            || self.next.any(&["i", "you", "we", "they"]) && self.behind(|t| t.has(Class::FINITE.or(Class::HOLD)))
            || self.next.has(Class::HOLD) && !self.next.any(&["offer", "offers", "demonstrate"]);
        let some = matches!(self.ahead, [part, of, those, ..]
            if part.any(&["some", "several", "most"]) && of.is("of") && those.any(&["which", "those", "these"]));
        some || (self.token.has(Class::AND.or(Class::OR)) || self.token.shape == Shape::Comma) && holds || self.next.is("must")
    }
}

/// How many words say that the last of the years follow: ", the last two as a foreman".
fn lastly(tokens: &[Token<'_>]) -> usize {
    match tokens {
        [most, recent, ..] if most.is("most") && recent.is("recent") => 2,
        [last, ..] if last.any(&["last", "final"]) => 1,
        _ => 0,
    }
}

/// "plus" inside a topic is a joint, not a tier.
fn example_plus(tokens: &[Token<'_>], i: usize) -> bool {
    tokens.get(i).is_some_and(|t| t.is("plus"))
        && !before(tokens, i).is_some_and(|t| t.has(Class::ARTICLE) || t.listed(List::DEFINITE))
        && tokens.get(i + 1).is_some_and(|t| t.shape == Shape::Word)
}

/// Whether "within" opens a window of time ("within the last 5 years").
pub(super) fn window(tokens: &[Token<'_>]) -> bool {
    tokens.iter().take(5).any(|t| t.has(Class::UNIT))
}
