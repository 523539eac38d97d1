"""A report of a few sections alone, as a test wants to lay them out."""

from collections.abc import Callable, Sequence

from reportgen.report import composition
from reportgen.report.view.compose import Composing, Section


def composing_only(monkeypatch, made: Callable[..., Sequence[Section]]) -> None:
    """Let the report be composed of what `made` returns, given what `composed` is given."""

    def composing(*given):
        sections = made(*given)
        return Composing(count=len(sections), late=None, sections=iter(enumerate(sections)))

    monkeypatch.setattr(composition, "composing", composing)
    monkeypatch.setattr(composition, "composed", made)
