//! Files that change between being listed and being read.

use std::sync::Arc;

use heng_assess::BundleInput;
use heng_files::{Entry, Files, Listing, Memory, ReadError};

use crate::stand::Stand;

/// What becomes of one file after it was listed.
#[derive(Debug, Clone, Copy)]
enum Change {
    Removed,
    Grown,
    Broken,
}

#[derive(Debug)]
struct Changing {
    files: Memory,
    change: Change,
}

const CHANGED: &str = "data/attack/p.html";

impl Files for Changing {
    fn list(&self) -> Listing {
        let mut listing = self.files.list();
        listing.files.push(Entry { path: CHANGED.to_owned(), size: 1 });
        listing.files.sort();
        listing
    }

    fn read(&self, path: &str, most: u64) -> Result<Arc<[u8]>, ReadError> {
        match self.change {
            _ if path != CHANGED => self.files.read(path, most),
            Change::Removed => Err(ReadError::NotFound),
            Change::Grown => Err(ReadError::TooLarge { size: most + 1, most }),
            Change::Broken => Err(ReadError::Io("the disk is gone".to_owned())),
        }
    }
}

fn bundle(id: &str) -> Memory {
    let meta = format!("subject: \"{id}\"\n");
    [
        ("bundle.yaml", meta.as_str()),
        ("data/pages/index.html", "<title>首页</title><p>政策文件库</p>"),
        ("data/tables/letters.csv", "a,b\n1,2\n3,4\n"),
        ("data/attack/none.md", ""),
    ]
    .into_iter()
    .collect()
}

#[test]
fn a_file_that_changes_after_it_was_listed_costs_only_its_own_check() {
    let stand = Stand::new();
    for (change, code) in [(Change::Removed, "not_found"), (Change::Grown, "too_large"), (Change::Broken, "io")] {
        let good = BundleInput { name: "good".to_owned(), files: Arc::new(bundle("110000")) };
        let bad = BundleInput { name: "bad".to_owned(), files: Arc::new(Changing { files: bundle("330100"), change }) };
        let ran = stand.assess(vec![good, bad]);
        assert_eq!(ran.read, format!("a missing ({code}), b 1"));
        assert_eq!(ran.beside, "a 1, b 1");
        assert_eq!(ran.good, [("1.1".to_owned(), "a 1, b 1".to_owned()), ("1.2".to_owned(), "a 1, b 1".to_owned())]);
        assert!(ran.named.iter().any(|named| named == code), "{:?}", ran.named);
    }
}
