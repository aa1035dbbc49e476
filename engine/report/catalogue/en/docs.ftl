# The handbook of a methodology: heng docs.

docs-stale = line { $line } of { $path } is not what the methodology would say now
    .label = should be: { $should }
    .help = after an edit of the methodology the handbook is written again: the same command without --check
docs-absent = a page of the handbook is lacking: { $path }
    .help = the same command without --check writes it
docs-left_over = { $path } is no part of the handbook: the methodology has no such check any more
    .help = delete the file
docs-stale_pages = { $count ->
        [one] 1 page of the handbook is stale
       *[other] { $count } pages of the handbook are stale
    }
docs-current = { $path } is up to date ({ $count ->
        [one] 1 page
       *[other] { $count } pages
    })
docs-written = wrote { $path } ({ $count ->
        [one] 1 file
       *[other] { $count } files
    })
docs-nothing_there = there is no handbook at { $path } to compare with
    .help = write it first, without --check; name its place with -o where it is elsewhere
docs-not_a_folder = { $path } is a file; a handbook in Markdown is a folder
    .help = give -o a folder, or make one page of it with -f html
docs-not_a_file = { $path } is a folder; a handbook as a page is a file
    .help = give -o a name that ends in .html

docs-handbook = Handbook
docs-series = Handbook of a methodology
docs-skip = Skip to the handbook
docs-contents = Contents
docs-colon = {": "}
docs-comma = {", "}
docs-and = {" and "}
docs-or = {" or "}
docs-made_by = Made of the methodology's files: it changes with them, and heng docs --check says where a copy is stale.
docs-assessed = assessed on { $date }
docs-and_more = and { $count } more
docs-fact_checks = { $count ->
        [one] 1 check
       *[other] { $count } checks
    }
docs-fact_criteria = { $count ->
        [one] 1 criterion
       *[other] { $count } criteria
    }
docs-fact_cases = { $count ->
        [one] 1 case
       *[other] { $count } cases
    }
docs-fact_planned = { $count } planned
docs-fact_subjects = { $count ->
        [one] 1 government
       *[other] { $count } governments
    }
docs-fact_statistics = { $count ->
        [one] 1 statistic
       *[other] { $count } statistics
    }

# How a score comes about

docs-how = How a score comes about
docs-how_leaf = 1. A leaf
docs-how_tree = 2. Up the tree
docs-how_missing = 3. Missing and stale evidence, planned indicators
docs-how_bonus = 4. Bonuses and vetoes
docs-how_tier = 5. Tiers
docs-how_rank = 6. Ranks
docs-how_rubric = Rubrics: score = 100 × Σ(points × ratio met) ÷ Σ points; criteria that do not apply leave the denominator.
docs-how_measured = Measures: the script measures a number, which is turned into a score; how, stands with each check.
docs-how_deduction = Deductions: score = 100 × (1 − Σ(points × ratio not met) ÷ full points), never below 0.
docs-how_veto = Vetoes have no points; where one holds, the vetoed indicator gets a score that is laid down.
docs-how_states = A criterion with states earns the share of its points that the highest state reached stands for.
docs-how_weights = A parent's score is made of its children's scores by their weights; among siblings only relations count.
docs-how_index = { $index }: { $method }. Indicators with another method say so in the tree.
docs-how_scale = Full marks are { $full }; scores stay exact fractions and are rounded half up to { $decimals } decimals only where they are printed.
docs-how_effective = “Of the index” below is what an indicator can give to the index when everything counts. Where siblings leave, it grows; where the method is no weighted mean, it only says how heavy an indicator is.
docs-how_absent = What a collector looked for and recorded as not there is unmet; missing evidence is what was not collected, is spoilt, or was not settled by coders.
docs-how_coverage = Below { $least } of judged weight no score, tier or rank is published.
docs-how_planned = Planned indicators are outside score and coverage; until they are there, the index is provisional.
docs-how_own_policies = Indicators with rules of their own say so in the tree.
docs-missing_criterion_zero = A criterion without evidence counts as unmet.
docs-missing_criterion_exclude = A criterion without evidence leaves the denominator with its points.
docs-missing_leaf_zero = An indicator without evidence scores 0.
docs-missing_leaf_exclude = An indicator without evidence leaves; its siblings' weights grow.
docs-missing_leaf_mean = An indicator without evidence gets the mean of the reference cohort, and a mark.
docs-missing_leaf_median = An indicator without evidence gets the median of the reference cohort, and a mark.
docs-stale_keep = Stale evidence counts as it is; a finding says so.
docs-stale_zero = On stale evidence a criterion counts as unmet.
docs-stale_exclude = On stale evidence a criterion leaves the denominator with its points.
docs-missing_deducts = A deduction without evidence deducts.
docs-missing_does_not_deduct = A deduction without evidence deducts nothing.
docs-how_adds = { $name } is a bonus: it adds at most { $most } points to the base score.
docs-how_gate = { $name } adds only where the unrounded base score is above { $gate }.
docs-how_vetoes = Where { $name } holds, { $whom } gets { $score }{ $has_tier ->
        [no] {""}
       *[yes] {" "}and the tier { $tier }
    }, and ranks last.
docs-how_bound = A tier is decided on the unrounded score; where rounding would cross a bound, the printed figure stays on its side.
docs-how_cohort = Ranks are given within each cohort; 1 is best.
docs-how_reference = The reference cohort of normalising and imputing is { $cohort }.
docs-ties_on_exact = Equal scores share a rank.
docs-ties_on_published = Equal printed scores share a rank.
docs-ties_competition = Ranks are left out after a tie: 1 2 2 4.
docs-ties_dense = No rank is left out after a tie: 1 2 2 3.

# The tree

docs-tree = The tree
docs-indicator = Indicator
docs-name = Name
docs-weight = Weight
docs-share = Of its parent
docs-effective = Of the index
docs-special = Remarks
docs-mark_bonus = bonus
docs-mark_gate = bonus, where the base is above { $gate }
docs-mark_veto = veto
docs-mark_planned = planned
docs-mark_floor = children count as { $floor } at least
docs-mark_relative = only relations of the children's weights count
docs-method_mean = weighted mean
docs-method_geometric = weighted geometric mean
docs-method_harmonic = weighted harmonic mean
docs-method_power = weighted power mean (p = { $p })
docs-method_min = the least
docs-method_max = the greatest
docs-method_sum = sum: children that do not count stay in the denominator

# Tiers, cohorts, reference data, grounds

docs-tiers = Tiers
docs-tier = Tier
docs-bound = Score
docs-cohorts = Cohorts
docs-cohort = Cohort
docs-members = Who belongs to it
docs-count = Count
docs-everybody = all governments
docs-condition = { $attribute } is { $values }
docs-references = Reference data
docs-reference = Id
docs-holds_what = What it holds
docs-holds_items = { $count ->
        [one] 1 item
       *[other] { $count } items
    }
docs-holds_rows = { $count ->
        [one] 1 row
       *[other] { $count } rows
    }, columns: { $columns }
docs-holds_calendar = working days of { $years }
docs-version = Version
docs-source = Source
docs-retrieved = Retrieved
docs-grounds = Grounds
docs-ground = Ground
docs-about = What
docs-stated = Stated in
docs-ground_indicator = Ground
docs-ground_tier = bound of { $tier }
docs-ground_weight = weight of { $name }

# Statistics

docs-statistics = Statistics and published claims
docs-statistic = Statistic
docs-population = Population
docs-figure = How it is computed
docs-published = As published
docs-earlier_editions = Earlier editions
docs-figure_share = share: { $what }
docs-figure_count = count: { $what }
docs-figure_mean = mean: { $what }
docs-figure_median = median: { $what }
docs-figure_min = least: { $what }
docs-figure_max = greatest: { $what }
docs-figure_sum = sum: { $what }
docs-figure_ratio = pooled ratio: { $of } ÷ { $to }
docs-figure_change = change of the count: { $what }; it was { $then } ({ $where })
docs-figure_growth = growth of the count in per cent: { $what }; it was { $then } ({ $where })
docs-figure_stated = not computed; { $value } was published: { $why }
docs-figure_by = ; by { $attribute }
docs-score_of = score of { $name }
docs-measure_of = measure { $measure } of { $name }
docs-holds = “{ $what }” { $test }
docs-not = not ({ $what })
docs-tier_at_least = tier { $tier } or above
docs-tier_is = tier { $tier }
docs-test_state = in state { $state }
docs-test_state_at_least = in state { $state } or a higher one
docs-test_ratio = with a ratio { $range }
docs-claim_just_below = close to { $value } and below it
docs-claim_about = about { $value }
docs-earlier = { $edition }: { $text }{ $has_why ->
        [no] {""}
       *[yes] {" "}({ $why })
    }
docs-earlier_differs = { $edition }: { $text }, not to be compared with this edition{ $has_why ->
        [no] {""}
       *[yes] {" "}({ $why })
    }

# A check

docs-checks = Checks
docs-previous = Previous
docs-next = Next
docs-weight_is = weight { $weight }
docs-points_are = { $points } points of { $index }
docs-applies_to = {"Applies to: "}
docs-folder = {"Folder: "}
docs-kind_rubric = scored by its rubric
docs-kind_deduction = a deduction from { $full } points
docs-kind_veto = a veto
docs-kind_measured = measures { $measure }, turned into a score by { $method }; { $better }
docs-more_is_better = more is better
docs-less_is_better = less is better
docs-rubric = Rubric
docs-criterion = Criterion
docs-criterion_id = Criterion
docs-text = What it asks for
docs-points = Points
docs-of_index = Of the index
docs-states = States
docs-judged_by = Judged by
docs-mark_each = each item of { $param }
docs-mark_from = the observation { $observation }
docs-line = line { $line }
docs-params = Parameters
docs-param = Parameter
docs-value = Value
docs-others = others
docs-from_reference = reference data { $id }
docs-evidence = Evidence wanted
docs-pattern = Files
docs-what = What they are
docs-columns = Columns
docs-max_age = No older than
docs-observation = Observation
docs-ask = Question
docs-answers = Answers
docs-coders = Coders
docs-look_at = Where to look
docs-script = Script
docs-libraries = Libraries

# Cases

docs-cases = Cases
docs-shared_evidence = Evidence that all cases share:
docs-assessed_on = Assessed on
docs-expected = Expected
docs-accepted = Accepted result
docs-variant = Variant
docs-whole = the whole
docs-scored = scored { $score }
docs-expect_finding = finding { $code }
docs-expect_no_finding = no finding { $code }
docs-expect_state = state { $state }

# The script interface

docs-interface = Script interface
docs-interface_rule = Everything that a check can say; what is marked ✓ this methodology uses. What ends in ? may be ().
docs-form = Form
docs-gives = Gives
docs-purpose = What it is for
docs-used_by = Used by
