"""Persons, their devices, and their addresses in a place apart."""

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from dorpel.core.actors import ActorKind
from dorpel.core.languages import spoken
from dorpel.core.rows import Choice, Row


class People(BaseUserManager["Person"]):
    """Finds persons; makes them without a password, for sign-in is by a code or a device."""

    def create_user(self, email: str | None = None, **fields: Any) -> "Person":
        """A person who can sign in by a code sent to this address (or by a device, without an address)."""
        person = Person(email=email.strip().lower() if email else None, **fields)
        person.set_unusable_password()
        person.save()
        return person


class Person(AbstractBaseUser, Row):
    """Somebody who can sign in: a challenger, a coder, a member of staff …"""

    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail address"), unique=True, null=True, blank=True)
    language = models.CharField(_("language"), max_length=12, choices=spoken, default="nl")
    is_active = models.BooleanField(_("may sign in"), default=True)
    joined_at = models.DateTimeField(_("joined"), auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = People()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        constraints = [models.CheckConstraint(condition=models.Q(email=Lower("email")), name="person_email_lower_case")]

    def __str__(self) -> str:
        return self.name

    @property
    def actor_kind(self) -> ActorKind:
        return "person"

    @property
    def actor_id(self) -> UUID | None:
        return self.pk


class Device(Row):
    """A phone that records for one person; known by a token of which only the hash is kept."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="devices", verbose_name=_("person"))
    name = models.CharField(_("name"), max_length=80, blank=True)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made = models.PositiveIntegerField(_("records made, as the device says"), default=0)
    unsent = models.PositiveIntegerField(_("records unsent, as the device says"), default=0)
    # A store that was emptied says that it made fewer than before: somebody must look, so the higher number stays here.
    fell_from = models.PositiveIntegerField(_("records made before it said fewer"), null=True, editable=False)
    fell_at = models.DateTimeField(_("said fewer"), null=True, editable=False)
    added_at = models.DateTimeField(_("added"), auto_now_add=True)
    seen_at = models.DateTimeField(_("last seen"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    class Meta:
        verbose_name = _("device")
        verbose_name_plural = _("devices")

    def __str__(self) -> str:
        return self.name or str(self.pk)


class Contact(Row):
    """How to reach somebody, for one purpose and one term; encrypted, and pointing only at a plain id."""

    class Means(models.TextChoices):
        EMAIL = "email", _("e-mail")
        PHONE = "phone", _("telephone")
        POST = "post", _("post")

    whose = models.UUIDField(_("whose"), help_text=_("The id of a person, an application or a voice."))
    means = Choice(_("means"), max_length=10, choices=Means)
    sealed = models.BinaryField(_("address, encrypted"))
    purpose = models.CharField(_("purpose"), max_length=40)
    until = models.DateField(_("kept until"))
    made_at = models.DateTimeField(_("noted"), auto_now_add=True)

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        indexes = [
            models.Index(fields=["whose", "purpose"], name="contact_whose"),
            models.Index(fields=["until"], name="contact_term"),
        ]

    def __str__(self) -> str:
        return f"{self.means} {self.pk}"


class UsedLink(models.Model):
    """A one-time link that has been used: it won't open twice."""

    token_hash = models.CharField(max_length=64, primary_key=True)
    used_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.token_hash[:8]
