"""What all tests share: how hard hypothesis tries, and where the real archives lie."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("fast", max_examples=60, deadline=None)
# For the installed wheel, on each Python: the rules were tried, it is the package that is not.
settings.register_profile("quick", max_examples=10, deadline=None, derandomize=True)
# CI draws the same examples each time: what lands is judged by the change, not by luck.
settings.register_profile(
    "thorough", max_examples=150, deadline=None, print_blob=True, derandomize=True
)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "thorough" if os.environ.get("CI") else "fast")
)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real files that lies beside some checkouts; it is no part of the project."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "corpus"
    if not folder.is_dir():
        pytest.skip(f"the archives of real files are not at {folder}")
    return folder
