use std::fmt::Write as _;

use proptest::prelude::*;
use qualify_document::{Limits, detect};

use crate::code;
use crate::made::{docx, odt, pdf, shown, zip};

#[test]
fn a_zip_bomb_is_refused() {
    let zeros = vec![b' '; 64 << 20];
    assert_eq!(code(&zip(&[("word/document.xml", &zeros)])), "too-large");
}

#[test]
fn many_parts_that_unpack_to_too_much_together_are_refused() {
    let limits = Limits { unpacked: 3 << 20, ..Limits::default() };
    let mut filler = String::from("<w>");
    (0..120_000).for_each(|n| write!(filler, "<p>{}</p>", n * 7919).unwrap());
    filler.push_str("</w>");
    let bytes =
        zip(&[("word/document.xml", filler.as_bytes()), ("word/header1.xml", filler.as_bytes()), ("word/header2.xml", filler.as_bytes())]);
    assert_eq!(qualify_document::read(&bytes, &limits).unwrap_err().code, "too-large");
}

#[test]
fn deep_nesting_is_refused() {
    let deep = |open: &str, close: &str, n: usize| format!("{}{}", open.repeat(n), close.repeat(n));
    assert_eq!(code(&docx(&deep("<w:p>", "</w:p>", 100_000), &[])), "too-large");
    assert_eq!(code(&odt(&deep("<text:p>", "</text:p>", 100_000))), "too-large");
    assert_eq!(code(format!("<html><body>{}x", "<div>".repeat(100_000)).as_bytes()), "too-large");
    assert_eq!(code(format!("{{\\rtf1 {}x", "{".repeat(100_000)).as_bytes()), "too-large");
}

#[test]
fn entities_of_xml_are_never_expanded() {
    let bomb =
        br#"<!DOCTYPE d [<!ENTITY a "lol lol lol"><!ENTITY b "&a;&a;&a;&a;">]><w:document><w:p><w:t>Cook &b;</w:t></w:p></w:document>"#;
    assert_eq!(crate::lines(&zip(&[("word/document.xml", bomb)])), ["Cook"]);
}

#[test]
fn a_pdf_with_a_million_objects_is_refused() {
    let mut bytes = String::from("%PDF-1.4\n");
    (1..1_000_000).for_each(|n| writeln!(bytes, "{n} 0 obj null endobj").unwrap());
    assert_eq!(code(bytes.as_bytes()), "too-large");
}

#[test]
fn a_pdf_with_ten_thousand_pages_is_refused() {
    let pages = vec!["BT ET"; 10_000];
    assert_eq!(code(&pdf(&pages)), "too-large");
}

#[test]
fn a_pdf_stream_that_unpacks_beyond_the_limit_is_refused() {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let block = vec![b' '; 1 << 20];
    (0..16).for_each(|_| std::io::Write::write_all(&mut packer, &block).unwrap());
    let packed = packer.finish().unwrap();
    let mut bytes = format!("%PDF-1.4\n1 0 obj <</Length {} /Filter /FlateDecode>> stream\n", packed.len()).into_bytes();
    bytes.extend(packed);
    bytes.extend(b"\nendstream endobj\n");
    let limits = Limits { unpacked: 4 << 20, ..Limits::default() };
    assert_eq!(qualify_document::read(&bytes, &limits).unwrap_err().code, "too-large");
    assert_eq!(code(b"%PDF-1.4\n1 0 obj <</Filter [/FlateDecode /FlateDecode]>> stream\nx\nendstream"), "too-large");
}

#[test]
fn a_page_that_draws_without_end_is_refused() {
    let limits = Limits { memory: 64 << 20, ..Limits::default() };
    let page = shown(&[(72.0, 700.0, "x")]).repeat(40_000);
    assert_eq!(qualify_document::read(&pdf(&[&page]), &limits).unwrap_err().code, "too-large");
}

#[test]
fn a_text_of_fifty_megabytes_is_refused() {
    assert_eq!(code(&vec![b'a'; 50 << 20]), "too-large");
}

#[test]
fn pages_that_are_their_own_parents_end() {
    let bytes = b"%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[2 0 R 2 0 R 3 0 R]/Count 3/Parent 2 0 R>> endobj\n\
        3 0 obj <</Type/Page/Parent 3 0 R/Contents 3 0 R>> endobj\ntrailer <</Root 1 0 R/Size 4>>\nstartxref\n0\n%%EOF";
    assert!(qualify_document::read(bytes, &Limits::default()).is_err());
}

/// One well-formed file of each format.
fn samples() -> Vec<Vec<u8>> {
    vec![
        pdf(&[&shown(&[(72.0, 700.0, "Line Cook since 2019"), (72.0, 680.0, "Grill")])]),
        docx("<w:p><w:r><w:t>Line Cook</w:t></w:r></w:p>", &[]),
        odt("<text:p>Line Cook</text:p>"),
        br"{\rtf1\ansi Caf\'e9 \u8211?\par\bin3 abc{\b x}}".to_vec(),
        b"<!DOCTYPE html><html><body><p>Line <b>Cook</b><ul><li>x</ul></body></html>".to_vec(),
        b"\xff\xfeL\0i\0n\0e\0".to_vec(),
    ]
}

#[test]
fn files_cut_anywhere_end_in_a_text_or_an_error() {
    for sample in samples() {
        let step = (sample.len() / 150).max(1);
        for end in (0..sample.len()).step_by(step) {
            let _ = qualify_document::read(&sample[..end], &Limits::default());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_end_in_a_text_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let _ = qualify_document::read(&bytes, &Limits::default());
    }

    #[test]
    fn scrambled_files_end_in_a_text_or_an_error(which in 0_usize..6, edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = samples().swap_remove(which);
        for (at, byte) in edits {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(document) = qualify_document::read(&bytes, &Limits::default()) {
            prop_assert!(document.text.ends_with('\n') && !document.text.contains('\0'));
            prop_assert!(document.pages.iter().all(|start| document.text.is_char_boundary(*start)));
        }
    }

    #[test]
    fn every_format_survives_any_body_behind_its_first_bytes(which in 0_usize..7, tail in proptest::collection::vec(any::<u8>(), 0..500)) {
        let heads: [&[u8]; 7] = [b"%PDF-1.7\n", b"PK\x03\x04", b"{\\rtf1", b"<html>", b"<?xml ", b"PAR1", b"{\""];
        let bytes = [heads[which], &tail].concat();
        let _ = detect(&bytes);
        let _ = qualify_document::read(&bytes, &Limits::default());
    }
}
