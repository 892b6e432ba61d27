### Exports and the command line.

export-not-given = Not given

## RON
export-ron-origin = { $selected } of { $total } records of "{ $title }" ({ $dataset }), exported on { $date } with Reform Explorer.
export-ron-licence = Licence of the dataset: { $licence }.
export-ron-source = Source: { $title }.
export-ron-stubs = { $count ->
        [one] One record marked `stub: true` is only mentioned by the others and is not given in full.
       *[other] { $count } records marked `stub: true` are only mentioned by the others and are not given in full.
    }

## Markdown
export-md-fact = **{ $label }:** { $value }
export-md-contents = Contents
export-md-selected = { $selected } of { $total } records, exported on { $date } with Reform Explorer
export-md-dataset = Dataset
export-md-encoder = Encoded by
export-md-licence = Licence of the dataset
export-md-legend = ¶ 5 is the fifth paragraph of the source, blank lines not counted; the words quoted are those of the source, as far as the encoder copied them. *Inferred* marks what the source does not say outright and the encoder concluded from it.
export-md-sources = Where this comes from
export-md-section = { $heading } ({ $count })
export-md-stub = Only mentioned here; the dataset that this was taken from does not give it in full.
export-md-other-names = In other languages
export-md-inferred = { $value } (*inferred*)
export-md-among = { $text }, among them { $among }
export-md-quote = "{ $quote }"
export-md-quote-nth = { $passage } (occurrence { $nth })
export-md-quote-source = { $source }, { $passage }
export-md-quote-field = { $field }: { $passage }

## Why an export was not written
export-error-empty = No record is selected, so there is nothing to export.
export-error-foreign-folder = The folder { $path } holds "{ $found }", which is no earlier export; choose another folder or an empty one.
export-error-io = { $path } could not be written: { $message }.
export-error-cancelled = The export was stopped; nothing was written.

## Command line
cli-check-records = { $file }: { $count ->
        [one] one record
       *[other] { $count } records
    }
cli-check-type = { $heading }: { $count }
cli-check-unread = { $count ->
        [one] One record could not be read.
       *[other] { $count } records could not be read.
    }
cli-check-problems = Problems: { $errors ->
        [one] one error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] one warning
       *[other] { $warnings } warnings
    }
cli-check-anchors = Evidence: { $exact } exact, { $moved } moved, { $lost } lost, { $unverified } unverified
cli-check-coverage = { $share } % of the letters of "{ $source }" lie within a passage cited
cli-check-no-text = The text of "{ $source }" is not at hand; give it with --source to have the quotes checked
cli-load-failed = { $file }: { $message }
cli-export-done = { $path }: { $records ->
        [one] one record
       *[other] { $records } records
    } of { $total }
cli-export-stubs = { $stubs ->
        [one] One more is in the file because these mention it.
       *[other] { $stubs } more are in the file because these mention them.
    }
cli-export-defects = { $count ->
        [one] The dataset has one error
       *[other] The dataset has { $count } errors
    }; what could be read was exported. "reform-explorer check" shows what is wrong.
cli-export-exists = { $path } is already there; --force replaces it.
cli-export-needs-folder = CSV takes a folder of several files: name it with -o.
cli-export-unknown-id = No record has the id "{ $id }".
cli-output-failed = The output could not be written: { $message }.
cli-no-display = There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set). Without one, use a subcommand:
cli-no-window = This build has no window. Use a subcommand:
