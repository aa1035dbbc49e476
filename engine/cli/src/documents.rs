//! The two documents that a run leaves: the judgements of each subject, and the results of the cohort.

use std::collections::BTreeSet;
use std::path::Path;

use heng_assess::{Assessed, FORMAT};
use heng_files::Worth;
use heng_model::assessment::Assessment;
use heng_model::{Diagnostic, IndicatorId, Message};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::error::Category;

use crate::system;

/// The name of the results document.
pub const RESULTS: &str = "results.json";

/// Writes both, where they are not there already as they are now. Gives the digest of each by its path within the folder.
pub fn write(out: &Path, assessed: &Assessed) -> std::io::Result<Vec<(String, String)>> {
    let put = |name: String, text: String| {
        replace(&out.join(&name), text.as_bytes())?;
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

/// Reads a results document; what is wrong with it otherwise.
pub fn read(path: &Path) -> Result<Assessment, Box<Diagnostic>> {
    let refuse = |code| Message::new(code).with("path", path.display().to_string());
    let said = |message| Box::new(Diagnostic::error(message));
    let bytes = std::fs::read(path).map_err(|error| Box::new(system::unreadable(path, &error)))?;
    let assessment: Assessment = serde_json::from_slice(&bytes).map_err(|error| {
        said(match (error.classify(), format(&bytes)) {
            (Category::Eof, _) => refuse("heng::cli::results_cut_off"),
            (Category::Syntax | Category::Io, _) => refuse("heng::cli::results_no_json").with("line", error.line()),
            (Category::Data, Some(format)) if format != FORMAT => other_format(path, format),
            (Category::Data, _) => refuse("heng::cli::not_results").with("why", error.to_string()),
        })
    })?;
    if assessment.format != FORMAT {
        return Err(said(other_format(path, assessment.format)));
    }
    match unsound(&assessment) {
        Some(what) => Err(said(refuse("heng::cli::results_unsound").with("what", what))),
        None => Ok(assessment),
    }
}

fn other_format(path: &Path, format: u32) -> Message {
    let message = Message::new("heng::cli::results_other_format").with("path", path.display().to_string());
    message.with("format", u64::from(format)).with("known", u64::from(FORMAT))
}

/// The version of the shape that a document states, whatever else it says.
fn format(bytes: &[u8]) -> Option<u32> {
    #[derive(Deserialize)]
    struct Head {
        format: u32,
    }
    serde_json::from_slice::<Head>(bytes).ok().map(|head| head.format)
}

/// A tree that no methodology has: whoever walks it would not come back. The id where it goes wrong.
fn unsound(assessment: &Assessment) -> Option<String> {
    let tree = &assessment.definition.tree;
    let root = IndicatorId::root();
    if tree.get(&root).is_none() {
        return Some(root.to_string());
    }
    let mut seen = BTreeSet::from([&root]);
    let mut ahead = vec![&root];
    while let Some(node) = ahead.pop().and_then(|id| tree.get(id)) {
        for child in &node.children {
            let Some(known) = tree.get(child).filter(|known| known.parent.as_ref() == Some(&node.id)) else {
                return Some(child.to_string());
            };
            if !seen.insert(child) {
                return Some(child.to_string());
            }
            ahead.push(&known.id);
        }
    }
    tree.nodes.iter().find(|(id, node)| **id != node.id || !seen.contains(id)).map(|(id, _)| id.to_string())
}

/// A document as it is written.
pub fn json<T: Serialize>(document: &T) -> String {
    serde_json::to_string_pretty(document).map(|text| text + "\n").expect("documents hold nothing that JSON cannot")
}

/// Writes a file whole, where it is not there already as it is now.
pub fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if std::fs::metadata(path).is_ok_and(|known| known.len() == bytes.len() as u64)
        && std::fs::read(path).is_ok_and(|known| known == bytes)
    {
        return Ok(());
    }
    heng_files::put(path, bytes, Worth::Result)
}
