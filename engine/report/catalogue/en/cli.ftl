# The command line.

cli-no_project = there is no heng.yaml in { $folder }
    .label = this folder
    .help = run in a project folder, or name a methodology with -m.
cli-cannot_read = { $file } cannot be read: { $reason }
    .label = here
    .help = look at the path and its permissions.
cli-cannot_write = { $file } cannot be written: { $reason }
    .label = here
    .help = name a folder that can be written with -o.
cli-nothing_to_check = there is no bundle to check
    .label = here
    .help = a bundle is a folder with a bundle.yaml; look where bundles: of heng.yaml points.
