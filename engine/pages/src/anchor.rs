//! Places in pages.

use std::fmt::Write;

/// The place of a government or of one of its indicators: `330100/6.1.2`; of an indicator over all governments: `/6.1.2`.
pub fn place(subject: &str, indicator: Option<&str>) -> String {
    match indicator {
        Some(indicator) => format!("{subject}/{indicator}"),
        None => subject.to_owned(),
    }
}

/// The place as the fragment of an address. Browsers take percent signs away again before they look for the place.
pub fn fragment(place: &str) -> String {
    let mut fragment = String::with_capacity(place.len() + 1);
    fragment.push('#');
    for character in place.chars() {
        match character {
            _ if character.is_ascii_alphanumeric() || "-._~/".contains(character) => fragment.push(character),
            _ => {
                for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                    let _ = write!(fragment, "%{byte:02X}");
                }
            }
        }
    }
    fragment
}

/// The name of a file for an id: the id where every file system takes it, else its bytes.
pub fn file(id: &str) -> String {
    let plain = |character: char| character.is_ascii_alphanumeric() || character == '-' || character == '_';
    if !id.is_empty() && id.len() <= 64 && id.chars().all(plain) && !id.starts_with('-') {
        return id.to_owned();
    }
    id.bytes().take(60).fold(String::from("_"), |name, byte| format!("{name}{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_again_whatever_the_id() {
        assert_eq!(fragment(&place("330100", Some("6.1.2"))), "#330100/6.1.2");
        assert_eq!(fragment("杭"), "#%E6%9D%AD");
        assert_eq!(fragment("a b%\""), "#a%20b%25%22");
    }

    #[test]
    fn no_id_leaves_the_folder() {
        assert_eq!(file("330100"), "330100");
        assert_eq!(file("../x"), "_2e2e2f78");
        assert_eq!(file(""), "_");
    }
}
