//! Addresses that a reader may be led to.

use crate::text;

/// The address, where it is one that a reader may be led to: a page on the web. Evidence may state any other: `javascript:`.
pub fn web(url: &str) -> Option<&str> {
    let url = url.trim();
    let is = |scheme: &str| url.get(..scheme.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(scheme));
    let clean = !url.chars().any(|one| one.is_control() || one.is_whitespace() || "\"<>\\^`{|}".contains(one));
    let visible = !url.chars().any(|one| text::visible(one).is_some());
    ((is("http://") || is("https://")) && clean && visible).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_on_the_web_become_links() {
        assert_eq!(web(" https://www.example.gov.cn/a?b=c "), Some("https://www.example.gov.cn/a?b=c"));
        assert_eq!(web("HTTP://例子.中国/"), Some("HTTP://例子.中国/"));
        for url in ["javascript:alert(1)", "data:text/html,x", "//host/x", "https:/x", "java\nscript:x", "", "文"] {
            assert_eq!(web(url), None, "{url}");
        }
        assert_eq!(web("https://a.cn/\u{202e}x"), None);
        assert_eq!(web("https://a.cn/\"onclick=x"), None);
    }
}
