"""``django.template.base.compile_string()``."""

from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes.called import CallBecomes


class CompileStringRemoved(CallBecomes):
    """``compile_string()`` is gone; a template has its nodes in ``nodelist``."""

    change = "1.8/compile-string-removed"
    calls = {
        "django.template.base.compile_string": (
            ("template_string", "origin"),
            "{django.template.Template}({template_string}).nodelist",
        ),
    }
    suggests = True
    advice = "The origin is not kept."
    examples = [
        Suggests(
            before="""\
                from django.template.base import compile_string, StringOrigin

                nodes = compile_string("{{ x }}", StringOrigin("{{ x }}"))
                """,
            after="""\
                from django.template import Template

                nodes = Template("{{ x }}").nodelist
                """,
        ),
        Flags(
            """\
                from django.template import compile_string

                compilers = [compile_string]
                """,
            line=1,
        ),
        Keeps(
            """\
                from shop.template import compile_string

                nodes = compile_string("{{ x }}", None)
                """
        ),
    ]
