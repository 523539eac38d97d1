"""Small reports in the styles of the whole one."""

from __future__ import annotations

from section_cases import assessed, context_of, work

from reportgen.report.composition import styles_of
from reportgen.report.fonts import built_in_families
from reportgen.report.pdf import render_pdf
from reportgen.report.templating.html import Templates
from reportgen.report.view.page import page_view


def report_styles() -> str:
    """Return the styles of a report on one process."""
    context = context_of(assessed(work(1, "Payroll")))
    return str(styles_of(Templates(), context, page_view(context)))


def styled_report(styles: str, body: str) -> bytes:
    """Return the PDF of a body in these styles."""
    head = f"<head><meta charset='utf-8'><title>Verdicts</title><style>{styles}</style></head>"
    html = f"<!DOCTYPE html><html lang='en'>{head}<body>{body}</body></html>"
    families = built_in_families()
    return render_pdf(html, families=families, folders=(families[0].folder,)).data
