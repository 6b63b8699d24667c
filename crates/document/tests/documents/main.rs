//! Files of every format, made up here: well-formed ones, odd ones, broken ones and hostile ones.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod hostile;
mod made;
mod markup;
mod office;
mod pdf;

use qualify_document::{Document, Limits};

fn read(bytes: &[u8]) -> Document {
    qualify_document::read(bytes, &Limits::default()).unwrap()
}

fn code(bytes: &[u8]) -> &'static str {
    qualify_document::read(bytes, &Limits::default()).unwrap_err().code
}

fn lines(bytes: &[u8]) -> Vec<String> {
    read(bytes).text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
