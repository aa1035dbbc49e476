//! The cases of a check: what is given, what must come of it, and what somebody accepted.

use std::fmt::Write;

use super::sign;
use super::write::Page;
use crate::book::{Case, CaseFile, Cases, Expect, Table};

/// Adds the cases to a page.
pub fn write(page: &mut Page, cases: &Cases) {
    let title = page.word("cases");
    page.heading(2, "cases", &format!("{title} {}", cases.count));
    page.line(&sign::code(&cases.file));
    for line in &cases.prose {
        page.line(&sign::text(line));
    }
    if !cases.shared.is_empty() {
        let shared = page.word("shared_evidence");
        page.line(&shared);
        files(page, &cases.shared);
    }
    for case in &cases.list {
        one(page, case);
    }
}

fn one(page: &mut Page, case: &Case) {
    page.heading(3, &case.place, &sign::text(&case.title));
    for line in &case.prose {
        page.line(&sign::text(line));
    }
    let mut lines: Vec<String> =
        case.settings.iter().map(|(what, value)| format!("{} {}", sign::text(what), sign::code(value))).collect();
    lines.extend(case.expects.iter().map(|expect| format!("{} {}", page.word("expected"), told(expect))));
    lines.extend(case.accepted.iter().map(|accepted| format!("{} {}", page.word("accepted"), sign::text(accepted))));
    if !lines.is_empty() {
        page.list(&lines);
    }
    if let Some(found) = &case.table {
        table(page, found);
    }
    files(page, &case.files);
}

/// `建有统一政策文件库（library）：满足`
fn told(expect: &Expect) -> String {
    let id = expect.criterion.as_deref().map(|id| format!(" {}", sign::code(id))).unwrap_or_default();
    format!("{}{id} → **{}**", sign::text(&expect.about), sign::text(&expect.said))
}

fn table(page: &mut Page, table: &Table) {
    let mut heads = vec![String::new()];
    if table.named {
        heads[0] = page.word("variant");
    }
    heads.extend(table.heads.iter().map(|head| sign::code(head)));
    heads.extend([page.word("expected"), page.word("accepted")]);
    let rows: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|row| {
            let name = if table.named { sign::text(&row.name) } else { String::new() };
            let mut cells = vec![format!("{}{name}", sign::place(&row.place))];
            cells.extend(row.given.iter().map(|given| sign::code(given)));
            cells.push(row.expects.iter().map(short).collect::<Vec<_>>().join("<br>"));
            cells.push(row.accepted.as_deref().map(sign::text).unwrap_or_default());
            cells
        })
        .collect();
    page.table(&heads, &rows);
}

/// `library → 满足`
fn short(expect: &Expect) -> String {
    let about = expect.criterion.as_deref().map_or_else(|| sign::text(&expect.about), sign::code);
    format!("{about} → **{}**", sign::text(&expect.said))
}

fn files(page: &mut Page, files: &[CaseFile]) {
    for file in files {
        let mut summary = format!("<code>{}</code>", sign::raw(&file.path));
        if let Some(encoding) = file.encoding {
            let _ = write!(summary, " {}", sign::raw(encoding));
        }
        page.folded(&summary, &sign::fence(sign::language(&file.path), &file.text));
    }
}
