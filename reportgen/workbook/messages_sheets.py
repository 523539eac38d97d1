"""What is said about the file, its sheets and their columns: RG1xx."""

from __future__ import annotations

from reportgen.model.message import error, note, warning

NO_PROCESS_SHEET = error(
    "RG101",
    "It is not known which sheet lists the processes",
    'No sheet is called "Processes", and {candidates} a column of process names, so it is not known where the '
    "processes are. The sheets are: {sheets}.",
    'Name the sheet with the processes "Processes" and its column of names "Process name", '
    "or copy them into a template made with: reportgen new",
)
SHEET_BY_NEAR_MISS = warning(
    "RG102",
    "A sheet's name is almost right",
    'Sheet "{found}" was read as "{sheet}", because its name is almost that.',
    'Rename the sheet to "{sheet}".',
)
PLAIN_LIST = warning(
    "RG103",
    "A plain list was read as the processes",
    'Sheet "{found}" was read as the list of processes, with the names from its column "{header}"{others}.',
    'If that is right, rename the sheet to "Processes"; if not, give the workbook that lists the processes.',
)
NO_HEADER = error(
    "RG104",
    "The column headers cannot be found",
    'None of the first {rows} rows holds the header "{header}", so the columns of sheet "{sheet}" are not known.',
    'Write "{header}" above that column, with the other headers in the same row.',
)
HEADER_BY_NEAR_MISS = warning(
    "RG105",
    "A header is almost right",
    'Column "{found}" was read as "{header}", because its header is almost that.',
    'Rename the header to "{header}", or to something else if another thing is meant.',
)
UNKNOWN_COLUMN = note(
    "RG106",
    "A column of the analyst's own",
    'Column "{found}" is not one that is known here, so it was not read.',
    "Nothing to do if it is your own; otherwise take the header from the template.",
)
COLUMN_TWICE = warning(
    "RG107",
    "A column stands there twice",
    'Column "{found}" holds {header}, which column {first} holds already, so only column {first} was read.',
    "Delete the column that is not meant.",
)
SHEET_MISSING = note(
    "RG108",
    "Optional sheets are missing",
    "There is no sheet {sheets}, so the values as delivered hold.",
    "Nothing to do if that is meant; otherwise copy it from a template made with: reportgen new",
)
MACROS_IGNORED = note(
    "RG109",
    "The workbook holds macros",
    "The workbook holds macros; they were not run, and only the stored values were read.",
    "Nothing to do. If a macro fills cells, run it in Excel and save before making the report.",
)
MERGED_CELLS = warning(
    "RG110",
    "Cells are merged over several rows",
    "The cells {range} are merged, so their value counts for the first row only and the others read as blank.",
    "Unmerge the cells and repeat the value in each row that it holds for.",
)
HIDDEN_ROWS = note(
    "RG111",
    "Hidden rows are read",
    "{count} hidden {rows} with processes, such as row {first}, were read like any other.",
    "Delete the rows if they are not meant to be in the report; hiding or filtering does not leave them out.",
)
SHEET_TWICE = warning(
    "RG112",
    "Two sheets could be the same",
    'Sheets "{first}" and "{found}" could both be "{sheet}", so only "{first}" was read.',
    "Rename or delete the one that is not meant.",
)
UNKNOWN_FIELD = note(
    "RG113",
    "A line of the analyst's own",
    'Line "{found}" is not a field that is known here, so it was not read.',
    "Nothing to do if it is your own; otherwise take the label from the template.",
)
TWO_ROW_HEADER = error(
    "RG114",
    "The headers stand in two rows",
    "The headers stand in rows {row} and {next}, and only one row is read as headers, so columns such as "
    '"{found}" would be lost.',
    "Put all headers into one row and delete the other.",
)
SHEET_NOT_UNDERSTOOD = warning(
    "RG115",
    "An optional sheet has other columns than expected",
    'Sheet "{sheet}" has no column "{header}" in its first {rows} rows, so it was not read and the values as '
    "delivered hold.",
    "Rename the sheet if it is your own; otherwise copy it from a template made with: reportgen new",
)
AMOUNTS_SCALED = error(
    "RG116",
    "A header says that amounts are in thousands or millions",
    'Column "{found}" is in thousands or millions by its header, but amounts are read as they stand.',
    "Enter whole amounts and take the unit out of the header.",
)
OTHER_CURRENCY = warning(
    "RG117",
    "A header names another currency",
    'Column "{found}" is in {named} by its header, but is read in {currency}, the currency of the Engagement sheet.',
    "Convert the amounts, or correct the header or the currency, so that both agree.",
)
TEMPLATE_IN_OTHER_CURRENCY = note(
    "RG118",
    "The template was made in another currency",
    'Column "{found}" still carries {named}, in which the template was made, and is read in {currency}, the currency '
    "of the Engagement sheet.",
    "Change the header to {currency}, or take a template made with: reportgen new --currency {currency}; "
    "convert amounts that are in {named}.",
)
TEXT_FILE_READ = warning(
    "RG119",
    "A text file was read as the Processes sheet",
    "The text file was read as the Processes sheet: {encoding}, {separator}. It has no Engagement sheet, so numbers "
    "and dates are read as in {locale} and amounts in {currency}.",
    "If any of that is wrong, open the file in Excel, save it as a workbook (.xlsx) and set Locale and Currency on an "
    "Engagement sheet, which a template has that is made with: reportgen new",
)
NAME_BY_WORD = warning(
    "RG120",
    "A column was taken for the names of the processes",
    'Column "{found}" was taken for the names of the processes, because its header speaks of them{others}.',
    'If that is right, rename the header to "{header}"; if not, write "{header}" above the column that holds them.',
)
HEADER_AGAIN = note(
    "RG121",
    "The headers stand there again further down",
    "{count}, such as row {first}, so it was not read as a process.",
    "Nothing to do; delete the repeated headers to be rid of this note.",
)
TOO_MANY_VALUES = error(
    "RG122",
    "A row of a text file holds more values than there are headers",
    "Row {row} holds {values} values, but the headers name {headers} columns, so its values may stand in the wrong "
    "columns ({count}).",
    "Put a value that holds the separator ({separator}) between quotation marks, as in {example}, or open the list in "
    "Excel and save it as a workbook (.xlsx).",
)
UNNAMED_COLUMNS = warning(
    "RG123",
    "Columns hold values, but have no header",
    "There is no header in row {row} above the values of {columns}, so these columns were not read.",
    "Write the header above each column that should be read, and unmerge headers that cover several columns.",
)
UNLABELLED_VALUE = warning(
    "RG124",
    "A value stands beside no label",
    '"{text}" stands where the values are, but no label that can be read stands before it, so it was not read.',
    "Write the label before it, as it stands in the template, or clear the cell.",
)
UNKNOWN_UNIT = error(
    "RG125",
    "A header says what may change the meaning of its values",
    'Header "{found}" says "{said}" beside the name, but the values are read as {read_as}, so they may mean something '
    "else.",
    'Convert the values to {read_as}, if they are something else, and take "{said}" out of the header.',
)
SHEET_TOO_LONG = error(
    "RG128",
    "A sheet holds more than is read",
    'Sheet "{sheet}" was read down to row {row} only, because it holds more than {most} {what}.',
    "Correct what is listed and check again, or divide the rows among several workbooks.",
)
LIST_NOT_READ = warning(
    "RG129",
    "Another sheet lists processes, but was not read",
    'Sheet "{found}" holds names below "{header}", but it was not read, because the processes are read from sheet '
    '"{read}" alone.',
    'Move its rows to "{read}"; if "{found}" is the list that is meant, give it the name "{read}" instead.',
)
COLUMN_NUMBERS = note(
    "RG130",
    "A row numbers the columns",
    "Row {row} only numbers the columns, so it was not read as a process.",
    "Nothing to do; delete the row to be rid of this note.",
)
OTHER_HEADERS_BELOW = error(
    "RG131",
    "Other headers stand further down",
    'Row {row} holds headers again, but not above the same columns as row {header_row} ("{found}" stands below '
    '"{known}"), so nothing from there on was read.',
    "Put the columns of both parts into the same order below one row of headers, and delete the other.",
)
GARBLED_TEXT = warning(
    "RG132",
    "Text of a file seems garbled",
    '"{text}" seems garbled, and the same may hold for other names: the file was read as {encoding}, but may have been '
    "saved in another encoding, or in several.",
    "Save the list as UTF-8 (in Excel: CSV UTF-8) from where it comes, or correct the names; they are printed as read.",
)
DOUBTFUL_HEADER = warning(
    "RG133",
    "A header could mean several things",
    'Column "{found}" could be {meant}, or something else, so it was not read.',
    "Rename the header to the one that is meant; nothing to do if it is your own.",
)
MESSAGES = (
    NO_PROCESS_SHEET,
    SHEET_BY_NEAR_MISS,
    PLAIN_LIST,
    NO_HEADER,
    HEADER_BY_NEAR_MISS,
    UNKNOWN_COLUMN,
    COLUMN_TWICE,
    SHEET_MISSING,
    MACROS_IGNORED,
    MERGED_CELLS,
    HIDDEN_ROWS,
    SHEET_TWICE,
    UNKNOWN_FIELD,
    TWO_ROW_HEADER,
    SHEET_NOT_UNDERSTOOD,
    AMOUNTS_SCALED,
    OTHER_CURRENCY,
    TEMPLATE_IN_OTHER_CURRENCY,
    TEXT_FILE_READ,
    NAME_BY_WORD,
    HEADER_AGAIN,
    TOO_MANY_VALUES,
    UNNAMED_COLUMNS,
    UNLABELLED_VALUE,
    UNKNOWN_UNIT,
    SHEET_TOO_LONG,
    LIST_NOT_READ,
    COLUMN_NUMBERS,
    OTHER_HEADERS_BELOW,
    GARBLED_TEXT,
    DOUBTFUL_HEADER,
)
