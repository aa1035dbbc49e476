//! 排名: per cohort, who stands where.

use heng_model::IndicatorId;
use heng_report::{marks, outcome_word};
use rust_xlsxwriter::{ColNum, ConditionalFormatDataBar, Worksheet, XlsxError};
use rust_xlsxwriter::{Color, ConditionalFormatCellRule, ConditionalFormatText, ConditionalFormatTextRule, Format};

use super::{HEAD, marked};
use crate::plan::Plan;
use crate::sheet::Sheet;
use crate::style::{Style, Styles};

/// From the best tier on.
const TIERS: [u32; 5] = [0x00C6_E7C8, 0x00DD_F0D5, 0x00FF_F7D6, 0x00FF_E6CC, 0x00FB_D5D5];

pub(super) fn sheet(plan: &Plan<'_>, styles: &Styles) -> Result<Worksheet, XlsxError> {
    let mut sheet = Sheet::new(&plan.word("office-ranks"), styles)?;
    let definition = &plan.assessment.definition;
    sheet.title(&plan.word("office-ranks"), &plan.word("office-ranks_shows"))?;
    let pillars = plan.levels.first().map_or(&[][..], |level| level);
    let fixed = [
        "office-cohort",
        "report-rank",
        "office-tied",
        "report-subject",
        "office-printed",
        "report-tier",
        "report-coverage",
    ];
    let mut heads: Vec<String> = fixed.iter().map(|key| plan.word(key)).collect();
    heads.extend(pillars.iter().map(|node| format!("{} {}", node.id, node.name)));
    heads.push(plan.word("report-marks"));
    sheet.head(HEAD, &heads)?;
    let after = ColNum::try_from(fixed.len()).unwrap_or(0);
    let index = plan.word("office-index");
    let mut row = HEAD + 1;
    for cohort in &definition.cohorts {
        if plan.view.cohort.as_ref().is_some_and(|asked| *asked != cohort.id) {
            continue;
        }
        let mut members: Vec<_> = plan
            .results
            .iter()
            .enumerate()
            .filter_map(|(place, result)| {
                let subject = definition.subjects.iter().find(|one| one.id == result.subject)?;
                cohort.members.admits(subject).then_some((place, result, subject))
            })
            .collect();
        members.sort_by_key(|(_, result, _)| result.ranks.get(&cohort.id).map_or(usize::MAX, |rank| rank.rank));
        for (place, result, subject) in members {
            let card = &result.card;
            sheet.text(row, 0, &cohort.name, Style::Plain)?;
            if let Some(rank) = result.ranks.get(&cohort.id) {
                sheet.count(row, 1, rank.rank)?;
                sheet.text(row, 2, &if rank.tied { plan.word("office-tied") } else { String::new() }, Style::Plain)?;
            }
            sheet.link(row, 3, &index, &format!("A{}", Plan::row(place) + 1), &subject.name)?;
            match card.index.printed.as_ref().and_then(|printed| printed.parse::<f64>().ok()) {
                Some(printed) => sheet.number(row, 4, printed, Style::Score)?,
                None => sheet.text(row, 4, &outcome_word(plan.words(), card.index.outcome), Style::Faint)?,
            }
            sheet.maybe(row, 5, card.index.tier.as_ref(), Style::Plain)?;
            sheet.maybe_number(
                row,
                6,
                card.nodes.get(&IndicatorId::root()).map(|root| &root.coverage),
                Style::Share,
            )?;
            for (col, pillar) in (after..).zip(pillars) {
                let node = card.nodes.get(&pillar.id);
                if let Some(printed) = node.and_then(|node| node.printed.as_ref()?.parse::<f64>().ok()) {
                    sheet.number(row, col, printed, Style::Score)?;
                }
            }
            let words: Vec<String> = marks(result).iter().map(|mark| plan.word(mark.word())).collect();
            let col = after + ColNum::try_from(pillars.len()).unwrap_or(0);
            sheet.text(row, col, &words.join("、"), Style::Plain)?;
            row += 1;
        }
    }
    let last = row - 1;
    sheet.table(HEAD, last, ColNum::try_from(heads.len()).unwrap_or(0), 5)?;
    if last > HEAD {
        let bar = ConditionalFormatDataBar::new().set_fill_color(Color::RGB(0x009D_C3E6)).set_solid_fill(true);
        sheet.inner.add_conditional_format(HEAD + 1, 4, last, 4, &bar)?;
        let least = definition.coverage_at_least.to_f64();
        let low = marked(ConditionalFormatCellRule::LessThan(least), 0x00FF_B3B3);
        sheet.inner.add_conditional_format(HEAD + 1, 6, last, 6, &low)?;
        for (tier, color) in definition.tiers.iter().zip(TIERS.into_iter().chain(std::iter::repeat(TIERS[4]))) {
            let name: String = heng_report::text::line(&tier.name).chars().take(200).collect();
            let format = Format::new().set_background_color(Color::RGB(color));
            let rule = ConditionalFormatTextRule::BeginsWith(name);
            let rule = ConditionalFormatText::new().set_rule(rule).set_format(format);
            sheet.inner.add_conditional_format(HEAD + 1, 5, last, 5, &rule)?;
        }
    }
    sheet.done()
}
