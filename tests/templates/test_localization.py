"""What is said of numbers in templates hangs on a setting that the upgrade itself takes out."""

from __future__ import annotations

from pathlib import Path

import pytest

from codemods.engine.options import RunOptions
from codemods.engine.run import run
from codemods.releases import Range

SETTINGS = "INSTALLED_APPS = ['shop']\nROOT_URLCONF = 'urls'\nSECRET_KEY = 'x'\n"
PAGE = '{% load humanize %}{{ n|floatformat:2 }}{{ n|intcomma }}<input value="{{ n|floatformat:2 }}">\n'
BOTH = ["3.2/humanize-use-l10n", "4.0/floatformat-localized", "4.0/floatformat-localized"]


def codes(root: Path, settings: str, requirement: str) -> list[str]:
    files = {"settings.py": SETTINGS + settings, "shop/templates/shop/page.html": PAGE}
    if requirement:
        files["requirements.txt"] = requirement
    for path, text in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    result = run(RunOptions(root=root, paths=(root,), range=Range.of("2.2", "5.2")))
    return sorted(one.code for one in result.findings if one.path.endswith("page.html"))


@pytest.mark.parametrize(
    ("settings", "requirement", "expected"),
    [
        ("USE_L10N = True\n", "Django==2.2\n", []),
        ("USE_L10N = False\n", "Django==2.2\n", BOTH),
        ("USE_I18N = True\n", "Django==2.2\n", BOTH),  # off by default
        ("", "Django>=2.2,<4\n", BOTH),
        ("", "Django>=2.2\n", BOTH[1:2]),  # may have been there
        ("USE_I18N = True\nLANGUAGE_CODE = 'de'\n", "Django>=2.2\n", []),
        ("USE_I18N = True\n", "Django==5.2\n", []),  # as the first run leaves it
        ("", "Django==5.2\n", []),
        ("USE_TZ = True\n", "", []),
        ("", "", BOTH[1:2]),
        ("USE_L10N = env('L10N')\n", "Django==2.2\n", BOTH[1:2]),
    ],
)
def test_what_is_said_of_numbers(
    tmp_path: Path, settings: str, requirement: str, expected: list[str]
) -> None:
    assert codes(tmp_path, settings, requirement) == expected
