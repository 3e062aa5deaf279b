"""Models whose primary key is made by Django: of which type it is, a setting or the app's configuration says."""

from __future__ import annotations

from codemods.index.index import Index
from codemods.rules.shapes.relations import MODEL
from codemods.rules.shapes.reusable_apps import key_types

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
    if found is None:  # no models, or some that are made otherwise than by a class
        return app not in index.modules or app in index.ask(key_types)
    return found


def _by_package(index: Index) -> dict[str, bool]:
    """For each package with models below it: whether one of these may lack a key of its own."""
    found: dict[str, bool] = {}
    for facts in index.files.values():
        for module in facts.names:
            lacks = [_lacks_key(index, f"{module}.{qualname}") for qualname in facts.classes]
            if any(one is not None for one in lacks):
                while module:
                    found[module] = found.get(module, False) or True in lacks
                    module = module.rpartition(".")[0]
    return found


def _lacks_key(index: Index, qname: str) -> bool | None:
    """Whether a model may lack a key of its own; None for what is none, or has no table."""
    ancestry = index.ancestry(qname)
    if MODEL not in ancestry:
        named = ".models." in f"{qname}." and any(_is_elsewhere(index, one) for one in ancestry)
        return True if named else None
    meta = index.class_facts(f"{qname}.Meta")
    if meta is not None and not {"abstract", "proxy"}.isdisjoint(meta.members):
        return None
    declared = (call for facts in index.own_line(qname) for call in facts.calls.values())
    return not any("primary_key" in call.texts for call in declared)


def _is_elsewhere(index: Index, qname: str) -> bool:
    """Whether a class is of a package that is neither Django's nor the repository's."""
    top = qname.partition(".")[0]
    return "." in qname and top != "django" and top not in index.modules and qname not in index.modules


def _decided(index: Index) -> frozenset[str]:
    """The applications whose configuration says the type of their keys."""
    heirs = {qname: facts for path in _CONFIGS for qname, facts in index.heirs(path).items()}
    found: set[str] = set()
    for qname, facts in heirs.items():
        if any("default_auto_field" in one.members for one in index.own_line(qname)):
            found.update((facts.texts.get("name", ""), qname.rpartition(".apps.")[0]))
    return frozenset(found)
