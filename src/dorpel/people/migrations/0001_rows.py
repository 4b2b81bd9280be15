"""The rows of this room."""

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import dorpel.core.ids
import dorpel.core.languages
import dorpel.core.rows


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "id",
                    models.UUIDField(default=dorpel.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, null=True, unique=True, verbose_name="e-mail address"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=dorpel.core.languages.spoken, default="nl", max_length=12, verbose_name="language"
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="may sign in")),
                ("joined_at", models.DateTimeField(auto_now_add=True, verbose_name="joined")),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "persons",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                        name="person_email_lower_case",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Device",
            fields=[
                (
                    "id",
                    models.UUIDField(default=dorpel.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="devices",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="name")),
                ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                ("made", models.PositiveIntegerField(default=0, verbose_name="records made, as the device says")),
                ("unsent", models.PositiveIntegerField(default=0, verbose_name="records unsent, as the device says")),
                ("added_at", models.DateTimeField(auto_now_add=True, verbose_name="added")),
                ("seen_at", models.DateTimeField(blank=True, null=True, verbose_name="last seen")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="revoked")),
            ],
            options={
                "verbose_name": "device",
                "verbose_name_plural": "devices",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.UUIDField(default=dorpel.core.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "whose",
                    models.UUIDField(help_text="The id of a person, an application or a voice.", verbose_name="whose"),
                ),
                (
                    "means",
                    dorpel.core.rows.Choice(
                        choices=[("email", "e-mail"), ("phone", "telephone"), ("post", "post")],
                        max_length=10,
                        verbose_name="means",
                    ),
                ),
                ("sealed", models.BinaryField(verbose_name="address, encrypted")),
                ("purpose", models.CharField(max_length=40, verbose_name="purpose")),
                ("until", models.DateField(verbose_name="kept until")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="noted")),
            ],
            options={
                "verbose_name": "contact",
                "verbose_name_plural": "contacts",
                "indexes": [
                    models.Index(fields=["whose", "purpose"], name="contact_whose"),
                    models.Index(fields=["until"], name="contact_term"),
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="UsedLink",
            fields=[
                ("token_hash", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("used_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
    ]
