"""Specimens of words: headlines, voices, the walk of a voice, who may read it, the receipt."""

from django.utils.safestring import mark_safe

from dorpel.core.gallery.specimen import Section, Specimen, either

QR = mark_safe(
    '<svg viewBox="0 0 5 5" width="148" height="148">'
    '<path stroke="#000" d="M0 .5h3m1 0h1M0 1.5h1m1 0h2M1 2.5h4M0 3.5h2m1 0h1M0 4.5h1m2 0h2"/></svg>'
)
BENCH = "Op de bank aan het pleintje kende ik iedereen. De bank is weg."
GATE = "أنتظر ابنتي أمام باب المدرسة كل يوم، ولا أحد يكلّم أحدًا."
DOOR = "Kapıyı açınca komşumu tanıyorum ama adını bilmiyorum."


def sections() -> list[Section]:
    """All that is read."""
    return [
        Section("headlines", "Headlines", headlines()),
        Section("voices", "A dash is a voice", voices()),
        Section("doors", "Who may read this", doors()),
        Section("big", "Follow your voice", followed()),
        Section("short", "The short walk", [Specimen("walk", "short", {"short": True}, short_steps(), wide=True)]),
        Section("receipts", "The receipt", receipts()),
    ]


def headlines() -> list[Specimen]:
    """In their five sizes."""
    return [
        Specimen(
            "headline", "slogan", {"title": either("Wij maken de stad", "نصنع المدينة"), "size": "slogan"}, wide=True
        ),
        Specimen("headline", "lead, with kicker and deck", {
            "title": either("Mensen missen een plek om elkaar tegen te komen", "الناس بلا مكان يلتقون فيه"),
            "kicker": either("Wat we vonden", "ما وجدناه"), "size": "lead", "level": 2,
            "deck": either("612 mensen zeiden het, in acht talen.", "قالها ٦١٢ شخصًا بثماني لغات."),
        }, wide=True),
        Specimen("headline", "page, in a language of its own", {"title": GATE, "language": "ar", "level": 2}),
        Specimen("headline", "page, a finding", {
            "title": either("Aan deze deuren stonden we", "وقفنا عند هذه الأبواب"), "finding": True, "level": 2,
        }),
        Specimen("headline", "part", {"title": either("Wat we vonden", "ما وجدناه"), "size": "part", "level": 2}),
        Specimen(
            "headline", "small", {"title": either("Dat weten we nog niet", "هذا ما لا نعرفه بعد"), "size": "small",
                                  "level": 3},
        ),
    ]  # fmt: skip


def voices() -> list[Specimen]:
    """In several scripts, translated, of another opinion, small."""
    turkish = "Als ik de deur opendoe, herken ik mijn buur. Maar ik weet zijn naam niet."
    arabic = "Ik wacht elke dag aan de schoolpoort. Niemand praat met iemand."
    return [
        Specimen("voice", "leads to where it came from; everybody reads it", {
            "text": BENCH, "language": "nl", "said": either("Tuinwijk, 71 jaar", "توينفيك، ٧١ سنة"),
            "address": "#voices", "who": "open",
        }),
        Specimen("voice", "with a translation", {
            "text": DOOR, "language": "tr", "translation": turkish, "translation_language": "nl",
            "said": either("in het Turks gezegd, Schachtwijk", "قيل بالتركية"),
        }),
        Specimen("voice", "from right to left; challengers read it", {
            "text": GATE, "language": "ar", "translation": arabic, "translation_language": "nl",
            "said": either("in het Arabisch gezegd, Centrum", "قيل بالعربية"), "who": "ajar",
        }),
        Specimen("voice", "says something else; only the speaker reads it", {
            "text": "Voor mij mag die bank wegblijven.", "language": "nl", "other": True, "who": "shut",
        }),
        Specimen("voice", "small", {"text": "Μικρή φωνή στα ελληνικά.", "language": "el", "size": "small"}),
        Specimen("voice", "of an unknown language, the link without words", {
            "text": "Nobody asked me before.", "address": "#voices",
        }),
    ]  # fmt: skip


def doors() -> list[Specimen]:
    """The three, and one with words of its own."""
    own = either("De tafel kan dit lezen.", "يمكن للطاولة قراءة هذا.")
    return [
        *(Specimen("who_sees", who, {"who": who}) for who in ("shut", "ajar", "open")),
        Specimen("who_sees", "words of its own", {"who": "ajar", "words": own}),
    ]


def followed() -> list[Specimen]:
    """A voice that leads into its walk, and one that stands alone."""
    leading = {
        "text": f"{BENCH} Nu zeg ik alleen nog goeiedag aan de bushalte.", "language": "nl", "who": "open",
        "said": either("Zo zei u het op 14 oktober 2024.", "هكذا قلتها يوم ١٤ أكتوبر ٢٠٢٤."), "leads": True,
    }  # fmt: skip
    label = either("Wat ermee gebeurde", "ماذا حدث بصوتك")
    walk = Specimen("walk", "what became of it", {"label": label, "draws": True}, steps(), wide=True)
    return [
        Specimen("big_voice", "leads", leading, wide=True),
        walk,
        Specimen("big_voice", "from right to left", {"text": GATE, "language": "ar"}, wide=True),
        Specimen("big_voice", "only the challengers", {"text": DOOR, "language": "tr", "who": "ajar"}, wide=True),
        Specimen(
            "big_voice",
            "translated by a person",
            {
                "text": DOOR,
                "language": "tr",
                "translation": either("Mijn deur staat open.", "بابي مفتوح."),
                "translation_language": either("nl", "ar"),
                "translated": either("Nog niet nagelezen.", "لم تُراجع بعد."),
            },
            wide=True,
        ),
        Specimen("big_voice", "only you", {"text": "Geen mening.", "who": "shut"}, wide=True),
    ]


def steps() -> list[Specimen]:
    """The people's line, the City's line that joins, and what is still open on each."""
    return [
        _step(either("Gehoord", "سُمع"), either("14 oktober 2024", "١٤ أكتوبر ٢٠٢٤"),
              either("Vera schreef uw woorden op, aan uw deur.", "كتبت فيرا كلماتك عند بابك.")),
        Specimen("step", "two moments", {"kind": "people"}, [
            _moment(either("Gelezen", "قُرئ"), either("18 maart 2025", "١٨ مارس ٢٠٢٥"), "2025-03-18",
                    either("Twee mensen lazen uw woorden, elk apart.", "قرأ شخصان كلماتك، كلٌّ على حدة.")),
            _moment(either("Samengelegd", "جُمع"), either("3 april 2025", "٣ أبريل ٢٠٢٥"), "2025-04-03",
                    either("Niet alleen u zegt dit.", "لست وحدك من قال هذا.")),
            _moment(either("En toen", "ثم"), "", "", either("Niemand weet nog wanneer.", "لا أحد يعرف متى بعد.")),
        ]),
        _step(either("Nog open", "ما زال مفتوحًا"), "",
              either("In geen vaststelling: maar twee mensen zeiden het.", "لم يقله سوى شخصين."), "open"),
        _step(either("Aan tafel", "على الطاولة"), either("9 oktober 2025", "٩ أكتوبر ٢٠٢٥"),
              either("Vanaf hier loopt de stad mee.", "من هنا تمشي المدينة معك."), "city"),
        _step(either("Nog niet gebouwd", "لم يُبنَ بعد"), either("lente 2027", "ربيع ٢٠٢٧"),
              either("Uw straat kiest in maart waar ze komt.", "يختار شارعك المكان في مارس."), "city-open"),
    ]  # fmt: skip


def short_steps() -> list[Specimen]:
    """Four in a line."""
    return [
        _step(either("In de krant", "في الجريدة"), "2025", either("bladzijde 1 en 3", "الصفحتان ١ و٣")),
        _step(either("Aan drie tafels", "على ثلاث طاولات"), "2025", either("24 mensen", "٢٤ شخصًا"), "city"),
        _step(either("Eén ja, één nog niet", "نعم ولا بعد"), "2026", either("62 banken", "٦٢ مقعدًا"), "city"),
        _step(either("23 van de 62", "٢٣ من ٦٢"), either("nu", "الآن"), either("in het plan", "في الخطة"), "city-open"),
    ]


def receipts() -> list[Specimen]:
    """With all that a printed one has, and only with the code."""
    sentence = either("Dank u. Hier volgt u uw stem.", "شكرًا. تابع صوتك من هنا.")
    full = {"code": "K7Q4-M2XD-9TP32", "sentence": sentence, "address": "wijmakendestad.example", "qr": QR}
    return [Specimen("receipt", "whole", full), Specimen("receipt", "bare", {"code": "K7Q4-M2XD-9TP32"})]


def _moment(title: str, when: str, at: str, text: str) -> Specimen:
    return Specimen("moment", "", {"title": title, "when": when, "at": at}, f"<p>{text}</p>")


def _step(title: str, when: str, text: str, kind: str = "people") -> Specimen:
    at = "2025-06-12" if when == "2025" else ""
    return Specimen("step", kind, {"title": title, "when": when, "at": at, "kind": kind}, f"<p>{text}</p>")
