"""Numbers, words and signs as they are printed."""
