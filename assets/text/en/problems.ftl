### What is wrong with a data file: what was found, what was expected, what to do.

severity-error = Error
severity-warning = Warning

problem-expected = expected: { $expected }
language-chinese = Chinese
language-english = English
# A hint follows a full sentence and brings the blank before it, so that no hint leaves no blank.
problem-hint-nearest = { " " }Did you mean "{ $nearest }"?
problem-hint-near = { " " }Paragraph { $found } has "{ $near }": { $letters }.
problem-hint-letters = { $text } where the quote has { $sought }
problem-hint-letters-missing = nothing where the quote has { $sought }
problem-hint-letters-added = { $text } where the quote has nothing

## Form
problem-sign = ‘{ $sign }’
problem-sign-alike = ‘{ $sign }’ ({ $code })
problem-syntax = { $flaw ->
        [unclosed-here] The { $found } that opens here is never closed: { $meant } is missing at { $message } (line:column).
        [unclosed] The { $found } that opens here is never closed.
        [unclosed-raw-string] The raw string that opens here is never closed.
        [unclosed-comment] The comment that begins here is never closed.
        [missing-before] Before this, { $meant } is missing.
        [missing-after] After this, { $meant } is missing.
        [stray] { $found } does not belong here.
        [mistaken] { $found } stands here, where { $meant } is meant.
        [odd-blank] The invisible character { $found } stands here, which is no blank of this notation.
        [unquoted] The quotation marks around { $message } are missing.
        [lacks-end] { $found } stands here, where a comma or the bracket that closes the struct or list should.
        [lacks-name] { $found } stands here, where the name of a field or the bracket that closes the struct should.
        [lacks-colon] { $found } stands here, where a colon should.
        [lacks-value] { $found } stands here, where a value should.
        [lacks-struct] { $found } stands here, where a struct should begin with a bracket.
        [lacks-all] The text is empty.
        [lacks-list] A list should begin here with a square bracket.
        [lacks-record] A record should stand here, in brackets.
        [surplus] { $found } stands here although the dataset has ended.
        [truncated] The text ends here, before its brackets and quotation marks are closed.
       *[other] The text here is not well formed; the parser says "{ $message }".
    }
mend-syntax = { $flaw ->
        [unclosed-here] Type { $meant } there.
        [missing-before] Type { $meant } before it.
        [missing-after] Type { $meant } after it.
        [stray] Delete it.
        [mistaken] Type { $meant } instead.
        [odd-blank] Type an ordinary blank instead, or delete it.
        [unquoted] Put it into quotation marks, "…".
        [surplus] Delete it, or move it before the last bracket.
        [truncated] It may have been cut off while it was copied or saved; complete it.
        [lacks-all] Begin with "template", or see how a dataset is written.
       *[other] Check the brackets, commas and quotation marks nearby.
    }
problem-wrong-value = { $form ->
        [unquoted] The quotation marks around { $message } are missing, so it cannot be read.
        [quoted] "{ $message }" stands in quotation marks, but codes and numbers stand without them here, so it cannot be read.
        [lacks-list] { $message } stands here without brackets, but a list is needed, so it cannot be read.
       *[other] The value here does not have the form that its field needs, so it cannot be read; the parser says "{ $message }".
    }
mend-wrong-value = { $form ->
        [unquoted] Put it into quotation marks: "{ $message }".
        [quoted] Delete the quotation marks.
        [lacks-list] Put it into square brackets: [{ $message }].
       *[other] Rewrite it in that form.
    }
problem-wrong-number = "{ $name }" is not a number that can stand here, so it cannot be read.
mend-wrong-number = Write { $kind ->
        [figure] the digits as the source has them, in quotation marks and without 萬, % or an exponent, such as "2,123.3"
       *[whole] a whole number without quotation marks, such as 12
    }.
problem-wrong-date = "{ $name }" is not written as a date, or no calendar has it, so it cannot be read.
mend-wrong-date = Write a year, month or day that exists, such as 2019, 2019-06 or 2019-06-30; a period has a slash between its first and its last.
problem-reversed-period = The period "{ $name }" ends before it begins, so it cannot be read.
mend-reversed-period = Put the earlier date before the slash.
problem-reversed-validity = The rule is said to be in force until { $until }, before it begins to be, on { $from }.
mend-reversed-validity = See whether "from" and "until" have changed places.
problem-unknown-field = There is no field called "{ $name }" here, so what it holds is left out.
mend-unknown-field = Correct the name or delete the field.
problem-misspelt-field = There is no field called "{ $name }" here, and without the required field "{ $nearest }" this cannot be read.
mend-misspelt-field = If "{ $nearest }" is what was meant, correct the name; if not, add that field and delete this one.
problem-missing-field = The required field "{ $name }" is missing, so this cannot be read.
mend-missing-field = Add the field.
problem-duplicate-field = The field "{ $name }" already stands at { $first } (line:column) and cannot be given twice, so this cannot be read.
mend-duplicate-field = Put what both hold into one and delete the other.
problem-unknown-code = "{ $name }" is not a code that this field knows, so this cannot be read.
mend-unknown-code = Use one of these: { $allowed }.
problem-control-character = The text of "{ $name }" holds the invisible control character { $character }, which disturbs search, exports and the check against the source.
mend-control-character = Delete the character; it most likely came in when text was pasted.
problem-wrong-schema = The file says that it has schema version { $name }, but this program reads versions 1 and 2.
mend-wrong-schema = Convert the file to version 2 or open it with a program that reads its version.
problem-duplicate-section = The section "{ $name }" occurs more than once, and only the first is read.
mend-duplicate-section = Move all its records into the first.

## Ids and references
problem-malformed-id = The id "{ $name }" is not well formed: an id consists of lower-case letters, digits and hyphens, and may not be empty.
mend-malformed-id = Change it here and wherever it is referred to.
problem-duplicate-id = The id "{ $name }" already belongs to the record at { $first } (line:column), and references lead to that one.
mend-duplicate-id = Give one of the two another id.
problem-dangling-reference = No record has the id "{ $name }".
mend-dangling-reference = Correct the id or add the record.
problem-wrong-target = "{ $name }" is a record of type "{ $found }", but this field refers to records of type "{ $expected }".
mend-wrong-target = Put the id of such a record here.
problem-malformed-external-id = "{ $name }" does not name a record of another dataset, which is written as the id of the dataset, a slash and the id of the record.
mend-malformed-external-id = Write it as "dataset/id".
problem-internal-link = "{ $name }" is a record of this dataset, and "same_as" and "counterpart" lead to other datasets.
mend-internal-link = Name the dataset that is meant; where two records of this one are the same thing, make them one.
problem-merged-records = This record and "{ $other }" are both said to be the same as "{ $name }", which would make the two one.
mend-merged-records = Keep "same_as" on the record that is the same thing, and write "counterpart" on the other.
problem-unknown-class = "{ $name }" is no group of a classification that is known here.
mend-unknown-class = Write a group of COFOG with its scheme, such as cofog:05.3.
problem-cycle = Through "{ $name }" these records are parts of one another in a circle: { $members }.
mend-cycle = Find the reference that points the wrong way or is one too many, and correct or delete it.

## Changes
problem-contradictory-change = A change of kind "{ $kind }" has { $expected ->
        [nobody] no body
        [one] one body
       *[several] two or more bodies
    } under "{ $side }", and this one says otherwise.
mend-contradictory-change = Choose the kind that fits, or correct this side; where the source names only some, add a party that describes the others.
problem-same-body = "{ $name }" stands on both sides of something that takes two different bodies.
mend-same-body = Correct one side, or leave it out where the source does not name the other body.
problem-not-moved = The function "{ $name }" stands under "functions" as if it had moved, but by "{ $other }" it was strengthened, improved or assigned where it is.
mend-not-moved = Take it out of "functions" unless the source says that it moved; the holding is enough.

## Figures
problem-mixed-variable = This metric shares the variable "{ $name }" with "{ $other }" but has another "{ $field }", so the two cannot stand on one axis.
mend-mixed-variable = Correct one of them, or give this one a variable of its own.
problem-wrong-unit = The unit of this rate is "{ $name }", but a rate is measured in %, ‰, multiples, or one thing per another.
mend-wrong-unit = Correct the unit, or the "statistic" if the figure is a quantity or a change.
problem-scaled-rank = A rank has no "scale": a place in an order is not counted in 萬 or 億.
mend-scaled-rank = Delete "scale", or correct the "statistic" if this is no rank.
problem-reversed-range = "upper" is not above "value", so the two are no range.
mend-reversed-range = Put the lower end under "value" and the upper end under "upper", both in the same scale.
problem-qualifier-conflict = In the wording "{ $mark }" stands beside the number, which makes the qualifier { $expected }, but another is given.
mend-qualifier-conflict = Correct the qualifier or the wording.
problem-reversed-comparison = The figure is compared with { $against }, which comes after its own time (until { $end }).
mend-reversed-comparison = A figure is compared with an earlier period: see whether "against" and "period" have changed places.

## Evidence
problem-zero-position = "{ $name }" counts from 1, so there is nothing at 0.
mend-zero-position = Count the paragraph or the occurrence in the source; "nth" may be left out where there is only one.
problem-empty-quote = The quote is empty, so it points at nothing.
mend-empty-quote = Copy a few words of the paragraph, or delete this piece of evidence if there is nothing to quote.
problem-long-quote = The quote is { $length ->
        [one] one character
       *[other] { $length } characters
    } long, and at most 24 are allowed.
mend-long-quote = Shorten it; if the passage goes on, say with "to" where it ends.
problem-long-record = This takes { $size }, and a record may take at most { $limit }. It was not read.
mend-long-record = Shorten its texts, or divide it into several records; look for a quotation mark or bracket that was never closed.
problem-no-such-field = "{ $name }" is named in "inferred", in "proposed_fields" or in the "field" of a piece of evidence, but this record has no such field or gives no value for it.
mend-no-such-field = Name a field that is filled in, or take the name out.
problem-no-evidence = The record has no evidence, so a reader cannot check it.
mend-no-evidence = Add a paragraph number and a short quote under "evidence".
problem-moved-anchor = The quote "{ $quote }" is not in paragraph { $stated } but in paragraph { $found }.
mend-moved-anchor = If that is the place meant, change "p" to { $found }.
problem-shifted-anchors = { $count ->
        [one] One quote stands
       *[other] { $count } quotes stand
    } { $by ->
        [one] one paragraph
       *[other] { $by } paragraphs
    } { $way ->
        [back] before
       *[on] after
    } where the dataset has them, from paragraph { $from } on.
mend-shifted-anchors = The text has probably { $way ->
        [back] lost
       *[on] gained
    } { $by ->
        [one] a paragraph
       *[other] { $by } paragraphs
    }: { $way ->
        [back] take { $by } off the "p" of each.
       *[on] add { $by } to the "p" of each.
    } "check --suggest" prints the corrections.
problem-lost-anchor = The quote "{ $quote }", said to be in paragraph { $stated }, is nowhere in the source.
mend-lost-anchor = Copy the words exactly as the source has them, with the same punctuation and script.
problem-ambiguous-anchor = The quote "{ $quote }" matches { $times ->
        [one] one place
       *[other] { $times } places
    } in the source, and it cannot be told which is meant.
mend-ambiguous-anchor = Check the paragraph number "p", and set "nth" to the right one, counting from 1 and not beyond { $times }, or quote a few more words.
problem-lost-passage-end = The words "{ $name }", which should end the passage, do not follow the quote in its paragraph.
mend-lost-passage-end = Correct "to" from the source, or delete it.
problem-malformed-sha256 = "{ $name }" is not a SHA-256 value, which has 64 hexadecimal digits.
mend-malformed-sha256 = Compute it again and paste all of it, or delete "sha256" if in doubt.
problem-source-differs = The text at hand is not the one that the evidence was checked against: their SHA-256 values differ. Evidence is still looked for in it.
mend-source-differs = If it is the right text, change "sha256" to { $name }.
problem-source-outside = The path "{ $name }" leads out of the dataset's folder, so it was not read.
mend-source-outside = Put the text into that folder and give a relative path.
problem-source-unread = The text "{ $name }" could not be read, so no quote was looked for in it: { $obstacle ->
        [missing] there is no such file.
        [forbidden] the permission is missing.
        [not-a-file] it is not an ordinary file.
        [damaged] { $encoding }, the byte at offset { $offset } is wrong.
        [encoding] its encoding seems to be { $encoding }, which is not read.
        [unknown-encoding] its encoding is not known.
       *[other] the report on its source says why.
    }
mend-source-unread = Put the text there as UTF-8, correct "file", or attach the text (on the command line with --source).

## Completeness
problem-unwritten-text = "{ $name }" still holds the "…" with which a draft marks what its author has to write.
mend-unwritten-text = Write it, or delete the field if it is not required.
problem-missing-translation = The dataset is written in several languages, as its title shows, but in this record these fields lack { $languages }: { $fields }.
mend-missing-translation = Add the translation, or give the title in one language only if the dataset has just that one.
problem-unused-record = No other record mentions this record of type "{ $name }", so a reader never comes across it.
mend-unused-record = Refer to it from the records that it belongs to, or delete it.

## Files
load-not-found = There is no such file; it may have been moved, renamed or deleted. Choose the file again.
load-no-permission = You do not have permission to read this file. Ask its owner for access, or copy it to a place where you can read it.
load-io = The file could not be read; the system says "{ $message }". Check that the disk or network place is available, then try again.
load-not-a-file = This is not an ordinary file; it may be a folder or a device. Choose a data file.
load-too-large = The file has { $size }, and at most { $limit } are read. Split it into several, or leave out what is not needed.
load-too-long = At most { $limit } are read, and this goes on beyond that. Give a dataset, or split this one into several.
load-other-encoding = The file seems to be encoded as { $encoding }, but datasets are read only as UTF-8. Save it as UTF-8.
load-not-utf8 = The file is not UTF-8: the byte at offset { $offset }, counted from 0, makes no sense. Save the file as UTF-8 in a text editor.
load-text-other-encoding = The text seems to be encoded as { $encoding }, but source texts are read only as UTF-8, UTF-16 or UTF-32 with a byte order mark, GB18030 or Big5. Save it as UTF-8 and try again.
load-text-unknown-encoding = The text is in none of the encodings that source texts are read in, which are UTF-8, UTF-16 or UTF-32 with a byte order mark, GB18030 and Big5: the byte at offset { $offset }, counted from 0, makes no sense. Save it as UTF-8 and try again.
load-undecodable = The text seems to be encoded as { $encoding }, but the byte at offset { $offset }, counted from 0, does not belong to it. Nothing was read, so that no character is lost. Save the text as UTF-8 and try again.
load-unreadable = The file holds no dataset that can be shown; { $count ->
        [one] one problem is
       *[other] { $count } problems are
    } listed. Correct what is listed and save the file.
load-cancelled = Reading was cancelled, and the file was not opened. Open it again whenever you like.
