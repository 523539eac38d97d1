"""The metadata packet names both standards, and describes the schema of the one that PDF/A does not know."""

from __future__ import annotations

from typing import Any

EVIDENCE = "urn:reportgen:evidence:"
UNSEALED = "0" * 64
_END = b"</rdf:RDF>"
_STANDARD = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
"""
_EVIDENCE = """<rdf:Description rdf:about="" xmlns:reportgen="{uri}"><reportgen:manifest>{manifest}</reportgen:manifest><reportgen:file>{file}</reportgen:file></rdf:Description>
"""  # noqa: E501 - a packet, not prose
_EXTENSION = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>{schemas}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""  # noqa: E501
_SCHEMA = """<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>{name}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property>
</rdf:li>
"""
_PROPERTY = """<rdf:li rdf:parseType="Resource">
<pdfaProperty:name>{name}</pdfaProperty:name>
<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>{about}</pdfaProperty:description>
</rdf:li>
"""


def declared(pdf: Any, manifest_sha256: str = "") -> None:
    """Declare PDF/UA-1 beside PDF/A-3a, in plain sight: the packet is not compressed.

    Where the report has a manifest its hash is noted, and room left for the hash of the file.
    """
    packet = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    (content,) = packet.stream
    head, end, tail = content.partition(_END)
    packet.stream = [head + _declaration(manifest_sha256).encode() + end + tail]
    packet.compress = False


def _declaration(manifest_sha256: str) -> str:
    part = _property("part", "Integer", "The part of ISO 14289 that the file follows")
    schemas = [_schema("PDF/UA identification schema", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", part)]
    if not manifest_sha256:
        return _STANDARD + _EXTENSION.format(schemas="".join(schemas))
    manifest = _property("manifest", "Text", "The SHA-256 of the attached manifest")
    file = _property("file", "Text", "The SHA-256 of the file, with noughts in the place of this hash")
    schemas.append(_schema("Evidence of the report", EVIDENCE, "reportgen", manifest + file))
    evidence = _EVIDENCE.format(uri=EVIDENCE, manifest=manifest_sha256, file=UNSEALED)
    return _STANDARD + evidence + _EXTENSION.format(schemas="".join(schemas))


def _schema(name: str, uri: str, prefix: str, properties: str) -> str:
    return _SCHEMA.format(name=name, uri=uri, prefix=prefix, properties=properties)


def _property(name: str, kind: str, about: str) -> str:
    return _PROPERTY.format(name=name, kind=kind, about=about)
