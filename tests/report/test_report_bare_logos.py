"""A logo reaches the report as a picture alone: what its file tells besides stays out, in the provider pack too."""

from io import BytesIO
from urllib.parse import quote

import pytest
from defusedxml.ElementTree import fromstring
from PIL import Image, ImageChops, ImageOps
from PIL.PngImagePlugin import PngInfo

from reportgen.model.engagement import Logo
from reportgen.report.brand.bare_picture import bare
from reportgen.report.brand.embedded import as_uri, embedded_in, opened

REMARK = b"Project Falcon"
SVG_WITH_REMARK = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Project Falcon</title></svg>'
AUTHOR, ORIENTATION, TURNED = 0x013B, 0x0112, 6


def a_mark(mode="RGB"):
    picture = Image.radial_gradient("L").resize((90, 40)).convert(mode)
    picture.putpixel((3, 3), picture.getpixel((60, 20)))
    return picture


def saved(picture, kind, *, orientation=None, **more):
    exif = picture.getexif()
    exif[AUTHOR] = REMARK.decode()
    if orientation:
        exif[ORIENTATION] = orientation
    made = BytesIO()
    picture.save(made, kind, exif=exif, **more)
    return Logo(data=made.getvalue(), media_type=f"image/{kind.lower()}")


def told_in_png():
    info = PngInfo()
    info.add_text("Comment", REMARK.decode())
    info.add_itxt("XML:com.adobe.xmp", REMARK.decode(), zip=True)
    return saved(a_mark("RGBA"), "PNG", pnginfo=info)


@pytest.mark.parametrize(
    "logo",
    [
        saved(a_mark(), "JPEG", comment=REMARK),
        saved(a_mark(), "JPEG", comment=REMARK, progressive=True),
        saved(a_mark("L"), "JPEG", comment=REMARK, restart_marker_blocks=1),
        saved(a_mark("CMYK"), "JPEG", comment=REMARK),
        told_in_png(),
        saved(a_mark(), "PNG", orientation=TURNED),
        saved(a_mark(), "JPEG", orientation=TURNED),
    ],
    ids=["jpeg", "progressive", "restarts", "inks", "png", "turned png", "turned jpeg"],
)
def test_a_picture_loses_its_remarks_and_looks_the_same(logo):
    shown = bare(logo)
    assert REMARK in logo.data
    assert REMARK not in shown.data
    with Image.open(BytesIO(logo.data)) as before, Image.open(BytesIO(shown.data)) as after:
        assert not after.getexif()
        assert set(after.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
        upright = ImageOps.exif_transpose(before).convert("RGBA")
        assert ImageChops.difference(upright, after.convert("RGBA")).getbbox() is None


def test_what_says_how_a_picture_looks_stays():
    plain = BytesIO()
    a_mark("P").save(plain, "PNG", transparency=0, dpi=(300, 300), icc_profile=b"a profile")
    with Image.open(BytesIO(bare(Logo(data=plain.getvalue(), media_type="image/png")).data)) as shown:
        assert {"transparency", "dpi", "icc_profile"} <= set(shown.info)


def test_greys_finer_than_a_screens_are_drawn_as_a_screen_shows_them():
    made = BytesIO()
    Image.frombytes("I;16", (3, 1), b"".join(grey.to_bytes(2, "little") for grey in (0, 0x8012, 0xFFFF))).save(
        made, "PNG"
    )
    with Image.open(BytesIO(bare(Logo(data=made.getvalue(), media_type="image/png")).data)) as shown:
        assert [shown.convert("L").getpixel((place, 0)) for place in range(3)] == [0, 0x80, 0xFF]


def test_what_follows_the_end_of_a_picture_stays_out():
    logo = saved(a_mark(), "JPEG")
    shown = bare(Logo(data=logo.data + REMARK, media_type="image/jpeg"))
    assert REMARK not in shown.data


def test_a_drawing_loses_what_is_not_drawn():
    drawing = b"""<?xml version="1.0"?><!-- Project Falcon -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"
     xmlns:ink="http://www.inkscape.org/namespaces/inkscape" ink:export-filename="C:\\Users\\petra\\falcon.png">
<title>Project Falcon</title><metadata><a>Project Falcon</a></metadata><ink:page note="Project Falcon"/>
<style>g > path { fill: red }</style>
<g id="a"><path d="M0 0h9v9z"/></g><use xlink:href="#a"/><text xml:space="preserve">Al<desc>Falcon</desc>der</text>
</svg>"""
    shown = bare(Logo(data=drawing, media_type="image/svg+xml")).data
    assert shown == (
        b'<svg viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">\n\n'
        b"<style>g &gt; path { fill: red }</style>\n"
        b'<g id="a"><path d="M0 0h9v9z" /></g><use xlink:href="#a" /><text xml:space="preserve">Alder</text>\n</svg>'
    )


def drawing_with(picture: str) -> Logo:
    made = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40">{picture}</svg>'
    return Logo(data=made.encode(), media_type="image/svg+xml")


@pytest.mark.parametrize(
    "place",
    [
        '<image width="90" height="40" href="{}"/>',
        '<image width="90" height="40" xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="\n{}"/>',
        "<style>path {{ fill: url('{}') }}</style>",
        '<path style="fill: url({})"/>',
    ],
    ids=["reference", "old reference", "style sheet", "style"],
)
@pytest.mark.parametrize("logo", [told_in_png(), saved(a_mark(), "JPEG", comment=REMARK)], ids=["png", "jpeg"])
def test_a_picture_within_a_drawing_loses_its_remarks_too(logo, place):
    whole = drawing_with(place.format(as_uri(logo)))
    (uri,) = [uri for one in fromstring(bare(whole).data).iter() for uri in embedded_in(one)]
    assert opened(uri) == bare(logo)
    assert REMARK not in opened(uri).data


def test_a_drawing_within_a_drawing_loses_its_remarks_too():
    inner = Logo(data=SVG_WITH_REMARK, media_type="image/svg+xml")
    shown = bare(drawing_with(f'<image href="{as_uri(inner)}"/>'))
    (uri,) = [uri for one in fromstring(shown.data).iter() for uri in embedded_in(one)]
    assert REMARK not in opened(uri).data


def test_a_picture_that_is_written_out_is_read_as_one_in_base_64():
    uri = "data:image/svg+xml;utf8," + quote(SVG_WITH_REMARK.decode())
    assert opened(uri) == Logo(data=SVG_WITH_REMARK, media_type="image/svg+xml")


def test_a_picture_goes_by_what_it_is_whatever_its_name_says():
    png = saved(a_mark(), "PNG")
    assert bare(Logo(data=png.data, media_type="image/jpeg")).media_type == "image/png"
