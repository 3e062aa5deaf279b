"""What the system checks ask of the languages in the settings (translation.E002 to E004)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import append, key_of
from codemods.rules.shapes.settings_modules import closure, importers, stars_before
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting

_LANGUAGES, _BIDI, _CODE = "LANGUAGES", "LANGUAGES_BIDI", "LANGUAGE_CODE"
_SILENCED = "SILENCED_SYSTEM_CHECKS"
_WELL_FORMED = re.compile(r"[a-z]{1,8}(?:-[a-z0-9]{1,8})*(?:@[a-z0-9]{1,20})?", re.IGNORECASE)


class CheckTranslationLanguages(Rule):
    """System checks stop every command where a language code is malformed, or LANGUAGES lacks LANGUAGE_CODE's.

    They only ask: what the settings do is what it was. So the fix lets the project go on as it is, by silencing the
    check; listing the language would offer it to visitors.
    """

    change = "3.0/check-translation-e002"
    advice = "Better than the silence: list the language of LANGUAGE_CODE, and write codes as in zh-hans."
    triggers = (OnSetting(_LANGUAGES), OnSetting(_BIDI))
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                INSTALLED_APPS = ["shop"]
                SECRET_KEY = "x"
                LANGUAGE_CODE = "en"
                LANGUAGES = (
                    ("fr", "French"),
                    ("ja", "Japanese"),
                )
                """,
            after="""\
                INSTALLED_APPS = ["shop"]
                SECRET_KEY = "x"
                LANGUAGE_CODE = "en"
                LANGUAGES = (
                    ("fr", "French"),
                    ("ja", "Japanese"),
                )
                SILENCED_SYSTEM_CHECKS = ["translation.E004"]
                """,
        ),
        Fixes(
            path="shop/settings.py",
            before="""\
                INSTALLED_APPS = ["shop"]
                SECRET_KEY = "x"
                LANGUAGES = [("de", _("German")), ("fr_FR.utf8", "French"), ("zh_Hans", "Chinese")]
                SILENCED_SYSTEM_CHECKS = ["fields.W342"]
                """,
            after="""\
                INSTALLED_APPS = ["shop"]
                SECRET_KEY = "x"
                LANGUAGES = [("de", _("German")), ("fr_FR.utf8", "French"), ("zh_Hans", "Chinese")]
                SILENCED_SYSTEM_CHECKS = ["fields.W342", "translation.E002", "translation.E004"]
                """,
        ),
        Fixes(
            path="runtests.py",
            before="""\
                from django.conf import settings

                settings.configure(LANGUAGE_CODE="en-us", LANGUAGES=[("de", "German")])
                """,
            after="""\
                from django.conf import settings

                settings.configure(LANGUAGE_CODE="en-us", LANGUAGES=[("de", "German")], SILENCED_SYSTEM_CHECKS=["translation.E004"])
                """,
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = ["shop"]
                SECRET_KEY = "x"
                LANGUAGE_CODE = "en"
                LANGUAGES = [("de", "German")]
                SILENCED_SYSTEM_CHECKS = read("checks")
                """,
            line=4,
        ),
        Flags(
            path="shop/settings/base.py",
            files={
                "shop/__init__.py": "",
                "shop/settings/__init__.py": "",
                "shop/settings/dev.py": """\
                    from shop.settings.base import *

                    LANGUAGE_CODE = "de"
                    """,
            },
            source="""\
                INSTALLED_APPS = ["shop"]
                SECRET_KEY = "x"
                LANGUAGES = [("de", "German")]
                """,
            line=3,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = ["shop"]
                SECRET_KEY = "x"
                LANGUAGE_CODE = "pt-br"
                LANGUAGES = [("pt-pt", "Portuguese"), ("zh-hans", "Chinese"), ("ca@valencia", "Valencian")]
                LANGUAGES_BIDI = ["ar"]
                """,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                import os

                INSTALLED_APPS = ["shop"]
                SECRET_KEY = "x"
                LANGUAGE_CODE = os.environ["LANGUAGE"]
                LANGUAGES = [("de", "German")]
                """,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                INSTALLED_APPS = ["shop"]
                SECRET_KEY = "x"
                LANGUAGES = [("de", "German"), ("zh_Hans", "Chinese")]
                SILENCED_SYSTEM_CHECKS = ["translation.E002", "translation.E004"]
                """,
        ),
        Keeps("""\
            from django.test import override_settings

            @override_settings(LANGUAGES=[("de", "German")])
            def test_it():
                pass
            """),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if (
            site.kind == "assign"
            and isinstance(node, ast.Assign | ast.AnnAssign)
            and site.scope.parent is None
        ):
            yield from self._module(site, node)
        elif site.kind == "keyword" and isinstance(node, ast.Call):
            if site.is_name(node.func, "django.conf.settings.configure"):
                yield from self._configure(site, node)

    def _module(self, site: Site, node: ast.Assign | ast.AnnAssign) -> Iterator[Answer]:
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        if not isinstance(target, ast.Name):
            return
        name = target.id
        value = site.value_of(name)
        if value is None or value is not node.value:
            return  # given more than once
        below, known = closure(site, stars_before(site))
        elsewhere = {bound for facts in (*below, *importers(site)) for bound in facts.bindings}
        code: str | None = None
        if _CODE in site.module.walk.root.bindings:
            given = site.value_of(_CODE)
            code = key_of(given) if given is not None else None
        elif known and not any(_CODE in facts.bindings for facts in below):
            code = "en-us"
        asked = self._asked(name, value, code)
        silenced = site.value_of(_SILENCED)
        if isinstance(silenced, ast.List | ast.Tuple):
            asked = [one for one in asked if one not in {key_of(element) for element in silenced.elts}]
        if not asked:
            return
        message = self._said(asked, code)
        certain = known and elsewhere.isdisjoint((_LANGUAGES, _BIDI, _CODE, _SILENCED))
        here = _SILENCED in site.module.walk.root.bindings
        edit: Edit | None = None
        quoted = [f'"{one}"' for one in asked]
        if not here:
            edit = site.insert_after(node, f"{_SILENCED} = [{', '.join(quoted)}]")
        elif isinstance(silenced, ast.List | ast.Tuple):
            try:
                edit = append(site, silenced, quoted)
            except CannotRewrite:
                edit = None
        if edit is None or not certain:
            yield site.flag(node=node, message=message)
        else:
            yield site.fix(edit, node=node, message=message)

    def _configure(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        given = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
        if site.has_stars(call) or "default_settings" in given:
            return
        code = key_of(given[_CODE]) if _CODE in given else "en-us"
        name = _LANGUAGES if _LANGUAGES in given else _BIDI
        asked = self._asked(name, given[name], code)
        silenced = given.get(_SILENCED)
        if isinstance(silenced, ast.List | ast.Tuple):
            asked = [one for one in asked if one not in {key_of(element) for element in silenced.elts}]
        if not asked:
            return
        quoted = [f'"{one}"' for one in asked]
        message = self._said(asked, code)
        if silenced is None:
            edit = site.edit_call(call).add(_SILENCED, f"[{', '.join(quoted)}]").edit()
            yield site.fix(edit, node=given[name], message=message)
        elif isinstance(silenced, ast.List | ast.Tuple):
            yield site.fix(append(site, silenced, quoted), node=given[name], message=message)
        else:
            yield site.flag(node=given[name], message=message)

    def _asked(self, name: str, value: ast.expr, code: str | None) -> list[str]:
        """The checks that say something of a literal list of languages; nothing of what cannot be read."""
        if not isinstance(value, ast.List | ast.Tuple):
            return []
        codes: list[str | None] = []
        for element in value.elts:
            if name == _LANGUAGES:
                pair = isinstance(element, ast.List | ast.Tuple) and len(element.elts) == 2
                codes.append(key_of(element.elts[0]) if pair else None)  # type: ignore[attr-defined]
            else:
                codes.append(key_of(element))
        malformed = any(one is not None and not _WELL_FORMED.fullmatch(one) for one in codes)
        if name == _BIDI:
            return ["translation.E003"] if malformed else []
        asked = ["translation.E002"] if malformed else []
        if code and None not in codes and codes:
            generic = code.lower().partition("-")[0]
            if not any(one and re.match(rf"{re.escape(generic)}(-|$)", one.lower()) for one in codes):
                asked.append("translation.E004")
        return asked

    def _said(self, asked: list[str], code: str | None) -> str:
        words = {
            "translation.E002": "LANGUAGES holds a malformed code",
            "translation.E003": "LANGUAGES_BIDI holds a malformed code",
            "translation.E004": f"LANGUAGES does not list {code}, which LANGUAGE_CODE names",
        }
        return f"{' and '.join(words[one] for one in asked)}: a system check stops every command ({', '.join(asked)})"
