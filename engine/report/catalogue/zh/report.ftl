# 终端报告的字词与标题。

report-error = 错误
report-warning = 警告
report-note = 提示
report-help = 建议：

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
report-computed = 算得
report-count = 计数
report-printed = 发布
report-standing = 结论
report-population = { $count } 个
report-holds = 成立
report-fails = 不成立
report-undecided = 待定
report-figure_fails_for = 不满足的 { $count } 个：{ $names }
report-figure_unknown_for = 缺证据的 { $count } 个：{ $names }
report-claim_note = { $statistic }（{ $standing }）：{ $who }
