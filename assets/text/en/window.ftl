# The program
app-name = Reform Explorer
about-version = Version { $version }
about-text = Reads an institutional reform by principle, measure, agency and figure, back to the passage that says so. The data is written in our own words, every record points to its source, and what the source does not say is shown as not stated.
about-licences = The program is licensed under MIT or Apache-2.0, the data under CC0-1.0. The typeface is a subset of Noto Sans CJK under OFL-1.1.
menu-main = Main menu
menu-theme = Theme
menu-recent = Recent files
theme-system = As the system
theme-light = Light
theme-dark = Dark
origin-chengdu = Built in: Chengdu 2019
origin-example = Built in: invented example

# Commands
action-open = Open a dataset...
action-open-tip = Choose a RON dataset with the system's dialog
action-open-path = Open by path...
action-open-path-tip = Type or paste the path of a dataset
action-open-chengdu = Chengdu 2019 (built in)
action-open-chengdu-tip = Go back to the Chengdu dataset that comes with the program
action-open-example = Invented example (built in)
action-open-example-tip = Open the dataset of an invented town, with its invented source text
action-cancel-work = Cancel
action-cancel-work-tip = Stop what is being read or written
action-export = Export...
action-export-tip = Save the selected records to a file
action-select-current = Select or deselect the current record
action-select-current-tip = Add the record in the detail panel to the selection, or take it out
action-clear-selection = Clear the selection
action-clear-selection-tip = Deselect all records
action-back = Back
action-back-tip = Go back to where you were
action-forward = Forward
action-forward-tip = Go forward again
action-close-record = Close the details
action-close-record-tip = Close the detail panel
action-show-overview = Overview
action-show-overview-tip = The reform on one page
action-show-agencies = Agencies
action-show-agencies-tip = The table of all bodies
action-show-metrics = Figures
action-show-metrics-tip = Every figure and rank that the source gives
action-show-source = Source
action-show-source-tip = The source by paragraph, with the records that quote it
action-shortcuts = Keyboard shortcuts
action-shortcuts-tip = List all shortcuts
action-about = About this program
action-about-tip = Version and licences
action-quit = Quit
action-quit-tip = Close the window
shortcuts-more = In tables: arrows, Page Up and Down, Home and End move, Space selects, Enter shows the details. Ctrl-click (Command-click on a Mac) on any link selects the record.

# Views
view-overview = Overview
view-agencies = Agencies
view-metrics = Figures
view-source = Source
view-records = All records
view-problems = Problems in the data
overview-source = Based on a document by
overview-notice = Note
overview-extract = A selection: { $selected } of the { $total } records of the dataset, exported on { $date }. Counts below are of this selection only.
overview-figures = Headline figures
overview-all-figures = See all { $count } figures
overview-levels = What happened at each level
overview-level-counts = { $count ->
    [one] { $count } body on record, { $formed } newly formed
   *[other] { $count } bodies on record, { $formed } of them newly formed
}
overview-level-measures = Measures concerned:
overview-more = { $count } more in the table of agencies
overview-transfers = What moved and what became what
overview-dates = Dates that the source states
overview-dates-note = Only dates that the source gives. Reform events that are not listed here have no stated date.
level-not-stated = Level not stated
principle-open-tip = Open the tab of this principle
principle-gone = This dataset has no such principle. Choose another tab above.
count-measures = { $count ->
    [one] { $count } measure
   *[other] { $count } measures
}
count-agencies = { $count ->
    [one] { $count } body on record
   *[other] { $count } bodies on record
}
agencies-intro = { $count } records, which is not the number of bodies: { $each } of them stand for a body of its own in each place or unit.
column-title = Name
column-change = What happened
column-paragraph = Para.
record-type = Type of record
records-empty = This dataset has no records of this type. Choose another type above.
table-tip = Click a row for details, tick its box to select it, click a heading to sort
table-scroll-bar = Scroll the table
select-record = Select "{ $title }"
select-all = Select all { $count }
select-none = Select none

# Records
evidence-tip = Show this paragraph under Source
change-giver = Given up by:
change-grantor = Granted by:
change-before = Before:
change-functions = { $count ->
    [one] { $count } function:
   *[other] { $count } functions:
}
described-among = among them
also-held-by = Also held by:
section-not-stated = What the source does not say
silent-change-date = the date of the change
silent-change-from = who gave or what was there before

# Figures
metrics-intro = The wording first, then the value, the time and the kind of figure. A change is not a total, and a figure listed under a measure is not thereby caused by it.
metrics-empty = This dataset has no figures.
metric-not-caused = Listed under this measure by the source, which does not make it the cause.
metric-as-of = As of { $date }
metric-period = Period: { $period }
metric-time-not-stated = Time not stated
metric-against = { $comparison }, against { $period }
metric-compared = Compared with { $period }
metric-level-not-stated = This is a change; the total is not stated.
metric-rank = Rank { $rank }
metric-scope = Ranked among: { $scope }
metric-claimant = Claimed by: { $claimant }
series-title = { $name } ({ $unit })

# Source
source-details = About this source
source-intro = One line of the encoder's own for each paragraph, and under it the records that quote it.
source-unverified = The text is not at hand, so the quotes are unverified. Put the text beside the dataset file, under the name that the dataset gives, and every quote is checked.
source-checked = Quotes checked against the text: { $exact } exact, { $moved } moved, { $lost } lost. Passages cover { $share } % of its letters.
source-empty = This dataset names no source.

# Status
status-records = { $count } records
status-selected = { $count } selected
status-unverified = Quotes unverified (no text at hand)
status-evidence = Quotes: { $exact } exact, { $moved } moved, { $lost } lost
status-unread = { $count } records could not be read
status-no-problems = No problems
status-problems = { $errors } errors, { $warnings } warnings
busy-loading = Reading { $name } ...
busy-exporting = Exporting ...
problems-empty = No problems were found in this dataset.
problems-copy = Copy the list

# Opening
open-path-title = Open a dataset
open-path-field = Path of the dataset
open-path-hint = You can also drop a file on the window.
open-path-button = Open
no-system-dialog = The system offers no file dialog here. Type the path below.
file-kind-ron = RON dataset
file-kind-any = All files
drop-hint = Let go to open this dataset
refused-title = { $name } was not opened
refused-partly = The file has errors. { $read } records could be read, { $unread } could not.
refused-kept = What you had open is still open.
refused-open-readable = Open the { $count } readable records
refused-open-anyway = Open the readable records
refused-dismiss = Close this list

# Exporting
export-button = Export
export-button-count = Export { $count }
export-title = Export records
export-scope-selected = The { $selected } selected, of { $total }
export-scope-all = All { $total }
export-nothing-selected = Nothing is selected. Tick the boxes beside records to export only those.
export-format-md = Markdown: a dossier for reading
export-format-csv = CSV: a folder with a table per type of record
export-format-json = JSON: for other programs
export-format-ron = RON: a dataset that this program opens again
export-target = Save to
export-browse = Browse...
export-write = Export
export-exists = Something with this name is there already. Replace it?
export-replace = Replace
dialog-close = Close
notice-exported = { $stubs ->
    [0] Exported { $records } records: { $path }
   *[other] Exported { $records } records, and { $stubs } others by name because these mention them: { $path }
}
notice-export-failed = Nothing was exported, and what was there is unchanged. { $message }
notice-crashed = A defect of the program ended this work: { $message }
notice-settings-aside = The settings could not be read. The file was kept as { $path }
notice-settings-not-saved = The settings were not saved: { $message }
notice-copied = Copied
notice-folder-not-shown = The folder could not be shown: { $path }
notice-show-folder = Show the folder
notice-dismiss = Dismiss
window-failed = The window could not be opened. These work without one:
