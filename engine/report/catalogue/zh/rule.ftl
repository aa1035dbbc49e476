# 规则脚本：编译和运行时的话。

## 编译

rule-script_too_large = 脚本太大：{ $size } 字节
    .label = 这个文件
    .help = 一个脚本最多 { $most } 字节；把共用的逻辑移到 lib/。
rule-no_check_function = 脚本里没有 check 函数
    .label = 这个脚本
    .help = 写上 fn check(bundle, params) { "{" } … { "}" }，每次检查从这里开始。
rule-check_parameters = check 函数要有两个参数，这里有 { $count } 个
    .label = 这里
    .help = 写成 fn check(bundle, params)。
rule-full_width_sign = 这里用了全角符号 { $sign }
    .label = 全角符号
    .help = 代码里的符号要用半角：改成 { $plain } 。引号里的文字不受此限。
rule-foreign_word = 脚本里没有“{ $word }”这种写法
    .label = 不是这样写
    .help = 改写成 { $instead } 。
rule-undefined_name = 没有叫“{ $name }”的变量
    .label = 没有定义过
    .help = { $has_suggestion ->
        [no] 先用 let 定义它；函数之外的 let 和 const 在函数里看不见，要从 params 取。
       *[other] 是不是 { $suggestion }？
    }
rule-bad_escape = 引号里的 { $escape } 不是认识的转义
    .label = 这里
    .help = 正则表达式写在反引号里：`\d+`，或写成 #"…"#。
rule-unterminated_text = 这段文字没有结束的引号
    .label = 从这里开始
    .help = 在文字末尾补上同样的引号。
rule-unexpected_sign = 这里不该有 { $sign }
    .label = 看不懂的符号
    .help = 删去它；如果是文字的一部分，把文字放进引号。
rule-doc_comment_place = 说明注释 /// 只能写在函数前面
    .label = 这里不能写 ///
    .help = 文件开头的说明用 //!，其他地方的注释用 //。
rule-reserved_word = “{ $word }”是保留字
    .label = 不能作名字
    .help = 换一个名字；作为参数名时可以写成 params["{ $word }"]。
rule-too_deep = 表达式嵌套太深
    .label = 这里
    .help = 用 let 把它拆成几步。
rule-too_many_functions = 脚本里的函数太多
    .label = 这里
    .help = 把共用的函数移到 lib/。
rule-syntax = 语法不对：{ $reason }
    .label = 到这里读不下去了
    .help = 看看这里或上一行是否少了括号、逗号或分号。
rule-library_runs = 函数库在载入时出错：{ $reason }
    .label = 这里
    .help = lib/ 里的文件只放函数，不放要执行的语句。

## 判定

rule-unknown_criterion = 评分细则里没有“{ $criterion }”这个评分点
    .label = 不在评分细则里
    .help = { $has_suggestion ->
        [no] 评分细则里有：{ $known }。
       *[other] 是不是 { $suggestion }？评分细则里有：{ $known }。
    }
rule-judged_twice = 评分点“{ $criterion }”判定了两次
    .label = 第二次
    .help = 每个评分点只判定一次；几种情形用 if 分开，或合成一个条件。
rule-never_judged = 评分点“{ $criterion }”没有判定
    .label = 这个脚本
    .help = 用 judge、grade、cover 或 skip 判定它，或从评分细则里删去。
rule-judge_needs_bool = judge("{ $criterion }", …) 要一个真假，这里是{ $kind }
    .label = 这个判定
    .help = 写成一个条件；要按比例或状态给分，用 grade。
rule-grade_needs_ratio = grade("{ $criterion }", …) 要比例、状态或编码，这里是{ $kind }
    .label = 这个判定
    .help = 给 0 到 1 的数、share(…)、状态名、编码或 #{ "{" } 状态: 条件 { "}" }；真假用 judge。
rule-ratio_out_of_range = 评分点“{ $criterion }”的比例是 { $ratio }，不在 0 到 1 之间
    .label = 这个判定
    .help = 用 min(…, 1) 封顶；证据本身不合理时用 missing("…") 说明。
rule-unknown_state = 评分点“{ $criterion }”没有“{ $state }”这个状态
    .label = 这个判定
    .help = 它的状态有：{ $known }。
rule-no_states = 评分点“{ $criterion }”没有写状态，不能判为“{ $state }”
    .label = 这个判定
    .help = 在评分细则里加 states:，或用 judge 判真假。
rule-state_without_condition = 评分点“{ $criterion }”的状态“{ $state }”没有给条件
    .label = 这个判定
    .help = 除最低一档外，每一档都要写条件。
rule-condition_not_bool = { $call } 的条件要给出真假，这里给的是{ $kind }
    .label = 这里
    .help = 写成比较，如 … >= 1；问有没有找到，用 exists(…)。
rule-cannot_cite = { $kind }不是证据，不能引用
    .label = 这里
    .help = 引用文件、网页元素、表的行或编码，或它们的列表。
rule-measure_needs_number = measure("{ $name }", …) 要一个数，这里是{ $kind }
    .label = 这里
    .help = 给一个数或占比。
rule-measured_twice = “{ $name }”记了两次数
    .label = 第二次
    .help = 一个名字只记一次。
rule-undeclared_observation = indicator.yaml 没有写“{ $id }”这个编码项
    .label = 这里
    .help = 写在 observations: 之下；已有的：{ $known }。
rule-observation_not_yes_no = 编码“{ $id }”的值是“{ $value }”，不是“是”或“否”
    .label = 这里
    .help = 用 grade 按状态判，或用 .is_one_of([…])。

## 值

rule-unlike_kinds = { $left }和{ $right }不能用 { $operator } 相比或运算
    .label = 两边不是一类
    .help = 先化成一类：表格里用 row.number(…)、row.date(…)，文字用 date(…)、.to_number()。
rule-compare_nothing = 这里的一边什么也没有（()），不能比较
    .label = 有一边是 ()
    .help = 先问 exists(…)，或用 ?? 给一个代替的值。
rule-order_of_texts = 文字之间不能用 { $operator } 比先后
    .label = 两边都是文字
    .help = 是日期就用 date(…) 或 row.date(…)，是数就用 .to_number() 或 row.number(…)。
rule-date_arithmetic = 日期不能用 { $operator } 计算
    .label = 这里
    .help = 用 .plus("3 working days")、.minus("12 months")、.days_to(…)。
rule-division_by_zero = 除数是 0
    .label = 这里
    .help = 先判断是不是 0；没有可除的往往是不适用：not_applicable("…")。
rule-number_too_long = 数太长，超过 { $most } 位
    .label = 这里
    .help = 看看算式是不是在循环里越乘越大。
rule-bad_power = 乘方的指数要是 0 到 { $most } 的整数
    .label = 这里
    .help = 换一个指数。
rule-not_of = ! 的后面要是真假，这里是{ $kind }
    .label = 这里
    .help = 问有没有找到，用 !exists(…)。
rule-not_numbers = { $call } 要一列数，其中有{ $kind }
    .label = 这里
    .help = 先用 .map(|x| x.number("…")) 取出数来。
rule-bad_drop = 不能去掉 { $drop } 个
    .label = 这里
    .help = 写 0 或更大的整数。
rule-bad_round = round 要一个数和 0 到 12 的位数，这里是{ $kind }
    .label = 这里
    .help = 写成 round(x, 2)。
rule-bad_duration = 看不懂这段时间“{ $text }”
    .label = 这里
    .help = 写成 "12 months"、"3 working days"、"2 weeks"、"10 days"。
rule-outside_calendar = 工作日历没有 { $date } 这一年，不能数工作日
    .label = 这里
    .help = 日历有：{ $years }。把这一年的放假安排加进 reference/，不能推算。
rule-no_calendar = 指标体系没有工作日历，不能数工作日
    .label = 这里
    .help = 在 methodology.yaml 写 calendar:，指向 reference/ 里的一份日历。
rule-no_such_item = 列表里没有第 { $index } 项，一共 { $count } 项
    .label = 这里
    .help = 从 0 数起；先问 .len()，或用 .first()。
rule-no_such_key = 没有“{ $key }”这个名字
    .label = 这里
    .help = 先问 "{ $key }" in …。
rule-key_not_text = 名字要是文字，这里是{ $kind }
    .label = 这里
    .help = 用文字去问。
rule-range_of_whole_numbers = 区间里只有整数，这里是{ $kind }
    .label = 这里
    .help = 用 >= 和 <= 比较。
rule-list_too_long = 列表超过 { $most } 项
    .label = 这里
    .help = 用 filter、map 等处理证据里的列表，不必自己攒。
rule-replace_nothing = replace 要说明替换什么
    .label = 这里
    .help = 第一个参数不能是空文字。
rule-not_a_list = for 只能用在列表上
    .label = 这里
    .help = 看看 in 后面是不是列表。
rule-wrong_kind = 这里要 { $expected }，得到的是 { $found }
    .label = 这里
    .help = 换成要的那一类。
rule-constant = “{ $name }”不能改
    .label = 这里
    .help = 另用 let 起一个名字。
rule-captured = “{ $name }”在函数里用着，不能在这里改
    .label = 这里
    .help = 另用 let 起一个名字。

## 找证据

rule-bad_pattern = 证据路径“{ $pattern }”走出了证据包，或写法不对
    .label = 这里
    .help = 写 data/ 之下的相对路径，不用 ..、不以 / 开头。
rule-pattern_for_one = “{ $pattern }”是模式，这里要一个文件
    .label = 这里
    .help = 要多个文件用 pages(…)、documents(…)。
rule-bad_selector = CSS 选择器“{ $selector }”不对：{ $reason }
    .label = 这里
    .help = 例：.list a[href$='.pdf']。
rule-bad_regex = 正则表达式“{ $pattern }”不对：{ $reason }
    .label = 这里
    .help = 写在反引号里；太大的重复次数会被拒绝。
rule-no_attribute = { $subject }没有“{ $attribute }”这一属性
    .label = 这里
    .help = 属性写在 subjects.yaml 里。
rule-unknown_reference = 没有叫“{ $id }”的参考数据
    .label = 这里
    .help = reference/ 里有：{ $known }。
rule-reference_kind = 参考数据“{ $id }”不是 { $wanted }
    .label = 这里
    .help = 清单用 reference.list，表用 reference.table。
rule-no_reference_column = 参考数据“{ $reference }”没有“{ $column }”这一栏
    .label = 这里
    .help = 它的栏目：{ $columns }。
rule-no_param_for = 参数“{ $param }”没有给 { $attribute } 为“{ $value }”的对象写值
    .label = 这个检查
    .help = 在 indicator.yaml 里补上，或写 else:。

## 名字

rule-unknown_function = 没有叫“{ $name }”的函数
    .label = 不认识
    .help = { $has_suggestion ->
        [no] 可用的函数见手册“脚本接口”。
       *[other] 是不是 { $suggestion }？
    }
rule-unknown_property = 没有叫“{ $name }”的属性
    .label = 不认识
    .help = { $has_suggestion ->
        [no] 可用的属性见手册“脚本接口”。
       *[other] 是不是 { $suggestion }？
    }
rule-wrong_arguments = { $name } 不能这样用：给的是（{ $arguments }）
    .label = 参数不合
    .help = 用法：{ $known }

## 界限

rule-too_many_operations = 运算超过 { $most } 次
    .label = 停在这里
    .help = 看看循环会不会停；确实需要时改 methodology.yaml 的 limits.operations。
rule-too_much_memory = 脚本占用超过 { $most } 字节
    .label = 停在这里
    .help = 看看是不是在循环里攒了太多文字；确实需要时改 limits.memory。
rule-too_deep_calls = 函数调用太深
    .label = 停在这里
    .help = 看看函数是不是一直在调用自己。
rule-data_too_large = 脚本自己造的数据太大：{ $what }
    .label = 停在这里
    .help = 一段文字最多一百万字节，一个列表最多一万项。
rule-too_nested = 数据套了超过 { $most } 层
    .label = 停在这里
    .help = 看看是不是在循环里把列表、映射或函数一层层包起来。
rule-too_many_measures = 记下的数超过 { $most } 个
    .label = 停在这里
    .help = measure 只记统计和标准化要用的数；看看是不是写在循环里了。
rule-too_many_variables = 变量太多
    .label = 停在这里
    .help = 看看函数是不是一直在调用自己。
rule-no_modules = 脚本不能载入别的文件
    .label = 这里
    .help = lib/ 里的函数直接用：lib/coding.rhai 的 f 写作 coding::f(…)。
rule-panic = 引擎内部出错：{ $words }
    .label = 在这里
    .help = 这不是规则的错；请把脚本和证据寄给维护者。
rule-thrown = 脚本报错：{ $text }
    .label = 在这里
    .help = 脚本用 throw 报的错；证据不足用 missing("…")。
rule-stopped = 检查提前结束
    .label = 在这里
    .help = 见上。
rule-failed = 脚本运行出错：{ $reason }
    .label = 在这里
    .help = 按所说的改。

## 各类值的名字

rule-kind_nothing = 空值 ()
rule-kind_bool = 真假
rule-kind_text = 文字
rule-kind_number = 数
rule-kind_share = 占比
rule-kind_date = 日期
rule-kind_list = 列表
rule-kind_document = 文件
rule-kind_element = 网页元素
rule-kind_table = 表
rule-kind_row = 表的一行
rule-kind_observation = 编码
rule-kind_json = 数据值
rule-kind_group = 分组
rule-kind_map = 名值表
rule-kind_subject = 评估对象
rule-kind_bundle = 证据包
rule-kind_function = 函数
rule-kind_other = 别的值
