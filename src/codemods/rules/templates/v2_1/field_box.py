from __future__ import annotations

import re

from codemods.templates.rule import Answers, Keeps, Site, Suggests, TemplateRule

__all__ = ["FieldBox"]

_NAME = re.compile(r"(?<![\w-])field-box(?![\w-])")
_ADMIN = re.compile(
    r"[\"'/]admin/|\binline_admin_form|\badminform\b|\bline\.fields\b|\bform-row\b|\binline-group\b"
)


class FieldBox(TemplateRule):
    """The class of a field in a line of several is ``fieldBox`` in the admin, no longer ``field-box``."""

    change = "2.1/admin-fieldbox-class"
    words = ("field-box",)
    advice = "Do so where the admin's own form is meant, and no model field called box."
    examples = (
        Suggests(
            path="shop/templates/shop/fieldset.html",
            before='<div class="form-row">{% for field in line %}\n'
            '<div{% if a %} class="field-box{% if b %} field-{{ field.name }}{% endif %}"{% endif %}>{% endfor %}</div>',
            after='<div class="form-row">{% for field in line %}\n'
            '<div{% if a %} class="fieldBox{% if b %} field-{{ field.name }}{% endif %}"{% endif %}>{% endfor %}</div>',
        ),
        Suggests(
            path="shop/templates/admin/shop/change_form.html",
            before="<style>.field-box { float: left }</style><p class='wide field-box'>field-box</p>",
            after="<style>.fieldBox { float: left }</style><p class='wide fieldBox'>field-box</p>",
        ),
        Keeps('<p class="field-box">', path="shop/templates/shop/page.html"),
        Keeps('<p class="field-boxes my-field-box" id="field-box">', path="shop/templates/admin/base.html"),
    )

    def on_template(self, site: Site) -> Answers:
        if not (site.name.startswith("admin/") or _ADMIN.search(site.template.text)):
            return
        for match in site.find(_NAME):
            attribute = site.template.markup.attribute_at(match.start())
            named = attribute is not None and attribute.name == "class"
            styled = site.template.markup.raw(match.start()) in ("style", "script")
            if named or (styled and site.template.text[match.start() - 1] == "."):
                edit = site.template.replace(match.start(), match.end(), "fieldBox")
                yield site.suggest(edit, edit)
