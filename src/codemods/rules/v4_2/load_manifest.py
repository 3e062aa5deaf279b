"""``load_manifest()`` of static files storages."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod


class LoadManifest(Rule):
    """``load_manifest()`` gives the paths and the hash of the manifest, no longer the paths alone."""

    change = "4.2/load-manifest-tuple"
    available = "4.2"
    advice = 'Return a pair: the paths, and the hash of the manifest (""  for none).'
    triggers = (OnMethod("django.contrib.staticfiles.storage.ManifestFilesMixin", "load_manifest"),)
    examples = [
        Fixes(
            before="""\
                from django.contrib.staticfiles.storage import ManifestStaticFilesStorage

                class Storage(ManifestStaticFilesStorage):
                    def load_manifest(self):
                        if self.empty:
                            return {}
                        paths = super().load_manifest()
                        paths["a"] = "b"
                        return paths
                """,
            after="""\
                from django.contrib.staticfiles.storage import ManifestStaticFilesStorage

                class Storage(ManifestStaticFilesStorage):
                    def load_manifest(self):
                        if self.empty:
                            return {}, ""
                        paths, manifest_hash = super().load_manifest()
                        paths["a"] = "b"
                        return paths, manifest_hash
                """,
        ),
        Flags(
            """\
                from django.contrib.staticfiles.storage import ManifestStaticFilesStorage

                class Storage(ManifestStaticFilesStorage):
                    def load_manifest(self):
                        return dict(super().load_manifest())
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.contrib.staticfiles.storage import ManifestStaticFilesStorage

                class Storage(ManifestStaticFilesStorage):
                    def load_manifest(self):
                        try:
                            return super().load_manifest()
                        except ValueError:
                            return {}, ""
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        function = site.node
        if not isinstance(function, ast.FunctionDef):
            return
        edits: list[Edit] = []
        hash_name = '""'
        pair = False
        for part in ast.walk(function):
            if not (isinstance(part, ast.Call) and _is_super_call(part)):
                continue
            parent = site.module.parents.get(part)
            if isinstance(parent, ast.Return):
                pair = True
            elif isinstance(parent, ast.Assign) and isinstance(parent.targets[0], ast.Name):
                edits.append(site.replace(parent.targets[0], f"{parent.targets[0].id}, manifest_hash"))
                hash_name = "manifest_hash"
            elif isinstance(parent, ast.Assign) and isinstance(parent.targets[0], ast.Tuple):
                pair = True
            else:
                yield site.flag()
                return
        for part in ast.walk(function):
            if isinstance(part, ast.Return) and part.value is not None:
                if isinstance(part.value, ast.Dict):
                    edits.append(site.replace(part.value, f'{site.source(part.value)}, ""'))
                elif isinstance(part.value, ast.Name) and not pair:
                    edits.append(site.replace(part.value, f"{site.source(part.value)}, {hash_name}"))
        if edits and self.replaceable:
            yield site.fix(edits)
        elif edits:
            yield site.flag()


def _is_super_call(node: ast.Call) -> bool:
    func = node.func
    if (
        not isinstance(func, ast.Attribute)
        or func.attr != "load_manifest"
        or not isinstance(func.value, ast.Call)
    ):
        return False
    return isinstance(func.value.func, ast.Name) and func.value.func.id == "super"
