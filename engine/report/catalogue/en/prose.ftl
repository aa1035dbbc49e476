# Reports written by templates.

prose-open_head = the `---` at the head of the template has no end
    .label = begins here
    .help = write `---` on a line of its own behind the head
prose-head_no_map = the head of a template is written as `key: value`
    .help = for example `per: government`
prose-head_key = there is no key { $key }
    .label = not known
    .help = { $has_suggestion ->
        [yes] did you mean { $suggestion }? There are: { $known }
       *[no] there are: { $known }
    }
prose-head_value = the value of { $key } is not known
    .label = may be: { $known }
    .help = write one of these
prose-style_value = the value of { $key } will not do
    .label = will not do
    .help = fonts are names; sizes are points from 5 to 72; margins are millimetres from 5 to 80; lines are 0.8 to 4
prose-too_large = the template is too large, or there are too many
    .help = a template has at most { $most } KB, and there are at most { $many }; split it and include its parts
prose-unknown_field = { $of } has no { $name }
    .label = no such name
    .help = { $has_suggestion ->
        [yes] did you mean { $suggestion }? There are: { $known }
       *[no] there are: { $known }
    }
prose-unknown_name = templates have no name { $name }
    .label = no such name
    .help = { $has_suggestion ->
        [yes] did you mean { $suggestion }? docs/report-templates.md lists the names
       *[no] docs/report-templates.md lists the names; `government` is there only with `per: government`
    }
prose-unknown_filter = there is no filter { $name }
    .label = no such filter
    .help = { $has_suggestion ->
        [yes] did you mean { $suggestion }? docs/report-templates.md lists the filters
       *[no] docs/report-templates.md lists the filters
    }
prose-unknown_call = there is no { $name } to call
    .label = not there
    .help = { $has_suggestion ->
        [yes] did you mean { $suggestion }?
       *[no] docs/report-templates.md lists what there is
    }
prose-endless = the template is not done after { $most } steps
    .label = stopped here
    .help = look for loops within loops, or a loop that goes round too often
prose-too_much = this report would be larger than { $most } MB
    .label = stopped here
    .help = list less: `[:10]` takes the first ten, and `listed` names the first few
prose-too_deep = macros or includes go deeper than { $most } levels
    .label = stopped here
    .help = look for one that calls itself
prose-no_such_file = there is no template { $name } to include
    .label = not found
    .help = only those in the same folder `report` can be included, by their whole name: _head.md.j2
prose-syntax = the template is not well written: { $why }
    .label = here
    .help = see whether {"{{"} and {"}}"}, {"{%"} and {"%}"} are in pairs, and every if and for has its end
prose-broken = the template cannot go on here: { $why }
    .label = here
    .help = see what the names hold, a text, a list or a figure, in docs/report-templates.md
prose-not_a_share = { $filter } is for shares, and this is “{ $value }”
    .label = not a share
    .help = words come from shares of the assessment only, such as c.met, tier.share, statistics.ID.share
prose-not_a_figure = { $filter } is for figures, and this is “{ $value }”
    .label = not a figure
    .help = scores, points and counts are figures; a text is none
prose-not_a_count = { $filter } is for whole numbers, and this is “{ $value }”
    .label = not a whole number
    .help = such as count, tier.count
prose-not_a_day = { $filter } is for days, and this is “{ $value }”
    .label = not a day
    .help = such as assessed_on, loss.captured
prose-of_nobody = { $filter }: there is nobody, so there is no share
    .label = of nobody
    .help = ask first: {"{%"} if share.of > 0 {"%}"}
prose-no_such_template = there is no template { $name }
    .help = { $has_suggestion ->
        [yes] did you mean { $suggestion }? There are: { $known }
       *[no] there are: { $known }
    }
prose-several = { $count } reports do not go into one file
    .help = choose a template with --template and a government with --subject, or name a folder with -o
prose-cannot_make = the Word document cannot be made: { $why }
    .help = try -f md; if that fails too, please report it

prose-quantity_nobody = no
prose-quantity_below = fewer than { $tenths }
prose-quantity_tenths = { $tenths }
prose-quantity_about = about { $tenths }
prose-quantity_over = more than { $tenths }
prose-quantity_over_half = more than { $tenths }
prose-quantity_over_only = only a little over { $tenths }
prose-quantity_nearly = nearly { $tenths }
prose-quantity_nearly_all = nearly all
prose-quantity_everybody = all
prose-quantity_whole = { $word } { $noun }
prose-quantity_part = { $word } of the { $noun }
prose-only = only { $word }
prose-half = half
prose-in_ten = { $count ->
        [1] one in ten
        [2] two in ten
        [3] three in ten
        [4] four in ten
        [6] six in ten
        [7] seven in ten
        [8] eight in ten
        [9] nine in ten
       *[other] { $count } in ten
    }
prose-around_exactly = { $percent }%
prose-around_over = over { $percent }%
prose-around_nearly = nearly { $percent }%
prose-and_more = { $list } and others, { $count } { $noun } in all
prose-day = { $year }-{ $month }-{ $day }

prose-assessed_on = Assessed on { $day }
prose-synthetic = The evidence of { $count } of the governments in this report is made up, for demonstration only; it stands for no real government.
prose-synthetic_one = The evidence behind this report is made up, for demonstration only; it stands for no real government.
prose-provisional = Some indicators are still to come; the total is provisional.

prose-report = : report
prose-overall = Overall result
prose-assessed_count = { $count ->
        [1] One government was assessed
       *[other] { $count } governments were assessed
    }
prose-mean = , with a mean total of { $text }
prose-median = , a median of { $text }
prose-highest = , the highest { $text }
prose-lowest = , the lowest { $text }.
prose-tier = Tier
prose-bound = From
prose-count = Count
prose-share = Share
prose-rank = Rank
prose-tied = {" "}(tied)
prose-government = Government
prose-indicators = Scores by indicator
prose-indicator = Indicator
prose-score = Score
prose-difference = Difference
prose-mean_word = Mean
prose-median_word = Median
prose-max_word = Highest
prose-min_word = Lowest
prose-weakest = Criteria that earn the least
prose-met_by = : { $text } of its points on the average
prose-claims = Published claims
prose-statistic = Statistic
prose-computed = Computed
prose-published = As published
prose-standing = Standing
prose-result = Result
prose-losses = Points lost, and why
prose-nothing_lost = No points were lost.
