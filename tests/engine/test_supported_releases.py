"""Places whose new form is not in every release that the code has to run on: told of where the old form is no good."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest


def found(folder: Path, source: str, *arguments: str) -> list[tuple[str, str, int]]:
    (folder / "code.py").write_text(textwrap.dedent(source))
    command = [sys.executable, "-m", "codemods", "check", str(folder), "--isolated", "--no-cache"]
    run = subprocess.run(
        [*command, "--output-format", "json", *arguments], capture_output=True, text=True, check=False
    )
    assert run.returncode in (0, 1), run.stderr
    findings = json.loads(run.stdout)["findings"]
    return [(one["code"], one["verdict"], one["span"]["line"]) for one in findings]


AGGREGATE = """\
    from django.contrib.postgres.aggregates import ArrayAgg

    def names(books):
        return books.annotate(names=ArrayAgg("name"))
    """


def test_what_breaks_on_the_target_is_flagged_where_the_new_form_is_too_new(tmp_path: Path) -> None:
    assert found(tmp_path, AGGREGATE, "--supports=3.2..5.0") == [("4.0/arrayagg-default", "flag", 4)]


def test_it_is_rewritten_where_all_releases_have_the_new_form(tmp_path: Path) -> None:
    assert found(tmp_path, AGGREGATE, "--supports=4.0..5.0") == [("4.0/arrayagg-default", "fix", 4)]


def test_what_is_only_deprecated_on_the_target_waits(tmp_path: Path) -> None:
    assert found(tmp_path, AGGREGATE, "--supports=3.2..4.2") == []


def test_an_arm_for_older_releases_is_left_alone(tmp_path: Path) -> None:
    source = """\
        import django
        from django.test import SimpleTestCase

        class ShopTests(SimpleTestCase):
            def test_url(self):
                if django.VERSION < (5, 1):
                    self.assertURLEqual("/a", "/b", msg_prefix="shop: ")
                else:
                    self.assertURLEqual("/a", "/b", msg_prefix="shop")
        """
    assert found(tmp_path, source, "--supports=4.2..5.2") == []


@pytest.mark.parametrize("old", ["4.2", "5.0"])
def test_what_may_stay_for_older_releases_is_not_told_of(tmp_path: Path, old: str) -> None:
    assert found(tmp_path, 'default_app_config = "shop.apps.ShopConfig"\n', f"--supports=2.2..{old}") == []
