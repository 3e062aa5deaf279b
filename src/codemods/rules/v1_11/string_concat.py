"""``string_concat()``."""

from __future__ import annotations

import ast

from codemods.releases import Release
from codemods.rewrite.answer import CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.called import CallBecomes
from codemods.rules.site import Site

_FORMAT = "django.utils.text.format_lazy"


class StringConcat(CallBecomes):
    """``string_concat()`` gave way to ``format_lazy()``."""

    change = "1.11/string-concat"
    also = ("2.1/string-concat",)
    calls = {"django.utils.translation.string_concat": ((), "")}
    needs = (_FORMAT,)
    advice = "Write format_lazy('{}{}', one, other)."
    examples = [
        Fixes(
            before="""\
                from django.utils.translation import string_concat, ugettext_lazy as _

                label = string_concat(_("Name"), ": ", _("of {it}"), "{", 'x')
                both = string_concat(label, label)

                def join(*parts):
                    return string_concat(*parts)
                """,
            after="""\
                from django.utils.text import format_lazy
                from django.utils.translation import ugettext_lazy as _

                label = format_lazy("{}: {}{{x", _("Name"), _("of {it}"))
                both = format_lazy("{}{}", label, label)

                def join(*parts):
                    return format_lazy("{}" * len(parts), *parts)
                """,
        ),
        Fixes(
            target="2.1",
            supports="1.11",
            before="""\
                from django.utils.translation import string_concat, ugettext_lazy as _

                label = string_concat(_("Name"), ": ")
                """,
            after="""\
                from django.utils.text import format_lazy
                from django.utils.translation import ugettext_lazy as _

                label = format_lazy(u"{}: ", _("Name"))
                """,
        ),
        Flags(
            """\
                from django.utils.translation import string_concat

                def join(parts):
                    return string_concat("a", *parts()), map(string_concat, parts)
                """,
            lines=(1, 4),
        ),
        Keeps("from shop.text import string_concat\n\nprint(string_concat('a', 'b'))\n"),
    ]

    def written(self, site: Site, call: ast.Call) -> tuple[str, bool]:
        if call.keywords or not call.args:
            raise CannotRewrite("the call has other arguments than texts")
        form = site.need(_FORMAT)
        prefix = self._prefix(site)
        if isinstance(call.args[0], ast.Starred):
            handed = call.args[0].value
            if len(call.args) > 1 or not isinstance(handed, ast.Name):
                raise CannotRewrite("the number of texts cannot be told")
            return f'{form}({prefix}"{{}}" * len({handed.id}), *{handed.id})', True
        template = ""
        handed_on: list[str] = []
        for argument in call.args:
            if isinstance(argument, ast.Starred):
                raise CannotRewrite("the number of texts cannot be told")
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                template += argument.value.replace("{", "{{").replace("}", "}}")
            else:
                template += "{}"
                handed_on.append(site.source(argument))
        quote = "'" if '"' in template or ("'" in site.source(call) and '"' not in site.source(call)) else '"'
        text = repr(template)[1:-1]
        if quote == '"':
            text = text.replace("\\'", "'").replace('"', '\\"')
        elif repr(template)[0] == '"':
            text = text.replace("'", "\\'")
        pieces = [f"{prefix}{quote}{text}{quote}", *handed_on]
        return f"{form}({', '.join(pieces)})", True

    def _prefix(self, site: Site) -> str:
        """``u`` where the code may run on Python 2, whose plain literals could not take translated text in."""
        if self.range.supports >= Release(2, 0) or "unicode_literals" in site.module.walk.root.bindings:
            return ""
        return "u"
