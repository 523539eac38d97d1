"""From an assessment to what stands on each page: reading order, wording, anchors; every string ready to place."""
