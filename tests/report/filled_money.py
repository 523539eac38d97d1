"""Money in which everything that can be said is said once: small amounts that sum, made by hand."""

from decimal import Decimal

from reportgen.model.business_case import (
    Baseline,
    BaselineComponent,
    BreakEven,
    Option,
    OptionKind,
    PlaceOption,
    Price,
)
from reportgen.model.cash_flow import CashFlow, Line, MoneyCase
from reportgen.model.finding import CellRef
from reportgen.model.portfolio_groups import GroupKind, GroupTotal, HeadcountLine, People, PeopleDuty
from reportgen.model.uncertainty import Estimate, Swing, Uncertainty
from reportgen.model.verdict import Form, NotAssessed, Place

YEARS = (
    CashFlow(
        year=0,
        baseline=Decimal(0),
        charges=Decimal(0),
        governance=Decimal(0),
        one_off=Decimal("30.25"),
        retained=Decimal(0),
        net=Decimal("-30.25"),
        lines={Line.TRANSITION: Decimal("30.25")},
    ),
    CashFlow(
        year=1,
        baseline=Decimal(200),
        charges=Decimal(90),
        governance=Decimal(9),
        one_off=Decimal(0),
        retained=Decimal(41),
        tax=Decimal(12),
        net=Decimal(48),
        lines={Line.FEES: Decimal(80), Line.AS_IS: Decimal(200), Line.VAT: Decimal(10), Line.TAX: Decimal(12)},
    ),
)
CASE = MoneyCase(
    baseline_annual=Decimal(200),
    outsourced_annual=Decimal(140),
    one_off=Decimal("30.25"),
    npv=Decimal("13.79"),
    irr=0.58677685950413,
    payback_years=0.63,
    discounted_payback_years=NotAssessed(reason="The net flows never turn positive for good."),
    net_saving=Decimal("17.75"),
    total_cost=Decimal("182.25"),
    cash_flows=YEARS,
)
BASELINE = Baseline(
    total=Decimal(200),
    source="Annual cost, split by default shares",
    components=(
        BaselineComponent(
            id="pay", label="Pay", amount=Decimal(200), is_given=False, avoidable_share=0.9, falls_away_month=1
        ),
    ),
    unit_cost=Decimal("0.21"),
    rework_unit_cost=Decimal("0.01"),
    cost_per_fte=Decimal(66),
)
PRICE = Price(
    model="unit_price",
    annual=Decimal(80),
    formula="units x price",
    terms=(("Unit price", 3.1, "EUR"),),
    is_quoted=True,
    quoted_by="Nordwind",
    should_cost=Decimal(72),
    cell=CellRef(sheet="Processes", cell="AB6"),
)
BREAK_EVEN = BreakEven(
    annual_charge=Decimal(101),
    charge_share=1.2625,
    volume_share=NotAssessed(reason="It saves at any volume."),
    volume=Decimal(900),
)
OPTIONS = (
    Option(
        kind=OptionKind.AS_IS,
        label="As it is",
        form=Form.IN_HOUSE,
        place=Place.ONSHORE,
        country="",
        country_name="",
        is_recommended=False,
        case=CASE,
    ),
    Option(
        kind=OptionKind.SOURCED,
        label="Provider in Poland",
        form=Form.THIRD_PARTY,
        place=Place.NEARSHORE,
        country="PL",
        country_name="Poland",
        is_recommended=True,
        case=CASE,
    ),
)
PLACES = (
    PlaceOption(place=Place.NEARSHORE, country="PL", country_name="Poland", rate_ratio=0.52, is_chosen=True, case=CASE),
    PlaceOption(
        place=Place.OFFSHORE,
        country="",
        country_name="",
        rate_ratio=None,
        is_chosen=False,
        case=NotAssessed(reason="No country at this distance is permitted."),
    ),
)
COST = {
    "case": CASE,
    "savings_p10": Decimal("-4.50"),
    "savings_p50": Decimal(15),
    "savings_p90": Decimal(31),
    "probability_of_saving": 0.8312,
    "baseline": BASELINE,
    "price": PRICE,
    "break_even": BREAK_EVEN,
    "options": OPTIONS,
    "places": PLACES,
}
SURE = Uncertainty(
    draws=10_000,
    seed=20260101,
    mean=Estimate(value=Decimal("15.20"), standard_error=Decimal("0.13")),
    p10=Estimate(value=Decimal("-4.50"), standard_error=Decimal("0.31")),
    p50=Estimate(value=Decimal(15), standard_error=Decimal("0.17")),
    p90=Estimate(value=Decimal(31), standard_error=Decimal("0.25")),
    probability_of_saving=0.8312,
    probability_error=0.0037,
    plan=Decimal("17.75"),
    share_below_plan=0.57,
    target=Decimal(20),
    probability_of_target=0.4,
    curve=((Decimal(-20), 0.0001), (Decimal(50), 1.0)),
    swings=(
        Swing(
            parameter="rate_level",
            label="Rates at signature",
            unit="ratio",
            low=0.85,
            likely=1.0,
            high=1.2,
            saving_at_low=Decimal(30),
            saving_at_high=Decimal(2),
            share_of_variance=0.7,
        ),
    ),
    own_share_of_variance=0.3,
)
GROUPS = tuple(
    GroupTotal(
        kind=kind,
        key=key,
        label=key,
        processes=1,
        process_ids=("P1",),
        baseline_annual=Decimal(200),
        outsourced_annual=Decimal(140),
        one_off=Decimal("30.25"),
        net_saving=Decimal("17.75"),
        npv=Decimal("13.79"),
    )
    for kind, key in ((GroupKind.FUNCTION, "Finance"), (GroupKind.CLASS, "BPO"), (GroupKind.WAVE, "1"))
)
PEOPLE = People(
    affected=Decimal("3.5"),
    by_wave=(
        HeadcountLine(
            wave=1, place=Place.NEARSHORE, country="PL", country_name="Poland", processes=1, fte=Decimal("3.5")
        ),
    ),
    without_headcount=2,
    duties=(
        PeopleDuty(
            country="DE",
            country_name="Germany",
            rule="BGB 613a",
            duty="Tell employees",
            effect="One month to object",
            source="BGB",
            reviewed="2026-11",
            confidence="high",
        ),
    ),
    skills_to_retain=("Payroll law",),
)
