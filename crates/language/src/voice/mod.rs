//! Whether a sentence asks something of a candidate, or tells of the employer, the job or the offer.

mod asking;
mod granted;
mod waived;

use asking::{also_has, candidate_has, demands, matters, requires, restricts, seeks};
pub(crate) use asking::{excludes, prefers};
pub(crate) use granted::brings;
use granted::{announces, introduces, portrays, titles};
pub(crate) use waived::{declines, waives};

use crate::grammar::{after, run};
use crate::lexicon::{Class, List};
use crate::token::{Shape, Token};

/// How a sentence speaks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Voice {
    /// It says "must", "required", "preferred", "seeking", or speaks of what the candidate has.
    pub asks: bool,
    /// It has no finite verb: a bullet that names things.
    pub fragment: bool,
    /// The employer is its subject.
    pub tells: bool,
    /// It opens like a duty.
    pub duty: bool,
    /// It says that something is not asked.
    pub denies: bool,
    /// It speaks of pay, benefits, equal treatment.
    pub offers: bool,
    /// It says who is sought, or what the candidate has: so under any heading.
    pub seeks: bool,
}

impl Voice {
    /// Whether neither the employer nor a duty is its subject, or it asks all the same.
    pub fn open(self) -> bool {
        self.asks || !(self.tells || self.duty)
    }
}

/// How the sentence speaks whose words have these classes and stand in these lists.
pub(crate) fn voice(tokens: &[Token<'_>], class: Class, lists: List) -> Voice {
    let fragment = !has_verb(tokens, class);
    let seeking = class.meets(Class::SEEKING) && tokens.iter().enumerate().any(|(i, t)| seeks(tokens, i, t));
    let must = class.meets(Class::REQUIRED) && tokens.iter().enumerate().any(|(i, t)| t.has(Class::REQUIRED) && requires(tokens, i));
    let prefers = class.meets(Class::PREFERRED) && tokens.iter().enumerate().any(|(i, t)| prefers(tokens, i, t));
    let candidate = class.meets(Class::CANDIDATE) && candidate_has(tokens)
        || class.meets(Class::FINITE) && expects(tokens)
        || introduces(tokens)
        || fragment && titles(tokens)
        || class.meets(Class::HOLD) && portrays(tokens)
        || lists.meets(List::INCLUDES) && announces(tokens)
        || class.meets(Class::HOLD) && also_has(tokens)
        || lists.meets(List::MATTERS) && matters(tokens)
        || restricts(tokens)
        || lists.meets(List::DEMANDS) && demands(tokens)
        || lists.meets(List::ADMITTED) && excludes(tokens);
    let first = tokens.first();
    Voice {
        asks: seeking
            || must
            || prefers
            || candidate
            || matches!(tokens, [should, know, ..] if should.is("should") && know.has(Class::SKILL))
            || lists.meets(List::COMING) && expected(tokens)
            || class.meets(Class::NEGATION) && refuses(tokens),
        fragment: fragment && !opens_clause(tokens)
            || first.is_some_and(|t| t.has(Class::HOLD) || t.any(&["be", "is", "are"]))
            || matches!(tokens, [can, verb, ..] if can.is("can") && verb.is("speak"))
            || matches!(tokens, [speak, ..] if speak.any(&["speak", "speaks"]) && class.meets(Class::LANGUAGE)),
        tells: !fragment && employs(tokens),
        duty: opens_duty(tokens),
        denies: disclaims(tokens)
            || supposes(tokens)
            || tells_how(tokens, lists)
            || boasts(tokens) && !(seeking || must || candidate)
            || (class.meets(Class::NEGATION) || lists.meets(List::REFERRED)) && waives(tokens, prefers) && !refuses(tokens),
        offers: class.meets(Class::OFFER) && offered(tokens) >= 2 && !tokens.iter().any(|t| t.is("must")),
        seeks: seeking || candidate,
    }
}

/// Whether a sentence has a finite verb of its own, outside brackets.
fn has_verb(tokens: &[Token<'_>], class: Class) -> bool {
    if !class.meets(Class::FINITE.or(Class::HOLD)) {
        return false;
    }
    let considering = class.meets(Class::FINITE) && tokens.windows(2).any(|w| matches!(w, [a, b] if a.is("will") && b.is("consider")));
    let mut depth = 0_usize;
    !considering
        && tokens.iter().enumerate().any(|(i, t)| {
            match t.shape {
                Shape::Open => depth += 1,
                Shape::Close => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && t.has(Class::FINITE.or(Class::HOLD)) && !t.any(&["holding", "having", "possessing"]) && !dependent(tokens, i, t)
        })
}

/// Whether a verb makes no sentence: it belongs to a clause, goes on with a bullet or is none.
fn dependent(tokens: &[Token<'_>], i: usize, verb: &Token<'_>) -> bool {
    verb.has(Class::HOLD) && crate::grammar::before(tokens, i).is_some_and(|b| b.is("to"))
        || verb.is("may") && verb.capital()
        || relative(tokens, i)
        || joined_verb(tokens, i)
        || goes_on(tokens, i)
        || described(tokens, i)
        || able(tokens, i)
        || abbreviates(tokens, i)
        || admits(tokens, i)
}

/// Whether something is expected of the candidate: "you will be expected to have …", "… is expected."
fn expected(tokens: &[Token<'_>]) -> bool {
    tokens.iter().enumerate().filter(|(_, t)| t.is("expected")).any(|(i, _)| {
        let at = |n: usize| tokens.get(i + n);
        if i > 2 && at(1).is_none_or(|n| n.shape == Shape::Stop || n.is("of")) {
            return true;
        }
        let may = i > 1 && tokens.get(i - 2).is_some_and(|t| t.any(&["may", "might"]));
        let is = || at(3).is_some_and(|t| t.has(Class::ARTICLE.or(Class::CREDENTIALED)));
        let holds = at(1).is_some_and(|to| to.is("to"))
            && at(2).is_some_and(|verb| verb.any(&["have", "hold", "possess"]) || verb.is("be") && is());
        let before = tokens.get(..i).unwrap_or_default();
        !may && holds && before.iter().any(|t| t.has(Class::CANDIDATE)) && !before.iter().any(|t| t.has(Class::EMPLOYER))
    })
}

/// Whether the employer stands before the first verb, and no candidate.
fn employs(tokens: &[Token<'_>]) -> bool {
    let subject = tokens.iter().take(12).position(|t| t.has(Class::FINITE.or(Class::HOLD))).unwrap_or(tokens.len().min(12));
    let opening = tokens.get(..subject).unwrap_or_default();
    opening.iter().any(|t| t.has(Class::EMPLOYER)) && !opening.iter().any(|t| t.has(Class::CANDIDATE.or(Class::UNIT)))
}

/// Whether a determiner opens a sentence that names somebody or something: "The team …", but not "Our US citizens".
fn opens_clause(tokens: &[Token<'_>]) -> bool {
    let named =
        |n: &Token<'_>| n.has(Class::SKILL.or(Class::TRAIT_NOUN).or(Class::LEVEL)) || n.capital() && n.any(&["united", "u.s.", "us"]);
    // "The Care Certificate"
    let titled =
        || after(tokens, 1).iter().take(6).take_while(|t| t.capital() || t.shape == Shape::Number).any(|t| t.has(Class::CREDENTIAL_HEAD));
    tokens.first().is_some_and(|t| t.listed(List::DETERMINERS)) && !tokens.get(1).is_some_and(named) && !titled()
}

/// Whether a sentence opens with the verb of a duty: "Manage …", but not "Working knowledge of …".
fn opens_duty(tokens: &[Token<'_>]) -> bool {
    let Some(first) = tokens.first().filter(|t| t.has(Class::DUTY) && !t.has(Class::NOUN_ING) || t.is("to")) else { return false };
    let asked = |n: &Token<'_>| {
        n.has(Class::SKILL.or(Class::EXPERIENCE))
            || n.is("of")
            || first.is("responsible") && n.has(Class::TRAIT_NOUN)
            || n.has(Class::AND) && first.has(Class::TRAIT_NOUN)
            || first.is("track") && n.is("record")
            || first.is("own") && n.listed(List::VEHICLES.or(List::BELONGINGS))
            || first.is("working") && n.any(&["towards", "toward"])
    };
    !(tokens.get(1).is_some_and(asked) || first.is("direct") && tokens.iter().take(5).any(|n| n.has(Class::EXPERIENCE)))
}

/// Whether a verb only admits what is as good: "a degree, or an equivalent mix may be considered".
fn admits(tokens: &[Token<'_>], i: usize) -> bool {
    let admitted = after(tokens, i).iter().take(4).any(|t| t.any(&["considered", "qualifying", "accepted", "acceptable"]));
    let near = tokens.get(i.saturating_sub(10)..i).unwrap_or_default();
    let graded = tokens.iter().take(4).any(|t| t.has(Class::LEVEL)) && !near.iter().any(|t| t.has(Class::CANDIDATE.or(Class::EMPLOYER)));
    admitted && graded || admitted && near.iter().any(|t| t.listed(List::EQUIVALENTS)) && near.iter().any(|t| t.has(Class::OR))
}

/// How many words speak of benefits; an offer of employment is none.
fn offered(tokens: &[Token<'_>]) -> usize {
    let working = |w: &[Token<'_>]| {
        matches!(w, [a, b] if a.any(&["bank", "public"]) && b.any(&["holidays", "holiday"])
            || a.is("paid") && b.any(&["experience", "work", "care", "employment"])
            || a.is("learning") && b.is("disability"))
    };
    let asked = tokens.windows(2).filter(|w| working(w)).count();
    let words = tokens.iter().filter(|t| t.has(Class::OFFER)).count();
    if words == 0 || words <= asked {
        return 0;
    }
    let employed = tokens.windows(3).any(|w| matches!(w, [a, of, b] if a.any(&["offer", "offers"]) && of.is("of") && b.is("employment")));
    tokens.iter().filter(|t| t.has(Class::OFFER) && !(employed && t.any(&["offer", "offers", "offered"]))).count() - asked
}

/// "The qualified psychologist will have experience of …": somebody but the employer is to have what can be shown.
fn expects(tokens: &[Token<'_>]) -> bool {
    let shown =
        Class::EXPERIENCE.or(Class::SKILL).or(Class::LEVEL).or(Class::CREDENTIALED).or(Class::CREDENTIAL_HEAD).or(Class::CREDENTIAL);
    tokens.windows(2).enumerate().take(22).any(|(i, w)| {
        if !matches!(w, [a, b] if a.any(&["will", "should"]) && b.any(&["have", "hold", "possess"])) {
            return false;
        }
        let subject = tokens.get(..i).unwrap_or_default();
        let named = subject.iter().any(|t| t.has(Class::PROFESSION))
            || tokens.get(1).is_some_and(|t| t.any(&["successful", "ideal", "right", "suitable"]))
            || tokens.first().is_some_and(|t| t.is("the"))
                && (2..6).contains(&i)
                && subject.last().is_some_and(|t| t.capital() && !t.listed(List::THINGS));
        named && !subject.iter().any(|t| t.has(Class::EMPLOYER)) && after(tokens, i + 2).iter().take(7).any(|t| t.has(shown))
    })
}

/// Whether a verb belongs to a relative clause: "an environment that is ever changing".
fn relative(tokens: &[Token<'_>], i: usize) -> bool {
    i.checked_sub(1).and_then(|p| tokens.get(p)).is_some_and(|t| t.any(&["that", "which"])) && i > 2
}

/// Whether a verb is only what one is able to do: "…, or be able to demonstrate …".
fn able(tokens: &[Token<'_>], i: usize) -> bool {
    let before = tokens.get(i.saturating_sub(2)..i).unwrap_or_default();
    matches!(before, [able, to] if able.any(&["able", "ability", "willing"]) && to.is("to"))
}

/// Whether "IS" is short for information systems: "Computer Science, IS, or MIS".
fn abbreviates(tokens: &[Token<'_>], i: usize) -> bool {
    let beside = |at: Option<usize>| {
        at.and_then(|p| tokens.get(p)).is_some_and(|t| t.has(Class::OR) || matches!(t.shape, Shape::Comma | Shape::Slash | Shape::Close))
    };
    tokens.get(i).is_some_and(|t| t.text == "IS") && beside(i.checked_sub(1)) && beside(Some(i + 1))
}

/// Whether a verb only goes on with a bullet that has no subject: "HCPC registered and have experience within …".
fn joined_verb(tokens: &[Token<'_>], i: usize) -> bool {
    let named = Class::CREDENTIAL.or(Class::CREDENTIALED).or(Class::BODY).or(Class::LEVEL).or(Class::LEVEL_SHORT);
    let opening = tokens.get(..i).unwrap_or_default();
    let body = after(opening, usize::from(opening.first().is_some_and(|t| t.has(Class::ARTICLE))));
    body.iter().take(2).any(|t| (t.has(named) || t.is("educated")) && !t.has(Class::PROFESSION))
        && opening.last().is_some_and(|t| t.has(Class::AND))
        && !body.iter().any(|t| t.has(Class::CANDIDATE.or(Class::EMPLOYER).or(Class::FINITE)) && !t.has(Class::PROFESSION) && !t.is("be"))
        && (body.iter().take(2).any(|t| t.is("educated"))
            || !body.windows(2).any(|w| matches!(w, [a, b] if a.has(Class::ARTICLE) && !b.has(Class::BODY.or(Class::RELATED)))))
}

/// Whether a verb only goes on with a bullet that has no subject: "Ability to listen, be tactful and …", "Calm manner and can …".
fn goes_on(tokens: &[Token<'_>], i: usize) -> bool {
    let opening = tokens.get(..i).unwrap_or_default();
    let joined = opening.last().is_some_and(|t| t.shape == Shape::Comma || t.has(Class::AND.or(Class::OR)) || t.is("as"));
    joined
        && (tokens.get(i).is_some_and(|t| t.is("be")) || quality(tokens))
        && !opening.iter().any(|t| t.has(Class::CANDIDATE.or(Class::REQUIRED).or(Class::EMPLOYER)))
}

/// Whether a sentence opens with what a candidate is, knows or can do: "Highly organized …", "Experience of …", "Able to …".
fn quality(tokens: &[Token<'_>]) -> bool {
    const KNOWN: Class = Class::SKILL.or(Class::EXPERIENCE).or(Class::TRAIT_ADJECTIVE).or(Class::TRAIT_NOUN);
    let graded = run(tokens, |t| t.has(Class::DEGREE_OF_SKILL) || t.is("a") || t.text.ends_with("ly"));
    let [first, next, ..] = after(tokens, graded) else { return false };
    let skilled = tokens.first().is_some_and(|t| t.has(Class::SKILL)) && graded == 1 && first.has(Class::PREPOSITION);
    !next.has(Class::FINITE)
        && (skilled
            || first.has(KNOWN) && !first.has(Class::DUTY)
            || graded > 1
            || counts(tokens)
            || first.any(&["willing", "able", "ability", "willingness"])
            || first.listed(List::EARNED))
}

/// Whether a sentence opens with a length: "3+ years of …".
fn counts(tokens: &[Token<'_>]) -> bool {
    tokens.first().is_some_and(|t| t.shape == Shape::Number || t.has(Class::NUMERAL)) && tokens.iter().take(6).any(|t| t.has(Class::UNIT))
}

/// Whether a verb stands in a clause that only describes what is asked: "Experience in shops where staff are few", "Self-starter who is …".
fn described(tokens: &[Token<'_>], i: usize) -> bool {
    let able = matches!(tokens, [a, to, ..] if a.any(&["ability", "able", "willing", "willingness"]) && to.is("to"));
    let clause = tokens.get(i.saturating_sub(8).max(1)..i).unwrap_or_default();
    quality(tokens) && (able || clause.iter().any(|t| t.listed(List::OPENS_RELATIVE)))
}

/// Whether somebody says what they do not have: "I am not licensed", "No, I do not possess …", but not "…, but I have".
fn disclaims(tokens: &[Token<'_>]) -> bool {
    let body = after(tokens, run(tokens, |t| t.is("no") || t.shape == Shape::Comma));
    matches!(body, [i, verb, not, ..] if i.is("i") && verb.any(&["am", "do", "have", "did"]) && not.is("not"))
        && !tokens.iter().any(|t| t.any(&["but", "however"]))
        && !after(tokens, 3).windows(2).any(|w| matches!(w, [i, have] if i.is("i") && have.has(Class::HOLD)))
}

/// Whether a sentence supposes that somebody looks for something, which asks them for nothing: "If you are looking for …, we …".
fn supposes(tokens: &[Token<'_>]) -> bool {
    matches!(tokens, [first, you, are, looking, ..] if first.is("if") && you.is("you") && are.is("are") && looking.is("looking"))
        && !tokens.iter().any(|t| t.has(Class::REQUIRED.or(Class::PREFERRED)))
        && tokens.windows(2).any(|w| matches!(w, [comma, we] if comma.shape == Shape::Comma && we.has(Class::EMPLOYER)))
}

/// Whether a sentence asks for papers or answers, or explains what experience is, rather than asking for it.
fn tells_how(tokens: &[Token<'_>], lists: List) -> bool {
    let any = |words: &[&str]| tokens.iter().any(|t| t.any(words));
    match tokens {
        [a, b, ..] if a.is("please") && b.listed(List::HANDED_IN) => true,
        // "If you have completed it, please specify …"
        [a, ..] if lists.meets(List::HANDED_IN) && a.is("if") && handed_in(tokens) => true,
        // "Successful completion of the course will enable you to …"
        [a, b, ..] if (a.is("completion") || b.is("completion")) && enables(tokens) => true,
        [a, b, c, ..] if a.has(Class::EXPERIENCE) && b.any(&["must", "should"]) && c.any(&["demonstrate", "have"]) => {
            tokens.iter().take(5).any(|t| t.any(&["demonstrate", "demonstrated"]))
        }
        _ => {
            lists.meets(List::PAPERS)
                && unbracketed(tokens).any(|t| t.listed(List::PAPERS))
                && any(&["submitted", "submit", "attach", "provide", "uploaded", "upload"])
                || lists.meets(List::DUTIES)
                    && any(&["perform"])
                    && any(&["each"])
                    && tokens.windows(2).any(|w| matches!(w, [a, b] if a.is("essential") && b.listed(List::DUTIES)))
        }
    }
}

/// Whether a sentence goes on to ask for an answer: ", please specify".
fn handed_in(tokens: &[Token<'_>]) -> bool {
    let answers = |verb: &Token<'_>| verb.listed(List::HANDED_IN) && !verb.any(&["submit", "attach"]);
    tokens.windows(2).any(|w| matches!(w, [please, verb] if please.is("please") && answers(verb)))
}

/// Whether a sentence says what something makes possible.
fn enables(tokens: &[Token<'_>]) -> bool {
    tokens.windows(3).any(|w| matches!(w, [will, enable, you] if will.is("will") && enable.any(&["enable", "allow"]) && you.is("you")))
}

/// The tokens outside brackets; what a bracket that is not closed opens is inside.
pub(crate) fn unbracketed<'t, 'a>(tokens: &'t [Token<'a>]) -> impl Iterator<Item = &'t Token<'a>> {
    // a line in brackets is said as any other
    let whole = usize::from(tokens.first().is_some_and(|t| t.shape == Shape::Open));
    tokens
        .iter()
        .skip(whole)
        .scan(0_usize, |depth, t| {
            match t.shape {
                Shape::Open => *depth += 1,
                Shape::Close => *depth = depth.saturating_sub(1),
                _ => {}
            }
            Some((*depth, t))
        })
        .filter_map(|(depth, t)| (depth == 0).then_some(t))
}

/// Whether those who lack something are turned away, which asks for it: "we cannot consider candidates who do not have …".
fn refuses(tokens: &[Token<'_>]) -> bool {
    tokens.iter().any(|t| t.any(&["unable", "cannot", "not"]))
        && tokens.windows(2).any(|w| {
            matches!(w, [a, b] if a.listed(List::CONSIDERS)
                && (b.has(Class::CANDIDATE) || b.any(&["any", "your", "applications"])))
        })
}

/// Whether a sentence boasts of the employer: "With over 40 years of experience, we …".
fn boasts(tokens: &[Token<'_>]) -> bool {
    if !tokens.first().is_some_and(|t| t.listed(List::OPENS_BOAST)) {
        return false;
    }
    let named = tokens.iter().enumerate().take(36).filter(|(_, t)| t.shape == Shape::Comma).any(|(comma, _)| {
        let counted = tokens.get(..comma).is_some_and(|b| b.iter().any(|t| t.has(Class::UNIT)));
        let subject = after(tokens, comma + 1);
        let verb = subject.iter().take(6).position(|t| t.has(Class::FINITE.or(Class::HOLD)));
        counted
            && subject.first().is_some_and(Token::capital)
            && verb.is_some_and(|at| subject.get(..at).is_some_and(|s| !s.is_empty() && !s.iter().any(|t| t.has(Class::CANDIDATE))))
    });
    let ours = tokens.iter().take(24).position(|t| t.any(&["we", "our"]));
    let spoken = ours.and_then(|at| tokens.get(..at)).is_some_and(|lead| {
        let ended = lead.iter().any(|t| t.has(Class::CANDIDATE.or(Class::FINITE).or(Class::HOLD)));
        lead.iter().any(|t| t.has(Class::UNIT)) && lead.iter().any(|t| t.has(Class::EXPERIENCE)) && !ended
    });
    named || spoken || tokens.windows(2).any(|w| matches!(w, [a, b] if a.shape == Shape::Comma && b.any(&["we", "our", "us"])))
}
