"""``format_html()`` of constant markup."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class FormatHtmlLiteral(Rule):
    """``format_html()`` must be given arguments; constant markup is marked safe with ``mark_safe()``."""

    change = "5.0/format-html-no-args-literal"
    also = ("6.0/format-html-no-args-literal",)
    advice = "Write mark_safe() around markup that is constant."
    triggers = (OnCall("django.utils.html.format_html"),)
    examples = [
        Fixes(
            before="""\
                from django.utils.html import format_html

                def icon(obj):
                    return format_html('<i class="{{x}}"></i>') + format_html("<b>{}</b>", obj)
                """,
            after="""\
                from django.utils.html import format_html
                from django.utils.safestring import mark_safe

                def icon(obj):
                    return mark_safe('<i class="{x}"></i>') + format_html("<b>{}</b>", obj)
                """,
        ),
        Fixes(
            before="""\
                from django.utils import html

                LINE = html.format_html(
                    "<hr>"
                    "<br>",  # twice
                )
                """,
            after="""\
                from django.utils.safestring import mark_safe

                LINE = mark_safe(
                    "<hr>"
                    "<br>",  # twice
                )
                """,
        ),
        Flags(
            """\
                from django.utils.html import format_html

                LINE = format_html("<b>{}</b>")
                """,
            line=3,
        ),
        Keeps(
            """\
                from django.utils.html import format_html
                from shop.markup import format_html as own

                def show(args):
                    return own("<b>x</b>") + format_html("<b></b>", *args) + format_html("<i>{x}</i>", x=1)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or len(call.args) + len(call.keywords) != 1:
            return
        value = site.argument(call, "format_string", 0)
        if not isinstance(value, ast.Constant) or not isinstance(value.value, str):
            return
        text = value.value
        try:
            meant = text.format()
        except (LookupError, ValueError):
            yield site.flag(advice="The text has placeholders; give the values that belong there.")
            return
        editor = site.edit_call(call)
        if call.keywords:
            raise CannotRewrite("the text is given by keyword")
        if meant != text:
            source = site.source(value).replace("{{", "{").replace("}}", "}")
            try:
                same = ast.literal_eval(f"({source})") == meant
            except (SyntaxError, ValueError):
                same = False
            if not same:
                raise CannotRewrite("the doubled braces of the text cannot be told apart")
            editor.value(0, source)
        editor.callee(site.need("django.utils.safestring.mark_safe"))
        yield site.fix(editor.edit())
