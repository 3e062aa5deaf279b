"""``find_template()`` and its helpers in ``django.template.loader``."""

from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes import RemoveSymbols
from codemods.rules.shapes.called import CallBecomes


class FindTemplateRemoved(CallBecomes):
    """``django.template.loader.find_template()`` is a method of the template engine now."""

    change = "1.8/find-template-removed"
    calls = {
        "django.template.loader.find_template": (
            ("name",),
            "{django.template.Engine}.get_default().find_template({name})",
        ),
    }
    suggests = True
    advice = (
        "The engine asked is the one of TEMPLATES; get_template() is enough where the origin is not used."
    )
    examples = [
        Suggests(
            before="""\
                from django.template.loader import find_template

                def source(name):
                    template, origin = find_template(name)
                    return origin.name
                """,
            after="""\
                from django.template import Engine

                def source(name):
                    template, origin = Engine.get_default().find_template(name)
                    return origin.name
                """,
        ),
        Flags(
            """\
                from django.template import loader

                template, origin = loader.find_template("a.html", ["dir"])
                """,
            line=3,
        ),
        Keeps(
            """\
                from shop.loader import find_template

                find_template("a.html")
                """
        ),
    ]


class FindTemplateHelpersRemoved(RemoveSymbols):
    """Helpers of ``django.template.loader`` are the template engine's own business now."""

    change = "1.8/find-template-removed"
    names = {
        "django.template.loader.find_template_loader": "Use Engine.get_default().find_template_loader().",
        "django.template.loader.make_origin": "An engine makes the origins of its templates itself.",
        "django.template.loader.template_source_loaders": "Use Engine.get_default().template_loaders.",
    }
    examples = [
        Flags(
            """\
                from django.template import loader
                from django.template.loader import find_template_loader

                loader.template_source_loaders = None
                find_template_loader("x")
                """,
            lines=(2, 4),
        ),
        Keeps(
            """\
                from shop.loader import make_origin

                make_origin("x")
                """
        ),
    ]
