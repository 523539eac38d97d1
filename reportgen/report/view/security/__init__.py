"""Security and confidentiality across the portfolio: risks, measures and what leads."""
