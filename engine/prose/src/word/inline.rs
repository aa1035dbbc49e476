//! Runs of text.

use std::io::Result;

use crate::tree::Inline;
use crate::word::xml::Xml;

/// Addresses that links lead to, in the order of their numbers.
#[derive(Default)]
pub struct Links(pub Vec<String>);

impl Links {
    /// The relation of a link in the document.
    fn relation(&mut self, url: &str) -> String {
        let place = self.0.iter().position(|known| known == url).unwrap_or_else(|| {
            self.0.push(url.to_owned());
            self.0.len() - 1
        });
        format!("link{}", place + 1)
    }
}

/// How a run looks.
#[derive(Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a mark of its own")]
pub struct Look {
    strong: bool,
    emphasis: bool,
    code: bool,
    link: bool,
}

impl Look {
    /// Bold, as head rows are.
    pub const STRONG: Self = Self { strong: true, emphasis: false, code: false, link: false };
}

/// The runs of a line.
pub fn runs(xml: &mut Xml, line: &[Inline], look: Look, links: &mut Links) -> Result<()> {
    for one in line {
        match one {
            Inline::Text(text) => run(xml, text, look)?,
            Inline::Code(text) => run(xml, text, Look { code: true, ..look })?,
            Inline::Strong(within) => runs(xml, within, Look { strong: true, ..look }, links)?,
            Inline::Emphasis(within) => runs(xml, within, Look { emphasis: true, ..look }, links)?,
            Inline::Link { url, text } => {
                let relation = links.relation(url);
                let attributes = [("r:id", relation.as_str()), ("w:history", "1")];
                xml.within("w:hyperlink", &attributes, |xml| {
                    let look = Look { link: true, ..look };
                    // A link within a link is nothing that Markdown has.
                    let text: Vec<Inline> =
                        text.iter().filter(|one| !matches!(one, Inline::Link { .. })).cloned().collect();
                    runs(xml, &text, look, &mut Links::default())
                })?;
            }
            Inline::Break => xml.within("w:r", &[], |xml| xml.empty("w:br", &[]))?,
        }
    }
    Ok(())
}

/// One run.
pub fn run(xml: &mut Xml, text: &str, look: Look) -> Result<()> {
    xml.within("w:r", &[], |xml| {
        if look.strong || look.emphasis || look.code || look.link {
            xml.within("w:rPr", &[], |xml| {
                if look.link {
                    xml.empty("w:rStyle", &[("w:val", "Hyperlink")])?;
                } else if look.code {
                    xml.empty("w:rStyle", &[("w:val", "CodeText")])?;
                }
                if look.strong {
                    xml.empty("w:b", &[])?;
                }
                if look.emphasis {
                    xml.empty("w:i", &[])?;
                }
                Ok(())
            })?;
        }
        xml.text("w:t", &[("xml:space", "preserve")], text)
    })
}
