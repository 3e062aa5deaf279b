"""Cases that tools of this kind get wrong; each is run through the command line on files."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest


def fix(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "codemods", "check", str(folder), "--fix", "--no-cache", *options],
        capture_output=True,
        text=True,
        check=False,
    )


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text))


def fixed(folder: Path, files: dict[str, str], *options: str) -> dict[str, str]:
    write(folder, files)
    run = fix(folder, *options)
    assert run.returncode in (0, 1), run.stderr
    assert "Traceback" not in run.stderr
    return {name: (folder / name).read_text() for name in files}


def test_keyword_regex_is_rewritten_whole(tmp_path: Path) -> None:
    after = fixed(
        tmp_path,
        {
            "urls.py": """\
                from django.conf.urls import url
                from shop.views import v
                urlpatterns = [url(regex=r'^x/$', view=v)]
                """
        },
        "--from=2.2",
        "--to=4.2",
    )
    assert "from django.urls import path\n" in after["urls.py"]
    assert "path(route='x/', view=v)" in after["urls.py"]


def test_parameter_of_the_same_name_is_not_djangos(tmp_path: Path) -> None:
    after = fixed(
        tmp_path,
        {
            "code.py": """\
                from django.utils.encoding import force_text
                def f(force_text):
                    return force_text("x")
                def g():
                    return force_text("y")
                """
        },
        "--from=2.2",
        "--to=4.2",
    )
    assert 'return force_text("x")' in after["code.py"]
    assert 'return force_str("y")' in after["code.py"]


def test_both_sides_of_a_reexport_run(tmp_path: Path) -> None:
    after = fixed(
        tmp_path,
        {
            "shop/__init__.py": "",
            "shop/compat.py": "from django.utils.translation import ugettext_lazy\n",
            "shop/use.py": "from shop.compat import ugettext_lazy\nX = ugettext_lazy('x')\n",
        },
        "--from=2.2",
        "--to=4.2",
    )
    assert after["shop/compat.py"] == "from django.utils.translation import gettext_lazy as ugettext_lazy\n"
    assert after["shop/use.py"] == "from shop.compat import ugettext_lazy\nX = ugettext_lazy('x')\n"


def test_dunder_all_and_patched_strings_follow(tmp_path: Path) -> None:
    after = fixed(
        tmp_path,
        {
            "code.py": """\
                from unittest import mock
                from django.utils.encoding import force_text
                __all__ = ["force_text"]
                mock.patch("django.utils.encoding.force_text")
                """
        },
        "--from=2.2",
        "--to=4.2",
    )
    assert '__all__ = ["force_str"]' in after["code.py"]
    assert 'mock.patch("django.utils.encoding.force_str")' in after["code.py"]


def test_meta_written_and_read_in_one_function_is_left(tmp_path: Path) -> None:
    source = """\
        def view(request):
            request.META["HTTP_X"] = "1"
            return request.META["HTTP_X"]
        """
    after = fixed(tmp_path, {"views.py": source}, "--from=2.1", "--to=4.2", "--modernize", "--suggestions")
    assert after["views.py"] == textwrap.dedent(source)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            "# -*- coding: latin-1 -*-\nfrom django.utils.encoding import force_text\nX = force_text('\xe9')\n".encode(
                "latin-1"
            ),
            "# -*- coding: latin-1 -*-\nfrom django.utils.encoding import force_str\nX = force_str('\xe9')\n".encode(
                "latin-1"
            ),
        ),
        (
            b"from django.utils.encoding import force_text\r\nX = force_text('a')\r\n",
            b"from django.utils.encoding import force_str\r\nX = force_str('a')\r\n",
        ),
        (
            b"\xef\xbb\xbffrom django.utils.encoding import force_text\nX = force_text('a')",
            b"\xef\xbb\xbffrom django.utils.encoding import force_str\nX = force_str('a')",
        ),
        (
            b"from django.utils.encoding import force_text\n\x0cdef f():\n\treturn [force_text('\xc3\xa9'), 1]\n",
            b"from django.utils.encoding import force_str\n\x0cdef f():\n\treturn [force_str('\xc3\xa9'), 1]\n",
        ),
    ],
    ids=["latin-1", "crlf", "bom-no-final-newline", "form-feed-tab"],
)
def test_bytes_outside_the_edit_stay(tmp_path: Path, data: bytes, expected: bytes) -> None:
    path = tmp_path / "code.py"
    path.write_bytes(data)
    fix(tmp_path, "--from=2.2", "--to=4.2")
    assert path.read_bytes() == expected


def test_python_2_file_is_told_and_the_rest_done(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "old.py": "print 'x'\n",
            "new.py": "from django.utils.encoding import force_text\nX = force_text('a')\n",
        },
    )
    run = fix(tmp_path, "--from=2.2", "--to=4.2")
    assert run.returncode == 1
    assert "Python 2" in run.stdout + run.stderr
    assert (tmp_path / "old.py").read_text() == "print 'x'\n"
    assert "force_str" in (tmp_path / "new.py").read_text()


def test_content_not_the_name_makes_a_settings_module(tmp_path: Path) -> None:
    after = fixed(
        tmp_path,
        {
            "manage.py": "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'config')\n",
            "config.py": "USE_L10N = True\nSECRET_KEY = 'x'\n",
            "settings_helpers.py": "USE_L10N = True\n",
        },
        "--from=3.2",
        "--to=5.2",
    )
    assert "USE_L10N" not in after["config.py"]
    assert after["settings_helpers.py"] == "USE_L10N = True\n"


def test_second_run_changes_nothing(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "urls.py": "from django.conf.urls import include, url\n"
            "urlpatterns = [url(r'^a/', include([url('^b$', v)]), name='x')]\n"
        },
    )
    fix(tmp_path, "--from=1.11", "--to=5.2")
    first = (tmp_path / "urls.py").read_bytes()
    fix(tmp_path, "--from=1.11", "--to=5.2")
    assert (tmp_path / "urls.py").read_bytes() == first


def test_silent_where_nothing_is_due(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "code.py": """\
                import django
                from django.db import models
                from django.urls import path
                from django.utils.translation import gettext_lazy as _

                if django.VERSION >= (4, 0):
                    X = 1

                class Book(models.Model):
                    author = models.ForeignKey("Author", models.CASCADE, verbose_name=_("author"))

                urlpatterns = [path("", lambda request: request.user.is_authenticated)]
                """
        },
    )
    run = fix(tmp_path, "--from=5.1", "--to=5.2")
    assert run.returncode == 0, run.stdout


def test_imports_in_functions_that_stand_for_their_own_sake_stay(tmp_path: Path) -> None:
    before = """\
        from django.apps import AppConfig
        from django.db.models import signals
        from django.utils.translation import ugettext_lazy as _

        class ShopConfig(AppConfig):
            verbose_name = _("Shop")

            def ready(self):
                from shop import signals

        def has_yaml():
            try:
                import yaml
            except ImportError:
                return False
            return True

        def load(text):
            import yaml
            return yaml.load(text)

        def dump(data):
            from django.utils.encoding import smart_text
            from django.utils.six import text_type
            return smart_text(text_type(data))

        signals.post_migrate.connect(print)
        """
    after = """\
        from django.apps import AppConfig
        from django.db.models import signals
        from django.utils.translation import gettext_lazy as _

        class ShopConfig(AppConfig):
            verbose_name = _("Shop")

            def ready(self):
                from shop import signals

        def has_yaml():
            try:
                import yaml
            except ImportError:
                return False
            return True

        def load(text):
            import yaml
            return yaml.load(text)

        def dump(data):
            from django.utils.encoding import smart_str
            return smart_str(str(data))

        signals.post_migrate.connect(print)
        """
    result = fixed(tmp_path, {"shop/apps.py": before}, "--from", "1.8", "--to", "5.2")
    assert result["shop/apps.py"] == textwrap.dedent(after)


def test_what_a_later_pass_finds_is_told_where_it_is_now(tmp_path: Path) -> None:
    source = """\
        from django.db.models import QuerySet

        class Books(QuerySet):
            def iterator(self):
                return 3

        class Shelves(QuerySet):
            def iterator(self):
                return 1
        """
    write(tmp_path, {"shop/books.py": source})
    found = fix(tmp_path, "--from", "1.10", "--to", "2.0", "--output-format", "concise").stdout
    text = (tmp_path / "shop/books.py").read_text().splitlines()
    lines = [number for number, line in enumerate(text, 1) if "def iterator" in line]
    assert lines[1] > 8
    assert all(f"books.py:{number}:" in found for number in lines)


def test_what_stands_on_settings_changes_with_them(tmp_path: Path) -> None:
    base = """\
        SECRET_KEY = "a"
        ROOT_URLCONF = "shop.urls"
        INSTALLED_APPS = []
        MIDDLEWARE_CLASSES = ["django.middleware.common.CommonMiddleware"]
        """
    above = """\
        from shop.settings import *

        MIDDLEWARE_CLASSES += ["django.middleware.gzip.GZipMiddleware"]
        """
    files = {"shop/__init__.py": "", "shop/settings.py": base, "shop/production.py": above}
    result = fixed(tmp_path, files, "--from", "1.10", "--to", "3.2")
    assert "MIDDLEWARE = [" in result["shop/settings.py"]
    assert "MIDDLEWARE += [" in result["shop/production.py"]


def test_names_that_are_deleted_are_used(tmp_path: Path) -> None:
    source = """\
        import django
        from django.utils.encoding import force_text

        if django.VERSION < (3, 2):
            default_app_config = "shop.apps.ShopConfig"
        NAME = force_text("shop")

        del django, force_text
        """
    result = fixed(tmp_path, {"shop/__init__.py": source}, "--from", "2.2", "--to", "5.2")
    assert result["shop/__init__.py"] == textwrap.dedent(
        """\
        import django
        from django.utils.encoding import force_str as force_text

        NAME = force_text("shop")

        del django, force_text
        """
    )


def test_classes_of_a_function_are_rewritten_with_their_heirs_and_callers(tmp_path: Path) -> None:
    source = """\
        from django import forms
        from django.core.management.base import NoArgsCommand

        def test_command():
            class Command(NoArgsCommand):
                def handle_noargs(self, **options):
                    return 1

            class Quick(Command):
                def handle_noargs(self, **options):
                    return super(Quick, self).handle_noargs(**options)

            return Quick

        def test_widget():
            class MoneyInput(forms.TextInput):
                def _format_value(self, value):
                    return value

                def shown(self, value):
                    return self._format_value(value)

            return MoneyInput
        """
    result = fixed(tmp_path, {"shop/test_commands.py": source}, "--from", "1.7", "--to", "1.10")
    assert "handle_noargs" not in result["shop/test_commands.py"]
    assert "_format_value" not in result["shop/test_commands.py"]
