"""``forms.URLField`` without ``assume_scheme``."""

from __future__ import annotations

import ast

from codemods.index.index import Index
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes import ChangeArguments
from codemods.rules.shapes.overrides import is_super, own_definition, super_definition
from codemods.rules.site import Site


class UrlFieldAssumeScheme(ChangeArguments):
    """A form's ``URLField`` takes an address without a scheme for ``https`` from 6.0 on, where it was ``http``."""

    change = "5.0/urlfield-assume-scheme"
    also = ("6.0/urlfield-default-scheme",)
    available = "5.0"
    calls = ("django.forms.URLField",)
    methods = ("django.forms.URLField.__init__",)
    pins_default = True
    require = {"assume_scheme": (None, '"http"')}
    advice = 'Say assume_scheme="http" to keep the old scheme; "https" is what Django 6.0 assumes.'
    examples = [
        Fixes(
            before="""\
                from django import forms

                class LinkField(forms.URLField):
                    pass

                class ShopForm(forms.Form):
                    site = forms.URLField()
                    blog = forms.fields.URLField(
                        required=False,
                    )
                    link = LinkField(label="Link")
                """,
            after="""\
                from django import forms

                class LinkField(forms.URLField):
                    pass

                class ShopForm(forms.Form):
                    site = forms.URLField(assume_scheme="http")
                    blog = forms.fields.URLField(
                        required=False,
                        assume_scheme="http",
                    )
                    link = LinkField(label="Link", assume_scheme="http")
                """,
        ),
        Fixes(
            before="""\
                from django.forms import URLField

                class ShopField(URLField):
                    def __init__(self, label):
                        super().__init__(label=label, max_length=9)
                """,
            after="""\
                from django.forms import URLField

                class ShopField(URLField):
                    def __init__(self, label):
                        super().__init__(label=label, max_length=9, assume_scheme="http")
                """,
        ),
        Flags(
            """\
                from django.forms import URLField

                def field(**options):
                    return URLField(**options)

                class ShopField(URLField):
                    def __init__(self, **options):
                        super().__init__(**options)
                """,
            lines=(4, 8),
        ),
        Keeps(
            """\
                from django import forms
                from django.db import models
                from rest_framework.serializers import URLField

                class LinkField(forms.URLField):
                    def __init__(self, **options):
                        options.setdefault("assume_scheme", "https")
                        super().__init__(**options)

                one = forms.URLField(assume_scheme="https")
                two = URLField()
                three = models.URLField()
                four = LinkField(label="Link")
                """
        ),
        Keeps(
            """\
                from django.forms import fields

                class LocalField(fields.URLField):
                    def __init__(self, *args, **options):
                        super(fields.URLField, self).__init__(*args, **options)
                """
        ),
        Keeps(
            """\
                from shop.compat import URLField

                class LinkField(URLField):
                    pass

                site = URLField(required=False)
                link = LinkField(required=False)
                """,
            files={
                "shop/__init__.py": "",
                "shop/compat.py": "import django\nfrom django import forms\n\nURLField = forms.URLField\n"
                "if django.VERSION < (6, 0):\n    class URLField(forms.URLField):\n"
                "        def __init__(self, **options):\n"
                '            super().__init__(**{"assume_scheme": "https", **options})\n',
            },
        ),
        Keeps(
            path="shop/forms.py",
            source="""\
                from django import forms

                one = forms.URLField()
                """,
            files={"site/settings.py": "INSTALLED_APPS = []\nFORMS_URLFIELD_ASSUME_HTTPS = True\n"},
        ),
    ]

    def answer(self, site: Site, edit: object, message: str) -> Answer:
        """Where nobody knows the release that the code runs on, it may run on 6.0 and mean https."""
        if self.range.current is None:
            return site.suggest(edit, message=message)  # type: ignore[arg-type]
        return super().answer(site, edit, message)

    def wants(self, site: Site, call: ast.Call) -> bool:
        """Not where the settings chose a scheme for all fields, nor where a subclass has a constructor of its own."""
        if site.index.binders("FORMS_URLFIELD_ASSUME_HTTPS"):
            return False
        func = call.func
        if isinstance(func, ast.Attribute) and func.attr == "__init__":
            found, function = site.infer(func.value), site.function
            if found is None or function is None or not is_super(func.value):
                return False
            said = "assume_scheme" in site.source(function)
            return not said and super_definition(site, found.qname, "__init__") is None
        name = site.resolve(call.func) or ""
        return own_definition(site, name, "__init__") is None and not _of_a_shim(site.index, name)


def _of_a_shim(index: Index, qname: str) -> bool:
    """Whether a class descends from a name that the repository defines itself for some releases."""
    for ancestor in index.ancestry(qname):
        facts = index.class_facts(ancestor)
        for base in facts.bases if facts is not None else ():
            named = index.name(base or "")
            if not named.certain and index.may_be_own(named):
                return True
    return False
