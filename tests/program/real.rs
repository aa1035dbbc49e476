//! The program on real pages: what it says of each of the four sites, read beside the pages and kept as it is printed.

use crate::heng::{heng, project};

#[test]
fn what_is_said_of_real_sites_is_true() {
    let Some(pages) = heng_tests::beside("real/pages") else { return };
    let folder = tempfile::tempdir().unwrap();
    let plan = std::fs::read_to_string(project().join("tests/real/assemble.yaml")).unwrap();
    for bundle in heng_tests::assemble(&plan, &pages).unwrap() {
        bundle.write(&folder.path().join("bundles")).unwrap();
    }
    let rules = project().join("rules/site-basics");
    std::fs::write(folder.path().join("heng.yaml"), format!("methodology: {rules:?}\nbundles: bundles/*\n")).unwrap();
    let said = |subject: &str| {
        let folder = folder.path().to_str().unwrap();
        let ran = heng(["check", folder, "--findings", "100", "--lang", "zh", "--subject", subject]);
        assert_eq!(ran.status, 0, "{}", ran.errors);
        // Where the pages and the rules stand differs from machine to machine, and their digest with every word of a rule.
        let printed = ran.out.replace(&format!("{folder}/"), "").replace(&format!("{}/", project().display()), "");
        let digest = printed.lines().find_map(|line| line.split_once("指标体系 ")).unwrap().1;
        let printed = printed.replace(digest, "（摘要）");
        insta::assert_snapshot!(format!("site_{subject}"), printed);
        // Lines are broken to the width of the page.
        ran.out.split_whitespace().filter(|word| *word != "│").collect::<String>()
    };
    let expect = |subject: &str, true_of_it: &[&str], false_of_it: &[&str]| {
        let said = said(subject);
        for words in true_of_it {
            assert!(said.contains(&words.replace(' ', "")), "{subject}: {words}\n{said}");
        }
        for words in false_of_it {
            assert!(!said.contains(&words.replace(' ', "")), "{subject}: {words}\n{said}");
        }
    };
    // The national portal carries everything a home page must, but none of the three site tags; its 24 policy documents
    // have their tables. There are neither columns nor articles among its pages.
    expect(
        "000000",
        &[
            "SiteName 标签写明网站名称，且与本站相符：未满足",
            "SiteDomain 标签写明网站域名，且是本站域名：未满足",
            "SiteIDCode 标签写明网站标识码，且与本站相符：未满足",
            "没有符合 pages/columns/*.html 的证据文件",
            "没有符合 pages/articles/*.html 的证据文件",
        ],
        &["要素表写明", "公布 ICP 备案编号：未满足", "悬挂党政机关网站标识：未满足"],
    );
    // One of two columns says of itself what the home page says of itself.
    expect(
        "130400",
        &["栏目页的 ColumnName 是本栏目的名称，不照搬首页：部分满足 0.5 (1/2)", "pages/columns/list.html:37:5"],
        &["SiteIDCode 标签写明", "备案编号：未满足", "找错入口：未满足"],
    );
    // A home page with everything; nothing else was saved.
    expect(
        "360900",
        &["没有符合 pages/columns/*.html 的证据文件", "没有符合 documents/policies/*.html 的证据文件", "证据不足"],
        &["未满足", "部分满足"],
    );
    // An article dated 11 May that says it was published on 16 August.
    expect(
        "360922",
        &[
            "PubDate 标签不早于页面所示日期，也不迟于其后四十天：未满足",
            "2023-05-11 + 40 days = 2023-06-20",
            "没有符合 pages/home.html 的证据文件",
        ],
        &["ArticleTitle 标签：未满足"],
    );
}
