//! A tree becomes Markdown that reads back as the same tree.

use std::fmt::Write;

use crate::tree::{Block, Inline, plain};

/// The text of a tree.
pub fn written(blocks: &[Block]) -> String {
    let mut out = String::new();
    write_blocks(blocks, "", &mut out);
    out
}

/// Blocks with an empty line between them, each line after `indent`.
fn write_blocks(blocks: &[Block], indent: &str, out: &mut String) {
    let mut list_before = None;
    for (place, block) in blocks.iter().enumerate() {
        if place > 0 {
            let _ = writeln!(out, "{}", indent.trim_end());
        }
        // Two lists in a row would read as one.
        let ordered = if let Block::List { first, .. } = block { Some(first.is_some()) } else { None };
        let other = ordered.is_some() && ordered == list_before;
        let text = block_text(block, other);
        list_before = if other { None } else { ordered };
        for line in text.lines() {
            let _ = writeln!(out, "{}", format!("{indent}{line}").trim_end());
        }
    }
}

fn block_text(block: &Block, other_list: bool) -> String {
    match block {
        Block::Heading { level, number, text } => {
            format!("{} {number}{}", "#".repeat(usize::from(*level)), single(text))
        }
        Block::Cover(line) | Block::Paragraph(line) => paragraph(line),
        Block::Quote(within) => prefixed(within, "> "),
        Block::List { first, items } => list(*first, items, other_list),
        Block::Table { right, head, rows } => table(right, head, rows),
        Block::Code(text) => {
            let ticks = "`".repeat(longest_run(text, '`').max(2) + 1);
            format!("{ticks}\n{}\n{ticks}", text.trim_end_matches('\n'))
        }
        Block::Rule => "---".to_owned(),
    }
}

fn prefixed(blocks: &[Block], prefix: &str) -> String {
    let mut text = String::new();
    write_blocks(blocks, "", &mut text);
    text.lines().map(|line| format!("{}\n", format!("{prefix}{line}").trim_end())).collect()
}

fn list(first: Option<u64>, items: &[Vec<Block>], other: bool) -> String {
    let loose = items.iter().any(|item| item.len() > 1 && !matches!(&item[1..], [Block::List { .. }]));
    let mut out = String::new();
    for (place, item) in items.iter().enumerate() {
        let marker = match (first, other) {
            (Some(first), false) => format!("{}. ", first + place as u64),
            (Some(first), true) => format!("{}) ", first + place as u64),
            (None, false) => "- ".to_owned(),
            (None, true) => "* ".to_owned(),
        };
        if place > 0 && loose {
            out.push('\n');
        }
        let mut text = String::new();
        match (loose, item.as_slice()) {
            (false, [first, rest @ ..]) => {
                text.push_str(&block_text(first, false));
                text.push('\n');
                write_blocks(rest, "", &mut text);
            }
            _ => write_blocks(item, "", &mut text),
        }
        let indent = " ".repeat(marker.len());
        for (at, line) in text.lines().enumerate() {
            let before = if at == 0 { &marker } else { &indent };
            let _ = writeln!(out, "{}", format!("{before}{line}").trim_end());
        }
        if text.is_empty() {
            let _ = writeln!(out, "{}", marker.trim_end());
        }
    }
    out
}

fn table(right: &[bool], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> String {
    let row = |cells: &[Vec<Inline>]| {
        let cells = (0..head.len()).map(|at| cells.get(at).map(|cell| single(cell)).unwrap_or_default());
        format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
    };
    let rule = (0..head.len()).map(|at| if right.get(at) == Some(&true) { "---:" } else { "---" });
    let rule = format!("| {} |\n", rule.collect::<Vec<_>>().join(" | "));
    row(head) + &rule + &rows.iter().map(|cells| row(cells)).collect::<String>()
}

/// A line that may not be broken.
fn single(line: &[Inline]) -> String {
    edges(&inlines(line, true))
}

/// A paragraph; what would begin another kind of block does not.
fn paragraph(line: &[Inline]) -> String {
    let text = edges(&inlines(line, false));
    let lines: Vec<String> = text.split('\n').map(guarded).collect();
    lines.join("\n")
}

/// Spaces at the edges of a line would be taken away.
fn edges(text: &str) -> String {
    let text = text.strip_prefix(' ').map_or_else(|| text.to_owned(), |rest| format!("&#32;{rest}"));
    text.strip_suffix(' ').map(|rest| format!("{rest}&#32;")).unwrap_or(text)
}

/// A line whose first sign is no mark of a block.
fn guarded(line: &str) -> String {
    let first = line.chars().next().unwrap_or(' ');
    if "#+-=>~".contains(first) {
        return format!("\\{line}");
    }
    if first == ' ' {
        return format!("&#32;{}", &line[1..]);
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.as_bytes().get(digits) {
        Some(b'.' | b')')
            if (1..=9).contains(&digits) && line[digits + 1..].chars().next().is_none_or(char::is_whitespace) =>
        {
            format!("{}\\{}", &line[..digits], &line[digits..])
        }
        _ => line.to_owned(),
    }
}

fn inlines(line: &[Inline], single: bool) -> String {
    let mut out = String::new();
    for (place, one) in line.iter().enumerate() {
        match one {
            Inline::Text(text) => out.push_str(&text_escaped(text)),
            Inline::Strong(within) => marked("**", within, &line[place + 1..], &mut out, single),
            Inline::Emphasis(within) => marked("*", within, &line[place + 1..], &mut out, single),
            Inline::Code(text) => {
                let ticks = "`".repeat(longest_run(text, '`') + 1);
                let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
                let text = if single { text.replace('|', "\\|") } else { text.clone() };
                let _ = write!(out, "{ticks}{pad}{text}{pad}{ticks}");
            }
            Inline::Link { url, text } => {
                let _ = write!(out, "[{}](<{url}>)", inlines(text, true));
            }
            Inline::Break if single => out.push(' '),
            Inline::Break => out.push_str("\\\n"),
        }
    }
    out
}

/// A part between marks, where Markdown would read the marks as such: it does not before a sign that touches a word from outside.
fn marked(mark: &str, within: &[Inline], after: &[Inline], out: &mut String, single: bool) {
    let text = inlines(within, single);
    let words = plain(within);
    let is_word = |one: Option<char>| one.is_some_and(char::is_alphanumeric);
    let is_sign = |one: Option<char>| !is_word(one);
    let opens = is_word(words.chars().next()) || !is_word(out.chars().next_back());
    let closes = is_word(words.chars().next_back()) || !is_word(plain(after).chars().next());
    let spaced = words.starts_with(char::is_whitespace) || words.ends_with(char::is_whitespace);
    let touching = out.ends_with('*') || (is_sign(words.chars().next()) && text.starts_with('*'));
    if opens && closes && !spaced && !touching && !words.is_empty() {
        let _ = write!(out, "{mark}{text}{mark}");
    } else {
        out.push_str(&text);
    }
}

/// Text whose every sign stays text, also for readers that make links of bare addresses.
fn text_escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for (at, one) in text.char_indices() {
        let rest = &text[at + one.len_utf8()..];
        let escape = match one {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' | '$' => true,
            // Within a word it marks nothing.
            '_' => !(before.is_alphanumeric() && rest.starts_with(char::is_alphanumeric)),
            '&' => rest.starts_with(|one: char| one == '#' || one.is_ascii_alphanumeric()),
            ':' => rest.starts_with("//"),
            '.' => out.to_ascii_lowercase().ends_with("www"),
            '@' => before.is_ascii_alphanumeric(),
            _ => false,
        };
        if escape {
            out.push('\\');
        }
        out.push(one);
        before = one;
    }
    out
}

fn longest_run(text: &str, sign: char) -> usize {
    text.split(|one| one != sign).map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::read;

    #[test]
    fn what_is_written_reads_back() {
        let text = "# 题\n\n甲**乙**丙 `a|b` [丁](<https://a.cn/x>)\n\n\\# 不是标题\n\n1\\. 不是列表\n\n- 一\n- 二\n\n  1. 三\n\n\
                    > 引\n\n| 甲 | 乙 |\n| --- | ---: |\n| a\\|b | \\*c\\* |\n";
        let tree = read(text);
        assert_eq!(read(&written(&tree)), tree, "{}", written(&tree));
    }

    #[test]
    fn no_sign_begins_anything() {
        for text in [
            "# x",
            "- x",
            "+ x",
            "1. x",
            "1) x",
            "> x",
            "===",
            "---",
            "```",
            "~~~",
            "    x",
            "a | b",
            "*x*",
            "_x_",
            "<b>",
            "&lt;",
            "[x](y)",
            "![x](y)",
            "https://a.cn",
            "www.a.cn",
            "a@b.cn",
            "\\",
            "$x$",
            "|x|",
        ] {
            let tree = vec![Block::Paragraph(vec![Inline::text(text)])];
            assert_eq!(read(&written(&tree)), tree, "{text}: {}", written(&tree));
        }
    }
}
