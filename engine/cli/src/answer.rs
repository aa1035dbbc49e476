//! What the same command said of the same files: then it is said again, and nothing is run.
//!
//! The files are read and hashed every time, all of them: times and sizes are not enough to know that nothing has changed, as a copy
//! keeps times and an edit may keep the size.

use std::path::Path;

use heng_assess::Disk;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::arguments::{Check, Format};
use crate::console::{Console, Said};
use crate::documents;
use crate::inputs::{self, Inputs};
use crate::memo;
use crate::plugins;
use crate::run::Run;
use crate::status::Status;

/// Bytes of one file of a methodology, which is never larger.
const MOST_BYTES: u64 = 64 << 20;

/// A command on the files of a project.
#[derive(Debug)]
pub struct Question {
    memo: Disk,
    name: String,
    inputs: Vec<std::path::PathBuf>,
    methodology: std::path::PathBuf,
    out: Option<std::path::PathBuf>,
    rules: String,
}

/// What was said to it.
#[derive(Debug, Serialize, Deserialize)]
struct Answer {
    /// The digest of the methodology's files.
    rules: String,
    /// The bound on the size of one file of evidence.
    file_size: u64,
    /// The digest of each bundle, in the order of folders.
    bundles: Vec<String>,
    /// The documents that were written, each with its digest.
    documents: Vec<(String, String)>,
    said: Vec<Said>,
    status: Status,
}

impl Question {
    /// The question that a command asks; nothing where it is to be run in any case.
    pub fn of(console: &Console, command: &Check, inputs: &Inputs) -> Option<Self> {
        let memo = memo::of(inputs, &command.running)?;
        // How long it took is said anew, and results are as large as their documents.
        if console.verbose() || command.format == Format::Json {
            return None;
        }
        let names: Vec<String> = inputs.bundles.iter().map(|folder| inputs::name(folder)).collect();
        let (plugins, said) = plugins::loaded(inputs);
        if !said.is_empty() {
            return None;
        }
        let plugins: Vec<_> = plugins.iter().map(|plugin| (&plugin.digest, plugin.consent)).collect();
        let asked = format!("{command:?}\n{}\n{inputs:?}\n{names:?}\n{plugins:?}", console.manner());
        Some(Self {
            memo,
            name: format!("said-{}", &documents::digest(asked.as_bytes())[..32]),
            inputs: inputs.bundles.clone(),
            methodology: inputs.methodology.clone(),
            out: inputs.out.clone(),
            rules: rules(&inputs.methodology)?,
        })
    }

    /// Says what was said before, if nothing has changed since; gives the status of then.
    pub fn answered(&self, console: &Console) -> Option<Status> {
        let answer: Answer = serde_json::from_str(&self.memo.text(&self.name)?).ok()?;
        if answer.rules != self.rules || answer.bundles.len() != self.inputs.len() {
            return None;
        }
        let bundles = self.inputs.par_iter().zip(&answer.bundles);
        let same = bundles.all(|(folder, known)| evidence(folder, answer.file_size).as_ref() == Some(known));
        let written = |(name, known): &(String, String)| {
            let path = self.out.as_ref().map(|out| out.join(name));
            path.and_then(|path| std::fs::read(path).ok()).is_some_and(|bytes| documents::digest(&bytes) == *known)
        };
        if !same || !answer.documents.par_iter().all(written) {
            return None;
        }
        answer.said.iter().for_each(|said| console.repeat(said));
        Some(answer.status)
    }

    /// Keeps what was said, if it was said of the files that were hashed.
    pub fn keep(&self, console: &Console, run: &Run, status: Status, documents: Vec<(String, String)>) {
        let sound = matches!(status, Status::Done | Status::Findings) && !documents.is_empty();
        let file_size = run.methodology.definition.limits.file_size;
        // Those of the run: a file may have changed since.
        let planned = &run.assessed.planned;
        let of = |folder: &std::path::PathBuf| {
            let name = inputs::name(folder);
            let planned = planned.iter().find(|planned| planned.name == name)?;
            Some(whole(&planned.bundle.digest(), planned.bundle.listing()))
        };
        let bundles = run.inputs.bundles.iter().map(of).collect::<Option<Vec<String>>>();
        if let (true, Some(bundles), Some(rules)) = (sound, bundles, rules(&self.methodology))
            && rules == self.rules
        {
            let answer = Answer { rules, file_size, bundles, documents, said: console.said(), status };
            if let Ok(text) = serde_json::to_string(&answer) {
                self.memo.keep(&self.name, &text);
            }
        }
    }
}

/// The digest of a methodology's folder; nothing where a file of it cannot be read.
fn rules(folder: &Path) -> Option<String> {
    let files = inputs::open(folder).ok()?;
    let listing = files.list();
    let contents =
        listing.files.par_iter().map(|file| Some(documents::digest(&files.read(&file.path, MOST_BYTES).ok()?)));
    let contents = contents.collect::<Option<Vec<String>>>()?;
    Some(whole(&contents.concat(), &listing))
}

/// The digest of a bundle's folder.
fn evidence(folder: &Path, file_size: u64) -> Option<String> {
    let files = inputs::open(folder).ok()?;
    let listing = files.list();
    Some(whole(&heng_evidence::digest_of(&*files, &listing, file_size), &listing))
}

/// Contents, and what is there beside them.
fn whole(contents: &str, listing: &heng_files::Listing) -> String {
    documents::digest(format!("{contents}\n{listing:?}").as_bytes())
}
