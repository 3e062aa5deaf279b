"""The argument ``dirs`` of the rendering functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import ChangeArguments
from codemods.rules.site import Site

_PLACES: dict[str, int | None] = {
    "django.template.loader.get_template": 1,
    "django.template.loader.select_template": 1,
    "django.template.loader.render_to_string": None,  # told with the context, which stands before them
    "django.shortcuts.render": 7,
    "django.shortcuts.render_to_response": 5,
}
"""Where the directories stood up to 1.9; another argument has the place since."""


class RenderingDirs(ChangeArguments):
    """Templates are not looked for in directories that a call names."""

    change = "1.8/rendering-dirs"
    also = ("1.10/template-dirs-argument",)
    calls = tuple(_PLACES)
    subclasses = False
    flag_remove = {"dirs": "Add an entry with these DIRS to TEMPLATES, and name it with using=."}
    examples = [
        Flags(
            """\
                from django.shortcuts import render
                from django.template.loader import get_template

                def view(request):
                    get_template("a.html", dirs=["/srv/a"])
                    return render(request, "a.html", dirs=["/srv/a"])
                """,
            lines=(5, 6),
        ),
        Flags(
            """\
                from django.template.loader import get_template, select_template

                get_template("a.html", DIRS), select_template(["a.html"], ["/srv/a"])
                """,
            lines=(3, 3),
            current="1.8",
        ),
        Keeps(
            """\
                from django.template.loader import get_template, render_to_string

                get_template("a.html", "jinja2"), get_template("a.html", None)
                render_to_string("a.html", {}, None, None)
                """,
            current="1.8",
        ),
        Keeps(
            """\
                from django.template.loader import get_template
                from shop.loader import get_template as own

                own("a.html", dirs=["/srv/a"])
                get_template("a.html", using="other")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        place = next((at for name, at in _PLACES.items() if call and site.is_name(call.func, name)), None)
        given = site.argument(call, "dirs", place) if call is not None else None
        if given is None or call is None or site.keyword(call, "dirs") is not None:
            yield from super().visit(site)
            return
        current = site.range.current
        old = isinstance(given, ast.List | ast.Tuple) or (current is not None and current < Release(1, 10))
        if old and not isinstance(given, ast.Constant):
            yield site.flag(
                message=f"{site.source(call.func)}() no longer takes dirs", advice=self.flag_remove["dirs"]
            )
