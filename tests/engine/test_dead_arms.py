"""Code that a version guard keeps from running on the target is left alone; what runs there is not."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

COMPAT = """\
import django
from django import VERSION as DJANGO_VERSION
from django.utils import timezone

DJANGO_50 = django.VERSION >= (5, 0)
MAJOR = DJANGO_VERSION[0]
OLD = MAJOR < 5
HAS_UTC = hasattr(timezone, "utc")
LEGACY = False
if OLD:
    LEGACY = True
try:
    from django.db.models import JSONField
except ImportError:
    JSONField = None
"""


def check(folder: Path, source: str, *options: str) -> tuple[str, str]:
    """The codes that are found in one file, a line each, and the file after ``--fix``."""
    path = folder / "code.py"
    (folder / "compat.py").write_text(COMPAT)
    path.write_text(textwrap.dedent(source))
    command = [sys.executable, "-m", "codemods", "check", str(folder), "--no-cache", *options]
    found = subprocess.run(
        [*command, "--output-format", "concise"], capture_output=True, text=True, check=False
    )
    assert found.returncode in (0, 1), found.stderr
    subprocess.run([*command, "--fix"], capture_output=True, check=False)
    return "\n".join(line for line in found.stdout.splitlines() if "code.py:" in line), path.read_text()


@pytest.mark.parametrize(
    "source",
    [
        """\
        from django.core.management.base import BaseCommand

        class Command(BaseCommand):
            if getattr(BaseCommand, "add_arguments", None):
                def add_arguments(self, parser):
                    pass
            else:
                option_list = BaseCommand.option_list + ()
        """,
        """\
        from django.contrib.auth import views

        def watch(decorate):
            try:
                from django.contrib.auth.views import LoginView

                LoginView.dispatch = decorate(LoginView.dispatch)
            except ImportError:
                views.login = decorate(views.login)
        """,
        """\
        import django
        from django.utils import timezone

        def aware(value):
            if django.VERSION < (5, 0):
                return timezone.make_aware(value, is_dst=True)
            return timezone.make_aware(value)
        """,
        """\
        import django
        from django.utils import timezone

        def aware(value):
            if django.VERSION >= (5, 0):
                return timezone.make_aware(value)
            return timezone.make_aware(value, is_dst=True)
        """,
        """\
        import django
        import pytest
        from django.utils import timezone

        @pytest.mark.skipif(django.VERSION >= (5, 0), reason="no is_dst")
        def test_aware():
            assert timezone.make_aware(moment, is_dst=True)
        """,
        """\
        import unittest
        import django
        from django.utils import timezone

        @unittest.skipUnless(django.VERSION < (5, 0), "no is_dst")
        class AwareTests(unittest.TestCase):
            def test_aware(self):
                timezone.make_aware(moment, is_dst=True)
        """,
        """\
        import django
        from django.test import TestCase
        from django.utils import timezone

        class AwareTests(TestCase):
            def test_aware(self):
                if django.VERSION >= (5, 0):
                    self.skipTest("no is_dst")
                timezone.make_aware(moment, is_dst=True)
        """,
        """\
        import django
        from django.contrib.admin.models import LogEntry

        def log(entries):
            if django.VERSION >= (5, 1):
                LogEntry.objects.log_actions(1, entries, 2)
            else:
                for entry in entries:
                    LogEntry.objects.log_action(1, 2, entry.pk, str(entry), 2)
        """,
    ],
)
@pytest.mark.parametrize("options", [("--from=5.1", "--to=5.2"), ("--supports=4.2..5.2",)])
def test_nothing_is_said_of_arms_that_do_not_run(
    tmp_path: Path, source: str, options: tuple[str, ...]
) -> None:
    found, after = check(tmp_path, source, *options)
    assert found == ""
    assert after == textwrap.dedent(source)


def test_what_runs_beside_a_guard_is_answered(tmp_path: Path) -> None:
    source = """\
        import unittest
        import django
        from django.utils import timezone

        @unittest.skipIf(django.VERSION >= (5, 0), "no is_dst")
        class AwareTests(unittest.TestCase):
            moment = timezone.make_aware(noon, is_dst=True)

        def aware(value):
            if django.VERSION < (5, 0):
                return value
            return timezone.make_aware(value, is_dst=True)
        """
    found, _ = check(tmp_path, source, "--supports=4.2..5.2")
    assert [line.partition("code.py:")[2].partition(":")[0] for line in found.splitlines()] == ["7", "12"]


def test_a_use_that_does_not_run_lets_its_import_go(tmp_path: Path) -> None:
    source = """\
        import django
        from django.conf.urls import url
        from django.urls import path

        urlpatterns = [path("a/", view)]
        if django.VERSION < (2, 0):
            urlpatterns = [url(r"^a/$", view)]
        """
    _, after = check(tmp_path, source, "--from=3.2", "--to=5.2")
    assert "conf.urls" not in after


@pytest.mark.parametrize(
    "guard",
    [
        "not DJANGO_50",
        "compat.DJANGO_VERSION < (5, 0)",
        "compat.MAJOR == 4",
        "OLD or LEGACY",
        "HAS_UTC",
        "compat.JSONField is None",
        "not JSONField",
        "hasattr(timezone, 'utc')",
    ],
)
def test_guards_that_another_module_keeps(tmp_path: Path, guard: str) -> None:
    source = f"""\
        import compat
        from compat import DJANGO_50, HAS_UTC, JSONField, LEGACY, OLD
        from django.utils import timezone

        def aware(value):
            if {guard}:
                return timezone.make_aware(value, is_dst=True)
            return timezone.make_aware(value)
        """
    found, after = check(tmp_path, source, "--from=5.1", "--to=5.2")
    assert found == ""
    assert after == textwrap.dedent(source)


def test_an_arm_for_imports_that_fail_does_not_run_where_they_work(tmp_path: Path) -> None:
    source = """\
        from django.utils import timezone

        try:
            from django.urls import reverse
        except ImportError:
            from django.core import urlresolvers
            aware = timezone.make_aware(noon, is_dst=True)
        else:
            aware = timezone.make_aware(noon, is_dst=True)
        try:
            from shop.local import now
        except ImportError:
            now = timezone.utc
        """
    found, _ = check(tmp_path, source, "--from=4.2", "--to=5.2")
    assert [line.partition("code.py:")[2].partition(":")[0] for line in found.splitlines()] == ["9", "13"]


def test_what_an_arm_that_leaves_keeps_from_running_goes_with_its_guard(tmp_path: Path) -> None:
    source = """\
        import django
        from django.utils import timezone

        def aware(value):
            if django.VERSION >= (5, 0):
                return timezone.make_aware(value)
            moment = timezone.make_aware(value, is_dst=True)
            return moment

        def each(values):
            if django.VERSION >= (5, 0):
                return
            yield 1
        """
    _, after = check(tmp_path, source, "--from=4.2", "--to=5.2")
    assert after == textwrap.dedent("""\
        from django.utils import timezone

        def aware(value):
            return timezone.make_aware(value)

        def each(values):
            return
            yield 1
        """)
