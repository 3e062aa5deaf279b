"""The settings ``TEMPLATE_DIRS``, ``TEMPLATE_LOADERS`` and their like, which became ``TEMPLATES``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from codemods.findings import Edit
from codemods.releases import Release
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.comments import comment_above
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule
from codemods.rules.v1_8.template_options import OLD, Part, engine, listed, parts_of

_ABOUT = re.compile(
    r"\A\s*# List of callables that know how to import templates from various sources\.?\s*\Z"
)
"""What ``startproject`` wrote above the loaders."""
_LISTS = ("TEMPLATE_DIRS", "TEMPLATE_LOADERS", "TEMPLATE_CONTEXT_PROCESSORS", "ALLOWED_INCLUDE_ROOTS")


class SettingsTemplateDirs(Rule):
    """The settings of templates are one setting now, ``TEMPLATES``."""

    change = "1.8/settings-template-dirs"
    also = (
        "1.8/settings-template-context-processors",
        "1.8/settings-template-loaders",
        "1.8/settings-template-debug",
        "1.8/settings-template-string-if-invalid",
        "1.8/settings-allowed-include-roots",
        "1.10/setting-template-dirs",
        "1.10/setting-template-context-processors",
        "1.10/setting-template-loaders",
        "1.10/setting-template-debug",
        "1.10/setting-template-string-if-invalid",
        "1.10/setting-allowed-include-roots",
    )
    triggers = (OnModule(OLD, roles=("settings",)),)
    available = "1.8"
    advice = "Set DIRS, APP_DIRS and OPTIONS of an entry in TEMPLATES."
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                from django.conf import global_settings

                DEBUG = True
                TEMPLATE_DEBUG = DEBUG
                SECRET_KEY = "x"

                # Where templates are
                TEMPLATE_DIRS = (
                    "/srv/templates",  # of the shop
                    os.path.join(BASE, "templates"),
                )

                ROOT_URLCONF = "shop.urls"

                # List of callables that know how to import templates from various sources.
                TEMPLATE_LOADERS = (
                    'django.template.loaders.filesystem.Loader',
                    'django.template.loaders.app_directories.Loader',
                )
                TEMPLATE_CONTEXT_PROCESSORS = global_settings.TEMPLATE_CONTEXT_PROCESSORS + (
                    "django.core.context_processors.request",
                )
                """,
            after="""\
                DEBUG = True
                SECRET_KEY = "x"

                # Where templates are

                ROOT_URLCONF = "shop.urls"

                TEMPLATES = [
                    {
                        "BACKEND": "django.template.backends.django.DjangoTemplates",
                        "DIRS": [
                            "/srv/templates",  # of the shop
                            os.path.join(BASE, "templates"),
                        ],
                        "APP_DIRS": True,
                        "OPTIONS": {
                            "context_processors": [
                                "django.contrib.auth.context_processors.auth",
                                "django.template.context_processors.debug",
                                "django.template.context_processors.i18n",
                                "django.template.context_processors.media",
                                "django.template.context_processors.static",
                                "django.template.context_processors.tz",
                                "django.contrib.messages.context_processors.messages",
                                "django.template.context_processors.request",
                            ],
                        },
                    },
                ]
                """,
        ),
        Fixes(
            path="shop/settings.py",
            before="""\
                DEBUG = False
                TEMPLATE_DEBUG = not DEBUG
                SECRET_KEY = 'x'
                # List of callables that know how to import templates from various sources.
                TEMPLATE_LOADERS = (
                    ('django.template.loaders.cached.Loader', (
                        'django.template.loaders.filesystem.Loader',
                    )),
                )
                TEMPLATE_STRING_IF_INVALID = 'INVALID'
                TEMPLATE_CONTEXT_PROCESSORS = ('shop.cart',)
                """,
            after="""\
                DEBUG = False
                SECRET_KEY = 'x'
                TEMPLATES = [
                    {
                        'BACKEND': 'django.template.backends.django.DjangoTemplates',
                        'DIRS': [],
                        'OPTIONS': {
                            'context_processors': ['shop.cart'],
                            'loaders': [
                                ('django.template.loaders.cached.Loader', (
                                    'django.template.loaders.filesystem.Loader',
                                )),
                            ],
                            'debug': not DEBUG,
                            'string_if_invalid': 'INVALID',
                        },
                    },
                ]
                """,
        ),
        Fixes(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = "x"
                TEMPLATES = [{"BACKEND": "django.template.backends.jinja2.Jinja2"}]
                TEMPLATE_DIRS = ("a",)
                ALLOWED_INCLUDE_ROOTS = ("/srv",)
                """,
            after="""\
                SECRET_KEY = "x"
                TEMPLATES = [{"BACKEND": "django.template.backends.jinja2.Jinja2"}]
                """,
        ),
        Fixes(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = "x"
                ROOT_URLCONF = "shop.urls"
                TEMPLATE_DEBUG = True
                try:
                    from local_settings import *
                except ImportError:
                    pass
                """,
            after="""\
                SECRET_KEY = "x"
                ROOT_URLCONF = "shop.urls"
                TEMPLATES = [
                    {
                        "BACKEND": "django.template.backends.django.DjangoTemplates",
                        "DIRS": [],
                        "APP_DIRS": True,
                        "OPTIONS": {
                            "context_processors": [
                                "django.contrib.auth.context_processors.auth",
                                "django.template.context_processors.debug",
                                "django.template.context_processors.i18n",
                                "django.template.context_processors.media",
                                "django.template.context_processors.static",
                                "django.template.context_processors.tz",
                                "django.contrib.messages.context_processors.messages",
                            ],
                            "debug": True,
                        },
                    },
                ]
                try:
                    from local_settings import *
                except ImportError:
                    pass
                """,
        ),
        Suggests(
            path="shop/settings/dev.py",
            before="""\
                from .base import *

                DEBUG = True
                TEMPLATE_DEBUG = True
                TEMPLATE_DIRS = ("/srv/dev",)
                TEMPLATE_CONTEXT_PROCESSORS += ("shop.dev",)
                TEMPLATE_LOADERS = ("shop.Loader",)
                """,
            after="""\
                from .base import *

                DEBUG = True
                TEMPLATES[0]["DIRS"] = ["/srv/dev"]
                TEMPLATES[0]["OPTIONS"]["context_processors"] += ["shop.dev"]
                TEMPLATES[0]["APP_DIRS"] = False
                TEMPLATES[0]["OPTIONS"]["loaders"] = ["shop.Loader"]
                """,
            files={
                "shop/__init__.py": "",
                "shop/settings/__init__.py": "",
                "shop/settings/base.py": 'SECRET_KEY = ""\nROOT_URLCONF = ""\nTEMPLATE_DIRS = ()\n',
            },
        ),
        Fixes(
            path="site/settings.py",
            before="""\
                DEBUG = TEMPLATE_DEBUG = True
                INSTALLED_APPS = ("shop",)
                TEMPLATE_DIRS = ("templates",)
                """,
            after="""\
                DEBUG = True
                INSTALLED_APPS = ("shop",)
                TEMPLATES = [
                    {
                        "BACKEND": "django.template.backends.django.DjangoTemplates",
                        "DIRS": ["templates"],
                        "APP_DIRS": True,
                        "OPTIONS": {
                            "context_processors": [
                                "django.contrib.auth.context_processors.auth",
                                "django.template.context_processors.debug",
                                "django.template.context_processors.i18n",
                                "django.template.context_processors.media",
                                "django.template.context_processors.static",
                                "django.template.context_processors.tz",
                                "django.contrib.messages.context_processors.messages",
                            ],
                        },
                    },
                ]
                """,
        ),
        Fixes(
            path="site/settings/local.py",
            before="""\
                from .base import *

                DEBUG = TEMPLATE_DEBUG = True
                """,
            after="""\
                from .base import *

                DEBUG = True
                """,
            files={"site/settings/base.py": "INSTALLED_APPS = []\nROOT_URLCONF = 'x'\n"},
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = "x"
                DEBUG = True
                if DEBUG:
                    TEMPLATE_DIRS = ("a",)
                else:
                    TEMPLATE_DIRS = ("b",)
                """,
            line=4,
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = "x"
                ROOT_URLCONF = "y"

                class Base(Configuration):
                    TEMPLATE_DEBUG = True
                """,
            line=5,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = "x"
                INSTALLED_APPS = []
                TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]
                EMAIL_TEMPLATE_DIRS = ("a",)
                """,
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = []
                ROOT_URLCONF = "shop.urls"
                TEMPLATE_DIRS = ["a"]; TEMPLATE_STRING_IF_INVALID = "?"
                TEMPLATE_DEBUG = True
                """,
            line=3,
        ),
        Keeps(
            """\
                TEMPLATE_DIRS = ("a",)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        module = site.module
        body = module.tree.body
        refs = [name for old in OLD for name in _names(site, old)]
        if not refs and not any(old in module.walk.root.bindings for old in OLD):
            return
        statements = [one for one in body if self._sets(site, one) is not None]
        inside = {node for one in statements for node in ast.walk(one)}
        strays = [node for node in refs if node not in inside]
        twin = self._debug_with_it(site, strays)
        if twin is not None:
            strays.remove(twin[1])
        where: ast.AST = (
            statements[0] if statements else twin[0] if twin else strays[0] if strays else module.tree.body[0]
        )
        if not self.replaceable:
            if self.gone:
                yield site.flag(node=where)
            return
        if strays:
            stored = next((one for one in strays if isinstance(one.ctx, ast.Store)), strays[0])
            yield site.flag(
                node=module.statement_of(stored),
                advice=f"{self.advice} Not rewritten: {stored.id} is set or read in more than one place.",
            )
            return
        if not statements and twin is None:
            return
        inherited = self._inherits(site)
        edits: Sequence[Edit] = ()
        try:
            if not statements:
                assert twin is not None
                if "TEMPLATES" not in module.walk.root.bindings and not inherited and self._complete(site):
                    edits = [site.insert_after(twin[0], self._engine(site, {}))]
            elif "TEMPLATES" in module.walk.root.bindings:
                edits = _taken_out(site, [one for one in statements if not _is_import(one)])
            elif inherited:
                edits = self._changes(site, statements)
            else:
                edits = self._whole(site, statements)
        except CannotRewrite as reason:
            yield site.flag(node=where, advice=f"{self.advice} Not rewritten: {reason}.")
            return
        if twin is not None:
            edits = [*edits, site.drop_target(*twin)]
        only_debug = all(self._sets(site, one) == "TEMPLATE_DEBUG" for one in statements)
        trivial = only_debug and all(not edit.text for edit in edits)
        others = [one for one in statements if one is not where and not _is_import(one)]
        if (
            inherited and not trivial and "TEMPLATES" not in module.walk.root.bindings
        ) or self._changed_elsewhere(site):
            yield site.suggest(
                edits,
                node=where,
                also=others,
                advice="The settings modules build on each other: take this together with those of the others.",
            )
        else:
            yield site.fix(edits, node=where, also=others)

    def _sets(self, site: Site, statement: ast.stmt) -> str | None:
        """The old setting that a top-level statement sets, adds to, or takes from Django's defaults."""
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            target = statement.targets[0]
        elif isinstance(statement, ast.AugAssign) and isinstance(statement.op, ast.Add):
            target = statement.target
        elif _is_import(statement):
            assert isinstance(statement, ast.ImportFrom)
            bound = [alias.asname or alias.name for alias in statement.names]
            return next((name for name in bound if name in OLD), None)
        else:
            return None
        return target.id if isinstance(target, ast.Name) and target.id in OLD else None

    def _values(self, site: Site, statements: Sequence[ast.stmt]) -> dict[str, Sequence[Part] | ast.expr]:
        values: dict[str, Sequence[Part] | ast.expr] = {}
        for statement in statements:
            name = self._sets(site, statement)
            assert name is not None
            if isinstance(statement, ast.ImportFrom):
                values[name] = [Part("default")]
                continue
            assert isinstance(statement, ast.Assign | ast.AugAssign)
            if name not in _LISTS:
                if isinstance(statement, ast.AugAssign) or name in values:
                    raise CannotRewrite(f"{name} is set more than once")
                if name != "TEMPLATE_DEBUG" or not self._follows_debug(site, statement.value):
                    values[name] = statement.value
                continue
            before = values.get(name, ())
            assert not isinstance(before, ast.expr)
            if isinstance(statement, ast.AugAssign) and not before:
                raise CannotRewrite(f"{name} is added to")
            found = parts_of(site, name, statement.value, before)
            values[name] = [*before, *found] if isinstance(statement, ast.AugAssign) else found
        for name, value in values.items():
            for node in (
                [value] if isinstance(value, ast.expr) else [part.node for part in value if part.node]
            ):
                for inner in ast.walk(node):
                    if isinstance(inner, ast.Name) and inner.id in OLD:
                        raise CannotRewrite(f"{name} is made of {inner.id}")
        return values

    def _follows_debug(self, site: Site, value: ast.expr) -> bool:
        """Whether a value is the one of ``DEBUG``, which the engine takes by itself."""
        if isinstance(value, ast.Name) and value.id == "DEBUG":
            return True
        debug = site.value_of("DEBUG")
        return (
            isinstance(value, ast.Constant) and isinstance(debug, ast.Constant) and value.value is debug.value
        )

    def _whole(self, site: Site, statements: Sequence[ast.stmt]) -> list[Edit]:
        """One new setting where the last of the old ones stood."""
        values = self._values(site, statements)
        kept = [one for one in statements if not _is_import(one)]
        if not kept:
            raise CannotRewrite("only the default is imported")
        if not values and not self._complete(site):
            return _taken_out(site, kept)
        if len({one.lineno for one in kept[:-1]}) < len(kept[:-1]):
            raise CannotRewrite("several of them share a line")
        text = self._engine(site, values)
        edits = [site.replace(kept[-1], text.replace("\n", site.module.source.newline))]
        edits += comment_above(site, kept[-1], _ABOUT, replaced=True)
        edits += _taken_out(site, kept[:-1])
        return edits

    def _engine(self, site: Site, values: dict[str, Sequence[Part] | ast.expr]) -> str:
        return "TEMPLATES = " + engine(site, values, site.range.target < Release(1, 10))

    def _debug_with_it(self, site: Site, strays: Sequence[ast.Name]) -> tuple[ast.Assign, ast.Name] | None:
        """``DEBUG = TEMPLATE_DEBUG = True``, where the name that goes is mentioned nowhere else."""
        name = next((one for one in strays if one.id == "TEMPLATE_DEBUG"), None)
        parent = site.module.parents.get(name) if name is not None else None
        if not isinstance(parent, ast.Assign) or name not in parent.targets:
            return None
        debug = any(isinstance(one, ast.Name) and one.id == "DEBUG" for one in parent.targets)
        alone = len(_names(site, "TEMPLATE_DEBUG")) == 1
        return (parent, name) if debug and alone and parent in site.module.tree.body else None

    def _complete(self, site: Site) -> bool:
        """Whether the module is a whole configuration, not a piece that others import."""
        return {"INSTALLED_APPS"} <= set(site.module.walk.root.bindings)

    def _changes(self, site: Site, statements: Sequence[ast.stmt]) -> list[Edit]:
        """Changes of the ``TEMPLATES`` that another settings module brings."""
        q = '"' if site.module.text.count('"') > site.module.text.count("'") else "'"
        entry = "TEMPLATES[0]"
        options = f"{entry}[{q}OPTIONS{q}]"
        targets = {
            "TEMPLATE_DIRS": f"{entry}[{q}DIRS{q}]",
            "TEMPLATE_CONTEXT_PROCESSORS": f"{options}[{q}context_processors{q}]",
            "TEMPLATE_LOADERS": f"{options}[{q}loaders{q}]",
            "TEMPLATE_DEBUG": f"{options}[{q}debug{q}]",
            "TEMPLATE_STRING_IF_INVALID": f"{options}[{q}string_if_invalid{q}]",
        }
        edits: list[Edit] = []
        for statement in statements:
            name = self._sets(site, statement)
            if not isinstance(statement, ast.Assign | ast.AugAssign) or name not in targets:
                raise CannotRewrite(f"{name} has no place in TEMPLATES")
            sign = "+=" if isinstance(statement, ast.AugAssign) else "="
            if name in _LISTS:
                value = statement.value
                if (
                    isinstance(value, ast.BinOp)
                    and isinstance(value.left, ast.Name)
                    and value.left.id == name
                ):
                    value, sign = value.right, "+="
                if any(isinstance(one, ast.Name) and one.id in OLD for one in ast.walk(value)):
                    raise CannotRewrite(f"{name} is made of itself")
                text = f"{targets[name]} {sign} {listed(site, name, parts_of(site, name, value, ()), '')}"
                if name == "TEMPLATE_LOADERS":
                    text = f"{entry}[{q}APP_DIRS{q}] = False\n{text}"
            elif self._follows_debug(site, statement.value) and name == "TEMPLATE_DEBUG":
                edits += site.remove(statement)
                continue
            else:
                text = f"{targets[name]} = {site.source(statement.value)}"
            edits.append(site.replace(statement, text.replace("\n", site.module.source.newline)))
        return edits

    def _inherits(self, site: Site) -> bool:
        """Whether the module takes the settings of another one of the repository."""
        first = min((node.lineno for old in OLD for node in _names(site, old)), default=0)
        for statement in site.module.tree.body:
            if isinstance(statement, ast.ImportFrom) and statement.names[0].name == "*":
                if statement.lineno < first and not (statement.module or "").startswith("django."):
                    return True
        return False

    def _changed_elsewhere(self, site: Site) -> bool:
        """Whether a module that builds on this one, or imports from it, knows one of the old settings."""
        own = set(site.module.names)
        mine = [name for name in OLD if name in site.module.walk.root.bindings]
        for facts in site.index.files.values():
            if facts.path == site.module.path:
                continue
            if any(f"{module}.{name}" in facts.uses for module in own for name in mine):
                return True
            if own.intersection(facts.stars) and any(
                name in facts.bindings for name in OLD if name != "TEMPLATE_DEBUG"
            ):
                return True
        return False


def _names(site: Site, name: str) -> list[ast.Name]:
    """Every place of a name in the module, stores included."""
    found = [node for node in site.module.nodes(ast.Name) if node.id == name]
    return sorted(found, key=lambda node: (node.lineno, node.col_offset))


def _taken_out(site: Site, statements: Sequence[ast.stmt]) -> list[Edit]:
    """Old settings go, with what ``startproject`` wrote above them."""
    comments: list[Edit] = []
    for one in statements:
        comments += comment_above(site, one, _ABOUT) or comment_above(site, one, _ABOUT, replaced=True)
    return [*comments, *site.remove(*statements)]


def _is_import(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.ImportFrom) and statement.module == "django.conf.global_settings"
