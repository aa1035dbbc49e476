//! The kinds of files that methodologists write, as they are declared beside their readers.

use heng_yaml::schema::File;
use heng_yaml::shape::Shape;

use crate::check::INDICATOR;
use crate::definition::head::METHODOLOGY;
use crate::project::PROJECT;
use crate::reference::REFERENCE;
use crate::statistics::STATISTICS;
use crate::subjects::SUBJECTS;

/// `methodology.yaml`, `indicator.yaml`, `subjects.yaml`, `statistics.yaml`, `reference/*.yaml` and `heng.yaml`.
pub fn files() -> [File; 6] {
    let file = |name, about, shape| File { name, about, shape };
    let map = Shape::Map;
    [
        file("methodology", ["指标体系 methodology.yaml", "The main file of a methodology."], map(&METHODOLOGY)),
        file("indicator", ["检查 checks/…/indicator.yaml", "The file of one check."], map(&INDICATOR)),
        file("subjects", ["评估对象 subjects.yaml", "The assessed governments, by id."], SUBJECTS),
        file("statistics", ["统计 statistics.yaml", "What the annual report counts, by id."], STATISTICS),
        file("reference", ["参考数据 reference/*.yaml", "Versioned data that rules may read."], map(&REFERENCE)),
        file("project", ["评估项目 heng.yaml", "What a project folder runs on."], map(&PROJECT)),
    ]
}
