"""Amounts of the calculations, rounded once so that every sum that is written out adds up as printed.

The tables of the business case go before: what they print of an amount is printed here too. Then each result is
settled before its terms, which are rounded so that they add up to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from reportgen.model.money import minor_unit
from reportgen.model.trace import FigureId, Node
from reportgen.report.view.calculations.sums import Signed, Sums
from reportgen.report.view.money.terms import Term, added, adding_up, nearest

LARGE = 100
"""Amounts from here on are printed without their minor unit."""
_CENT, _WHOLE = Decimal("0.01"), Decimal(1)
_ROUNDED = (Decimal(0), _CENT, -_CENT, 2 * _CENT, -2 * _CENT)  # how far apart equal amounts may be, the nearest first


class Settled:
    """Settles what is printed of amounts: `amounts` has those that are, by the figure that others repeat.

    Amounts of a process that differ by no more than rounding are printed alike, as long as that lets its sums add up:
    one that is what the others leave of a total is some cents from what it was before they were rounded. `tabled` is
    what tables of the business case print, `held` are figures that pages print as well: these are rounded the other way
    last.
    """

    def __init__(self, sums: Sums, tabled: Mapping[FigureId, Decimal], held: Collection[FigureId] = ()) -> None:
        """Begin with what tables print."""
        self.sums = sums
        self.amounts: dict[FigureId, Decimal] = {}
        self._alike: dict[tuple[str, Decimal], Decimal] = {}
        self._held = held
        for figure, amount in tabled.items():
            if figure in sums.nodes:
                self._print(sums.origin(figure), amount)

    def amount(self, node: Node) -> Decimal | None:
        """Return what is printed of an amount, None where that follows from no sum and no table."""
        found = self._known(self.sums.origin(node.id))
        return self._same(node.id) if found is None else found

    def case(self, start: str, process: str) -> None:
        """Settle the money of a case in whole units, as tables print it: what years add up to, then each year.

        Its paths begin with `start`.
        What is spent in a year of nothing else is its net.
        """
        one_off, saving, worth = (FigureId(process, f"{start}{name}") for name in ("one_off", "net_saving", "npv"))
        self._whole(one_off)
        for _, net in self.sums.terms(saving):
            self._only(net, [term for term in self.sums.terms(net) if self.sums.exact(term[1])])
        self._whole(saving)
        self._whole(worth)

    def years(self, start: str, process: str) -> None:
        """Settle what the net of each year is made of, and what that is made of, in whole units as well."""
        for _, net in self.sums.terms(FigureId(process, f"{start}net_saving")):
            columns = self.sums.terms(net)
            self._settle(net, columns, _WHOLE, held={one for _, one in columns[:1]})
            for _, column in columns:
                self._settle(column, self.sums.terms(column), _WHOLE)

    def of(self, results: Iterable[FigureId]) -> None:
        """Settle sums, each after those of which its result is a term."""
        found = {self.sums.origin(one): terms for one in results if (terms := self.sums.terms(one))}
        wholes: defaultdict[FigureId, list[FigureId]] = defaultdict(list)
        for result, terms in found.items():
            for _, one in terms:
                if one in found:
                    wholes[one].append(result)
        done = set[FigureId]()
        for result in found:
            for one in _after_wholes(result, wholes, done):
                self._settle(one, found[one], self._unit(one))

    def _whole(self, result: FigureId) -> None:
        if result in self.sums.nodes:
            self._settled(result, _WHOLE)
            self._settle(self.sums.origin(result), self.sums.terms(result), _WHOLE)

    def _settle(
        self, result: FigureId, signed: Sequence[Signed], unit: Decimal, held: Collection[FigureId] = ()
    ) -> None:
        """Settle the terms of a sum, so that they add up to its result; a difference is what its terms leave."""
        if not signed:
            return
        known = self._known(result)
        terms = [self._term(sign, one, held) for sign, one in signed]
        is_left = not any(one.is_free for one in terms) or any(one.sign < 0 for one in terms)
        if known is None and not is_left:
            known = self._settled(result, unit)
        printed = adding_up(terms, known, unit)
        for (_, one), amount in zip(signed, printed, strict=True):
            self._print(one, amount)
        self._print(result, added(terms, printed))

    def _term(self, sign: int, figure: FigureId, held: Collection[FigureId]) -> Term:
        known, alike = self._known(figure), self._same(figure)
        return Term(
            sign=sign,
            exact=self.sums.exact(figure),
            printed=alike if known is None else known,
            is_free=known is None,
            is_held=alike is not None or figure in self._held or figure in held,
        )

    def _settled(self, figure: FigureId, unit: Decimal) -> Decimal:
        """Settle an amount by itself, if it is not yet."""
        origin = self.sums.origin(figure)
        known = self.amount(self.sums.nodes[origin])
        self._print(origin, nearest(self.sums.exact(origin), unit) if known is None else known)
        return self.amounts[origin]

    def _only(self, figure: FigureId, terms: Sequence[Signed]) -> None:
        """Print a figure like the only other that it is made of."""
        if len(terms) == 1 and (found := self._known(terms[0][1])) is not None:
            self._print(figure, terms[0][0] * found)

    def _known(self, origin: FigureId) -> Decimal | None:
        """Return what is printed of a figure, for one of the portfolio also of a process's that it repeats."""
        found = self.amounts.get(origin)
        if found is None and not origin.process and (repeated := self.sums.repeated(origin)) is not None:
            return self._known(self.sums.origin(repeated))
        return found

    def _print(self, origin: FigureId, amount: Decimal) -> None:
        """Settle what is printed of a figure that is not settled yet."""
        if origin in self.amounts:
            return
        self.amounts[origin] = amount
        if abs(self.sums.exact(origin)) >= LARGE:
            self._alike.setdefault(self._key(origin), abs(amount))

    def _same(self, figure: FigureId) -> Decimal | None:
        """Return what is printed of an equal amount of the process, None where there is none."""
        process, cents = self._key(figure)
        found = next(
            (one for apart in _ROUNDED if (one := self._alike.get((process, cents + apart))) is not None), None
        )
        return -found if found is not None and self.sums.exact(figure) < 0 else found

    def _key(self, figure: FigureId) -> tuple[str, Decimal]:
        return figure.process, abs(self.sums.exact(figure)).quantize(_CENT)

    def _unit(self, figure: FigureId) -> Decimal:
        is_large = abs(self.sums.exact(figure)) >= LARGE
        return _WHOLE if is_large else max(_CENT, minor_unit(self.sums.unit(figure)))


def _after_wholes(
    result: FigureId, wholes: Mapping[FigureId, Sequence[FigureId]], done: set[FigureId]
) -> Iterator[FigureId]:
    if result in done:
        return
    done.add(result)
    for one in wholes.get(result, ()):
        yield from _after_wholes(one, wholes, done)
    yield result
