//! Any bytes as XML read into elements.
#![no_main]

use libfuzzer_sys::fuzz_target;
use qualify_document::{Limits, xml::Element};

fuzz_target!(|data: &[u8]| {
    if let Ok(root) = Element::parse(data, &Limits { seconds: 5, ..Limits::default() }) {
        let _ = root.words();
    }
});
