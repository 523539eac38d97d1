"""The figures of a profile marked, block by block, once its words are fitted to the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportgen.model.assessment import ProcessAssessment
from reportgen.model.classification import Contribution
from reportgen.report.view.context import Context
from reportgen.report.view.marking import money, scores
from reportgen.report.view.marking.texts import Texts
from reportgen.report.view.marking.ways import Ways
from reportgen.report.view.parts import Drawing, Point
from reportgen.report.view.printed import Sought, Wanted
from reportgen.report.view.profiles.kind_of_work import KindOfWork
from reportgen.report.view.profiles.options import OptionRow, option_scale
from reportgen.report.view.profiles.section import ProfileView
from reportgen.report.view.profiles.strips import strip_points
from reportgen.report.words.formats import is_nought, sentence_start


def marked_profile(context: Context, one: ProcessAssessment, profile: ProfileView) -> ProfileView:
    """Return a profile whose numbers are marked; without a trace it stays as it is."""
    if context.printed.trace is None:
        return profile
    texts, ways = Texts(context.printed, one.process.id), Ways(context.formats)
    told = texts.sought(_told(context, ways, one))
    priced = (*texts.sought(money.headline(ways)), *told)
    caption = profile.money_caption
    return replace(
        profile,
        facts=texts.texts(profile.facts, texts.sought(_placed(ways))),
        key_figures=texts.key_figures(profile.key_figures, texts.sought(_key_figures(ways))),
        kind=_kind(texts, ways, one, profile.kind, told),
        strip=profile.strip and _strip(texts, ways, profile.strip, "sourcing", one.sourcing.contributions),
        reasons=texts.points(profile.reasons, told),
        premises=texts.texts(profile.premises, told),
        money_caption=caption and texts.caption(caption, priced),
        options=tuple(_options(context, texts, one, profile.options)),
        money=tuple(_money(texts, ways, one, profile.money)),
        left=texts.notes(profile.left, told),
        counter_argument=texts.text(profile.counter_argument, told),
        flip=texts.text(profile.flip, told),
        right=texts.notes(profile.right, told),
    )


def _placed(ways: Ways) -> Iterator[Wanted]:
    yield Wanted(path="sourcing.wave", written=ways.step, before="wave ")
    yield Wanted(path="sourcing.sourced_share", written=ways.percent)


def _key_figures(ways: Ways) -> Iterator[Wanted]:
    yield from money.headline(ways)
    yield from scores.indices(ways)
    yield from scores.risk(ways)
    yield Wanted(path="given.fte", written=ways.people)


def _told(context: Context, ways: Ways, one: ProcessAssessment) -> Iterator[Wanted]:
    """Yield what the engine's sentences name."""
    yield from scores.flips(ways, one)
    yield from scores.question(ways, one)
    yield from scores.ratings(ways, context.knowledge)
    yield from scores.risk(ways)
    yield from scores.fit(ways, context.knowledge)
    yield from money.limits(ways)


def _money(texts: Texts, ways: Ways, one: ProcessAssessment, lines: Iterable[Point]) -> Iterator[Point]:
    """Mark what is said of the money, each line by its lead."""
    wanted = {
        "How sure:": money.sureness(ways),
        "Break-even:": money.break_even(ways),
        "Today’s cost:": money.composition(ways, one),
        "Price:": money.price(ways, one),
    }
    for line in lines:
        yield from texts.points((line,), texts.sought(wanted.get(line.lead, ())))


def _kind(texts: Texts, ways: Ways, one: ProcessAssessment, kind: KindOfWork, told: Sequence[Sought]) -> KindOfWork:
    grounds = texts.sought(scores.kind(ways, one))
    strip, rated = kind.strip, one.classification.contributions
    return replace(
        kind,
        strip=strip and _strip(texts, ways, strip, "classification", rated),
        why=texts.text(kind.why, told),
        grounds=texts.texts(kind.grounds, grounds),
        change=texts.text(kind.change, told),
    )


def _strip(texts: Texts, ways: Ways, strip: Drawing, kind: str, rated: Sequence[Contribution]) -> Drawing:
    """Mark the finding of a strip and list the points it shows."""
    index = "sourcing.index" if kind == "sourcing" else "classification.knowledge_index"
    said = texts.sought(
        (
            Wanted(path=index, written=ways.index),
            Wanted(path=f"working.{kind}.distance", written=ways.shortest),
            Wanted(path="working.sourceability_median", written=ways.index, before="median ", process=""),
        )
    )
    points = enumerate(strip_points(ways.formats, rated))
    shown = [_as_drawn(f"{kind}.contributions[{place}].points", text) for place, text in points if not is_nought(text)]
    return texts.drawing(strip, said, [*shown, Wanted(path=index, written=ways.index)])


def _as_drawn(path: str, text: str) -> Wanted:
    return Wanted(path=path, written=lambda _: text)


def _options(context: Context, texts: Texts, one: ProcessAssessment, rows: Sequence[OptionRow]) -> Iterator[OptionRow]:
    if not rows:
        return
    ways, scale = Ways(context.formats), option_scale(context.formats, one.cost.options)
    left = [(place, sentence_start(option.label)) for place, option in enumerate(one.cost.options)]
    for row in rows:
        place, name = next(entry for entry in left if entry[1] == row.name)
        left.remove((place, name))
        columns = money.option(ways, place, scale)
        yield replace(
            row, **{column: texts.text(getattr(row, column), texts.sought((wanted,))) for column, wanted in columns}
        )
