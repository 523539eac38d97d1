"""Remarks on personal data that leaves home: places where a transfer seldom stands, routes that are not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgen.analysis.countries import country_in_sentence
from reportgen.analysis.judgement import Judgement
from reportgen.analysis.messages import NO_TRANSFER_LAW, TRANSFER_DOUBTFUL
from reportgen.analysis.spots import engagement_spot, spot_of
from reportgen.analysis.transfers import transfer_to
from reportgen.analysis.triggers import joined
from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import Engagement, PersonalData
from reportgen.model.finding import Finding
from reportgen.model.message import OwnWords
from reportgen.model.protection import Transfer


def unknown_route_remark(
    judgements: Sequence[Judgement], engagement: Engagement, knowledge: Knowledge
) -> Iterator[Finding]:
    """Remark that the law on data that leaves home is not on record, where personal data would leave it."""
    home = engagement.home_country
    if home is None or home in knowledge.transfer_laws:
        return
    abroad = [one.process.name for one in judgements if _has_data(one) and one.site.country not in {"", home}]
    if abroad:
        yield NO_TRANSFER_LAW.at(
            engagement_spot(engagement, "home_country"), home=country_in_sentence(home, knowledge), names=tuple(abroad)
        )


def doubtful_transfer_remark(one: Judgement, engagement: Engagement, knowledge: Knowledge) -> Iterator[Finding]:
    """Remark once on all countries, permitted, of today or recommended, to which personal data seldom gets lawfully."""
    if not _has_data(one):
        return
    process, planned = one.process, one.site.country
    doubtful = _doubtful((*process.current_locations, planned, *process.permitted_countries), engagement, knowledge)
    if not doubtful:
        return
    permitted = [one for one in process.permitted_countries if one not in {planned, *process.current_locations}]
    uses = (
        ("is handled in {} today", process.current_locations),
        ("would be handled in {}", (planned,)),
        ("may go to {}", permitted),
    )
    clauses = (_use(phrase, [country for country in there if country in doubtful], knowledge) for phrase, there in uses)
    is_today = not doubtful.keys().isdisjoint(process.current_locations)
    yield TRANSFER_DOUBTFUL.at(
        spot_of(process, "current_locations" if is_today else "permitted_countries"),
        name=process.name,
        uses=OwnWords(joined(clause for clause in clauses if clause)),
        law=OwnWords(next(iter(doubtful.values())).law),
        because=OwnWords("; ".join(dict.fromkeys(transfer.doubt for transfer in doubtful.values()))),
    )


def _doubtful(countries: Sequence[str], engagement: Engagement, knowledge: Knowledge) -> Mapping[str, Transfer]:
    routes = {country: transfer_to(country, engagement.home_country, knowledge) for country in countries}
    return {country: route for country, route in routes.items() if route is not None and route.doubt}


def _use(phrase: str, countries: Sequence[str], knowledge: Knowledge) -> str:
    return phrase.format(joined(country_in_sentence(one, knowledge) for one in countries)) if countries else ""


def _has_data(one: Judgement) -> bool:
    return one.process.personal_data in {PersonalData.PERSONAL, PersonalData.SPECIAL}
