"""The advisory knowledge: data files with unit, source and review date, and the code that loads and checks them."""
