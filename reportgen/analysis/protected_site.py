"""Where the protection of a process is graded, and whether it comes into new hands there.

Work that stays is graded where it is done: at home by the client's team, or at the provider that does it today. Work
that is put in order or assessed first is graded where it would go.
"""

from __future__ import annotations

from reportgen.analysis.judgement import SOURCED, Judgement
from reportgen.analysis.place import Site, home_site, provider_site
from reportgen.analysis.scales import Scales
from reportgen.analysis.security import Protection, protection_at
from reportgen.model.engagement import Process
from reportgen.model.verdict import Form, Recommendation


def staying_site(one: Judgement, scales: Scales) -> Site | None:
    """Return where work that stays is done, None where it moves or may move once it is in order or assessed."""
    home, knowledge = scales.engagement.home_country, scales.knowledge
    is_kept = one.recommendation is Recommendation.RETAIN and one.site.form is Form.IN_HOUSE
    if is_kept and one.process.current_provider is not None:
        return provider_site(_countries_today(one.process, home)[0], home, knowledge)
    if is_kept or (one.recommendation in SOURCED and not one.is_moved):
        return home_site(home, knowledge)
    return one.site if one.recommendation is Recommendation.RETAIN else None


def graded_protection(one: Judgement, scales: Scales) -> Protection:
    """Return what a process needs where its protection is graded."""
    stays = staying_site(one, scales)
    if stays is None:
        return one.ruling.protection
    return protection_at(stays, one.process, one.judged.used, one.ruling.nature, scales)


def is_handed_over(one: Judgement, scales: Scales) -> bool:
    """Return whether work moves to people who do not do it today: from the client's team, or to another country."""
    if not one.is_moved or one.process.current_provider is None:
        return one.is_moved
    return one.site.country not in _countries_today(one.process, scales.engagement.home_country)


def _countries_today(process: Process, home: str | None) -> tuple[str, ...]:
    return process.current_locations or (home or "",)
