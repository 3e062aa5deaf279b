"""``Model._meta.get_all_related_many_to_many_objects()``."""

import ast

from codemods.findings import Edit
from codemods.rewrite.answer import CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.site import Site
from codemods.rules.v1_8.meta import MetaCall
from codemods.rules.v1_8.related_attributes import renamed_attributes


class MetaGetAllRelatedM2m(MetaCall):
    """``_meta.get_all_related_many_to_many_objects()`` is gone; the relations are among ``get_fields()``."""

    change = "1.8/meta-get-all-related-m2m"
    also = ("1.10/meta-get-all-related-m2m-objects",)
    methods = ("get_all_related_many_to_many_objects",)
    template = (
        "[{f} for {f} in {opts}.get_fields(include_hidden=True) if {f}.many_to_many and {f}.auto_created]"
    )
    examples = [
        Fixes(
            before="""\
                for rel in book._meta.get_all_related_many_to_many_objects():
                    print(rel.model, rel.field)
                """,
            after="""\
                for rel in [field for field in book._meta.get_fields(include_hidden=True) if field.many_to_many and field.auto_created]:
                    print(rel.related_model, rel.field)
                """,
        ),
        Flags(
            """\
                local = Book._meta.get_all_related_many_to_many_objects(local_only=True)
                """,
        ),
        Keeps(
            """\
                class Graph:
                    def get_all_related_many_to_many_objects(self):
                        return []

                print(Graph().get_all_related_many_to_many_objects())
                """
        ),
    ]

    def edits(self, site: Site, call: ast.Call, opts: ast.expr) -> list[Edit]:
        edits = super().edits(site, call, opts)
        renames = renamed_attributes(site, call)
        if renames is None:
            raise CannotRewrite("what it gives is read elsewhere, and model is related_model there now")
        return [*edits, *renames]
