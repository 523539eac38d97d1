"""WeasyPrint as the report uses it: loaded late, quicker, and with fewer pages that end nearly empty."""
