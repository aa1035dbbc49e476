//! Names that scripts cannot write without trouble.

use heng_model::Message;

use crate::read::At;

/// Words that Rhai keeps for itself (its book, appendix "Keywords"), used or not.
const RESERVED: [&str; 59] = [
    "true",
    "false",
    "let",
    "const",
    "is_shared",
    "if",
    "else",
    "switch",
    "while",
    "loop",
    "for",
    "in",
    "continue",
    "break",
    "return",
    "throw",
    "try",
    "catch",
    "import",
    "export",
    "as",
    "global",
    "private",
    "fn",
    "Fn",
    "this",
    "call",
    "curry",
    "type_of",
    "print",
    "debug",
    "eval",
    "do",
    "until",
    "var",
    "static",
    "shared",
    "goto",
    "exit",
    "match",
    "case",
    "default",
    "void",
    "null",
    "nil",
    "spawn",
    "thread",
    "go",
    "sync",
    "async",
    "await",
    "yield",
    "public",
    "new",
    "use",
    "with",
    "module",
    "package",
    "super",
];
/// Operators in other languages that authors write by habit; `is` is reserved too.
const ALSO_RESERVED: [&str; 4] = ["is", "and", "or", "not"];

/// Warns of a key that a script cannot use as a plain name.
pub(super) fn check(at: At<'_>) {
    if RESERVED.contains(&at.name()) || ALSO_RESERVED.contains(&at.name()) {
        at.key_warn(Message::new("heng::methodology::reserved_word").with("word", at.name()));
    }
}
