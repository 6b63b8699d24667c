//! Any bytes: the format is told from them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use qualify_document::Limits;

fuzz_target!(|data: &[u8]| {
    let bytes = data.to_vec();
    let limits = Limits { seconds: 5, ..Limits::default() };
    if let Ok(document) = qualify_document::read(&bytes, &limits) {
        assert!(document.text.ends_with('\n') && document.text.len() <= limits.text);
    }
});
