"""Stage 3: one small file an outlet, the base that they share, and the registry."""
