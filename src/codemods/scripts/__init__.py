"""Command lines outside Python: calls of ``manage.py`` and ``django-admin`` in scripts, build files and documents.

``check`` judges one file, ``wants`` says whether there may be anything to judge. A call is found among the words of
the command lines that the kind of file holds (Makefile recipes, ``RUN`` and ``CMD``, ``run:`` and ``script:`` of CI
files, ``commands`` of tox, ...); the rules under ``codemods.scripts.rules``, one file a command, see its words and
never a character of the file. What a document, a comment or an ``echo`` says is flagged and never rewritten, and so is
what Python code puts together (``subprocess.call(["manage.py", "syncdb"])``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ast
    from collections.abc import Set

    from codemods.findings import Finding
    from codemods.releases import Range
    from codemods.scripts.rule import Project, ScriptRule

__all__ = ["OTHERS", "all_rules", "check", "may_hold", "may_mention", "wants"]

OTHERS: dict[str, str] = {
    "1.11/liveserver-env-variable": "The live server of tests reads no DJANGO_LIVE_TEST_SERVER_ADDRESS any more.",
    "3.1/check-async-e001": "``check --deploy`` refuses DJANGO_ALLOW_ASYNC_UNSAFE in what is deployed.",
    "1.9.2/py-tpl-renamed": "``startapp`` and ``startproject`` write files that end in ``.py-tpl`` as ``.py``.",
}
"""The ledger rows that are answered without a rule on calls, and what changed."""


def wants(path: str, text: str | None = None) -> bool:
    """True where ``path`` (forward slashes) is a file that may hold command lines.

    A file without an ending whose name says nothing is told by its first line, where ``text`` is given.
    """
    from codemods.scripts.kinds import kind_of

    return kind_of(path, text) is not None


def may_mention(text: str, words: Set[bytes]) -> bool:
    """False for Python code, given with its words, that needs no look; it is quicker to tell than with ``may_hold``."""
    from codemods.scripts.python_code import may_mention

    return may_mention(text, words)


def may_hold(data: bytes) -> bool:
    """False for the bytes of a Python file that needs no look: most have no word of Django's command line."""
    from codemods.scripts.python_code import PYTHON_WORDS

    return any(word.encode() in data for word in PYTHON_WORDS)


def check(
    path: str,
    text: str,
    range: Range,
    modernize: bool = False,
    project: Project | None = None,
    tree: ast.Module | None = None,
) -> list[Finding]:
    """What is to be done in one file, in the order of places; empty for a file of no interest.

    ``path`` is relative to the root of the run, ``text`` the decoded file; ``project`` is what is known of the
    repository (its own commands, its databases and fixtures), ``tree`` what Python code was parsed to, if it was. Never raises for what is wrong with the file. Edits do
    not overlap; a call that two changes hit may need a second pass.
    """
    from codemods.scripts.checker import check_file
    from codemods.scripts.rule import Project

    return check_file(path, text, range, modernize, project or Project(), tree)


def all_rules() -> tuple[type[ScriptRule], ...]:
    """The classes of all rules, for tables and explanations."""
    from codemods.scripts.rules import ALL

    return ALL
