"""Ids of checks in ``SILENCED_SYSTEM_CHECKS``."""

from __future__ import annotations

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.silenced_checks import SilencedChecks


class SilencedCheckIds(SilencedChecks):
    """Two checks have other ids, by which they are to be silenced."""

    change = "3.1/check-fields-e010"
    available = "3.1"
    advice = "Silence the check by its new id."
    ids = {"postgres.E003": "fields.E010", "mysql.E001": "mysql.W003"}
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                INSTALLED_APPS = []
                DEBUG = True
                SILENCED_SYSTEM_CHECKS = ["postgres.E003", 'mysql.E001', "fields.W342"]
                SILENCED_SYSTEM_CHECKS.append("mysql.E001")
                SILENCED_SYSTEM_CHECKS.extend(["postgres.E003"])
                if "mysql.E001" in SILENCED_SYSTEM_CHECKS:
                    SILENCED_SYSTEM_CHECKS.remove("mysql.E001")
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = True
                SILENCED_SYSTEM_CHECKS = ["fields.E010", 'mysql.W003', "fields.W342"]
                SILENCED_SYSTEM_CHECKS.append("mysql.W003")
                SILENCED_SYSTEM_CHECKS.extend(["fields.E010"])
                if "mysql.W003" in SILENCED_SYSTEM_CHECKS:
                    SILENCED_SYSTEM_CHECKS.remove("mysql.W003")
                """,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = []
                DEBUG = True
                SHOP_CHECKS = ["postgres.E003"]
                SHOP_CHECKS.append("postgres.E003")
                SILENCED_SYSTEM_CHECKS = ["postgres.E001", "mysql.E0011"]
                """,
        ),
    ]
