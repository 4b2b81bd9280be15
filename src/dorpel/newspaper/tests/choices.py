"""Seeded choices of findings and quotes in Dutch and Arabic, invented, for the tests of the layout."""

from __future__ import annotations

import random

from dorpel.newspaper.layout import Article, Box, Edition, Labels, Quote, WriteBox

SENTENCES = {
    "nl": (
        "Bewoners willen dat de speelpleinen ook na zes uur open blijven.",
        "In de wijken rond het kanaal zegt de helft dat de bus te vroeg stopt.",
        "Een oudere vrouw leerde haar buren pas kennen tijdens de stroompanne.",
        "De jongeren vragen geen nieuw lokaal, maar een sleutel van het oude.",
        "Wie in een appartement woont, mist vooral een plek om te zitten.",
        "Niet iedereen is het daarmee eens: een kwart vindt het nu al te druk op straat.",
        "‘Vroeger veegden we samen de stoep’, zo klonk het meer dan eens.",
        "Het gaat niet over geld, wel over vertrouwen en over tijd die mensen voor elkaar maken.",
    ),
    "ar": (
        "يريد السكان أن تبقى الملاعب مفتوحة بعد الساعة السادسة.",
        "قالت امرأة مسنّة إنها لم تعرف جيرانها إلا يوم انقطعت الكهرباء.",
        "لا يطلب الشباب قاعة جديدة بل مفتاح القاعة القديمة.",
        "من يسكن في شقة يفتقد مكانًا للجلوس أمام البيت.",
        "لا يتفق الجميع على ذلك: ربعهم يرى أن الشارع مزدحم أكثر من اللازم.",
        "اقترحت أمهات عدة أن يبدأن معًا صفًا لمساعدة الأطفال في واجباتهم.",
        "الأمر ليس المال بل الثقة والوقت الذي يمنحه الناس بعضهم لبعض.",
    ),
}
VOICES = (
    ("nl", "Ik ken mijn buren nu, maar het heeft tien jaar geduurd."),
    ("nl", "Geef ons de sleutel en we doen het zelf."),
    ("tr", "Komşularımla eskiden her akşam kapının önünde otururduk, şimdi kimse kimseyi tanımıyor."),
    ("tr", "Çocuklar için güvenli bir oyun alanı istiyoruz."),
    ("ar", "كنا نجلس أمام البيت كل مساء، والآن لا أحد يعرف أحدًا."),
    ("ar", "أريد أن يلعب أولادي في الشارع بأمان."),
    ("fr", "On ne se parle plus comme avant, et pourtant tout le monde le voudrait."),
    ("pl", "Chciałabym, żeby sąsiedzi znowu mówili sobie dzień dobry na schodach."),
)
WORDS = {
    "nl": ("De Stoep", "24 november 2026", "Prioriteiten", "Voorstellen", "Eigen acties", "En wat doet u?"),
    "ar": ("العتبة", "٢٤ نوفمبر ٢٠٢٦", "الأولويات", "الاقتراحات", "أفعالنا", "وماذا تفعل أنت؟"),
}
CAPTION = {"nl": "Vrouw, 68, Kanaalwijk", "ar": "امرأة من حي القناة"}


def choice(seed: int, language: str) -> Edition:
    """3–12 findings of very different length, each with 0–6 quotes in several languages."""
    draw = random.Random(seed)
    sentences = SENTENCES[language]
    most = draw.choice((2, 4, 8))
    articles = tuple(_article(draw, language, number, most) for number in range(draw.randint(3, 12)))
    title, date, *boxes, ask = WORDS[language]
    return Edition(
        title=title,
        date=date,
        language=language,
        articles=articles,
        boxes=tuple(Box(str(n), name, tuple(draw.sample(sentences, 3 + n % 2))) for n, name in enumerate(boxes)),
        colophon=(sentences[0], sentences[2]),
        write_boxes=(WriteBox(ask, sentences[3]), WriteBox(ask, sentences[4])),
        labels=Labels(page="{number}", left_out=sentences[5], article="{headline}", quotes="{headline}: {count}",
                      paragraphs="{headline}, {count}", items="{headline}; {count}"),
    )  # fmt: skip


def _article(draw: random.Random, language: str, number: int, most: int) -> Article:
    sentences = SENTENCES[language]
    return Article(
        id=f"a{number}",
        headline=draw.choice(sentences).rstrip(".")[: draw.randint(24, 60)].strip(),
        deck=draw.choice(sentences),
        byline=CAPTION[language],
        body=tuple(" ".join(draw.sample(sentences, draw.randint(2, 7))) for _ in range(draw.randint(1, most))),
        quotes=tuple(_quote(draw, language, f"{number}-{n}") for n in range(draw.randint(0, 6))),
    )


def _quote(draw: random.Random, language: str, name: str) -> Quote:
    spoken, text = draw.choice(VOICES)
    return Quote(name, " ".join([text] * draw.choice((1, 1, 1, 2))), spoken, CAPTION[language])
