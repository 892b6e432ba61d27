### What is wrong with a data file: what was found, what was expected, what to do.

severity-error = Error
severity-warning = Warning

# A hint follows a full sentence and brings the blank before it, so that no hint leaves no blank.
problem-hint-nearest = { " " }Did you mean "{ $nearest }"?
problem-hint-near = { " " }Paragraph { $found } has "{ $near }".

## Form
problem-syntax = The text here is not well formed; the parser says "{ $message }". Check the brackets, commas and quotation marks nearby.
problem-wrong-value = The value here does not have the form that its field needs; the parser says "{ $message }". Rewrite it in that form; until then it cannot be read.
problem-unknown-field = There is no field called "{ $name }" here, so what it holds is left out.{ $hint } Correct the name or delete the field.
problem-missing-field = The required field "{ $name }" is missing, so this cannot be read. Add the field.
problem-unknown-code = "{ $name }" is not a code that this field knows.{ $hint } Use one of these: { $allowed }.
problem-wrong-schema = The file says that it has schema version { $name }, but this program reads only version 1. Convert the file to version 1 or open it with a program that reads its version.
problem-duplicate-section = The section "{ $name }" occurs more than once, and only the first is read. Move all its records into the first.

## Ids and references
problem-malformed-id = The id "{ $name }" is not well formed: an id consists of lower-case letters, digits and hyphens, and may not be empty. Change it here and wherever it is referred to.
problem-duplicate-id = The id "{ $name }" already belongs to the record at { $first } (line:column), and references lead to that one. Give one of the two another id.
problem-dangling-reference = No record has the id "{ $name }".{ $hint } Correct the id or add the record.
problem-wrong-target = "{ $name }" is a record of type "{ $found }", but this field refers to records of type "{ $expected }". Put the id of such a record here.

## Evidence
problem-long-quote = The quote is { $length } characters long, and at most 24 are allowed. Shorten it; if the passage goes on, say with "to" where it ends.
problem-no-such-field = "{ $name }" is named in "inferred" or in the "field" of a piece of evidence, but this record has no such field or gives no value for it. Name a field that is filled in, or take the name out.
problem-no-evidence = The record has no evidence, so a reader cannot check it. Add a paragraph number and a short quote under "evidence".
problem-moved-anchor = The quote "{ $quote }" is not in paragraph { $stated } but in paragraph { $found }. If that is the place meant, change "p" to { $found }.
problem-lost-anchor = The quote "{ $quote }", said to be in paragraph { $stated }, is nowhere in the source.{ $hint } Copy the words exactly as the source has them, with the same punctuation and script.
problem-ambiguous-anchor = The quote "{ $quote }" matches { $times ->
        [one] one place
       *[other] { $times } places
    } in the source, and it cannot be told which is meant. Check the paragraph number "p", and set "nth" to the right one, counting from 1 and not beyond { $times }, or quote a few more words.
problem-lost-passage-end = The words "{ $name }", which should end the passage, do not follow the quote in its paragraph.{ $hint } Correct "to" from the source, or delete it.
problem-source-differs = The text beside this file is not the one that its evidence was checked against: their SHA-256 values differ. Evidence is still looked for in it; if it is the right text, update "sha256".
problem-source-outside = The path "{ $name }" leads out of the dataset's folder, so it was not read. Put the text into that folder and give a relative path.

## Files
load-not-found = There is no such file; it may have been moved, renamed or deleted. Choose the file again.
load-no-permission = You do not have permission to read this file. Ask its owner for access, or copy it to a place where you can read it.
load-io = The file could not be read; the system says "{ $message }". Check that the disk or network place is available, then try again.
load-not-a-file = This is not an ordinary file; it may be a folder or a device. Choose a data file.
load-other-encoding = The file seems to be encoded as { $encoding }, but this program reads only UTF-8. Save it as UTF-8 and open it again.
load-not-utf8 = The file is not UTF-8: the byte at offset { $offset }, counted from 0, makes no sense. Save the file as UTF-8 in a text editor and open it again.
load-undecodable = The text seems to be encoded as { $encoding }, but the byte at offset { $offset }, counted from 0, does not belong to it. Nothing was read, so that no character is lost. Save the text as UTF-8 and try again.
load-unreadable = The file holds no dataset that can be shown; { $count ->
        [one] one problem is
       *[other] { $count } problems are
    } listed. Correct what is listed and open the file again.
load-cancelled = Reading was cancelled, and the file was not opened. Open it again whenever you like.
