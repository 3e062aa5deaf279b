"""Models whose primary key is made by Django: of which type it is, a setting or the app's configuration says."""

from __future__ import annotations

from codemods.index.index import Index
from codemods.rules.shapes.relations import MODEL

__all__ = ["may_follow_settings", "may_have_automatic_keys"]

_CONTRIB = "django.contrib."  # its apps have said the type themselves since 3.2
_CONFIGS = ("django.apps.AppConfig", "django.apps.config.AppConfig")


def may_follow_settings(index: Index, app: str) -> bool:
    """Whether an entry of ``INSTALLED_APPS`` may bring models whose keys follow ``DEFAULT_AUTO_FIELD``."""
    if app.startswith(_CONTRIB):
        return False
    config = index.class_facts(index.name(app).qname)
    if config is not None:
        app = config.texts.get("name", app.rpartition(".apps.")[0])
    return app not in index.ask(_decided) and may_have_automatic_keys(index, app)


def may_have_automatic_keys(index: Index, app: str) -> bool:
    """Whether one of an app's models may have a key that it does not declare; True for an app of somebody else."""
    found = index.ask(_by_package).get(app)
    return app not in index.modules if found is None else found


def _by_package(index: Index) -> dict[str, bool]:
    """For each package with classes below it: whether one of these may be a model without a key of its own."""
    found: dict[str, bool] = {}
    for facts in index.files.values():
        for module in facts.names:
            if not facts.classes:
                continue
            may = any(_may_lack_key(index, f"{module}.{qualname}") for qualname in facts.classes)
            while module:
                found[module] = found.get(module, False) or may
                module = module.rpartition(".")[0]
    return found


def _may_lack_key(index: Index, qname: str) -> bool:
    ancestry = index.ancestry(qname)
    own = {one: facts for one in ancestry if (facts := index.class_facts(one)) is not None}
    if MODEL not in ancestry:
        return ".models." in f"{qname}." and any(_is_elsewhere(index, one) for one in ancestry)
    if any("primary_key" in call.texts for facts in own.values() for call in facts.calls.values()):
        return False
    meta = index.class_facts(f"{qname}.Meta")
    return meta is None or {"abstract", "proxy"}.isdisjoint(meta.members)


def _is_elsewhere(index: Index, qname: str) -> bool:
    """Whether a class is of a package that is neither Django's nor the repository's."""
    top = qname.partition(".")[0]
    return "." in qname and top != "django" and top not in index.modules and qname not in index.modules


def _decided(index: Index) -> frozenset[str]:
    """The applications whose configuration says the type of their keys."""
    heirs = {qname: facts for path in _CONFIGS for qname, facts in index.heirs(path).items()}
    found: set[str] = set()
    for qname, facts in heirs.items():
        lines = [index.class_facts(one) for one in index.ancestry(qname)]
        if any(one is not None and "default_auto_field" in one.members for one in lines):
            found.update((facts.texts.get("name", ""), qname.rpartition(".apps.")[0]))
    return frozenset(found)
