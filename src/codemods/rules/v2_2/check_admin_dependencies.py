"""What the admin's system checks ask of the settings (admin.E403 to E410)."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from codemods.findings import Edit
from codemods.index.facts import ModuleFacts
from codemods.releases import Release
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import Collection, append, append_entry, entries, key_of, strings_in
from codemods.rules.shapes.settings_modules import closure, importers
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnModule

_ADMIN = frozenset(
    [
        "django.contrib.admin",
        "django.contrib.admin.apps.AdminConfig",
        "django.contrib.admin.apps.SimpleAdminConfig",
    ]
)
_SESSION = "django.contrib.sessions.middleware.SessionMiddleware"
_AUTH = "django.contrib.auth.middleware.AuthenticationMiddleware"
_MESSAGE = "django.contrib.messages.middleware.MessageMiddleware"
_MIDDLEWARE = {_SESSION: "admin.E410", _AUTH: "admin.E408", _MESSAGE: "admin.E409"}
_PROCESSORS = {
    "django.contrib.auth.context_processors.auth": "admin.E402",
    "django.contrib.messages.context_processors.messages": "admin.E404",
}
_APPS = {
    "django.contrib.contenttypes": "admin.E401",
    "django.contrib.auth": "admin.E405",
    "django.contrib.messages": "admin.E406",
}
_SESSIONS_APP = "django.contrib.sessions"
_BACKEND = "django.template.backends.django.DjangoTemplates"
_DEFAULT_MIDDLEWARE = (
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
)
_MIDDLEWARE_NAMES = {"MIDDLEWARE", "MIDDLEWARE_CLASSES"}
_OLD_TEMPLATES = ("TEMPLATE_DIRS", "TEMPLATE_LOADERS", "TEMPLATE_CONTEXT_PROCESSORS")


@dataclass
class _Setting:
    """One setting as a configuration gives it: the literals that it is made of, and whether they are all of it."""

    node: ast.AST
    literals: list[ast.List | ast.Tuple] = field(default_factory=list)
    complete: bool = True

    @property
    def strings(self) -> set[str]:
        return {str(one.value) for literal in self.literals for one in strings_in(literal)}


@dataclass
class _Configuration:
    """The settings of a module or of a call, and what other modules bring to them by name."""

    site: Site
    own: Mapping[str, _Setting]
    around: Mapping[str, set[str]]
    """Setting -> every string of the modules around that give it as well."""
    known: bool
    tests: bool
    add: ast.stmt | ast.Call | None
    """Where a setting that nobody gives can be added."""

    def strings(self, name: str) -> set[str]:
        here = self.own[name].strings if name in self.own else set()
        return here | self.around.get(name, set())

    def given(self, name: str) -> bool:
        return name in self.own or name in self.around


class CheckAdminDependencies(Rule):
    """The admin's checks stop every command where an app, middleware or context processor that it needs is missing."""

    change = "2.2/check-admin-e403"
    triggers = (OnModule((), roles=("settings",)), OnCall("django.conf.settings.configure"))
    available = "1.8"
    advice: ClassVar[str] = "Add what the admin needs, or silence the check where the admin is never used."
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = [
                    "django.contrib.admin",
                    "django.contrib.auth",
                    "django.contrib.contenttypes",
                    "django.contrib.sessions",
                ]
                MIDDLEWARE = (
                    'django.contrib.sessions.middleware.SessionMiddleware',
                    'django.contrib.auth.middleware.AuthenticationMiddleware',
                )
                TEMPLATES = [
                    {
                        "BACKEND": "django.template.backends.django.DjangoTemplates",
                        "OPTIONS": {
                            "context_processors": [
                                "django.contrib.auth.context_processors.auth",
                            ],
                        },
                    },
                ]
                """,
            after="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = [
                    "django.contrib.admin",
                    "django.contrib.auth",
                    "django.contrib.contenttypes",
                    "django.contrib.sessions",
                    "django.contrib.messages",
                ]
                MIDDLEWARE = (
                    'django.contrib.sessions.middleware.SessionMiddleware',
                    'django.contrib.auth.middleware.AuthenticationMiddleware',
                    'django.contrib.messages.middleware.MessageMiddleware',
                )
                TEMPLATES = [
                    {
                        "BACKEND": "django.template.backends.django.DjangoTemplates",
                        "OPTIONS": {
                            "context_processors": [
                                "django.contrib.auth.context_processors.auth",
                                "django.contrib.messages.context_processors.messages",
                            ],
                        },
                    },
                ]
                """,
        ),
        Fixes(
            path="tests/runtests.py",
            before="""\
                from django.conf import settings

                settings.configure(
                    SECRET_KEY="x",
                    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.admin"],
                    MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
                    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
                )
                """,
            after="""\
                from django.conf import settings

                settings.configure(
                    SECRET_KEY="x",
                    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.admin", "django.contrib.messages", "django.contrib.sessions"],
                    MIDDLEWARE=["django.middleware.common.CommonMiddleware", "django.contrib.sessions.middleware.SessionMiddleware", "django.contrib.auth.middleware.AuthenticationMiddleware", "django.contrib.messages.middleware.MessageMiddleware"],
                    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "OPTIONS": {"context_processors": ["django.contrib.auth.context_processors.auth", "django.contrib.messages.context_processors.messages"]}}],
                )
                """,
        ),
        Fixes(
            path="tests/settings.py",
            before="""\
                SECRET_KEY = "x"
                OURS = ["shop"]
                INSTALLED_APPS = [
                    "django.contrib.auth",
                    "django.contrib.contenttypes",
                    "django.contrib.messages",
                    "django.contrib.admin",
                ] + OURS
                SESSION_ENGINE = "django.contrib.sessions.backends.cache"
                TEMPLATES = [
                    {
                        "BACKEND": "django.template.backends.django.DjangoTemplates",
                        "OPTIONS": {
                            "context_processors": (
                                "django.contrib.auth.context_processors.auth",
                                "django.contrib.messages.context_processors.messages",
                            ),
                        },
                    },
                ]
                """,
            after="""\
                SECRET_KEY = "x"
                OURS = ["shop"]
                INSTALLED_APPS = [
                    "django.contrib.auth",
                    "django.contrib.contenttypes",
                    "django.contrib.messages",
                    "django.contrib.admin",
                ] + OURS
                MIDDLEWARE = [
                    "django.contrib.sessions.middleware.SessionMiddleware",
                    "django.contrib.auth.middleware.AuthenticationMiddleware",
                    "django.contrib.messages.middleware.MessageMiddleware",
                ]
                SESSION_ENGINE = "django.contrib.sessions.backends.cache"
                TEMPLATES = [
                    {
                        "BACKEND": "django.template.backends.django.DjangoTemplates",
                        "OPTIONS": {
                            "context_processors": (
                                "django.contrib.auth.context_processors.auth",
                                "django.contrib.messages.context_processors.messages",
                            ),
                        },
                    },
                ]
                """,
        ),
        Fixes(
            path="tests/settings.py",
            before="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = ["django.contrib.admin", "shop.apps.ShopConfig"]
                INSTALLED_APPS += ["django.contrib.auth", "django.contrib.contenttypes"]
                MIDDLEWARE = [
                    "django.contrib.auth.middleware.AuthenticationMiddleware",
                    "django.contrib.messages.middleware.MessageMiddleware",
                ]
                SILENCED_SYSTEM_CHECKS = ["admin.E403"]
                """,
            after="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = ["django.contrib.admin", "shop.apps.ShopConfig", "django.contrib.messages", "django.contrib.sessions"]
                INSTALLED_APPS += ["django.contrib.auth", "django.contrib.contenttypes"]
                MIDDLEWARE = [
                    "django.contrib.sessions.middleware.SessionMiddleware",
                    "django.contrib.auth.middleware.AuthenticationMiddleware",
                    "django.contrib.messages.middleware.MessageMiddleware",
                ]
                SILENCED_SYSTEM_CHECKS = ["admin.E403"]
                """,
            files={
                "shop/__init__.py": "",
                "shop/apps.py": "from django.apps import AppConfig\n\nclass ShopConfig(AppConfig):\n    name = 'shop'\n",
            },
        ),
        Fixes(
            path="tests/settings.py",
            before="""\
                import django

                SECRET_KEY = "x"
                INSTALLED_APPS = ("django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes")
                if django.VERSION < (1, 7):
                    INSTALLED_APPS += ("south",)
                MIDDLEWARE = ["shop.SessionMiddleware", "shop.AuthenticationMiddleware", "shop.MessageMiddleware"]
                SESSION_ENGINE = "django.contrib.sessions.backends.cache"
                SILENCED_SYSTEM_CHECKS = ["admin.E403", "admin.E408", "admin.E409", "admin.E410"]
                """,
            after="""\
                import django

                SECRET_KEY = "x"
                INSTALLED_APPS = ("django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.messages")
                if django.VERSION < (1, 7):
                    INSTALLED_APPS += ("south",)
                MIDDLEWARE = ["shop.SessionMiddleware", "shop.AuthenticationMiddleware", "shop.MessageMiddleware"]
                SESSION_ENGINE = "django.contrib.sessions.backends.cache"
                SILENCED_SYSTEM_CHECKS = ["admin.E403", "admin.E408", "admin.E409", "admin.E410"]
                """,
        ),
        Fixes(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = [
                    "django.contrib.admin",
                    "django.contrib.auth",
                    "django.contrib.contenttypes",
                    "django.contrib.messages",
                ]
                MIDDLEWARE = MIDDLEWARE_CLASSES = (
                    "django.contrib.sessions.middleware.SessionMiddleware",
                    "django.contrib.auth.middleware.AuthenticationMiddleware",
                    "shop.middleware.Baskets",
                )
                SILENCED_SYSTEM_CHECKS = ["admin.E403"]
                """,
            after="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = [
                    "django.contrib.admin",
                    "django.contrib.auth",
                    "django.contrib.contenttypes",
                    "django.contrib.messages",
                ]
                MIDDLEWARE = MIDDLEWARE_CLASSES = (
                    "django.contrib.sessions.middleware.SessionMiddleware",
                    "django.contrib.auth.middleware.AuthenticationMiddleware",
                    "shop.middleware.Baskets",
                    "django.contrib.messages.middleware.MessageMiddleware",
                )
                SILENCED_SYSTEM_CHECKS = ["admin.E403"]
                """,
        ),
        Suggests(
            path="shop/settings.py",
            before="""\
                import os

                SECRET_KEY = "x"
                INSTALLED_APPS = os.environ["APPS"].split() + ["django.contrib.admin", "django.contrib.auth"]
                MIDDLEWARE = ["shop.SessionMiddleware", "shop.AuthenticationMiddleware", "shop.MessageMiddleware"]
                SILENCED_SYSTEM_CHECKS = ["admin.E403"]
                """,
            after="""\
                import os

                SECRET_KEY = "x"
                INSTALLED_APPS = os.environ["APPS"].split() + ["django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.messages"]
                MIDDLEWARE = ["shop.SessionMiddleware", "shop.AuthenticationMiddleware", "shop.MessageMiddleware"]
                SILENCED_SYSTEM_CHECKS = ["admin.E403"]
                """,
        ),
        Suggests(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = [
                    "django.contrib.admin",
                    "django.contrib.auth",
                    "django.contrib.contenttypes",
                    "django.contrib.messages",
                ]
                MIDDLEWARE = []
                SILENCED_SYSTEM_CHECKS = ["admin.E403"]
                """,
            after="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = [
                    "django.contrib.admin",
                    "django.contrib.auth",
                    "django.contrib.contenttypes",
                    "django.contrib.messages",
                    "django.contrib.sessions",
                ]
                MIDDLEWARE = [
                    "django.contrib.sessions.middleware.SessionMiddleware",
                    "django.contrib.auth.middleware.AuthenticationMiddleware",
                    "django.contrib.messages.middleware.MessageMiddleware",
                ]
                SILENCED_SYSTEM_CHECKS = ["admin.E403"]
                """,
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = [
                    "django.contrib.admin",
                    "django.contrib.auth",
                    "django.contrib.contenttypes",
                    "django.contrib.messages",
                ]
                MIDDLEWARE = [
                    "django.contrib.sessions.middleware.SessionMiddleware",
                    "django.contrib.auth.middleware.AuthenticationMiddleware",
                    "django.contrib.messages.middleware.MessageMiddleware",
                ]
                TEMPLATES = [{"BACKEND": "django.template.backends.jinja2.Jinja2"}]
                """,
            line=13,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes"]
                MIDDLEWARE = []
                TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]
                """,
        ),
        Keeps(
            path="tests/settings.py",
            source="""\
                import django

                SECRET_KEY = "x"
                INSTALLED_APPS = [
                    "django.contrib.admin",
                    "django.contrib.auth",
                    "django.contrib.contenttypes",
                    "django.contrib.messages",
                ]
                if django.VERSION >= (1, 10):
                    MIDDLEWARE = (
                        "django.contrib.sessions.middleware.SessionMiddleware",
                        "django.contrib.auth.middleware.AuthenticationMiddleware",
                        "django.contrib.messages.middleware.MessageMiddleware",
                    )
                SILENCED_SYSTEM_CHECKS = ["admin.E403"]
                """,
        ),
        Fixes(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = [
                    "django.contrib.admin",
                    "django.contrib.auth",
                    "django.contrib.contenttypes",
                    "django.contrib.messages",
                ]
                PROCESSORS = ("django.contrib.auth.context_processors.auth",)
                SILENCED_SYSTEM_CHECKS = ["admin.E408", "admin.E409", "admin.E410"]
                TEMPLATES = [
                    {
                        "BACKEND": "django.template.backends.django.DjangoTemplates",
                        "OPTIONS": {"context_processors": PROCESSORS},
                    },
                ]
                """,
            after="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = [
                    "django.contrib.admin",
                    "django.contrib.auth",
                    "django.contrib.contenttypes",
                    "django.contrib.messages",
                ]
                PROCESSORS = ("django.contrib.auth.context_processors.auth", "django.contrib.messages.context_processors.messages",)
                SILENCED_SYSTEM_CHECKS = ["admin.E408", "admin.E409", "admin.E410"]
                TEMPLATES = [
                    {
                        "BACKEND": "django.template.backends.django.DjangoTemplates",
                        "OPTIONS": {"context_processors": PROCESSORS},
                    },
                ]
                """,
        ),
        Flags(
            path="shop/settings.py",
            current="1.11",
            source="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = [
                    "django.contrib.admin",
                    "django.contrib.auth",
                    "django.contrib.contenttypes",
                    "django.contrib.messages",
                ]
                SILENCED_SYSTEM_CHECKS = ["admin.E408", "admin.E409", "admin.E410"]
                TEMPLATE_DIRS = ("templates",)
                """,
            line=3,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = [
                    "django.contrib.admin",
                    "django.contrib.auth",
                    "django.contrib.contenttypes",
                    "django.contrib.messages",
                ]
                ALL = ("django.contrib.auth.context_processors.auth",)
                ALL += ("django.contrib.messages.context_processors.messages",)
                BOTH = (
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                )
                SILENCED_SYSTEM_CHECKS = ["admin.E408", "admin.E409", "admin.E410"]
                TEMPLATES = [
                    {
                        "BACKEND": "django.template.backends.django.DjangoTemplates",
                        "OPTIONS": {"context_processors": BOTH if SITE else ALL},
                    },
                    {
                        "BACKEND": "django.template.backends.django.DjangoTemplates",
                        "OPTIONS": {"context_processors": BOTH},
                    },
                ]
                """,
        ),
        Keeps(
            path="shop/settings/dev.py",
            source="""\
                from .base import *

                INSTALLED_APPS += ["django.contrib.admin"]
                """,
            files={
                "shop/__init__.py": "",
                "shop/settings/__init__.py": "",
                "shop/middleware.py": """\
                    from django.contrib.sessions.middleware import SessionMiddleware

                    class Sessions(SessionMiddleware):
                        pass
                    """,
                "shop/settings/base.py": """\
                    SECRET_KEY = "x"
                    INSTALLED_APPS = [
                        "django.contrib.auth",
                        "django.contrib.contenttypes",
                        "django.contrib.messages",
                    ]
                    MIDDLEWARE = [
                        "shop.middleware.Sessions",
                        "django.contrib.auth.middleware.AuthenticationMiddleware",
                        "django.contrib.messages.middleware.MessageMiddleware",
                    ]
                    TEMPLATES = [
                        {
                            "BACKEND": "django.template.backends.django.DjangoTemplates",
                            "OPTIONS": {
                                "context_processors": [
                                    "django.contrib.auth.context_processors.auth",
                                    "django.contrib.messages.context_processors.messages",
                                ],
                            },
                        },
                    ]
                    """,
            },
        ),
        Keeps(
            path="shop/settings/live.py",
            source="""\
                from elsewhere.settings import *

                INSTALLED_APPS = ["shop"] + INSTALLED_APPS
                MIDDLEWARE = ["shop.middleware.Closed"] + MIDDLEWARE
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        made = self._called(site, node) if isinstance(node, ast.Call) else self._module(site)
        if made is None or _ADMIN.isdisjoint(made.strings("INSTALLED_APPS")) or not self.replaceable:
            return
        silenced = made.strings("SILENCED_SYSTEM_CHECKS")
        missing = self._missing_middleware(made, silenced)
        yield from self._apps(made, silenced, _SESSION in missing)
        yield from self._middleware(made, missing)
        yield from self._templates(made, silenced)

    # -- reading the settings ------------------------------------------------------------------------------------------

    def _module(self, site: Site) -> _Configuration | None:
        module = site.module
        own: dict[str, _Setting] = {}
        last: ast.stmt | None = None
        for statement in module.tree.body:
            targets, value = _assigned(statement)
            if value is None:
                continue
            literals, complete = self._literals(site, value)
            # What a list gets, all of its names get: no matter where they are two of one setting.
            complete = complete and (len(targets) < 2 or targets <= _MIDDLEWARE_NAMES)
            for target in targets:
                if target == "INSTALLED_APPS":
                    last = statement
                anew = isinstance(statement, ast.Assign | ast.AnnAssign) and not _reads(value, target)
                if anew or target not in own:
                    own[target] = _Setting(statement, complete=anew)
                own[target].literals += [one for one in literals if one not in own[target].literals]
                own[target].complete = own[target].complete and complete
        for name, bindings in module.walk.root.bindings.items():
            if not name.isupper():
                continue
            for binding in bindings:
                statement = module.statement_of(binding.node)
                if module.parents.get(statement) is module.tree:
                    continue
                # In a block that runs or does not run: what it says counts. Only where it adds a list that can be
                # read is what is missing without it missing with it as well.
                setting = own.setdefault(name, _Setting(statement, complete=False))
                targets, value = _assigned(statement)
                literals, whole = self._literals(site, value) if value is not None else ([], False)
                adds = isinstance(statement, ast.AugAssign) and name in targets
                setting.complete = setting.complete and adds and whole
                setting.literals += [one for one in literals if one not in setting.literals]
        below, known = closure(site, [star for star, _ in module.walk.stars])
        around: dict[str, set[str]] = {}
        for facts in below:
            for name in facts.bindings:
                if name not in own or not own[name].complete:
                    around.setdefault(name, set()).update(_texts(facts))
        for facts in importers(site):
            for name in facts.bindings:
                around.setdefault(name, set()).update(_texts(facts))
        for name in own:
            if _changed(site, name):
                around.setdefault(name, set()).update(
                    str(one.value) for one, _ in module.walk.strings if isinstance(one.value, str)
                )
        tests = any("test" in part.lower() for part in module.path.split("/"))
        return _Configuration(site, own, around, known, tests, last)

    def _called(self, site: Site, call: ast.Call) -> _Configuration | None:
        given: ast.Call | ast.Dict = call
        if site.has_stars(call):
            handed = [one.value for one in call.keywords if one.arg is None]
            options = site.value_of(handed[0].id) if handed and isinstance(handed[0], ast.Name) else None
            if len(call.keywords) != 1 or not isinstance(options, ast.Call | ast.Dict):
                return None
            if isinstance(options, ast.Call) and not (
                isinstance(options.func, ast.Name) and options.func.id == "dict" and not options.args
            ):
                return None
            given = options
        elif call.args or site.keyword(call, "default_settings") is not None:
            return None
        pairs: list[tuple[str, ast.AST, ast.expr]]
        if isinstance(given, ast.Dict):
            pairs = [(key, node, value) for key, node, value in entries(given)]
            closed = all(key is not None for key in given.keys)
        else:
            pairs = [(one.arg, one, one.value) for one in given.keywords if one.arg is not None]
            closed = not site.has_stars(given)
        own: dict[str, _Setting] = {}
        for name, node, value in pairs:
            literals, complete = self._literals(site, value)
            own[name] = _Setting(node, literals, complete)
        add = given if isinstance(given, ast.Call) else None
        return _Configuration(site, own, {}, closed, True, add)

    def _literals(
        self, site: Site, value: ast.expr, seen: frozenset[str] = frozenset()
    ) -> tuple[list[ast.List | ast.Tuple], bool]:
        """The list literals that a value adds up, through names of the module; whether that is all of it.

        ``seen`` are the names on the way: one that is made of itself is what a star import has given it.
        """
        if isinstance(value, ast.List | ast.Tuple):
            complete = not any(not isinstance(one, ast.Constant | ast.Dict) for one in value.elts)
            return [value], complete
        if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
            left, whole = self._literals(site, value.left, seen)
            right, all_of_it = self._literals(site, value.right, seen)
            return left + right, whole and all_of_it
        if isinstance(value, ast.Name):
            behind = site.value_of(value.id) if value.id not in seen else None
            return self._literals(site, behind, seen | {value.id}) if behind is not None else ([], False)
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and len(value.args) == 1:
            if value.func.id in ("list", "tuple"):
                return self._literals(site, value.args[0], seen)
        return [], False

    # -- what is missing -----------------------------------------------------------------------------------------------

    def _apps(self, made: _Configuration, silenced: set[str], sessions: bool) -> Iterator[Answer]:
        setting = made.own.get("INSTALLED_APPS")
        if setting is None:
            return
        there = made.strings("INSTALLED_APPS")
        wanted = [app for app, code in _APPS.items() if code not in silenced]
        if sessions and not made.given("SESSION_ENGINE"):
            wanted.append(_SESSIONS_APP)
        missing = [app for app in wanted if not self._listed(made, app, there)]
        if not missing:
            return
        home = next((one for one in setting.literals if not _ADMIN.isdisjoint(_strings(one))), None)
        message = f"The admin needs {', '.join(missing)} in INSTALLED_APPS"
        certain = _SESSIONS_APP not in missing or made.tests
        yield self._answer(
            made, setting, home, message, lambda literal: _added(made.site, literal, missing), certain
        )

    def _listed(self, made: _Configuration, app: str, there: set[str]) -> bool:
        """Whether an app is installed, be it by its configuration or by a class that descends from that."""
        if app in there or any(one.startswith(f"{app}.apps.") for one in there):
            return True
        return any(
            ancestor.startswith(f"{app}.apps.") and not ancestor.endswith(".AppConfig")  # is reachable there
            for one in there
            if one.rpartition(".")[2].endswith("Config")
            for ancestor in made.site.index.ancestry(made.site.index.name(one).qname)
        )

    def _missing_middleware(self, made: _Configuration, silenced: set[str]) -> list[str]:
        if not made.given("MIDDLEWARE") and made.given("MIDDLEWARE_CLASSES"):
            return []  # told where that is renamed
        there = made.strings("MIDDLEWARE")
        index = made.site.index
        lines = {base for one in there for base in index.ancestry(index.name(one).qname)}
        names = {one.rpartition(".")[2] for one in there}
        return [
            one
            for one, code in _MIDDLEWARE.items()
            if code not in silenced and one not in lines and one.rpartition(".")[2] not in names
        ]

    def _middleware(self, made: _Configuration, missing: list[str]) -> Iterator[Answer]:
        if not missing:
            return
        site, setting = made.site, made.own.get("MIDDLEWARE")
        message = f"The admin needs {', '.join(missing)} in MIDDLEWARE"
        # Requests get a session and a user with these, which code may ask for: the project's tests tell.
        certain = missing == [_MESSAGE] or made.tests
        if setting is None:
            if not made.given("MIDDLEWARE") and made.add is not None:
                wanted = list(missing)
                if site.range.current is not None and site.range.current < Release(2, 0):
                    wanted[1:1] = _DEFAULT_MIDDLEWARE  # what Django had where nobody said anything
                yield from self._new(made, "MIDDLEWARE", wanted, message, certain)
            return
        home = next((one for one in setting.literals if _strings(one)), None)
        home = home or next(iter(setting.literals), None)
        yield self._answer(
            made, setting, home, message, lambda literal: _placed(site, literal, missing), certain
        )

    def _templates(self, made: _Configuration, silenced: set[str]) -> Iterator[Answer]:
        site, setting = made.site, made.own.get("TEMPLATES")
        if setting is None:
            current = site.range.current
            dead = [name for name in _OLD_TEMPLATES if made.given(name)]
            if made.given("TEMPLATES") or (dead and current is None):
                return
            old = current is not None and current < Release(
                1, 10
            )  # these count: told where they are replaced
            if "admin.E403" not in silenced and made.add is not None and not old:
                apps = made.own.get("INSTALLED_APPS")
                if apps is not None:
                    listed_apps = (one for literal in apps.literals for one in strings_in(literal))
                    yield site.flag(  # at the app: what else the list lacks is told at the list
                        node=next((one for one in listed_apps if one.value in _ADMIN), apps.node),
                        message="The admin needs an engine of DjangoTemplates in TEMPLATES",
                        advice="Set TEMPLATES, with the context processors auth and messages"
                        + (f"; Django has not read {' and '.join(dead)} since 1.10." if dead else "."),
                    )
            return
        engines = [one for literal in setting.literals for one in literal.elts if isinstance(one, ast.Dict)]
        engine = next((one for one in engines if key_of(_part(one, "BACKEND")) == _BACKEND), None)
        if engine is None:
            if setting.complete and made.known and "admin.E403" not in silenced:
                if not any("DjangoTemplates" in (key_of(_part(one, "BACKEND")) or "") for one in engines):
                    yield site.flag(
                        node=setting.node,
                        message="The admin needs an engine of DjangoTemplates in TEMPLATES",
                        advice="Add one, with the context processors auth and messages.",
                    )
            return
        options = _part(engine, "OPTIONS")
        listed = _part(options, "context_processors") if isinstance(options, ast.Dict) else None
        around = made.around.get("TEMPLATES", set())
        there = around | set(_texts_in(engine))
        found, complete = self._literals(site, listed) if listed is not None else ([], True)
        there.update(*(_strings(one) for one in found))
        if listed is not None and not found:  # made elsewhere, or in steps
            there.update(_texts_in(site.module.tree))
        missing = [one for one, code in _PROCESSORS.items() if code not in silenced and one not in there]
        if not missing or (options is not None and not isinstance(options, ast.Dict)):
            return
        message = f"The admin needs the context processors {', '.join(missing)}"
        quote = site.source(engine.keys[0])[-1] if engine.keys and engine.keys[0] else '"'
        texts = ", ".join(f"{quote}{one}{quote}" for one in missing)
        literal: ast.List | ast.Tuple | None = None
        if listed is not None:
            literal = found[0] if found else None
            if literal is None or not complete:
                yield site.flag(
                    node=setting.node,
                    message=message,
                    advice="Add them where the list is made, or see whether it has them.",
                )
                return
            place: ast.AST = literal
            known: ast.List | ast.Tuple = literal
            edit = lambda _: _added(site, known, missing)  # noqa: E731
        elif options is not None and options.keys:
            where = options
            place = options
            edit = lambda _: append_entry(site, where, f"{quote}context_processors{quote}", f"[{texts}]")  # noqa: E731
        elif options is not None:
            place = options
            empty = options
            edit = lambda _: site.replace(empty, f"{{{quote}context_processors{quote}: [{texts}]}}")  # noqa: E731
        else:
            place = engine
            whole = engine
            edit = lambda _: append_entry(  # noqa: E731
                site, whole, f"{quote}OPTIONS{quote}", f"{{{quote}context_processors{quote}: [{texts}]}}"
            )
        home = setting.literals[0] if setting.literals else None
        yield self._answer(made, setting, home, message, edit, True, place)

    # -- answering -------------------------------------------------------------------------------------------------------

    def _answer(
        self,
        made: _Configuration,
        setting: _Setting,
        home: ast.List | ast.Tuple | None,
        message: str,
        edit: object,
        certain: bool,
        place: ast.AST | None = None,
    ) -> Answer:
        site = made.site
        if home is None:
            return site.flag(node=setting.node, message=message)
        try:
            assert callable(edit)
            made_edit: Edit = edit(home)
        except CannotRewrite as reason:
            return site.flag(
                node=setting.node, message=message, advice=f"{self.advice} Not rewritten: {reason}."
            )
        sure = certain and setting.complete and made.known and "INSTALLED_APPS" in made.own
        answer = site.fix if sure else site.suggest
        return answer(made_edit, node=place or home, message=message)

    def _new(
        self, made: _Configuration, name: str, values: Sequence[str], message: str, certain: bool
    ) -> Iterator[Answer]:
        """A setting that nobody gives yet, below the apps or at the end of the call."""
        site = made.site
        apps = made.own.get("INSTALLED_APPS")
        if apps is None:
            return
        sample = next((one for literal in apps.literals for one in strings_in(literal)), None)
        quote = site.source(sample)[-1] if sample is not None else '"'
        lines = "".join(f"    {quote}{one}{quote},\n" for one in values)
        if isinstance(made.add, ast.Call):
            text = ", ".join(f"{quote}{one}{quote}" for one in values)
            edit = site.edit_call(made.add).add(name, f"[{text}]").edit()
        else:
            assert made.add is not None
            edit = site.insert_after(made.add, f"{name} = [\n{lines}]")
        answer = site.fix if certain and made.known else site.suggest
        yield answer(edit, node=apps.node, message=message)


def _assigned(statement: ast.stmt) -> tuple[set[str], ast.expr | None]:
    """The names that a statement gives a value or adds to, and that value."""
    if isinstance(statement, ast.Assign):
        targets = statement.targets
    elif isinstance(statement, ast.AugAssign | ast.AnnAssign):
        targets = [statement.target]
    else:
        return set(), None
    return {target.id for target in targets if isinstance(target, ast.Name)}, statement.value


def _reads(value: ast.expr, name: str) -> bool:
    return any(isinstance(one, ast.Name) and one.id == name for one in ast.walk(value))


def _texts_in(node: ast.AST) -> Iterator[str]:
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


def _changed(site: Site, name: str) -> bool:
    """Whether a settings module does more with a setting than give it a value (``INSTALLED_APPS.append(…)``)."""
    assigned = [statement for statement in site.module.tree.body if _assigned(statement)[0]]
    return any(
        not any(_holds(statement, node) for statement in assigned)
        for node, _ in site.module.walk.names.get(name, ())
        if not (isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))
    )


def _holds(statement: ast.stmt, node: ast.expr) -> bool:
    begin, end = (statement.lineno, statement.col_offset), (statement.end_lineno, statement.end_col_offset)
    return begin <= (node.lineno, node.col_offset) < end


def _texts(facts: ModuleFacts) -> set[str]:
    return set(facts.strings)


def _strings(literal: Collection) -> set[str]:
    return {str(one.value) for one in strings_in(literal)}


def _part(node: ast.expr | None, key: str) -> ast.expr | None:
    if not isinstance(node, ast.Dict):
        return None
    return next((value for name, _, value in entries(node) if name == key), None)


def _quoted(site: Site, literal: ast.List | ast.Tuple, names: Sequence[str]) -> list[str]:
    first = next(iter(strings_in(literal)), None)
    text = site.module.text
    quote = '"' if text.count('"') >= text.count("'") else "'"
    if first is not None:
        quote = site.source(first)[-1]
    return [f"{quote}{name}{quote}" for name in names]


def _added(site: Site, literal: ast.List | ast.Tuple, names: Sequence[str]) -> Edit:
    quoted, source = _quoted(site, literal, names), site.source(literal)
    if literal.elts or source[1:-1].strip():
        return append(site, literal, quoted)
    newline = site.module.source.newline
    line = site.module.lines.line_text(literal.lineno)
    indent = line[: len(line) - len(line.lstrip())]
    lines = "".join(f"{newline}{indent}    {one}," for one in quoted)
    return site.replace(literal, f"{source[0]}{lines}{newline}{indent}{source[-1]}")


def _placed(site: Site, literal: ast.List | ast.Tuple, missing: Sequence[str]) -> Edit:
    """The list of middleware with what is missing, in the order in which the three need each other."""
    order = list(_MIDDLEWARE)
    later = [
        name
        for name in order
        if name not in missing and any(order.index(one) < order.index(name) for one in missing)
    ]
    before = next((one for one in literal.elts if key_of(one) in later), None)
    if before is None:
        return _added(site, literal, missing)
    front = [one for one in missing if order.index(one) < order.index(str(key_of(before)))]
    if front != list(missing):
        raise CannotRewrite("the order of the middleware has to be seen to")
    start, end = site.module.span(before)
    following = site.module.text[end:].lstrip()
    if not following.startswith((",", "]")) and before is not literal.elts[-1]:
        raise CannotRewrite("the list cannot be read element by element")
    line = site.module.text.rfind("\n", 0, start) + 1
    indent = site.module.text[line:start]
    between = "," + (site.module.source.newline + indent if not indent.strip() else " ")
    return Edit(start, start, "".join(text + between for text in _quoted(site, literal, front)))
