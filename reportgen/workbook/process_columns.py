"""The columns of the Processes sheet, one row a process."""

from __future__ import annotations

from functools import cache, lru_cache

from reportgen.knowledge.facts import Knowledge
from reportgen.model.engagement import Override, PersonalData
from reportgen.model.verdict import VERDICT, Recommendation
from reportgen.workbook.column import Choice, Column, Kind
from reportgen.workbook.detail_columns import detail_columns
from reportgen.workbook.rating_columns import ESSENTIAL_RATINGS, PROTECTION, rating_column

_DESCRIBED = "The process"
_SIZE = "Size"
_DECISION = "Limits and decision"
_PREVIEW = "Preview"

_PERSONAL_DATA = (
    Choice(label="None", value=PersonalData.NONE, aliases=("No", "N", "no personal data", "0")),
    Choice(label="Personal", value=PersonalData.PERSONAL, aliases=("Yes", "Y", "personal data", "PII")),
    Choice(
        label="Special category",
        value=PersonalData.SPECIAL,
        aliases=("Special", "Special categories", "Sensitive", "Sensitive personal", "Health", "PHI"),
    ),
)
_OVERRIDES = (
    Choice(label=VERDICT[Recommendation.OUTSOURCE], value=Override.OUTSOURCE, aliases=("Outsource", "Source all")),
    Choice(
        label=VERDICT[Recommendation.SELECTIVE],
        value=Override.SELECTIVE,
        aliases=("Selective", "Selectively outsource", "Selective outsourcing"),
    ),
    Choice(label=VERDICT[Recommendation.RETAIN], value=Override.RETAIN, aliases=("Keep", "In-house", "Insource")),
    Choice(
        label=VERDICT[Recommendation.STABILISE],
        value=Override.STABILISE,
        aliases=("Stabilise", "Stabilize", "Stabilise first"),
    ),
    Choice(
        label=VERDICT[Recommendation.ASSESS_FURTHER],
        value=Override.ASSESS_FURTHER,
        aliases=("Assess", "Review", "Analyse further"),
    ),
)

_NAMED: tuple[Column, ...] = (
    Column(
        header="ID",
        field="id",
        kind=Kind.TEXT,
        group=_DESCRIBED,
        aliases=(
            *("Process ID", "No.", "Number", "Ref", "Reference", "Code", "#"),
            *("Nr", "Nr.", "No", "Prozess-ID", "Prozess-Nr.", "N°", "Nº", "Référence", "Código"),
        ),
        help="A short name of its own, such as FIN-01.",
        default="given by the row",
        width=9,
    ),
    Column(
        header="Process name",
        field="name",
        kind=Kind.TEXT,
        group=_DESCRIBED,
        aliases=(
            *("Process", "Name", "Business process", "Activity", "Service", "Process title"),
            *("Prozess", "Prozessname", "Geschäftsprozess", "Prozessbezeichnung"),
            *("Processus", "Nom du processus", "Proceso", "Nombre del proceso", "Processo", "Nome do processo"),
        ),
        help="The only thing that is required. Say what is done: 'Supplier invoice processing'.",
        required=True,
        width=36,
    ),
)

_DESCRIPTION = Column(
    header="Description",
    field="description",
    kind=Kind.LONG_TEXT,
    group=_DESCRIBED,
    aliases=(
        *("Process description", "Scope", "Details", "What is done"),
        *("Beschreibung", "Prozessbeschreibung", "Descripción", "Descrição"),
    ),
    help="Two or three sentences: what comes in, what is decided, what goes out. It also helps to find "
    "comparable processes where ratings are missing. **Bold**, *italic* and lists (- or 1.) are printed as such.",
    width=62,
)

_SIZES: tuple[Column, ...] = (
    Column(
        header="FTE",
        field="fte",
        kind=Kind.NUMBER,
        group=_SIZE,
        aliases=(
            *("FTEs", "Headcount", "Full-time equivalents", "Full time equivalents", "Staff"),
            *("Number of FTE", "Number of FTEs", "No. of FTE", "No. of FTEs", "# FTE", "# FTEs", "FTE count"),
            *("VZÄ", "Vollzeitäquivalente", "Vollzeitstellen", "ETP", "Équivalents temps plein"),
            *("Equivalentes a tiempo completo", "Equivalentes a tempo inteiro"),
        ),
        help="Full-time equivalents doing the work today, such as 12.5.",
        minimum=0,
        maximum=100_000,
        width=9,
    ),
    Column(
        header="Annual cost",
        field="annual_cost",
        kind=Kind.MONEY,
        unit="currency",
        group=_SIZE,
        aliases=(
            *("Cost", "Yearly cost", "Annual spend", "Cost per year", "Cost p.a.", "Total cost", "Baseline"),
            *("Kosten", "Jahreskosten", "Jährliche Kosten", "Kosten pro Jahr", "Kosten p.a."),
            *(
                "Coût annuel",
                "Coût",
                "Coûts annuels",
                "Coste anual",
                "Costo anual",
                "Coste",
                "Custo anual",
                "Custo",
            ),
        ),
        help="What the process costs in a year today, fully loaded: people, systems, premises, overhead. Whole "
        "amounts, not thousands.",
        minimum=0,
        width=16,
    ),
    Column(
        header="Annual volume",
        field="annual_volume",
        kind=Kind.NUMBER,
        group=_SIZE,
        aliases=(
            *("Volume", "Yearly volume", "Transactions", "Transactions per year", "Units per year", "Cases"),
            *("Volumen", "Jahresvolumen", "Jährliches Volumen", "Menge", "Menge pro Jahr"),
            *("Volume annuel", "Volumen anual", "Volume anual"),
        ),
        help="Units handled in a year: invoices, calls, reports. It prices a service charged per transaction.",
        minimum=0,
        width=14,
    ),
)

_REMARKS: tuple[tuple[str, str, tuple[str, ...], str, float], ...] = (
    (
        "Override reason",
        "override_reason",
        ("Reason for override", "Reason", "Override justification"),
        "Why you set a recommendation of your own. It is required with an override and is printed; **bold** works.",
        56,
    ),
    (
        "Analyst comment",
        "analyst_comment",
        (
            *("Comment", "Comments", "Remarks", "Note", "Notes", "Kommentar", "Bemerkung", "Bemerkungen"),
            *("Commentaire", "Commentaires", "Remarques", "Comentario", "Comentarios", "Observaciones"),
            *("Comentário", "Comentários", "Observações"),
        ),
        "What the reader of the report should know about this process. It is printed; **bold** and lists work.",
        56,
    ),
    (
        "Business objective",
        "business_objective",
        ("Objective", "Goal", "Business goal"),
        "The objective of the Engagement sheet that a change here serves.",
        30,
    ),
    (
        "Owner",
        "owner",
        (
            *("Process owner", "Responsible", "Accountable", "Verantwortlich", "Prozessverantwortlicher"),
            *("Responsable", "Responsable du processus", "Responsable del proceso", "Responsável"),
        ),
        "Who answers for the process.",
        24,
    ),
)


@lru_cache(maxsize=4)
def process_columns(knowledge: Knowledge) -> tuple[Column, ...]:
    """Return the input columns of the Processes sheet in the order they are written; the folded ones stand last."""
    essential = tuple(rating_column(knowledge.criteria[key]) for key in ESSENTIAL_RATINGS)
    shown = {*ESSENTIAL_RATINGS, "data_sensitivity"}
    folded = tuple(rating_column(one, folded=True) for one in knowledge.criteria.values() if one.id not in shown)
    return (
        *_NAMED,
        _function(knowledge),
        _DESCRIPTION,
        *essential,
        *_protection(knowledge),
        *_SIZES,
        *folded,
        *detail_columns(knowledge),
        *_decisions(),
    )


@cache
def preview_columns() -> tuple[Column, ...]:
    """Return the formula columns between the essential and the folded columns; they are never read."""
    return (
        Column(
            header="Preview: knowledge index",
            field="preview_index",
            kind=Kind.FORMULA,
            group=_PREVIEW,
            width=13,
            help="0 is pure BPO, 100 pure KPO. It appears once the ratings entered carry 60 % of the weight.",
        ),
        Column(
            header="Preview: class",
            field="preview_class",
            kind=Kind.FORMULA,
            group=_PREVIEW,
            width=13,
            help="Below 40 BPO, from 60 KPO, between them HYBRID.",
        ),
        Column(
            header="Preview: completeness",
            field="preview_completeness",
            kind=Kind.FORMULA,
            group=_PREVIEW,
            width=14,
            help="The share of the weight of the nature ratings that was entered.",
        ),
        Column(
            header="Preview: warnings",
            field="preview_warnings",
            kind=Kind.FORMULA,
            group=_PREVIEW,
            width=46,
            help="What reportgen check would say of this row, as far as a formula can see it.",
        ),
    )


def _function(knowledge: Knowledge) -> Column:
    return Column(
        header="Function",
        field="function",
        kind=Kind.CHOICE,
        group=_DESCRIBED,
        aliases=(
            *("Department", "Business function", "Area", "Business unit", "Domain"),
            *("Funktion", "Abteilung", "Bereich", "Fonction", "Département"),
            *("Función", "Departamento", "Área", "Função"),
        ),
        choices=tuple(Choice(label=name, value=name) for name in knowledge.functions),
        is_open=True,
        help="The part of the business it belongs to. Choose from the list, or type your own.",
        width=25,
    )


def _protection(knowledge: Knowledge) -> tuple[Column, ...]:
    return (
        rating_column(knowledge.criteria["data_sensitivity"]),
        Column(
            header="Personal data",
            field="personal_data",
            kind=Kind.CHOICE,
            group=PROTECTION,
            aliases=(
                *("PII", "Personal information", "Personal data?", "Data subjects"),
                *("Personenbezogene Daten", "Données personnelles", "Données à caractère personnel"),
                *("Datos personales", "Dados pessoais"),
            ),
            choices=_PERSONAL_DATA,
            help="None; Personal: people can be identified; Special category: health, biometrics, union "
            "membership and the like.",
            width=16,
        ),
        Column(
            header="Regimes",
            field="regimes",
            kind=Kind.CHOICES,
            group=PROTECTION,
            aliases=("Regime", "Regulations", "Regulation applying", "Compliance regimes", "Applicable regulations"),
            choices=tuple(
                Choice(label=one.label, value=one.id, aliases=(one.name,)) for one in knowledge.regimes.values()
            ),
            help="Bodies of rules that apply, several separated by ; such as GDPR; DORA. The list is on the "
            "Start here sheet.",
            width=20,
        ),
    )


def _decisions() -> tuple[Column, ...]:
    return (
        Column(
            header="Non-delegable decision",
            field="non_delegable",
            kind=Kind.YES_NO,
            group=_DECISION,
            folded=True,
            aliases=("Non delegable", "Nondelegable decision", "Must stay in-house", "Reserved decision"),
            help="Yes where law or a supervisor forbids handing the decision to anybody else.",
            width=14,
        ),
        Column(
            header="Permitted countries",
            field="permitted_countries",
            kind=Kind.COUNTRIES,
            group=_DECISION,
            folded=True,
            aliases=("Allowed countries", "Data residency", "Permitted locations", "Countries"),
            help="Countries where the work may be done, separated by ; such as Austria; DE.",
            default="anywhere",
            width=20,
        ),
        Column(
            header="Override",
            field="override",
            kind=Kind.CHOICE,
            group=_DECISION,
            folded=True,
            aliases=("Analyst override", "Recommendation override", "Decision override"),
            choices=_OVERRIDES,
            help="Your own recommendation where it differs from the tool's. The report prints both, with your reason.",
            width=16,
        ),
        *(_remark(*row) for row in _REMARKS),
    )


def _remark(header: str, field: str, aliases: tuple[str, ...], words: str, width: float) -> Column:
    return Column(
        header=header,
        field=field,
        kind=Kind.TEXT if field == "owner" else Kind.LONG_TEXT,
        group=_DECISION,
        folded=True,
        aliases=aliases,
        help=words,
        width=width,
    )
