"""Engagements of every make: small portfolios, some costs missing, any currency, horizon, preset, quote and locale."""

from dataclasses import replace
from decimal import Decimal

from analysis_cases import EXPERT, GUARDED, KNOWLEDGE, READY, ROUTINE, process
from hypothesis import HealthCheck
from hypothesis import strategies as st

from reportgen.model.engagement import CostPreset, QuoteBasis, Range, RiskMethod
from reportgen.model.money import total

QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]
MIDDLING = dict.fromkeys(ROUTINE, 3)
EXPERT_PART = ROUTINE | {"judgement": 5, "domain_expertise": 5, "analytical_complexity": 5}
CORE = {"strategic_importance": 5, "relative_capability": 5}
KINDS = st.sampled_from((ROUTINE, ROUTINE, EXPERT, MIDDLING, EXPERT_PART)).map(lambda kind: kind | READY | GUARDED)
RATINGS = st.one_of(KINDS, KINDS, KINDS, KINDS.map(lambda kind: kind | CORE), st.just({}))
COMPONENTS = st.dictionaries(
    st.sampled_from(sorted(KNOWLEDGE.cost_components)), st.decimals(0, 900_000, places=2), max_size=4
)


def sometimes(values):
    return st.none() | values


@st.composite
def processes(draw):
    quoted = draw(st.booleans())
    components = draw(st.just({}) | COMPONENTS)
    beyond = draw(sometimes(st.decimals(0, 20_000_000, places=2)))
    return process(
        "P1",
        draw(st.sampled_from(("Payroll", "Patent analytics", "Email support", "Supplier invoice entry"))),
        ratings=draw(RATINGS),
        function=draw(sometimes(st.sampled_from(("Finance", "Legal")))),
        annual_cost=None if beyond is None else total(components.values()) + beyond,
        annual_volume=draw(sometimes(st.integers(1, 2_000_000))),
        fte=draw(sometimes(st.decimals(1, 300, places=1))),
        pay_per_fte=draw(sometimes(st.decimals(5_000, 120_000, places=2))),
        cost_components=components,
        avoided_capital=draw(sometimes(st.decimals(0, 500_000, places=2))),
        price_model=draw(sometimes(st.sampled_from(sorted(KNOWLEDGE.price_models)))),
        quoted_price=draw(st.decimals(1, 5_000_000, places=2)) if quoted else None,
        quote_basis=draw(st.sampled_from(QuoteBasis)) if quoted else None,
        quote_currency=draw(sometimes(st.just("GBP"))) if quoted else None,
        permitted_countries=draw(st.sampled_from(((), (), ("DE",), ("DE", "PL"), ("IN",)))),
    )


PORTFOLIOS = st.lists(processes(), min_size=1, max_size=4).map(
    lambda members: [replace(one, id=f"P{place}", row=place + 5) for place, one in enumerate(members)]
)
FACTS = st.fixed_dictionaries(
    {
        "locale": st.sampled_from(("en_GB", "en_GB", "de_DE", "fr_FR", "de_CH")),
        "currency": st.sampled_from(("EUR", "EUR", "USD", "JPY", "KWD")),
        "home_country": st.sampled_from(("DE", "DE", "GB", "US", None)),
        "horizon_years": st.integers(1, 10),
        "discount_rate": st.sampled_from((0.0, 0.035, 0.09, 0.2)),
        "cost_preset": st.sampled_from(CostPreset),
        "risk_method": st.sampled_from(RiskMethod),
        "target_saving": st.sampled_from((None, 0.1)),
        "industry": st.sampled_from((None, "Banking")),
        "exchange_rates": st.just({"GBP": Decimal("1.17")}),
        "assumptions": st.sampled_from(({}, {"tax_rate": Range(low=0.2, likely=0.25, high=0.3)})),
    }
)
