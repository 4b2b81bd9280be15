"""Django's settings: everything that may differ between two places comes from the environment."""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from dorpel.config import environment

HERE = Path(__file__).resolve().parent.parent

DORPEL_DATA = environment.folder("DORPEL_DATA", Path("var"))
DORPEL_HOSTS = environment.words("DORPEL_HOSTS", "localhost,127.0.0.1,[::1]")
# A name of its own means that the world can come in: then cookies and pages go over HTTPS only.
LOOPBACK = set(DORPEL_HOSTS) <= {"localhost", "127.0.0.1", "[::1]", "testserver"}
DORPEL_HTTPS = environment.flag("DORPEL_HTTPS", default=not LOOPBACK)
DEBUG = environment.flag("DORPEL_DEBUG")
DORPEL_GALLERY = environment.flag("DORPEL_GALLERY", default=DEBUG)
SECRET_KEY = environment.secret_key(DORPEL_DATA)
_keys = environment.keys(DORPEL_DATA)
DORPEL_FIELD_KEYS = _keys["field"]  # id: 32 bytes; the last one closes, all open
DORPEL_PEPPERS = _keys["pepper"]
DORPEL_PEPPER = next(reversed(DORPEL_PEPPERS.values()))

INSTALLED_APPS = [
    "dorpel.core",
    "dorpel.people",
    "dorpel.journal",
    "dorpel.dialogues",
    "dorpel.challengers",
    "dorpel.conversations",
    "dorpel.coding",
    "dorpel.findings",
    "dorpel.tables",
    "dorpel.proposals",
    "dorpel.policy",
    "dorpel.newspaper",
    "dorpel.label",
    "dorpel.laboratory",
    "dorpel.network",
    "dorpel.insight",
    "dorpel.exchange",
    "dorpel.pages",
    "dorpel.config",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "csp",
    "django_q",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "dorpel.config.middleware.Packed",
    "dorpel.config.middleware.body_limit",
    "dorpel.config.middleware.no_nul",
    "dorpel.config.middleware.Busy",
    "dorpel.config.middleware.straight",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "dorpel.people.devices.living_device",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "dorpel.config.middleware.permissions",
]

ROOT_URLCONF = "dorpel.config.urls"
WSGI_APPLICATION = "dorpel.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dorpel.dialogues.context.desk",
            ],
        },
    },
]

DATABASES = environment.databases(DORPEL_DATA)
DATABASE_ROUTERS = ["dorpel.config.routers.QueueRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Tries are counted here, so all processes and servers must see the same cache.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
Q_CLUSTER = {
    "name": "dorpel",
    "orm": "queue",
    "workers": 1,
    "poll": 1,
    "timeout": 3300,
    "retry": 3600,
    "max_attempts": 3,
    "catch_up": False,
    "save_limit": 100,
    "bulk": 1,
    "log_level": "WARNING",
}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English")), ("ar", _("Arabic"))]
UNREAD_LANGUAGES = {"ar", "tr"}  # translated, and not yet read by a speaker: every page in them says so
# What the recorder speaks; its sentences in those that the site doesn't speak are its own.
RECORDER_LANGUAGES = [*(code for code, _name in LANGUAGES), "tr"]
# What people may say their words are in; the screens themselves speak LANGUAGES.
SPOKEN_LANGUAGES = [
    ("nl", "Nederlands"),
    ("en", "English"),
    ("fr", "Français"),
    ("de", "Deutsch"),
    ("tr", "Türkçe"),
    ("ar", "العربية"),
    ("ary", "الدارجة"),
    ("zgh", "ⵜⴰⵎⴰⵣⵉⵖⵜ"),
    ("it", "Italiano"),
    ("es", "Español"),
    ("pt", "Português"),
    ("el", "Ελληνικά"),
    ("pl", "Polski"),
    ("ro", "Română"),
    ("bg", "Български"),
    ("uk", "Українська"),
    ("ru", "Русский"),
    ("sq", "Shqip"),
    ("fa", "فارسی"),
    ("ps", "پښتو"),
    ("ku", "Kurdî"),
    ("so", "Soomaali"),
    ("ti", "ትግርኛ"),
    ("ur", "اردو"),
    ("zh", "中文"),
    ("vgt", "Vlaamse Gebarentaal"),
    ("und", _("another language")),
]
LOCALE_PATHS = [HERE / "locale"]
USE_TZ = True
TIME_ZONE = "Europe/Brussels"

STATIC_URL = "static/"
STATIC_ROOT = environment.folder("DORPEL_STATIC", DORPEL_DATA / "static")
MEDIA_ROOT = DORPEL_DATA / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "dorpel.config.static.Gathered"},
}
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
LARGEST_BODY = 256 * 1024 * 1024  # bytes; the server itself refuses what is longer, without a page of ours
BODY_LIMIT = 1024 * 1024  # bytes, for all but the paths below
FILE_LIMIT = 64 * 1024 * 1024  # bytes
FILE_PATHS = [r"^/team/[^/]+/([\w-]+/)*imports?/", r"^/team/[^/]+/batches/"]

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
# Nobody has a password; what the framework would hash is never used.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/team/"
ACCOUNT_FORMS = {
    "request_login_code": "dorpel.people.sign_in_forms.AddressForm",
    "confirm_login_code": "dorpel.people.sign_in_forms.CodeForm",
}
ACCOUNT_ADAPTER = "dorpel.config.accounts.InvitedOnly"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600  # seconds
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # a code that arrives proves the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody gets mail because a stranger typed an address
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "20/m/ip,5/10m/key",
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
}

SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = DORPEL_HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "dorpel.core.problems.csrf_failed"
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in DORPEL_HOSTS] if DORPEL_HTTPS else []
ALLOWED_HOSTS = DORPEL_HOSTS
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = False  # the proxy in front does that; a health check inside the house stays plain
SECURE_HSTS_SECONDS = 31536000 if DORPEL_HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
DORPEL_PROXY = environment.words("DORPEL_PROXY")  # the address of the one proxy that is believed
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if DORPEL_PROXY else None
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}

_mail = environment.choice("DORPEL_MAIL", "file", {"console", "file", "smtp"})
EMAIL_BACKEND = {"file": "django.core.mail.backends.filebased.EmailBackend"}.get(
    _mail, f"django.core.mail.backends.{_mail}.EmailBackend"
)
EMAIL_FILE_PATH = DORPEL_DATA / "mail"
EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD, EMAIL_USE_TLS = environment.smtp(needed=_mail == "smtp")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.text("DORPEL_MAIL_FROM", "Dorpel <dorpel@localhost>")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django.server": {"handlers": ["stderr"], "propagate": False},
        "waitress.queue": {"level": "ERROR"},  # else a line for every request that waits its turn
    },
}
