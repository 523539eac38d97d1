"""How far a provider's price may lie from the one assumed before a move neither gains nor loses.

Charges, governance and one-off cost all grow with the price, the rest does not. With P the present value of those
three and S that of baseline less retained cost, net present value = S - price * P, so it is zero at S / P times the
price assumed.
"""

from __future__ import annotations

from decimal import Decimal

from reportgen.analysis.discounting import net_present_value
from reportgen.model.cash_flow import MoneyCase


def price_room(case: MoneyCase, discount_rate: float) -> float | None:
    """Return S / P - 1: above 0 how much dearer a provider may be, below 0 how much cheaper it must be.

    None where nothing is paid to a provider.
    """
    paid = [flow.charges + flow.governance + flow.one_off for flow in case.cash_flows]
    freed = [flow.baseline - flow.retained for flow in case.cash_flows]
    price = net_present_value(paid, discount_rate)
    if price <= Decimal(0):
        return None
    return float(net_present_value(freed, discount_rate) / price) - 1
