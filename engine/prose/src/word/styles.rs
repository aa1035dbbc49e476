//! The styles of the document, which Word lists by name and whose headings its navigation shows.

use std::io::Result;

use crate::style::{Style, at};
use crate::word::xml::Xml;

/// The namespace of the markup.
pub const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// How a paragraph stands.
struct Paragraph {
    id: &'static str,
    name: &'static str,
    based_on: Option<&'static str>,
    next: Option<&'static str>,
    font: usize,
    half_points: u32,
    bold: bool,
    before: u32,
    after: u32,
    /// Hundredths of a line.
    line: u32,
    align: &'static str,
    /// Hundredths of a character.
    first_line: u32,
    /// Twentieths of a point.
    left: u32,
    outline: Option<u8>,
}

const PLAIN: Paragraph = Paragraph {
    id: "Normal",
    name: "Normal",
    based_on: Some("Normal"),
    next: None,
    font: at::BODY,
    half_points: 28,
    bold: false,
    before: 0,
    after: 0,
    line: 100,
    align: "both",
    first_line: 0,
    left: 0,
    outline: None,
};

/// The file of styles.
pub fn styles(style: &Style) -> Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    xml.within("w:styles", &[("xmlns:w", W)], |xml| {
        xml.within("w:docDefaults", &[], |xml| {
            xml.within("w:rPrDefault", &[], |xml| run(xml, style, at::BODY, style.sizes[at::BODY], false))?;
            xml.within("w:pPrDefault", &[], |xml| xml.within("w:pPr", &[], |xml| xml.empty("w:widowControl", &[])))
        })?;
        for one in paragraphs(style) {
            paragraph(xml, &one, style)?;
        }
        characters(xml)?;
        table(xml)
    })?;
    Ok(xml.done())
}

fn paragraphs(style: &Style) -> Vec<Paragraph> {
    let sizes = &style.sizes;
    let (body, line) = (sizes[at::BODY], style.line);
    let heading = |id, name, level: u8| Paragraph {
        id,
        name,
        next: Some("BodyText"),
        font: at::HEADING,
        // Each level is a point and a half smaller, none smaller than the text.
        half_points: sizes[at::HEADING].saturating_sub(3 * u32::from(level)).max(body.min(sizes[at::HEADING])),
        bold: level > 1,
        before: 240 - 40 * u32::from(level),
        after: 120,
        line,
        align: "left",
        outline: Some(level),
        ..PLAIN
    };
    let text = |id, name| Paragraph { id, name, half_points: body, line, ..PLAIN };
    vec![
        Paragraph { based_on: None, half_points: body, line, ..PLAIN },
        Paragraph {
            font: at::TITLE,
            half_points: sizes[at::TITLE],
            bold: true,
            before: 4_200,
            after: 900,
            line: 120,
            align: "center",
            next: Some("Cover"),
            ..text("Title", "Title")
        },
        Paragraph { align: "center", after: 160, font: at::TITLE, ..text("Cover", "Cover") },
        heading("Heading1", "heading 1", 0),
        heading("Heading2", "heading 2", 1),
        heading("Heading3", "heading 3", 2),
        heading("Heading4", "heading 4", 3),
        Paragraph { first_line: 200, ..text("BodyText", "Body Text") },
        Paragraph { left: 560, before: 60, after: 60, align: "left", ..text("Quote", "Quote") },
        Paragraph { after: 60, ..text("ListParagraph", "List Paragraph") },
        Paragraph { left: 840, after: 60, align: "left", ..text("ListText", "List Text") },
        Paragraph { font: at::TABLE, left: 280, half_points: sizes[at::TABLE], align: "left", ..text("Code", "Code") },
        Paragraph {
            font: at::TABLE,
            half_points: sizes[at::TABLE],
            line: 110,
            align: "left",
            ..text("TableText", "Table Text")
        },
        Paragraph { half_points: 12, line: 100, ..text("AfterTable", "After Table") },
        Paragraph { half_points: 12, line: 100, ..text("Rule", "Rule") },
        Paragraph {
            font: at::TABLE,
            half_points: sizes[at::FOOTER],
            line: 100,
            align: "center",
            ..text("Footer", "footer")
        },
    ]
}

fn paragraph(xml: &mut Xml, one: &Paragraph, style: &Style) -> Result<()> {
    let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", one.id)];
    if one.id == "Normal" {
        attributes.push(("w:default", "1"));
    }
    xml.within("w:style", &attributes, |xml| {
        xml.empty("w:name", &[("w:val", one.name)])?;
        if let Some(base) = one.based_on {
            xml.empty("w:basedOn", &[("w:val", base)])?;
        }
        if let Some(next) = one.next {
            xml.empty("w:next", &[("w:val", next)])?;
        }
        xml.empty("w:qFormat", &[])?;
        xml.within("w:pPr", &[], |xml| {
            if one.outline.is_some() {
                xml.empty("w:keepNext", &[])?;
                xml.empty("w:keepLines", &[])?;
            }
            if one.id == "Rule" {
                xml.within("w:pBdr", &[], |xml| {
                    xml.empty(
                        "w:bottom",
                        &[("w:val", "single"), ("w:sz", "4"), ("w:space", "1"), ("w:color", "808080")],
                    )
                })?;
            }
            let (before, after) = (one.before.to_string(), one.after.to_string());
            let line = (one.line * 240 / 100).to_string();
            let spacing = [("w:before", &*before), ("w:after", &*after), ("w:line", &*line), ("w:lineRule", "auto")];
            xml.empty("w:spacing", &spacing)?;
            let (left, first) = (one.left.to_string(), one.first_line.to_string());
            let twips = (one.first_line * one.half_points * 10 / 100).to_string();
            xml.empty("w:ind", &[("w:left", &left), ("w:firstLineChars", &first), ("w:firstLine", &twips)])?;
            xml.empty("w:jc", &[("w:val", one.align)])?;
            match one.outline {
                Some(level) => xml.empty("w:outlineLvl", &[("w:val", &level.to_string())]),
                None => Ok(()),
            }
        })?;
        run(xml, style, one.font, one.half_points, one.bold)
    })
}

/// Fonts of East Asian and of other letters, and their size.
fn run(xml: &mut Xml, style: &Style, font: usize, half_points: u32, bold: bool) -> Result<()> {
    let (east, latin) = (style.fonts[font].as_str(), style.fonts[at::LATIN].as_str());
    let size = half_points.to_string();
    xml.within("w:rPr", &[], |xml| {
        xml.empty("w:rFonts", &[("w:ascii", latin), ("w:hAnsi", latin), ("w:eastAsia", east), ("w:cs", latin)])?;
        if bold {
            xml.empty("w:b", &[])?;
        }
        xml.empty("w:sz", &[("w:val", &size)])?;
        xml.empty("w:szCs", &[("w:val", &size)])?;
        xml.empty("w:lang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN")])
    })
}

fn characters(xml: &mut Xml) -> Result<()> {
    xml.within("w:style", &[("w:type", "character"), ("w:styleId", "Hyperlink")], |xml| {
        xml.empty("w:name", &[("w:val", "Hyperlink")])?;
        xml.within("w:rPr", &[], |xml| {
            xml.empty("w:color", &[("w:val", "1F4E9E")])?;
            xml.empty("w:u", &[("w:val", "single")])
        })
    })?;
    xml.within("w:style", &[("w:type", "character"), ("w:styleId", "CodeText")], |xml| {
        xml.empty("w:name", &[("w:val", "Code Text")])?;
        let fonts = [("w:ascii", "Consolas"), ("w:hAnsi", "Consolas"), ("w:cs", "Consolas")];
        xml.within("w:rPr", &[], |xml| xml.empty("w:rFonts", &fonts))
    })
}

fn table(xml: &mut Xml) -> Result<()> {
    xml.within("w:style", &[("w:type", "table"), ("w:styleId", "ReportTable")], |xml| {
        xml.empty("w:name", &[("w:val", "Report Table")])?;
        xml.within("w:tblPr", &[], |xml| {
            xml.within("w:tblBorders", &[], |xml| {
                for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
                    let line = [("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "8A8F98")];
                    xml.empty(side, &line)?;
                }
                Ok(())
            })?;
            xml.within("w:tblCellMar", &[], |xml| {
                for (side, width) in [("w:top", "40"), ("w:left", "80"), ("w:bottom", "40"), ("w:right", "80")] {
                    xml.empty(side, &[("w:w", width), ("w:type", "dxa")])?;
                }
                Ok(())
            })
        })
    })
}
