//! One plugin, and what it can be asked.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use heng_model::{Message, Source};
use serde_json::Value;

use crate::component::Components;
use crate::host::Host;
use crate::launch::Search;
use crate::manifest::{Function, Manifest};
use crate::process::decode;
use crate::protocol::{self, Call, Files, Method, Outcome, Within};
use crate::trouble::Trouble;
use crate::trust::Consent;

/// Places that an answer may name.
pub const MOST_PLACES: usize = 20;
/// Files of one report.
pub const MOST_FILES: usize = 1_000;

/// A plugin.
#[derive(Debug)]
pub struct Plugin {
    /// What `plugin.yaml` says.
    pub manifest: Arc<Manifest>,
    /// Where it lies.
    pub folder: PathBuf,
    /// The digest of its folder; of a component, together with what hosts it.
    pub digest: String,
    /// The text of `plugin.yaml`.
    pub source: Arc<Source>,
    /// Whether it may run.
    pub consent: Consent,
    host: Host,
}

/// A file of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Its path below the folder of reports.
    pub name: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

impl Plugin {
    /// A plugin of which nothing runs yet.
    pub fn new(
        manifest: Manifest,
        folder: &Path,
        digest: String,
        source: Arc<Source>,
        consent: Consent,
        (search, components): (Search, Components),
    ) -> Self {
        let manifest = Arc::new(manifest);
        let whole = manifest.component().map(|_| components.digest(&digest));
        let host = Host::new(manifest.clone(), folder.to_path_buf(), digest.clone(), (search, components));
        let digest = whole.unwrap_or(digest);
        Self { manifest, folder: folder.to_path_buf(), digest, source, consent, host }
    }

    /// Its name.
    pub fn id(&self) -> &str {
        &self.manifest.id
    }

    pub(crate) fn may_run(&self) -> Result<(), Trouble> {
        match self.consent {
            Consent::Given => Ok(()),
            Consent::Before => Err(Trouble::Changed),
            Consent::Never => Err(Trouble::NotTrusted),
        }
    }

    /// Whether it can be started.
    pub fn start(&self, abort: &AtomicBool) -> Result<(), Trouble> {
        self.may_run()?;
        self.host.start(abort)
    }

    /// Calls a function. The same arguments are put to it once.
    pub fn call(&self, function: &Function, arguments: &[Value], abort: &AtomicBool) -> Result<Outcome, Trouble> {
        self.may_run()?;
        let key = key(&("call", &function.name, arguments));
        let check = |value: &Value| Self::check_outcome(function, arguments, value);
        let method = Method::Call(Call {
            function: format!("{}::{}", self.manifest.namespace, function.name),
            arguments: arguments.to_vec(),
        });
        let value = self.host.ask(method, Some(key), abort, check)?;
        decode(&value)
    }

    pub(crate) fn check_outcome(function: &Function, arguments: &[Value], value: &Value) -> Result<(), Trouble> {
        let outcome: Outcome = decode(value)?;
        function.returns.check(&outcome.value).map_err(Trouble::Unfit)?;
        if outcome.places.len() > MOST_PLACES {
            return Err(Trouble::Refused(Message::new("heng::plugin::too_many_places").with("most", MOST_PLACES)));
        }
        outcome.places.iter().try_for_each(|place| honest(place, arguments))
    }

    /// A report.
    pub fn report(&self, format: &str, results: Value, abort: &AtomicBool) -> Result<Vec<Made>, Trouble> {
        self.may_run()?;
        let method = Method::Report(protocol::Report { format: format.to_owned(), results });
        let value = self.host.ask(method, None, abort, |value| files(value).map(drop))?;
        files(&value)
    }

    pub(crate) fn host(&self) -> &Host {
        &self.host
    }
}

/// The text that places of an argument are places of.
pub fn text_of(argument: &Value) -> Option<&str> {
    argument.as_str().or_else(|| argument.get("text")?.as_str())
}

/// Whether a place is within the text of an argument.
fn honest(place: &Within, arguments: &[Value]) -> Result<(), Trouble> {
    let Within { argument, start, end } = *place;
    let lying = |code: &'static str| {
        let why = Message::new(code).with("argument", argument + 1);
        Err(Trouble::LyingPlace { place: format!("{start}..{end}"), why })
    };
    let Some(text) = arguments.get(argument).and_then(text_of) else {
        return lying("heng::plugin::place_of_nothing");
    };
    if start >= end || end > text.len() {
        return lying("heng::plugin::place_outside");
    }
    if !text.is_char_boundary(start) || !text.is_char_boundary(end) {
        return lying("heng::plugin::place_inside_a_character");
    }
    Ok(())
}

fn files(value: &Value) -> Result<Vec<Made>, Trouble> {
    let refused = |code: &'static str, name: &str| Trouble::Refused(Message::new(code).with("file", name));
    let Files { files } = decode(value)?;
    if files.is_empty() || files.len() > MOST_FILES {
        return Err(Trouble::Refused(Message::new("heng::plugin::no_files").with("most", MOST_FILES)));
    }
    let mut made: Vec<Made> = Vec::new();
    for file in files {
        if !is_below(&file.name) {
            return Err(refused("heng::plugin::file_elsewhere", &file.name));
        }
        if made.iter().any(|known| known.name.to_lowercase() == file.name.to_lowercase()) {
            return Err(refused("heng::plugin::file_twice", &file.name));
        }
        let bytes = match (file.text, file.base64) {
            (Some(text), None) => text.into_bytes(),
            (None, Some(coded)) => {
                STANDARD.decode(coded).map_err(|_| refused("heng::plugin::no_base64", &file.name))?
            }
            _ => return Err(refused("heng::plugin::no_content", &file.name)),
        };
        made.push(Made { name: file.name, bytes });
    }
    Ok(made)
}

/// Whether a name of a file stays below the folder it is put into, on every system.
fn is_below(name: &str) -> bool {
    let step = |step: &str| {
        !step.is_empty()
            && !step.starts_with('.')
            && !step.ends_with(['.', ' '])
            && !step.chars().any(|sign| sign.is_control() || "\\:*?\"<>|".contains(sign))
    };
    name.len() <= 200 && name.split('/').all(step)
}

/// Tells calls apart.
fn key<T: serde::Serialize>(asked: &T) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    serde_json::to_writer(&mut hasher, asked).expect("hashing takes any JSON");
    *hasher.finalize().as_bytes()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn places_are_held_against_the_text() {
        let arguments = [json!("便民服务"), json!({ "path": "a", "text": "ab" }), json!(3)];
        let code = |argument, start, end| match honest(&Within { argument, start, end }, &arguments) {
            Ok(()) => String::new(),
            Err(Trouble::LyingPlace { why, .. }) => why.code.replace("heng::plugin::", ""),
            Err(other) => panic!("{other:?}"),
        };
        assert_eq!(code(0, 0, 6), "");
        assert_eq!(code(1, 0, 2), "");
        assert_eq!(code(0, 1, 6), "place_inside_a_character");
        assert_eq!(code(0, 6, 15), "place_outside");
        assert_eq!(code(0, 6, 6), "place_outside");
        assert_eq!(code(2, 0, 1), "place_of_nothing");
        assert_eq!(code(9, 0, 1), "place_of_nothing");
    }

    #[test]
    fn files_of_a_report_stay_below_their_folder() {
        for good in ["简报.md", "a/b.html"] {
            assert!(is_below(good), "{good}");
        }
        for bad in ["", "/etc/passwd", "../a", "a/../b", "a//b", "c:\\a", ".bashrc", "a/.", "x\ny", "con:"] {
            assert!(!is_below(bad), "{bad:?}");
        }
        let said = |value: Value| match files(&value) {
            Err(Trouble::Refused(why)) => why.code.replace("heng::plugin::", ""),
            other => panic!("{other:?}"),
        };
        assert_eq!(said(json!({ "files": [] })), "no_files");
        assert_eq!(said(json!({ "files": [{ "name": "a" }] })), "no_content");
        assert_eq!(said(json!({ "files": [{ "name": "a", "base64": "%" }] })), "no_base64");
        assert_eq!(said(json!({ "files": [{ "name": "a", "text": "" }, { "name": "A", "text": "" }] })), "file_twice");
    }
}
