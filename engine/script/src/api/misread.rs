//! Files that are asked for as what they are not. Nothing would be found in them, and absence would be judged of what was never read.

use heng_model::Message;

/// What is wrong with reading a file, or the files of a pattern, by a method of `bundle`: by its ending it is of another kind. Endings
/// that say nothing, and `document`, which reads any text, are let be.
pub fn misread(call: &str, path: &str) -> Option<Message> {
    let (_, ending) = path.rsplit_once('.')?;
    let is = match ending.to_ascii_lowercase().as_str() {
        "html" | "htm" | "shtml" | "xhtml" => "page",
        "csv" | "tsv" => "table",
        "json" | "yaml" | "yml" => "data",
        _ => return None,
    };
    let instead = match (call.trim_start_matches("find_"), is) {
        ("table" | "json", "page") => "bundle.page",
        ("page" | "pages" | "json", "table") => "bundle.table",
        ("page" | "pages", "data") => "bundle.json",
        _ => return None,
    };
    let message = Message::new("heng::rule::read_as_another").with("file", path).with("is", is);
    Some(message.with("call", call).with("instead", instead))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_as_what_its_ending_says() {
        for (call, path) in [
            ("page", "t.csv"),
            ("find_page", "t.JSON"),
            ("pages", "tables/*.csv"),
            ("table", "p.html"),
            ("json", "p.shtml"),
            ("find_json", "t.tsv"),
        ] {
            assert!(misread(call, path).is_some(), "{call} {path}");
        }
        for (call, path) in [
            ("page", "p.html"),
            ("page", "p"),
            ("page", "p.txt"),
            ("pages", "pages/**"),
            ("document", "t.csv"),
            ("table", "t.json"),
            ("json", "t.yaml"),
            ("table", "t.txt"),
        ] {
            assert_eq!(misread(call, path), None, "{call} {path}");
        }
    }
}
