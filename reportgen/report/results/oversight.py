"""How the portfolio is held and steered, as JSON: concentration, bundles, bodies, retained roles, the register."""

from __future__ import annotations

from reportgen.model.oversight import Body, Holding, Oversight, RegisterRow
from reportgen.report.results.plain import Json, fields, present

_HOLDING = ("kind", "name", "spend", "spend_share", "critical_share", "data_share", "is_heavy")
_BODY = ("name", "level", "rhythm", "decides", "because")
_ROLE = ("role", "fte", "task", "because")
_ROW = ("control", "name", "family", "in_place", "to_show", "partial", "missing")


def oversight_json(one: Oversight) -> dict[str, Json]:
    """Return how the portfolio is held and steered."""
    return {
        "holdings": [_holding(holding) for holding in one.holdings],
        "bodies": [_body(body) for body in one.bodies],
        "retained": [fields(role, _ROLE) for role in one.retained],
        "register": [_row(row) for row in one.register],
    }


def _holding(one: Holding) -> dict[str, Json]:
    return present({**fields(one, _HOLDING), "process_ids": list(one.process_ids), "remark": one.remark or None})


def _body(one: Body) -> dict[str, Json]:
    return {
        **fields(one, _BODY),
        "client_roles": list(one.client_roles),
        "provider_roles": list(one.provider_roles),
    }


def _row(one: RegisterRow) -> dict[str, Json]:
    return {**fields(one, _ROW), "process_ids": list(one.process_ids)}
