# Words of the report as pages.

pages-skip = Skip to the report
pages-contents = Contents
pages-back = Back to the whole report
pages-series = Assessment report
pages-comma = {", "}
pages-subjects = { $count ->
        [one] 1 government
       *[other] { $count } governments
    }
pages-assessed_on = assessed on { $date }
pages-synthetic = { $count ->
        [one] The evidence of 1 of them is made up
       *[other] The evidence of { $count } of them is made up
    }, for demonstration only; it says nothing of any real government.
pages-made_by = Made by { $engine }
pages-overview = Overview
pages-list = List
pages-list_rule = In administrative order; within a tier no order of merit is meant.
pages-league = League tables
pages-distribution = Distribution and tiers
pages-regions = Regions
pages-regions_rule = Medians of the printed scores of the governments of each region; dots are their indices, the tick is the median.
pages-map = Provinces as tiles
pages-map_rule = A tile per province-level government in rough position: no map, and no border is meant. Cities that were assessed stand within.
pages-heat = Heat map
pages-heat_rule = Scores on the second level of indicators, or on the first where there is no second. Colours are tenths of the scale; the figures are the printed scores.
pages-scale = Scale of colours
pages-compare = Comparison
pages-compare_without = Choosing two to four governments side by side needs a script; without one, read the rows of the heat map above or the tables of each government below.
pages-compare_hint = Choose two to four governments.
pages-choose = Government { $number }
pages-governments = Government by government
pages-governments_rule = Strengths, weaknesses and scores are held against each government's cohort; { $index } and medians are printed figures.
pages-indicators = Problems by indicator
pages-claims = Published claims
pages-notes = Notes
pages-median = median
pages-median_of = median { $index } { $median }
pages-median_in = median of { $cohort }
pages-judged = Criteria judged
pages-base = base
pages-absent = Without a bundle:{" "}
pages-unjudged = No evidence was judged; the score is what the methodology prescribes
pages-bin = { $range }: { $count }. { $names }
pages-histogram = Distribution of the index, { $cohort }
pages-histogram_desc = Columns of five points with the number of governments above them; dashed lines are the bounds of tiers.
pages-strip = Indices of the governments of { $region }
pages-spread = { $index }: lowest { $least }, median { $median }, highest { $most }.
pages-spread_short = indices
pages-tiers_of = Governments by tier, { $cohort }
pages-bound = bound
pages-count = count
pages-share = share
pages-region = region
pages-not_shown = not assessed
pages-strong = Strengths
pages-weak = Weaknesses
pages-none_strong = Nothing 5 points or more above the cohort's median
pages-none_weak = Nothing 5 points or more below the cohort's median
pages-scores = Scores and the cohort's medians
pages-scores_of = Scores of { $name }
pages-difference = difference
pages-bar = score (the tick is the median)
pages-leaves = indicators below
pages-losses = Points lost: { $count ->
        [one] 1 place
       *[other] { $count } places
    }
pages-bonuses = Bonuses still to be had: { $count } (no loss)
pages-outside = Outside the denominator: { $count } (no loss; scores are computed anew once there is evidence)
pages-to_gain = to gain
pages-aside = Other findings: { $count }
pages-source = source
pages-captured = captured { $date }
pages-more = and { $count } more
pages-most = The { $count } criteria that cost the most
pages-most_rule = Losses of all governments on the same criterion, added up; bonuses and what does not count are left out.
pages-lost_together = lost in all
pages-short_of_it = governments
pages-full_points = { $points } points of the index
pages-points = points
pages-missing_short = no evidence
pages-short_of = Not fully met by:{" "}
pages-veto_of = It holds for:{" "}
pages-short_rule = Names with a dotted line partly meet a criterion; those with a question mark lack evidence.
pages-note_tiers = Tiers are decided on the unrounded index:{" "}
pages-note_median = Medians are of the printed scores of a whole cohort: the middle one, or the mean of the middle two. Filters change what is shown, never a median, a score or a rank.
pages-note_strong = Strengths and weaknesses: the three indicators of the second level furthest above and below the cohort's median, by 5 points or more; bonuses are left out.
pages-note_lost = Points lost are what the index would gain if this criterion alone were met, all else equal; they need not add up to what the index lacks.
pages-note_evidence = Only the decisive piece of evidence is shown, the others are counted. Quotations are verbatim; control characters are made visible.
pages-note_publish = A list for publication: neither scores nor ranks, nor anything that they could be read from.
pages-note_coverage = Where less than { $least } of the weight was judged, neither score nor tier nor rank is published.
pages-note_planned = Indicators without a check yet:{" "}
pages-note_made = Methodology { $id } (digest { $digest }), computed by { $engine }; the same methodology and evidence give the same results.

# Layouts

pages-layout = the layout { $file } cannot be filled: { $why }
    .label = it stops here
    .help = mend this line; docs/reports.md lists the names a layout can use. Without this file in report/html Heng's own layout is used
pages-unknown_name = this line uses a name that there is not
pages-large = the page has { $size }; old machines will be slow to open it
    .help = narrow it with --cohort or --subject, or make a folder of pages
pages-split = a single page would have { $size }, more than { $most }: a folder of pages was made
    .help = open index.html in the folder; hand on the folder as a whole
