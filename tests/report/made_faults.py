"""Faults made on purpose in a PDF that has none, to show that they would be found."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from warnings import catch_warnings

import pikepdf
from tag_facts import Tagged

Fault = Callable[[pikepdf.Pdf, Tagged], None]


def broken(data: bytes, *made: Fault) -> bytes:
    """Return a PDF with faults made on purpose."""
    tagged = Tagged(data)
    for fault in made:
        fault(tagged.pdf, tagged)
    out = BytesIO()
    tagged.pdf.save(out)
    return out.getvalue()


def without_scope(_pdf: pikepdf.Pdf, tagged: Tagged) -> None:
    """Take a header's scope, and what names it: else a validator takes its identifier instead."""
    del tagged.of("TH")[0].thing["/A"]["/Scope"]
    for cell in tagged.of("TD"):
        if "/Headers" in cell.thing["/A"]:
            del cell.thing["/A"]["/Headers"]


def with_a_header_as_mere_cell(_pdf: pikepdf.Pdf, tagged: Tagged) -> None:
    tagged.of("TH")[0].thing["/S"] = pikepdf.Name("/TD")


def without_alt(_pdf: pikepdf.Pdf, tagged: Tagged) -> None:
    del tagged.of("Figure")[0].thing["/Alt"]


def without_declaration(pdf: pikepdf.Pdf, _tagged: Tagged) -> None:
    packet = pdf.Root["/Metadata"]
    start, end = b"<pdfuaid:part>", b"</pdfuaid:part>"
    packet.write(packet.read_bytes().replace(start + b"1" + end, b""))


def without_description_of_a_link(_pdf: pikepdf.Pdf, tagged: Tagged) -> None:
    del tagged.of("Link")[0].annotations[0]["/Contents"]


def with_the_name_of_a_place_for_a_description(_pdf: pikepdf.Pdf, tagged: Tagged) -> None:
    annotation = tagged.of("Link")[0].annotations[0]
    annotation["/Contents"] = annotation["/Dest"]


def with_running_heads_as_text(pdf: pikepdf.Pdf, _tagged: Tagged) -> None:
    page = pdf.pages[1]
    page.contents_coalesce()
    marked = page.Contents.read_bytes().replace(b"<</Type /Pagination>>", b"<</MCID 9999>>")
    page.Contents.write(marked.replace(b"/Artifact\n<</MCID 9999>>", b"/Span\n<</MCID 0>>"))


def with_unmarked_running_heads(pdf: pikepdf.Pdf, _tagged: Tagged) -> None:
    page = pdf.pages[1]
    page.contents_coalesce()
    page.Contents.write(page.Contents.read_bytes().replace(b"<</Type /Pagination>>", b"<</Type /Layout>>"))


def with_a_second_title(_pdf: pikepdf.Pdf, tagged: Tagged) -> None:
    tagged.of("H2")[0].thing["/S"] = pikepdf.Name("/H1")


def with_a_level_left_out(_pdf: pikepdf.Pdf, tagged: Tagged) -> None:
    tagged.of("H2")[1].thing["/S"] = pikepdf.Name("/H5")


def with_a_head_said_again(_pdf: pikepdf.Pdf, tagged: Tagged) -> None:
    table = next(tag for tag in tagged.of("Table") if tag.inside[0].kind == "THead")
    table.thing["/K"].append(table.inside[0].thing)


def without_order_of_tabs(pdf: pikepdf.Pdf, _tagged: Tagged) -> None:
    del pdf.pages[2]["/Tabs"]


def without_title(pdf: pikepdf.Pdf, _tagged: Tagged) -> None:
    pdf.Root["/ViewerPreferences"]["/DisplayDocTitle"] = False


def with_a_tag_lost(_pdf: pikepdf.Pdf, tagged: Tagged) -> None:
    paragraph = tagged.of("P")[0]
    paragraph.thing["/K"] = pikepdf.Array()


def with_pages_counted_anew(pdf: pikepdf.Pdf, _tagged: Tagged) -> None:
    """Let the last page name the tags of the one before, as parts would whose pages each count from nought."""
    pdf.pages[-1]["/StructParents"] = pdf.pages[-2]["/StructParents"]


def with_links_that_know_no_tag(_pdf: pikepdf.Pdf, tagged: Tagged) -> None:
    annotation = tagged.of("Link")[0].annotations[0]
    annotation["/StructParent"] = tagged.of("Link")[1].annotations[0]["/StructParent"]


def with_links_that_name_no_tag(_pdf: pikepdf.Pdf, tagged: Tagged) -> None:
    for link in tagged.of("Link"):
        del link.annotations[0]["/StructParent"]


def without_owners(_pdf: pikepdf.Pdf, tagged: Tagged) -> None:
    tagged.root["/ParentTree"] = pikepdf.Dictionary(Nums=[])


def without_the_schema_of_a_standard(pdf: pikepdf.Pdf, _tagged: Tagged) -> None:
    packet = pdf.Root["/Metadata"]
    start, end = b"<pdfaExtension:schemas>", b"</pdfaExtension:schemas>"
    before, _, rest = packet.read_bytes().partition(start)
    packet.write(before + start + b"<rdf:Bag></rdf:Bag>" + end + rest.partition(end)[2])


def with_pages_merely_added(pdf: pikepdf.Pdf, _tagged: Tagged) -> None:
    """Add pages of another report with what they show, and nothing else."""
    other = BytesIO()
    pdf.save(other)
    with catch_warnings(action="ignore"):
        pdf.pages.extend(pikepdf.open(other).pages)


def with_identifiers_twice(_pdf: pikepdf.Pdf, tagged: Tagged) -> None:
    one, other = tagged.of("TH")[:2]
    other.thing["/ID"] = one.thing["/ID"]


def without_identifiers(_pdf: pikepdf.Pdf, tagged: Tagged) -> None:
    del tagged.root["/IDTree"]


def with_a_link_that_is_none(_pdf: pikepdf.Pdf, tagged: Tagged) -> None:
    link = tagged.of("Link")[0].thing
    link["/K"] = pikepdf.Array([kid for kid in link["/K"] if isinstance(kid, int)])


def with_a_link_to_nowhere(_pdf: pikepdf.Pdf, tagged: Tagged) -> None:
    tagged.of("Link")[0].annotations[0]["/Dest"] = pikepdf.String("nowhere")


def with_a_document_a_part(_pdf: pikepdf.Pdf, tagged: Tagged) -> None:
    tagged.root["/K"].append(tagged.root["/K"][0])


def with_a_part_that_names_another_above(_pdf: pikepdf.Pdf, tagged: Tagged) -> None:
    tops = tagged.root["/K"][0]["/K"]
    tops[0]["/P"] = tops[1]
