//! The handbook's page on bounds, made of what the rooms say of their own.

use std::fmt::Write as _;

use heng_model::bound::{Bound, Guarded, Unit};

use crate::Lang;

/// What stands before the tables.
const HEAD: [&str; 2] = [
    "# 上限

脚本和证据都不能拖住一次运行。到了上限，停下来的只是那一个检查在那一个评估对象上的判定：结果是“出错”或“证据缺失”，发现里写明是哪个上限、
哪个检查、哪个对象、停在哪一行；别的照常。计数决定，时钟不决定：同样的输入总停在同一处。按时间算的只有整次运行（`heng check --deadline 60`）和插件的
一次回答；到了时都不发布结果，所以机器慢不会改变任何得分。

有“键”的，写在 `methodology.yaml` 的 `limits` 下可以改，不写就是这里的数；没有的是定死的。
",
    "# Bounds

Neither scripts nor evidence can hold up a run. What meets a bound stops one check on one government: it becomes an error or missing
evidence, and the finding says which bound, in which check, on which subject, at which line; everything else goes on. Counts decide, never
the clock: the same input always stops at the same place. Only the whole run (`heng check --deadline 60`) and an answer
of a plugin are bounded by time; where either is met nothing is published, so that a slow machine changes no score.

What has a key can be changed under `limits` in `methodology.yaml`; without it, what stands here holds. What has none is fixed.
",
];

/// The tables: what each is about, and what follows from meeting a bound of it.
const PARTS: [(Guarded, [&str; 2]); 4] = [
    (
        Guarded::Script,
        [
            "## 脚本\n\n到了时，这个检查在这个对象上出错，整次运行不发布结果；不运行就看得出来的，`heng lint` 也会说。",
            "## Scripts\n\nWhere one is met, the check is an error on that subject, and the run publishes nothing. What can be seen\nwithout running it, `heng lint` says too.",
        ],
    ),
    (
        Guarded::Evidence,
        [
            "## 证据\n\n到了时，这个文件读不了，只影响读它的检查。",
            "## Evidence\n\nWhere one is met, the file cannot be read, which costs only the checks that read it.",
        ],
    ),
    (
        Guarded::Methodology,
        [
            "## 指标体系的文件\n\n到了时，指标体系有错，不运行。",
            "## Files of a methodology\n\nWhere one is met, the methodology is broken, and nothing runs.",
        ],
    ),
    (
        Guarded::Plugin,
        [
            "## 插件\n\n到了时，这一次调用出错，整次运行不发布结果。回答的长短、时间、内存和进程数在 `plugin.yaml` 的 `limits` 里可以改；这里是不写时的数。",
            "## Plugins\n\nWhere one is met, the call is an error, and the run publishes nothing. `limits` in `plugin.yaml` changes time, memory,\nprocesses and the length of an answer; here stands what holds without.",
        ],
    ),
];

/// The page in a language, as Markdown.
pub fn bounds_page(lang: Lang, bounds: &[Bound]) -> String {
    let language = usize::from(lang == Lang::En);
    let mut page = HEAD[language].to_owned();
    for (part, head) in PARTS {
        let columns = match lang {
            Lang::Zh => "| 管什么 | 最多 | 键 | 到了时说 |",
            Lang::En => "| what it bounds | at most | key | what is said |",
        };
        let _ = write!(page, "\n{}\n\n{columns}\n| --- | --- | --- | --- |\n", head[language]);
        for bound in bounds.iter().filter(|bound| bound.of == part) {
            let words = bound.words[language].replace('|', "\\|");
            let key = bound.key.map(|(key, _)| format!("`{key}`")).unwrap_or_default();
            let _ = writeln!(page, "| {words} | {} | {key} | `{}` |", most(bound, lang), bound.code);
        }
    }
    page
}

/// 2000000，可以改到 10000000000; 67108864 字节（64 MiB）.
fn most(bound: &Bound, lang: Lang) -> String {
    let mut told = bound.most.to_string();
    if bound.unit == Unit::Bytes {
        let round = [(1 << 20, "MiB"), (1 << 10, "KiB")].into_iter().find(|(size, _)| bound.most.is_multiple_of(*size));
        let round = round.map(|(size, unit)| format!("{} {unit}", bound.most / size));
        told.push_str(match lang {
            Lang::Zh => " 字节",
            Lang::En => " bytes",
        });
        told.push_str(&match (round, lang) {
            (Some(round), Lang::Zh) => format!("（{round}）"),
            (Some(round), Lang::En) => format!(" ({round})"),
            (None, _) => String::new(),
        });
    }
    match (bound.key.and_then(|(_, up_to)| up_to), lang) {
        (Some(up_to), Lang::Zh) => format!("{told}，可以改到 {up_to}"),
        (Some(up_to), Lang::En) => format!("{told}, up to {up_to}"),
        (None, _) => told,
    }
}
