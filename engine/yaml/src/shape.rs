//! What the files that people write may hold, declared once: their readers go by it, and the schemas for editors are made
//! of it ([`super::schema`]).

/// What may stand at a place.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// A scalar, as text; it may be empty.
    Scalar,
    /// A scalar, as text, with more in it than white space.
    Text,
    /// A scalar of these types whose text, where it is one, a regular expression describes; both as JSON schemas have them.
    Like(&'static [&'static str], &'static str),
    /// A number of bytes: `512`, `20 MB`.
    Size,
    /// An exact number: `40`, `0.5`, `1/3`.
    Number,
    /// A number above zero.
    Positive,
    /// A number within bounds, both included.
    Within(i64, i64),
    /// The same, or a text that is no number.
    TextOrWithin(i64, i64),
    /// A whole number within bounds, both included.
    Whole(i64, i64),
    /// `true` or `false`, with quotation marks or without.
    Flag,
    /// `true` or `false`, without quotation marks.
    PlainFlag,
    /// A day, as `2024-11-30`.
    Date,
    /// One of a few words, each with its meaning.
    Words(&'static [(&'static str, &'static str)]),
    /// Anything but nothing.
    Any,
    /// A map with these keys.
    Map(&'static Keys),
    /// A map whose keys are names.
    Names(&'static Shape),
    /// Values in a row.
    List(&'static Shape),
    /// Texts in a row, none twice.
    Texts,
    /// Two values in a row.
    Pair(&'static [Shape; 2]),
    /// One value, or several in a row.
    OneOrMore(&'static Shape),
    /// The first where a list stands, else the second.
    ListOr(&'static Shape, &'static Shape),
    /// The value, or nothing.
    OrNothing(&'static Shape),
    /// A map with these keys, or something that is no map.
    MapOr(&'static Keys, &'static Shape),
    /// The first case that fits, or else the shape.
    Cases(&'static [Case], &'static Shape),
}

/// A map that one of its keys tells from others.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    /// The key that must be there.
    pub key: &'static str,
    /// Whether keys that the case does not have tell that it is another.
    pub alone: bool,
    /// The keys of the map.
    pub keys: &'static Keys,
}

/// The keys of a map.
#[derive(Debug)]
pub struct Keys {
    /// The name of this declaration, one of a kind in its file.
    pub name: &'static str,
    /// What the map is, in Chinese and in English.
    pub about: [&'static str; 2],
    /// In the order in which people write them.
    pub keys: &'static [Key],
    /// What further keys hold; none where there are none.
    pub others: Option<&'static Shape>,
    /// Which keys go together.
    pub rules: &'static [Rule],
}

/// A key.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What stands under it.
    pub shape: Shape,
    /// Whether it must be there.
    pub needed: bool,
    /// What it is for, in Chinese and in English.
    pub about: [&'static str; 2],
    /// What holds where it is absent, as JSON.
    pub default: Option<&'static str>,
    /// Something that may stand there, as JSON.
    pub example: Option<&'static str>,
}

/// Which keys of a map go together.
#[derive(Debug, Clone, Copy)]
pub enum Rule {
    /// Exactly one of these.
    One(&'static [&'static str]),
    /// At least one of these.
    Some(&'static [&'static str]),
    /// None of these, where the map has further keys.
    Without(&'static [&'static str]),
    /// The first wants one of the others beside it.
    Beside(&'static str, &'static [&'static str]),
    /// The first suffers none of the others beside it.
    Apart(&'static str, &'static [&'static str]),
    /// Beside the first, the second is of this shape.
    Then(&'static str, &'static str, Shape),
    /// What a word under a key asks for.
    When {
        /// The key.
        key: &'static str,
        /// The words.
        words: &'static [&'static str],
        /// Whether it counts as one of the words where the key is absent.
        absent: bool,
        /// Keys that must be there then.
        needs: &'static [&'static str],
        /// Keys that must not be there then.
        refuses: &'static [&'static str],
    },
    /// Whether the values of a map of names have a key: not where a word stands under another key, else they must.
    Within {
        /// The key where the word stands.
        key: &'static str,
        /// The word.
        word: &'static str,
        /// The map of names.
        of: &'static str,
        /// The key in each of its values.
        inner: &'static str,
    },
}

impl Keys {
    /// A map of these keys and no others.
    pub const fn of(name: &'static str, about: [&'static str; 2], keys: &'static [Key]) -> Self {
        Self { name, about, keys, others: None, rules: &[] }
    }
    /// With rules.
    #[must_use]
    pub const fn ruled(self, rules: &'static [Rule]) -> Self {
        Self { rules, ..self }
    }
    /// With further keys, whatever their names.
    #[must_use]
    pub const fn open(self, others: &'static Shape) -> Self {
        Self { others: Some(others), ..self }
    }
    /// The names of the keys.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        let keys: &'static [Key] = self.keys;
        keys.iter().map(|key| key.name)
    }
    /// Whether this is one of the keys.
    pub fn has(&self, name: &str) -> bool {
        self.names().any(|known| known == name)
    }
}

impl Key {
    /// A key that may be there.
    pub const fn may(name: &'static str, shape: Shape, about: [&'static str; 2]) -> Self {
        Self { name, shape, needed: false, about, default: None, example: None }
    }
    /// A key that must be there.
    pub const fn must(name: &'static str, shape: Shape, about: [&'static str; 2]) -> Self {
        Self { needed: true, ..Self::may(name, shape, about) }
    }
    /// With what holds where it is absent.
    #[must_use]
    pub const fn default(self, json: &'static str) -> Self {
        Self { default: Some(json), ..self }
    }
    /// With something that may stand there.
    #[must_use]
    pub const fn example(self, json: &'static str) -> Self {
        Self { example: Some(json), ..self }
    }
}
