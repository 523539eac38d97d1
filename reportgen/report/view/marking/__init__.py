"""Which figure each number on a page is: found in the finished words, and marked."""
