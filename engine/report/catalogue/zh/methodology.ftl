## 文件

methodology-missing_file = 缺少文件 { $file }
    .label = 这里需要 { $file }
    .help = 新建 { $file }，或检查文件名与所在文件夹
methodology-unreadable = 读不了 { $file }：{ $why }
    .label = 无法读取
    .help = 检查这个文件是否存在、是否允许读取
methodology-unreadable_absent = 没有这个文件
methodology-unreadable_refused = 它是链接，或者不是普通文件
methodology-unreadable_system = 系统不让读（{ $reason }）
methodology-too_large = { $file } 太大：{ $size } 字节，最多 { $most } 字节
    .label = 超过上限
    .help = 拆成几个文件，或删去不用的内容
methodology-not_utf8 = { $file } 不是 UTF-8 编码（第 { $line } 行起）
    .label = 编码不对
    .help = 在编辑器里把它另存为 UTF-8
methodology-refused_file = 不读取 { $file }：{ $why }
    .label = 不读取
    .help = 用普通文件，文件名用 UTF-8，直接放在这个文件夹里
methodology-refused_link = 它是链接
methodology-refused_kind = 它不是普通文件
methodology-refused_name = 文件名在别的系统上无法使用
methodology-refused_unreadable = 系统不允许读取
methodology-unknown_file = 没有用到的文件 { $file }
    .label = 这个文件不会被读取
    .help = { $close ->
        [yes] 是不是 { $suggestion }？可用的有：{ $known }
        [empty] 指标体系里没有这种文件
       *[no] 可用的有：{ $known }
    }

## YAML 写法


## 键与值

methodology-unknown_key = 不认识的键 { $key }
    .label = 这个键不起作用
    .help = { $close ->
        [yes] 是不是 { $suggestion }？可用的键：{ $known }
        [empty] 删去这个键
       *[no] 可用的键：{ $known }
    }
methodology-missing_key = 缺少 { $key }
    .label = 这里要写 { $key }
    .help = 补上一行 { $key }: …
methodology-one_of = 少写了一项
    .label = 这里要写其中一项
    .help = 写上其中一项：{ $choices }
methodology-only_one_of = 只能写一项
    .label = 这一项多了
    .help = 只留一项：{ $choices }
methodology-wrong_type =
    { $place ->
        [key] { $key }：应为{ $expected }，却是{ $found }
       *[item] 应为{ $expected }，却是{ $found }
    }
    .label = 这里应为{ $expected }
    .help = 改成{ $expected }
methodology-type_text = 文字
methodology-type_number = 数字，例如 40、0.5 或 1/3
methodology-type_whole_number = 整数
methodology-type_flag = { " " }true 或 false
methodology-type_date = 日期，例如 2024-11-30
methodology-type_list = 列表 [甲, 乙]
methodology-type_map = 一组“键: 值”
methodology-type_size = 大小，例如 20 MB
methodology-type_criterion = 评分点，例如 { "{" } points: 40, text: … { "}" }
methodology-type_printed = 发布的数字，例如 "96%"、1/3 或 52
methodology-found_nothing = 空的
methodology-found_list = 列表
methodology-found_map = 一组“键: 值”
methodology-found_text = “{ $text }”
methodology-unknown_word = { $key } 不能是 { $word }
    .label = 不认识这个词
    .help = { $close ->
        [yes] 是不是 { $suggestion }？可用的有：{ $known }
       *[no] 可用的有：{ $known }
    }
methodology-bad_date = 不是日期：{ $text }
    .label = 没有这一天，或写法不对
    .help = 写成 年-月-日，例如 2024-03-01
methodology-out_of_range = { $number } 超出范围
    .label = 应在 { $least } 与 { $most } 之间
    .help = 改成 { $least } 到 { $most } 之间的数
methodology-not_positive = { $number } 必须大于 0
    .label = 要大于 0
    .help = 改成大于 0 的数；不再计分的，请删去这一行
methodology-empty_range = 没有数能同时满足这两个界限（{ $low } 与 { $high }）
    .label = 范围是空的
    .help = 检查 at_least、above、at_most、below 是否写反
methodology-twice_in_list = { $text } 在列表里出现两次
    .label = 重复
    .help = 删去其中一个
methodology-no_value = { $key } 没有值
    .label = 这里是空的
    .help = 写上值，或删去这一行

## methodology.yaml

methodology-format = 不支持格式版本 { $found }
    .label = 应为 { $known }
    .help = 写成 heng: { $known }
methodology-bad_id = { $id } 不能作标识
    .label = 含有空白或 / \ : 等符号
    .help = 只用字母、数字、汉字、“-”和“_”
methodology-not_supported_yet = 还不支持 { $what }
    .label = 这个版本算不了
    .help = 先改用其他方法
methodology-power_zero = 幂平均的指数不能是 0
    .label = 指数为 0
    .help = 指数趋于 0 就是几何平均：写成 method: geometric
methodology-tier_order = 等级 { $name } 不低于上一级 { $above }
    .label = 这个界限应当更低
    .help = 等级从高到低排列：检查这两个界限
methodology-tier_above = 上一级的界限
methodology-tier_twice = 等级 { $name } 写了两次
    .label = 重复的等级
    .help = 每个等级用不同的名称
methodology-unknown_tier = 没有等级 { $name }
    .label = 没有这个等级
    .help = { $close ->
        [yes] 是不是 { $suggestion }？可用的有：{ $known }
        [empty] 先在 methodology.yaml 里写 tiers:
       *[no] 可用的有：{ $known }
    }
methodology-unknown_cohort = 没有参评组 { $name }
    .label = 没有这个参评组
    .help = { $close ->
        [yes] 是不是 { $suggestion }？可用的有：{ $known }
        [empty] 先在 methodology.yaml 里写 cohorts:
       *[no] 可用的有：{ $known }
    }
methodology-empty_cohort = 参评组 { $cohort } 里没有评估对象
    .label = 没有评估对象符合条件
    .help = 检查 where 里的条件与 subjects.yaml
methodology-unknown_attribute = 没有评估对象有属性 { $name }
    .label = subjects.yaml 里没有这个属性
    .help = { $close ->
        [yes] 是不是 { $suggestion }？可用的有：{ $known }
        [empty] 先在 subjects.yaml 里写上属性
       *[no] 可用的有：{ $known }
    }
methodology-not_a_calendar = { $id } 不是工作日历
    .label = 这个参考数据没有 years
    .help = 换成含有 years、holidays、workdays 的参考数据

## 指标树

methodology-no_indicators = 还没有指标
    .label = 这里是空的
    .help = 每个指标写一行，例如 "1": { "{" } name: 管理保障度, weight: 10 { "}" }
methodology-bad_indicator_id = { $id } 不能作指标编号
    .label = 编号不对
    .help = 用数字和点，例如 "1.2.3"；index 留给总分
methodology-unknown_parent = 没有上级指标 { $name }
    .label = 找不到它的上级
    .help = { $close ->
        [yes] 是不是 { $suggestion }？可用的有：{ $known }
        [empty] 先写上级指标
       *[no] 可用的有：{ $known }
    }
methodology-cycle = 指标互为上级：{ $cycle }
    .label = 这个上级又在它的下面
    .help = 改正其中一个 parent，让每个指标都能走到总分
methodology-weights = { $id } 的下级权重之和是 { $sum }，应为 { $weight }
    .label = 下级应合计 { $weight }
    .help = 改下级权重（{ $children }）或 { $id } 的权重；只比相对大小时写 weights: relative
methodology-root_weights = 一级指标权重之和是 { $sum }，满分是 { $weight }
    .label = 一级指标应合计 { $weight }
    .help = 改一级指标权重（{ $children }）或 scale 的 full；加分项写 role: bonus，不计入合计
methodology-child_weight = { $id } 占 { $weight }
methodology-bonus_not_under_root = 加分项 { $id } 不能放在 { $parent } 下面
    .label = 加分项只能是一级指标
    .help = 改成 role: base，或把它移到一级
methodology-gate_without_bonus = 只有加分项才有 gate
    .label = 这里不是加分项
    .help = 加上 role: bonus，或删去 gate
methodology-zero_below = { $method } 要求得分大于 0，而 { $child } 缺少证据时按 0 分计
    .label = 这里遇到 0 分就没有结果
    .help = 写 floor: 1，或把下级的 missing_evidence 改成 exclude
methodology-no_name = 指标 { $id } 没有名称
    .label = 缺少 name
    .help = 在这一行或它的 indicator.yaml 里写 name
methodology-two_names = 两处名称不同：{ $line } 与 { $file }
    .label = 以 methodology.yaml 的名称为准
    .help = 删去其中一处，或改成一样
methodology-unknown_indicator = 没有指标 { $name }
    .label = 没有这个指标
    .help = { $close ->
        [yes] 是不是 { $suggestion }？可用的有：{ $known }
        [empty] 先写 indicators
       *[no] 可用的有：{ $known }
    }
methodology-planned_parent = { $id } 有下级指标，不能是 planned
    .label = 有下级的指标不用检查
    .help = 删去 planned，写在下级上

## 检查文件夹

methodology-missing_check = 指标 { $id } 没有检查
    .label = 找不到 checks/{ $id }-…/indicator.yaml
    .help = 新建文件夹 checks/{ $id }-名称/，或在这一行写 planned: true
methodology-two_folders = 指标 { $id } 有两个检查文件夹
    .label = { $first } 与 { $second }
    .help = 只留一个，或给另一个换编号
methodology-check_without_leaf = { $folder } 不属于任何指标
    .label = 没有指标 { $id }
    .help = { $close ->
        [yes] 是不是 { $suggestion }？末级指标有：{ $known }
        [empty] 先写 indicators
       *[no] 末级指标有：{ $known }
    }
methodology-check_of_parent = { $folder } 属于有下级的指标 { $id }
    .label = 只有末级指标才有检查
    .help = 把它改名到某个下级指标，或删去
methodology-planned_with_check = 写了 planned，但 { $folder } 已经存在
    .label = 这个检查不会运行
    .help = 检查写好以后删去 planned: true
methodology-missing_script = 找不到脚本 { $script }
    .label = 没有脚本来判定它
    .help = 新建 { $script }，改正 script:，或给评分点写 from: 观察项
methodology-bad_script = { $script } 不能作脚本
    .label = 应是这个文件夹里的 .rhai 文件
    .help = 写 check.rhai，或 lib/名称.rhai

## indicator.yaml

methodology-no_points = 评分点 { $criterion } 没有分值
    .label = 缺少 points
    .help = 补上 points: 分值
methodology-points_in_veto = 否决项没有分值
    .label = 分值在这里不起作用
    .help = 删去 points
methodology-empty_rubric = 评分细则是空的
    .label = 这里至少要有一个评分点
    .help = 写上评分点，例如 group: { "{" } points: 100, text: … { "}" }
methodology-one_state = 至少要有两个状态
    .label = 状态太少
    .help = 从低到高写，例如 { "{" } none: 0, all: 1 { "}" }；只有是与否时不用写 states
methodology-state_order = 状态 { $state } 的比例不高于前一个状态 { $below }
    .label = 应比前一个状态高
    .help = 状态从低到高排列：检查这两个比例
methodology-state_below = 前一个状态
methodology-first_state = 最低的状态 { $state } 不是 0
    .label = 最低也能得分
    .help = 如果是有意的，可以不管；否则写成 0
methodology-reserved_word = { $word } 是脚本语言的保留字
    .label = 脚本里用起来会出错
    .help = 换一个名称
methodology-unknown_param = 没有参数 { $name }
    .label = params 里没有
    .help = { $close ->
        [yes] 是不是 { $suggestion }？可用的有：{ $known }
        [empty] 先写 params
       *[no] 可用的有：{ $known }
    }
methodology-each_no_list = 参数 { $param } 不是列表
    .label = each 要逐项判定
    .help = 换成列表参数，或删去 each
methodology-unknown_observation = 没有观察项 { $name }
    .label = observations 里没有
    .help = { $close ->
        [yes] 是不是 { $suggestion }？可用的有：{ $known }
        [empty] 先写 observations
       *[no] 可用的有：{ $known }
    }
methodology-value_without_state = 观察项 { $observation } 的取值 { $value } 没有对应的状态
    .label = 编码和状态对不上
    .help = { $has_states ->
        [no] 评分点没有 states；只有是与否的观察项，不用写 values
       *[yes] 让 states 与 values 一致；现有状态：{ $states }
    }
methodology-states_without_values = 观察项 { $observation } 只有是与否，评分点却有状态
    .label = 编码和状态对不上
    .help = 给观察项写 values，或删去 states
methodology-short_codebook = 编码表至少要有两个取值
    .label = 取值太少
    .help = 补上其他取值；只有是与否时不用写 values
methodology-unknown_reference = 没有参考数据 { $name }
    .label = reference/ 里没有
    .help = { $close ->
        [yes] 是不是 { $suggestion }？可用的有：{ $known }
        [empty] 先在 reference/ 里放一个文件
       *[no] 可用的有：{ $known }
    }
methodology-not_a_table = 参考数据 { $reference } 不是表格
    .label = 要一张表（rows）
    .help = 往年的数写成 rows 的一行：第一栏是名称，另有一栏是数
methodology-unknown_column = 那张表里没有“{ $name }”这一栏
    .label = 没有这一栏
    .help = { $close ->
        [yes] 是不是 { $suggestion }？有这些栏：{ $known }
        [empty] 那张表是空的
       *[no] 有这些栏：{ $known }
    }
methodology-unknown_row = 那张表里没有“{ $name }”这一行
    .label = 第一栏里没有它
    .help = { $close ->
        [yes] 是不是 { $suggestion }？有这些行：{ $known }
        [empty] 那张表是空的
       *[no] 有这些行：{ $known }
    }
methodology-no_number_there = “{ $row }”一行的“{ $column }”不是数：{ $text }
    .label = 这一栏里要是数
    .help = 换一栏，或者在参考数据里改成数
methodology-since_nothing = “{ $row }”往年是 0，比不出增长
    .label = 往年是 0
    .help = 改用 count 或 share
methodology-no_such_day = 没有 { $text } 这一天
    .label = 日期不存在
    .help = 改正月份或日子；不是日期的不用管。
methodology-by_incomplete = { $attribute } 为 { $value } 时没有取值（{ $count } 个评估对象：{ $subjects }）
    .label = 有评估对象得不到取值
    .help = 补上这一项，或写 else: …
methodology-applies_to_nobody = 这项检查不适用于任何评估对象
    .label = 没有评估对象符合条件
    .help = 检查 applies_to 与 subjects.yaml
methodology-escaping_pattern = { $pattern } 指到证据包外面去了
    .label = 只能写证据包里的路径
    .help = 写成 data/ 下的相对路径，例如 documents/…/*
methodology-bad_pattern = { $pattern } 不是文件样式：{ $why }
    .label = 写法有误
    .help = 检查方括号、花括号是否成对；文件名里真有方括号时写成 [[] 和 []]
methodology-pattern_class = 方括号没有成对
methodology-pattern_range = 方括号里的范围写反了，应从小到大
methodology-pattern_braces = 花括号没有成对
methodology-pattern_escape = 末尾多了一个反斜杠
methodology-pattern_other = 太长或太复杂
methodology-bad_duration = 不是时间长度：{ $text }
    .label = 读不懂
    .help = 写成 12 months、3 working days、12个月 或 3个工作日
methodology-no_calendar = { $text } 按工作日计算，但没有工作日历
    .label = 需要工作日历
    .help = 在 methodology.yaml 里写 calendar: 参考数据的标识
methodology-other_kind = kind: { $kind } 用不到 { $key }
    .label = 在这里不起作用
    .help = 删去 { $key }，或改 kind
methodology-lower_upper = 下限 { $lower } 不低于上限 { $upper }
    .label = 两个数写反了
    .help = 让 lower 小于 upper；数值越低越好时写 direction: lower
methodology-no_distance = from 与 to 都是 { $number }
    .label = 两端不能相等
    .help = 写上得 0 分和得满分的两个值
methodology-no_bands = 分档是空的
    .label = 至少要有一档
    .help = 写成 steps: [[界限, 得分], …]
methodology-band_pair = 每一档是两个数
    .label = 应为 [界限, 得分]
    .help = 写成 [界限, 得分]
methodology-band_order = 分档界限 { $threshold } 不高于前一档 { $last }
    .label = 应比前一档高
    .help = 分档从低到高排列

## subjects.yaml 与 reference/

methodology-no_subjects = 还没有评估对象
    .label = 这里是空的
    .help = 每个评估对象写一行，例如 "330100": { "{" } name: 杭州市 { "}" }
methodology-subject_twice = { $subject } 与 { $other } 都用了 { $what }
    .label = 重复
    .help = 名称和编码不能相同：改正其中一个，或删去重复的一行
methodology-reference_twice = 参考数据 { $id } 在 { $other } 里已经有了
    .label = 标识重复
    .help = 换一个 id，或删去其中一个文件
methodology-bad_csv = CSV 读不懂：{ $why }
    .label = 这一行有误
    .help = 检查引号和逗号
methodology-csv_columns = 这一行有 { $found } 列，表头有 { $expected } 列
    .label = 列数不对
    .help = 补齐或删去多余的列；内容里有逗号时加双引号
methodology-column_twice = 列名 { $column } 出现两次
    .label = 表头重复
    .help = 给每一列不同的名称
methodology-outside_years = { $date } 不在日历的年份里
    .label = 日历只管 { $years }
    .help = 改正日期，或在 years 里加上这一年
methodology-bad_range = 日期范围 { $first }..{ $last } 不对
    .label = 应从早到晚，最多 { $most } 天
    .help = 检查两端的日期
methodology-holiday_and_workday = { $date } 既放假又上班
    .label = 与 holidays 重复
    .help = 从 holidays 或 workdays 里删去这一天

## statistics.yaml

methodology-unknown_criterion = 没有评分点 { $name }
    .label = 这个指标没有这个评分点
    .help = { $close ->
        [yes] 是不是 { $suggestion }？可用的有：{ $known }
        [empty] 先写它的 rubric
       *[no] 可用的有：{ $known }
    }
methodology-unknown_state = 没有状态 { $name }
    .label = 这个评分点没有这个状态
    .help = { $close ->
        [yes] 是不是 { $suggestion }？可用的有：{ $known }
        [empty] 先给评分点写 states，或写一个比例
       *[no] 可用的有：{ $known }
    }
methodology-unknown_item = 没有 { $name } 这一项
    .label = 列表里没有这一项
    .help = { $close ->
        [yes] 是不是 { $suggestion }？可用的有：{ $known }
        [empty] 先在参数里写上列表
       *[no] 可用的有：{ $known }
    }
methodology-no_items = 评分点 { $criterion } 不是逐项判定的，没有 { $item }
    .label = 它没有 each
    .help = 去掉方括号，或给评分点写 each
methodology-bad_criterion = 不是评分点：{ $text }
    .label = 应为 指标/评分点
    .help = 写成 1.1.2/body 或 1.2.2/areas[数据资源]
methodology-bad_measure = 不是测量值：{ $text }
    .label = 应为 指标/测量名
    .help = 写成 3.3.2/datasets
methodology-not_a_leaf = { $id } 不是末级指标
    .label = 它有下级
    .help = 写它的一个下级：{ $children }
methodology-no_bound = 没有说 { $what } 要满足什么
    .label = 缺少条件
    .help = 加上其中一项：{ $choices }
methodology-no_predicates = { $key } 是空的
    .label = 至少要有一个条件
    .help = 写上条件，或删去 { $key }
methodology-empty_population = 没有评估对象属于这个范围
    .label = 范围是空的
    .help = 检查 cohort 与 where
methodology-claim_with_value = 这个词自带界限，不写数值
    .label = 多余的数值
    .help = 删去 value；要改界限，在 methodology.yaml 里写 words

# 换值（--set 与 variants）

methodology-set_without_value = “{ $typed }”里没有要换的值
    .label = 写成 路径=值
    .help = 例如 --set indicators/1.1/weight=5
methodology-set_unknown_path = 路径 { $path } 走不通：{ $has_above ->
        [no] 没有 { $step }
       *[other] { $above } 里没有 { $step }
    }
    .label = 到这里为止
    .help = { $close ->
        [yes] 是不是 { $suggestion }？这里有：{ $known }
        [empty] 这里什么也没有
       *[no] 这里有：{ $known }
    }
methodology-set_below_value = 路径 { $path } 走不通：{ $above } 是单独的一个值，下面没有 { $step }
    .label = 多写了这一段
    .help = 去掉这一段和它后面的
methodology-set_twice = { $path } 所指的地方换了两次
    .label = 这是第二次
    .help = 只留一个；一个路径也不能在另一个里面
methodology-set_first = 第一次：{ $path }
methodology-set_cannot = 不能这样换 { $path }
    .label = { $file } 里的这个地方换不了
    .help = 这里用了别名（*）或成段的文字：换它外面一层，或者直接改文件
methodology-set_here = 这里换了 { $path }
methodology-variant_of_nothing = 变体 { $file } 里没有“路径: 值”
    .label = 这里应当是一行行的“路径: 值”
    .help = 例如 indicators/1.1/weight: 5

# 新建检查

methodology-grown_has_check = { $id } 已经有检查
    .help = 换一个编号，或者直接改它
methodology-grown_has_children = { $id } 有下级，不是末级指标
    .help = 写一个末级指标的编号
methodology-grown_bad_id = 编号不能是“{ $id }”
    .help = 编号是字母、数字和点，例如 6.1.3
methodology-grown_below_leaf = { $parent } 是末级指标，不能再有下级 { $id }
    .help = 换一个编号；要把 { $parent } 分成几项，先把它的检查移到 { $id }
methodology-grown_no_parent = 指标树里没有 { $parent }，放不下 { $id }
    .help = 先在 methodology.yaml 的 indicators: 里写上 { $parent } 的名称和权重
methodology-grown_no_lender = { $parent ->
        [index] 一级指标
       *[other] { $parent } 的下级
    }里没有能分出权重的末级指标
    .help = 在 methodology.yaml 里写一行 "{ $id }": {"{"} weight: { $weight }, planned: true {"}"}，改好同级的权重，再运行一次
methodology-grown_too_heavy = { $parent ->
        [index] 一级指标
       *[other] { $parent } 的下级
    }里没有比 { $weight } 重的，分不出这么多
    .help = 用 --weight 写小一点的权重
methodology-grown_in_one_line = indicators: 写成了一行，不知道 { $id } 该放在哪里
    .help = 在里面写上 { $line }，加上 planned: true，再运行一次
