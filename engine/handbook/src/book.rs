//! The content of a handbook, before it has a form. Every text here is plain: each form keeps it from being taken for more.

mod cases;
mod check;
mod criteria;
mod expected;
mod figures;
mod groups;
mod how;
mod interface;
mod params;
mod statistics;
mod tree;
mod wanted;

use heng_report::Lang;
use serde::Serialize;

use crate::material::Material;

pub use cases::{Case, CaseFile, Cases, Expect, Table};
pub use check::{Check, Code};
pub use criteria::Criterion;
pub use groups::{Band, Grounded, Group, Reference};
pub use how::How;
pub use interface::{Entry, Part};
pub use params::Param;
pub use statistics::Statistic;
pub use tree::Row;
pub use wanted::{Asked, Wanted};

/// What stands in a handbook.
#[derive(Debug, Clone, Serialize)]
pub struct Book {
    /// The language of what Heng says, as pages name it.
    pub lang: &'static str,
    /// The language of what the methodology says.
    pub texts: String,
    /// The methodology's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: Option<String>,
    /// The date that everything counts from.
    pub date: String,
    /// How many there are of what.
    pub facts: Vec<String>,
    /// How a score comes about, in words.
    pub how: Vec<How>,
    /// The tree, a row per node.
    pub tree: Vec<Row>,
    /// Tiers from the highest.
    pub tiers: Vec<Band>,
    /// The cohorts.
    pub cohorts: Vec<Group>,
    /// Statistics and what was published of them.
    pub statistics: Vec<Statistic>,
    /// Reference data.
    pub references: Vec<Reference>,
    /// Everything that says what it rests on.
    pub grounds: Vec<Grounded>,
    /// The checks, in the order of the tree.
    pub checks: Vec<Check>,
    /// The libraries that checks share.
    pub libraries: Vec<Code>,
    /// The script interface, with what is used marked.
    pub interface: Vec<Part>,
}

/// What something rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ground {
    /// The document.
    pub title: String,
    /// The article in it.
    pub article: Option<String>,
    /// Its address, as it is written.
    pub url: Option<String>,
    /// The same where it is one that readers may be led to.
    pub link: Option<String>,
    /// When somebody last looked, in words.
    pub checked_on: Option<String>,
}

/// The handbook of a methodology.
pub fn book(of: &Material<'_>) -> Book {
    let definition = of.definition();
    let weights = tree::Weights::of(definition);
    let checks = check::all(of, &weights);
    Book {
        lang: if of.words.lang() == Lang::Zh { "zh-CN" } else { "en" },
        texts: if definition.language == "zh" { "zh-CN".to_owned() } else { definition.language.clone() },
        id: definition.id.clone(),
        name: definition.name.clone(),
        version: definition.version.clone(),
        date: definition.assessed_on.to_string(),
        facts: groups::facts(of, &checks),
        how: how::all(of),
        tree: tree::rows(of, &weights, &checks),
        tiers: groups::tiers(of),
        cohorts: groups::cohorts(of),
        statistics: statistics::all(of),
        references: groups::references(of),
        grounds: groups::grounds(of),
        libraries: check::libraries(of),
        interface: interface::all(of, &checks),
        checks,
    }
}
