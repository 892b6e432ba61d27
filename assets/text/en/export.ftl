### Exports.

export-not-given = Not given

## Citations
export-quotation = "{ $quoted }" ({ $citation })
export-citation-anonymous = Anon
export-citation-no-publisher = [S.l.]: [s.n.]
export-citation-no-date = [n.d.]
export-citation-paragraphs = Paragraphs quoted: { $paragraphs }
export-citation-selected = { $selected } of { $total } { $total ->
        [one] record
       *[other] records
    }, exported on { $date } with Reform Explorer; licence of the dataset: { $licence }

## RON
export-ron-origin = { $selected } of { $total } { $total ->
        [one] record
       *[other] records
    } of "{ $title }" ({ $dataset }), exported on { $date } with Reform Explorer.
export-ron-licence = Licence of the dataset: { $licence }.
export-ron-source = Source: { $title }.
export-ron-stubs = { $count ->
        [one] One record marked `stub: true` is only mentioned by the others and is not given in full.
       *[other] { $count } records marked `stub: true` are only mentioned by the others and are not given in full.
    }

## Why an export was not written
export-error-empty = No record is selected, so there is nothing to export.
export-error-foreign-folder = The folder { $path } holds "{ $found }", which is no earlier export; choose another folder or an empty one.
export-error-current-folder = { $path } is the current folder and holds an earlier export, so it was not replaced; export from another folder or to another folder.
export-error-own-input = Writing { $path } would replace { $file }, which is in use; choose another name.
export-error-io = { $path } could not be written: { $message }.
export-error-cancelled = The export was stopped; nothing was written.

## Where an export comes from
export-origin = Origin
export-no-filter = None

## Tables
export-tables-origin = { $selected } of the { $total } { $total ->
        [one] record
       *[other] records
    } of the dataset, exported on { $date } with Reform Explorer ({ $program }).
export-tables-mentioned = { $chosen ->
        [one] One of these was chosen
       *[other] { $chosen } of these were chosen
    }; { $mentioned ->
        [one] one more was added because the chosen records mention it.
       *[other] { $mentioned } more were added because the chosen records mention them.
    }
export-tables-filter = Filter that the records passed: { $filter }.
export-tables-licence = Licence of the dataset: { $licence }
export-tables-source = Source: { $title } (author: { $author }; published: { $date }; licence: { $licence })
export-tables-files = Files
export-tables-rows = { $heading }, { $count } of { $total }
export-tables-origin-file = Origin: what there is to know of the dataset, this export, and the sources
export-tables-package-file = The tables and their columns described for programs (Tabular Data Package, version 1)
export-tables-conventions = How to read the tables
export-tables-mark = The files are UTF-8 and begin with a byte order mark (BOM), without which Excel garbles Chinese; commas separate the cells, and lines end with CR LF (RFC 4180).
export-tables-no-mark = The files are UTF-8 without a byte order mark (BOM), so Excel has to be told the encoding; commas separate the cells, and lines end with CR LF (RFC 4180).
export-tables-lists = Several values in one cell are separated by " | ".
export-tables-languages = Texts have a column per language, named by its ending: `_hant` for Traditional Chinese, `_hans` for Simplified Chinese, `_en` for English. A language that the encoder did not write is left empty.
export-tables-one-language = Every text is given in one language only: the one chosen where there is such a text, or else the nearest. The ending of a column's name tells the language of the text in it: `_hant` for Traditional Chinese, `_hans` for Simplified Chinese, `_en` for English.
export-tables-references = Columns that refer to other records hold ids, which are the values of column `id` in another table. Columns that end in `_name` hold the names of those records, and columns that end in `_described` what the source describes without naming it.
export-tables-figures = Figures are written as in the source. Columns that end in `_normalised` hold the exact value, with 萬 (ten thousand) and 億 (a hundred million) multiplied out.
export-tables-dates = Dates follow ISO 8601 as far as the source goes: a year, a month or a day. A period joins its first and last with a slash, both included.
export-tables-absent = An empty cell means that nothing is given. Column `not_stated` lists the fields that a reader may look for and the source does not state, column `inferred` those that the encoder concluded.
export-tables-evidence = Every item in column `evidence` gives the field that it carries (if one), the id of the source (if not the first), the paragraph (¶) and the words quoted; brackets after these tell which occurrence is meant, and the words after "…" end the passage.
export-tables-guard = Text that begins with `=`, `+`, `-`, `@` or a control character gets an apostrophe `'` before it, so that no spreadsheet runs it as a formula; take it off when reading.
export-tables-reinterpreted = Excel takes some texts for dates or numbers when it opens a CSV file directly, such as 2019-06, 1-2 or 007. Imported through Data › From Text/CSV with the columns as text they stay as they are.

## Columns
export-column-part = { $field } ({ $part })
export-column-titles = name
export-column-described = not named
export-column-normalised = exact value
export-column-stub = Only mentioned
export-column-about-empty = No record of this export gives the field.
export-column-about-id = The id of the record within the dataset.
export-column-about-plain = A code of a vocabulary, a period, or whatever else is spelled the same in every language; several values are separated by " | ".
export-column-about-date = An ISO 8601 date as far as the source goes: a year, a month or a day.
export-column-about-flag = Whether it holds: true or false.
export-column-about-worded = The digits as the source writes them.
export-column-about-normalised = The exact value, with 萬 (ten thousand) and 億 (a hundred million) multiplied out.
export-column-about-text = Text written by the encoder; its language is { $language }.
export-column-about-ids = The ids of the records referred to; several are separated by " | ".
export-column-about-titles = The names of the records in column "{ $column }", in the language of the export.
export-column-about-described = What the source describes without naming it, in the language of the export.
export-column-about-inferred = The fields that the encoder concluded; several are separated by " | ".
export-column-about-proposed = What a drafter proposed and nobody has decided on: the rule and its confidence, or the fields concerned.
export-column-about-not_stated = The fields that a reader may look for and the source does not state; several are separated by " | ".
export-column-about-evidence = The words of the source that carry the record, with the paragraph (¶); several passages are separated by " | ".

## Limits of formats
export-limit-shortened = { $count ->
        [one] One text was longer than a cell may be; it was shortened and ends in "…".
       *[other] { $count } texts were longer than a cell may be; they were shortened and end in "…".
    }
export-limit-split = A type of record has more rows than a sheet may have and was spread over { $count ->
        [one] one sheet
       *[other] { $count } sheets
    }.
export-limit-unlisted = { $count ->
        [one] One record is only counted in the brief; a dossier or a table has it in full.
       *[other] { $count } records are only counted in the brief; a dossier or a table has them in full.
    }
export-limit-column = { $column } ({ $count })
export-limit-reinterpreted = { $count ->
        [one] One cell looks
       *[other] { $count } cells look
    } like a date or a number to Excel, which changes such text when it opens a CSV file: { $columns }. Import the file through Data › From Text/CSV with these columns as text, or export XLSX.
export-limit-unlinked = { $count ->
        [one] One id is no link, because its sheet may not have more links.
       *[other] { $count } ids are no links, because their sheets may not have more links.
    }
