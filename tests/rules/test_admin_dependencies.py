"""Settings that lack several things that the admin needs are told of each of them."""

from __future__ import annotations

from codemods.engine.memory import check_sources
from codemods.releases import Range, Release
from codemods.rules.registry import all_rules

SETTINGS = """\
SECRET_KEY = "x"
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.admin",
]
"""


def test_templates_are_told_beside_apps_and_middleware() -> None:
    range = Range(Release(1, 11), Release(5, 2), Release(5, 2))
    rules = [rule(range) for rule in all_rules() if rule.active(range, False)]
    outcome = check_sources({"shop/settings.py": SETTINGS}, rules, range)["shop/settings.py"]
    told = [one.message for one in outcome.findings if one.code == "2.2/check-admin-e403"]
    for lacking in ("INSTALLED_APPS", "MIDDLEWARE", "TEMPLATES"):
        assert any(message.endswith(lacking) for message in told), lacking
