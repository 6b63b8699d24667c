//! The words by which a sentence asks: who is sought, what is required, preferred or had.

use super::quality;
use crate::grammar::{after, opening, run};
use crate::lexicon::{Class, List};
use crate::token::{Shape, Token};

/// "we are looking for", "seeking", "open to".
pub(super) fn seeks(tokens: &[Token<'_>], i: usize, token: &Token<'_>) -> bool {
    if !token.has(Class::SEEKING) {
        return false;
    }
    let next = tokens.get(i + 1);
    match () {
        () if token.is("looking") => next.is_some_and(|n| n.any(&["for", "to"])) && !tokens.get(i + 2).is_some_and(|n| n.is("forward")),
        () if token.is("sought") => next.is_some_and(|n| n.is("from")) && i > 0 && tokens.get(i - 1).is_some_and(|b| b.any(&["is", "are"])),
        () if token.is("seeking") || token.any(&["seeks", "seek"]) => true,
        () if token.is("requiring") => i > 0 && tokens.get(i - 1).is_some_and(|b| b.any(&["are", "is"])),
        () if token.is("recruit") || token.any(&["recruiting", "hiring", "search", "searching"]) => next.is_some_and(|n| !n.is("process")),
        () if token.is("invite") || token.any(&["inviting", "invites", "invited"]) => true,
        () if token.is("open") => next.is_some_and(|n| n.is("to")),
        () if token.listed(List::VACANT) => opening(tokens, i),
        () if token.is("appoint") => {
            let sought = Class::CREDENTIALED.or(Class::CREDENTIAL).or(Class::TRAIT_ADJECTIVE);
            i > 0
                && tokens.get(i - 1).is_some_and(|b| b.is("to"))
                && after(tokens, i + 1).iter().take(9).any(|t| t.has(sought) || t.is("experienced"))
        }
        () if token.is("suitable") => {
            next.is_some_and(|n| n.is("for"))
                && tokens
                    .iter()
                    .skip(i)
                    .take(9)
                    .any(|t| t.has(Class::CREDENTIALED.or(Class::CREDENTIAL).or(Class::PROFESSION).or(Class::UNIT)))
        }
        () if token.any(&["ask", "expect", "expects"]) => expects(tokens, i, token),
        () if token.any(&["need", "want"]) && i > 0 && tokens.get(i - 1).is_some_and(|b| b.has(Class::EMPLOYER)) => {
            next.is_some_and(|n| n.any(&["a", "an"]))
        }
        () if token.is("need") => {
            next.is_some_and(|n| n.is("for")) && i > 0 && tokens.get(i - 1).is_some_and(|b| b.any(&["immediate", "urgent", "current", "a"]))
        }
        () if token.any(&["welcome", "welcomed"]) && next.is_some_and(|n| n.is("from")) => {
            tokens.iter().take(i).any(|t| t.any(&["applications", "applicants", "interest", "enquiries"]))
        }
        () if token.is("welcome") => {
            greets(tokens, i)
                && next.is_some_and(|n| n.has(Class::CANDIDATE) && !n.is("your") || n.any(&["applications", "all", "qualified"]))
        }
        () if token.is("suit") || token.is("suited") => true,
        () => false,
    }
}

/// Whether the employer asks for something or expects it of a candidate: "we ask for patience", "we expect good knowledge of …", but not "we expect to grow".
fn expects(tokens: &[Token<'_>], i: usize, token: &Token<'_>) -> bool {
    let behind = after(tokens, i + 1);
    let object = if token.is("ask") { after(behind, run(behind, |t| t.is("for"))) } else { behind };
    let theirs = i.checked_sub(1).and_then(|p| tokens.get(p)).is_some_and(|b| b.has(Class::EMPLOYER));
    theirs && (token.is("expect") || object.len() < behind.len()) && opening::opens(object)
}

/// Whether it is the employer who welcomes somebody: "we will also welcome applications", but not "experience is welcome".
fn greets(tokens: &[Token<'_>], i: usize) -> bool {
    let lead = tokens.get(..i).unwrap_or_default();
    let adverb = |t: &Token<'_>| t.is("would") || t.is("will") || t.is("also") || t.text.ends_with("ly");
    let verbs = lead.iter().rev().take_while(|t| adverb(t)).count();
    lead.last().is_some_and(|t| t.any(&["would", "warmly", "particularly"]))
        || lead.get(..lead.len() - verbs).is_some_and(|subject| subject.last().is_some_and(|t| t.has(Class::EMPLOYER)))
}

/// Whether an opening is told of for somebody who has something: "a post has arisen on the ward for a registered nurse", but not "opportunities for nurses to gain …".
fn opening(tokens: &[Token<'_>], i: usize) -> bool {
    let sought = Class::CREDENTIALED.or(Class::CREDENTIAL).or(Class::TRAIT_ADJECTIVE);
    let behind = after(tokens, i + 1);
    // "opportunities and support for …": another thing is for them; "within Audit and Risk for …" names a place
    let parts = |(n, t): &(usize, &Token<'_>)| {
        let joint = t.has(Class::AND) && !behind.get(n + 1).is_some_and(Token::capital);
        joint || t.shape == Shape::Stop || t.is("to") || t.has(Class::CANDIDATE)
    };
    let between = behind.iter().enumerate().take(16).take_while(|word| !parts(word));
    let Some(whom) = between.map(|(_, t)| t).position(|t| t.is("for")).map(|at| after(behind, at + 1)) else { return false };
    let named = whom.iter().take(15).enumerate().take_while(|(n, t)| *n < 8 || !t.is("to")).map(|(_, t)| t);
    let gains = whom
        .windows(3)
        .take(15)
        .any(|w| matches!(w, [to, verb, next] if to.is("to") && (verb.listed(List::GAINED) || verb.is("be") && next.is("supported"))));
    !gains && named.into_iter().any(|t| t.has(sought) || t.is("experienced"))
}

/// Whether a required word asks: not "as required", "when needed".
pub(super) fn requires(tokens: &[Token<'_>], i: usize) -> bool {
    let before = i.checked_sub(1).and_then(|p| tokens.get(p));
    let token = tokens.get(i);
    let reserved = before.is_some_and(|b| b.listed(List::RESERVES));
    let noun = token.is_some_and(|t| t.listed(List::NEED_WORDS));
    let wanting = token.is_some_and(|t| t.any(&["need", "needs", "requirement", "requirements"]));
    let next = tokens.get(i + 1);
    let graded = Class::DEGREE_OF_SKILL.or(Class::TRAIT_ADJECTIVE).or(Class::NUMERAL);
    let bounds = |n: &Token<'_>| n.listed(List::OPENS_BOUND) && crate::grammar::length::length(after(tokens, i + 1)).is_ok();
    let wanted = next.is_some_and(|n| {
        n.listed(List::BEHIND_NEED)
            || n.has(graded)
            || n.shape == Shape::Number
            || n.is("evidence")
            || bounds(n)
            || n.capital() && n.has(Class::LEVEL.or(Class::LEVEL_SHORT))
    }) && before.is_some_and(|b| b.has(Class::CANDIDATE.or(Class::FINITE).or(Class::ARTICLE)) || b.is("but"));
    let shown = Class::EXPERIENCE.or(Class::SKILL).or(Class::CREDENTIAL_HEAD);
    let theirs = || {
        let lead = tokens.get(..i).unwrap_or_default();
        let subject = lead.len() - lead.iter().rev().take_while(|t| t.any(&["will", "also", "'ll"])).count();
        // "Will need a driving licence"
        let nobody = subject == 0 && lead.first().is_some_and(|t| t.is("will"));
        let subject = subject.checked_sub(1).and_then(|at| lead.get(at).map(|t| (at, t)));
        nobody
            || subject
                .is_some_and(|(at, t)| t.has(Class::CANDIDATE) && !at.checked_sub(1).and_then(|p| lead.get(p)).is_some_and(|b| b.is("if")))
    };
    let shows = || {
        after(tokens, i + 1)
            .iter()
            .take(6)
            .take_while(|t| matches!(t.shape, Shape::Word | Shape::Number) && !(t.is("to") || t.has(Class::AND)))
            .any(|t| t.has(shown))
    };
    let opens = || opening::opens(after(tokens, i + 1));
    let wanted = wanted || token.is_some_and(|t| t.is("need")) && theirs() && (shows() || opens());
    if wanting && !wanted && !(before.is_some_and(|b| b.any(&["a", "essential"])) && i > 1) {
        return false;
    }
    let need_for = token.is_some_and(|t| t.is("need")) && next.is_some_and(|n| n.is("for"));
    !(need_for || reserved && noun)
}

/// Whether a preferring word prefers: "a plus", "preferred", not "ideal candidate".
pub(crate) fn prefers(tokens: &[Token<'_>], i: usize, token: &Token<'_>) -> bool {
    if !token.has(Class::PREFERRED) {
        return false;
    }
    let before = i.checked_sub(1).and_then(|p| tokens.get(p));
    let next = tokens.get(i + 1);
    match () {
        // "if preferred" leaves it to the candidate
        () if before.is_some_and(|b| b.is("if")) => false,
        () if token.is("plus") && before.is_some_and(|b| b.is("k") || b.text.ends_with(|c: char| c.is_ascii_digit())) => false,
        () if token.is("plus") || token.any(&["pluses", "plusses"]) => {
            before.is_some_and(|b| b.has(Class::ARTICLE) || b.listed(List::DEFINITE) || b.any(&["major", "great"]))
                || i > 0 && next.is_none_or(|n| n.shape == Shape::Stop)
        }
        () if token.is("ideal") => {
            before.is_some_and(|b| b.any(&["is", "be"])) || next.is_some_and(|n| n.is("world")) || before.is_some_and(|b| b.is("absolute"))
        }
        () if token.is("nice") => next.is_none_or(|n| n.shape != Shape::Word || n.any(&["to", "if"]) || n.listed(List::CONTRASTS)),
        () if token.is("bonus") || token.any(&["advantage", "asset"]) => {
            token.is("bonus") && next.is_some_and(|n| n.any(&["points", "if"]))
                || before.is_some_and(|b| b.has(Class::ARTICLE) || b.any(&["added", "distinct", "real", "as"]))
                    && !next.is_some_and(|n| n.listed(List::PAID_AS))
        }
        () if token.any(&["welcome", "welcomed"]) && next.is_some_and(|n| n.any(&["from", "you"])) => false,
        () if token.is("preference") && next.is_some_and(|n| n.is("eligible")) => false,
        () if token.is("helpful") || token.any(&["beneficial", "welcome", "welcomed", "optional"]) => {
            i > 0
                && !(token.is("welcome") && greets(tokens, i))
                && !next.is_some_and(|n| n.listed(List::PAID_AS))
                && (!next.is_some_and(|n| n.is("to")) || tokens.get(i + 2).is_some_and(|v| v.has(Class::HOLD)))
        }
        () if token.any(&["favorable", "favourable", "favored", "favoured"]) => {
            before.is_some_and(|b| b.has(Class::FINITE) || b.any(&["considered", "highly", "more"]))
        }
        () if token.is("valued") => i > 0 && tokens.get(i - 1).is_some_and(|b| b.any(&["highly", "greatly", "particularly", "is", "are"])),
        () if token.is("desired") => !next.is_some_and(|n| n.listed(List::DESIRED)),
        () if token.is("preference") => true,
        () if token.is("recommended") => before.is_some_and(|b| b.any(&["is", "are", "strongly", "highly"])),
        () => !next.is_some_and(|n| n.is("name")),
    }
}

/// Whether the candidate is the one who has, is or does: "you have", "applicants must", "if you are", "I possess".
pub(super) fn candidate_has(tokens: &[Token<'_>]) -> bool {
    let question = tokens.first().is_some_and(|t| t.any(&["are", "do", "have"])) && tokens.get(1).is_some_and(|t| t.is("you"))
        || tokens
            .windows(3)
            .any(|w| matches!(w, [does, you, has] if does.is("do") && you.is("you") && has.any(&["meet", "possess", "have", "hold"])))
            && !tokens.iter().take(12).any(|t| t.any(&["how", "where", "what", "when"]));
    let staff = |i: usize| tokens.get(..i).is_some_and(|b| b.iter().any(|t| t.has(Class::EMPLOYER)));
    // "which enables you to have …", "We believe that nurses have …"
    let object =
        |i: usize, t: &Token<'_>| t.is("you") && i.checked_sub(1).and_then(|p| tokens.get(p)).is_some_and(|b| b.listed(List::GIVES));
    let opinion = matches!(tokens, [we, verb, ..] if we.has(Class::EMPLOYER) && verb.listed(List::OPINIONS))
        || matches!(tokens, [we, will, verb, ..] if we.is("we") && will.is("will") && verb.listed(List::GIVES));
    // "We have people who have started here": what is told of others asks for nothing
    let told = tokens.first().is_some_and(|t| t.any(&["we", "we've"])) && tokens.get(1).is_some_and(|t| t.is("have"));
    let other = |i: usize, t: &Token<'_>| told && t.listed(List::THIRD_PERSONS) || t.is("they") && staff(i) || object(i, t);
    let subject = |i: usize, t: &Token<'_>| t.has(Class::CANDIDATE) && !other(i, t);
    question || !opinion && tokens.iter().enumerate().any(|(i, t)| subject(i, t) && has(t, after(tokens, i + 1)))
}

/// Whether one is said to have nothing of something: "has no experience", but not "has no fewer than two years".
fn nothing(verb: &[Token<'_>]) -> bool {
    matches!(verb, [_, no, behind @ ..] if no.is("no") && !behind.first().is_some_and(|t| t.any(&["fewer", "less", "more"])))
}

/// Whether the words behind the candidate say what one has, is or does, not what one is given.
fn has(candidate: &Token<'_>, rest: &[Token<'_>]) -> bool {
    let rest = after(rest, apart(rest));
    let skip = run(rest, |t| t.listed(List::BEFORE_HOLD) || t.is("'ll"));
    let marks = run(after(rest, skip), |t| matches!(t.shape, Shape::Colon | Shape::Dash));
    let verb = after(rest, skip + if skip > 0 { marks } else { 0 });
    let holds = |v: &Token<'_>| v.has(Class::HOLD) && !v.any(&["offer", "offers"]) || v.listed(List::HOLDS);
    let contracted = || candidate.any(&["you'll", "you've", "you're"]) || candidate.text.contains("’ve") || candidate.text.contains("’re");
    let short = |v: &Token<'_>| v.has(Class::HOLD.or(Class::ARTICLE).or(Class::TRAIT_ADJECTIVE)) || v.is("be") || v.listed(List::EARNED);
    let bound =
        || candidate.listed(List::APPOINTED) || rest.get(..skip).is_some_and(|s| s.iter().any(|t| t.any(&["should", "must", "need"])));
    let can = rest.first().is_some_and(|t| t.is("can")) && rest.get(1).is_some_and(|t| t.any(&["demonstrate", "evidence", "show"]));
    let meets = candidate.is("i") && rest.first().is_some_and(|t| t.is("meet"));
    // "the post holder will act as a registered scientist"
    let acts = matches!(verb, [act, as_, a, named, ..] if act.is("act") && as_.is("as") && a.has(Class::ARTICLE)
        && named.has(Class::CREDENTIALED.or(Class::BODY)));
    can || meets
        || acts
        || verb.first().is_some_and(|v| holds(v) || short(v) && contracted()) && !receives(verb, bound) && !nothing(verb)
        || awaited(verb)
        || matches!(verb, [speak, tongue, ..] if speak.is("speak") && tongue.has(Class::LANGUAGE) && tongue.capital())
}

/// How many words stand between the candidate and their verb: "candidates for this post must".
fn apart(rest: &[Token<'_>]) -> usize {
    if !rest.first().is_some_and(|t| t.listed(List::BEHIND_CANDIDATE)) {
        return 0;
    }
    let verb = Class::FINITE.or(Class::HOLD);
    let ends = |t: &Token<'_>| t.has(verb.or(Class::CANDIDATE)) || t.shape != Shape::Word;
    let end = rest.iter().take(8).position(ends).unwrap_or(0);
    if rest.get(end).is_some_and(|t| t.has(verb)) { end } else { 0 }
}

/// Whether the verb says what a candidate is given or will do: "have support", but not "have work experience".
fn receives(verb: &[Token<'_>], bound: impl Fn() -> bool) -> bool {
    let given = |v: &Token<'_>| v.listed(List::OFFERED) && !(v.is("able") && (bound() || shows(verb)));
    let shown = || verb.first().is_some_and(|v| v.has(Class::HOLD)) && verb.iter().take(6).any(|v| v.has(Class::EXPERIENCE));
    let studies = || verb.iter().take(3).any(|v| v.any(&["towards", "toward"]));
    // "working knowledge"
    let named = || verb.windows(2).take(2).any(|w| matches!(w, [working, known] if working.is("working") && known.has(Class::SKILL)));
    verb.iter().take(2).any(given) && !shown() && !studies() && !named()
}

/// Whether one is able to show something: "be able to demonstrate …".
fn shows(tokens: &[Token<'_>]) -> bool {
    tokens
        .windows(3)
        .take(2)
        .any(|w| matches!(w, [able, to, verb] if able.is("able") && to.is("to") && verb.any(&["demonstrate", "evidence", "show"])))
}

/// Whether the candidate is said to have something behind what they will do: "You will lead a ward and should have experience of …".
pub(super) fn also_has(tokens: &[Token<'_>]) -> bool {
    let shown =
        Class::EXPERIENCE.or(Class::SKILL).or(Class::LEVEL).or(Class::CREDENTIALED).or(Class::CREDENTIAL_HEAD).or(Class::CREDENTIAL);
    tokens.windows(3).enumerate().any(|(i, w)| {
        let joined = matches!(w, [and, will, have] if and.has(Class::AND) && will.any(&["will", "should", "must"]) && have.any(&["have", "hold", "possess"]))
            || matches!(w, [and, have, _] if and.has(Class::AND) && have.any(&["have", "hold", "possess"])
                && (awaits(tokens.get(..i).unwrap_or_default()) || graded(after(tokens, i + 2))));
        let somebody = Class::CANDIDATE.or(Class::EMPLOYER);
        let subject = || tokens.get(..i).unwrap_or_default().iter().rev().find(|t| t.has(somebody) && !t.is("your"));
        let had = after(tokens, i + 3);
        let given = || had.iter().enumerate().take(5).any(|(n, t)| t.listed(List::OFFERED) && !had.get(n + 1).is_some_and(|k| k.is("knowledge")) || t.any(&["opportunity", "access", "chance"]));
        joined && subject().is_some_and(|t| t.has(Class::CANDIDATE)) && had.iter().take(10).any(|t| t.has(shown)) && !given()
    })
}

/// Whether a degree is what somebody has: "and have a degree in", "and hold a first degree".
fn graded(tokens: &[Token<'_>]) -> bool {
    let words = run(tokens, |t| t.has(Class::ARTICLE.or(Class::DEGREE_OF_SKILL).or(Class::FILLER)));
    after(tokens, words).iter().take(2).any(|t| t.has(Class::LEVEL) || t.any(&["degree", "degrees"]))
}

/// Whether something is expected of a candidate before another verb: "The applicant would be expected to lead … and have".
fn awaits(lead: &[Token<'_>]) -> bool {
    lead.windows(3).any(|w| matches!(w, [be, expected, to] if be.is("be") && expected.any(&["expected", "required"]) && to.is("to")))
}

/// Whether one is expected to have something: "be expected to hold …", not "be expected to work …".
fn awaited(tokens: &[Token<'_>]) -> bool {
    matches!(tokens, [be, expected, to, have, ..]
        if be.is("be") && expected.any(&["expected", "required"]) && to.is("to") && have.any(&["have", "hold", "possess", "demonstrate"]))
}

/// Whether something about the candidate is important: "it is important that you …", "good communication skills are key".
pub(super) fn matters(tokens: &[Token<'_>]) -> bool {
    quality(tokens)
        && tokens.windows(2).any(|w| matches!(w, [a, b] if a.any(&["is", "are"]) && b.listed(List::MATTERS)))
        || tokens.windows(3).any(|w| {
        matches!(w, [a, that, you] if a.any(&["important", "crucial"]) && that.any(&["that", "to"]) && (you.has(Class::CANDIDATE) || you.any(&["have", "be", "hold"]))
            || a.any(&["is", "'s", "also"]) && that.any(&["important", "crucial"]) && you.is("you"))
    })
}

/// Whether those who have something are the only ones considered: "only applicants with … will be considered".
pub(super) fn restricts(tokens: &[Token<'_>]) -> bool {
    let [only, rest @ ..] = tokens.split_at_checked(tokens.iter().take(6).position(|t| t.is("only")).unwrap_or(0)).map_or(tokens, |t| t.1)
    else {
        return false;
    };
    only.is("only")
        && (rest.iter().take(5).any(|t| t.has(Class::CANDIDATE.or(Class::WORK_AUTHORIZATION)))
            && rest.iter().any(|t| t.listed(List::ADMITTED))
            || matches!(rest, [open, to, ..] if open.listed(List::ADMITS) && to.any(&["to", "for"])))
}

/// Whether what is asked is the subject: "entry requirements are …", "certifications should include …", "graduates are encouraged to apply".
pub(super) fn demands(tokens: &[Token<'_>]) -> bool {
    let held = Class::CREDENTIAL_HEAD.or(Class::SKILL).or(Class::EXPERIENCE);
    let subject = |i: usize| tokens.get(..i).unwrap_or_default();
    let named = |i: usize| i < 6 && subject(i).iter().any(|t| t.has(held)) && !subject(i).iter().any(|t| t.has(Class::EMPLOYER));
    tokens.windows(3).enumerate().take(40).any(|(i, w)| match w {
        [a, b, c] if a.any(&["requirement", "requirements", "criteria"]) && b.any(&["is", "are", "would"]) => i < 6 && !c.is("not"),
        [least, held, is] if least.is("minimum") && held.any(&["qualification", "qualifications"]) => is.any(&["is", "are"]),
        [a, b, _] if a.any(&["should", "must"]) && b.is("include") => named(i),
        [_, b, c] if b.any(&["is", "are"]) && !c.is("not") => {
            let entry =
                |w: &[Token<'_>]| matches!(w, [a, b] if a.any(&["requirement", "requirements", "criteria"]) && b.any(&["for", "of"]));
            (2..12).contains(&i) && subject(i).iter().take(6).count() > 2 && subject(i).windows(2).take(5).any(entry)
        }
        [a, b, c] if a.listed(List::CALLED) && b.is("to") && c.is("apply") => !subject(i).iter().any(|t| t.any(&["if", "equally"])),
        _ => false,
    })
}

/// Whether those who lack something are turned away: "applicants without a licence will not be considered".
pub(crate) fn excludes(tokens: &[Token<'_>]) -> bool {
    if !tokens.iter().any(|t| t.listed(List::ADMITTED)) {
        return false;
    }
    let bars = |w: &[Token<'_>]| matches!(w, [not, apply, when] if not.is("not") && apply.is("apply") && when.any(&["if", "unless"]));
    let lacks = tokens.iter().take(8).any(|t| t.has(Class::CANDIDATE))
        && tokens.iter().take(8).any(|t| t.is("without"))
        && tokens.windows(3).any(|w| {
            matches!(w, [not, be, c] if not.any(&["not", "cannot"]) && be.is("be") && c.listed(List::ADMITTED))
                || matches!(w, [need, not, apply] if need.is("need") && not.is("not") && apply.is("apply"))
        });
    lacks || tokens.windows(3).any(bars)
}
