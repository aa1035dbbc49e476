# 证据包：读不了的、写错的、放错的。

evidence-unreadable = 读不了 { $file }：{ $why }
    .label = 到这里读不下去
    .help = { $why_is ->
        [not_found] 补上这个文件
        [too_large] 只保存网页本身，或拆成几个文件；确实要这么大，在 methodology.yaml 里调高 limits 的 file_size
        [too_many_rows] 删去用不着的行，或在 methodology.yaml 里调高 limits 的 rows
        [too_many_columns] 检查分隔符；用不着的栏可以删去
        [too_many_cells] 删去用不着的行和栏，或拆成几个文件
        [too_much_read] 移走用不着的文件，或把大文件换成小的
        [pointers_too_long] 拆成几个文件，或少套几层
        [too_deep] 重新另存这个网页；确实嵌套这么深，在 methodology.yaml 里调高 limits 的 nesting
        [not_text] 换成网页、文字或表格；图片和压缩包从 data/ 移走
        [unknown_encoding] 用编辑器打开，确认不是乱码，再另存为 UTF-8
        [broken_data] 照所说的改正这个文件
        [no_list_of_rows] 要有一个列表，一项一行：[{ "{" }"名称": …{ "}" }, …]；列表在别的键下面的，脚本用 bundle.json 读
        [row_of_another_kind] 每一项写成同一种样子，都是 { "{" }"列名": 值{ "}" }，或者都是 [值, …]
        [no_head] 在第一行写上各栏的名字
        [refused_file] 把所指的文件本身放进证据包
       *[other] 重新保存这个文件
    }。它只影响读它的检查。
evidence-not_found = 没有这个文件
evidence-too_large = 文件有 { $size } 字节，最多 { $most } 字节
evidence-refused_file = 这个路径不能打开
evidence-io = 系统说：{ $reason }
evidence-not_text = 不是文字（里面有空字节）
evidence-unknown_encoding = 认不出是什么编码
evidence-too_deep = 网页嵌套超过 { $most } 层
evidence-broken_data = 数据写坏了：{ $why }
evidence-too_many_cells = 超过 { $most } 格
evidence-too_much_read = 这个证据包里读进来的文件合计超过 { $most } 字节
evidence-pointers_too_long = 数据套得深，值又多，写出各个值的位置要超过 { $most } 字节
evidence-more_problems = 只列出 { $most } 个问题，还有 { $count } 个没有列出
    .label = 这个证据包
    .help = 先改正列出的问题，再运行一次。
evidence-too_many_columns = 超过 { $most } 栏
evidence-too_many_rows = 超过 { $most } 行
evidence-no_data = 证据包 { $bundle } 里没有 data/ 文件夹，或者它是空的
    .label = 一份证据也没有
    .help = 证据文件放在证据包的 data/ 下面；一份也没有收到的，先不要放进 bundles。
evidence-no_list_of_rows = 这份数据不是列表，读不成表格
evidence-row_of_another_kind = 这一项和别的项不是同一种，读不成一行
evidence-no_head = 表里没有表头
evidence-open_quote = 引号没有收尾，后面的 { $count } 行都读成了这一格
    .label = 从这个引号起
    .help = 在这一格末尾补上引号，或者去掉开头这个；格子里面的引号要写两遍。
evidence-column_absent = { $file } 没有指标要的这些栏：{ $columns }
    .label = 这张表
    .help = 补上这些栏，或改正 indicator.yaml 里的 columns。
evidence-coding_of_no_indicator = 指标体系里没有 { $indicator } 这个可以编码的指标
    .label = 这一项没有人用
    .help = 改正指标编号。
evidence-coding_of_nothing = { $indicator } 没有问“{ $id }”
    .label = 这一项没有人用
    .help = 它问的是：{ $known }。
evidence-absence_of_nothing = 没有指标要 { $pattern }
    .label = 这条“查过没有”的记录没有人用
    .help = 改正这个文件名或模式，要和 indicator.yaml 的 evidence 里写的对得上。
evidence-column_twice = 表头有两栏都叫“{ $column }”
    .label = 第 { $place } 栏，第二次
    .help = 改其中一栏的名字；检查只会读第一栏。
evidence-cells_without_column = 这一行比表头多出 { $count } 格，整行不读
    .label = 没有栏名的格
    .help = 分不清哪一格属于哪一栏。文字或数里的逗号要放进引号，例如 "1,234"；也可能是表头少了一栏。
evidence-blank_cells_without_column = 每一行末尾都比表头多出 { $count } 个空格子
    .label = 没有栏名的空格子
    .help = 不影响判定；删去行末多余的逗号就不再提示。
evidence-cells_too_few = 这一行比表头少 { $count } 格，少的按空着算
    .label = 格数不够
    .help = 空着的格也要用逗号占位；中间少了一格的，后面的格都会错位。
evidence-link = { $file } 是链接，不打开
    .label = 链接
    .help = 把所指的文件本身放进证据包。
evidence-device = { $file } 不是普通文件，不打开
    .label = 不是文件
    .help = 从证据包里移走。
evidence-bad_name = { $file } 的文件名不能用
    .label = 文件名
    .help = 用 UTF-8 的文件名，不含反斜线和控制字符。
evidence-no_access = { $file } 没有读取权限
    .label = 打不开
    .help = 改文件的权限。
evidence-names_clash = { $file } 和 { $other } 只有大小写或写法不同
    .label = 重名
    .help = 改其中一个的名字；换一台机器会只剩一个。
evidence-too_many_files = 证据包里有 { $count } 个文件，最多 { $most } 个
    .label = 这个证据包
    .help = 移走用不着的文件，或改 limits.files。
evidence-described_but_absent = bundle.yaml 说到 { $file }，证据包里没有
    .label = 没有这个文件
    .help = 补上文件，或改正路径；确实没有的写进 absent。
evidence-absent_but_there = 写着没有找到 { $pattern }，证据包里却有 { $file }
    .label = 这一条与文件不符
    .help = 找到了就删去这一条；放错了的文件，从 data/ 移走。
evidence-unknown_key = 不认识的键 { $key }
    .label = 这个键不起作用
    .help = { $has_suggestion ->
        [no] 可用的键：{ $known }。
       *[other] 是不是 { $suggestion }？可用的键：{ $known }。
    }
evidence-wrong_type = 这里应为{ $expected }
    .label = 写法不对
    .help = 改成{ $expected }。
evidence-type_map = 若干“名: 值”
evidence-type_list = 一个列表
evidence-type_text = 一段文字
evidence-type_flag = { " " }true 或 false
evidence-bad_date = “{ $text }”不是日期
    .label = 没有这一天，或缺少年份
    .help = 写成 2024-03-05 或 2024年3月5日。
evidence-escaping_pattern = 路径“{ $pattern }”走出了证据包，或写法不对
    .label = 不是证据包里的路径
    .help = 写 data/ 之下的相对路径，不用 ..、不以 / 开头。
evidence-absence_of_what = 没有说明查的是什么
    .label = 缺少 evidence
    .help = 写上 evidence:，如 documents/leading-group/*。
evidence-coding_without_value = 编码没有值
    .label = 缺少 value
    .help = 写上 value:，取值照 indicator.yaml 的 values；没有 values 的写 是 或 否。
evidence-no_such_place = 编码所引的文件 { $file } 不在证据包里
    .label = 没有这个文件
    .help = { $has_nearest ->
        [no] where: 写 data/ 之下的相对路径，如 documents/cloud/a.txt；改正之前，这个编码项按缺证据处理。
       *[other] 可能是 { $nearest }；改正之前，这个编码项按缺证据处理。
    }
evidence-quote_not_found = { $file } 里没有编码所引的“{ $quote }”
    .label = 文件里没有这些字
    .help = 照原文抄写，中间省去的写成 …；改正或裁定之前，这个编码项按缺证据处理。
evidence-quote_not_verified = { $file } 读不出来，所引的文字没有核对：{ $why }
    .label = 没有核对
    .help = 编码照算；把这份文件另存为文本或网页，就能核对。
evidence-quote_without_place = 引了文字，没有写在哪个文件里
    .label = 这些字没有核对
    .help = 用 where: 写上文件，如 documents/cloud/a.txt。
evidence-no_subject = 证据包 { $bundle } 没有写明是哪个对象的
    .label = 这个证据包
    .help = 在 bundle.yaml 里写 subject:，用 subjects.yaml 里的键。
evidence-unknown_subject = 没有编号为“{ $subject }”的评估对象（证据包 { $bundle }）
    .label = subjects.yaml 里没有
    .help = 改正 subject:，或在 subjects.yaml 里加上这个对象。
evidence-subject_twice = 对象“{ $subject }”有几个证据包：{ $bundles }
    .label = 这个对象不止一个证据包
    .help = 只留一个：改正其中一个的 subject:，或把它移出；改好之前，几个都不评。
