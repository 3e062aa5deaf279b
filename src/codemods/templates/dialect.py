"""Django's template language or Jinja's: told apart by the name of the file, else by what only one of them has."""

from __future__ import annotations

import re

from codemods.templates.reader import Node, Tag, Template, Variable

__all__ = ["is_jinja", "is_jinja_name"]

_SUFFIXES = (".jinja", ".jinja2", ".j2")
_FOLDERS = frozenset({"jinja2", "jinja"})
_CALL = re.compile(r"(?<![\w.])(?!_\()[A-Za-z_][\w.]*\(")
_SET = re.compile(r"set\s+[\w.,\s]+=(?!=)")
_IMPORT = re.compile(r"from\s+\S+\s+import\s|import\s+\S+\s+as\s")
_STATEMENTS = frozenset({"set", "from", "import"})
_STRINGS = re.compile(r"\"[^\"]*\"|'[^']*'")
_DJANGO_TAGS = frozenset(
    [
        "blocktrans",
        "blocktranslate",
        "comment",
        "csrf_token",
        "empty",
        "endblocktrans",
        "endblocktranslate",
        "endcomment",
        "endifequal",
        "endifnotequal",
        "endverbatim",
        "firstof",
        "ifchanged",
        "ifequal",
        "ifnotequal",
        "load",
        "now",
        "regroup",
        "spaceless",
        "static",
        "translate",
        "url",
        "verbatim",
        "widthratio",
    ]
)


def is_jinja_name(path: str) -> bool:
    """True where the path alone says Jinja: its suffix, or one of Django's folders for Jinja templates."""
    parts = path.split("/")
    return parts[-1].endswith(_SUFFIXES) or not _FOLDERS.isdisjoint(parts[:-1])


def is_jinja(template: Template) -> bool:
    """True where the text holds more that only Jinja has than what only Django has."""
    jinja = sum(_is_jinja_node(node) for node in template.nodes)
    return jinja > 0 and jinja > sum(_is_django_node(node) for node in template.nodes)


def _is_jinja_node(node: Node) -> bool:
    text = node.text
    if isinstance(node, Tag):
        return (
            text[2] in "-+"
            or text[-3] == "-"
            or "(" in text
            or node.name in _STATEMENTS
            or node.name == "endtrans"  # Django's own tag of that name is no block
        ) and _is_jinja_tag(node)
    return ("(" in text or "-" in (text[2], text[-3])) and _is_jinja_expression(text, node.contents)


def _is_django_node(node: Node) -> bool:
    if isinstance(node, Tag):
        return node.name in _DJANGO_TAGS
    assert isinstance(node, Variable)
    value = node.expression
    if value is None:
        return False
    return value.variable.startswith("forloop.") or any(use.argument is not None for use in value.filters)


def _is_jinja_tag(tag: Tag) -> bool:
    contents = tag.contents
    if tag.name == "endtrans":
        return True
    if contents[0] in "-+" or contents[-1] == "-":
        return True
    if tag.name in ("set", "from", "import"):
        return (_SET if tag.name == "set" else _IMPORT).match(contents) is not None
    if tag.name in ("macro", "call", "if", "elif", "for", "do"):
        return _CALL.search(_STRINGS.sub("", contents[len(tag.name) :])) is not None
    return False


def _is_jinja_expression(text: str, contents: str) -> bool:
    if text.startswith(("{{- ", "{{-\t")) or text.endswith(" -}}"):
        return True
    return "(" in contents and _CALL.search(_STRINGS.sub("", contents)) is not None
