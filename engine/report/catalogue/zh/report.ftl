# 终端报告的字词与标题。

report-error = 错误
report-warning = 警告
report-note = 提示
report-help = 建议

# 结果状态

report-scored = 有得分
report-not_applicable = 不适用
report-missing_evidence = 证据缺失
report-imputed = 推算
report-vetoed = 一票否决
report-low_coverage = 证据不足
report-rule_error = 规则出错
report-planned = 待建

# 名次表

report-rank = 名次
report-tied = 并列 { $rank }
report-subject = 评估对象
report-tier = 等级
report-coverage = 证据覆盖
report-marks = 标记
report-subjects = { $count } 个评估对象
report-subjects_shown = 显示 { $shown } 个，共 { $count } 个评估对象
report-mark_veto = 一票否决
report-mark_error = 规则出错
report-mark_low_coverage = 证据不足
report-mark_near_threshold = 紧靠等级线
report-mark_imputed = 含推算
report-mark_stale = 证据过期
report-mark_synthetic = 虚构数据
report-legend_low_coverage = 证据不足：已判定的权重低于 { $least }，不公布得分和名次。
report-legend_near_threshold = 紧靠等级线：等级按未舍入的得分定；四舍五入会跨线的，印出的数字留在原来一侧。
report-legend_imputed = 含推算：有指标缺证据，按指标体系的规定用基准组的数补入。
report-legend_bonus = { $index }含加分：基础满分 { $full } 分，另加{ $bonuses }。
report-bonus_at_most = { $name }最多 { $most } 分
report-bonus_to_gain = 加分最多还可增 { $points } 分
report-bonus_open = 加分不算失分：{ $name } 还可增 { $points } 分。
report-veto_holds = 成立，一票否决
report-veto_does_not_hold = 不成立
report-legend_unjudged = 得分前有 ? 的：没有判定任何证据，得分是按指标体系的规定计的。
report-without_bundle = 没有证据包（{ $count }）：{ $names }
report-provisional = 暂定：还有指标没有检查，补齐以后总分和名次都可能变。
report-and_more = { $list } 等，另有 { $more } 个

# 判定概况

report-assessed = { $subjects } 个评估对象 · 基准日 { $date } · 指标体系 { $digest }
report-criteria = 评分点
report-judged = 已判定 { $share }（{ $judged }/{ $of }）
report-count_missing = 证据缺失 { $count }
report-count_not_applicable = 不适用 { $count }
report-count_stale = 证据过期 { $count }
report-indicators = 指标
report-no_bundle = 无证据包
report-provisional_word = 暂定
report-provisional_because = { $count } 个指标还没有检查（{ $names }），补齐以后总分和名次都可能变
report-findings = 发现
report-none = 没有

# 发布口径

report-claims = 发布口径
report-statistic = 统计项
report-statistics = 统计
report-computed = 算得
report-count = 计数
report-printed = 发布
report-standing = 结论
report-population = { $count } 个
report-holds = 成立
report-fails = 不成立
report-undecided = 待定
report-figure_holds_for = 算进去的 { $count } 个：{ $names }
report-figure_fails_for = 不满足的 { $count } 个：{ $names }
report-figure_unknown_for = 缺证据的 { $count } 个：{ $names }
report-claim_note = { $statistic }（{ $standing }）：{ $who }
report-against = { $now } 比 { $then }
report-not_a_claim = 不核对
report-stated_note = { $statistic }（不核对）：{ $why }
report-earlier = { $statistic }：{ $edition } 年说“{ $text }”{ $has_why ->
        [no] {""}
       *[yes] 。{ $why }
    }
report-earlier_not_comparable = { $statistic }：{ $edition } 年说“{ $text }”，与今年不能比：{ $why }

# 证据与规则的位置

report-search_files = { $wanted }：证据包的 { $of } 个文件里有 { $hits } 个
report-blank = （空白）
report-quote = “{ $text }”
report-place_cell = { $file } 第 { $row } 行“{ $column }”（第 { $number } 列）
report-place_cell_number = { $file } 第 { $row } 行第 { $number } 列
report-place_page = { $file } 第 { $page } 页第 { $line } 行
report-place_head = “{ $column }”
report-place_row = { $file } 第 { $row } 行
report-place_paragraph = { $file } 第 { $paragraph } 段
report-place_table_cell = { $file } 第 { $table } 张表第 { $row } 行第 { $number } 列
report-place_table_row = { $file } 第 { $table } 张表第 { $row } 行
report-place_bytes = { $file } 第 { $start }–{ $end } 字节
report-own_list = 规则自己的列表
report-search = { $wanted }：在 { $place } 的 { $of } 处中找到 { $hits } 处
report-search_item = { $item } { $wanted }：在 { $place } 的 { $of } 处中找到 { $hits } 处
report-nearest = 。最接近：{ $how }
report-recorded_absent = 。采集人记录找过、没有（{ $place }）
report-more_citations = 另有 { $count } 处
report-more_searches = 另有 { $count } 次查找
report-coarse = 分不清哪些读取起了作用，这里列出此前全部读取

# 判定

report-met = 满足
report-unmet = 未满足
report-partly = 部分满足
report-state = （档位 { $state }）
report-lacking = ，缺：{ $names }
report-fact_ruling = 判定
report-fact_because = 理由
report-fact_evidence = 依据
report-fact_search = 查找
report-fact_computed = 计算
report-fact_stale = 过期
report-fact_rule = 规则
report-fact_basis = 出处
report-fact_note = 备注
report-fact_normalised = 换算
report-step_goalposts = goalposts：({ $value } − { $from }) ÷ ({ $to } − { $from }) × { $full }，截在 0 与 { $full } 之间，得 { $score }
report-step_scaled = scaled：({ $value } − { $from }) ÷ ({ $to } − { $from }) × { $full }，不截断，得 { $score }
report-step_minmax = minmax：基准组 { $n } 个值，最差 { $worst }，最好 { $best }；({ $value } − { $worst }) ÷ ({ $best } − { $worst }) × { $upper }，得 { $score }
report-step_minmax_from = minmax：基准组 { $n } 个值，最差 { $worst }，最好 { $best }；({ $value } − { $worst }) ÷ ({ $best } − { $worst }) × ({ $upper } − { $lower }) + { $lower }，得 { $score }
report-step_bands = bands：{ $bands }；{ $value } 得 { $score }
report-band_below = 不到 { $threshold } 得 { $score }
report-band_from = { $threshold } 起 { $score }
report-fact_measure = 测量
report-of_points = 评分点 { $points } 分
report-points_lost = 总分少 { $points } 分
report-points_to_gain = 若满足，总分可增 { $points } 分
report-outside = 另有 { $count } 个评分点没有计入分母，不算失分；补上证据后得分会重算。
report-counted_as = 按指标体系的规定计为 { $ratio }
report-not_counted = 不计入分母
report-checked_on = { $date } 核对
report-never_judged = 这次没有判定
report-planned_leaf = 还没有检查

# 解释一个得分

report-not_assessed = 这次评估里没有 { $subject }
report-no_such_indicator = 指标体系里没有指标 { $indicator }
report-rank_in = { $cohort }第 { $rank } 名（共 { $of }）
report-rank_tied = { $cohort }并列第 { $rank } 名（共 { $of }）
report-covered = 证据覆盖 { $share }
report-composed = 总分 = 基础分 { $base }{ $bonus }
report-vetoed_by = 一票否决：{ $indicator }
report-indicator = 指标
report-share = 占上级
report-full = 满分
report-score = 得分
report-bonus = 加分
report-gate_shut = 基础分 { $base } 没有高于门槛 { $gate }，不加
report-geometric = 几何平均
report-harmonic = 调和平均
report-power = 幂平均
report-min = 取最低
report-max = 取最高
report-sum = 加总
report-lost = 失分
report-criterion = 评分点
report-because = 为什么
report-lost_most = 失分的评分点
report-lost_most_measured = 失分的评分点和测量
report-behind_gate = 其中 { $points } 分来自 { $bonus }：基础分没有高于门槛 { $gate }，现在不加
report-lost_more = 另有 { $count } 个评分点失分较少
report-next_tier = 到{ $tier }还差 { $distance } 分，再满足这 { $count } 个评分点就能达到
report-next_tier_fewest = 到{ $tier }还差 { $distance } 分，最少再满足 { $count } 个评分点
report-next_tier_out_of_reach = 到{ $tier }还差 { $distance } 分，评分点全部满足也达不到
report-explain_hint = 看一个指标的证据和规则：heng explain { $subject } { $indicator }

# 发现

report-finding = { $place }：{ $said }
report-with_loss = { $said }，{ $lost }
report-fact_others = 同类
report-other_criteria = 本对象还有 { $count } 个评分点：{ $names }
report-other_files = 本对象还有 { $count } 个文件：{ $names }
report-other_indicators = 同一处还影响 { $count } 个指标：{ $names }
report-others = 还有 { $count } 个评估对象：{ $names }
report-others_lost = ，合计失 { $points } 分
report-more_findings = 另有 { $groups } 类、共 { $count } 条发现没有显示。全部显示：--findings { $all }；看一个评估对象的：heng explain 评估对象
report-more_errors = 另有 { $groups } 处、共 { $count } 条错误没有显示。全部显示：--findings { $all }；看一个评估对象的：heng explain 评估对象
report-errors_elsewhere = 所选范围之外有 { $places } 处错误，涉及 { $subjects } 个评估对象、共 { $count } 条，整次运行因此算失败；上面是第一处。要看全部，去掉 --subject、--indicator、--cohort 再运行。
report-caption_evidence = 依据
report-caption_read = 依据：{ $read }
report-caption_nearest = 最接近：{ $how }
report-caption_rule = 由这一行判定
report-caption_error = 错在这里
report-caption_used = 用在这里
report-caption_caller = 由这里调用
report-legend_tree = 得分 = 各下级得分 × 占上级，相加；另有注明的除外。满分是这个指标在总分里实际占的分数。

# 还要采集什么

report-todo_wanted = 要
report-todo_done = 已有
report-todo_left = 还差
report-todo_coded = 已编码
report-todo_absent = 查过没有
report-todo_missing = 缺文件
report-todo_unreadable = 读不了
report-todo_columns = 缺栏
report-todo_stale = 过期
report-todo_late = 采集过晚
report-todo_undated = 缺日期
report-todo_uncoded = 未编码
report-todo_too_few_coders = 编码不够
report-todo_disagreement = 编码不一
report-todo_bad_coding = 编码有误
report-todo_bundle = 证据包 { $bundle } · 基准日 { $date }
report-todo_no_bundle = 没有证据包：建一个文件夹，里面放 bundle.yaml，写 subject: "{ $subject }" · 基准日 { $date }
report-todo_wanted_columns = 要有这些栏：{ $columns }
report-todo_max_age = 在 { $from } 到 { $to } 之间采集（基准日之前{ $age }以内）
report-todo_age = { $unit ->
        [days] { " " }{ $count } 天
        [working_days] { " " }{ $count } 个工作日
        [weeks] { " " }{ $count } 周
        [months] { " " }{ $count } 个月
       *[years] { " " }{ $count } 年
    }
report-todo_nearest = 也许放错了地方（没有指标要）：{ $files }
report-todo_files = { $count } 个文件
report-todo_lacks_columns = { $file } 没有这些栏：{ $columns }
report-todo_captured_stale = { $files } 采集于 { $captured_at }；在 { $from } 到 { $to } 之间重新采集
report-todo_captured_late = { $files } 采集于 { $captured_at }，晚于基准日 { $to }；换成基准日以前的快照，或核对日期
report-todo_no_captured_at = { $files } 没有写采集日期；在 bundle.yaml 的 files 里写上 captured_at
report-todo_values = 取值：{ $values }
report-todo_yes_no = 是、否
report-todo_value = 编码：{ $value }
report-todo_coders = { $count } 位编码员各自编码
report-todo_where = 看 { $place }
report-todo_also = 证据包里还要改的
report-todo_all_done = { $subject }：{ $wanted } 项都齐了
report-todo_summary = { $subject }还差 { $left } 项：{ $open }。已有 { $done } 项，共要 { $wanted } 项
report-todo_of_them_absent = （其中 { $count } 项查过没有）
report-todo_how = 文件照上面的路径放进证据包的 data/；编码写进 data/observations.yaml；找过、确实没有的，记在 bundle.yaml 的 absent 里
report-todo_planned = 还有 { $count } 个指标没有检查，要采集什么还没有定
report-todo_hint = 看一个评估对象的清单，加上 --subject { $subject }；看全部清单，加上 -v

# 对比

report-diff_nothing = { $compared } 个评估对象，没有变动
report-diff_tally = { $compared } 个评估对象；总分变动 { $scores } 个、名次 { $ranks } 个、等级 { $tiers } 个；发布口径翻转 { $claims } 条
report-diff_moved = 变动 { $count } 个
report-diff_unranked = 不排名的对象
report-diff_difference = 变化
report-diff_score = 得分
report-diff_tiers = 等级变动
report-diff_no_tier = 无等级
report-diff_tier_group = { $cohort } { $move }（{ $count } 个）：{ $names }
report-diff_leaves = 末级指标
report-diff_leaves_count = 变动 { $count } 项
report-diff_indicator = 指标
report-diff_up = 升
report-diff_down = 降
report-diff_other = 其他
report-diff_criteria = 判定有变的评分点
report-diff_none = 无
report-diff_met = 达到
report-diff_partly = 部分达到
report-diff_unmet = 未达到
report-diff_statistics = 统计项和发布口径
report-diff_flipped = 翻转 { $count } 条
report-diff_side_holds = 符合
report-diff_side_fails = 不符合
report-diff_side_unknown = 证据缺失
report-diff_side_outside = 不在统计范围
report-diff_sides = { $statistic }：{ $move }：{ $names }
report-diff_edits = 改动和作用
report-diff_edits_count = { $count } 处改动；总分变化按全部评估对象合计
report-diff_edits_of = 改动对 { $subject } 的作用
report-diff_edit = 改动
report-diff_place = 位置
report-diff_alone = 单独
report-diff_last = 最后
report-diff_does = 单独改时变动
report-diff_total = 全部改动
report-diff_interaction = 相互作用
report-diff_does_up = { $up } 个总分升
report-diff_does_down = { $down } 个总分降
report-diff_does_both = 总分 { $up } 个升 { $down } 个降
report-diff_does_ranks = { $count } 个名次
report-diff_does_tiers = { $count } 个等级
report-diff_does_claims = { $count } 条口径
report-diff_and_more = { $path } 等 { $count } 处
report-diff_wordings = 另有 { $count } 处只改了文字，不影响得分
report-diff_cannot_stand = ✗ 表示算不出：去掉另一些改动后检查会出错；它的作用算在相互作用里
report-diff_grouped = 改动多达 { $count } 处，同一指标的合在一起算
report-diff_documents = 只有两份结果文件：判定不同的，只知道在哪个指标，不知道是脚本、参数还是证据引起
report-diff_incomparable = 不可比
report-diff_incomparable_count = { $count } 项
report-diff_why = { $what }：{ $why }
report-diff_only_before = 只有前一边有
report-diff_only_after = 只有后一边有
report-diff_no_bundle_before = 前一边没有证据包
report-diff_no_bundle_after = 后一边没有证据包
report-diff_planned_before = 前一边还没有检查
report-diff_planned_after = 后一边还没有检查
report-diff_leaf_and_parent = 一边是末级指标，另一边有下级
report-diff_other_kind = 两边计分方式不同
report-diff_other_figure = 两边统计的不是一种数
report-diff_other_scale = 两边满分不同，分差没有意义
report-edit_rulings = 判定
report-edit_script = 脚本
report-edit_library = 函数库
report-edit_plugin = 插件
report-edit_parameter = 参数
report-edit_criteria = 评分点
report-edit_wanted = 所要证据
report-edit_scope = 适用范围
report-edit_reference = 参考数据
report-edit_date = 评估日
report-edit_limits = 上限
report-edit_subject = 评估对象
report-edit_points = 分值
report-edit_scoring = 计分方式
report-edit_tree = 指标树
report-edit_weight = 权重
report-edit_method = 合成方法
report-edit_policy = 缺证等政策
report-edit_tier = 等级线
report-edit_rules = 计分规则
report-edit_cohort = 参评组
report-edit_statistic = 统计项
report-edit_claim = 发布口径
report-edit_group = 多处

report-live_more = 另有 { $count } 个
report-live_leaves = （另有 { $count } 项变动）
report-live_rank = 名次 { $move }
report-live_claim = 口径“{ $statistic }{ $claim }”：{ $move }
report-plugins = 插件 { $plugins }
report-diff_plugin = 插件：{ $change }
report-diff_no_plugin = 没有
