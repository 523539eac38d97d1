"""WeasyPrint's own rules for HTML, looked for once for all elements that stand in the same elements.

They are some two hundred, a hundred of which are tried on each cell of a table. But for forms, they ask for nothing but
the names of elements and a few attributes, also of what an element stands in: never for classes, for what comes before
it or for what it holds.
"""

from __future__ import annotations

from typing import Any

BY_VALUE = frozenset({"dir", "frame", "hidden", "lang", "multiple", "rules", "seamless", "type", "value"})
BY_PRESENCE = frozenset({"href", "title"})
OF_FORMS = frozenset({"button", "input", "optgroup", "option", "select", "textarea"})


class RulesOnce:
    """The rules of a sheet, of which is remembered which apply."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        self._known: dict[tuple[object, ...], tuple[int, list[Any], tuple[int, ...]]] = {}

    def of(self, wrapper: Any, above: int | None) -> tuple[int, list[Any], tuple[int, ...]]:
        """Return where an element stands, which rules apply to it, and their places in the sheet.

        Args:
            wrapper: the element, as selectors ask for it.
            above: where the element stands in which it stands, None for the outermost.
        """
        element = wrapper.etree_element
        asked = [(name, value) for name, value in element.attrib.items() if name in BY_VALUE]
        asked += [(name, "") for name in BY_PRESENCE if name in element.attrib]
        key = (above, element.tag, *asked)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = (len(self._known), *self._matching(wrapper))
        elif element.tag in OF_FORMS:
            found = (found[0], *self._matching(wrapper))
        return found

    def _matching(self, wrapper: Any) -> tuple[list[Any], tuple[int, ...]]:
        matches = self.sheet.matcher.match(wrapper)
        return matches, tuple([order for _, order, _, _ in matches])
