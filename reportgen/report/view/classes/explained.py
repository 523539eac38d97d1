"""BPO and KPO explained: a primer with this portfolio's own answer and dated figures."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.model.verdict import NatureClass
from reportgen.report.view.context import Context
from reportgen.report.view.parts import Caption, Opener, joined
from reportgen.report.view.security.kinds import stricter_in_kpo
from reportgen.report.words.formats import in_like_words, sentence_start

_KINDS = ((NatureClass.BPO, "BPO"), (NatureClass.KPO, "KPO"), (NatureClass.HYBRID, "hybrid"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A dated market figure with its publisher."""

    subject: str
    statement: str
    publisher: str
    dated: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedView:
    """Appendix D; the market's figures stand here where the outlook, which has them too, is not printed."""

    opener: Opener
    table_caption: Caption
    here: str
    stricter: str
    figures_caption: Caption | None
    figures: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryView:
    """Appendix E. A term that names places stands there only where one is `printed`: a section, or an uplift's id."""

    opener: Opener
    printed: frozenset[str]


def explained_view(context: Context) -> ExplainedView:
    """Compose appendix D."""
    has_figures = not context.selection.prints("outlook")
    return ExplainedView(
        opener=context.selection.opener(
            "explained",
            title="BPO buys hands that follow rules; KPO buys heads that weigh evidence",
            standfirst="What the two are, where they differ and overlap, and what to watch, for readers who "
            "meet them for the first time.",
        ),
        table_caption=context.numbering.table("BPO and KPO side by side"),
        here=_here(context),
        stricter=stricter_in_kpo(context),
        figures_caption=context.numbering.table("What market houses say: read the spread, not the point")
        if has_figures
        else None,
        figures=_figures(context) if has_figures else (),
    )


def _figures(context: Context) -> tuple[FigureRow, ...]:
    return tuple(
        FigureRow(
            subject=sentence_start(one.subject),
            statement=context.said(one.statement),
            publisher=f"{one.publisher} (quoted second-hand)" if one.secondary else one.publisher,
            dated=one.dated,
        )
        for one in context.knowledge.market_figures
    )


def _here(context: Context) -> str:
    counts = context.assessment.portfolio.by_class
    found = {word: counts.get(kind.value, 0) for kind, word in _KINDS}
    known = {word: count for word, count in found.items() if count}
    if not known:
        return "In this portfolio no process could be classed yet."
    if sum(known.values()) == 1:
        return f"The one process of this portfolio is {next(iter(known))}."
    first, *others = zip(in_like_words([*known.values()]), known, strict=True)
    verb = "is" if known[first[1]] == 1 else "are"
    said = joined([f"{first[0]} {verb} {first[1]}", *(f"{count} {word}" for count, word in others)])
    return f"Of the processes of this portfolio, {said}."


def glossary_view(context: Context) -> GlossaryView:
    """Compose appendix E."""
    return GlossaryView(
        opener=context.selection.opener(
            "glossary",
            title="Words this report uses in a fixed sense",
        ),
        printed=frozenset((*context.selection.templates, context.assessment.engagement.risk_method.value)),
    )
