from __future__ import annotations

from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["GetProfile"]


class GetProfile(TemplateRule):
    """``user.get_profile`` is gone, and silently empty in templates."""

    change = "1.7/auth-profile-module"
    words = (".get_profile",)
    advice = "Follow the relation from the user to the profile: user.profile, or as its related_name says."
    examples = (
        Flags("{{ user.get_profile.city }}\n{{ request.user.get_profile }}", lines=(1, 2)),
        Keeps("{{ user.get_profile_url }}{{ get_profile }}"),
    )

    def on_template(self, site: Site) -> Answers:
        for node in site.template.nodes:
            if ".get_profile" in node.text:
                for use in node.uses():
                    if "get_profile" in use.expression.base.path[1:]:
                        yield site.flag(use.expression.base)
