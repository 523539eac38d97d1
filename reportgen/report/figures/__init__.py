"""The report's drawings: geometry worked out in Python, placed by one SVG template.

A figure takes plain facts, a `Palette` and a width in mm, and returns a `Figure` (svg, width_mm, height_mm, alt,
table, drawing). It knows nothing of assessments, workbooks or HTML. Amounts are floats in any one unit; their text
comes from the caller.

    score_strip.score_strip(palette, *, knowledge: float | None, sourceability: float | None,
        text: Callable[[float], str])
    risk_disc.risk_disc(palette, *, tier: "low" | "medium" | "high" | "none")
    portfolio_map.portfolio_map(items: Sequence[MapItem], palette, *, cost_text: Callable[[float], str],
        score_text: Callable[[float], str], width=170, height=148) -> PortfolioMapFigure,
        which also has `numbered_only` and `moved`
        MapItem(number, name, knowledge, sourceability, cost: float | None, risk: tier, kind: "bpo" | "kpo" | "hybrid")
    cost_by_verdict.cost_by_verdict(segments: Sequence[VerdictSegment], palette, *, width=170)
        VerdictSegment(label, amount: float, amount_text, kind: "bpo" | "kpo" | "hybrid" | "fix" | "assess" | "retain")
    minis.net_by_year(years: Sequence[YearAmount], palette, *, width=53.6)
    minis.cumulative_cash(years: Sequence[YearAmount], palette, *, crossing: float | None, crossing_text="", width=53.6)
        YearAmount(label, amount: float, amount_text); crossing is in years from the first point (0) on
    minis.risk_rows(before: Sequence[float], after: Sequence[float], palette, *, floors, width=53.6)
    cost_by_year.cost_by_year(years: Sequence[YearCost], palette, *, text: Callable[[float], str], width=170)
        YearCost(label, baseline, charges, governance, retained, one_off, difference: str, saves: bool)
    waterfall.waterfall(steps: Sequence[Step], palette, *, width=170, height=62)
        Step(label, amount: float, amount_text, kind: "total" | "gain" | "cost"); costs are negative amounts
    heat_maps.heat_maps(entries: Sequence[HeatEntry], palette, *, floors, width=136)
        HeatEntry(number, before: (likelihood, impact), after: (likelihood, impact)), each 1-5
    roadmap.roadmap(rows: Sequence[RoadmapRow], gates: Sequence[Gate], palette, *, start: date, months: int, width=170)
        RoadmapRow(group, label, kind: "wave" | "fix", handover_start, handover_end, parallel_end), months from start
        Gate(label, month)
    index_swarm.index_swarm(items: Sequence[SwarmItem], palette, *, lanes, bands: tuple[str, str, str], width=170,
        highest=96) -> Figure
        SwarmItem(number, index, lane: int, is_firm: bool)
    evidence_bars.evidence_bars(rows: Sequence[EvidenceRow], palette, *, width=111.8)
        EvidenceRow(label, count: Amount, cost: Amount | None); Amount(share 0-1, firm 0-1, text)
    points_strip.points_strip(parts: Sequence[StripPart], palette, *, end_text: str, bands: tuple[str, str, str],
        width=170)
        StripPart(label, points: float | None, text, is_inferred=False)
    cover_flow.cover_flow(items: Sequence[CoverItem], palette, *, width=210, height=297)
        CoverItem(function, cost: float | None, kind, fate: "wave" | "fix" | "assess" | "retain", wave: int)
"""
