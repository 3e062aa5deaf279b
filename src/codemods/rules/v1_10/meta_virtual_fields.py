"""``_meta.virtual_fields``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameMembers


class MetaVirtualFields(RenameMembers):
    """``_meta.virtual_fields`` is ``_meta.private_fields`` now."""

    change = "1.10/meta-virtual-fields"
    also = ("2.0/meta-virtual-fields",)
    members = {"django.db.models.options.Options.virtual_fields": "private_fields"}
    receivers = ("_meta", "opts")
    needs = ("django.db.models.options.Options.private_fields",)
    examples = [
        Fixes(
            before="""\
                def names(model):
                    opts = model._meta
                    return [f.name for f in model._meta.virtual_fields] + list(opts.virtual_fields)

                def last(model):
                    meta = model._meta
                    return meta.virtual_fields[-1]
                """,
            after="""\
                def names(model):
                    opts = model._meta
                    return [f.name for f in model._meta.private_fields] + list(opts.private_fields)

                def last(model):
                    meta = model._meta
                    return meta.private_fields[-1]
                """,
        ),
        Keeps(
            """\
                def names(table, virtual_fields):
                    meta = table.meta
                    return table.virtual_fields + virtual_fields + meta.virtual_fields
                """
        ),
    ]
