"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# Speed is watched by the benchmarks: the first example of a test may have to import half of the tool.
settings.register_profile("codemods", deadline=None)
settings.load_profile("codemods")
