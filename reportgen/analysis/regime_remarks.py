"""Remarks on rules: named but unsupported, applying but not named, countries that they forbid.

A cell of regimes that was left empty is no statement, so nothing is missed in it. Rules on personal data named where
the workbook says that none is handled are remarked on when it is read (RG307), and not again here. What a site abroad
brings in was the engine's own advice, so the workbook cannot have left it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportgen.analysis.circumstances import Circumstances, circumstances_of
from reportgen.analysis.countries import country_names
from reportgen.analysis.messages import COUNTRY_FORBIDDEN, REGIME_CONTRADICTED, REGIME_LEFT_OUT, REGIME_UNSUPPORTED
from reportgen.analysis.regime_support import Lack, because, contradicted, unsupported
from reportgen.analysis.regimes import AppliedRegime, Ban, bans_of, regimes_of
from reportgen.analysis.spots import spot_of
from reportgen.analysis.triggers import joined
from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import Engagement, PersonalData, Process
from reportgen.model.finding import Finding
from reportgen.model.message import OwnWords


def regime_remarks(
    process: Process, engagement: Engagement, site: str | None, knowledge: Knowledge
) -> Iterator[Finding]:
    """Remark on the rules of a process; `site` is the country recommended, which may support what was named."""
    facts = circumstances_of(process, engagement)
    yield from _unsupported(process, facts, site, knowledge)
    if "regimes" in process.cells or process.regimes:
        yield from _left_out(process, regimes_of(facts, knowledge))
    bans = [ban for ban in bans_of(facts, knowledge) if not ban.is_doubt]
    yield from _forbidden(process, "permitted_countries", process.permitted_countries, bans, knowledge)
    yield from _forbidden(process, "current_locations", process.current_locations, bans, knowledge)


def _unsupported(process: Process, facts: Circumstances, site: str | None, knowledge: Knowledge) -> Iterator[Finding]:
    """Remark once on all rules that are chosen against the facts, and once on all for which nothing speaks."""
    without_data = facts.data is PersonalData.NONE
    against: list[Lack] = []
    without: list[Lack] = []
    for one in regimes_of(facts.at(site), knowledge):
        if not one.chosen or one.triggered or (without_data and one.regime.needs_personal_data):
            continue
        if lack := contradicted(one.regime, facts, knowledge):
            against.append(lack)
        elif lack := unsupported(one.regime, facts.at(site), knowledge):
            without.append(lack)
    for message, lacks in ((REGIME_CONTRADICTED, against), (REGIME_UNSUPPORTED, without)):
        if lacks:
            yield message.at(
                spot_of(process, "regimes"),
                name=process.name,
                regimes=OwnWords(joined(lack.label for lack in lacks)),
                them=OwnWords("it" if len(lacks) == 1 else "them"),
                because=OwnWords(because(lacks, facts, knowledge)),
            )


def _left_out(process: Process, applied: Iterable[AppliedRegime]) -> Iterator[Finding]:
    """Remark once on all rules that the facts bring in beside those that are named."""
    missed = [one for one in applied if one.triggered and not one.chosen]
    if missed:
        yield REGIME_LEFT_OUT.at(
            spot_of(process, "regimes"),
            name=process.name,
            because=OwnWords("; ".join(f"{one.regime.label}, although {one.because}" for one in missed)),
        )


def _forbidden(
    process: Process, field: str, countries: Sequence[str], bans: Iterable[Ban], knowledge: Knowledge
) -> Iterator[Finding]:
    """Remark once on all countries of a field that a duty forbids, with the first such duty."""
    found = [ban for ban in bans if ban.country in countries]
    if not found:
        return
    first = found[0]
    same = [ban.country for ban in found if ban.label == first.label]
    is_today = field == "current_locations"
    yield COUNTRY_FORBIDDEN.at(
        spot_of(process, field),
        name=process.name,
        countries=OwnWords(country_names(same, knowledge)),
        use=OwnWords("does the work today" if is_today else "is permitted")
        if len(same) == 1
        else OwnWords("do the work today" if is_today else "are permitted"),
        label=OwnWords(first.label),
        because=OwnWords(first.because),
    )
