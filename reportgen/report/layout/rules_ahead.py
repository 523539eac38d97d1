"""A sheet's rules for an element: which can apply to it, told once for all elements of its name under the same classes.

Most of a report's rules are for the cells of some table, and ask for the class of that table: of a hundred that are
tried on each cell, two apply. Where a rule asks for nothing but an element's name, its classes and one class above it,
it need not be tried on each element at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

_INSIDE = frozenset({" ", ">"})  # what comes before them stands around the element


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a selector asks for: classes above an element, and whether these and the element's own names are all."""

    above: frozenset[str]
    is_all: bool


_ANYTHING = Asked(above=frozenset(), is_all=False)


@contextmanager
def selectors_described(exchanged: Callable[..., Any]) -> Iterator[None]:
    """Let selectors that are parsed meanwhile tell what they ask for."""
    from cssselect2 import compiler, parser  # type: ignore[import-untyped] # noqa: PLC0415

    class Described(compiler.CompiledSelector):  # type: ignore[misc]
        def __init__(self, parsed: Any) -> None:
            super().__init__(parsed)
            self.test.asked = asked(parsed.parsed_tree, parser)

    with exchanged(compiler, "CompiledSelector", Described):
        yield


def asked(tree: Any, parser: Any) -> Asked:
    """Return what a selector asks for."""
    names = (parser.ClassSelector, parser.IDSelector, parser.LocalNameSelector)
    if not isinstance(tree, parser.CombinedSelector):
        return Asked(above=frozenset(), is_all=all(isinstance(one, names) for one in tree.simple_selectors))
    above: set[str] = set()
    is_all = tree.combinator == " " and all(isinstance(one, names) for one in tree.right.simple_selectors)
    is_all = is_all and isinstance(tree.left, parser.CompoundSelector) and len(tree.left.simple_selectors) == 1
    while isinstance(tree, parser.CombinedSelector):
        combinator, tree = tree.combinator, tree.left
        compound = tree.right if isinstance(tree, parser.CombinedSelector) else tree
        if combinator in _INSIDE:
            above.update(one.class_name for one in compound.simple_selectors if isinstance(one, parser.ClassSelector))
    return Asked(above=frozenset(above), is_all=is_all and bool(above))


class RulesAhead:
    """The rules of a matcher, of which is remembered which can apply."""

    @staticmethod
    def kept(matcher: Any) -> RulesAhead:
        """Return what a matcher, which serves one document after another, remembers."""
        known = vars(matcher)
        if "ahead" not in known:
            known["ahead"] = RulesAhead(matcher)
        found: RulesAhead = known["ahead"]
        return found

    def __init__(self, matcher: Any) -> None:
        self._matcher = matcher
        self._known: dict[tuple[object, ...], tuple[list[Any], tuple[int, ...], list[Any]]] = {}

    def of(self, wrapper: Any, above: frozenset[str]) -> tuple[list[Any], tuple[int, ...]]:
        """Return which rules apply to an element, and their places, by the classes of all that it stands in."""
        element = wrapper.etree_element
        identity = element.get("id")
        by_id = identity if identity in self._matcher.id_selectors else None
        key = (above, element.tag, element.get("class"), by_id, "lang" in element.attrib)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._told_apart(wrapper, above)
        matches, orders, to_try = found
        tried = [match for test, match in to_try if test(wrapper)]
        if not tried:
            return matches, orders
        matches = sorted((*matches, *tried))
        return matches, _places(matches)

    def _told_apart(self, wrapper: Any, above: frozenset[str]) -> tuple[list[Any], tuple[int, ...], list[Any]]:
        """Return the rules that apply, their places, and those that must be tried."""
        sure, to_try = [], []
        for test, *match in self._entries(wrapper):
            of_rule = getattr(test, "asked", _ANYTHING)
            if not of_rule.above <= above:
                continue
            if not of_rule.is_all:
                to_try.append((test, tuple(match)))
            elif test(wrapper):
                sure.append(tuple(match))
        sure.sort()
        return sure, _places(sure), to_try

    def _entries(self, wrapper: Any) -> Iterator[Any]:
        from webencodings import ascii_lower  # type: ignore[import-untyped] # noqa: PLC0415

        matcher = self._matcher
        yield from matcher.id_selectors.get(wrapper.id, ())
        for name in wrapper.classes:
            yield from matcher.class_selectors.get(name, ())
        yield from matcher.lower_local_name_selectors.get(ascii_lower(wrapper.local_name), ())
        yield from matcher.namespace_selectors.get(wrapper.namespace_url, ())
        if "lang" in wrapper.etree_element.attrib:
            yield from matcher.lang_attr_selectors
        yield from matcher.other_selectors


def _places(matches: list[Any]) -> tuple[int, ...]:
    return tuple([order for _, order, _, _ in matches])


class Above:
    """The classes of all that an element stands in, the same set for all elements with the same."""

    def __init__(self) -> None:
        self._of_elements: dict[Any, frozenset[str]] = {}  # with their own
        self._sets: dict[frozenset[str], frozenset[str]] = {}

    def of(self, wrapper: Any) -> frozenset[str]:
        """Return them, and remember the element's own for those that stand in it."""
        above = frozenset() if wrapper.parent is None else self._of_elements[wrapper.parent.etree_element]
        own = above
        if wrapper.classes:
            own = above | wrapper.classes
            own = self._sets.setdefault(own, own)
        self._of_elements[wrapper.etree_element] = own
        return above
