from __future__ import annotations

from codemods.rules.templates.renames import AttributeRenamed
from codemods.templates.rule import Fixes, Keeps

__all__ = ["ModuleName"]


class ModuleName(AttributeRenamed):
    """The options of a model have no ``module_name``; it is called ``model_name``."""

    change = "1.8/meta-module-name"
    owners = ("opts", "_meta")
    renames = {"module_name": "model_name"}
    examples = (
        Fixes(
            before="{{ opts.module_name }}{% if cl.opts.module_name|lower == 'x' %}{% endif %}",
            after="{{ opts.model_name }}{% if cl.opts.model_name|lower == 'x' %}{% endif %}",
        ),
        Keeps("{% firstof opts.model_name opts.module_name %}"),
        Keeps("{{ course.module_name }}{{ module_name }}"),
    )
