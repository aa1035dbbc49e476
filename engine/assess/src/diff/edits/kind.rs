//! What a difference of two definitions is: the decision it belongs to, and the words that name its place.

use heng_model::IndicatorId;
use heng_model::comparison::EditKind;
use heng_model::pointer::{self, step};
use serde_json::Value;

/// A difference and what it is.
#[derive(Debug, Clone)]
pub(super) struct Class {
    /// None for words, which move no score.
    pub kind: Option<EditKind>,
    /// Where in the definition the whole of it stands.
    pub pointer: String,
    /// What differences of one decision have in common.
    pub key: String,
    /// A path as `--set` takes it.
    pub path: String,
    /// The indicator it belongs to.
    pub indicator: Option<IndicatorId>,
    /// Of a policy: the node and the field.
    pub policy: Option<(IndicatorId, String)>,
}

/// What a difference at a pointer is.
pub(super) fn classify(pointer: &str, was: &Value, is: &Value) -> Class {
    let steps: Vec<String> = pointer.split('/').skip(1).map(pointer::key).collect();
    let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
    let name = |list: &str, at: &str, key: &str| {
        let item = format!("/{list}/{at}/{key}");
        is.pointer(&item).and_then(Value::as_str).unwrap_or(at).to_owned()
    };
    match steps[..] {
        ["id" | "name" | "version" | "language" | "index_name", ..] => Class::words(pointer),
        ["tree", "nodes", id, ref rest @ ..] => of_node(pointer, &IndicatorId::from(id), rest, was, is),
        ["policies", field, ..] => Class::policy(pointer, &IndicatorId::root(), field),
        ["tiers", at, "bound", ..] => {
            let bound = is.pointer(&format!("/tiers/{at}/bound")).and_then(Value::as_object);
            let word = bound.and_then(|bound| bound.keys().next()).map_or("at_least", String::as_str);
            let path = format!("tiers/{}/{word}", name("tiers", at, "name"));
            Class::of(EditKind::Tier, &format!("/tiers/{at}/bound"), path)
        }
        ["tiers", _, "basis", ..] => Class::words(pointer),
        ["tiers", ..] => Class::of(EditKind::Tier, "/tiers", "tiers".to_owned()),
        ["statistics", _, "name" | "earlier", ..] => Class::words(pointer),
        ["statistics", at, "claims", claim, ..] => {
            let path = format!("statistics/{}/claims/{claim}", name("statistics", at, "id"));
            Class::of(EditKind::Claim, &format!("/statistics/{at}/claims/{claim}"), path)
        }
        ["statistics", at, "claims"] => {
            let path = format!("statistics/{}/claims", name("statistics", at, "id"));
            Class::of(EditKind::Claim, pointer, path)
        }
        ["statistics", at, "figure", _, "since", "value"] => {
            // The number stands in the reference data: it is that edit.
            let since = pointer.trim_end_matches("/value");
            let of = is.pointer(&format!("{since}/reference")).and_then(Value::as_str).unwrap_or(at);
            let class = Class::of(EditKind::Reference, pointer, format!("reference/{of}"));
            Class { key: format!("/reference/{}", step(of)), ..class }
        }
        ["statistics", at, part, ..] => {
            let path = format!("statistics/{}", name("statistics", at, "id"));
            Class::of(EditKind::Statistic, &format!("/statistics/{at}/{part}"), path)
        }
        ["statistics"] => Class::of(EditKind::Statistic, pointer, "statistics".to_owned()),
        ["words", ..] => Class::of(EditKind::Claim, "/words", "words".to_owned()),
        ["subjects", at, ..] => {
            let path = format!("subjects/{}", name("subjects", at, "id"));
            Class::of(EditKind::Subject, &format!("/subjects/{at}"), path)
        }
        ["subjects"] => Class::of(EditKind::Subject, pointer, "subjects".to_owned()),
        ["reference", id, ..] => {
            Class::of(EditKind::Reference, &format!("/reference/{}", step(id)), format!("reference/{id}"))
        }
        ["reference" | "calendar", ..] => {
            Class::of(EditKind::Reference, &format!("/{}", steps[0]), steps[0].to_owned())
        }
        ["assessed_on", ..] => Class::of(EditKind::Date, "/assessed_on", "assessed_on".to_owned()),
        ["limits", ref rest @ ..] => {
            Class::of(EditKind::Limits, pointer, ["limits"].iter().chain(rest).copied().collect::<Vec<_>>().join("/"))
        }
        ["cohorts", ..] => Class::of(EditKind::Cohort, "/cohorts", "cohorts".to_owned()),
        ["coverage_at_least", ..] => Class::of(EditKind::Rules, "/coverage_at_least", "coverage/at_least".to_owned()),
        ["ranking", field, ..] => Class::of(EditKind::Rules, pointer, format!("ranks/{field}")),
        _ => Class::of(EditKind::Rules, pointer, steps.join("/")),
    }
}

fn of_node(pointer: &str, id: &IndicatorId, rest: &[&str], was: &Value, is: &Value) -> Class {
    let node = format!("/tree/nodes/{}", step(id.as_str()));
    let line = |field: &str| {
        if id.is_root() { format!("index/{field}") } else { format!("indicators/{id}/{field}") }
    };
    let there = |document: &Value, part: &str| document.pointer(&format!("{node}{part}")).is_some();
    let both = |part: &str| there(was, part) && there(is, part);
    // A node or a leaf that is only on one side: the tree has another shape.
    let shape = !both("") || there(was, "/leaf") != there(is, "/leaf");
    if shape || matches!(rest.first(), Some(&("children" | "parent"))) {
        let whole = if both("") { pointer.to_owned() } else { node };
        let class = Class::of(EditKind::Tree, &whole, "indicators".to_owned());
        return Class { key: "tree".to_owned(), ..class };
    }
    // A check that is new, or gone: all of it is one edit.
    if rest.first() == Some(&"leaf") && there(was, "/leaf/folder") != there(is, "/leaf/folder") {
        return Class::of(EditKind::Tree, &format!("{node}/leaf"), format!("indicators/{id}/planned")).by(id);
    }
    match *rest {
        ["name" | "basis", ..] | ["leaf", "grounds" | "folder", ..] => Class::words(pointer),
        ["weight", ..] => Class::of(EditKind::Weight, &format!("{node}/weight"), line("weight")).by(id),
        ["policies", field, ..] => Class::policy(pointer, id, field),
        // That the text differs is found where the texts are; the path alone says nothing.
        ["leaf", "script", ..] => Class::words(pointer),
        ["leaf", "params", param, ..] => {
            let pointer = format!("{node}/leaf/params/{}", step(param));
            Class::of(EditKind::Parameter, &pointer, format!("checks/{id}/params/{param}")).by(id)
        }
        ["leaf", "params"] => Class::of(EditKind::Parameter, pointer, format!("checks/{id}/params")).by(id),
        ["leaf", "rubric", _, "text" | "basis", ..] => Class::words(pointer),
        ["leaf", "rubric", at, field, ..] => {
            let criterion = is.pointer(&format!("{node}/leaf/rubric/{at}/id")).and_then(Value::as_str).unwrap_or(at);
            let kind = if field == "points" { EditKind::Points } else { EditKind::Criteria };
            let path = format!("checks/{id}/rubric/{criterion}/{field}");
            Class::of(kind, &format!("{node}/leaf/rubric/{at}/{field}"), path).by(id)
        }
        ["leaf", "rubric", ..] => {
            Class::of(EditKind::Criteria, &format!("{node}/leaf/rubric"), format!("checks/{id}/rubric")).by(id)
        }
        ["leaf", part @ ("evidence" | "observations"), ..] => {
            Class::of(EditKind::Wanted, &format!("{node}/leaf/{part}"), format!("checks/{id}/{part}")).by(id)
        }
        ["leaf", "applies_to", ..] => {
            Class::of(EditKind::Scope, &format!("{node}/leaf/applies_to"), format!("checks/{id}/applies_to")).by(id)
        }
        ["leaf", "kind", ..] => {
            let kind = is.pointer(&format!("{node}/leaf/kind")).and_then(Value::as_object);
            let word = match kind.and_then(|kind| kind.keys().next()).map(String::as_str) {
                Some("measured") => "normalise",
                Some("deduction") => "full",
                Some("veto") => "veto",
                _ => "kind",
            };
            Class::of(EditKind::Scoring, &format!("{node}/leaf/kind"), format!("checks/{id}/{word}")).by(id)
        }
        [field, ..] => {
            let word = if field == "relative_weights" { "weights" } else { field };
            Class::of(EditKind::Method, &format!("{node}/{field}"), line(word)).by(id)
        }
        [] => Class::of(EditKind::Tree, pointer, "indicators".to_owned()),
    }
}

impl Class {
    fn of(kind: EditKind, pointer: &str, path: String) -> Self {
        let pointer = pointer.to_owned();
        Self { kind: Some(kind), key: pointer.clone(), pointer, path, indicator: None, policy: None }
    }

    fn words(pointer: &str) -> Self {
        let pointer = pointer.to_owned();
        Self { kind: None, key: pointer.clone(), pointer, path: String::new(), indicator: None, policy: None }
    }

    fn by(self, id: &IndicatorId) -> Self {
        Self { indicator: Some(id.clone()).filter(|id| !id.is_root()), ..self }
    }

    fn policy(pointer: &str, id: &IndicatorId, field: &str) -> Self {
        let path = if id.is_root() { "outcomes".to_owned() } else { format!("indicators/{id}/outcomes") };
        Self { policy: Some((id.clone(), field.to_owned())), ..Self::of(EditKind::Policy, pointer, path).by(id) }
    }
}
