"""The report's colours in Gradio's words, light and dark, and the machine's own fonts: nothing is fetched.

Not responsible for: our own markup (report.css, desk.css).
"""

from __future__ import annotations

FONTS = ("Inter", "Source Sans 3", "Segoe UI", "system-ui", "Liberation Sans", "Arial", "sans-serif")

_PAPER, _SHEET, _RAISED = ("#f4f3ef", "#14171a"), ("#fffefb", "#1b1f23"), ("#f8f7f3", "#22272c")
_INK, _SOFT, _FIELD = ("#1d2327", "#e4e6e8"), ("#555d64", "#a3abb3"), ("#ffffff", "#14171a")
_RULE, _STRONG = ("#dcd9d0", "#343a41"), ("#8b8a83", "#767e87")
_LINK, _ON_LINK, _LINK_HOVER = ("#1a4f80", "#8fc1ee"), ("#ffffff", "#14171a"), ("#143e66", "#b4d6f4")

_USES = {
    "body_background_fill": _PAPER, "background_fill_primary": _SHEET, "background_fill_secondary": _RAISED,
    "block_background_fill": _SHEET, "panel_background_fill": _SHEET, "block_label_background_fill": _SHEET,
    "body_text_color": _INK, "body_text_color_subdued": _SOFT, "block_title_text_color": _SOFT,
    "block_label_text_color": _SOFT, "block_info_text_color": _SOFT, "border_color_primary": _RULE,
    "block_border_color": _RULE, "border_color_accent": _LINK, "color_accent_soft": _RAISED, "link_text_color": _LINK,
    "link_text_color_hover": _LINK, "input_background_fill": _FIELD, "input_background_fill_focus": _FIELD,
    "input_border_color": _STRONG, "input_border_color_focus": _LINK, "input_placeholder_color": _SOFT,
    "button_primary_background_fill": _LINK, "button_primary_background_fill_hover": _LINK_HOVER,
    "button_primary_text_color": _ON_LINK, "button_primary_text_color_hover": _ON_LINK,
    "button_secondary_background_fill": _SHEET, "button_secondary_background_fill_hover": _RAISED,
    "button_secondary_border_color": _STRONG, "button_secondary_border_color_hover": _LINK,
    "button_secondary_text_color": _INK, "button_secondary_text_color_hover": _LINK,
    "checkbox_background_color": _FIELD, "checkbox_background_color_selected": _LINK,
    "checkbox_border_color": _STRONG, "checkbox_label_text_color": _INK,
}  # fmt: skip
"""What a colour is for -> (light, dark)."""


def settings() -> dict[str, str]:
    """Arguments for ``gradio.themes.Base().set``."""
    light = {use: pair[0] for use, pair in _USES.items()}
    dark = {f"{use}_dark": pair[1] for use, pair in _USES.items()}
    sizes = {
        "color_accent": _LINK[0], "input_border_width": "1px", "input_border_width_dark": "1px",
        "button_border_width": "1px", "button_border_width_dark": "1px", "button_large_text_size": "0.9375rem",
        "button_large_text_weight": "600", "button_large_padding": "0.4rem 0.9rem",
    }  # fmt: skip
    return light | dark | sizes
