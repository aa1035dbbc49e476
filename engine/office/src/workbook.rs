//! The sheets in their order, in one file.

use heng_model::Message;
use heng_model::assessment::Assessment;
use heng_report::{Made, View};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::plan::Plan;
use crate::sheets;
use crate::style::Styles;

/// The year of the time that is written into every workbook: a file's own times would make equal results differ.
const YEAR: u16 = 2000;

/// The workbook, `csc-2024.xlsx`.
pub fn xlsx(assessment: &Assessment, view: &View) -> Result<Made, Message> {
    match bytes(assessment, view) {
        Ok(bytes) => Ok(Made::new(assessment, ".xlsx", bytes)),
        // Columns beyond what a sheet holds, in a methodology of thousands of criteria.
        Err(error) => Err(Message::new("heng::office::cannot_make").with("reason", error.to_string())),
    }
}

fn bytes(assessment: &Assessment, view: &View) -> Result<Vec<u8>, XlsxError> {
    let styles = Styles::new(assessment.definition.scale.decimals);
    let plan = Plan::new(assessment, view);
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(YEAR, 1, 1)?;
    let title = heng_report::text::line(&assessment.methodology.name);
    workbook.set_properties(
        &DocProperties::new().set_title(title.chars().take(200).collect::<String>()).set_creation_datetime(&made),
    );
    for sheet in sheets::all(&plan, &styles)? {
        workbook.push_worksheet(sheet);
    }
    workbook.save_to_buffer()
}
