# Words and headings of the reports for the terminal.

report-error = Error
report-warning = Warning
report-note = Note
report-help = Help:{" "}

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
