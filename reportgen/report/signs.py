"""The signs beyond basic Latin that the report itself prints; what a workbook adds is looked at when it is read.

A test compares them with the templates, the code and the knowledge files.
"""

from __future__ import annotations

REPORT_SIGNS = "–—‘’“”…·•−±×÷≤≥≈→←↑↓§°²³½¼¾%‰€£¥₹$©®™"
