# 读表格、Word、PDF、网页存档的程序：读不出来的，读出来不对的。

reader-unreadable = 读不了 { $file }：{ $why }
    .label = 到这里读不下去
    .help = { $has_why_help ->
        [yes] { $why_help }。
       *[no] {""}
    }只影响读它的检查。
reader-too_much = { $what ->
        [unpacked] 解开后超过 { $most } 字节
        [text] 文字超过 { $most } 字节
        [pages] 超过 { $most } 页
        [sheets] 超过 { $most } 张表
        [rows] 一张表超过 { $most } 行
        [columns] 一张表超过 { $most } 栏
        [cells] 各张表合计超过 { $most } 格
        [nesting] 嵌套超过 { $most } 层
        [files] 里面的文件超过 { $most } 个
        [file_size] 里面的一个文件超过 { $most } 字节
        [values] 数据超过 { $most } 个值
        [records] 超过 { $most } 条记录
        [operations] 作图操作超过 { $most } 个
        [objects] 对象超过 { $most } 个
       *[other] 内容太多，上限是 { $most }
    }
    .help = { $what ->
        [rows] 删去用不着的行，或在 methodology.yaml 里调高 limits 的 rows
        [nesting] 换一份嵌套浅的，或在 methodology.yaml 里调高 limits 的 nesting
        [file_size] 拆成几个文件，或在 methodology.yaml 里调高 limits 的 file_size
        [files] 拆成几个存档，或在 methodology.yaml 里调高 limits 的 files
        [unpacked] 这样的文件多半是有意做成的；确认来历，不是的话拆成几个
       *[other] 只留用得着的部分，或拆成几个文件
    }
reader-broken = 文件已损坏，或者不是它的后缀所说的格式{ $has_detail ->
        [no] {""}
       *[yes] （{ $detail }）
    }
    .help = 用平常的软件打开看看；打不开就重新下载，打得开就另存一次
reader-encrypted = 文件加了密码
    .help = 去掉密码另存一份，放回证据包
reader-panicked = 读取程序 { $reader } 读到一半出错退出
    .help = 用平常的软件打开，另存一次再试；还是这样，请把文件交给衡的维护者
reader-lies = 读取程序 { $reader } 给出的结果不对：{ $why }
    .help = 这不是文件的问题：换一个版本的 { $reader }，或者告诉写它的人
reader-several_claim = 这几个插件都要读它：{ $readers }
    .help = 只留一个，或者改其中一个 plugin.yaml 里的文件模式
reader-no_text = 里面没有文字
    .help = 扫描件要先识别成文字，再存成文本或 Word
reader-no_data = 里面没有 JSON 那样的数据
    .help = 文字用 bundle.document 读，表用 bundle.table 读
reader-no_table = 里面没有表
    .help = 文字用 bundle.document 读
reader-no_sheets = 这个文件只有一张表，不分工作表
    .help = 用 bundle.table("…") 读，不写第二个参数
reader-no_such_sheet = 没有“{ $sheet }”这张表，有的是：{ $known }
    .help = 照文件里的名字改规则，或者改文件里工作表的名字
reader-empty_sheet = “{ $sheet }”这张表是空的
    .help = 看看是不是填在了别的工作表里
reader-hidden_sheet = { $file } 里“{ $sheet }”这张工作表是隐藏的
    .help = 打开文件看不见它；不该用的话删去，该用的话取消隐藏
reader-error_cell = { $file } 的 { $cell } 是错误值 { $value }
    .label = 按空着算
    .help = 在表里改正公式，存一次
reader-nul = 文字里有空字节
reader-counted_from_zero = 页、行、列、段都从 1 数起，这里是 0
reader-span_outside = 第 { $start }–{ $end } 字节不在文件里
reader-span_within_letter = 第 { $start }–{ $end } 字节断在一个字的中间
reader-bad_name = 位置的名字太长（最多 { $most } 字节）或者有空字节
reader-sheet_twice = “{ $sheet }”这张表出现两次
reader-rows_out_of_order = 第 { $row } 行的次序不对
reader-cell_of_another_kind = 第 { $row } 行第 { $column } 列说是数、日期或真假，写的却是“{ $text }”
reader-merged_with_nothing = 第 { $row } 行第 { $column } 列并到了它后面的格里
reader-name_twice = 同一层里有两个“{ $name }”
reader-bad_path = “{ $path }”不能作文件的路径
reader-path_twice = “{ $path }”出现两次
reader-archive_cut = { $file } 到第 { $count } 条记录为止，后面缺损
    .help = 重新下载或者重新采集这个存档；前面的记录照常使用
reader-wrong_digest = { $file } 第 { $record } 条记录的摘要对不上：{ $url }
    .help = 这一页在存档以后被改动过，或者存坏了，因此不用；重新采集这一页
reader-broken_answer = { $file } 第 { $record } 条记录不是网站的回答：{ $url }
    .help = 重新采集这一页
reader-unknown_revisit = { $file } 第 { $record } 条记录说网页没有变，以前的内容却不在这个存档里：{ $url }
    .help = 把有原内容的存档合并进来，或者重新采集这一页
reader-unknown_packing = { $file } 里有一页压缩成 { $encoding }，解不开：{ $url }
    .help = 采集时让网站不压缩，或者用 gzip
