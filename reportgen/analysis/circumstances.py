"""What the law looks at: the facts of the workbook on a process and its client, and where the work would be done."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportgen.model.engagement import Engagement, PersonalData, Process

RATINGS = (
    "regulatory_exposure",
    "data_sensitivity",
    "ip_sensitivity",
    "customer_contact",
    "volume_of_records",
    "business_criticality",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """Facts that bring law in, all as entered. `site` is the country of a provider, None where the work does not move.

    Of the ratings only those in `RATINGS` are held; the countries are ISO 3166-1 alpha-2.
    """

    chosen: tuple[str, ...]
    data: PersonalData | None
    home: str | None
    industry: str | None
    function: str | None
    name: str
    description: str | None
    locations: tuple[str, ...]
    permitted: tuple[str, ...]
    ratings: tuple[tuple[str, int], ...]
    site: str | None

    def at(self, site: str | None) -> Circumstances:
        """Return the same for work done by a provider in a country."""
        return self if site == self.site else replace(self, site=site)

    @property
    def has_personal_data(self) -> bool:
        """Return whether the workbook says that personal data is handled."""
        return self.data in {PersonalData.PERSONAL, PersonalData.SPECIAL}


def circumstances_of(process: Process, engagement: Engagement, site: str | None = None) -> Circumstances:
    """Gather what the law looks at."""
    rated = process.ratings
    return Circumstances(
        chosen=process.regimes,
        data=process.personal_data,
        home=engagement.home_country,
        industry=engagement.industry,
        function=process.function,
        name=process.name,
        description=process.plain_description or None,
        locations=process.current_locations,
        permitted=process.permitted_countries,
        ratings=tuple((key, rated[key]) for key in RATINGS if key in rated),
        site=site,
    )
