"""``Context`` and ``Template`` in ``django.template.loader``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class TemplateLoaderNamespace(RenameSymbols):
    """``django.template.loader`` no longer offers ``Context`` and ``Template``."""

    change = "1.8/template-loader-namespace"
    renames = {
        "django.template.loader.Context": "django.template.Context",
        "django.template.loader.Template": "django.template.Template",
    }
    examples = [
        Fixes(
            before="""\
                from django.template import loader
                from django.template.loader import Context, get_template

                def mail(data):
                    loader.Template("x")
                    return get_template("mail.txt").render(Context(data))
                """,
            after="""\
                from django.template import Context, Template
                from django.template.loader import get_template

                def mail(data):
                    Template("x")
                    return get_template("mail.txt").render(Context(data))
                """,
        ),
        Keeps(
            """\
                from django.template import Context, Template
                from django.template.base import Context as Base
                from django.template.loader import get_template

                print(Context, Template, get_template, Base)
                """
        ),
    ]
