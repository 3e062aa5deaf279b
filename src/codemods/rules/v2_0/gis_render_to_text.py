"""``render_to_text()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.called import CallBecomes


class GisRenderToText(CallBecomes):
    """``render_to_text()`` is gone: it was a response of plain text."""

    change = "2.0/undocumented-gis-render-to-text"
    calls = {
        "django.contrib.gis.shortcuts.render_to_text": (
            ("template_name", "context"),
            "{django.http.HttpResponse}({django.template.loader}.render_to_string({template_name}, {context}), "
            'content_type="text/plain")',
        ),
    }
    optional = {"context": "None"}
    examples = [
        Fixes(
            before="""\
                from django.contrib.gis.shortcuts import render_to_text

                def show(request):
                    return render_to_text("a.txt", {"a": 1})
                """,
            after="""\
                from django.http import HttpResponse
                from django.template import loader

                def show(request):
                    return HttpResponse(loader.render_to_string("a.txt", {"a": 1}), content_type="text/plain")
                """,
        ),
        Keeps("from django.contrib.gis.shortcuts import render_to_kml\n\nprint(render_to_kml('a.kml'))\n"),
    ]
