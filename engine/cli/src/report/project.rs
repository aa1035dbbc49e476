//! The project that results come from: its rules and its evidence, as far as they are still those that were judged.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use heng_evidence::Bundle;
use heng_files::Files;
use heng_model::assessment::Assessment;
use heng_model::judgement::BundleStamp;
use heng_model::{Source, Span, SubjectId};
use heng_report::{EvidenceText, Sources, View};

use crate::arguments::Report;
use crate::inputs;

/// Largest file of rules that is read.
const MOST_BYTES: u64 = 4 << 20;

/// A project beside its results.
pub struct Project {
    /// The folder of its methodology.
    pub methodology: PathBuf,
    rules: Option<Arc<dyn Files>>,
    bundles: BTreeMap<SubjectId, Opened>,
}

/// A bundle beside what the results know of its files.
struct Opened {
    bundle: Bundle,
    stamp: BundleStamp,
}

impl Project {
    /// The project that is reported; nothing where only a results document is named.
    pub fn of(command: &Report, assessment: &Assessment, view: &View) -> Option<Self> {
        let path = command.results.as_deref().unwrap_or_else(|| Path::new("."));
        let project = inputs::project_folder(path).ok()?;
        let found = inputs::find(std::slice::from_ref(&project), None, None).ok()?;
        let files = inputs::open(&found.methodology).ok()?;
        let loaded = heng_methodology::load(files.clone()).methodology;
        let same = loaded.is_some_and(|loaded| loaded.digest == assessment.methodology.digest);
        let readers = crate::plugins::readers(&crate::plugins::loaded(&found).0);
        let open = |stamp: &BundleStamp| {
            let folder = inputs::folder_of(&found.bundles, &stamp.name)?;
            let files = inputs::open(folder).ok()?;
            let bundle = Bundle::open(&stamp.name, files, assessment.definition.limits, &readers);
            Some(Opened { bundle, stamp: stamp.clone() })
        };
        let bundles = view
            .results(assessment)
            .filter_map(|result| Some((result.subject.clone(), open(result.judgements.bundle.as_ref()?)?)))
            .collect();
        Some(Self { methodology: found.methodology, rules: same.then_some(files), bundles })
    }
}

impl Sources for Project {
    /// The text of a file that is byte for byte the one that was judged: places count its bytes.
    fn evidence(&self, subject: &SubjectId, file: &str) -> Option<EvidenceText> {
        let opened = self.bundles.get(subject)?;
        let judged = opened.stamp.files.get(file)?;
        if opened.bundle.file_record(file).digest != judged.digest {
            return None;
        }
        let (source, map) = opened.bundle.source(file)?;
        Some(EvidenceText { source, place: Box::new(move |span: Span| map.to_text(span)) })
    }

    fn rule(&self, file: &str) -> Option<Arc<Source>> {
        let bytes = self.rules.as_ref()?.read(file, MOST_BYTES).ok()?;
        Some(Source::new(file, String::from_utf8(bytes.to_vec()).ok()?))
    }
}
