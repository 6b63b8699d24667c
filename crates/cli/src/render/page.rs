//! Pages that hold their data: one file, no server.

use std::io::{self, Write};

use serde::Serialize;

/// Where a page's script reads its data.
const SLOT: &str = "/*DATA*/";

/// Writes a page with `data` in its slot.
///
/// # Errors
/// The output cannot be written.
pub fn write(out: &mut dyn Write, page: &str, data: &impl Serialize) -> io::Result<()> {
    let (head, tail) = page.split_once(SLOT).unwrap_or((page, ""));
    out.write_all(head.as_bytes())?;
    // `<` cannot end the script element or open a comment when it is written as an escape.
    out.write_all(serde_json::to_string(data)?.replace('<', "\\u003c").as_bytes())?;
    out.write_all(tail.as_bytes())
}
