//! Compile rule files, evaluate candidates in parallel, score, explain.
//!
//! [`Plan::compile`] interns the terms of a rule file; [`Plan::judge`] takes a profile's [`Facts`] and decides every rule. The same
//! code that decides explains: each kind of requirement is a module that rules in numbers and accounts for the ruling in words.

mod account;
mod batch;
mod case;
mod change;
mod compile;
mod facts;
mod judgement;
mod kinds;
mod node;
mod phrase;
mod plan;
mod ruling;
mod score;
mod term;
mod texts;
mod timeline;

pub use batch::judge_all;
pub use change::{Change, Changes};
pub use facts::Facts;
pub use judgement::{Basis, Counted, Evidence, Finding, Judgement, Months, Outcome, Part, RuleJudgement, TierScore, Verdict, order, rank};
pub use plan::{Assessment, Plan, Scratch};
