//! From paths to methodologies and the checks that are asked for.

use std::path::{Path, PathBuf};

use heng_model::{Diagnostic, Message};

use crate::inputs;

/// A methodology, and what of it is asked for.
#[derive(Debug)]
pub(super) struct Scope {
    /// Its folder.
    pub methodology: PathBuf,
    /// Paths within it; an empty one is the whole.
    within: Vec<PathBuf>,
}

impl Scope {
    /// Whether a check is asked for, by its folder or by a file in it.
    pub(super) fn admits(&self, check: &str) -> bool {
        let check = Path::new(check);
        self.within.iter().any(|path| check.starts_with(path) || path.starts_with(check))
    }
}

/// What these paths ask for: a methodology, a project, a folder of checks, a check, a file of one.
pub(super) fn find(paths: &[PathBuf], methodology: Option<&Path>) -> Result<Vec<Scope>, Vec<Diagnostic>> {
    if paths.is_empty() {
        let around = if methodology.is_none() { inputs::methodology_around(Path::new(".")) } else { None };
        let (methodology, within) = match around {
            Some(found) => found,
            None => (inputs::methodology(methodology)?, PathBuf::new()),
        };
        return Ok(vec![Scope { methodology, within: vec![within] }]);
    }
    let mut scopes: Vec<Scope> = Vec::new();
    for path in paths {
        // With `-m`, a check may be named from within the methodology.
        let inside = methodology.map(|folder| folder.join(path)).filter(|inside| inside.exists() && !path.exists());
        let path = inside.as_ref().unwrap_or(path);
        if !path.exists() {
            let message = Message::new("heng::cli::no_such_folder").with("path", path.display().to_string());
            return Err(vec![Diagnostic::error(message)]);
        }
        let (folder, within) = match inputs::methodology_around(path) {
            Some(found) => found,
            None => (inputs::methodology(methodology.or(Some(path)))?, PathBuf::new()),
        };
        match scopes.iter_mut().find(|scope| scope.methodology == folder) {
            Some(scope) => scope.within.push(within),
            None => scopes.push(Scope { methodology: folder, within: vec![within] }),
        }
    }
    Ok(scopes)
}
