//! Compile rule files, evaluate candidates in parallel, score, explain.
//!
//! - [`Plan::compile`] interns the terms of a rule file, closed over everything that implies them.
//! - [`Facts::new`] takes from a profile all that any rule can ask, as plain data without text: made once, it can be kept in a store.
//! - [`Plan::assess`] gives outcome and score from facts alone, and allocates nothing.
//! - [`Plan::judge`] reads a profile and gives every rule's verdict with months, reason and evidence ([`Reading`] keeps what was
//!   read, for judging by many rule files).
//!
//! The same code that decides explains: each kind of requirement is a module that rules in numbers and accounts for the ruling in
//! words.

mod account;
mod batch;
mod bulk;
mod case;
mod change;
mod compile;
mod derived;
mod facts;
mod ids;
mod judgement;
mod kinds;
mod looked_for;
mod node;
mod openings;
mod phrase;
mod plan;
mod ruling;
mod said;
mod score;
mod sources;
mod stretch;
mod term;
pub mod testing;
mod texts;
mod timeline;
mod words;

pub use batch::judge_all;
pub use bulk::{Block, BlockScratch, Bulk, BulkScratch, Bulked, LANES, Lanes, Wording, pack, proved_months, records_of};
pub use change::{Change, Changes};
pub use facts::{Facts, Held, Named, Shown, Spoken, Study};
pub use judgement::{Basis, Counted, Evidence, Finding, Judgement, Months, Outcome, Part, RuleJudgement, TierScore, Verdict, order, rank};
pub use openings::{Looked, Openings};
pub use plan::{Assessment, OwnNames, Plan, Scratch};
pub use said::named;
pub use score::Standing;
pub use sources::Reading;
pub use stretch::{Stretch, Until, When};
pub use words::{Naming, Words};
