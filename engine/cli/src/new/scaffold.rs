//! Files that a person goes on from, in the reader's language.

use heng_report::Lang;

/// A file as it ships: its path, and its text in Chinese and English.
macro_rules! files {
    ($($const:ident: [$($path:literal = $file:literal),* $(,)?];)*) => {
        $(const $const: &[(&str, [&str; 2])] = &[
            $(($path, [include_str!(concat!("scaffold/zh/", $file)), include_str!(concat!("scaffold/en/", $file))])),*
        ];)*
    };
}

files! {
    CHECK: ["indicator.yaml" = "indicator.yaml", "check.rhai" = "check.rhai", "cases.md" = "cases.md"];
    PROJECT: [
        "heng.yaml" = "heng.yaml",
        "rules/methodology.yaml" = "methodology.yaml",
        "rules/subjects.yaml" = "subjects.yaml",
        "bundles/example/bundle.yaml" = "bundle.yaml",
        "bundles/example/data/pages/1.1/index.html" = "page.html",
    ];
}

/// What Git need not keep.
const IGNORED: &str = include_str!("scaffold/gitignore");

/// The files of a check, by their paths in its folder.
pub fn check(lang: Lang, id: &str, name: &str) -> Vec<(String, String)> {
    // A JSON text is a YAML text.
    let quoted = serde_json::Value::from(name).to_string();
    filled(CHECK, lang, &[("{id}", id), ("{name}", &quoted), ("{title}", name)])
}

/// The files of a project with one check.
pub fn project(lang: Lang, slug: &str) -> Vec<(String, String)> {
    let mut files = filled(PROJECT, lang, &[("{slug}", slug)]);
    files.push((".gitignore".to_owned(), IGNORED.to_owned()));
    let name = match lang {
        Lang::Zh => "政策文件库",
        Lang::En => "Policy library",
    };
    let folder = folder("1.1", "policy-library");
    let check = check(lang, "1.1", name);
    files.extend(check.into_iter().map(|(path, text)| (format!("rules/{folder}/{path}"), text)));
    files
}

/// A check's folder within a methodology: its id, and what of its name any file system can hold.
pub fn folder(id: &str, name: &str) -> String {
    let mut slug = String::new();
    for sign in name.chars().map(|sign| sign.to_ascii_lowercase()) {
        if sign.is_ascii_alphanumeric() {
            slug.push(sign);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { format!("checks/{id}") } else { format!("checks/{id}-{slug}") }
}

fn filled(files: &[(&str, [&str; 2])], lang: Lang, words: &[(&str, &str)]) -> Vec<(String, String)> {
    let fill =
        |text: &str| words.iter().fold(text.replace("\r\n", "\n"), |text, (word, value)| text.replace(word, value));
    let text = |texts: &[&str; 2]| match lang {
        Lang::Zh => fill(texts[0]),
        Lang::En => fill(texts[1]),
    };
    files.iter().map(|(path, texts)| ((*path).to_owned(), text(texts))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_have_names_that_every_file_system_holds() {
        assert_eq!(folder("6.1.3", "统一政策文件库"), "checks/6.1.3");
        assert_eq!(folder("6.1.3", "Policy  library (PDF)"), "checks/6.1.3-policy-library-pdf");
    }
}
