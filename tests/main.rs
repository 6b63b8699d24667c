//! The integration suite: every test drives the real binary as its user would.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod runner;

mod bad_input;
mod draft;
mod explain;
mod parse;
mod profile;
mod score;
mod search;
mod store;
mod stream;
mod vocabulary;
