"""The money of the portfolio and of a process as the report tells it."""
