"""The library's two sign-in forms, with our words and manners."""

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from django.utils.translation import gettext_lazy as _

from dorpel.core.forms import set_manners


class AddressForm(RequestLoginCodeForm):  # type: ignore[misc]
    """Where to send the code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["label_suffix"] = ""
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")
        self.fields["email"].widget.attrs.pop("placeholder", None)
        set_manners(self)
        self.fields["email"].widget.attrs["dir"] = "ltr"


class CodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]
    """The code that came."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["label_suffix"] = ""
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code")
        self.fields["code"].widget.attrs.pop("placeholder", None)
        set_manners(self)
        self.fields["code"].widget.attrs["dir"] = "ltr"
