"""What a contract is fitted to: tier, kind of work, the facts of the process and its place."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.analysis.countries import country_in_sentence
from reportgen.analysis.indices import Rating
from reportgen.analysis.judgement import Judgement
from reportgen.analysis.occasions import Setting, kinds
from reportgen.analysis.place import Site
from reportgen.analysis.scales import Scales
from reportgen.analysis.security import Protection
from reportgen.analysis.transfers import NONE, SAME_LAW, route_kind
from reportgen.analysis.wording import in_sentence
from reportgen.model.verdict import Form, Place, Recommendation, Tier

_RATED = (
    ("critical_work", "business_criticality", 4),
    ("dependence", "opportunism_exposure", 4),
)
_THIN = 2
_PEAK = 0.25
_THOUSAND = 1000
_RHYTHMS = {1: "every month", 3: "every quarter", 6: "every half-year", 12: "once a year"}
_CARD_RULES = "pci_dss"
_MEASURES = {
    "continuity": frozenset(("CTL-BC-01", "CTL-BC-02", "CTL-BC-03")),
    "security_terms": frozenset(("CTL-SC-04",)),
}
"""Facts that hold where any of these measures is asked for."""
_ROUTES = {
    "transfer_recognised": (SAME_LAW, "adequacy"),
    "transfer_open": ("open",),
    "transfer_restricted": ("restricted",),
    "transfer_unknown": (NONE,),
}
_PROVIDER = {
    Form.THIRD_PARTY: "the provider",
    Form.JOINT: "the joint organisation",
    Form.CAPTIVE: "the client's own centre",
}


def setting_of(judgement: Judgement, protection: Protection, scales: Scales) -> Setting:
    """Return what the contract of a process is fitted to at the site of its protection."""
    tier = protection.tier or Tier.STANDARD
    return Setting(
        tier=tier,
        nature=judgement.ruling.nature,
        facts=_facts(judgement, protection, scales),
        words=_words(judgement, protection.site, tier, scales),
        because=scales.knowledge.contracts.because,
    )


def _facts(judgement: Judgement, protection: Protection, scales: Scales) -> frozenset[str]:
    process, used, site = judgement.process, judgement.judged.used, protection.site
    found = {
        **{name: _is_at_least(used, key, least) for name, key, least in _RATED},
        "thin_market": "supplier_market_depth" in used and used["supplier_market_depth"].value <= _THIN,
        "abroad": site.place is not Place.ONSHORE,
        "split": judgement.recommendation is Recommendation.SELECTIVE,
        "incumbent": process.current_provider is not None,
        "measured_errors": process.error_rate is not None and round(process.error_rate * _THOUSAND) >= 1,
        "measured_volume": process.annual_volume is not None,
        "peaks": process.seasonal_peak is not None and process.seasonal_peak >= _PEAK,
        "supplier": site.form in {Form.THIRD_PARTY, Form.JOINT},
        "captive": site.form is Form.CAPTIVE,
        "expert_work": "kpo" in kinds(judgement.ruling.nature),
        "card_data": any(one.regime.id == _CARD_RULES for one in protection.regimes),
        **{fact: any(need.control.id in measures for need in protection.needs) for fact, measures in _MEASURES.items()},
        **_routes(protection, scales),
    }
    return protection.facts | {name for name, holds in found.items() if holds}


def _routes(protection: Protection, scales: Scales) -> Mapping[str, bool]:
    """Tell by which route personal data leaves, where it does; an instrument is what the clause speaks of by itself."""
    route = route_kind(protection.site.country, scales.engagement.home_country or "", scales.knowledge)
    leaves = "personal_abroad" in protection.facts
    return {fact: leaves and route in kinds_of for fact, kinds_of in _ROUTES.items()}


def _is_at_least(ratings: Mapping[str, Rating], key: str, least: int) -> bool:
    return key in ratings and ratings[key].value >= least


def _rhythm(months: int | None) -> str:
    """Return how often the measures are looked at, in a phrase."""
    return "at every renewal" if months is None else _RHYTHMS.get(months, f"every {months} months")


def _words(judgement: Judgement, site: Site, tier: Tier, scales: Scales) -> Mapping[str, str]:
    home, provider = scales.engagement.home_country, _PROVIDER.get(site.form, "the provider")
    at_home = country_in_sentence(home, scales.knowledge) if home else "the client's own country"
    errors, assurance = judgement.process.error_rate, scales.knowledge.assurances[tier]
    return {
        "provider": provider,
        "Provider": f"{provider[:1].upper()}{provider[1:]}",
        "hours": str(assurance.notice_hours),
        "review": _rhythm(assurance.review_months),
        "country": country_in_sentence(site.country, scales.knowledge) if site.country else at_home,
        "home": at_home,
        "model": in_sentence(judgement.pricing.name) if judgement.pricing.model else "still to be chosen",
        "errors": "" if errors is None else str(round(errors * _THOUSAND)),
    }
