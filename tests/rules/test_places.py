"""Where it happened: the clause, the sentence, the sentences around it; and what is no such place."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.rules import draft
from summarizer.rules.parse import load_model, parse


def where(text: str) -> str | None:
    """The place of the last casualty."""
    article = Article.from_text(text)
    place = draft(article, parse(article, load_model())).casualties[-1].place
    return place.text if place else None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In Tarsk, a bus hit a wall and two pupils were killed.", "Tarsk"),
        ("Nine died in Harl. Tarsk province was also hit by a flood on Friday, which killed five.", "Tarsk province"),
        ("An earthquake struck the town of Tarsk, killing ten people.", "town of Tarsk"),
        ("Four inns were bombed in Tarsk, injuring a cook.", "Tarsk"),
        ("Two guards were killed in Peru in the town of Tarsk.", "town of Tarsk"),
        ("Two guards were killed in Peru.", "Peru"),
        ("Two guards were killed on Sunday. The attack took place in Tarsk.", "Tarsk"),
        ("Gunmen attacked a bus in Tarsk. The attack killed two pupils.", "Tarsk"),
        ("Rebels killed 68 farmers in the locality of Tarsk, 200 km north of the city of Harl.", "locality of Tarsk"),
        ("TWO FARMERS WERE KILLED IN THE TOWN OF ORLO, HARL DEPARTMENT, ON MONDAY BY GUNMEN.", "TOWN OF ORLO"),
        ("The shelling of Aleppo's suburbs killed three people.", "Aleppo's suburbs"),
        ("The explosion, in the heart of the Tarsk district, killed three people.", "heart of the Tarsk district"),
        ("Two guards were killed on Sunday. The crime was perpetrated near Tarsk.", "Tarsk"),
        ("In Tarsk, a bus fell into a ravine. Two nurses died in the accident.", "Tarsk"),
        ("Two guards were killed on Orlo Bridge, in Tarsk.", "Orlo Bridge, in Tarsk"),
        ("A fire broke out at a mill in Tarsk on Sunday. Crews came.\n\nTwo weavers were killed.", "Tarsk"),
    ],
)
def test_the_nearest_step_that_tells_it(text: str, place: str) -> None:
    assert where(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "Two guards were killed, the minister said in Tarsk.",
        "The minister spoke in Tarsk. Two guards were killed.",
        "A fire broke out in Tarsk. Another blaze hit in Orlo.\n\nThree people were killed last year.",
        "Two guards were killed at 6 GMT.",
        "Two guards were killed in Tarsk.\n\nThree were wounded at kilometre 40 of the Orlo highway.",
    ],
)
def test_where_somebody_spoke_and_other_events_are_no_place_of_it(text: str) -> None:
    assert where(text) is None
