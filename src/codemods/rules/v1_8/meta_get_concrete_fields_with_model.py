"""``Model._meta.get_concrete_fields_with_model()``."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.v1_8.meta import MetaCall


class MetaGetConcreteFieldsWithModel(MetaCall):
    """``_meta.get_concrete_fields_with_model()`` is gone; ``get_fields()`` is what there is."""

    change = "1.8/meta-get-concrete-fields-with-model"
    also = ("1.10/meta-get-concrete-fields-with-model",)
    methods = ("get_concrete_fields_with_model",)
    template = (
        "[({f}, {f}.model if {f}.model != {opts}.model else None) for {f} in {opts}.get_fields() "
        "if {f}.concrete and (not {f}.is_relation or {f}.one_to_one or ({f}.many_to_one and "
        "{f}.related_model))]"
    )
    examples = [
        Fixes(
            before="""\
                pairs = Book._meta.get_concrete_fields_with_model()
                """,
            after="""\
                pairs = [(field, field.model if field.model != Book._meta.model else None) for field in Book._meta.get_fields() if field.concrete and (not field.is_relation or field.one_to_one or (field.many_to_one and field.related_model))]
                """,
        ),
        Fixes(
            before="""\
                class BookAdmin:
                    def pairs(self, f):
                        return [field for field in self.opts.get_concrete_fields_with_model()]
                """,
            after="""\
                class BookAdmin:
                    def pairs(self, f):
                        return [field for field in [(one, one.model if one.model != self.opts.model else None) for one in self.opts.get_fields() if one.concrete and (not one.is_relation or one.one_to_one or (one.many_to_one and one.related_model))]]
                """,
        ),
        Flags(
            """\
                method = Book._meta.get_concrete_fields_with_model
                """,
        ),
        Keeps(
            """\
                class Table:
                    def get_concrete_fields_with_model(self):
                        return []

                print(Table().get_concrete_fields_with_model())
                """
        ),
    ]
