"""WeasyPrint's own rules are remembered by all that they ask for."""

from __future__ import annotations

import re
from pathlib import Path

from reportgen.report.fonts import built_in_families, use_only
from reportgen.report.layout.rules_once import BY_PRESENCE, BY_VALUE, OF_FORMS, RulesOnce

HTML = """<html lang="nl"><body><p>One<p>Two<p dir="rtl">Three<p hidden>Four
<table><tr><td>Cell<td>Cell</table><table frame="box" rules="all"><tr><td>Cell<td>Cell<table><tr><td>In</table></table>
<ol><li><ol type="A"><li>In</ol><li>Out</ol><a>No link</a><a href="#one">Link</a><a href="#two">Link</a>
<select><option>One<option>Two<option selected>Three</select><select><option>One<option>Two</select>
<textarea></textarea><textarea>Text</textarea><input value=""><input type="radio"></body></html>"""


def test_the_same_rules_apply():
    use_only(built_in_families())
    import weasyprint
    from weasyprint.html import UA_STYLESHEET

    rules, stands, tried = RulesOnce(UA_STYLESHEET), {}, []
    usual = UA_STYLESHEET.matcher.match
    for wrapper in (weasyprint.HTML(string=HTML)).wrapper_element.iter_subtree():
        above = wrapper.parent and stands[wrapper.parent.etree_element]
        stands[wrapper.etree_element], matches, orders = rules.of(wrapper, above)
        assert matches == usual(wrapper)
        assert orders == tuple(order for _, order, *_ in matches)
        tried.append(matches)
    assert len({id(one) for one in tried}) < len(tried)


def test_the_rules_ask_for_nothing_else():
    import weasyprint

    sheet = (Path(weasyprint.__file__).parent / "css" / "html5_ua.css").read_text(encoding="utf-8")
    rules = re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))
    selectors = {one.strip() for rule in rules for one in re.split(r",(?![^(]*\))", rule)}
    others = {one for one in selectors if not re.match("|".join(sorted(OF_FORMS)), one)}
    attributes = set(re.findall(r"\[([a-z]+)", " ".join(others)))
    assert attributes <= BY_VALUE | BY_PRESENCE
    assert not [one for one in others if re.search(r"[+~.#]|:(first|last|nth|only|empty|has|not\(:)", one)]
    assert any(":empty" in one for one in selectors - others)
