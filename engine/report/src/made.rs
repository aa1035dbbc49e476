//! A file of a report before it is written.

use heng_model::assessment::Assessment;

/// Most characters of a methodology's id in the name of a file.
const MOST_NAME: usize = 80;

/// A file that a format makes of an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Its path within the folder that is written to, with `/`.
    pub name: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

impl Made {
    /// A file named after the methodology: `csc-2024.xlsx`.
    pub fn new(assessment: &Assessment, ending: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: format!("{}{ending}", stem(assessment)), bytes: bytes.into() }
    }
}

/// The methodology's id as the beginning of a file's name. Results come from elsewhere: what could lead out of a folder,
/// or means something to a shell or a file system, becomes `-`.
pub fn stem(assessment: &Assessment) -> String {
    let plain =
        |character: char| if character.is_alphanumeric() || "-_.".contains(character) { character } else { '-' };
    let stem: String = assessment.methodology.id.chars().take(MOST_NAME).map(plain).collect();
    let stem = stem.trim_start_matches(['.', '-']).trim_end_matches('.');
    if stem.is_empty() { "results".to_owned() } else { stem.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn a_name_stays_within_the_folder_and_means_nothing_to_a_shell() {
        let named = |id: &str| {
            let mut assessment = sample::assessment();
            assessment.methodology.id = id.to_owned();
            Made::new(&assessment, ".xlsx", Vec::new()).name
        };
        assert_eq!(named("csc-2024"), "csc-2024.xlsx");
        assert_eq!(named("数字政府 2024"), "数字政府-2024.xlsx");
        assert_eq!(named("../../etc/x"), "etc-x.xlsx");
        assert_eq!(named("..\\a\u{1b}[2J;rm"), "a--2J-rm.xlsx");
        assert_eq!(named("../.."), "results.xlsx");
        assert_eq!(named(&"长".repeat(300)).chars().count(), MOST_NAME + 5);
    }
}
