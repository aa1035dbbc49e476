//! Papers: notices, rules, plans, announcements, as governments issue them.

use jiff::civil::Date;
use minijinja::context;

use crate::bundle::Bundle;
use crate::chance::Chance;
use crate::layout::PAPERS;
use crate::words;

/// A paper before it is laid out.
#[derive(Debug, Clone)]
pub struct Paper {
    /// Its title.
    pub title: String,
    /// Who issued it.
    pub issuer: String,
    /// Its number, where it has one.
    pub number: Option<String>,
    /// Its date.
    pub day: Date,
    /// What it says.
    pub paragraphs: Vec<String>,
    /// The column of the site it stands in.
    pub column: &'static str,
}

impl Paper {
    /// A paper of the government's office with a number and a title that begins with the office, unless it says otherwise later.
    pub fn of_office(bundle: &Bundle<'_>, title: &str, day: Date, chance: &mut Chance) -> Self {
        let office = bundle.subject.office();
        let kind = chance.pick(&["政办发", "政办函", "政办字"]);
        let number = format!("{}{kind}〔{}〕{}号", bundle.subject.sign(), day.year(), chance.between(900, 999));
        Self {
            title: format!("{office}{title}"),
            issuer: office,
            number: Some(number),
            day,
            paragraphs: Vec::new(),
            column: "政策文件",
        }
    }

    /// A paper of a department, without a number.
    pub fn of_department(bundle: &Bundle<'_>, department: &str, title: &str, day: Date) -> Self {
        let issuer = format!("{}{department}", bundle.subject.name);
        Self { title: title.to_owned(), issuer, number: None, day, paragraphs: Vec::new(), column: "通知公告" }
    }

    /// The same saying this.
    #[must_use]
    pub fn says(mut self, paragraph: impl Into<String>) -> Self {
        self.paragraphs.push(paragraph.into());
        self
    }

    /// The file: its ending and its bytes.
    pub fn laid_out(mut self, bundle: &Bundle<'_>, chance: &mut Chance) -> (&'static str, Vec<u8>) {
        let filler = words::filler(bundle.subject, chance);
        self.paragraphs.extend(filler);
        // A site has one way of laying papers out; what is saved as text varies.
        let layout = if chance.one_in(3) { PAPERS[3 + chance.below(2)] } else { PAPERS[bundle.style.paper] };
        let published =
            self.day.checked_add(jiff::Span::new().days(i64::from(chance.one_in(2)) * 3)).unwrap_or(self.day);
        let text = bundle.layouts.fill(
            &format!("papers/{layout}"),
            context! {
                charset => bundle.style.charset(), site => bundle.subject.government(), code => bundle.site_code(), icp => bundle.icp(),
                title => self.title, issuer => self.issuer, number => self.number, day => words::written(self.day, chance),
                published => published.to_string(), paragraphs => self.paragraphs, column => self.column,
                index => format!("{}/{}-{:05}", bundle.site_code(), self.day.year(), 90_000 + chance.below(9_999)),
            },
        );
        let ending = layout.rsplit('.').next().unwrap_or("txt");
        let ending = ["html", "htm", "txt"].into_iter().find(|known| *known == ending).unwrap_or("txt");
        // Text files carry no declaration: some are saved in the national encoding all the same.
        let bytes = if ending == "txt" && chance.one_in(6) {
            encoding_rs::GB18030.encode(&text).0.into_owned()
        } else {
            bundle.style.encode(&text, ending)
        };
        (ending, bytes)
    }
}
