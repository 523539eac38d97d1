"""A logo reaches the report as a picture alone: what its file tells besides stays out, in the provider pack too."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageOps
from PIL.PngImagePlugin import PngInfo

from reportgen.model.engagement import Logo
from reportgen.report.brand.bare_picture import bare

REMARK = b"Project Falcon"
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
