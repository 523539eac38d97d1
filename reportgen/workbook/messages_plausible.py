"""What is said of entries of one process that hardly go together: RG315 and on."""

from __future__ import annotations

from reportgen.model.message import error, note, warning

COST_WITHOUT_FTE = note(
    "RG315",
    "A process has a cost, but no people",
    '"{name}" has an annual cost but no FTE, so its cost cannot be compared with that of its people.',
    "Enter the full-time equivalents as well; 0 where nobody works on it.",
)
COST_TOO_HIGH = warning(
    "RG316",
    "The cost of one full-time equivalent is implausibly high",
    '"{name}" costs {per_fte} {currency} a year for each FTE, which is implausibly high, so FTE or cost may be wrong.',
    "Check that FTE counts everybody who does the work, and that annual cost is this process's alone.",
)
VOLUME_TOO_HIGH = warning(
    "RG317",
    "One full-time equivalent handles implausibly many units",
    '"{name}" has {per_fte} units a year for each FTE, one every few seconds, so FTE or volume may be wrong.',
    "Check FTE and annual volume, and count the units that people handle rather than those that software does alone.",
)
CONTRACT_ENDED = note(
    "RG318",
    "A contract ended before the date of the report",
    '"{name}" has a contract that ended on {end}, before the date of the report ({date}).',
    "Enter the end that holds now, or clear it if there is no contract any more.",
)
QUOTE_WITHOUT_BASIS = warning(
    "RG319",
    "A quoted price has no basis",
    '"{name}" has a quoted price, but does not say what it buys, so it cannot be used.',
    "Choose the quote basis: per year, per unit, per FTE and year, or per hour.",
)
BASIS_WITHOUT_QUOTE = warning(
    "RG320",
    "A quote basis has no price",
    '"{name}" says what a quoted price would buy, but has no price, so the basis has no effect.',
    "Enter the quoted price, or clear the quote basis.",
)
QUOTE_WITHOUT_QUANTITY = warning(
    "RG321",
    "A price for each unit, person or hour has no quantity",
    '"{name}" has a price quoted {basis}, but no {missing}, so it cannot be set against the cost of a year.',
    "Enter {missing}, or a price for a year.",
)
CONTRADICTION = warning(
    "RG322",
    "Two entries contradict each other",
    '"{name}" has {first} and {second}, which contradict each other: {why}.',
    "Read the descriptions of both steps again and correct the one that does not fit.",
)
REGIME_FOR_PUBLIC_DATA = warning(
    "RG323",
    "A regime that protects data where all data is public",
    '"{name}" names {regimes}, which protects data that is not public, but says that its data is public.',
    "Correct Data sensitivity, or take the regime out.",
)
NOT_PERMITTED_TODAY = note(
    "RG324",
    "The work is done where it is not permitted",
    '"{name}" may be done in {permitted} only, but is done in {today} today.',
    "Add the country to Permitted countries, or correct {field}.",
)
PERHAPS_A_NOTE = warning(
    "RG325",
    "A row below the table may be a note",
    'Row {row}, "{text}", was read as a process, but {reason}, as notes do.',
    "Delete the row if it is a note; otherwise fill in more of the row, or close a gap above it.",
)
NOT_USED_YET = note(
    "RG326",
    "Details are kept, but not used yet",
    "Entries in {columns} were read and checked, but no verdict and no amount of this version rests on them.",
    "Nothing to do; leave them in the workbook, where a later version will find them.",
)
PERHAPS_A_HEADING = warning(
    "RG327",
    "A row may be the heading of the rows below",
    'Row {row}, "{text}", was read as a process, but stands alone in its row and {reason}, as headings do.',
    "Delete the row if it is a heading, and enter it as Function of the rows below; otherwise fill in more of its row.",
)
PERHAPS_A_ROLL_UP = warning(
    "RG328",
    "A row may sum up the rows below it",
    'Row {row}, "{name}", holds the sum of rows {first} to {last} in {columns}, so these may count twice.',
    "Delete the row if it sums up the others; nothing to do if it is a process that is as large by chance.",
)
NO_REAL_NAME = error(
    "RG329",
    "A name names nothing",
    '"{text}" in row {row} is a placeholder or a mere sign, so it cannot be the name of a process in the report.',
    "Enter what is done, or clear the row if it is no process.",
)
NAME_WITHOUT_LETTER = warning(
    "RG330",
    "A name holds no letter",
    '"{text}" in row {row} was read as the name of a process, but holds no letter, so it may belong to another column.',
    "Enter what is done, or clear the row if it is no process.",
)
MESSAGES = (
    COST_WITHOUT_FTE,
    COST_TOO_HIGH,
    VOLUME_TOO_HIGH,
    CONTRACT_ENDED,
    QUOTE_WITHOUT_BASIS,
    BASIS_WITHOUT_QUOTE,
    QUOTE_WITHOUT_QUANTITY,
    CONTRADICTION,
    REGIME_FOR_PUBLIC_DATA,
    NOT_PERMITTED_TODAY,
    PERHAPS_A_NOTE,
    NOT_USED_YET,
    PERHAPS_A_HEADING,
    PERHAPS_A_ROLL_UP,
    NO_REAL_NAME,
    NAME_WITHOUT_LETTER,
)
