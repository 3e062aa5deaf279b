"""``Model._meta.get_all_related_objects()``."""

import ast

from codemods.findings import Edit
from codemods.rewrite.answer import CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.site import Site
from codemods.rules.v1_8.meta import MetaCall
from codemods.rules.v1_8.related_attributes import renamed_attributes


class MetaGetAllRelatedObjects(MetaCall):
    """``_meta.get_all_related_objects()`` is gone; the relations are among ``get_fields()``."""

    change = "1.8/meta-get-all-related-objects"
    also = ("1.10/meta-get-all-related-objects", "1.8/reverse-relation-model-attribute")
    methods = ("get_all_related_objects",)
    template = (
        "[{f} for {f} in {opts}.get_fields() if ({f}.one_to_many or {f}.one_to_one) and {f}.auto_created "
        "and not {f}.concrete]"
    )
    since = "1.8"
    until = "1.10"
    examples = [
        Fixes(
            before="""\
                for rel in book._meta.get_all_related_objects():
                    print(rel.get_accessor_name(), rel.model, rel.parent_model, rel.opts.db_table, rel.var_name)
                """,
            after="""\
                for rel in [field for field in book._meta.get_fields() if (field.one_to_many or field.one_to_one) and field.auto_created and not field.concrete]:
                    print(rel.get_accessor_name(), rel.related_model, rel.model, rel.related_model._meta.db_table, rel.related_model._meta.model_name)
                """,
        ),
        Fixes(
            before="""\
                relations = Book._meta.get_all_related_objects()
                for rel in relations:
                    print(rel.model, len(relations))
                """,
            after="""\
                relations = [field for field in Book._meta.get_fields() if (field.one_to_many or field.one_to_one) and field.auto_created and not field.concrete]
                for rel in relations:
                    print(rel.related_model, len(relations))
                """,
        ),
        Fixes(
            before="""\
                names = [rel.model.__name__ for rel in Book._meta.get_all_related_objects()]
                """,
            after="""\
                names = [rel.model.__name__ for rel in [field for field in Book._meta.get_fields() if (field.one_to_many or field.one_to_one) and field.auto_created and not field.concrete]]
                """,
            current="1.8",
        ),
        Flags(
            """\
                hidden = Book._meta.get_all_related_objects(include_hidden=True)
                """,
        ),
        Flags(
            """\
                related = Book._meta.get_all_related_objects()
                print(related[0].model)
                """,
            current="1.7",
        ),
        Keeps(
            """\
                class Graph:
                    def get_all_related_objects(self):
                        return []

                print(Graph().get_all_related_objects())
                """
        ),
    ]

    def edits(self, site: Site, call: ast.Call, opts: ast.expr) -> list[Edit]:
        edits = super().edits(site, call, opts)
        renames = renamed_attributes(site, call)
        if renames is None:
            raise CannotRewrite("what it gives is read elsewhere, and model is related_model there now")
        return [*edits, *renames]
