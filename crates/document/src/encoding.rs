//! Bytes to text when nobody says in which encoding they are.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use memchr::memchr;

/// The text of some bytes: by byte order mark, by the zero bytes of UTF-16, as UTF-8 when valid (or nearly), else as
/// Windows-1252, which reads every Latin-1 file.
///
/// ```
/// use qualify_document::encoding::decode;
/// assert_eq!(decode(b"r\xe9sum\xe9"), "résumé");
/// assert_eq!(decode(b"\xef\xbb\xbfCook"), "Cook");
/// assert_eq!(decode(b"C\0o\0o\0k\0"), "Cook");
/// ```
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, bom)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, bytes.get(bom..).unwrap_or_default());
    }
    if let Ok(text) = str::from_utf8(bytes)
        && memchr(0, bytes).is_none()
    {
        return Cow::Borrowed(text);
    }
    if let Some(encoding) = looks_utf16(bytes) {
        return decode_as(encoding, bytes);
    }
    if nearly_utf8(bytes) {
        return decode_as(UTF_8, bytes);
    }
    decode_as(WINDOWS_1252, bytes)
}

fn decode_as<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> Cow<'b, str> {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    if text.contains('\0') { Cow::Owned(text.replace('\0', "")) } else { text }
}

/// UTF-16 without a mark: nearly every other byte of western text is zero.
pub(crate) fn looks_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    if !head.contains(&0) {
        return None;
    }
    let pairs = head.chunks_exact(2);
    let total = pairs.len();
    let (mut high, mut low) = (0, 0);
    for pair in pairs {
        match pair {
            [0, 0] => {}
            [0, _] => high += 1,
            [_, 0] => low += 1,
            _ => {}
        }
    }
    let most = |zeros: usize| total >= 2 && zeros * 10 > total * 6;
    match (most(low), most(high)) {
        (true, _) => Some(UTF_16LE),
        (_, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// Valid UTF-8, or broken in fewer places than a twentieth of what it gets right: a cut sequence, one stray byte.
fn nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad == 0 || bad * 20 < good
}
