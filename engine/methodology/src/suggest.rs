//! Did you mean …?

use heng_model::Message;

/// The candidate that a slip of the pen could have turned into `word`.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    // A third of the letters may be wrong; in short words one, of a single sign none.
    let most = if length < 2 { 0 } else { (length / 3).max(1) };
    candidates
        .into_iter()
        .take(MOST_COMPARED)
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, candidate)| {
            *distance <= most || (length > 2 && (candidate.starts_with(word) || word.starts_with(candidate)))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// The message with what there is to choose from: `close` says whether there is a `suggestion` (`yes`,
/// `no`, or `empty` where there is nothing at all), `known` lists all.
pub fn with_suggestion<'a>(message: Message, word: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Message {
    let found = nearest(word, known.clone());
    let mut all: Vec<String> = known.into_iter().take(MOST_LISTED + 1).map(str::to_owned).collect();
    let is_empty = all.is_empty();
    if all.len() > MOST_LISTED {
        all.truncate(MOST_LISTED);
        all.push("…".to_owned());
    }
    message
        .with("close", if is_empty { "empty" } else { found.map_or("no", |_| "yes") })
        .with("suggestion", found.unwrap_or_default())
        .with("known", all)
}

/// Names that a word is compared with, so that a thousand mistakes among a million names end in time.
const MOST_COMPARED: usize = 500;
/// Names listed in a help text: more than these nobody reads.
const MOST_LISTED: usize = 24;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_recognised_and_other_words_are_not() {
        let known = ["weight", "name", "parent", "1.1.1", "优秀级", "卓越级"];
        assert_eq!(nearest("wieght", known), Some("weight"));
        assert_eq!(nearest("weigth", known), Some("weight"));
        assert_eq!(nearest("优秀", known), Some("优秀级"));
        assert_eq!(nearest("1.1.2", known), Some("1.1.1"));
        assert_eq!(nearest("colour", known), None);
        assert_eq!(nearest("x", known), None);
    }
}
