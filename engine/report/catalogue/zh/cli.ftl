# 命令行自己要说的话。

cli-no_methodology = 没有找到指标体系 { $path }
    .help = 用 -m 指定一个有 methodology.yaml 的文件夹，或者在有 heng.yaml 的项目文件夹里运行
cli-cannot_read = 读不了 { $path }：{ $why }
    .help = 检查文件是否存在、能否打开
cli-cannot_write = 写不了 { $path }：{ $why }
    .help = 换一个文件夹，或者检查磁盘空间和权限
cli-io_absent = 没有这个文件或文件夹
cli-io_denied = 没有权限
cli-io_is_folder = 是文件夹，不是文件
cli-io_no_folder = 路径中间有一段是文件，不是文件夹
cli-io_exists = 同名的文件已经在那里
cli-io_full = 磁盘满了，或超出了限额
cli-io_read_only = 那里只能读，不能写
cli-io_no_text = 不是 UTF-8 文字
cli-io_other = 系统说：{ $reason }
cli-not_results = { $path } 不是评估结果文件：{ $why }
    .help = 评估结果是 heng check 写出的 results.json；用 heng check 重新生成
cli-results_no_json = { $path } 不是评估结果文件：第 { $line } 行起读不懂
    .help = 评估结果是 heng check 写出的 results.json，不要手改；用 heng check 重新生成
cli-results_cut_off = { $path } 不完整，文件中途断了
    .help = 多半是没有复制完；重新复制，或用 heng check 重新生成
cli-results_other_format = { $path } 是第 { $format } 版格式的结果，这个版本的衡只认第 { $known } 版
    .help = 用当时的衡读它，或者用 heng check 重新生成
cli-results_unsound = { $path } 里的指标树连不起来，断在 { $what }
    .help = 文件被改过；用 heng check 重新生成
cli-no_results_yet = 还没有评估结果：{ $path } 不存在
    .help = 先运行 heng check { $project }
cli-no_results_there = { $folder } 里没有评估结果，也没有项目
    .help = 写明 results.json，或者有 heng.yaml 的项目文件夹；评估结果由 heng check 写出
cli-report_no_format = 没有写明要哪种格式
    .help = 用 -f 写明，可以重复写：{ $known }；或者用 -o 写一个文件名，例如 -o 结果.xlsx
cli-report_not_one = 标准输出只放得下一个文本文件
    .help = 只写一种文本格式，例如 -f sarif；其余的用 -o 写一个文件夹
cli-report_open_nothing = 印在标准输出上的，没有文件可打开
    .help = 去掉 --open，或者用 -o 写一个文件夹
cli-report_no_folder = { $path } 是一个文件，放不下这些文件
    .help = 用 -o 写一个文件夹
cli-report_same_file = 两种格式要写同一个文件 { $path }
    .help = 分两次运行，各用 -o 写一个文件夹
cli-cannot_open = 打不开 { $path }：{ $why }
    .help = 文件已经写好，用别的程序打开它
cli-report_publish = --publish 只管网页，{ $format } 里有得分和名次
    .help = 去掉 -f { $format }，或者去掉 --publish
cli-unknown_layout = { $path } 不是版面文件
    .help = 版面文件夹里只放这些名字的文件：{ $known }。别的文件挪到别处
cli-wrote = 已写入 { $path }
cli-wrote_size = 已写入 { $path }（{ $size }）
cli-cleaned = 已删掉 { $path }
cli-nothing_to_clean = 没有可删的：{ $path } 不存在
cli-not_published_anew = 有错误，没有写出结果；{ $path } 还是以前的
cli-not_published = 有错误，没有写出结果
cli-no_project = { $folder } 里没有 heng.yaml
    .help = 进到项目文件夹里运行，或用 -m 指明指标体系。
cli-nothing_to_check = 没有可以检查的证据包
    .help = 证据包是里面有 bundle.yaml 的文件夹；看看 heng.yaml 的 bundles: 指向哪里。
cli-checked = { $checks } 项检查 × { $subjects } 个评估对象，用时 { $seconds } 秒
cli-unscored = { $has_subject ->
        [no] { $why }
       *[other] { $subject }：{ $why }
    }
    .label = 这里算不出得分
    .help = 换一种汇总或归一化的方法，或者补上证据。
cli-bug = 衡自己出错了：{ $what }
    .help = 这不是你的规则或证据的错。请把这段话和当时的命令报告给开发者；设 RUST_BACKTRACE=1 重新运行可以看到更多。
cli-unknown_subject = 没有评估对象“{ $subject }”
    .help = { $has_suggestion ->
        [no] 写 subjects.yaml 里的编号、代码或名称，例如：{ $known }。
       *[other] 是不是 { $suggestion }？写 subjects.yaml 里的编号、代码或名称。
    }
cli-unknown_indicator = 没有指标“{ $indicator }”
    .help = { $has_suggestion ->
        [no] 写 methodology.yaml 里的编号，例如：{ $known }。
       *[other] 是不是 { $suggestion }？写 methodology.yaml 里的编号。
    }
cli-unknown_criterion = { $indicator } 没有评分点“{ $criterion }”
    .help = { $has_known ->
        [yes] 可以是：{ $known }。
       *[no] 这项指标没有评分点，去掉 --criterion。
    }
cli-no_check_there = { $indicator } 没有检查
    .help = 写一个末级指标的编号，它在 checks/ 里要有文件夹；没有的用 heng new check 新建。
cli-no_bundle_of = 没有 { $subject } 的证据包
    .help = 用 -p 写明项目文件夹或证据包；证据包的 bundle.yaml 里写着 subject。
cli-already_there = { $path } 已经在那里，没有动它，什么也没有写
    .help = 换一个文件夹或编号，或者先把它移开
cli-not_a_weight = 权重不能是“{ $text }”
    .help = 写一个大于 0 的数，例如 2 或 0.5
cli-name_needed = { $id } 还没有名称
    .help = 用 --name 写上检查的名称
cli-name_not_plain = { $id } 的名称里有网页里另有意思的字，样板用不了
    .help = 名称里不要写 < 和 &；以后在 indicator.yaml 里改
cli-new_check = 已建 { $folder }：{ $id } 的评分点、脚本和四个案例，案例都通过
cli-new_line = { $place } 添了一行：{ $line }
cli-new_taken_up = methodology.yaml 里 { $id } 不再是 planned
cli-new_in_tree = methodology.yaml 里已经有 { $id } 这一行，没有动
cli-new_lent = { $lender } 的权重从 { $before } 改成 { $after }，同级之和不变；要别的分法，自己改这几行
cli-new_check_next =
    接着：
      改 { $folder } 里的 indicator.yaml、check.rhai 和 cases.md
      heng test { $folder }
cli-made =
    { $here ->
        [yes] 已在这里建好一个项目：rules 是指标体系，bundles 是证据包
       *[no] 已在 { $folder } 建好一个项目：rules 是指标体系，bundles 是证据包
    }
    接着：{ $here ->
        [yes] {""}
       *[no] {""}
       {"  "}cd { $folder }
    }
      heng test        运行检查的案例
      heng check       检查证据包，打印名次表
      heng watch       一直看着，每次保存只说变了什么
      heng new check 1.2 --name 名称        再加一项检查
cli-unknown_cohort = 没有参评组“{ $cohort }”
    .help = { $has_suggestion ->
        [no] 可以是：{ $known }。
       *[other] 是不是 { $suggestion }？可以是：{ $known }。
    }
cli-not_assessed = 这次没有评估 { $subject }：没有它的证据包
    .help = 看看证据包文件夹里有没有它，bundle.yaml 的 subject 写得对不对。
cli-deadline = 超过 { $seconds } 秒，已中止，没有写出结果
    .help = 用 --deadline 放宽，或者用 heng check -v 找出慢的检查。
cli-nothing_checked = 指标体系 { $folder } 里一项检查也没有，没有什么可运行
    .help = 在 checks/ 里为一个指标建文件夹，写 indicator.yaml 和 check.rhai。
cli-nothing_to_do = 没有证据包，也没有写明评估对象
    .help = 证据包是里面有 bundle.yaml 的文件夹，看看 heng.yaml 的 bundles: 指向哪里；还没有证据包的，用 --subject 写明评估对象，看要采集什么。
cli-nothing_wanted = 所选的范围里没有要采集的
    .help = --subject、--cohort 和写出的证据包要有共同的评估对象；--indicator 所指的要有检查，而且适用于这些对象。
cli-no_such_folder = 没有这个文件或文件夹：{ $path }
    .help = 检查路径是否写对。

# 对比

cli-diff_one_side = 还要写明和什么对比
    .help = 写两个结果文件或两个指标体系；或者用 --base git:HEAD、--base 文件夹、--set 路径=值、--variant 文件
cli-diff_base_twice = 写了两边，就不能再写 --base
    .help = 去掉 --base，或者只写一边
cli-diff_set_on_results = 结果文件不能用 --set 和 --variant 改
    .help = 写指标体系或项目文件夹
cli-diff_no_side = { $path } 不是结果文件、指标体系，也不是项目
    .help = 结果文件是 results.json；指标体系的文件夹里有 methodology.yaml，项目的文件夹里有 heng.yaml；提交过的版本写 git:HEAD
cli-diff_broken = 有检查出错：出错的对象算不出得分，对比不完整
    .help = 用 heng check 看是哪一行出错
cli-no_variant = 没有变体 { $path }
    .help = 变体是指标体系的 variants/ 里的 .yaml 文件，写文件名或路径{ $has_known ->
        [yes] ；这里有：{ $known }
       *[no] {""}
    }
cli-no_git = 运行不了 git：{ $why }
    .help = 装上 git，或者用 --base 指明一个文件夹
cli-not_in_git = { $folder } 不在 git 仓库里
    .help = 在 git 仓库里运行，或者用 --base 指明一个文件夹
cli-unknown_revision = { $folder } 的仓库里没有版本 { $revision }{ $has_why ->
        [yes] ：{ $why }
       *[no] {""}
    }
    .help = 写提交号、分支名、标签，或 HEAD、HEAD~1
cli-nothing_in_git = 版本 { $revision } 里没有 { $folder } 的文件
    .help = 看看这个文件夹那时是否已经提交

# 帮助

cli-about_heng = 衡：按证据评估政府。指标体系 × 证据包 → 得分、等级、名次，每一分都追得到规则的一行和证据的一段。
cli-about_check = 检查证据包：打印名次表、小结和最要紧的发现，写出结果文件
cli-about_explain = 解释一个得分：指标树、评分点、证据、失分、到上一等级还差什么
cli-about_test = 运行检查的案例（cases.md）：期望成立不成立，结果和验收过的快照一样不一样
cli-about_new = 新建一项检查，或一个案例
cli-about_new_case = 把一个真实的判断变成案例：取出它依据的证据，缩到判断不变为止，写进 cases.md
cli-about_new_check = 新建一项检查：文件夹、评分点、脚本、案例，写进指标树；建好就能运行
cli-about_init = 新建一个项目：一套指标体系、一项检查、一个虚构的证据包；建好就能运行
cli-about_lint = 不运行就能看出的问题：指标体系的 YAML 和检查脚本
cli-about_diff = 对比两次评估，或改规则前后：谁的得分、名次、等级、口径变了，是哪一处改动引起的
cli-about_report = 把评估结果做成文件：网页、文稿、工作簿、表格、给其他程序的格式；不重新检查
cli-about_bundle = 照管证据包
cli-about_bundle_todo = 还要采集什么：每个评估对象、每个指标要的证据和人工编码，缺的、过期的、读不了的
cli-about_clean = 删掉 heng 记下的判断（项目文件夹里的 .heng/memo）；下次运行从头检查
cli-about_completions = 输出命令补全脚本
cli-after_help =
    例子：
      heng check examples/csc-2024                检查一个项目
      heng check -m rules/site-basics 证据包/*    用一套指标体系检查几个证据包
      heng explain 杭州市 3.3.2                   这一项为什么是这个分
      heng bundle todo --subject 杭州市           这个市还要采集什么
      heng test rules/csc-2024                    运行检查的案例
      heng init 我的项目                          从头建一个项目
      heng new case 6.1.2 --from 杭州市           把有争议的一个判断变成案例
      heng lint rules/csc-2024                    检查规则本身
      heng diff --base git:HEAD                   改了规则，谁的得分名次变了
      heng report examples/csc-2024 -f csv        把结果做成表格

    退出状态：0 完成 · 1 有达到 --fail-on 的发现 · 2 用法不对或没有可检查的 · 3 规则出错或超过时限 · 4 证据读不了 · 5 快照不同
cli-heading_usage = 用法：
cli-heading_commands = 命令
cli-heading_arguments = 参数
cli-heading_options = 选项
cli-heading_common = 通用选项
cli-arg_lang = 界面语言：zh（默认）或 en；也可用环境变量 HENG_LANG。结果文件与它无关
cli-arg_color = 何时用颜色：auto（默认，只在终端上）、always、never
cli-arg_quiet = 只说错误
cli-arg_verbose = 多说一些：全部发现、提示、用时
cli-arg_help = 显示帮助
cli-arg_version = 显示版本
cli-arg_paths = 项目文件夹（里面有 heng.yaml）、证据包，或放证据包的文件夹；默认是当前文件夹
cli-arg_methodology = 指标体系的文件夹；项目里不必写
cli-arg_threads = 用几个线程；默认与核数相同。不影响结果
cli-arg_deadline = 最多运行多少秒，默认 600；超过就中止，不写结果
cli-arg_no_memo = 不用也不记以前的判断，每一项都重新检查；结果一样，只是慢
cli-arg_out = 结果写到哪个文件夹；默认照 heng.yaml
cli-arg_format = 打印什么：text（默认）或 json
cli-arg_subject = 只显示这个评估对象（名称、代码或编号），可以重复写。得分、名次和写出的结果仍是全部对象的
cli-arg_indicator = 只显示这个指标之下的发现（编号或名称）
cli-arg_cohort = 只显示这个参评组（编号或名称）
cli-arg_levels = 名次表显示到第几级指标，默认 1
cli-arg_findings = 最多显示几条发现，默认 5；错误另算，20 条以内总是显示
cli-arg_fail_on = 有这个级别以上的发现就以状态 1 退出：never（默认）、error、warning、note
cli-arg_explain_subject = 评估对象：名称、代码或编号
cli-arg_explain_indicator = 只解释这个指标：编号或名称；写了就连同评分点、证据和规则一起讲
cli-arg_bundle_todo_subject = 只列这个评估对象（名称、代码或编号），可以重复写；还没有证据包的也可以
cli-arg_bundle_todo_indicator = 只列这个指标之下的（编号或名称）
cli-arg_bundle_todo_cohort = 只列这个参评组（编号或名称）
cli-arg_project = 项目文件夹、证据包，或放证据包的文件夹；默认是当前文件夹，可以重复写
cli-arg_results = 解释一份已有的结果文件，不重新运行
cli-arg_report_results = 评估结果文件，或项目文件夹（读它写出的 results.json）；默认是当前文件夹所在的项目
cli-arg_formats = 做成哪种格式：html、xlsx、docx、md、csv、json、sarif、junit、github；可以重复写，或用逗号隔开。不写就看 -o 的文件名
cli-arg_report_out = 写到哪个文件夹；只有一个文件时可以写文件名；- 是标准输出。默认：单个文本印出来，其余的放在结果文件旁边
cli-arg_report_subject = 只要这个评估对象的（名称、代码或编号），可以重复写；得分、名次仍是在全部对象里的
cli-arg_report_cohort = 只要这个参评组的（编号或名称）
cli-arg_no_bom = csv 文件开头不放 UTF-8 标记；默认放，没有它 Excel 会把中文认成乱码
cli-arg_open = 写完就打开第一个文件
cli-arg_publish = 网页做成发布用的名单：按行政区划排序，只列等级，不列得分、名次和能推出它们的内容
cli-arg_split = 网页分成一个文件夹：总报告一页，每个评估对象一页
cli-arg_theme = 用这个文件夹里的版面和样式做网页；默认用指标体系的 report/html，没有就用自带的
cli-arg_template = md、docx 只用这个模板（指标体系 report/NAME.md.j2），可以重复写
cli-arg_path = 指标体系的文件夹，或项目文件夹；默认是当前文件夹
cli-arg_diff_sides = 前后两边：结果文件，或指标体系、项目的文件夹，或 git:HEAD
cli-arg_base = 和什么对比：git:HEAD（提交过的版本）、文件夹或结果文件
cli-arg_set = 假如这样改：如 indicators/1.1/weight=5、checks/6.1.2/rubric/library/points=30；可以重复写。文件不变
cli-arg_variant = 假如照这个变体改：variants/ 里的文件名或路径，可以重复写
cli-arg_diff_project = 在哪些证据包上对比：项目文件夹、证据包；默认是当前文件夹
cli-arg_diff_format = 打印什么：text（默认）、json 或 markdown
cli-arg_diff_subject = 只显示这个评估对象（名称、代码或编号），并列出每处改动对它的作用；可以重复写
cli-arg_diff_indicator = 只显示这个指标之下的末级指标（编号或名称）
cli-arg_diff_fail_on = 有这种变动就以状态 1 退出：tier-change、rank-change、score-change、claim-change，可用逗号写几种
cli-arg_test_paths = 指标体系或项目的文件夹、checks/ 里的一个文件夹，或一个 cases.md；默认是当前文件夹
cli-arg_test_indicator = 只运行这个指标之下的案例（编号或名称）
cli-arg_accept = 接受所有快照：新的、变了的都写成验收过的；期望不成立的案例不动
cli-arg_reject = 丢弃没有验收的快照（.snap.new），不运行案例
cli-arg_review = 逐个看没有验收的快照，按一个键决定接受还是丢弃；规则和证据随时可看
cli-arg_ci = 什么也不写；有没有验收的快照就以状态 5 退出
cli-arg_filter = 只运行标题里有这段文字的案例
cli-arg_prune = 删去无主的快照：没有哪个案例是它的
cli-arg_coverage = 案例没有到过规则的哪些地方、评分点的哪一面
cli-arg_mutants = 把规则和证据逐处改一点，看案例发现不发现
cli-arg_sample = 和 --mutants 一起：只抽这么多处
cli-arg_seed = 和 --sample 一起：抽样的种子，默认 0
cli-arg_threshold = 和 --coverage、--mutants 一起：低于这个百分比以状态 1 退出
cli-arg_new_case_indicator = 哪项检查：编号或名称
cli-arg_from = 取谁的证据：评估对象的名称、代码或编号
cli-arg_new_case_criterion = 只留这个评分点所依据的
cli-arg_criterion = 只看这个评分点
cli-arg_title = 案例的标题；不写就用评估对象和结果
cli-arg_new_case_accept = 同时接受它的快照；不写就等人验收
cli-arg_name = 名称
cli-arg_weight = 权重
cli-arg_new_check_indicator = 编号：指标树里还没有的，或标着 planned 的
cli-arg_new_check_name = 检查的名称；指标树里有名称的可以不写
cli-arg_new_check_weight = 权重；不写就是 1。从同级最重的一项里分出来，同级之和不变
cli-arg_folder = 新项目的文件夹；默认是当前文件夹
cli-arg_clean_path = 项目文件夹；默认是当前文件夹所在的项目
cli-arg_shell = bash、zsh、fish、powershell、elvish

# 命令行写错

cli-one_too_many = 多了一个“{ $argument }”，这里用不上
    .help = 用 --help 看这个命令要写什么；证据包用 -p 写，指标体系用 -m 写。
cli-unknown_argument = 没有 { $argument } 这个选项
    .help = { $has_suggestion ->
        [no] 用 --help 看有哪些选项；以 - 开头的名字前面加 -- 。
       *[other] 是不是 { $suggestion }？
    }
cli-unknown_command = 没有 { $command } 这个命令
    .help = { $has_suggestion ->
        [no] 用 heng --help 看有哪些命令。
       *[other] 是不是 { $suggestion }？
    }
cli-bad_value = { $argument } 不能是“{ $value }”
    .help = { $has_known ->
        [no] 用 --help 看它要什么。
       *[other] { $has_suggestion ->
            [no] {""}
           *[other] 是不是 { $suggestion }？
        }可以是：{ $known }。
    }
cli-value_needed = { $argument } 后面要写一个值
    .help = 用 --help 看它要什么。
cli-argument_needed = 还要写 { $arguments }
    .help = 用 --help 看用法。
cli-conflict = { $argument } 和 { $other } 不能一起用
    .help = 去掉其中一个。
cli-bad_arguments = 命令写得不对：{ $reason }
    .help = 用 --help 看用法。

# lint

cli-lint_clean = { $folder }：{ $checks } 个检查脚本，没有发现问题
cli-lint_found = { $folder }：{ $counts }

cli-about_watch = 一直看着指标体系和证据包：每次保存，只说变了什么（得分、名次、等级、口径）
cli-arg_lines = 一次变动最多列出多少个评估对象
cli-arg_clear = 每次变动之前先清屏
cli-arg_poll = 不靠系统通知，每半秒自己看一遍（网络盘上用）
cli-watching = 正在看着 { $folder } 和 { $bundles } 个证据包（{ $checks } 项检查，首次用时 { $time } 毫秒）；保存即重算，Ctrl-C 结束
cli-watch_polling = 文件夹太大，系统看不过来：改为每半秒自己看一遍
cli-watch_broken = 指标体系读不进来；改好保存，就会接着来
cli-watch_held = 沿用上一次正确的版本：{ $file }（{ $indicators }）
cli-watch_held_still = 仍沿用上一次正确的版本：{ $file }（{ $indicators }）
cli-watch_held_all = 整个指标体系
cli-watch_mended = 已改好，不再沿用旧版：{ $file }
cli-watch_nothing = 得分、名次、等级、口径都没有变
cli-watch_took = 用时 { $time } 毫秒，运行了 { $ran } 次检查
cli-cannot_watch = 看不住这些文件夹：{ $why }
    .help = 用 --poll 再试：不靠系统通知，每半秒自己看一遍
cli-watch_cases = 案例 { $indicator }：{ $amiss ->
        [0] { $cases } 个都和期望、快照一样
       *[other] { $cases } 个里有 { $amiss } 个和期望或快照不一样：{ $names }
    }{ $new ->
        [0] {""}
       *[other] ；{ $new } 个新的等着验收（heng test --review）
    }

cli-about_docs = 把指标体系做成手册：得分怎么来、每项检查的细则、参数、证据、案例、脚本，和用到的脚本接口
cli-arg_docs_path = 指标体系的文件夹，或项目文件夹；默认是当前文件夹
cli-arg_docs_format = 做成哪种：html（一个网页，默认）或 md（一个文件夹的 Markdown）。不写就看 -o 的文件名
cli-arg_docs_out = 写到哪里：html 写文件名，md 写文件夹。默认是当前文件夹里的 <编号>-handbook
cli-arg_check = 什么也不写，只和那里的手册比：过时就以状态 1 退出，说出第一处

cli-about_plugins = 插件：有哪些，从哪里来，能做什么，信任不信任
cli-about_plugins_trust = 信任一个插件现在的样子，让它运行；它的文件一变就要再问
cli-about_plugins_distrust = 不再信任一个插件
cli-about_plugins_test = 试一个插件合不合协议（plugins/PROTOCOL.md）
cli-about_plugins_docs = 打印插件给脚本的函数：说明，或编辑器的补全
cli-about_new_plugin = 新建一个 Python 插件：建好就合协议
cli-arg_plugins_path = 项目、指标体系或插件的文件夹；默认是当前文件夹
cli-arg_plugins_trust_name = 插件的名称
cli-arg_plugins_trust_path = 项目、指标体系或插件的文件夹；默认是当前文件夹
cli-arg_yes = 不问，直接信任
cli-arg_plugins_distrust_name = 插件的名称
cli-arg_plugins_test_folder = 插件的文件夹
cli-arg_plugins_docs_path = 项目、指标体系或插件的文件夹；默认是当前文件夹
cli-arg_snippets = 打印编辑器的补全，不打印说明
cli-arg_new_plugin_name = 插件的名称：小写字母、数字和短横线
cli-arg_new_plugin_out = 建在哪个文件夹里；默认是 plugins
