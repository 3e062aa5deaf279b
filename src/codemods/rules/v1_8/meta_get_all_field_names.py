"""``Model._meta.get_all_field_names()``."""

import ast

from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.site import Site
from codemods.rules.v1_8.meta import MetaCall


class MetaGetAllFieldNames(MetaCall):
    """``_meta.get_all_field_names()`` is gone; the fields of ``get_fields()`` have their names."""

    change = "1.8/meta-get-all-field-names"
    also = ("1.10/meta-get-all-field-names",)
    methods = ("get_all_field_names",)
    template = (
        "list(set({chain}.from_iterable(({f}.name, {f}.attname) if hasattr({f}, 'attname') else ({f}.name,) "
        "for {f} in {opts}.get_fields() if not ({f}.many_to_one and {f}.related_model is None))))"
    )
    examples = [
        Fixes(
            before="""\
                def names(model):
                    return sorted(model._meta.get_all_field_names())
                """,
            after="""\
                from itertools import chain

                def names(model):
                    return sorted(list(set(chain.from_iterable((field.name, field.attname) if hasattr(field, 'attname') else (field.name,) for field in model._meta.get_fields() if not (field.many_to_one and field.related_model is None)))))
                """,
        ),
        Suggests(
            before="""\
                def names(thing):
                    return thing.get_all_field_names()
                """,
            after="""\
                from itertools import chain

                def names(thing):
                    return list(set(chain.from_iterable((field.name, field.attname) if hasattr(field, 'attname') else (field.name,) for field in thing.get_fields() if not (field.many_to_one and field.related_model is None))))
                """,
        ),
        Flags(
            """\
                names = Book._meta.get_all_field_names
                """,
        ),
        Keeps(
            """\
                class Table:
                    def get_all_field_names(self):
                        return []

                print(Table().get_all_field_names(), Table.get_field_names)
                """
        ),
    ]

    def written(self, site: Site, call: ast.Call, opts: ast.expr) -> str:
        text = super().written(site, call, opts)
        return text.replace("{chain}", site.need("itertools.chain"))
