"""The outlook: automation, niches and the market."""
