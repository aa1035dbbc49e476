//! Layouts: pages and papers as templates, kept beside the program and built into it.

use minijinja::{AutoEscape, Environment, Value};

/// The layouts of papers: name, ending of the file.
pub const PAPERS: [&str; 5] = ["modern.html", "article.html", "old.htm", "plain.txt", "headed.txt"];
/// The layouts of pages.
pub const PAGES: [&str; 4] = ["portal.html", "old.html", "hall.html", "cards.html"];

const SOURCES: [(&str, &str); 9] = [
    ("papers/modern.html", include_str!("../layouts/papers/modern.html")),
    ("papers/article.html", include_str!("../layouts/papers/article.html")),
    ("papers/old.htm", include_str!("../layouts/papers/old.htm")),
    ("papers/plain.txt", include_str!("../layouts/papers/plain.txt")),
    ("papers/headed.txt", include_str!("../layouts/papers/headed.txt")),
    ("pages/portal.html", include_str!("../layouts/pages/portal.html")),
    ("pages/old.html", include_str!("../layouts/pages/old.html")),
    ("pages/hall.html", include_str!("../layouts/pages/hall.html")),
    ("pages/cards.html", include_str!("../layouts/pages/cards.html")),
];

/// The layouts, read once.
pub struct Layouts(Environment<'static>);

impl Layouts {
    /// Reads them.
    pub fn new() -> Self {
        let mut environment = Environment::new();
        // What is filled in is text of ours, or markup.
        environment.set_auto_escape_callback(|_| AutoEscape::None);
        environment.set_keep_trailing_newline(true);
        for (name, source) in SOURCES {
            environment.add_template(name, source).expect("the layouts are well formed: every test fills them in");
        }
        Self(environment)
    }

    /// A layout, filled in.
    pub fn fill(&self, name: &str, values: Value) -> String {
        let layout = self.0.get_template(name).expect("the layout is in the list above");
        layout.render(values).expect("the layouts ask for what they are given")
    }
}
