"""The old settings of templates outside settings modules."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from codemods.releases import Release
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.handed_settings import handed_on
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule, OnSetting, Trigger
from codemods.rules.v1_8.template_options import OLD, Part, engine, parts_of

_READS = {
    "TEMPLATE_DIRS": "TEMPLATES[0]['DIRS']",
    "TEMPLATE_CONTEXT_PROCESSORS": "TEMPLATES[0]['OPTIONS']['context_processors']",
    "TEMPLATE_DEBUG": "DEBUG",
}
_SCALARS = ("TEMPLATE_DEBUG", "TEMPLATE_STRING_IF_INVALID")


class SettingsTemplateInCode(Rule):
    """The settings of templates are one setting now, ``TEMPLATES``, for tests and other code as well."""

    change = "1.8/settings-template-in-code"
    available = "1.8"
    since = "1.8"
    until = "1.10"
    advice = "Take it if the project has one engine, and no other options than these matter here."
    examples = [
        Suggests(
            before="""\
                from django.test import TestCase, override_settings

                @override_settings(TEMPLATE_DIRS=("/srv/a",), DEBUG=True, TEMPLATE_DEBUG=True)
                class PageTest(TestCase):
                    pass
                """,
            after="""\
                from django.test import TestCase, override_settings

                @override_settings(TEMPLATES=[
                    {
                        "BACKEND": "django.template.backends.django.DjangoTemplates",
                        "DIRS": ["/srv/a"],
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
                ], DEBUG=True)
                class PageTest(TestCase):
                    pass
                """,
        ),
        Suggests(
            before="""\
                from django.conf import settings

                where = settings.TEMPLATE_DIRS
                if settings.TEMPLATE_DEBUG:
                    print(where)
                """,
            after="""\
                from django.conf import settings

                where = settings.TEMPLATES[0]['DIRS']
                if settings.DEBUG:
                    print(where)
                """,
        ),
        Suggests(
            path="runtests.py",
            before="""\
                from django.conf import settings

                OPTIONS = dict(TEMPLATE_DEBUG=False)
                settings.configure(**OPTIONS)
                """,
            after="""\
                from django.conf import settings

                OPTIONS = dict(TEMPLATES=[
                    {
                        'BACKEND': 'django.template.backends.django.DjangoTemplates',
                        'DIRS': [],
                        'APP_DIRS': True,
                        'OPTIONS': {
                            'context_processors': [
                                'django.contrib.auth.context_processors.auth',
                                'django.template.context_processors.debug',
                                'django.template.context_processors.i18n',
                                'django.template.context_processors.media',
                                'django.template.context_processors.static',
                                'django.template.context_processors.tz',
                                'django.contrib.messages.context_processors.messages',
                            ],
                            'debug': False,
                        },
                    },
                ])
                settings.configure(**OPTIONS)
                """,
        ),
        Flags(
            """\
                from django.conf import settings

                loaders = settings.TEMPLATE_LOADERS
                OPTIONS = {
                    "TEMPLATE_DIRS": (),
                }
                settings.configure(**OPTIONS)
                """,
            lines=(3, 5),
        ),
        Keeps(
            """\
                from shop.conf import settings

                where = settings.TEMPLATE_DIRS
                configure(TEMPLATE_DIRS=())
                OPTIONS = {"TEMPLATE_DIRS": ()}
                """
        ),
    ]

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        yield OnModule(OLD)
        for name in OLD:
            yield OnSetting(name)

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.kind == "module":
            yield from self._handed_on(site)
        elif site.kind == "keyword" and isinstance(site.node, ast.Call):
            if site.qname == next(
                one.arg for one in site.node.keywords if one.arg in OLD
            ):  # told once a call
                yield from self._call(site, site.node)
        elif site.kind in ("read", "write") and isinstance(site.node, ast.Attribute):
            new = _READS.get(site.qname)
            message = f"The setting {site.qname} is gone; TEMPLATES holds what it said"
            if site.kind == "write" or new is None or not self.replaceable:
                yield site.flag(message=message, advice="Read or change the entry of TEMPLATES.")
                return
            text = f"{site.source(site.node.value)}.{new}"
            yield site.suggest(site.replace(site.node, text), message=message)

    def _handed_on(self, site: Site) -> Iterator[Answer]:
        """Dictionaries of settings that are handed on to ``settings.configure(**OPTIONS)``."""
        for call in site.module.nodes(ast.Call, near=OLD):
            named = any(keyword.arg in OLD for keyword in call.keywords)
            if named and getattr(call.func, "id", "") == "dict" and handed_on(site, call):
                yield from self._call(site, call)
        for literal in site.module.nodes(ast.Dict, near=OLD):
            keys = [key for key in literal.keys if isinstance(key, ast.Constant) and key.value in OLD]
            if keys and handed_on(site, literal):
                names = ", ".join(str(key.value) for key in keys)
                yield site.flag(node=keys[0], message=f"{names} became part of TEMPLATES")

    def _call(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        given = {one.arg: one for one in call.keywords if one.arg in OLD}
        first = next(iter(given.values()))
        message = f"{', '.join(name for name in given if name)} became part of TEMPLATES"
        if site.is_name(call.func, "django.test.utils.modify_settings", "django.test.modify_settings"):
            yield site.flag(node=first, message=message, advice="Override TEMPLATES instead.")
            return
        if not self.replaceable:
            yield site.flag(node=first, message=message)
            return
        try:
            editor = site.edit_call(call)
            if editor.has("TEMPLATES"):
                for name in given:
                    editor.remove(str(name))
            else:
                values: dict[str, Sequence[Part] | ast.expr] = {}
                for name, keyword in given.items():
                    assert name is not None
                    scalar = name in _SCALARS
                    values[name] = keyword.value if scalar else parts_of(site, name, keyword.value, ())
                indent = site.module.indent_of(site.module.statement_of(call))
                if keyword_lines(site, call) > 1:
                    indent += "    "
                text = engine(site, values, site.range.target < Release(1, 10), indent)
                assert first.arg is not None
                editor.value(first.arg, text.replace("\n", site.module.source.newline))
                editor.rename(first.arg, "TEMPLATES")
                for name in given:
                    if name != first.arg:
                        editor.remove(str(name))
        except CannotRewrite as reason:
            yield site.flag(node=first, message=message, advice=f"Not rewritten: {reason}.")
            return
        yield site.suggest(editor.edit(), node=first, message=message)


def keyword_lines(site: Site, call: ast.Call) -> int:
    """Over how many lines the keywords of a call go."""
    return len({one.value.lineno for one in call.keywords})
