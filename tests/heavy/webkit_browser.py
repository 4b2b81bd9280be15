"""The barest browser on WebKitGTK, with a memory that stays: `/usr/bin/python3 webkit_browser.py FOLDER [no-worker]`.

MiniBrowser forgets everything as soon as a driver holds it, and then a kill can't be tried. Run by Debian's own Python,
for only that one has the bindings.
"""

import sys
from typing import Any

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gdk, Gtk, WebKit2  # noqa: E402


def main(folder: str, *wishes: str) -> None:
    """One window, for the driver that started this; without service workers when that is wished."""
    memory = WebKit2.WebsiteDataManager(base_data_directory=folder, base_cache_directory=f"{folder}/cache")
    context = WebKit2.WebContext(website_data_manager=memory)
    context.set_automation_allowed(True)
    settings = WebKit2.Settings()
    features = WebKit2.Settings.get_all_features()
    for feature in map(features.get, range(features.get_length())):
        if feature.get_identifier() == "ServiceWorkers":
            settings.set_feature_enabled(feature, "no-worker" not in wishes)
    view = WebKit2.WebView(web_context=context, settings=settings, is_controlled_by_automation=True)

    def started(_context: Any, session: Any) -> None:
        about = WebKit2.ApplicationInfo()
        about.set_name("MiniBrowser")  # what Selenium asks for
        session.set_application_info(about)
        session.connect("create-web-view", lambda _session: view)

    context.connect("automation-started", started)
    window = Gtk.Window()
    window.set_default_size(360, 640)
    window.add(view)
    window.connect("destroy", Gtk.main_quit)
    # No window manager is there to give it the cursor.
    window.connect("map-event", lambda shown, _event: shown.get_window().focus(Gdk.CURRENT_TIME))
    window.show_all()
    Gtk.main()


if __name__ == "__main__":
    main(*sys.argv[1:])
