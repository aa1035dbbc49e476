## Files

methodology-missing_file = { $file } is missing
    .label = { $file } is needed here
    .help = Create { $file }, or check its name and folder
methodology-unreadable = { $file } cannot be read: { $why }
    .label = cannot be read
    .help = Check that the file is there and may be read
methodology-unreadable_absent = there is no such file
methodology-unreadable_refused = it is a link, or no regular file
methodology-unreadable_system = the system says: { $reason }
methodology-too_large = { $file } is too large: { $size } bytes, at most { $most }
    .label = above the bound
    .help = Split it into several files, or remove what is not used
methodology-not_utf8 = { $file } is not UTF-8 (from line { $line })
    .label = wrong encoding
    .help = Save it as UTF-8 in your editor
methodology-refused_file = { $file } is not read: { $why }
    .label = not read
    .help = Replace it by a plain file in this folder
methodology-refused_link = it is a link
methodology-refused_kind = it is not a regular file
methodology-refused_name = other systems could not hold its name
methodology-refused_unreadable = the system does not let it be read
methodology-unknown_file = { $file } is not used
    .label = this file is not read
    .help = { $close ->
        [yes] Did you mean { $suggestion }? There are: { $known }
        [empty] A methodology has no such file
       *[no] There are: { $known }
    }

## YAML


## Keys and values

methodology-unknown_key = Unknown key { $key }
    .label = this key has no effect
    .help = { $close ->
        [yes] Did you mean { $suggestion }? Known keys: { $known }
        [empty] Remove this key
       *[no] Known keys: { $known }
    }
methodology-missing_key = { $key } is missing
    .label = { $key } is needed here
    .help = Add { $key }: …
methodology-one_of = Something is missing
    .label = one of several is needed here
    .help = Write one of: { $choices }
methodology-only_one_of = Only one is possible
    .label = this is one too many
    .help = Keep one of: { $choices }
methodology-wrong_type =
    { $place ->
        [key] { $key }: expected { $expected }, found { $found }
       *[item] expected { $expected }, found { $found }
    }
    .label = expected { $expected }
    .help = Write { $expected }
methodology-type_text = a text
methodology-type_number = a number such as 40, 0.5 or 1/3
methodology-type_whole_number = a whole number
methodology-type_flag = true or false
methodology-type_date = a date such as 2024-11-30
methodology-type_list = a list [a, b]
methodology-type_map = keys with values
methodology-type_size = a size such as 20 MB
methodology-type_criterion = a criterion such as { "{" } points: 40, text: … { "}" }
methodology-type_printed = a figure as printed, such as "96%", 1/3 or 52
methodology-found_nothing = nothing
methodology-found_list = a list
methodology-found_map = keys with values
methodology-found_text = `{ $text }`
methodology-unknown_word = { $key } cannot be { $word }
    .label = unknown word
    .help = { $close ->
        [yes] Did you mean { $suggestion }? There are: { $known }
       *[no] There are: { $known }
    }
methodology-bad_date = Not a date: { $text }
    .label = no such day, or not written as one
    .help = Write year-month-day, such as 2024-03-01
methodology-out_of_range = { $number } is out of range
    .label = from { $least } to { $most }
    .help = Write a number from { $least } to { $most }
methodology-not_positive = { $number } must be above zero
    .label = above zero
    .help = Write a number above zero, or remove the line if it no longer counts
methodology-empty_range = No number lies within these bounds ({ $low } and { $high })
    .label = an empty range
    .help = Check at_least, above, at_most and below
methodology-twice_in_list = { $text } is twice in the list
    .label = again here
    .help = Remove one of them
methodology-no_value = { $key } has no value
    .label = nothing here
    .help = Write a value, or remove the line

## methodology.yaml

methodology-format = Format { $found } is not supported
    .label = should be { $known }
    .help = Write heng: { $known }
methodology-bad_id = { $id } cannot be an id
    .label = has blanks, / \ or :
    .help = Use letters, digits, - and _ only
methodology-not_supported_yet = { $what } is not supported yet
    .label = this version cannot compute it
    .help = Use another method for now
methodology-power_zero = The exponent of a power mean cannot be 0
    .label = zero
    .help = An exponent of 0 is the geometric mean: write method: geometric
methodology-tier_order = Tier { $name } is not below { $above }
    .label = this bound should be lower
    .help = Tiers go from high to low: check the two bounds
methodology-tier_above = the tier above
methodology-tier_twice = Tier { $name } is there twice
    .label = again here
    .help = Give each tier its own name
methodology-unknown_tier = There is no tier { $name }
    .label = no such tier
    .help = { $close ->
        [yes] Did you mean { $suggestion }? There are: { $known }
        [empty] Write tiers: in methodology.yaml first
       *[no] There are: { $known }
    }
methodology-unknown_cohort = There is no cohort { $name }
    .label = no such cohort
    .help = { $close ->
        [yes] Did you mean { $suggestion }? There are: { $known }
        [empty] Write cohorts: in methodology.yaml first
       *[no] There are: { $known }
    }
methodology-empty_cohort = Cohort { $cohort } has no subjects
    .label = nobody satisfies the condition
    .help = Check its where against subjects.yaml
methodology-unknown_attribute = No subject has an attribute { $name }
    .label = not in subjects.yaml
    .help = { $close ->
        [yes] Did you mean { $suggestion }? There are: { $known }
        [empty] State the attribute in subjects.yaml first
       *[no] There are: { $known }
    }
methodology-not_a_calendar = { $id } is not a calendar
    .label = this reference data has no years
    .help = Name reference data with years, holidays and workdays

## The tree

methodology-no_indicators = There are no indicators
    .label = nothing here
    .help = Write a line per indicator, such as "1": { "{" } name: Management, weight: 10 { "}" }
methodology-bad_indicator_id = { $id } cannot be an indicator's id
    .label = not an id
    .help = Use digits and dots, such as "1.2.3"; index is the total
methodology-unknown_parent = There is no parent { $name }
    .label = its parent is not there
    .help = { $close ->
        [yes] Did you mean { $suggestion }? There are: { $known }
        [empty] Write the parent first
       *[no] There are: { $known }
    }
methodology-cycle = Indicators are each other's parents: { $cycle }
    .label = this parent is below its own child
    .help = Correct one parent, so that every indicator leads up to the total
methodology-weights = The weights below { $id } sum to { $sum }, not { $weight }
    .label = its children should sum to { $weight }
    .help = Change the children ({ $children }) or the weight of { $id }; where only relations matter, write weights: relative
methodology-root_weights = The first-level weights sum to { $sum }, full marks are { $weight }
    .label = the first level should sum to { $weight }
    .help = Change the weights ({ $children }) or scale.full; a bonus has role: bonus and is not summed
methodology-child_weight = { $id } has { $weight }
methodology-bonus_not_under_root = Bonus { $id } cannot stand under { $parent }
    .label = a bonus is a first-level indicator
    .help = Write role: base, or move it to the first level
methodology-gate_without_bonus = Only a bonus has a gate
    .label = this is no bonus
    .help = Add role: bonus, or remove the gate
methodology-zero_below = { $method } needs scores above zero, but missing evidence gives { $child } a zero
    .label = a zero has no value here
    .help = Write floor: 1, or set missing_evidence to exclude below
methodology-no_name = Indicator { $id } has no name
    .label = name is missing
    .help = Write a name here or in its indicator.yaml
methodology-two_names = Two different names: { $line } and { $file }
    .label = the one in methodology.yaml counts
    .help = Remove one of them, or make them equal
methodology-unknown_indicator = There is no indicator { $name }
    .label = no such indicator
    .help = { $close ->
        [yes] Did you mean { $suggestion }? There are: { $known }
        [empty] Write indicators first
       *[no] There are: { $known }
    }
methodology-planned_parent = { $id } has children and cannot be planned
    .label = a parent has no check
    .help = Remove planned here; write it at the leaves

## Check folders

methodology-missing_check = Indicator { $id } has no check
    .label = no checks/{ $id }-…/indicator.yaml
    .help = Create a folder checks/{ $id }-name/, or write planned: true here
methodology-two_folders = Indicator { $id } has two check folders
    .label = { $first } and { $second }
    .help = Keep one, or give the other another id
methodology-check_without_leaf = { $folder } belongs to no indicator
    .label = there is no indicator { $id }
    .help = { $close ->
        [yes] Did you mean { $suggestion }? Leaves are: { $known }
        [empty] Write indicators first
       *[no] Leaves are: { $known }
    }
methodology-check_of_parent = { $folder } belongs to { $id }, which has children
    .label = only leaves have checks
    .help = Rename it to one of its children, or remove it
methodology-planned_with_check = Planned, although { $folder } is there
    .label = this check is not run
    .help = Remove planned: true once the check is ready
methodology-missing_script = Script { $script } is not there
    .label = no script judges it
    .help = Create { $script }, correct script:, or let an observation judge the criterion with from:
methodology-bad_script = { $script } cannot be a script
    .label = should be a .rhai file in this folder
    .help = Write check.rhai, or lib/name.rhai

## indicator.yaml

methodology-no_points = Criterion { $criterion } has no points
    .label = points are missing
    .help = Add points:
methodology-points_in_veto = A veto has no points
    .label = points mean nothing here
    .help = Remove points
methodology-empty_rubric = The rubric is empty
    .label = at least one criterion is needed
    .help = Write a criterion, such as group: { "{" } points: 100, text: … { "}" }
methodology-one_state = At least two states are needed
    .label = too few
    .help = Write them from low to high, such as { "{" } none: 0, all: 1 { "}" }; yes and no need no states
methodology-state_order = State { $state } is not above { $below }
    .label = should be above the one before
    .help = States go from low to high: check the two ratios
methodology-state_below = the state before
methodology-first_state = The lowest state { $state } is not 0
    .label = even the lowest earns points
    .help = Leave it if you mean it; otherwise write 0
methodology-reserved_word = { $word } is a reserved word of scripts
    .label = scripts cannot use it plainly
    .help = Choose another name
methodology-unknown_param = There is no parameter { $name }
    .label = not in params
    .help = { $close ->
        [yes] Did you mean { $suggestion }? There are: { $known }
        [empty] Write params first
       *[no] There are: { $known }
    }
methodology-each_no_list = Parameter { $param } is no list
    .label = each goes through a list
    .help = Name a list, or remove each
methodology-unknown_observation = There is no observation { $name }
    .label = not in observations
    .help = { $close ->
        [yes] Did you mean { $suggestion }? There are: { $known }
        [empty] Write observations first
       *[no] There are: { $known }
    }
methodology-value_without_state = Value { $value } of observation { $observation } has no state
    .label = codebook and states differ
    .help = { $has_states ->
        [no] The criterion has no states; an observation of yes or no needs no values.
       *[yes] Make states and values agree; states are: { $states }
    }
methodology-states_without_values = Observation { $observation } is yes or no, but the criterion has states
    .label = codebook and states differ
    .help = Give the observation values, or remove the states
methodology-short_codebook = A codebook has at least two values
    .label = too few
    .help = Add the other values; yes and no need none
methodology-unknown_reference = There is no reference data { $name }
    .label = not in reference/
    .help = { $close ->
        [yes] Did you mean { $suggestion }? There are: { $known }
        [empty] Put a file into reference/ first
       *[no] There are: { $known }
    }
methodology-not_a_table = Reference data { $reference } is no table
    .label = a table (rows) is wanted
    .help = Write the earlier number as a row: its name in the first column, the number in another.
methodology-unknown_column = That table has no column { $name }
    .label = no such column
    .help = { $close ->
        [yes] Did you mean { $suggestion }? There are: { $known }
        [empty] The table is empty
       *[no] There are: { $known }
    }
methodology-unknown_row = That table has no row { $name }
    .label = not in its first column
    .help = { $close ->
        [yes] Did you mean { $suggestion }? There are: { $known }
        [empty] The table is empty
       *[no] There are: { $known }
    }
methodology-no_number_there = Column { $column } of row { $row } holds no number: { $text }
    .label = this column must hold a number
    .help = Name another column, or put a number into the reference data.
methodology-since_nothing = Row { $row } was 0: nothing grows from nothing
    .label = it was 0
    .help = Use count or share instead.
methodology-no_such_day = there is no day { $text }
    .label = no such day
    .help = Correct the month or the day; ignore this where it is no date.
methodology-by_incomplete = No value where { $attribute } is { $value } ({ $count } subjects: { $subjects })
    .label = some subjects get no value
    .help = Add it, or write else: …
methodology-applies_to_nobody = This check applies to nobody
    .label = no subject satisfies the condition
    .help = Check applies_to against subjects.yaml
methodology-escaping_pattern = { $pattern } leads out of the bundle
    .label = only paths within the bundle
    .help = Write a path relative to data/, such as documents/…/*
methodology-bad_pattern = { $pattern } is no pattern of files: { $why }
    .label = not well formed
    .help = Check square and curly brackets
methodology-pattern_class = a square bracket without its partner
methodology-pattern_range = a range in square brackets goes backwards
methodology-pattern_braces = a brace without its partner
methodology-pattern_escape = a backslash too many at the end
methodology-pattern_other = it is too long or too intricate
methodology-bad_duration = Not a length of time: { $text }
    .label = not understood
    .help = Write 12 months, 3 working days, 2 weeks
methodology-no_calendar = { $text } counts working days, but there is no calendar
    .label = a calendar is needed
    .help = Write calendar: with the id of reference data in methodology.yaml
methodology-other_kind = { $key } does not belong to kind: { $kind }
    .label = no effect here
    .help = Remove { $key }, or change the kind
methodology-lower_upper = lower { $lower } is not below upper { $upper }
    .label = the wrong way round
    .help = Make lower less than upper; where less is better, write direction: lower
methodology-no_distance = from and to are both { $number }
    .label = they must differ
    .help = Write the value that scores 0 and the one that scores full marks
methodology-no_bands = There are no bands
    .label = at least one is needed
    .help = Write steps: [[threshold, score], …]
methodology-band_pair = A band is two numbers
    .label = should be [threshold, score]
    .help = Write [threshold, score]
methodology-band_order = Threshold { $threshold } is not above { $last }
    .label = should be above the one before
    .help = Bands go from low to high

## subjects.yaml and reference/

methodology-no_subjects = There are no subjects
    .label = nothing here
    .help = Write a line per subject, such as "330100": { "{" } name: Hangzhou { "}" }
methodology-subject_twice = { $subject } and { $other } both have { $what }
    .label = again here
    .help = Names and codes must differ: correct one, or remove the doubled line
methodology-reference_twice = Reference data { $id } is in { $other } already
    .label = the same id again
    .help = Choose another id, or remove one of the files
methodology-bad_csv = Not valid CSV: { $why }
    .label = this row is wrong
    .help = Check quotation marks and commas
methodology-csv_columns = This row has { $found } columns, the head has { $expected }
    .label = wrong number of columns
    .help = Add or remove cells; put double quotation marks around cells with commas
methodology-column_twice = Column { $column } is there twice
    .label = in the head
    .help = Give each column its own name
methodology-outside_years = { $date } is outside the calendar's years
    .label = the calendar covers { $years }
    .help = Correct the date, or add its year to years
methodology-bad_range = { $first }..{ $last } is no range of dates
    .label = from early to late, at most { $most } days
    .help = Check both dates
methodology-holiday_and_workday = { $date } is both a holiday and a working day
    .label = also in holidays
    .help = Remove it from holidays or from workdays

## statistics.yaml

methodology-unknown_criterion = There is no criterion { $name }
    .label = not in this indicator's rubric
    .help = { $close ->
        [yes] Did you mean { $suggestion }? There are: { $known }
        [empty] Write its rubric first
       *[no] There are: { $known }
    }
methodology-unknown_state = There is no state { $name }
    .label = not one of the criterion's states
    .help = { $close ->
        [yes] Did you mean { $suggestion }? There are: { $known }
        [empty] Give the criterion states first, or write a ratio
       *[no] There are: { $known }
    }
methodology-unknown_item = There is no item { $name }
    .label = not in the list
    .help = { $close ->
        [yes] Did you mean { $suggestion }? There are: { $known }
        [empty] Fill the parameter's list first
       *[no] There are: { $known }
    }
methodology-no_items = Criterion { $criterion } is not judged item by item, so has no { $item }
    .label = it has no each
    .help = Remove the square brackets, or give the criterion each
methodology-bad_criterion = Not a criterion: { $text }
    .label = should be indicator/criterion
    .help = Write 1.1.2/body or 1.2.2/areas[item]
methodology-bad_measure = Not a measure: { $text }
    .label = should be indicator/measure
    .help = Write 3.3.2/datasets
methodology-not_a_leaf = { $id } is not a leaf
    .label = it has children
    .help = Name one of: { $children }
methodology-no_bound = It is not said what { $what } must satisfy
    .label = a condition is missing
    .help = Add one of: { $choices }
methodology-no_predicates = { $key } is empty
    .label = at least one condition is needed
    .help = Write a condition, or remove { $key }
methodology-empty_population = Nobody belongs to this population
    .label = it is empty
    .help = Check cohort and where
methodology-claim_with_value = This word carries its own bound
    .label = a value too many
    .help = Remove value; to change the bound, write words in methodology.yaml

# Values put over others (--set and variants)

methodology-set_without_value = "{ $typed }" has no value to put
    .label = write path=value
    .help = for example --set indicators/1.1/weight=5
methodology-set_unknown_path = the path { $path } leads nowhere: { $has_above ->
        [no] there is no { $step }
       *[other] { $above } has no { $step }
    }
    .label = as far as here
    .help = { $close ->
        [yes] did you mean { $suggestion }? There is: { $known }
        [empty] there is nothing here
       *[no] there is: { $known }
    }
methodology-set_below_value = the path { $path } leads nowhere: { $above } is a single value without { $step }
    .label = this is too much
    .help = leave out this part and what follows
methodology-set_twice = the place of { $path } is set twice
    .label = here the second time
    .help = keep one of them; no path may lie within another either
methodology-set_first = the first time: { $path }
methodology-set_cannot = { $path } cannot be set like this
    .label = this place of { $file } cannot be replaced
    .help = it stands behind an alias (*) or is a block of text: set what is around it, or edit the file
methodology-set_here = { $path } was set here
methodology-variant_of_nothing = the variant { $file } has no "path: value"
    .label = lines of "path: value" should stand here
    .help = for example indicators/1.1/weight: 5

# A new check

methodology-grown_has_check = { $id } has a check already
    .help = take another id, or edit what is there
methodology-grown_has_children = { $id } has children and is no leaf
    .help = write the id of a leaf
methodology-grown_bad_id = “{ $id }” is no id
    .help = ids are letters, digits and dots, such as 6.1.3
methodology-grown_below_leaf = { $parent } is a leaf and cannot have { $id } below it
    .help = take another id; to divide { $parent }, move its check to { $id } first
methodology-grown_no_parent = the tree has no { $parent } to hold { $id }
    .help = write name and weight of { $parent } in indicators: of methodology.yaml first
methodology-grown_no_lender = no leaf { $parent ->
        [index] at the top
       *[other] below { $parent }
    } can spare a weight
    .help = write a line "{ $id }": {"{"} weight: { $weight }, planned: true {"}"} in methodology.yaml, mend the weights beside it, and run this again
methodology-grown_too_heavy = nothing { $parent ->
        [index] at the top
       *[other] below { $parent }
    } is heavier than { $weight }, so nothing can spare as much
    .help = give a smaller weight with --weight
methodology-grown_in_one_line = indicators: stands on one line, and there is no telling where { $id } belongs
    .help = write { $line } into it with planned: true, and run this again
