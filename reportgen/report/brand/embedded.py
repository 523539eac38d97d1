"""Pictures within a drawing: in its references and its styles, each a data URI."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote_to_bytes
from xml.etree.ElementTree import Element

from reportgen.model.engagement import Logo

_IN_STYLE = re.compile(r"""url\(\s*(["']?)(data:.*?)\1\s*\)""", re.IGNORECASE | re.DOTALL)
_SPACE = re.compile(rb"\s+")


def embedded_in(element: Element) -> Iterator[str]:
    """Yield each data URI of an element, without those below it."""
    for text in (*element.attrib.values(), element.text or ""):
        if _is_picture(text):
            yield text.strip()
        else:
            yield from (found[2] for found in _IN_STYLE.finditer(text))


def with_each(text: str, change: Callable[[str], str]) -> str:
    """Return a reference or a style with its data URIs changed."""
    if _is_picture(text):
        return change(text.strip())
    return _IN_STYLE.sub(lambda found: f"url({found[1]}{change(found[2])}{found[1]})", text)


def _is_picture(text: str) -> bool:
    return text.lstrip().lower().startswith("data:")


def opened(uri: str) -> Logo | None:
    """Return the picture that a data URI holds; None where it cannot be told."""
    head, comma, body = uri.partition(",")
    media_type, *parameters = head[len("data:") :].lower().split(";")
    data = unquote_to_bytes(body)
    if not comma:
        return None
    if "base64" not in parameters:
        return Logo(data=data, media_type=media_type)
    try:
        return Logo(data=base64.b64decode(_SPACE.sub(b"", data), validate=True), media_type=media_type)
    except binascii.Error:
        return None


def as_uri(picture: Logo) -> str:
    """Return a picture as a data URI."""
    return f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode('ascii')}"
