//! Where the results are that a report is made of.

use std::path::{Path, PathBuf};

use heng_model::{Diagnostic, Message};

use crate::{documents, inputs};

/// Results, and the methodology's folder where a project says it.
pub struct Found {
    /// The document.
    pub results: PathBuf,
    /// The folder of the methodology as the reader names it; empty where nobody knows it.
    pub rules: String,
}

impl Found {
    fn alone(results: PathBuf) -> Self {
        let rules = results.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let project = inputs::project_folder(rules).ok();
        let found = project.and_then(|project| inputs::find(&[project], None, None).ok());
        let rules =
            found.filter(|found| found.out.as_deref().is_some_and(|out| same(&out.join(documents::RESULTS), &results)));
        Self { results, rules: rules.map(|found| found.methodology.display().to_string()).unwrap_or_default() }
    }
}

/// Whether two paths are one file.
fn same(one: &Path, other: &Path) -> bool {
    one.canonicalize().ok().zip(other.canonicalize().ok()).is_some_and(|(one, other)| one == other)
}

/// The results document that is named: itself, that of a project, or that of a folder of results. None named: of the project
/// around.
pub fn results(named: Option<&Path>) -> Result<Found, Box<Diagnostic>> {
    let path = named.unwrap_or_else(|| Path::new("."));
    if path.is_file() {
        return Ok(Found::alone(path.to_path_buf()));
    }
    if !path.exists() {
        let message = Message::new("heng::cli::no_such_folder").with("path", path.display().to_string());
        return Err(Box::new(Diagnostic::error(message)));
    }
    let own = path.join(documents::RESULTS);
    if own.is_file() {
        return Ok(Found::alone(own));
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
        return Ok(Found { results, rules: found.methodology.display().to_string() });
    }
    let message = Message::new("heng::cli::no_results_yet").with("path", results.display().to_string());
    Err(Box::new(Diagnostic::error(message.with("project", project.display().to_string()))))
}
