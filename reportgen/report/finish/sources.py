"""Which HTML element each tag comes from, kept while WeasyPrint builds the tags; what is hidden gets none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from reportgen.report.layout.quicker import exchanged

Builder = Callable[..., Iterator[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An HTML element, and whether the tag stands for a box that the layout put around its content."""

    element: Any
    tag: str
    is_anonymous: bool

    @property
    def role(self) -> str:
        """Return the element's ARIA role, "" without one."""
        return self.element.get("role", "") if self.element is not None else ""


NO_SOURCE = Source(element=None, tag="", is_anonymous=True)


@contextmanager
def sources_kept() -> Iterator[None]:
    """Let each tag know its source, and leave out what is `aria-hidden`: its content then belongs to no tag."""
    from weasyprint.css import AnonymousStyle  # noqa: PLC0415 - only when a PDF is made
    from weasyprint.pdf import tags  # noqa: PLC0415

    with exchanged(tags, "_build_box_tree", _keeping(tags._build_box_tree, AnonymousStyle)):  # noqa: SLF001 - no other way
        yield


def _keeping(usual: Builder, anonymous: type) -> Builder:
    def build(box: Any, *further: Any) -> Iterator[Any]:
        laid_out = getattr(box, "_box", box)
        element = laid_out.element
        source = Source(element=element, tag=laid_out.element_tag, is_anonymous=isinstance(laid_out.style, anonymous))
        is_hidden = element is not None and element.get("aria-hidden") == "true"
        for tag in usual(box, *further):
            if not hasattr(tag, "source"):
                tag.source = source
            if not is_hidden:
                yield tag

    return build


def source_of(tag: Any) -> Source:
    """Return where a tag comes from."""
    return getattr(tag, "source", NO_SOURCE)
