"""``django.utils.topological_sort``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols


class TopologicalSort(RemoveSymbols):
    """``django.utils.topological_sort`` gave way to ``graphlib`` of the standard library."""

    change = "5.0/topological-sort"
    names = {
        "django.utils.topological_sort": "Use graphlib.TopologicalSorter; its order is not that of the list.",
        "django.utils.topological_sort.topological_sort_as_sets": "Use graphlib.TopologicalSorter(…).get_ready().",
        "django.utils.topological_sort.stable_topological_sort": "Use graphlib.TopologicalSorter(…).static_order(); "
        "it does not keep the order of the list where the dependencies leave it open.",
        "django.utils.topological_sort.CyclicDependencyError": "Catch graphlib.CycleError.",
    }
    examples = [
        Flags(
            """\
                from django.utils.topological_sort import CyclicDependencyError, stable_topological_sort

                def order(names, needs):
                    return stable_topological_sort(names, needs)
                """,
            line=1,
        ),
        Keeps(
            """\
                from shop.sorting import stable_topological_sort

                print(stable_topological_sort([], {}))
                """
        ),
    ]
