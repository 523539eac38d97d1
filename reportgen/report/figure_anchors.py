"""What the ids of printed figures begin with: those that compose set them, those that lay out find them."""

FIGURE_ANCHOR = "f-"
