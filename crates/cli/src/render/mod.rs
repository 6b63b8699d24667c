//! How results are written: for people and for programs.

pub mod csv;
pub mod html;
pub mod jsonl;
pub mod page;
pub mod parquet;
pub mod table;

use qualify_engine::Judgement;

use crate::commands::score::Unread;

/// What came of an input.
pub type Row = Result<Judgement, Unread>;
