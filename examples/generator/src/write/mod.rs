//! The evidence of one government, area by area: each file writes what the checks of one first-level indicator read.

mod cases;
mod data;
mod governance;
mod management;
mod openness;
mod platform;
mod satisfaction;
mod service;

use std::collections::BTreeMap;
use std::path::Path;

use crate::bundle::Bundle;
use crate::layout::Layouts;
use crate::subject::Subject;
use crate::truth::{Row, Truth};
use crate::{Error, files};

/// The files of a bundle, by their paths in it.
pub fn bundle(subject: &Subject, row: &Row, layouts: &Layouts) -> BTreeMap<String, Vec<u8>> {
    let mut bundle = Bundle::new(subject, row, layouts);
    management::write(&mut bundle);
    platform::write(&mut bundle);
    data::write(&mut bundle);
    service::write(&mut bundle);
    governance::write(&mut bundle);
    openness::write(&mut bundle);
    satisfaction::write(&mut bundle);
    cases::write(&mut bundle);
    bundle.finish()
}

/// All bundles, by their folders and files: `330100/data/pages/map.html`.
pub fn bundles(subjects: &[Subject], truth: &Truth) -> BTreeMap<String, Vec<u8>> {
    let layouts = Layouts::new();
    let mut made = BTreeMap::new();
    for subject in subjects {
        let Some(row) = truth.rows.get(&subject.id) else { continue };
        for (path, bytes) in bundle(subject, row, &layouts) {
            made.insert(format!("{}/{path}", subject.id), bytes);
        }
    }
    made
}

/// Puts the bundles into a folder, and takes out of it what is not made any more.
pub fn put(made: &BTreeMap<String, Vec<u8>>, folder: &Path) -> Result<(), Error> {
    for (path, bytes) in made {
        files::write(&folder.join(path), bytes)?;
    }
    for path in standing(folder) {
        if !made.contains_key(&path) {
            let path = folder.join(path);
            std::fs::remove_file(&path).map_err(|source| Error::File { path, source })?;
        }
    }
    Ok(())
}

/// The files that stand in a folder, with `/` between names.
pub fn standing(folder: &Path) -> Vec<String> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().flatten();
    let files = files.filter(|entry| entry.file_type().is_file());
    let names = files.filter_map(|entry| {
        let path = entry.path().strip_prefix(folder).ok()?;
        Some(path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"))
    });
    names.collect()
}

/// A row of a table.
fn cells<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(str::to_owned).to_vec()
}

/// What a province's unified identity is called.
fn identity_of(subject: &Subject) -> &'static str {
    const CALLED: [(&str, &str); 19] = [
        ("13", "冀时办"),
        ("14", "三晋通"),
        ("21", "辽事通"),
        ("22", "吉事办"),
        ("23", "黑龙江全省事"),
        ("31", "随申办"),
        ("33", "浙里办"),
        ("34", "皖事通"),
        ("35", "闽政通"),
        ("36", "赣服通"),
        ("37", "爱山东"),
        ("41", "豫事办"),
        ("42", "鄂汇办"),
        ("44", "粤省事"),
        ("50", "渝快办"),
        ("51", "天府通办"),
        ("61", "秦务员"),
        ("62", "甘快办"),
        ("64", "我的宁夏"),
    ];
    CALLED
        .iter()
        .find(|(code, _)| subject.province.starts_with(code))
        .map_or("统一身份认证", |(_, called)| called)
}
