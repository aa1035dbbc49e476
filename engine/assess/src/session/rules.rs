//! The methodology that is in force, with its scripts compiled.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use heng_evidence::Readers;
use heng_files::{Files, Remembered, Touched};
use heng_methodology::{Methodology, Trees, load_again};
use heng_model::{Definition, Diagnostic, IndicatorId};
use heng_plugin::Plugins;
use heng_script::Rulebook;

use super::hold::{Edit, Hold};

/// A methodology that could be read.
#[derive(Debug, Clone)]
pub struct Rules {
    /// Its folder as it stands.
    pub folder: Arc<Remembered>,
    /// The files that are in force: what is held lies over the folder.
    pub files: Arc<dyn Files>,
    methodology: Arc<Methodology>,
    definition: Arc<Definition>,
    /// Its scripts.
    pub rulebook: Arc<Rulebook>,
    /// What is wrong with what is in force, or worth saying.
    pub diagnostics: Vec<Diagnostic>,
    /// What the YAML files parse to.
    pub trees: Arc<Mutex<Trees>>,
    /// What is held, by file.
    pub held: BTreeMap<String, Hold>,
}

impl Rules {
    /// The methodology as it is when a session begins; what is wrong with it where it cannot be read.
    pub fn open(files: Arc<dyn Files>, readers: Readers, plugins: Arc<Plugins>) -> Result<Self, Vec<Diagnostic>> {
        let folder = Arc::new(Remembered::new(files));
        let files: Arc<dyn Files> = folder.clone();
        let mut trees = Trees::default();
        let loaded = load_again(files.clone(), &mut trees);
        let Some(mut methodology) = loaded.methodology else { return Err(loaded.diagnostics) };
        methodology.plugins = plugins;
        let definition = Arc::new(methodology.definition.clone());
        let rulebook = Rulebook::new(definition.clone(), &methodology.scripts, &methodology.libraries);
        let rulebook = rulebook.with_plugins(&methodology.plugins).reading_with(readers);
        let mut rules = Self {
            folder,
            files,
            methodology: Arc::new(methodology),
            definition,
            rulebook: Arc::new(rulebook),
            diagnostics: loaded.diagnostics,
            trees: Arc::new(Mutex::new(trees)),
            held: BTreeMap::new(),
        };
        rules.diagnostics.extend(rules.rulebook.diagnostics());
        Ok(rules)
    }

    /// The same with another methodology in force.
    pub fn with(
        &self,
        folder: &Arc<Remembered>,
        files: Arc<dyn Files>,
        mut methodology: Methodology,
        diagnostics: Vec<Diagnostic>,
    ) -> Self {
        methodology.plugins = self.plugins().clone();
        let definition = if methodology.definition == *self.definition {
            self.definition.clone()
        } else {
            Arc::new(methodology.definition.clone())
        };
        let Methodology { scripts, libraries, plugins, .. } = &methodology;
        let rulebook = self.rulebook.renewed(definition.clone(), scripts, libraries, plugins);
        Self {
            folder: folder.clone(),
            files,
            methodology: Arc::new(methodology),
            definition,
            rulebook: Arc::new(rulebook),
            diagnostics,
            trees: self.trees.clone(),
            held: BTreeMap::new(),
        }
    }

    /// The same with other plugins, and with those who read the evidence of cases then.
    pub fn replugged(&self, plugins: &Arc<Plugins>, readers: Option<&Readers>) -> Self {
        let of_scripts = self.rulebook.diagnostics();
        let mut rules = self.clone();
        let mut methodology = Methodology::clone(&self.methodology);
        methodology.plugins = plugins.clone();
        let Methodology { scripts, libraries, .. } = &methodology;
        let rulebook = self.rulebook.renewed(self.definition.clone(), scripts, libraries, plugins);
        let readers = readers.unwrap_or_else(|| self.rulebook.readers()).clone();
        rules.rulebook = Arc::new(rulebook.reading_with(readers));
        rules.methodology = Arc::new(methodology);
        rules.diagnostics.retain(|one| !of_scripts.contains(one));
        rules.diagnostics.extend(rules.rulebook.diagnostics());
        rules
    }

    /// The plugins that scripts may call.
    pub fn plugins(&self) -> &Arc<Plugins> {
        &self.methodology.plugins
    }

    /// The folder after some of it may have changed.
    pub fn edit(&self, touched: &Touched) -> Edit {
        let (folder, changed) = self.folder.renewed(touched);
        Edit::new(Arc::new(folder), changed, &self.held)
    }

    /// The methodology.
    pub fn methodology(&self) -> &Methodology {
        &self.methodology
    }

    /// Its definition.
    pub fn definition(&self) -> &Arc<Definition> {
        &self.definition
    }

    /// Leaves of which the script, a library that it may call, the rubric, the cases or their snapshots changed.
    pub fn touched_checks(&self, before: &Self, changed: &BTreeSet<String>) -> BTreeSet<IndicatorId> {
        let leaves = self.definition.tree.leaves().filter(|(node, leaf)| {
            let in_folder = leaf.folder.as_ref().is_some_and(|folder| {
                let snapshots = format!("{folder}/snapshots/");
                ["indicator.yaml", "cases.md"].iter().any(|name| changed.contains(&format!("{folder}/{name}")))
                    || changed.iter().any(|file| file.starts_with(&snapshots))
            });
            let text = |rules: &Self| leaf.script.as_ref().and_then(|path| rules.rulebook.text_digest(path));
            let is_new = before.definition.tree.get(&node.id).is_none_or(|node| node.leaf.is_none());
            in_folder || is_new || text(self) != text(before)
        });
        leaves.map(|(node, _)| node.id.clone()).collect()
    }

    /// Whether a script calls a library, by their paths.
    pub fn calls(&self, script: &str, library: &str) -> bool {
        let name = library.strip_prefix("lib/").and_then(|name| name.strip_suffix(".rhai"));
        let text = self.methodology.scripts.get(script);
        name.is_some_and(|name| text.is_some_and(|text| text.text.contains(&format!("{name}::"))))
    }

    /// The leaves that rest on a file; none where all of them do.
    pub fn resting_on(&self, file: &str) -> Vec<IndicatorId> {
        let leaves = self.definition.tree.leaves().filter(|(_, leaf)| {
            let own = leaf.folder.as_ref().is_some_and(|folder| *file == format!("{folder}/indicator.yaml"));
            own || leaf.script.as_ref().is_some_and(|path| path == file || self.calls(path, file))
        });
        leaves.map(|(node, _)| node.id.clone()).collect()
    }
}
