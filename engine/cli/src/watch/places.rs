//! Which file of what a path is.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use heng_assess::{BundleInput, Changes};
use heng_files::Touched;
use heng_model::Diagnostic;

use crate::inputs::{self, Inputs};
use crate::plugins;

/// Where everything stands, in paths as the system tells them.
#[derive(Debug)]
pub struct Places {
    methodology: PathBuf,
    bundles: Vec<(String, PathBuf)>,
    /// What stands in Heng's own folders is nobody's save.
    ignored: Vec<PathBuf>,
    project: Option<PathBuf>,
    /// Where plugins stand, and where consent to them is written down.
    plugins: Vec<PathBuf>,
    consent: Option<PathBuf>,
}

/// What was touched since somebody last looked.
#[derive(Debug, Default)]
pub struct Batch {
    /// Files of the methodology and of bundles.
    pub changes: Changes,
    /// Whether there may be other bundles, or another project.
    pub elsewhere: bool,
    /// Whether there may be other plugins, or other consent.
    pub plugins: bool,
    /// The paths themselves.
    pub paths: BTreeSet<PathBuf>,
}

impl Batch {
    /// Whether nothing was.
    pub fn is_empty(&self) -> bool {
        self.changes.rules.is_empty() && self.changes.bundles.is_empty() && !self.elsewhere && !self.plugins
    }
}

impl Places {
    /// Those of a command.
    pub fn of(inputs: &Inputs) -> Self {
        let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let project = inputs.project.as_deref().map(whole);
        let mut ignored: Vec<PathBuf> = inputs.out.iter().map(|out| whole(out)).collect();
        // A folder that is not there yet has no whole path of its own.
        ignored.extend(inputs.out.iter().filter_map(|out| Some(whole(out.parent()?).join(out.file_name()?))));
        ignored.extend(project.iter().map(|project| project.join(heng_files::OURS)));
        let bundles = inputs.bundles.iter().map(|folder| (inputs::name(folder), whole(folder))).collect();
        let plugins = plugins::places(&inputs.methodology, Some(inputs)).iter().map(|place| whole(place)).collect();
        let consent = plugins::consent().filter(|file| file.parent().is_some_and(Path::is_dir));
        let methodology = whole(&inputs.methodology);
        Self { methodology, bundles, ignored, project, plugins, consent: consent.map(|file| whole(&file)) }
    }

    /// The folders to watch, each with all below it or alone. Bundles are watched from above, so that new ones are seen.
    pub fn folders(&self) -> Vec<(PathBuf, bool)> {
        let mut deep: Vec<PathBuf> = vec![self.methodology.clone()];
        deep.extend(self.bundles.iter().filter_map(|(_, folder)| folder.parent().map(Path::to_path_buf)));
        deep.extend(self.plugins.iter().filter(|place| place.is_dir()).cloned());
        deep.sort();
        deep.dedup();
        let all = deep.clone();
        deep.retain(|folder| !all.iter().any(|above| above != folder && folder.starts_with(above)));
        let consent = self.consent.as_deref().and_then(Path::parent).map(Path::to_path_buf);
        let above = self.project.iter().chain(&consent);
        let alone = above.filter(|project| !deep.iter().any(|folder| project.starts_with(folder)));
        let alone: Vec<PathBuf> = alone.cloned().collect();
        deep.into_iter().map(|folder| (folder, true)).chain(alone.into_iter().map(|folder| (folder, false))).collect()
    }

    /// Takes down that a path was touched.
    pub fn touch(&self, batch: &mut Batch, path: &Path) {
        let ours = path.components().any(|part| part.as_os_str() == heng_files::OURS);
        if ours || self.ignored.iter().any(|folder| path.starts_with(folder)) {
            return;
        }
        let within = |folder: &Path| {
            let rest = path.strip_prefix(folder).ok()?.to_string_lossy().replace('\\', "/");
            Some(if rest.is_empty() { Touched::Everything } else { Touched::from_iter([rest]) })
        };
        let mut known = false;
        if self.plugins.iter().any(|place| path.starts_with(place)) || self.consent.as_deref() == Some(path) {
            batch.plugins = true;
            known = true;
        }
        if let Some(touched) = within(&self.methodology) {
            batch.changes.rules.extend(&touched);
            known = true;
        }
        for (name, folder) in &self.bundles {
            if let Some(touched) = within(folder) {
                batch.elsewhere |= touched == Touched::Everything || path == folder.join("bundle.yaml");
                batch.changes.bundles.entry(name.clone()).or_default().extend(&touched);
                known = true;
            }
        }
        let project_file = self.project.as_ref().is_some_and(|project| path == project.join("heng.yaml"));
        // Beside the project file nothing in its folder is ours, unless bundles lie there.
        let beside = self.project.as_deref() == path.parent()
            && !self.bundles.iter().any(|(_, folder)| folder.parent() == path.parent());
        if project_file || (!known && !beside) {
            batch.elsewhere = true;
            known = true;
        }
        if known {
            batch.paths.insert(path.to_path_buf());
        }
    }

    /// Takes down that anything may have been touched.
    pub fn touch_all(&self, batch: &mut Batch) {
        let bundles = self.bundles.iter().map(|(name, _)| (name.clone(), Touched::Everything)).collect();
        batch.changes = Changes { rules: Touched::Everything, bundles, ..Changes::default() };
        batch.plugins = true;
        batch.elsewhere = true;
    }
}

/// The bundles that can be opened, and what is wrong with the others.
pub fn bundles(folders: &[PathBuf]) -> (Vec<BundleInput>, Vec<Diagnostic>) {
    let (mut bundles, mut problems) = (Vec::new(), Vec::new());
    for folder in folders {
        match inputs::open(folder) {
            Ok(files) => bundles.push(BundleInput { name: inputs::name(folder), files }),
            Err(problem) => problems.push(*problem),
        }
    }
    (bundles, problems)
}
