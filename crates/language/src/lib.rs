//! Requirement language: the text of a job posting becomes a tree of requirements, and back.
//!
//! ```ebnf
//! line        = { [ heading ] sentence } ;
//! sentence    = { joint | tier | requirement } ;
//! joint       = "and" | "with" | "or" | "and/or" | "," | ";" | "(" | ")" ;
//! tier        = "required" | "must" | "preferred" | "a plus" | … ;
//! requirement = experience | degree | credential | language | clearance
//!             | authorization | eligibility | skill | trait | equivalent ;
//! ```
//! Each production stands above the function that reads it: headings in `heading`, requirements in `grammar`, joints and tiers in
//! `reader`. Behind a commit point a production that cannot go on says why, and the reason stands in [`Reading::unread`].
//! Words stand in `lexicon`, in one table: by class, whatever they stand in, and by the lists that productions ask for.
//! German and French have tables and productions of their own in `tongue`; a line is read in the language it shows ([`Tongue::of`]).
//! Time is linear in the length of a line; a sentence is read 600 tokens at a time, a topic is at most 90 tokens long, brackets nest at most 24 deep.

mod compose;
mod following;
mod glue;
mod grammar;
mod heading;
mod item;
mod lexicon;
mod lists;
mod names;
pub mod posting;
mod print;
mod read;
mod reader;
mod reading;
pub mod requirement;
mod sentence;
mod siblings;
pub mod span;
mod token;
mod tongue;
mod voice;

pub use following::{parse_lines, parse_lines_as};
pub use names::parse_rule;
pub use print::print;
pub use read::{parse, parse_as};
pub use reading::{Reading, Unread};
pub use requirement::{Degree, Experience, Group, Kind, Length, Level, Requirement, Statement, Tier};
pub use span::Span;
pub use tongue::Tongue;
