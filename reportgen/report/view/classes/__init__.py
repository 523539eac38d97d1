"""The classes of the portfolio: BPO or KPO, on what evidence."""
