# Rule scripts: what is said when they are compiled and run.

## Compiling

rule-script_too_large = the script is too large: { $size } bytes
    .label = this file
    .help = a script has at most { $most } bytes; move shared logic to lib/.
rule-no_check_function = the script has no function check
    .label = this script
    .help = { $has_suggestion ->
        [yes] is { $suggestion } a misspelt check? Every check begins with fn check(bundle, params) { "{" } … { "}" }.
       *[other] write fn check(bundle, params) { "{" } … { "}" }: every check begins there.
    }
rule-check_parameters = check takes two parameters, here it has { $count }
    .label = here
    .help = write fn check(bundle, params).
rule-full_width_sign = a full-width sign { $sign } in the code
    .label = full-width
    .help = signs of the language are half-width: write { $plain } . Text within quotes is free. { $more ->
        [0] {""}
       *[other] { $more } more full-width signs follow.
    }
rule-foreign_word = scripts do not say "{ $word }"
    .label = not like this
    .help = write { $instead } .
rule-not_handed = this function was not handed { $name }
    .label = not handed in
    .help = check is written fn check(bundle, params); any other function is handed what it needs, in its brackets and where it is called.
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
rule-too_deep = the expression is nested more than { $most } levels deep
    .label = here
    .help = take it apart with let.
rule-too_many_arguments = { $name } is called with { $count } arguments
    .label = this call
    .help = a call has at most { $most } arguments; write several values as a list [ … ].
rule-too_many_functions = the script has more than { $most } functions
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
rule-never_measured = the measure "{ $measure }" is never taken
    .label = this script
    .help = this indicator is scored by a measure: write measure("{ $measure }", …) on every way through the script, or missing("why") or not_applicable("why") where there is none.
rule-judge_needs_bool = judge("{ $criterion }", …) takes true or false, not { $kind }
    .label = this judgement
    .help = write a condition; for a ratio or a state use grade.
rule-grade_needs_ratio = grade("{ $criterion }", …) takes a ratio, a state or an observation, not { $kind }
    .label = this judgement
    .help = give a number from 0 to 1, share(…), a state, an observation or #{ "{" } state: condition { "}" }; for true or false use judge.
rule-ratio_out_of_range = the ratio of "{ $criterion }" is { $ratio }, outside 0 to 1
    .label = this judgement
    .help = make a count a share with share(…) or divide it by the total; cap what may exceed it with min(…, 1); where the evidence is impossible say missing("…").
rule-unknown_state = the criterion "{ $criterion }" has no state "{ $state }"
    .label = this judgement
    .help = { $has_suggestion ->
        [yes] did you mean { $suggestion }? Its states are: { $known }.
       *[other] its states are: { $known }.
    }
rule-no_states = the criterion "{ $criterion }" has no states and cannot be "{ $state }"
    .label = this judgement
    .help = add states: to the rubric, or judge it with judge.
rule-state_without_condition = the state "{ $state }" of "{ $criterion }" has no condition
    .label = this judgement
    .help = give every state above the lowest a condition.
rule-condition_not_bool = the condition of { $call } must be true or false, not { $kind }
    .label = here
    .help = write a comparison such as … >= 1; ask exists(…) whether something was found, !….is_empty() whether a list holds anything.
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
    .help = { $has_suggestion ->
        [yes] did you mean { $suggestion }?
       *[other] add it under observations:; there are: { $has_known ->
            [yes] { $known }
           *[other] none
        }.
    }
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
    .help = ask !exists(…) whether something was not found, .is_empty() whether a list is empty.
rule-not_numbers = { $call } takes numbers, but there is { $kind } among them
    .label = here
    .help = take the numbers out first: .map(|x| x.number("…")).
rule-read_as_another = { $is ->
        [page] { $file } is a page, which { $call } does not read
        [prose] { $file } is a Word or PDF file, which { $call } does not read
        [table] { $file } is a table, which { $call } does not read
       *[other] { $file } is data, which { $call } does not read
    }
    .label = a file of another kind is wanted here
    .help = { $is ->
        [page] read it with { $instead }("…"); the rows of a table in it with .select("table tr").
       *[other] read it with { $instead }("…"); where another file is meant, mend its name.
    }
rule-not_rows = { $call } takes the rows of a table, but there is { $kind } among them
    .label = here
    .help = take the rows of a table first: bundle.table("…").rows.
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
    .help = ask "{ $key }" in … first. Names are taken to the letter: width and white space count.
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
rule-captured = "{ $name }" was used within |…| above and cannot be given another value
    .label = cannot change
    .help = give the new value another name: let other = … , and use that from here on.

## Finding evidence

rule-bad_pattern = the evidence path "{ $pattern }" leaves the bundle or is malformed
    .label = here
    .help = write a path below data/, without .. and without a leading /.
rule-path_too_long = the path of evidence has more than { $most } bytes
    .label = here
    .help = look whether a loop makes the path longer and longer.
rule-pattern_for_one = "{ $pattern }" is a pattern; one file is wanted here
    .label = here
    .help = use pages(…) or documents(…) for several.
rule-bad_selector = the CSS selector "{ $selector }" is wrong: { $reason }
    .label = here
    .help = for example: .list a[href$='.pdf'].
rule-selector_too_long = the CSS selector has more than { $most } bytes
    .label = here
    .help = write a shorter selector, or search in several steps.
rule-bad_regex = the regular expression "{ $pattern }" is wrong: { $reason }
    .label = here
    .help = write it in backticks; huge repetitions are refused.
rule-regex_unclosed_group = a ( has no ); for the bracket itself write \(
rule-regex_unopened_group = a ) has no (; for the bracket itself write \)
rule-regex_unclosed_class = a [ has no ]; for the bracket itself write \[
rule-regex_nothing_repeated = there is nothing to repeat before *, + or ?; for the sign itself write \ before it
rule-regex_bad_count = the count in braces is wrong; write { "{" }2{ "}" } or { "{" }2,4{ "}" }
rule-regex_bad_range = a range in square brackets runs backwards
rule-regex_bad_escape = the letter behind the backslash has no such meaning
rule-regex_look_around = (?=…), (?!…), (?<=…) and (?<!…) are not supported
rule-regex_back_reference = back references such as \1 are not supported
rule-regex_unknown_property = there is no class of characters of that name behind \p; for Chinese characters write \p{ "{" }Han{ "}" }
rule-regex_too_large = the regular expression, unfolded, has more than { $most } bytes
    .label = here
    .help = make the counts in { "{" }n,m{ "}" } smaller, or take it apart into several.
rule-no_attribute = { $subject } has no attribute "{ $attribute }"
    .label = here
    .help = attributes stand in subjects.yaml.
rule-unknown_reference = there is no reference data "{ $id }"
    .label = here
    .help = { $has_suggestion ->
        [yes] did you mean { $suggestion }?
       *[other] reference/ has: { $has_known ->
            [yes] { $known }
           *[other] nothing
        }.
    }
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
rule-may_find_nothing = { $name } may find nothing, and then this is an error
    .label = nothing, (), where there is none
    .help = ask has(…) or exists(…) first; or write ?. after it, and at the end ?? with the value for where there is none.
rule-of_nothing = { $name } is given nothing, ()
    .label = nothing was found before this
    .help = ask exists(…) first, or use what takes its lack for missing evidence, such as page instead of find_page.
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
rule-too_deep_calls = calls are nested more than { $most } levels deep
    .label = stopped here
    .help = look whether a function calls itself without end; if it must be so, change limits.call_depth in methodology.yaml.
rule-text_too_long = a text within the script has more than { $most } bytes
    .label = stopped here
    .help = look whether a loop adds to it without end, or a cell or page of the evidence is longer than it can be.
rule-map_too_large = a map of the script's own has more than { $most } entries
    .label = stopped here
    .help = look whether a loop adds to it without end.
rule-too_nested = Values are nested more than { $most } levels deep
    .label = stopped here
    .help = See whether a loop wraps lists, maps or functions one in another.
rule-too_many_measures = More than { $most } measures are taken
    .label = stopped here
    .help = Take only the numbers that statistics and normalisers need; see whether measure stands in a loop.
rule-too_many_variables = more than { $most } variables are in use at one time
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

## What is seen without running

### Names and how they are used

rule-unknown_method = there is no method "{ $name }"
    .label = unknown
    .help = { $has_suggestion ->
        [yes] did you mean { $suggestion }?
       *[other] the methods are listed in the handbook, "script interface".
    }
rule-unknown_method_of = { $kind } has no method "{ $name }"
    .label = unknown
    .help = { $has_suggestion ->
        [yes] did you mean { $suggestion }?
       *[other] { $kind } has: { $known }.
    }
rule-unknown_property_of = { $kind } has no property "{ $name }"
    .label = unknown
    .help = { $has_suggestion ->
        [yes] did you mean { $suggestion }?
       *[other] { $kind } has: { $known }.
    }
rule-unknown_attribute = subjects have no attribute "{ $name }"
    .label = unknown
    .help = { $has_suggestion ->
        [yes] did you mean { $suggestion }?
       *[other] subjects.yaml has: { $known }.
    }
rule-of_each_item = "{ $name }" belongs to each item of the list, not to the list
    .label = this is a list
    .help = take one item, or go through them: .map(|x| x.{ $call }), .any(|x| …), .share(|x| …).
rule-property_called = "{ $name }" is a property and takes no brackets
    .label = remove the brackets
    .help = write .{ $name }.
rule-method_not_called = "{ $name }" is a method and needs brackets
    .label = brackets are missing
    .help = usage: { $known }
rule-called_alone = "{ $name }" is called on a value
    .label = not by itself
    .help = usage: { $known }
rule-wrong_arity = { $name } does not take { $given ->
        [one] { $given } argument
       *[other] { $given } arguments
    }
    .label = wrong number of arguments
    .help = usage: { $known }
rule-closure_call = "{ $name }" is a variable that holds a function; brackets alone do not call it
    .label = not like this
    .help = write { $instead } .
rule-defined_here = defined here
rule-unknown_library = there is no library "{ $name }"
    .label = unknown
    .help = { $has_suggestion ->
        [yes] did you mean { $suggestion }?
       *[other] { $has_known ->
            [yes] lib/ has: { $known }.
           *[other] this methodology has no libraries; put shared functions into lib/{ $name }.rhai.
        }
    }
rule-broken_library = the library "{ $name }" has errors of its own and cannot be used
    .label = used here
    .help = mend lib/{ $name }.rhai first; then this is well.
rule-library_cycle = libraries use each other in a circle: { $cycle }
    .label = leads back from here
    .help = move the functions that both need into a third file, or into one of them.
rule-unknown_library_function = the library "{ $library }" has no function "{ $name }"
    .label = unknown
    .help = { $has_suggestion ->
        [yes] did you mean { $suggestion }?
       *[other] lib/{ $library }.rhai has: { $known }.
    }
rule-private_function = "{ $name }" is private to the library "{ $library }"
    .label = cannot be called
    .help = remove private before it, or write another function.
rule-unknown_param = there is no parameter "{ $name }"
    .label = unknown
    .help = { $has_suggestion ->
        [yes] did you mean { $suggestion }? Parameters stand under params: in { $file }.
       *[other] { $has_known ->
            [yes] params: in { $file } has: { $known }.
           *[other] add params: to { $file } and give { $name } a value.
        }
    }

### What is not used

rule-unused_variable = the variable "{ $name }" is not used
    .label = nothing reads it
    .help = remove the line; to keep it on purpose, name it _{ $name }.
rule-unused_parameter = the parameter "{ $name }" is not used
    .label = the function does not read it
    .help = remove it here and where the function is called; to keep it on purpose, name it _{ $name }.
rule-unused_function = nothing calls the function "{ $name }"
    .label = not used
    .help = remove it, or use it where it belongs; a misspelt call looks like this too.
rule-unused_param = the parameter "{ $name }" is not used
    .label = the script does not read it
    .help = changing it changes no result. Remove it, or use params.{ $name } in { $script }.
rule-no_effect = nothing is made of what this statement computes
    .label = no effect
    .help = put it into a judgement: judge("…", …); keep it: let x = …; or remove it.

### Judging

rule-perhaps_judged_twice = the criterion "{ $criterion }" may be judged twice
    .label = perhaps the second time
    .help = in some cases it was judged before. Write if … { "{" } … { "}" } else { "{" } … { "}" } so that each case judges it once.
rule-judged_in_loop = the criterion "{ $criterion }" is judged within a loop, once a turn
    .label = judged every turn
    .help = come to a result within the loop and judge once after it; for a list of items use cover, for a share use share.
rule-judged_first_here = judged before here
rule-perhaps_never_judged = in some cases the criterion "{ $criterion }" is not judged
    .label = judged in this case only
    .help = judge the other case too: judge(…, false) in an else, or skip(…, "reason") where it does not apply.
rule-judged_by_observation = the criterion "{ $criterion }" is judged by the observation "{ $observation }", not by the script
    .label = this judgement has no effect
    .help = remove this statement, or remove from: in indicator.yaml.
rule-criterion_here = this line of the rubric
rule-return_in_check = check cannot end early with return
    .label = what follows is never judged
    .help = tell cases apart with if and else; say not_applicable("…") where the indicator does not apply, missing("…") where evidence does not do.

### Values

rule-compared_to_nothing = () cannot be compared with { $operator }
    .label = nothing
    .help = write { $instead } .
rule-order_of_text = a text has no order for { $operator }
    .label = this is text
    .help = remove the quotes if it is a number; make a number of a text with .to_number() or row.number(…).
rule-date_as_text = "{ $text }" is text, not a date, and does not go with { $operator }
    .label = this is text
    .help = write { $instead } .
rule-not_a_date = "{ $text }" is no date
    .label = here
    .help = write date("2024-03-05") or date("2024年3月5日").
rule-not_within = nothing can be looked for in { $kind } with in
    .label = here
    .help = in takes a list, a text or a map on its right; ask .says("…") whether a document has some words.
rule-whole_too_large = the whole number { $number } is too large to be exact
    .label = too large
    .help = the greatest is 9223372036854775807; a code is no number, write it as text: "{ $number }".

### Evidence

rule-undeclared_column = none of the tables to be collected has a column "{ $column }"
    .label = nobody is asked to collect it
    .help = { $has_suggestion ->
        [yes] did you mean { $suggestion }? The columns in { $file } are { $known }.
       *[other] the columns in { $file } are { $known }; add what is used to columns.
    }
rule-undeclared_evidence = evidence: in indicator.yaml does not have "{ $path }"
    .label = nobody is asked to collect it
    .help = { $has_suggestion ->
        [yes] did you mean { $suggestion }? Collectors go by evidence: in { $file }; what is not there is not collected.
       *[other] collectors go by evidence: in { $file }; what is not there is not collected. Add this path.
    }

### Writing

rule-no_head = the script says nothing at its head
    .label = this check
    .help = begin with //! and a sentence: what the check looks at, and what meets it. The handbook and reports use it.
rule-no_library_head = the library says nothing at its head
    .label = this library
    .help = begin with //! and a sentence: what its functions are for.
rule-let_outside = "{ $name }" stands outside functions and is not seen within them
    .label = outside functions
    .help = a figure that may be changed belongs under params: in indicator.yaml, read as params.{ $name }; what one function uses, move into it.
rule-statement_outside = this statement stands outside functions
    .label = outside functions
    .help = move it into fn check(bundle, params) { "{" } … { "}" }.
rule-kind_params = the parameters
rule-kind_reference = the reference data
rule-kind_judgement = a judgement

### Syntax

rule-full_width_space = a full-width space in the code
    .label = full-width space
    .help = write a plain space. { $more ->
        [0] {""}
       *[other] { $more } more full-width signs follow.
    }
rule-single_quotes = text takes double quotes, not single ones: { $text }
    .label = single quotes
    .help = write { $instead } .
rule-bad_number = { $number } is no number
    .label = here
    .help = numbers have neither commas nor percent signs: 1000, 0.5.
rule-no_printing = scripts cannot use { $word }
    .label = not available
    .help = note("…") leaves a remark in the results, .because("…") explains a judgement.
rule-not_allowed = scripts cannot use { $word }
    .label = not available
    .help = scripts read evidence and judge, no more; the functions are listed in the handbook, "script interface".
rule-assigned_undefined = there is no variable "{ $name }"
    .label = not defined
    .help = the first time write let { $name } = … ; if it exists, look at its spelling.
rule-name_later = "{ $name }" is defined further down, not yet here
    .label = not yet defined
    .help = move let { $name } = … above this line.
rule-name_of_block = "{ $name }" is not seen after its braces end
    .label = not seen here
    .help = write let { $name } = … before the braces and change it within; or write let { $name } = if … { "{" } … { "}" } else { "{" } … { "}" }.
rule-name_outside = "{ $name }" stands outside functions and is not seen within them
    .label = not seen here
    .help = a figure that may be changed belongs under params: in indicator.yaml, read as params.{ $name }; what one function uses, move into it.
rule-name_of_function = "{ $name }" belongs to another function and is not seen here
    .label = not seen here
    .help = a function sees its own parameters only: add { $name } to them and hand it over in the call.
rule-assign_in_condition = = within a condition assigns, it does not compare
    .label = one equals sign
    .help = to compare write == .
rule-foreign_comment = comments do not begin with { $sign }
    .label = not like this
    .help = write // .
rule-arrow_after_bars = no { $arrow } after |…|
    .label = superfluous
    .help = the condition follows at once: |x| x.has("…").
rule-for_brackets = for takes no brackets
    .label = remove the brackets
    .help = write for item in list { "{" } … { "}" }.
rule-colon_block = if and for take braces, not a colon
    .label = colon
    .help = write if condition { "{" } … { "}" }, and else { "{" } … { "}" } for the other case.
rule-block_missing = an opening brace { "{" } is missing
    .label = before this
    .help = write if condition { "{" } … { "}" }, for x in list { "{" } … { "}" }; braces are needed even for one statement, and there is no then.
rule-spoken_sign = "{ $word }" is written { $sign } here
    .label = write { $sign }
    .help = and is &&, or is ||, not is !, equal is ==, unequal is !=.
rule-odd_quotes = the quotes of this line do not pair up
    .label = the first of them
    .help = look which text lacks a quote at one end.
rule-closure_parameter = "{ $name }" is a name within the condition |{ $name }| …, not here
    .label = not known here
    .help = write what is asked of every item as |{ $name }| … too, such as share(|{ $name }| { $name }.yes("…")).
rule-missing_comma = a comma is missing here, or an operator after the value before
    .label = before "{ $word }"
    .help = items are separated by commas; conditions are joined with && or ||, texts with + .
rule-missing_semicolon = this statement has no semicolon at its end
    .label = add ; after this
    .help = every statement ends with a semicolon.
rule-does_not_follow = "{ $word }" cannot follow "{ $before }"
    .label = reading stops here
    .help = statements are separated by semicolons; texts are joined with +, conditions with && or ||; numbers have no thousands separators and no units.
rule-unclosed = a { $open } has no { $close }
    .label = { $close } is missing
    .help = add { $close } here; brackets within texts do not count.
rule-opened_here = opened here
rule-extra_bracket = one { $sign } too many
    .label = nothing is open for it
    .help = remove it, or look for a missing opening bracket before it.
rule-function_inside = a function cannot stand within another
    .label = still within the function above
    .help = perhaps the function above lacks a { "}" }; functions stand one after another.
rule-hides_native = "{ $name }" is a name of Heng's own
    .label = this function has the same name
    .help = give it another name. Heng's own is { $known }.
rule-function_twice = the function "{ $name }" is written twice
    .label = the second time
    .help = remove one, or give it another name.
rule-name_twice = "{ $name }" is written twice
    .label = the second time
    .help = choose another name, or remove one.
rule-function_shape = the function is not complete
    .label = here
    .help = write fn name(parameter, parameter) { "{" } … { "}" }.
rule-name_expected = a name is wanted here, not { $word }
    .label = here
    .help = define one at a time: let name = … ;
rule-cannot_assign = the left side of = cannot be assigned to
    .label = here
    .help = a variable stands on the left; to compare two values write == .
rule-break_outside = break and continue stand within loops only
    .label = not in a loop
    .help = remove it; tell cases apart with if and else.
rule-value_missing = a value is missing after "{ $word }"
    .label = something has to follow
    .help = add the value, or remove the operator or comma. A percentage is written as a decimal: 0.5.
rule-property_missing = a name is missing after the dot
    .label = here
    .help = write a property or method such as .title or .has("…"), or remove the dot.
rule-token_missing = { $token } is missing here
    .label = before "{ $word }"
    .help = add { $token } .
rule-still_inside_here = still within the function above
rule-for_this_leaf = as the check of this indicator
rule-no_sheet_name = { $given } is neither the name of a sheet nor its number
    .label = a name, or a number from 1
    .help = write the name of the sheet as the file has it: "表二"; tables of Word files have no names, so write which one it is: 2
rule-reader_failed = { $file } was not read: { $why }
    .label = it is read here
    .help = The evidence is not at fault: the plugin that reads it did not. See to the plugin (where nobody trusts it yet, look at its program and run heng plugins trust), and run again
