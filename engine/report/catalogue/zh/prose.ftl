# 按模板写的报告。

prose-open_head = 模板开头的 --- 没有结束
    .label = 从这里开始
    .help = 开头写完以后，单独一行再写 ---
prose-head_no_map = 模板的开头要写成“键: 值”
    .help = 例如 per: government
prose-head_key = 没有 { $key } 这个键
    .label = 认不出
    .help = { $has_suggestion ->
        [yes] 是不是 { $suggestion }？可以写的有：{ $known }
       *[no] 可以写的有：{ $known }
    }
prose-head_value = { $key } 的值认不出
    .label = 可以是：{ $known }
    .help = 改成其中之一
prose-style_value = { $key } 的值不行
    .label = 不行
    .help = 字体写名字；字号写磅数，5 到 72；页边距写毫米，5 到 80；行距写倍数，0.8 到 4
prose-too_large = 模板太大，或者太多
    .help = 一个模板不超过 { $most } KB，一共不超过 { $many } 个；可以拆开，再用 include 引用
prose-unknown_field = { $of } 里没有 { $name }
    .label = 没有这个名字
    .help = { $has_suggestion ->
        [yes] 是不是 { $suggestion }？有：{ $known }
       *[no] 有：{ $known }
    }
prose-unknown_name = 模板里没有 { $name } 这个名字
    .label = 没有这个名字
    .help = { $has_suggestion ->
        [yes] 是不是 { $suggestion }？能用的名字见 docs/report-templates.md
       *[no] 能用的名字见 docs/report-templates.md；写 per: government 的模板才有 government
    }
prose-unknown_filter = 没有 { $name } 这个过滤器
    .label = 没有这个过滤器
    .help = { $has_suggestion ->
        [yes] 是不是 { $suggestion }？能用的过滤器见 docs/report-templates.md
       *[no] 能用的过滤器见 docs/report-templates.md
    }
prose-unknown_call = 没有 { $name } 可以调用
    .label = 没有
    .help = { $has_suggestion ->
        [yes] 是不是 { $suggestion }？
       *[no] 能用的见 docs/report-templates.md
    }
prose-endless = 模板走了 { $most } 步还没有写完
    .label = 停在这里
    .help = 看看有没有循环套循环，或者循环的次数太多
prose-too_much = 这份报告写出来超过 { $most } MB
    .label = 停在这里
    .help = 少列一些：用 [:10] 只取前几个，或者用 listed 只写前几个名字
prose-too_deep = 宏或引用超过 { $most } 层
    .label = 停在这里
    .help = 看看有没有自己引用自己
prose-no_such_file = 没有 { $name } 这个模板可以引用
    .label = 找不到
    .help = 只能引用同一个 report 文件夹里的，名字要写全：_head.md.j2
prose-syntax = 模板的写法不对：{ $why }
    .label = 在这里
    .help = 看看 {"{{"} 和 {"}}"}、{"{%"} 和 {"%}"} 是不是成对，if 有没有 endif，for 有没有 endfor
prose-broken = 模板在这里写不下去：{ $why }
    .label = 在这里
    .help = 看看用到的名字是什么：文字、列表还是数，见 docs/report-templates.md
prose-not_a_share = { $filter } 只用于份额，这里是“{ $value }”
    .label = 不是份额
    .help = 量词只能由评估结果里的份额得出，例如 c.met、tier.share、statistics.编号.share
prose-not_a_figure = { $filter } 只用于数，这里是“{ $value }”
    .label = 不是数
    .help = 数是得分、分值、个数这样的；文字不行
prose-not_a_count = { $filter } 只用于整数，这里是“{ $value }”
    .label = 不是整数
    .help = 例如 count、tier.count
prose-not_a_day = { $filter } 只用于日期，这里是“{ $value }”
    .label = 不是日期
    .help = 例如 assessed_on、loss.captured
prose-of_nobody = { $filter }：一个对象也没有，说不出份额
    .label = 总体是空的
    .help = 先问一声：{"{%"} if 份额.of > 0 {"%}"}
prose-no_such_template = 没有 { $name } 这个模板
    .help = { $has_suggestion ->
        [yes] 是不是 { $suggestion }？有：{ $known }
       *[no] 有：{ $known }
    }
prose-several = 要写出 { $count } 份，放不进一个文件
    .help = 用 --template 选一个模板，--subject 选一个对象；或者 -o 写文件夹
prose-cannot_make = 写不出 Word 文档：{ $why }
    .help = 用 -f md 试试；不行请报告

prose-quantity_nobody = 没有一个
prose-quantity_below = 不足{ $tenths }
prose-quantity_tenths = { $tenths }
prose-quantity_about = 约{ $tenths }
prose-quantity_over = 超{ $tenths }
prose-quantity_over_half = { $tenths }以上
prose-quantity_over_only = 仅{ $tenths }多
prose-quantity_nearly = 近{ $tenths }
prose-quantity_nearly_all = 几乎所有
prose-quantity_everybody = 所有
prose-quantity_whole = { $word }{ $noun }
prose-quantity_part = { $word }的{ $noun }
prose-only = 仅{ $word }
prose-half = 半数
prose-in_ten = { $count } 成
prose-around_exactly = { $percent }%
prose-around_over = 超{ $percent }%
prose-around_nearly = 近{ $percent }%
prose-and_more = { $list }等{ $count }{ $noun }
prose-day = { $year }年{ $month }月{ $day }日

prose-assessed_on = 基准日：{ $day }
prose-synthetic = 本报告所评对象中有 { $count } 个的证据是虚构的，只为演示，不代表任何真实的政府。
prose-synthetic_one = 本报告依据的证据是虚构的，只为演示，不代表任何真实的政府。
prose-provisional = 部分指标尚未建成，总分是暂定的。

prose-report = 报告
prose-overall = 总体结果
prose-assessed_count = 共评估 { $count } 个对象
prose-mean = ，总分平均 { $text }
prose-median = ，中位数 { $text }
prose-highest = ，最高 { $text }
prose-lowest = ，最低 { $text }。
prose-tier = 等级
prose-bound = 下界
prose-count = 个数
prose-share = 占比
prose-rank = 名次
prose-tied = （并列）
prose-government = 评估对象
prose-indicators = 各指标得分
prose-indicator = 指标
prose-score = 得分
prose-difference = 相差
prose-mean_word = 平均
prose-median_word = 中位数
prose-max_word = 最高
prose-min_word = 最低
prose-weakest = 得分率最低的评分点
prose-met_by = ：平均得分率 { $text }
prose-claims = 发布口径
prose-statistic = 统计项
prose-computed = 算得
prose-published = 公布的说法
prose-standing = 结论
prose-result = 评估结果
prose-losses = 失分与依据
prose-nothing_lost = 没有失分。
