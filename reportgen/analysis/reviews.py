"""How often measures are looked at, and how soon a breach must be reported, by tier."""

from __future__ import annotations

from reportgen.model.verdict import Tier

_REVIEWS = {
    Tier.LOW: "Review of the measures at every renewal",
    Tier.STANDARD: "Review of the measures once a year",
    Tier.SIGNIFICANT: "Review of the measures every half-year",
    Tier.CRITICAL: "Full assessment before signature, then a review every quarter",
}
_RHYTHMS = {
    Tier.LOW: "at every renewal",
    Tier.STANDARD: "once a year",
    Tier.SIGNIFICANT: "every half-year",
    Tier.CRITICAL: "every quarter",
}
_NOTICE_HOURS = {Tier.LOW: 72, Tier.STANDARD: 72, Tier.SIGNIFICANT: 48, Tier.CRITICAL: 24}


def review_for(tier: Tier) -> str:
    """Return how often the measures are looked at."""
    return _REVIEWS[tier]


def rhythm_for(tier: Tier) -> str:
    """Return how often the measures are looked at, in a phrase."""
    return _RHYTHMS[tier]


def notice_hours(tier: Tier) -> int:
    """Return the hours within which a breach must be reported."""
    return _NOTICE_HOURS[tier]
