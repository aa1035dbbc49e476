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
        format!("---\nsource: {}\nexpression: {}\n---\n{}", in_yaml(&self.source), in_yaml(&self.title), self.body)
    }
}

/// A text in YAML: plain where nothing in it could be taken for anything else, as insta writes it too; else in quotes.
fn in_yaml(text: &str) -> String {
    let is_plain_char =
        |letter: char| !letter.is_ascii() || letter.is_ascii_alphanumeric() || "/._+() -".contains(letter);
    let is_plain = text.starts_with(|first: char| first.is_alphanumeric())
        && !text.ends_with(' ')
        && text.chars().all(|letter| is_plain_char(letter) && !letter.is_control())
        && text.parse::<f64>().is_err()
        && !text.starts_with("0x")
        && !WORDS.iter().any(|word| word.eq_ignore_ascii_case(text));
    // A JSON text is a YAML text.
    if is_plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

/// What YAML takes for something else than a text.
const WORDS: [&str; 9] = ["yes", "no", "on", "off", "true", "false", "null", "y", "n"];

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
    fn titles_are_in_quotes_only_where_they_must() {
        let plain = ["checks/6.1-a/cases.md", "没有查询", "1.2 万是一万二千，没有写的是零", "截止日当天"];
        assert_eq!(plain.map(in_yaml), plain);
        for text in ["案例: 一", "12", "1e3", "no", "Yes", "- 甲", "（甲）", "甲 ", "引号\"甲", "甲 # 乙", "甲\t乙", ""]
        {
            assert_eq!(in_yaml(text), serde_json::Value::from(text).to_string());
        }
    }

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
