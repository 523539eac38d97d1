"""The signs beyond basic Latin that a report prints by itself; what a workbook adds is looked at when it is read.

A test compares `REPORT_SIGNS` with the templates, the code and the knowledge files.
"""

from __future__ import annotations

REPORT_SIGNS = "–—‘’“”…·×−→≤§€£¥₹"
WESTERN_LETTERS = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿ"
"""Letters of names that the report knows, such as those of laws, and that a workbook in Western Europe needs."""
