"""The results as JSON, schema 1."""
