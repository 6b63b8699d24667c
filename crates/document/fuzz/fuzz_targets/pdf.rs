//! A PDF header before any bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use qualify_document::Limits;

fuzz_target!(|data: &[u8]| {
    let bytes = [b"%PDF-1.7\n", data].concat();
    let limits = Limits { seconds: 5, ..Limits::default() };
    if let Ok(document) = qualify_document::read(&bytes, &limits) {
        assert!(document.text.ends_with('\n') && document.text.len() <= limits.text);
    }
});
