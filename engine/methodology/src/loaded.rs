//! What comes of reading a folder.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_files::Files;
use heng_model::{Definition, Diagnostic, IndicatorId, Source};
use heng_plugin::Plugins;

use crate::folder;
use crate::places::Places;
use crate::read::Log;
use crate::texts::Texts;
use crate::trees::Trees;

/// A methodology without a mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Methodology {
    /// What it says.
    pub definition: Definition,
    /// BLAKE3 over paths and contents of every file it consists of.
    pub digest: String,
    /// Where each value stands.
    pub places: Places,
    /// Path within the methodology → text, for every script that a leaf names.
    pub scripts: BTreeMap<String, Arc<Source>>,
    /// Name → text of every library: `coding` for `lib/coding.rhai`.
    pub libraries: BTreeMap<String, Arc<Source>>,
    /// What scripts may call beside libraries: put here by whoever knows where plugins stand.
    pub plugins: Arc<Plugins>,
}

/// What came of reading a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The methodology; none when an error stands.
    pub methodology: Option<Methodology>,
    /// All that is wrong or worth saying, by file and place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Methodology {
    /// The path of a leaf's `indicator.yaml`; nothing for planned leaves and for inner nodes.
    pub fn indicator_file(&self, id: &IndicatorId) -> Option<String> {
        let folder = self.definition.tree.get(id)?.leaf.as_ref()?.folder.as_ref()?;
        Some(format!("{folder}/indicator.yaml"))
    }
}

/// Reads a methodology folder. Every mistake is reported, in whichever file, in one run.
pub fn load(files: Arc<dyn Files>) -> Loaded {
    load_again(files, &mut Trees::default())
}

/// The same of a folder that was read before: files with the same text are not parsed again.
pub fn load_again(files: Arc<dyn Files>, trees: &mut Trees) -> Loaded {
    let log = Log::default();
    let mut texts = Texts::new(files);
    texts.note_strangers(&log);
    let read = folder::read(&log, &mut texts, trees);
    let methodology = read.filter(|_| !log.has_errors()).map(|read| Methodology {
        definition: read.definition,
        digest: texts.digest(),
        places: read.places,
        scripts: read.scripts,
        libraries: read.libraries,
        plugins: Arc::default(),
    });
    Loaded { methodology, diagnostics: log.sorted() }
}
