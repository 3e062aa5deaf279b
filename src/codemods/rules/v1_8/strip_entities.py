"""``django.utils.html.strip_entities()``."""

import ast

from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes.called import CallBecomes, arguments_of
from codemods.rules.site import Site


class StripEntities(CallBecomes):
    """``strip_entities()`` is gone; what it did is one regular expression."""

    change = "1.8/strip-entities"
    also = ("1.10/html-strip-entities",)
    calls = {"django.utils.html.strip_entities": (("value",), "")}
    advice = "It never made HTML safe; use a sanitizer if that is what it is there for."
    examples = [
        Suggests(
            before="""\
                from django.utils.html import strip_entities

                text = strip_entities(value=name)
                """,
            after="""\
                import re

                text = re.sub(r"&(?:\\w+|#\\d+);", "", str(name))
                """,
            target="5.2",
        ),
        Flags(
            """\
                from django.utils.html import strip_entities

                text = map(strip_entities, [])
                """,
            line=1,
        ),
        Keeps(
            """\
                from django.utils.html import strip_tags
                from shop.html import strip_entities

                text = strip_entities(strip_tags("x"))
                """
        ),
    ]

    def written(self, site: Site, call: ast.Call) -> tuple[str, bool]:
        from codemods.django import api

        given = arguments_of(site, call, ("value",))
        name = "django.utils.encoding.force_text"
        known = all(api.exists(name, release) for release in self.range.supported)
        text = site.need(name) if known else "str"
        return self.filled(site, f'{{+re}}.sub(r"&(?:\\w+|#\\d+);", "", {text}({{value}}))', given), False
