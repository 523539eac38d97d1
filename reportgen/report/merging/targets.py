"""Links and page references to what stands in another part of the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from reportgen.report.layout.quicker import exchanged


@dataclass(slots=True, kw_only=True)
class Elsewhere:
    """Places outside a part: the pages that are known, and what the part asked for."""

    pages: Mapping[str, int]
    asked: set[str] = field(default_factory=set)
    led_to: set[str] = field(default_factory=set)


@contextmanager
def places_elsewhere(elsewhere: Elsewhere) -> Iterator[None]:
    """Let links lead out of a part, and let the pages of places elsewhere be printed: 0 while they are not known."""
    from weasyprint import pdf  # noqa: PLC0415 - only when a PDF is made
    from weasyprint.css import targets  # noqa: PLC0415

    usual = targets.TargetCollector.lookup_target

    def lookup_target(collector: Any, token: Any, box: Any, *further: Any) -> Any:
        name = targets.anchor_name_from_token(_resolved(token, box, targets))
        if name is None or name in collector.target_lookup_items:
            return usual(collector, token, box, *further)
        elsewhere.asked.add(name)
        item = targets.TargetLookupItem("up-to-date")
        item.target_box = SimpleNamespace(cached_counter_values={"page": [elsewhere.pages.get(name, 0)]})
        return item

    def resolve_links(pages: Any) -> Iterator[tuple[list[Any], list[Any]]]:
        known: set[str] = set()
        for page in pages:
            new = [(name, x, y) for name, (x, y, *_) in page.anchors.items() if name not in known]
            known.update(name for name, _, _ in new)
            elsewhere.led_to.update(target for kind, target, *_ in page.links if kind == "internal")
            yield page.links, new

    with (
        exchanged(targets.TargetCollector, "lookup_target", lookup_target),
        exchanged(pdf, "resolve_links", resolve_links),
    ):
        yield


def _resolved(token: Any, box: Any, targets: Any) -> Any:
    if token[0] != "attr()":
        return token
    name, kind, fallback = token[1]
    value = box.element.get(name, fallback)
    return ("string", value) if kind == "string" else ("url", targets.get_url_tuple(value, box.style.base_url))
