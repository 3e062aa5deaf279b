"""``Model._meta.module_name``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameMembers


class MetaModuleName(RenameMembers):
    """``_meta.module_name`` is ``_meta.model_name`` now."""

    change = "1.8/meta-module-name"
    members = {"django.db.models.options.Options.module_name": "model_name"}
    receivers = ("_meta", "opts")
    likely = False
    examples = [
        Fixes(
            before="""\
                def url(obj):
                    opts = obj._meta
                    return opts.module_name + obj.__class__._meta.module_name + self.opts.module_name
                """,
            after="""\
                def url(obj):
                    opts = obj._meta
                    return opts.model_name + obj.__class__._meta.model_name + self.opts.model_name
                """,
        ),
        Keeps(
            """\
                def url(record):
                    return record.module_name + record._meta.model_name
                """
        ),
    ]
