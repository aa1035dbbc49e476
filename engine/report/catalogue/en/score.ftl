# Scoring: why there is no score, and why it is this one

score-no_judgement = No judgement of { $indicator }
    .label = the judgements do not hold this indicator
    .help = Run the checks of this subject again with the present methodology

score-no_measure = The check took no measure { $measure }
    .label = this indicator is scored by a measure
    .help = Write measure("{ $measure }", …) in the script, or correct the name under normalise

score-imputed_mean = Evidence is missing; the mean of { $n } scores of the reference cohort stands in
    .label = imputed
    .help = Bring the evidence and run again; an imputed score does not count as coverage

score-imputed_median = Evidence is missing; the median of { $n } scores of the reference cohort stands in
    .label = imputed
    .help = Bring the evidence and run again; an imputed score does not count as coverage

score-nobody_to_impute_from = Evidence of { $indicator } is missing, and nobody in the reference cohort has a score to impute from
    .label = a score is to be imputed here
    .help = Bring evidence for at least one subject of the reference cohort, or set the policy to zero or exclude

score-no_reference_values = Nobody in the reference cohort has a value of { $indicator }
    .label = nothing to normalise against
    .help = Check the choice of the reference cohort, or bring its evidence

score-zero_range = All { $n } values of { $indicator } in the reference cohort are { $value }: the range is zero
    .label = minmax is not defined here
    .help = Bring data that differ, or use goalposts, scaled or bands

score-equal_bounds = Both bounds of { $indicator } are { $bound }
    .label = equal bounds convert nothing
    .help = Write different numbers for from and to

score-unknown_normaliser = This version cannot compute the normalisation of { $indicator }
    .label = a method that cannot be computed
    .help = Use minmax, scaled, goalposts or bands

score-not_positive = { $indicator } is a { $method ->
        [geometric] geometric mean
        [harmonic] harmonic mean
       *[other] power mean
    }, and the score of { $child } is { $score }
    .label = this method needs every score above zero
    .help = State a floor for { $indicator } (such as floor: 1), or use mean

score-power_of_zero = The power mean of { $indicator } has the exponent zero
    .label = the exponent must not be zero
    .help = Write another exponent; for the geometric mean write method: geometric

score-not_computable = { $method } gives no finite number for { $indicator }
    .label = no score
    .help = Check whether weights or the exponent are too large, or use mean

score-broken_children = No score, because of errors in { $indicators }
    .label = indicators with errors
    .help = Correct the errors of { $indicators } first

score-vetoed_by = Vetoed by { $indicators }
    .label = veto
    .help = See heng explain for what { $indicators } rests on

score-low_coverage = Only { $coverage } of the weight was judged, { $at_least } is required: no score is published
    .label = too little coverage
    .help = See heng bundle todo for the missing evidence, and bring it
