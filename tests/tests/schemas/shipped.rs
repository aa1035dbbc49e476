//! Every YAML file of the rules and examples is as the schemas say.

use crate::reading::{Validator, root, seen};

#[test]
fn what_is_shipped_is_as_the_schemas_say() {
    let mut tried = 0;
    for folder in ["rules", "examples"] {
        let entries = walkdir::WalkDir::new(root().join(folder)).sort_by_file_name().into_iter().filter_map(Result::ok);
        for entry in entries.filter(|entry| entry.file_type().is_file()) {
            let path = entry.path();
            let parent = path.parent().and_then(|parent| parent.file_name()).and_then(|name| name.to_str());
            let kind = match (path.file_name().and_then(|name| name.to_str()).unwrap(), parent) {
                ("heng.yaml", _) => "project",
                ("methodology.yaml", _) => "methodology",
                ("subjects.yaml", _) => "subjects",
                ("statistics.yaml", _) => "statistics",
                ("indicator.yaml", _) => "indicator",
                ("bundle.yaml", _) => "bundle",
                ("observations.yaml", Some("data")) => "observations",
                (_, Some("reference")) if path.extension().is_some_and(|ending| ending == "yaml") => "reference",
                _ => continue,
            };
            let text = std::fs::read_to_string(path).unwrap();
            let document = seen(path.to_str().unwrap(), &text);
            assert_eq!(Validator::of(kind).refusal(&document), None, "{}", path.display());
            tried += 1;
        }
    }
    assert!(tried >= 12, "{tried} files");
}
