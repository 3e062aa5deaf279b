"""``Model._meta.get_all_related_m2m_objects_with_model()``."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.v1_8.meta import MetaCall


class MetaGetAllRelatedM2MWithModel(MetaCall):
    """``_meta.get_all_related_m2m_objects_with_model()`` is gone; ``get_fields()`` is what there is."""

    change = "1.8/meta-get-all-related-m2m-with-model"
    also = ("1.10/meta-get-all-related-m2m-objects-with-model",)
    methods = ("get_all_related_m2m_objects_with_model",)
    template = (
        "[({f}, {f}.model if {f}.model != {opts}.model else None) for {f} in "
        "{opts}.get_fields(include_hidden=True) if {f}.many_to_many and {f}.auto_created]"
    )
    examples = [
        Fixes(
            before="""\
                pairs = Book._meta.get_all_related_m2m_objects_with_model()
                """,
            after="""\
                pairs = [(field, field.model if field.model != Book._meta.model else None) for field in Book._meta.get_fields(include_hidden=True) if field.many_to_many and field.auto_created]
                """,
        ),
        Fixes(
            before="""\
                class BookAdmin:
                    def pairs(self, f):
                        return [field for field in self.opts.get_all_related_m2m_objects_with_model()]
                """,
            after="""\
                class BookAdmin:
                    def pairs(self, f):
                        return [field for field in [(one, one.model if one.model != self.opts.model else None) for one in self.opts.get_fields(include_hidden=True) if one.many_to_many and one.auto_created]]
                """,
        ),
        Flags(
            """\
                method = Book._meta.get_all_related_m2m_objects_with_model
                """,
        ),
        Keeps(
            """\
                class Table:
                    def get_all_related_m2m_objects_with_model(self):
                        return []

                print(Table().get_all_related_m2m_objects_with_model())
                """
        ),
    ]
