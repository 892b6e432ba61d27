### The command line.

cli-check-records = { $file }: { $count ->
        [one] one record
       *[other] { $count } records
    }
cli-check-type = { $heading }: { $count }
cli-check-proposed = { $count ->
        [one] One record is
       *[other] { $count } records are
    } proposed, wholly or in part, and not decided on.
cli-check-unread = { $total ->
        [one] The only record
       *[other] { $count ->
            [one] One
           *[other] { $count }
        } of { $total } records
    } could not be read.
cli-check-problems = Problems: { $errors ->
        [one] one error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] one warning
       *[other] { $warnings } warnings
    }
cli-check-anchors = Evidence: { $exact } exact, { $moved } moved, { $lost } lost, { $unverified } unverified
cli-check-coverage = { $share } % of the letters of "{ $source }" lie within a passage cited
cli-check-text = The text of "{ $source }" comes with the program. { $standing }
cli-check-text-file = The text of "{ $source }" was read from { $path } ({ $encoding }). { $standing }
cli-check-no-text = There is no text of "{ $source }"; give it with --source to have the quotes checked
cli-check-text-missing = The text of "{ $source }" is not at hand: nothing can be read under the name "{ $file }" beside the dataset. Correct "file", or give the text with --source to have the quotes checked
cli-check-text-failed = The text of "{ $source }" was not read from { $path }. { $message }
cli-check-hash = SHA-256 of this text, for the field "sha256" of the source: { $hash }
cli-check-unlisted = { $count ->
        [one] One more problem is
       *[other] { $count } more problems are
    } not listed; --limit 0 lists all.
cli-step = { $step } ({ $time } s)
cli-step-read = { $file }: { $size } read
cli-step-compared = { $count ->
        [one] one row
       *[other] { $count } rows
    } compared
cli-step-checked = { $count ->
        [one] one record
       *[other] { $count } records
    } checked, { $problems ->
        [one] one problem
       *[other] { $problems } problems
    } found
cli-step-text = { $path }: text read as { $encoding }
cli-step-found = { $count ->
        [one] one record
       *[other] { $count } records
    } found
cli-step-written = { $records ->
        [one] one record
       *[other] { $records } records
    } written
cli-suggest-done = { $file }: { $mended ->
        [0] nothing can be corrected for certain
        [one] one correction
       *[other] { $mended } corrections
    }{ $rest ->
        [0] .
        [one] ; one problem is left for you to decide.
       *[other] ; { $rest } problems are left for you to decide.
    }
cli-suggest-no-file = { $file } is not a file that a patch could apply to; give --suggest the path of a file.
cli-suggest-changed = { $file } has changed while it was being checked; run the check again.
cli-load-failed = { $file }: { $message }
cli-export-done = { $path }: { $records ->
        [one] one record
       *[other] { $records } records
    } of { $total }
cli-export-stubs = { $stubs ->
        [one] One more is in the file because these mention it.
       *[other] { $stubs } more are in the file because these mention them.
    }
cli-defects = { $count ->
        [one] The dataset has one error
       *[other] The dataset has { $count } errors
    }; what could be read was used. "reform-explorer check" shows what is wrong.
cli-export-exists = { $path } is already there; --force replaces it.
cli-export-needs-folder = This format is a folder of several files: name it with -o.
cli-unknown-id = No record has the id "{ $id }".{ $hint }
cli-output-failed = The output could not be written: { $message }.
cli-no-display = There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set). Without one, use a subcommand:
cli-no-window = This build has no window. Use a subcommand:
cli-fact = { $label }: { $value }
cli-search-heading = { $heading } ({ $count })
cli-search-count = { $total ->
        [one] One record found
       *[other] { $total } records found
    }, { $shown } shown
cli-search-nothing = Nothing was found in the names, functions and texts of { $count ->
        [one] one record
       *[other] { $count } records
    }.
cli-search-nearest = The nearest names: { $names }
cli-search-unknown = This dataset does not know { $constraints }.
cli-show-value = Value in ones
cli-show-functions = Functions and who holds them
cli-show-part = { $other } ({ $role })
cli-show-others = { $function }; also held by { $others }
cli-show-back-links = Mentioned by
