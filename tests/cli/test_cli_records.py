"""Kinds of records whose functions are written at their first call do as those that Python writes at once."""

from __future__ import annotations

import dataclasses
import sys
from inspect import signature
from types import ModuleType

import pytest

from reportgen.cli.records import write_records_when_called, written_now

ROOM = """
from dataclasses import dataclass, field

@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    "A price."
    amount: int
    currency: str = "EUR"

@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Price):
    "A price that somebody asks."
    of: tuple = ()

@dataclass
class Basket:
    "What is bought."
    offers: list = field(default_factory=list)
    count: int = field(default=0, init=False)

@dataclass(kw_only=True)
class Bill(Basket):
    "What is paid."
    of: str
    total: int = 0

    def __post_init__(self) -> None:
        self.total += sum(one.amount for one in self.offers)
"""

WRITER = "_create_fn"
pytestmark = pytest.mark.skipif(WRITER not in vars(dataclasses), reason="this Python writes records by another way")


@pytest.fixture(autouse=True)
def _as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    now = vars(dataclasses)[WRITER]
    monkeypatch.setattr(dataclasses, WRITER, getattr(now, "writes_now", now))


def loaded(name: str) -> ModuleType:
    """Return a room as it is when it is loaded now."""
    room = ModuleType(name)
    exec(ROOM, vars(room))  # noqa: S102
    return room


def done(room: ModuleType) -> list[object]:
    """Return what records of a room do, their failures in words."""

    def failing(name: str) -> str:
        try:
            exec(f"offer.{name}", {"offer": offer})  # noqa: S102
        except (TypeError, dataclasses.FrozenInstanceError) as error:
            return f"{type(error).__name__}: {error}"
        return "nothing"

    offer = room.Offer(amount=3, of=("work",))
    return [
        *(repr(offer), repr(room.Price(amount=4)), offer == room.Offer(amount=3, of=("work",)), offer == 3),
        offer == room.Price(amount=3),
        hash(offer) == hash((3, "EUR", ("work",))),
        dataclasses.replace(offer, currency="CHF"),
        *(failing("amount = 4"), failing("__class__()"), failing("__class__(amount=1, colour=2)")),
        *(room.Basket(), room.Basket([offer]), room.Basket(offers=[1]), room.Basket().offers is room.Basket().offers),
        *(failing("__class__.__base__(1)"), room.Bill(of="us", offers=[offer])),
        [repr(offer) for _ in range(2)],
        *(room.Offer.__init__.__qualname__, str(signature(written_now(room.Offer)))),
    ]


def test_records_do_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "reportgen.made_up"
    monkeypatch.setitem(sys.modules, name, ModuleType(name))
    at_once = loaded(name)
    write_records_when_called()
    later = loaded(name)
    assert "written" in vars(later.Price.__init__)
    assert "written" not in vars(at_once.Price.__init__)
    assert repr(done(later)) == repr(done(at_once))


def test_kinds_that_are_made_often_have_their_functions_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "reportgen.made_up", ModuleType("reportgen.made_up"))
    write_records_when_called()
    price = loaded("reportgen.made_up").Price
    made = [price(amount=one) for one in range(9)]
    assert "written" in vars(price.__init__)
    made += [price(amount=one) for one in range(9, 99)]
    assert "written" not in vars(price.__init__)
    assert [one.amount for one in made] == list(range(99))


def test_records_of_others_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "another.room", ModuleType("another.room"))
    write_records_when_called()
    assert "written" not in vars(loaded("another.room").Price.__init__)
