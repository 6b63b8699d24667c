//! The text of a file with its pages.

use crate::Format;

/// A file's text: UTF-8, lines ended by `\n`, no control characters but tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What the file was.
    pub format: Format,
    /// The text. All offsets count bytes in it.
    pub text: String,
    /// The byte offset where each page starts; the first is 0. Formats without pages have one.
    pub pages: Vec<usize>,
}

impl Document {
    /// A document of one page from text that is already at hand.
    ///
    /// ```
    /// let document = qualify_document::Document::from_text("Cook\nsince 2019");
    /// assert_eq!(document.line_of(6), 2);
    /// assert_eq!(document.page_of(6), 1);
    /// ```
    pub fn from_text(text: &str) -> Self {
        Self { format: Format::Text, text: crate::lines::tidy(text), pages: vec![0] }
    }

    /// The page that holds a byte, counted from 1.
    pub fn page_of(&self, offset: usize) -> usize {
        self.pages.partition_point(|&start| start <= offset).max(1)
    }

    /// The line that holds a byte, counted from 1 on its own page.
    pub fn line_of(&self, offset: usize) -> usize {
        let page = self.pages.get(self.page_of(offset) - 1).copied().unwrap_or(0);
        let end = offset.min(self.text.len());
        let before = self.text.as_bytes().get(page..end).unwrap_or_default();
        1 + before.iter().filter(|&&b| b == b'\n').count()
    }
}
