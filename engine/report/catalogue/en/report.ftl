# Words and headings of the reports for the terminal.

report-error = Error
report-warning = Warning
report-note = Note
report-help = help

# Outcomes

report-scored = scored
report-not_applicable = n/a
report-missing_evidence = missing evidence
report-imputed = imputed
report-vetoed = vetoed
report-low_coverage = low coverage
report-rule_error = rule error
report-planned = planned

# The league table

report-rank = rank
report-tied = ={ $rank }
report-subject = subject
report-tier = tier
report-coverage = coverage
report-marks = marks
report-subjects = { $count ->
        [one] 1 subject
       *[other] { $count } subjects
    }
report-subjects_shown = { $shown } of { $count } subjects shown
report-mark_veto = vetoed
report-mark_error = rule error
report-mark_low_coverage = low coverage
report-mark_near_threshold = near threshold
report-mark_imputed = partly imputed
report-mark_stale = stale evidence
report-mark_synthetic = synthetic
report-legend_low_coverage = low coverage: less than { $least } of the weight was judged, so neither score nor rank is published.
report-legend_near_threshold = near threshold: tiers are decided on the unrounded score; a figure that rounding would carry across a bound is printed on its own side.
report-legend_imputed = partly imputed: an indicator without evidence takes its score from the reference cohort, as the methodology says.
report-legend_bonus = { $index } includes bonuses: full marks are { $full }, and on top of them { $bonuses }.
report-bonus_at_most = { $name } adds at most { $most }
report-bonus_to_gain = a bonus that could add { $points }
report-bonus_open = Bonuses are no losses: { $name } could add { $points }.
report-veto_holds = holds, and vetoes
report-veto_does_not_hold = does not hold
report-legend_unjudged = ? before a score: no evidence of it was judged; the score is what the methodology gives where evidence is missing.
report-without_bundle = without an evidence bundle ({ $count }): { $names }
report-provisional = Provisional: some indicators have no check yet; scores and ranks may change once they have.
report-and_more = { $list } and { $more } more

# What was judged

report-assessed = { $subjects ->
        [one] 1 subject
       *[other] { $subjects } subjects
    } · assessed on { $date } · methodology { $digest }
report-criteria = criteria
report-judged = { $share } judged ({ $judged }/{ $of })
report-count_missing = missing evidence { $count }
report-count_not_applicable = not applicable { $count }
report-count_stale = stale { $count }
report-indicators = indicators
report-no_bundle = no bundle
report-provisional_word = provisional
report-provisional_because = { $count ->
        [one] 1 indicator has
       *[other] { $count } indicators have
    } no check yet ({ $names }); scores and ranks may change once they have
report-findings = findings
report-none = none

# Claims

report-claims = Published figures
report-statistic = statistic
report-statistics = Statistics
report-computed = computed
report-count = count
report-printed = published
report-standing = standing
report-population = of { $count }
report-holds = holds
report-fails = fails
report-undecided = undecided
report-figure_holds_for = so for { $count }: { $names }
report-figure_fails_for = not so for { $count }: { $names }
report-figure_unknown_for = unknown for { $count }: { $names }
report-claim_note = { $statistic } ({ $standing }): { $who }
report-against = { $now } against { $then }
report-not_a_claim = not held
report-stated_note = { $statistic } (not held): { $why }
report-earlier = { $statistic }: { $edition } said "{ $text }"{ $has_why ->
        [no] {""}
       *[yes] . { $why }
    }
report-earlier_not_comparable = { $statistic }: { $edition } said "{ $text }", which does not compare: { $why }

# Places of evidence and rules

report-search_files = { $wanted }: { $hits } of the { $of } files in the bundle
report-blank = (blank)
report-quote = "{ $text }"
report-place_cell = { $file } row { $row } "{ $column }" (column { $number })
report-place_cell_number = { $file } row { $row } column { $number }
report-place_page = { $file } page { $page } line { $line }
report-place_head =  “{ $column }”
report-place_row = { $file } row { $row }
report-place_paragraph = { $file } paragraph { $paragraph }
report-place_table_cell = { $file } table { $table } row { $row } column { $number }
report-place_table_row = { $file } table { $table } row { $row }
report-place_bytes = { $file } bytes { $start }–{ $end }
report-own_list = the rule's own list
report-search = { $wanted }: { $hits } of { $of } in { $place }
report-search_item = { $item } { $wanted }: { $hits } of { $of } in { $place }
report-nearest = ; nearest: { $how }
report-recorded_absent = ; the collector recorded that it is not there ({ $place })
report-more_citations = and { $count } more
report-more_searches = and { $count } more searches
report-coarse = which reads mattered could not be told; these are all that came before

# Judgements

report-met = met
report-unmet = unmet
report-partly = partly met
report-state = {" "}(state { $state })
report-lacking = , lacking: { $names }
report-fact_ruling = ruling
report-fact_because = because
report-fact_evidence = evidence
report-fact_search = searched
report-fact_computed = computed
report-fact_stale = stale
report-fact_rule = rule
report-fact_basis = basis
report-fact_note = note
report-fact_normalised = score
report-step_goalposts = goalposts: ({ $value } − { $from }) ÷ ({ $to } − { $from }) × { $full }, kept between 0 and { $full }, gives { $score }
report-step_scaled = scaled: ({ $value } − { $from }) ÷ ({ $to } − { $from }) × { $full }, without bounds, gives { $score }
report-step_minmax = minmax: { $n } values of the reference cohort, worst { $worst }, best { $best }; ({ $value } − { $worst }) ÷ ({ $best } − { $worst }) × { $upper } gives { $score }
report-step_minmax_from = minmax: { $n } values of the reference cohort, worst { $worst }, best { $best }; ({ $value } − { $worst }) ÷ ({ $best } − { $worst }) × ({ $upper } − { $lower }) + { $lower } gives { $score }
report-step_bands = bands: { $bands }; { $value } gives { $score }
report-band_below = below { $threshold }: { $score }
report-band_from = from { $threshold }: { $score }
report-fact_measure = measure
report-of_points = { $points } points
report-points_lost = costs { $points } of the total
report-points_to_gain = would add { $points } to the total if met
report-outside = { $count } more criteria stand outside the denominator and lost nothing; with evidence the score would be computed anew.
report-counted_as = counted as { $ratio } by the methodology's policy
report-not_counted = outside the denominator
report-checked_on = checked { $date }
report-never_judged = not judged in this run
report-planned_leaf = there is no check yet

# A score explained

report-not_assessed = { $subject } is not part of this assessment
report-no_such_indicator = the methodology has no indicator { $indicator }
report-rank_in = rank { $rank } of { $of } in { $cohort }
report-rank_tied = rank ={ $rank } of { $of } in { $cohort }
report-covered = coverage { $share }
report-composed = total = base { $base }{ $bonus }
report-vetoed_by = vetoed by { $indicator }
report-indicator = indicator
report-share = of parent
report-full = points
report-score = score
report-bonus = bonus
report-gate_shut = not given: the base, { $base }, is not above { $gate }
report-geometric = geometric mean
report-harmonic = harmonic mean
report-power = power mean
report-min = the least
report-max = the greatest
report-sum = sum
report-lost = lost
report-criterion = criterion
report-because = why
report-lost_most = Criteria that lost points
report-lost_most_measured = Criteria and measures that lost points
report-behind_gate = { $points } of it from { $bonus }, not given while the base is not above { $gate }
report-lost_more = and { $count } more criteria that lost less
report-next_tier = { $distance } short of { $tier }; meeting these { $count } criteria reaches it
report-next_tier_fewest = { $distance } short of { $tier }; the fewest criteria that reach it: { $count }
report-next_tier_out_of_reach = { $distance } short of { $tier }; not even all criteria together reach it
report-explain_hint = The evidence and the rule of an indicator: heng explain { $subject } { $indicator }

# Findings

report-finding = { $place }: { $said }
report-with_loss = { $said }, { $lost }
report-fact_others = others
report-other_criteria = { $count } more criteria of this subject: { $names }
report-other_files = { $count } more files of this subject: { $names }
report-other_indicators = the same place breaks { $count } more indicators: { $names }
report-others = { $count } more: { $names }
report-others_lost = ; together they lose { $points }
report-more_findings = { $count } more findings of { $groups } kinds are not shown. All of them: --findings { $all }. Those of one subject: heng explain SUBJECT
report-more_errors = { $count } more errors at { $groups } places are not shown. All of them: --findings { $all }. Those of one subject: heng explain SUBJECT
report-errors_elsewhere = Outside of what was asked for, there are errors at { $places } { $places ->
    [one] place
   *[other] places
}, about { $subjects } { $subjects ->
    [one] subject
   *[other] subjects
} and { $count } in all, which fail the whole run; the first is shown above. To see all, run without --subject, --indicator and --cohort.
report-caption_evidence = evidence
report-caption_read = evidence: { $read }
report-caption_nearest = nearest: { $how }
report-caption_rule = judged by this line
report-caption_error = it went wrong here
report-caption_used = used here
report-caption_caller = called from here
report-legend_tree = score = the sum of the parts' scores × their share of the parent, unless stated otherwise; points are what the indicator is worth in the total, in effect.

# What is still to be collected

report-todo_wanted = Wanted
report-todo_done = Done
report-todo_left = Left
report-todo_coded = coded
report-todo_absent = none exists
report-todo_missing = Missing
report-todo_unreadable = Unreadable
report-todo_columns = No column
report-todo_stale = Stale
report-todo_late = Too late
report-todo_undated = Undated
report-todo_uncoded = Uncoded
report-todo_too_few_coders = Few coders
report-todo_disagreement = Disagreement
report-todo_bad_coding = Bad coding
report-todo_bundle = bundle { $bundle } · assessed on { $date }
report-todo_no_bundle = no bundle yet: make a folder with a bundle.yaml that says subject: "{ $subject }" · assessed on { $date }
report-todo_wanted_columns = with these columns: { $columns }
report-todo_max_age = captured from { $from } to { $to } (at most { $age } before the assessment)
report-todo_age = { $unit ->
        [days] { $count ->
            [one] 1 day
           *[other] { $count } days
        }
        [working_days] { $count ->
            [one] 1 working day
           *[other] { $count } working days
        }
        [weeks] { $count ->
            [one] 1 week
           *[other] { $count } weeks
        }
        [months] { $count ->
            [one] 1 month
           *[other] { $count } months
        }
       *[years] { $count ->
            [one] 1 year
           *[other] { $count } years
        }
    }
report-todo_nearest = perhaps in the wrong place (nothing asks for it there): { $files }
report-todo_files = { $count ->
        [one] 1 file
       *[other] { $count } files
    }
report-todo_lacks_columns = { $file } lacks these columns: { $columns }
report-todo_captured_stale = { $files }: captured on { $captured_at }; capture anew from { $from } to { $to }
report-todo_captured_late = { $files }: captured on { $captured_at }, after the assessment date { $to }; take an earlier snapshot, or check the date
report-todo_no_captured_at = { $files }: no date of capture; write captured_at under files in bundle.yaml
report-todo_values = values: { $values }
report-todo_yes_no = yes, no
report-todo_value = coded as { $value }
report-todo_coders = { $count } people code it, each alone
report-todo_where = look at { $place }
report-todo_also = Also to be mended in the bundle
report-todo_all_done = { $subject }: all { $wanted } are there
report-todo_summary = { $subject }: { $left } to go ({ $open }); { $done } of { $wanted } done
report-todo_of_them_absent = , { $count } of them because none exists
report-todo_how = Files go into data/ of the bundle under these paths, codings into data/observations.yaml; what was looked for and does not exist goes under absent in bundle.yaml
report-todo_planned = Indicators that have no check yet, so that nobody knows what they will ask for: { $count }
report-todo_hint = To see the list of one subject, add --subject { $subject }; to see all lists, -v

# Comparing

report-diff_nothing = { $compared } subjects, nothing moved
report-diff_tally = { $compared } subjects; moved: totals { $scores }, ranks { $ranks }, tiers { $tiers }; claims flipped: { $claims }
report-diff_moved = { $count } moved
report-diff_unranked = Not ranked
report-diff_difference = Change
report-diff_score = Score
report-diff_tiers = Tier moves
report-diff_no_tier = no tier
report-diff_tier_group = { $cohort } { $move } ({ $count }): { $names }
report-diff_leaves = Leaf indicators
report-diff_leaves_count = { $count } moved
report-diff_indicator = Indicator
report-diff_up = Up
report-diff_down = Down
report-diff_other = Other
report-diff_criteria = Criteria ruled otherwise
report-diff_none = none
report-diff_met = met
report-diff_partly = partly met
report-diff_unmet = unmet
report-diff_statistics = Statistics and claims
report-diff_flipped = { $count } flipped
report-diff_side_holds = holds
report-diff_side_fails = does not hold
report-diff_side_unknown = cannot be said
report-diff_side_outside = outside
report-diff_sides = { $statistic }: { $move }: { $names }
report-diff_edits = Edits and what they do
report-diff_edits_count = { $count ->
        [one] 1 edit
       *[other] { $count } edits
    }; changes of the total, summed over all subjects
report-diff_edits_of = What the edits do to { $subject }
report-diff_edit = Edit
report-diff_place = Place
report-diff_alone = Alone
report-diff_last = Last
report-diff_does = Moves alone
report-diff_total = All edits
report-diff_interaction = Interaction
report-diff_does_up = { $up ->
        [one] 1 total up
       *[other] { $up } totals up
    }
report-diff_does_down = { $down ->
        [one] 1 total down
       *[other] { $down } totals down
    }
report-diff_does_both = totals: { $up } up, { $down } down
report-diff_does_ranks = { $count ->
        [one] 1 rank
       *[other] { $count } ranks
    }
report-diff_does_tiers = { $count ->
        [one] 1 tier
       *[other] { $count } tiers
    }
report-diff_does_claims = { $count ->
        [one] 1 claim
       *[other] { $count } claims
    }
report-diff_and_more = { $path } and others, { $count } in all
report-diff_wordings = { $count } more changes are of words only and move no score
report-diff_cannot_stand = ✗: cannot be computed, because a check fails without the other edits; its effect is part of the interaction
report-diff_grouped = with { $count } edits, those of one indicator are taken together
report-diff_documents = only two results documents are at hand: that rulings differ is known by indicator, not whether script, parameter or evidence caused it
report-diff_incomparable = Cannot be compared
report-diff_incomparable_count = { $count }
report-diff_why = { $what }: { $why }
report-diff_only_before = only before
report-diff_only_after = only after
report-diff_no_bundle_before = no bundle before
report-diff_no_bundle_after = no bundle after
report-diff_planned_before = no check before
report-diff_planned_after = no check after
report-diff_leaf_and_parent = a leaf on one side, a parent on the other
report-diff_other_kind = scored in another way
report-diff_other_figure = another kind of figure
report-diff_other_scale = another scale: differences mean nothing
report-edit_rulings = Rulings
report-edit_script = Script
report-edit_library = Library
report-edit_plugin = Plugin
report-edit_parameter = Parameter
report-edit_criteria = Criteria
report-edit_wanted = Evidence asked for
report-edit_scope = Scope
report-edit_reference = Reference data
report-edit_date = Assessment date
report-edit_limits = Limits
report-edit_subject = Subject
report-edit_points = Points
report-edit_scoring = Scoring
report-edit_tree = Tree
report-edit_weight = Weight
report-edit_method = Aggregation
report-edit_policy = Policy
report-edit_tier = Tier
report-edit_rules = Rules
report-edit_cohort = Cohort
report-edit_statistic = Statistic
report-edit_claim = Claim
report-edit_group = Several

report-live_more = and { $count } more
report-live_leaves = (and { $count } more)
report-live_rank = rank { $move }
report-live_claim = claim “{ $statistic } { $claim }”: { $move }
report-plugins = plugins { $plugins }
report-diff_plugin = Plugin: { $change }
report-diff_no_plugin = none
