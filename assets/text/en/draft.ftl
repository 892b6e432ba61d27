# A record drafted from marked words. The first two are comments in the record; "{ $fields }" are names of fields.
draft-missing = Still to write: { $fields }
draft-untranslated = In the source's language only: { $fields }

## What the author should know
draft-note-figures = { $count ->
        [one] There is one figure
       *[other] There are { $count } figures
    } in these words; the draft has the first.
draft-note-changes = These words tell of { $count ->
        [one] one kind
       *[other] { $count } kinds
    } of change; the draft has one of them.
draft-note-counted = No words here occur only once in the paragraph, so the quote is counted out.
