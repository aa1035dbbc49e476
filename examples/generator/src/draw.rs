//! Drawing the table of truth: how many governments are to be found to have done a thing is planned (`draw.yaml`); which ones
//! is drawn, the likelier the stronger a government is.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::chance::Chance;
use crate::subject::Subject;
use crate::truth::{Cell, Row, Truth};
use crate::{Error, files};

/// The plan of a table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    strength: Strength,
    weak: Weak,
    lift: BTreeMap<String, i64>,
    columns: Vec<Column>,
    missing: BTreeMap<String, usize>,
}

/// Where strength comes from, in points.
#[derive(Debug, Deserialize)]
struct Strength {
    #[serde(flatten)]
    regions: BTreeMap<String, i64>,
    city: i64,
    spread: usize,
    noise: usize,
}

/// Those who are weaker than the rest.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Weak {
    region: String,
    provinces: usize,
    cities: usize,
    by: i64,
}

/// How a column is drawn, or several together.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Column {
    criterion: String,
    /// All of them met by the strongest, at least one unmet by the others.
    together: Vec<String>,
    /// Three shares of a table of items: the strongest reach half of each.
    reductions: Vec<String>,
    /// Of those together: nothing is met where the first is not.
    first_carries: bool,
    met: [usize; 2],
    /// From the highest: the state, and how many are in it.
    states: Vec<(String, usize, usize)>,
    of: Option<Of>,
    full: [usize; 2],
    least: usize,
    /// How many have nothing at all.
    none: [usize; 2],
    /// In ten thousand.
    lacking: Option<[usize; 2]>,
    /// Places among the provinces, from and up to, to which it does not apply.
    not_applicable: [usize; 2],
    /// How many governments submitted four cases, how many three, and how many two.
    cases: Option<[[usize; 2]; 3]>,
    /// Unmet where this one is.
    needs: Option<String>,
    /// Not applicable where this one is unmet.
    applies_with: Option<String>,
    /// A share of what this one counts; then `least` is in per cent.
    per: Option<String>,
    /// At most as much as this one, of the same things.
    #[serde(rename = "as")]
    like: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Of {
    Count(usize),
    Between([usize; 2]),
    /// `levels`: as many as its service sites have.
    Levels(Levels),
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Levels {
    Levels,
}

impl Plan {
    /// Reads a plan.
    pub fn read(path: &Path) -> Result<Plan, Error> {
        serde_yaml::from_str(&files::read(path)?)
            .map_err(|error| Error::Content { path: path.to_owned(), why: error.to_string() })
    }
}

/// Draws a table.
pub fn draw(subjects: &[Subject], plan: &Plan) -> Truth {
    let mut drawing = Drawing { strength: strengths(subjects, plan), subjects, plan, truth: Truth::default() };
    for subject in subjects {
        drawing.truth.rows.insert(subject.id.clone(), Row { name: subject.name.clone(), cells: BTreeMap::new() });
    }
    for column in &plan.columns {
        drawing.column(column);
    }
    drawing.missing();
    drawing.truth
}

fn strengths(subjects: &[Subject], plan: &Plan) -> BTreeMap<String, i64> {
    let Strength { regions, city, spread, .. } = &plan.strength;
    let own = |subject: &Subject| {
        let drawn = Chance::of(&[&subject.id, "strength"]).between(0, 2 * spread);
        let region = regions.get(&subject.region).copied().unwrap_or_default();
        region + i64::from(subject.is_city()) * city + i64::try_from(drawn).unwrap_or_default()
            - i64::try_from(*spread).unwrap_or_default()
    };
    let mut strengths: BTreeMap<String, i64> =
        subjects.iter().map(|subject| (subject.id.clone(), own(subject))).collect();
    for (city, count) in [(false, plan.weak.provinces), (true, plan.weak.cities)] {
        let mut there: Vec<&Subject> =
            subjects.iter().filter(|subject| subject.is_city() == city && subject.region == plan.weak.region).collect();
        there.sort_by_key(|subject| strengths[&subject.id]);
        for subject in there.into_iter().take(count) {
            *strengths.entry(subject.id.clone()).or_default() -= plan.weak.by;
        }
    }
    for (id, by) in &plan.lift {
        *strengths.entry(id.clone()).or_default() += by;
    }
    strengths
}

struct Drawing<'a> {
    subjects: &'a [Subject],
    plan: &'a Plan,
    strength: BTreeMap<String, i64>,
    truth: Truth,
}

impl Drawing<'_> {
    /// Provinces or cities, those first that are likeliest to do well in this.
    fn ranked(&self, topic: &str, cities: bool) -> Vec<Subject> {
        let key = |subject: &Subject| {
            let noise = Chance::of(&[&subject.id, topic, "rank"]).below(self.plan.strength.noise);
            -(self.strength[&subject.id] + i64::try_from(noise).unwrap_or_default())
        };
        let mut ranked: Vec<Subject> =
            self.subjects.iter().filter(|subject| subject.is_city() == cities).cloned().collect();
        ranked.sort_by_key(|subject| (key(subject), subject.id.clone()));
        ranked
    }

    fn set(&mut self, subject: &Subject, criterion: &str, cell: Cell) {
        if !self.truth.criteria.iter().any(|known| known == criterion) {
            self.truth.criteria.push(criterion.to_owned());
        }
        if let Some(row) = self.truth.rows.get_mut(&subject.id) {
            row.cells.insert(criterion.to_owned(), cell);
        }
    }

    fn get(&self, subject: &Subject, criterion: &str) -> Cell {
        self.truth.rows[&subject.id].cell(criterion).clone()
    }

    fn column(&mut self, column: &Column) {
        let topic = [column.criterion.as_str(), &column.together.concat(), &column.reductions.concat()].concat();
        for (level, cities) in [false, true].into_iter().enumerate() {
            let ranked = self.ranked(&topic, cities);
            // Where a thing rests on another, those come first who have the other.
            let (having, lacking): (Vec<Subject>, Vec<Subject>) = ranked
                .into_iter()
                .partition(|subject| column.needs.as_ref().is_none_or(|other| self.has(subject, other)));
            for (place, subject) in having.iter().enumerate() {
                self.one(column, &topic, level, place, subject);
            }
            for subject in &lacking {
                let cell = match &column.of {
                    Some(of) => Cell::Part(0, count(of, subject)),
                    None if column.per.is_some() => Cell::Part(0, 1),
                    None => Cell::Unmet,
                };
                self.set(subject, &column.criterion, cell);
            }
        }
    }

    fn has(&self, subject: &Subject, criterion: &str) -> bool {
        !matches!(self.get(subject, criterion), Cell::Unmet | Cell::Missing | Cell::NotApplicable | Cell::Part(0, _))
    }

    /// What one government is to be found to have done, whose place among its like is this.
    fn one(&mut self, column: &Column, topic: &str, level: usize, place: usize, subject: &Subject) {
        let mut chance = Chance::of(&[&subject.id, topic]);
        let strong = place < column.met[level];
        if !column.together.is_empty() {
            self.together(column, strong, subject, &mut chance);
        } else if !column.reductions.is_empty() {
            self.reductions(column, strong, subject, &mut chance);
        } else if !column.states.is_empty() {
            let groups = column.states.iter().map(|(_, provinces, cities)| [*provinces, *cities][level]);
            let state = group(place, groups).map(|at| &column.states[at]);
            let state = state.map_or(Cell::Unmet, |(state, ..)| Cell::State(state.clone()));
            self.set(subject, &column.criterion, state);
        } else if let Some(cases) = column.cases {
            let one = usize::from(place < 32 - column.none[level]);
            let count = group(place, cases.iter().map(|governments| governments[level])).map_or(one, |at| 4 - at);
            // A case is worth at most 500 of these, which is 3 points of 10; panels mark most between 66 and 91, and those who
            // submit four cases submit good ones.
            let least = if count == 4 { 425 } else { 330 };
            let worth: usize = (0..count).map(|_| chance.between(least, 455)).sum();
            self.set(subject, &column.criterion, Cell::Part(3 * worth, 5_000));
        } else if let Some(per) = &column.per {
            let Cell::Part(of, _) = self.get(subject, per) else { return };
            let down = (place.saturating_sub(column.full[level])) * (95 - column.least) / (32 - column.full[level]);
            let met = if place < column.full[level] { of } else { of * (95 - down - chance.below(4)) / 100 };
            self.set(subject, &column.criterion, Cell::Part(met, of.max(1)));
        } else if let Some(of) = &column.of {
            let cell = self.part(column, of, level, place, subject, &mut chance);
            self.set(subject, &column.criterion, cell);
        } else {
            self.set(subject, &column.criterion, if strong { Cell::Met } else { Cell::Unmet });
        }
    }

    fn together(&mut self, column: &Column, strong: bool, subject: &Subject, chance: &mut Chance) {
        let mut met: Vec<bool> = column.together.iter().map(|_| strong || chance.one_in(2)).collect();
        if !strong && met.iter().all(|met| *met) {
            let last = met.len() - 1;
            met[chance.between(last.min(1), last)] = false;
        }
        if column.first_carries && !met[0] {
            met.fill(false);
        }
        for (criterion, met) in column.together.iter().zip(met) {
            self.set(subject, criterion, if met { Cell::Met } else { Cell::Unmet });
        }
    }

    fn reductions(&mut self, column: &Column, strong: bool, subject: &Subject, chance: &mut Chance) {
        let low = (!strong).then(|| chance.below(3));
        for (at, criterion) in column.reductions.iter().enumerate() {
            let low = low == Some(at);
            let cell = match at {
                0 if low => Cell::Part(chance.between(8, 22), 50),
                0 => Cell::Part(chance.between(30, 50), 50),
                _ if low => Cell::Part(chance.between(0, 3), 8),
                _ => Cell::Part(chance.between(5, 8), 8),
            };
            self.set(subject, criterion, cell);
        }
    }

    fn part(
        &self,
        column: &Column,
        of: &Of,
        level: usize,
        place: usize,
        subject: &Subject,
        chance: &mut Chance,
    ) -> Cell {
        if let Some(other) = &column.applies_with
            && !self.has(subject, other)
        {
            return Cell::NotApplicable;
        }
        let of = count(of, subject);
        if let Some([least, most]) = column.lacking {
            let [from, to] = column.not_applicable;
            if level == 0 && (from..to).contains(&place) {
                return Cell::NotApplicable;
            }
            if place < column.full[level] {
                return Cell::Part(of, of);
            }
            return Cell::Part(of - of * chance.between(least, most) / 10_000, of);
        }
        let most = match &column.like {
            Some(other) => match self.get(subject, other) {
                Cell::Part(met, _) => met,
                _ => of,
            },
            None => of,
        };
        let count = 32 - column.none[level];
        if place >= count {
            return Cell::Part(0, of);
        }
        if place < column.full[level] {
            return Cell::Part(most, of);
        }
        // The further down, the less.
        let room = most.saturating_sub(1).max(column.least) - column.least;
        let down = (place - column.full[level]) * room / (count - column.full[level]).max(1);
        let about = column.least + room - down;
        let met = about.saturating_sub(chance.below(room / 6 + 1)).clamp(column.least.min(most), most);
        Cell::Part(met, of)
    }

    /// Evidence that is not there.
    fn missing(&mut self) {
        for (key, count) in &self.plan.missing {
            let criteria: Vec<String> = self
                .truth
                .criteria
                .iter()
                .filter(|name| *name == key || name.split('/').next() == Some(key))
                .cloned()
                .collect();
            assert!(!criteria.is_empty(), "{key} is no column");
            let mut all = [self.ranked(key, false), self.ranked(key, true)].concat();
            // Anybody may lack something; the weaker more often.
            all.sort_by_key(|subject| {
                Chance::of(&[&subject.id, key, "missing"]).below(400)
                    + usize::try_from(self.strength[&subject.id].max(0)).unwrap_or_default()
            });
            // Where there is nothing to be found out, nothing is lacking.
            let rests =
                |name: &String| self.plan.columns.iter().find(|column| column.criterion == *name)?.needs.clone();
            let needs: Vec<String> = criteria.iter().filter_map(rests).collect();
            all.retain(|subject| needs.iter().all(|other| self.has(subject, other) || criteria.contains(other)));
            for subject in all.iter().take(*count) {
                for criterion in &criteria {
                    self.set(subject, criterion, Cell::Missing);
                }
            }
        }
    }
}

fn count(of: &Of, subject: &Subject) -> usize {
    match of {
        Of::Count(count) => *count,
        Of::Between([least, most]) => Chance::of(&[&subject.id, &least.to_string(), "of"]).between(*least, *most),
        Of::Levels(_) => subject.levels().len(),
    }
}

/// Which of the groups, whose sizes follow each other, a place is in.
fn group(place: usize, mut sizes: impl Iterator<Item = usize>) -> Option<usize> {
    let mut below = 0;
    sizes.position(|size| {
        below += size;
        place < below
    })
}
