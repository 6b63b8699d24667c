//! Roles in their order, and the rules from them: continuations joined, repetitions dropped.

use std::collections::{HashMap, HashSet};

use super::classify::{Place, classify};
use super::clause::asked;
use super::cues::{self, Cue, Cues};
use super::pieces::Piece;
use super::{Line, Posting, PostingRule, Role, RuleTier, Section, folded, parts};
use crate::Span;

/// How many list items a line such as "two of the following:" takes.
const MOST_ITEMS: usize = 20;

/// Gives every piece its role.
pub(super) fn assemble(text: &str, pieces: &[Piece], title: Option<(Span, String)>) -> Posting {
    let mut reader = Reader {
        text,
        posting: Posting::default(),
        said: HashSet::new(),
        idle: HashMap::new(),
        section: None,
        inline: None,
        announced: None,
        label: None,
        open: false,
        items: 0,
        ended: false,
        paragraph: None,
        following: 0,
    };
    let listed = runs(text, pieces);
    let (at, title) = title.map_or((None, None), |(span, title)| (Some(span), Some(title)));
    for (index, piece) in pieces.iter().enumerate() {
        match *piece {
            Piece::Heading { span, .. } | Piece::Text { span, .. } if Some(span) == at => reader.line(span, Role::Title, "names the job"),
            Piece::Heading { span, section, strong, alone } => reader.heading(span, section, strong, alone),
            Piece::Text { span, bullet, apart, first } => {
                let listed = listed.get(index).copied().unwrap_or(false);
                reader.text(span, Texted { bullet, apart, first, listed });
            }
        }
    }
    reader.posting.title = title;
    reader.posting
}

/// Marks the pieces of runs of lines without a heading that asks, most of which open requirements.
fn runs(text: &str, pieces: &[Piece]) -> Vec<bool> {
    let mut marks = vec![false; pieces.len()];
    let mut from = 0;
    while from < pieces.len() {
        let breaks = |piece: &Piece| matches!(piece, Piece::Heading { .. } | Piece::Text { apart: true, bullet: false, .. });
        let to = (from + 1..pieces.len()).find(|at| pieces.get(*at).is_some_and(breaks)).unwrap_or(pieces.len());
        let heads: Vec<Span> = pieces
            .iter()
            .take(to)
            .skip(from)
            .filter_map(|piece| if let Piece::Text { span, first: true, .. } = piece { Some(*span) } else { None })
            .collect();
        let opening = heads.iter().filter(|span| opens(span.of(text))).count();
        let run = heads.len() >= 3 && opening * 10 >= heads.len() * 6;
        marks.iter_mut().take(to).skip(from).for_each(|mark| *mark = run);
        from = to;
    }
    marks
}

fn opens(text: &str) -> bool {
    cues::starts(text) || cues::degree(text)
}

/// What is known of a text piece from its layout.
#[derive(Clone, Copy)]
struct Texted {
    bullet: bool,
    apart: bool,
    first: bool,
    listed: bool,
}

struct Reader<'t> {
    text: &'t str,
    posting: Posting,
    said: HashSet<String>,
    /// What asks nothing, by its words, with its role.
    idle: HashMap<String, Role>,
    section: Option<Section>,
    /// What a label says of the rest of its own line.
    inline: Option<Section>,
    /// What the last announcement ("You should have:") says that its items are.
    announced: Option<Section>,
    /// The label of a form ("Travel required:") whose value comes next.
    label: Option<Span>,
    /// Whether the last piece stated a rule that may go on.
    open: bool,
    /// List items seen since the last heading.
    items: usize,
    /// Whether the section's list has ended, so that prose asks only by its own words.
    ended: bool,
    /// What the first sentence of the line is, when its further ones go on with it.
    paragraph: Option<Role>,
    /// How many more items the last rule takes.
    following: usize,
}

impl Reader<'_> {
    fn line(&mut self, span: Span, role: Role, why: impl Into<String>) {
        if !matches!(role, Role::Rule(_) | Role::Continuation | Role::Repeated | Role::Heading(_)) {
            self.idle.entry(key(span.of(self.text))).or_insert(role);
        }
        self.posting.lines.push(Line { span, text: folded(span.of(self.text)), role, why: why.into() });
    }

    fn heading(&mut self, span: Span, section: Option<Section>, strong: bool, alone: bool) {
        (self.open, self.following, self.announced, self.inline) = (false, 0, None, None);
        (self.items, self.ended, self.paragraph) = (0, false, None);
        self.label = (section == Some(Section::Screening)).then_some(span);
        let within = self.section.is_some_and(Section::asks);
        let Some(opened) = section else {
            let why = if within && !strong { "a label inside the section" } else { "looks like a heading that no table knows" };
            if !within || strong {
                self.section = Some(Section::Other);
            }
            return self.line(span, Role::Heading(self.section.unwrap_or(Section::Other)), why);
        };
        let paid = matches!(self.section, Some(Section::Benefits | Section::Pay)) && opened == Section::Preferred;
        if paid && ["Bonus", "Bonuses"].contains(&span.of(self.text)) {
            return self.line(span, Role::Benefit, "stands in a list of benefits");
        }
        if opened == Section::Facts && !alone {
            self.label = None;
            return self.line(span, Role::Heading(opened), "labels a fact about the job");
        }
        let lasts = alone || opened.asks() || opened == Section::Duties;
        self.inline = (!lasts).then_some(opened);
        let ends = !matches!(opened, Section::Facts | Section::Screening | Section::Other) && self.section.is_some_and(Section::asks);
        if lasts || ends {
            self.section = Some(if lasts { opened } else { Section::Other });
        }
        self.line(span, Role::Heading(opened), format!("opens {opened}"));
    }

    fn text(&mut self, span: Span, seen: Texted) {
        if self.continues(span, seen) {
            return;
        }
        let label = self.label.take();
        let place = self.place(span, seen);
        let (role, why) = classify(span.of(self.text), place);
        let paid = !seen.first && self.paragraph == Some(Role::Pay) && matches!(role, Role::Rule(_));
        let (role, why) = if paid && !cues::starts(span.of(self.text)) && !required(&Cues::of(span.of(self.text))) {
            (Role::Pay, "goes on with a paragraph on pay")
        } else {
            (role, why)
        };
        self.paragraph = match role {
            Role::EqualOpportunity if !seen.bullet => Some(role),
            _ if seen.first => Some(role).filter(|role| idles(*role) && !seen.bullet),
            _ => self.paragraph,
        };
        self.ended |= seen.first && self.paragraph.is_some_and(|role| role != Role::Benefit || seen.apart);
        if let (Role::Rule(_), Some(before)) = (role, self.idle.get(&key(span.of(self.text)))) {
            let before = *before;
            self.open = false;
            return self.line(span, before, "an earlier line says the same");
        }
        let Role::Rule(tier) = role else {
            self.open = false;
            if span.of(self.text).ends_with(':') || role == Role::LeadIn {
                let announced = super::classify::announced(span.of(self.text));
                let wished = self.section == Some(Section::Preferred) && announced == Some(Section::Required);
                self.announced = announced.filter(|_| !wished || Cues::of(span.of(self.text)).has(Cue::Required));
            }
            return self.line(span, role, why);
        };
        self.states(span, label, place, tier, why);
    }

    /// Where a text stands.
    fn place(&mut self, span: Span, seen: Texted) -> Place {
        let labelled =
            matches!(self.posting.lines.last(), Some(Line { role: Role::Heading(Section::Facts), why, .. }) if why.starts_with("labels"));
        if seen.apart && !seen.bullet {
            self.announced = None;
        }
        if seen.first {
            self.inline = None;
        }
        let announced = self.announced.filter(|announced| !(self.section == Some(Section::Screening) && announced.asks()));
        let section = if labelled { Some(Section::Facts) } else { self.inline.or(announced).or(self.section) };
        // Among duties only a line that opens a requirement is one.
        let listed = seen.listed && !self.given() && (self.section != Some(Section::Duties) || opens(span.of(self.text)));
        let section = section.filter(|section| !(section.asks() && !listed && self.outside(span.of(self.text), seen)));
        Place { section, bullet: seen.bullet, later: !seen.first, listed }
    }

    /// Adds the rules of a text that asks, beside the label of its form.
    fn states(&mut self, span: Span, label: Option<Span>, place: Place, tier: RuleTier, why: &'static str) {
        let whole = match label {
            Some(label) if !stands(span.of(self.text)) => label.join(span),
            _ => span,
        };
        let rules = if whole == span { parts::parts(asked(span, self.text, place), self.text, place, tier) } else { vec![(whole, tier)] };
        let mut lines = Vec::new();
        for (at, tier) in &rules {
            let fresh = self.rule(*at, *tier);
            lines.push((*at, if fresh { Role::Rule(*tier) } else { Role::Repeated }));
        }
        match lines.as_slice() {
            [(_, role)] => self.line(span, *role, if *role == Role::Repeated { "an earlier line says the same" } else { why }),
            several => several.iter().for_each(|(at, role)| self.line(*at, *role, why)),
        }
        self.open = true;
        let announces = span.of(self.text).trim_end().ends_with(':') && Cues::of(span.of(self.text)).has(Cue::Following);
        self.following = if announces { MOST_ITEMS } else { 0 };
    }

    /// Whether a text stands outside the list that its heading opens: a paragraph behind the items, or further prose of one that does not ask.
    fn outside(&mut self, text: &str, seen: Texted) -> bool {
        self.items += usize::from(seen.bullet);
        let goes_on = !seen.first && self.paragraph.is_some();
        self.ended |= seen.apart && seen.first && !seen.bullet && self.items > 1;
        (self.ended || goes_on) && !seen.bullet && !cues::starts(text) && !Cues::of(text).has(Cue::Following)
    }

    /// Whether the section is one where even a list of skills asks nothing.
    fn given(&self) -> bool {
        matches!(self.section, Some(Section::Benefits | Section::Pay | Section::EqualOpportunity | Section::Apply | Section::Preferred))
    }

    /// Joins "OR ..." lines, and the items of "two of the following:", to the rule before them.
    fn continues(&mut self, span: Span, seen: Texted) -> bool {
        let text = span.of(self.text);
        let item = self.following > 0 && seen.bullet && !seen.apart;
        let alternative = self.open && (seen.first && joins(text) || self.chained(text) || self.valued(seen));
        if !item && !alternative {
            self.following = 0;
            return false;
        }
        self.following = self.following.saturating_sub(1);
        let fresh = matches!(self.posting.lines.last(), Some(Line { role: Role::Rule(_) | Role::Continuation, .. }));
        if let Some(rule) = self.posting.rules.last_mut().filter(|_| fresh) {
            self.said.insert(key(&rule.text));
            rule.text = match alternative {
                true => format!("{} {}", unnumbered(&rule.text).trim_end_matches(['.', ';', ',']), folded(text)),
                false => format!("{}\n{}", rule.text, folded(text)),
            };
            rule.span = rule.span.join(span);
            self.said.insert(key(&rule.text));
        }
        match fresh {
            true => self.line(span, Role::Continuation, "goes on with the rule before it"),
            false => self.line(span, Role::Repeated, "goes on with what an earlier line says"),
        }
        true
    }

    /// Whether the rule before ends in "or", or this further sentence of it does: "...; or" "2. ...".
    fn chained(&self, text: &str) -> bool {
        let said = self.posting.rules.last().map(|rule| rule.text.as_str()).unwrap_or_default();
        breaks_off(said) || breaks_off(text) && !cues::starts(text)
    }

    /// Whether the text goes on with the short value of a form's label: "Clearance:" "Public trust. Fingerprints are taken."
    fn valued(&self, seen: Texted) -> bool {
        let short = self.posting.rules.last().is_some_and(|rule| rule.tier == RuleTier::Screening && rule.text.split(' ').count() < 3);
        self.section == Some(Section::Screening) && !seen.first && !seen.bullet && short
    }

    /// Adds a rule unless it was said before.
    fn rule(&mut self, span: Span, tier: RuleTier) -> bool {
        let text = folded(span.of(self.text)).trim_end_matches([';', ',', ' ']).to_owned();
        let fresh = self.said.insert(key(&text));
        if fresh {
            self.posting.rules.push(PostingRule { tier, text, span });
        }
        fresh
    }
}

/// Whether prose that begins so goes on to its end without asking.
fn idles(role: Role) -> bool {
    matches!(role, Role::Pay | Role::EqualOpportunity | Role::Benefit | Role::Apply)
}

/// What makes two rules the same text.
fn key(text: &str) -> String {
    super::words::words(text).into_iter().map(|word| word.text).collect::<Vec<_>>().join(" ")
}

/// Whether a line goes on with the requirement before it: "OR equivalent experience".
fn joins(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or_default().trim_end_matches([',', ':']);
    matches!(word, "OR" | "AND" | "or" | "and/or" | "AND/OR" | "ODER" | "oder" | "OU" | "ou")
        || text.starts_with("Or equivalent")
        || text.starts_with("Or an equivalent")
        || text.starts_with("Alternatively")
}

/// Whether an alternative follows the text: it ends in "; or".
fn breaks_off(text: &str) -> bool {
    let ends = |body: &str, joints: &[&str]| joints.iter().any(|joint| body.ends_with(joint));
    let body = text.trim_end_matches([' ', ':', '\n']);
    ends(body, &[" or", " OR"]) || ends(unnumbered(body), &["; or", ", or", ";or", "; and/or"])
}

/// The text without the number of the next item at its end: "...; or 2.".
fn unnumbered(text: &str) -> &str {
    let body = text.trim_end_matches(|c: char| c.is_whitespace() || c.is_ascii_digit() || matches!(c, '.' | ')'));
    if [" or", " and/or", ";or"].iter().any(|joint| body.ends_with(joint)) { body } else { text }
}

/// Whether the value of a form's label says by itself what is asked.
fn stands(text: &str) -> bool {
    let cues = Cues::of(text);
    cues.len() > 8 || cues.has(Cue::Screening) || cues.has(Cue::Must)
}

/// Whether the words require something, whatever they speak of.
fn required(cues: &Cues) -> bool {
    cues.has(Cue::Screening) || cues.has(Cue::Required)
}
