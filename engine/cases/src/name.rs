//! Names of snapshots: the title, as every file system can hold it, unique within a check.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use crate::case::Case;

/// Bytes of a name, so that with its endings it stays below the 255 of most file systems.
const MOST_BYTES: usize = 150;
/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul"];

/// Gives every case its name.
pub(crate) fn give(cases: &mut [Case]) {
    let mut taken = BTreeSet::new();
    for case in cases {
        let full = case.full_title();
        let short = match &case.variant {
            Some(variant) => format!("{}--{}", slug(&case.title), slug(variant)),
            None => slug(&case.title),
        };
        let mut name = cut(&short);
        let is_device = DEVICES.contains(&name.as_str())
            || (name.len() == 4 && ["com", "lpt"].iter().any(|device| name.starts_with(device)));
        if name.len() < short.len() || name.is_empty() || is_device || taken.contains(&name) {
            name = format!("{name}-{}", &blake3::hash(full.as_bytes()).to_hex()[..6]);
        }
        taken.insert(name.clone());
        case.name = name;
    }
}

/// Letters and digits, small, with `-` for everything between them.
fn slug(title: &str) -> String {
    let mut slug = String::new();
    for sign in title.nfkc().flat_map(char::to_lowercase) {
        if sign.is_alphanumeric() {
            slug.push(sign);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    // Composed again: lower case may have taken signs apart, and some file systems compare bytes.
    slug.trim_end_matches('-').nfc().collect()
}

fn cut(name: &str) -> String {
    let mut end = name.len().min(MOST_BYTES);
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    name[..end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_names_that_every_file_system_holds() {
        assert_eq!(slug("五一调休：4月30日发布，5月9日解读"), "五一调休-4月30日发布-5月9日解读");
        assert_eq!(slug("  A/B\\C: “x”?*  "), "a-b-c-x");
        assert_eq!(slug("…"), "");
        assert_eq!(cut(&"政".repeat(100)).len(), 150);
    }
}
