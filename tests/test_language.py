"""Language: majority of a short sample, English unless another language leads clearly."""

from __future__ import annotations

import pytest

from summarizer.language import detect_language

SENTENCES = {
    "en": "The governor told reporters that nine miners were rescued from the flooded shaft.",
    "es": "El gobernador dijo que nueve mineros fueron rescatados del pozo inundado.",
    "fr": "Le gouverneur a déclaré que neuf mineurs avaient été secourus dans le puits inondé.",
    "de": "Der Gouverneur sagte, neun Bergleute seien aus dem überfluteten Schacht gerettet worden.",
    "it": "Il governatore ha detto che nove minatori sono stati salvati dal pozzo allagato.",
    "pt": "O governador disse que nove mineiros foram resgatados do poço inundado.",
    "nl": "De gouverneur zei dat negen mijnwerkers uit de ondergelopen schacht zijn gered.",
    "ru": "Губернатор сообщил, что девять шахтёров спасены из затопленной шахты.",
    "uk": "Губернатор повідомив, що дев'ятьох шахтарів врятовано із затопленої шахти.",
    "ar": "قال المحافظ إن تسعة من عمال المنجم أنقذوا من البئر المغمورة بالمياه.",
    "fa": "استاندار گفت نه معدنچی از چاه آب گرفته نجات داده شدند.",
    "tr": "Vali, su basan kuyudan dokuz madencinin kurtarıldığını söyledi.",
    "zh": "省长表示，九名矿工已从被淹的矿井中获救。",
    "ja": "知事は、浸水した坑道から九人の作業員が救助されたと述べた。",
    "hi": "राज्यपाल ने कहा कि नौ खनिकों को बाढ़ वाली खदान से बचाया गया।",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_one_sentence_is_enough(code: str) -> None:
    assert detect_language(SENTENCES[code]) == code


@pytest.mark.parametrize(
    "text",
    [
        "Rebels seize airport near capital",
        "PRESIDENT VOWS TO STAY AS TROOPS ADVANCE",
        "Sheikh Mahmoud Hamdan al-Nasser met Colonel Yasser Darwish Haddad in Ain Zara.",
        "Luis Fernandez Ortega and Joao da Silva Pereira sign accord in Santa Rosa",
        "Nguyen Van Tran and Pham Thi Hoa leave Da Lat talks",
    ],
)
def test_english_with_foreign_names_stays_english(text: str) -> None:
    assert detect_language(text) == "en"


@pytest.mark.parametrize("text", ["", "Gate fails", "12 345 678 901 234 567 890 123", "!?" * 50])
def test_too_short_to_tell(text: str) -> None:
    assert detect_language(text) is None


def test_the_majority_decides() -> None:
    english, spanish = SENTENCES["en"] + " ", SENTENCES["es"] + " "
    assert detect_language(english + spanish * 9) == "es"
    assert detect_language(spanish + english * 9) == "en"


def test_a_long_text_is_sampled_beyond_its_beginning() -> None:
    assert detect_language(SENTENCES["en"] * 10 + "\n" + SENTENCES["fr"] * 300) == "fr"
