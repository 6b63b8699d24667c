//! Worked time of a stated length.
//!
//! - Means: months of work, in a window of time, in positions where every group holds.
//! - Proved by: the dates of the positions that mention one term of every group. A length that the résumé states counts where no
//!   dated position mentions the term.
//! - Unclear: the dates are vague, the term is only listed, or a position has most of a phrase's words but not the phrase.
//! - Cites: in each position that counts, what mentions each group.

use crate::account::{self, Account};
use crate::case::{Case, Papers};
use crate::change::Remedy;
use crate::derived::Derived;
use crate::judgement::{Counted, Evidence, Months, Verdict};
use crate::ruling::Ruling;
use crate::stretch::WORKING_LIFE;
use crate::term::{self, Choice, Sighting};
use crate::texts::{self, Place, Places};
use crate::timeline::{Bounds, Positions};

/// By how many months a stated length may differ from the dates before it is a doubt.
const TOLERANCE: u32 = 6;

/// Worked time that is asked. All lengths are months.
#[derive(Debug)]
pub(crate) struct Experience {
    pub min: Option<u32>,
    pub max: Option<u32>,
    pub within: Option<u32>,
    /// The groups; empty for all work.
    pub with: Vec<Choice>,
    /// Internships and volunteer work do not count.
    pub professional: bool,
    /// The group is what the rule file calls related work, not what the rule names.
    pub related: bool,
    pub said: Derived<Said>,
}

/// Words of every reason, made once.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    /// What the months are of: " with Java and AWS", " of related work".
    subject: String,
    /// What is asked: "; 36 needed in the last 60 months".
    needed: String,
}

/// What was counted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Count {
    pub months: Months,
    /// Positions where every group holds.
    holds: Positions,
    /// Those, and the ones where every group may hold.
    may: Positions,
    by: By,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Dates,
    /// A length that the résumé states.
    Statement,
    /// No position has a date.
    Nothing,
}

impl Experience {
    pub fn ruling(&self, case: &Case<'_>) -> Ruling {
        let months = self.count(case).months;
        let credit = match f64::from(months.needed.unwrap_or(0)) {
            0.0 => 1.0,
            needed => f64::midpoint((f64::from(months.at_least) / needed).min(1.0), (f64::from(months.at_most) / needed).min(1.0)),
        };
        Ruling { credit: Some(credit), ..Ruling::of_months(months) }
    }

    pub fn count(&self, case: &Case<'_>) -> Count {
        let timeline = case.timeline;
        let countable = timeline.dated & !if self.professional { timeline.unpaid } else { 0 };
        let (mut holds, mut may, mut nowhere) = (countable, countable, false);
        let (mut stated, mut all_stated) = (None::<u32>, true);
        for choice in &self.with {
            let sighting = case.sight(choice);
            let held = sighting.positions & timeline.dated;
            holds &= held;
            if let Some(months) = self.statement(case, sighting) {
                stated = Some(stated.map_or(months, |least| least.min(months)));
                continue;
            }
            all_stated = false;
            may &= held | sighting.partly | if is_listed_only(case, sighting) { timeline.dated } else { 0 };
            nowhere |= !sighting.anywhere() && !sighting.partly_anywhere();
        }
        let by_dates = case.months(holds, may, self.within);
        let (bounds, by) = match stated {
            Some(months) => (self.as_stated(months, all_stated, by_dates), By::Statement),
            None if timeline.dated == 0 && timeline.undated != 0 && !nowhere => {
                (Bounds { at_least: 0, at_most: WORKING_LIFE.min(self.within.unwrap_or(WORKING_LIFE)) }, By::Nothing)
            }
            None => (by_dates, By::Dates),
        };
        let months = Months { at_least: bounds.at_least, at_most: bounds.at_most, needed: self.min, max: self.max };
        Count { months, holds, may, by }
    }

    /// The stated length that stands for a group which no dated position mentions.
    fn statement(&self, case: &Case<'_>, sighting: &Sighting) -> Option<u32> {
        let undated = sighting.positions & case.timeline.dated == 0;
        sighting.stated.filter(|_| undated && !self.related)
    }

    /// A stated length is used as stated where it is all that is asked; beside other groups, or a window, it is only the most there can be.
    fn as_stated(&self, months: u32, alone: bool, by_dates: Bounds) -> Bounds {
        let most = months.min(self.within.unwrap_or(months));
        let alone_most = if alone { most } else { most.min(by_dates.at_most) };
        Bounds { at_least: if self.with.len() == 1 && self.within.is_none() { months } else { 0 }, at_most: alone_most }
    }

    pub fn remedy(&self, case: &Papers<'_>) -> Option<Remedy> {
        let months = self.count(case).months;
        let missing = months.needed?.saturating_sub(months.at_least);
        (missing <= WORKING_LIFE).then(|| Remedy::Months {
            months: missing,
            terms: self.with.iter().filter_map(|choice| case.spoken(choice)).collect(),
            subject: self.said().subject.clone(),
        })
    }

    pub fn account(&self, case: &Papers<'_>) -> Account {
        let count = self.count(case);
        let mut account = Account::new(self.reason(case, &count));
        account.cite(self.evidence(case, &count));
        account.doubts = self.doubts(case, &count);
        account.counted = counted(case, &count);
        account
    }

    fn said(&self) -> &Said {
        self.said.get(|| {
            let labels: Vec<String> = self.with.iter().map(|choice| choice.label.clone()).collect();
            let subject = match labels.as_slice() {
                _ if self.related => " of related work".to_owned(),
                [] => " of work".to_owned(),
                labels => format!(" with {}", term::all_of(labels)),
            };
            let needed = match (self.min, self.within) {
                (None | Some(0), None) => String::new(),
                (None | Some(0), Some(within)) => format!(" in the last {within} months"),
                (Some(needed), None) => format!("; {needed} needed"),
                (Some(needed), Some(within)) => format!("; {needed} needed in the last {within} months"),
            };
            Said { subject, needed }
        })
    }

    pub fn reason(&self, case: &Papers<'_>, count: &Count) -> String {
        let (length, Said { subject, needed }) = (account::length(&count.months), self.said());
        match (Ruling::of_months(count.months).verdict, count.by) {
            (Verdict::Unclear, By::Nothing) => format!("no position has a date, so the months{subject} cannot be counted{needed}"),
            (verdict, By::Statement) => {
                let open = if verdict == Verdict::Unclear { ": ask when and where" } else { "" };
                format!("the résumé states the length, and no dated position mentions the term: {length}{subject}{needed}{open}")
            }
            (Verdict::Unclear, By::Dates) => format!("{length}{subject}{needed}: {}", self.missing_fact(case, count)),
            (Verdict::NotMet, _) if count.may == 0 => [self.absent(case).as_str(), needed].concat(),
            _ => [length.as_str(), subject, " in ", &account::count(account::size(count.may), "position"), needed].concat(),
        }
    }

    /// Why no position counts at all.
    fn absent(&self, case: &Papers<'_>) -> String {
        if case.facts.positions.is_empty() {
            return "the résumé lists no positions".to_owned();
        }
        let dated = case.timeline.dated;
        let unmentioned: Vec<&Choice> = self.with.iter().filter(|choice| case.sight(choice).positions & dated == 0).collect();
        match unmentioned.as_slice() {
            [] if self.professional => format!("only internships or volunteer work{}", self.said().subject.replacen(" of", " as", 1)),
            [] if self.with.is_empty() => "no position lies before the day of judging".to_owned(),
            [] => format!("no one position mentions all of {}", self.said().subject.trim_start_matches(" with ")),
            missing => {
                let labels: Vec<String> = missing.iter().map(|choice| choice.label.clone()).collect();
                ["no position mentions ", &term::all_of(&labels)].concat()
            }
        }
    }

    /// The fact that would decide.
    fn missing_fact(&self, case: &Papers<'_>, count: &Count) -> String {
        let mut facts = Vec::new();
        for choice in &self.with {
            let sighting = case.sight(choice);
            if is_listed_only(case, sighting) {
                facts.push(format!("the résumé names {} but not the position it was used in", choice.label));
            } else if let Some(index) = texts::bits(sighting.partly & count.may & !count.holds).next() {
                facts.push(format!("{} has most words of “{}” but does not name it", account::position(case.profile, index), choice.label));
            }
        }
        let vague: Vec<String> = texts::bits(count.may).filter_map(|index| vague_dates(case, index)).collect();
        if !vague.is_empty() {
            facts.push(term::all_of(&vague));
        }
        facts.join("; ")
    }

    fn evidence(&self, case: &Papers<'_>, count: &Count) -> Vec<Evidence> {
        let mut evidence = Vec::new();
        if self.with.is_empty() {
            evidence.extend(texts::bits(count.holds).filter_map(|index| title(case, index)));
        }
        for choice in &self.with {
            let sighting = case.sight(choice);
            let inside = Places { positions: sighting.positions & count.may, elsewhere: 0 };
            evidence.extend(account::quotes(case, choice, inside));
            if is_listed_only(case, sighting) || count.by != By::Dates {
                let outside = Places { positions: sighting.positions & !case.timeline.dated, ..case.places(choice) };
                evidence.extend(account::quotes(case, choice, outside));
            }
            for index in texts::bits(sighting.partly & count.may & !count.holds) {
                evidence.extend(account::partly(case, choice, Place::Position(index)));
            }
        }
        evidence
    }

    fn doubts(&self, case: &Papers<'_>, count: &Count) -> Vec<String> {
        let mut doubts = Vec::new();
        for choice in self.with.iter().filter(|_| !self.related && count.by == By::Dates) {
            let sighting = case.sight(choice);
            let Some(stated) = sighting.stated else { continue };
            let known = case.months(sighting.positions, sighting.positions, None);
            if stated + TOLERANCE < known.at_least || stated > known.at_most + TOLERANCE {
                let dates = account::length(&Months { at_least: known.at_least, at_most: known.at_most, needed: None, max: None });
                doubts.push(format!("the résumé states {stated} months with {}, its dates show {dates}; the dates count", choice.label));
            }
        }
        let shown = |choice: &Choice| case.sight(choice).positions;
        let undated = self.with.iter().fold(case.timeline.undated, |all, choice| all & shown(choice));
        if case.timeline.dated != 0 {
            doubts.extend(
                texts::bits(undated).map(|index| format!("{} has no dates and is not counted", account::position(case.profile, index))),
            );
        }
        doubts
    }
}

/// No dated position mentions it, but the résumé does elsewhere.
fn is_listed_only(case: &Case<'_>, sighting: &Sighting) -> bool {
    let undated = sighting.positions & case.timeline.undated != 0;
    sighting.positions & case.timeline.dated == 0 && (undated || sighting.elsewhere)
}

/// "the start of position 1 (...) has no month".
fn vague_dates(case: &Papers<'_>, index: u8) -> Option<String> {
    let stretch = case.facts.positions.get(usize::from(index))?;
    let place = account::position(case.profile, index);
    let position = case.profile.positions.get(usize::from(index))?;
    match stretch.vague() {
        (true, _) if position.start.is_none() => Some(format!("the start date of {place} is missing")),
        (_, true) if position.end.is_none() => Some(format!("the end date of {place} is missing")),
        (true, true) => Some(format!("the months of {place} are not given")),
        (true, false) => Some(format!("the start of {place} has no month")),
        (false, true) => Some(format!("the end of {place} has no month")),
        (false, false) => None,
    }
}

fn title(case: &Papers<'_>, index: u8) -> Option<Evidence> {
    let position = case.profile.positions.get(usize::from(index))?;
    let passage = position.passages.first()?;
    Some(account::whole(&passage.text, &passage.origin, None)).filter(|evidence| !evidence.quote.is_empty())
}

/// Which months of which positions were counted.
fn counted(case: &Papers<'_>, count: &Count) -> Vec<Counted> {
    let bounds = |range: &std::ops::Range<u32>| (range.start, range.end);
    let one = |index: u8| {
        let reach = case.facts.positions.get(usize::from(index))?.reach(case.as_of);
        let holds = count.holds & (1 << index) != 0;
        Some(Counted { position: usize::from(index), certain: bounds(&reach.certain), possible: bounds(&reach.possible), holds })
    };
    texts::bits(count.may).filter_map(one).collect()
}
