"""Every public name that some release took away is found where it is imported, rule or no rule."""

from __future__ import annotations

import itertools
from collections import defaultdict

import pytest

from codemods.django import api
from codemods.engine.memory import check_sources
from codemods.releases import KNOWN, Range, Release
from codemods.rules.registry import all_rules


def steps() -> dict[tuple[Release, Release], list[str]]:
    """(last release with the name, first one without) -> names, from 1.8 to 6.1."""
    found: dict[tuple[Release, Release], list[str]] = defaultdict(list)
    for name in api.gone_names(Release(1, 8), Release(6, 1)):
        if not all(part.isidentifier() for part in name.split(".")):
            continue  # a migration: no import statement can name it
        lived = set(api.lived(name))
        for release, following in itertools.pairwise(KNOWN):
            if release >= Release(1, 8) and release in lived and following not in lived:
                found[release, following].append(name)
    return found


STEPS = steps()


def test_thousands_of_names_are_known() -> None:
    assert sum(map(len, STEPS.values())) > 2000


@pytest.mark.parametrize("step", sorted(STEPS), ids=lambda step: f"{step[0]}-{step[1]}")
def test_each_is_found_at_its_import(step: tuple[Release, Release]) -> None:
    current, target = step
    range = Range(current, target, target)
    rules = [rule(range) for rule in all_rules() if rule.active(range)]
    lines = []
    for number, name in enumerate(STEPS[step]):
        module, _, last = name.rpartition(".")
        lines.append(f"from {module} import {last} as name_{number}")
    source = "\n".join(lines) + "\n"
    outcome = check_sources({"shop/code.py": source}, rules, range, api=True)["shop/code.py"]
    said = {finding.place.line for finding in outcome.findings}
    missed = [name for number, name in enumerate(STEPS[step], 1) if number not in said]
    assert missed == []
