"""Regulatory duties and the transfer of data."""
