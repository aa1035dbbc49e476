//! Conditions on attributes of subjects.

use heng_model::subject::Filter;

use super::at::At;

impl At<'_> {
    /// `{ level: province, region: [东部, 中部] }`
    pub(crate) fn filter(self) -> Filter {
        let condition = |entry: At<'_>| {
            let values = entry.one_or_more().into_iter().filter_map(At::text).collect();
            (entry.name().to_owned(), values)
        };
        Filter(self.entries().into_iter().map(condition).collect())
    }
}
