//! Everything that is said here has words in both languages.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn said() -> BTreeSet<String> {
    let sources = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    let texts = sources.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
    let mut codes = BTreeSet::new();
    for text in texts {
        for rest in text.split("\"heng::score::").skip(1) {
            codes.insert(rest.split('"').next().unwrap().to_owned());
        }
    }
    codes
}

#[test]
fn every_code_is_in_both_catalogues_and_no_other() {
    let said = said();
    assert!(said.contains("zero_range"), "{said:?}");
    for language in ["zh", "en"] {
        let path = format!("../report/catalogue/{language}/score.ftl");
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        let entries: BTreeSet<String> = text
            .lines()
            .filter_map(|line| line.strip_prefix("score-")?.split_once(" = "))
            .map(|(id, _)| id.to_owned())
            .collect();
        assert_eq!(entries, said, "{language}");
        let attributes = |name: &str| text.matches(name).count();
        assert_eq!((attributes("    .label = "), attributes("    .help = ")), (said.len(), said.len()), "{language}");
    }
}
