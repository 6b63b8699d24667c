//! What a file is, told from its bytes.

use serde::Serialize;

use crate::{archive, encoding};

/// Kinds of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Portable Document Format.
    Pdf,
    /// Office Open XML text document.
    Docx,
    /// OpenDocument text.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// HTML page.
    Html,
    /// One JSON value.
    Json,
    /// A JSON object on every line.
    JsonLines,
    /// A table with a header row, parted by commas, semicolons or tabs.
    Csv,
    /// Some XML, Europass among it.
    Xml,
    /// Apache Parquet.
    Parquet,
    /// A LinkedIn data export: a zip of CSV files.
    LinkedIn,
    /// Any other zip archive.
    Zip,
    /// Plain text or Markdown.
    Text,
    /// Recognised and not readable, with its name.
    Other(&'static str),
}

/// Magic numbers of what is recognised and refused.
const REFUSED: &[(&[u8], &str)] = &[
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old binary Office file (.doc)"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"%!PS", "a PostScript file"),
];

/// Tells the format from the first bytes; names play no part.
///
/// ```
/// use qualify_document::{Format, detect};
/// assert_eq!(detect(b"%PDF-1.7"), Format::Pdf);
/// assert_eq!(detect(b"{\"basics\": {}}"), Format::Json);
/// assert_eq!(detect(b"Line cook since 2019"), Format::Text);
/// ```
pub fn detect(bytes: &[u8]) -> Format {
    // A PDF may have up to 1,024 bytes of anything before its header (PDF 1.7, appendix H, note 13).
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    if head.contains(&b'%') && head.windows(5).any(|w| w == b"%PDF-") {
        return Format::Pdf;
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return archive::kind(bytes);
    }
    if bytes.starts_with(b"PAR1") {
        return Format::Parquet;
    }
    if let Some((_, what)) = REFUSED.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Format::Other(what);
    }
    if is_binary(head) {
        return Format::Other("a binary file");
    }
    let sample = encoding::decode(bytes.get(..bytes.len().min(64 << 10)).unwrap_or_default());
    of_text(sample.trim_start(), bytes.len() <= 64 << 10)
}

/// More than a tenth control bytes, in something that is not UTF-16.
fn is_binary(head: &[u8]) -> bool {
    // A sum of few bits is done for many bytes at once.
    let control = head.iter().map(|&b| u16::from(b < 9 || (14..32).contains(&b) && b != 27)).sum::<u16>();
    let wide = || head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") || encoding::looks_utf16(head).is_some();
    usize::from(control) * 10 > head.len() && !wide()
}

fn of_text(text: &str, whole: bool) -> Format {
    if text.starts_with("{\\rtf") {
        Format::Rtf
    } else if text.starts_with('<') {
        of_markup(text)
    } else if text.starts_with('{') || text.starts_with('[') {
        of_json(text, whole)
    } else if is_table(text, whole) {
        Format::Csv
    } else if text.get(..text.len().min(2000)).is_some_and(|head| html_tags(head) >= 3) {
        Format::Html
    } else {
        Format::Text
    }
}

fn of_markup(text: &str) -> Format {
    let head: String = text.chars().take(2000).collect::<String>().to_ascii_lowercase();
    if head.contains("<!doctype html") || head.contains("<html") || html_tags(&head) >= 2 {
        Format::Html
    } else if head.starts_with("<?xml") || head.contains("xmlns") || head.contains("europass") || head.contains("skillspassport") {
        Format::Xml
    } else if head.contains('>') && head.starts_with('<') {
        Format::Html
    } else {
        Format::Text
    }
}

fn html_tags(head: &str) -> usize {
    if !head.contains('<') {
        return 0;
    }
    ["<p>", "<p ", "<div", "<br", "<ul", "<li>", "<body", "<h1", "<h2", "<table", "<span", "<head", "<section", "<strong>", "<!--"]
        .iter()
        .filter(|tag| head.contains(*tag))
        .count()
}

/// One value over the whole text, or an object a line.
fn of_json(text: &str, whole: bool) -> Format {
    let mut lines = text.lines().filter(|l| !l.trim().is_empty());
    let first = lines.next().unwrap_or_default().trim();
    let more = lines.next();
    if !json_shaped(text) {
        return Format::Text;
    }
    let object = |line: &str| line.starts_with('{') && line.ends_with('}');
    match more {
        Some(second) if object(first) && second.trim_start().starts_with('{') => Format::JsonLines,
        None if !whole && first.starts_with('{') && !text.contains('\n') => Format::Json,
        _ => Format::Json,
    }
}

/// After the bracket comes what JSON allows there; "[Draft] My résumé" is text.
fn json_shaped(text: &str) -> bool {
    let mut chars = text.chars();
    let open = chars.next();
    let next = chars.find(|c| !c.is_whitespace());
    match (open, next) {
        (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | '[' | ']' | '"')) => true,
        (Some('['), Some(c)) => c.is_ascii_digit() && text.contains(','),
        _ => false,
    }
}

/// A header of at least two short cells, and lines below with as many separators.
fn is_table(text: &str, whole: bool) -> bool {
    let mut lines = text.lines().filter(|l| !l.trim().is_empty());
    let Some(header) = lines.next() else { return false };
    let headers = [',', ';', '\t', '|'].map(|separator| (separator, header_cells(header, separator)));
    if headers.iter().all(|(_, cells)| cells.len() < 2) {
        return false;
    }
    let mut body: Vec<&str> = lines.take(200).collect();
    if !whole && body.len() < 200 {
        body.pop();
    }
    headers.into_iter().filter(|(_, cells)| cells.len() >= 2).any(|(separator, cells)| {
        let known = cells.iter().filter(|c| COLUMNS.contains(&bare(c).as_str())).count();
        let full = body.iter().filter(|l| l.matches(separator).count() + 1 >= cells.len()).count();
        let aligned = !body.is_empty() && full == body.len();
        // Cells of several lines break the count of separators; then at least two columns must be known by name.
        known >= 2 && known * 2 >= cells.len().min(8) && full >= 1
            || known >= 1 && aligned
            || cells.len() >= 3 && body.len() >= 2 && aligned
    })
}

/// The cells of a line when each could be the name of a column.
fn header_cells(line: &str, separator: char) -> Vec<&str> {
    let cells = || line.split(separator).map(|cell| cell.trim().trim_matches('"'));
    let names = |c: &str| !c.is_empty() && c.len() <= 40 && c.split_whitespace().count() <= 4 && !c.ends_with(['.', ':']);
    if cells().all(names) { cells().collect() } else { Vec::new() }
}

/// `Job_Title_2` as `job title`.
fn bare(column: &str) -> String {
    let words = column.to_lowercase().replace(['_', '-'], " ");
    words.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ').to_owned()
}

/// Column names that candidate records use; a header with one of them needs less proof that it is a header.
const COLUMNS: &[&str] = &[
    "id",
    "candidate",
    "candidate id",
    "name",
    "full name",
    "first name",
    "last name",
    "email",
    "e mail",
    "phone",
    "resume",
    "résumé",
    "resume text",
    "resume str",
    "cv",
    "text",
    "summary",
    "skills",
    "title",
    "job title",
    "position",
    "company",
    "employer",
    "category",
    "education",
    "degree",
    "experience",
    "years of experience",
    "languages",
    "certifications",
    "start date",
    "end date",
    "from",
    "to",
    "location",
    "start",
    "end",
    "work",
];
