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
report-without_bundle = without an evidence bundle ({ $count }): { $names }
report-provisional = Provisional: some indicators have no check yet; scores and ranks may change once they have.
report-and_more = { $list } and { $more } more

# What was judged

report-assessed = { $subjects } subjects · assessed on { $date } · methodology { $digest }
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
report-figure_fails_for = not so for { $count }: { $names }
report-figure_unknown_for = unknown for { $count }: { $names }
report-claim_note = { $statistic } ({ $standing }): { $who }

# Places of evidence and rules

report-search_files = { $wanted }: { $hits } of the { $of } files in the bundle
report-blank = (blank)
report-quote = "{ $text }"
report-place_cell = { $file } row { $row } "{ $column }" (column { $number })
report-place_cell_number = { $file } row { $row } column { $number }
report-place_page = { $file } page { $page } line { $line }
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
report-caption_evidence = evidence
report-caption_read = evidence: { $read }
report-caption_nearest = nearest: { $how }
report-caption_rule = judged by this line
report-caption_error = it went wrong here
report-caption_caller = called from here
report-legend_tree = score = the sum of the parts' scores × their share of the parent, unless stated otherwise; points are what the indicator is worth in the total, in effect.
