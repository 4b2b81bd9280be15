"""What a new dialogue asks in Turkish, by the sentence in English; to be read by somebody who speaks it."""

TURKISH = {
    "May we count your words along in what we find, without your name?": (
        "Sözlerinizi, adınız olmadan, bulduklarımızın arasında sayabilir miyiz?"
    ),
    "May we print your words in the newspaper and on the website, without your name?": (
        "Sözlerinizi, adınız olmadan, gazetede ve internet sitesinde yayımlayabilir miyiz?"
    ),
    "May the people at the table with the city read your words, without your name?": (
        "Belediyeyle masaya oturanlar sözlerinizi, adınız olmadan, okuyabilir mi?"
    ),
    "May we keep your words, without your name, for research after this dialogue?": (
        "Sözlerinizi, adınız olmadan, bu diyalogdan sonra araştırma için saklayabilir miyiz?"
    ),
    "May we call you back? Then we keep how to reach you, apart from your words.": (
        "Sizi arayabilir miyiz? O zaman size nasıl ulaşacağımızı sözlerinizden ayrı saklarız."
    ),
    "May I record the sound of this answer? It is typed out by people and deleted within 30 days.": (
        "Bu cevabın sesini kaydedebilir miyim? İnsanlar yazıya döker, 30 gün içinde silinir."
    ),
    "Age": "Yaş",
    "younger than 16": "16’dan küçük",
    "16 to 29": "16–29",
    "30 to 44": "30–44",
    "45 to 64": "45–64",
    "65 to 79": "65–79",
    "80 or older": "80 ya da daha büyük",
    "Gender": "Cinsiyet",
    "woman": "kadın",
    "man": "erkek",
    "in another way": "başka türlü",
    "Origin": "Köken",
    "I and my parents were born in Belgium": "Ben de annem babam da Belçika’da doğduk",
    "a parent was born elsewhere": "annem ya da babam başka yerde doğdu",
    "I was born elsewhere": "ben başka yerde doğdum",
    "Languages at home": "Evde konuşulan diller",
    "another language": "başka bir dil",
}
