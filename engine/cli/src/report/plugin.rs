//! Reports that plugins make.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use heng_model::Message;
use heng_report::Made;

use super::formats::Making;
use crate::{inputs, plugins};

/// The files of a format that a plugin offers.
pub fn made(of: &Making<'_>, format: &str) -> Result<Vec<Made>, Message> {
    let rules = Path::new(of.rules);
    let named = of.command.results.as_deref().filter(|path| path.is_dir());
    let project = match named {
        Some(path) => inputs::find(&[path.to_path_buf()], None, None).ok(),
        None => inputs::project_of(rules),
    };
    let (all, said) = heng_plugin::Plugins::load(&plugins::places(rules, project.as_ref()), &plugins::setting());
    of.console.say(&said);
    let offers = |plugin: &&std::sync::Arc<heng_plugin::Plugin>| {
        plugin.manifest.reports.iter().any(|offered| offered.name == format)
    };
    let Some(plugin) = all.iter().find(offers) else {
        let known = all.iter().flat_map(|plugin| &plugin.manifest.reports);
        let known: Vec<String> = known.map(|offered| format!("plugin:{}", offered.name)).collect();
        return Err(Message::new("heng::plugin::no_such_report").with("format", format).with("known", known));
    };
    let results = serde_json::to_value(of.assessment).expect("results hold nothing that JSON cannot");
    let files = plugin.report(format, results, &AtomicBool::new(false));
    let files = files.map_err(|trouble| trouble.message(plugin.id()))?;
    Ok(files.into_iter().map(|file| Made { name: file.name, bytes: file.bytes }).collect())
}
