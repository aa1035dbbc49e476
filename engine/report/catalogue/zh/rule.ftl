# 规则脚本：编译和运行时的话。

## 编译

rule-script_too_large = 脚本太大：{ $size } 字节
    .label = 这个文件
    .help = 一个脚本最多 { $most } 字节；把共用的逻辑移到 lib/。
rule-no_check_function = 脚本里没有 check 函数
    .label = 这个脚本
    .help = { $has_suggestion ->
        [yes] { $suggestion } 是不是 check 写错了？每次检查从 fn check(bundle, params) { "{" } … { "}" } 开始。
       *[other] 写上 fn check(bundle, params) { "{" } … { "}" }，每次检查从这里开始。
    }
rule-check_parameters = check 函数要有两个参数，这里有 { $count } 个
    .label = 这里
    .help = 写成 fn check(bundle, params)。
rule-full_width_sign = 这里用了全角符号 { $sign }
    .label = 全角符号
    .help = 代码里的符号要用半角：改成 { $plain } 。引号里的文字不受此限。{ $more ->
        [0] {""}
       *[other] 后面还有 { $more } 处全角符号。
    }
rule-foreign_word = 脚本里没有“{ $word }”这种写法
    .label = 不是这样写
    .help = 改写成 { $instead } 。
rule-not_handed = 这个函数没有拿到 { $name }
    .label = 没有交进来
    .help = check 要写成 fn check(bundle, params)；别的函数用到什么，就把什么写进括号里，调用时交给它。
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
rule-too_deep = 表达式嵌套超过 { $most } 层
    .label = 这里
    .help = 用 let 把它拆成几步。
rule-too_many_arguments = 调用 { $name } 时写了 { $count } 个参数
    .label = 这个调用
    .help = 一次调用最多 { $most } 个参数；多个值写成列表 [ … ]。
rule-too_many_functions = 脚本里的函数超过 { $most } 个
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
rule-never_measured = 测量值“{ $measure }”没有给出
    .label = 这个脚本
    .help = 这个指标按测量值计分：每种情形都要写 measure("{ $measure }", …)；给不出时写 missing("原因") 或 not_applicable("原因")。
rule-judge_needs_bool = judge("{ $criterion }", …) 要一个真假，这里是{ $kind }
    .label = 这个判定
    .help = 写成一个条件；要按比例或状态给分，用 grade。
rule-grade_needs_ratio = grade("{ $criterion }", …) 要比例、状态或编码，这里是{ $kind }
    .label = 这个判定
    .help = 给 0 到 1 的数、share(…)、状态名、编码或 #{ "{" } 状态: 条件 { "}" }；真假用 judge。
rule-ratio_out_of_range = 评分点“{ $criterion }”的比例是 { $ratio }，不在 0 到 1 之间
    .label = 这个判定
    .help = 个数要变成占比：用 share(…)，或除以总数；可以超过的用 min(…, 1) 封顶；证据本身不合理时用 missing("…") 说明。
rule-unknown_state = 评分点“{ $criterion }”没有“{ $state }”这个状态
    .label = 这个判定
    .help = { $has_suggestion ->
        [yes] 是不是 { $suggestion }？它的状态有：{ $known }。
       *[other] 它的状态有：{ $known }。
    }
rule-no_states = 评分点“{ $criterion }”没有写状态，不能判为“{ $state }”
    .label = 这个判定
    .help = 在评分细则里加 states:，或用 judge 判真假。
rule-state_without_condition = 评分点“{ $criterion }”的状态“{ $state }”没有给条件
    .label = 这个判定
    .help = 除最低一档外，每一档都要写条件。
rule-condition_not_bool = { $call } 的条件要给出真假，这里给的是{ $kind }
    .label = 这里
    .help = 写成比较，如 … >= 1；问有没有找到，用 exists(…)；列表有没有内容，用 !….is_empty()。
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
    .help = { $has_suggestion ->
        [yes] 是不是 { $suggestion }？
       *[other] 写在 observations: 之下；已有的：{ $has_known ->
            [yes] { $known }
           *[other] 无
        }。
    }
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
    .help = 问有没有找到，用 !exists(…)；列表是不是空的，用 .is_empty()。
rule-not_numbers = { $call } 要一列数，其中有{ $kind }
    .label = 这里
    .help = 先用 .map(|x| x.number("…")) 取出数来。
rule-read_as_another = { $is ->
        [page] { $file } 是网页，不能用 { $call } 读
        [prose] { $file } 是 Word 或 PDF 文件，不能用 { $call } 读
        [table] { $file } 是表格，不能用 { $call } 读
       *[other] { $file } 是数据，不能用 { $call } 读
    }
    .label = 这里要的是另一种文件
    .help = { $is ->
        [page] 用 { $instead }("…") 读；网页里的表格，再用 .select("table tr") 取各行。
       *[other] 用 { $instead }("…") 读；想读的是另一个文件的，改正文件名。
    }
rule-not_rows = { $call } 要表里的各行，其中有{ $kind }
    .label = 这里
    .help = 先取出表的各行：bundle.table("…").rows。
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
    .help = 先问 "{ $key }" in …。名字要一字不差，全角半角、空白都算。
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
rule-captured = “{ $name }”在前面的 |…| 里用过，不能再给它别的值
    .label = 不能改
    .help = 另起一个名字：let 新名字 = … ，后面用新名字。

## 找证据

rule-bad_pattern = 证据路径“{ $pattern }”走出了证据包，或写法不对
    .label = 这里
    .help = 写 data/ 之下的相对路径，不用 ..、不以 / 开头。
rule-path_too_long = 证据路径超过 { $most } 字节
    .label = 这里
    .help = 看看路径是不是在循环里越接越长。
rule-pattern_for_one = “{ $pattern }”是模式，这里要一个文件
    .label = 这里
    .help = 要多个文件用 pages(…)、documents(…)。
rule-bad_selector = CSS 选择器“{ $selector }”不对：{ $reason }
    .label = 这里
    .help = 例：.list a[href$='.pdf']。
rule-selector_too_long = CSS 选择器超过 { $most } 字节
    .label = 这里
    .help = 选择器写短一些，或者分几次查找。
rule-bad_regex = 正则表达式“{ $pattern }”不对：{ $reason }
    .label = 这里
    .help = 写在反引号里；太大的重复次数会被拒绝。
rule-regex_unclosed_group = 有一个 ( 没有对应的 )；要找括号本身，写 \(
rule-regex_unopened_group = 有一个 ) 没有对应的 (；要找括号本身，写 \)
rule-regex_unclosed_class = 有一个 [ 没有对应的 ]；要找方括号本身，写 \[
rule-regex_nothing_repeated = *、+、? 前面没有可以重复的东西；要找这个符号本身，在前面加 \
rule-regex_bad_count = 花括号里的次数不对；写成 { "{" }2{ "}" } 或 { "{" }2,4{ "}" }
rule-regex_bad_range = 方括号里的范围前后颠倒
rule-regex_bad_escape = 反斜杠后面的字母没有这种用法
rule-regex_look_around = 不支持 (?=…)、(?!…)、(?<=…)、(?<!…)
rule-regex_back_reference = 不支持 \1 这样的反向引用
rule-regex_unknown_property = \p 后面的字符类没有这个名字；汉字写 \p{ "{" }Han{ "}" }
rule-regex_too_large = 正则表达式展开以后超过 { $most } 字节
    .label = 这里
    .help = 把 { "{" }n,m{ "}" } 里的次数写小一些，或者拆成几条分别查找。
rule-no_attribute = { $subject }没有“{ $attribute }”这一属性
    .label = 这里
    .help = 属性写在 subjects.yaml 里。
rule-unknown_reference = 没有叫“{ $id }”的参考数据
    .label = 这里
    .help = { $has_suggestion ->
        [yes] 是不是 { $suggestion }？
       *[other] reference/ 里有：{ $has_known ->
            [yes] { $known }
           *[other] 无
        }。
    }
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
rule-may_find_nothing = { $name } 可能什么也找不到，那时这里就出错
    .label = 找不到时是空值 ()
    .help = 先用 has(…) 或 exists(…) 问一下；或者后面写 ?.，末尾用 ?? 给出找不到时的值。
rule-of_nothing = { $name } 拿到的是空值 ()
    .label = 前面没有找到东西
    .help = 先用 exists(…) 问一下；或者用找不到就算缺证据的写法，例如 page 而不是 find_page。
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
rule-too_deep_calls = 函数一层层调用超过 { $most } 层
    .label = 停在这里
    .help = 看看函数是不是一直在调用自己；确实需要时改 methodology.yaml 的 limits.call_depth。
rule-text_too_long = 脚本里的一段文字超过 { $most } 字节
    .label = 停在这里
    .help = 看看是不是在循环里一直往后接，或者证据里的一格、一页长得不合常理。
rule-map_too_large = 脚本自己写的映射超过 { $most } 项
    .label = 停在这里
    .help = 看看是不是在循环里一直往里放。
rule-too_nested = 数据套了超过 { $most } 层
    .label = 停在这里
    .help = 看看是不是在循环里把列表、映射或函数一层层包起来。
rule-too_many_measures = 记下的数超过 { $most } 个
    .label = 停在这里
    .help = measure 只记统计和标准化要用的数；看看是不是写在循环里了。
rule-too_many_variables = 同时在用的变量超过 { $most } 个
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

## 不运行就看得出来的

### 名字和用法

rule-unknown_method = 没有叫“{ $name }”的方法
    .label = 不认识
    .help = { $has_suggestion ->
        [yes] 是不是 { $suggestion }？
       *[other] 可用的方法见手册“脚本接口”。
    }
rule-unknown_method_of = { $kind }没有“{ $name }”这个方法
    .label = 不认识
    .help = { $has_suggestion ->
        [yes] 是不是 { $suggestion }？
       *[other] { $kind }有：{ $known }。
    }
rule-unknown_property_of = { $kind }没有“{ $name }”这个属性
    .label = 不认识
    .help = { $has_suggestion ->
        [yes] 是不是 { $suggestion }？
       *[other] { $kind }有：{ $known }。
    }
rule-unknown_attribute = 评估对象没有“{ $name }”这个属性
    .label = 不认识
    .help = { $has_suggestion ->
        [yes] 是不是 { $suggestion }？
       *[other] subjects.yaml 里有：{ $known }。
    }
rule-of_each_item = “{ $name }”是列表里每一项的，不是列表的
    .label = 这里是列表
    .help = 先挑出一项，或逐项来：.map(|x| x.{ $call })、.any(|x| …)、.share(|x| …)。
rule-property_called = “{ $name }”是属性，后面不写括号
    .label = 去掉括号
    .help = 写成 .{ $name }。
rule-method_not_called = “{ $name }”是方法，后面要写括号
    .label = 少了括号
    .help = 用法：{ $known }
rule-called_alone = “{ $name }”要写在某个值的后面
    .label = 不能单独用
    .help = 用法：{ $known }
rule-wrong_arity = { $name } 的参数个数不对：这里给了 { $given } 个
    .label = 参数个数不对
    .help = 用法：{ $known }
rule-closure_call = “{ $name }”是变量里的函数，不能直接加括号调用
    .label = 不是这样写
    .help = 写成 { $instead } 。
rule-defined_here = 定义在这里
rule-unknown_library = 没有叫“{ $name }”的函数库
    .label = 不认识
    .help = { $has_suggestion ->
        [yes] 是不是 { $suggestion }？
       *[other] { $has_known ->
            [yes] lib/ 里有：{ $known }。
           *[other] 这个指标体系没有函数库；把共用的函数放进 lib/{ $name }.rhai。
        }
    }
rule-broken_library = 函数库“{ $name }”自己有错，用不了
    .label = 用到了它
    .help = 先改好 lib/{ $name }.rhai，这里就好了。
rule-library_cycle = 函数库绕着圈互相使用：{ $cycle }
    .label = 从这里绕回去
    .help = 把两边都要用的函数挪到第三个文件里，或者挪进其中一个。
rule-unknown_library_function = 函数库“{ $library }”里没有叫“{ $name }”的函数
    .label = 不认识
    .help = { $has_suggestion ->
        [yes] 是不是 { $suggestion }？
       *[other] lib/{ $library }.rhai 里有：{ $known }。
    }
rule-private_function = “{ $name }”是函数库“{ $library }”自己用的，别处不能调用
    .label = 不能调用
    .help = 去掉它前面的 private，或者另写一个函数。
rule-unknown_param = 没有叫“{ $name }”的参数
    .label = 不认识
    .help = { $has_suggestion ->
        [yes] 是不是 { $suggestion }？参数写在 { $file } 的 params: 之下。
       *[other] { $has_known ->
            [yes] { $file } 的 params: 之下有：{ $known }。
           *[other] 在 { $file } 里加上 params:，写明 { $name } 的值。
        }
    }

### 没有用到的

rule-unused_variable = 变量“{ $name }”没有用到
    .label = 后面没有用它
    .help = 删去这一行；有意留着的，名字前加下划线：_{ $name }。
rule-unused_parameter = 参数“{ $name }”没有用到
    .label = 函数里没有用它
    .help = 从函数和调用它的地方删去；有意留着的，名字前加下划线：_{ $name }。
rule-unused_function = 函数“{ $name }”没有人调用
    .label = 没有用到
    .help = 删去它，或在该用的地方用它；名字写错了也会这样。
rule-unused_param = 参数“{ $name }”没有用到
    .label = 脚本不读它
    .help = 改它不会改变任何结果。删去它，或在 { $script } 里用 params.{ $name }。
rule-no_effect = 这一句算出来的值没有用到
    .label = 没有作用
    .help = 放进判定：judge("…", …)；或存起来：let x = …；不需要就删去。

### 判定

rule-perhaps_judged_twice = 评分点“{ $criterion }”可能判定两次
    .label = 可能是第二次
    .help = 前面的判定在某些情形下已经做过。写成 if … { "{" } … { "}" } else { "{" } … { "}" }，让每种情形只判定一次。
rule-judged_in_loop = 评分点“{ $criterion }”在循环里判定，会判定多次
    .label = 每一轮都判定
    .help = 先在循环里得出结论，循环之后判定一次；逐项的评分点用 cover，占比用 share。
rule-judged_first_here = 前一次在这里
rule-perhaps_never_judged = 评分点“{ $criterion }”在有的情形下没有判定
    .label = 只在这种情形下判定
    .help = 另一种情形也要判定：在 else 里写 judge(…, false)，不适用的写 skip(…, "理由")。
rule-judged_by_observation = 评分点“{ $criterion }”由编码“{ $observation }”判定，脚本不能再判
    .label = 这个判定不起作用
    .help = 删去这一句，或在 indicator.yaml 里删去 from:。
rule-criterion_here = 评分细则里的这一条
rule-return_in_check = check 里不能用 return 提前结束
    .label = 后面的评分点就没有判定了
    .help = 用 if 和 else 分开各种情形；整个指标不适用写 not_applicable("…")，证据不足写 missing("…")。

### 值

rule-compared_to_nothing = 不能用 { $operator } 和 () 比较
    .label = 空值
    .help = 写成 { $instead } 。
rule-order_of_text = 文字不能用 { $operator } 比大小或先后
    .label = 这是文字
    .help = 是数就去掉引号；对方是文字的，用 .to_number() 或 row.number(…) 化成数。
rule-date_as_text = “{ $text }”是文字，不是日期，不能用 { $operator } 比较
    .label = 这是文字
    .help = 写成 { $instead } 。
rule-not_a_date = 看不懂这个日期“{ $text }”
    .label = 这里
    .help = 写成 date("2024-03-05") 或 date("2024年3月5日")。
rule-not_within = { $kind }里不能用 in 找
    .label = 这里
    .help = in 的右边要是列表、文字或名值表；文件里有没有某句话，用 .says("…")。
rule-whole_too_large = 整数 { $number } 太大，会丢失精度
    .label = 太大
    .help = 最大是 9223372036854775807；编号不是数，写成文字："{ $number }"。

### 证据

rule-undeclared_column = 要收集的表里没有“{ $column }”这一栏
    .label = 没有写明要收集
    .help = { $has_suggestion ->
        [yes] 是不是 { $suggestion }？{ $file } 里写明的栏有 { $known }。
       *[other] { $file } 里写明的栏有 { $known }；要用的栏加进 columns。
    }
rule-undeclared_evidence = indicator.yaml 的 evidence: 里没有“{ $path }”
    .label = 没有写明要收集
    .help = { $has_suggestion ->
        [yes] 是不是 { $suggestion }？采集人按 { $file } 的 evidence: 收集证据，没写的没有人会收。
       *[other] 采集人按 { $file } 的 evidence: 收集证据，没写的没有人会收；把这个路径加进去。
    }

### 写法

rule-no_head = 脚本开头没有说明
    .label = 这个检查
    .help = 在第一行写 //! 和一句话：这个检查看什么、什么算满足。手册和报告会用它。
rule-no_library_head = 函数库开头没有说明
    .label = 这个函数库
    .help = 在第一行写 //! 和一句话：这里的函数管什么。
rule-let_outside = “{ $name }”写在函数外面，函数里看不见它
    .label = 在函数外面
    .help = 要调整的数写进 indicator.yaml 的 params:，用 params.{ $name } 取；只在一处用的，移进函数里。
rule-statement_outside = 这一句写在函数外面
    .label = 在函数外面
    .help = 移进 fn check(bundle, params) { "{" } … { "}" } 里。
rule-kind_params = 参数表
rule-kind_reference = 参考数据
rule-kind_judgement = 判定

### 语法

rule-full_width_space = 这里有一个全角空格
    .label = 全角空格
    .help = 换成半角空格。{ $more ->
        [0] {""}
       *[other] 后面还有 { $more } 处全角符号。
    }
rule-single_quotes = 文字要用双引号，这里是单引号 { $text }
    .label = 单引号
    .help = 写成 { $instead } 。
rule-bad_number = 看不懂这个数 { $number }
    .label = 这里
    .help = 数里不写逗号和百分号：1000、0.5。
rule-no_printing = 脚本里不能用 { $word }
    .label = 不能用
    .help = 要在结果里留一句话，用 note("…")；要说明一个判定，用 .because("…")。
rule-not_allowed = 脚本里不能用 { $word }
    .label = 不能用
    .help = 脚本只读证据、做判定；能用的函数见手册“脚本接口”。
rule-assigned_undefined = 没有叫“{ $name }”的变量
    .label = 没有定义过
    .help = 第一次用要写 let：let { $name } = … ；已经有的变量，看看名字写对没有。
rule-name_later = “{ $name }”在后面才定义，这里还没有
    .label = 这里还没有它
    .help = 把 let { $name } = … 移到这一行之前。
rule-name_of_block = 出了花括号就看不见“{ $name }”了
    .label = 这里看不见它
    .help = 在花括号之前写 let { $name } = … ，花括号里面再改它；或者用 let { $name } = if … { "{" } … { "}" } else { "{" } … { "}" }。
rule-name_outside = “{ $name }”写在函数外面，函数里看不见它
    .label = 这里看不见它
    .help = 要调整的数写进 indicator.yaml 的 params:，用 params.{ $name } 取；只在一处用的，移进函数里。
rule-name_of_function = “{ $name }”是另一个函数的，这里看不见
    .label = 这里看不见它
    .help = 函数只看得见自己的参数：把 { $name } 加进这个函数的参数，调用时传进来。
rule-assign_in_condition = 条件里的 = 是赋值，不是比较
    .label = 一个等号
    .help = 比较写两个等号：== 。
rule-foreign_comment = 注释不用 { $sign } 开头
    .label = 不是这样写
    .help = 改用 // 。
rule-arrow_after_bars = |…| 后面不写 { $arrow }
    .label = 多余
    .help = 直接写条件：|x| x.has("…")。
rule-for_brackets = for 后面不写括号
    .label = 去掉括号
    .help = 写成 for 每一项 in 列表 { "{" } … { "}" }。
rule-colon_block = if、for 后面不写冒号，要用花括号
    .label = 冒号
    .help = 写成 if 条件 { "{" } … { "}" }；另一种情形写 else { "{" } … { "}" }。
rule-block_missing = 这里少了左花括号 { "{" }
    .label = 在这里之前
    .help = 写成 if 条件 { "{" } … { "}" }、for x in 列表 { "{" } … { "}" }；只有一句也要花括号，条件后面不写 then。
rule-spoken_sign = 这里的“{ $word }”要写成 { $sign }
    .label = 换成 { $sign }
    .help = 并且是 &&，或者是 ||，不是写 !，等于是 ==，不等于是 !=。
rule-odd_quotes = 这一行的引号不成对
    .label = 第一个引号在这里
    .help = 看看哪一段文字少了一头的引号。
rule-closure_parameter = “{ $name }”是条件 |{ $name }| … 里的名字，这里没有
    .label = 这里没有它
    .help = 要逐项判断的条件也写成 |{ $name }| …，例如 share(|{ $name }| { $name }.yes("…"))。
rule-missing_comma = 这里少了一个逗号，或前一个值的后面少了运算符
    .label = 在“{ $word }”之前
    .help = 各项之间写逗号；相连的条件写 && 或 ||，相接的文字写 + 。
rule-missing_semicolon = 这一句的末尾少了分号
    .label = 在这后面加上 ;
    .help = 每句末尾写半角分号；是注释就在前面写 // 。
rule-does_not_follow = “{ $word }”接不上前面的“{ $before }”
    .label = 到这里读不下去了
    .help = 两句之间写分号；文字相接写 +，条件相连写 && 或 ||；数里不写千分位逗号和单位。
rule-unclosed = 有一个 { $open } 没有对应的 { $close }
    .label = 少了 { $close }
    .help = 在这里补上 { $close }；文字里的括号不算。
rule-opened_here = 在这里打开的
rule-extra_bracket = 多了一个 { $sign }
    .label = 没有与它对应的左括号
    .help = 删去它，或看看前面是否少了左括号。
rule-function_inside = 函数不能写在另一个函数里面
    .label = 到这里还在前一个函数里
    .help = 前一个函数的 { "}" } 可能少了一个；函数要一个接一个地写。
rule-hides_native = “{ $name }”是衡自己的名字
    .label = 这个函数与它同名
    .help = 换一个名字。衡的用法是 { $known }。
rule-function_twice = 函数“{ $name }”写了两次
    .label = 第二次
    .help = 删去一个，或换一个名字。
rule-name_twice = “{ $name }”写了两次
    .label = 第二次
    .help = 换一个名字，或删去一个。
rule-function_shape = 函数没有写全
    .label = 这里
    .help = 写成 fn 名字(参数, 参数) { "{" } … { "}" }。
rule-name_expected = 这里要写一个名字，不是 { $word }
    .label = 这里
    .help = 一次只定义一个：let 名字 = … ;
rule-cannot_assign = 等号的左边不能赋值
    .label = 这里
    .help = 左边要是一个变量；比较两个值写 == 。
rule-break_outside = break 和 continue 只能写在循环里
    .label = 不在循环里
    .help = 删去它；要分开各种情形，用 if 和 else。
rule-value_missing = “{ $word }”的后面少了一个值
    .label = 后面还要写什么
    .help = 补上这个值，或删去多余的运算符和逗号。百分数写成小数：0.5。
rule-property_missing = 点的后面少了名字
    .label = 这里
    .help = 写上属性或方法，如 .title、.has("…")；多余的点删去。
rule-token_missing = 这里少了 { $token }
    .label = 在“{ $word }”之前
    .help = 补上 { $token } 。
rule-still_inside_here = 到这里还在前一个函数里
rule-for_this_leaf = 作为这个指标的检查时
rule-no_sheet_name = { $given } 不是工作表的名字，也不是第几张
    .label = 这里写名字或者从 1 起的序号
    .help = 照文件里的写法写工作表的名字："表二"；Word 里的表没有名字，写第几张：2
rule-reader_failed = 没有读成 { $file }：{ $why }
    .label = 这里要读它
    .help = 这不是证据的问题，是读它的插件没有读成：先处理插件（还没有信任的，看过它的程序以后运行 heng plugins trust），再运行一次
