"""What a part was laid out from, let go as soon as it is drawn, without a search for garbage.

Few of WeasyPrint's objects stand in circles, but these hold nearly all others: a page and the area for its notes, a
table and its columns, a drawing and its definitions, the parser's elements and their parents. They are noted as they
are made, and taken apart once the part is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from reportgen.report.layout.release import with_known_release


@with_known_release
@contextmanager
def circles_cut(exchanged: Callable[..., Any]) -> Iterator[None]:
    """Take apart, at the end, what stands in circles; WeasyPrint must have been imported.

    `exchanged` lets a class have another value for a while.
    """
    from tinyhtml5.parser import HTMLParser  # noqa: PLC0415 - as WeasyPrint itself, only when a PDF is made
    from weasyprint.formatting_structure.boxes import PageBox, TableColumnBox  # noqa: PLC0415
    from weasyprint.layout import LayoutContext  # noqa: PLC0415
    from weasyprint.svg import SVG  # noqa: PLC0415

    made: list[Any] = []
    with ExitStack() as stack:
        for owner in (LayoutContext, PageBox, SVG):
            stack.enter_context(exchanged(owner, "__init__", _noted(owner.__init__, made)))
        stack.enter_context(exchanged(TableColumnBox, "get_cells", _cells_noted(made)))
        stack.enter_context(exchanged(HTMLParser, "parse", _taken_apart(HTMLParser.parse)))
        try:
            yield
        finally:
            for one in made:
                vars(one).clear()


def _noted(usual: Callable[..., None], made: list[Any]) -> Callable[..., None]:
    """Return `__init__` of a class whose objects are to be noted."""

    def __init__(self: Any, *given: Any, **named: Any) -> None:  # noqa: N807 - the name that Python looks for
        usual(self, *given, **named)
        made.append(self)

    return __init__


def _cells_noted(made: list[Any]) -> property:
    """Return `get_cells` of columns, which is given to each with its table, and by which it is noted."""

    def get(column: Any) -> Any:
        return vars(column)["get_cells"]

    def give(column: Any, cells: Callable[[], Any]) -> None:
        vars(column)["get_cells"] = cells
        made.append(column)

    return property(get, give)


def _taken_apart(usual: Callable[..., Any]) -> Callable[..., Any]:
    """Return `parse`, which gives the tree; what the parser built it with is needed no more."""

    def parse(parser: Any, *given: Any, **named: Any) -> Any:
        tree = usual(parser, *given, **named)
        waiting = [parser.tree.document]
        while waiting:
            element = waiting.pop()
            waiting.extend(element.children)
            vars(element).clear()
        parser.phases.clear()
        for one in (parser.tokenizer, parser.tree, parser):
            vars(one).clear()
        return tree

    return parse
