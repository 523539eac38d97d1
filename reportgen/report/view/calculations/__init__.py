"""The calculations: every figure on the pages with its formula, its numbers and its cells."""
