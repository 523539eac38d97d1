"""How the figures of an assessment were worked out, from the results down to cells and defaults."""
