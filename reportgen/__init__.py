"""Turn a workbook of business processes into a branded sourcing report."""

__version__ = "0.1.0"
