//! HTML pages: block elements to lines.

use scraper::{Html, Node, node::Element};

use crate::lines::Lines;
use crate::{Error, Limits, encoding};

/// Elements whose text nobody reads.
const SILENT: &[&str] = &["script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select", "button", "math"];

/// Elements that stand on lines of their own (HTML standard, 15.3.3 "flow content", with list items and table rows).
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];

/// The page's text: script, style and hidden elements dropped.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<String, Error> {
    let source = encoding::decode(bytes);
    depth(&source, limits)?;
    let page = Html::parse_document(&source);
    let mut text = Text::default();
    // Walked by edges, not by recursion: the tree may be deep.
    for edge in page.tree.root().traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => text.open(node.value()),
            ego_tree::iter::Edge::Close(node) => text.close(node.value()),
        }
    }
    Ok(text.lines.finish())
}

#[derive(Default)]
struct Text {
    lines: Lines,
    silent: usize,
    /// Depth of `pre`, whose line ends count.
    verbatim: usize,
    /// A space seen and not yet written: runs of white space are one, and none stands at a line's start.
    space: bool,
    /// Cells seen in the row at hand.
    cells: usize,
}

impl Text {
    fn open(&mut self, node: &Node) {
        match node {
            Node::Text(text) if self.silent == 0 => self.words(text),
            Node::Element(element) => self.open_element(element),
            _ => {}
        }
    }

    fn open_element(&mut self, element: &Element) {
        if is_silent(element) {
            self.silent += 1;
        }
        if self.silent > 0 {
            return;
        }
        match element.name() {
            "br" => self.end_line(),
            "tr" => {
                self.break_line();
                self.cells = 0;
            }
            "td" | "th" => {
                if self.cells > 0 && !self.lines.at_start() {
                    self.lines.push("\t");
                }
                self.space = false;
                self.cells += 1;
            }
            "li" => {
                self.break_line();
                self.lines.push("• ");
            }
            "pre" | "textarea" => {
                self.break_line();
                self.verbatim += 1;
            }
            name if BLOCKS.contains(&name) => self.break_line(),
            _ => {}
        }
    }

    fn close(&mut self, node: &Node) {
        let Node::Element(element) = node else { return };
        let name = element.name();
        if self.silent == 0 {
            match name {
                "pre" | "textarea" => self.verbatim = self.verbatim.saturating_sub(1),
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "p" | "ul" | "ol" | "table" | "section" => {
                    self.break_line();
                    self.lines.end();
                    return;
                }
                _ => {}
            }
            if BLOCKS.contains(&name) {
                self.break_line();
            }
        }
        if is_silent(element) {
            self.silent = self.silent.saturating_sub(1);
        }
    }

    fn words(&mut self, text: &str) {
        if self.verbatim > 0 {
            self.lines.push(text);
            return;
        }
        self.space |= text.starts_with(|c: char| c.is_ascii_whitespace());
        for word in text.split_ascii_whitespace() {
            if self.space && !self.lines.at_start() {
                self.lines.push(" ");
            }
            self.lines.push(word);
            self.space = true;
        }
        self.space = text.ends_with(|c: char| c.is_ascii_whitespace()) || text.is_empty() && self.space;
    }

    fn break_line(&mut self) {
        self.lines.close();
        self.space = false;
    }

    fn end_line(&mut self) {
        self.lines.end();
        self.space = false;
    }
}

fn is_silent(element: &Element) -> bool {
    let style = element.attr("style").unwrap_or_default();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    SILENT.contains(&element.name())
        || element.attr("hidden").is_some()
        || element.attr("type") == Some("hidden")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

/// Elements that need no closing tag (HTML standard, 13.1.2.4), and void ones.
const UNCLOSED: &[&str] = &[
    "p", "li", "td", "th", "tr", "dt", "dd", "option", "optgroup", "tbody", "thead", "tfoot", "colgroup", "rp", "rt", "area", "base", "br",
    "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "html", "body", "head",
];

/// Refuses markup whose elements nest too deeply, before a tree is built: building costs the square of the depth.
fn depth(source: &str, limits: &Limits) -> Result<(), Error> {
    let mut open = 0_usize;
    for tag in source.split('<').skip(1) {
        let (closing, name) = tag.strip_prefix('/').map_or((false, tag), |name| (true, name));
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if name.is_empty() || UNCLOSED.iter().any(|u| u.eq_ignore_ascii_case(name)) {
            continue;
        }
        if closing {
            open = open.saturating_sub(1);
        } else if !tag.split('>').next().is_some_and(|inside| inside.ends_with('/')) {
            open += 1;
        }
        if open > limits.depth {
            return Err(Error::new("too-large", format!("HTML nested deeper than the limit of {}", limits.depth)));
        }
    }
    Ok(())
}
