//! From what was typed to a methodology's folder, bundles, and a place for results.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use heng_assess::BundleInput;
use heng_files::{Files, Folder};
use heng_methodology::load_project;
use heng_model::{Diagnostic, Message, Source, Span};

use crate::arguments::Check;

/// Where everything is.
pub struct Inputs {
    pub methodology: PathBuf,
    pub bundles: Vec<PathBuf>,
    pub out: Option<PathBuf>,
}

/// The inputs of a command; what is wrong with them otherwise.
pub fn find(command: &Check) -> Result<Inputs, Vec<Diagnostic>> {
    if let [folder] = command.paths.as_slice()
        && folder.join("heng.yaml").is_file()
    {
        return project(command, folder);
    }
    let Some(methodology) = &command.methodology else {
        let place = command.paths.first().map_or_else(String::new, |path| path.display().to_string());
        let message = Message::new("heng::cli::no_project").with("folder", place.as_str());
        return Err(vec![nowhere(message, &place)]);
    };
    let mut bundles = Vec::new();
    for path in &command.paths {
        if path.join("bundle.yaml").is_file() {
            bundles.push(path.clone());
        } else {
            bundles.extend(folders_in(path));
        }
    }
    Ok(Inputs { methodology: methodology.clone(), bundles, out: command.out.clone() })
}

fn project(command: &Check, folder: &Path) -> Result<Inputs, Vec<Diagnostic>> {
    let file = folder.join("heng.yaml");
    let shown = file.display().to_string();
    let text = std::fs::read_to_string(&file).map_err(|error| {
        let message =
            Message::new("heng::cli::cannot_read").with("path", shown.as_str()).with("why", error.to_string());
        vec![nowhere(message, &shown)]
    })?;
    let project = load_project(&Source::new(shown, text))?;
    let bundles = project.bundles.iter().flat_map(|pattern| match pattern.strip_suffix("/*") {
        Some(parent) => folders_in(&folder.join(parent)),
        None => vec![folder.join(pattern)],
    });
    Ok(Inputs {
        methodology: command.methodology.clone().unwrap_or_else(|| folder.join(&project.methodology)),
        bundles: bundles.collect(),
        out: Some(command.out.clone().unwrap_or_else(|| folder.join(&project.out))),
    })
}

/// The folders directly below one, in the order of names.
fn folders_in(parent: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(parent) else { return Vec::new() };
    let mut folders: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// A folder's files; what is wrong with it otherwise.
pub fn open(folder: &Path) -> Result<Arc<dyn Files>, Box<Diagnostic>> {
    match Folder::open(folder) {
        Ok(folder) => Ok(Arc::new(folder)),
        Err(error) => {
            let shown = folder.display().to_string();
            let message =
                Message::new("heng::cli::cannot_read").with("path", shown.as_str()).with("why", error.to_string());
            Err(Box::new(nowhere(message, &shown)))
        }
    }
}

/// Bundles as they are handed to the run.
pub fn bundles(folders: &[PathBuf]) -> Result<Vec<BundleInput>, Box<Diagnostic>> {
    let inputs = folders.iter().map(|folder| {
        let name =
            folder.file_name().map_or_else(|| folder.display().to_string(), |name| name.to_string_lossy().into_owned());
        open(folder).map(|files| BundleInput { name, files })
    });
    inputs.collect()
}

/// A diagnostic of something that has no text to point into.
pub fn nowhere(message: Message, name: &str) -> Diagnostic {
    Diagnostic::error(message).at(&Source::unread(name), Span::default())
}
