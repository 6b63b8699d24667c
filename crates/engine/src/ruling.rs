//! A verdict with its credit and months, and how those of parts combine. All of it is numbers: the words come later.

use crate::judgement::{Months, Verdict};

/// What is decided of a requirement or a rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ruling {
    pub verdict: Verdict,
    /// 0 to 1; none for what has to be asked.
    pub credit: Option<f64>,
    pub months: Option<Months>,
}

impl Ruling {
    pub const MET: Self = Self::of(Verdict::Met, Some(1.0));
    pub const NOT_MET: Self = Self::of(Verdict::NotMet, Some(0.0));
    pub const UNCLEAR: Self = Self::of(Verdict::Unclear, Some(0.5));
    pub const ASK: Self = Self::of(Verdict::Ask, None);

    pub const fn of(verdict: Verdict, credit: Option<f64>) -> Self {
        Self { verdict, credit, months: None }
    }

    /// The better of two for a requirement of which one proof is enough.
    pub fn better(self, other: Self) -> Self {
        let rank = |ruling: &Self| match ruling.verdict {
            Verdict::Met => 3,
            Verdict::Unclear => 2,
            Verdict::NotMet => 1,
            Verdict::Ask => 0,
        };
        let key = |ruling: &Self| (rank(ruling), ruling.credit.unwrap_or(0.0));
        if key(&other) > key(&self) { other } else { self }
    }

    /// Months against what is needed: bounds that clear the bar are met, bounds below it are not.
    pub fn of_months(months: Months) -> Self {
        let needed = months.needed.unwrap_or(0);
        let ruling = if months.at_least >= needed {
            Self::MET
        } else if months.at_most < needed {
            Self::NOT_MET
        } else {
            Self::UNCLEAR
        };
        Self { months: Some(months), ..ruling }
    }
}

/// How parts make a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Join {
    /// Every part: not met beats unclear beats met; the credit is the mean.
    All,
    /// One part: met beats unclear beats not met; the credit is the best.
    Any,
    /// So many parts; the credit is the mean of the best so many.
    NOf(usize),
}

/// Combines parts; what has to be asked drops out, and a whole of nothing else has to be asked.
pub(crate) fn combine(join: Join, parts: &[Ruling]) -> Ruling {
    let count = |verdict| parts.iter().filter(|part| part.verdict == verdict).count();
    let (met, unclear, not_met, ask) = (count(Verdict::Met), count(Verdict::Unclear), count(Verdict::NotMet), count(Verdict::Ask));
    let scored = met + unclear + not_met;
    if scored == 0 && ask > 0 {
        return Ruling::ASK;
    }
    let needed = match join {
        Join::All => scored,
        Join::Any => 1,
        Join::NOf(n) => n - ask.min(n.saturating_sub(scored)),
    };
    let verdict = if met >= needed {
        Verdict::Met
    } else if met + unclear < needed {
        Verdict::NotMet
    } else {
        Verdict::Unclear
    };
    Ruling::of(verdict, Some(mean_of_best(parts, needed, scored)))
}

#[expect(clippy::cast_precision_loss, reason = "a rule has few parts")]
fn mean_of_best(parts: &[Ruling], n: usize, scored: usize) -> f64 {
    let credits = || parts.iter().filter_map(|part| part.credit);
    match n {
        0 => 1.0,
        1 => credits().fold(0.0, f64::max),
        all if all >= scored => credits().sum::<f64>() / all as f64,
        _ => {
            let mut credits: Vec<f64> = credits().collect();
            credits.sort_by(|a, b| b.total_cmp(a));
            credits.iter().take(n).sum::<f64>() / n as f64
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Verdict::{Ask, Met, NotMet, Unclear};

    fn verdict(join: Join, parts: &[Verdict]) -> Verdict {
        let ruling = |verdict: &Verdict| match verdict {
            Met => Ruling::MET,
            Unclear => Ruling::UNCLEAR,
            NotMet => Ruling::NOT_MET,
            Ask => Ruling::ASK,
        };
        combine(join, &parts.iter().map(ruling).collect::<Vec<_>>()).verdict
    }

    #[test]
    fn kleene_with_what_is_asked_left_out() {
        let table = [
            (Join::All, vec![Met, Met], Met),
            (Join::All, vec![Met, Unclear], Unclear),
            (Join::All, vec![Unclear, NotMet], NotMet),
            (Join::All, vec![Met, Ask], Met),
            (Join::All, vec![Ask, Ask], Ask),
            (Join::Any, vec![NotMet, Met], Met),
            (Join::Any, vec![NotMet, Unclear], Unclear),
            (Join::Any, vec![NotMet, Ask], NotMet),
            (Join::NOf(2), vec![Met, NotMet, Met], Met),
            (Join::NOf(2), vec![Met, NotMet, Unclear], Unclear),
            (Join::NOf(2), vec![Met, NotMet, NotMet], NotMet),
            (Join::NOf(2), vec![Met, Ask, Ask], Met),
            (Join::NOf(3), vec![Met, Met], NotMet),
        ];
        for (join, parts, expected) in table {
            assert_eq!(verdict(join, &parts), expected, "{join:?} of {parts:?}");
        }
    }
}
