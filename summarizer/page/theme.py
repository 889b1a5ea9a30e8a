"""The report's colours in Gradio's words, light and dark, and the machine's own fonts: nothing is fetched.

Not responsible for: our own markup (report.css, desk.css).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from summarizer.page import stylesheet

FONTS = ("Inter", "Source Sans 3", "Segoe UI", "system-ui", "Liberation Sans", "Arial", "sans-serif")

_COLOUR = re.compile(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
_OWN = {"field": ("#ffffff", "#14171a"), "on-link": ("#ffffff", "#14171a"), "link-hover": ("#143e66", "#b4d6f4")}
"""Colours of fields and full buttons, which a report does not have."""

_USES = {
    "body_background_fill": "paper", "background_fill_primary": "sheet", "background_fill_secondary": "raised",
    "block_background_fill": "sheet", "panel_background_fill": "sheet", "block_label_background_fill": "sheet",
    "body_text_color": "ink", "body_text_color_subdued": "soft", "block_title_text_color": "soft",
    "block_label_text_color": "soft", "block_info_text_color": "soft", "border_color_primary": "rule",
    "block_border_color": "rule", "border_color_accent": "link", "color_accent_soft": "raised",
    "link_text_color": "link", "link_text_color_hover": "link",
    "input_background_fill": "field", "input_background_fill_focus": "field",
    "input_border_color": "strong-rule", "input_border_color_focus": "link", "input_placeholder_color": "soft",
    "button_primary_background_fill": "link", "button_primary_background_fill_hover": "link-hover",
    "button_primary_text_color": "on-link", "button_primary_text_color_hover": "on-link",
    "button_secondary_background_fill": "sheet", "button_secondary_background_fill_hover": "raised",
    "button_secondary_border_color": "strong-rule", "button_secondary_border_color_hover": "link",
    "button_secondary_text_color": "ink", "button_secondary_text_color_hover": "link",
    "checkbox_background_color": "field", "checkbox_background_color_selected": "link",
    "checkbox_border_color": "strong-rule", "checkbox_label_text_color": "ink",
}  # fmt: skip
"""What Gradio uses a colour for -> its name in the palette."""


def palette() -> Mapping[str, tuple[str, str]]:
    """Name of a colour -> (light, dark), as the report's stylesheet has them."""
    return {name: (light, dark) for name, light, dark in _COLOUR.findall(stylesheet())} | _OWN


def settings() -> dict[str, str]:
    """Arguments for ``gradio.themes.Base().set``."""
    colours = palette()
    light = {use: colours[name][0] for use, name in _USES.items()}
    dark = {f"{use}_dark": colours[name][1] for use, name in _USES.items()}
    sizes = {
        "color_accent": colours["link"][0], "input_border_width": "1px", "input_border_width_dark": "1px",
        "button_border_width": "1px", "button_border_width_dark": "1px", "button_large_text_size": "0.9375rem",
        "button_large_text_weight": "600", "button_large_padding": "0.4rem 0.9rem",
    }  # fmt: skip
    return light | dark | sizes
