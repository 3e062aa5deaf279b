from __future__ import annotations

from itertools import pairwise

from codemods.findings import Edit
from codemods.templates.reader import Variable
from codemods.templates.rule import Answers, Keeps, Site, Suggests, TemplateRule

__all__ = ["FieldGroup"]

_PARTS = frozenset({"", ".label_tag", ".help_text", ".errors"})


class FieldGroup(TemplateRule):
    """One call prints label, help text, errors and widget of a field."""

    change = "5.0/field-group-templates"
    words = (".label_tag",)
    available = "5.0"
    examples = (
        Suggests(
            before="{{ form.name.label_tag }} {{ form.name.help_text|safe }}\n{{ form.name.errors }}{{ form.name }}",
            after="{{ form.name.as_field_group }}",
            modernize=True,
        ),
        Keeps("{{ f.label_tag }}{{ f.errors }}<b>{{ f }}</b>{{ f.help_text }}", modernize=True),
        Keeps("{{ f.label_tag }}{{ f.help_text }}{{ f.errors }}{{ f }}"),
    )

    def on_template(self, site: Site) -> Answers:
        nodes = site.template.nodes
        for index in range(len(nodes) - 3):
            group = nodes[index : index + 4]
            found = [_field_part(node) for node in group if isinstance(node, Variable)]
            if (
                len(found) == 4
                and len({field for field, _ in found}) == 1
                and {p for _, p in found} == _PARTS
            ):
                text = site.template.text
                between = (text[a.end : b.start] for a, b in pairwise(group))
                if found[0][0] and not any(gap.strip() for gap in between):
                    edit = Edit(group[0].start, group[3].end, f"{{{{ {found[0][0]}.as_field_group }}}}")
                    yield site.suggest(edit, edit)


def _field_part(node: Variable) -> tuple[str, str]:
    """The field that a variable prints a part of, and the part; ("", "?") for another variable."""
    value = node.expression
    if value is None or not value.variable or any(used.name != "safe" for used in value.filters):
        return "", "?"
    for part in _PARTS - {""}:
        if value.variable.endswith(part):
            return value.variable.removesuffix(part), part
    return value.variable, ""
