//! Everything that a template sees, declared once: the material fills it, the handbook prints it.

use crate::record::Kind;

/// What stands at the root of every template.
pub static ASSESSMENT: Kind = Kind {
    name: "assessment",
    about: "整个评估；这些名字在每个模板里都直接能用",
    fields: &[
        ("id", "文字", "指标体系的编号"),
        ("name", "文字", "评估的名称"),
        ("version", "文字或无", "指标体系自己的版本"),
        ("year", "整数", "基准日的年份"),
        ("assessed_on", "日期", "基准日"),
        ("index_name", "文字", "总分的名称"),
        ("full", "文字", "满分：`100+10` 是基本分和加分"),
        ("engine", "文字", "生成结果的程序版本"),
        ("digest", "文字", "指标体系的摘要，前 16 位"),
        ("provisional", "是否", "还有待建的指标"),
        ("synthetic", "整数", "证据是虚构的对象有几个"),
        ("count", "整数", "评估了多少个对象"),
        ("ranked", "整数", "有总分的对象有几个"),
        ("levels", "整数列表", "各级指标的个数，从一级起，加分项也算"),
        ("coverage_at_least", "文字", "已判权重低于它就不公布总分"),
        ("judged", "整数", "判定了多少评分点"),
        ("missing", "整数", "多少评分点缺证据"),
        ("stale", "整数", "多少判定的证据过了期限"),
        ("index", "summary", "全部对象的总分"),
        ("cohorts", "cohort 列表", "各参评组；`cohorts.city` 按编号取"),
        ("tiers", "tier 列表", "各等级，从高到低，全部对象；`tiers[0]` 是最高的"),
        ("regions", "region 列表", "各地区，按 `subjects.yaml` 里出现的先后；没有写地区的为空"),
        ("pillars", "node 列表", "一级指标，按指标体系的先后"),
        ("nodes", "node 列表", "全部指标；`nodes[\"6.1\"]` 按编号取"),
        ("strongest", "criterion 列表", "平均得分率高的评分点在前；规则见上"),
        ("weakest", "criterion 列表", "平均得分率低的评分点在前；规则见上"),
        ("costliest", "criterion 列表", "全部对象合计失分最多的评分点在前"),
        ("statistics", "statistic 列表", "统计项；`statistics.policy_library` 按编号取"),
        ("claims", "claim 列表", "全部发布口径"),
        ("findings", "findings", "发现各有几条"),
    ],
};

/// Scores of many.
pub static SUMMARY: Kind = Kind {
    name: "summary",
    about: "许多对象的一个得分；取自印出的得分",
    fields: &[
        ("count", "整数", "有得分的对象有几个"),
        ("mean", "数", "平均"),
        ("median", "数", "中位数：取中间一个，偶数个取中间两个的平均"),
        ("max", "数", "最高"),
        ("min", "数", "最低"),
        ("best", "文字列表", "得分最高的对象"),
        ("worst", "文字列表", "得分最低的对象"),
    ],
};

/// A cohort.
pub static COHORT: Kind = Kind {
    name: "cohort",
    about: "一个参评组",
    fields: &[
        ("id", "文字", "编号"),
        ("name", "文字", "名称"),
        ("count", "整数", "评估了多少个"),
        ("index", "summary", "总分"),
        ("tiers", "tier 列表", "组内的等级"),
        ("rows", "row 列表", "名次表，按名次"),
    ],
};

/// A row of a league table.
pub static ROW: Kind = Kind {
    name: "row",
    about: "名次表的一行",
    fields: &[
        ("id", "文字", "对象的编号"),
        ("name", "文字", "对象的名称"),
        ("rank", "整数或无", "名次；没有公布总分的没有名次"),
        ("tied", "是否", "并列"),
        ("index", "数", "总分"),
        ("tier", "文字或无", "等级"),
        ("scores", "数列表", "一级指标的得分，和 `pillars` 的先后相同"),
        ("marks", "文字列表", "标记：一票否决、证据不足、虚构……"),
    ],
};

/// A tier.
pub static TIER: Kind = Kind {
    name: "tier",
    about: "一个等级",
    fields: &[
        ("name", "文字", "名称"),
        ("bound", "数", "下界"),
        ("count", "整数", "有几个对象"),
        ("share", "份额", "占多少"),
        ("members", "文字列表", "有谁，按行政区划"),
        ("or_better", "份额", "这一等级及以上的占多少；`or_better.count` 是几个"),
    ],
};

/// A region.
pub static REGION: Kind = Kind {
    name: "region",
    about: "一个地区",
    fields: &[
        ("name", "文字", "名称"),
        ("count", "整数", "评估了多少个"),
        ("index", "summary", "总分"),
        ("tiers", "tier 列表", "地区内的等级"),
    ],
};

/// An indicator over all.
pub static NODE: Kind = Kind {
    name: "node",
    about: "一个指标在全部对象里的情况",
    fields: &[
        ("id", "文字", "编号"),
        ("name", "文字", "名称"),
        ("weight", "数", "权重"),
        ("bonus", "是否", "加分项"),
        ("leaf", "是否", "末级指标，有自己的评分细则"),
        ("planned", "是否", "待建"),
        ("score", "summary", "得分"),
        ("cohorts", "standing 列表", "各参评组的得分"),
        ("children", "node 列表", "直接的下级"),
        ("criteria", "criterion 列表", "它下面的全部评分点，按先后"),
        ("strongest", "criterion 列表", "其中平均得分率高的在前；规则同 `strongest`"),
        ("weakest", "criterion 列表", "其中平均得分率低的在前；规则同 `weakest`"),
    ],
};

/// An indicator in a cohort.
pub static STANDING: Kind = Kind {
    name: "standing",
    about: "一个指标在一个参评组里的情况",
    fields: &[("name", "文字", "参评组的名称"), ("score", "summary", "得分")],
};

/// A criterion over all.
pub static CRITERION: Kind = Kind {
    name: "criterion",
    about: "一个评分点在全部对象里的情况",
    fields: &[
        ("id", "文字", "编号"),
        ("indicator", "文字", "指标的编号"),
        ("indicator_name", "文字", "指标的名称"),
        ("text", "文字", "评分点"),
        ("points", "数", "分值"),
        ("bonus", "是否", "属于加分项"),
        ("rate", "数", "平均得分率：各对象在这里得到的比例的平均，缺证据的照结果里的算法"),
        ("met", "份额", "完全满足的"),
        ("partly", "份额", "部分满足的"),
        ("unmet", "份额", "不满足的"),
        ("missing", "整数", "缺证据的有几个；三个份额里都算说不准"),
        ("short", "文字列表", "没有满足的对象：部分满足、不满足、缺证据"),
        ("lost", "数", "全部对象在这里合计失去的总分"),
    ],
};

/// A statistic.
pub static STATISTIC: Kind = Kind {
    name: "statistic",
    about: "一个统计项",
    fields: &[
        ("id", "文字", "编号"),
        ("name", "文字", "名称"),
        ("printed", "文字", "算得的数，像报告里印的；证据缺失留下几种可能的，是一个范围"),
        ("share", "份额或无", "数的是多少个对象时：占多少"),
        ("count", "整数或无", "数的是多少个对象时：几个"),
        ("population", "整数", "总体有几个对象"),
        ("holds", "文字列表", "满足的对象"),
        ("fails", "文字列表", "不满足的对象"),
        ("unknown", "文字列表", "缺证据、说不准的对象"),
        ("groups", "group 列表", "分组的数"),
        ("claims", "claim 列表", "发布口径"),
    ],
};

/// A group of a statistic.
pub static GROUP: Kind = Kind {
    name: "group",
    about: "统计项的一组",
    fields: &[
        ("name", "文字", "组的名称"),
        ("printed", "文字", "算得的数"),
        ("share", "份额或无", "占多少"),
        ("count", "整数或无", "几个"),
        ("population", "整数", "组里有几个对象"),
    ],
};

/// A claim.
pub static CLAIM: Kind = Kind {
    name: "claim",
    about: "一条发布口径",
    fields: &[
        ("statistic", "文字", "统计项的名称"),
        ("id", "文字", "统计项的编号"),
        ("printed", "文字", "算得的数"),
        ("said", "文字", "公布的说法和它的意思"),
        ("standing", "文字", "成立、不成立、待定"),
        ("holds", "是否", "成立"),
    ],
};

/// Findings.
pub static FINDINGS: Kind = Kind {
    name: "findings",
    about: "发现各有几条",
    fields: &[
        ("count", "整数", "一共"),
        ("errors", "整数", "错误"),
        ("warnings", "整数", "警告"),
        ("notes", "整数", "提示"),
    ],
};

/// One government, at the root of the templates that are made per government.
pub static GOVERNMENT: Kind = Kind {
    name: "government",
    about: "一个对象；`per: government` 的模板里叫 `government`",
    fields: &[
        ("id", "文字", "编号"),
        ("name", "文字", "名称"),
        ("level", "文字或无", "级别"),
        ("region", "文字或无", "地区"),
        ("synthetic", "是否", "证据是虚构的"),
        ("cohort", "文字", "参评组的名称"),
        ("rank", "整数或无", "组内名次"),
        ("tied", "是否", "并列"),
        ("of", "整数或无", "组内有名次的有几个"),
        ("index", "数", "总分"),
        ("outcome", "文字", "总分的结果状态"),
        ("median", "数", "本组总分的中位数"),
        ("difference", "数", "总分与中位数之差，带正负号"),
        ("above", "是否", "总分高于中位数"),
        ("below", "是否", "总分低于中位数"),
        ("base", "数", "基本分"),
        ("bonus", "数", "加分"),
        ("tier", "文字或无", "等级"),
        ("coverage", "文字", "证据覆盖了多少权重"),
        ("marks", "文字列表", "标记"),
        ("notes", "文字列表", "总分由什么组成、为什么没有总分"),
        ("next", "next 或无", "离上一等级还差什么；已在最高等级、没有等级的没有"),
        ("pillars", "part 列表", "一级指标"),
        ("parts", "part 列表", "二级指标（没有二级的是一级）；加分项不在内"),
        ("strong", "part 列表", "二级指标高于本组中位数最多的三项，至少高 5 分"),
        ("weak", "part 列表", "二级指标低于本组中位数最多的三项，至少低 5 分"),
        ("losses", "loss 列表", "基本分的失分，多的在前"),
        ("lost", "数", "`losses` 合计；扣分封顶等使它不一定等于满分减基本分"),
        ("bonuses", "loss 列表", "加分还能得的"),
        ("outside", "loss 列表", "没有计入分母、补上证据才算的"),
    ],
};

/// The way to the tier above.
pub static NEXT: Kind = Kind {
    name: "next",
    about: "到上一等级的路",
    fields: &[
        ("tier", "文字", "上一等级的名称"),
        ("distance", "数", "还差几分"),
        ("steps", "step 列表", "做到这些就够了；为空的，单靠失分的评分点够不到"),
    ],
};

/// A step on it.
pub static STEP: Kind = Kind {
    name: "step",
    about: "一步",
    fields: &[
        ("indicator", "文字", "指标的编号"),
        ("indicator_name", "文字", "指标的名称"),
        ("text", "文字", "评分点"),
        ("gain", "数", "在前面几步之后又能得几分"),
    ],
};

/// An indicator of one government.
pub static PART: Kind = Kind {
    name: "part",
    about: "一个对象的一个指标",
    fields: &[
        ("id", "文字", "编号"),
        ("name", "文字", "名称"),
        ("bonus", "是否", "加分项"),
        ("score", "数", "得分"),
        ("outcome", "文字", "结果状态"),
        ("median", "数", "本组中位数"),
        ("difference", "数", "与中位数之差，带正负号"),
        ("above", "是否", "高于中位数"),
        ("below", "是否", "低于中位数"),
        ("children", "part 列表", "直接的下级"),
        ("losses", "loss 列表", "它下面的失分，多的在前"),
        ("lost", "数", "`losses` 合计"),
    ],
};

/// Where points were lost.
pub static LOSS: Kind = Kind {
    name: "loss",
    about: "一处失分",
    fields: &[
        ("points", "数", "失去几分总分"),
        ("indicator", "文字", "指标的编号"),
        ("indicator_name", "文字", "指标的名称"),
        ("text", "文字", "评分点；计量指标为空"),
        ("ruling", "文字", "判断：未满足、部分满足、证据缺失……"),
        ("because", "文字或无", "规则里写的理由"),
        ("gate", "文字或无", "其中有门槛后的加分"),
        ("quote", "文字或无", "决定它的证据的原文"),
        ("place", "文字或无", "原文在哪个文件的哪里"),
        ("url", "文字或无", "网页的地址（http、https）"),
        ("captured", "日期或无", "采集日期"),
        ("search", "文字或无", "找过什么、找到几处"),
        ("rule", "文字或无", "规则的哪一行"),
    ],
};

/// All kinds, in the order of the handbook.
pub static KINDS: [&Kind; 19] = [
    &ASSESSMENT,
    &SUMMARY,
    &COHORT,
    &ROW,
    &TIER,
    &REGION,
    &NODE,
    &STANDING,
    &CRITERION,
    &STATISTIC,
    &GROUP,
    &CLAIM,
    &FINDINGS,
    &GOVERNMENT,
    &NEXT,
    &STEP,
    &PART,
    &LOSS,
    &SELF,
];

/// What a template per government has beside the assessment.
pub static SELF: Kind = Kind {
    name: "per: government",
    about: "`per: government` 的模板另外能用的名字",
    fields: &[("government", "government", "这一份写的对象")],
};
