//! `heng plugins`: what plugins there are, from where, with which rights; and where every other command finds them.

mod list;
mod test;
mod trust;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use heng_evidence::Readers;
use heng_model::{Diagnostic, Message};
use heng_plugin::{Components, Plugins, Search, Setting, Trusted, VARIABLE};
use heng_report::Lang;
use heng_script::{PageLang, plugin_page, plugin_snippets};

use crate::arguments::{self, PluginDocs, PluginsCommand};
use crate::console::Console;
use crate::inputs::{self, Inputs};
use crate::run::say;
use crate::status::Status;

pub use trust::file as consent;

/// The folder of plugins in a project and in a methodology.
const FOLDER: &str = "plugins";

/// Runs the command.
pub fn run(console: &Console, command: &arguments::Plugins) -> Status {
    let done = match &command.command {
        None => list::run(console, command.path.as_deref()),
        Some(PluginsCommand::Trust(command)) => trust::run(console, command),
        Some(PluginsCommand::Distrust(command)) => trust::withdraw(console, command),
        Some(PluginsCommand::Test(command)) => test::run(console, command),
        Some(PluginsCommand::Docs(command)) => docs(console, command),
    };
    done.unwrap_or_else(|status| status)
}

/// The plugins of a run; what is wrong with them is said.
pub fn of(console: &Console, inputs: &Inputs) -> Arc<Plugins> {
    let (plugins, said) = loaded(inputs);
    console.say(&said);
    Arc::new(plugins)
}

/// The plugins of a run, and what is wrong with them.
pub fn loaded(inputs: &Inputs) -> (Plugins, Vec<Diagnostic>) {
    Plugins::load(&places(&inputs.methodology, Some(inputs)), &setting())
}

/// The plugins around a methodology that was named alone.
pub fn around(console: &Console, methodology: &Path) -> Arc<Plugins> {
    let project = inputs::project_of(methodology);
    let (plugins, said) = Plugins::load(&places(methodology, project.as_ref()), &setting());
    console.say(&said);
    Arc::new(plugins)
}

/// Who reads evidence that the engine does not read by itself: these plugins, and what ships.
pub fn readers(plugins: &Plugins) -> Readers {
    plugins.readers(&heng_shipped::readers())
}

/// Where plugins may stand.
pub fn places(methodology: &Path, project: Option<&Inputs>) -> Vec<PathBuf> {
    let mut places = vec![methodology.join(FOLDER)];
    if let Some(inputs) = project {
        places.extend(inputs.project.iter().map(|project| project.join(FOLDER)));
        places.extend(inputs.plugins.iter().cloned());
    }
    let mut seen: Vec<PathBuf> = Vec::new();
    places.retain(|place| {
        let whole = place.canonicalize().unwrap_or_else(|_| place.clone());
        let is_new = !seen.contains(&whole);
        seen.push(whole);
        is_new
    });
    places
}

/// What plugins need to know of this machine and of its user.
pub fn setting() -> Setting {
    let text = trust::file().and_then(|file| std::fs::read_to_string(file).ok()).unwrap_or_default();
    Setting { search: search(), trusted: Trusted::read(&text), components: components() }
}

/// What runs components, and where what it compiled is kept: the cache folder of the user, as the XDG base directories have it.
fn components() -> Components {
    let program = std::env::current_exe().and_then(|program| program.canonicalize()).ok();
    let beside = program.as_deref().and_then(Path::parent);
    let named = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = named("XDG_CACHE_HOME").or_else(|| named("LOCALAPPDATA"));
    let cache = cache.or_else(|| named("HOME").map(|home| home.join(".cache")));
    // A folder that is named from here would be another one where the component runs.
    let cache = cache.filter(|cache| cache.is_absolute()).map(|cache| cache.join("heng").join("components"));
    Components { host: Components::find(beside, std::env::var_os(VARIABLE), &search()), cache }
}

fn search() -> Search {
    Search(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).collect())
}

/// The plugins that a path concerns: those in it, or those of the project or methodology that it names.
fn named(path: Option<&Path>) -> Result<(Plugins, Vec<Diagnostic>), Vec<Diagnostic>> {
    let own = path.map(|path| Plugins::load(&[path.to_path_buf()], &setting()));
    if let Some(found) = own.filter(|(plugins, said)| !plugins.is_empty() || !said.is_empty()) {
        return Ok(found);
    }
    let methodology = inputs::methodology(path)?;
    let project = match path.filter(|path| path.join("heng.yaml").is_file()) {
        Some(path) => inputs::find(&[path.to_path_buf()], None, None).ok(),
        None => inputs::project_of(&methodology),
    };
    Ok(Plugins::load(&places(&methodology, project.as_ref()), &setting()))
}

/// The plugins that a path concerns; what is wrong is said.
fn known(console: &Console, path: Option<&Path>) -> Result<Plugins, Status> {
    let (plugins, said) = named(path).map_err(|problems| say(console, &problems, Status::Usage))?;
    console.say(&said);
    Ok(plugins)
}

/// That there is no plugin of that name.
fn unknown(plugins: &Plugins, name: &str) -> Diagnostic {
    let known: Vec<String> = plugins.iter().map(|plugin| plugin.id().to_owned()).collect();
    Diagnostic::error(Message::new("heng::plugin::no_such_plugin").with("name", name).with("known", known))
}

fn docs(console: &Console, command: &PluginDocs) -> Result<Status, Status> {
    let plugins = known(console, command.path.as_deref())?;
    let lang = if console.lang == Lang::Zh { PageLang::Zh } else { PageLang::En };
    console.print(&if command.snippets { plugin_snippets(&plugins) } else { plugin_page(&plugins, lang) });
    Ok(Status::Done)
}
