"""The roadmap runs in parallel for the months that the money counts."""

from datetime import date
from decimal import Decimal

from reportgen.analysis.assess import assess
from reportgen.knowledge.catalogues import load
from reportgen.model.engagement import Engagement, Process, Range

MOVES = {
    "judgement": 1, "codifiability": 5, "analytical_complexity": 1, "domain_expertise": 1, "output_customisation": 1,
    "volume_repeatability": 5, "credential_requirement": 1, "strategic_importance": 1, "relative_capability": 1,
    "supplier_market_depth": 5, "measurability": 5, "documentation": 5, "process_stability": 5,
}  # fmt: skip
HALF = MOVES | {
    "judgement": 4, "domain_expertise": 4, "codifiability": 3, "analytical_complexity": 3, "interdependence": 1,
    "data_sensitivity": 1, "business_criticality": 1, "regulatory_exposure": 1,
}  # fmt: skip


def test_each_process_of_a_wave_ends_by_its_class_and_the_wave_with_the_last():
    months = {"wave1_live_month": 6.0, "parallel_months_bpo": 2.0, "parallel_months_hybrid": 5.0}
    made = assess(
        Engagement(
            client="Brenner",
            title="Review",
            date=date(2026, 11, 2),
            home_country="DE",
            assumptions={name: Range(low=value, likely=value, high=value) for name, value in months.items()},
            processes=tuple(
                Process(id=name, name=name, row=row, ratings=ratings, annual_cost=Decimal(400_000))
                for row, (name, ratings) in enumerate((("Routine", MOVES), ("Mixed", HALF)), 2)
            ),
        ),
        (),
        load(),
        workbook_sha256="ab" * 32,
    )
    (wave,) = made.waves
    assert (wave.process_ids, wave.parallel_until, wave.end_month) == (("Routine", "Mixed"), (8, 11), 11)
