"""Finished runs, kept: the same request over the same files is answered from what was made before."""
