# 指标体系的手册：heng docs。

docs-stale = { $path } 第 { $line } 行不是现在的指标体系会写的
    .label = 应为：{ $should }
    .help = 指标体系改过以后要重写手册：同一条命令去掉 --check 再运行一次
docs-absent = 手册缺一页：{ $path }
    .help = 同一条命令去掉 --check 再运行一次，就会写出它
docs-left_over = { $path } 不属于手册：指标体系里没有这项检查了
    .help = 删掉这个文件
docs-stale_pages = 手册有 { $count } 页过时
docs-current = { $path } 是最新的（{ $count } 页）
docs-written = 已写入 { $path }（{ $count } 个文件）
docs-nothing_there = { $path } 没有手册可比
    .help = 先不带 --check 运行一次，写出手册；手册在别处的，用 -o 指明
docs-not_a_folder = { $path } 是一个文件；Markdown 手册是一个文件夹
    .help = -o 写一个文件夹，或用 -f html 做成一个网页
docs-not_a_file = { $path } 是一个文件夹；网页手册是一个文件
    .help = -o 写一个以 .html 结尾的文件名

docs-handbook = 手册
docs-series = 指标体系手册
docs-skip = 跳到正文
docs-contents = 目录
docs-colon = ：
docs-comma = 、
docs-and = ，且
docs-or = ，或
docs-made_by = 由指标体系的文件生成：改了文件，手册跟着变；手册过时，heng docs --check 会说。
docs-assessed = 基准日 { $date }
docs-and_more = 另有 { $count } 项
docs-fact_checks = { $count } 项检查
docs-fact_criteria = { $count } 个评分点
docs-fact_cases = { $count } 个案例
docs-fact_planned = 待建 { $count } 项
docs-fact_subjects = { $count } 个评估对象
docs-fact_statistics = { $count } 个统计项

# 得分怎么来

docs-how = 得分怎么来
docs-how_leaf = 一、末级指标
docs-how_tree = 二、逐级合成
docs-how_missing = 三、缺证据、过期、待建
docs-how_bonus = 四、加分和一票否决
docs-how_tier = 五、等级
docs-how_rank = 六、名次
docs-how_rubric = 评分点：得分 = 100 × Σ(分值 × 满足的比例) ÷ Σ 分值；不适用的评分点退出分母。
docs-how_measured = 测量：脚本量出一个数，换算成得分；换算方法写在各项检查里。
docs-how_deduction = 扣分：得分 = 100 × (1 − Σ(分值 × 没有满足的比例) ÷ 满分)，最低 0。
docs-how_veto = 一票否决：没有分值；成立时，被否决的指标得规定的分。
docs-how_states = 有档位的评分点，按到达的最高一档得分值的一个比例。
docs-how_weights = 上级的得分由下级的得分按权重合成；同级之间只比相对大小。
docs-how_index = { $index }：{ $method }。另用别的方法的指标，在指标树里注明。
docs-how_scale = 满分 { $full }；得分一直是精确的分数，只在印出来时四舍五入到 { $decimals } 位小数。
docs-how_effective = 下表的“占总分”是全部指标都计入时，这个指标在总分里的满分。有指标退出时，同级的会变大；不是加权平均的地方，它只表示轻重。
docs-how_absent = 采集人查过、记下没有的，判为未满足；没有采、采坏了或编码没有裁定的，才是缺证据。
docs-how_coverage = 已判定的权重低于 { $least } 的，不公布得分、等级和名次。
docs-how_planned = 待建的指标不计入得分和覆盖；补齐以前，总分是暂定的。
docs-how_own_policies = 另有规定的指标，在指标树里注明。
docs-missing_criterion_zero = 评分点缺证据：计为未满足。
docs-missing_criterion_exclude = 评分点缺证据：分值退出分母。
docs-missing_leaf_zero = 整个指标缺证据：得 0 分。
docs-missing_leaf_exclude = 整个指标缺证据：退出，同级的权重相应变大。
docs-missing_leaf_mean = 整个指标缺证据：用基准组的平均数补入，并注明。
docs-missing_leaf_median = 整个指标缺证据：用基准组的中位数补入，并注明。
docs-stale_keep = 证据过期：得分照计，另有一条发现。
docs-stale_zero = 证据过期：计为未满足。
docs-stale_exclude = 证据过期：分值退出分母。
docs-missing_deducts = 扣分项缺证据：扣。
docs-missing_does_not_deduct = 扣分项缺证据：不扣。
docs-how_adds = { $name }是加分：在基础分之上最多加 { $most } 分。
docs-how_gate = { $name }要基础分（未舍入）高于 { $gate } 才加。
docs-how_vetoes = { $name }成立时，{ $whom }得 { $score } 分{ $has_tier ->
        [no] {""}
       *[yes] ，等级为{ $tier }
    }，名次排在最后。
docs-how_bound = 等级按未舍入的得分定；四舍五入会跨过等级线的，印出来的数停在线的这一边。
docs-how_cohort = 名次在每个参评组里排，1 是最好。
docs-how_reference = 换算和补入所用的基准组：{ $cohort }。
docs-ties_on_exact = 得分完全相等的并列。
docs-ties_on_published = 印出来的得分相同的并列。
docs-ties_competition = 并列之后跳过名次：1 2 2 4。
docs-ties_dense = 并列之后不跳过名次：1 2 2 3。

# 指标树

docs-tree = 指标树
docs-indicator = 指标
docs-name = 名称
docs-weight = 权重
docs-share = 占上级
docs-effective = 占总分
docs-special = 另注
docs-mark_bonus = 加分
docs-mark_gate = 加分，基础分要高于 { $gate }
docs-mark_veto = 一票否决
docs-mark_planned = 待建
docs-mark_floor = 下级得分不低于 { $floor } 计
docs-mark_relative = 下级权重只比相对大小
docs-method_mean = 加权平均
docs-method_geometric = 加权几何平均
docs-method_harmonic = 加权调和平均
docs-method_power = 加权幂平均（p = { $p }）
docs-method_min = 取最低
docs-method_max = 取最高
docs-method_sum = 加总：没有计入的下级也占分母

# 等级、参评组、参考数据、出处

docs-tiers = 等级
docs-tier = 等级
docs-bound = 得分
docs-cohorts = 参评组
docs-cohort = 参评组
docs-members = 谁在里面
docs-count = 个数
docs-everybody = 全部评估对象
docs-condition = { $attribute } 是 { $values }
docs-references = 参考数据
docs-reference = 编号
docs-holds_what = 内容
docs-holds_items = { $count } 项
docs-holds_rows = { $count } 行，栏：{ $columns }
docs-holds_calendar = { $years } 年的工作日
docs-version = 版本
docs-source = 来源
docs-retrieved = 取得日期
docs-grounds = 出处
docs-ground = 出处
docs-about = 什么
docs-stated = 写在
docs-ground_indicator = 出处
docs-ground_tier = 等级线“{ $tier }”
docs-ground_weight = { $name }的权重

# 统计

docs-statistics = 统计项和发布口径
docs-statistic = 统计项
docs-population = 总体
docs-figure = 怎样算
docs-published = 发布的说法
docs-earlier_editions = 往年
docs-figure_share = 占比：{ $what }
docs-figure_count = 个数：{ $what }
docs-figure_mean = 平均数：{ $what }
docs-figure_median = 中位数：{ $what }
docs-figure_min = 最小：{ $what }
docs-figure_max = 最大：{ $what }
docs-figure_sum = 合计：{ $what }
docs-figure_ratio = 合并计算的比：{ $of } ÷ { $to }
docs-figure_change = 比以前增加的个数：{ $what }；以前是 { $then }（{ $where }）
docs-figure_growth = 比以前增长的百分比：{ $what }；以前是 { $then }（{ $where }）
docs-figure_stated = 不计算，只记下发布的 { $value }：{ $why }
docs-figure_by = ；按 { $attribute } 分组
docs-score_of = { $name }的得分
docs-measure_of = { $name }的测量 { $measure }
docs-holds = “{ $what }”{ $test }
docs-not = 不是（{ $what }）
docs-tier_at_least = 等级在{ $tier }及以上
docs-tier_is = 等级是{ $tier }
docs-test_state = 档位是 { $state }
docs-test_state_at_least = 档位在 { $state } 及以上
docs-test_ratio = 比例 { $range }
docs-claim_just_below = 接近而不到 { $value }
docs-claim_about = { $value } 左右
docs-earlier = { $edition } 年：{ $text }{ $has_why ->
        [no] {""}
       *[yes] （{ $why }）
    }
docs-earlier_differs = { $edition } 年：{ $text }，与今年不能比{ $has_why ->
        [no] {""}
       *[yes] （{ $why }）
    }

# 一项检查

docs-checks = 检查
docs-previous = 上一项
docs-next = 下一项
docs-weight_is = 权重 { $weight }
docs-points_are = 占{ $index } { $points } 分
docs-applies_to = 适用于：
docs-folder = 文件夹：
docs-kind_rubric = 按评分点计分
docs-kind_deduction = 扣分，满分 { $full }
docs-kind_veto = 一票否决
docs-kind_measured = 测量 { $measure }，换算 { $method }，{ $better }
docs-more_is_better = 越大越好
docs-less_is_better = 越小越好
docs-rubric = 评分细则
docs-criterion = 评分点
docs-criterion_id = 评分点
docs-text = 要求
docs-points = 分值
docs-of_index = 占总分
docs-states = 档位
docs-judged_by = 由哪里判定
docs-mark_each = 逐项看 { $param }
docs-mark_from = 由人工编码 { $observation } 判定
docs-line = 第 { $line } 行
docs-params = 参数
docs-param = 参数
docs-value = 值
docs-others = 其他
docs-from_reference = 参考数据 { $id }
docs-evidence = 所要证据
docs-pattern = 文件
docs-what = 是什么
docs-columns = 要有的栏
docs-max_age = 多久以内
docs-observation = 人工编码
docs-ask = 问题
docs-answers = 取值
docs-coders = 编码员
docs-look_at = 看哪里
docs-script = 脚本
docs-libraries = 公共函数库

# 案例

docs-cases = 案例
docs-shared_evidence = 各案例共用的证据：
docs-assessed_on = 评估日期
docs-expected = 期望
docs-accepted = 验收的结果
docs-variant = 变体
docs-whole = 整个指标
docs-scored = 得 { $score } 分
docs-expect_finding = 有发现 { $code }
docs-expect_no_finding = 没有发现 { $code }
docs-expect_state = 档位 { $state }

# 脚本接口

docs-interface = 脚本接口
docs-interface_rule = 检查脚本里能用的全部名字；打 ✓ 的，这套指标体系用到了。text? 这样带问号的，可能是 ()。
docs-form = 写法
docs-gives = 给出
docs-purpose = 说明
docs-used_by = 用在
