"""Which style sheets and scripts every page asks for, in their order."""

from collections.abc import Iterable

from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

# The first sheet also fixes the order of the layers, so it must stay first.
STYLES = (
    "core/css/tokens.css",
    "core/css/layout.css",
    "core/css/frame.css",
    "core/css/voice.css",
    "core/css/forms.css",
    "core/css/lists.css",
)
LIBRARIES = ("vendor/htmx.min.js",)
MODULES = (
    "core/js/keys.js",
    "core/js/confirm.js",
    "core/js/progress.js",
    "core/js/receipt-input.js",
)


def style_tags(*more: str) -> SafeString:
    """The `<link>`s of the core's sheets and of `more`, paths under static/."""
    return _lines('<link rel="stylesheet" href="{}">', (*STYLES, *more))


def module_tags(*more: str) -> SafeString:
    """The `<script>`s of the core and of `more`, paths under static/; modules wait for the page by themselves."""
    libraries = _lines('<script src="{}" defer></script>', LIBRARIES)
    modules = _lines('<script type="module" src="{}"></script>', (*MODULES, *more))
    return format_html("{}\n{}", libraries, modules)


def _lines(pattern: str, paths: Iterable[str]) -> SafeString:
    return format_html_join("\n", pattern, ((static(path),) for path in paths))
