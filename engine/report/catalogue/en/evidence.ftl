# Bundles: what cannot be read, what is written wrongly, what does not belong.

evidence-unreadable = { $file } cannot be read: { $why }
    .label = reading stops here
    .help = { $why_is ->
        [not_found] add the file
        [too_large] save the page alone, or split the file; if it must be so large, raise file_size under limits in methodology.yaml
        [too_many_rows] remove rows that nobody needs, or raise rows under limits in methodology.yaml
        [too_many_columns] look at the separators, and remove columns that nobody needs
        [too_many_cells] remove rows and columns that nobody needs, or split the file
        [too_much_read] remove files that nobody needs, or put smaller ones in the place of large ones
        [pointers_too_long] split the file, or nest it less deeply
        [too_deep] save the page again; if it must be so deep, raise nesting under limits in methodology.yaml
        [not_text] put a page, a text or a table here; pictures and archives do not belong into data/
        [unknown_encoding] open it in an editor, look whether it reads well, and save it as UTF-8
        [broken_data] mend the file as the reason says
        [no_list_of_rows] a table is a list with an item a row, [{ "{" }"name": …{ "}" }, …]; where it stands under a key, the script reads it with bundle.json
        [row_of_another_kind] write every item in the same form, { "{" }"column": value{ "}" } or [value, …]
        [no_head] name the columns in the first line
        [refused_file] put the file itself into the bundle
       *[other] save the file again
    }. Only the checks that read it are affected.
evidence-not_found = there is no such file
evidence-too_large = the file has { $size } bytes; the most is { $most }
evidence-refused_file = this path is not opened
evidence-io = the system says: { $reason }
evidence-not_text = it is no text (it holds NUL bytes)
evidence-unknown_encoding = its encoding cannot be told
evidence-too_deep = the page is nested deeper than { $most } levels
evidence-broken_data = the data is broken: { $why }
evidence-too_many_cells = more than { $most } cells
evidence-too_much_read = the files of this bundle that were read have more than { $most } bytes together
evidence-pointers_too_long = so many values are nested so deeply that their places take more than { $most } bytes
evidence-more_problems = only { $most } problems are listed; { $count } more are not
    .label = this bundle
    .help = Put right what is listed, then run again.
evidence-too_many_columns = more than { $most } columns
evidence-too_many_rows = more than { $most } rows
evidence-no_data = the bundle { $bundle } has no folder data/, or it is empty
    .label = no evidence at all
    .help = evidence stands in data/ within the bundle; leave a bundle out until something has been collected.
evidence-no_list_of_rows = this is no list, and cannot be read as a table
evidence-row_of_another_kind = this item is of another kind than the others, and cannot be read as a row
evidence-no_head = the table has no head
evidence-open_quote = a quote is not closed, and { $count } lines are read as this one cell
    .label = from this quote on
    .help = close it where the cell ends, or take it away; a quote within a cell is written twice.
evidence-column_absent = { $file } lacks columns that the indicator asks for: { $columns }
    .label = this table
    .help = add them, or correct columns in indicator.yaml.
evidence-coding_of_no_indicator = the methodology has no indicator { $indicator } that could be coded
    .label = nobody uses this
    .help = correct the indicator's number.
evidence-coding_of_nothing = { $indicator } does not ask "{ $id }"
    .label = nobody uses this
    .help = it asks: { $known }.
evidence-absence_of_nothing = no indicator asks for { $pattern }
    .label = nobody uses this record of absence
    .help = correct the name or pattern; it must meet what indicator.yaml names under evidence.
evidence-column_twice = two columns are called "{ $column }"
    .label = column { $place }, the second
    .help = rename one of them; checks read the first only.
evidence-cells_without_column = this row has { $count } more { $count ->
        [one] cell
       *[other] cells
    } than the head, and is not read
    .label = a cell without a column
    .help = which cell belongs to which column cannot be told. A comma within a text or a number must stand in quotes, such as "1,234"; or the head lacks a column.
evidence-blank_cells_without_column = every row ends in { $count } blank { $count ->
        [one] cell
       *[other] cells
    } more than the head has
    .label = a blank cell without a column
    .help = this changes no judgement; remove the commas at the ends of the rows.
evidence-cells_too_few = this row has { $count } { $count ->
        [one] cell
       *[other] cells
    } less than the head; they count as blank
    .label = too few cells
    .help = a blank cell needs its comma too; where one in the middle is missing, all behind it stand in the wrong column.
evidence-link = { $file } is a link and is not followed
    .label = a link
    .help = put the file itself into the bundle.
evidence-device = { $file } is no regular file
    .label = no file
    .help = remove it from the bundle.
evidence-bad_name = the name of { $file } cannot be used
    .label = the name
    .help = use a UTF-8 name without backslashes and control characters.
evidence-no_access = { $file } may not be read
    .label = cannot be opened
    .help = change its permissions.
evidence-names_clash = { $file } and { $other } differ only by case or Unicode form
    .label = the same name
    .help = rename one of them; another system keeps only one.
evidence-too_many_files = the bundle has { $count } files; the most is { $most }
    .label = this bundle
    .help = remove what is not needed, or change limits.files.
evidence-described_but_absent = bundle.yaml speaks of { $file }, which is not there
    .label = no such file
    .help = add the file or correct the path; what is truly absent belongs under absent.
evidence-absent_but_there = { $pattern } is said to be absent, but { $file } is there
    .label = this entry contradicts the files
    .help = remove the entry if it was found after all; move a misplaced file out of data/.
evidence-unknown_key = unknown key { $key }
    .label = this key does nothing
    .help = { $has_suggestion ->
        [no] the keys are: { $known }.
       *[other] did you mean { $suggestion }? The keys are: { $known }.
    }
evidence-wrong_type = { $expected } is wanted here
    .label = not like this
    .help = write { $expected }.
evidence-type_map = a map of names and values
evidence-type_list = a list
evidence-type_text = a text
evidence-type_flag = true or false
evidence-bad_date = "{ $text }" is no date
    .label = no such day, or no year
    .help = write 2024-03-05.
evidence-escaping_pattern = the path "{ $pattern }" leaves the bundle or is malformed
    .label = no path within the bundle
    .help = write a path below data/, without .. and without a leading /.
evidence-absence_of_what = it is not said what was looked for
    .label = no evidence
    .help = add evidence:, such as documents/leading-group/*.
evidence-coding_without_value = the coding has no value
    .label = no value
    .help = add value:, as the values of indicator.yaml say; 是 or 否 where there are none.
evidence-no_such_place = { $file }, which the coding cites, is not in the bundle
    .label = no such file
    .help = { $has_nearest ->
        [no] write a path below data/ after where:, such as documents/cloud/a.txt; until then the observation is missing evidence.
       *[other] perhaps { $nearest }; until it is mended the observation is missing evidence.
    }
evidence-quote_not_found = { $file } does not say "{ $quote }", which the coding quotes
    .label = these words are not in the file
    .help = copy the words as they stand, with … for what is left out; until it is mended or settled the observation is missing evidence.
evidence-quote_not_verified = { $file } cannot be read, so the quotation was not verified: { $why }
    .label = not verified
    .help = the coding counts; save the file as text or as a page to have it verified.
evidence-quote_without_place = words are quoted, and no file is named
    .label = these words were not verified
    .help = name the file with where:, such as documents/cloud/a.txt.
evidence-no_subject = the bundle { $bundle } does not say whose it is
    .label = this bundle
    .help = add subject: to bundle.yaml, with a key of subjects.yaml.
evidence-unknown_subject = there is no subject "{ $subject }" (bundle { $bundle })
    .label = not in subjects.yaml
    .help = correct subject:, or add it to subjects.yaml.
evidence-subject_twice = the subject "{ $subject }" has several bundles: { $bundles }
    .label = this subject has more than one bundle
    .help = keep one of them: correct subject: or move one away; until then none of them is assessed.
