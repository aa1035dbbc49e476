# 检查的案例。

cases-unreadable = 读不了 { $file }：{ $why }
    .label = 无法读取
    .help = 把它存成 UTF-8 的普通文件，不要超过 4 MB
cases-no_case = 这个文件里一个案例也没有
    .label = 这里要有案例
    .help = 写一行“## 标题”，下面写 期望: … 和证据
cases-no_title = 案例没有标题
    .label = ## 后面要写标题
    .help = 写明这个案例考什么，例如：## 截止日当天成文：算
cases-title_twice = 两个案例的标题都是“{ $title }”
    .label = 这个标题已经用过
    .help = 换一个标题；快照的文件名由标题而来
cases-first_here = 先写在这里
cases-no_expectation = 案例没有期望
    .label = 这个案例什么也没有检验
    .help = 写上 期望: …，例如 期望: library 满足，或 期望: 得分 80.00
cases-unknown_key = 不认识的键 { $key }
    .label = 这一行不起作用
    .help = { $close ->
        [yes] 是不是 { $suggestion }？可用的键：{ $known }。要写说明，就以 > 开头
       *[no] 可用的键：{ $known }。要写说明，就以 > 开头
    }
cases-no_colon = { $key } 后面少了冒号
    .label = 这里要写成 { $key }: …
    .help = 键和值之间写冒号。要写说明，就以 > 开头
cases-no_value = { $key } 后面没有值
    .label = 冒号后面要写值
    .help = 写上值，或者删去这一行
cases-twice = { $what } 写了两次
    .label = 这里又写了一次
    .help = 只留一个
cases-unknown_subject = 没有评估对象“{ $subject }”
    .label = subjects.yaml 里没有它
    .help = { $close ->
        [yes] 是不是 { $suggestion }？写 subjects.yaml 里的编号、代码或名称
       *[no] 写 subjects.yaml 里的编号、代码或名称，例如：{ $known }
    }
cases-not_a_date = “{ $text }”不是日期
    .label = 这里要写日期
    .help = 写成 2024-11-30 这样
cases-unknown_param = 这项检查没有参数 { $param }
    .label = indicator.yaml 的 params 里没有它
    .help = { $close ->
        [yes] 是不是 { $suggestion }？可用的参数：{ $known }
        [empty] 先在 indicator.yaml 的 params: 里写上它
       *[no] 可用的参数：{ $known }
    }
cases-param_of_other_kind = 参数 { $param } 的值和 indicator.yaml 里的不是一类
    .label = 这里的值不是一类
    .help = 数写成数，文字写成文字，列表写成 [甲, 乙]
cases-unknown_expectation = 看不懂的期望“{ $word }”
    .label = 不是评分点，也不是结果
    .help = { $close ->
        [yes] 是不是 { $suggestion }？可以写：{ $known }
       *[no] 可以写：{ $known }
    }
cases-criterion_alone = 没有写明期望评分点 { $criterion } 怎样
    .label = 后面还要写一个词
    .help = 例如 { $criterion } 满足、{ $criterion } 未满足、{ $criterion } 3/5、{ $criterion } 证据缺失
cases-incomplete = 期望没有写对：{ $text }
    .label = 多了或者少了什么
    .help = 写成 得分 80.00、证据缺失、不适用、发现 stale、没有发现 stale、量值 名称 12 这样
cases-unknown_state = 评分点 { $criterion } 不会是“{ $word }”
    .label = 没有这个判法
    .help = { $close ->
        [yes] 是不是 { $suggestion }？可以写：{ $known }，或者一个比例
       *[no] 可以写：{ $known }，或者一个比例，例如 3/5
    }
cases-unknown_criterion = 没有评分点 { $criterion }
    .label = indicator.yaml 的 rubric 里没有它
    .help = { $close ->
        [yes] 是不是 { $suggestion }？评分点有：{ $known }
       *[no] 评分点有：{ $known }
    }
cases-partly_alone = 没有写明满足多少
    .label = 后面要写比例
    .help = 写成 部分满足 3/5
cases-not_partly = 这个比例不是“部分满足”
    .label = 要大于 0、小于 1
    .help = 全部满足写 满足，全未满足写 未满足
cases-not_a_ratio = 比例要在 0 和 1 之间
    .label = 超出范围
    .help = 写成 3/5、0.6 或 60%
cases-not_a_number = “{ $text }”不是数
    .label = 这里要写数
    .help = 写成 80.00、275/3 或 3/5 这样
cases-unknown_finding = 没有“{ $code }”这种发现
    .label = 不认识的代码
    .help = { $close ->
        [yes] 是不是 { $suggestion }？常用的有：{ $known }
       *[no] 常用的有：{ $known }；别的写全，例如 heng::evidence::column_absent
    }
cases-open_block = 证据块没有结束
    .label = 从这里开始，一直到文件末尾
    .help = 在证据后面单独写一行同样的 ```
cases-block_within_block = 证据块里又开始了一个证据块
    .label = 前一块好像忘了结束
    .help = 在前一块后面单独写一行 ```；证据里真有这样的一行，就把外面的围栏写成 ````
cases-open_since_here = 这一块从这里开始
cases-open_comment = 注释没有结束
    .label = 从这里开始，一直到文件末尾
    .help = 在注释后面写 -->
cases-bad_path = 证据包里不能有这个路径：{ $path }（{ $why }）
    .label = 写成 data/ 里面的路径
    .help = 例如 pages/index.html、documents/rules/a.txt
cases-path_absolute = 是绝对路径
cases-path_character = 有文件名不能用的字符
cases-path_dots = 有 ..、. 或空的一段
cases-path_with_data = 路径里不写 data/
    .label = 写成 { $inner }
    .help = 脚本也是这样叫它的；bundle.yaml 直接写文件名
cases-path_with_spaces = 路径后面的词太多
    .label = 这里多了
    .help = 路径里不能有空格；路径后面至多写一个编码，例如 gbk
cases-binary = 案例里不能放 { $ending } 文件：{ $path }
    .label = 它不是文字
    .help = 案例只放看得懂的文字：换成 txt、html、csv；要试这种文件，放进真的证据包里试
cases-unknown_encoding = 不认识的编码 { $encoding }
    .label = 路径后面写的是编码
    .help = 写 gbk、gb18030、big5 或 utf-8；不写就是 utf-8
cases-unmappable = { $encoding } 里没有“{ $sign }”这个字
    .label = 这一块存不成 { $encoding }
    .help = 换一个字，或者换成 gb18030
cases-table_without_rule = 表格少了分隔行
    .label = 表头下面要有一行 | --- | --- |
    .help = 在表头下面补上一行：每栏一个 ---
cases-table_without_rows = 表格没有一行变体
    .label = 这里要有变体
    .help = 每个变体写一行
cases-table_row = 这一行有 { $cells } 格，表头有 { $heads } 格
    .label = 格数不对
    .help = 每栏一格，空着的也要写 |；格里的竖线写成 \|
cases-second_table = 一个案例只能有一张表
    .label = 这是第二张
    .help = 合成一张，或者分成两个案例
cases-table_before_cases = 表格写在案例之前
    .label = 不属于哪个案例
    .help = 移到一个“## 标题”下面
cases-expect_before_cases = 期望写在案例之前
    .label = 不属于哪个案例
    .help = 移到一个“## 标题”下面
cases-placeholder_nowhere = 证据里没有 { $placeholder }
    .label = 这一栏什么也不改
    .help = 在这个案例的证据块里写上 { $placeholder }
cases-unknown_column = 不认识的栏“{ $column }”
    .label = 这一栏不起作用
    .help = { $close ->
        [yes] 是不是 { $suggestion }？可以是：{ $known }、期望 加评分点，或证据里的 {"{{"}…{"}}"}
       *[no] 可以是：{ $known }、期望 加评分点，或证据里的 {"{{"}…{"}}"}
    }
cases-variant_twice = 两个变体都叫“{ $name }”
    .label = 这一行和前面的一样
    .help = 加一栏 变体，给每行一个名称
cases-came_ratio =
    { $kind ->
        [met] 满足（{ $ratio }）
        [unmet] 未满足（{ $ratio }）
       *[partly] 部分满足（{ $ratio }）
    }
cases-came_state = { $state }
cases-came_missing =
    { $has_why ->
        [no] 证据缺失
       *[yes] 证据缺失（{ $why }）
    }
cases-came_not_applicable =
    { $has_why ->
        [no] 不适用
       *[yes] 不适用（{ $why }）
    }
cases-came_vetoed = 一票否决
cases-came_error = 规则出错
cases-came_nothing = 没有判
cases-came_scored = 得分 { $score }
cases-came_no_score = 没有得分
cases-came_finding = 有这个发现：{ $what }
cases-came_findings =
    { $has_codes ->
        [no] 一个发现也没有
       *[yes] 只有 { $codes }
    }
cases-came_measure = 量值 { $value }
cases-came_no_measure = 没有这个量值
cases-noisy = 误报 · { $title }：期望 { $expected }，得到 { $came }
    .label = 这里期望 { $expected }
cases-missing = 漏报 · { $title }：期望 { $expected }，得到 { $came }
    .label = 这里期望 { $expected }
cases-judged_here = 规则的这一行：{ $came }
cases-points_here = 这个评分点：{ $came }
cases-in_case = 案例“{ $title }”里
cases-word_error = 出错
cases-word_noisy = 误报
cases-word_missing = 漏报
cases-word_changed = 变了
cases-word_new = 新
cases-word_orphan = 无主
cases-head = { $word } · { $title }（{ $place }）
cases-rule = 规则 { $place }
cases-orphan = 无主 · { $path }：没有哪个案例是它的
cases-none = 没有可以运行的案例
    .help = 案例写在 checks/ 各文件夹的 cases.md 里。看看路径、--indicator、--filter 写得对不对
cases-summary = { $cases } 个案例：通过 { $passed }
cases-count = ，{ $word } { $count }
cases-pending = { $count } 个快照等着验收：heng test --review 逐个看，--accept 全部接受，--reject 全部丢弃
cases-stale_pending = 还有 { $count } 个没有验收的快照（.snap.new）
cases-accepted = 接受了 { $count } 个快照
cases-rejected = 丢弃了 { $count } 个没有验收的快照
cases-pruned = 删去了 { $count } 个无主的快照
cases-prunable = heng test --prune 删去无主的快照
cases-not_snapped = { $count } 个案例的期望不成立，没有动它们的快照
cases-mutants_weak_rules = 改了规则，没有案例发现：
cases-mutants_weak_removed = 去掉引用的证据，判断不变：
cases-mutants_weak_width = 换了全角半角，判断变了：
cases-mutants_changed = { $place }  { $before } → { $after }
cases-mutants_changed_evidence = { $place }  { $file }：{ $before } → { $after }
cases-mutants_idle_excuse = { $place }  这条“等价”没有用上：{ $text }
cases-mutants_of_check = { $folder }：改了 { $of } 处，发现 { $killed } 处
cases-mutants_rules = 规则改了 { $of } 处，案例发现 { $killed } 处（{ $share } %）
cases-mutants_removed = 引用的证据去掉 { $of } 处，判断变了 { $killed } 处（{ $share } %）
cases-mutants_width = 引用的原文换了 { $of } 处全角半角，判断不变 { $killed } 处（{ $share } %）
cases-mutants_by_snapshot = 其中 { $count } 处只有快照发现：期望没有写到
cases-mutants_excused = { $count } 处作者说明了等价，不计
cases-mutants_failing = { $count } 个案例的期望本来就不成立，什么也发现不了
cases-without_cases = { $count } 项检查没有案例
cases-coverage_criterion = 评分点
cases-coverage_met = 满足
cases-coverage_partly = 部分
cases-coverage_unmet = 未满足
cases-coverage_missing = 缺证据
cases-coverage_not_applicable = 不适用
cases-coverage_never = 案例没有到过的地方：
cases-coverage_place = { $place }  { $part }：{ $text }
cases-coverage_part_statement = 语句
cases-coverage_part_condition = 条件
cases-coverage_part_closure = 闭包
cases-coverage_part_arm = 分支
cases-coverage_sides = 评分点的两面（满足、未满足）见过 { $part }/{ $of }（{ $share } %）
cases-coverage_parts = 规则的语句、条件和闭包到过 { $part }/{ $of }（{ $share } %）
cases-coverage_disturbed = { $count } 个案例在查看时判得不一样，上面的话不可靠：请报告
cases-file_binary = .{ $ending } 不是文字
cases-file_no_text = 读不出文字
cases-file_name = 文件名写不进案例：不能有空格，要有“/”或“.”，不能以 data/ 开头
cases-taken_file = { $indicator } 对 { $subject } 的判断要靠 { $file }，这个文件写不进案例：{ $why }
    .help = 把它的内容照抄成 .txt、.html 或 .csv，放进证据包，再试；只问一个评分点时用 --criterion
cases-taken_error = { $indicator } 在 { $subject } 上出错，没有判断可取：{ $why }
    .help = 先改好规则；heng explain 会指出是哪一行
cases-not_taken = 这个判断写成案例就变了，没有写
    .help = cases.md 第一个案例之前写的证据、日期和参数对新案例也算数；移到各个案例里再试
cases-heading = 案例
cases-taken_title = { $subject }：{ $summary }
cases-taken_note = { $kind ->
        [synthetic] 取自虚构证据包 { $bundle }
       *[real] 取自证据包 { $bundle }
    }，留下 { $files }/{ $of_files } 个文件、{ $lines }/{ $of_lines } 行
cases-taken = 已写进 { $path }：{ $title }
cases-taken_kept = 留下 { $files }/{ $of_files } 个文件、{ $lines }/{ $of_lines } 行；判断和它引用的原文都没有变
cases-taken_real = 注意：真实政府的证据抄进了指标体系。公开指标体系以前，看看可不可以公开
cases-taken_pending = 快照等着验收：heng test { $folder } --accept
cases-taken_accepted = 快照已接受：heng test { $folder }
cases-review_head = [{ $at }/{ $of }] { $indicator } { $name }
cases-review_keys = a 接受 · r 丢弃 · s 以后再说 · A 其余全部接受 · u 看规则 · e 看证据 · q 退出
cases-review_no_rule = 这个结果不是脚本判的
