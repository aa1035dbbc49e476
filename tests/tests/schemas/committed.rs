//! The files in the repository.

use std::collections::BTreeSet;

use crate::reading::{root, schemas};

#[test]
fn the_files_in_the_repository_are_what_the_declarations_say() {
    let folder = root().join("docs/schemas");
    let renew = std::env::var_os("HENG_RENEW").is_some();
    let mut stale = Vec::new();
    let mut names = BTreeSet::new();
    for (name, schema) in schemas() {
        let file = format!("{name}.schema.json");
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        if renew {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join(&file), &text).unwrap();
        }
        if std::fs::read_to_string(folder.join(&file)).ok().as_ref() != Some(&text) {
            stale.push(file.clone());
        }
        names.insert(file);
    }
    let found = std::fs::read_dir(&folder).into_iter().flatten().map(|entry| entry.unwrap().file_name());
    let found: BTreeSet<String> = found.map(|name| name.into_string().unwrap()).collect();
    names.insert("README.md".to_owned());
    let others: Vec<&String> = found.iter().filter(|name| !names.contains(*name)).collect();
    assert!(others.is_empty(), "docs/schemas has files that nothing makes: {others:?}; remove them");
    assert!(
        stale.is_empty(),
        "docs/schemas is stale: {stale:?}. Renew it with HENG_RENEW=1 cargo test -p heng-tests --test schemas, and look at \
         what changed"
    );
}
