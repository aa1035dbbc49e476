//! `heng.yaml`: what a project folder runs on.

use std::sync::Arc;

use heng_model::{Diagnostic, Severity, Source};

use crate::read::{At, Log, bad_pattern};
use heng_yaml::parse;
use heng_yaml::shape::{Key, Keys, Shape};

/// `heng.yaml`
pub(crate) static PROJECT: Keys = Keys::of(
    "project",
    [
        "一个评估项目：用哪个指标体系，评哪些证据包。路径从这个文件所在的文件夹算起。",
        "What a project runs on; paths start from its folder.",
    ],
    &[
        Key::must("methodology", Shape::Text, ["指标体系的文件夹。", "The methodology's folder."])
            .example("\"../../rules/csc-2024\""),
        Key::must(
            "bundles",
            Shape::OneOrMore(&Shape::Text),
            ["证据包的文件夹，可用 * 。", "Folders of bundles, or globs of them."],
        )
        .example("\"bundles/*\""),
        Key::may("out", Shape::Text, ["结果放在哪里。", "Where results go."]).default("\"out\""),
        Key::may(
            "plugins",
            Shape::OneOrMore(&Shape::Text),
            [
                "插件的文件夹；项目和指标体系里的 plugins/ 不写也算。",
                "Folders of plugins, beside plugins/ in the project and in the methodology.",
            ],
        )
        .example("\"../../plugins/examples/keywords-python\""),
    ],
);

/// What a project folder runs on; paths are relative to the folder, and may lead out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// The methodology's folder.
    pub methodology: String,
    /// Folders of bundles, or globs of them.
    pub bundles: Vec<String>,
    /// Where results go.
    pub out: String,
    /// Folders of plugins.
    pub plugins: Vec<String>,
}

/// Reads `heng.yaml`.
pub fn load_project(text: &Arc<Source>) -> Result<Project, Vec<Diagnostic>> {
    let log = Log::default();
    let (root, diagnostics) = parse(text);
    log.note_all(diagnostics);
    let project = root.as_ref().and_then(|root| project(At::whole(&log, text, root)));
    let diagnostics = log.sorted();
    let broken = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    project.filter(|_| !broken).ok_or(diagnostics)
}

fn project(at: At<'_>) -> Option<Project> {
    let map = at.map(&PROJECT)?;
    let methodology = map.need("methodology").and_then(At::text);
    let bundles = map.need("bundles").map(At::one_or_more).unwrap_or_default();
    let bundles = bundles.into_iter().filter_map(glob).collect();
    let out = map.get("out").map_or_else(|| Some("out".to_owned()), At::text);
    let plugins = map.get("plugins").map(At::one_or_more).unwrap_or_default();
    let plugins = plugins.into_iter().filter_map(At::text).collect();
    Some(Project { methodology: methodology?, bundles, out: out?, plugins })
}

fn glob(at: At<'_>) -> Option<String> {
    let pattern = at.text()?;
    if let Err(error) = globset::Glob::new(&pattern) {
        at.error(bad_pattern(&pattern, &error));
        return None;
    }
    Some(pattern)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_names_its_parts() {
        let text = Source::new("heng.yaml", "methodology: ../../rules/csc-2024\nbundles: bundles/*\nout: out\n");
        let project = load_project(&text).unwrap();
        assert_eq!(project.methodology, "../../rules/csc-2024");
        assert_eq!(project.bundles, ["bundles/*"]);
        let list = Source::new("heng.yaml", "methodology: m\nbundles: [a, b/*]\n");
        let project = load_project(&list).unwrap();
        assert_eq!((project.bundles.len(), project.out.as_str()), (2, "out"));
    }

    #[test]
    fn every_mistake_of_a_project_is_said() {
        let text = Source::new("heng.yaml", "methodolgy: m\nbundles: [\"a[\", 3: 4]\nout:\n");
        let diagnostics = load_project(&text).unwrap_err();
        let said: Vec<(&str, &str)> = diagnostics
            .iter()
            .map(|diagnostic| (&*diagnostic.message.code, &text.text[diagnostic.labels[0].span.range()]))
            .collect();
        assert_eq!(
            said,
            [
                ("heng::methodology::unknown_key", "methodolgy"),
                ("heng::methodology::bad_pattern", "\"a[\""),
                ("heng::methodology::wrong_type", "3: 4"),
                ("heng::methodology::wrong_type", "out"),
            ]
        );
    }
}
