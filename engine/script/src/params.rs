//! Parameters in effect for one subject.

use heng_model::evidence::{Param, ReferenceContent, Value};
use heng_model::indicator::Leaf;
use heng_model::subject::Subject;
use heng_model::{Definition, Message};
use rhai::{Dynamic, Map};

use crate::values::{from_value, of_list};

/// The parameters of a leaf for a subject; what is wrong with one of them otherwise.
pub fn in_effect(definition: &Definition, leaf: &Leaf, subject: &Subject) -> Result<Map, Message> {
    let mut map = Map::new();
    for (name, param) in &leaf.params {
        let place = format!("params.{name}");
        let value = match param {
            Param::Value(value) => from_value(value, &place),
            Param::Reference(id) => match definition.reference.get(id).map(|reference| &reference.content) {
                Some(ReferenceContent::List(items)) => Dynamic::from(of_list(items, &format!("reference/{id}"))),
                _ => {
                    return Err(Message::new("heng::rule::unknown_reference").with("id", id).with("known", Vec::new()));
                }
            },
            Param::By { attribute, values, otherwise } => {
                let own = subject.attribute(attribute);
                let value = own.as_ref().and_then(|own| values.get(own)).or(otherwise.as_ref());
                if let Some(value) = value {
                    from_value(value, &place)
                } else {
                    let message = Message::new("heng::rule::no_param_for").with("param", name);
                    return Err(message.with("attribute", attribute).with("value", own.unwrap_or_default()));
                }
            }
        };
        map.insert(name.as_str().into(), value);
    }
    Ok(map)
}

/// What the parameters in effect are made of, as data; nothing where one of them has none.
pub fn stated<'a>(
    definition: &'a Definition,
    leaf: &'a Leaf,
    subject: &Subject,
) -> Option<Vec<(&'a str, String, Vec<&'a Value>)>> {
    let of = |param: &'a Param| match param {
        Param::Value(value) => Some(vec![value]),
        Param::Reference(id) => match definition.reference.get(id).map(|reference| &reference.content) {
            Some(ReferenceContent::List(items)) => Some(items.iter().collect()),
            _ => None,
        },
        Param::By { attribute, values, otherwise } => {
            let own = subject.attribute(attribute);
            Some(vec![own.and_then(|own| values.get(&own)).or(otherwise.as_ref())?])
        }
    };
    // Lists name the place they come from.
    let kind = |param: &Param| if let Param::Reference(id) = param { format!("reference/{id}") } else { String::new() };
    leaf.params.iter().map(|(name, param)| Some((name.as_str(), kind(param), of(param)?))).collect()
}
