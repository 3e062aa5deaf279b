"""``@python_2_unicode_compatible``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeClass
from codemods.rules.shapes.unused_imports import is_unused
from codemods.rules.site import Site


class Python2UnicodeCompatible(ChangeClass):
    """``@python_2_unicode_compatible`` does nothing on Python 3 and is gone."""

    change = "3.0/python-2-unicode-compatible"
    drop_decorators = (
        "django.utils.encoding.python_2_unicode_compatible",
        "django.utils.six.python_2_unicode_compatible",
    )
    available = "2.0"
    outlives = True  # its import is told of
    examples = [
        Fixes(
            before="""\
                from django.db import models
                from django.utils.encoding import python_2_unicode_compatible

                @python_2_unicode_compatible  # for Python 2
                class Book(models.Model):
                    def __str__(self):
                        return "book"
                """,
            after="""\
                from django.db import models

                class Book(models.Model):
                    def __str__(self):
                        return "book"
                """,
        ),
        Fixes(
            before="""\
                from django.utils import encoding

                @encoding.python_2_unicode_compatible
                class Book:
                    name = encoding.force_str("x")
                """,
            after="""\
                from django.utils import encoding

                class Book:
                    name = encoding.force_str("x")
                """,
        ),
        Fixes(
            before="""\
                from django.utils.encoding import python_2_unicode_compatible

                Book = python_2_unicode_compatible(
                    type("Book", (object,), {}))
                """,
            after="""\
                Book = type("Book", (object,), {})
                """,
        ),
        Fixes(
            before="""\
                from django.db import models
                from django.utils.encoding import force_str, python_2_unicode_compatible

                class Book(models.Model):
                    def __str__(self):
                        return force_str(self.pk)
                """,
            after="""\
                from django.db import models
                from django.utils.encoding import force_str

                class Book(models.Model):
                    def __str__(self):
                        return force_str(self.pk)
                """,
        ),
        Keeps(
            """\
                from django.utils.encoding import python_2_unicode_compatible
                """,
            path="shop/models.py",
            files={
                "shop/__init__.py": "",
                "shop/books.py": "from shop.models import python_2_unicode_compatible\n",
            },
        ),
        Keeps(
            """\
                from shop.compat import python_2_unicode_compatible

                @python_2_unicode_compatible
                class Book:
                    pass
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if site.kind == "import" and site.direct and self.gone and site.qname == self.drop_decorators[0]:
            if site.binding is not None and is_unused(site):
                site.remove_import(site.binding)
                yield site.fix(message=f"{site.qname} is gone, and nothing uses this import")
            return
        if call is None or site.kind != "use" or not self.replaceable:
            yield from super().visit(site)
        elif len(call.args) == 1 and isinstance(call.args[0], ast.Name | ast.Attribute | ast.Call):
            yield site.fix(site.replace(call, site.source(call.args[0])), node=call)
        else:
            yield site.flag()
