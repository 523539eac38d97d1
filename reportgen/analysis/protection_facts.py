"""The facts of a process that call for protection, by the names that the catalogues use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from reportgen.analysis.indices import Rating
from reportgen.analysis.place import Site
from reportgen.analysis.regimes import AppliedRegime
from reportgen.analysis.triggers import affirmed_text
from reportgen.knowledge.facts import Knowledge
from reportgen.knowledge.plain_words import stands_in
from reportgen.model.engagement import PersonalData, Process
from reportgen.model.verdict import Form, Place

_RATED_FACTS = (
    ("regulated", "regulatory_exposure", 4),
    ("restricted_data", "data_sensitivity", 4),
    ("ip", "ip_sensitivity", 4),
    ("crown_methods", "ip_sensitivity", 5),
    ("urgent_work", "business_criticality", 5),
    ("customer_contact", "customer_contact", 4),
    ("bulk_access", "access_scope", 4),
    ("admin_access", "access_scope", 5),
    ("remote_work", "remote_delivery", 4),
    ("subcontracting", "subcontracting_depth", 4),
)
EXPOSURES = frozenset(("customer_contact", "bulk_access", "admin_access", "remote_work", "subcontracting"))
"""The facts that a piece of work either has or has not, however grave a failure would be."""
_PREMISES, _ACCESS = "remote_delivery", "access_scope"
_SENSITIVITY, _RECORDS = "data_sensitivity", "volume_of_records"
_EXPERTISE = ("domain_expertise", "ip_sensitivity")
_MOST_SENSITIVE, _CONFIDENTIAL, _MANY, _SOME, _VALUABLE = 5, 3, 4, 3, 4
_PERSONAL = frozenset((PersonalData.PERSONAL, PersonalData.SPECIAL))
FACT_RATINGS = frozenset(
    (*(key for _, key, _ in _RATED_FACTS), _PREMISES, _ACCESS, _SENSITIVITY, _RECORDS, *_EXPERTISE)
)


def facts_of(
    process: Process,
    ratings: Mapping[str, Rating],
    site: Site,
    regimes: Sequence[AppliedRegime],
    knowledge: Knowledge,
) -> frozenset[str]:
    """Return the facts that hold for a process at a site."""
    rated = {name for name, key, least in _RATED_FACTS if _is_at_least(key, least, ratings)}
    found = {
        **_data_facts(process, ratings),
        **_site_facts(process, ratings, site, knowledge),
        **_text_facts(process.name, process.plain_description, knowledge),
        "regulated": any(one.regime.is_supervised for one in regimes),
    }
    return frozenset(rated.union(name for name, holds in found.items() if holds))


def _data_facts(process: Process, ratings: Mapping[str, Rating]) -> dict[str, bool]:
    """Tell what data is handled; `systems` fails only for work of the hands that touches nothing confidential.

    Where the workbook does not say whose data it is, the most sensitive data is secret if methods are valuable, and
    else taken for somebody's.
    """
    is_personal, is_blank = process.personal_data in _PERSONAL, process.personal_data is None
    is_most_sensitive = _is_at_least(_SENSITIVITY, _MOST_SENSITIVE, ratings)
    is_confidential = is_personal or _is_at_least(_SENSITIVITY, _CONFIDENTIAL, ratings)
    is_secret = not is_personal and (not is_blank or _is_at_least("ip_sensitivity", _VALUABLE, ratings))
    return {
        "personal_data": is_personal,
        "special_data": process.personal_data is PersonalData.SPECIAL or (is_most_sensitive and not is_secret),
        "secret_data": is_most_sensitive and is_secret,
        "confidential_data": is_confidential,
        "many_records": is_confidential and _is_at_least(_RECORDS, _MANY, ratings),
        "systems": is_confidential or not _is_manual(ratings),
    }


def _site_facts(process: Process, ratings: Mapping[str, Rating], site: Site, knowledge: Knowledge) -> dict[str, bool]:
    """Tell whether data comes under another law, and whether a provider's people would sit with the client."""
    is_abroad = site.place is not Place.ONSHORE and site.exposure >= knowledge.exposure_steps["recognised_law"]
    is_with_client = site.place is Place.ONSHORE and site.form is not Form.IN_HOUSE
    return {
        "offshore": is_abroad,
        "personal_abroad": is_abroad and process.personal_data in _PERSONAL,
        "client_premises": is_with_client and _is_lowest(_PREMISES, ratings),
    }


@lru_cache(maxsize=4096)
def _text_facts(name: str, description: str, knowledge: Knowledge) -> Mapping[str, bool]:
    """Tell what the words of a process say, but for what they deny."""
    text = affirmed_text(name, description)
    return {fact: any(stands_in(word, text) for word in words) for fact, words in knowledge.text_facts.items()}


def _is_manual(ratings: Mapping[str, Rating]) -> bool:
    """Return whether work needs no system, sits with the client and asks for no expertise: gardens, gates, canteens."""
    is_expert = any(_is_at_least(key, _SOME, ratings) for key in _EXPERTISE)
    return _is_lowest(_ACCESS, ratings) and _is_lowest(_PREMISES, ratings) and not is_expert


def _is_at_least(key: str, least: float, ratings: Mapping[str, Rating]) -> bool:
    return key in ratings and ratings[key].value >= least


def _is_lowest(key: str, ratings: Mapping[str, Rating]) -> bool:
    return key in ratings and ratings[key].value <= 1
