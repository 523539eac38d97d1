import sys

import jinja2
import pytest

from reportgen.errors import BrandOrTemplateError
from reportgen.report.templating.bounded import BoundedEnvironment
from reportgen.report.templating.compiled import CompiledTemplates
from reportgen.report.templating.html import Templates


def test_text_from_cells_is_inert(tmp_path):
    (tmp_path / "a.html").write_text("<p>{{ name }}</p>", encoding="utf-8")
    filled = Templates(tmp_path).render("a.html", {"name": "<script>{{ 7*7 }}</script>"})
    assert filled == "<p>&lt;script&gt;{{ 7*7 }}&lt;/script&gt;</p>"


def test_the_users_folder_comes_before_ours(tmp_path):
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections" / "glossary.html").write_text("<p>ours</p>", encoding="utf-8")
    assert Templates(tmp_path).render("sections/glossary.html", {}) == "<p>ours</p>"
    assert "opener" in Templates().render("sections/explained.html", _explained())


def _explained():
    from types import SimpleNamespace as Space

    opener = Space(number="D", name="n", running="r", bookmark="b", title="t", standfirst="")
    caption = Space(anchor="table-1", label="Table 1", finding="f", unit="")
    return {
        "explained": Space(
            opener=opener, table_caption=caption, figures_caption=caption, here="", stricter="", figures=()
        )
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<p>\n{% if %}</p>", "line 2"),
        ("<p>\n\n{{ nothing.here }}</p>", "line 3"),
        ("{{ name.__class__.__mro__ }}", r"is unsafe\. Correct"),
        ("{{ 1 / 0 }}", "division"),
        ("{% include 'none.html' %}", r"broken\.html, line 1 .* includes none\.html, which does not exist\. Correct"),
        ("\n{% include ['a.html', 'b.html'] %}", r"line 2 .* one of a\.html, b\.html, none of which exists\. Correct"),
    ],
)
def test_a_template_at_fault_gives_file_line_and_reason(tmp_path, text, said):
    (tmp_path / "broken.html").write_text(text, encoding="utf-8")
    with pytest.raises(BrandOrTemplateError, match=said) as failure:
        Templates(tmp_path).render("broken.html", {"name": "x"})
    assert "broken.html" in str(failure.value)
    assert ".." not in str(failure.value).replace(str(tmp_path), "")


@pytest.mark.parametrize("name", ["none", 300 * "n"])
def test_a_template_folder_that_is_missing_is_said(tmp_path, name):
    with pytest.raises(BrandOrTemplateError, match="does not exist"):
        Templates(tmp_path / name)


def test_a_template_that_is_not_utf8_is_said(tmp_path):
    (tmp_path / "a.html").write_bytes(b"\xff\xfe<p>")
    with pytest.raises(BrandOrTemplateError, match="UTF-8"):
        Templates(tmp_path).render("a.html", {})


def test_a_template_is_compiled_anew_only_where_it_or_what_compiles_it_is_another(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    compiler, parsed = tmp_path / "compiler.py", []
    compiler.write_text("1", encoding="utf-8")

    class Compiling(BoundedEnvironment):
        def _parse(self, source, name, filename):
            parsed.append(source)
            return super()._parse(source, name, filename)

    def filled(text):
        kept = CompiledTemplates(tmp_path / "kept", (compiler,))
        loader = jinja2.DictLoader({"a.html": text})
        return Compiling(loader=loader, bytecode_cache=kept).get_template("a.html").render(name="Acme")

    assert [filled("{{ name }}"), filled("{{ name }}"), filled("<p>{{ name }}")] == ["Acme", "Acme", "<p>Acme"]
    assert parsed == ["{{ name }}", "<p>{{ name }}"]
    compiler.write_text("2", encoding="utf-8")
    assert filled("<p>{{ name }}") == "<p>Acme"
    assert len(parsed) == 3


def test_templates_are_filled_where_nothing_compiled_can_be_kept(tmp_path):
    (tmp_path / "kept").write_text("no folder", encoding="utf-8")
    kept = CompiledTemplates(tmp_path / "kept", ())
    loader = jinja2.DictLoader({"a.html": "{{ name }}"})
    assert BoundedEnvironment(loader=loader, bytecode_cache=kept).get_template("a.html").render(name="Acme") == "Acme"
