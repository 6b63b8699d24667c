//! What a PDF would cost, told from its bytes before a library takes it in hand.

use std::io::{Read, copy, sink};

use crate::{Error, Limits, limits};

/// The most that one byte of Deflate data can stand for (RFC 1951: 258 bytes for two bits).
const DEFLATE: usize = 1032;

/// Refuses a file with too many objects, streams packed twice over, and streams that unpack to too much.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<(), Error> {
    let objects = count(bytes, b" obj").saturating_add(packed_objects(bytes));
    if objects > limits.objects {
        return Err(Error::new("too-large", format!("the PDF has {objects} objects, more than the limit of {}", limits.objects)));
    }
    if packed_twice(bytes) {
        return Err(Error::new("too-large", "the PDF packs a stream twice over, as only decompression bombs do"));
    }
    if bytes.len().saturating_mul(DEFLATE) <= limits.unpacked_size() {
        return Ok(());
    }
    unpacked(bytes, limits.unpacked_size())
}

fn count(bytes: &[u8], needle: &[u8]) -> usize {
    places(bytes, needle).count()
}

/// Where a needle stands.
fn places<'b>(bytes: &'b [u8], needle: &'b [u8]) -> impl Iterator<Item = usize> + 'b {
    let first = needle.first().copied().unwrap_or_default();
    let candidates = bytes.iter().enumerate().filter(move |(_, byte)| **byte == first).map(|(at, _)| at);
    candidates.filter(move |at| bytes.get(*at..).is_some_and(|rest| rest.starts_with(needle)))
}

/// What object streams say they hold: `/Type /ObjStm /N 100`, in any order.
fn packed_objects(bytes: &[u8]) -> usize {
    let around = |at: usize| bytes.get(at.saturating_sub(200)..bytes.len().min(at + 200)).unwrap_or_default();
    let stated = places(bytes, b"/ObjStm").map(|at| {
        let near = around(at);
        let numbers = places(near, b"/N ").filter_map(|n| number(near.get(n + 3..)?));
        numbers.max().unwrap_or(0)
    });
    stated.fold(0, usize::saturating_add)
}

fn number(bytes: &[u8]) -> Option<usize> {
    let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    str::from_utf8(bytes.get(..digits)?).ok()?.parse().ok()
}

/// `/FlateDecode /FlateDecode`, or with LZW.
fn packed_twice(bytes: &[u8]) -> bool {
    let packs = |rest: &[u8]| rest.starts_with(b"/FlateDecode") || rest.starts_with(b"/LZWDecode") || rest.starts_with(b"/Fl ");
    places(bytes, b"Decode").any(|at| {
        let before = bytes.get(at.saturating_sub(6)..at).unwrap_or_default();
        let rest = bytes.get(at + 6..).unwrap_or_default().trim_ascii_start();
        (before.ends_with(b"/Flate") || before.ends_with(b"/LZW")) && packs(rest)
    })
}

/// Unpacks every Deflate stream into nothing and counts.
fn unpacked(bytes: &[u8], limit: usize) -> Result<(), Error> {
    let mut left = limit as u64;
    for at in places(bytes, b"stream") {
        let data = bytes.get(at + 6..).unwrap_or_default();
        let data = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).unwrap_or(data);
        if data.first() != Some(&0x78) {
            continue;
        }
        let mut plain = flate2::read::ZlibDecoder::new(data).take(left + 1);
        // A broken stream is the reader's concern; what it unpacked counts.
        let _ = copy(&mut plain, &mut sink());
        left = plain.limit().saturating_sub(1);
        if plain.limit() == 0 {
            return Err(Error::new("too-large", format!("the PDF unpacks to more than the limit of {}", limits::size(limit))));
        }
    }
    Ok(())
}
