//! The readers that ship with Heng. A reader is added here, and nowhere else.

use std::sync::LazyLock;

use heng_evidence::Readers;

/// All of them.
pub fn readers() -> Readers {
    static ALL: LazyLock<Readers> = LazyLock::new(|| {
        Readers::none()
            .with_shipped(heng_xlsx::Workbooks)
            .with_shipped(heng_warc::WebArchives)
            .with_shipped(heng_docx::WordFiles)
            .with_shipped(heng_pdf::PdfFiles)
    });
    ALL.clone()
}
