//! The handbook as Markdown, for a code host: a first page, a page per check, the libraries, the interface. Links are relative.

mod appendix;
mod cases;
mod check;
mod front;
pub(crate) mod sign;
mod write;

use heng_report::{Catalogue, Made};

use crate::book::Book;

/// The pages, by their paths within the handbook's folder.
pub fn markdown(book: &Book, words: &'static Catalogue) -> Vec<Made> {
    let file = |name: String, text: String| Made { name, bytes: text.into_bytes() };
    let mut made = vec![file("README.md".to_owned(), front::page(book, words))];
    for one in &book.checks {
        made.push(file(format!("checks/{}", one.page), check::page(one, &book.libraries, words)));
    }
    if !book.libraries.is_empty() {
        made.push(file("libraries.md".to_owned(), appendix::libraries(book, words)));
    }
    made.push(file("interface.md".to_owned(), appendix::interface(book, words)));
    made
}
