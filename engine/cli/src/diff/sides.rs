//! What is compared with what.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use heng_files::Files;
use heng_methodology::{Loaded, Methodology, Setting, load, overlaid, setting, variant};
use heng_model::assessment::Assessment;
use heng_model::{Definition, Diagnostic, Label, Message, Source};

use super::around;
use crate::arguments::Diff;
use crate::console::{Console, placed};
use crate::run::say;
use crate::status::Status;
use crate::{documents, git, inputs, system};

/// Largest variant file.
const MOST_VARIANT: u64 = 1 << 20;

/// One side of a comparison.
pub enum Side {
    /// Results that are there already.
    Document(Box<Assessment>),
    /// A methodology, to be run on bundles.
    Rules(Box<Rules>),
}

/// A methodology, where it is from, and the bundles that come with it.
pub struct Rules {
    pub methodology: Methodology,
    /// The bundles of the project that it was named by.
    pub bundles: Option<Vec<PathBuf>>,
    shown: PathBuf,
    /// Names of sources that are no files of the methodology.
    own: Vec<String>,
}

/// A folder of rules that is not read yet.
struct Folder {
    files: Arc<dyn Files>,
    shown: PathBuf,
    path: PathBuf,
    bundles: Option<Vec<PathBuf>>,
}

impl Side {
    /// What the methodology says.
    pub fn definition(&self) -> &Definition {
        match self {
            Side::Document(assessment) => &assessment.definition,
            Side::Rules(rules) => &rules.methodology.definition,
        }
    }
}

impl Rules {
    /// Says what is wrong with its files, named from where the reader stands.
    pub fn say(&self, console: &Console, problems: &[Diagnostic]) {
        say_of(console, &self.shown, &self.own, problems);
    }
}

/// The two sides.
pub fn both(console: &Console, command: &Diff) -> Result<(Side, Side), Status> {
    let settings = !command.set.is_empty() || !command.variant.is_empty();
    let usage = |code: &'static str| say(console, &[Diagnostic::error(Message::new(code))], Status::Usage);
    match (&command.sides[..], &command.base) {
        ([_, _], Some(_)) => Err(usage("heng::cli::diff_base_twice")),
        ([before, after], None) => {
            Ok((side(console, command, before)?, changed(console, command, Some(after), settings)?))
        }
        ([] | [_], None) if !settings => Err(usage("heng::cli::diff_one_side")),
        (sides, Some(base)) => {
            let after = sides.first().map(String::as_str);
            let base = match git::revision(base) {
                Some(revision) => committed(console, &folder(console, command, after)?, revision)?,
                None => side(console, command, base)?,
            };
            Ok((base, changed(console, command, after, settings)?))
        }
        (sides, None) => {
            let after = sides.first().map(String::as_str);
            let before = match after {
                Some(named) => side(console, command, named)?,
                None => plain(console, folder(console, command, None)?)?,
            };
            Ok((before, changed(console, command, after, true)?))
        }
    }
}

/// The bundles of the project around, or of those that are named.
pub fn bundles(console: &Console, command: &Diff) -> Result<Vec<PathBuf>, Status> {
    Ok(around(console, command)?.asked().to_vec())
}

/// The side after, with what is set.
fn changed(console: &Console, command: &Diff, named: Option<&str>, settings: bool) -> Result<Side, Status> {
    if !settings {
        return match named {
            Some(named) => side(console, command, named),
            None => plain(console, folder(console, command, None)?),
        };
    }
    if named.is_some_and(|named| is_document(Path::new(named))) {
        let message = Message::new("heng::cli::diff_set_on_results");
        return Err(say(console, &[Diagnostic::error(message)], Status::Usage));
    }
    let folder = match named.and_then(git::revision) {
        Some(revision) => revised(console, &self::folder(console, command, None)?, revision)?,
        None => self::folder(console, command, named)?,
    };
    let settings = settings_of(console, command, &folder)?;
    let own: Vec<String> = settings.iter().map(|one| one.source().name.clone()).collect();
    match overlaid(folder.files.clone(), &settings) {
        Ok(overlaid) => read(console, folder, overlaid.load(), own),
        Err(problems) => {
            say_of(console, &folder.shown, &own, &problems);
            Err(Status::Usage)
        }
    }
}

/// A side by its name: a results document, a version, a folder.
fn side(console: &Console, command: &Diff, named: &str) -> Result<Side, Status> {
    if let Some(revision) = git::revision(named) {
        return committed(console, &folder(console, command, None)?, revision);
    }
    let path = Path::new(named);
    if is_document(path) {
        let assessment = documents::read(path).map_err(|problem| say(console, &[*problem], Status::Usage))?;
        return Ok(Side::Document(Box::new(assessment)));
    }
    plain(console, folder(console, command, Some(named))?)
}

fn is_document(path: &Path) -> bool {
    path.is_file()
}

/// The folder of rules that a name means: a methodology's own, that of a project, or that of the project around.
fn folder(console: &Console, command: &Diff, named: Option<&str>) -> Result<Folder, Status> {
    let refuse = |problem: Diagnostic| say(console, &[problem], Status::Usage);
    let (folder, bundles) = match named {
        None => (around(console, command)?.methodology, None),
        Some(named) => {
            let path = PathBuf::from(named);
            if path.join("methodology.yaml").is_file() {
                (path, None)
            } else if path.join("heng.yaml").is_file() {
                let found = inputs::find(&[path], command.running.methodology.as_deref(), None);
                let found = found.map_err(|problems| say(console, &problems, Status::Usage))?;
                (found.methodology, Some(found.bundles))
            } else if path.exists() {
                let message = Message::new("heng::cli::diff_no_side").with("path", named);
                return Err(refuse(Diagnostic::error(message)));
            } else {
                let message = Message::new("heng::cli::no_such_folder").with("path", named);
                return Err(refuse(Diagnostic::error(message)));
            }
        }
    };
    let files = inputs::open(&folder).map_err(|problem| refuse(*problem))?;
    Ok(Folder { files, shown: folder.clone(), path: folder, bundles })
}

/// A folder as it was committed.
fn revised(console: &Console, of: &Folder, revision: &str) -> Result<Folder, Status> {
    let files = git::files(&of.path, revision).map_err(|problem| say(console, &[*problem], Status::Usage))?;
    let shown = PathBuf::from(format!("git:{revision}:{}", of.path.display()));
    Ok(Folder { files, shown, path: of.path.clone(), bundles: of.bundles.clone() })
}

fn committed(console: &Console, of: &Folder, revision: &str) -> Result<Side, Status> {
    plain(console, revised(console, of, revision)?)
}

fn plain(console: &Console, folder: Folder) -> Result<Side, Status> {
    let loaded = load(folder.files.clone());
    read(console, folder, loaded, Vec::new())
}

fn read(console: &Console, folder: Folder, loaded: Loaded, own: Vec<String>) -> Result<Side, Status> {
    say_of(console, &folder.shown, &own, &loaded.diagnostics);
    let mut methodology = loaded.methodology.ok_or(Status::BrokenRule)?;
    methodology.plugins = crate::plugins::around(console, std::path::Path::new(&folder.shown));
    Ok(Side::Rules(Box::new(Rules { methodology, bundles: folder.bundles, shown: folder.shown, own })))
}

/// What is set: the variants first, then what was typed. All that is wrong with either is said at once.
fn settings_of(console: &Console, command: &Diff, folder: &Folder) -> Result<Vec<Setting>, Status> {
    let (mut settings, mut problems) = (Vec::new(), Vec::new());
    for path in &command.variant {
        match text_of(path, folder) {
            Ok(source) => match variant(&source) {
                Ok(list) => settings.extend(list),
                Err(said) => problems.extend(said),
            },
            Err(problem) => problems.push(*problem),
        }
    }
    for typed in &command.set {
        match setting(typed) {
            Ok(one) => settings.push(one),
            Err(said) => problems.extend(said),
        }
    }
    if problems.is_empty() { Ok(settings) } else { Err(say(console, &problems, Status::Usage)) }
}

/// The text of a variant: a file, or the name of one in `variants/`.
fn text_of(path: &Path, folder: &Folder) -> Result<Arc<Source>, Box<Diagnostic>> {
    if path.is_file() {
        return match std::fs::read_to_string(path) {
            Ok(text) => Ok(Source::new(path.display().to_string(), text)),
            Err(error) => Err(Box::new(system::unreadable(path, &error))),
        };
    }
    let name = path.display().to_string();
    let file = format!("variants/{}.yaml", name.trim_end_matches(".yaml").trim_start_matches("variants/"));
    let bytes = folder.files.read(&file, MOST_VARIANT).ok();
    let text = bytes.and_then(|bytes| String::from_utf8(bytes.to_vec()).ok());
    let shown = folder.shown.join(&file).display().to_string();
    text.map(|text| Source::new(shown, text)).ok_or_else(|| {
        let files = folder.files.list().files.into_iter();
        let known = files.filter_map(|file| Some(file.path.strip_prefix("variants/")?.to_owned())).collect::<Vec<_>>();
        Box::new(Diagnostic::error(Message::new("heng::cli::no_variant").with("path", name).with("known", known)))
    })
}

/// Says what is wrong; files of the methodology are named from where the reader stands, all else as it is.
fn say_of(console: &Console, folder: &Path, own: &[String], problems: &[Diagnostic]) {
    let label = |label: &Label| {
        let foreign = label.source.name == "--set" || own.contains(&label.source.name);
        let source = if foreign { label.source.clone() } else { placed(folder, &label.source) };
        Label { source, ..label.clone() }
    };
    let problems = problems
        .iter()
        .map(|problem| Diagnostic { labels: problem.labels.iter().map(label).collect(), ..problem.clone() });
    console.say(&problems.collect::<Vec<_>>());
}
