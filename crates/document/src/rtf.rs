//! Rich Text Format (specification 1.9.1): a tokenizer and the destinations that hold text.

use encoding_rs::{Encoding, WINDOWS_1252};

use crate::lines::Lines;
use crate::{Error, Limits};

/// The document's text; header tables, pictures and field instructions left out.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<String, Error> {
    let mut reader =
        Reader { group: Group::default(), groups: Vec::new(), page: WINDOWS_1252, bytes: Vec::new(), out: Lines::default(), skip: 0 };
    let mut rest = bytes;
    while let Some((token, after)) = token(rest) {
        reader.take(&token)?;
        limits.text_size(reader.out.len())?;
        rest = match token {
            // `\binN` is followed by N bytes of anything.
            Token::Word("bin", Some(count)) => after.get(usize::try_from(count).unwrap_or(0)..).unwrap_or_default(),
            _ => after,
        };
    }
    reader.flush();
    Ok(reader.out.finish())
}

#[derive(Debug, Clone, Copy)]
enum Token<'a> {
    Open,
    Close,
    Word(&'a str, Option<i32>),
    Symbol(u8),
    Hex(u8),
    Byte(u8),
}

/// The first token and what follows it.
fn token(bytes: &[u8]) -> Option<(Token<'_>, &[u8])> {
    let (&first, rest) = bytes.split_first()?;
    Some(match first {
        b'{' => (Token::Open, rest),
        b'}' => (Token::Close, rest),
        b'\\' => return control(rest).or(Some((Token::Byte(b'\\'), rest))),
        byte => (Token::Byte(byte), rest),
    })
}

fn control(rest: &[u8]) -> Option<(Token<'_>, &[u8])> {
    let letters = rest.iter().take(32).take_while(|b| b.is_ascii_alphabetic()).count();
    let (word, after) = rest.split_at_checked(letters)?;
    if word.is_empty() {
        let (&symbol, after) = after.split_first()?;
        let hex = after.get(..2).and_then(|h| std::str::from_utf8(h).ok()).and_then(|h| u8::from_str_radix(h, 16).ok());
        return Some(match (symbol, hex) {
            (b'\'', Some(byte)) => (Token::Hex(byte), after.get(2..).unwrap_or_default()),
            _ => (Token::Symbol(symbol), after),
        });
    }
    let sign = usize::from(after.first() == Some(&b'-'));
    let digits = after.iter().skip(sign).take(10).take_while(|b| b.is_ascii_digit()).count();
    let (number, after) = after.split_at_checked(if digits == 0 { 0 } else { sign + digits })?;
    let number = std::str::from_utf8(number).ok().and_then(|n| n.parse().ok());
    let after = after.strip_prefix(b" ").unwrap_or(after);
    Some((Token::Word(std::str::from_utf8(word).ok()?, number), after))
}

/// What a group inherits and restores.
#[derive(Debug, Clone, Copy)]
struct Group {
    /// Inside a destination that holds no text.
    silent: bool,
    /// Hidden text (`\v`).
    hidden: bool,
    /// `\ucN`: how many bytes stand after `\u` for readers without Unicode.
    fallback: usize,
    /// Just opened: the next word may name a destination.
    fresh: bool,
    /// After `\*`: a destination that readers may skip when they do not know it.
    skippable: bool,
}

impl Default for Group {
    fn default() -> Self {
        Self { silent: false, hidden: false, fallback: 1, fresh: false, skippable: false }
    }
}

struct Reader {
    group: Group,
    groups: Vec<Group>,
    page: &'static Encoding,
    /// Bytes of the code page that wait to be decoded together.
    bytes: Vec<u8>,
    out: Lines,
    /// Characters still to skip after `\u`.
    skip: usize,
}

/// Destinations whose text is not the document's.
const SILENT: &[&str] = &[
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "objdata",
    "fldinst",
    "themedata",
    "colorschememapping",
    "datastore",
    "latentstyles",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
    "xmlnstbl",
    "mmathPr",
    "pgdsctbl",
    "revtbl",
    "filetbl",
    "bkmkstart",
    "bkmkend",
    "pntext",
    "listtext",
    "nonshppict",
    "sn",
    "sv",
    "template",
    "operator",
    "author",
    "title",
    "userprops",
    "wgrffmtfilter",
    "panose",
    "falt",
    "pnseclvl",
];

/// Groups may nest this deep; beyond it the file is no document.
const DEPTH: usize = 10_000;

impl Reader {
    fn take(&mut self, token: &Token<'_>) -> Result<(), Error> {
        match *token {
            Token::Open => {
                self.flush();
                if self.groups.len() >= DEPTH {
                    return Err(Error::new("too-large", format!("RTF groups nested deeper than the limit of {DEPTH}")));
                }
                self.groups.push(self.group);
                self.group.fresh = true;
                self.group.skippable = false;
                self.skip = 0;
                return Ok(());
            }
            Token::Close => {
                self.flush();
                self.group = self.groups.pop().unwrap_or_default();
                self.skip = 0;
            }
            Token::Word(word, number) => self.word(word, number),
            Token::Symbol(symbol) => {
                if symbol == b'*' && self.group.fresh {
                    self.group.skippable = true;
                    return Ok(());
                }
                self.symbol(symbol);
            }
            Token::Hex(byte) => self.byte(byte),
            Token::Byte(b'\r' | b'\n' | 0) => return Ok(()),
            Token::Byte(byte) => self.byte(byte),
        }
        self.group.fresh = false;
        Ok(())
    }

    fn visible(&self) -> bool {
        !self.group.silent && !self.group.hidden
    }

    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else if self.visible() {
            self.bytes.push(byte);
        }
    }

    fn put(&mut self, text: &str) {
        self.flush();
        if self.visible() {
            self.out.push(text);
        }
    }

    /// Decodes the bytes that wait.
    fn flush(&mut self) {
        if !self.bytes.is_empty() {
            let (text, _) = self.page.decode_without_bom_handling(&self.bytes);
            self.out.push(&text);
            self.bytes.clear();
        }
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'~' => self.put(" "),
            b'_' => self.put("-"),
            b'{' | b'}' | b'\\' => self.byte(symbol),
            b'\r' | b'\n' => self.put("\n"),
            b'\t' => self.put("\t"),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let skipped = self.group.skippable && !matches!(word, "shpinst" | "shptxt" | "shppict");
        if self.group.fresh && (skipped || SILENT.contains(&word)) {
            self.group.silent = true;
            return;
        }
        match word {
            "par" | "line" | "sect" | "page" | "row" | "nestrow" | "column" => self.put("\n"),
            "tab" | "cell" | "nestcell" => self.put("\t"),
            "emdash" => self.put("—"),
            "endash" => self.put("–"),
            "bullet" => self.put("•"),
            "lquote" => self.put("‘"),
            "rquote" => self.put("’"),
            "ldblquote" => self.put("“"),
            "rdblquote" => self.put("”"),
            "emspace" | "enspace" | "qmspace" => self.put(" "),
            "v" => self.set_hidden(number != Some(0)),
            "plain" => self.set_hidden(false),
            "uc" => self.group.fallback = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1).min(16),
            "u" => self.unicode(number.unwrap_or(0)),
            "ansicpg" => self.page = code_page(number.unwrap_or(1252)),
            _ => {}
        }
    }

    fn set_hidden(&mut self, hidden: bool) {
        self.flush();
        self.group.hidden = hidden;
    }

    /// `\uN` with N a signed 16-bit UTF-16 unit; surrogates come as two of them.
    fn unicode(&mut self, unit: i32) {
        let unit = u16::try_from(unit.rem_euclid(0x1_0000)).unwrap_or(0xfffd);
        self.skip = self.group.fallback;
        let mut buffer = [0; 4];
        match char::from_u32(u32::from(unit)) {
            Some(c) => self.put(c.encode_utf8(&mut buffer)),
            None => self.put(""),
        }
    }
}

fn code_page(number: i32) -> &'static Encoding {
    let label = match number {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10000 => "macintosh".to_owned(),
        65001 => "utf-8".to_owned(),
        n => format!("windows-{n}"),
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252)
}
