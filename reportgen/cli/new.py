"""`reportgen new`: the workbook to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportgen import pipeline
from reportgen.cli.options import Quiet, Verbose, console_for
from reportgen.cli.sections import as_bad_parameter
from reportgen.errors import UsageError

_ENDING = ".xlsx"
_NO_NAMES = {"", ".."}
_SAMPLE = "processes.xlsx"
_CURRENCY = "EUR"
_LOCALE = "en_GB"


def new(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The workbook to write.", show_default=False)],
    *,
    example: Annotated[bool, typer.Option("--example", help="Fill it with a fictional company.")] = False,
    rows: Annotated[int, typer.Option(metavar="N", min=1, max=5000, help="Rows made ready for processes.")] = 200,
    currency: Annotated[
        str | None, typer.Option(metavar="C", help="ISO 4217 code of the currency.  [default: EUR]", show_default=False)
    ] = None,
    locale: Annotated[
        str | None, typer.Option(metavar="L", help="Language and country.  [default: en_GB]", show_default=False)
    ] = None,
    brand: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="A _brand.yml file, whose marking, page size and locale are filled in.",
            show_default=False,
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Write the workbook template to PATH, ready to be filled in."""
    console = console_for(context, quiet=quiet, verbose=verbose)
    target = _with_ending(path)
    if example and (currency or locale):
        console.note("The example brings its own currency and locale, so --currency and --locale are not used.")
    if example and brand:
        console.note("The example brings its own settings, so --brand is not used.")
    house, notes = pipeline.house_wishes(brand) if brand and not example else (None, ())
    for note in notes:
        console.note(note)
    wished = house.locale if house else None
    with as_bad_parameter():
        known = pipeline.known_currency(currency or _CURRENCY), pipeline.known_locale(locale or wished or _LOCALE)
    pipeline.write_blank(
        target,
        example=example,
        rows=rows,
        currency=known[0],
        locale=known[1],
        house=house,
        force=force,
        progress=console.stage,
    )
    console.result(str(target))
    return 0


def _with_ending(path: Path) -> Path:
    if path.name in _NO_NAMES:
        raise UsageError(f"{path} is a folder: give the workbook in it a name, such as {path / _SAMPLE}.")
    if path.suffix.lower() not in {"", _ENDING}:
        raise UsageError(f"{path} is not a name for a workbook: give one that ends in {_ENDING}.")
    return path if path.suffix else path.with_name(path.name + _ENDING)
