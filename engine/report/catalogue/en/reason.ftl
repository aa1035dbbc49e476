# Reasons of judgements: what is missing, what was looked for, what came closest.

finding-absent = a collector looked for { $wanted } and did not find it
finding-missing_file = there is no { $wanted }{ $has_nearest ->
        [no] {""}
       *[other] {" "}(near it: { $nearest })
    }
finding-unreadable = { $file } cannot be read: { $why }
finding-unknown_property = the { $property } of { $file } cannot be told
finding-unknown_column = { $file } has no column "{ $column }"{ $has_nearest ->
        [no] {""}
       *[other] {" "}(the nearest is "{ $nearest }")
    }
finding-blank_cell = "{ $column }" is blank in row { $row } of { $file }
finding-not_a_number = "{ $column }" is no number in row { $row } of { $file }: { $text }
finding-not_a_date = "{ $column }" is no date in row { $row } of { $file }: { $text }
finding-neither_yes_nor_no = "{ $column }" is neither yes nor no in row { $row } of { $file }: { $text }
finding-unsettled_row = the coders of row { $row } of { $file } disagree ({ $codings }), and "{ $column }" settles nothing
finding-no_date_in_text = "{ $text }" is no date
finding-no_number_in_text = "{ $text }" is no number
finding-no_observation = "{ $id }" is not coded
finding-coders_disagree = the coders of "{ $id }" disagree and nothing is settled: { $codings }
finding-not_in_codebook = "{ $value }" of "{ $id }" is not in the codebook ({ $codebook })
finding-not_a_state = "{ $value }" of "{ $id }" is no state of the criterion
finding-json_value = { $pointer } of { $file } is no { $wanted }
finding-of_nothing = { $place } holds nothing: { $call } has nothing to count
finding-too_few_to_trim = { $place } has only { $count } items: nothing is left without the { $drop } highest and lowest
finding-does_not_apply = it does not apply to { $subject }
finding-state_above_gap = "{ $state }" holds, but "{ $gap }" below it does not: not counted
finding-near_text = it has { $letters } of the characters
finding-near_selector = { $selector } alone has { $count }
finding-near_files = files of similar names: { $files }
finding-near_item = the nearest item
finding-unmet = unmet
finding-partly = partly met ({ $ratio }){ $has_lacking ->
        [no] {""}
       *[yes] {""}, lacking { $lacking }
    }
finding-veto = vetoed: { $why }
finding-stale = { $file } was captured on { $captured_at }, before { $not_before }
finding-no_captured_at = it is not known when { $file } was captured
finding-captured_late = { $file } was captured on { $captured_at }, after the assessment date
finding-claim_fails = the claim does not hold: { $statistic }, { $claim }
finding-claim_undecided = the claim is undecided: { $statistic }, { $claim }
