//! The way through a folder: which files are read in which order, and what each needs of the others.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_model::subject::Subject;
use heng_model::{Definition, Diagnostic, Message, Source};

use crate::assemble::{self, Parts};
use crate::check::Surroundings;
use crate::definition::{arrange, head, line};
use crate::places::Places;
use crate::read::{At, Log};
use crate::reference::References;
use crate::texts::{Texts, has_ending};
use crate::trees::{Tree, Trees};
use crate::{check, subjects};
use heng_yaml::Node;

/// What a folder holds.
#[derive(Debug)]
pub(crate) struct Read {
    pub definition: Definition,
    pub places: Places,
    pub scripts: BTreeMap<String, Arc<Source>>,
    pub libraries: BTreeMap<String, Arc<Source>>,
}

/// A YAML file with its tree.
pub(crate) type Parsed = BTreeMap<String, (Arc<Source>, Arc<Node>)>;

/// Reads everything; none when `methodology.yaml` is beyond reading.
pub(crate) fn read(log: &Log, texts: &mut Texts, trees: &mut Trees) -> Option<Read> {
    let (parsed, places) = parse_all(log, texts, trees);
    let libraries = libraries(log, texts);
    let references = references(log, texts, &parsed);
    let subjects = whole(log, texts, &parsed, "subjects.yaml").map(subjects::read);
    let at = whole(log, texts, &parsed, "methodology.yaml")?;
    let (definition, scripts) = definition(at, texts, &parsed, references, subjects)?;
    let scripts = scripts.into_iter().filter_map(|path| Some((path.clone(), script(log, texts, &libraries, &path)?)));
    let scripts = scripts.collect();
    Some(Read { definition, places, scripts, libraries })
}

/// The definition, with the scripts that its leaves name.
fn definition(
    at: At<'_>,
    texts: &Texts,
    parsed: &Parsed,
    references: References,
    subjects: Option<Vec<Subject>>,
) -> Option<(Definition, Vec<String>)> {
    let head = head::read(at)?;
    let lines = head.map.need("indicators").map(|at| line::read(at, &head)).unwrap_or_default();
    let arranged = arrange::arrange(line::root(at, &head), lines);
    let around = Surroundings {
        texts,
        language: head.language,
        subjects: subjects.as_deref(),
        references: &references,
        nodes: &arranged,
        tiers: &head.tiers,
        has_calendar: head.map.get("calendar").is_some(),
    };
    let folders = check::assign(at.log, texts, &arranged);
    let mut files = BTreeMap::new();
    for (id, folder) in &folders {
        let path = format!("{folder}/indicator.yaml");
        if let Some((source, root)) = parsed.get(&path) {
            files.insert(id.clone(), check::read(At::whole(at.log, source, root), folder, &around));
        } else if !texts.has(&path) {
            arranged.lines[id].at.key_error(Message::new("heng::methodology::missing_file").with("file", path));
        }
    }
    let scripts: Vec<String> = files.values().filter_map(|file| file.leaf.as_ref()?.script.clone()).collect();
    let statistics = parsed.get("statistics.yaml").map(|(source, root)| At::whole(at.log, source, root));
    let parts =
        Parts { head, arranged: &arranged, files, references: &references, subjects: subjects.as_deref(), statistics };
    let definition = assemble::definition(parts);
    Some((definition?.with(references, subjects), scripts))
}

/// Parses every YAML file that belongs to the methodology.
fn parse_all(log: &Log, texts: &mut Texts, trees: &mut Trees) -> (Parsed, Places) {
    let (mut parsed, mut places) = (Parsed::new(), Places::default());
    for path in &texts.paths_that(is_definition) {
        let Some(source) = texts.read(log, path) else { continue };
        let Tree { source, root, diagnostics } = trees.of(&source);
        log.note_all(diagnostics);
        if let Some((root, all)) = root {
            places.add(&source, &all);
            parsed.insert(path.clone(), (source, root));
        }
    }
    (parsed, places)
}

fn is_definition(path: &str) -> bool {
    match path.split('/').collect::<Vec<_>>()[..] {
        ["methodology.yaml" | "subjects.yaml" | "statistics.yaml"] | ["checks", _, "indicator.yaml"] => true,
        ["reference", name] => has_ending(name, "yaml"),
        _ => false,
    }
}

/// A file that must be there. Where it is but has no tree, its own diagnostics say why.
fn whole<'a>(log: &'a Log, texts: &Texts, parsed: &'a Parsed, path: &str) -> Option<At<'a>> {
    if !texts.has(path) {
        let message = Message::new("heng::methodology::missing_file").with("file", path);
        log.note(Diagnostic::error(message).at(&Source::unread(path), 0..0));
    }
    parsed.get(path).map(|(source, root)| At::whole(log, source, root))
}

fn references(log: &Log, texts: &mut Texts, parsed: &Parsed) -> References {
    let mut references = References::default();
    for path in texts.paths_that(|path| path.starts_with("reference/")) {
        match path.strip_prefix("reference/") {
            Some(name) if !name.contains('/') && has_ending(name, "yaml") => match parsed.get(&path) {
                Some((source, root)) => references.add_yaml(At::whole(log, source, root)),
                None => references.add_broken(&path),
            },
            Some(name) if !name.contains('/') && has_ending(name, "csv") => match texts.read(log, &path) {
                Some(source) => references.add_csv(log, &source),
                None => references.add_broken(&path),
            },
            _ => {}
        }
    }
    references
}

fn libraries(log: &Log, texts: &mut Texts) -> BTreeMap<String, Arc<Source>> {
    let mut libraries = BTreeMap::new();
    for path in texts.paths_that(|path| path.starts_with("lib/")) {
        let Some(name) = path.strip_prefix("lib/").and_then(|name| name.strip_suffix(".rhai")) else { continue };
        if let Some(source) = texts.read(log, &path) {
            libraries.insert(name.to_owned(), source);
        }
    }
    libraries
}

fn script(log: &Log, texts: &mut Texts, libraries: &BTreeMap<String, Arc<Source>>, path: &str) -> Option<Arc<Source>> {
    let library = path.strip_prefix("lib/").and_then(|name| name.strip_suffix(".rhai"));
    match library.and_then(|name| libraries.get(name)) {
        Some(source) => Some(source.clone()),
        None => texts.read(log, path),
    }
}
