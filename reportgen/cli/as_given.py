"""Values of options and arguments that are taken as they are given.

Typer checks each with Pydantic, which takes a quarter of a second to load, and more for each option. Texts, paths,
flags and defaults need none of that; whatever is to be checked, or may be refused, still is, with the same words.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from typer import Context
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

_TO_BE_CHECKED = object()
_PROCESSING = "process_value"


class Command(TyperCommand):
    """A command whose values are taken as they are given, where they can be."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the options and arguments."""
        return _taken_as_given(super().get_params(ctx))


class Group(TyperGroup):
    """A group of commands whose own values are taken as they are given, where they can be."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the options."""
        return _taken_as_given(super().get_params(ctx))


def _taken_as_given(parameters: list[Any]) -> list[Any]:
    for one in parameters:
        if isinstance(one, TyperOption | TyperArgument) and _PROCESSING not in vars(one):
            setattr(one, _PROCESSING, partial(_processed, one, one.process_value))
    return parameters


def _processed(parameter: Any, checked: Callable[[Context, Any], Any], context: Context, value: Any) -> Any:
    taken = _as_given(parameter, value)
    if taken is _TO_BE_CHECKED or (parameter.required and parameter.value_is_missing(taken)):
        return checked(context, value)
    return taken if parameter.callback is None else parameter.callback(context, parameter, taken)


def _as_given(parameter: Any, value: Any) -> Any:
    """Return the value that a text stands for, the value itself where it is one already."""
    kind = kind_of(parameter)
    if kind is None:
        return _TO_BE_CHECKED
    if value is None:
        return _TO_BE_CHECKED if parameter.multiple or parameter.nargs != 1 else None
    if kind is str and isinstance(value, str):
        return value
    if kind is Path and isinstance(value, str):
        return _path(value)
    if kind == list[str] and isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
        return list(value)
    return value if type(value) is kind and value == parameter.default else _TO_BE_CHECKED


def kind_of(parameter: Any) -> Any:
    """Return the type of a value as it is declared; None with another release of Typer that tells it otherwise."""
    return getattr(getattr(parameter, "type_descriptor", None), "annotation", None)


def _path(text: str) -> object:
    """Return a path; one that may not be read is refused."""
    return Path(text) if os.access(text, os.R_OK) or not os.path.exists(text) else _TO_BE_CHECKED  # noqa: PTH110 - any text
