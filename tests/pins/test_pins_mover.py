"""The policy on specifiers: what users of pip, poetry and conda get."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from codemods.pins.clauses import Dialect, Kind, admits, feature, read_clauses
from codemods.pins.mover import Move, Role, Step, move
from codemods.releases import KNOWN, Range, Release

ALONE = Range.of("3.2", "5.2")
SEVERAL = Range.of("3.2", "5.2", "4.2..5.2")
CALENDAR = Range.of("3.2", "2028")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("==3.2.25", "==5.2.19"),
        ("== 3.2.25", "== 5.2.19"),
        ("==3.2", "==5.2.19"),
        ("===3.2.25", "===5.2.19"),
        ("==3.2.*", "==5.2.*"),
        ("==3.*", "==5.2.*"),
        ("~=3.2.0", "~=5.2.0"),
        ("~=3.2.7", "~=5.2.0"),
        ("~=3.2", "~=5.2"),
        (">=3.2,<4.0", ">=5.2,<6.0"),
        (">=3.2,<4", ">=5.2,<6"),
        (">=3.2,<4.0.0", ">=5.2,<6.0.0"),
        (">=3.2,<3.3", ">=5.2,<5.3"),
        (">= 3.2, < 3.3", ">= 5.2, < 5.3"),
        ("<4.0,>=3.2", "<6.0,>=5.2"),
        (">=1.11,<2.3", ">=5.2,<5.3"),
        (">=3.2,!=3.2.3,<4.0", ">=5.2,<6.0"),
        ("<=3.2.99,>2.2", "<5.3,>=5.2"),
        ("<4", "<6"),
        ("<=3.2.25", "<5.3"),
    ],
)
def test_what_keeps_the_target_out_is_moved_in_its_own_style(old: str, new: str) -> None:
    assert move(old, ALONE) == Move(Step.MOVES, new)


@pytest.mark.parametrize(
    "specifier",
    [
        "",
        ">=5.2",
        ">=5.2,<6",
        "==5.2.1",
        "~=5.2.0",
        "==5.2rc1",
        "==6.0.*",
        ">=6.1,<7",
        "<6",
        "<7.0",
        ">5.2",
        "!=3.2.1",
    ],
)
def test_what_lets_in_only_the_target_or_later_stays(specifier: str) -> None:
    assert move(specifier, ALONE).step is Step.STAYS


def test_a_lower_bound_at_todays_release_may_be_raised_and_an_older_one_is_left() -> None:
    assert move(">=3.2", ALONE) == Move(Step.RAISES, ">=5.2")
    assert move(">=3.2,<6.0", ALONE) == Move(Step.RAISES, ">=5.2,<6.0")
    assert move(">=2.2", ALONE).step is Step.STAYS  # keeps more than today's release alive: on purpose
    assert move(">=3.2", Range.of(None, "5.2")).step is Step.STAYS  # nobody says where the way begins
    assert move(">=3.2", SEVERAL) == Move(Step.RAISES, ">=4.2")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (">=3.2,<4.0", ">=4.2,<6.0"),
        (">=4.2,<5.0", ">=4.2,<6.0"),
        (">=5.0,<5.2", ">=5.0,<5.3"),
        ("~=4.2.3", ">=4.2.3,<5.3"),
        ("~=3.2", ">=4.2,<6.0"),
        ("==4.2.7", ">=4.2,<5.3"),
        ("==3.2.25", ">=4.2,<5.3"),
    ],
)
def test_a_package_that_keeps_several_releases_gets_a_range(old: str, new: str) -> None:
    assert move(old, SEVERAL) == Move(Step.MOVES, new)


def test_an_environment_for_one_of_several_supported_releases_stays() -> None:
    assert move("~=4.2.0", SEVERAL, Role.ENVIRONMENT).step is Step.STAYS
    assert move("==4.2.7", SEVERAL, Role.ENVIRONMENT).step is Step.STAYS
    assert move(">=4.2,<5.0", SEVERAL, Role.ENVIRONMENT).step is Step.STAYS
    assert move("==3.2.25", SEVERAL, Role.ENVIRONMENT) == Move(Step.MOVES, "==5.2.19")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("^3.2", "^5.2"),
        ("^3.2.5", "^5.2"),
        ("~3.2", "~5.2"),
        ("~3", "~5.2"),
        ("3.2.25", "5.2.19"),
        ("3.2.*", "5.2.*"),
        (">=3.2 <4.0", ">=5.2 <6.0"),
        ("^2.2 || ^3.2", "^5.2"),
    ],
)
def test_poetry(old: str, new: str) -> None:
    assert move(old, ALONE, dialect=Dialect.POETRY) == Move(Step.MOVES, new)
    assert move("*", ALONE, dialect=Dialect.POETRY).step is Step.STAYS


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("=3.2", "=5.2"),
        ("=3.2.25", "=5.2"),
        ("==3.2.25", "=5.2"),
        ("3.2.*", "5.2.*"),
        (">=3.2,<4", ">=5.2,<6"),
    ],
)
def test_conda(old: str, new: str) -> None:
    assert move(old, ALONE, dialect=Dialect.CONDA) == Move(Step.MOVES, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("==3.2.25", "==2028.*"),
        ("~=3.2.0", "~=2028.0"),
        ("~=6.1", "~=2028.0"),
        (">=3.2,<4.0", ">=2028,<2029"),
        (">=6.1,<7", ">=2028,<2029"),
        ("==6.1.*", "==2028.*"),
    ],
)
def test_calendar_releases(old: str, new: str) -> None:
    assert move(old, CALENDAR) == Move(Step.MOVES, new)


def test_what_leaves_the_target_out_by_name_is_for_a_person() -> None:
    assert move(">=3.2,!=5.2.*,<6", ALONE).step is Step.UNCLEAR


@pytest.mark.parametrize("specifier", ["==dev", ">=1.4.x", ">=", "=>3.2", "3.2", ">=3.2 <4"])
def test_what_pip_cannot_read_is_malformed(specifier: str) -> None:
    assert move(specifier, ALONE).step is Step.MALFORMED


def test_the_feature_release_of_a_version() -> None:
    assert feature("3.2.25") == Release(3, 2)
    assert feature("3") == Release(3, 0)
    assert feature("1.11.*") == Release(1, 11)
    assert feature("2028.3") == Release(2028)
    assert feature("4.0rc1") == Release(4, 0)


releases = st.sampled_from([*KNOWN, Release(2028), Release(2029)])
versions = st.builds(
    lambda release, patch: f"{release}{'' if patch is None else f'.{patch}'}",
    st.sampled_from(KNOWN),
    st.none() | st.integers(0, 30),
)
spaces = st.sampled_from(["", " "])
clauses = {
    Dialect.PEP440: st.builds(
        lambda op, gap, version: op + gap + version,
        st.sampled_from([">=", ">", "<", "<=", "==", "~=", "!="]),
        spaces,
        versions,
    )
    | st.builds(
        lambda op, version: f"{op}{version}.*", st.sampled_from(["==", "!="]), st.sampled_from(KNOWN)
    ),
    Dialect.POETRY: st.builds(
        lambda op, version: op + version, st.sampled_from(["^", "~", ">=", "<", "", "==", "~="]), versions
    ),
    Dialect.CONDA: st.builds(
        lambda op, version: op + version, st.sampled_from(["=", "==", ">=", "<", "!="]), versions
    ),
}


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, Range, Role, Dialect]:
    dialect = draw(st.sampled_from(list(Dialect)))
    specifier = draw(st.sampled_from([",", ", "])).join(
        draw(st.lists(clauses[dialect], min_size=1, max_size=4, unique=True))
    )
    target = draw(releases)
    supports = draw(st.sampled_from([release for release in [*KNOWN, target] if release <= target]))
    current = draw(
        st.none() | st.sampled_from([release for release in [*KNOWN, target] if release <= target])
    )
    return specifier, Range(current, target, supports), draw(st.sampled_from(list(Role))), dialect


@settings(max_examples=300)
@given(cases())
def test_a_moved_specifier_lets_the_target_in_and_is_not_moved_again(
    case: tuple[str, Range, Role, Dialect],
) -> None:
    specifier, range, role, dialect = case
    step = move(specifier, range, role, dialect)
    assume(step.step in (Step.MOVES, Step.RAISES))
    groups = read_clauses(step.new, 0, len(step.new), dialect)
    assert groups is not None
    assert admits(groups, range.target)
    assert move(step.new, range, role, dialect).step is Step.STAYS
    old = read_clauses(specifier, 0, len(specifier), dialect)
    assert old is not None
    if any(clause.kind not in (Kind.UPPER, Kind.NOT) for clause in old[0]):
        assert not any(admits(groups, release) for release in KNOWN if release < range.supports)


@settings(max_examples=300)
@given(cases())
def test_what_already_fits_is_left(case: tuple[str, Range, Role, Dialect]) -> None:
    specifier, range, role, dialect = case
    groups = read_clauses(specifier, 0, len(specifier), dialect)
    assert groups is not None
    if admits(groups, range.target) and not any(admits(groups, r) for r in KNOWN if r < range.target):
        assert move(specifier, range, role, dialect).step is Step.STAYS


@settings(max_examples=200)
@given(st.text("0123456789.<>=!~^*|, dev-+", max_size=20), st.sampled_from(list(Dialect)))
def test_no_text_is_too_odd(specifier: str, dialect: Dialect) -> None:
    assert isinstance(move(specifier, ALONE, Role.PACKAGE, dialect), Move)
