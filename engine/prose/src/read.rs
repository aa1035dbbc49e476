//! Markdown becomes a tree. Only what the tree has places for is kept: markup of HTML is text, an image is its words, a link
//! leads to the web or nowhere.

use heng_report::{text, web};
use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::escape::shown;
use crate::tree::{Block, Inline, plain};

/// Quotations and lists within each other; deeper ones are taken as their text.
const MOST_NESTED: usize = 12;

/// What is open while events come.
enum Open {
    Blocks(Vec<Block>),
    Line(Vec<Inline>),
    Items(Option<u64>, Vec<Vec<Block>>),
    Table { right: Vec<bool>, rows: Vec<Vec<Vec<Inline>>> },
    Row(Vec<Vec<Inline>>),
    Code(String),
}

/// The blocks of a text.
pub fn read(markdown: &str) -> Vec<Block> {
    let open = vec![Open::Blocks(Vec::new())];
    let mut reader = Reader { open, links: Vec::new(), soft: false, depth: 0, skipped: 0 };
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        reader.take(event);
    }
    reader.loose();
    match reader.open.into_iter().next() {
        Some(Open::Blocks(blocks)) => blocks,
        _ => Vec::new(),
    }
}

struct Reader {
    open: Vec<Open>,
    /// The addresses of the links that are open; none where one leads nowhere.
    links: Vec<Option<String>>,
    /// A line of the template ended here.
    soft: bool,
    depth: usize,
    /// Containers that are open and were too deep.
    skipped: usize,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(text) => self.inline(Inline::Code(text.chars().map(shown).collect())),
            Event::SoftBreak => self.soft = true,
            Event::HardBreak => self.inline(Inline::Break),
            Event::Rule => self.block(Block::Rule),
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => self.text(&text),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::Heading { .. } | Tag::HtmlBlock => {
                self.loose();
                self.open.push(Open::Line(Vec::new()));
            }
            Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. } => {
                self.line();
                if std::mem::take(&mut self.soft) && self.narrow() {
                    self.inline(Inline::Text(" ".to_owned()));
                }
                if let Tag::Link { dest_url, .. } = tag {
                    self.links.push(web(dest_url).map(str::to_owned));
                }
                self.open.push(Open::Line(Vec::new()));
            }
            Tag::BlockQuote(_) | Tag::Item => {
                self.loose();
                if self.depth < MOST_NESTED {
                    self.open.push(Open::Blocks(Vec::new()));
                } else {
                    self.skipped += 1;
                }
                self.depth += 1;
            }
            Tag::List(first) => {
                self.loose();
                if self.depth < MOST_NESTED {
                    self.open.push(Open::Items(*first, Vec::new()));
                } else {
                    self.skipped += 1;
                }
                self.depth += 1;
            }
            Tag::Table(columns) => {
                self.loose();
                let right = columns.iter().map(|one| *one == Alignment::Right).collect();
                self.open.push(Open::Table { right, rows: Vec::new() });
            }
            Tag::TableHead | Tag::TableRow => self.open.push(Open::Row(Vec::new())),
            Tag::TableCell => self.open.push(Open::Line(Vec::new())),
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.loose();
                self.open.push(Open::Code(String::new()));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => {
                let line = self.closed_line();
                self.block(Block::Paragraph(line));
            }
            TagEnd::Heading(level) => {
                let text = self.closed_line();
                let level = match level {
                    HeadingLevel::H1 => 1,
                    HeadingLevel::H2 => 2,
                    HeadingLevel::H3 => 3,
                    HeadingLevel::H4 => 4,
                    HeadingLevel::H5 => 5,
                    HeadingLevel::H6 => 6,
                };
                self.block(Block::Heading { level, number: String::new(), text });
            }
            TagEnd::Emphasis => {
                let line = self.closed_line();
                self.inline(Inline::Emphasis(line));
            }
            TagEnd::Strong => {
                let line = self.closed_line();
                self.inline(Inline::Strong(line));
            }
            TagEnd::Image | TagEnd::Link => {
                let text = self.closed_line();
                let url = if tag == TagEnd::Link { self.links.pop().flatten() } else { None };
                match url {
                    Some(url) => self.inline(Inline::Link { url, text }),
                    None => text.into_iter().for_each(|one| self.inline(one)),
                }
            }
            TagEnd::BlockQuote(_) | TagEnd::Item => self.close_container(tag == TagEnd::Item),
            TagEnd::List(_) => {
                self.depth -= 1;
                if self.skipped > 0 {
                    self.skipped -= 1;
                } else if let Some(Open::Items(first, items)) = self.open.pop() {
                    self.block(Block::List { first, items });
                }
            }
            TagEnd::TableCell => {
                let line = self.closed_line();
                if let Some(Open::Row(cells)) = self.open.last_mut() {
                    cells.push(line);
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                if let Some(Open::Row(cells)) = self.open.pop()
                    && let Some(Open::Table { rows, .. }) = self.open.last_mut()
                {
                    rows.push(cells);
                }
            }
            TagEnd::Table => {
                if let Some(Open::Table { right, mut rows }) = self.open.pop() {
                    let head = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
                    self.block(Block::Table { right, head, rows });
                }
            }
            TagEnd::CodeBlock => {
                if let Some(Open::Code(text)) = self.open.pop() {
                    self.block(Block::Code(text));
                }
            }
            _ => {}
        }
    }

    fn close_container(&mut self, item: bool) {
        self.loose();
        self.depth -= 1;
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        let Some(Open::Blocks(blocks)) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some(Open::Items(_, items)) if item => items.push(blocks),
            _ => self.block(Block::Quote(blocks)),
        }
    }

    /// The open line, closed. Where a line stands open that no paragraph began (in a list without blank lines), it is one.
    fn closed_line(&mut self) -> Vec<Inline> {
        match self.open.pop() {
            Some(Open::Line(line)) => line,
            Some(other) => {
                self.open.push(other);
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    /// Closes a line that no paragraph began.
    fn loose(&mut self) {
        if matches!(self.open.last(), Some(Open::Line(_))) && self.open.len() > 1 {
            let line = self.closed_line();
            self.block(Block::Paragraph(line));
        }
    }

    fn line(&mut self) {
        if !matches!(self.open.last(), Some(Open::Line(_))) {
            self.open.push(Open::Line(Vec::new()));
        }
    }

    fn block(&mut self, block: Block) {
        if matches!(&block, Block::Paragraph(line) if line.is_empty()) {
            return;
        }
        match self.open.last_mut() {
            Some(Open::Blocks(blocks)) => blocks.push(block),
            Some(Open::Items(_, items)) => items.push(vec![block]),
            _ => {}
        }
    }

    fn inline(&mut self, inline: Inline) {
        self.line();
        let first = plain(std::slice::from_ref(&inline)).chars().next();
        let space = std::mem::take(&mut self.soft) && self.narrow() && !is_wide(first);
        let Some(Open::Line(line)) = self.open.last_mut() else { return };
        if space {
            push(line, Inline::Text(" ".to_owned()));
        }
        push(line, inline);
    }

    fn text(&mut self, text: &str) {
        if let Some(Open::Code(code)) = self.open.last_mut() {
            code.extend(text.chars().map(|one| if one == '\n' { one } else { shown(one) }));
            return;
        }
        self.inline(Inline::text(text.trim_end_matches(['\n', '\r'])));
    }

    /// Whether the open line ends with what a space stands behind. The end of a line of the template is a space between words,
    /// and nothing between Chinese characters.
    fn narrow(&self) -> bool {
        let Some(Open::Line(line)) = self.open.last() else { return false };
        let last = line.last().and_then(|last| plain(std::slice::from_ref(last)).chars().next_back());
        last.is_some() && !is_wide(last)
    }
}

fn is_wide(one: Option<char>) -> bool {
    one.is_some_and(|one| text::width(one.encode_utf8(&mut [0; 4])) == 2 || "“”‘’…—".contains(one))
}

fn push(line: &mut Vec<Inline>, inline: Inline) {
    match (line.last_mut(), inline) {
        (Some(Inline::Text(before)), Inline::Text(more)) => before.push_str(&more),
        (_, other) => line.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_template_are_joined_as_they_are_read() {
        let line = |text: &str| match read(text).remove(0) {
            Block::Paragraph(line) => plain(&line),
            other => panic!("{other:?}"),
        };
        assert_eq!(line("数字\n政府"), "数字政府");
        assert_eq!(line("one\ntwo"), "one two");
        assert_eq!(line("one\n**two**\n三"), "one two三");
    }

    #[test]
    fn what_the_tree_has_no_place_for_is_text() {
        let blocks = read("<script>x</script>\n\n[甲](javascript:x) ![乙](http://a.cn/b.png) [丙](https://a.cn)\n");
        assert_eq!(blocks[0], Block::Paragraph(vec![Inline::text("<script>x</script>")]));
        let link = Inline::Link { url: "https://a.cn".to_owned(), text: vec![Inline::text("丙")] };
        assert_eq!(blocks[1], Block::Paragraph(vec![Inline::text("甲 乙 "), link]));
    }

    #[test]
    fn nesting_ends() {
        let deep = format!("{}甲", "> ".repeat(400));
        let mut blocks = read(&deep);
        let mut depth = 0;
        while let Some(Block::Quote(within)) = blocks.into_iter().next() {
            depth += 1;
            blocks = within;
        }
        assert_eq!(depth, MOST_NESTED);
        assert_eq!(read("- 甲\n- 乙\n\n  丙\n").len(), 1);
    }
}
