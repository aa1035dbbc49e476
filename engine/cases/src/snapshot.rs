//! Snapshots in the file format of insta: a head in YAML between two lines `---`, then the text.

/// A snapshot as it stands in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The path of the `cases.md` within the methodology.
    pub source: String,
    /// The title of the case.
    pub title: String,
    /// The text; its last line is ended.
    pub body: String,
}

impl Snapshot {
    /// The file's text.
    pub fn written(&self) -> String {
        // A JSON text is a YAML text.
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        format!("---\nsource: {}\nexpression: {}\n---\n{}", quoted(&self.source), quoted(&self.title), self.body)
    }
}

/// The text below the head of a snapshot file, as lines that are ended by `\n` alone. A file without a head is all text: it shows
/// as a difference.
pub(crate) fn body(file: &str) -> String {
    let file = file.replace("\r\n", "\n");
    let body = file.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map_or(&*file, |(_, body)| body);
    format!("{}\n", body.trim_end_matches('\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn insta_reads_what_is_written_here() {
        let snapshot = Snapshot {
            source: "checks/6.1-a/cases.md".to_owned(),
            title: "引号“与\"和 --- 与 \\: 冒号".to_owned(),
            body: "outcome: scored\nscore: 64.00\n---\ncriteria:\n  a: met\n".to_owned(),
        };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("案例.snap");
        std::fs::write(&path, snapshot.written()).unwrap();
        let read = insta::Snapshot::from_file(&path).unwrap();
        assert_eq!(read.metadata().expression(), Some(&*snapshot.title));
        assert_eq!(read.metadata().source(), Some(&*snapshot.source));
        assert_eq!(read.as_text().unwrap().to_string().trim_end(), snapshot.body.trim_end());
        assert_eq!(body(&snapshot.written()), snapshot.body);
        assert_eq!(body(&snapshot.written().replace('\n', "\r\n")), snapshot.body);
    }
}
