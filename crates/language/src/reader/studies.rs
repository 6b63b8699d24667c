//! Degrees, asked for or only spoken of.

use super::Reader;
use crate::compose::Piece;
use crate::grammar::{after, degree};
use crate::lexicon::{Class, List};
use crate::requirement::{Kind, Level, Requirement, Tier};
use crate::token::{Shape, Token};
use crate::voice;

impl<'t, 'a> Reader<'t, 'a> {
    /// A degree.
    pub(super) fn degree(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        if let Some(taken) = self.diploma(at, rest) {
            return Some(taken);
        }
        let Ok((tail, mut found)) = degree::degree(self.line, rest) else { return self.graduates(at, rest) };
        let taken = rest.len() - tail.len();
        let before = self.tokens.get(..at).unwrap_or_default();
        if self.only_told(before, rest, taken, &found) {
            return Some(taken);
        }
        if let Some(more) = self.wished_between(at, tail, taken, &found) {
            return Some(taken + more);
        }
        let near = |list: &[&str]| before.iter().rev().take(4).any(|t| list.iter().any(|w| t.is(w)));
        let lacked = before.windows(3).rev().take(3).any(|w| {
            matches!(w, [not, now, have] if (not.is("not") && now.any(&["already", "currently", "yet"]) || now.is("not"))
                && have.any(&["have", "hold", "possess"]))
        });
        if lacked || near(&["no", "without"]) {
            let with = |t: &Token<'_>| t.any(&["with", "and", "plus", "w"]) || t.shape == Shape::Slash;
            return Some(taken + crate::grammar::run(tail, with).min(2));
        }
        if found.in_progress && !studies(before) {
            return Some(taken);
        }
        found.in_progress |= enrolled(before) || before.iter().rev().take(4).any(|t| t.listed(List::ENROLLED));
        if found.fields.is_empty() && found.level == Level::Secondary {
            found.fields = degree::subjects_before(before);
        }
        if found.fields.is_empty() && !found.related_field {
            (found.fields, found.related_field) = self.prenominal(at, rest);
        }
        let labelled = matches!(self.pieces.last(), Some(Piece::Break)) && before.last().is_some_and(|t| t.shape == Shape::Colon);
        let last = self.pieces.len().checked_sub(if labelled { 2 } else { 1 });
        if let Some(Piece::Leaf(Requirement { kind: Kind::Degree(before), span })) = last.and_then(|i| self.pieces.get_mut(i))
            && before.level == found.level
            && before.fields.is_empty()
        {
            *before = found;
            *span = rest.get(..taken).and_then(<[Token<'a>]>::last).map_or(*span, |end| span.join(end.span()));
            return Some(taken);
        }
        // "A bachelor's degree/pursuing a bachelor's degree in Statistics": one degree, held or on its way
        let joint = self.pieces.iter().rev().take_while(|p| matches!(p, Piece::Slash | Piece::Gap)).count();
        let last = self.pieces.len().checked_sub(joint + 1).filter(|_| joint > 0);
        if let Some(Piece::Leaf(Requirement { kind: Kind::Degree(held), .. })) = last.and_then(|i| self.pieces.get_mut(i))
            && found.in_progress
            && held.level == found.level
            && held.fields.is_empty()
        {
            (held.fields, held.related_field) = (found.fields, found.related_field);
            return Some(taken);
        }
        if self.repeats(&found) { Some(taken) } else { self.worded(at, rest, taken, found) }
    }

    /// Who has studied something: "engineering graduates preferred".
    fn graduates(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let (head, behind) = rest.split_first()?;
        let ends = Class::OR.or(Class::AND).or(Class::FINITE).or(Class::REQUIRED).or(Class::PREFERRED);
        let closes = behind.first().is_none_or(|t| t.shape != Shape::Word || t.has(ends) || t.any(&["with", "only"]));
        if !(head.any(&["graduate", "graduates"]) && closes) {
            return None;
        }
        let field =
            |t: &Token<'a>| t.has(Class::NOUN_ING.or(Class::SHARED_HEAD).or(Class::MODIFIER)) || t.listed(List::SUBJECTS.or(List::STUDIED));
        let before = self.tokens.get(..at)?;
        let words = before.iter().rev().take_while(|t| t.shape == Shape::Word && field(t)).count();
        let (lead, named) = before.split_at_checked(at - words)?;
        if lead.last().is_some_and(|t| t.capital() && t.class == Class::NONE) {
            return None;
        }
        let (fields, related_field) = crate::lists::fields(self.line, named);
        let found = crate::Degree { level: Level::Bachelor, fields, related_field, in_progress: false };
        let named = !found.fields.is_empty() && !self.only_told(self.tokens.get(..at)?, rest, 1, &found);
        if named { self.add(at, 1, Kind::Degree(found)) } else { None }
    }

    /// Another level that is wished for, in brackets between a degree and its fields: "Bachelor's degree (Master's preferred) in Botany".
    fn wished_between(&mut self, at: usize, tail: &'t [Token<'a>], taken: usize, found: &crate::Degree) -> Option<usize> {
        let close = tail.iter().take(7).position(|t| t.shape == Shape::Close)?;
        let [open, level @ .., tier] = tail.get(..close)? else { return None };
        let (rest, wished) = degree::degree(self.line, level).ok()?;
        let named = found.fields.is_empty() && open.shape == Shape::Open && rest.is_empty() && tier.has(Class::PREFERRED);
        let (behind, (fields, related_field)) = degree::fields_behind(self.line, after(tail, close + 1)).ok().filter(|_| named)?;
        self.wish_besides(Requirement { kind: Kind::Degree(wished), span: open.span().join(tier.span()) });
        let more = tail.len() - behind.len();
        self.add(at, taken + more, Kind::Degree(crate::Degree { fields, related_field, ..found.clone() }))?;
        Some(more)
    }

    /// Fields said apart from their degree: "Bachelor's degree required; concentration in Finance preferred".
    pub(super) fn focus(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let [focus, within, names @ ..] = rest else { return None };
        let last = self.pieces.iter().rev().find(|p| !matches!(p, Piece::Break | Piece::Comma | Piece::Tier(_)));
        let Some(Piece::Leaf(Requirement { kind: Kind::Degree(degree), .. })) = last else { return None };
        let ends = Class::PREFERRED.or(Class::REQUIRED).or(Class::FINITE).or(Class::DEGREE_OF_SKILL);
        let words = crate::grammar::run(names, |t| {
            matches!(t.shape, Shape::Word | Shape::Comma | Shape::Slash) && !t.has(ends) && !t.listed(List::OF_FIELDS)
        });
        let (fields, related_field) = crate::lists::fields(self.line, names.get(..words)?);
        if !focus.listed(List::FOCUS) || !within.is("in") || fields.is_empty() {
            return None;
        }
        let kind = Kind::Degree(crate::Degree { fields, related_field, ..degree.clone() });
        self.add(at, 2 + words, kind)
    }

    /// "Diploma or degree in Radiography": a certificate or a degree in the same field.
    fn diploma(&mut self, at: usize, rest: &'t [Token<'a>]) -> Option<usize> {
        let [head, joint, behind @ ..] = rest else { return None };
        let either = joint.has(Class::OR) || joint.shape == Shape::Slash;
        let behind = after(behind, usize::from(behind.first()?.any(&["a", "an"])));
        if !(head.is("diploma") && either && behind.first()?.any(&["degree", "bsc"])) {
            return None;
        }
        let (tail, found) = degree::degree(self.line, behind).ok()?;
        let taken = rest.len() - tail.len();
        if self.only_told(self.tokens.get(..at)?, rest, taken, &found) {
            return Some(taken);
        }
        let own = if found.fields.is_empty() { String::new() } else { format!(" in {}", found.fields.join(" or ")) };
        let name = format!("{}{own}", head.text);
        self.add(at, 1, Kind::Credential(crate::requirement::Credential { any_of: vec![name] }))?;
        self.push(Piece::Slash);
        self.worded(at + 2, behind, taken - 2, found)?;
        Some(taken)
    }

    /// Adds a degree with what its own words say besides: another one before it, an equivalent, a tier.
    fn worded(&mut self, at: usize, rest: &'t [Token<'a>], taken: usize, found: crate::Degree) -> Option<usize> {
        let words = rest.get(..taken)?;
        let tier = words.iter().find(|t| t.has(Class::REQUIRED.or(Class::PREFERRED)));
        let tier = tier.map(|t| if t.has(Class::PREFERRED) { Tier::Preferred } else { Tier::Required });
        let alternative = (0..taken).any(|i| {
            rest.get(i).is_some_and(|t| t.has(Class::OR)) && degree::same(after(rest, i)) > 0 || degree::replaced(after(rest, i)) > 0
        });
        let open = words.windows(2).any(|w| matches!(w, [a, b] if a.has(Class::OR) && b.any(&["other", "another"])));
        // "MBA, Master's degree or PhD": the comma stands for the "or" behind it
        let level = |t: &Token<'_>| t.has(Class::LEVEL.or(Class::LEVEL_SHORT).or(Class::ARTICLE));
        let open = open
            || words
                .windows(2)
                .take_while(|w| !w.iter().any(|t| t.any(&["in", "of"])))
                .any(|w| matches!(w, [a, b] if a.has(Class::OR) && level(b)));
        self.exemplifies(at);
        if open && matches!(self.pieces.as_slice(), [.., Piece::Leaf(Requirement { kind: Kind::Degree(_), .. }), Piece::Comma]) {
            self.pieces.pop();
            self.push(Piece::Or);
        }
        let added = self.add(at, taken, Kind::Degree(found));
        if alternative {
            self.push(Piece::Or);
            self.put(Kind::Equivalent.into());
        }
        self.pieces.extend(tier.map(Piece::Tier));
        added
    }

    /// Lets a degree stand among the examples of a class of qualifications: "qualification (PgC, MSc)", "such as a diploma or a degree".
    pub(super) fn exemplifies(&mut self, at: usize) {
        const NAMED: Class = Class::OR.or(Class::ARTICLE).or(Class::LEVEL).or(Class::DEGREE).or(Class::CREDENTIAL_HEAD);
        let mark = |t: &Token<'_>| matches!(t.shape, Shape::Comma | Shape::Slash | Shape::Open);
        let lists = |t: &Token<'_>| t.capital() || t.has(NAMED) || t.listed(List::BEFORE_EXAMPLES) || mark(t) || t.is("as");
        let marks = |t: &Token<'_>| t.shape == Shape::Open || t.listed(List::BEFORE_EXAMPLES);
        let near = self.tokens.get(..at).unwrap_or_default().iter().enumerate().rev().take(12);
        let Some((marker, _)) = near.take_while(|(_, t)| lists(t)).find(|(_, t)| marks(t)) else { return };
        let before = self.tokens.get(..marker).unwrap_or_default();
        let Some(class) = before.iter().rev().take(6).find(|t| t.text.starts_with("qualification")) else { return };
        let Some(last) = self.pieces.iter().rposition(|p| matches!(p, Piece::Leaf(_))) else { return };
        let start = self.tokens.get(marker).map_or(0, |t| t.start);
        match self.pieces.get(last) {
            Some(Piece::Leaf(Requirement { kind: Kind::Credential(_), span }))
                if span.end <= start && span.start <= class.start && class.start < span.end =>
            {
                self.pieces.remove(last);
            }
            Some(Piece::Leaf(Requirement { kind: Kind::Credential(_) | Kind::Degree(_), span })) if span.end > start => {
                self.pieces.truncate(last + 1);
                self.push(Piece::Slash);
            }
            _ => {}
        }
    }

    /// Whether a degree is only told of: one that is offered, taught, handed in, or stands for a level of something else.
    fn only_told(&self, before: &[Token<'a>], rest: &'t [Token<'a>], taken: usize, found: &crate::Degree) -> bool {
        let last = before.last();
        let near = |list: &[&str]| before.iter().rev().take(4).any(|t| list.iter().any(|w| t.is(w)));
        let level = (matches!(before, [.., a, b] if a.is("at") && b.has(Class::ARTICLE)) || near(&["at"]) && near(&["either"]))
            && rest.iter().take(taken + 1).take(4).any(|t| t.is("level"));
        let behind_credential =
            matches!(self.pieces.last(), Some(Piece::Leaf(Requirement { kind: Kind::Credential(_), .. })) | Some(Piece::Gap));
        let pupils = found.level == crate::Level::Secondary
            && last.is_some_and(|t| t.has(Class::OR.or(Class::AND)) || t.shape == Shape::Slash || t.any(&["jr", "sr", "middle"]))
            && near(&["elementary", "primary", "middle", "junior", "jr", "sr"]);
        let beyond = pupils
            || near(&["above", "beyond"])
            || last.is_some_and(|t| t.is("international") || t.is("post") && !rest.first().is_some_and(|t| t.any(&["graduate", "grad"])));
        let held = matches!(
            self.pieces.iter().rev().find(|p| matches!(p, Piece::Leaf(_))),
            Some(Piece::Leaf(Requirement { kind: Kind::Degree(_), .. }))
        );
        let again = held && near(&["equivalent", "similar", "comparable"]) && near(&["or"]) && found.fields.is_empty();
        let open =
            matches!(self.pieces.as_slice(), [.., Piece::Leaf(Requirement { kind: Kind::Credential(_), .. }) | Piece::Gap, Piece::Open]);
        let spelled = open && last.is_some_and(|t| t.shape == Shape::Open) && rest.first().is_some_and(|t| t.is("diploma"));
        // "when the degree was awarded": one that was told of
        let pointed = last.is_some_and(|t| t.is("the"))
            && after(rest, taken).first().is_some_and(|t| t.any(&["was", "is", "were"]))
            && after(rest, taken).get(1).is_some_and(|t| t.listed(List::EARNED) || t.any(&["awarded", "conferred", "granted"]));
        if level && behind_credential && self.leaves > 0 || beyond || again || spelled || pointed {
            return true;
        }
        // "please view the full JD": the description of the job
        let described = rest.first().is_some_and(|t| t.is("jd")) && last.is_some_and(|t| t.listed(List::BEFORE_DESCRIPTION));
        if described {
            return true;
        }
        let signed = (2..5).contains(&before.len())
            && before.iter().all(|t| t.capital() && t.class == Class::NONE && t.shape == Shape::Word)
            && after(rest, taken).first().is_none_or(|t| t.shape == Shape::Comma)
            && found.fields.is_empty();
        if signed {
            return true;
        }
        // "a 2:1 degree", "a 2.2 degree": a class of honours
        let classed = matches!(before, [.., two, colon, _] if two.is("2") && colon.shape == Shape::Colon)
            || last.is_some_and(|t| t.any(&["2.1", "2.2"]));
        let angle =
            !classed && last.is_some_and(|t| t.shape == Shape::Number) && rest.first().is_some_and(|t| t.any(&["degree", "degrees"]));
        let papers = voice::unbracketed(self.tokens).any(|t| t.any(&["transcript", "transcripts"]));
        let asked = (self.voice.asks || self.voice.fragment || self.leaves > 0)
            && !self.voice.offers
            && !(papers || angle || self.studied(before, after(rest, taken)))
            && self.voice.open();
        !asked || self.quiet && !self.voice.fragment
    }

    /// Whether a degree is studied for or taught, and not by whom the sentence asks.
    fn studied(&self, before: &[Token<'a>], tail: &[Token<'a>]) -> bool {
        let near = |list: &[&str]| before.iter().rev().take(4).any(|t| list.iter().any(|w| t.is(w)));
        let part = matches!(before, [.., part, of, the] if part.is("part") && of.is("of") && the.has(Class::ARTICLE));
        // "attention to detail and a degree": what was read before is studied for nothing
        let read = match self.pieces.as_slice() {
            [.., Piece::Leaf(read), Piece::And | Piece::Or | Piece::Comma | Piece::Break] => Some(read.span.end),
            _ => None,
        };
        let own = before.iter().rev().take(4).take_while(|t| read.is_none_or(|end| t.start >= end));
        // "a teaching degree", "a teaching or nursing degree": one in teaching
        let field = |i: usize| {
            before.get(i).is_some_and(|t| t.is("teaching"))
                && i.checked_sub(1).and_then(|p| before.get(p)).is_none_or(|t| t.any(&["a", "or", "either"]))
                && before.get(i + 1).is_none_or(|t| t.has(Class::OR))
        };
        let from = before.len() - own.count();
        let told = |i: usize| before.get(i).is_some_and(|t| t.listed(List::STUDIED_FOR)) && !field(i);
        let spoken = part
            || (from..before.len()).any(told) && !before.iter().rev().take(4).any(|t| t.listed(List::HAS_STUDIED))
            || tail.first().is_some_and(|t| t.listed(List::STUDIES));
        let pupils = before.iter().any(|t| t.any(&["students", "pupils"])) && !self.voice.asks;
        let studied = pupils || before.iter().rev().take(7).any(|t| t.any(&["study", "studying"]));
        let to = before.iter().rev().take(3).position(|t| t.is("to")).map(|i| before.len() - 1 - i);
        let lead = to.and_then(|to| before.get(..to)).unwrap_or_default();
        let educated = lead.iter().rev().take(5).any(|t| t.is("education")) && !lead.iter().any(|t| t.is("leading"));
        let completed = educated || self.tokens.iter().take(4).any(|t| t.any(&["completion", "completed"]));
        let towards = working(before)
            || nearing(before)
            || self.voice.asks && !self.voice.tells && near(&["towards", "toward"]) && near(&["work", "working", "study", "studying"]);
        !(completed || towards) && (studied || spoken && !enrolled(before))
    }

    /// The field that stands before the degree: "a nursing degree", "computer science degree".
    fn prenominal(&self, at: usize, rest: &'t [Token<'a>]) -> (Vec<String>, bool) {
        let before = self.tokens.get(..at).unwrap_or_default();
        let kin = before.last().and_then(|t| t.text.strip_suffix("-related")).filter(|_| rest.first().is_some_and(|t| t.has(Class::LEVEL)));
        if let Some(field) = kin {
            return (vec![field.to_owned()], true);
        }
        let words = before.iter().rev().take_while(|t| may_name_field(t)).count();
        let (left, named) = before.split_at(before.len() - words);
        // "a diploma or law degree": what the choice is from was read before
        let read = matches!(self.pieces.as_slice(), [.., Piece::Leaf(last), Piece::Or | Piece::And, Piece::Gap]
            if !matches!(last.kind, Kind::Degree(_)));
        let chosen = !read
            && left
                .last()
                .is_some_and(|t| t.has(Class::OR.or(Class::AND)) || matches!(t.shape, Shape::Slash | Shape::Ampersand | Shape::Other));
        let run_on = named.iter().any(|t| t.text.len() > 6 && t.shouted());
        let Some(head) = rest.first().filter(|t| !t.glued && t.any(&["degree", "degrees"])) else {
            return (Vec::new(), false);
        };
        if words == 0 || words > 3 || run_on {
            return (Vec::new(), false);
        }
        if chosen {
            return chosen_fields(self.line, before, head);
        }
        let named: Vec<Token<'a>> = named.iter().chain([head]).copied().collect();
        crate::lists::fields(self.line, &named)
    }

    /// Whether a bracket only repeats the degree before it: "Juris Doctor (J.D.)".
    pub(super) fn repeats(&self, found: &crate::Degree) -> bool {
        let mut back = self.pieces.iter().rev();
        let opened = matches!(back.next(), Some(Piece::Open));
        let before = back.find(|p| matches!(p, Piece::Leaf(_)));
        opened && matches!(before, Some(Piece::Leaf(Requirement { kind: Kind::Degree(degree), .. })) if degree.level == found.level)
    }
}

/// The fields of a list that shares its degree: "Botany or heraldry degree", but not "a licence or teaching degree".
fn chosen_fields(line: &str, before: &[Token<'_>], head: &Token<'_>) -> (Vec<String>, bool) {
    const OTHER: Class =
        Class::CREDENTIAL.or(Class::CREDENTIAL_HEAD).or(Class::CREDENTIALED).or(Class::BODY).or(Class::LEVEL).or(Class::UNIT);
    let joint = |t: &Token<'_>| t.has(Class::OR) || matches!(t.shape, Shape::Slash | Shape::Comma);
    let listed = |t: &Token<'_>| joint(t) || may_name_field(t) && !t.has(OTHER.or(Class::LEVEL_SHORT).or(Class::SKILL));
    let words = before.iter().rev().take_while(|t| listed(t)).count();
    let (lead, names) = before.split_at(before.len() - words);
    let opens = lead
        .last()
        .is_none_or(|t| t.has(Class::ARTICLE.or(Class::HOLD).or(Class::REQUIRED).or(Class::PREFERRED)) || t.shape == Shape::Colon);
    if words > 9 || !opens || names.first().is_none_or(joint) {
        return (Vec::new(), false);
    }
    let named: Vec<Token<'_>> = names.iter().chain([head]).copied().collect();
    crate::lists::fields(line, &named)
}

/// Whether a student who stands behind these words is the one who is asked: "an undergraduate student", not "teaches graduate students".
fn studies(before: &[Token<'_>]) -> bool {
    before.is_empty() || before.iter().rev().take(3).any(|t| t.any(&["a", "an"])) && !before.iter().any(|t| t.any(&["with", "teaching"]))
}

/// Whether somebody is working towards what follows.
fn working(before: &[Token<'_>]) -> bool {
    before.windows(2).rev().take(4).any(|w| matches!(w, [a, b] if a.is("working") && b.any(&["towards", "toward"])))
}

/// Whether somebody is enrolled in what follows, or on the way to it.
fn enrolled(before: &[Token<'_>]) -> bool {
    working(before) || before.iter().rev().take(7).any(|t| t.any(&["enrolled", "pursuing", "enrollment"])) || nearing(before)
}

/// Whether somebody is about to have what follows: "currently studying for", "in the process of obtaining", "on track to complete".
fn nearing(before: &[Token<'_>]) -> bool {
    let lead = before.get(..before.len() - before.iter().rev().take_while(|t| t.has(Class::ARTICLE)).count()).unwrap_or_default();
    match lead {
        [.., now, studying, for_] if studying.is("studying") && for_.is("for") => now.any(&["currently", "is", "are"]),
        [.., process, of, _] if process.is("process") && of.is("of") => true,
        [.., track, to, _] if track.is("track") && to.is("to") => true,
        [.., pursuit, of] if pursuit.is("pursuit") && of.is("of") => true,
        [.., now, completing] if completing.any(&["completing", "finishing"]) => now.any(&["currently", "is", "are"]),
        _ => false,
    }
}

/// Whether a word before a degree may belong to the name of its field.
fn may_name_field(token: &Token<'_>) -> bool {
    const OTHER: Class = Class::FILLER
        .or(Class::ARTICLE)
        .or(Class::PREPOSITION)
        .or(Class::HOLD)
        .or(Class::FINITE)
        .or(Class::REQUIRED)
        .or(Class::PREFERRED)
        .or(Class::OR)
        .or(Class::AND)
        .or(Class::DEGREE)
        .or(Class::DEGREE_OF_SKILL)
        .or(Class::CANDIDATE)
        .or(Class::HEADING)
        .or(Class::RELATED);
    let text = token.text;
    let other = text.ends_with("'s") || text.ends_with("’s") || text.ends_with("ly") || text.starts_with("post");
    token.shape == Shape::Word
        && !token.has(OTHER)
        && !token.listed(List::NO_FIELD_BEFORE)
        && !other
        && (text.len() > 2 || token.shouted())
        && !text.starts_with(|c: char| c.is_ascii_digit())
}
