//! A bundle on a disk becomes documents that are read once, lazily, and whose every part knows its origin.
//!
//! What comes in: the files of a bundle. What goes out: pages, texts, tables, data and observations, and what is wrong with
//! them. Places are bytes of the files as saved, whatever their encoding. This room never knows a rule or a score.

mod again;
mod bounds;
mod bundle;
mod coded;
mod content;
mod css;
mod dates;
mod decision;
mod decode;
mod document;
mod element;
mod fields;
mod fold;
mod grid;
mod html;
mod labels;
mod meta;
mod numbers;
mod observation;
mod pattern;
mod prose;
mod quotation;
pub mod reader;
mod reading;
mod records;
mod shape;
mod shapes;
mod sheet;
mod table;
mod unreadable;
mod value;
mod visible;

pub use bounds::bounds;
pub use bundle::{Bundle, is_data, is_markup};
pub use content::{Content, digest_of};
pub use css::{BadCss, Css, MOST_SELECTOR};
pub use dates::{find_dates, parse_date};
pub use decision::{Decision, Open};
pub use decode::ByteMap;
pub use document::{Document, ElementId, Found, Part};
pub use element::ElementView;
pub use fields::find_number_of_document;
pub use fold::{contains, fold, fold_pattern, normalise, same, starts_with};
pub use meta::{Absence, BundleMeta, FileMeta};
pub use numbers::parse_number;
pub use observation::{Coding, Disagreement, Observation};
pub use pattern::{BadPattern, MOST_PATH, Pattern, is_path, patterns_meet};
pub use reader::Readers;
pub use reading::Which;
pub use shapes::files;
pub use table::{Cell, Table};
pub use unreadable::Unreadable;
pub use value::{Value, ValueKind};
