from __future__ import annotations

from codemods.templates.loops import loop_of
from codemods.templates.reader import Tag
from codemods.templates.rule import Answers, Keeps, Site, Suggests, TemplateRule

__all__ = ["PasswordSummary"]

_PATH = "shop/templates/auth/widgets/read_only_password_hash.html"


class PasswordSummary(TemplateRule):
    """The widget of a password hash has no ``summary`` in its context; a tag of the auth app renders the hash."""

    change = "6.0/read-only-password-template-summary"
    tags = ("for",)
    words = ("summary",)
    available = "6.0"
    examples = (
        Suggests(
            before="<p>{% for entry in summary %}{{ entry.label }}{% endfor %}</p>",
            after="<p>{% load auth %}{% render_password_as_hash widget.value %}</p>",
            path=_PATH,
        ),
        Keeps("{% for entry in summary %}{{ entry.label }}{% endfor %}"),
        Keeps(
            "{% for entry in summaries %}{{ entry.label }}{% endfor %}",
            path=_PATH,
            current="5.2",
            target="6.0",
        ),
    )

    def on_tag(self, site: Site, tag: Tag) -> Answers:
        if not (site.name.endswith("read_only_password_hash.html") or site.context.widget_template):
            return
        loop, block = loop_of(tag), tag.block
        if (
            loop is not None
            and loop.over.text == "summary"
            and block is not None
            and block.closer is not None
        ):
            new = "{% load auth %}{% render_password_as_hash widget.value %}"
            yield site.suggest(tag, site.template.replace(tag.start, block.closer.end, new))
