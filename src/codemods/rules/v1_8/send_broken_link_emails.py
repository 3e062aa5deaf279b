"""The setting ``SEND_BROKEN_LINK_EMAILS``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.literals import append
from codemods.rules.site import Site
from codemods.rules.triggers import OnSetting

_MIDDLEWARE = "django.middleware.common.BrokenLinkEmailsMiddleware"


class SendBrokenLinkEmails(Rule):
    """``SEND_BROKEN_LINK_EMAILS`` is not read any more; ``BrokenLinkEmailsMiddleware`` sends the mails."""

    change = "1.8/send-broken-link-emails"
    triggers = (OnSetting("SEND_BROKEN_LINK_EMAILS"),)
    advice = "Put BrokenLinkEmailsMiddleware first among the middleware."
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = ""
                SEND_BROKEN_LINK_EMAILS = True
                MIDDLEWARE_CLASSES = (
                    "django.middleware.common.CommonMiddleware",
                    "shop.middleware.Guard",
                )
                """,
            after="""\
                SECRET_KEY = ""
                MIDDLEWARE_CLASSES = (
                    "django.middleware.common.BrokenLinkEmailsMiddleware",
                    "django.middleware.common.CommonMiddleware",
                    "shop.middleware.Guard",
                )
                """,
        ),
        Fixes(
            path="shop/settings.py",
            before="""\
                SECRET_KEY = ""
                SEND_BROKEN_LINK_EMAILS = False
                DEBUG = True
                """,
            after="""\
                SECRET_KEY = ""
                DEBUG = True
                """,
        ),
        Flags(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = ""
                DEBUG = True
                SEND_BROKEN_LINK_EMAILS = not DEBUG
                """,
            line=3,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                SECRET_KEY = ""
                IGNORABLE_404_URLS = ()
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if site.kind != "assign" or not isinstance(node, ast.Assign) or len(node.targets) != 1:
            if site.kind != "string":
                yield site.flag()
            return
        if not isinstance(node.value, ast.Constant) or site.module.walk.names.get("SEND_BROKEN_LINK_EMAILS"):
            yield site.flag()
            return
        if not node.value.value:
            yield site.fix(site.remove(node))
            return
        for name in ("MIDDLEWARE_CLASSES", "MIDDLEWARE"):
            listed = site.value_of(name)
            if isinstance(listed, ast.List | ast.Tuple):
                names = [one.value for one in listed.elts if isinstance(one, ast.Constant)]
                if _MIDDLEWARE in names:
                    yield site.fix(site.remove(node))
                    return
                if listed.elts:
                    quote = site.source(listed.elts[0])[-1]
                    if quote in "'\"":
                        edit = append(site, listed, [f"{quote}{_MIDDLEWARE}{quote}"], front=True)
                        yield site.fix(site.remove(node), edit)
                        return
        yield site.flag()
