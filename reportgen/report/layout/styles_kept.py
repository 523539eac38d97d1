"""Styles kept from one part of a report to the next, which declares the same for most of its elements.

A style that was altered in a part, since a section was set tighter, is made anew for the next, and so is all below it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

_MOST = 2_000  # sets, some 20 MiB; then all are forgotten


def mark_altered(style: Any, *, altered: bool) -> None:
    """Mark a style as one whose values are, or are again not, other ones than what was declared."""
    vars(style)["altered"] = altered


def is_altered(style: Any) -> bool:
    """Return whether a style has other values than what was declared."""
    return bool(vars(style).get("altered"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOfStyles:
    """The style of an element, and those of its additions, each made when it is first asked for.

    `make` gives an addition's style, None where nothing is declared for it.
    """

    own: Any
    make: Callable[[str], Any]
    made: dict[str, Any] = field(default_factory=dict)

    def of(self, addition: str | None) -> Any:
        """Return the element's style, or that of an addition, None where there is none."""
        if addition is None:
            return self.own
        if addition not in self.made:
            self.made[addition] = self.make(addition)
        return self.made[addition]

    def named(self, style: Any) -> SetOfStyles:
        """Return the set of an element whose own style has the name of a place."""
        return SetOfStyles(own=style, make=self.make, made=self.made)

    def is_as_declared(self) -> bool:
        """Return whether no style was altered, nor that of the boxes without an element that WeasyPrint adds."""
        styles = [self.own, *(style for style in self.made.values() if style is not None)]
        anonymous = [vars(style)["anonymous_style"] for style in styles if "anonymous_style" in vars(style)]
        return not any(map(is_altered, (*styles, *anonymous)))

    def let_go(self) -> None:
        """Let the styles, which are asked for no more, go without a search for garbage."""
        for style in (self.own, *self.made.values()):
            if style is not None:
                _cut(style)


def _cut(style: Any) -> None:
    """Cut the circles of a style, that of the boxes made of it, and so on."""
    anonymous = vars(style).pop("anonymous_style", None)
    if anonymous is not None:
        _cut(anonymous)
        vars(anonymous).clear()  # in which it leads to itself


class Sizes(dict[str, Any]):
    """The sizes of a document's first page; a style that has asked for them is good for that document alone."""

    is_asked = False

    def __getitem__(self, key: str) -> Any:
        self.is_asked = True
        return super().__getitem__(key)


class StylesKept:
    """Sets of styles, by the parent's style and by which rules and attributes declare them.

    Attributes:
        of_pages: styles of pages and their margins, by the styles they take over from and the values declared for them,
            which they hold.
    """

    def __init__(self) -> None:
        self._about: tuple[object, ...] = ()
        self._sets: dict[tuple[object, ...], SetOfStyles] = {}
        self.of_pages: dict[tuple[object, ...], Any] = {}
        self.sizes = Sizes()

    def _forget(self) -> None:
        for styles in self._sets.values():
            styles.let_go()
        self._sets.clear()
        for style in self.of_pages.values():
            _cut(style)
        self.of_pages.clear()
        self.sizes = Sizes()

    def begin(self, about: tuple[object, ...]) -> None:
        """Begin a document; `about` is what all its styles depend on."""
        if about != self._about or self.sizes.is_asked or len(self._sets) > _MOST:
            self._forget()
        self._about = about
        self.sizes.update(box=None, area=None)

    def of(self, parent: Any, declared: tuple[object, ...]) -> SetOfStyles | None:
        """Return the set that was kept, None where one must be made."""
        found = self._sets.get((id(parent), *declared))
        return found if found is not None and found.is_as_declared() else None

    def keep(self, parent: Any, declared: tuple[object, ...], styles: SetOfStyles) -> SetOfStyles:
        """Keep a set, which holds its parent as well, and return it."""
        self._sets[id(parent), *declared] = styles
        return styles
