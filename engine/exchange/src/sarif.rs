//! SARIF 2.1.0 (OASIS): findings as results, so that whatever shows results of static analysis shows them.
//!
//! Columns count characters (`columnKind: unicodeCodePoints`), as everywhere in Heng; evidence is placed by bytes of the file
//! as saved. A finding has the same `partialFingerprints` in two runs.

mod artifacts;
mod rules;
mod shape;

use heng_model::assessment::Assessment;
use heng_model::finding::Finding;
use heng_model::judgement::{MethodologyStamp, PluginStamp};
use heng_model::trail::RulePlace;
use heng_model::{CriterionId, IndicatorId, Origin, Severity, Span, SubjectId};
use heng_report::{Ground, Lang, Made, View, grounded, named, place, said, subject_name, text};

use artifacts::Artifacts;
use rules::Rules;
use shape::{Bag, Driver, Level, Location, LogicalLocation, Physical, Region, Result, Run, Sarif, Text, Tool};

/// The name under which fingerprints are kept; a number more when they are made in another way.
const FINGERPRINT: &str = "heng/v1";
/// The schema that the document says it keeps.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The findings that the view shows.
pub fn sarif(assessment: &Assessment, view: &View) -> Made {
    let mut rules = Rules::new(assessment, view);
    let mut artifacts = Artifacts::new();
    let results = grounded(assessment, view).into_iter();
    let results = results
        .map(|(finding, ground)| result(assessment, view, finding, &ground, &mut rules, &mut artifacts))
        .collect();
    let stamp = &assessment.methodology;
    let driver = Driver {
        name: "Heng",
        full_name: plain(&assessment.engine),
        semantic_version: plain(assessment.engine.strip_prefix("heng ").unwrap_or(&assessment.engine)),
        language: language(view.lang),
        rules: rules.all,
    };
    let run = Run {
        tool: Tool { driver },
        language: language(view.lang),
        column_kind: "unicodeCodePoints",
        original_uri_base_ids: artifacts::bases(view.words()),
        artifacts: artifacts.all,
        results,
        properties: Bag::of([
            ("methodology", stamp.id.as_str().into()),
            ("methodologyName", plain(&stamp.name).into()),
            ("methodologyDigest", format!("blake3:{}", stamp.digest).into()),
            ("methodologyPlugins", plugins(stamp)),
            ("assessedOn", assessment.definition.assessed_on.to_string().into()),
        ]),
    };
    let document = Sarif { schema: SCHEMA, version: "2.1.0", runs: [run] };
    let json = serde_json::to_string_pretty(&document).expect("texts and numbers are always JSON");
    Made::new(assessment, ".sarif", json + "\n")
}

/// The plugins that took part; nothing where there were none.
fn plugins(stamp: &MethodologyStamp) -> serde_json::Value {
    let named = |plugin: &PluginStamp| plain(&format!("{} {} blake3:{}", plugin.id, plugin.version, plugin.digest));
    let all: Vec<String> = stamp.plugins.iter().map(named).collect();
    if all.is_empty() { serde_json::Value::Null } else { all.into() }
}

fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    }
}

fn level(severity: Severity) -> Level {
    match severity {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
        Severity::Note => Level::Note,
    }
}

/// A text of one line. `[words](target)` in a message is a link to whoever reads SARIF (3.11.6), and evidence must make none.
fn plain(message: &str) -> String {
    let line = text::line(message);
    if line.contains("](") {
        line.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
    } else {
        line.into_owned()
    }
}

fn result<'a>(
    assessment: &'a Assessment,
    view: &View,
    finding: &'a Finding,
    ground: &Ground<'a>,
    rules: &mut Rules<'a>,
    artifacts: &mut Artifacts<'a>,
) -> Result<'a> {
    let words = view.words();
    let (rule_id, rule_index) = rules.of(finding);
    let logical = logical(assessment, finding);
    let mut evidence: Vec<Location> = ground
        .evidence()
        .into_iter()
        .map(|(origin, quote)| evidence(view, finding.subject.as_ref(), origin, quote, ground, artifacts))
        .collect();
    let rule = ground.at.map(|at| Location {
        message: Some(Text::new(words.word("report-caption_rule"))),
        physical: Some(rule_place(at, artifacts)),
        ..Location::default()
    });
    let mut related = if evidence.is_empty() { Vec::new() } else { evidence.split_off(1) };
    let mut locations = evidence;
    match rule {
        Some(rule) if locations.is_empty() => locations.push(rule),
        Some(rule) => related.insert(0, rule),
        None => {}
    }
    if locations.is_empty() {
        locations.push(Location::default());
    }
    locations[0].logical = vec![logical];
    for (place, location) in related.iter_mut().enumerate() {
        location.id = Some(place + 1);
    }
    let subject = finding.subject.as_ref().map(|id| subject_name(&assessment.definition, id));
    let about = [
        subject.map(str::to_owned),
        finding.indicator.as_ref().map(|id| named(assessment, id)),
        ground.criterion.map(|criterion| criterion.text.clone()),
    ];
    let about: Vec<String> = about.into_iter().flatten().collect();
    let said = said(words, finding, ground);
    let told = if about.is_empty() {
        said
    } else {
        words.phrase(
            "report-finding",
            &[("place", text::line(&about.join(" · ")).as_ref().into()), ("said", said.into())],
        )
    };
    Result {
        rule_id,
        rule_index,
        level: level(finding.severity),
        message: Text::new(plain(&told)),
        locations,
        related_locations: related,
        partial_fingerprints: [(FINGERPRINT, finding.fingerprint.as_str())].into(),
        properties: Bag::of([
            ("code", (*finding.message.code).into()),
            ("subject", finding.subject.as_ref().map(SubjectId::as_str).into()),
            ("subjectName", subject.map(plain).into()),
            ("indicator", finding.indicator.as_ref().map(IndicatorId::as_str).into()),
            ("criterion", finding.criterion.as_ref().map(CriterionId::as_str).into()),
            ("pointsLost", finding.points_lost.as_ref().map(heng_model::Number::to_f64).into()),
            ("because", ground.judgement.and_then(|judgement| judgement.because.as_deref()).map(plain).into()),
        ]),
    }
}

/// What it is about, for those who have no use for files: `330100/6.1.2/download`.
fn logical(assessment: &Assessment, finding: &Finding) -> LogicalLocation {
    let parts = [
        finding.subject.as_ref().map(ToString::to_string),
        finding.indicator.as_ref().map(ToString::to_string),
        finding.criterion.as_ref().map(ToString::to_string),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let name = match (&finding.indicator, &finding.subject) {
        (Some(id), _) => named(assessment, id),
        (None, Some(id)) => subject_name(&assessment.definition, id).to_owned(),
        (None, None) => assessment.methodology.name.clone(),
    };
    let whole = if parts.is_empty() { assessment.methodology.id.clone() } else { parts.join("/") };
    let kind = if finding.criterion.is_some() { "criterion" } else { "indicator" };
    LogicalLocation { name: plain(&name), fully_qualified_name: plain(&whole), kind }
}

/// A piece of evidence. Where the file has no bytes for it, the message says in words where it stands.
fn evidence<'a>(
    view: &View,
    subject: Option<&'a SubjectId>,
    origin: &'a Origin,
    quote: Option<&'a str>,
    ground: &Ground<'a>,
    artifacts: &mut Artifacts<'a>,
) -> Location {
    let bundle = ground.result.and_then(|result| result.judgements.bundle.as_deref());
    let location = artifacts.evidence(subject, bundle, &origin.file);
    let region = origin.span().filter(|span| span.start <= span.end).map(|Span { start, end }| Region {
        byte_offset: Some(start),
        byte_length: Some(end - start),
        snippet: quote.map(|quote| Text::new(text::line(quote).into_owned())),
        ..Region::default()
    });
    let told = match quote.filter(|_| region.is_none()) {
        Some(quote) => format!("{} {}", place(view.words(), origin), quote),
        None => place(view.words(), origin),
    };
    Location {
        message: Some(Text::new(plain(&told))),
        physical: Some(Physical { artifact_location: location, region }),
        ..Location::default()
    }
}

fn rule_place<'a>(at: &'a RulePlace, artifacts: &mut Artifacts<'a>) -> Physical {
    let region = Region { start_line: Some(at.line.max(1)), start_column: Some(at.column.max(1)), ..Region::default() };
    Physical { artifact_location: artifacts.rule(&at.file), region: Some(region) }
}
