"""What a new dialogue begins with: neutral facets, and the purposes that residents are asked for."""

from django.utils.translation import gettext_lazy as _

from dorpel.dialogues.models import Purpose

# key: (name, why we ask, {key of the category: name})
FACETS = {
    "age": (
        _("Age"),
        _("So that we see whether young and old were heard."),
        {
            "0-15": _("younger than 16"),
            "16-29": _("16 to 29"),
            "30-44": _("30 to 44"),
            "45-64": _("45 to 64"),
            "65-79": _("65 to 79"),
            "80-plus": _("80 or older"),
        },
    ),
    "gender": (
        _("Gender"),
        _("So that we see whether everybody was heard."),
        {"woman": _("woman"), "man": _("man"), "other": _("in another way")},
    ),
    "origin": (
        _("Origin"),
        _("So that we see whether people from everywhere were heard."),
        {
            "born-here": _("I and my parents were born in Belgium"),
            "parents-elsewhere": _("a parent was born elsewhere"),
            "born-elsewhere": _("I was born elsewhere"),
        },
    ),
    "languages": (_("Languages at home"), _("So that we know in which languages to talk and write."), {}),
}
OTHER_LANGUAGE = _("another language")

# key: (what is asked, what taking it back means, kept for days)
PURPOSES = {
    Purpose.Key.COUNT: (
        _("May we count your words along in what we find, without your name?"),
        _("Your words leave our work. What is printed already can't be called back."),
        None,
    ),
    Purpose.Key.QUOTE: (
        _("May we print your words in the newspaper and on the website, without your name?"),
        _("Your words no longer appear in anything new. What is printed already can't be called back."),
        None,
    ),
    Purpose.Key.TABLE: (
        _("May the people at the table with the city read your words, without your name?"),
        _("The tables no longer see your words."),
        None,
    ),
    Purpose.Key.RESEARCH: (
        _("May we keep your words, without your name, for research after this dialogue?"),
        _("Your words don't go to the archive, or leave it."),
        None,
    ),
    Purpose.Key.CONTACT: (
        _("May we call you back? Then we keep how to reach you, apart from your words."),
        _("We throw away how to reach you."),
        90,
    ),
}
# Asked at the question itself, and only where the team switched sound on.
SOUND = (
    _("May I record the sound of this answer? It is typed out by people and deleted within 30 days."),
    _("We delete the sound of the talk at once. The words that were typed out stay."),
    30,
)
