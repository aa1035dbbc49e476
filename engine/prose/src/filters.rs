//! Filters of templates, declared once: the environment registers them, the handbook prints them.

use heng_model::Number;
use heng_report::{Catalogue, Lang};
use minijinja::value::{Kwargs, Rest};
use minijinja::{Environment, Error, ErrorKind, Value};

use crate::escape::escaped;
use crate::figure::{Day, Figure};
use crate::numeral::chinese;
use crate::record::PARTS;
use crate::share::Share;
use crate::words;

/// Who puts figures into words.
#[derive(Debug, Clone)]
pub struct Speaker {
    /// The words of the template's language.
    pub words: &'static Catalogue,
    /// From which share on nearly all have it.
    pub nearly_all: Number,
}

/// A filter.
pub struct Filter {
    /// Its name.
    pub name: &'static str,
    /// How it is written after a value.
    pub usage: &'static str,
    /// What it is for, in Chinese.
    pub about: &'static str,
    /// A value and what becomes of it.
    pub example: [&'static str; 2],
    register: fn(&mut Environment<'static>, Speaker),
}

/// All filters that Heng adds to those of Jinja.
pub static FILTERS: [Filter; 11] = [
    Filter {
        name: "roughly",
        usage: "份额 | roughly(名词, only=false)",
        about: "由份额决定的量词：所有、几乎所有、超九成、约九成、近九成、九成、半数以上、不足一成、没有一个。\
                `only=true` 在份额小于 30% 时加“仅”。缺证据使不同的量词都有可能时，写成百分比的范围",
        example: ["{{ c.met | roughly(\"地方\") }}", "超九成的地方"],
        register: |env, speaker| {
            env.add_filter("roughly", move |value: Value, noun: Option<String>, options: Kwargs| {
                let only = options.get::<Option<bool>>("only")?.unwrap_or(false);
                options.assert_all_used()?;
                let share = share("roughly", &value)?;
                let noun = noun.unwrap_or_default();
                let said = words::said(&share, &speaker.nearly_all, &noun, only, speaker.words);
                said.ok_or_else(|| refused("of_nobody", "roughly", ""))
            });
        },
    },
    Filter {
        name: "around",
        usage: "份额 | around",
        about: "由份额决定的百分数：整的就是它，不到半个百分点的写“超”，其余的写“近”",
        example: ["{{ c.met | around }}", "超95%"],
        register: |env, speaker| {
            env.add_filter("around", move |value: Value| {
                let share = share("around", &value)?;
                words::around(&share, speaker.words).ok_or_else(|| refused("of_nobody", "around", ""))
            });
        },
    },
    Filter {
        name: "percent",
        usage: "份额 | percent(小数位=2)",
        about: "百分数，位数固定，四舍五入",
        example: ["{{ c.met | percent(1) }}", "96.9%"],
        register: |env, _| {
            env.add_filter("percent", |value: Value, decimals: Option<u8>| {
                let decimals = decimals.unwrap_or(2);
                let share = share("percent", &value)?;
                let one = |share: &Number| format!("{}%", (share * &Number::from(100)).printed(decimals.min(12)));
                Ok::<_, Error>(match share.possible() {
                    None => "—".to_owned(),
                    Some((least, most)) if least == most => one(&least),
                    Some((least, most)) => format!("{}–{}", one(&least), one(&most)),
                })
            });
        },
    },
    Filter {
        name: "number",
        usage: "数 | number(小数位)",
        about: "位数固定的数，四舍五入。不用它，数就照公布的样子印",
        example: ["{{ index.mean | number(1) }}", "84.6"],
        register: |env, _| {
            env.add_filter("number", |value: Value, decimals: u8| {
                let number = exact(&value).ok_or_else(|| refused("not_a_figure", "number", &value.to_string()))?;
                Ok::<_, Error>(number.printed(decimals.min(12)))
            });
        },
    },
    Filter {
        name: "minus",
        usage: "数 | minus(数)",
        about: "两个数印出来的样子相减；大的减小的，减出来不带负号就照着写，想带正负号用 `difference` 这样的名字",
        example: ["{{ a.score.mean | minus(b.score.mean) }}", "3.25"],
        register: |env, _| {
            env.add_filter("minus", |value: Value, other: Value| {
                let of =
                    |value: &Value| exact(value).ok_or_else(|| refused("not_a_figure", "minus", &value.to_string()));
                let places = |value: &Value| value.downcast_object_ref::<Figure>().map_or(0, Figure::decimals);
                let (number, less) = (of(&value)?, of(&other)?);
                Ok::<_, Error>(Figure::of(Some(&number - &less), places(&value).max(places(&other))).value())
            });
        },
    },
    Filter {
        name: "numeral",
        usage: "整数 | numeral",
        about: "中文数字，一万以下的",
        example: ["{{ 58 | numeral }}", "五十八"],
        register: |env, _| {
            env.add_filter("numeral", |value: Value| {
                let count = value.as_usize();
                count.map(chinese).ok_or_else(|| refused("not_a_count", "numeral", &value.to_string()))
            });
        },
    },
    Filter {
        name: "listed",
        usage: "文字列表 | listed(最多几个=全部, 名词)",
        about: "排成一行：甲、乙、丙；写不下的是“甲、乙、丙等 5 地”",
        example: ["{{ tier.members | listed(2, \"地\") }}", "杭州市、宁波市等12地"],
        register: |env, speaker| {
            env.add_filter("listed", move |names: Vec<String>, most: Option<usize>, noun: Option<String>| {
                listed(&names, most, &noun.unwrap_or_default(), speaker.words)
            });
        },
    },
    Filter {
        name: "day",
        usage: "日期 | day",
        about: "写成句子里的日期",
        example: ["{{ assessed_on | day }}", "2024年11月30日"],
        register: |env, speaker| {
            env.add_filter("day", move |value: Value| {
                let day = value.downcast_object_ref::<Day>();
                let day = day.ok_or_else(|| refused("not_a_day", "day", &value.to_string()))?.0;
                let parts = [
                    ("year", i64::from(day.year()).to_string().into()),
                    ("month", i64::from(day.month()).into()),
                    ("day", i64::from(day.day()).into()),
                ];
                Ok::<_, Error>(speaker.words.phrase("prose-day", &parts))
            });
        },
    },
    Filter {
        name: "quoted",
        usage: "文字 | quoted",
        about: "加上引号",
        example: ["{{ loss.quote | quoted }}", "“政策文件库”"],
        register: |env, speaker| {
            env.add_filter("quoted", move |text: String| match speaker.words.lang() {
                // What is quoted within a quotation stands in the other marks.
                Lang::Zh => format!("“{}”", text.replace('“', "‘").replace('”', "’")),
                Lang::En => format!("“{text}”"),
            });
        },
    },
    Filter {
        name: "link",
        usage: "文字 | link(地址)",
        about: "链接；地址不是 http、https 的，只剩文字",
        example: ["{{ \"网页\" | link(loss.url) }}", "[网页](https://…)"],
        register: |env, _| {
            env.add_filter("link", |text: String, url: Option<String>| {
                let web = url.as_deref().and_then(heng_report::web);
                Value::from_safe_string(match web {
                    Some(url) => format!("[{}](<{}>)", escaped(&text), escaped(url)),
                    None => escaped(&text),
                })
            });
        },
    },
    Filter {
        name: "total",
        usage: "列表 | total(名字)",
        about: "一列里某个名字的数加起来",
        example: ["{{ tiers | total(\"count\") }}", "64"],
        register: |env, _| {
            env.add_filter("total", |items: Value, field: String| {
                let mut sum = Number::zero();
                for item in items.try_iter()? {
                    let value = item.get_attr(&field)?;
                    let number = exact(&value).ok_or_else(|| refused("not_a_figure", "total", &value.to_string()))?;
                    sum = &sum + &number;
                }
                let decimals = if sum.is_integer() { 0 } else { 2 };
                Ok::<_, Error>(Figure::of(Some(sum), decimals).value())
            });
        },
    },
];

/// Registers all of them, and what else templates may call.
pub fn register(env: &mut Environment<'static>, speaker: &Speaker) {
    for filter in &FILTERS {
        (filter.register)(env, speaker.clone());
    }
    let words = speaker.words;
    // The catalogue's own words, for Heng's own template.
    env.add_function("say", move |id: &str, args: Rest<Value>| {
        let count = args.first().and_then(Value::as_i64).unwrap_or_default();
        let text = args.first().map(ToString::to_string).unwrap_or_default();
        words.phrase(&format!("prose-{id}"), &[("count", count.into()), ("text", text.into())])
    });
}

/// The exact number of a figure or of a whole number.
pub fn exact(value: &Value) -> Option<Number> {
    if let Some(figure) = value.downcast_object_ref::<Figure>() {
        return figure.number().cloned();
    }
    if let Some(share) = value.downcast_object_ref::<Share>() {
        return share.possible().filter(|(least, most)| least == most).map(|(least, _)| least);
    }
    value.is_integer().then(|| value.as_i64().map(Number::from)).flatten()
}

fn share(filter: &str, value: &Value) -> Result<Share, Error> {
    let share = value.downcast_object_ref::<Share>().copied();
    share.ok_or_else(|| refused("not_a_share", filter, &value.to_string()))
}

/// A refusal with a code of the catalogue; [`crate::fault`] puts it into a diagnostic.
pub fn refused(code: &str, filter: &str, value: &str) -> Error {
    Error::new(ErrorKind::InvalidOperation, format!("{code}{PARTS}{filter}{PARTS}{value}"))
}

fn listed(names: &[String], most: Option<usize>, noun: &str, words: &Catalogue) -> String {
    let most = most.unwrap_or(names.len());
    let shown: Vec<&str> = names.iter().take(most).map(String::as_str).collect();
    let list = words.list(&shown);
    if names.len() <= most {
        return list;
    }
    words.phrase("prose-and_more", &[("list", list.into()), ("count", names.len().into()), ("noun", noun.into())])
}
