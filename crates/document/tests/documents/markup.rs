use qualify_document::{Format, detect};

use crate::{code, lines, read};

#[test]
fn rtf_keeps_lines_and_every_character() {
    let rtf = br"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\author Somebody}}\f0 Caf\'e9 \u8211? r\u233\'e9sum\u233?\par
Line two\line Line three\tab 2012\par{\*\unknown hidden}{\v secret}{\field{\*\fldinst HYPERLINK}{\fldrslt shown}}\par \uc0\u55357\u56832 end\par}";
    assert_eq!(lines(rtf), ["Café – résumé", "Line two", "Line three\t2012", "shown", "end"]);
}

#[test]
fn rtf_in_another_code_page_is_read_in_it() {
    assert_eq!(lines(b"{\\rtf1\\ansicpg1251 \\'cf\\'ee\\'e2\\'e0\\'f0\\par}"), ["Повар"]);
}

#[test]
fn html_blocks_are_lines_and_scripts_are_nothing() {
    let html = "<!DOCTYPE html><html><head><title>x</title><style>a{}</style></head><body><h1>Line\n Cook</h1><p>Since <b>2019</b>, at\nBlue&nbsp;Door</p>\
                <ul><li>Grill<li>Sauces</ul><table><tr><td>Chef</td><td>2016</td></tr></table>one<br>two<script>var a;</script><p style='display: none'>gone</p>\
                <pre>a\n b</pre></body></html>";
    assert_eq!(detect(html.as_bytes()), Format::Html);
    assert_eq!(
        lines(html.as_bytes()),
        ["Line Cook", "Since 2019, at Blue Door", "• Grill", "• Sauces", "Chef\t2016", "one", "two", "a", " b"]
    );
}

#[test]
fn text_in_every_encoding_is_the_same_text() {
    let text = "Café manager\r\nsince 2019 – now\r\n";
    let wide = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let marked = |mark: &[u8], bytes: Vec<u8>| mark.iter().copied().chain(bytes).collect::<Vec<u8>>();
    for bytes in [
        text.as_bytes().to_vec(),
        marked(b"\xef\xbb\xbf", text.as_bytes().to_vec()),
        marked(b"\xff\xfe", wide(u16::to_le_bytes)),
        marked(b"\xfe\xff", wide(u16::to_be_bytes)),
        wide(u16::to_le_bytes),
        b"Caf\xe9 manager\r\nsince 2019 \x96 now\r\n".to_vec(),
    ] {
        assert_eq!(read(&bytes).text, "Café manager\nsince 2019 – now\n", "{bytes:?}");
    }
}

#[test]
fn a_stray_byte_does_not_turn_utf_8_into_latin_1() {
    let mut bytes = "é".repeat(100).into_bytes();
    bytes.push(0xe9);
    assert!(read(&bytes).text.starts_with("éé"));
}

#[test]
fn nul_bytes_and_control_characters_vanish() {
    assert_eq!(read(b"Line\0 Cook\x07 at\x0c the \xc2\xa0door\n\n\n\n\n\nend").text, "Line Cook at\n the  door\n\n\nend\n");
}

#[test]
fn content_decides_and_not_the_first_word() {
    for (text, format) in [
        ("[Draft] My résumé\nCook", Format::Text),
        ("{\"basics\": {}}", Format::Json),
        ("{\"id\": 1}\n{\"id\": 2}", Format::JsonLines),
        ("id,title,skills\n1,Cook,grill\n", Format::Csv),
        ("Dear reader, I cook, bake and clean\nI have, since 2012, cooked, baked\n", Format::Text),
        ("<?xml version=\"1.0\"?><SkillsPassport/>", Format::Xml),
        ("# Experience\n\n- Cook", Format::Text),
    ] {
        assert_eq!(detect(text.as_bytes()), format, "{text}");
    }
}

#[test]
fn what_is_no_document_is_named() {
    assert_eq!(code(b"  \n "), "empty");
    assert_eq!(code(b""), "empty");
    for bytes in [
        b"\x89PNG\r\n\x1a\n0000".as_slice(),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe10000",
        b"\x01\x02\x03\x04\x05\x06\x07\x08abc",
        b"PAR1abcPAR1",
    ] {
        assert_eq!(code(bytes), "unsupported", "{bytes:?}");
    }
}
