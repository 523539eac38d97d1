"""The firm whose name is on the report: colours, logo, typefaces and standing wishes, from a `_brand.yml`."""

from reportgen.report.brand.colours import LEGIBLE
from reportgen.report.brand.identity import Brand, brand_of, require_sound, standing_in

__all__ = ["LEGIBLE", "Brand", "brand_of", "require_sound", "standing_in"]
