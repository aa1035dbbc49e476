# Rule scripts: what is said when they are compiled and run.

## Compiling

rule-script_too_large = the script is too large: { $size } bytes
    .label = this file
    .help = a script has at most { $most } bytes; move shared logic to lib/.
rule-no_check_function = the script has no function check
    .label = this script
    .help = write fn check(bundle, params) { "{" } … { "}" }: every check begins there.
rule-check_parameters = check takes two parameters, here it has { $count }
    .label = here
    .help = write fn check(bundle, params).
rule-full_width_sign = a full-width sign { $sign } in the code
    .label = full-width
    .help = signs of the language are half-width: write { $plain } . Text within quotes is free.
rule-foreign_word = scripts do not say "{ $word }"
    .label = not like this
    .help = write { $instead } .
rule-undefined_name = there is no variable "{ $name }"
    .label = not defined
    .help = { $has_suggestion ->
        [no] define it with let first; a let or const outside functions is not seen within them: use params.
       *[other] did you mean { $suggestion }?
    }
rule-bad_escape = { $escape } is no escape within quotes
    .label = here
    .help = write regular expressions in backticks: `\d+`, or as #"…"#.
rule-unterminated_text = the text has no closing quote
    .label = begins here
    .help = add the same quote at its end.
rule-unexpected_sign = { $sign } does not belong here
    .label = unexpected
    .help = remove it, or put it into quotes if it is text.
rule-doc_comment_place = a doc comment /// stands only before a function
    .label = not here
    .help = use //! at the head of the file and // elsewhere.
rule-reserved_word = "{ $word }" is a reserved word
    .label = no name
    .help = choose another name; a parameter of that name is params["{ $word }"].
rule-too_deep = the expression is nested too deeply
    .label = here
    .help = take it apart with let.
rule-too_many_functions = the script has too many functions
    .label = here
    .help = move shared functions to lib/.
rule-syntax = syntax: { $reason }
    .label = reading stops here
    .help = look for a missing bracket, comma or semicolon here or in the line above.
rule-library_runs = the library fails while it is loaded: { $reason }
    .label = here
    .help = files in lib/ hold functions only, no statements.

## Judging

rule-unknown_criterion = the rubric has no criterion "{ $criterion }"
    .label = not in the rubric
    .help = { $has_suggestion ->
        [no] the rubric has: { $known }.
       *[other] did you mean { $suggestion }? The rubric has: { $known }.
    }
rule-judged_twice = the criterion "{ $criterion }" is judged twice
    .label = the second time
    .help = judge each criterion once; tell cases apart with if, or join them in one condition.
rule-never_judged = the criterion "{ $criterion }" is never judged
    .label = this script
    .help = judge it with judge, grade, cover or skip, or remove it from the rubric.
rule-judge_needs_bool = judge("{ $criterion }", …) takes true or false, not { $kind }
    .label = this judgement
    .help = write a condition; for a ratio or a state use grade.
rule-grade_needs_ratio = grade("{ $criterion }", …) takes a ratio, a state or an observation, not { $kind }
    .label = this judgement
    .help = give a number from 0 to 1, share(…), a state, an observation or #{ "{" } state: condition { "}" }; for true or false use judge.
rule-ratio_out_of_range = the ratio of "{ $criterion }" is { $ratio }, outside 0 to 1
    .label = this judgement
    .help = cap it with min(…, 1); where the evidence is impossible say missing("…").
rule-unknown_state = the criterion "{ $criterion }" has no state "{ $state }"
    .label = this judgement
    .help = its states are: { $known }.
rule-no_states = the criterion "{ $criterion }" has no states and cannot be "{ $state }"
    .label = this judgement
    .help = add states: to the rubric, or judge it with judge.
rule-state_without_condition = the state "{ $state }" of "{ $criterion }" has no condition
    .label = this judgement
    .help = give every state above the lowest a condition.
rule-condition_not_bool = the condition of { $call } must be true or false, not { $kind }
    .label = here
    .help = write a comparison such as … >= 1; ask exists(…) whether something was found.
rule-cannot_cite = { $kind } is no evidence
    .label = here
    .help = cite documents, elements, rows, observations, or lists of them.
rule-measure_needs_number = measure("{ $name }", …) takes a number, not { $kind }
    .label = here
    .help = give a number or a share.
rule-measured_twice = "{ $name }" is measured twice
    .label = the second time
    .help = take each measure once.
rule-undeclared_observation = indicator.yaml declares no observation "{ $id }"
    .label = here
    .help = add it under observations:; there are: { $known }.
rule-observation_not_yes_no = the observation "{ $id }" says "{ $value }", neither yes nor no
    .label = here
    .help = grade it by states, or ask .is_one_of([…]).

## Values

rule-unlike_kinds = { $left } and { $right } do not go together with { $operator }
    .label = unlike kinds
    .help = make them alike first: row.number(…), row.date(…) in tables, date(…), .to_number() of text.
rule-compare_nothing = one side is nothing (()) and cannot be compared
    .label = one side is ()
    .help = ask exists(…) first, or give a substitute with ??.
rule-order_of_texts = texts have no order for { $operator }
    .label = both are text
    .help = use date(…) or row.date(…) for dates, .to_number() or row.number(…) for numbers.
rule-date_arithmetic = dates do not go with { $operator }
    .label = here
    .help = use .plus("3 working days"), .minus("12 months"), .days_to(…).
rule-division_by_zero = division by zero
    .label = here
    .help = ask first whether it is 0; where there is nothing to divide it is often not_applicable("…").
rule-number_too_long = the number has more than { $most } digits
    .label = here
    .help = look whether a loop multiplies it again and again.
rule-bad_power = an exponent is a whole number from 0 to { $most }
    .label = here
    .help = choose another exponent.
rule-not_of = ! takes true or false, not { $kind }
    .label = here
    .help = ask !exists(…) whether something was not found.
rule-not_numbers = { $call } takes numbers, but there is { $kind } among them
    .label = here
    .help = take the numbers out first: .map(|x| x.number("…")).
rule-bad_drop = { $drop } cannot be dropped
    .label = here
    .help = write 0 or a greater whole number.
rule-bad_round = round takes a number and 0 to 12 decimals, not { $kind }
    .label = here
    .help = write round(x, 2).
rule-bad_duration = "{ $text }" is no span of time
    .label = here
    .help = write "12 months", "3 working days", "2 weeks", "10 days".
rule-outside_calendar = the calendar does not cover { $date }: working days cannot be counted
    .label = here
    .help = it covers: { $years }. Add that year's arrangement to reference/; nothing is guessed.
rule-no_calendar = the methodology has no calendar: working days cannot be counted
    .label = here
    .help = name one of reference/ under calendar: in methodology.yaml.
rule-no_such_item = the list has no item { $index }; it has { $count }
    .label = here
    .help = items count from 0; ask .len() first, or use .first().
rule-no_such_key = there is no name "{ $key }"
    .label = here
    .help = ask "{ $key }" in … first.
rule-key_not_text = a name is text, not { $kind }
    .label = here
    .help = ask with a text.
rule-range_of_whole_numbers = a range holds whole numbers, not { $kind }
    .label = here
    .help = compare with >= and <=.
rule-list_too_long = the list has more than { $most } items
    .label = here
    .help = work on the evidence's own lists with filter and map.
rule-replace_nothing = replace needs something to replace
    .label = here
    .help = the first argument must not be empty.
rule-not_a_list = for goes through lists only
    .label = here
    .help = look whether what follows in is a list.
rule-wrong_kind = { $expected } is wanted here, { $found } is given
    .label = here
    .help = give the wanted kind.
rule-constant = "{ $name }" cannot be changed
    .label = here
    .help = give the new value a name of its own with let.
rule-captured = "{ $name }" is in use by a function and cannot be changed here
    .label = here
    .help = give the new value a name of its own with let.

## Finding evidence

rule-bad_pattern = the evidence path "{ $pattern }" leaves the bundle or is malformed
    .label = here
    .help = write a path below data/, without .. and without a leading /.
rule-pattern_for_one = "{ $pattern }" is a pattern; one file is wanted here
    .label = here
    .help = use pages(…) or documents(…) for several.
rule-bad_selector = the CSS selector "{ $selector }" is wrong: { $reason }
    .label = here
    .help = for example: .list a[href$='.pdf'].
rule-bad_regex = the regular expression "{ $pattern }" is wrong: { $reason }
    .label = here
    .help = write it in backticks; huge repetitions are refused.
rule-no_attribute = { $subject } has no attribute "{ $attribute }"
    .label = here
    .help = attributes stand in subjects.yaml.
rule-unknown_reference = there is no reference data "{ $id }"
    .label = here
    .help = reference/ has: { $known }.
rule-reference_kind = the reference data "{ $id }" is no { $wanted }
    .label = here
    .help = use reference.list for lists and reference.table for tables.
rule-no_reference_column = the reference data "{ $reference }" has no column "{ $column }"
    .label = here
    .help = its columns: { $columns }.
rule-no_param_for = the parameter "{ $param }" has no value where { $attribute } is "{ $value }"
    .label = this check
    .help = add one in indicator.yaml, or an else:.

## Names

rule-unknown_function = there is no function "{ $name }"
    .label = unknown
    .help = { $has_suggestion ->
        [no] see the script interface in the handbook.
       *[other] did you mean { $suggestion }?
    }
rule-unknown_property = there is no property "{ $name }"
    .label = unknown
    .help = { $has_suggestion ->
        [no] see the script interface in the handbook.
       *[other] did you mean { $suggestion }?
    }
rule-wrong_arguments = { $name } does not take ({ $arguments })
    .label = wrong arguments
    .help = it is used so: { $known }

## Bounds

rule-too_many_operations = more than { $most } operations
    .label = stopped here
    .help = look whether a loop ends; if it must be so, change limits.operations in methodology.yaml.
rule-too_much_memory = the script takes more than { $most } bytes
    .label = stopped here
    .help = look whether a loop gathers text; if it must be so, change limits.memory.
rule-too_deep_calls = calls are nested too deeply
    .label = stopped here
    .help = look whether a function calls itself without end.
rule-data_too_large = the script's own data is too large: { $what }
    .label = stopped here
    .help = a text has at most a million bytes, a list ten thousand items.
rule-too_nested = Values are nested more than { $most } levels deep
    .label = stopped here
    .help = See whether a loop wraps lists, maps or functions one in another.
rule-too_many_measures = More than { $most } measures are taken
    .label = stopped here
    .help = Take only the numbers that statistics and normalisers need; see whether measure stands in a loop.
rule-too_many_variables = too many variables
    .label = stopped here
    .help = look whether a function calls itself without end.
rule-no_modules = scripts load no other files
    .label = here
    .help = functions of lib/ are there already: f of lib/coding.rhai is coding::f(…).
rule-panic = the engine failed: { $words }
    .label = here
    .help = this is no fault of the rule; please send script and evidence to the maintainers.
rule-thrown = the script says: { $text }
    .label = here
    .help = it was thrown by the script; for lack of evidence use missing("…").
rule-stopped = the check ended early
    .label = here
    .help = see above.
rule-failed = the script failed: { $reason }
    .label = here
    .help = mend what it says.

## Names of kinds

rule-kind_nothing = nothing ()
rule-kind_bool = true or false
rule-kind_text = text
rule-kind_number = a number
rule-kind_share = a share
rule-kind_date = a date
rule-kind_list = a list
rule-kind_document = a document
rule-kind_element = an element
rule-kind_table = a table
rule-kind_row = a row
rule-kind_observation = an observation
rule-kind_json = a data value
rule-kind_group = a group
rule-kind_map = a map
rule-kind_subject = a subject
rule-kind_bundle = the bundle
rule-kind_function = a function
rule-kind_other = another value
