"""How a figure was worked out, in writing: for the appendix of the report and for `reportgen explain`."""
