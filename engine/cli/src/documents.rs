//! The two documents that a run leaves: the judgements of each subject, and the results of the cohort.

use std::path::Path;

use heng_assess::Assessed;
use heng_model::assessment::Assessment;
use rayon::prelude::*;
use serde::Serialize;

/// The name of the results document.
pub const RESULTS: &str = "results.json";

/// Writes both, where they are not there already as they are now. Gives the digest of each by its path within the folder.
pub fn write(out: &Path, assessed: &Assessed) -> std::io::Result<Vec<(String, String)>> {
    std::fs::create_dir_all(out.join("judgements"))?;
    let put = |name: String, text: String| {
        replace(&out.join(&name), &text)?;
        Ok((name, digest(text.as_bytes())))
    };
    let subjects = &assessed.assessment.subjects;
    let judgements = subjects.par_iter().map(|result| {
        let name = format!("judgements/{}.json", result.subject);
        put(name, json(&result.judgements))
    });
    let mut written = judgements.collect::<std::io::Result<Vec<_>>>()?;
    // Last, so that what it speaks of is there.
    written.push(put(RESULTS.to_owned(), json(&assessed.assessment))?);
    Ok(written)
}

/// The digest of a document, to know it again.
pub fn digest(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
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
    if std::fs::metadata(path).is_ok_and(|known| known.len() == text.len() as u64)
        && std::fs::read(path).is_ok_and(|known| known == text.as_bytes())
    {
        return Ok(());
    }
    let beside = path.with_extension(format!("{}.tmp", std::process::id()));
    std::fs::write(&beside, text)?;
    std::fs::rename(&beside, path).inspect_err(|_| {
        let _ = std::fs::remove_file(&beside);
    })
}
