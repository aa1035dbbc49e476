//! The score matrix as data, for the script that compares governments. Everything else a script needs stands in the page.

use std::fmt::Write;

use heng_model::IndicatorId;
use minijinja::Value;
use serde_json::json;

use crate::material::Material;
use crate::tiers;

/// The matrix as JSON that can stand within markup.
pub fn view(material: &Material<'_>) -> Value {
    let nodes: Vec<_> = material.nodes().into_iter().filter(|(_, node)| !node.is_veto()).collect();
    let heads: Vec<_> = nodes.iter().map(|(depth, node)| json!([node.id.as_str(), node.name, depth])).collect();
    let rows: Vec<_> = material
        .members()
        .into_iter()
        .map(|(group, row)| {
            let card = &row.result.card;
            let score = |id: &IndicatorId| card.nodes.get(id).and_then(|node| node.printed.clone());
            let scores: Vec<_> = nodes.iter().map(|(_, node)| score(&node.id)).collect();
            let tier = card.index.tier.as_deref().map(|name| tiers::of(&material.assessment.definition, name));
            json!({
                "id": row.subject.id.as_str(),
                "name": row.subject.name,
                "cohort": group.cohort.name,
                "tier": tier.map(|tier| json!([tier.name, tier.at, tier.class])),
                "index": card.index.printed,
                "scores": scores,
            })
        })
        .collect();
    let text = json!({ "nodes": heads, "subjects": rows }).to_string();
    Value::from_safe_string(within_markup(&text))
}

/// JSON in which neither a tag nor a comment can begin, and in which nothing hides or reorders what stands around it.
fn within_markup(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for character in json.chars() {
        if "<>&".contains(character) || heng_report::text::visible(character).is_some() {
            for unit in character.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(character);
        }
    }
    out
}
