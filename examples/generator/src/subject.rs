//! The governments, as the methodology lists them.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::{Error, files};

/// A government.
#[derive(Debug, Clone, Deserialize)]
pub struct Subject {
    /// Its key in `subjects.yaml`.
    #[serde(skip)]
    pub id: String,
    /// Its name: 浙江省.
    pub name: String,
    /// What it is called besides: 浙江.
    pub names: Vec<String>,
    /// province or city.
    pub level: String,
    /// 省, 直辖市, 自治区, 兵团, 省会, 自治区首府, 计划单列市.
    pub kind: String,
    /// 东部, 中部, 西部, 东北.
    pub region: String,
    /// The key of its province.
    pub province: String,
}

impl Subject {
    /// The governments of a `subjects.yaml`, by their keys.
    pub fn all(path: &Path) -> Result<Vec<Subject>, Error> {
        let text = files::read(path)?;
        let all: BTreeMap<String, Subject> = serde_yaml::from_str(&text)
            .map_err(|error| Error::Content { path: path.to_owned(), why: error.to_string() })?;
        Ok(all.into_iter().map(|(id, subject)| Subject { id, ..subject }).collect())
    }

    /// The short name: 浙江.
    pub fn short(&self) -> &str {
        self.names.first().map_or(self.name.as_str(), String::as_str)
    }

    /// The government's full name.
    pub fn government(&self) -> String {
        if self.is_corps() { self.name.clone() } else { format!("{}人民政府", self.name) }
    }

    /// Its office, which issues most of its notices.
    pub fn office(&self) -> String {
        let large = self.level == "province" || matches!(self.kind.as_str(), "计划单列市");
        format!("{}{}", self.government(), if large { "办公厅" } else { "办公室" })
    }

    /// Whether it is 新疆生产建设兵团, which is no government by law and has divisions instead of cities.
    pub fn is_corps(&self) -> bool {
        self.kind == "兵团"
    }

    /// Whether it is a city.
    pub fn is_city(&self) -> bool {
        self.level == "city"
    }

    /// 全省, 全市, 全区, 全兵团.
    pub fn whole(&self) -> &'static str {
        match self.kind.as_str() {
            "省" => "全省",
            "自治区" => "全区",
            "兵团" => "全兵团",
            _ => "全市",
        }
    }

    /// The sign that its document numbers begin with.
    pub fn sign(&self) -> String {
        const SIGNS: [(&str, &str); 31] = [
            ("11", "京"),
            ("12", "津"),
            ("13", "冀"),
            ("14", "晋"),
            ("15", "内"),
            ("21", "辽"),
            ("22", "吉"),
            ("23", "黑"),
            ("31", "沪"),
            ("32", "苏"),
            ("33", "浙"),
            ("34", "皖"),
            ("35", "闽"),
            ("36", "赣"),
            ("37", "鲁"),
            ("41", "豫"),
            ("42", "鄂"),
            ("43", "湘"),
            ("44", "粤"),
            ("45", "桂"),
            ("46", "琼"),
            ("50", "渝"),
            ("51", "川"),
            ("52", "黔"),
            ("53", "云"),
            ("54", "藏"),
            ("61", "陕"),
            ("62", "甘"),
            ("63", "青"),
            ("64", "宁"),
            ("65", "新"),
        ];
        if self.is_corps() {
            return "新兵".to_owned();
        }
        if self.is_city() {
            return self.short().chars().take(1).collect();
        }
        SIGNS.iter().find(|(code, _)| self.id.starts_with(code)).map_or("某", |(_, sign)| sign).to_owned()
    }

    /// The levels of its service sites, from its own down.
    pub fn levels(&self) -> &'static [&'static str] {
        match self.kind.as_str() {
            "省" | "自治区" => &["省", "市", "县", "乡", "村"],
            "兵团" => &["兵团", "师", "团", "连"],
            _ => &["市", "县", "乡", "村"],
        }
    }
}
