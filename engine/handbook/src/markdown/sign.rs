//! Text within Markdown: whatever somebody wrote stays text. Cells, fences and raw markup are what it could break out of.

use std::borrow::Cow;
use std::fmt::Write;

use heng_report::text::visible;

/// Text on one line: within a paragraph, a heading or a cell.
pub fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for sign in text.trim().chars() {
        match sign {
            '\n' | '\r' | '\t' => out.push(' '),
            // Code hosts give meaning to each of these somewhere: emphasis, code, links, markup, cells, formulas, templates.
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '#' | '!' | '{' | '}' => {
                out.push('\\');
                out.push(sign);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '@' => out.push_str("&#64;"),
            sign => out.push(visible(sign).unwrap_or(sign)),
        }
    }
    // `1.` and `-` begin lists.
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && out[digits..].starts_with(['.', ')']) && out[digits + 1..].starts_with(' ') {
        out.insert(digits, '\\');
    } else if out.starts_with(['-', '+', '=']) {
        out.insert(0, '\\');
    }
    out
}

/// Code within a line. What a cell or a span of code could trip over is written by its number.
pub fn code(text: &str) -> String {
    let plain =
        |sign: char| (sign.is_alphanumeric() || " ._/-:=+*#()[],'\"?!;%@^~".contains(sign)) && visible(sign).is_none();
    if text.is_empty() {
        return String::new();
    }
    if text.chars().all(plain) && text.trim() == text {
        return format!("`{text}`");
    }
    format!("<code>{}</code>", numbered(text))
}

/// Text within raw markup, where Markdown's own escapes mean nothing: a summary.
pub fn raw(text: &str) -> String {
    numbered(text)
}

/// Whatever Markdown or markup could read as a sign of its own, written by its number.
fn numbered(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for sign in text.chars() {
        match sign {
            '\n' | '\r' | '\t' => out.push(' '),
            sign if "\\`*_|<>&{}$[]~#!\"':@".contains(sign) => {
                let _ = write!(out, "&#{};", u32::from(sign));
            }
            sign => out.push(visible(sign).unwrap_or(sign)),
        }
    }
    out
}

/// A place that links lead to.
pub fn place(place: &str) -> String {
    format!("<a id=\"{}\"></a>", attribute(place))
}

/// Text within an attribute.
fn attribute(text: &str) -> String {
    let mut out = String::new();
    for sign in text.chars() {
        if sign.is_alphanumeric() || "-._".contains(sign) {
            out.push(sign);
        } else {
            let _ = write!(out, "&#{};", u32::from(sign));
        }
    }
    out
}

/// Where a link leads: the file, and the place on it.
pub fn address(file: &str, place: &str) -> String {
    let mut out = heng_pages::fragment(file).split_off(1);
    if !place.is_empty() {
        out.push_str(&heng_pages::fragment(place));
    }
    out
}

/// A block of code that nothing within can end.
pub fn fence(language: &str, content: &str) -> String {
    let content = shown(content);
    let longest = content.split(|sign| sign != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let end = if content.is_empty() || content.ends_with('\n') { "" } else { "\n" };
    format!("{fence}{language}\n{content}{end}{fence}\n")
}

/// Text of several lines in which nothing hides; tabs stay.
pub fn shown(text: &str) -> Cow<'_, str> {
    let kept = |sign: char| sign == '\n' || sign == '\t' || visible(sign).is_none();
    if text.chars().all(kept) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n");
    Cow::Owned(text.chars().map(|sign| if kept(sign) { sign } else { visible(sign).unwrap_or(sign) }).collect())
}

/// What editors and code hosts colour a file as.
pub fn language(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" | "htm" => "html",
        "yaml" | "yml" => "yaml",
        "json" => "json",
        "csv" => "csv",
        _ => "text",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(text("a|b `c` <d> {{ e }}\nf"), "a\\|b \\`c\\` &lt;d&gt; \\{\\{ e \\}\\} f");
        assert_eq!(text("1. 一"), "1\\. 一");
        assert_eq!(text("1.1 一"), "1.1 一");
        assert_eq!(text("- 一"), "\\- 一");
        assert_eq!(text("\u{202e}x"), "\u{fffd}x");
    }

    #[test]
    fn code_stays_code_in_a_cell() {
        assert_eq!(code("min_sets"), "`min_sets`");
        assert_eq!(code("a|b`<\\"), "<code>a&#124;b&#96;&#60;&#92;</code>");
        assert_eq!(code(""), "");
        assert_eq!(raw("a_b <c>"), "a&#95;b &#60;c&#62;");
    }

    #[test]
    fn fences_are_longer_than_any_within() {
        assert_eq!(fence("text", "a\n````\n"), "`````text\na\n````\n`````\n");
        assert_eq!(fence("", "a"), "```\na\n```\n");
    }
}
