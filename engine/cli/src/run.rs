//! One run over a cohort: what `check` prints and `explain` explains.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use heng_assess::{Aborted, Assessed, BundleInput, Options, ScoreProblem, assess, assess_with, workers};
use heng_files::Files;
use heng_methodology::Methodology;
use heng_model::judgement::Verdict;
use heng_model::{Diagnostic, Message, Severity};
use heng_plugin::Plugins;
use heng_script::Rulebook;

use crate::arguments::Running;
use crate::console::{Console, within};
use crate::inputs::{self, Inputs};
use crate::memo;
use crate::plugins;
use crate::sources::RunFiles;
use crate::status::Status;

/// A run, and what it ran on.
#[derive(Debug)]
pub struct Run {
    /// Where everything is.
    pub inputs: Inputs,
    /// The methodology.
    pub methodology: Methodology,
    /// Its files.
    pub files: Arc<dyn Files>,
    /// What came of it.
    pub assessed: Assessed,
}

impl Run {
    /// Runs the methodology on the bundles, and says what is wrong with either. Where there is nothing to show for it,
    /// the status says why.
    pub fn of(console: &Console, inputs: Inputs, running: &Running) -> Result<Self, Status> {
        let plugins = plugins::of(console, &inputs);
        let (files, methodology) = methodology_with(console, &inputs.methodology, plugins)?;
        let bundles = bundles_of(console, &inputs.bundles)?;
        let memo = memo::of(&inputs, running);
        let assessed = within_deadline(console, bundles.len(), running, &methodology.plugins, |options| match &memo {
            Some(memo) => assess_with(&methodology, bundles, options, memo),
            None => assess(&methodology, bundles, options),
        })?;
        Ok(Self { inputs, methodology, files, assessed })
    }

    /// The files that results speak of.
    pub fn sources(&self) -> RunFiles<'_> {
        let Run { inputs, methodology, files, assessed } = self;
        RunFiles::new(methodology, &inputs.methodology, files.clone(), &assessed.planned, &inputs.bundles)
    }

    /// Says what is wrong with rules and evidence that no finding speaks of, and how that ends the run.
    pub fn problems(&self, console: &Console) -> Status {
        let assessed = &self.assessed;
        let mut status = Status::Done;
        if !assessed.rules.is_empty() {
            console.say_in(&self.inputs.methodology, &assessed.rules);
            status = status.or(Status::BrokenRule);
        }
        let unscored: Vec<Diagnostic> = assessed.problems.iter().map(|problem| self.unscored(problem)).collect();
        if !unscored.is_empty() {
            status = status.or(say(console, &unscored, Status::BrokenRule));
        }
        if self.has_rule_error() {
            status = status.or(Status::BrokenRule);
        }
        let refused = inputs::refusals(&self.inputs.bundles, &assessed.refused);
        if !refused.is_empty() {
            status = status.or(say(console, &refused, Status::BrokenEvidence));
        }
        let remarks = assessed.assessment.subjects.iter().flat_map(|result| &result.judgements.remarks);
        if remarks.into_iter().any(|remark| remark.severity == Severity::Error) {
            status = status.or(Status::BrokenEvidence);
        }
        status
    }

    /// A node whose score could not be computed, at the line of the tree that states it.
    fn unscored(&self, problem: &ScoreProblem) -> Diagnostic {
        let definition = &self.methodology.definition;
        let subject = problem.subject.as_ref().and_then(|id| definition.subjects.iter().find(|one| one.id == *id));
        let message = Message::new("heng::cli::unscored")
            .with("subject", subject.map_or("", |subject| subject.name.as_str()))
            .with("why", problem.message.clone());
        let places = &self.methodology.places;
        let place = places.key("methodology.yaml", &format!("/indicators/{}", problem.indicator));
        match place.or_else(|| places.key("methodology.yaml", "/index")) {
            Some((source, span)) => within(&self.inputs.methodology, &Diagnostic::error(message).at(&source, span)),
            None => Diagnostic::error(message),
        }
    }

    fn has_rule_error(&self) -> bool {
        let mut leaves = self.assessed.assessment.subjects.iter().flat_map(|result| result.judgements.leaves.values());
        leaves.any(|leaf| matches!(leaf.verdict, Verdict::Error { .. }))
    }
}

/// The run, ended without results once the deadline has passed. The deadline decides whether there are results, never
/// which.
pub fn within_deadline<T>(
    console: &Console,
    count: usize,
    running: &Running,
    plugins: &Plugins,
    work: impl FnOnce(&Options<'_>) -> Result<T, Aborted>,
) -> Result<T, Status> {
    let abort = Arc::new(AtomicBool::new(false));
    let (done, watched) = mpsc::channel::<()>();
    let limit = Duration::from_secs(running.deadline);
    let bar = console.progress(count);
    std::thread::scope(|scope| {
        let flag = abort.clone();
        scope.spawn(move || {
            if watched.recv_timeout(limit) == Err(mpsc::RecvTimeoutError::Timeout) {
                flag.store(true, Ordering::Relaxed);
            }
        });
        let progress = |progress: heng_assess::Progress| bar.set_position(progress.done as u64);
        let threads = running.threads.map(usize::from);
        let assessed =
            work(&Options { threads, abort: abort.clone(), progress: &progress, readers: plugins::readers(plugins) });
        drop(done);
        bar.finish_and_clear();
        assessed.map_err(|Aborted| {
            let message = Message::new("heng::cli::deadline").with("seconds", running.deadline);
            say(console, &[Diagnostic::error(message)], Status::BrokenRule)
        })
    })
}

/// The methodology of a folder, with its files; what is wrong with it is said. Where nothing can come of it, the status says why.
pub fn methodology_of(console: &Console, folder: &Path) -> Result<(Arc<dyn Files>, Methodology), Status> {
    methodology_with(console, folder, plugins::around(console, folder))
}

/// The same with these plugins.
fn methodology_with(
    console: &Console,
    folder: &Path,
    plugins: Arc<Plugins>,
) -> Result<(Arc<dyn Files>, Methodology), Status> {
    let files = inputs::open(folder).map_err(|problem| say(console, &[*problem], Status::Usage))?;
    let loaded = heng_methodology::load(files.clone());
    console.say_in(folder, &loaded.diagnostics);
    let mut methodology = loaded.methodology.ok_or(Status::BrokenRule)?;
    methodology.plugins = plugins;
    if methodology.definition.tree.leaves().all(|(_, leaf)| leaf.is_planned()) {
        let message = Message::new("heng::cli::nothing_checked").with("folder", folder.display().to_string());
        return Err(say(console, &[Diagnostic::error(message)], Status::Usage));
    }
    Ok((files, methodology))
}

/// The bundles in these folders; that there are none ends the command.
pub fn bundles_of(console: &Console, folders: &[PathBuf]) -> Result<Vec<BundleInput>, Status> {
    let bundles = inputs::bundles(folders).map_err(|problem| say(console, &[*problem], Status::Usage))?;
    if bundles.is_empty() {
        let nothing = Diagnostic::error(Message::new("heng::cli::nothing_to_check"));
        return Err(say(console, &[nothing], Status::Usage));
    }
    Ok(bundles)
}

/// The scripts of a methodology, compiled. On a worker's stack: the parser goes as deep as scripts are nested.
pub fn rulebook_of(methodology: &Methodology) -> Rulebook {
    let Methodology { definition, scripts, libraries, .. } = methodology;
    let definition = Arc::new(definition.clone());
    let compile = || Rulebook::new(definition, scripts, libraries).with_plugins(&methodology.plugins).compiled_whole();
    workers(Some(1)).install(compile).reading_with(plugins::readers(&methodology.plugins))
}

/// Says what is wrong, and that it ends the command so.
pub fn say(console: &Console, problems: &[Diagnostic], status: Status) -> Status {
    console.say(problems);
    status
}

/// The inputs of a command; what is wrong with them is said.
pub fn inputs_of(
    console: &Console,
    paths: &[PathBuf],
    running: &Running,
    out: Option<&Path>,
) -> Result<Inputs, Status> {
    inputs::find(paths, running.methodology.as_deref(), out).map_err(|problems| say(console, &problems, Status::Usage))
}
