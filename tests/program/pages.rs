//! `heng report -f html`: pages of a project, with its own layouts, lines of rules and what stands around quotations.

use crate::small::Small;

/// A project with results.
fn checked() -> Small {
    let small = Small::new();
    assert_eq!(small.heng(&["check", "-q"]).status, 0);
    small
}

fn read(small: &Small, path: &str) -> String {
    std::fs::read_to_string(small.path(path)).unwrap()
}

#[test]
fn a_project_becomes_a_page_with_its_rules_and_evidence() {
    let small = checked();
    let ran = small.heng(&["report", "-f", "html", "-o", "页/"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.errors);
    let page = read(&small, "页/small.html");
    assert!(page.contains("<code>judge("), "lines of rules stand beside their criteria");
    assert!(page.contains("</html>"));
    let again = small.heng(&["report", "-f", "html", "-o", "again.html"]);
    assert_eq!(again.status, 0);
    assert_eq!(read(&small, "again.html"), page, "the same results give the same bytes");
}

#[test]
fn rules_that_are_no_longer_those_that_judged_are_not_shown() {
    let small = checked();
    let whole = small.heng(&["report", "-f", "html", "-o", "a.html"]);
    assert_eq!(whole.status, 0);
    let methodology = read(&small, "rules/methodology.yaml");
    small.write("rules/methodology.yaml", methodology + "\n# 改过\n");
    assert_eq!(small.heng(&["report", "-f", "html", "-o", "b.html"]).status, 0);
    assert!(read(&small, "a.html").contains("<code>") && !read(&small, "b.html").contains("<code>"));
}

#[test]
fn a_list_for_publication_has_neither_scores_nor_governments_of_their_own() {
    let small = checked();
    assert_eq!(small.heng(&["report", "-f", "html", "--publish", "-o", "list.html"]).status, 0);
    let page = read(&small, "list.html");
    let beside = small.heng(&["report", "-f", "html,csv", "--publish", "-o", "both/"]);
    assert_eq!(beside.status, 2, "what holds scores is not made beside it");
    assert!(beside.errors.contains("heng::cli::report_publish"), "{}", beside.errors);
    assert!(page.contains("class=\"publish\"") && !page.contains("id=\"scores\"") && !page.contains("class=\"gov\""));
}

#[test]
fn a_folder_of_pages_is_made_where_it_is_asked_for() {
    let small = checked();
    assert_eq!(small.heng(&["report", "-f", "html", "--split", "-o", "out/"]).status, 0);
    assert!(read(&small, "out/small/index.html").contains("330100.html#330100"));
    assert!(read(&small, "out/small/330100.html").contains("class=\"gov\" id=\"330100\""));
}

#[test]
fn layouts_of_the_methodology_or_of_a_folder_take_the_place_of_hengs() {
    let small = checked();
    small.write("rules/report/html/notes.html", "<section id=\"notes\"><h2>本中心说明</h2></section>\n");
    assert_eq!(small.heng(&["report", "-f", "html", "-o", "a.html"]).status, 0);
    assert!(read(&small, "a.html").contains("<h2>本中心说明</h2>"));
    assert_eq!(small.heng(&["check", "-q"]).status, 0, "a methodology may hold layouts");
    small.write("theme/theme.css", "body{color:#024}");
    assert_eq!(small.heng(&["report", "-f", "html", "-o", "b.html", "--theme", "theme"]).status, 0);
    assert!(read(&small, "b.html").contains("<style>body{color:#024}</style>"));
    small.write("bad/notes.html", "<p>\n{{ abuot.name }}\n");
    small.write("worse/themes.css", "");
    let mut said = String::new();
    for folder in ["bad", "worse", "none"] {
        let ran = small.heng(&["report", "-f", "html", "-o", "c.html", "--theme", folder]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{folder}");
        said.push_str(&ran.errors);
    }
    insta::assert_snapshot!(said);
}
