"""Reports made by the workers of a Dask cluster, which share no disk with this computer."""
