//! Delta debugging: halves, quarters, and at last single parts are taken away, as long as the judgement holds.

use std::collections::{BTreeMap, BTreeSet};

use heng_evidence::{is_data, is_markup};
use heng_model::definition::Limits;

use crate::bundle::{META, OBSERVATIONS};

use super::pages::Bones;
use super::parts::{self, Group};
use super::{entries, pages, prose};

/// Rounds over all files: what one round takes away may free more.
const MOST_ROUNDS: usize = 3;

/// Texts by path, as blocks of `cases.md` name them.
pub(crate) type Texts = BTreeMap<String, String>;

/// A search for the shortest texts that hold.
pub(crate) struct Search<'a> {
    /// Whether these texts hold.
    pub holds: &'a mut dyn FnMut(&Texts) -> bool,
    /// The bounds on evidence.
    pub limits: Limits,
    /// How many times it may still ask.
    pub left: usize,
}

impl Search<'_> {
    /// The texts, shorter.
    pub(crate) fn shorten(&mut self, mut texts: Texts) -> Texts {
        self.files(&mut texts);
        for _ in 0..MOST_ROUNDS {
            let before = texts.clone();
            for path in before.keys() {
                self.parts(&mut texts, path);
            }
            self.files(&mut texts);
            if texts == before {
                break;
            }
        }
        for path in texts.keys().cloned().collect::<Vec<_>>() {
            let tidied = tidy(&path, &texts[&path]);
            self.try_put(&mut texts, &path, tidied);
        }
        texts
    }

    fn ask(&mut self, texts: &Texts) -> bool {
        if self.left == 0 {
            return false;
        }
        self.left -= 1;
        (self.holds)(texts)
    }

    fn try_put(&mut self, texts: &mut Texts, path: &str, text: String) -> bool {
        if texts[path] == text {
            return false;
        }
        let before = texts.insert(path.to_owned(), text).unwrap_or_default();
        let holds = self.ask(texts);
        if !holds {
            texts.insert(path.to_owned(), before);
        }
        holds
    }

    fn files(&mut self, texts: &mut Texts) {
        let paths: Vec<String> = texts.keys().cloned().collect();
        let without = |gone: &BTreeSet<usize>| -> Texts {
            let left = paths.iter().enumerate().filter(|(at, _)| !gone.contains(at));
            left.map(|(_, path)| (path.clone(), texts[path].clone())).collect()
        };
        let gone = self.most(paths.len(), |search, gone| search.ask(&without(gone)));
        *texts = without(&gone);
    }

    fn parts(&mut self, texts: &mut Texts, path: &str) {
        if !texts.contains_key(path) {
            return;
        }
        let limits = self.limits;
        if path == META || is_data(path) {
            self.by_depth(texts, path, entries::at_depth);
        } else if is_markup(path) {
            self.by_depth(texts, path, |text, depth| pages::at_depth(text, limits, depth));
            for kind in [Bones::Remarks, Bones::Tags, Bones::Texts] {
                let groups = pages::bones(&texts[path], limits, kind);
                self.groups(texts, path, &groups);
            }
        } else if has_rows(path) {
            let rows = prose::rows(&texts[path]);
            self.groups(texts, path, &rows);
        } else {
            let lines = prose::lines(&texts[path]);
            self.groups(texts, path, &lines);
            let sentences = prose::sentences(&texts[path]);
            self.groups(texts, path, &sentences);
        }
    }

    fn by_depth(&mut self, texts: &mut Texts, path: &str, at: impl Fn(&str, usize) -> Option<Vec<Group>>) {
        let mut depth = 0;
        // A coding is one thing: who coded what, when.
        let most = if path == OBSERVATIONS { 2 } else { usize::MAX };
        while let Some(groups) = at(&texts[path], depth).filter(|_| depth < most) {
            self.groups(texts, path, &groups);
            depth += 1;
        }
    }

    /// Takes away as many of these parts as it can.
    fn groups(&mut self, texts: &mut Texts, path: &str, groups: &[Group]) {
        let text = texts[path].clone();
        let sound = |text: &str| !(path == META || is_data(path)) || entries::is_sound(text);
        let mut tried = texts.clone();
        let gone = self.most(groups.iter().map(Group::len).sum(), |search, gone| {
            let shorter = parts::without(&text, groups, gone);
            if !sound(&shorter) {
                return false;
            }
            tried.insert(path.to_owned(), shorter);
            search.ask(&tried)
        });
        texts.insert(path.to_owned(), parts::without(&text, groups, &gone));
    }

    /// The parts that can go together: first as many at once as possible, at last one by one.
    fn most(&mut self, count: usize, mut can_go: impl FnMut(&mut Self, &BTreeSet<usize>) -> bool) -> BTreeSet<usize> {
        let mut gone = BTreeSet::new();
        let mut size = count;
        while size > 0 {
            let kept: Vec<usize> = (0..count).filter(|at| !gone.contains(at)).collect();
            for few in kept.chunks(size) {
                let more: BTreeSet<usize> = gone.iter().chain(few).copied().collect();
                if can_go(self, &more) {
                    gone = more;
                }
            }
            size /= 2;
        }
        gone
    }
}

fn has_rows(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    ["csv", "tsv"].contains(&ending.as_str())
}

/// The text without empty lines and spaces at the ends of lines, and data without the remarks before it.
fn tidy(path: &str, text: &str) -> String {
    let text = if is_data(path) { entries::without_head(text) } else { text.to_owned() };
    let mut out = String::new();
    for line in text.lines().map(str::trim_end).filter(|line| !line.is_empty()) {
        out.push_str(if is_markup(path) { line.trim_start() } else { line });
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_needed_is_left() {
        let rows: String = (0..200).map(|row| format!("{row},x\n")).collect();
        let texts = Texts::from([
            ("a.csv".to_owned(), format!("id,name\n{rows}")),
            ("b.txt".to_owned(), "没用\n".to_owned()),
            ("c.html".to_owned(), "<html><body>\n\n<div><p>甲</p><p>乙</p></div></body></html>".to_owned()),
        ]);
        let mut asked = 0;
        let mut holds = |texts: &Texts| {
            asked += 1;
            texts.get("a.csv").is_some_and(|text| text.contains("\n17,x\n") && text.contains("\n170,x\n"))
                && texts.get("c.html").is_some_and(|text| text.contains("<p>乙</p>"))
        };
        let short = Search { holds: &mut holds, limits: Limits::default(), left: 1_000 }.shorten(texts);
        assert_eq!(short.len(), 2);
        assert_eq!(short["a.csv"], "id,name\n17,x\n170,x\n");
        assert_eq!(short["c.html"], "<p>乙</p>\n");
        assert!(asked < 150, "{asked}");
    }

    #[test]
    fn it_ends_where_it_may_ask_no_more() {
        let texts = Texts::from([("a.txt".to_owned(), "一\n二\n".to_owned())]);
        let short = Search { holds: &mut |_: &Texts| true, limits: Limits::default(), left: 0 }.shorten(texts.clone());
        assert_eq!(short, texts);
    }
}
