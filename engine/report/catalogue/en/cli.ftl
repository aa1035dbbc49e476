# What the command line itself has to say.

cli-no_methodology = no methodology at { $path }
    .help = Name a folder that has a methodology.yaml with -m, or run in a project folder that has a heng.yaml
cli-cannot_read = { $path } cannot be read: { $why }
    .help = Check that the file is there and can be opened
cli-cannot_write = { $path } cannot be written: { $why }
    .help = Choose another folder, or check the free space and the rights
cli-io_absent = there is no such file or folder
cli-io_denied = permission is denied
cli-io_is_folder = it is a folder, not a file
cli-io_no_folder = a part of the path is a file, not a folder
cli-io_exists = a file of that name is there already
cli-io_full = the disk is full, or a quota is used up
cli-io_read_only = it can only be read there, not written
cli-io_no_text = it is not text in UTF-8
cli-io_other = the system says: { $reason }
cli-not_results = { $path } is no results document: { $why }
    .help = results are the results.json that heng check writes; make them anew with heng check
cli-results_no_json = { $path } is no results document: it cannot be read from line { $line } on
    .help = results are the results.json that heng check writes, and not for editing; make them anew with heng check
cli-results_cut_off = { $path } is not whole: it ends in the middle
    .help = it was probably not copied to the end; copy it again, or make it anew with heng check
cli-results_other_format = { $path } holds results of format { $format }; this version of Heng reads format { $known } only
    .help = read it with the Heng of its time, or make it anew with heng check
cli-results_unsound = the tree of indicators in { $path } does not hold together at { $what }
    .help = the file has been changed; make it anew with heng check
cli-no_results_yet = there are no results yet: { $path } is not there
    .help = run heng check { $project } first
cli-no_results_there = there are neither results nor a project in { $folder }
    .help = name a results.json, or a project folder with a heng.yaml; results are written by heng check
cli-report_no_format = it does not say which format
    .help = name one or more with -f: { $known }; or name a file with -o, such as -o results.xlsx
cli-report_not_one = standard output has room for a single text only
    .help = ask for one text format, such as -f sarif; name a folder for the others with -o
cli-report_open_nothing = what goes to standard output leaves no file to open
    .help = leave out --open, or name a folder with -o
cli-report_no_folder = { $path } is a file, and these files need a folder
    .help = name a folder with -o
cli-report_same_file = two formats would write the same file { $path }
    .help = run twice, each with a folder of its own (-o)
cli-cannot_open = { $path } cannot be opened: { $why }
    .help = the file is written; open it with another program
cli-report_publish = --publish is for pages only; { $format } holds scores and ranks
    .help = leave out -f { $format }, or leave out --publish
cli-unknown_layout = { $path } is no file of a layout
    .help = a folder of layouts holds files of these names only: { $known }. Move others elsewhere
cli-wrote = wrote { $path }
cli-wrote_size = wrote { $path } ({ $size })
cli-cleaned = removed { $path }
cli-nothing_to_clean = there is nothing to remove: { $path } is not there
cli-not_published_anew = there are errors; no results were written, and { $path } is of an earlier run
cli-not_published = there are errors; no results were written
cli-no_project = there is no heng.yaml in { $folder }
    .help = run in a project folder, or name a methodology with -m.
cli-nothing_to_check = there is no bundle to check
    .help = a bundle is a folder with a bundle.yaml; look where bundles: of heng.yaml points.
cli-checked = { $checks ->
        [one] 1 check
       *[other] { $checks } checks
    } × { $subjects ->
        [one] 1 subject
       *[other] { $subjects } subjects
    } in { $seconds } s
cli-unscored = { $has_subject ->
        [no] { $why }
       *[other] { $subject }: { $why }
    }
    .label = no score here
    .help = choose another way of aggregating or normalising, or add the evidence.
cli-bug = a bug of Heng itself: { $what }
    .help = neither your rules nor your evidence are to blame. Please report these words with the command; run again with RUST_BACKTRACE=1 to see more.
cli-unknown_subject = there is no subject "{ $subject }"
    .help = { $has_suggestion ->
        [no] write the id, code or name in subjects.yaml, for example: { $known }.
       *[other] did you mean { $suggestion }? Write the id, code or name in subjects.yaml.
    }
cli-unknown_indicator = there is no indicator "{ $indicator }"
    .help = { $has_suggestion ->
        [no] write the id in methodology.yaml, for example: { $known }.
       *[other] did you mean { $suggestion }? Write the id in methodology.yaml.
    }
cli-unknown_criterion = { $indicator } has no criterion “{ $criterion }”
    .help = { $has_known ->
        [yes] It may be: { $known }.
       *[no] This indicator has no criteria; leave --criterion out.
    }
cli-no_check_there = { $indicator } has no check
    .help = Name a leaf that has a folder in checks/; heng new check makes one.
cli-no_bundle_of = there is no bundle of { $subject }
    .help = Name the project or the bundle with -p; the subject stands in bundle.yaml.
cli-already_there = { $path } is there already; it was left alone, and nothing was written
    .help = take another folder or id, or move it away first
cli-not_a_weight = “{ $text }” is no weight
    .help = write a number above 0, such as 2 or 0.5
cli-name_needed = { $id } has no name yet
    .help = name the check with --name
cli-name_not_plain = the name of { $id } has signs that mean something else in a page, so the scaffold cannot use it
    .help = no < and & in the name; change it in indicator.yaml afterwards
cli-new_check = made { $folder }: rubric, script and four cases of { $id }, which pass
cli-new_line = { $place } has a new line: { $line }
cli-new_taken_up = { $id } is no longer planned in methodology.yaml
cli-new_in_tree = methodology.yaml has the line of { $id } already and is as it was
cli-new_lent = the weight of { $lender } went from { $before } to { $after }, so that siblings sum to what they did; to divide it otherwise, edit these lines
cli-new_check_next =
    next:
      edit indicator.yaml, check.rhai and cases.md in { $folder }
      heng test { $folder }
cli-made =
    { $here ->
        [yes] made a project here: rules is the methodology, bundles the evidence
       *[no] made a project in { $folder }: rules is the methodology, bundles the evidence
    }
    next:{ $here ->
        [yes] {""}
       *[no] {""}
       {"  "}cd { $folder }
    }
      heng test        run the cases of checks
      heng check       check the bundles and print the table
      heng watch       keep watching: every save says what it moved
      heng new check 1.2 --name NAME        add a check
cli-unknown_cohort = there is no cohort "{ $cohort }"
    .help = { $has_suggestion ->
        [no] it may be: { $known }.
       *[other] did you mean { $suggestion }? It may be: { $known }.
    }
cli-not_assessed = { $subject } was not assessed: it has no bundle
    .help = look whether the folder of bundles has it, and whether subject in its bundle.yaml is right.
cli-deadline = { $seconds } s have passed: stopped, no results were written
    .help = allow more with --deadline, or find the slow check with heng check -v.
cli-nothing_checked = the methodology { $folder } has no check, there is nothing to run
    .help = make a folder for an indicator in checks/, with indicator.yaml and check.rhai.
cli-nothing_to_do = there is no bundle, and no subject is named
    .help = a bundle is a folder with a bundle.yaml; look where bundles: of heng.yaml points. Where there is no bundle yet, name a subject with --subject to see what to collect.
cli-nothing_wanted = nothing is to be collected within what was asked for
    .help = --subject, --cohort and the bundles that are named must have a subject in common; what --indicator names must have a check, and apply to them.
cli-no_such_folder = there is no such file or folder: { $path }
    .help = check the path.

# Comparing

cli-diff_one_side = it is not said what to compare with
    .help = name two results documents or two methodologies; or use --base git:HEAD, --base FOLDER, --set PATH=VALUE, --variant FILE
cli-diff_base_twice = with two sides there is no --base
    .help = leave out --base, or one side
cli-diff_set_on_results = results documents cannot be changed by --set and --variant
    .help = name a methodology or a project folder
cli-diff_no_side = { $path } is neither a results document nor a methodology nor a project
    .help = a results document is a results.json; a methodology has a methodology.yaml, a project a heng.yaml; a committed version is git:HEAD
cli-diff_broken = a check failed: subjects it failed on have no score, and the comparison is not whole
    .help = see with heng check which line fails
cli-no_variant = there is no variant { $path }
    .help = a variant is a .yaml file in variants/ of the methodology; write its name or a path{ $has_known ->
        [yes] ; there are: { $known }
       *[no] {""}
    }
cli-no_git = git cannot be run: { $why }
    .help = install git, or name a folder with --base
cli-not_in_git = { $folder } is in no git repository
    .help = run within a git repository, or name a folder with --base
cli-unknown_revision = the repository of { $folder } has no revision { $revision }{ $has_why ->
        [yes] : { $why }
       *[no] {""}
    }
    .help = write a commit, a branch, a tag, or HEAD, HEAD~1
cli-nothing_in_git = revision { $revision } has no file of { $folder }
    .help = see whether the folder was committed then

# Help

cli-about_heng = Heng assesses public bodies by evidence. Methodology × bundles → scores, tiers, ranks; every point leads to a line of a rule and a span of evidence.
cli-about_check = Check bundles: print the league table, a summary and the worst findings, write the results
cli-about_explain = Explain a score: the tree, the criteria, the evidence, the points lost, the way to the next tier
cli-about_test = Run the cases of checks (cases.md): whether expectations hold, and whether results are as they were accepted
cli-about_new = Make a check, or a case
cli-about_new_case = Make a case of a real judgement: take the evidence it rests on, shorten it as long as the judgement holds, write it to cases.md
cli-about_new_check = Make a check: folder, rubric, script, cases, and its line in the tree; it runs at once
cli-about_init = Make a project: a methodology with one check, and a made-up bundle; it runs at once
cli-about_lint = All that can be said without running: the methodology's YAML and its scripts
cli-about_diff = Compare two assessments, or rules before and after an edit: what moved, and which edit moved it
cli-about_report = Make files of results: pages, prose, a workbook, tables, formats for other programs; nothing is judged again
cli-about_bundle = Care of bundles
cli-about_bundle_todo = What is still to be collected: per subject and indicator, evidence and codings that are missing, stale or unreadable
cli-about_clean = Remove what heng remembers of earlier runs (.heng/memo in the project); the next run checks everything anew
cli-about_completions = Print a shell completion script
cli-after_help =
    Examples:
      heng check examples/csc-2024                 check a project
      heng check -m rules/site-basics BUNDLES/*    check some bundles by a methodology
      heng explain 杭州市 3.3.2                    why this score
      heng bundle todo --subject 杭州市            what is still to be collected there
      heng test rules/csc-2024                     run the cases of checks
      heng init my-project                         make a project
      heng new case 6.1.2 --from 杭州市            make a case of a disputed judgement
      heng lint rules/csc-2024                     check the rules themselves
      heng diff --base git:HEAD                    what an edit of the rules moves
      heng report examples/csc-2024 -f csv         make tables of the results

    Exit status: 0 done · 1 findings at or above --fail-on · 2 wrong usage or nothing to check · 3 a broken rule or the deadline · 4 unreadable evidence · 5 snapshots differ
cli-heading_usage = Usage:{" "}
cli-heading_commands = Commands
cli-heading_arguments = Arguments
cli-heading_options = Options
cli-heading_common = Common options
cli-arg_lang = Language: zh (default) or en; also HENG_LANG. The results do not depend on it
cli-arg_color = When to colour: auto (default, on a terminal only), always, never
cli-arg_quiet = Only errors
cli-arg_verbose = Say more: all findings, notes, time taken
cli-arg_help = Print help
cli-arg_version = Print the version
cli-arg_paths = A project folder (with a heng.yaml), bundles, or folders of bundles; the current folder by default
cli-arg_methodology = The methodology's folder; not needed in a project
cli-arg_threads = Threads; as many as cores by default. The results do not depend on it
cli-arg_deadline = Seconds after which the run is aborted without results, 600 by default
cli-arg_no_memo = Neither use nor keep earlier judgements: everything is checked anew. The results are the same, only later
cli-arg_out = Where the results go; by default as heng.yaml says
cli-arg_format = What to print: text (default) or json
cli-arg_subject = Show only this subject (name, code or id); may be repeated. Scores, ranks and the results written are those of all
cli-arg_indicator = Show only findings below this indicator (id or name)
cli-arg_cohort = Show only this cohort (id or name)
cli-arg_levels = Down to which level league tables show scores, 1 by default
cli-arg_findings = Most findings shown, 5 by default; errors are counted apart, and up to 20 are always shown
cli-arg_fail_on = End with status 1 on findings of this severity or above: never (default), error, warning, note
cli-arg_explain_subject = The subject: name, code or id
cli-arg_explain_indicator = Only this indicator (id or name), down to its criteria, evidence and rules
cli-arg_bundle_todo_subject = List only this subject (name, code or id), may be repeated; it need not have a bundle yet
cli-arg_bundle_todo_indicator = List only what is below this indicator (id or name)
cli-arg_bundle_todo_cohort = List only this cohort (id or name)
cli-arg_project = A project folder, bundles, or folders of bundles; the current folder by default; may be repeated
cli-arg_results = Explain results that are there already, without running anything
cli-arg_report_results = A results document, or a project folder (its results.json is read); by default the project around the current folder
cli-arg_formats = Which format: html, xlsx, docx, md, csv, json, sarif, junit, github; may be repeated, or separated by commas. Left out, the name given with -o decides
cli-arg_report_out = The folder to write to; for a single file also its name; - is standard output. By default a single text is printed and the rest goes beside the results
cli-arg_report_subject = Only of this subject (name, code or id); may be repeated. Scores and ranks are still among all
cli-arg_report_cohort = Only of this cohort (id or name)
cli-arg_no_bom = Put no UTF-8 mark at the head of csv files; by default there is one, without which Excel takes Chinese for something else
cli-arg_open = Open the first file once it is written
cli-arg_publish = make the page a list for publication: tiers in administrative order, neither scores nor ranks nor what they could be read from
cli-arg_split = make a folder of pages: one for all, and one per government
cli-arg_theme = layouts and style of this folder; else those in report/html of the methodology, else Heng's own
cli-arg_template = for md and docx, only this template (report/NAME.md.j2 of the methodology); may be repeated
cli-arg_path = A methodology's folder, or a project's; the current folder by default
cli-arg_diff_sides = Before and after: results documents, folders of methodologies or projects, or git:HEAD
cli-arg_base = What to compare with: git:HEAD (as committed), a folder, or a results document
cli-arg_set = What if: indicators/1.1/weight=5, checks/6.1.2/rubric/library/points=30; may be repeated. No file is changed
cli-arg_variant = What if, by a variant: a name in variants/ or a path; may be repeated
cli-arg_diff_project = On which bundles: a project folder or bundles; the current folder by default
cli-arg_diff_format = What to print: text (default), json or markdown
cli-arg_diff_subject = Show only this subject (name, code or id), with what each edit does to it; may be repeated
cli-arg_diff_indicator = Show only leaf indicators below this one (id or name)
cli-arg_diff_fail_on = End with status 1 where this moved: tier-change, rank-change, score-change, claim-change; several with commas
cli-arg_test_paths = Folder of a methodology or a project, a folder of checks/, or a cases.md; by default the current folder
cli-arg_test_indicator = Only cases at or below this indicator (id or name)
cli-arg_accept = Accept all snapshots, new and changed; those of cases that fail their expectations are left alone
cli-arg_reject = Drop snapshots that nobody has accepted (.snap.new); runs no case
cli-arg_review = Walk through the snapshots that wait, with a key for each; rule and evidence are shown when asked for
cli-arg_ci = Write nothing; a snapshot that nobody has accepted ends with status 5
cli-arg_filter = Only cases with this text in their title
cli-arg_prune = Delete orphans: snapshots of no case
cli-arg_coverage = Where in the rules and on which side of criteria the cases never were
cli-arg_mutants = Change rules and evidence a little, one place at a time, and see whether cases notice
cli-arg_sample = With --mutants: try only so many
cli-arg_seed = With --sample: the seed of the sample, 0 by default
cli-arg_threshold = With --coverage or --mutants: below so many per cent end with status 1
cli-arg_new_case_indicator = Which check: its id or name
cli-arg_from = Whose evidence: a subject by name, code or id
cli-arg_new_case_criterion = Keep only what this criterion rests on
cli-arg_criterion = Only this criterion
cli-arg_title = The title of the case; without it the subject and the result
cli-arg_new_case_accept = Accept its snapshot too; without it, it waits
cli-arg_name = The name
cli-arg_weight = The weight
cli-arg_new_check_indicator = Its id: one that the tree does not have, or one that is planned
cli-arg_new_check_name = The check's name; not needed where the tree has one
cli-arg_new_check_weight = Its weight, 1 unless you say otherwise; taken from its heaviest sibling, so that the sum stays
cli-arg_folder = The folder of the new project; without it, this one
cli-arg_clean_path = A project folder; by default the project that the current folder is in
cli-arg_shell = bash, zsh, fish, powershell, elvish

# Wrong usage

cli-one_too_many = "{ $argument }" is one too many here
    .help = see --help for what this command takes; bundles are given with -p, a methodology with -m
cli-unknown_argument = there is no option { $argument }
    .help = { $has_suggestion ->
        [no] see --help for the options; put -- before names that begin with - .
       *[other] did you mean { $suggestion }?
    }
cli-unknown_command = there is no command { $command }
    .help = { $has_suggestion ->
        [no] see heng --help for the commands.
       *[other] did you mean { $suggestion }?
    }
cli-bad_value = { $argument } cannot be "{ $value }"
    .help = { $has_known ->
        [no] see --help for what it takes.
       *[other] { $has_suggestion ->
            [no] {""}
           *[other] did you mean { $suggestion }?{" "}
        }it may be: { $known }.
    }
cli-value_needed = { $argument } needs a value
    .help = see --help for what it takes.
cli-argument_needed = { $arguments } is needed
    .help = see --help.
cli-conflict = { $argument } and { $other } do not go together
    .help = leave one of them out.
cli-bad_arguments = wrong usage: { $reason }
    .help = see --help.

# Lint

cli-lint_clean = { $folder }: { $checks } check scripts, nothing found
cli-lint_found = { $folder }: { $counts }

cli-about_watch = Keep watching methodology and bundles: on every save say only what it moved (scores, ranks, tiers, claims)
cli-arg_lines = How many subjects to list of one change at most
cli-arg_clear = Clear the screen before every change
cli-arg_poll = Look through the folders every half second instead of being told by the system (for network drives)
cli-watching = Watching { $folder } and { $bundles ->
        [one] 1 bundle
       *[other] { $bundles } bundles
    } ({ $checks ->
        [one] 1 check
       *[other] { $checks } checks
    }; the first run took { $time } ms); save to see what moves, Ctrl-C to end
cli-watch_polling = The folders are too large for the system to watch: looking through them every half second instead
cli-watch_broken = The methodology cannot be read; mend it and save, and it goes on from there
cli-watch_held = The last good version stays in force: { $file } ({ $indicators })
cli-watch_held_still = The last good version is still in force: { $file } ({ $indicators })
cli-watch_held_all = the whole methodology
cli-watch_mended = Mended, in force again: { $file }
cli-watch_nothing = No score, rank, tier or claim moved
cli-watch_took = { $time } ms, { $ran ->
        [one] 1 check
       *[other] { $ran } checks
    } run
cli-cannot_watch = Cannot watch these folders: { $why }
    .help = Try again with --poll: the folders are looked through every half second instead
cli-watch_cases = Cases of { $indicator }: { $amiss ->
        [0] all { $cases } are as expected and accepted
       *[other] of { $cases }, { $amiss ->
        [one] 1 differs
       *[other] { $amiss } differ
    } from what is expected or was accepted: { $names }
    }{ $new ->
        [0] {""}
       *[other] ; { $new } new to be accepted (heng test --review)
    }

cli-about_docs = Make the handbook of a methodology: how a score comes about, each check with rubric, parameters, evidence, cases and script, and the script interface that it uses
cli-arg_docs_path = Folder of a methodology or of a project; the current folder by default
cli-arg_docs_format = Which form: html (one page, the default) or md (a folder of Markdown); without it the name after -o decides
cli-arg_docs_out = Where to: a file for html, a folder for md; by default <id>-handbook in the current folder
cli-arg_check = Write nothing and compare with the handbook that is there: where it is stale, end with status 1 and name the first place

cli-about_plugins = Plugins: which there are, from where, what they may do, and whether they are trusted
cli-about_plugins_trust = Trust a plugin as it is now, so that it runs; when a file of it changes you are asked again
cli-about_plugins_distrust = Trust a plugin no longer
cli-about_plugins_test = Try whether a plugin keeps to the protocol (plugins/PROTOCOL.md)
cli-about_plugins_docs = Print the functions that plugins offer to scripts: a page, or what editors complete with
cli-about_new_plugin = Make a plugin in Python that keeps to the protocol
cli-arg_plugins_path = Folder of a project, a methodology or a plugin; where you stand by default
cli-arg_plugins_trust_name = Name of the plugin
cli-arg_plugins_trust_path = Folder of a project, a methodology or a plugin; where you stand by default
cli-arg_yes = Do not ask
cli-arg_plugins_distrust_name = Name of the plugin
cli-arg_plugins_test_folder = Folder of the plugin
cli-arg_plugins_docs_path = Folder of a project, a methodology or a plugin; where you stand by default
cli-arg_snippets = Print what editors complete with, not the page
cli-arg_new_plugin_name = Name of the plugin: lower case, digits, hyphens
cli-arg_new_plugin_out = Folder to make it in; plugins by default
