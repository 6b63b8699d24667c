use lopdf::{EncryptionState, EncryptionVersion, Permissions};
use qualify_document::Format;

use crate::made::{pdf, pdf_document, saved, shown};
use crate::{code, lines, read};

#[test]
fn lines_stand_from_top_to_bottom_whatever_the_order_in_the_file() {
    let page = shown(&[
        (72.0, 650.0, "Line Cook"),
        (72.0, 700.0, "Experience"),
        (400.0, 650.0, "Jan 2012 - Dec 2016"),
        (72.0, 636.0, "Grill station"),
    ]);
    assert_eq!(lines(&pdf(&[&page])), ["Experience", "Line Cook\tJan 2012 - Dec 2016", "Grill station"]);
}

#[test]
fn pages_begin_where_they_say() {
    let document = read(&pdf(&[&shown(&[(72.0, 700.0, "First")]), &shown(&[(72.0, 700.0, "Second"), (72.0, 680.0, "Third")])]));
    assert_eq!((document.format, document.pages.len()), (Format::Pdf, 2));
    let third = document.text.find("Third").unwrap();
    assert_eq!((document.page_of(third), document.line_of(third)), (2, 2));
    assert_eq!(&document.text[document.pages[1]..document.pages[1] + 6], "Second");
}

/// A sidebar of skills on lines of its own, beside jobs.
fn sidebar(left: f32, right: f32) -> String {
    let skills = ["Skills", "Knife skills", "Menu costing", "Ordering", "HACCP", "Catering", "Baking"];
    let jobs = [
        "Experience",
        "Line Cook at the Blue Door Diner",
        "Ran the grill station on weekend nights",
        "Trained four new cooks a season",
        "Prep Cook at Harbour Kitchen",
        "Prepared stocks and sauces every morning",
    ];
    let mut texts: Vec<(f32, f32, &str)> = vec![(72.0, 750.0, "A person who cooks and who has a heading over the whole width of the page")];
    texts.extend(skills.iter().zip(0_u8..).map(|(text, row)| (left, 700.0 - 17.0 * f32::from(row), *text)));
    texts.extend(jobs.iter().zip(0_u8..).map(|(text, row)| (right, 704.0 - 23.0 * f32::from(row), *text)));
    shown(&texts)
}

#[test]
fn columns_are_read_one_after_the_other() {
    let found = lines(&pdf(&[&sidebar(72.0, 220.0)]));
    let at = |text: &str| found.iter().position(|line| line == text).unwrap_or_else(|| panic!("{text} in {found:#?}"));
    assert_eq!(at("Skills"), 1);
    assert_eq!(at("Baking") + 1, at("Experience"));
    assert_eq!(at("Prepared stocks and sauces every morning") + 1, found.len());
    let found = lines(&pdf(&[&sidebar(420.0, 72.0)]));
    assert_eq!(found[1], "Experience");
    assert_eq!(found.last().unwrap(), "Baking");
}

#[test]
fn dates_beside_jobs_are_no_column() {
    let mut texts = Vec::new();
    let rows = [
        "Line Cook, Blue Door",
        "Prep Cook, Harbour",
        "Dishwasher, Old Mill",
        "Server, Green Table",
        "Busser, Corner House",
        "Host, River Inn",
    ];
    for (row, job) in rows.iter().zip(0_u8..) {
        texts.push((72.0, 700.0 - 40.0 * f32::from(job), *row));
        texts.push((450.0, 700.0 - 40.0 * f32::from(job), "2012 - 2014"));
        texts.push((72.0, 686.0 - 40.0 * f32::from(job), "Worked there for two years with a team of five people"));
    }
    let found = lines(&pdf(&[&shown(&texts)]));
    assert_eq!(found[0], "Line Cook, Blue Door\t2012 - 2014");
    assert_eq!(found[2], "Prep Cook, Harbour\t2012 - 2014");
}

#[test]
fn letters_set_apart_are_words() {
    let page = "BT /F1 12 Tf 6 Tc 72 700 Td (EXPERIENCE) Tj ET";
    assert_eq!(lines(&pdf(&[page])), ["EXPERIENCE"]);
}

#[test]
fn rotated_text_is_decoration_unless_the_page_is_turned() {
    let upright = shown(&[(72.0, 700.0, "Line Cook at the Blue Door")]);
    let mixed = format!("{upright} BT /F1 9 Tf 0 1 -1 0 30 100 Tm (DRAFT) Tj ET");
    assert_eq!(lines(&pdf(&[&mixed])), ["Line Cook at the Blue Door"]);
    let turned = "BT /F1 11 Tf 0 1 -1 0 100 72 Tm (Line Cook) Tj ET BT /F1 11 Tf 0 1 -1 0 120 72 Tm (Since 2019) Tj ET";
    assert_eq!(lines(&pdf(&[turned])), ["Line Cook", "Since 2019"]);
}

#[test]
fn invisible_text_is_read_only_where_there_is_no_other() {
    let page = format!("{} BT 3 Tr /F1 11 Tf 72 600 Td (Kubernetes Kubernetes) Tj ET", shown(&[(72.0, 700.0, "Line Cook")]));
    assert_eq!(lines(&pdf(&[&page])), ["Line Cook"]);
    assert_eq!(lines(&pdf(&["BT 3 Tr /F1 11 Tf 72 600 Td (Recognised text) Tj ET"])), ["Recognised text"]);
}

#[test]
fn forms_are_read_in_place_and_pictures_are_not() {
    let page = format!("/Im Do {} /Fm Do", shown(&[(72.0, 650.0, "Above"), (72.0, 550.0, "Below")]));
    assert_eq!(lines(&pdf(&[&page])), ["Above", "From the form", "Below"]);
}

#[test]
fn the_operators_that_move_and_show_are_read() {
    assert_eq!(lines(&pdf(&["BT /F1 11 Tf 14 TL 72 700 Td (One) Tj (Two) ' 0 0 (Three) \" ET"])), ["One", "Two", "Three"]);
}

#[test]
fn a_form_that_shows_itself_ends() {
    let page = shown(&[(72.0, 700.0, "Cook")]) + " /Fm Do";
    let bytes = saved(pdf_document(&[&page], "BT /F1 11 Tf 72 700 Td (Again) Tj ET /Fm Do /Fm Do"));
    assert!(read(&bytes).text.contains("Cook"));
}

#[test]
fn a_password_is_an_error_of_its_own() {
    let mut document = pdf_document(&[&shown(&[(72.0, 700.0, "Secret")])], "");
    let state = EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password: "user",
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(state).unwrap();
    document.encrypt(&state).unwrap();
    assert_eq!(code(&saved(document)), "encrypted");
}

#[test]
fn an_empty_password_is_none() {
    let mut document = pdf_document(&[&shown(&[(72.0, 700.0, "Line Cook")])], "");
    let state = EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password: "",
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(state).unwrap();
    document.encrypt(&state).unwrap();
    assert_eq!(lines(&saved(document)), ["Line Cook"]);
}

/// Bytes as LZW that compresses nothing: every code has nine bits, and the table is cleared before it would need ten.
fn lzw(bytes: &[u8]) -> Vec<u8> {
    const CLEAR: u16 = 256;
    const END: u16 = 257;
    let mut codes: Vec<u16> = bytes.chunks(200).flat_map(|chunk| [CLEAR].into_iter().chain(chunk.iter().map(|b| u16::from(*b)))).collect();
    codes.push(END);
    let bits: Vec<bool> = codes.iter().flat_map(|code| (0..9).rev().map(move |bit| code >> bit & 1 == 1)).collect();
    bits.chunks(8).map(|chunk| chunk.iter().enumerate().fold(0, |byte, (at, bit)| byte | u8::from(*bit) << (7 - at))).collect()
}

#[test]
fn content_packed_with_lzw_is_read() {
    let page = shown(&[(72.0, 700.0, "Line Cook"), (72.0, 686.0, "Grill station")]);
    let mut document = pdf_document(&[&page], "");
    for object in document.objects.values_mut() {
        if let Ok(stream) = object.as_stream_mut()
            && stream.content == page.as_bytes()
        {
            stream.dict.set("Filter", "LZWDecode");
            stream.set_content(lzw(page.as_bytes()));
        }
    }
    assert_eq!(lines(&saved(document)), ["Line Cook", "Grill station"]);
}

#[test]
fn a_scan_says_that_it_is_one() {
    let error = qualify_document::read(&pdf(&["/Im Do"]), &qualify_document::Limits::default()).unwrap_err();
    assert_eq!(error.code, "no-text");
    assert!(error.message.contains("scanned"));
}

#[test]
fn junk_before_the_header_is_skipped() {
    let mut bytes = b"\n\n\n".to_vec();
    bytes.extend(pdf(&[&shown(&[(72.0, 700.0, "Line Cook")])]));
    assert_eq!(qualify_document::detect(&bytes), Format::Pdf);
    assert_eq!(lines(&bytes), ["Line Cook"]);
}

#[test]
fn what_breaks_the_first_reader_is_read_by_the_second() {
    // Without a size of its pages the first reader stops.
    let mut document = pdf_document(&[&shown(&[(72.0, 700.0, "Line Cook at the Blue Door"), (72.0, 680.0, "Grill station")])], "");
    for object in document.objects.values_mut() {
        if let Ok(entry) = object.as_dict_mut() {
            entry.remove(b"MediaBox");
        }
    }
    assert_eq!(lines(&saved(document)), ["Line Cook at the Blue Door", "Grill station"]);
}
