"""A record whose fields are worked out when they are asked for is like one that was made at once."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from reportgen.report.words.on_demand import on_demand


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    name: str
    price: int = 1


def test_each_field_is_worked_out_once_and_only_when_it_is_asked_for():
    asked: list[str] = []

    def work(name: str, value: object) -> object:
        asked.append(name)
        return f"{value}!" if name == "name" else value

    card = on_demand(Card(name="ace"), work)
    assert isinstance(card, Card)
    assert asked == []
    assert (card.name, card.name) == ("ace!", "ace!")
    assert asked == ["name"]

    made = Card(name="ace!")
    assert card == made
    assert made == card
    assert (repr(card), hash(card)) == (repr(made), hash(made))
    assert asked == ["name", "price"]
    assert replace(card, price=2) == Card(name="ace!", price=2) != card
    with pytest.raises(AttributeError, match="suit"):
        _ = card.suit  # type: ignore[attr-defined]
