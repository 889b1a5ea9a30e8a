"""The option ``--golden``: golden cases as tests. A plugin, so that the option is known wherever pytest starts."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option."""
    parser.addoption(
        "--golden", action="store_true", help="also run every golden case: none may be worse than the accepted baseline"
    )
