//! "Did you mean".

/// The candidate nearest to what was written, if it is near enough to be meant; else an empty text.
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    let scored = candidates.into_iter().map(|candidate| (strsim::damerau_levenshtein(written, candidate), candidate));
    let best = scored.min_by(|(a, left), (b, right)| a.cmp(b).then(left.cmp(right)));
    // A third of the letters may differ, and always one.
    let most = (written.chars().count() / 3).max(1);
    best.filter(|(distance, _)| *distance <= most).map(|(_, candidate)| candidate.to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_near_is_suggested() {
        assert_eq!(nearest("contians", ["contains", "count"]), "contains");
        assert_eq!(nearest("gruop", ["group", "library"]), "group");
        assert_eq!(nearest("xyz", ["group", "library"]), "");
    }
}
