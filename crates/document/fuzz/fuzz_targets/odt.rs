//! Any bytes as the body of a valid ODT archive.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use qualify_document::Limits;

fuzz_target!(|data: &[u8]| {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("content.xml", zip::write::SimpleFileOptions::default()).expect("a first part");
    zip.write_all(data).expect("memory");
    let bytes = zip.finish().expect("memory").into_inner();
    let limits = Limits { seconds: 5, ..Limits::default() };
    if let Ok(document) = qualify_document::read(&bytes, &limits) {
        assert!(document.text.ends_with('\n') && document.text.len() <= limits.text);
    }
});
