"""Whether talks with staff may take all the months that a wave has until it is live."""

from __future__ import annotations

from reportgen.knowledge.country_groups import name_in_sentence
from reportgen.knowledge.talks import Talks, countries_today, longest_talks
from reportgen.model.assessment import WavePlan
from reportgen.report.view.context import Context
from reportgen.report.words.formats import in_words


def tight_talks(context: Context, plan: WavePlan) -> Talks | None:
    """Return the talks that leave no month for contract and handover at their longest, None where all leave one."""
    ids = set(plan.process_ids)
    members = [one for one in context.assessment.processes if one.process.id in ids]
    countries = countries_today(members, context.assessment.engagement.home_country)
    found = longest_talks(countries, context.knowledge)
    return found if found is not None and found.most >= plan.live_month - plan.start_month else None


def country_of(context: Context, talks: Talks) -> str:
    """Return the name of their country as it stands in a sentence."""
    people = context.assessment.portfolio.people
    names = {duty.country: duty.country_name for duty in people.duties} if people is not None else {}
    return name_in_sentence(talks.country, names.get(talks.country, talks.country))


def tight_talks_told(context: Context, plan: WavePlan) -> str:
    """Say that a wave may go live later for its talks, "" where they leave it time."""
    found = tight_talks(context, plan)
    if found is None:
        return ""
    most, room = in_words(round(found.most)), in_words(plan.live_month - plan.start_month)
    return (
        f"Talks in {country_of(context, found)} may take {most} months, and the wave is to be live after {room}: begin "
        "them earlier, or go live later."
    )
