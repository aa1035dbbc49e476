# Plugins: what is wrong in plugin.yaml, and what goes wrong while they run.

plugin-a_map = lines of `key: value`
plugin-a_list = a list, such as [python3, ./a.py]
plugin-a_text = a text
plugin-wrong_type = Here should stand { $expected }
    .label = not { $expected }
    .help = Write it as the example in plugins/PROTOCOL.md does
plugin-unknown_key = plugin.yaml has no key { $key }{ $has_suggestion ->
        [no] {""}
       *[other] ; did you mean { $suggestion }?
    }
    .label = unknown key
    .help = It may have: { $known }
plugin-missing_key = { $key } is missing
    .label = { $key } is to stand here
    .help = Add `{ $key }: …`; plugins/PROTOCOL.md says how
plugin-offers_nothing = The plugin offers nothing
    .label = no functions, reads or reports
    .help = State at least one of them
plugin-bad_name = { $name } cannot be a name
    .label = not a name
    .help = Begin with a letter of lower case; use lower case, digits and `{ $joint }`, at most 64
plugin-reserved_name = { $name } is a word of the script language
    .label = scripts cannot write it
    .help = Choose another name
plugin-unknown_protocol = This Heng does not speak version { $found } of the protocol, only { $known }
    .label = another version
    .help = Write `protocol: { $known }` and the program accordingly, or use another Heng
plugin-leads_out = { $path } is not in the plugin's folder
    .label = leads out of the folder
    .help = Put the program into the folder and write ./NAME
plugin-unknown_kind = There is no kind { $kind }{ $has_suggestion ->
        [no] {""}
       *[other] ; did you mean { $suggestion }?
    }
    .label = unknown kind
    .help = Write text, number, bool, date, document, table, map or list of …, perhaps with ?
plugin-gives_evidence = A function cannot give { $kind }: evidence comes from bundles
    .label = not { $kind }
    .help = Give texts, numbers, lists; say where they stand with `places`
plugin-too_many_parameters = Too many parameters; at most { $most }
    .label = more than { $most }
    .help = Put several of them into a map
plugin-bad_pattern = { $pattern } is no pattern of files: { $reason }
    .label = not a pattern
    .help = For example *.kw.txt
plugin-unknown_right = There is no right { $right }{ $has_suggestion ->
        [no] {""}
       *[other] ; did you mean { $suggestion }?
    }
    .label = unknown right
    .help = It may be: { $known }
plugin-not_within = Here should stand a whole number from { $least } to { $most }
    .label = not from { $least } to { $most }
    .help = Write a whole number within these bounds
plugin-not_a_size = Here should stand a size from { $least } to { $most }
    .label = not such a size
    .help = For example 512 MB
plugin-same_id = Two plugins are called “{ $plugin }” and are not the same program
    .label = the other is in { $other }
    .help = Change the id of one, or take one away; until then neither is used
plugin-same_namespace = The functions of plugins “{ $plugin }” and “{ $other }” are both called { $namespace }::…
    .label = “{ $other }” has this name too
    .help = Change the namespace of one; until then neither is used
plugin-taken_namespace = Functions cannot be called { $name }::…: { $name } is something else in scripts
    .label = the name is taken
    .help = Choose another name with namespace
plugin-control_character = There is a line break or an invisible control character here
    .label = write it in one line, without control characters
    .help = These words are printed in terminals and handbooks, which control characters would disturb; delete it and write it anew
plugin-text_too_long = The text is too long: { $most } at most
    .label = more than { $most }
    .help = Write it shorter; long explanations go into a file of the plugin's own
plugin-media_type = Files cannot be read by media type ({ $type })
    .label = a pattern of file names goes here
    .help = Files of evidence have names and no media types: write a pattern such as reads: "*.html"
plugin-library_namespace = The functions of { $plugin } are called { $namespace }::…, but there is lib/{ $namespace }.rhai
    .label = the name is taken
    .help = Change the namespace in plugin.yaml, or rename the library; the library is in use
plugin-held = Plugin { $plugin } goes on with its last good version
    .label = the new one cannot be used yet
    .help = It is replaced as soon as the new one starts
plugin-unreadable = { $path } cannot be read: { $why }
    .label = cannot be read
    .help = Look at the file and its permissions
plugin-no_plain_file = There is a link or another special file in the plugin's folder: { $path }
    .label = no plain file
    .help = Put a plain file in its place: what a link leads to may change
plugin-folder_too_large = The plugin's folder is too large: at most { $files } files and { $megabytes } MB
    .label = too large
    .help = Take away what is not needed
plugin-changed_meanwhile = The plugin's folder changed while Heng ran; it was not started
    .label = the folder changed
    .help = Run again
plugin-no_such_program = There is no program { $program }
    .label = no such program
    .help = Install { $program }, or change `command` in plugin.yaml
plugin-two_programs = Only one of command and component can stand here
    .label = there is a component already
    .help = Keep component for a component, command for any other program
plugin-no_rights = A component has no rights and can ask for none
    .label = components have no rights
    .help = Remove it; what must reach the network is to be a plugin with a command
plugin-no_fuel = Only components have fuel
    .label = this plugin is no component
    .help = Remove it; other programs are bounded by seconds
plugin-no_component = The folder of the plugin has no component { $path }
    .label = no such file
    .help = Build the component and put it here, or change component in plugin.yaml
plugin-not_trusted = Plugin { $plugin } is not trusted yet and does not run
    .label = it is used here
    .help = Look at its program, then run: heng plugins trust { $plugin }
plugin-changed = Plugin { $plugin } has changed since it was trusted and does not run
    .label = it is used here
    .help = Look at what changed, then run: heng plugins trust { $plugin }
plugin-no_start = Plugin { $plugin } does not start: { $why }
    .label = it is used here
    .help = Run heng plugins test to see why
plugin-no_host = Plugin { $plugin } is a component, and heng-wasm, which runs components, is not on this machine
    .label = it is used here
    .help = Run cargo build --release --locked --manifest-path plugins/wasm/Cargo.toml in the sources of Heng, and put plugins/wasm/target/release/heng-wasm beside heng, or name it in the environment variable HENG_WASM
plugin-unloadable = The component of plugin { $plugin } cannot be used: { $words }
    .label = it is used here
    .help = Build it again for plugins/wasm/wit/heng.wit; it must have all that plugin.yaml says it has
plugin-out_of_fuel = Plugin { $plugin } executed too many instructions; the call is given up
    .label = it is used here
    .help = Most likely it never ends; if it does take so many, write limits: { "{" } fuel: … { "}" } (millions of instructions) into plugin.yaml
plugin-out_of_memory = Plugin { $plugin } wanted more than { $words } MB of memory; the call is given up
    .label = it is used here
    .help = If it does need more, write limits: { "{" } memory: … { "}" } into plugin.yaml
plugin-out_of_tables = The tables of plugin { $plugin } have more than { $words } entries; the call is given up
    .label = it is used here
    .help = Ask its author
plugin-out_of_stack = Plugin { $plugin } calls itself without an end; the call is given up
    .label = it is used here
    .help = Ask its author
plugin-trapped = The component of plugin { $plugin } stopped with an error{ $has_words ->
        [no] {""}
       *[other] : { $words }
    }
    .label = it is used here
    .help = Ask its author; heng plugins test may show it again
plugin-exited = The component of plugin { $plugin } ended itself without an answer ({ $words })
    .label = it is used here
    .help = Components do not end: they return a result or an error
plugin-large_result = An answer of plugin { $plugin } is longer than { $words } bytes
    .label = it is used here
    .help = Answer less, or write limits: { "{" } answer: … { "}" } into plugin.yaml
plugin-invalid_result = The component of plugin { $plugin } gave what is no value: { $words }
    .label = it is used here
    .help = A number is not NaN, text is UTF-8, and json holds JSON
plugin-died_starting = Plugin { $plugin } ended while it was starting (status { $how }){ $has_words ->
        [no] {""}
       *[other] : { $words }
    }
    .label = it is used here
    .help = Ask its author; heng plugins test shows it again
plugin-died = Plugin { $plugin } ended in the middle (status { $how }){ $has_words ->
        [no] {""}
       *[other] : { $words }
    }
    .label = it is used here
    .help = Ask its author; heng plugins test may show it again
plugin-hung_starting = Plugin { $plugin } did not answer for { $seconds } s after its start
    .label = it is used here
    .help = It should answer `initialize` at once; see plugins/PROTOCOL.md
plugin-timed_out = Plugin { $plugin } did not answer within { $seconds } s; the call is given up
    .label = it is used here
    .help = If it does take so long, write limits: { "{" } seconds: … { "}" } into plugin.yaml
plugin-deaf = Plugin { $plugin } closed its standard input
    .label = it is used here
    .help = It should read standard input until `shutdown`
plugin-too_long = A line of plugin { $plugin } is longer than { $most }
    .label = it is used here
    .help = Answer less, or write limits: { "{" } answer: … { "}" } into plugin.yaml
plugin-noisy = Plugin { $plugin } wrote more than { $most } to standard error
    .label = it is used here
    .help = Write only what went wrong to standard error
plugin-garbage = Plugin { $plugin } wrote what is no JSON: { $shown }
    .label = it is used here
    .help = Write one JSON answer a line to standard output ({ $why }); what helps you debug goes to standard error
plugin-malformed = An answer of plugin { $plugin } is none of the protocol: { $shown }
    .label = it is used here
    .help = See plugins/PROTOCOL.md ({ $why })
plugin-unasked = Plugin { $plugin } answered what it was not asked ({ $found }){ $has_asked ->
        [no] {""}
       *[other] ; it was asked { $asked }
    }
    .label = it is used here
    .help = Answer every request once, with its id
plugin-wrong_protocol = Plugin { $plugin } speaks version { $found } of the protocol, Heng version { $known }
    .label = it is used here
    .help = Use another version of the plugin, or of Heng
plugin-impostor = Plugin { $plugin } calls itself { $found }, but plugin.yaml says { $wanted }
    .label = it is used here
    .help = Make the id and version of the program and of plugin.yaml the same
plugin-unfit = A value of plugin { $plugin }{ $has_place ->
        [no] {""}
       *[other] {" "}({ $place })
    } is wrong: { $why }
    .label = it is used here
    .help = Ask its author to give what `returns` in plugin.yaml says
plugin-flaw_kind = it should be { $wanted }
plugin-flaw_number = the number is beyond { $most } either way
plugin-flaw_depth = nested deeper than { $most } levels
plugin-flaw_count = more than { $most } values
plugin-lying_place = The place { $place } that plugin { $plugin } names is wrong: { $why }
    .label = it is used here
    .help = Places count UTF-8 bytes from 0; see plugins/PROTOCOL.md
plugin-place_of_nothing = argument { $argument } is neither text nor document
plugin-place_outside = not within the text of argument { $argument }
plugin-place_inside_a_character = it is inside a character
plugin-too_many_places = more than { $most } places
plugin-refused = An answer of plugin { $plugin } cannot be used: { $why }
    .label = it is used here
    .help = Ask its author to look at plugins/PROTOCOL.md
plugin-no_files = a report has 1 to { $most } files
plugin-file_elsewhere = the name { $file } leads elsewhere, or some systems cannot write it
plugin-file_twice = { $file } is there twice
plugin-no_content = { $file } needs text or base64, and not both
plugin-no_base64 = the base64 of { $file } cannot be read
plugin-failed = Plugin { $plugin } says that it cannot: { $words }
    .label = it is used here
    .help = See whether its words tell what is wrong with evidence or arguments
plugin-missing = Plugin { $plugin } says that evidence is missing: { $words }
    .label = it is used here
    .help = Collect that evidence
plugin-argument = Argument { $position } cannot be handed to plugin { $plugin }: it should be { $wanted }
    .label = wrong argument
    .help = Give what plugin.yaml says
plugin-gave_up = Plugin { $plugin } failed { $times } times and is not started again in this run; the last: { $last }
    .label = it is used here
    .help = Mend what went wrong last
plugin-aborted = The run was ended before plugin { $plugin } had answered
plugin-unknown_function = Plugin { $plugin } has no function { $name }{ $has_suggestion ->
        [no] {""}
       *[other] ; did you mean { $suggestion }?
    }
    .label = no such function
    .help = It has: { $known }
plugin-wrong_argument = Argument { $position } of { $name } should be { $wanted }; here is { $found }
    .label = wrong kind
    .help = It is called: { $known }
plugin-tried_start = it starts and says its name and version
plugin-tried_call = a call of { $function } with sample { $number }
plugin-tried_long = a call of { $function } with a long text
plugin-tried_twice = two calls of { $function } give the same
plugin-tried_report = the report { $format }
plugin-tried_unknown = asked for a function that it lacks, it says so and goes on
plugin-tried_cancel = after a late cancel it goes on
plugin-tried_shutdown = asked to end, it ends
plugin-answers_differ = the same arguments gave different answers
plugin-answers_unknown = it answered a function that it does not have; it should answer error -32601
plugin-does_not_end = half a second after `shutdown` and the end of its input it still runs
plugin-not_replaced = The new version of plugin { $plugin } cannot be used yet, the last good one goes on: { $why }
    .label = this plugin
    .help = Mend and save it; where it only lacks trust, look at it and run: heng plugins trust { $plugin }
plugin-part_outside = the part is not within the text, or overlaps the one before
plugin-no_such_report = No plugin offers the format { $format }
    .label = no such format
    .help = { $has_known ->
        [no] There are none yet
       *[other] There are: { $known }
    }. heng plugins lists plugins
plugin-no_such_plugin = There is no plugin { $name }
    .label = no such plugin
    .help = { $has_known ->
        [no] There are none yet
       *[other] There are: { $known }
    }. Plugins stand in plugins/ of the project or methodology, or where `plugins:` in heng.yaml says
plugin-none_in_folder = There is no plugin in { $folder }
    .label = no plugin.yaml
    .help = Name the folder of a plugin, with its plugin.yaml
plugin-ask_first = Somebody must look at plugin { $plugin } before it is trusted
    .label = nobody can answer
    .help = Look at its program, then add --yes
plugin-no_home = There is no place to write down whom you trust
    .label = no folder of the user
    .help = Set HOME or XDG_STATE_HOME
plugin-list_none = No plugins. They stand in plugins/ of the project or methodology; heng new plugin makes one.
plugin-list_alone = On this machine plugins reach no network (unless they have the right `network`) and see no other programs.
plugin-list_bounded = This machine does not let users take the network away from plugins: only environment, folder and resources are bounded.
plugin-list_trusted = trusted
plugin-list_untrusted = not trusted, does not run: heng plugins trust { $plugin }
plugin-list_changed = changed since it was trusted, does not run: heng plugins trust { $plugin }
plugin-list_component = a component, without rights; it wants no trust
plugin-list_folder = folder: { $what }
plugin-list_command = starts: { $what }
plugin-list_file = component: { $what }
plugin-list_functions = functions: { $what }
plugin-list_reads = reads: { $what }
plugin-list_reports = reports: { $what }
plugin-list_rights = rights: { $what }
plugin-list_no_rights = none
plugin-trusted_already = Plugin { $plugin } is trusted already.
plugin-trust_question = It will run as any program that you start: your files it can read, change and delete. Have you looked at its program, and do you trust it as it is now? [y/N]
plugin-trust_not = Plugin { $plugin } is not trusted.
plugin-trust_done = Plugin { $plugin } is trusted as it is now; as soon as a file of it changes, you are asked again.
plugin-distrust_done = Plugin { $plugin } is no longer trusted.
plugin-distrust_none = Plugin { $plugin } was not trusted anyway.
plugin-test_good = { $tried } things tried, all well.
plugin-test_bad = { $tried } things tried, { $wrong } went wrong.
plugin-made = Made plugin { $folder }. Try: heng plugins test { $folder }, then heng plugins trust { $plugin }
