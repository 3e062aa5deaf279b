"""``django.template.loader.get_template_from_string()``."""

import ast

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.called import CallBecomes, arguments_of
from codemods.rules.site import Site


class GetTemplateFromStringRemoved(CallBecomes):
    """``get_template_from_string()`` is gone; it made a ``Template``."""

    change = "1.8/get-template-from-string-removed"
    calls = {
        "django.template.loader.get_template_from_string": (
            ("source", "origin", "name"),
            "{django.template.Template}",
        ),
    }
    advice = "Template() does the same."
    examples = [
        Fixes(
            before="""\
                from django.template import Context, loader
                from django.template.loader import get_template_from_string

                get_template_from_string("{{ x }}").render(Context({}))
                loader.get_template_from_string(source="{{ x }}", name="x")
                """,
            after="""\
                from django.template import Context, Template

                Template("{{ x }}").render(Context({}))
                Template("{{ x }}", name="x")
                """,
        ),
        Keeps(
            """\
                from shop.loader import get_template_from_string

                get_template_from_string("{{ x }}")
                """
        ),
    ]

    def written(self, site: Site, call: ast.Call) -> tuple[str, bool]:
        parameters, template = self.entry(site.qname)
        given = arguments_of(site, call, parameters)
        texts = [
            site.source(value) if name == "source" else f"{name}={site.source(value)}"
            for name, value in sorted(given.items(), key=lambda item: parameters.index(item[0]))
        ]
        return f"{self.filled(site, template, given)}({', '.join(texts)})", True
