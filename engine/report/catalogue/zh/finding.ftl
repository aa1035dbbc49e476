# 发现：值得一读的判定，以及证据缺在哪里。

# 判定

finding-unmet = 未满足
    .label = 判定所依据的证据
    .help = 依据有误的，补正证据后重新运行；认为规则有误的，看标出的那一行
finding-partly = 部分满足（{ $ratio }）
    .label = 判定所依据的证据
    .help = 依据有误的，补正证据后重新运行；认为规则有误的，看标出的那一行
finding-missing_evidence = 证据缺失：{ $why }
    .label = 在这里找过
    .help = { $why_is ->
        [absent] 后来找到的，把文件放进证据包，并删去 bundle.yaml 里的这条记录
        [unreadable] 换上读得出来的文件后重新运行
        [no_observation] 请编码员把看到的写进 data/observations.yaml
        [coders_disagree] 请第三个人裁定，写在 observations.yaml 的 settled 里
        [unsettled_row] 请第三个人裁定，填进这一行的裁定栏
        [too_few_coders] 请另一位编码员也答一遍，写明 by；只要一位的，改 indicator.yaml 的 coders
        [not_in_codebook] 改正编码，或在 indicator.yaml 的 values 里加上这个取值
        [not_a_state] 改正编码，或在评分点的 states 里加上这一档
        [unknown_column] 改正表头，或改正脚本里的栏名
        [shifted_row] 把这一行里带逗号的文字或数放进引号，使格数和表头一样，再重新运行
        [blank_cell] 填上这一格后重新运行
        [not_a_number] 这一格只写一个数，例如 12000、1,234 或 99.8%
        [not_a_date] 这一格只写一个日期，例如 2024-03-05
        [neither_yes_nor_no] 这一格只写 是 或 否
       *[other] 补上证据后重新运行；确实没有的，在 bundle.yaml 的 absent 里记下
    }
finding-bonus_not_sought = 没有可加分的证据：{ $why }
    .help = 没有申报加分的，不必补；申报了的，补上证据后重新运行。
finding-veto = 一票否决：{ $why }
    .label = 否决所依据的证据
    .help = 请两人复核这份证据；否决决定整个得分
finding-vetoes = 成立，一票否决
    .label = 否决所依据的证据
    .help = 请两人复核这份证据；否决决定整个得分
finding-not_applicable = 不适用：{ $why }
finding-does_not_apply = 这个指标不评{ $subject }
finding-author = { $text }

# 证据的时间

finding-stale = { $file } 采集于 { $captured_at }，早于最早可用日期 { $not_before }
    .label = 过期的证据
    .help = 重新采集这份证据，并在 bundle.yaml 里写上新的 captured_at
finding-no_captured_at = { $file } 没有写明采集日期
    .label = 不知道什么时候采集的
    .help = 在 bundle.yaml 的 files 里为它写上 captured_at
finding-captured_late = { $file } 采集于 { $captured_at }，晚于评估基准日
    .label = 评估基准日以后的证据
    .help = 换成基准日以前的快照，或者核对 captured_at 是否写错

# 发布口径

finding-claim_fails = 发布口径不成立：{ $statistic } { $claim }
    .label = 统计结果不支持这个数字
    .help = 改正发布的数字，或者核对统计项的口径和人群
finding-claim_undecided = 发布口径待定：{ $statistic } { $claim }
    .label = 缺失的证据可能改变结论
    .help = 先补齐未知对象的证据，再发布这个数字

# 为什么没有证据

finding-absent = 采集人记录：找过 { $wanted }，没有
finding-missing_file = 没有符合 { $wanted } 的证据文件
finding-unreadable = { $file } 读不出来：{ $why }
finding-no_observation = 没有人工编码 { $id }
finding-coders_disagree = { $id } 的编码不一致，也没有裁定：{ $codings }
finding-too_few_coders = { $id } 要 { $coders } 位编码员各自编码，只有 { $count } 位
finding-not_in_codebook = { $id } 的编码“{ $value }”不在码表里：{ $codebook }
finding-not_a_state = { $id } 的编码“{ $value }”不是评分点的档位
finding-unsettled_row = { $file } 第 { $row } 行“{ $column }”的编码不一致，也没有裁定：{ $codings }
finding-unknown_column = { $file } 没有“{ $column }”这一列，最接近的是“{ $nearest }”
finding-shifted_row = { $file } 第 { $row } 行比表头多出 { $count } 格，分不清哪一格属于哪一栏
finding-blank_cell = { $file } 第 { $row } 行的“{ $column }”空着
finding-not_a_number = { $file } 第 { $row } 行的“{ $column }”不是数：{ $text }
finding-not_a_date = { $file } 第 { $row } 行的“{ $column }”不是日期：{ $text }
finding-neither_yes_nor_no = { $file } 第 { $row } 行的“{ $column }”既不是“是”也不是“否”：{ $text }
finding-unknown_property = { $file } 的{ $property ->
        [title] 标题
        [date] 成文日期
        [number] 发文字号
        [issuer] 发文机关
        [url] 网址
        [area] 领域
       *[other] { $property }
    }未知
finding-json_value = { $pointer ->
        [whole] { $file } 整份
       *[other] { $file } 的 { $pointer }
    } { $wanted ->
        [list] 不是列表
        [number] 不是数
        [yes] 写的不是“是”或“否”
       *[other] 没有文字
    }
finding-no_number_in_text = “{ $text }”里没有数
finding-no_date_in_text = “{ $text }”里没有日期
finding-no_text_for_date = 没有可以读成日期的文字
finding-note = { $text }
    .help = 脚本用 note 留下的话，给人复看，不影响得分
finding-of_nothing = { $place } 里一项也没有，不能算 { $call }
finding-too_few_to_trim = { $place } 只有 { $count } 个数，去掉两头各 { $drop } 个就没有了
finding-state_above_gap = { $criterion }：“{ $state }”成立，但下面一档“{ $gap }”不成立，没有算到这一档

# 最接近的

finding-near_text = 有 { $letters } 个字相同：“{ $part }”
finding-near_selector = 放宽为 { $selector } 时有 { $count } 处
finding-near_files = 文件 { $files }
finding-near_any_item = 各项都差得一样远，例如这一项
finding-near_item = 这一项
