"""``django.template.resolve_variable()``."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.called import CallBecomes


class ResolveVariable(CallBecomes):
    """``resolve_variable()`` is gone; a ``Variable`` resolves itself."""

    change = "1.8/resolve-variable"
    also = ("1.10/template-resolve-variable",)
    calls = {
        "django.template.base.resolve_variable": (
            ("path", "context"),
            "{django.template.Variable}({path}).resolve({context})",
        ),
    }
    advice = "Use Variable(path).resolve(context)."
    examples = [
        Fixes(
            before="""\
                from django import template
                from django.template import Node, resolve_variable

                class ShowNode(Node):
                    def render(self, context):
                        one = template.resolve_variable("one", context)
                        return resolve_variable(self.path, context=context) + one
                """,
            after="""\
                from django.template import Node, Variable

                class ShowNode(Node):
                    def render(self, context):
                        one = Variable("one").resolve(context)
                        return Variable(self.path).resolve(context) + one
                """,
        ),
        Flags(
            """\
                from django.template import resolve_variable

                read = map(resolve_variable, [])
                """,
            line=1,
        ),
        Keeps(
            """\
                from django.template import Variable

                def resolve_variable(path, context):
                    return Variable(path).resolve(context)

                resolve_variable("x", {})
                """
        ),
    ]
