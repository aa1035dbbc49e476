//! From what was typed to a methodology's folder, bundles, and a place for results.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use globset::GlobBuilder;
use heng_assess::{BundleInput, Refused};
use heng_files::{Files, Folder};
use heng_methodology::load_project;
use heng_model::{Diagnostic, Message, Source};

use crate::console::within;
use crate::system::unreadable;

/// The file that makes a folder a project.
const PROJECT: &str = "heng.yaml";
/// The file that makes a folder a bundle.
const BUNDLE: &str = "bundle.yaml";
/// The file that makes a folder a methodology.
const METHODOLOGY: &str = "methodology.yaml";

/// Where everything is.
#[derive(Debug)]
pub struct Inputs {
    /// The methodology's folder.
    pub methodology: PathBuf,
    /// The bundles' folders, sorted.
    pub bundles: Vec<PathBuf>,
    /// Where results go; nowhere unless somebody says so.
    pub out: Option<PathBuf>,
    /// The bundles that were asked for by name, of a project that has more.
    pub only: Vec<PathBuf>,
    /// The project's folder, where there is a project.
    pub project: Option<PathBuf>,
    /// Folders of plugins that the project names.
    pub plugins: Vec<PathBuf>,
}

impl Inputs {
    /// The bundles that were asked for by name, else all. They need not be those of the project.
    pub fn asked(&self) -> &[PathBuf] {
        if self.only.is_empty() { &self.bundles } else { &self.only }
    }
}

/// The inputs that these paths name: a project, or bundles and folders of bundles.
pub fn find(paths: &[PathBuf], methodology: Option<&Path>, out: Option<&Path>) -> Result<Inputs, Vec<Diagnostic>> {
    if let Some(path) = paths.iter().find(|path| !path.exists()) {
        let message = Message::new("heng::cli::no_such_folder").with("path", path.display().to_string());
        return Err(vec![Diagnostic::error(message)]);
    }
    let here = PathBuf::from(".");
    let first = paths.first().unwrap_or(&here);
    if paths.len() <= 1 && first.join(PROJECT).is_file() {
        return project(first, methodology, out);
    }
    if let Some(methodology) = methodology {
        let bundles = paths.iter().flat_map(|path| if is_bundle(path) { vec![path.clone()] } else { folders_in(path) });
        let bundles = bundles.collect();
        let methodology = methodology.to_path_buf();
        return Ok(Inputs {
            methodology,
            bundles,
            out: out.map(Path::to_path_buf),
            only: Vec::new(),
            project: None,
            plugins: Vec::new(),
        });
    }
    // A folder within a project, or bundles of one.
    if paths.iter().all(|path| is_bundle(path))
        && let Some(folder) = above(first)
    {
        return Ok(Inputs { only: paths.to_vec(), ..project(&folder, None, out)? });
    }
    let message = Message::new("heng::cli::no_project").with("folder", first.display().to_string());
    Err(vec![Diagnostic::error(message)])
}

/// The methodology that a path names: its own folder, or that of a project; none given: of the project around.
pub fn methodology(path: Option<&Path>) -> Result<PathBuf, Vec<Diagnostic>> {
    let folder = path.unwrap_or_else(|| Path::new("."));
    if folder.join(METHODOLOGY).is_file() {
        return Ok(folder.to_path_buf());
    }
    let around = if path.is_none() { above(folder) } else { None };
    let project_folder = around.unwrap_or_else(|| folder.to_path_buf());
    if project_folder.join(PROJECT).is_file() {
        return Ok(project(&project_folder, None, None)?.methodology);
    }
    let message = Message::new("heng::cli::no_methodology").with("path", folder.display().to_string());
    Err(vec![Diagnostic::error(message)])
}

/// The methodology that a path within one stands in, and the path from there: a check's folder, a file of it.
pub fn methodology_around(path: &Path) -> Option<(PathBuf, PathBuf)> {
    let whole = path.canonicalize().ok()?;
    let root = whole.ancestors().find(|folder| folder.join(METHODOLOGY).is_file())?;
    let within = whole.strip_prefix(root).ok()?.to_path_buf();
    Some((from_here(root), within))
}

/// The project around a methodology that was named alone: that of the folder where somebody stands, or the one it lies in.
pub fn project_of(methodology: &Path) -> Option<Inputs> {
    let here = Path::new(".");
    let is_project = here.join(PROJECT).is_file();
    let folder = if is_project { Some(here.to_path_buf()) } else { above(here).or_else(|| above(methodology)) };
    project(&folder?, None, None).ok()
}

/// The project that a path names, or the one around it.
pub fn project_folder(path: &Path) -> Result<PathBuf, Vec<Diagnostic>> {
    if path.join(PROJECT).is_file() {
        return Ok(path.to_path_buf());
    }
    above(path).ok_or_else(|| {
        let message = Message::new("heng::cli::no_project").with("folder", path.display().to_string());
        vec![Diagnostic::error(message)]
    })
}

fn project(folder: &Path, methodology: Option<&Path>, out: Option<&Path>) -> Result<Inputs, Vec<Diagnostic>> {
    let file = folder.join(PROJECT);
    let text = std::fs::read_to_string(&file).map_err(|error| vec![unreadable(&file, &error)])?;
    let project = load_project(&Source::new(file.display().to_string(), text))?;
    let bundles = project.bundles.iter().flat_map(|pattern| matching(folder, pattern));
    let mut bundles: Vec<PathBuf> = bundles.map(|folder| plain(&folder)).collect();
    bundles.sort();
    bundles.dedup();
    Ok(Inputs {
        methodology: plain(&methodology.map_or_else(|| folder.join(&project.methodology), Path::to_path_buf)),
        bundles,
        out: Some(plain(&out.map_or_else(|| folder.join(&project.out), Path::to_path_buf))),
        only: Vec::new(),
        project: Some(folder.to_path_buf()),
        plugins: project.plugins.iter().map(|one| plain(&folder.join(one))).collect(),
    })
}

/// The folders that a pattern of `heng.yaml` names.
fn matching(folder: &Path, pattern: &str) -> Vec<PathBuf> {
    let parts: Vec<&str> = pattern.trim_end_matches('/').split('/').collect();
    let wild = |part: &&str| part.contains(['*', '?', '[', '{']);
    let fixed = parts.iter().take_while(|part| !wild(part)).count();
    let base = parts[..fixed].iter().fold(folder.to_path_buf(), |base, part| base.join(part));
    let rest = parts[fixed..].join("/");
    if rest.is_empty() {
        return vec![base];
    }
    // That it is a glob was checked when `heng.yaml` was read.
    let Ok(glob) = GlobBuilder::new(&rest).literal_separator(true).build() else { return Vec::new() };
    let glob = glob.compile_matcher();
    let depth = if rest.contains("**") { usize::MAX } else { parts.len() - fixed };
    let folders = walkdir::WalkDir::new(&base).min_depth(1).max_depth(depth).sort_by_file_name().into_iter().flatten();
    let ours = |path: &Path| path.components().any(|part| part.as_os_str() == heng_files::OURS);
    let fits = |path: &Path| path.strip_prefix(&base).is_ok_and(|path| glob.is_match(path) && !ours(path));
    folders.map(walkdir::DirEntry::into_path).filter(|path| path.is_dir() && fits(path)).collect()
}

/// Whether a folder is a bundle.
pub fn is_bundle(path: &Path) -> bool {
    path.join(BUNDLE).is_file()
}

/// The nearest project folder above.
fn above(path: &Path) -> Option<PathBuf> {
    let whole = path.canonicalize().ok()?;
    whole.ancestors().skip(1).find(|folder| folder.join(PROJECT).is_file()).map(from_here)
}

/// The path as somebody who stands here would write it.
fn from_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let below = here.ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_path_buf));
    match below {
        Some(below) if below.as_os_str().is_empty() => PathBuf::from("."),
        Some(below) => below,
        None => path.to_path_buf(),
    }
}

/// The path without the steps in and out again that joining leaves: `examples/a/../../rules` is `rules`.
fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            // A link on the way would make the short form another folder.
            Component::ParentDir
                if matches!(out.components().next_back(), Some(Component::Normal(_))) && !out.is_symlink() =>
            {
                out.pop();
            }
            part => out.push(part),
        }
    }
    if out.as_os_str().is_empty() { PathBuf::from(".") } else { out }
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
        Err(error) => Err(Box::new(unreadable(folder, &error))),
    }
}

/// Bundles as they are handed to the run.
pub fn bundles(folders: &[PathBuf]) -> Result<Vec<BundleInput>, Box<Diagnostic>> {
    folders.iter().map(|folder| open(folder).map(|files| BundleInput { name: name(folder), files })).collect()
}

/// Why bundles were left out, with their files named from where the reader stands.
pub fn refusals(folders: &[PathBuf], refused: &[Refused]) -> Vec<Diagnostic> {
    let shown = |one: &Refused| {
        folder_of(folders, &one.name).map_or_else(|| one.diagnostic.clone(), |folder| within(folder, &one.diagnostic))
    };
    refused.iter().map(shown).collect()
}

/// The folder of the bundle of that name.
pub fn folder_of<'a>(folders: &'a [PathBuf], bundle: &str) -> Option<&'a Path> {
    folders.iter().find(|folder| name(folder) == bundle).map(PathBuf::as_path)
}

/// The name of a bundle's folder.
pub fn name(folder: &Path) -> String {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
    folder.file_name().map_or_else(|| folder.display().to_string(), |name| name.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_paths_are_shown_without_detours() {
        assert_eq!(plain(Path::new("examples/csc/../../rules/csc")), Path::new("rules/csc"));
        assert_eq!(plain(Path::new("./out")), Path::new("out"));
        assert_eq!(plain(Path::new("../rules/./a")), Path::new("../rules/a"));
        assert_eq!(plain(Path::new("a/..")), Path::new("."));
    }

    #[test]
    fn patterns_of_a_project_name_folders() {
        let root = tempfile::tempdir().unwrap();
        for folder in ["b/杭州", "b/厦门", "b/厦门/data", "c/d/x", "c/e/x"] {
            std::fs::create_dir_all(root.path().join(folder)).unwrap();
        }
        std::fs::write(root.path().join("b/note.txt"), "").unwrap();
        let found = |pattern: &str| -> Vec<String> {
            let folders = matching(root.path(), pattern);
            folders.iter().map(|one| one.strip_prefix(root.path()).unwrap().display().to_string()).collect()
        };
        assert_eq!(found("b/*"), ["b/厦门", "b/杭州"]);
        assert_eq!(found("b/杭*"), ["b/杭州"]);
        assert_eq!(found("c/*/x"), ["c/d/x", "c/e/x"]);
        assert_eq!(found("c/d"), ["c/d"]);
        assert_eq!(found("none/*"), Vec::<String>::new());
    }
}
