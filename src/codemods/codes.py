"""Codes of findings, and the selectors by which a user means some of them.

A code is ``<release>/<slug>`` (a ledger id), ``api/<slug>`` or ``file/<slug>``. A selector is a code or the beginning
of one up to a full stop or a slash: ``3`` means 3.0 to 3.2, ``3.0`` that release with its patch releases, ``api`` every
finding of the API check; ``ALL`` means everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

__all__ = ["covers", "near_misses", "selected", "unknown"]

FAMILIES = ("api", "file")
"""What may stand before the slash besides a release."""


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
    """Those of ``selectors`` that mean no code of ``known()``; the codes of ``FAMILIES`` are always known."""
    doubtful = [
        selector
        for selector in selectors
        if selector != "ALL" and selector not in FAMILIES and not selector.startswith(("api/", "file/"))
    ]
    if not doubtful:
        return ()
    codes = set(known())
    return tuple(
        selector
        for selector in doubtful
        if selector not in codes and not any(covers(selector, code) for code in codes)
    )


def near_misses(selector: str, known: Iterable[str]) -> list[str]:
    """At most three codes or releases that the user may have meant, the nearest first."""
    import difflib

    candidates = set(known)
    candidates |= {code.partition("/")[0] for code in candidates} | set(FAMILIES)
    wanted = selector.strip().replace("_", "-").lower()
    close = difflib.get_close_matches(wanted, sorted(candidates), n=3, cutoff=0.7)
    if close or not wanted:
        return close
    # A slug without its release: force-text for 3.0/force-text.
    slug = wanted.rpartition("/")[2]
    return [code for code in sorted(candidates) if code.partition("/")[2] == slug][:3]
