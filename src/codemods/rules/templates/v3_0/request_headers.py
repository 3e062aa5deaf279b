from __future__ import annotations

from codemods.templates.rule import Answers, Keeps, Site, Suggests, TemplateRule

__all__ = ["RequestHeaders"]


class RequestHeaders(TemplateRule):
    """Templates can read headers from ``request.headers``."""

    change = "3.0/template-request-headers"
    words = ("META.HTTP_",)
    available = "3.0"
    examples = (
        Suggests(
            before="{% if request.META.HTTP_X_LANG == 'de' %}{{ request.META.HTTP_USER_AGENT }}{% endif %}",
            after="{% if request.headers.x_lang == 'de' %}{{ request.headers.user_agent }}{% endif %}",
            modernize=True,
        ),
        Keeps("{{ request.META.REMOTE_ADDR }}{{ x.META.HTTP_HOST }}", modernize=True),
        Keeps("{{ request.META.HTTP_USER_AGENT }}"),
    )

    def on_template(self, site: Site) -> Answers:
        for node in site.template.nodes:
            if "META.HTTP_" not in node.text:
                continue
            for use in node.uses():
                base = use.expression.base
                if base.path[-3:-1] == ("request", "META") and base.path[-1].startswith("HTTP_"):
                    owner = base.text.rsplit(".", 2)[0]
                    header = base.path[-1].removeprefix("HTTP_").lower()
                    yield site.suggest(base, base.replace(f"{owner}.headers.{header}"))
