"""An option whose path may be left out: `--review` alone, `--review PATH` or `--review=PATH`."""

from __future__ import annotations

from collections.abc import Sequence

import typer
from typer.core import TyperCommand, TyperOption

from reportgen.cli.as_given import Command

REVIEW = "--review"


class OptionalPathCommand(Command):
    """A command with one argument and a `--review` that takes what follows it only where the argument is not that.

    `check acme.xlsx --review out.xlsx` writes out.xlsx; in `check --review acme.xlsx` the only path is the workbook.
    """

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override] # Typer's own type
        """Give a bare `--review` the empty value, which stands for the default path."""
        return super().parse_args(ctx, with_value(args, _taking_values(self, ctx)))


def _taking_values(command: TyperCommand, context: typer.Context) -> frozenset[str]:
    options = [one for one in command.get_params(context) if isinstance(one, TyperOption) and not one.is_flag]
    return frozenset(name for option in options for name in (*option.opts, *option.secondary_opts)) - {REVIEW}


def with_value(arguments: Sequence[str], taking_values: frozenset[str]) -> list[str]:
    """Return the arguments with `--review=` and its path, which may be empty, in one.

    The word after a bare `--review` is its path where another word is left to be the workbook.
    """
    arguments = list(arguments)
    at = _bare(arguments)
    if at is None:
        return arguments
    following = arguments[at + 1 : at + 2]
    is_path = bool(following) and _is_word(following[0]) and _words(arguments, at, taking_values) > 1
    value = following[0] if is_path else ""
    return [*arguments[:at], f"{REVIEW}={value}", *arguments[at + 1 + is_path :]]


def _bare(arguments: Sequence[str]) -> int | None:
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    return options.index(REVIEW) if REVIEW in options else None


def _is_word(argument: str) -> bool:
    return not argument.startswith("-")


def _words(arguments: Sequence[str], review: int, taking_values: frozenset[str]) -> int:
    """Count the words that are no option and no option's value, that after `--review` among them."""
    count, is_value, is_over = 0, False, False
    for position, argument in enumerate(arguments):
        if is_over or (not is_value and _is_word(argument)):
            count += 1
        is_over = is_over or argument == "--"
        is_value = argument in taking_values and position != review
    return count
