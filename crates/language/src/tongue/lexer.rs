//! A line as tokens of a language: elided words and compounds taken apart, phrases as one token.

use super::lexicon::{Lexicon, Meaning};
use super::reader::hangs;
use crate::lexicon::{self, Class, List};
use crate::token::{Shape, Token, tokenize};

/// Words of more bytes than this are not looked into.
const LONGEST: usize = 80;

/// Splits a line into tokens whose classes are those of the language.
pub(super) fn lex<'a>(line: &'a str, lexicon: &Lexicon) -> Vec<Token<'a>> {
    let mut words = Vec::new();
    let tokens = tokenize(line);
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token.shape {
            Shape::Word => split(*token, lexicon, &mut words),
            Shape::Number => words.push(Token { value: thousandths(token.text), ..*token }),
            _ => words.push(*token),
        }
        at += 1 + gender(tokens.get(at..).unwrap_or_default(), lexicon);
    }
    fold(line, &words, lexicon)
}

/// How many tokens behind a word only add the other gender: "Maler/in", "Verkäufer*innen", "motivé(e)".
fn gender(tokens: &[Token<'_>], lexicon: &Lexicon) -> usize {
    let [word, mark, ending, behind @ ..] = tokens else { return 0 };
    let inside = matches!(mark.shape, Shape::Slash | Shape::Bullet | Shape::Colon | Shape::Open | Shape::Other);
    let joined = word.shape == Shape::Word && inside && !mark.spaced && !ending.spaced && lexicon.genders(&ending.text.to_lowercase());
    let pair =
        mark.shape == Shape::Slash && !mark.spaced && !ending.spaced && word.shape == Shape::Word && both_genders(word.text, ending.text);
    if pair {
        return 2;
    }
    let closed = behind.first().is_some_and(|close| close.shape == Shape::Close && !close.spaced);
    match (joined, mark.shape == Shape::Open) {
        (true, false) => 2,
        (true, true) if closed => 3,
        _ => 0,
    }
}

/// Whether two words name one trade for both genders: "Ärztin/Arzt", "Maler/Malerin".
fn both_genders(left: &str, right: &str) -> bool {
    let initial = |word: &str| match word.chars().next() {
        Some('Ä') => Some('A'),
        Some('Ö') => Some('O'),
        Some('Ü') => Some('U'),
        first => first.filter(|c| c.is_uppercase()),
    };
    let female = |word: &str| word.ends_with("in") || word.ends_with("innen") || word.ends_with("frau");
    female(left) != female(right) && initial(left).is_some() && initial(left) == initial(right)
}

/// As the table spells a word: small letters, straight apostrophes.
fn spelled(text: &str) -> String {
    text.to_lowercase().replace('’', "'")
}

/// A decimal comma: "1,5" is 1500; zero for any other number.
fn thousandths(text: &str) -> u16 {
    let Some((whole, part)) = text.split_once(',').filter(|(_, part)| part.len() == 1) else { return 0 };
    let value = whole.parse::<u16>().ok().and_then(|n| n.checked_mul(1000)).zip(part.parse::<u16>().ok());
    value.and_then(|(whole, part)| whole.checked_add(part * 100)).unwrap_or(0)
}

/// A part of a token.
fn part<'a>(token: &Token<'a>, from: usize, to: usize) -> Token<'a> {
    let text = token.text.get(from..to).unwrap_or_default();
    let lists = if text.len() == token.text.len() { token.lists } else { lexicon::known(text).lists };
    Token {
        text,
        start: token.start + from,
        spaced: token.spaced && from == 0,
        glued: false,
        class: Class::NONE,
        lists,
        value: 0,
        ..*token
    }
}

/// Takes a word apart: "d'expérience", "Java-Kenntnisse", "fünfjährige", "3ans", "français-anglais".
fn split<'a>(token: Token<'a>, lexicon: &Lexicon, words: &mut Vec<Token<'a>>) {
    let whole = part(&token, 0, token.text.len());
    let lower = if token.text.len() > LONGEST { String::new() } else { spelled(token.text) };
    if lower.is_empty() || lexicon.word(&lower).is_some() {
        return words.push(whole);
    }
    if let Some((at, mark)) = token.text.char_indices().find(|(_, c)| matches!(c, '\'' | '’'))
        && lower.split('\'').next().is_some_and(|before| lexicon.elides(before))
    {
        let border = at + mark.len_utf8();
        words.push(part(&token, 0, border));
        return split(part(&token, border, token.text.len()), lexicon, words);
    }
    let digits = token.text.bytes().take_while(u8::is_ascii_digit).count();
    let unit = lower.get(digits..).and_then(|unit| lexicon.word(unit)).is_some_and(|m| m.class.meets(Class::UNIT));
    if digits > 0 && unit {
        words.push(Token { shape: Shape::Number, ..part(&token, 0, digits) });
        return words.push(part(&token, digits, token.text.len()));
    }
    if let Some(border) = lexicon.tail(&lower).filter(|_| lower.len() == token.text.len()) {
        let modifier = part(&token, 0, border - linking(lower.get(..border).unwrap_or_default()));
        words.push(modifier);
        return words.push(part(&token, border, token.text.len()));
    }
    let named = |word: &str| lexicon.word(word).is_some_and(|m| m.class.meets(Class::LANGUAGE));
    match token.text.find('-') {
        Some(border) if lower.split('-').all(named) => {
            words.push(part(&token, 0, border));
            split(part(&token, border + 1, token.text.len()), lexicon, words);
        }
        _ => words.push(whole),
    }
}

/// How many bytes only link a compound: the hyphen of "Java-Kenntnisse", the "s" of "Vertriebserfahrung".
fn linking(modifier: &str) -> usize {
    const LINKED: [&str; 8] = ["ungs", "heits", "keits", "schafts", "ions", "triebs", "tums", "täts"];
    usize::from(modifier.ends_with('-') || LINKED.iter().any(|end| modifier.ends_with(end)))
}

/// Words with their classes; the longest phrase that begins at a word becomes one token.
fn fold<'a>(line: &'a str, words: &[Token<'a>], lexicon: &Lexicon) -> Vec<Token<'a>> {
    let spelled: Vec<String> = words.iter().map(|token| spelled(token.text)).collect();
    let mut tokens = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(first) = words.get(at) {
        let (taken, meaning) = spelled.get(at..).and_then(|rest| lexicon.longest(rest, first.shouted())).unwrap_or((1, Meaning::default()));
        let last = words.get(at + taken - 1).unwrap_or(first);
        let text = line.get(first.start..last.end()).unwrap_or(first.text);
        let meaning = match spelled.get(at) {
            Some(word) if meaning == Meaning::default() && first.shape == Shape::Word => lexicon.ending(word).unwrap_or_default(),
            _ => meaning,
        };
        tokens.push(match (taken, first.shape) {
            (1, Shape::Word) if meaning.thousandths > 0 => {
                Token { shape: Shape::Number, class: meaning.class, value: meaning.thousandths, ..*first }
            }
            (1, shape) if shape != Shape::Word => *first,
            _ => {
                let lists = if taken == 1 { first.lists } else { &List::NONE };
                Token { text, shape: Shape::Word, class: meaning.class, lists, value: meaning.value, ..*first }
            }
        });
        at += taken;
    }
    close(line, &tokens)
}

/// Compounds that share their last part as one name: "Lohn- und Gehaltsabrechnung".
fn close<'a>(line: &'a str, tokens: &[Token<'a>]) -> Vec<Token<'a>> {
    let mut closed = Vec::with_capacity(tokens.len());
    let mut rest = tokens;
    while let Some((first, tail)) = rest.split_first() {
        rest = tail;
        let [dash, joint, last, behind @ ..] = tail else {
            closed.push(*first);
            continue;
        };
        let shares = first.shape == Shape::Word
            && !first.has(Class::LANGUAGE)
            && hangs(dash)
            && joint.has(Class::AND.or(Class::OR))
            && last.shape == Shape::Word
            && !last.has(Class::LANGUAGE)
            && behind.first().is_none_or(|head| head.spaced || head.shape != Shape::Word);
        if !shares {
            closed.push(*first);
            continue;
        }
        let text = line.get(first.start..last.end()).unwrap_or(first.text);
        closed.push(Token { text, class: last.class, lists: &List::NONE, value: last.value, ..*first });
        rest = behind;
    }
    closed
}
