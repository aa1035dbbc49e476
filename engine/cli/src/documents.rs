//! The two documents that a run leaves: the judgements of each subject, and the results of the cohort.

use std::path::Path;

use heng_assess::Assessed;
use heng_model::assessment::Assessment;
use serde::Serialize;

/// The name of the results document.
pub const RESULTS: &str = "results.json";

/// Writes both.
pub fn write(out: &Path, assessed: &Assessed) -> std::io::Result<()> {
    let judgements = out.join("judgements");
    std::fs::create_dir_all(&judgements)?;
    for result in &assessed.assessment.subjects {
        replace(&judgements.join(format!("{}.json", result.subject)), &json(&result.judgements))?;
    }
    replace(&out.join(RESULTS), &json(&assessed.assessment))
}

/// Reads a results document.
pub fn read(path: &Path) -> Result<Assessment, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    serde_json::from_str(&text).map_err(|error| error.to_string())
}

/// A document as it is written.
pub fn json<T: Serialize>(document: &T) -> String {
    serde_json::to_string_pretty(document).map(|text| text + "\n").expect("documents hold nothing that JSON cannot")
}

/// Writes a file beside the old one and puts it in its place, so that nobody ever sees half of it.
fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    let beside = path.with_extension(format!("{}.tmp", std::process::id()));
    std::fs::write(&beside, text)?;
    std::fs::rename(&beside, path).inspect_err(|_| {
        let _ = std::fs::remove_file(&beside);
    })
}
