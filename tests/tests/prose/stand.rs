//! The project's main example and its templates, assessed once.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use heng_assess::{BundleInput, Options as Running, assess};
use heng_files::Folder;
use heng_model::assessment::Assessment;
use heng_model::{Diagnostic, Source};
use heng_prose::{Asked, Format, Options, Templates, reports};
use heng_report::{Lang, Made, Renderer, View, diagnostic::render_all};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The run over the example, once for all tests.
pub fn assessment() -> &'static Assessment {
    static RUN: OnceLock<Assessment> = OnceLock::new();
    RUN.get_or_init(|| {
        let loaded = heng_methodology::load(Arc::new(Folder::open(root().join("rules/csc-2024")).unwrap()));
        let entries = std::fs::read_dir(root().join("examples/csc-2024/bundles")).unwrap();
        let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        folders.sort();
        let bundle = |folder: &PathBuf| BundleInput {
            name: folder.file_name().unwrap().to_str().unwrap().to_owned(),
            files: Arc::new(Folder::open(folder).unwrap()),
        };
        let running = Running { threads: Some(2), abort: Arc::default(), progress: &|_| {}, ..Running::default() };
        assess(&loaded.methodology.unwrap(), folders.iter().map(bundle).collect(), &running).unwrap().assessment
    })
}

/// The templates of a methodology that ships.
pub fn templates(methodology: &str) -> Templates {
    let folder = root().join("rules").join(methodology).join(Templates::FOLDER);
    let mut sources = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        sources.push(Source::new(name, std::fs::read_to_string(&path).unwrap()));
    }
    Templates::read(sources).unwrap()
}

/// What is asked for: these subjects, with the way to the tier above.
pub fn options(assessment: &Assessment, templates: Templates, format: Format, subjects: &[&str]) -> Options<'static> {
    let mut options = Options::new(View::new(Lang::Zh, false, 100), format);
    options.templates = templates;
    options.view.subjects = subjects.iter().map(|id| (*id).into()).collect();
    for subject in &options.view.subjects {
        let next = heng_assess::to_next_tier(assessment, subject);
        options.next_tiers.extend(next.map(|next| (subject.clone(), next)));
    }
    options
}

/// The annual report of the example.
pub fn annual(assessment: &Assessment, format: Format) -> Vec<u8> {
    let mut options = options(assessment, templates("csc-2024"), format, &[]);
    options.asked = Asked::Named(vec!["annual".to_owned()]);
    reports(assessment, &options).unwrap().remove(0).bytes
}

/// The reports of some governments of the example.
pub fn governments(assessment: &Assessment, format: Format, subjects: &[&str]) -> Vec<Made> {
    reports(assessment, &options(assessment, templates("csc-2024"), format, subjects)).unwrap()
}

/// What a template makes of the example, or what is said of it.
pub fn tried(template: &str) -> Result<String, String> {
    let refused = |problems: Vec<Diagnostic>| render_all(&Renderer::new(Lang::Zh, false, 100), &problems);
    let source = Source::new("report/try.md.j2", template);
    let templates = Templates::read(vec![source]).map_err(refused)?;
    let options = options(assessment(), templates, Format::Markdown, &["330100"]);
    let mut made = reports(assessment(), &options).map_err(refused)?;
    Ok(String::from_utf8(made.remove(0).bytes).unwrap())
}
