//! Where the results are that a report is made of.

use std::path::{Path, PathBuf};

use heng_model::{Diagnostic, Message};

use crate::{documents, inputs};

/// The results document that is named: itself, that of a project, or that of a folder of results. None named: of the project
/// around.
pub fn results(named: Option<&Path>) -> Result<PathBuf, Box<Diagnostic>> {
    let path = named.unwrap_or_else(|| Path::new("."));
    if path.is_file() {
        return Ok(path.to_path_buf());
    }
    if !path.exists() {
        let message = Message::new("heng::cli::no_such_folder").with("path", path.display().to_string());
        return Err(Box::new(Diagnostic::error(message)));
    }
    let own = path.join(documents::RESULTS);
    if own.is_file() {
        return Ok(own);
    }
    let project = inputs::project_folder(path).map_err(|_| {
        let message = Message::new("heng::cli::no_results_there").with("folder", path.display().to_string());
        Box::new(Diagnostic::error(message))
    })?;
    let first = |problems: Vec<Diagnostic>| problems.into_iter().next().map(Box::new);
    let found = match inputs::find(std::slice::from_ref(&project), None, None) {
        Ok(found) => found,
        Err(problems) => return Err(first(problems).expect("what cannot be found is said")),
    };
    let results = found.out.unwrap_or_else(|| project.join("out")).join(documents::RESULTS);
    if results.is_file() {
        return Ok(results);
    }
    let message = Message::new("heng::cli::no_results_yet").with("path", results.display().to_string());
    Err(Box::new(Diagnostic::error(message.with("project", project.display().to_string()))))
}
