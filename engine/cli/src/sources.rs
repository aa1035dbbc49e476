//! The files that results speak of, as the reader knows them: named from where they stand.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use heng_assess::Planned;
use heng_files::Files;
use heng_methodology::Methodology;
use heng_model::{Source, Span, SubjectId};
use heng_report::{EvidenceText, Sources};

use crate::console::placed;

/// Largest file of a methodology that is shown.
const MOST_BYTES: u64 = 4 << 20;

/// The files of a run.
#[derive(Debug)]
pub struct RunFiles<'a> {
    methodology: &'a Methodology,
    folder: &'a Path,
    files: Arc<dyn Files>,
    bundles: BTreeMap<&'a SubjectId, (&'a Planned, PathBuf)>,
}

impl<'a> RunFiles<'a> {
    /// The files of a run over bundles in these folders.
    pub fn new(
        methodology: &'a Methodology,
        folder: &'a Path,
        files: Arc<dyn Files>,
        planned: &'a [Planned],
        folders: &[PathBuf],
    ) -> Self {
        let folder_of = |planned: &Planned| {
            let folder = crate::inputs::folder_of(folders, &planned.name);
            folder.map_or_else(|| PathBuf::from(&planned.name), Path::to_path_buf)
        };
        let bundles = planned.iter().map(|one| (&one.subject.id, (one, folder_of(one)))).collect();
        Self { methodology, folder, files, bundles }
    }
}

impl Sources for RunFiles<'_> {
    fn evidence(&self, subject: &SubjectId, file: &str) -> Option<EvidenceText> {
        let (planned, folder) = self.bundles.get(subject)?;
        let (source, map) = planned.bundle.source(file)?;
        // `bundle.yaml` stands beside the evidence, everything else in it.
        let folder = if file == "bundle.yaml" { folder.clone() } else { folder.join("data") };
        Some(EvidenceText { source: placed(&folder, &source), place: Box::new(move |span: Span| map.to_text(span)) })
    }

    fn rule(&self, file: &str) -> Option<Arc<Source>> {
        let texts = self.methodology.scripts.values().chain(self.methodology.libraries.values());
        let known = texts.into_iter().find(|source| source.name == file).cloned();
        let read = || {
            let bytes = self.files.read(file, MOST_BYTES).ok()?;
            Some(Source::new(file, String::from_utf8(bytes.to_vec()).ok()?))
        };
        known.or_else(read).map(|source| placed(self.folder, &source))
    }

    fn value(&self, file: &str, pointer: &str) -> Option<(Arc<Source>, Span)> {
        let (source, span) = self.methodology.places.of(file, pointer)?;
        Some((placed(self.folder, &source), span))
    }
}
