//! Files that are asked for as what they are not. Nothing would be found in them, and absence would be judged of what was never read.

use heng_model::Message;

/// What is wrong with reading a file, or the files of a pattern, by a method of `bundle`: by its ending it is of another kind. Endings
/// that say nothing, and `document`, which reads any text, are let be.
pub fn misread(call: &str, path: &str) -> Option<Message> {
    let (_, ending) = path.rsplit_once('.')?;
    let is = match ending.to_ascii_lowercase().as_str() {
        "html" | "htm" | "shtml" | "xhtml" => "page",
        "csv" | "tsv" | "xlsx" | "xlsm" | "xls" | "ods" => "table",
        "docx" | "pdf" => "prose",
        "json" | "yaml" | "yml" => "data",
        _ => return None,
    };
    let instead = match (call.trim_start_matches("find_"), is) {
        ("table" | "json", "page") => "bundle.page",
        ("page" | "pages" | "json", "table") => "bundle.table",
        ("page" | "pages", "data") => "bundle.json",
        ("page", "prose") => "bundle.document",
        ("pages", "prose") => "bundle.documents",
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
            ("page", "价格.xlsx"),
            ("pages", "文件/*.docx"),
            ("page", "报告.PDF"),
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
            ("table", "价格.xlsx"),
            ("document", "价格.xls"),
            ("table", "文件.docx"),
            ("document", "报告.pdf"),
            ("pages", "web/home.warc.gz/**"),
        ] {
            assert_eq!(misread(call, path), None, "{call} {path}");
        }
    }
}
