# What the command line itself has to say.

cli-no_methodology = no methodology at { $path }
    .help = Name a folder that has a methodology.yaml with -m, or run in a project folder that has a heng.yaml
cli-no_bundles = no evidence bundles at { $path }
    .help = Name the folder that holds them, or write it under bundles in heng.yaml
cli-no_such_folder = there is no folder { $path }
    .help = Check that the path is right
cli-unknown_subject = there is no subject { $subject }
    .help = Is it { $suggestion }? Write the key in subjects.yaml, or the name
cli-unknown_indicator = there is no indicator { $indicator }
    .help = Is it { $suggestion }? Write the number in methodology.yaml
cli-unknown_cohort = there is no cohort { $cohort }
    .help = Choose one of these: { $known }
cli-unknown_format = there is no report format { $format }
    .help = Choose one of these: { $known }
cli-cannot_read = { $path } cannot be read: { $why }
    .help = Check that the file is there and can be opened
cli-cannot_write = { $path } cannot be written: { $why }
    .help = Choose another folder, or check the free space and the rights
cli-not_results = { $path } is no results document: { $why }
    .help = Make it anew with heng check
cli-nothing_checked = no check was run
    .help = Look at the filters; a run without checks is not a pass
cli-wrote = wrote { $path }
cli-checked = { $checks ->
        [one] 1 check
       *[other] { $checks } checks
    } on { $subjects ->
        [one] 1 subject
       *[other] { $subjects } subjects
    }
cli-not_published = there are errors; no results were written
cli-fail_on = there are findings of severity "{ $severity }" or above
cli-deadline = out of time: stopped, no results were written
    .help = Allow more time, or mend the slowest check first
cli-no_project = there is no heng.yaml in { $folder }
    .label = this folder
    .help = run in a project folder, or name a methodology with -m.
cli-nothing_to_check = there is no bundle to check
    .label = here
    .help = a bundle is a folder with a bundle.yaml; look where bundles: of heng.yaml points.
