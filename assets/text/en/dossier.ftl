### Dossiers for reading, and the brief for a superior.

## Dossiers
dossier-md-fact = **{ $label }:** { $value }
dossier-contents = Contents
dossier-sections = Sections
dossier-skip = Skip to the records
dossier-selected = { $selected } of { $total } { $total ->
        [one] record
       *[other] records
    }, exported on { $date } with Reform Explorer
dossier-filter = Filter
dossier-dataset = Dataset
dossier-encoder = Encoded by
dossier-licence = Licence of the dataset
dossier-legend = ¶ 5 is the fifth paragraph of the source, blank lines not counted; the words quoted are those of the source, as far as the encoder copied them. { $inferred } marks what the source does not say outright and the encoder concluded from it.
dossier-sources = Where this comes from
dossier-section = { $heading } ({ $count })
dossier-stub = Only mentioned here; the dataset that this was taken from does not give it in full.
dossier-other-names = In other languages
dossier-inferred = { $value } ({ $mark })
dossier-inferred-mark = inferred
dossier-proposed-mark = proposed
dossier-among = { $text }, among them { $among }
dossier-paragraph = Paragraph { $number } of the source
dossier-quote = "{ $quote }"
dossier-quote-nth = { $passage } (occurrence { $nth })
dossier-quote-source = { $source }, { $passage }
dossier-quote-field = { $field }: { $passage }

## Briefs
brief-covers = A brief on { $selected } of { $total } { $total ->
        [one] record
       *[other] records
    }
brief-fact = { $label }: { $value }
brief-more = { $count ->
        [one] And one more, see the table export.
       *[other] And { $count } more, see the table export.
    }
brief-more-inline = and { $count } more
brief-level-kind = Level and kind
brief-changed = What changed
brief-duties = Functions and powers
brief-when = When
brief-reading = How to read it
brief-from = { $kind } (from: { $from })
brief-to = { $kind } (to: { $to })
brief-none = None in this dataset
brief-also = Also selected
brief-source-number = Source { $number }
brief-source-first = { $title } ({ $number })
brief-note = { $source }, { $passages }
brief-page = Page { $page } of { $pages }
