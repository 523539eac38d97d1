"""One style for all marks, notes and other additions to elements of one style, not one for each element.

WeasyPrint's own style sheet declares five such for every element of a document.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def styles_shared(usual: Callable[..., None]) -> Callable[..., None]:
    """Return `StyleFor.set_computed_styles`, which computes one style for equal declarations after equal parents."""

    def set_computed_styles(
        self: Any, element: Any, parent: Any, root: Any = None, pseudo_type: str | None = None, **further: Any
    ) -> None:
        if pseudo_type is None or isinstance(element, tuple):  # that is a kind of page
            usual(self, element, parent, root=root, pseudo_type=pseudo_type, **further)
            return
        computed = self.get_computed_styles()
        declared = self.get_cascaded_styles()[element, pseudo_type]
        values = tuple((name, id(value), weight) for name, (value, weight) in declared.items())
        key = (id(computed[parent, None]), pseudo_type, values)
        known = vars(self).setdefault("styles_kept", {})
        if key not in known:
            usual(self, element, parent, root=root, pseudo_type=pseudo_type, **further)
            known[key] = computed[element, pseudo_type]
        computed[element, pseudo_type] = known[key]

    return set_computed_styles
