"""Arguments of ``Library.inclusion_tag()``."""

from __future__ import annotations

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments


class InclusionTagArguments(ChangeArguments):
    """``inclusion_tag()`` takes ``filename``, and a function behind it: the rest is given by keyword."""

    change = "1.9/undocumented-inclusion-tag-arguments"
    methods = ("django.template.Library.inclusion_tag", "django.template.base.Library.inclusion_tag")
    rename = {"file_name": "filename"}
    keywords = (None, "takes_context", "name")
    available = "1.9"
    examples = [
        Fixes(
            before="""\
                from django import template

                register = template.Library()

                @register.inclusion_tag(file_name="a.html", takes_context=True)
                def one(context):
                    return {}

                @register.inclusion_tag("b.html", True, "second")
                def two(context):
                    return {}
                """,
            after="""\
                from django import template

                register = template.Library()

                @register.inclusion_tag(filename="a.html", takes_context=True)
                def one(context):
                    return {}

                @register.inclusion_tag("b.html", takes_context=True, name="second")
                def two(context):
                    return {}
                """,
        ),
        Keeps(
            """\
                from django import template
                from shop.tags import register as own

                register = template.Library()

                @own.inclusion_tag(file_name="a.html")
                def one(context):
                    return {}

                @register.inclusion_tag("b.html", takes_context=True)
                def two(context):
                    return {}
                """
        ),
    ]
