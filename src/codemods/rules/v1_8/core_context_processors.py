"""The module ``django.core.context_processors``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class CoreContextProcessors(RenameSymbols):
    """``django.core.context_processors`` is ``django.template.context_processors`` now."""

    change = "1.8/core-context-processors"
    also = ("1.10/core-context-processors-import", "1.10/core-context-processors-setting")
    moves = {"django.core.context_processors": "django.template.context_processors"}
    paths = True
    examples = [
        Fixes(
            before="""\
                from django.core.context_processors import csrf
                from django.shortcuts import render_to_response

                def view(request):
                    return render_to_response("a.html", csrf(request))
                """,
            after="""\
                from django.template.context_processors import csrf
                from django.shortcuts import render_to_response

                def view(request):
                    return render_to_response("a.html", csrf(request))
                """,
        ),
        Fixes(
            path="shop/conf.py",
            before="""\
                TEMPLATE_CONTEXT_PROCESSORS = (
                    "django.contrib.auth.context_processors.auth",
                    "django.core.context_processors.request",
                    'django.core.context_processors.i18n',
                    "shop.context_processors.cart",
                )
                """,
            after="""\
                TEMPLATE_CONTEXT_PROCESSORS = (
                    "django.contrib.auth.context_processors.auth",
                    "django.template.context_processors.request",
                    'django.template.context_processors.i18n',
                    "shop.context_processors.cart",
                )
                """,
        ),
        Fixes(
            before="""\
                from django.core import context_processors

                print(context_processors.csrf)
                """,
            after="""\
                from django.template import context_processors

                print(context_processors.csrf)
                """,
        ),
        Keeps(
            """\
                from shop.core.context_processors import csrf

                print(csrf, "django.core.context_processors_old.csrf")
                """
        ),
    ]
