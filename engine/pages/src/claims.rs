//! Statistics beside the figures that are published of them.

use heng_model::assessment::{FigureResult, Standing, StatisticResult};
use heng_model::statistic::{Figure, Statistic};
use heng_report::claims;
use serde::Serialize;

use crate::material::Material;
use crate::publish;

/// The table.
#[derive(Debug, Serialize)]
pub struct Claims {
    claimed: bool,
    rows: Vec<Row>,
    notes: Vec<String>,
}

/// A statistic with its claims.
#[derive(Debug, Serialize)]
struct Row {
    id: String,
    name: String,
    computed: Option<String>,
    count: String,
    claims: Vec<Claim>,
    groups: Vec<(String, String, String)>,
}

#[derive(Debug, Serialize)]
struct Claim {
    printed: String,
    standing: String,
    class: &'static str,
}

/// The table; nothing where the methodology counts nothing.
pub fn view(material: &Material<'_>) -> Option<Claims> {
    let (assessment, view) = (material.assessment, &material.options.view);
    let publish = material.options.publish;
    let mut claims = Claims { claimed: false, rows: Vec::new(), notes: Vec::new() };
    let mut remarks = Vec::new();
    // Notes are lines of the page: as wide as they are.
    let wide = heng_report::View { width: usize::MAX / 4, ..view.clone() };
    for result in &assessment.statistics {
        let Some(statistic) = assessment.definition.statistics.iter().find(|one| one.id == result.id) else { continue };
        if publish && !publish::shows_statistic(statistic, result) {
            continue;
        }
        claims.rows.push(row(material, result, statistic));
        if !publish {
            claims.notes.extend(claims::note(assessment, result, statistic, &wide));
        }
        remarks.extend(claims::remarks(statistic, &wide));
    }
    claims.notes.extend(remarks);
    claims.notes.iter_mut().for_each(|note| *note = note.trim().to_owned());
    claims.claimed = claims.rows.iter().any(|row| !row.claims.is_empty());
    (!claims.rows.is_empty()).then_some(claims)
}

fn row(material: &Material<'_>, result: &StatisticResult, statistic: &Statistic) -> Row {
    let (words, view) = (material.words, &material.options.view);
    let counts = |figure: &FigureResult| claims::counts(figure, statistic, view);
    let mut told = Vec::new();
    for one in &result.claims {
        let Some(claim) = statistic.claims.get(one.claim) else { continue };
        told.push(Claim {
            printed: claims::printed(claim, one, statistic, view),
            standing: words.word(claims::word(one.standing)),
            class: match one.standing {
                Standing::Holds => "good",
                Standing::Fails => "bad",
                Standing::Undecided => "doubt",
            },
        });
    }
    let stated = matches!(statistic.figure, Figure::Stated { .. });
    if let Figure::Stated { value, .. } = &statistic.figure {
        told.push(Claim { printed: value.clone(), standing: words.word("report-not_a_claim"), class: "faint" });
    }
    let cohorts = &material.assessment.definition.cohorts;
    let group = |(name, figure): &(String, FigureResult)| {
        let name = claims::group_name(cohorts, statistic.by.as_deref(), name).to_owned();
        (name, claims::value(figure, statistic), counts(figure))
    };
    Row {
        id: result.id.to_string(),
        name: statistic.name.clone(),
        computed: (!stated).then(|| claims::value(&result.figure, statistic)),
        count: counts(&result.figure),
        claims: told,
        groups: result.groups.iter().map(group).collect(),
    }
}
