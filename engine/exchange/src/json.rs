//! The results document as it is.

use heng_model::assessment::Assessment;
use heng_report::Made;

/// `results.json` under the methodology's name. Its schema is `docs/schemas/results.schema.json`; it is never narrowed, so
/// that whatever can be made of results can be made of it again.
pub fn json(assessment: &Assessment) -> Made {
    let text = serde_json::to_string_pretty(assessment).expect("documents hold nothing that JSON cannot");
    Made::new(assessment, ".json", text + "\n")
}
