# Findings: judgements worth reading, and where evidence is lacking.

# Judgements

finding-unmet = unmet
    .label = the evidence it rests on
    .help = Where this evidence is wrong, correct it and run again; where the rule is wrong, look at the line shown
finding-partly = partly met ({ $ratio })
    .label = the evidence it rests on
    .help = Where this evidence is wrong, correct it and run again; where the rule is wrong, look at the line shown
finding-missing_evidence = missing evidence: { $why }
    .label = looked for here
    .help = { $why_is ->
        [absent] If it was found after all, put the file into the bundle and remove this entry from bundle.yaml
        [unreadable] Put a file here that can be read, and run again
        [no_observation] Have coders write what they see into data/observations.yaml
        [coders_disagree] Have a third person decide, under settled in observations.yaml
        [unsettled_row] Have a third person decide, in the settling column of this row
        [too_few_coders] Have another coder answer too, under a name of their own; if one is enough, change coders in indicator.yaml
        [not_in_codebook] Correct the coding, or add the value to the values of indicator.yaml
        [not_a_state] Correct the coding, or add the state to the criterion
        [unknown_column] Correct the head of the table, or the name in the script
        [shifted_row] Put texts and numbers with commas into quotes, so that the row has as many cells as the head, and run again
        [blank_cell] Fill in the cell and run again
        [not_a_number] Write one number into the cell, such as 12000, 1,234 or 99.8%
        [not_a_date] Write one date into the cell, such as 2024-03-05
        [neither_yes_nor_no] Write 是 or 否 into the cell
       *[other] Add the evidence and run again; if it truly does not exist, record that under absent in bundle.yaml
    }
finding-bonus_not_sought = no evidence for a bonus: { $why }
    .help = Nothing to do where no bonus is sought; otherwise add the evidence and run again.
finding-veto = vetoed: { $why }
    .label = the evidence of the veto
    .help = Have two people look at this evidence; a veto decides the whole score
finding-vetoes = holds, and vetoes
    .label = the evidence of the veto
    .help = Have two people look at this evidence; a veto decides the whole score
finding-not_applicable = not applicable: { $why }
finding-does_not_apply = this indicator does not apply to { $subject }
finding-author = { $text }

# When evidence was captured

finding-stale = { $file } was captured on { $captured_at }; the earliest that would do is { $not_before }
    .label = stale evidence
    .help = Capture it again, and write the new captured_at in bundle.yaml
finding-no_captured_at = { $file } does not say when it was captured
    .label = captured at an unknown time
    .help = Write its captured_at under files in bundle.yaml
finding-captured_late = { $file } was captured on { $captured_at }, after the assessment date
    .label = evidence from after the assessment date
    .help = Use a capture from before that date, or check that captured_at is right

# Claims

finding-claim_fails = the published figure does not hold: { $statistic } { $claim }
    .label = the statistic does not bear this figure out
    .help = Correct the published figure, or check what the statistic counts and over whom
finding-claim_undecided = the published figure is undecided: { $statistic } { $claim }
    .label = missing evidence could tip it
    .help = Complete the evidence of the unknown subjects before this figure is published

# Why there is no evidence

finding-absent = the collector recorded that { $wanted } was looked for and is not there
finding-missing_file = no evidence file matches { $wanted }
finding-unreadable = { $file } cannot be read: { $why }
finding-no_observation = there is no observation { $id }
finding-coders_disagree = the codings of { $id } differ and nobody settled them: { $codings }
finding-too_few_coders = { $id } is to be coded by { $coders }, and was by { $count }
finding-not_in_codebook = the coding "{ $value }" of { $id } is not in the codebook: { $codebook }
finding-not_a_state = the coding "{ $value }" of { $id } is no state of the criterion
finding-unsettled_row = the codings of "{ $column }" in row { $row } of { $file } differ and nobody settled them: { $codings }
finding-unknown_column = { $file } has no column "{ $column }"; the nearest is "{ $nearest }"
finding-shifted_row = row { $row } of { $file } has { $count } more cells than the head; which belongs to which column cannot be told
finding-blank_cell = "{ $column }" in row { $row } of { $file } is blank
finding-not_a_number = "{ $column }" in row { $row } of { $file } is not a number: { $text }
finding-not_a_date = "{ $column }" in row { $row } of { $file } is not a date: { $text }
finding-neither_yes_nor_no = "{ $column }" in row { $row } of { $file } is neither yes nor no: { $text }
finding-unknown_property = the { $property ->
        [date] date
       *[other] { $property }
    } of { $file } is not known
finding-json_value = { $pointer ->
        [whole] { $file } as a whole
       *[other] { $pointer } of { $file }
    } { $wanted ->
        [list] is no list
        [number] is no number
        [yes] says neither yes nor no
       *[other] is no text
    }
finding-no_number_in_text = there is no number in "{ $text }"
finding-no_date_in_text = there is no date in "{ $text }"
finding-no_text_for_date = there is no text to read a date from
finding-note = { $text }
    .help = Said by the script with note, for somebody to look at; no score depends on it.
finding-of_nothing = there is nothing in { $place } to take { $call } of
finding-too_few_to_trim = { $place } has only { $count } numbers; nothing is left once { $drop } are dropped at each end
finding-state_above_gap = { $criterion }: "{ $state }" holds but "{ $gap }" below it does not, so it was not reached

# What comes closest

finding-near_text = { $letters } characters are the same: "{ $part }"
finding-near_selector = { $selector } would find { $count }
finding-near_files = the file { $files }
finding-near_any_item = all items alike, for example this one
finding-near_item = this item
