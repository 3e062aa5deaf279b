"""The argument ``dirs`` of the rendering functions."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import ChangeArguments


class RenderingDirs(ChangeArguments):
    """Templates are not looked for in directories that a call names."""

    change = "1.8/rendering-dirs"
    also = ("1.10/template-dirs-argument",)
    calls = (
        "django.template.loader.get_template",
        "django.template.loader.select_template",
        "django.shortcuts.render",
        "django.shortcuts.render_to_response",
        "django.template.loader.render_to_string",
    )
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
        Keeps(
            """\
                from django.template.loader import get_template
                from shop.loader import get_template as own

                own("a.html", dirs=["/srv/a"])
                get_template("a.html", using="other")
                """
        ),
    ]
