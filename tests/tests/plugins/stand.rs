//! Plugins for tests: a folder with a `plugin.yaml` and a Python program that was consented to, or a component.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use heng_plugin::{Components, Consent, Outcome, Plugin, Plugins, Search, Setting, Trouble};
use heng_tests::wasm_host;
use serde_json::Value;

/// The programs of this system.
pub fn search() -> Search {
    Search(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).collect())
}

/// The project's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The plugins in a folder, each consented to.
pub fn trusted(folder: &Path) -> Plugins {
    let mut setting = Setting { search: search(), ..Setting::default() };
    let places = [folder.to_path_buf()];
    let (plugins, said) = Plugins::load(&places, &setting);
    assert_eq!(said, []);
    for plugin in plugins.iter() {
        setting.trusted.consent(&plugin.digest, plugin.id(), &plugin.manifest.version);
    }
    let (plugins, _) = Plugins::load(&places, &setting);
    assert!(plugins.iter().all(|plugin| plugin.consent == Consent::Given));
    plugins
}

/// How components are run here: what they are compiled to is kept beside other things of the build. None: they are not.
pub fn components() -> Option<Components> {
    let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("components");
    wasm_host().map(|host| Components { host: Some(host), cache: Some(cache) })
}

/// The components in a folder, which nobody needs to consent to.
pub fn untrusted(folder: &Path, components: &Components) -> Plugins {
    let setting = Setting { search: search(), components: components.clone(), ..Setting::default() };
    let (plugins, said) = Plugins::load(&[folder.to_path_buf()], &setting);
    assert_eq!(said, []);
    assert!(plugins.iter().all(|plugin| plugin.consent == Consent::Given));
    plugins
}

/// Calls a function of a plugin.
pub fn call(plugin: &Plugin, function: &str, arguments: &[Value]) -> Result<Outcome, Trouble> {
    let function = plugin.manifest.function(function).expect("the plugin has the function");
    plugin.call(function, arguments, &AtomicBool::new(false))
}
