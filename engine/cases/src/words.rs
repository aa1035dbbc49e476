//! The keys and words of `cases.md`, each in Chinese and English, declared once.

/// In which language a case is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wording {
    /// `期望: 得分 80.00`
    Chinese,
    /// `expect: scored 80.00`
    English,
}

impl Wording {
    /// The first of these spellings that is of this language.
    fn first(self, spellings: &'static [&'static str]) -> &'static str {
        let fits = |spelling: &&&str| spelling.is_ascii() == (self == Wording::English);
        spellings.iter().find(fits).unwrap_or(&spellings[0])
    }
}

/// What a line of a case states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Key {
    Subject,
    AssessedOn,
    Params,
    Expect,
    /// Names the variants of a table; only there.
    Variant,
}

/// Every key with its spellings; the first is the one that messages name.
const KEYS: &[(Key, &[&str])] = &[
    (Key::Subject, &["subject", "对象", "评估对象"]),
    (Key::AssessedOn, &["assessed_on", "评估日期"]),
    (Key::Params, &["params", "参数"]),
    (Key::Expect, &["expect", "期望"]),
    (Key::Variant, &["variant", "变体"]),
];

impl Key {
    /// The key of that spelling.
    pub(crate) fn of(word: &str) -> Option<Key> {
        KEYS.iter().find(|(_, spellings)| spellings.contains(&word)).map(|(key, _)| *key)
    }

    /// As it is written in that language.
    pub(crate) fn spelling(self, wording: Wording) -> &'static str {
        let found = KEYS.iter().find(|(key, _)| *key == self);
        wording.first(found.expect("every key has its spellings").1)
    }

    /// Every spelling of the keys that may start a line.
    pub(crate) fn of_lines() -> Vec<&'static str> {
        let lines = KEYS.iter().filter(|(key, _)| *key != Key::Variant);
        lines.flat_map(|(_, spellings)| spellings.iter().copied()).collect()
    }

    /// Every spelling of the keys that may head a column.
    pub(crate) fn of_columns() -> Vec<&'static str> {
        let columns = KEYS.iter().filter(|(key, _)| *key != Key::Params);
        columns.flat_map(|(_, spellings)| spellings.iter().copied()).collect()
    }
}

/// What can be expected of a criterion or of the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    Met,
    Unmet,
    Partly,
    Missing,
    NotApplicable,
    Error,
    Vetoed,
    Scored,
    Finding,
    NoFinding,
    Measure,
}

const WORDS: &[(Word, &[&str])] = &[
    (Word::Met, &["met", "满足", "达到"]),
    (Word::Unmet, &["unmet", "未满足", "未达到"]),
    (Word::Partly, &["partly", "部分满足", "部分达到"]),
    (Word::Missing, &["missing", "missing_evidence", "证据缺失", "缺证据"]),
    (Word::NotApplicable, &["not_applicable", "不适用"]),
    (Word::Error, &["error", "出错"]),
    (Word::Vetoed, &["vetoed", "一票否决"]),
    (Word::Scored, &["scored", "得分"]),
    (Word::Finding, &["finding", "发现"]),
    (Word::NoFinding, &["no_finding", "没有发现"]),
    (Word::Measure, &["measure", "量值"]),
];

impl Word {
    /// The word of that spelling.
    pub(crate) fn of(word: &str) -> Option<Word> {
        WORDS.iter().find(|(_, spellings)| spellings.contains(&word)).map(|(one, _)| *one)
    }

    /// As it is written in that language.
    pub(crate) fn spelling(self, wording: Wording) -> &'static str {
        let found = WORDS.iter().find(|(word, _)| *word == self);
        wording.first(found.expect("every word has its spellings").1)
    }

    /// What may be said of a criterion.
    pub(crate) fn is_of_criteria(self) -> bool {
        use Word::{Error, Met, Missing, NotApplicable, Partly, Unmet};
        matches!(self, Met | Unmet | Partly | Missing | NotApplicable | Error)
    }

    /// The spellings of those that pass.
    pub(crate) fn spellings(passes: impl Fn(Word) -> bool) -> Vec<&'static str> {
        WORDS.iter().filter(|(word, _)| passes(*word)).flat_map(|(_, spellings)| spellings.iter().copied()).collect()
    }
}
