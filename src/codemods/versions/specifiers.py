"""Version specifiers, in the ways that people write them, as the Django releases that they allow."""

from __future__ import annotations

import re
from typing import NamedTuple

from codemods.releases import KNOWN, Release

__all__ = [
    "Allowed",
    "RequirementParts",
    "allowed",
    "is_python_2_only",
    "pep440",
    "release_of_digits",
    "requirement_parts",
    "url_version",
]


class Allowed(NamedTuple):
    """The oldest and newest release that a specifier allows (None: no upper bound), and whether it is one version."""

    oldest: Release
    newest: Release | None
    is_exact: bool


class RequirementParts(NamedTuple):
    """A requirement of PEP 508 taken apart: ``name``, version specifier, marker, and the URL of a direct reference."""

    name: str
    spec: str
    marker: str
    url: str


# Releases before those that the tool knows can still be what a project runs on.
_RELEASES = tuple(Release(1, minor) for minor in range(7) if Release(1, minor) not in KNOWN) + KNOWN

# Asked of text with single spaces only, so that no two parts compete for a run of them.
_REQUIREMENT = re.compile(
    r"(?P<name>[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?) ?(?:\[[^\]]*\] ?)?"
    r"(?:\(?(?P<spec>(?:(?:[<>=!~]=|===|[<>]) ?[\w.*+!-]+ ?,? ?)*)\)?|@ ?(?P<url>\S+)) ?(?:;(?P<marker>.*))?$",
)
_LONGEST = 2000  # characters; what is longer is a text and no requirement
_CHECKOUT = re.compile(
    r"[/:]django/django(?:\.git)?/?(?:@|/archive/|/tarball/|/zipball/|/tree/)"
    r"(?:refs/(?:tags|heads)/)?(?:stable/)?v?(\d+\.\d+(?:\.\d+)?)",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(r"/django-(\d+\.\d+(?:\.\d+)*)(?:[abrc]+\d+)?(?:\.tar|\.zip|-py)", re.IGNORECASE)
_EXACT = re.compile(r"={2,3}\s*v?(\d+(?:\.\d+)*(?:(?:a|b|rc|\.dev|\.post)\d+)?)$")
_NO_NUMBER = re.compile(
    r"\d{10}"
)  # a hash, a date with the time of day; past 4300 digits Python refuses to count
_CLAUSE = re.compile(r"(===|[<>=!~]=|[<>])\s*([\w.*+!-]+)")
_LOOSE = re.compile(r"(\^|~(?!=)|===|[<>=!~]=|[<>=])?\s*v?(\d[\w.*+!-]*|\*)")


def requirement_parts(text: str) -> RequirementParts | None:
    """Take a requirement apart; None for what is none."""
    match = _REQUIREMENT.match(" ".join(text.split())) if len(text) <= _LONGEST else None
    if match is None:
        return None
    spec = (match["spec"] or "").strip().rstrip(",")
    return RequirementParts(match["name"], spec, (match["marker"] or "").strip(), match["url"] or "")


def url_version(url: str) -> str | None:
    """The version of Django in the URL of a checkout or an archive of it."""
    match = _CHECKOUT.search(url) or _ARCHIVE.search(url)
    return match[1] if match else None


def allowed(spec: str) -> Allowed | None:
    """The releases of Django that a specifier of PEP 440 allows; None where it is empty or cannot be read.

    Without a lower bound the oldest is the newest one allowed: it is what an installer takes.
    """
    spec = spec.strip()
    if not spec or _NO_NUMBER.search(spec):
        return None
    exact = _EXACT.match(spec)
    if exact:
        release = _feature_release(exact[1])
        return Allowed(release, release, True)
    clauses = _CLAUSE.findall(spec)
    if not clauses:
        return None
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        specifiers = SpecifierSet(spec)
    except InvalidSpecifier:
        return None
    named = [version.removesuffix(".*") for _, version in clauses]
    fitting = [release for release in _RELEASES if _fits(specifiers, release, named)]
    is_open = not any(operator in ("<", "<=", "==", "~=", "===") for operator, _ in clauses)
    if not fitting:
        # Newer than anything known, or a contradiction.
        above = [version for operator, version in clauses if operator in (">", ">=", "~=", "==")]
        try:
            release = max(Release.parse(version.removesuffix(".*")) for version in above)
        except ValueError:
            return None
        return Allowed(release, None if is_open else release, False)
    has_floor = any(operator in (">", ">=", "==", "~=", "===") for operator, _ in clauses)
    oldest = fitting[0] if has_floor else fitting[-1]
    return Allowed(oldest, None if is_open else fitting[-1], False)


def _fits(specifiers: object, release: Release, named: list[str]) -> bool:
    """Whether some version of ``release`` fits: its first, its last, or one that the specifier names."""
    from packaging.specifiers import SpecifierSet

    assert isinstance(specifiers, SpecifierSet)
    prefix = f"{release.major}.{release.minor}"
    versions = [prefix, f"{prefix}.1", f"{prefix}.99"]
    versions += [version for version in named if version.startswith(f"{prefix}.")]
    return any(specifiers.contains(version, prereleases=True) for version in versions)


def _feature_release(version: str) -> Release:
    numbers = re.findall(r"\d+", version)
    return Release(int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 0)


def pep440(text: str) -> str:
    """A constraint of poetry's or conda's manner (``^3.2``, ``~3.2``, ``3.2.*``, ``3.2``, ``=3.2``) in PEP 440's.

    Of alternatives (``^3.2 || ^4.2``) the outer bounds are kept. ``""`` where the text says nothing.
    """
    if _NO_NUMBER.search(text):
        return ""
    alternatives = [_pep440_clauses(part) for part in re.split(r"\|\|?", text)]
    if len(alternatives) == 1:
        return ",".join(alternatives[0])
    limits = [allowed(",".join(clauses)) for clauses in alternatives]
    known = [limit for limit in limits if limit is not None]
    if not known or len(known) < len(limits):
        return ""
    oldest = min(limit.oldest for limit in known)
    newest = [limit.newest for limit in known if limit.newest is not None]
    if len(newest) < len(known):
        return f">={oldest.major}.{oldest.minor}"
    last = max(newest)
    return f">={oldest.major}.{oldest.minor},<{last.major}.{last.minor + 1}"


def _pep440_clauses(text: str) -> list[str]:
    clauses: list[str] = []
    for operator, version in _LOOSE.findall(text):
        if version == "*":
            continue
        numbers = [int(number) for number in re.findall(r"\d+", version)] or [0]
        if operator == "^":
            # The first number that is not zero stays; the next version has it increased.
            kept = next((place for place, number in enumerate(numbers) if number), len(numbers) - 1)
            ceiling = [*numbers[:kept], numbers[kept] + 1]
            clauses += [f">={version}", "<" + ".".join(map(str, ceiling))]
        elif operator == "~":
            ceiling = [numbers[0] + 1] if len(numbers) == 1 else [numbers[0], numbers[1] + 1]
            clauses += [f">={version}", "<" + ".".join(map(str, ceiling))]
        elif operator == "=":  # conda: a prefix
            clauses.append(f"=={version}" if version.endswith(".*") else f"=={version}.*")
        else:
            clauses.append(f"{operator or '=='}{version}")
    return clauses


def is_python_2_only(marker: str) -> bool:
    """Whether an environment marker holds on no Python 3: such a requirement is not what the code runs on today."""
    from packaging.markers import InvalidMarker, Marker, UndefinedEnvironmentName

    try:
        parsed = Marker(marker)
        return not any(
            parsed.evaluate(
                {"python_version": f"3.{minor}", "python_full_version": f"3.{minor}.0", "extra": ""}
            )
            for minor in range(4, 21)
        ) and parsed.evaluate({"python_version": "2.7", "python_full_version": "2.7.18", "extra": ""})
    except (InvalidMarker, UndefinedEnvironmentName, ValueError):
        return False


def release_of_digits(digits: str) -> Release | None:
    """The release in a name such as ``django32`` or ``dj111``: ``32`` is 3.2, ``111`` is 1.11; None for others."""
    if _NO_NUMBER.search(digits):
        return None
    if "." in digits or "_" in digits:
        major, _, minor = digits.replace("_", ".").partition(".")
        release = Release(int(major), int(minor.partition(".")[0] or 0))
    elif len(digits) >= 4 and digits.startswith("20"):
        release = Release(int(digits[:4]))
    elif len(digits) > 1:
        release = Release(int(digits[0]), int(digits[1:]))
    else:
        return None
    return release if release in _RELEASES or release.major >= 2000 else None
