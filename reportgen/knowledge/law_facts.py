"""The types of what the product knows about law: what brings a body of rules in, and how data may travel."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.knowledge.origin import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Industry:
    """A kind of client that laws single out, told by whole words of the engagement's industry, in plain form."""

    id: str
    label: str
    words: tuple[str, ...]
    unless: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Facts that bring a body of rules in when all that are named hold together.

    `data` is "", personal (any personal data) or special. `homes` and `places` are countries: of the client, and of
    the work, today or at the site. `industries` are ids of industries.toml, `functions` names of business functions,
    `words` phrases in plain form: any one of each will do. `at_least` are ratings 1-5 that must have been entered.
    """

    data: str = ""
    homes: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    industries: tuple[str, ...] = ()
    functions: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    at_least: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What speaks for a body of rules that is chosen in the workbook.

    Of data, industries, functions and words any one will do; `places` are where client or work should have something
    to do with. `is_needed` tells whether its absence speaks against the rules.
    """

    is_needed: bool = True

    data: str = ""
    industries: tuple[str, ...] = ()
    functions: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Eased:
    """What is left of a body of rules for clients at home elsewhere than in `homes`, in place of the whole."""

    homes: frozenset[str]
    duties: tuple[str, ...]
    controls: tuple[str, ...]
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """A body of rules with duties for outsourcing. `label` is the short name analysts choose, e.g. "GDPR".

    Any one of `triggers` brings it in. `support` is what speaks for it where it is chosen, None where its triggers
    say that and nothing speaks against it; `limits` say where it lets work or data go. `is_supervised` tells whether
    the client's supervisor looks at work handed to others under it. `eased` is what is left of it for clients abroad,
    None where it asks the same of all.
    """

    id: str
    label: str
    name: str
    jurisdiction: str
    trigger: str
    needs_personal_data: bool
    is_supervised: bool
    duties: tuple[str, ...]
    controls: tuple[str, ...]
    clauses: tuple[str, ...]
    status: str
    confidence: str
    triggers: tuple[Trigger, ...]
    support: Support | None
    limits: tuple[PlaceLimit, ...]
    eased: Eased | None
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLimit:
    """Where a body of rules lets work or data go.

    `is_forbidden` takes the countries from the options; otherwise they are open under the condition that `text` says.
    `countries` are those meant; where empty, all but `outside`. `because` is a clause; `when` narrows the limit.
    """

    is_forbidden: bool
    countries: frozenset[str]
    outside: frozenset[str]
    because: str
    text: str
    when: Trigger | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferRoute:
    """How personal data may reach some countries under a law.

    `route` is adequacy, instrument, open or restricted. `words` is a sentence and `needs` what must be done, in order,
    both with {home} and {country} for the two countries; `phrase` is the same in a few words. `doubt` is a clause on
    why the assessment seldom succeeds, "" where nothing is known.
    """

    id: str
    route: str
    countries: frozenset[str]
    phrase: str
    words: str
    doubt: str
    needs: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferLaw:
    """The law of some homes on personal data that leaves: `same` are the countries under the very same law.

    `routes` are those to named countries, `otherwise` the one to any other.
    """

    id: str
    label: str
    homes: frozenset[str]
    same: frozenset[str]
    routes: tuple[TransferRoute, ...]
    otherwise: TransferRoute
    origin: Origin
