"""``models.URLField`` in forms that Django makes."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.settings_modules import bodies, sets
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule
from codemods.source.names import last_name

_SETTING = "FORMS_URLFIELD_ASSUME_HTTPS"
_FIELD = "django.db.models.URLField"
_MAKERS = (
    "django.forms.ModelForm",
    "django.contrib.admin.ModelAdmin",
    "django.contrib.admin.TabularInline",
    "django.contrib.admin.StackedInline",
    "django.views.generic.CreateView",
    "django.views.generic.UpdateView",
)
_FACTORIES = ("modelform_factory", "modelformset_factory", "inlineformset_factory", "site.register")
_MODEL = "from django.db import models\n\nclass Shop(models.Model):\n    link = models.URLField()\n"
_ADMIN = "from django.contrib import admin\n\nclass ShopAdmin(admin.ModelAdmin):\n    pass\n"


class UrlFieldModelForms(Rule):
    """The forms made for a model's ``URLField`` take an address without a scheme for ``https`` from 6.0 on."""

    change = "5.0/urlfield-model-forms"
    also = ("6.0/urlfield-default-scheme",)
    triggers = (OnModule(("INSTALLED_APPS", "URLField")),)
    examples = [
        Suggests(
            path="site/settings.py",
            target="5.2",
            files={"shop/models.py": _MODEL, "shop/admin.py": _ADMIN},
            before="""\
                DEBUG = False
                INSTALLED_APPS = ["shop"]
                """,
            after="""\
                DEBUG = False
                INSTALLED_APPS = ["shop"]
                FORMS_URLFIELD_ASSUME_HTTPS = True
                """,
        ),
        Suggests(
            path="site/settings.py",
            target="5.2",
            files={"shop/models.py": _MODEL, "shop/admin.py": _ADMIN},
            before="""\
                from configurations import Configuration

                class Common(Configuration):
                    INSTALLED_APPS = ["shop"]
                    DATABASES = {}
                """,
            after="""\
                from configurations import Configuration

                class Common(Configuration):
                    INSTALLED_APPS = ["shop"]
                    FORMS_URLFIELD_ASSUME_HTTPS = True
                    DATABASES = {}
                """,
        ),
        Flags(
            """\
                from django.db import models

                class Shop(models.Model):
                    site = models.URLField()
                    blog = models.URLField(blank=True)
                """,
            line=4,
            target="6.0",
        ),
        Keeps(
            path="site/settings.py",
            target="5.2",
            source="""\
                INSTALLED_APPS = ["shop"]
                """,
            files={"shop/models.py": _MODEL.replace("URL", "Char"), "shop/admin.py": _ADMIN},
        ),
        Keeps(
            path="site/settings.py",
            target="5.2",
            source="""\
                INSTALLED_APPS = ["shop.apps.ShopConfig", "blog"]
                """,
            files={"shop/models.py": "", "shop/admin.py": _ADMIN, "shop/tests/app/models.py": _MODEL},
        ),
        Keeps(
            path="site/settings.py",
            target="5.2",
            source="""\
                INSTALLED_APPS = ["shop"]
                """,
            files={"shop/models.py": _MODEL, "shop/tests.py": "from django import forms\n"},
        ),
        Keeps(
            path="site/settings.py",
            target="5.2",
            source="""\
                INSTALLED_APPS = ["shop"]
                """,
            files={
                "shop/kinds.py": "from django.db import models\n\nKINDS = {models.URLField: str}\n",
                "shop/admin.py": _ADMIN,
            },
        ),
        Keeps(
            path="shop/models.py",
            target="6.0",
            source="""\
                from django.db import models
                from shop.fields import LinkField

                class Shop(models.Model):
                    site = LinkField()
                    blog = models.URLField(editable=False)
                """,
            files={
                "shop/__init__.py": "",
                "shop/fields.py": "from django.db import models\n\n\nclass LinkField(models.URLField):\n"
                "    def formfield(self, **kwargs):\n"
                '        return super().formfield(**{"assume_scheme": "http", **kwargs})\n',
            },
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if sets(site, _SETTING):
            return
        if site.index.binders(_SETTING):
            return
        late = self.range.target >= Release(6)
        if not late:
            if "settings" in site.roles and self.range.supports >= Release(5):
                yield from self._setting(site)
        elif "migration" not in site.roles:
            yield from self._fields(site)

    def _setting(self, site: Site) -> Iterator[Answer]:
        for statement in (one for body in bodies(site) for one in body):
            if isinstance(statement, ast.Assign) and any(
                isinstance(target, ast.Name) and target.id == "INSTALLED_APPS" for target in statement.targets
            ):
                apps = _apps(statement.value)
                if self._declared(site, apps) and self._made(site, apps):
                    yield site.suggest(
                        site.insert_after(statement, f"{_SETTING} = True"),
                        node=statement,
                        advice="Say yes to have these forms assume https now; Django 6.0 then needs no setting.",
                    )
                return

    def _declared(self, site: Site, apps: frozenset[str]) -> bool:
        """Whether a model of one of the apps (of any, where nobody knows which) has such a field."""
        return any(
            call.callee.endswith("URLField") and site.index.is_subclass(call.callee, _FIELD)
            for facts in site.index.files.values()
            if not apps or any(name.partition(".models")[0] in apps for name in facts.names)
            for one in facts.classes.values()
            for call in one.calls.values()
        )

    def _made(self, site: Site, apps: frozenset[str]) -> bool:
        """Whether something in one of the apps has Django make forms of models."""
        for facts in site.index.files.values():
            if apps and not any(name.startswith(f"{app}.") for app in apps for name in facts.names):
                continue
            if any(name.endswith(_FACTORIES) for name in facts.uses):
                return True
            if any(
                site.index.is_subclass(f"{module}.{qualname}", maker)
                for module in facts.names[:1]
                for qualname in facts.classes
                for maker in _MAKERS
            ):
                return True
        return False

    def _fields(self, site: Site) -> Iterator[Answer]:
        """One finding for the fields of a module: what is to be decided is the same for all of them."""
        found = [
            part
            for part in site.module.nodes(ast.Call)
            if last_name(part.func).endswith("URLField") and self._hit(site, part)
        ]
        if found:
            found.sort(key=lambda call: (call.lineno, call.col_offset))
            names = f" ({len(found)} fields in this file)" if len(found) > 1 else ""
            yield site.flag(
                node=found[0],
                message=f"{self.message()}{names}",
                advice="Where http matters, use a subclass whose formfield() passes "
                'assume_scheme="http"; else nothing is to do.',
            )

    def _hit(self, site: Site, call: ast.Call) -> bool:
        editable = site.argument(call, "editable")
        if isinstance(editable, ast.Constant) and editable.value is False:
            return False
        qname = site.resolve(call.func)
        if qname is None or not site.index.is_subclass(qname, _FIELD):
            return False
        for ancestor in site.index.ancestry(site.index.name(qname).qname):
            facts = site.index.class_facts(ancestor)
            if facts is not None and "formfield" in facts.members:
                return False
        return True


def _apps(value: ast.expr) -> frozenset[str]:
    """The apps that a list names; empty where it is no plain list of texts."""
    if not isinstance(value, ast.List | ast.Tuple):
        return frozenset()
    names = [one.value for one in value.elts if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    if len(names) != len(value.elts):
        return frozenset()
    return frozenset(name.partition(".apps.")[0] for name in names)
