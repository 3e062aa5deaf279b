from __future__ import annotations

from codemods.templates.expressions import Operand
from codemods.templates.reader import Use
from codemods.templates.rule import Answers, Flags, Keeps, Site, Suggests, TemplateRule

__all__ = ["OriginalContentTypeId"]


class OriginalContentTypeId(TemplateRule):
    """Inline forms of the admin have no ``original_content_type_id``; they have an ``absolute_url``."""

    change = "1.8/inlineadminform-original-content-type-id"
    also = ("1.10/inlineadminform-original-content-type",)
    attributes = ("original_content_type_id",)
    advice = "Link to {{ inline_admin_form.absolute_url }} instead."
    available = "1.8"
    examples = (
        Suggests(
            before="<a href=\"{% url 'admin:view_on_site' inline_admin_form.original_content_type_id "
            'inline_admin_form.original.pk %}">',
            after='<a href="{{ inline_admin_form.absolute_url }}">',
        ),
        Flags('<a href="../{{ inline_admin_form.original_content_type_id }}/">', line=1),
        Keeps("{{ original_content_type }}"),
    )

    def on_attribute(self, site: Site, use: Use, found: Operand) -> Answers:
        tag = use.tag
        if (
            tag is not None
            and tag.name == "url"
            and len(tag.arguments) == 3
            and tag.arguments[0].string == "admin:view_on_site"
            and use.argument is tag.arguments[1]
        ):
            form = found.text.rpartition(".")[0]
            yield site.suggest(tag, tag.replace(f"{{{{ {form}.absolute_url }}}}"))
        else:
            yield site.flag(found)
