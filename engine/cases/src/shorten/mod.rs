//! Evidence made as short as a judgement allows: parts are taken away as long as it still holds.

mod entries;
mod pages;
mod parts;
mod prose;
mod search;
mod upheld;

pub(crate) use entries::cut_of as bundle_of_files;
pub(crate) use search::{Search, Texts};
pub(crate) use upheld::Upheld;
