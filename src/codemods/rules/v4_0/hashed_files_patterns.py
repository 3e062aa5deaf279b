"""The patterns by which hashed storages find URLs in files."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import key_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass

Function = ast.FunctionDef | ast.AsyncFunctionDef
_PATTERN = "A pattern of a hashed storage needs the named groups matched and url"
_TEMPLATE = "The template of a hashed storage is filled with %(url)s, no longer with %s"
_GROUPS = "url_converter() is given matches with the named groups matched and url, and templates with %(url)s"


class HashedFilesPatterns(Rule):
    """The patterns of hashed storages have the named groups ``matched`` and ``url``, their templates ``%(url)s``."""

    change = "4.0/hashed-files-patterns"
    advice = 'Write (?P<matched>…(?P<url>…)…) and "%(url)s", and read matchobj.groupdict().'
    triggers = (OnSubclass("django.contrib.staticfiles.storage.HashedFilesMixin"),)
    examples = [
        Flags(
            """\
                from django.contrib.staticfiles.storage import ManifestStaticFilesStorage

                class Storage(ManifestStaticFilesStorage):
                    default_template = 'url("%s")'
                    patterns = ManifestStaticFilesStorage.patterns + (
                        ("*.js", (
                            (r"(require\\\\(['\\"](.*?)['\\"]\\\\))", "require('%s')"),
                            r"(load\\\\((.*?)\\\\))",
                        )),
                    )

                    def url_converter(self, name, hashed_files, template=None):
                        def converter(match):
                            matched, url = match.groups()
                            return template % self.url(url)
                        return converter
                """,
            lines=(4, 7, 8, 14),
        ),
        Keeps(
            """\
                from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
                from shop.patterns import PATTERNS

                class Storage(ManifestStaticFilesStorage):
                    default_template = 'url("%(url)s")'
                    patterns = (
                        ("*.js", (
                            (r"(?P<matched>require\\\\((?P<url>.*?)\\\\))", "require('%(url)s')"),
                            r"(?P<matched>load\\\\((?P<url>.*?)\\\\))",
                        )),
                    )

                    def url_converter(self, name, hashed_files, template=None):
                        converter = super().url_converter(name, hashed_files, template)
                        return lambda match: match.groupdict()["matched"] or converter(match)

                class Bare(ManifestStaticFilesStorage):
                    patterns = ()

                class Imported(ManifestStaticFilesStorage):
                    patterns = PATTERNS

                class Urls:
                    patterns = (("*.js", ("(load)",)),)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if not isinstance(site.node, ast.ClassDef):
            return
        for statement in site.node.body:
            if isinstance(statement, ast.Assign):
                name, value = getattr(statement.targets[0], "id", ""), statement.value
                if name == "default_template" and _is_old_template(key_of(value)):
                    yield site.flag(node=value, message=_TEMPLATE)
                elif name == "patterns":
                    yield from self._patterns(site, value)
            elif isinstance(statement, Function) and statement.name == "url_converter":
                if "groupdict" not in site.source(statement):
                    for node in ast.walk(statement):
                        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "groups":
                            yield site.flag(node=node, message=_GROUPS)

    def _patterns(self, site: Site, value: ast.expr) -> Iterator[Answer]:
        """The entries ``(glob, (pattern or (pattern, template), …))`` of a literal, alone or in a sum."""
        for node in ast.walk(value):
            if not isinstance(node, ast.Tuple | ast.List) or len(node.elts) != 2:
                continue
            glob, given = node.elts
            if "*" not in (key_of(glob) or "") or not isinstance(given, ast.Tuple | ast.List):
                continue
            for one in given.elts:
                pair = one.elts if isinstance(one, ast.Tuple | ast.List) and len(one.elts) == 2 else [one]
                if _is_old_pattern(key_of(pair[0])):
                    yield site.flag(node=pair[0], message=_PATTERN)
                elif _is_old_template(key_of(pair[-1])) and len(pair) == 2:
                    yield site.flag(node=pair[1], message=_TEMPLATE)


def _is_old_pattern(text: str | None) -> bool:
    return text is not None and not ("(?P<matched>" in text and "(?P<url>" in text)


def _is_old_template(text: str | None) -> bool:
    return text is not None and "%s" in text
