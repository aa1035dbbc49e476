# Readers of spreadsheets, Word files, PDF and web archives: what cannot be read, and what is wrong with what was read.

reader-unreadable = { $file } cannot be read: { $why }
    .label = reading stops here
    .help = { $has_why_help ->
        [yes] { $why_help }.{" "}
       *[no] {""}
    }Only the checks that read it are affected.
reader-too_much = { $what ->
        [unpacked] more than { $most } bytes once unpacked
        [text] more than { $most } bytes of text
        [pages] more than { $most } pages
        [sheets] more than { $most } tables
        [rows] a table of more than { $most } rows
        [columns] a table of more than { $most } columns
        [cells] more than { $most } cells in all tables
        [nesting] nested deeper than { $most } levels
        [files] more than { $most } files in it
        [file_size] a file in it of more than { $most } bytes
        [values] more than { $most } values
        [records] more than { $most } records
        [operations] more than { $most } drawing operations
        [objects] more than { $most } objects
       *[other] too much stands in it; the most is { $most }
    }
    .help = { $what ->
        [rows] remove rows that nobody needs, or raise rows under limits in methodology.yaml
        [nesting] use one that is nested less deeply, or raise nesting under limits in methodology.yaml
        [file_size] split the file, or raise file_size under limits in methodology.yaml
        [files] split the archive, or raise files under limits in methodology.yaml
        [unpacked] most files of this kind are made on purpose: make sure where it comes from, and if it is sound, split it
       *[other] keep only what is needed, or split the file
    }
reader-broken = the file is damaged, or not what its ending says{ $has_detail ->
        [no] {""}
       *[yes] { " " }({ $detail })
    }
    .help = open it with the usual program; if that cannot, download it again, else save it once more
reader-encrypted = the file is protected by a password
    .help = save a copy without the password and put that into the bundle
reader-panicked = the reader { $reader } broke down half way
    .help = open the file with the usual program, save it once more and try again; if that does not help, hand the file to Heng's maintainers
reader-lies = what the reader { $reader } says is wrong: { $why }
    .help = the file is not to blame: use another version of { $reader }, or tell its author
reader-several_claim = several plugins want to read it: { $readers }
    .help = keep one of them, or change the patterns in the plugin.yaml of the others
reader-no_text = there is no text in it
    .help = a scan has to be recognised first, and saved as a text or a Word file
reader-no_data = there is no data in it such as JSON holds
    .help = read its text with bundle.document, its tables with bundle.table
reader-no_table = there is no table in it
    .help = read its text with bundle.document
reader-no_sheets = this file is one table and has no sheets
    .help = read it with bundle.table("…"), without a second argument
reader-no_such_sheet = there is no table “{ $sheet }”; there are: { $known }
    .help = write in the rule what the file calls it, or rename the sheet in the file
reader-empty_sheet = the table “{ $sheet }” is empty
    .help = look whether another sheet was filled in
reader-hidden_sheet = the sheet “{ $sheet }” of { $file } is hidden
    .help = whoever opens the file does not see it: remove it, or show it if it is to be used
reader-error_cell = { $cell } of { $file } holds the error { $value }
    .label = it counts as blank
    .help = mend the formula and save the file
reader-nul = there are NUL bytes in its text
reader-counted_from_zero = pages, lines, rows, columns and paragraphs count from 1, and here is a 0
reader-span_outside = bytes { $start }–{ $end } do not lie in the file
reader-span_within_letter = bytes { $start }–{ $end } cut through a character
reader-bad_name = the name of a place is too long (at most { $most } bytes) or holds NUL bytes
reader-sheet_twice = the table “{ $sheet }” is there twice
reader-rows_out_of_order = row { $row } is out of order
reader-cell_of_another_kind = row { $row }, column { $column } is said to be a number, a date or a flag, and reads “{ $text }”
reader-merged_with_nothing = row { $row }, column { $column } is merged with a cell behind it
reader-name_twice = “{ $name }” is there twice at one level
reader-bad_path = “{ $path }” can be no path of a file
reader-path_twice = “{ $path }” is there twice
reader-archive_cut = { $file } is cut off after record { $count }
    .help = download or collect the archive again; the records before are used as they are
reader-wrong_digest = record { $record } of { $file } does not have the digest that it states: { $url }
    .help = the page was changed after it was saved, or was damaged, and is not used: collect it again
reader-broken_answer = record { $record } of { $file } is no answer of a web server: { $url }
    .help = collect the page again
reader-unknown_revisit = record { $record } of { $file } says that the page did not change, but what it was before is not in the archive: { $url }
    .help = merge the archive that holds it, or collect the page again
reader-unknown_packing = a page of { $file } is packed as { $encoding }, which cannot be unpacked: { $url }
    .help = have the server send it unpacked, or packed by gzip
