"""Django's own tag libraries are known in full: what is not among them is somebody else's."""

from __future__ import annotations

from codemods.django import api
from codemods.releases import KNOWN
from codemods.templates.libraries import DJANGO
from codemods.templates.reader import is_builtin


def test_every_tag_and_filter_of_every_release_is_known() -> None:
    for release in KNOWN:
        for library, tags in api.template_tags(release).items():
            known = {tag for tag in tags if is_builtin(tag)} if not library else DJANGO[library].tags
            assert set(tags) <= known, (str(release), library)
        for library, filters in api.template_filters(release).items():
            assert not library or set(filters) <= DJANGO[library].filters, (str(release), library)
