# Words and headings of the reports for the terminal.

report-error = Error
report-warning = Warning
report-note = Note
report-help = Help:{" "}
