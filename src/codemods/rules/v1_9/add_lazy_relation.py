"""``add_lazy_relation()``."""

from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.called import CallBecomes


class AddLazyRelation(CallBecomes):
    """``add_lazy_relation()`` is gone; ``lazy_related_operation()`` waits for models that are not loaded yet."""

    change = "1.9/add-lazy-relation"
    also = ("2.0/add-lazy-relation",)
    calls = {
        "django.db.models.fields.related.add_lazy_relation": (
            ("cls", "field", "relation", "operation"),
            "{django.db.models.fields.related.lazy_related_operation}(lambda local, related, field: {operation}(field, related, local), {cls}, {relation}, field={field})",
        )
    }
    needs = ("django.db.models.fields.related.lazy_related_operation",)
    examples = [
        Fixes(
            before="""\
                from django.db.models.fields.related import add_lazy_relation

                def contribute(self, cls, resolve):
                    add_lazy_relation(cls, self, self.target, resolve)
                """,
            after="""\
                from django.db.models.fields.related import lazy_related_operation

                def contribute(self, cls, resolve):
                    lazy_related_operation(lambda local, related, field: resolve(field, related, local), cls, self.target, field=self)
                """,
        ),
        Flags(
            source="""\
                from django.db.models.fields.related import add_lazy_relation

                add_lazy_relation(*arguments)
                """,
            line=3,
        ),
        Keeps(
            source="""\
                def contribute(self, cls, add_lazy_relation):
                    add_lazy_relation(cls, self, self.target, len)
                """,
        ),
    ]
