//! Parameters with their values and grounds.

use heng_model::evidence::{Param as Stated, ReferenceContent};
use heng_model::indicator::Leaf;
use heng_model::pointer;
use heng_report::group_name;
use serde::Serialize;

use super::{Ground, figures};
use crate::material::Material;

/// A parameter of a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Param {
    /// Its name.
    pub name: String,
    /// Its place on the page of the check.
    pub place: String,
    /// For whom which value holds; of one that is the same for all the first is empty.
    pub values: Vec<(String, String)>,
    /// What it rests on.
    pub ground: Option<Ground>,
    /// The file and line that state it.
    pub stated: Option<String>,
}

/// The parameters of a leaf.
pub fn all(of: &Material<'_>, leaf: &Leaf) -> Vec<Param> {
    let file = format!("{}/indicator.yaml", leaf.folder.as_deref().unwrap_or_default());
    let param = |(name, stated): (&String, &Stated)| Param {
        name: name.clone(),
        place: format!("param-{name}"),
        values: values(of, stated),
        ground: leaf.grounds.get(&format!("params/{name}")).map(|basis| of.ground(basis)),
        stated: of.place(&file, &format!("/params/{}", pointer::step(name))),
    };
    leaf.params.iter().map(param).collect()
}

fn values(of: &Material<'_>, stated: &Stated) -> Vec<(String, String)> {
    match stated {
        Stated::Value(value) => vec![(String::new(), figures::value(value))],
        Stated::Reference(id) => {
            let items = of.definition().reference.get(id).map(|reference| match &reference.content {
                ReferenceContent::List(items) => items.iter().map(figures::value).collect::<Vec<_>>(),
                ReferenceContent::Table { .. } | ReferenceContent::Calendar(_) => Vec::new(),
            });
            let who = of.say("from_reference", &[("id", id.as_str().into())]);
            vec![(who, format!("[{}]", items.unwrap_or_default().join(", ")))]
        }
        Stated::By { attribute, values, otherwise } => {
            let cohorts = &of.definition().cohorts;
            let who = |value: &String| group_name(cohorts, Some(attribute), value).to_owned();
            let of_values = values.iter().map(|(value, stated)| (who(value), figures::value(stated)));
            let rest = otherwise.iter().map(|value| (of.word("others"), figures::value(value)));
            of_values.chain(rest).collect()
        }
    }
}
