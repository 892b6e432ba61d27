# The program
app-name = Reform Explorer
about-version = Version { $version }, drawn with egui { $egui }
about-text = Reads an institutional reform by principle, measure, agency and figure, back to the passage that says so. The data is written in our own words, every record points to its source, and what the source does not say is shown as not stated.
about-licences = The program is licensed under MIT or Apache-2.0, the data under CC0-1.0. The typeface is a subset of Noto Sans CJK under OFL-1.1.
about-data-licence = Licence of the data: { $licence }
about-crates = Crates in this program and their licences
menu-main = Main menu
menu-theme = Theme
menu-recent = Recent files
theme-system = As the system
theme-light = Light
theme-dark = Dark
origin-chengdu = Built in: Chengdu 2019
origin-beijing = Built in: Beijing 2019
origin-example = Built in: invented example

# Commands
action-open = Open a dataset...
action-open-tip = Choose a RON dataset with the system's dialog
action-open-path = Open by path...
action-open-path-tip = Type or paste the path of a dataset
action-next-session = Next dataset
action-next-session-tip = Shows the dataset that was opened after this one
action-previous-session = Previous dataset
action-previous-session-tip = Shows the dataset that was opened before this one
action-close-session = Close dataset
action-close-session-tip = Closes this dataset; selection and place are kept
action-open-chengdu = Chengdu 2019 (built in)
action-open-chengdu-tip = Go back to the Chengdu dataset that comes with the program
action-open-beijing = Beijing 2019 (built in)
action-open-beijing-tip = Open Beijing's regulation on subdistrict offices: who is to do what
action-open-example = Invented example (built in)
action-open-example-tip = Open the dataset of an invented town, with its invented source text
action-attach-source = Attach source...
action-attach-source-tip = Choose the text of the source, so that every quote is checked against it
action-attach-path = Attach source by path...
action-attach-path-tip = Type or paste the path of the source text
action-detach-source = Detach source
action-detach-source-tip = Forget the texts that were attached to this dataset
action-pause-reload = Pause updating
action-pause-reload-tip = Do not show what is saved to the file
action-resume-reload = Resume updating
action-resume-reload-tip = Show again what is saved to the file, beginning with what was saved meanwhile
action-cancel-work = Cancel
action-cancel-work-tip = Stop what is being read or written
action-export = Export...
action-export-tip = Save the selected records to a file
action-search = Search
action-search-tip = Search every text of every record
action-show-results = Search results
action-show-results-tip = See the records of every type that pass
action-clear-filter = Clear the filter
action-clear-filter-tip = Clear the words in the search box and every condition
action-toggle-facets = Show or fold the filters
action-toggle-facets-tip = Show or fold away the filters beside lists
action-select-listed = Select all listed
action-select-listed-tip = Add every record that the list shows to the selection
action-invert-listed = Invert within the list
action-invert-listed-tip = Select what is not selected in the list, and deselect what is
action-undo-selection = Undo selecting
action-undo-selection-tip = Go back to the selection before the last change
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
action-show-flow = Flow
action-show-flow-tip = From principle to function, and who became what
action-show-agencies = Agencies
action-show-agencies-tip = The table of all bodies
action-show-metrics = Figures
action-show-metrics-tip = Every figure and rank that the source gives
action-show-source = Source
action-show-source-tip = The source by paragraph, with the records that quote it
action-find-in-text = Find in the source
action-find-in-text-tip = Look for words in the text of the source
action-next-found = Next place found
action-next-found-tip = Go to the next place in the source that has the words looked for
action-previous-found = Previous place found
action-previous-found-tip = Go to the place before
action-next-gap = Next uncovered stretch
action-next-gap-tip = Go to the next stretch of the source that no record rests on
action-previous-gap = Previous uncovered stretch
action-previous-gap-tip = Go to the uncovered stretch before
action-draft-record = Copy as record...
action-draft-record-tip = Make a record of the marked words and copy it as RON
action-palette = Command palette...
action-palette-tip = Find a command, a tab, a file or a record by its name
action-zoom-in = Larger
action-zoom-in-tip = Draw everything larger
action-zoom-out = Smaller
action-zoom-out-tip = Draw everything smaller
action-zoom-usual = Usual size
action-zoom-usual-tip = Draw everything at its usual size
action-toggle-motion = Allow or stop motion
action-toggle-motion-tip = Let things on screen fold and scroll smoothly, or not move by themselves
palette-title = Command palette
palette-list = What has such a name
palette-field = Name of a command, tab, file or record
palette-none = Nothing has such a name. The search box looks through all texts.
palette-hint = Arrows choose, Enter takes, Esc closes. Chinese names are also found by pinyin.
palette-command = Command
palette-tab = Tab
palette-table = Table
palette-file = Recent file
hint-newcomer = New here? Every name is a link; { $back } leads back. { $search } searches, { $palette } finds any command or record by name, { $shortcuts } lists all shortcuts.
hint-dismiss = Start reading
converted-from-hant = converted from Traditional script
converted-from-hans = converted from Simplified script
shortened-note = "{ $field }" is shown in part.
shortened-copy = Copy all of "{ $field }"
converted-explain = The author wrote this text in the other script only. It was converted character by character.
glossary-entry = { $term }: { $gloss }
landmark-top = Toolbar
landmark-tabs = Views
landmark-main = Content
landmark-details = Details of the record
landmark-status = Status
tabs-more = More
action-shortcuts = Keyboard shortcuts
action-shortcuts-tip = List all shortcuts
action-about = About this program
action-about-tip = Version and licences
action-quit = Quit
action-quit-tip = Close the window
shortcuts-more = In tables: arrows, Page Up and Down, Home and End move, Space selects, Enter shows the details. Ctrl-click (Command-click on a Mac) on any link selects the record.

# Views
view-overview = Overview
view-flow = Flow
view-agencies = Agencies
view-metrics = Figures
view-source = Source
view-records = All records
view-problems = Problems in the data
overview-source = Based on a document by
overview-empty = There is nothing to show of the reform yet: the dataset has no principles, measures, agencies or figures.
overview-notice = Note
overview-extract = A selection: { $selected } of the { $total ->
        [one] one record
       *[other] { $total } records
    } of the dataset, exported on { $date }. Counts below are of this selection only.
overview-figures = Headline figures
overview-all-figures = { $count ->
        [one] See the figure
       *[other] See all { $count } figures
    }
overview-levels = What happened at each level
overview-level-counts = { $count ->
    [one] One body on record
   *[other] { $count } bodies on record
}{ $formed ->
    [0] { "" }
   *[other] , { $formed } newly formed
}
overview-level-measures = Measures concerned:
overview-more = { $count } more in the table of agencies
overview-transfers = What moved and what became what
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
agencies-intro = { $count ->
        [one] One record
       *[other] { $count } records
    }, which is not the number of bodies: { $each ->
        [0] each stands for one body
        [one] one of them stands for a body of its own in each place or unit
       *[other] { $each } of them stand for a body of its own in each place or unit
    }.
cell-not-stated = Not stated
column-title = Name
column-change = What happened
column-paragraph = Para.
record-type = Type of record
records-empty = This dataset has no records of this type. Choose another type above.
table-scroll-bar = Scroll the table
select-record = Select "{ $title }"

# Records
cite = Cite
cite-gb7714 = Copy as GB/T 7714
cite-bibtex = Copy as BibTeX
cite-ris = Copy as RIS
cite-csl-json = Copy as CSL-JSON
evidence-tip = Show this paragraph under Source
change-giver = Given up by:
change-grantor = Granted by:
change-before = Before:
change-functions = { $count ->
    [one] { $count } function:
   *[other] { $count } functions:
}
heading-counted = { $heading } ({ $count })
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

# Source
reader-find = Find in this text
reader-find-none = Not in this text
reader-find-count = { $at } of { $count }
reader-coverage = { $share } % covered
reader-coverage-tip = The share of the letters of this text that stand in a passage of some record
reader-covered-paragraph = { $inside } of { $all ->
        [one] one letter
       *[other] { $all } letters
    } within passages
reader-gaps = { $count ->
        [0] Nothing uncovered
        [one] One stretch uncovered
       *[other] { $count } stretches uncovered
    }
reader-gap = uncovered { $at } of { $count }
reader-map = Map of the text: { $share } % covered, { $gaps ->
        [0] nothing uncovered
        [one] one stretch uncovered
       *[other] { $gaps } stretches uncovered
    }
reader-passage = ¶{ $p } "{ $quote }": { $records }
reader-copy = Copy
reader-copy-quotation = Copy with citation
reader-unmark = Unmark
reader-copy-hash = Copy its SHA-256
standing-same = The text that was encoded (same SHA-256)
standing-unstated = The dataset states no SHA-256 for this text
standing-other-script = The same text in the other script; quotes are compared across scripts
standing-differs = Not the text that was encoded (another SHA-256); quotes are looked for all the same
source-stated-hash = The text is not at hand. The encoder checked the quotes against a text with SHA-256 { $hash }...
source-attach-hint = Attach the text of this document, or drop it on the window, to read it here and have every quote checked.
source-details = About this source
source-intro = One line of the encoder's own for each paragraph, and under it the records that quote it.
source-unverified = The text is not at hand, so the quotes are unverified.
source-empty = This dataset names no source.

# Drafting a record
draft-nothing = Nothing can be made of these words. Mark some others.
draft-title = Copy as record
draft-copy = Copy as RON
draft-name = Name
draft-name-hint = As the words have it
draft-section = Paste it into the section "{ $section }" of your dataset file. The window follows when you save.
draft-section-new = Your dataset has nothing in the section "{ $section }" yet. If the file has no such section, write { $section }: [ ], and paste the record between the brackets. The window follows when you save.

# Status
status-records = { $count ->
        [one] One record
       *[other] { $count } records
    }
status-selected = { $count } selected
status-filter = Lists are filtered: { $filter }
status-unverified = { $count ->
        [one] One quote
       *[other] { $count } quotes
    } unverified (no text at hand)
status-evidence = Quotes: { $exact } exact, { $moved } moved, { $lost } lost
status-unread = { $count } of { $total } { $total ->
        [one] record
       *[other] records
    } could not be read
status-stated-hash = The encoder checked against a text with SHA-256 { $hash }...
status-of-source = "{ $title }": { $text }
status-differs = The source text has another SHA-256 than the encoder's
status-other-script = The source text is in the other Chinese script
status-encoding = Source text in { $encoding }
status-text-failed = The source text { $name } was not read. { $message }
status-no-problems = No problems
status-problems = { $errors ->
        [one] { $errors } error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }
busy-loading = Reading { $name } ...
busy-records = { $count ->
        [one] One record
       *[other] { $count } records
    }
busy-exporting = Exporting ...
beginning-note = { $count ->
        [one] The first record
       *[other] The first { $count } records
    } of the file. The rest is being read.
beginning-list = The first records of the file
problems-empty = No problems were found in this dataset.
problems-copy = Copy the list
problems-close = Close this list
problems-try-again = Try again
problems-return = Back to "{ $title }"
problems-more = { $count } more of this kind
problems-cut = { $count ->
        [one] One more of this kind is not listed; copying the list gives it too.
       *[other] { $count } more of this kind are not listed; copying the list gives them all.
    }
problems-copy-place = Copy the place { $place }
broken-title = { $name } has errors
broken-whole = All records could be read, but not everything that they say is right.

# Opening
open-path-title = Open a dataset
open-path-field = Path of the dataset
open-path-hint = You can also drop a file on the window.
open-path-button = Open
no-system-dialog = The system offers no file dialog here. Type the path below.
file-kind-ron = RON or JSON dataset
file-kind-any = All files
drop-hint = Let go to open a dataset (.ron or .json) or to attach any other file as the source text
drop-hint-open = Let go to open this dataset
drop-hint-attach = Let go to attach this file as the source text
refused-title = { $name } was not opened
refused-followed = It opens by itself as soon as it is mended and saved.
refused-paused = Updating is paused: after mending the file, try again.
refused-kept = What you had open is still open.

# Reload
status-following = Updates with the file
status-paused = Updating is paused
status-gone = { $name } is not there any more
status-rereading = Reading again: { $percent } %
status-unfollowed = The last save is not shown
unfollowed-title = The last save of { $name } is not shown
unfollowed-kept = You see the last state that could be read. This list goes by itself with the next good save.
record-marked = Just changed
notice-reloaded = Updated: { $counts }
difference-added = { $count } added
difference-changed = { $count } changed
difference-rechecked = { $count } with evidence found differently
difference-removed = { $count } removed
difference-more = and { $count } more
difference-all = List them all
difference-fewer = List only the first

# Source text
attach-path-title = Attach a source text
attach-path-field = Path of the text
attach-path-button = Attach
file-kind-text = Plain text
notice-attached = Attached to "{ $title }". Quotes: { $exact } exact, { $moved } moved, { $lost } lost.
notice-attached-differs = Its SHA-256 is not the one that the source states.
notice-not-attached = Nothing was attached. { $path }: { $message }
notice-texts-kept = { $name } was not attached: it differs from the texts at hand, which have the SHA-256 that their sources state.
notice-not-used = Not used: { $names }. One dataset and one source text are taken at a time.
notice-detached = The attached texts were forgotten.
notice-no-source = This dataset names no source that a text could be attached to.

# Exporting
export-button = Export
export-title = Export records
export-scope-selected = { $count ->
        [one] The one selected
       *[other] The { $count } selected
    }
export-scope-listed = { $count ->
        [one] The one listed
       *[other] The { $count } listed
    }
export-scope-all = { $count ->
        [one] The only one
       *[other] All { $count }
    }
export-filter = Filter: { $filter }
export-nothing-selected = Nothing is selected yet. Tick the box of a record to export only what you choose.
export-to-read = To read:
export-to-calculate = To calculate:
export-to-process = As data:
export-to-cite = To cite:
export-name-md = Markdown
export-name-html = HTML
export-name-docx = Word
export-name-xlsx = Excel
export-name-csv = CSV folder
export-name-csv-zip = Zipped CSV
export-name-json = JSON
export-name-jsonl = JSON Lines
export-name-jsonld = JSON-LD
export-name-ron = RON
export-name-bibtex = BibTeX
export-name-ris = RIS
export-name-csl-json = CSL-JSON
export-format-md = A dossier for reading, as plain text
export-format-html = A dossier for a browser or a word processor, ready to print
export-format-docx = A brief of about a page with footnoted sources, to be edited further
export-format-xlsx = A workbook with a sheet for each type of record and one for the sources
export-format-csv = A folder with a table for each type of record and a description
export-format-csv-zip = The same folder in one file
export-format-json = For other programs, with a published schema; this program opens it too
export-format-jsonl = A folder with the records of each type, one a line, for DuckDB, Spark and SQLite
export-format-jsonld = Linked data in the terms of the W3C Organization Ontology, Web Annotation and others
export-format-ron = A dataset that this program opens again
export-format-bibtex = The sources quoted, for TeX and its bibliography styles
export-format-ris = The sources quoted, for a reference manager such as Zotero or EndNote
export-format-csl-json = The sources quoted, for pandoc and other citation processors
export-language = Language of labels and prose:
export-every-language = Tables and dossiers give texts in every language
export-mentioned = With the records that these mention
export-proposed = With proposed records
export-byte-order-mark = Begin with a byte order mark (Excel needs it for Chinese)
export-target = Save to
export-browse = Browse...
export-write = Export
export-exists = Something with this name is there already. Replace it?
export-replace = Replace
dialog-close = Close
notice-exported = Exported { $records ->
    [one] one record
   *[other] { $records } records
}{ $stubs ->
    [0] : { $path }
    [one] , and one other by name because it is mentioned: { $path }
   *[other] , and { $stubs } others by name because they are mentioned: { $path }
}
notice-export-failed = Nothing was exported, and what was there is unchanged. { $message }
notice-crashed = A defect of the program ended this work: { $message }
notice-crashed-before = The program ended unexpectedly last time. Selection and place were saved; a report without personal data is in { $path }
crash-reported = A report was written to { $path }. It holds no personal data and can be attached to a bug report.
notice-settings-aside = The settings could not be read. The file was kept as { $path }
notice-settings-newer = The settings file was written by a newer version of this program and is left as it is. Settings of this session are not saved.
notice-settings-not-saved = The settings were not saved: { $message }
notice-copied = Copied
notice-folder-not-shown = The folder could not be shown: { $path }
notice-copy-path = Copy path
notice-show-folder = Show the folder
notice-dismiss = Dismiss
window-failed = The window could not be opened. These work without one:
window-lost = The display went away. Selection and place were saved.
window-crashed = A defect of the program closed the window. Selection and place were saved.

# Search
view-search = Search results
search-name = Search
search-hint = Search bodies, functions, figures...
search-clear = Clear the words
search-guide = Type what you are looking for above. Every text of every record is searched, in every language, with other names and quotes; Traditional and Simplified script, width and case make no difference. For example:
search-example-words = open platform
search-example-words-means = Both words, in any fields of a record
search-example-phrase = "park city"
search-example-phrase-means = In quotation marks: to the letter
search-example-without = approval -bureau
search-example-without-means = After a minus sign: must not occur; before a digit it is the sign of a number
search-example-pinyin = xjj
search-example-pinyin-means = Chinese names by pinyin or its initials; lüse, lv4se4 and xi'an will do as well
search-example-number = 46,000
search-example-number-means = Numbers in any notation, with unit or sign: 4.6万户, 212.33 billion, 19%, -11
search-example-date = date:2018..2019
search-example-date-means = Records dated within these years; 2019年6月 and June 2019 will do as well
search-example-field = level:township
search-example-field-means = Only bodies at the level of townships
search-example-silence = type:change not-stated:date
search-example-silence-means = Changes whose date the source does not state
search-example-has = has:power
search-example-has-means = Bodies that are said to hold a power
results-as-table = As a table
results-more = { $count } more in the table
results-found-in = { $field }:
results-none = Nothing found. The names, other names, texts and quotes of { $count ->
        [one] the only record
       *[other] all { $count } records
    } were searched, in every language.
results-nearest = Names that are near:
filter-count = { $listed } of { $total } listed
filter-count-so-far = { $listed } of { $total } found so far, still counting...
filter-elsewhere = , { $count } more of other types
filter-words = Search: { $words }
filter-chip = { $facet }: { $value }
filter-chip-excluded = { $facet }: not { $value }
filter-chip-tip = Click to exclude it instead, and again to turn back
filter-chip-remove = Remove the condition "{ $chip }"
filter-unknown-value = "{ $facet }" has no value "{ $value }" in this dataset.
facets-title = Filters
facets-none = Nothing here narrows the list any further.
facets-show = Show filters
facets-hide = Hide filters
facets-intro = Each number is how many records would be left.
facets-value-tip = Click to filter, right-click to exclude
facets-more = { $count } more
facets-fewer = Fewer
table-ordering = Ordering...
survey-working = Being worked out...
list-first = First page of the list
list-earlier = Page before
list-later = Next page
list-last = Last page of the list
list-range = { $from }–{ $to } of { $count }
table-columns = Columns
table-reset = Usual columns
table-copy = Copy table
table-copy-tip = Copy the selected rows, or all if none is selected, as a table for a spreadsheet. Ctrl+C does the same within the table.
table-nothing-listed = { $heading }: nothing passes the filter. Other types may have something.
column-sort-tip = Click to sort, click again to turn round; Shift-click to sort by it next

# Selection
tray-button = Selected: { $count }
tray-empty = Nothing is selected yet. Tick the box of a record, or Ctrl-click its name, and it is kept here.
tray-remove = Take "{ $title }" out of the selection
tray-more = { $count } more
notice-selected = { $added ->
    [0] { $removed ->
        [one] One record deselected
       *[other] { $removed } records deselected
    }
   *[other] { $removed ->
        [0] { $added ->
            [one] One record selected
           *[other] { $added } records selected
        }
       *[other] { $added } selected, { $removed } deselected
    }
}
