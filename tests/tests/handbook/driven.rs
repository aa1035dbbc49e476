//! A browser opens the page: nothing is refused, and a link leads to its check.

use heng_report::Lang;

use crate::browser::{found, opened};
use crate::stand::{SHIPPED, Stand};

#[test]
fn a_browser_opens_it_without_a_complaint() {
    let Some(browser) = found() else { return };
    for name in SHIPPED {
        let page = Stand::shipped(name, Lang::Zh).html();
        let opened = opened(&browser, &page, "#1.1-L3");
        assert_eq!(opened.console, Vec::<String>::new(), "{name}");
        assert!(opened.dom.contains("id=\"interface\""), "{name}: the whole page was read");
        assert!(!page.contains("<script"), "it reads whole without a script");
    }
}
