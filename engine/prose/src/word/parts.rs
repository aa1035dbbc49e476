//! The small files of the package: relations, numbering, fonts, properties.

use std::io::Result;

use crate::style::Style;
use crate::word::body::{Body, MOST_LEVELS};
use crate::word::styles::W;
use crate::word::table::{PAGE_HEIGHT, PAGE_WIDTH};
use crate::word::xml::Xml;

/// What a document says of itself.
pub struct About {
    /// Its title.
    pub title: String,
    /// Which program made it.
    pub engine: String,
    /// The assessment date.
    pub day: String,
}

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Fonts by the names under which other systems have them, nearest first.
const FALLBACKS: [(&str, &str); 4] = [
    ("宋体", "SimSun,NSimSun,Songti SC,Noto Serif CJK SC,Source Han Serif SC"),
    ("黑体", "SimHei,Heiti SC,Noto Sans CJK SC,Source Han Sans SC"),
    ("仿宋", "FangSong,仿宋_GB2312,STFangsong,Noto Serif CJK SC"),
    ("楷体", "KaiTi,楷体_GB2312,STKaiti,Kaiti SC,Noto Serif CJK SC"),
];

/// `word/document.xml`
pub fn document(body: &Body, style: &Style) -> Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    xml.within("w:document", &[("xmlns:w", W), ("xmlns:r", RELATIONS)], |xml| {
        xml.within("w:body", &[], |xml| {
            xml.raw(&body.xml);
            xml.within("w:sectPr", &[], |xml| {
                xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "footer")])?;
                let (width, height) = (PAGE_WIDTH.to_string(), PAGE_HEIGHT.to_string());
                xml.empty("w:pgSz", &[("w:w", &width), ("w:h", &height)])?;
                let [top, bottom, left, right] = style.margins.map(|margin| margin.to_string());
                let sides = [("w:top", &*top), ("w:right", &*right), ("w:bottom", &*bottom), ("w:left", &*left)];
                let rest = [("w:header", "850"), ("w:footer", "1134"), ("w:gutter", "0")];
                xml.empty("w:pgMar", &[&sides[..], &rest[..]].concat())?;
                // The first page, which has the title, has no number.
                xml.empty("w:titlePg", &[])
            })
        })
    })?;
    Ok(xml.done())
}

/// `word/footer1.xml`: the number of the page.
pub fn footer() -> Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    xml.within("w:ftr", &[("xmlns:w", W)], |xml| {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| xml.empty("w:pStyle", &[("w:val", "Footer")]))?;
            let run =
                |xml: &mut Xml, text| xml.within("w:r", &[], |xml| xml.text("w:t", &[("xml:space", "preserve")], text));
            run(xml, "— ")?;
            xml.within("w:fldSimple", &[("w:instr", "PAGE")], |xml| run(xml, "2"))?;
            run(xml, " —")
        })
    })?;
    Ok(xml.done())
}

/// `word/numbering.xml`: lists with dots, and one instance for each list with numbers.
pub fn numbering(lists: &[u64]) -> Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    xml.within("w:numbering", &[("xmlns:w", W)], |xml| {
        for (id, format) in [("0", "bullet"), ("1", "decimal")] {
            xml.within("w:abstractNum", &[("w:abstractNumId", id)], |xml| {
                xml.empty("w:multiLevelType", &[("w:val", "hybridMultilevel")])?;
                for level in 0..MOST_LEVELS {
                    let text = if format == "bullet" { "•".to_owned() } else { format!("%{}.", level + 1) };
                    xml.within("w:lvl", &[("w:ilvl", &level.to_string())], |xml| {
                        xml.empty("w:start", &[("w:val", "1")])?;
                        xml.empty("w:numFmt", &[("w:val", format)])?;
                        xml.empty("w:lvlText", &[("w:val", &text)])?;
                        xml.empty("w:lvlJc", &[("w:val", "left")])?;
                        let left = (840 + 420 * level).to_string();
                        let indent = [("w:left", left.as_str()), ("w:hanging", "420")];
                        xml.within("w:pPr", &[], |xml| xml.empty("w:ind", &indent))
                    })?;
                }
                Ok(())
            })?;
        }
        xml.within("w:num", &[("w:numId", "1")], |xml| xml.empty("w:abstractNumId", &[("w:val", "0")]))?;
        for (place, first) in lists.iter().enumerate() {
            xml.within("w:num", &[("w:numId", &(place + 2).to_string())], |xml| {
                xml.empty("w:abstractNumId", &[("w:val", "1")])?;
                for level in 0..MOST_LEVELS {
                    xml.within("w:lvlOverride", &[("w:ilvl", &level.to_string())], |xml| {
                        xml.empty("w:startOverride", &[("w:val", &first.to_string())])
                    })?;
                }
                Ok(())
            })?;
        }
        Ok(())
    })?;
    Ok(xml.done())
}

/// `word/fontTable.xml`: what stands in for a font that a system does not have.
pub fn fonts(style: &Style) -> Result<Vec<u8>> {
    let mut names: Vec<&str> = style.fonts.iter().map(String::as_str).collect();
    names.sort_unstable();
    names.dedup();
    let mut xml = Xml::new()?;
    xml.within("w:fonts", &[("xmlns:w", W)], |xml| {
        for name in names {
            xml.within("w:font", &[("w:name", name)], |xml| {
                if let Some((_, others)) = FALLBACKS.iter().find(|(known, _)| *known == name) {
                    xml.empty("w:altName", &[("w:val", others)])?;
                    xml.empty("w:charset", &[("w:val", "86")])?;
                }
                Ok(())
            })?;
        }
        Ok(())
    })?;
    Ok(xml.done())
}

/// `word/settings.xml`
pub fn settings() -> Result<Vec<u8>> {
    let mut xml = Xml::new()?;
    xml.within("w:settings", &[("xmlns:w", W)], |xml| {
        xml.empty("w:characterSpacingControl", &[("w:val", "compressPunctuation")])?;
        xml.within("w:compat", &[], |xml| {
            let mode = [
                ("w:name", "compatibilityMode"),
                ("w:uri", "http://schemas.microsoft.com/office/word"),
                ("w:val", "15"),
            ];
            xml.empty("w:compatSetting", &mode)
        })
    })?;
    Ok(xml.done())
}

/// `word/_rels/document.xml.rels`
pub fn relations(body: &Body) -> Result<Vec<u8>> {
    let own = [
        ("styles", "styles", "styles.xml"),
        ("numbering", "numbering", "numbering.xml"),
        ("fontTable", "fontTable", "fontTable.xml"),
        ("settings", "settings", "settings.xml"),
        ("footer", "footer", "footer1.xml"),
    ];
    let mut xml = Xml::new()?;
    xml.within("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))], |xml| {
        for (id, kind, target) in own {
            xml.empty("Relationship", &[("Id", id), ("Type", &format!("{RELATIONS}/{kind}")), ("Target", target)])?;
        }
        for (place, url) in body.links.0.iter().enumerate() {
            let (id, kind) = (format!("link{}", place + 1), format!("{RELATIONS}/hyperlink"));
            let link = [("Id", &*id), ("Type", &*kind), ("Target", url.as_str()), ("TargetMode", "External")];
            xml.empty("Relationship", &link)?;
        }
        Ok(())
    })?;
    Ok(xml.done())
}

/// `_rels/.rels`
pub fn package_relations() -> Result<Vec<u8>> {
    let document = format!("{RELATIONS}/officeDocument");
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    let app = format!("{RELATIONS}/extended-properties");
    let all = [
        ("document", document.as_str(), "word/document.xml"),
        ("core", core.as_str(), "docProps/core.xml"),
        ("app", app.as_str(), "docProps/app.xml"),
    ];
    let mut xml = Xml::new()?;
    xml.within("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))], |xml| {
        all.iter().try_for_each(|(id, kind, target)| {
            xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)])
        })
    })?;
    Ok(xml.done())
}

/// `[Content_Types].xml`
pub fn content_types() -> Result<Vec<u8>> {
    let parts = [
        ("/word/document.xml", "document.main"),
        ("/word/styles.xml", "styles"),
        ("/word/numbering.xml", "numbering"),
        ("/word/fontTable.xml", "fontTable"),
        ("/word/settings.xml", "settings"),
        ("/word/footer1.xml", "footer"),
    ];
    let core = "application/vnd.openxmlformats-package.core-properties+xml";
    let app = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    let mut xml = Xml::new()?;
    xml.within("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))], |xml| {
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        xml.empty("Default", &[("Extension", "rels"), ("ContentType", relations)])?;
        xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")])?;
        for (name, kind) in parts {
            xml.empty("Override", &[("PartName", name), ("ContentType", &format!("{CONTENT}.{kind}+xml"))])?;
        }
        xml.empty("Override", &[("PartName", "/docProps/core.xml"), ("ContentType", core)])?;
        xml.empty("Override", &[("PartName", "/docProps/app.xml"), ("ContentType", app)])
    })?;
    Ok(xml.done())
}

/// `docProps/core.xml`
pub fn core(about: &About) -> Result<Vec<u8>> {
    let metadata = format!("{PACKAGE}/metadata/core-properties");
    let names = [
        ("xmlns:cp", metadata.as_str()),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let mut xml = Xml::new()?;
    xml.within("cp:coreProperties", &names, |xml| {
        xml.text("dc:title", &[], &about.title)?;
        let day = format!("{}T00:00:00Z", about.day);
        xml.text("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &day)?;
        xml.text("dcterms:modified", &[("xsi:type", "dcterms:W3CDTF")], &day)
    })?;
    Ok(xml.done())
}

/// `docProps/app.xml`
pub fn app(about: &About) -> Result<Vec<u8>> {
    let name = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    let mut xml = Xml::new()?;
    xml.within("Properties", &[("xmlns", name)], |xml| xml.text("Application", &[], &about.engine))?;
    Ok(xml.done())
}
