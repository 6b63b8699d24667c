//! Rows of a table that are one person: the same id or e-mail in consecutive rows, each with another job or school.

use serde_json::{Map, Value};

use super::mapping::{Mapping, Target};
use super::row::text_of;

/// The columns that make one job, or one school: they stay together.
const GROUPS: [&[Target]; 2] = [
    &[Target::Title, Target::Organisation, Target::Start, Target::End, Target::Hours],
    &[Target::Education, Target::Field, Target::Institution, Target::Graduated],
];

/// A row's cells by their columns.
type Cells = Map<String, Value>;

/// Rows of one person that are put together; in a table with more, the column of ids tells persons not apart.
pub(super) const MOST: usize = 100;

/// Whether two rows are of one person; another name is another person. Tables that number the columns of their jobs have a row for each person as it is.
pub(super) fn same(first: &Cells, next: &Cells, mapping: &Mapping) -> bool {
    let cell = |row: &Cells, target| {
        let cells = row.iter().filter(|(name, _)| mapping.target(name) == Some(target));
        cells.filter_map(|(_, value)| text_of(value)).map(|text| text.trim().to_lowercase()).find(|text| !text.is_empty())
    };
    let numbered = |name: &String| name.ends_with(|c: char| c.is_ascii_digit()) && grouped(mapping, name).is_some();
    let alike = |target| cell(next, target).is_some_and(|value| cell(first, target) == Some(value));
    let named = [first, next].map(|row| cell(row, Target::Name));
    let reached = cell(next, Target::Email).is_some_and(|address| address.contains('@')) && alike(Target::Email);
    named[0] == named[1] && (alike(Target::Id) || reached) && !next.keys().any(numbered)
}

/// Adds the cells of a person's row number `number` (from 2) to the first row: a job or a school that is not there yet under
/// numbered columns, as `title 2`, and every other cell that says something new.
pub(super) fn merge(first: &mut Cells, next: &Cells, number: usize, mapping: &Mapping) {
    let said = |first: &Cells, names: &[&String]| {
        (1..number).any(|row| {
            names.iter().all(|name| first.get(&numbered(name, row)).unwrap_or(&Value::Null) == next.get(*name).unwrap_or(&Value::Null))
        })
    };
    for group in GROUPS {
        let names: Vec<&String> = next.keys().filter(|name| mapping.target(name).is_some_and(|target| group.contains(&target))).collect();
        if !names.is_empty() && !said(first, &names) {
            first.extend(names.into_iter().filter_map(|name| Some((numbered(name, number), next.get(name)?.clone()))));
        }
    }
    for (name, value) in next.iter().filter(|(name, _)| grouped(mapping, name).is_none()) {
        let personal = matches!(mapping.target(name), Some(Target::Id | Target::Ignore));
        if !personal && !said(first, &[name]) {
            first.insert(numbered(name, number), value.clone());
        }
    }
}

/// The group that a column belongs to.
fn grouped(mapping: &Mapping, name: &str) -> Option<usize> {
    let target = mapping.target(name)?;
    GROUPS.iter().position(|group| group.contains(&target))
}

/// A column's name in the row of a person with this number.
fn numbered(name: &str, number: usize) -> String {
    if number == 1 { name.to_owned() } else { format!("{name} {number}") }
}
