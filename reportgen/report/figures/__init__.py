"""The report's drawings: geometry worked out in Python, placed by one SVG template."""
