"""Specimens of acting: buttons, choices, forms with and without mistakes, a stale save, notices, long work."""

from django import forms

from dorpel.core.forms import DorpelForm
from dorpel.core.gallery.specimen import Section, Specimen, either
from dorpel.core.ui.values import Difference


class SampleForm(DorpelForm):
    """Every kind of input."""

    claim = forms.CharField(
        label="What people say", help_text="One sentence, as you would say it at the door.", initial="De bank is weg."
    )
    reasons = forms.CharField(label="Why", widget=forms.Textarea, required=False)
    day = forms.DateField(label="On which day", widget=forms.DateInput)
    language = forms.ChoiceField(label="Language", choices=[("nl", "Nederlands"), ("tr", "Türkçe"), ("ar", "العربية")])
    kind = forms.ChoiceField(
        label="Kind of talk", widget=forms.RadioSelect, choices=[("door", "At the door"), ("group", "In a group")],
        help_text="Where you stood.",
    )  # fmt: skip
    who = forms.MultipleChoiceField(
        label="Who should act", widget=forms.CheckboxSelectMultiple, required=False,
        choices=[("i", "I"), ("we", "We"), ("city", "The City")],
    )  # fmt: skip
    read_back = forms.BooleanField(label="I read it back to them", required=False)
    paper = forms.FileField(label="The sheet", required=False)
    hidden = forms.CharField(widget=forms.HiddenInput)


class SampleFilters(DorpelForm):
    """A few filters of a list."""

    language = forms.ChoiceField(label="Language", choices=[("", "All"), ("nl", "Nederlands")], required=False)
    words = forms.CharField(label="With these words", required=False)


def sections() -> list[Section]:
    """All that somebody does."""
    return [
        Section("buttons", "Buttons and keys", buttons()),
        Section("choices", "Choices", choices()),
        Section("fields", "Fields", fields()),
        Section("forms", "Forms", form_states()),
        Section("first", "Somebody was first", conflicts()),
        Section("notices", "Said, and gone wrong", notices()),
        Section("work", "Work that takes time", work()),
    ]


def buttons() -> list[Specimen]:
    """Of three weights; leading somewhere, asking first, not possible yet, with their keys."""
    again = either("Neem terug", "اسحب")
    return [
        Specimen("button", "ink", {"label": either("Volgende vraag", "السؤال التالي")}),
        Specimen("button", "plain, asks", {"label": again, "kind": "plain", "confirm": either("Zeker?", "أكيد؟")}),
        Specimen("button", "quiet, leads away", {"label": either("Ga terug", "ارجع"), "kind": "quiet", "address": "#"}),
        Specimen("button", "with its key", {"label": either("Sla over", "تخطَّ"), "kind": "plain", "key": "N"}),
        Specimen("button", "of another form, with a value", {
            "label": either("Bewaar", "احفظ"), "form": "elsewhere", "name": "then", "value": "next",
        }),
        Specimen("button", "not yet", {
            "label": either("Nog één antwoord", "جواب آخر"), "name": "not-yet",
            "missing": either("Wat nog niet kan, zegt wat er ontbreekt.", "ما لا يمكن بعد يقول ما ينقصه."),
        }),
        Specimen("key", "", {"key": "1"}),
        Specimen("key", "chosen", {"key": "2", "chosen": True}),
    ]  # fmt: skip


def choices() -> list[Specimen]:
    """Nothing chosen, chosen, wrong."""
    newspaper = either("In de krant en op de website", "في الجريدة والموقع")
    ages = [("young", either("jonger", "أصغر")), ("old", either("ouder", "أكبر"))]
    return [
        Specimen("choice", "nothing chosen", {
            "name": "open", "legend": newspaper, "help": either("Zonder uw naam.", "دون اسمك."),
        }),
        Specimen("choice", "chosen, options of its own", {
            "name": "age", "legend": either("Jonger of ouder dan 16", "أصغر أو أكبر من ١٦"), "options": ages,
            "chosen": "old",
        }),
        Specimen("choice", "wrong", {
            "name": "wrong", "legend": newspaper, "error": either("Kies ja of nee.", "اختر نعم أو لا."),
        }),
    ]  # fmt: skip


def fields() -> list[Specimen]:
    """One over the whole width and one as wide as its words; every kind stands in the forms below."""
    form = SampleForm(auto_id="field_%s")
    return [
        Specimen("field", "as wide as its column", {"field": form["claim"]}),
        Specimen("field", "wide", {"field": form["reasons"], "wide": True}),
    ]


def form_states() -> list[Specimen]:
    """Untouched, with mistakes in every kind of field, and as the filters of a list."""
    wrong = SampleForm({"claim": "", "day": "gisteren", "language": "xx", "who": ["nobody"]}, auto_id="wrong_%s")
    wrong.add_error(None, either("Dit gesprek is al gesloten.", "هذا الحديث مغلق."))
    save = either("Bewaar", "احفظ")
    return [
        Specimen("form", "untouched", {"form": SampleForm(auto_id="form_%s"), "submit": save, "action": "#forms"}),
        Specimen("form", "with mistakes", {"form": wrong, "cancel": "#forms", "confirm": either("Zeker?", "أكيد؟")}),
        Specimen("form", "that asks, with words inside", {"form": SampleFilters(auto_id="ask_%s"), "method": "get"},
                 "<p>…</p>"),
    ]  # fmt: skip


def conflicts() -> list[Specimen]:
    """With who and when, with who, and with neither."""
    texts = [
        Difference(either("Wat mensen zeggen", "ما يقوله الناس"), "Mensen missen een plek.", "Mensen missen een bank."),
        Difference("Why", "same", "same"),
    ]
    return [
        Specimen("conflict", "who and when", {"differences": texts, "who": "Cem", "when": "24.11, 14:02"}, wide=True),
        Specimen("conflict", "who", {"differences": texts, "who": "Cem"}, wide=True),
        Specimen("conflict", "nobody known", {"differences": texts}, wide=True),
    ]


def notices() -> list[Specimen]:
    """What was done, and what went wrong: what happened, what is safe, what to do."""
    return [
        Specimen("notice", "said", {
            "title": either("Bewaard.", "حُفظ."),
            "safe": either("Ontvangen door de server om 14.02 uur.", "استلمه الخادم الساعة ١٤:٠٢."),
        }),
        Specimen("notice", "said, nothing more", {"title": either("U bent afgemeld.", "خرجت من الحساب.")}),
        Specimen("notice", "error, with more inside", {
            "kind": "error", "title": either("Deze code is te kort.", "هذا الرمز قصير."),
            "happened": either("Er is één teken te weinig.", "ينقصه حرف واحد."),
            "safe": either("Uw stem is veilig.", "صوتك في أمان."),
            "todo": either("Kijk nog eens op het strookje.", "انظر إلى القصاصة مرة أخرى."),
        }, "<ul><li>K7Q4-M2XD</li></ul>"),
    ]  # fmt: skip


def work() -> list[Specimen]:
    """Begun, live and nothing to do yet."""
    text = either("412 van de 3.200 citaten gelezen. U mag weggaan, het gaat door.", "قُرئ ٤١٢ من ٣٢٠٠ اقتباس.")
    none = either("Hier komen de gesprekken. Het eerste is misschien dat van u.", "ستأتي الأحاديث هنا.")
    begin = either("Begin een gesprek", "ابدأ حديثًا")
    return [
        Specimen("progress", "begun", {"text": text, "done": 412, "total": 3200}),
        Specimen("progress", "asks for the change", {"text": text, "done": 3200, "total": 3200, "change_address": "#"}),
        Specimen("empty", "says how to begin", {"text": none, "label": begin, "address": "#work"}),
        Specimen("empty", "bare", {"text": none}),
    ]
