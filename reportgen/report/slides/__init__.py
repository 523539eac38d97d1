"""The figures and tables of a report as files of their own, for slides: SVG, PNG and CSV."""
