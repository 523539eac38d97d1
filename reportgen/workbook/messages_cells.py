"""What is said about single cells: RG2xx."""

from __future__ import annotations

from reportgen.model.message import error, note, warning

ERROR_CELL = error(
    "RG201",
    "A cell shows an Excel error",
    "{column} shows {shown}, so there is no value to read.",
    "Correct the formula in Excel, or type the value, and save.",
)
NOT_CALCULATED = error(
    "RG202",
    "A formula was never calculated",
    "{column} is a formula whose result was never stored, so there is no value to read.",
    "Open the workbook in Excel, recalculate it (Ctrl+Alt+F9) and save; or type the value.",
)
DAMAGED_CELL = error(
    "RG203",
    "A cell is damaged",
    "{column} holds something that Excel could not have written, so there is no value to read.",
    "Type the value again in Excel and save.",
)
UNKNOWN_CHOICE = error(
    "RG204",
    "A text is not one of the choices",
    '"{text}" is not a choice for {column}.',
    "Choose one of: {choices}.",
)
NOT_A_RATING = error(
    "RG205",
    "A rating is not 1, 2, 3, 4 or 5",
    '"{text}" is not a rating for {column}, which takes whole numbers from 1 to 5.',
    "Enter 1, 2, 3, 4 or 5, or leave it blank where you do not know: a blank is never taken for a 3.",
)
NOT_A_NUMBER = error(
    "RG206",
    "A number was expected",
    '"{text}" is not a number, and {column} takes one.',
    "Enter a number without words, or leave the cell blank.",
)
UNCLEAR_NUMBER = error(
    "RG207",
    "A number is written so that it could mean two things",
    '"{text}" in {column} is text that could be read as more than one number in the locale {locale}.',
    "Enter it as a number: select the cell, choose the format Number, and type it again; in a text file, write it "
    "without marks between the thousands.",
)
OUT_OF_RANGE = error(
    "RG208",
    "A number is out of range",
    "{text} is out of range for {column}, which takes numbers {range}.",
    "Correct the number, or leave the cell blank.",
)
NOT_A_DATE = error(
    "RG209",
    "A date was expected",
    '"{text}" is {what}.',
    "Enter it as year-month-day, such as 2026-11-16.",
)
NO_NAME = error(
    "RG210",
    "A process has no name",
    "Row {row} holds values, but no process name, so nothing can be said about it.",
    "Enter the name of the process, or clear the row.",
)
ID_TWICE = error(
    "RG211",
    "Two processes have the same ID",
    'ID "{text}" stands in {cells}, and an ID must name one process only.',
    "Give each process an ID of its own, or leave the cell blank to have one given.",
)
ID_GIVEN = note(
    "RG212",
    "A process was given an ID",
    '"{name}" has no ID and was given {id}.',
    "Nothing to do; enter an ID of your own to keep it when rows move.",
)
UNKNOWN_COUNTRY = error(
    "RG213",
    "A country is not known",
    '"{text}" is not a country.',
    "Enter its English name or its two-letter ISO code, such as Austria or AT; separate several with ;",
)
CHARACTERS_REMOVED = warning(
    "RG214",
    "Invisible characters were taken out",
    "{column} holds invisible characters ({kinds}) that could mislead a reader, so they were taken out.",
    "Type the text again instead of pasting it, if the report should show something else.",
)
MIXED_SCRIPTS = warning(
    "RG215",
    "Letters of two alphabets look alike",
    'ID "{text}" mixes letters of several alphabets ({scripts}), which look alike but are not the same.',
    "Type the ID again.",
)
UNSAFE_ID = error(
    "RG216",
    "A number cannot serve as an ID",
    "{text} cannot serve as an ID: Excel may have rounded it or shows it differently.",
    "Format the ID column as Text and type the ID again.",
)
UNCLEAR_PERCENT = error(
    "RG217",
    "A share could be a percentage or a fraction",
    "{text} in {column} could be {as_percent} or {as_fraction}, which is a hundred times as much.",
    "Type it with the sign, such as {as_percent}.",
)
IDS_GIVEN = note(
    "RG218",
    "All processes were given an ID",
    "No process has an ID, so they were given {first} to {last} in the order of the rows.",
    "Nothing to do; enter IDs of your own to keep them when rows move.",
)
FOREIGN_NUMBER = error(
    "RG219",
    "A number is written as in another locale",
    '"{text}" in {column} is text that is not written as numbers are in {locale}, the engagement\'s locale.',
    "Enter it as a number (format Number, then type it again), or set Locale on the Engagement sheet to the one it is "
    "written in; a text file has no such sheet, so save it as a workbook (.xlsx) first.",
)
AMOUNT_IN_OTHER_CURRENCY = error(
    "RG220",
    "An amount carries another currency",
    '"{text}" in {column} carries {mark}, but amounts are in {currency}, the currency of the Engagement sheet.',
    "Convert the amount to {currency} and enter it as a number, or correct the currency on the Engagement sheet.",
)
DATE_TWO_READINGS = error(
    "RG221",
    "A date can be read in two ways",
    '"{text}" could be {first} or {second}, so it is not known which day is meant.',
    "Enter it as year-month-day, such as {first}.",
)
DATE_SHORT_YEAR = error(
    "RG222",
    "A date has a year of two digits",
    '"{text}" has a year of two digits, so the century and perhaps the order are not known.',
    "Enter it as year-month-day with all four digits of the year, such as 2026-11-16.",
)
DATE_OUT_OF_RANGE = error(
    "RG223",
    "A date is out of range",
    "{text} lies outside {first} to {last}, so it cannot be right here.",
    "Correct the date, or leave the cell blank.",
)
MIXED_SHARES = error(
    "RG224",
    "Shares are written in two ways in one column",
    "{text} in {column} has no percent sign, but {other} ({cell}) {has}, so it could be {as_fraction} or {as_percent}.",
    "Type it with the sign, such as {as_fraction} or {as_percent}, so that all of {column} is written in one way.",
)
STALE_RESULT = error(
    "RG228",
    "A formula holds the 0 of a program that did not calculate it",
    "{column} is a formula whose stored result is 0, as is every other that is read here: the workbook was written by "
    "a program and never calculated, so there is no value to read.",
    "Open the workbook in Excel, recalculate it (Ctrl+Alt+F9) and save; or type the value.",
)
SHOWN_IN_OTHER_CURRENCY = warning(
    "RG229",
    "An amount is formatted in another currency",
    "{column} is shown with {mark} in Excel, but was read in {currency}, the currency of the Engagement sheet.",
    "Convert the amount to {currency}, or correct its number format or the currency on the Engagement sheet.",
)
SHARE_INSTEAD_OF_NUMBER = error(
    "RG230",
    "A percentage stands where a number is taken",
    "{text} in {column} is a percentage, but {column} takes a plain number, and as one it would be {number}.",
    "Enter the number itself, in a cell with the format Number, or leave the cell blank.",
)
SHOWN_WITH_UNIT = error(
    "RG231",
    "A number is shown with a unit that is not read",
    '{text} in {column} is shown with "{unit}" in Excel, but only the number is read, so it may mean something else.',
    "Enter the number that is meant as {column}, and give the cell the format Number.",
)
SHOWN_AS_PERCENT = error(
    "RG232",
    "A percent sign is only shown",
    "{text} in {column} is shown as {as_percent} in Excel, but as a number it is {as_fraction}.",
    "Give the cell the format Percentage and type the share again with the sign, such as {as_percent}.",
)
SHORTHAND = error(
    "RG233",
    "A number is not written out",
    '"{text}" in {column} is not a number written out in full: {why}.',
    "Enter the whole number alone, without letters, brackets and marks.",
)
LOCALE_ASSUMED = warning(
    "RG234",
    "A number is read in a locale that is nowhere stated",
    '"{text}" in {column} is text that was read as {number}, as numbers are written in {locale}; no Engagement sheet '
    "names another locale, and other such numbers are read likewise.",
    "If that is wrong, name the locale on an Engagement sheet (label Locale, such as de_DE), or enter the numbers as "
    "numbers.",
)
MESSAGES = (
    ERROR_CELL,
    NOT_CALCULATED,
    DAMAGED_CELL,
    UNKNOWN_CHOICE,
    NOT_A_RATING,
    NOT_A_NUMBER,
    UNCLEAR_NUMBER,
    OUT_OF_RANGE,
    NOT_A_DATE,
    NO_NAME,
    ID_TWICE,
    ID_GIVEN,
    UNKNOWN_COUNTRY,
    CHARACTERS_REMOVED,
    MIXED_SCRIPTS,
    UNSAFE_ID,
    UNCLEAR_PERCENT,
    IDS_GIVEN,
    FOREIGN_NUMBER,
    AMOUNT_IN_OTHER_CURRENCY,
    DATE_TWO_READINGS,
    DATE_SHORT_YEAR,
    DATE_OUT_OF_RANGE,
    MIXED_SHARES,
    STALE_RESULT,
    SHOWN_IN_OTHER_CURRENCY,
    SHARE_INSTEAD_OF_NUMBER,
    SHOWN_WITH_UNIT,
    SHOWN_AS_PERCENT,
    SHORTHAND,
    LOCALE_ASSUMED,
)
