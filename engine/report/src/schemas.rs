//! The schemas of the documents that Heng writes, for whoever reads them with other tools.

use heng_model::assessment::Assessment;
use heng_model::comparison::Comparison;
use heng_model::judgement::Judgements;
use heng_model::todo::Todo;
use schemars::schema_for;
use serde_json::Value;

/// Name and JSON schema of each document: `comparison` of two assessments, `judgements` of one subject, `results` of an assessment, `todo` for collectors.
pub fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("comparison", schema_for!(Comparison).to_value()),
        ("judgements", schema_for!(Judgements).to_value()),
        ("results", schema_for!(Assessment).to_value()),
        ("todo", schema_for!(Todo).to_value()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn a_results_document_has_what_its_schema_requires() {
        let document = serde_json::to_value(sample::assessment()).unwrap();
        let schemas = schemas();
        let (_, schema) = schemas.iter().find(|(name, _)| *name == "results").unwrap();
        let required = schema["required"].as_array().unwrap();
        assert!(required.len() >= 6);
        for key in required {
            assert!(document.get(key.as_str().unwrap()).is_some(), "{key}");
        }
        for key in document.as_object().unwrap().keys() {
            assert!(schema["properties"].get(key).is_some(), "{key} is not in the schema");
        }
    }

    #[test]
    fn every_reference_within_a_schema_leads_somewhere() {
        for (name, schema) in schemas() {
            let text = schema.to_string();
            for reference in text.split("\"#/$defs/").skip(1) {
                let definition = reference.split('"').next().unwrap();
                assert!(schema["$defs"].get(definition).is_some(), "{name}: {definition}");
            }
        }
    }

    #[test]
    fn results_read_back_are_the_same() {
        let assessment = sample::assessment();
        let text = serde_json::to_string(&assessment).unwrap();
        assert_eq!(serde_json::from_str::<Assessment>(&text).unwrap(), assessment);
    }
}
