//! The copies in `docs/handbook` are what would be written now.

use heng_handbook::stale;
use heng_report::{Lang, Made};

use crate::stand::{SHIPPED, Stand, project};

/// The largest handbook that a code host shows without trouble.
const MOST_BYTES: usize = 2_000_000;

#[test]
fn the_handbooks_of_what_ships_are_current() {
    for name in SHIPPED {
        let pages = Stand::shipped(name, Lang::Zh).markdown();
        let folder = project().join("docs/handbook").join(name);
        if std::env::var_os("HENG_RENEW").is_some_and(|value| !value.is_empty()) {
            let _ = std::fs::remove_dir_all(&folder);
            for (page, text) in &pages {
                let file = folder.join(page);
                std::fs::create_dir_all(file.parent().unwrap()).unwrap();
                std::fs::write(file, text).unwrap();
            }
        }
        let size: usize = pages.iter().map(|(_, text)| text.len()).sum();
        assert!(size < MOST_BYTES, "{name}: {size} bytes");
        let files = walkdir::WalkDir::new(&folder).into_iter().flatten().filter(|entry| entry.path().is_file());
        let named = |path: &std::path::Path| path.strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
        let known: Vec<String> = files.map(|entry| named(entry.path())).collect();
        let made = |(name, text): (String, String)| Made { name, bytes: text.into_bytes() };
        let made: Vec<Made> = pages.into_iter().map(made).collect();
        let found = stale(&made, &known, |page| std::fs::read_to_string(folder.join(page)).ok(), str::to_owned);
        assert!(
            found.is_none(),
            "docs/handbook/{name} is stale: {:?}\nrenew it with HENG_RENEW=1 cargo test --workspace --test handbook",
            found.map(|stale| stale.first.message)
        );
    }
}

#[test]
fn the_same_methodology_gives_the_same_bytes() {
    let (one, other) = (Stand::shipped("site-basics", Lang::En), Stand::shipped("site-basics", Lang::En));
    assert_eq!(one.markdown(), other.markdown());
    assert_eq!(one.html(), other.html());
}
