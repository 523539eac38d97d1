"""One style for all elements that have the same declared after equal parents, with or without an `id`.

WeasyPrint gives an element with an `id` a style of its own, and so all that stand below it, though only the name of
the place differs; and it declares, for every element of a document, six additions that hardly any has (marks, calls
and marks of notes). Here an addition's style is made when it is asked for, and a document takes over those of the one
before it. With another release than the one that this was written for, styles are made as usual.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from math import inf
from typing import Any

from reportgen.report.layout.release import with_known_release
from reportgen.report.layout.rules_ahead import Above, RulesAhead
from reportgen.report.layout.rules_once import RulesOnce
from reportgen.report.layout.styles_kept import SetOfStyles, StylesKept

_PLACE = "anchor"  # the name of an element, which nothing takes over from it
_Declared = tuple[Any, Any]  # a value and its weight
_NOTHING: tuple[None, tuple[()]] = (None, ())  # a value that is not declared, of least weight


@with_known_release
@contextmanager
def styles_once(exchanged: Callable[..., Any]) -> Iterator[None]:
    """Share styles; WeasyPrint must have been imported. `exchanged` lets a class have another value for a while."""
    from weasyprint.css import StyleFor  # noqa: PLC0415 - only when a PDF is made

    kept = StylesKept()
    with (
        exchanged(StyleFor, "__init__", _styled(_named_style(), kept)),
        exchanged(StyleFor, "set_computed_styles", _of_pages(StyleFor.set_computed_styles, kept)),
    ):
        yield


class _Styles(dict[Any, Any]):
    """Styles by element and addition (None for the element itself); equal elements have one set of them."""

    def __init__(self) -> None:
        super().__init__()
        self.sets: dict[Any, SetOfStyles] = {}

    def __missing__(self, key: tuple[Any, str | None]) -> Any:
        element, addition = key
        found = self.sets[element].of(addition)
        if found is None:
            raise KeyError(key)
        return found

    def get(self, key: tuple[Any, str | None], default: Any = None) -> Any:
        """Return a style, which is there or not."""
        if key in self:
            return self[key]
        element, addition = key
        found = self.sets[element].of(addition) if element in self.sets else None
        return default if found is None else found


def _styled(named: Callable[[Any, tuple[Any, Any]], Any], kept: StylesKept) -> Callable[..., None]:
    """Return `StyleFor.__init__`, which goes through a document; `named` gives a style the name of a place."""
    from weasyprint import css  # noqa: PLC0415
    from weasyprint.html import UA_STYLESHEET  # noqa: PLC0415

    rules = RulesOnce(UA_STYLESHEET)

    def __init__(  # noqa: N807 - the name that Python looks for
        self: Any, html: Any, sheets: Sequence[Any], hints: Any, font_config: Any, target_collector: Any
    ) -> None:
        self._sheets, self.font_config = sheets, font_config
        kept.begin((html.base_url, font_config, *sheets))
        self.initial_page_sizes = kept.sizes
        self._cascaded_styles, self._computed_styles = {}, _Styles()
        sets, attributes = self._computed_styles.sets, _Attributes(html, hints, css)
        known: dict[tuple[object, ...], SetOfStyles] = {}
        plain: dict[Any, Any] = {}  # styles without names
        weighed = _Weighed(css)
        stands: dict[Any, int] = {}
        above = Above()
        root_style = css.InitialStyle(font_config)
        for wrapper in html.wrapper_element.iter_subtree():
            element = wrapper.etree_element
            parent = plain[wrapper.parent.etree_element] if wrapper.parent else None
            matches, orders = _matched(wrapper, sheets, rules, stands, above)
            key = (id(parent), attributes.texts.get(element), *orders)
            styles = known.get(key)
            if styles is None:
                styles = kept.of(parent, key[1:])
                if styles is None:
                    declared = _declared(sheets, matches, attributes.declared.get(element, {}), weighed)
                    further = (html.base_url, font_config, kept.sizes)
                    styles = kept.keep(parent, key[1:], _computed(declared, parent, root_style, further, css))
                known[key] = styles
                _collect(styles, target_collector)
            sets[element], plain[element] = styles, styles.own
            if parent is None:
                root_style = styles.own
            name = attributes.names.get(element)
            if name and name[1] > styles.own.cascaded.get(_PLACE, _NOTHING)[1]:
                self(element)  # which sets to zero what does not apply
                sets[element] = styles.named(named(styles.own, name))
                _collect(sets[element], target_collector)

    return __init__


def _of_pages(usual: Callable[..., None], kept: StylesKept) -> Callable[..., None]:
    """Return `StyleFor.set_computed_styles`, which is left with pages and their margins: one for all equal ones."""

    def set_computed_styles(
        self: Any, page: Any, parent: Any, root: Any = None, pseudo_type: str | None = None, base_url: Any = None
    ) -> None:
        declared = self.get_cascaded_styles().get((page, pseudo_type), {})
        styles = self.get_computed_styles()
        about = tuple((name, id(values)) for name, (values, _) in declared.items())
        key = (id(styles[parent, None]), id(styles[root, None]), pseudo_type, base_url, about)
        if key not in kept.of_pages:
            usual(self, page, parent, root, pseudo_type, base_url)
            kept.of_pages[key] = styles[page, pseudo_type]
        styles[page, pseudo_type] = kept.of_pages[key]

    return set_computed_styles


def _matched(
    wrapper: Any, sheets: Sequence[Any], rules: RulesOnce, stands: dict[Any, int], above: Above
) -> tuple[list[Any], list[tuple[int, ...]]]:
    """Return the rules of each sheet that match an element, and their places; `stands` learns where it stands."""
    matches: list[Any] = []
    orders: list[tuple[int, ...]] = []
    classes = above.of(wrapper)
    for sheet, _, _ in sheets:
        if sheet is rules.sheet:
            stand = None if wrapper.parent is None else stands[wrapper.parent.etree_element]
            stands[wrapper.etree_element], of_sheet, order = rules.of(wrapper, stand)
        else:
            of_sheet, order = RulesAhead.kept(sheet.matcher).of(wrapper, classes)
        matches.append(of_sheet)
        orders.append(order)
    return matches, orders


def _computed(
    declared: dict[str | None, dict[str, _Declared]], parent: Any, root: Any, further: tuple[Any, ...], css: Any
) -> SetOfStyles:
    """Return the styles of an element and its additions; the one without a parent is the root of its own."""
    own = css.ComputedStyle(parent, declared.get(None, {}), None, root, *further)
    root = own if parent is None else root

    def make(addition: str) -> Any:
        values = declared.get(addition)
        if values is None:
            return None
        style = css.ComputedStyle(own, values, addition, root, *further)
        style[_PLACE] = style[_PLACE]  # WeasyPrint takes an empty style for none
        return style

    made = {one: make(one) for one, values in declared.items() if one is not None and _PLACE in values}
    return SetOfStyles(own=own, make=make, made=made)


def _collect(styles: SetOfStyles, target_collector: Any) -> None:
    """Make known the places that styles name."""
    for style in (styles.own, *styles.made.values()):
        if target_collector and style is not None and style[_PLACE]:
            target_collector.collect_anchor(style[_PLACE])


class _Attributes:
    """What the attributes of elements declare: as text and as values with their weights, and names apart."""

    def __init__(self, html: Any, hints: Any, css: Any) -> None:
        self.texts: dict[Any, tuple[object, ...]] = {}
        self.declared: dict[Any, dict[str, _Declared]] = {}
        self.names: dict[Any, _Declared] = {}
        for specificity, element, given, base_url in css.find_style_attributes(
            html.etree_element, hints, html.base_url
        ):
            declarations = tuple(given)
            found = _weighed(css.preprocess_declarations(base_url, declarations), "author", inf, specificity, css)
            if len(found) == 1 and found[0][0] == _PLACE:
                _add(found, of_name := {_PLACE: self.names[element]} if element in self.names else {})
                self.names[element] = of_name[_PLACE]
                continue
            text = (specificity, *(one.serialize() for one in declarations))
            self.texts[element] = (*self.texts.get(element, ()), text)
            _add(found, self.declared.setdefault(element, {}))


def _declared(
    sheets: Sequence[Any], matches: Sequence[Any], by_attributes: dict[str, _Declared], weighed: _Weighed
) -> dict[str | None, dict[str, _Declared]]:
    """Return what is declared for an element and its additions."""
    found: dict[str | None, dict[str, _Declared]] = {None: dict(by_attributes)}
    for (sheet, origin, of_sheet), of_element in zip(sheets, matches, strict=True):
        for specificity, _, addition, (declarations, layer) in of_element:
            order = inf if layer is None else sheet.layers.index(layer)
            _add(weighed.of_rule(declarations, origin, order, of_sheet or specificity), found.setdefault(addition, {}))
    return found


class _Weighed:
    """What rules declare, each value with its weight: one pair for all elements that a rule applies to."""

    def __init__(self, css: Any) -> None:
        self._css = css
        self._known: dict[tuple[object, ...], list[tuple[str, _Declared]]] = {}

    def of_rule(
        self, declarations: Any, origin: str, order: float, specificity: Any
    ) -> Sequence[tuple[str, _Declared]]:
        """Return what a rule declares, which its sheet keeps."""
        key = (id(declarations), origin, order, specificity)
        if key not in self._known:
            self._known[key] = _weighed(declarations, origin, order, specificity, self._css)
        return self._known[key]


def _weighed(declarations: Any, origin: str, order: float, specificity: Any, css: Any) -> list[tuple[str, _Declared]]:
    return [
        (name, (values, (css.declaration_precedence(origin, important), order, specificity)))
        for name, values, important in declarations
    ]


def _add(weighed: Sequence[tuple[str, _Declared]], declared: dict[str, _Declared]) -> None:
    """Add declarations, each unless a weightier one is there."""
    for name, pair in weighed:
        if name not in declared or declared[name][1] <= pair[1]:
            declared[name] = pair


def _named_style() -> Callable[[Any, tuple[Any, Any]], Any]:
    from weasyprint.css import ComputedStyle  # noqa: PLC0415

    class Named(ComputedStyle):  # type: ignore[misc]
        """A style with the name of a place, and all else as another has it."""

        def __missing__(self, key: str) -> Any:
            value = self[key] = self.shared[key]
            return value

    def named(shared: Any, name: tuple[Any, Any]) -> Any:
        style = Named(
            shared.parent_style,
            {**shared.cascaded, _PLACE: name},
            shared.pseudo_type,
            shared.root_style,
            shared.base_url,
            shared.font_config,
            shared.initial_page_sizes,
        )
        style.shared, style.specified, style.cache = shared, shared.specified, shared.cache
        style.anonymous_style = shared.anonymous_style  # of boxes without an element, which take no name over
        style[_PLACE] = name[0]
        return style

    return named
