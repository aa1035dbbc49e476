//! “What if”: values put in place of others, over a methodology that stays as it is.
//!
//! What comes in: paths with values, of a variant file or typed. What goes out: the same folder with other texts over it,
//! read by the ordinary reader, so that all its checks hold; or every path that leads nowhere, at once. What the reader
//! then says of a value that was put there is said of the place where it was put.

mod place;
mod setting;
mod write;

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_files::{Files, Memory, Overlay};
use heng_model::{Diagnostic, Label, Message, Source, Span};
use heng_yaml::Node;

use crate::loaded::{Loaded, load};
use crate::read::Log;
use crate::texts::Texts;
use place::{Found, Place};

pub use setting::{Setting, setting, variant};

/// A methodology's folder with values put over it.
#[derive(Debug, Clone)]
pub struct Overlaid {
    files: Arc<dyn Files>,
    written: Vec<Written>,
    settings: Vec<Setting>,
}

/// Where a setting stands in a text that was changed.
#[derive(Debug, Clone)]
struct Written {
    file: String,
    span: Span,
    setting: usize,
}

/// A file that settings go into: its text, its tree, and what is to be put where.
struct Target {
    source: Arc<Source>,
    root: Node,
    puts: Vec<(usize, Place, Found)>,
}

/// The folder with these values put over it; every path that leads nowhere otherwise.
pub fn overlaid(files: Arc<dyn Files>, settings: &[Setting]) -> Result<Overlaid, Vec<Diagnostic>> {
    let log = Log::default();
    let mut texts = Texts::new(files.clone());
    let mut targets: BTreeMap<String, Target> = BTreeMap::new();
    let mut problems = Vec::new();
    for (at, setting) in settings.iter().enumerate() {
        match put(&log, &mut texts, &mut targets, setting) {
            Ok(Some((file, place, found))) => {
                if let Some(target) = targets.get_mut(&file) {
                    target.puts.push((at, place, found));
                }
            }
            // The file itself cannot be read; the log says why.
            Ok(None) => {}
            Err(problem) => problems.push(*problem),
        }
    }
    let mut above = Memory::new();
    let mut written = Vec::new();
    for (file, target) in &targets {
        problems.extend(twice(target, settings));
        let (text, spans) = write::write(&target.source, &target.puts, settings);
        problems.extend(unfaithful(target, &text, settings));
        written.extend(spans.into_iter().map(|(setting, span)| Written { file: file.clone(), span, setting }));
        // The path is one that the folder has.
        let _ = above.insert(file, text.into_bytes());
    }
    problems.extend(log.sorted());
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(Overlaid { files: Arc::new(Overlay::new(files, above)), written, settings: settings.to_vec() })
}

/// Where a setting goes.
fn put(
    log: &Log,
    texts: &mut Texts,
    targets: &mut BTreeMap<String, Target>,
    setting: &Setting,
) -> Result<Option<(String, Place, Found)>, Box<Diagnostic>> {
    let mut ids = Vec::new();
    if open(log, texts, targets, "methodology.yaml")
        && let Some(target) = targets.get("methodology.yaml")
    {
        ids = place::names(&target.root, "indicators");
    }
    let place = place::resolve(setting, texts, &ids)?;
    if !open(log, texts, targets, &place.file) {
        return Ok(None);
    }
    let Some(target) = targets.get(&place.file) else { return Ok(None) };
    let found = place::find(setting, &place, &target.root)?;
    Ok(Some((place.file.clone(), place, found)))
}

/// Whether a file is at hand with its tree.
fn open(log: &Log, texts: &mut Texts, targets: &mut BTreeMap<String, Target>, file: &str) -> bool {
    if targets.contains_key(file) {
        return true;
    }
    let Some(source) = texts.has(file).then(|| texts.read(log, file)).flatten() else { return false };
    let (root, diagnostics) = heng_yaml::parse(&source);
    log.note_all(diagnostics);
    let Some(root) = root else { return false };
    targets.insert(file.to_owned(), Target { source, root, puts: Vec::new() });
    true
}

/// Places that are set twice, or one within the other.
fn twice(target: &Target, settings: &[Setting]) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (at, (one, place, _)) in target.puts.iter().enumerate() {
        let clash = target.puts[..at]
            .iter()
            .find(|(_, other, _)| place.steps.iter().zip(&other.steps).all(|((one, _), (other, _))| one == other));
        if let Some((other, ..)) = clash {
            let message = Message::new("heng::methodology::set_twice").with("path", settings[*one].path.as_str());
            let (one, other) = (&settings[*one], &settings[*other]);
            let first = Message::new("heng::methodology::set_first").with("path", other.path.as_str());
            problems.push(Diagnostic::error(message).at(&one.source, one.path_span).context(
                &other.source,
                other.path_span,
                first,
            ));
        }
    }
    problems
}

/// Settings that cannot be found again in the new text as they were meant: an alias on the way, a text in block style.
fn unfaithful(target: &Target, text: &str, settings: &[Setting]) -> Vec<Diagnostic> {
    let (root, _) = heng_yaml::parse(&Source::new(target.source.name.as_str(), text));
    let faithful = |setting: &Setting, place: &Place| {
        let Some(root) = &root else { return false };
        place::find(setting, place, root).is_ok_and(|found| found.is(&setting.value))
    };
    let broken = target.puts.iter().filter(|(at, place, _)| !faithful(&settings[*at], place));
    let problems = broken.map(|(at, place, _)| {
        let setting = &settings[*at];
        let message = Message::new("heng::methodology::set_cannot").with("path", setting.path.as_str());
        Diagnostic::error(message.with("file", &place.file)).at(&setting.source, setting.path_span)
    });
    // Where two clash, that is what is wrong.
    if twice(target, settings).is_empty() { problems.collect() } else { Vec::new() }
}

impl Overlaid {
    /// The files, with the changed texts over them.
    pub fn files(&self) -> Arc<dyn Files> {
        self.files.clone()
    }

    /// Reads the folder. What is wrong with a value that was put there is said where it was put.
    pub fn load(&self) -> Loaded {
        let Loaded { methodology, diagnostics } = load(self.files.clone());
        let diagnostics = diagnostics.into_iter().map(|one| self.moved(one)).collect();
        Loaded { methodology, diagnostics }
    }

    fn moved(&self, mut diagnostic: Diagnostic) -> Diagnostic {
        let of_file = |label: &Label| self.written.iter().filter(|one| one.file == label.source.name).count();
        let touched = diagnostic.labels.first().is_some_and(|label| of_file(label) > 0);
        let mut found = false;
        for label in &mut diagnostic.labels {
            let within = |one: &&Written| {
                one.file == label.source.name && one.span.start <= label.span.start && label.span.end <= one.span.end
            };
            let Some(one) = self.written.iter().find(within) else { continue };
            let setting = &self.settings[one.setting];
            (label.source, label.span) = (setting.source.clone(), setting.value_span());
            found = true;
        }
        if touched && !found {
            let file = diagnostic.labels.first().map(|label| label.source.name.clone()).unwrap_or_default();
            for one in self.written.iter().filter(|one| one.file == file) {
                let setting = &self.settings[one.setting];
                let here = Message::new("heng::methodology::set_here").with("path", setting.path.as_str());
                diagnostic = diagnostic.context(&setting.source, setting.value_span(), here);
            }
        }
        diagnostic
    }
}

#[cfg(test)]
mod tests;
