//! The plugins of a run: every folder with a `plugin.yaml` in the places where plugins stand.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use heng_evidence::Readers;
use heng_model::{Diagnostic, Message, Source, Span};

use crate::component::Components;
use crate::folder;
use crate::launch::Search;
use crate::manifest::{self, Function, MANIFEST};
use crate::plugin::Plugin;
use crate::reader::PluginReader;
use crate::trust::{Consent, Trusted};

/// Bytes of a `plugin.yaml`.
const MOST_BYTES: u64 = 1 << 20;

/// The plugins of a run, in the order of their names.
#[derive(Debug, Clone, Default)]
pub struct Plugins {
    all: Vec<Arc<Plugin>>,
}

/// What loading takes from its surroundings.
#[derive(Debug, Clone, Default)]
pub struct Setting {
    /// Where programs of the system are looked for.
    pub search: Search,
    /// What somebody consented to.
    pub trusted: Trusted,
    /// How components are run.
    pub components: Components,
}

impl PartialEq for Plugins {
    /// Whether they say the same: where they lie does not matter, nor what runs.
    fn eq(&self, other: &Self) -> bool {
        let of = |plugin: &Arc<Plugin>| (plugin.digest.clone(), plugin.consent == Consent::Given);
        self.all.iter().map(of).eq(other.all.iter().map(of))
    }
}

impl Eq for Plugins {}

impl Plugins {
    /// The plugins in these folders, each the folder of a plugin or of several. What is wrong with one leaves the others alone.
    pub fn load(places: &[PathBuf], setting: &Setting) -> (Self, Vec<Diagnostic>) {
        Self::default().renewed(places, setting, false)
    }

    /// The same after something may have changed: plugins that are the same go on as they run. With `tried`, what is new is started,
    /// and where that fails the one of before goes on.
    pub fn renewed(&self, places: &[PathBuf], setting: &Setting, tried: bool) -> (Self, Vec<Diagnostic>) {
        let mut said = Vec::new();
        let mut all: Vec<Arc<Plugin>> = Vec::new();
        for folder in places.iter().flat_map(|place| folders_in(place)) {
            let before = self.all.iter().find(|plugin| plugin.folder == folder);
            let hold = |said: &mut Vec<Diagnostic>| {
                let held = before.cloned();
                said.extend(held.as_ref().map(|held| {
                    Diagnostic::warning(Message::new("heng::plugin::held").with("plugin", held.id()))
                        .at(&held.source, Span::default())
                }));
                held
            };
            let plugin = match read(&folder, setting, &mut said) {
                None => hold(&mut said),
                Some(new) => match before.filter(|before| before.is_as(&new)) {
                    Some(before) => Some(before.clone()),
                    None if tried && before.is_some() => match new.start(&AtomicBool::new(false)) {
                        Ok(()) => Some(Arc::new(new)),
                        Err(trouble) => {
                            let why = trouble.message(new.id());
                            let message = Message::new("heng::plugin::not_replaced").with("plugin", new.id());
                            said.push(Diagnostic::error(message.with("why", why)).at(&new.source, Span::default()));
                            before.cloned()
                        }
                    },
                    None => Some(Arc::new(new)),
                },
            };
            all.extend(plugin);
        }
        all.sort_by(|a, b| a.id().cmp(b.id()).then(a.folder.cmp(&b.folder)));
        let all = without_doubles(all, &mut said);
        said.sort_by_key(Diagnostic::sort_key);
        (Self { all }, said)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Plugin>> {
        self.all.iter()
    }

    /// The same with another plugin of that name, or without it.
    #[must_use]
    pub fn with(&self, id: &str, plugin: Option<&Arc<Plugin>>) -> Self {
        let mut all: Vec<Arc<Plugin>> = self.all.iter().filter(|known| known.id() != id).cloned().collect();
        all.extend(plugin.cloned());
        all.sort_by(|a, b| a.id().cmp(b.id()));
        Self { all }
    }

    /// Who reads evidence: those of these plugins that do, before the ones that ship.
    pub fn readers(&self, shipped: &Readers) -> Readers {
        let reading = self.all.iter().filter(|plugin| !plugin.manifest.reads.is_empty());
        reading.fold(shipped.without_plugins(), |readers, plugin| {
            readers.with_plugin(Arc::new(PluginReader(plugin.clone())))
        })
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The one of that name.
    pub fn get(&self, id: &str) -> Option<&Arc<Plugin>> {
        self.all.iter().find(|plugin| plugin.id() == id)
    }

    /// The one whose functions scripts call under that name.
    pub fn of_namespace(&self, namespace: &str) -> Option<&Arc<Plugin>> {
        self.all.iter().find(|plugin| !plugin.manifest.functions.is_empty() && plugin.manifest.namespace == namespace)
    }

    /// The functions that scripts can call.
    pub fn functions(&self) -> impl Iterator<Item = (&Arc<Plugin>, &Function)> {
        self.all.iter().flat_map(|plugin| plugin.manifest.functions.iter().map(move |function| (plugin, function)))
    }
}

impl Plugin {
    fn is_as(&self, other: &Self) -> bool {
        self.digest == other.digest && self.consent == other.consent && self.folder == other.folder
    }
}

/// The folders of plugins at a place: itself, or those directly below it, in the order of names.
fn folders_in(place: &Path) -> Vec<PathBuf> {
    if place.join(MANIFEST).is_file() {
        return vec![place.to_path_buf()];
    }
    let entries = fs::read_dir(place).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut folders: Vec<PathBuf> = entries.filter(|folder| folder.join(MANIFEST).is_file()).collect();
    folders.sort();
    folders
}

/// Reads one folder.
fn read(folder: &Path, setting: &Setting, said: &mut Vec<Diagnostic>) -> Option<Plugin> {
    let file = folder.join(MANIFEST);
    let name = file.display().to_string();
    let broken = |said: &mut Vec<Diagnostic>, message: Message| {
        said.push(Diagnostic::error(message).at(&Source::unread(name.as_str()), Span::default()));
    };
    let too_large = file.metadata().is_ok_and(|metadata| metadata.len() > MOST_BYTES);
    let text = if too_large { Err("> 1 MB".to_owned()) } else { fs::read_to_string(&file).map_err(|e| e.to_string()) };
    let text = match text {
        Ok(text) => text,
        Err(why) => {
            let message = Message::new("heng::plugin::unreadable").with("path", name.as_str()).with("why", why);
            broken(said, message);
            return None;
        }
    };
    let source = Source::new(name.as_str(), text);
    let (manifest, diagnostics) = manifest::read(&source);
    said.extend(diagnostics);
    let manifest = manifest?;
    match folder::digest(folder, manifest.component()) {
        Ok(digest) => {
            // A component has no rights that somebody could give.
            let consent = match manifest.component() {
                Some(_) => Consent::Given,
                None => setting.trusted.of(&digest, &manifest.id),
            };
            let around = (setting.search.clone(), setting.components.clone());
            Some(Plugin::new(manifest, folder, digest, source, consent, around))
        }
        Err(message) => {
            broken(said, message);
            None
        }
    }
}

/// Of several plugins of one name, or of one name for scripts, none is meant more than the others: where they happen to lie decides
/// nothing, so that all of them are left out, and it is said. The same plugin in two places is one.
fn without_doubles(mut all: Vec<Arc<Plugin>>, said: &mut Vec<Diagnostic>) -> Vec<Arc<Plugin>> {
    all.dedup_by(|again, known| again.id() == known.id() && again.digest == known.digest);
    let mut kept: Vec<Arc<Plugin>> = Vec::new();
    for (place, plugin) in all.iter().enumerate() {
        let others = || all.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, other)| other);
        let same_name = others().find(|other| other.id() == plugin.id());
        let namespace = &plugin.manifest.namespace;
        let called = |one: &Plugin| !one.manifest.functions.is_empty();
        let same_space =
            others().find(|other| called(other) && called(plugin) && other.manifest.namespace == *namespace);
        let message = match (same_name, same_space) {
            (Some(other), _) => Message::new("heng::plugin::same_id")
                .with("plugin", plugin.id())
                .with("other", other.folder.display().to_string()),
            (None, Some(other)) => Message::new("heng::plugin::same_namespace")
                .with("plugin", plugin.id())
                .with("namespace", namespace.as_str())
                .with("other", other.id()),
            (None, None) => {
                kept.push(plugin.clone());
                continue;
            }
        };
        said.push(Diagnostic::error(message).at(&plugin.source, Span::default()));
    }
    kept
}
