# 插件：plugin.yaml 的错，和运行中出的问题。

plugin-a_map = 若干行“键: 值”
plugin-a_list = 一个列表，如 [python3, ./a.py]
plugin-a_text = 文字
plugin-wrong_type = 这里应当是{ $expected }
    .label = 不是{ $expected }
    .help = 照 plugins/PROTOCOL.md 里的例子写
plugin-unknown_key = plugin.yaml 没有“{ $key }”这一项{ $has_suggestion ->
        [no] {""}
       *[other] ，是不是“{ $suggestion }”？
    }
    .label = 不认识这一项
    .help = 可以写：{ $known }
plugin-missing_key = 缺“{ $key }”
    .label = 这里少一项“{ $key }”
    .help = 补上“{ $key }: …”，写法见 plugins/PROTOCOL.md
plugin-offers_nothing = 插件什么也没有提供
    .label = functions、reads、reports 一项也没有
    .help = 至少写其中一项
plugin-bad_name = 名字“{ $name }”不能用
    .label = 名字不合规矩
    .help = 用小写英文字母开头，只含小写字母、数字和“{ $joint }”，不超过 64 个字
plugin-reserved_name = “{ $name }”是脚本语言自己的字，不能作名字
    .label = 脚本里写不了这个名字
    .help = 换一个名字
plugin-unknown_protocol = 协议版本 { $found } 这个版本的衡不懂，只懂 { $known }
    .label = 版本不对
    .help = 写“protocol: { $known }”，并照 plugins/PROTOCOL.md 改程序；或者换一个版本的衡
plugin-leads_out = “{ $path }”不在插件的文件夹里
    .label = 路径走出了文件夹
    .help = 把程序放进插件的文件夹，写成 ./程序名
plugin-unknown_kind = 没有“{ $kind }”这一种值{ $has_suggestion ->
        [no] {""}
       *[other] ，是不是“{ $suggestion }”？
    }
    .label = 不认识这一种
    .help = 可以写：text、number、bool、date、document、table、map、list of …，后面可以加 ?
plugin-gives_evidence = 函数不能给出 { $kind }：证据只能从证据包里来
    .label = 这里不能是 { $kind }
    .help = 给出文字、数、列表等，用 places 说明出处
plugin-too_many_parameters = 参数太多，最多 { $most } 个
    .label = 超过 { $most } 个
    .help = 把几个参数合成一个 map
plugin-bad_pattern = 文件模式“{ $pattern }”写法有误：{ $reason }
    .label = 模式写法有误
    .help = 例如 *.kw.txt
plugin-unknown_right = 没有“{ $right }”这种权限{ $has_suggestion ->
        [no] {""}
       *[other] ，是不是“{ $suggestion }”？
    }
    .label = 不认识这种权限
    .help = 可以写：{ $known }
plugin-not_within = 应当是 { $least } 到 { $most } 的整数
    .label = 不在 { $least } 到 { $most } 之间
    .help = 改成这个范围里的整数
plugin-not_a_size = 应当是大小，从 { $least } 到 { $most }
    .label = 不是这个范围里的大小
    .help = 例如 512 MB
plugin-same_id = 有两个名叫“{ $plugin }”的插件，程序不一样
    .label = 另一个在 { $other }
    .help = 改其中一个的 id，或者拿走一个；在此以前两个都不用
plugin-same_namespace = 插件“{ $plugin }”和“{ $other }”的函数都叫 { $namespace }::…
    .label = “{ $other }”也用这个名字
    .help = 改其中一个的 namespace；在此以前两个都不用
plugin-taken_namespace = 函数不能叫 { $name }::…：{ $name } 在脚本里另有所指
    .label = 名字被占用
    .help = 用 namespace 另起一个名字
plugin-control_character = 这里有换行或看不见的控制字符
    .label = 写在一行里，不要控制字符
    .help = 这些字会印在终端和手册里，控制字符会弄乱它们；删掉再写一遍
plugin-text_too_long = 文字太长，最多 { $most }
    .label = 超过 { $most }
    .help = 写短一些；长的说明放在插件自己的说明文件里
plugin-media_type = 不能按媒体类型（{ $type }）读文件
    .label = 这里写文件名的模式
    .help = 证据文件只有名字，没有媒体类型：写成 reads: "*.html" 这样的模式
plugin-library_namespace = 插件“{ $plugin }”的函数叫 { $namespace }::…，而指标体系有 lib/{ $namespace }.rhai
    .label = 名字被占用
    .help = 改 plugin.yaml 的 namespace，或者给库改名；现在用的是库
plugin-held = 插件“{ $plugin }”沿用上一个好的版本
    .label = 新的还不能用
    .help = 改好以后会自动换上
plugin-unreadable = 读不了 { $path }：{ $why }
    .label = 读不了
    .help = 检查文件和权限
plugin-no_plain_file = 插件的文件夹里有链接或别的特殊文件：{ $path }
    .label = 不是普通文件
    .help = 换成普通文件：链接指向的东西会变，信任就落了空
plugin-folder_too_large = 插件的文件夹太大：最多 { $files } 个文件、{ $megabytes } MB
    .label = 文件夹太大
    .help = 拿走不用的文件
plugin-changed_meanwhile = 插件的文件夹在运行中变了，没有启动
    .label = 文件夹变了
    .help = 再运行一次
plugin-no_such_program = 找不到程序 { $program }
    .label = 找不到程序
    .help = 安装 { $program }，或者改 plugin.yaml 的 command
plugin-two_programs = command 和 component 只能写一个
    .label = 已经写了 component
    .help = 组件留 component，别的程序留 command
plugin-no_rights = 组件没有任何权限，也不能要
    .label = 组件不写 rights
    .help = 去掉这一项；非上网不可的，写成 command 的插件
plugin-no_fuel = fuel 只用于组件
    .label = 这个插件不是组件
    .help = 去掉这一项；别的程序用 seconds 限制时间
plugin-no_component = 插件的文件夹里没有组件 { $path }
    .label = 没有这个文件
    .help = 先编译出组件，放到这里；或者改 plugin.yaml 的 component
plugin-not_trusted = 插件“{ $plugin }”还没有得到信任，不会运行
    .label = 这里用到它
    .help = 看过它的程序以后，运行 heng plugins trust { $plugin }
plugin-changed = 插件“{ $plugin }”的程序在得到信任以后变了，不会运行
    .label = 这里用到它
    .help = 看过改了什么以后，运行 heng plugins trust { $plugin }
plugin-no_start = 插件“{ $plugin }”启动不了：{ $why }
    .label = 这里用到它
    .help = 运行 heng plugins test 看是什么问题
plugin-no_host = 插件“{ $plugin }”是组件，这台机器上没有运行组件的程序 heng-wasm
    .label = 这里用到它
    .help = 在衡的源码里运行 cargo build --release --locked --manifest-path plugins/wasm/Cargo.toml，把 plugins/wasm/target/release/heng-wasm 放在 heng 旁边，或者用环境变量 HENG_WASM 写明它在哪里
plugin-unloadable = 插件“{ $plugin }”的组件不能用：{ $words }
    .label = 这里用到它
    .help = 照 plugins/wasm/wit/heng.wit 重新编译；plugin.yaml 说有的，组件都要有
plugin-out_of_fuel = 插件“{ $plugin }”执行的指令太多，这次调用作废
    .label = 这里用到它
    .help = 多半是死循环；确实要算这么久的，在 plugin.yaml 里写 limits: { "{" } fuel: … { "}" }（百万条指令）
plugin-out_of_memory = 插件“{ $plugin }”要的内存超过 { $words } MB，这次调用作废
    .label = 这里用到它
    .help = 确实需要时，在 plugin.yaml 里写 limits: { "{" } memory: … { "}" }
plugin-out_of_tables = 插件“{ $plugin }”的表超过 { $words } 项，这次调用作废
    .label = 这里用到它
    .help = 请组件的作者看一看
plugin-out_of_stack = 插件“{ $plugin }”一层一层调用自己，没有尽头，这次调用作废
    .label = 这里用到它
    .help = 请组件的作者看一看
plugin-trapped = 插件“{ $plugin }”的组件出错停了{ $has_words ->
        [no] {""}
       *[other] ：{ $words }
    }
    .label = 这里用到它
    .help = 请组件的作者看一看；运行 heng plugins test 可以重现
plugin-exited = 插件“{ $plugin }”的组件没有回答就自己退出了（{ $words }）
    .label = 这里用到它
    .help = 组件不能退出，应当返回结果或错误
plugin-large_result = 插件“{ $plugin }”的回答超过 { $words } 字节
    .label = 这里用到它
    .help = 回答短一些；确实需要时，在 plugin.yaml 里写 limits: { "{" } answer: … { "}" }
plugin-invalid_result = 插件“{ $plugin }”的组件给出的不是值：{ $words }
    .label = 这里用到它
    .help = 数不能是 NaN，文字要是 UTF-8，json 里要是 JSON
plugin-died_starting = 插件“{ $plugin }”一启动就退出了（状态 { $how }）{ $has_words ->
        [no] {""}
       *[other] ：{ $words }
    }
    .label = 这里用到它
    .help = 请插件的作者看一看；运行 heng plugins test 可以重现
plugin-died = 插件“{ $plugin }”中途退出了（状态 { $how }）{ $has_words ->
        [no] {""}
       *[other] ：{ $words }
    }
    .label = 这里用到它
    .help = 请插件的作者看一看；运行 heng plugins test 可以重现
plugin-hung_starting = 插件“{ $plugin }”启动以后 { $seconds } 秒没有回答
    .label = 这里用到它
    .help = 它应当马上回答 initialize，见 plugins/PROTOCOL.md
plugin-timed_out = 插件“{ $plugin }”{ $seconds } 秒没有回答，这次调用作废
    .label = 这里用到它
    .help = 如果确实要这么久，请在 plugin.yaml 里写 limits: { "{" } seconds: … { "}" }
plugin-deaf = 插件“{ $plugin }”关闭了标准输入，不再听请求
    .label = 这里用到它
    .help = 它应当一直读标准输入，直到 shutdown
plugin-too_long = 插件“{ $plugin }”的一行回答超过 { $most }
    .label = 这里用到它
    .help = 回答短一些；确实需要时，在 plugin.yaml 里写 limits: { "{" } answer: … { "}" }
plugin-noisy = 插件“{ $plugin }”往标准错误写了超过 { $most }
    .label = 这里用到它
    .help = 标准错误只写出错的话
plugin-garbage = 插件“{ $plugin }”写的不是 JSON：{ $shown }
    .label = 这里用到它
    .help = 标准输出每行只写一个 JSON 回答（{ $why }）；调试的话写到标准错误
plugin-malformed = 插件“{ $plugin }”的回答不合协议：{ $shown }
    .label = 这里用到它
    .help = 照 plugins/PROTOCOL.md 改（{ $why }）
plugin-unasked = 插件“{ $plugin }”回答了没有问过的请求（编号 { $found }）{ $has_asked ->
        [no] {""}
       *[other] ，问的是编号 { $asked }
    }
    .label = 这里用到它
    .help = 每个请求只回答一次，id 要和请求的一样
plugin-wrong_protocol = 插件“{ $plugin }”说的是协议第 { $found } 版，衡说的是第 { $known } 版
    .label = 这里用到它
    .help = 换一个版本的插件，或者换一个版本的衡
plugin-impostor = 插件“{ $plugin }”自称 { $found }，plugin.yaml 写的是 { $wanted }
    .label = 这里用到它
    .help = 让程序和 plugin.yaml 的 id、version 一样
plugin-unfit = 插件“{ $plugin }”给出的值{ $has_place ->
        [no] {""}
       *[other] （{ $place }）
    }不对：{ $why }
    .label = 这里用到它
    .help = 请插件的作者照 plugin.yaml 的 returns 给值
plugin-flaw_kind = 应当是 { $wanted }
plugin-flaw_number = 数太大，正负都不能超过 { $most }
plugin-flaw_depth = 嵌套太深，最多 { $most } 层
plugin-flaw_count = 值太多，最多 { $most } 个
plugin-lying_place = 插件“{ $plugin }”说的位置 { $place } 不对：{ $why }
    .label = 这里用到它
    .help = 位置按 UTF-8 字节数，从 0 起，见 plugins/PROTOCOL.md
plugin-place_of_nothing = 第 { $argument } 个参数不是文字，也不是文件
plugin-place_outside = 不在第 { $argument } 个参数的文字里
plugin-place_inside_a_character = 落在一个字的中间
plugin-too_many_places = 位置太多，最多 { $most } 处
plugin-refused = 插件“{ $plugin }”的回答不能用：{ $why }
    .label = 这里用到它
    .help = 请插件的作者看 plugins/PROTOCOL.md
plugin-no_files = 报告应当有 1 到 { $most } 个文件
plugin-file_elsewhere = 文件名“{ $file }”不在报告的文件夹里，或者有些系统写不了
plugin-file_twice = “{ $file }”写了两次
plugin-no_content = “{ $file }”应当有 text 或 base64 其中一项
plugin-no_base64 = “{ $file }”的 base64 读不出来
plugin-failed = 插件“{ $plugin }”说做不了：{ $words }
    .label = 这里用到它
    .help = 看这句话是不是说明了证据或参数有什么问题
plugin-missing = 插件“{ $plugin }”说缺证据：{ $words }
    .label = 这里用到它
    .help = 补上这项证据
plugin-argument = 第 { $position } 个参数不能交给插件“{ $plugin }”：应当是 { $wanted }
    .label = 参数不对
    .help = 照 plugin.yaml 里写的种类给参数
plugin-gave_up = 插件“{ $plugin }”失败了 { $times } 次，这次运行不再启动它；最后一次：{ $last }
    .label = 这里用到它
    .help = 先解决最后一次的问题
plugin-aborted = 运行被终止，插件“{ $plugin }”没有答完
plugin-unknown_function = 插件“{ $plugin }”没有函数 { $name }{ $has_suggestion ->
        [no] {""}
       *[other] ，是不是 { $suggestion }？
    }
    .label = 没有这个函数
    .help = 它有：{ $known }
plugin-wrong_argument = { $name } 的第 { $position } 个参数应当是 { $wanted }，这里是{ $found }
    .label = 种类不对
    .help = 写法：{ $known }
plugin-tried_start = 启动，报上名字和版本
plugin-tried_call = 调用 { $function }，第 { $number } 种参数
plugin-tried_long = 调用 { $function }，很长的文字
plugin-tried_twice = 调用 { $function } 两次，回答一样
plugin-tried_report = 出报告 { $format }
plugin-tried_unknown = 问没有的函数，说没有，接着还能用
plugin-tried_cancel = 取消已经结束的调用，接着还能用
plugin-tried_shutdown = 请它结束，它就结束
plugin-answers_differ = 同样的参数，两次回答不一样
plugin-answers_unknown = 没有的函数也给了结果，应当回答错误 -32601
plugin-does_not_end = 收到 shutdown，标准输入也结束了，半秒以后还在运行
plugin-not_replaced = 插件“{ $plugin }”的新版本还不能用，沿用上一个好的版本：{ $why }
    .label = 这个插件
    .help = 改好保存；如果只是没有得到信任，看过以后运行 heng plugins trust { $plugin }
plugin-part_outside = 这一段不在文字里，或者和前一段重叠
plugin-no_such_report = 没有插件提供报告格式 { $format }
    .label = 没有这种格式
    .help = { $has_known ->
        [no] 现在没有插件能出报告
       *[other] 有的是：{ $known }
    }。heng plugins 列出插件
plugin-no_such_plugin = 没有名叫“{ $name }”的插件
    .label = 没有这个插件
    .help = { $has_known ->
        [no] 现在一个也没有
       *[other] 有的是：{ $known }
    }。插件放在项目或指标体系的 plugins/ 里，或者在 heng.yaml 里写 plugins:
plugin-none_in_folder = { $folder } 里没有插件
    .label = 没有 plugin.yaml
    .help = 写出插件的文件夹，里面有 plugin.yaml
plugin-ask_first = 要信任插件“{ $plugin }”，得有人看过
    .label = 没有人回答
    .help = 看过它的程序以后，加上 --yes
plugin-no_home = 不知道把信任记在哪里
    .label = 没有用户的文件夹
    .help = 设好环境变量 HOME 或 XDG_STATE_HOME
plugin-list_none = 没有插件。插件放在项目或指标体系的 plugins/ 里，heng new plugin 可以新建一个。
plugin-list_alone = 在这台机器上，插件上不了网（除非有 network 权限），也看不见其他程序。
plugin-list_bounded = 在这台机器上，系统不让断开插件的网络：只有环境、文件夹和资源受限制。
plugin-list_trusted = 已信任
plugin-list_untrusted = 未信任，不会运行：heng plugins trust { $plugin }
plugin-list_changed = 信任以后变了，不会运行：heng plugins trust { $plugin }
plugin-list_component = 组件，没有权限，不用信任
plugin-list_folder = 文件夹：{ $what }
plugin-list_command = 启动：{ $what }
plugin-list_file = 组件：{ $what }
plugin-list_functions = 函数：{ $what }
plugin-list_reads = 读的文件：{ $what }
plugin-list_reports = 报告：{ $what }
plugin-list_rights = 权限：{ $what }
plugin-list_no_rights = 无
plugin-trusted_already = 插件“{ $plugin }”已经得到信任。
plugin-trust_question = 它会像你自己启动的程序一样运行：你的文件它能读，也能改、能删。看过它的程序了吗，信任它现在的样子吗？[y/N]
plugin-trust_not = 没有信任“{ $plugin }”。
plugin-trust_done = 信任了“{ $plugin }”现在的样子；它的文件一变，就要再问一次。
plugin-distrust_done = 不再信任“{ $plugin }”。
plugin-distrust_none = 本来就没有信任“{ $plugin }”。
plugin-test_good = 试了 { $tried } 项，都好。
plugin-test_bad = 试了 { $tried } 项，{ $wrong } 项不对。
plugin-made = 新建了插件 { $folder }。试一试：heng plugins test { $folder }，然后 heng plugins trust { $plugin }
