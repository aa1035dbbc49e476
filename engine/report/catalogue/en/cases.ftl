# The cases of checks.

cases-unreadable = cannot read { $file }: { $why }
    .label = unreadable
    .help = save it as a plain file in UTF-8, of at most 4 MB
cases-no_case = no case in this file
    .label = a case is wanted here
    .help = write a line "## title", and below it expect: … and the evidence
cases-no_title = a case without a title
    .label = a title is wanted after ##
    .help = say what the case tries, such as: ## dated on the last day: counts
cases-title_twice = two cases are titled "{ $title }"
    .label = this title is taken
    .help = choose another title; the snapshot is named after it
cases-first_here = first here
cases-no_expectation = a case without expectation
    .label = this case tests nothing
    .help = write expect: …, such as expect: library met, or expect: scored 80.00
cases-unknown_key = unknown key { $key }
    .label = this line has no effect
    .help = { $close ->
        [yes] did you mean { $suggestion }? known keys: { $known }. Begin remarks with >
       *[no] known keys: { $known }. Begin remarks with >
    }
cases-no_colon = a colon is missing after { $key }
    .label = write { $key }: …
    .help = put a colon between key and value. Begin remarks with >
cases-no_value = { $key } has no value
    .label = a value is wanted after the colon
    .help = write the value, or delete the line
cases-twice = { $what } stands here twice
    .label = here again
    .help = keep one of them
cases-unknown_subject = no subject "{ $subject }"
    .label = not in subjects.yaml
    .help = { $close ->
        [yes] did you mean { $suggestion }? Write a key, code or name of subjects.yaml
       *[no] write a key, code or name of subjects.yaml, such as: { $known }
    }
cases-not_a_date = "{ $text }" is no date
    .label = a date is wanted here
    .help = write it as 2024-11-30
cases-unknown_param = this check has no parameter { $param }
    .label = not among the params of indicator.yaml
    .help = { $close ->
        [yes] did you mean { $suggestion }? parameters: { $known }
        [empty] add it to params: in indicator.yaml first
       *[no] parameters: { $known }
    }
cases-param_of_other_kind = the value of parameter { $param } is of another kind than in indicator.yaml
    .label = another kind of value
    .help = a number for a number, a text for a text, a list as [a, b]
cases-unknown_expectation = unknown expectation "{ $word }"
    .label = neither a criterion nor an outcome
    .help = { $close ->
        [yes] did you mean { $suggestion }? possible: { $known }
       *[no] possible: { $known }
    }
cases-criterion_alone = it is not said what criterion { $criterion } should be
    .label = one more word is wanted
    .help = such as { $criterion } met, { $criterion } unmet, { $criterion } 3/5, { $criterion } missing
cases-incomplete = not a whole expectation: { $text }
    .label = too much or too little
    .help = write it as scored 80.00, missing_evidence, not_applicable, finding stale, no finding stale, measure name 12
cases-unknown_state = criterion { $criterion } cannot be "{ $word }"
    .label = it is never judged so
    .help = { $close ->
        [yes] did you mean { $suggestion }? possible: { $known }, or a ratio
       *[no] possible: { $known }, or a ratio such as 3/5
    }
cases-unknown_criterion = no criterion { $criterion }
    .label = not in the rubric of indicator.yaml
    .help = { $close ->
        [yes] did you mean { $suggestion }? criteria: { $known }
       *[no] criteria: { $known }
    }
cases-partly_alone = it is not said how much is met
    .label = a ratio is wanted
    .help = write partly 3/5
cases-not_partly = this ratio is not "partly"
    .label = above 0 and below 1
    .help = write met for all of it, unmet for nothing of it
cases-not_a_ratio = a ratio lies between 0 and 1
    .label = out of range
    .help = write 3/5, 0.6 or 60%
cases-not_a_number = "{ $text }" is no number
    .label = a number is wanted here
    .help = write 80.00, 275/3 or 3/5
cases-unknown_finding = there is no finding "{ $code }"
    .label = unknown code
    .help = { $close ->
        [yes] did you mean { $suggestion }? common ones: { $known }
       *[no] common ones: { $known }; others in full, such as heng::evidence::column_absent
    }
cases-open_block = a block of evidence has no end
    .label = from here to the end of the file
    .help = write a line with the same ``` after the evidence
cases-block_within_block = a block begins within a block
    .label = the block before seems to have no end
    .help = end the block before with a line ```; where evidence has such a line, fence it with ````
cases-open_since_here = the block begins here
cases-open_comment = a comment has no end
    .label = from here to the end of the file
    .help = write --> after the comment
cases-bad_path = no bundle can have this path: { $path } ({ $why })
    .label = a path within data/ is wanted
    .help = such as pages/index.html, documents/rules/a.txt
cases-path_absolute = it is absolute
cases-path_character = it has a character that no file name may have
cases-path_dots = it has a part .., . or an empty one
cases-path_with_data = paths are written without data/
    .label = write { $inner }
    .help = scripts name it so too; bundle.yaml is written as it is
cases-path_with_spaces = too many words after the path
    .label = this is too much
    .help = no spaces in paths; after the path at most an encoding, such as gbk
cases-binary = a case cannot hold a file of kind { $ending }: { $path }
    .label = not a text
    .help = cases hold what people can read: use txt, html or csv; try such files in a real bundle
cases-unknown_encoding = unknown encoding { $encoding }
    .label = after the path stands an encoding
    .help = write gbk, gb18030, big5 or utf-8; without one it is utf-8
cases-unmappable = { $encoding } has no "{ $sign }"
    .label = this block cannot be saved as { $encoding }
    .help = use another character, or gb18030
cases-table_without_rule = the table has no line below its head
    .label = a line | --- | --- | is wanted below
    .help = add a line with --- for each column
cases-table_without_rows = a table without a variant
    .label = variants are wanted here
    .help = write a row for each variant
cases-table_row = this row has { $cells } cells, the head has { $heads }
    .label = not as many cells
    .help = one cell for each column, empty ones too; write a bar within a cell as \|
cases-second_table = a case has one table
    .label = this is the second
    .help = make one table of them, or two cases
cases-table_before_cases = a table before the first case
    .label = it belongs to no case
    .help = move it below a "## title"
cases-expect_before_cases = an expectation before the first case
    .label = it belongs to no case
    .help = move it below a "## title"
cases-placeholder_nowhere = { $placeholder } stands nowhere in the evidence
    .label = this column changes nothing
    .help = write { $placeholder } in a block of this case
cases-unknown_column = unknown column "{ $column }"
    .label = this column has no effect
    .help = { $close ->
        [yes] did you mean { $suggestion }? possible: { $known }, expect with a criterion, or {"{{"}…{"}}"} of the evidence
       *[no] possible: { $known }, expect with a criterion, or {"{{"}…{"}}"} of the evidence
    }
cases-variant_twice = two variants are called "{ $name }"
    .label = the same as a row before
    .help = add a column variant that names each row
cases-came_ratio =
    { $kind ->
        [met] met ({ $ratio })
        [unmet] unmet ({ $ratio })
       *[partly] partly met ({ $ratio })
    }
cases-came_state = { $state }
cases-came_missing =
    { $has_why ->
        [no] missing evidence
       *[yes] missing evidence ({ $why })
    }
cases-came_not_applicable =
    { $has_why ->
        [no] not applicable
       *[yes] not applicable ({ $why })
    }
cases-came_vetoed = vetoed
cases-came_error = a rule error
cases-came_nothing = no judgement
cases-came_scored = scored { $score }
cases-came_no_score = no score
cases-came_finding = this finding: { $what }
cases-came_findings =
    { $has_codes ->
        [no] no finding at all
       *[yes] only { $codes }
    }
cases-came_measure = measure { $value }
cases-came_no_measure = no such measure
cases-noisy = noisy · { $title }: expected { $expected }, came { $came }
    .label = { $expected } is expected here
cases-missing = missing · { $title }: expected { $expected }, came { $came }
    .label = { $expected } is expected here
cases-judged_here = this line of the rule: { $came }
cases-points_here = this criterion: { $came }
cases-in_case = in the case "{ $title }"
cases-word_error = error
cases-word_noisy = noisy
cases-word_missing = missing
cases-word_changed = changed
cases-word_new = new
cases-word_orphan = orphan
cases-head = { $word } · { $title } ({ $place })
cases-rule = rule { $place }
cases-orphan = orphan · { $path }: of no case
cases-none = no case to run
    .help = cases stand in cases.md in the folders of checks/. Look at the path, --indicator and --filter
cases-summary =
    { $cases ->
        [one] 1 case
       *[other] { $cases } cases
    }: passed { $passed }
cases-count = , { $word } { $count }
cases-pending =
    { $count ->
        [one] 1 snapshot waits
       *[other] { $count } snapshots wait
    } to be accepted: heng test --review shows them one by one, --accept takes all, --reject drops all
cases-stale_pending =
    { $count ->
        [one] 1 snapshot
       *[other] { $count } snapshots
    } (.snap.new) that nobody has accepted
cases-accepted = accepted { $count ->
        [one] 1 snapshot
       *[other] { $count } snapshots
    }
cases-rejected = dropped { $count ->
        [one] 1 snapshot
       *[other] { $count } snapshots
    } that nobody had accepted
cases-pruned = deleted { $count ->
        [one] 1 orphan
       *[other] { $count } orphans
    }
cases-prunable = heng test --prune deletes orphans
cases-not_snapped =
    { $count ->
        [one] 1 case fails its expectation; its snapshot was
       *[other] { $count } cases fail their expectations; their snapshots were
    } left alone
cases-mutants_weak_rules = rules were changed and no case noticed:
cases-mutants_weak_removed = cited evidence was taken away and nothing changed:
cases-mutants_weak_width = a character became full-width or half-width and the judgement changed:
cases-mutants_changed = { $place }  { $before } → { $after }
cases-mutants_changed_evidence = { $place }  { $file }: { $before } → { $after }
cases-mutants_idle_excuse = { $place }  this "equivalent" excuses nothing: { $text }
cases-mutants_of_check = { $folder }: { $killed } of { $of } killed
cases-mutants_rules = rules changed: { $killed } of { $of } killed ({ $share } %)
cases-mutants_removed = cited evidence taken away: { $killed } of { $of } noticed ({ $share } %)
cases-mutants_width = full-width and half-width exchanged in what is cited: { $killed } of { $of } unmoved ({ $share } %)
cases-mutants_by_snapshot = { $count ->
    [one] 1 of the changed rules is
   *[other] { $count } of the changed rules are
} noticed by snapshots only: no expectation speaks of it
cases-mutants_excused = { $count ->
    [one] 1 change is
   *[other] { $count } changes are
} said to be equivalent and not counted
cases-mutants_failing = { $count ->
    [one] 1 case does
   *[other] { $count } cases do
} not hold as it is, and can notice nothing
cases-without_cases = { $count ->
    [one] 1 check has
   *[other] { $count } checks have
} no cases
cases-coverage_criterion = criterion
cases-coverage_met = met
cases-coverage_partly = partly
cases-coverage_unmet = unmet
cases-coverage_missing = missing
cases-coverage_not_applicable = not applicable
cases-coverage_never = no case has been here:
cases-coverage_place = { $place }  { $part }: { $text }
cases-coverage_part_statement = statement
cases-coverage_part_condition = condition
cases-coverage_part_closure = closure
cases-coverage_part_arm = branch
cases-coverage_sides = sides of criteria (met, unmet) seen: { $part } of { $of } ({ $share } %)
cases-coverage_parts = statements, conditions and closures that ran: { $part } of { $of } ({ $share } %)
cases-coverage_disturbed = { $count ->
    [one] 1 case was
   *[other] { $count } cases were
} judged otherwise while watched, and the above cannot be relied on: please report it
cases-file_binary = .{ $ending } is no text
cases-file_no_text = there is no text to be read
cases-file_name = no case can hold that name: no spaces, a “/” or “.”, not data/ at its beginning
cases-taken_file = what { $indicator } says of { $subject } rests on { $file }, which no case can hold: { $why }
    .help = copy what it says into a .txt, .html or .csv of the bundle and try again; for one criterion alone use --criterion
cases-taken_error = { $indicator } breaks on { $subject }, so there is no judgement to take: { $why }
    .help = mend the rule first; heng explain shows the line
cases-not_taken = the judgement changes when it becomes a case; nothing was written
    .help = evidence, date and parameters before the first case of cases.md hold for new ones too; move them into the cases and try again
cases-heading = Cases
cases-taken_title = { $subject }: { $summary }
cases-taken_note = { $kind ->
        [synthetic] Taken from the synthetic bundle { $bundle }
       *[real] Taken from the bundle { $bundle }
    }: { $files } of { $of_files } files, { $lines } of { $of_lines } lines
cases-taken = written to { $path }: { $title }
cases-taken_kept = kept { $files } of { $of_files } files, { $lines } of { $of_lines } lines; the judgement and what it quotes are the same
cases-taken_real = mind: evidence of a real government was copied into the methodology. Before you publish that, see whether this may be public
cases-taken_pending = its snapshot waits: heng test { $folder } --accept
cases-taken_accepted = its snapshot is accepted: heng test { $folder }
cases-review_head = [{ $at }/{ $of }] { $indicator } { $name }
cases-review_keys = a accept · r reject · s skip · A accept all the rest · u show the rule · e show the evidence · q quit
cases-review_no_rule = no script judged this
