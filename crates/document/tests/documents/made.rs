//! Small files made by hand.

use std::io::{Cursor, Write};

use lopdf::{Document, Object, Stream, dictionary};
use zip::write::SimpleFileOptions;

/// A zip archive of some parts.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A DOCX file with a body, and perhaps other parts.
pub fn docx(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let shell = |inner: &str| {
        format!(r#"<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc" xmlns:wps="wps"><w:body>{inner}</w:body></w:document>"#)
    };
    let body = shell(body);
    let others: Vec<(&str, String)> = others.iter().map(|(name, inner)| (*name, shell(inner))).collect();
    let mut parts: Vec<(&str, &[u8])> = vec![("word/document.xml", body.as_bytes())];
    parts.extend(others.iter().map(|(name, xml)| (*name, xml.as_bytes())));
    zip(&parts)
}

/// An ODT file with a body.
pub fn odt(body: &str) -> Vec<u8> {
    let xml = format!(
        r#"<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="tb"><office:body><office:text>{body}</office:text></office:body></office:document-content>"#
    );
    zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", xml.as_bytes())])
}

/// A PDF whose pages have these contents; `/F1` is Helvetica, `/Fm` a form with the content of `form`.
pub fn pdf_document(pages: &[&str], form: &str) -> Document {
    let mut document = Document::with_version("1.5");
    let root = document.new_object_id();
    let font = document
        .add_object(dictionary! {"Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding"});
    let fonts = dictionary! {"F1" => font};
    let form_entry = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 612.into(), 792.into()],
        "Matrix" => vec![1.into(), 0.into(), 0.into(), 1.into(), 0.into(), Object::Integer(-100)], "Resources" => dictionary! {"Font" => fonts.clone()},
    };
    let form = document.add_object(Stream::new(form_entry, form.as_bytes().to_vec()));
    let picture = dictionary! {"Type" => "XObject", "Subtype" => "Image", "Width" => 2, "Height" => 2, "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8};
    let picture = document.add_object(Stream::new(picture, vec![0, 255, 40, 41]));
    let resources = document.add_object(dictionary! {"Font" => fonts, "XObject" => dictionary! {"Fm" => form, "Im" => picture}});
    let kids: Vec<Object> = pages
        .iter()
        .map(|content| {
            let content = document.add_object(Stream::new(dictionary! {}, content.as_bytes().to_vec()));
            document.add_object(dictionary! {"Type" => "Page", "Parent" => root, "Contents" => content}).into()
        })
        .collect();
    let count = i64::try_from(kids.len()).unwrap();
    let tree = dictionary! {
        "Type" => "Pages", "Kids" => kids, "Count" => count, "Resources" => resources,
        "MediaBox" => vec![0.into(), 0.into(), 612.into(), 792.into()],
    };
    document.objects.insert(root, Object::Dictionary(tree));
    let catalog = document.add_object(dictionary! {"Type" => "Catalog", "Pages" => root});
    document.trailer.set("Root", catalog);
    let id = || Object::string_literal("0123456789abcdef");
    document.trailer.set("ID", vec![id(), id()]);
    document
}

/// The bytes of such a PDF.
pub fn pdf(pages: &[&str]) -> Vec<u8> {
    saved(pdf_document(pages, "BT /F1 11 Tf 72 700 Td (From the form) Tj ET"))
}

pub fn saved(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// Page content that shows texts at places, 11 points high.
pub fn shown(texts: &[(f32, f32, &str)]) -> String {
    texts.iter().map(|(x, y, text)| format!("BT /F1 11 Tf {x} {y} Td ({text}) Tj ET\n")).collect()
}
