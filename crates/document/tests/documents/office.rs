use qualify_document::{Format, detect};

use crate::made::{docx, odt, zip};
use crate::{code, lines};

#[test]
fn paragraphs_tabs_and_breaks_are_lines_and_tabs() {
    let body = r#"<w:p><w:r><w:t>Line </w:t></w:r><w:r><w:t xml:space="preserve">Cook</w:t><w:tab/><w:t>2012 &#8211; 2016 &amp; on</w:t></w:r></w:p>
<w:p><w:pPr><w:tabs><w:tab w:val="right" w:pos="9000"/></w:tabs></w:pPr><w:r><w:t>Grill</w:t><w:br/><w:t>Sauces</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>An item</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"#;
    assert_eq!(lines(&docx(body, &[])), ["Line Cook\t2012 – 2016 & on", "Grill", "Sauces", "• An item"]);
}

#[test]
fn text_boxes_follow_their_paragraph_and_stand_once() {
    let content = "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>";
    let body = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice>{content}</mc:Choice><mc:Fallback>{content}</mc:Fallback></mc:AlternateContent><w:t>Anchor</w:t></w:r></w:p>\
         <w:p><w:r><w:t>After</w:t></w:r></w:p>"
    );
    assert_eq!(lines(&docx(&body, &[])), ["Anchor", "In the box", "After"]);
}

fn cell(paragraphs: &[&str]) -> String {
    let paragraphs: String = paragraphs.iter().map(|text| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")).collect();
    format!("<w:tc>{paragraphs}</w:tc>")
}

fn table(rows: &[Vec<String>]) -> String {
    let rows: String = rows.iter().map(|cells| format!("<w:tr>{}</w:tr>", cells.concat())).collect();
    format!("<w:tbl>{rows}</w:tbl>")
}

#[test]
fn table_rows_are_lines_unless_they_are_layout() {
    let rows = [
        vec![cell(&["Line Cook"]), cell(&["2012 - 2016"])],
        vec![cell(&["2016 - 2019"]), cell(&["Chef, Blue Door", "Ran the kitchen"])],
        vec![cell(&["Skills", "Grill", "Sauces"]), cell(&["Experience", "Server"])],
    ];
    let wanted =
        ["Line Cook\t2012 - 2016", "2016 - 2019\tChef, Blue Door", "Ran the kitchen", "Skills", "Grill", "Sauces", "Experience", "Server"];
    assert_eq!(lines(&docx(&table(&rows), &[])), wanted);
}

#[test]
fn headers_come_first_and_footers_last() {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let (header, footer) = (paragraph("Avery Quill"), paragraph("Page"));
    let bytes = docx(&paragraph("Body"), &[("word/header1.xml", &header), ("word/header2.xml", &header), ("word/footer1.xml", &footer)]);
    assert_eq!(lines(&bytes), ["Avery Quill", "Body", "Page"]);
}

#[test]
fn open_document_text_is_read() {
    let body = r#"<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h>Experience</text:h>
<text:p>Line<text:s text:c="1"/>Cook<text:tab/>2012</text:p><text:list><text:list-item><text:p>Grill</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Chef</text:p></table:table-cell><table:table-cell><text:p>2016</text:p></table:table-cell></table:table-row></table:table>"#;
    let bytes = odt(body);
    assert_eq!(detect(&bytes), Format::Odt);
    assert_eq!(lines(&bytes), ["Experience", "Line Cook\t2012", "• Grill", "Chef\t2016"]);
}

#[test]
fn archives_are_told_apart_by_their_parts() {
    assert_eq!(detect(&zip(&[("Positions.csv", b"a")])), Format::LinkedIn);
    assert_eq!(detect(&zip(&[("notes.txt", b"a")])), Format::Zip);
    assert_eq!(code(&zip(&[("xl/workbook.xml", b"<a/>")])), "unsupported");
    assert_eq!(code(&zip(&[("content.xml", b"<a/>"), ("META-INF/manifest.xml", b"<m:encryption-data/>")])), "encrypted");
}

#[test]
fn a_document_without_text_says_so() {
    assert_eq!(code(&docx("<w:p/>", &[])), "no-text");
}
