//! The bundles of the example: made by the generator, opening without a complaint, saying that they are made up.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_evidence::Bundle;
use heng_files::Folder;
use heng_generator::write;
use heng_model::definition::Limits;

use crate::{assessed, folders, root, subjects, table};

#[test]
fn the_bundles_are_what_the_generator_makes() {
    let folder = root().join("examples/csc-2024/bundles");
    let made = write::bundles(&subjects(), &table());
    let standing = write::standing(&folder);
    let again = "cargo run -p heng-generator -- write";
    assert_eq!(standing, made.keys().cloned().collect::<Vec<_>>(), "other files than are made: {again}");
    for (path, bytes) in &made {
        assert!(std::fs::read(folder.join(path)).unwrap() == *bytes, "{path} is not what is made: {again}");
    }
    let average = made.values().map(Vec::len).sum::<usize>() / 64;
    assert!(average < 100 << 10, "a bundle has {average} bytes on the average");
}

#[test]
fn bundles_open_without_a_complaint_and_coders_quote_what_is_there() {
    let mut quotations = 0;
    for folder in folders() {
        let bundle = Bundle::open(
            "example",
            Arc::new(Folder::open(&folder).unwrap()),
            Limits::default(),
            &heng_evidence::Readers::none(),
        );
        let text = std::fs::read_to_string(folder.join("data/observations.yaml")).unwrap();
        let observations: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
        let codings = observations.as_mapping().unwrap().values().flat_map(|leaf| leaf.as_mapping().unwrap().values());
        for coding in codings.flat_map(|observation| observation["codings"].as_sequence().unwrap()) {
            let Some(file) = coding.get("where").and_then(serde_yaml::Value::as_str) else { continue };
            let quote = coding["quote"].as_str().unwrap();
            assert!(bundle.document(file).unwrap().says(quote).is_some(), "{}: {file}: {quote}", folder.display());
            quotations += 1;
        }
        assert_eq!(bundle.diagnostics(), [], "{}", folder.display());
    }
    assert!(quotations >= 64);
}

#[test]
fn every_file_says_that_it_is_made_up() {
    assert!(assessed().assessment.subjects.iter().all(|result| result.judgements.bundle.as_ref().unwrap().synthetic));
    let mut encodings: BTreeMap<&str, usize> = BTreeMap::new();
    for folder in folders() {
        for file in walkdir::WalkDir::new(folder.join("data")).into_iter().map(Result::unwrap) {
            if !file.file_type().is_file() {
                continue;
            }
            let raw = std::fs::read(file.path()).unwrap();
            // A byte order mark goes before the encoding that is tried.
            let tried = [encoding_rs::UTF_8, encoding_rs::GB18030].map(|encoding| encoding.decode(&raw));
            let read = tried.iter().find(|(text, ..)| text.contains("虚构示例"));
            let garbled = String::from_utf8_lossy(&raw).contains("锟斤拷");
            assert!(read.is_some() || garbled, "{}", file.path().display());
            *encodings.entry(read.map_or("garbled", |(_, encoding, _)| encoding.name())).or_default() += 1;
        }
    }
    // Old encodings and lost letters are what collectors meet.
    assert!(encodings["gb18030"] > 300 && encodings["UTF-16LE"] > 20 && encodings["garbled"] > 0, "{encodings:?}");
}
