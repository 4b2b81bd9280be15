"""How people call their columns, in the languages of their offices, and what they mean by it."""

import re
import unicodedata

# A word of the header counts when it begins with one of these; with "=" when it is it. nl, en, de, fr, tr, it, es.
ROLES: dict[str, str] = {
    "contact": "=naam =name voornaam firstname vorname prenom familienaam achternaam surname lastname nachname "
    "=nom =nachname email =mail telefoon phone telefon gsm handy mobile adres =address =adresse straat =street "
    "=strasse =ip ipadres ipaddress username gebruikersnaam benutzername rijksregister geboortedatum birthdate "
    "geburtsdatum =isim =soyad eposta telefono nombre apellido",
    "coded": "=code =codes codering coding =category =categories categorie kategorie main_category thema theme "
    "=topic topics onderwerpcode cluster =tag =tags =label labels sentiment moderated =score =rating status",
    "language": "=taal talen gesprekstaal antwoordtaal =lang language sprache langue =dil =lingua idioma locale "
    "startlanguage",
    "date": "datum date =dag created submitted tijdstempel timestamp zeitstempel erstellt horodat tarih =data "
    "fecha ingevuld =time =when opgenomen datetime",
    "place": "wijk buurt neighbo district stadtteil ortsteil quartier mahalle deelgemeente postcode postal "
    "=plz =zip woonplaats plaats =place =ort gemeente municipality bezirk stadsdeel kern quartiere barrio",
    "kind": "gesprekssoort gesprekstype gespreksvorm kind soort gespraechsart conversationtype methodiek",
    "present": "aanwezig deelnemers participants teilnehmer aantaldeelnemers anwesend =present personen",
    "id": "=id =nr =nummer =number respondent =uuid =ref referentie responseid volgnr antwoordnummer =key "
    "commentid identifier",
    "order": "sentence zin =satz satz volgnr =line regel =part deel =turn paragraph alinea absatz =seq sequence "
    "=index position =order volgorde",
    "answer": "antwoord answer comment opmerking =text =texte =tekst content inhoud reactie response bijdrage "
    "kommentar beitrag =vraag question frage reponse idee idea voorstel suggesti vorschlag bericht message cevap "
    "yorum gorus =body testo risposta toelichting beschrijving description beschreibung =title =titel =titre "
    "onderwerp =subject betreff baslik quote citaat verhaal story uitspraak",
    "url": "=url =link =href website =uri",
}
FACETS: dict[str, tuple[str, str]] = {
    "age": (
        "leeftijd",
        "age =old =alter altersgruppe ageband agegroup =agerange leeftijd alterskl =yas yasgrubu eta edad",
    ),
    "gender": ("geslacht", "geslacht gender =sex =sexe geschlecht cinsiyet genere genero"),
    "origin": ("herkomst", "herkomst afkomst origin origine herkunft nationalit staatsangeh migrat koken geboorteland"),
    "home-language": ("thuistaal", "thuistaal moedertaal homelanguage mothertongue muttersprache anadil"),
    "education": ("opleiding", "opleiding onderwijs diploma education bildung schulabschluss etudes egitim"),
    "work": ("werk", "werksituatie beroep =werk work occupation employment beruf emploi tewerkstelling"),
    "household": ("gezin", "gezin huishoud household haushalt menage samenstelling"),
    "housing": ("wonen", "woonsituatie woning eigenaar housing tenure wohn logement"),
}
GENDERS = {
    "m", "v", "x", "f", "w", "man", "vrouw", "mannelijk", "vrouwelijk", "anders", "male", "female", "woman", "other",
    "non-binary", "nonbinary", "männlich", "weiblich", "divers", "homme", "femme", "autre", "masculin", "féminin",
    "erkek", "kadın",
}  # fmt: skip
BAND = re.compile(
    r"[<>≤≥+]?\s*\d{1,3}\s*(?:[-–]|t/m|tot|to|bis|à)\s*\d{1,3}(?:\s*(?:jaar|years?|jahre|ans|yaş))?"
    r"|(?:[<>≤≥]|onder|under|unter|jonger dan|ouder dan|over|über|ab)\s*\d{1,3}.*"
    r"|\d{1,3}\s*(?:\+|en ouder|and over|plus|und älter).*",
    re.IGNORECASE,
)
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
MOST_WORDS, MOST_ASKED = (
    5,
    9,
)  # a longer header is a sentence of the questionnaire, and its words say nothing about the column


def plain(text: str) -> str:
    """Lower case without accents, for comparing words that people type."""
    decomposed = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("ß", "ss"))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).lower()


def role_of(header: str, *, longest: int = MOST_WORDS) -> frozenset[str]:
    """Every role that the words of a header speak for; one of more than `longest` words speaks for none."""
    words = _words(header, longest)
    return frozenset(role for role, stems in ROLES.items() if words and _speaks(words, stems))


def facet_of(header: str, *, longest: int = MOST_WORDS) -> str | None:
    """The key of the facet that a header names, or None."""
    words = _words(header, longest)
    return next((key for key, (_name, stems) in FACETS.items() if words and _speaks(words, stems)), None)


def key_of(header: str, taken: set[str], *, otherwise: str) -> str:
    """A short key for a header ("wat is beter" → "wat-is-beter"), unlike those taken."""
    stem = re.sub(r"[^a-z0-9]+", "-", plain(header)).strip("-")[:40].strip("-") or otherwise
    key, times = stem, 1
    while key in taken:
        times += 1
        key = f"{stem}-{times}"
    return key


def _words(header: str, longest: int) -> list[str]:
    words = [word for word in re.split(r"[\W_]+", plain(CAMEL.sub(" ", header))) if word]
    return [*words, "".join(words)] if 0 < len(words) <= longest else []


def _speaks(words: list[str], stems: str) -> bool:
    exact = {stem[1:] for stem in stems.split() if stem.startswith("=")}
    starts = tuple(stem for stem in stems.split() if not stem.startswith("="))
    return any(word in exact or word.startswith(starts) for word in words)
