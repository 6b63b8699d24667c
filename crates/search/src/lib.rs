//! Candidates on disk: kept, indexed, searched with the boolean strings that recruiters write, and forgotten without trace.
//!
//! A [`Store`] is a folder with a versioned manifest and a tantivy index. The index holds everything, profiles too, so that one
//! atomic commit covers all of it; who a candidate is ([`qualify_profile::Identity`]) is never stored. The query language
//! and its grammar are in [`query`].

mod batch;
mod beside;
mod conditions;
mod document;
mod error;
mod even;
mod facets;
mod hits;
mod judged;
mod keys;
mod lookup;
mod marked;
mod measure;
mod opened;
mod packed;
mod pieces;
pub mod query;
mod ranking;
mod row;
mod set;
mod snippets;
mod store;
mod words;
mod writer;

pub use batch::{score_batch, score_schema};
pub use document::Entry;
pub use error::Error;
pub use facets::{Count, Facets};
pub use hits::{Found, Hit, Search, Snippet, Sort};
pub use judged::{Best, Judged};
pub use measure::{Measure, Months};
pub use qualify_engine::Standing;
pub use query::{Query, QueryError};
pub use store::Store;
pub use words::{Word, words};
pub use writer::Writer;
