//! What the index is given of a candidate: columns in their order, texts one behind the other.

use std::iter::Empty;
use std::ops::Range;

use tantivy::schema::Field as Column;
use tantivy::schema::document::{Document, ReferenceValue, ReferenceValueLeaf, Value};

/// The values of a candidate by column, in the order of the columns: the index need not sort them.
#[derive(Debug)]
pub(crate) struct Row {
    values: Vec<(Column, Place)>,
    texts: String,
}

/// A value, or where it stands.
#[derive(Debug, Clone)]
enum Place {
    Number(u64),
    Text(Range<u32>),
}

impl Row {
    /// None yet, with room for a usual candidate's.
    pub fn new() -> Self {
        Self { values: Vec::with_capacity(256), texts: String::with_capacity(8192) }
    }

    /// A text that the function writes.
    pub fn text(&mut self, column: Column, write: impl FnOnce(&mut String)) {
        let start = self.texts.len();
        write(&mut self.texts);
        let offset = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        self.put(column, Place::Text(offset(start)..offset(self.texts.len())));
    }

    pub fn number(&mut self, column: Column, number: u64) {
        self.put(column, Place::Number(number));
    }

    /// Lets go what no value takes: thousands of rows wait for the index.
    pub fn shrink(&mut self) {
        self.values.shrink_to_fit();
        self.texts.shrink_to_fit();
    }

    fn put(&mut self, column: Column, place: Place) {
        debug_assert!(self.values.last().is_none_or(|(last, _)| *last <= column), "columns come in their order");
        self.values.push((column, place));
    }
}

impl Document for Row {
    type Value<'a> = Held<'a>;
    type FieldsValuesIter<'a> = Values<'a>;

    fn iter_fields_and_values(&self) -> Values<'_> {
        Values { row: self, rest: self.values.iter() }
    }
}

/// The values of a row.
pub(crate) struct Values<'a> {
    row: &'a Row,
    rest: std::slice::Iter<'a, (Column, Place)>,
}

impl<'a> Iterator for Values<'a> {
    type Item = (Column, Held<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let (column, place) = self.rest.next()?;
        Some((*column, Held { row: self.row, place }))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.rest.size_hint()
    }
}

/// A value of a row: most are passed over, so it is looked up when it is asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Held<'a> {
    row: &'a Row,
    place: &'a Place,
}

impl<'a> Value<'a> for Held<'a> {
    type ArrayIter = Empty<Self>;
    type ObjectIter = Empty<(&'a str, Self)>;

    fn as_value(&self) -> ReferenceValue<'a, Self> {
        ReferenceValue::Leaf(match self.place {
            Place::Number(number) => ReferenceValueLeaf::U64(*number),
            Place::Text(range) => ReferenceValueLeaf::Str(self.row.texts.get(range.start as usize..range.end as usize).unwrap_or_default()),
        })
    }
}
