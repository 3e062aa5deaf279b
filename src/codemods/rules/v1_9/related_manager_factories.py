"""Functions that make the managers of related objects."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols


class RelatedManagerFactories(RemoveSymbols):
    """The functions that make managers of related objects have other names and arguments."""

    change = "1.9/related-manager-factories"
    names = {
        "django.db.models.fields.related.create_foreign_related_manager": "Call create_reverse_many_to_one_manager(superclass, rel) of django.db.models.fields.related_descriptors.",
        "django.db.models.fields.related.create_many_related_manager": "Call create_forward_many_to_many_manager(superclass, rel, reverse) of django.db.models.fields.related_descriptors.",
    }
    examples = [
        Flags(
            source="""\
                from django.db.models.fields.related import create_many_related_manager

                manager = create_many_related_manager(superclass, rel)
                """,
            line=1,
        ),
        Keeps(
            source="""\
                from shop.related import create_many_related_manager

                manager = create_many_related_manager(superclass, rel)
                """,
        ),
    ]
