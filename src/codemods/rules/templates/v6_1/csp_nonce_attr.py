from __future__ import annotations

from codemods.templates.rule import Answers, Keeps, Site, Suggests, TemplateRule

__all__ = ["CspNonceAttr"]

_NONCES = frozenset({"{{ csp_nonce }}", "{{csp_nonce}}", "{{ request.csp_nonce }}", "{{request.csp_nonce}}"})


class CspNonceAttr(TemplateRule):
    """A tag writes the nonce attribute, and nothing where there is no nonce."""

    change = "6.1/csp-nonce-attr-tag"
    words = ("csp_nonce",)
    available = "6.1"
    examples = (
        Suggests(
            before='<script nonce="{{ csp_nonce }}" src="x.js"></script>',
            after='<script {% csp_nonce_attr %} src="x.js"></script>',
            modernize=True,
        ),
        Keeps('<p data-nonce="{{ csp_nonce }}">{{ csp_nonce }}</p>', modernize=True),
        Keeps('<script nonce="{{ csp_nonce }}"></script>'),
    )

    def on_template(self, site: Site) -> Answers:
        markup = site.template.markup
        for element in markup.elements:
            attribute = element.attribute("nonce")
            if element.name not in ("script", "style", "link") or attribute is None:
                continue
            if markup.value(attribute).strip() in _NONCES:
                edit = site.template.replace(attribute.start, attribute.end, "{% csp_nonce_attr %}")
                yield site.suggest(element, edit)
