//! Page contents brought to the operators that show text (ISO 32000-1, 9.4), before they are interpreted.
//!
//! Form XObjects are put in place with their fonts, pictures left out, the operators `'` and `"` spelled out, and text that
//! is set to be invisible dropped, unless the page has no other: then it is the text of a scan.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

/// Operators that text and its place depend on.
const KEPT: [&str; 17] = ["BT", "ET", "Tf", "Td", "TD", "Tm", "T*", "Tj", "TJ", "Tc", "Tw", "Tz", "TL", "Ts", "q", "Q", "cm"];

/// Forms inside forms, and operators of a page with all its forms: more is no page that a person made.
const DEPTH: usize = 12;
const OPERATORS: usize = 300_000;

/// Whether a page's content has anything that needs this.
pub(super) fn is_plain(content: &[u8]) -> bool {
    let mut words = content.windows(3);
    !words.any(|w| {
        matches!(
            w,
            [b' ' | b'\n' | b'\r', b'D', b'o'] | [b' ', b'T', b'r'] | [b')' | b'>', b'\'' | b'"', _] | [b')' | b'>', b' ', b'\'' | b'"']
        )
    })
}

/// Rewrites a page in place.
pub(super) fn simplify(document: &mut Document, page: ObjectId, content: &[u8]) -> Option<()> {
    let mut walk = Walk { document, out: Vec::new(), fonts: Dictionary::new(), names: BTreeMap::new(), invisible: false, left: OPERATORS };
    let resources = inherited(document, page);
    walk.content(content, &resources, 0);
    let Walk { out, fonts, .. } = walk;
    let shown = if out.iter().any(|(seen, op)| *seen && shows(op)) {
        out.into_iter().filter(|(seen, op)| *seen || !shows(op)).collect()
    } else {
        out
    };
    let operations: Vec<Operation> = shown.into_iter().map(|(_, op)| op).collect();
    let bytes = Content { operations }.encode().ok()?;
    let stream = document.add_object(Stream::new(Dictionary::new(), bytes));
    let mut resources = Dictionary::new();
    resources.set("Font", Object::Dictionary(fonts));
    let page = document.get_dictionary_mut(page).ok()?;
    page.set("Contents", Object::Reference(stream));
    page.set("Resources", Object::Dictionary(resources));
    Some(())
}

fn shows(operation: &Operation) -> bool {
    matches!(operation.operator.as_str(), "Tj" | "TJ")
}

/// The resources of a page, its own or its parents'.
fn inherited(document: &Document, page: ObjectId) -> Dictionary {
    let mut node = document.get_dictionary(page).ok();
    for _ in 0..64 {
        let Some(dictionary) = node else { break };
        if let Some(resources) = dictionary_at(document, dictionary, b"Resources") {
            return resources.clone();
        }
        node = dictionary_at(document, dictionary, b"Parent");
    }
    Dictionary::new()
}

fn dictionary_at<'d>(document: &'d Document, dictionary: &'d Dictionary, key: &[u8]) -> Option<&'d Dictionary> {
    let value = dictionary.get(key).ok()?;
    document.dereference(value).ok()?.1.as_dict().ok()
}

struct Walk<'d> {
    document: &'d Document,
    /// Operators kept, and whether text that they show can be seen.
    out: Vec<(bool, Operation)>,
    fonts: Dictionary,
    /// New names of fonts, by what they stand for: names are unique only within one form.
    names: BTreeMap<String, String>,
    invisible: bool,
    left: usize,
}

impl Walk<'_> {
    fn content(&mut self, content: &[u8], resources: &Dictionary, depth: usize) {
        let Ok(decoded) = Content::decode(content) else { return };
        let mut outer = Vec::new();
        for operation in decoded.operations {
            let Some(left) = self.left.checked_sub(1) else { return };
            self.left = left;
            match operation.operator.as_str() {
                "q" => outer.push(self.invisible),
                "Q" => self.invisible = outer.pop().unwrap_or(self.invisible),
                _ => {}
            }
            self.operation(operation, resources, depth);
        }
        self.out.extend(outer.iter().map(|_| (true, Operation::new("Q", Vec::new()))));
    }

    fn operation(&mut self, operation: Operation, resources: &Dictionary, depth: usize) {
        match operation.operator.as_str() {
            "Tr" => self.invisible = matches!(operation.operands.first(), Some(Object::Integer(3 | 7))),
            "Tf" => self.font(operation, resources),
            "'" => self.next_line(operation.operands.into_iter().next_back()),
            "\"" => {
                let mut operands = operation.operands.into_iter();
                let (word, character) = (operands.next(), operands.next());
                self.keep("Tw", word.into_iter().collect());
                self.keep("Tc", character.into_iter().collect());
                self.next_line(operands.next());
            }
            "Do" if depth < DEPTH => {
                if let Some(Object::Name(name)) = operation.operands.first() {
                    self.form(name, resources, depth);
                }
            }
            operator if KEPT.contains(&operator) && is_sound(&operation) => self.out.push((!self.invisible, operation)),
            _ => {}
        }
    }

    fn keep(&mut self, operator: &str, operands: Vec<Object>) {
        let operation = Operation::new(operator, operands);
        if is_sound(&operation) {
            self.out.push((!self.invisible, operation));
        }
    }

    fn next_line(&mut self, text: Option<Object>) {
        self.keep("T*", Vec::new());
        self.keep("Tj", text.into_iter().collect());
    }

    /// Gives the font a name that is unique on the page.
    fn font(&mut self, mut operation: Operation, resources: &Dictionary) {
        let Some(Object::Name(name)) = operation.operands.first() else { return };
        let Some(fonts) = dictionary_at(self.document, resources, b"Font") else { return };
        let Ok(font) = fonts.get(name) else { return };
        let key = match font {
            Object::Reference((number, generation)) => format!("{number} {generation}"),
            direct => format!("{direct:?}"),
        };
        let next = format!("F{}", self.names.len());
        let unique = self.names.entry(key).or_insert(next).clone();
        self.fonts.set(unique.as_str(), font.clone());
        if let Some(first) = operation.operands.first_mut() {
            *first = Object::Name(unique.into_bytes());
        }
        self.out.push((true, operation));
    }

    /// Puts a form in place (8.10.1): saved state, its matrix, its content, restored state.
    fn form(&mut self, name: &[u8], resources: &Dictionary, depth: usize) {
        let Some(objects) = dictionary_at(self.document, resources, b"XObject") else { return };
        let Some(Ok((_, Object::Stream(form)))) = objects.get(name).ok().map(|object| self.document.dereference(object)) else { return };
        if form.dict.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Form") {
            return;
        }
        let own = dictionary_at(self.document, &form.dict, b"Resources").unwrap_or(resources);
        let Ok(content) = form.get_plain_content() else { return };
        self.keep("q", Vec::new());
        if let Ok(matrix) = form.dict.get(b"Matrix").and_then(Object::as_array) {
            self.keep("cm", matrix.clone());
        }
        let before = self.invisible;
        self.content(&content, own, depth + 1);
        self.invisible = before;
        self.keep("Q", Vec::new());
    }
}

/// The operands are as many numbers, or the text, that the operator takes.
fn is_sound(operation: &Operation) -> bool {
    let numbers = |count: usize| {
        operation.operands.len() == count && operation.operands.iter().all(|o| matches!(o, Object::Integer(_) | Object::Real(_)))
    };
    match operation.operator.as_str() {
        "Tj" => matches!(operation.operands.as_slice(), [Object::String(..)]),
        "TJ" => matches!(operation.operands.as_slice(), [Object::Array(_)]),
        "Td" | "TD" => numbers(2),
        "Tm" | "cm" => numbers(6),
        "Tc" | "Tw" | "Tz" | "TL" | "Ts" => numbers(1),
        _ => true,
    }
}
