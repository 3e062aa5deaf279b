"""``harden_runtime()`` of password hashers."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import own_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass

_BASE = "django.contrib.auth.hashers.BasePasswordHasher"
_NAME = "harden_runtime"


class PasswordHasherHardenRuntime(Rule):
    """A password hasher should have ``harden_runtime()``, which takes the time that weaker passwords save."""

    change = "1.9.3/password-hasher-harden-runtime"
    triggers = (OnSubclass(_BASE),)
    advice = "Let it run what is missing of the hasher's work; where there is nothing to catch up on, doing nothing will do."
    examples = [
        Suggests(
            before="""\
                from django.contrib.auth.hashers import BasePasswordHasher

                class PlainHasher(BasePasswordHasher):
                    algorithm = "plain"

                    def verify(self, password, encoded):
                        return password == encoded
                """,
            after="""\
                from django.contrib.auth.hashers import BasePasswordHasher

                class PlainHasher(BasePasswordHasher):
                    algorithm = "plain"

                    def verify(self, password, encoded):
                        return password == encoded

                    def harden_runtime(self, password, encoded):
                        pass
                """,
        ),
        Keeps(
            """\
                from django.contrib.auth.hashers import BasePasswordHasher, PBKDF2PasswordHasher

                class SlowHasher(PBKDF2PasswordHasher):
                    iterations = 10 ** 6

                class Mixin:
                    def harden_runtime(self, password, encoded):
                        pass

                class MixedHasher(Mixin, BasePasswordHasher):
                    pass

                class OwnHasher(BasePasswordHasher):
                    def harden_runtime(self, password, encoded):
                        self.encode(password, "salt")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        names = {site.resolve(base) for base in node.bases}
        if _BASE not in names or _NAME in site.module.walk.scope_of[node].bindings:
            return
        if own_definition(site, f"{site.module.name}.{node.name}", _NAME) is not None:
            return
        last = node.body[-1]
        code = f"def {_NAME}(self, password, encoded):\n    pass"
        yield site.suggest(site.insert_after(last, f"\n{code}"), node=node)
