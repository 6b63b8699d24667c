//! A rule's months as rows over a common span of years.

use qualify_engine::{Counted, Finding};
use qualify_profile::Profile;

/// Months that a timeline shows, and its rows.
pub struct Drawing {
    /// First month, a January.
    pub first: u32,
    /// Month after the last, a January.
    pub last: u32,
    /// A row for each position that counts or may count.
    pub rows: Vec<Row>,
}

/// A position's row.
pub struct Row {
    /// Its title, or its number.
    pub label: String,
    /// Months that are certain, half open.
    pub certain: (u32, u32),
    /// Months that are possible.
    pub possible: (u32, u32),
    /// It shows what is asked, or only may.
    pub holds: bool,
}

/// The longest time a drawing looks back, in months.
const SPAN: u32 = 480;

impl Drawing {
    /// The drawing of a finding; none when nothing was counted.
    pub fn of(finding: &Finding, profile: &Profile) -> Option<Self> {
        let last = finding.counted.iter().map(|counted| counted.possible.1).max()?;
        let earliest = finding.counted.iter().map(|counted| counted.possible.0).min()?;
        let (first, last) = (earliest.max(last.saturating_sub(SPAN)) / 12 * 12, last.div_ceil(12) * 12);
        let rows = finding.counted.iter().map(|counted| row(counted, profile)).collect();
        (first < last).then_some(Self { first, last, rows })
    }
}

fn row(counted: &Counted, profile: &Profile) -> Row {
    let title = profile.positions.get(counted.position).and_then(|position| position.title.clone());
    let label = title.unwrap_or_else(|| format!("position {}", counted.position + 1));
    Row { label, certain: counted.certain, possible: counted.possible, holds: counted.holds }
}
