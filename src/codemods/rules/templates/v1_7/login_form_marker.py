from __future__ import annotations

from codemods.templates.rule import Answers, Fixes, Flags, Keeps, Site, TemplateRule

__all__ = ["LoginFormMarker"]

_MARKER = "this_is_the_login_form"


class LoginFormMarker(TemplateRule):
    """The admin's login form no longer has the hidden field ``this_is_the_login_form``."""

    change = "1.7/admin-this-is-the-login-form"
    words = (_MARKER,)
    examples = (
        Fixes(
            before='<form>\n  <input type="hidden" name="this_is_the_login_form" value="1" />\n</form>',
            after="<form>\n</form>",
        ),
        Flags("{% if form.this_is_the_login_form.errors %}x{% endif %}", line=1),
        Keeps('<input type="hidden" name="login" />'),
    )

    def on_template(self, site: Site) -> Answers:
        template = site.template
        for element in template.markup.elements:
            name = element.attribute("name")
            if element.name == "input" and name is not None and template.markup.value(name) == _MARKER:
                yield site.fix(element, template.drop(element.start, element.end))
        for node in template.nodes:
            if _MARKER in node.text:
                yield site.flag(node, advice="Drop what depends on the field.")
