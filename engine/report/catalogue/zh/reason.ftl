# 判定的理由：缺什么证据、查了什么、什么最接近。

finding-absent = 采集人查过，没有 { $wanted }
finding-missing_file = 没有 { $wanted }{ $has_nearest ->
        [no] {""}
       *[other] （相近的有：{ $nearest }）
    }
finding-unreadable = { $file } 读不了：{ $why }
finding-unknown_property = 读不出 { $file } 的 { $property }
finding-unknown_column = { $file } 没有“{ $column }”这一栏{ $has_nearest ->
        [no] {""}
       *[other] （最接近的是“{ $nearest }”）
    }
finding-blank_cell = { $file } 第 { $row } 行的“{ $column }”空着
finding-not_a_number = { $file } 第 { $row } 行的“{ $column }”不是数：{ $text }
finding-not_a_date = { $file } 第 { $row } 行的“{ $column }”不是日期：{ $text }
finding-neither_yes_nor_no = { $file } 第 { $row } 行的“{ $column }”看不出是或否：{ $text }
finding-unsettled_row = { $file } 第 { $row } 行的编码不一致（{ $codings }），“{ $column }”一栏没有裁定
finding-no_date_in_text = “{ $text }”不是日期
finding-no_number_in_text = “{ $text }”不是数
finding-no_observation = 没有“{ $id }”的编码
finding-coders_disagree = “{ $id }”的编码不一致，没有裁定：{ $codings }
finding-not_in_codebook = “{ $id }”的编码“{ $value }”不在码表里（{ $codebook }）
finding-not_a_state = “{ $id }”的编码“{ $value }”不是评分点的状态
finding-json_value = { $file } 的 { $pointer } 不是 { $wanted }
finding-of_nothing = { $place } 里一项也没有，{ $call } 无从算起
finding-too_few_to_trim = { $place } 只有 { $count } 项，去掉最高最低各 { $drop } 项后没有剩下
finding-does_not_apply = 不适用于 { $subject }
finding-state_above_gap = “{ $state }”成立，但低一档的“{ $gap }”不成立，不计
finding-near_text = 有其中 { $letters } 个字
finding-near_selector = 放宽到 { $selector } 有 { $count } 处
finding-near_files = 名字相近的文件：{ $files }
finding-near_item = 最接近的一项
finding-unmet = 不满足
finding-partly = 部分满足（{ $ratio }）{ $has_lacking ->
        [no] {""}
       *[yes] ，缺 { $lacking }
    }
finding-veto = 一票否决：{ $why }
finding-stale = { $file } 采集于 { $captured_at }，早于 { $not_before }
finding-no_captured_at = 不知道 { $file } 是何时采集的
finding-captured_late = { $file } 采集于 { $captured_at }，在评估基准日之后
finding-claim_fails = 发布口径不成立：{ $statistic }，{ $claim }
finding-claim_undecided = 发布口径未定：{ $statistic }，{ $claim }
