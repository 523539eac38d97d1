"""The sections of the report that speak of money, without the others: to read, or to print the business case alone."""

from functools import cache

from sections_alone import composing_only

from reportgen.report import composition
from reportgen.report.brand import brand_of
from reportgen.report.pdf import render_pdf
from reportgen.report.resources import templates_folder
from reportgen.report.templating.html import Templates
from reportgen.report.view.business_case import business_case_view
from reportgen.report.view.compose import Section
from reportgen.report.view.decision.section import decision_view
from reportgen.report.view.page import page_view
from reportgen.report.view.places.section import place_and_form_view
from reportgen.report.view.summary import summarised


@cache
def templates():
    return Templates()


def context_of(assessment, knowledge):
    return composition.context_of(assessment, knowledge, brand_of(assessment.engagement, None))


def money_html(assessment, knowledge, *, with_places=True):
    """Return the decision, the business case and, where asked for, the places as the report words them."""
    context = context_of(assessment, knowledge)
    summary = summarised(context.assessment)
    views = {
        "decision": decision_view(context, summary, verdict_bar=None, minis=()),
        "business_case": business_case_view(context, summary),
    }
    if with_places:
        views["place_and_form"] = place_and_form_view(context, summary, page_view(context))
    return "".join(templates().render(f"sections/{name}.html", {name: view}) for name, view in views.items())


def business_case_pdf(assessment, knowledge, monkeypatch):
    """Lay the business case out as the report does; its links to other sections lead nowhere."""

    def business_case_only(context, *_):
        view = business_case_view(context, summarised(context.assessment))
        return (Section(template="business_case", view=view, opener=view.opener),)

    composing_only(monkeypatch, business_case_only)
    brand = brand_of(assessment.engagement, None)
    html, _ = composition.composition(assessment, knowledge, brand, None)
    return render_pdf(html, families=brand.families, folders=(templates_folder(),)).data
