"""The keyword ``dictionary`` of the rendering functions."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments


class RenderingDictionaryKeyword(ChangeArguments):
    """``dictionary`` is ``context`` now."""

    change = "1.8/rendering-dictionary-keyword"
    also = ("1.10/render-dictionary-argument",)
    calls = (
        "django.shortcuts.render",
        "django.shortcuts.render_to_response",
        "django.template.loader.render_to_string",
    )
    subclasses = False
    rename = {"dictionary": "context"}
    available = "1.8"
    examples = [
        Fixes(
            before="""\
                from django.shortcuts import render, render_to_response
                from django.template import loader

                def view(request):
                    loader.render_to_string("a.html", dictionary={})
                    render_to_response("a.html", dictionary={}, content_type="text/xml")
                    return render(request, "a.html", dictionary={})
                """,
            after="""\
                from django.shortcuts import render, render_to_response
                from django.template import loader

                def view(request):
                    loader.render_to_string("a.html", context={})
                    render_to_response("a.html", context={}, content_type="text/xml")
                    return render(request, "a.html", context={})
                """,
        ),
        Keeps(
            """\
                from django.shortcuts import render
                from shop.shortcuts import render as own

                def view(request):
                    own(request, dictionary={})
                    return render(request, "a.html", {})
                """
        ),
    ]
