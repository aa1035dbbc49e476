//! The libraries, and the script interface.

use heng_report::Catalogue;

use super::sign;
use super::write::Page;
use crate::book::{Book, Entry};

/// Most checks that are named beside an entry of the interface; of the others it says how many.
const MOST_NAMED: usize = 6;

/// The libraries that checks share.
pub fn libraries(book: &Book, words: &'static Catalogue) -> String {
    let mut page = Page::new(words);
    let title = page.word("libraries");
    page.heading(1, "", &title);
    let back = page.word("handbook");
    page.line(&format!("[{back}](README.md)"));
    for library in &book.libraries {
        page.heading(2, &library.place, &sign::code(&library.path));
        page.line(sign::fence("rhai", &library.lines.join("\n")).trim_end());
    }
    page.out
}

/// The script interface, with what is used marked.
pub fn interface(book: &Book, words: &'static Catalogue) -> String {
    let mut page = Page::new(words);
    let title = page.word("interface");
    page.heading(1, "", &title);
    let back = page.word("handbook");
    page.line(&format!("[{back}](README.md)"));
    let rule = page.word("interface_rule");
    page.line(&rule);
    let heads =
        ["", "form", "gives", "purpose", "used_by"].map(|id| if id.is_empty() { String::new() } else { page.word(id) });
    for part in &book.interface {
        let kind = if part.receiver.is_empty() { String::new() } else { format!(" {}", sign::code(part.receiver)) };
        page.heading(2, "", &format!("{}{kind}", sign::text(part.head)));
        let rows = part.entries.iter().map(|entry| {
            let mark = if entry.used { "✓" } else { "" };
            vec![
                mark.to_owned(),
                sign::code(entry.call),
                sign::code(entry.gives),
                sign::text(entry.said),
                users(entry, words),
            ]
        });
        page.table(&heads, &rows.collect::<Vec<_>>());
    }
    page.out
}

fn users(entry: &Entry, words: &'static Catalogue) -> String {
    let link = |(id, file): &(String, String)| {
        format!("[{}](<{}>)", sign::text(id), sign::address(&format!("checks/{file}"), ""))
    };
    let named: Vec<String> = entry.checks.iter().take(MOST_NAMED).map(link).collect();
    let more = entry.checks.len().saturating_sub(MOST_NAMED);
    let more = if more == 0 {
        String::new()
    } else {
        format!(" {}", words.phrase("docs-and_more", &[("count", more.into())]))
    };
    format!("{}{more}", named.join(" "))
}
