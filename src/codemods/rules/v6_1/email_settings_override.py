"""``EMAIL_*`` settings overridden in tests, or handed to ``settings.configure()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting
from codemods.rules.v6_1.email_options import BACKEND, OPTIONS, QUIET, SETTINGS, SMTP, SMTP_BACKEND


class EmailSettingsOverride(Rule):
    """An override of EMAIL_BACKEND and its kin is refused once the project sets MAILERS."""

    change = "6.1/email-settings-override"
    available = "6.1"
    advice = "Override MAILERS instead, in the step in which the project's settings change to it."
    triggers = tuple(OnSetting(name) for name in SETTINGS)
    examples = [
        Suggests(
            before="""\
                from django.test import TestCase, override_settings

                @override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend", DEBUG=True)
                class PostTest(TestCase):
                    def test(self):
                        with self.settings(
                            EMAIL_BACKEND="django.core.mail.backends.filebased.EmailBackend",
                            EMAIL_FILE_PATH=self.folder,
                        ):
                            post()
                """,
            after="""\
                from django.test import TestCase, override_settings

                @override_settings(MAILERS={"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}, DEBUG=True)
                class PostTest(TestCase):
                    def test(self):
                        with self.settings(
                            MAILERS={"default": {"BACKEND": "django.core.mail.backends.filebased.EmailBackend", "OPTIONS": {"file_path": self.folder}}},
                        ):
                            post()
                """,
        ),
        Flags(
            """\
                from django.conf import settings
                from django.test import override_settings

                @override_settings(EMAIL_HOST="localhost")
                def test():
                    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
                """,
            lines=(4, 6),
        ),
        Keeps(
            """\
                from django.test import override_settings
                from shop.options import settings

                @override_settings(EMAIL_SUBJECT_PREFIX="x", MAILERS={})
                def test(settings_of):
                    settings_of(EMAIL_BACKEND="x")
                    settings.EMAIL_BACKEND = "x"
                """
        ),
        Keeps(
            """\
                from django.test import override_settings

                @override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend")
                def test():
                    pass
                """,
            supports="5.2",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not self.replaceable:
            return
        if site.kind == "write":
            yield site.flag()
        if site.kind != "keyword" or not isinstance(site.node, ast.Call):
            return
        given = [one for one in site.node.keywords if one.arg in SETTINGS]
        if not given or given[0].arg != site.qname:
            return  # one answer a call
        try:
            text = self._written(site, given)
            if site.keyword(site.node, "MAILERS") is not None:
                raise CannotRewrite("MAILERS is given as well")
            editor = site.edit_call(site.node)
            for one in given[1:]:
                editor.remove(one.arg or "")
            editor.value(given[0].arg or "", text).rename(given[0].arg or "", "MAILERS")
        except CannotRewrite as reason:
            yield site.flag(node=given[0], advice=f"{self.advice} Not rewritten: {reason}.")
            return
        yield site.suggest(editor.edit(), node=given[0])

    def _written(self, site: Site, given: list[ast.keyword]) -> str:
        """The value of ``MAILERS``; only where the backend is named can its other options be told."""
        values = {one.arg: one.value for one in given if one.arg is not None}
        backend = key_of(values.get(BACKEND))
        if backend is None:
            raise CannotRewrite("the backend is not named here")
        if backend not in QUIET and backend != SMTP_BACKEND and len(values) > 1:
            raise CannotRewrite(f"which of the settings {backend} takes as options is not known")
        known = QUIET.get(backend, frozenset(SMTP) if backend == SMTP_BACKEND else frozenset())
        options = {
            OPTIONS[name]: site.source(values[name]) for name in OPTIONS if name in values and name in known
        }
        if backend == SMTP_BACKEND:
            options = {"host": '"localhost"', "port": "25"} | options
        head = f'"BACKEND": {site.source(values[BACKEND])}'
        if options:
            inner = ", ".join(f'"{name}": {value}' for name, value in options.items())
            head += f', "OPTIONS": {{{inner}}}'
        return f'{{"default": {{{head}}}}}'
