"""The ``EMAIL_*`` settings become ``MAILERS``, all of them in one step."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from codemods.findings import Edit
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of
from codemods.rules.shapes.settings_modules import closure, importers, stars_before
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule
from codemods.rules.v6_1.email_options import BACKEND, OPTIONS, QUIET, SETTINGS, SMTP, SMTP_BACKEND
from codemods.source.scopes import ScopeKind

_NEW = "MAILERS"
_MAKERS = ("email_url", "email_url_config", "dj_email_url")
"""What makes all of the settings at once, from an address in the environment (django-environ, dj-email-url)."""


class EmailSettings(Rule):
    """The settings EMAIL_BACKEND, EMAIL_HOST and their kin are deprecated: MAILERS takes their place.

    Django refuses to start where both are there, so that a settings module changes as a whole; the modules above and
    below it, overrides in tests and code that reads the settings have to change in the same step.
    """

    change = "6.1/email-settings"
    available = "6.1"
    advice = (
        "Django refuses MAILERS beside any EMAIL_* setting of the old kind: change every settings module, override "
        "and reader in one step."
    )
    triggers = (OnModule((*SETTINGS, *_MAKERS), roles=("settings",)),)
    examples = [
        Suggests(
            path="shop/settings.py",
            before="""\
                import os

                INSTALLED_APPS = []
                EMAIL_HOST = "smtp.example.com"
                EMAIL_PORT = 587  # submission
                EMAIL_HOST_USER = os.environ["MAIL_USER"]
                EMAIL_HOST_PASSWORD = os.environ.get(
                    "MAIL_PASSWORD"
                )
                EMAIL_USE_TLS = True
                DEFAULT_FROM_EMAIL = "shop@example.com"
                """,
            after="""\
                import os

                INSTALLED_APPS = []
                MAILERS = {
                    "default": {
                        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
                        "OPTIONS": {
                            "host": "smtp.example.com",
                            "port": 587,  # submission
                            "username": os.environ["MAIL_USER"],
                            "password": os.environ.get(
                                "MAIL_PASSWORD"
                            ),
                            "use_tls": True,
                        },
                    },
                }
                DEFAULT_FROM_EMAIL = "shop@example.com"
                """,
        ),
        Suggests(
            path="shop/settings.py",
            before="""\
                INSTALLED_APPS = []
                EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
                DEBUG = True
                EMAIL_USE_TLS = True
                EMAIL_SUBJECT_PREFIX = "[shop] "
                """,
            after="""\
                INSTALLED_APPS = []
                DEBUG = True
                MAILERS = {
                    "default": {
                        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
                        "OPTIONS": {
                            "host": "localhost",
                            "port": 25,
                            "use_tls": True,
                        },
                    },
                }
                EMAIL_SUBJECT_PREFIX = "[shop] "
                """,
        ),
        Suggests(
            path="shop/settings/dev.py",
            files={
                "shop/settings/__init__.py": "",
                "shop/settings/base.py": 'INSTALLED_APPS = []\nEMAIL_HOST = "smtp.example.com"\n',
            },
            before="""\
                from .base import *

                DEBUG = True
                EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
                """,
            after="""\
                from .base import *

                DEBUG = True
                MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
                """,
        ),
        Suggests(
            path="shop/settings.py",
            before="""\
                INSTALLED_APPS = []
                EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
                EMAIL_FILE_PATH = "/tmp/mail"
                EMAIL_HOST = "localhost"
                """,
            after="""\
                INSTALLED_APPS = []
                MAILERS = {
                    "default": {
                        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
                        "OPTIONS": {
                            "file_path": "/tmp/mail",
                        },
                    },
                }
                """,
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = []
                DEBUG = True
                if DEBUG:
                    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
                else:
                    EMAIL_HOST = "smtp.example.com"
                """,
            line=4,
        ),
        Flags(
            path="shop/settings/production.py",
            files={
                "shop/settings/__init__.py": "",
                "shop/settings/base.py": "INSTALLED_APPS = []\nEMAIL_PORT = 2525\n",
            },
            source="""\
                from .base import *

                DEBUG = False
                EMAIL_HOST = "smtp.example.com"
                """,
            line=4,
        ),
        Flags(
            path="shop/settings/production.py",
            files={
                "shop/settings/__init__.py": "",
                "shop/settings/base.py": "INSTALLED_APPS = []\nMAILERS = {'default': {'OPTIONS': {'port': 2525}}}\n",
            },
            source="""\
                from .base import *

                DEBUG = False
                EMAIL_HOST = "smtp.example.com"
                """,
            line=4,
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = []
                EMAIL_HOST_USER = "shop@example.com"
                DEFAULT_FROM_EMAIL = EMAIL_HOST_USER
                """,
            line=2,
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = []
                EMAIL_BACKEND = "anymail.backends.mailgun.EmailBackend"
                EMAIL_TIMEOUT = 10
                """,
            line=2,
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = []
                MAILERS = {"default": {"OPTIONS": {"host": "localhost"}}}
                EMAIL_HOST = "localhost"
                """,
            line=3,
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                from configurations import Configuration

                class Common(Configuration):
                    INSTALLED_APPS = []
                    DEBUG = True
                    EMAIL_HOST = "localhost"
                    EMAIL_PORT = 25

                class Live(Common):
                    EMAIL_HOST = "smtp.example.com"
                """,
            lines=(6, 10),
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                import environ

                env = environ.Env()
                INSTALLED_APPS = []
                DEBUG = True
                vars().update(env.email_url("EMAIL_URL"))
                """,
            line=6,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = []
                EMAIL_SUBJECT_PREFIX = "[shop] "
                EMAIL_HOSTS = ["localhost"]
                MAILERS = {"default": {"OPTIONS": {"host": "localhost"}}}
                """,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = []
                EMAIL_HOST = "localhost"
                """,
            supports="5.2",
        ),
        Keeps(
            """\
                EMAIL_HOST = "localhost"

                def post():
                    return EMAIL_HOST
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not self.replaceable:
            return
        module = site.module
        yield from self._elsewhere(site)
        names = [name for name in SETTINGS if name in module.walk.root.bindings]
        if not names:
            return
        places = [binding.node for name in names for binding in module.walk.root.bindings[name]]
        where = module.statement_of(min(places, key=lambda node: (node.lineno, node.col_offset)))  # type: ignore[attr-defined]
        try:
            edits = self._edits(site, names)
        except CannotRewrite as reason:
            yield site.flag(
                node=where,
                advice=f'Write MAILERS = {{"default": {{"BACKEND": …, "OPTIONS": {{…}}}}}} here. {self.advice} '
                f"Not rewritten: {reason}.",
            )
            return
        yield site.suggest(edits, node=where)

    def _elsewhere(self, site: Site) -> Iterator[Answer]:
        """Classes of settings, and ``vars().update(env.email_url("EMAIL_URL"))``."""
        advice = f'Write MAILERS = {{"default": {{"BACKEND": …, "OPTIONS": {{…}}}}}} here. {self.advice}'
        for scope in site.module.walk.scope_of.values():
            if scope.kind is ScopeKind.CLASS:
                bound = [binding for name in SETTINGS for binding in scope.bindings.get(name, ())]
                if bound:
                    first = min(bound, key=lambda binding: binding.position)
                    yield site.flag(node=first.node, advice=advice)
        if any(name in site.module.walk.root.bindings for name in SETTINGS):
            return  # told where the settings are taken from what was made
        for call in site.module.nodes(ast.Call):
            function = call.func
            if isinstance(function, ast.Attribute) and (
                function.attr in _MAKERS or getattr(function.value, "id", "") in _MAKERS
            ):
                yield site.flag(node=call, advice=advice)
                return

    def _edits(self, site: Site, names: list[str]) -> list[Edit]:
        module = site.module
        root = module.walk.root
        if _NEW in root.bindings:
            raise CannotRewrite("MAILERS is set here as well")
        found: dict[str, ast.Assign | ast.AnnAssign] = {}
        for name in names:
            statement = module.parents.get(root.bindings[name][0].node)
            if len(root.bindings[name]) != 1 or not isinstance(statement, ast.Assign | ast.AnnAssign):
                raise CannotRewrite(f"{name} is not set by one plain assignment")
            several = isinstance(statement, ast.Assign) and len(statement.targets) != 1
            plain = module.parents.get(statement) is module.tree and statement.value is not None
            if several or not plain:
                raise CannotRewrite(f"{name} is set under a condition or together with others")
            found[name] = statement
        lines = {statement.lineno for statement in found.values()}
        if len(lines) != len(found):
            raise CannotRewrite("several of the settings stand on one line")
        for name in names:
            uses = [node for node, _ in module.walk.names.get(name, ()) if isinstance(node, ast.Name)]
            if any(isinstance(use.ctx, ast.Load) for use in uses):
                raise CannotRewrite(f"{name} is read further on")
            if self._imported(site, name):
                raise CannotRewrite(f"another module imports {name} from here")
        below, known = closure(site, stars_before(site))
        if not known:
            raise CannotRewrite("a star import brings settings that cannot be seen")
        inherited = {name for name in SETTINGS for facts in below if name in facts.bindings}
        if any(_NEW in facts.bindings for facts in below):  # rewritten from any of them
            inherited |= set(SETTINGS)
        values = {name: statement.value for name, statement in found.items() if statement.value is not None}
        last = max(found.values(), key=lambda statement: statement.lineno)
        text = self._written(site, values, inherited - set(names), last)
        gone = [statement for statement in found.values() if statement is not last]
        return [*(site.remove(*gone) if gone else ()), site.replace(last, text)]

    def _imported(self, site: Site, name: str) -> bool:
        """Whether a module takes the name from this one other than by star import."""
        stars = {facts.path for facts in importers(site)}
        takers = site.index.users(*(f"{own}.{name}" for own in site.module.names))
        return any(facts.path not in stars for facts in takers)

    def _written(
        self, site: Site, values: Mapping[str, ast.expr], inherited: set[str], last: ast.stmt
    ) -> str:
        """The assignment of ``MAILERS``; raise ``CannotRewrite`` where the backend's options cannot be told."""
        given = values.get(BACKEND)
        backend = SMTP_BACKEND if given is None else key_of(given)
        if given is None and BACKEND in inherited:
            raise CannotRewrite("EMAIL_BACKEND is set in a module that this one imports")
        if backend in QUIET:
            meant = [name for name in values if name in QUIET[backend]]
            missing = set(QUIET[backend]) & inherited
        else:
            meant = [name for name in OPTIONS if name in values and name in SMTP]
            missing = inherited & set(SMTP)
            if backend not in (SMTP_BACKEND, None) and (meant or missing):
                raise CannotRewrite(f"which of the settings {backend} takes as options is not known")
        if missing:
            raise CannotRewrite(f"{', '.join(sorted(missing))} come from a module that this one imports")
        options = {OPTIONS[name]: self._value(site, values[name], 12) for name in meant}
        if backend == SMTP_BACKEND or (backend is None and options):
            options = {"host": '"localhost"', "port": "25"} | options
        shown = f'"{SMTP_BACKEND}"' if given is None else self._value(site, given, 8)
        if not options:
            return f'{_NEW} = {{"default": {{"BACKEND": {shown}}}}}'
        notes = {OPTIONS.get(name, ""): self._comment(site, values[name], last) for name in values}
        lines = [f"{_NEW} = {{", '    "default": {', f'        "BACKEND": {shown},{notes.get("", "")}']
        lines.append('        "OPTIONS": {')
        lines += [f'            "{name}": {value},{notes.get(name, "")}' for name, value in options.items()]
        lines += ["        },", "    },", "}"]
        return site.module.source.newline.join(lines)

    def _comment(self, site: Site, value: ast.expr, last: ast.stmt) -> str:
        """The comment behind a value, with its two spaces; none for the statement that is replaced in its place."""
        module = site.module
        if module.statement_of(value) is last:
            return ""
        end = module.span(module.statement_of(value))[1]
        rest = module.text[end : module.lines.line_end(module.lines.position(end)[0])].strip()
        return f"  {rest}" if rest.startswith("#") else ""

    def _value(self, site: Site, node: ast.expr, indent: int) -> str:
        """The text of a value; its further lines go in by ``indent`` spaces."""
        text = site.source(node)
        if "\n" not in text:
            return text
        quoted = any(
            isinstance(part, ast.Constant | ast.JoinedStr) and part.end_lineno != part.lineno
            for part in ast.walk(node)
        )
        if quoted or not isinstance(node, ast.Call | ast.Dict | ast.List | ast.Tuple | ast.Subscript):
            raise CannotRewrite("a value stands on several lines")
        first, *rest = text.splitlines(keepends=True)
        return first + "".join(" " * indent + line if line.strip() else line for line in rest)
