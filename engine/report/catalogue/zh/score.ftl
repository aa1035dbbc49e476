# 计分：为什么没有分、为什么是这个分

score-no_judgement = { $indicator } 没有判定
    .label = 判定文件里没有这个指标
    .help = 请用现在的指标体系重新运行该对象的检查

score-no_measure = 检查没有给出测量值 { $measure }
    .label = 这个指标按测量值计分
    .help = 请在脚本里写 measure("{ $measure }", …)，或者改正 normalise 里的名称

score-imputed_mean = 缺少证据，按基准组 { $n } 个得分的平均值补入
    .label = 补入的得分
    .help = 补齐证据后重新运行；补入的得分不计入覆盖率

score-imputed_median = 缺少证据，按基准组 { $n } 个得分的中位数补入
    .label = 补入的得分
    .help = 补齐证据后重新运行；补入的得分不计入覆盖率

score-nobody_to_impute_from = { $indicator } 缺少证据，基准组里也没有可供补入的得分
    .label = 这里要求补入
    .help = 请至少为基准组的一个对象补齐证据，或者把缺证处理改为 zero 或 exclude

score-no_reference_values = { $indicator } 在基准组里没有任何测量值
    .label = 归一化没有依据
    .help = 请检查基准组是否选对，或者补齐基准组的证据

score-zero_range = { $indicator } 在基准组的 { $n } 个值都是 { $value }，极差为零
    .label = minmax 在这里没有定义
    .help = 请补充有差别的数据，或者改用 goalposts、scaled、bands

score-equal_bounds = { $indicator } 的上下限都是 { $bound }
    .label = 上下限相等，无法换算
    .help = 请把 from 和 to 写成不同的数

score-unknown_normaliser = { $indicator } 的归一化方法这个版本还不能计算
    .label = 不能计算的方法
    .help = 请改用 minmax、scaled、goalposts 或 bands

score-not_positive = { $indicator } 用{ $method ->
        [geometric] 几何平均
        [harmonic] 调和平均
       *[other] 幂平均
    }汇总，而 { $child } 的得分是 { $score }
    .label = 这个方法要求每个得分都大于零
    .help = 请为 { $indicator } 写 floor（例如 floor: 1），或者改用 mean

score-power_of_zero = { $indicator } 的幂平均指数为零
    .label = 指数不能是零
    .help = 请写不为零的指数；要几何平均请写 method: geometric

score-not_computable = { $indicator } 用 { $method } 汇总得不出有限的数
    .label = 得不出得分
    .help = 请检查权重和指数是否过大，或者改用 mean

score-broken_children = { $indicators } 出错，因此没有得分
    .label = 出错的下级指标
    .help = 请先改正 { $indicators } 的错误

score-vetoed_by = 被 { $indicators } 一票否决
    .label = 一票否决
    .help = 请用 heng explain 查看 { $indicators } 的依据

score-low_coverage = 只判定了 { $coverage } 的权重，低于要求的 { $at_least }，不公布得分
    .label = 覆盖率不足
    .help = 请用 heng bundle todo 查看还缺哪些证据并补齐
