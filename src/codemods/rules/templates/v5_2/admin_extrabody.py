from __future__ import annotations

import re

from codemods.templates.rule import Answers, Keeps, Site, Suggests, TemplateRule

__all__ = ["AdminExtrabody"]

_SCRIPTS = re.compile(
    r"\s*\{\{ *block\.super *\}\}\s*((?:<script\b[^<>]*>(?:(?!</script).)*</script>\s*)+)", re.DOTALL
)


class AdminExtrabody(TemplateRule):
    """The admin has a block right before the end of the body, for scripts."""

    change = "5.2/admin-extrabody-block"
    parents = ("admin/base.html", "admin/base_site.html")
    words = ("block.super",)
    available = "5.2"
    examples = (
        Suggests(
            before='{% extends "admin/base.html" %}{% block footer %}{{ block.super }}<script src="x.js"></script>'
            "{% endblock footer %}",
            after='{% extends "admin/base.html" %}{% block extrabody %}<script src="x.js"></script>'
            "{% endblock extrabody %}",
            modernize=True,
        ),
        Keeps(
            '{% extends "admin/base.html" %}{% block footer %}{{ block.super }}<p>x</p>{% endblock %}',
            modernize=True,
        ),
        Keeps(
            '{% extends "base.html" %}{% block footer %}{{ block.super }}<script></script>{% endblock %}',
            modernize=True,
        ),
    )

    def on_template(self, site: Site) -> Answers:
        block = site.template.block("footer")
        if block is None or block.closer is None or site.template.block("extrabody") is not None:
            return
        match = _SCRIPTS.fullmatch(site.template.text, block.start, block.end)
        if match is None:
            return
        names = (*block.opener.arguments, *block.closer.arguments)
        renames = [name.replace("extrabody") for name in names if name.text == "footer"]
        yield site.suggest(block.opener, *renames, site.template.replace(block.start, block.end, match[1]))
