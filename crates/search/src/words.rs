//! Words as résumés and recruiters write them: `C++`, `C#`, `.NET` and `Node.js` are one word each.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// What may follow a dot inside a name: `Node.js`, `ASP.NET`, `draw.io`, `character.ai`.
const DOTTED: [&str; 4] = ["js", "net", "io", "ai"];

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Lower case, without accents.
    pub text: String,
    /// Its first byte in the text.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
}

/// The words of a text, in order.
///
/// # Example
/// ```
/// let words = |text| qualify_search::words(text).into_iter().map(|word| word.text).collect::<Vec<_>>();
/// assert_eq!(words("C/C++, C# and .NET"), ["c", "c++", "c#", "and", ".net"]);
/// assert_eq!(words("Node.js. Then a bachelor's résumé"), ["node.js", "then", "a", "bachelor", "resume"]);
/// ```
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let (mut scan, mut word) = (Scan { text, at: 0 }, String::new());
    while let Some((start, end)) = scan.next(&mut word) {
        found.push(Word { text: std::mem::take(&mut word), start, end });
    }
    found
}

/// Lower case, compatibility forms resolved, accents and apostrophes dropped.
fn fold(word: &str, into: &mut String) {
    into.clear();
    if word.is_ascii() {
        into.push_str(word);
        into.make_ascii_lowercase();
        if word.contains('\'') {
            into.retain(|c| c != '\'');
        }
    } else {
        into.extend(word.nfkd().filter(|c| !is_combining_mark(*c) && !is_apostrophe(*c)).flat_map(char::to_lowercase));
    }
}

/// Walks a text from word to word.
pub(crate) struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl Scan<'_> {
    /// Folds the next word, which is not empty, and gives where it begins and ends.
    fn next(&mut self, word: &mut String) -> Option<(usize, usize)> {
        if let Some((start, end)) = self.plain() {
            self.at = end;
            word.clear();
            word.push_str(self.text.get(start..end).unwrap_or_default());
            word.make_ascii_lowercase();
            return Some((start, end));
        }
        loop {
            let start = self.start()?;
            let end = self.end(start);
            fold(self.text.get(start..end).unwrap_or_default(), word);
            if !word.is_empty() {
                return Some((start, end));
            }
        }
    }

    /// The next word, where it is one of ASCII letters and digits with nothing beside it that may belong to it.
    fn plain(&self) -> Option<(usize, usize)> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let opens = |at: usize| matches!(rest.get(at + 1), Some(b'n' | b'N'));
        let begins = |(at, byte): (usize, &u8)| byte.is_ascii_alphanumeric() || !byte.is_ascii() || (*byte == b'.' && opens(at));
        let blanks = rest.iter().enumerate().position(begins)?;
        let word = rest.get(blanks..)?;
        let length = word.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(word.len());
        let ends = match word.get(length) {
            Some(b'.') => word.get(length + 1).is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric()),
            byte => byte.is_none_or(|byte| byte.is_ascii() && !matches!(byte, b'\'' | b'+' | b'#')),
        };
        let start = self.at + blanks;
        (length > 0 && ends).then_some((start, start + length))
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Moves to the next word and gives where it begins.
    fn start(&mut self) -> Option<usize> {
        loop {
            let byte = *self.text.as_bytes().get(self.at)?;
            if byte.is_ascii_alphanumeric() {
                return Some(self.at);
            }
            if byte.is_ascii() && byte != b'.' {
                self.at += 1;
                continue;
            }
            let c = self.peek()?;
            let before = || self.text.get(..self.at).and_then(|text| text.chars().next_back());
            let opens = c == '.' && ends_in(self.rest(), &[".net"]) && !before().is_some_and(char::is_alphanumeric);
            if opens || c.is_alphanumeric() {
                return Some(self.at);
            }
            self.at += c.len_utf8();
        }
    }

    /// Moves behind the word that begins here and gives where it ends.
    fn end(&mut self, start: usize) -> usize {
        let first = self.peek().unwrap_or(' ');
        self.at += first.len_utf8();
        if is_ideograph(first) {
            return self.at;
        }
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let plain = rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let mut last = rest.get(..plain).and_then(<[u8]>::last).map_or(first, |byte| char::from(*byte));
        self.at += plain;
        while let Some(c) = self.peek() {
            let joined = (c.is_alphanumeric() && !is_ideograph(c)) || is_combining_mark(c) || self.joins(last, c);
            if !joined {
                break;
            }
            self.at += c.len_utf8();
            last = c;
        }
        let end = self.at + self.suffix(start, last);
        self.at = end;
        let possessive = self.rest().chars().next().is_some_and(is_apostrophe);
        if possessive {
            let apostrophe = self.peek().map_or(0, char::len_utf8);
            self.at += apostrophe;
            self.at += usize::from(self.peek().is_some_and(|c| c.eq_ignore_ascii_case(&'s')));
        }
        end
    }

    /// Whether the character keeps the word going: `Node.js`, `3.5`, `O'Brien`, but not the `'s` of `bachelor's`.
    fn joins(&self, last: char, c: char) -> bool {
        let after = self.rest().get(c.len_utf8()..).unwrap_or_default();
        let next = after.chars().next();
        match c {
            '.' => {
                (last.is_ascii_digit() && next.is_some_and(|c| c.is_ascii_digit())) || (last.is_alphanumeric() && ends_in(after, &DOTTED))
            }
            _ => is_apostrophe(c) && next.is_some_and(char::is_alphabetic) && !ends_in(after, &["s"]),
        }
    }

    /// Bytes of the `++`, `+` or `#` that belongs to the name.
    fn suffix(&self, start: usize, last: char) -> usize {
        if !last.is_alphabetic() || self.text.get(start..self.at).is_none_or(str::is_empty) {
            return 0;
        }
        let rest = self.rest();
        let ends = |length: usize| rest.get(length..).and_then(|rest| rest.chars().next()).is_none_or(|c| !c.is_alphanumeric());
        match rest.as_bytes() {
            [b'+', b'+', ..] => 2,
            [b'+' | b'#', ..] if ends(1) => 1,
            _ => 0,
        }
    }
}

/// Whether the text begins with one of the words, and the word ends there.
fn ends_in(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
            && text.get(word.len()..).and_then(|rest| rest.chars().next()).is_none_or(|c| !c.is_alphanumeric())
    })
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02bc}')
}

/// Scripts written without spaces: each character is a word of its own.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// The forms that a word may take as singular or plural, itself first.
pub(crate) fn forms(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    if word.chars().all(char::is_alphabetic) && word.chars().count() > 2 {
        let singular = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
        let plain = word.strip_suffix('s').filter(|stem| !stem.ends_with('s')).map(str::to_owned);
        let es = word.strip_suffix("es").filter(|stem| stem.ends_with(['s', 'x', 'h'])).map(str::to_owned);
        let plural = match word.strip_suffix('y') {
            Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
            _ if word.ends_with(['s', 'x', 'h']) => format!("{word}es"),
            _ => format!("{word}s"),
        };
        forms.extend([singular, plain, es].into_iter().flatten());
        forms.push(plural);
    }
    forms
}

/// [`words`] as a tantivy tokenizer. The token is kept from text to text.
#[derive(Debug, Clone, Default)]
pub(crate) struct WordTokenizer(Token);

/// The name it is registered under.
pub(crate) const TOKENIZER: &str = "qualify_words";

pub(crate) struct WordStream<'a> {
    scan: Scan<'a>,
    token: &'a mut Token,
}

impl Tokenizer for WordTokenizer {
    type TokenStream<'a> = WordStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream<'a> {
        self.0.reset();
        WordStream { scan: Scan { text, at: 0 }, token: &mut self.0 }
    }
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        let Some((start, end)) = self.scan.next(&mut self.token.text) else { return false };
        (self.token.offset_from, self.token.offset_to) = (start, end);
        self.token.position = self.token.position.wrapping_add(1);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::string_slice, reason = "a test fails by panicking")]

    use proptest::prelude::*;

    use super::*;

    fn texts(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn names_with_signs_are_one_word() {
        for (text, expected) in [
            ("C++11, C#/.NET & F#", vec!["c++", "11", "c#", ".net", "f#"]),
            ("ASP.NET on Node.js.", vec!["asp.net", "on", "node.js"]),
            ("the end.Next one", vec!["the", "end", "next", "one"]),
            ("CompTIA Security+ 10+ years", vec!["comptia", "security+", "10", "years"]),
            ("front-end CI/CD R&D", vec!["front", "end", "ci", "cd", "r", "d"]),
            ("O\u{2019}Brien's team's", vec!["obrien", "team"]),
            ("Java+Spring", vec!["java", "spring"]),
            ("日本語 Java", vec!["日", "本", "語", "java"]),
            ("Python 3.5", vec!["python", "3.5"]),
            ("ﬁnance Ünïcode", vec!["finance", "unicode"]),
        ] {
            assert_eq!(texts(text), expected, "{text}");
        }
    }

    #[test]
    fn plurals_and_singulars_find_each_other() {
        for (one, other) in [("manager", "managers"), ("company", "companies"), ("class", "classes"), ("switch", "switches")] {
            assert!(forms(one).contains(&other.to_owned()), "{one}");
            assert!(forms(other).contains(&one.to_owned()), "{other}");
        }
        assert_eq!(forms("c++"), ["c++"]);
    }

    proptest! {
        #[test]
        fn a_plain_word_is_what_the_rules_for_all_words_find(text in "[ a.nN'+#-]{0,12}|([A-Za-z0-9]{1,4}[ .,'+#é]{1,2}){0,6}(.net)?") {
            let mut scan = Scan { text: &text, at: 0 };
            let (mut found, mut word) = (Vec::new(), String::new());
            while let Some(start) = scan.start() {
                let end = scan.end(start);
                fold(&text[start..end], &mut word);
                found.extend((!word.is_empty()).then(|| Word { text: word.clone(), start, end }));
            }
            prop_assert_eq!(words(&text), found);
        }

        #[test]
        fn words_lie_in_the_text_in_order(text in "\\PC*") {
            let mut last = 0;
            for word in words(&text) {
                prop_assert!(word.start >= last && word.end > word.start);
                prop_assert!(text.get(word.start..word.end).is_some());
                last = word.end;
            }
        }
    }
}
