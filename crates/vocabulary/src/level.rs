//! Academic levels.

use serde::{Deserialize, Serialize};

/// Level of an education entry or of a degree that is asked, lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Course, bootcamp, certificate programme, or not named.
    #[default]
    Other,
    /// High school.
    Secondary,
    /// Associate or foundation degree, two-year diploma.
    Associate,
    /// A first degree.
    Bachelor,
    /// Master's.
    Master,
    /// Doctorate.
    Doctorate,
}
