"""Codes of findings, and the selectors by which a user means some of them.

A code is ``<release>/<slug>`` (a ledger id) or, for what no single item of the release notes is about, one of ``OWN``
or a rule's own. A selector is a code or the beginning of one up to a full stop or a slash: ``3`` means 3.0 to 3.2,
``3.0`` that release with its patch releases, ``api`` every finding of the API check; ``ALL`` means everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

__all__ = ["OWN", "covers", "near_misses", "selected", "unknown"]

OWN: dict[str, str] = {
    "api/attribute": "A name that is read from one of Django's modules or classes is not there on the target.",
    "api/call": "Something of Django's is called in a way that its signature on the target does not take.",
    "api/import": "A name that is imported from Django is not there on the target.",
    "api/moved": "A name of Django's is found under another path on the target: the same object.",
    "api/override": "A method overrides one of Django's that is gone on the target, or is called otherwise there.",
    "api/template": "A template that is extended, included or replaced is no longer among Django's own.",
    "api/template-block": "A block that is overridden is no longer in Django's own template.",
    "file/binary": "The file holds NUL bytes, so it is no text.",
    "file/encoding": "The file cannot be read in the encoding that it declares.",
    "file/link-outside": "The link leads out of the given folders and is not followed; nothing is wrong with it.",
    "file/malformed": "The file, or a part of it, is not in its format, so what it says of Django is not known.",
    "file/newer-python": "The file is in a newer Python than codemods runs on; run it with the project's own.",
    "file/not-a-file": "What was named is neither a file nor a folder.",
    "file/not-found": "What was named does not exist, or is a link that leads nowhere.",
    "file/python-2": "The file is in Python 2, which Django has not run on since 2.0; translate it first.",
    "file/rewrite-failed": "A rewrite did not hold up when its result was read again, so it was taken back: our fault.",
    "file/rule-failed": "A rule could not deal with the file: our fault. The other rules have looked at it.",
    "file/syntax-error": "The file is not valid Python.",
    "file/template-syntax": "The template is not one that Django accepts.",
    "file/too-large": "The file is too large to be looked at.",
    "file/unreadable": "The file cannot be opened.",
    "file/unused-ignore": "A comment that silences findings has none to silence.",
    "pins/classifiers": "The package says that it supports what the target does not run on, or leaves the target out.",
    "pins/database": "A database server, or a system's SQLite, is older than what the target works with.",
    "pins/dependency": "A requirement keeps out what the target needs of a package that it works with.",
    "pins/django": "A requirement keeps the target out, or lets in releases that the code is not for any more.",
    "pins/hashes": "A requirement with hashes has to be locked anew by the tool that made them.",
    "pins/lock-file": "A lock file holds an older Django; the tool that wrote it refreshes it.",
    "pins/marker": "A requirement is for versions of Python that the target does not run on.",
    "pins/matrix": "What tests run on leaves the target out, or what it needs.",
    "pins/python": "A version of Python is asked for that the target does not run on.",
    "pins/source": "Django is taken from a repository or an archive of an older release.",
}
"""The codes that belong to no item of the release notes, and what each says."""


def covers(selector: str, code: str) -> bool:
    """Whether ``selector`` means ``code``."""
    if selector == "ALL" or selector == code:
        return True
    return code.startswith(selector) and code[len(selector)] in "./" and "/" not in selector


def selected(code: str, select: Iterable[str], ignore: Iterable[str], answers: Iterable[str] = ()) -> bool:
    """Whether findings of ``code`` are to be looked for.

    ``answers`` are the other ledger ids that the rule of this code answers: to select one of them selects the rule,
    while only its own code, which findings show, can be ignored. An empty ``select`` means everything. The longest
    selector that fits decides, so ``select 3.0/force-text`` holds against ``ignore 3.0``, and the other way round;
    between equals ``ignore`` wins.
    """
    wanted = tuple(select) or ("ALL",)
    return _longest((code, *answers), wanted) > _longest((code,), ignore)


def _longest(codes: tuple[str, ...], selectors: Iterable[str]) -> int:
    """The length of the longest selector that covers one of ``codes``; -1 for none, 0 for ``ALL``."""
    return max(
        (
            0 if selector == "ALL" else len(selector)
            for selector in selectors
            if any(covers(selector, code) for code in codes)
        ),
        default=-1,
    )


def unknown(selectors: Iterable[str], known: Callable[[], Iterable[str]]) -> tuple[str, ...]:
    """Those of ``selectors`` that mean no code of ``known()``, nor of ``OWN``."""
    doubtful = [
        selector
        for selector in selectors
        if selector != "ALL" and not any(covers(selector, code) for code in OWN)
    ]
    if not doubtful:
        return ()
    codes = frozenset(known())
    return tuple(
        selector
        for selector in doubtful
        if selector not in codes and not any(covers(selector, code) for code in codes)
    )


def near_misses(selector: str, known: Iterable[str]) -> list[str]:
    """At most three codes or releases that the user may have meant, the nearest first."""
    import difflib

    candidates = {*known, *OWN}
    candidates |= {code.partition("/")[0] for code in candidates}
    wanted = selector.strip().replace("_", "-").lower()
    close = difflib.get_close_matches(wanted, sorted(candidates), n=3, cutoff=0.7)
    if close or not wanted:
        return close
    # A slug without its release: force-text for 3.0/force-text.
    slug = wanted.rpartition("/")[2]
    return [code for code in sorted(candidates) if code.partition("/")[2] == slug][:3]
