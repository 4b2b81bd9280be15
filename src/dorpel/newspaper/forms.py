"""The forms of the newspaper: an edition, an article's kind, its words, which quotes it carries."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dorpel.core.forms import DorpelForm, DorpelModelForm
from dorpel.dialogues.forms.scoped import ScopedForm
from dorpel.dialogues.models import Dialogue
from dorpel.findings.models import Finding
from dorpel.newspaper.figures import SKETCHES, choices
from dorpel.newspaper.models import Article, ArticleVersion, Edition
from dorpel.newspaper.queries import Choosable, findings_to_write_about

TEXTS = ("headline", "jump", "deck", "body", "byline")


class EditionForm(ScopedForm):
    """An issue of the newspaper."""

    pages = forms.TypedChoiceField(
        label=_("Pages"),
        choices=[(count, str(count)) for count in (2, 4)],
        coerce=int,
        help_text=_("What finds no room is left out, and the paper says so."),
    )

    class Meta:
        model = Edition
        fields = ("number", "title", "language", "appears_on", "pages", "across", "copies", "colophon")


class NewArticleForm(DorpelForm):
    """What a new article is about: a finding that somebody stands behind, or one of the boxes."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Article.Kind)
    finding: "forms.ModelChoiceField[Finding]" = forms.ModelChoiceField(
        queryset=None,
        required=False,
        label=_("Finding"),
        help_text=_("Only adopted and published findings stand here."),
    )

    figure = forms.ChoiceField(label=_("Picture"), required=False)

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["figure"].choices = [("", "–"), *choices()]  # type: ignore[attr-defined]
        field = self.fields["finding"]
        field.queryset = findings_to_write_about(dialogue)  # type: ignore[attr-defined]
        field.label_from_instance = lambda finding: finding.claim  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """An article about a finding needs one; a box has none."""
        told = super().clean() or {}
        about = told.get("kind") == Article.Kind.FINDING
        if about and not told.get("finding"):
            self.add_error("finding", _("Choose the finding that it is about."))
        if not about:
            told["finding"] = None
        figure = told.get("figure") or ""
        if told.get("kind") != Article.Kind.FIGURE:
            told["figure"] = figure if figure in SKETCHES else ""  # counts stand by themselves, with their base
        elif figure in SKETCHES or not figure:
            self.add_error("figure", _("Choose the picture of counts."))
        return told


class ArticleForm(DorpelModelForm):
    """The words of an article; carries the article's version."""

    headline = forms.CharField(label=_("Headline"), max_length=160)
    jump = forms.CharField(
        label=_("Headline where it goes on"),
        max_length=80,
        required=False,
        help_text=_("With one, a long first article may go on inside the paper."),
    )
    deck = forms.CharField(label=_("Deck"), max_length=300, required=False)
    body = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea,
        required=False,
        help_text=_("A new line is a new paragraph; in a box, a new item."),
    )
    byline = forms.CharField(label=_("By"), max_length=160, required=False)

    class Meta:
        model = Article
        fields = ("order", "language")

    def __init__(self, *args: Any, current: ArticleVersion, **kwargs: Any) -> None:
        super().__init__(*args, initial={name: getattr(current, name) for name in TEXTS}, **kwargs)
        self.order_fields([*TEXTS, "order", "language"])

    @property
    def texts(self) -> dict[str, str]:
        """What was written."""
        return {name: self.cleaned_data[name] for name in TEXTS}


class QuotesForm(DorpelForm):
    """Which quotes an article carries: those of its finding that may be printed and stand nowhere else."""

    quotes = forms.MultipleChoiceField(label=_("Quotes"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, article: Article, found: list[Choosable], **kwargs: Any) -> None:
        free = [each for each in found if each.bar is None and _here_or_nowhere(each, article)]
        carried = [str(each.evidence.quote_id) for each in free if each.carried]
        super().__init__(*args, initial={"quotes": carried}, **kwargs)
        field = self.fields["quotes"]
        field.choices = [(str(each.evidence.quote_id), each.evidence.quote.exact) for each in free]  # type: ignore[attr-defined]
        self.carried = set(carried)


def _here_or_nowhere(found: Choosable, article: Article) -> bool:
    return found.carried is None or found.carried.article_id == article.pk
