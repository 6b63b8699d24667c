//! XML read under limits: no entity is ever expanded, nesting is bounded.

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event as Raw};
use quick_xml::reader::Reader;

use crate::limits::Deadline;
use crate::{Error, Limits, encoding};

/// What the walk through a document meets. Names are without their prefix: `p` for `w:p`.
#[derive(Debug)]
pub(crate) enum Event<'a> {
    Open(&'a Tag<'a>),
    Close(&'a str),
    Text(&'a str),
}

/// An opening tag.
#[derive(Debug)]
pub(crate) struct Tag<'a> {
    start: BytesStart<'a>,
}

impl Tag<'_> {
    /// The name without its prefix.
    pub(crate) fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The value of an attribute, by its name without prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let found = self.start.attributes().flatten().find(|a| a.key.local_name().into_inner() == name)?;
        Some(found.normalized_value(XmlVersion::Implicit1_0).map_or_else(|_| found.value.to_string(), |v| v.into_owned()))
    }
}

/// Walks through a document and tells every tag and text to `visit`.
pub(crate) fn walk(
    bytes: &[u8],
    limits: &Limits,
    deadline: Deadline,
    mut visit: impl FnMut(Event<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let source = encoding::decode(bytes);
    let mut reader = Reader::from_str(&source);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut depth = 0_usize;
    let mut count = 0_usize;
    loop {
        count += 1;
        if count.is_multiple_of(4096) {
            deadline.check()?;
        }
        match reader.read_event().map_err(|e| Error::malformed("XML", e))? {
            Raw::Start(start) => {
                depth += 1;
                if depth > limits.depth {
                    return Err(Error::new("too-large", format!("XML nested deeper than the limit of {}", limits.depth)));
                }
                visit(Event::Open(&Tag { start }))?;
            }
            Raw::Empty(start) => {
                let tag = Tag { start };
                visit(Event::Open(&tag))?;
                visit(Event::Close(tag.name()))?;
            }
            Raw::End(end) => {
                depth = depth.saturating_sub(1);
                visit(Event::Close(end.local_name().into_inner()))?;
            }
            Raw::Text(text) => visit(Event::Text(&text))?,
            Raw::CData(text) => visit(Event::Text(&text))?,
            Raw::GeneralRef(reference) => {
                let mut buffer = [0; 4];
                match reference.resolve_char_ref() {
                    Ok(Some(c)) => visit(Event::Text(c.encode_utf8(&mut buffer)))?,
                    _ => visit(Event::Text(resolve_predefined_entity(&reference).unwrap_or_default()))?,
                }
            }
            Raw::Eof => return Ok(()),
            Raw::Comment(_) | Raw::Decl(_) | Raw::PI(_) | Raw::DocType(_) => {}
        }
    }
}

/// An element with what it holds, for formats that are read as records.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Element {
    /// Name without prefix.
    pub name: String,
    /// Attributes, names without prefix.
    pub attributes: Vec<(String, String)>,
    /// Text directly inside, joined.
    pub text: String,
    /// Elements inside, in order.
    pub children: Vec<Element>,
}

impl Element {
    /// Reads a document into its root element.
    ///
    /// ```
    /// use qualify_document::{Limits, xml::Element};
    /// let root = Element::parse(b"<a><b code='1'>cook</b></a>", &Limits::default())?;
    /// assert_eq!(root.at("b").map(|b| b.text.as_str()), Some("cook"));
    /// # Ok::<(), qualify_document::Error>(())
    /// ```
    ///
    /// # Errors
    /// `malformed`, `too-large` beyond the depth, `timeout`.
    pub fn parse(bytes: &[u8], limits: &Limits) -> Result<Self, Error> {
        let mut open = vec![Self::default()];
        walk(bytes, limits, Deadline::after(limits.seconds), |event| {
            match event {
                Event::Open(tag) => open.push(Self::of(tag)),
                Event::Text(text) => open.iter_mut().last().into_iter().for_each(|e| e.text.push_str(text)),
                Event::Close(_) => close(&mut open),
            }
            Ok(())
        })?;
        if open.len() != 1 {
            return Err(Error::malformed("XML", "it breaks off before its end"));
        }
        open.pop().and_then(|mut shell| shell.children.drain(..).next()).ok_or_else(|| Error::malformed("XML", "it has no element"))
    }

    fn of(tag: &Tag<'_>) -> Self {
        let attributes = tag.start.attributes().flatten();
        let attributes = attributes.map(|a| (a.key.local_name().into_inner().to_owned(), a.value.to_string())).collect();
        Self { name: tag.name().to_owned(), attributes, ..Self::default() }
    }

    /// The first element inside with a name.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|c| c.name == name)
    }

    /// The first element at a path of names parted by `/`.
    pub fn at(&self, path: &str) -> Option<&Self> {
        path.split('/').try_fold(self, |e, name| e.child(name))
    }

    /// Every element inside with a name, at any depth, in order.
    pub fn all<'a>(&'a self, name: &str) -> Vec<&'a Self> {
        let mut found = Vec::new();
        for child in &self.children {
            if child.name == name {
                found.push(child);
            } else {
                found.extend(child.all(name));
            }
        }
        found
    }

    /// All text inside, at any depth, words parted by a space.
    pub fn words(&self) -> String {
        let mut words: Vec<String> = self.text.split_whitespace().map(str::to_owned).collect();
        words.extend(self.children.iter().map(Self::words).filter(|w| !w.is_empty()));
        words.join(" ")
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

fn close(open: &mut Vec<Element>) {
    if open.len() > 1
        && let Some(done) = open.pop()
        && let Some(parent) = open.last_mut()
    {
        parent.children.push(done);
    }
}
