"""Which style sheets and scripts every page asks for, in their order."""

from collections.abc import Iterable

from django.contrib.staticfiles.storage import staticfiles_storage
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
    "core/css/pictures.css",
)
TOGETHER = "core/css/site.css"  # these sheets in one file, where the static files were gathered
LIBRARIES = ("vendor/htmx.min.js",)
MODULES = (
    "core/js/keys.js",
    "core/js/confirm.js",
    "core/js/progress.js",
    "core/js/receipt-input.js",
)


def style_tags(*more: str) -> SafeString:
    """The `<link>`s of the core's sheets and of `more`, paths under static/."""
    return _lines('<link rel="stylesheet" href="{}">', (*sheets(), *more))


def sheets() -> tuple[str, ...]:
    """The core's own sheets, paths under static/: one where the static files were gathered."""
    return (TOGETHER,) if TOGETHER in getattr(staticfiles_storage, "hashed_files", ()) else STYLES


def module_tags(*more: str) -> SafeString:
    """The `<script>`s of the core and of `more`, paths under static/; modules wait for the page by themselves."""
    libraries = _lines('<script src="{}" defer></script>', LIBRARIES)
    return format_html("{}\n{}", libraries, few_modules(*MODULES, *more))


def few_modules(*paths: str) -> SafeString:
    """The `<script>`s of these paths alone: a public page fetches no more than it uses."""
    return _lines('<script type="module" src="{}"></script>', paths)


def _lines(pattern: str, paths: Iterable[str]) -> SafeString:
    return format_html_join("\n", pattern, ((static(path),) for path in paths))
