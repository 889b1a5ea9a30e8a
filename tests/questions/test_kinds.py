"""Every kind of question over six invented articles: the status, what must be told, and the words that are cited."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from tests.questions.conftest import Ask

FERRY = Article.from_text(
    """A ferry sank off the coast of Brenholm on Monday night. The coastguard said 27 people had drowned.

Rescuers pulled 61 people from the water, coastguard commander Lise Aker said. The hospital in Brenholm said it had
counted 34 bodies.

"I saw the bow door break open before the ship turned over," passenger Jonas Weld said.

Transport minister Karla Sund told parliament on Tuesday that the ferry had passed an inspection in March. She
denied that the ferry was overloaded.

A spokesman for the Seafarers' Union said he had been told by crew members that the door had been damaged for weeks.
The union has not seen the inspection report.

The search was called off on Wednesday because of high waves, the coastguard said.
""",
    title="Ferry sinks off Brenholm",
    published="2024-11-21",
    outlet="Brenholm Tidende",
)
TRIAL = Article.from_text(
    """Former banker Viktor Hale pleaded guilty on Thursday to stealing 4 million crowns from the Ostrava Savings
Bank.

His brother, Emil Hale, pleaded not guilty to helping him hide the money. The court in Norvik will sentence Viktor
Hale on 12 June.

Prosecutor Ines Corvo said Viktor Hale had acted out of greed. His lawyer said he had stolen the money to pay for
his daughter's medical treatment.

Judge Anton Rill adjourned the trial of Emil Hale because a witness was ill.
""",
    title="Former banker pleads guilty",
    published="2024-05-17",
    outlet="Norvik Courier",
)
RAID = Article.from_text(
    """Armed men attacked the village of Kessu in the Temba valley on Sunday, killing at least 12 farmers, the
regional governor said.

Villagers told the aid group Open Hand that the attackers wore army uniforms. Open Hand said in a report that 19
farmers had been killed. The group did not have staff in Kessu during the attack.

The army denied that its soldiers were involved. "No unit was in the valley on Sunday," Colonel Petra Dane said.

Reports that women were abducted could not be verified. The governor said the village may have been attacked over a
land dispute.

According to the governor, the army controls the road to Kessu. The rebels say they hold the bridge at Marl.
""",
    title="Village attacked in Temba valley",
    published="2024-02-06",
    outlet="The Highland Post",
)
BRIDGE = Article.from_text(
    """The Old Bridge in Arlen was closed on Friday after an engineer found cracks in a pillar. The city council
said repairs would take six weeks.

The Harbour Bridge in Arlen was closed on Saturday because of a chemical spill. Fire chief Olaf Brandt said eight
drivers were treated in hospital.

Mayor Sonia Trent said both closures had been necessary. Councillor Paul Trent, her cousin, criticised the closure
of the Old Bridge.
""",
    title="Two bridges closed in Arlen",
    published="2024-03-11",
    outlet="Arlen Gazette",
)
FIRE = Article.from_text(
    """A fire destroyed a warehouse in Tolvik early on Tuesday. Three workers were injured, police said.

Police said the cause of the fire was not known. A neighbour reported hearing an explosion, according to the local
radio station Tolvik FM.

The owner, Marek Dolny, said the building had been insured. Inspectors reportedly found faulty wiring in the
warehouse last year.

The injured workers were taken to hospital in Gren, a nurse said.
""",
    title="Fire at warehouse",
    published="2024-08-14",
    outlet="Tolvik News",
)
TALKS = Article.from_text(
    """Talks between the government of Sorrel and the Lowland Front ended on Wednesday without an agreement,
mediator Hanna Vos said.

The government insisted that the Front lay down its arms first. The Front said it would not give up its weapons
before elections were held.

The foreign ministry said, citing intelligence reports, that the Front had received rifles from abroad. The Front
called the claim false.

The next round of talks will be held in Velden in October.
""",
    title="Talks end without deal",
    published="2024-09-19",
    outlet="Velden Standard",
)

CASES = [
    (FERRY, "How many passengers did the hospital treat?", ["not-in-articles"], [], None),
    (FERRY, "How many people died when the ferry sank?", ["sources-conflict"], ["27", "34"], "34 bodies"),
    (FERRY, "Who said the bow door broke open?", ["answered"], ["Jonas Weld"], "bow door"),
    (FERRY, "Did Jonas Weld see the door break open or was he told?", ["answered"], ["I saw the bow door"], "I saw"),
    (
        FERRY,
        "Did the union see the damaged door itself or was it told about it?",
        ["answered", "reported-unconfirmed"],
        ["told by crew members"],
        "told by crew",
    ),
    (
        FERRY,
        "Who denied that the ferry was overloaded?",
        ["answered", "reported-unconfirmed"],
        ["Karla Sund"],
        "denied",
    ),
    (FERRY, "Why was the search called off?", ["answered"], ["high waves"], "high waves"),
    (FERRY, "When did the ferry pass an inspection?", ["answered"], ["March"], "March"),
    (FERRY, "What did the captain say?", ["not-in-articles"], [], None),
    (FERRY, "Who owns the ferry?", ["not-in-articles"], [], None),
    (FERRY, "Why did Karla Sund resign?", ["not-in-articles"], [], None),
    (TRIAL, "Why did Emil Hale plead guilty?", ["not-in-articles"], [], None),
    (TRIAL, "Who pleaded guilty?", ["answered"], ["Viktor Hale"], "pleaded guilty"),
    (
        TRIAL,
        "Why did Viktor Hale steal the money according to his lawyer?",
        ["answered"],
        ["medical treatment"],
        "medical treatment",
    ),
    (TRIAL, "When will Viktor Hale be sentenced?", ["answered"], ["12 June"], "12 June"),
    (TRIAL, "How old is Viktor Hale?", ["not-in-articles"], [], None),
    (TRIAL, "Why was the trial adjourned?", ["answered"], ["a witness was ill"], "witness was ill"),
    (RAID, "How many farmers were killed in Kessu?", ["sources-conflict", "answered"], ["12", "19"], "19 farmers"),
    (
        RAID,
        "Who said the attackers wore army uniforms?",
        ["answered", "reported-unconfirmed"],
        ["Open Hand", "illagers"],
        "army uniforms",
    ),
    (
        RAID,
        "Did Open Hand witness the attack directly or was it told?",
        ["answered", "reported-unconfirmed"],
        ["illagers", "Open Hand"],
        "Villagers told",
    ),
    (
        RAID,
        "Did the army kill the farmers?",
        ["answered", "reported-unconfirmed", "sources-conflict", "not-in-articles"],
        [],
        None,
    ),
    (RAID, "Who denied that soldiers were involved?", ["answered", "reported-unconfirmed"], ["army"], "denied"),
    (RAID, "What is not confirmed about the attack?", ["reported-unconfirmed"], ["abducted"], "could not be verified"),
    (RAID, "Who controls the road to Kessu?", ["answered"], ["governor", "army controls"], "controls the road"),
    (RAID, "Who holds the bridge at Marl?", ["answered", "reported-unconfirmed"], ["rebels"], "bridge at Marl"),
    (RAID, "How many soldiers were killed in Kessu?", ["not-in-articles"], [], None),
    (
        BRIDGE,
        "Why was the bridge closed?",
        ["ambiguous", "partly-answered", "answered"],
        ["cracks", "chemical spill"],
        "cracks",
    ),
    (BRIDGE, "What did Trent say about the closures?", ["ambiguous", "answered"], ["Sonia Trent"], None),
    (BRIDGE, "How many drivers were treated in hospital?", ["answered"], ["eight"], "eight drivers"),
    (BRIDGE, "When was the Harbour Bridge closed?", ["answered"], ["Saturday"], "Saturday"),
    (BRIDGE, "How long will the repairs take?", ["answered"], ["six weeks"], "six weeks"),
    (BRIDGE, "Who designed the Old Bridge?", ["not-in-articles"], [], None),
    (FIRE, "What caused the fire?", ["answered", "not-in-articles", "reported-unconfirmed"], [], None),
    (FIRE, "Who reported an explosion?", ["answered", "reported-unconfirmed"], ["neighbour", "Tolvik FM"], "explosion"),
    (FIRE, "How many workers were killed?", ["not-in-articles"], [], None),
    (FIRE, "Where were the injured workers taken?", ["answered"], ["Gren"], "Gren"),
    (FIRE, "Is it confirmed that there was faulty wiring?", ["reported-unconfirmed"], ["reportedly"], "reportedly"),
    (
        TALKS,
        "Who said the Front had received rifles from abroad?",
        ["answered", "reported-unconfirmed"],
        ["foreign ministry", "intelligence reports"],
        "rifles",
    ),
    (
        TALKS,
        "Did the foreign ministry see the rifles or was it told?",
        ["reported-unconfirmed", "answered"],
        ["intelligence reports"],
        "intelligence",
    ),
    (TALKS, "When will the next round of talks be held?", ["answered"], ["October"], "October"),
    (TALKS, "Where will the next talks be held?", ["answered"], ["Velden"], "Velden"),
    (TALKS, "How many rifles did the Front receive?", ["not-in-articles"], [], None),
    (TALKS, "Who leads the Lowland Front?", ["not-in-articles"], [], None),
]


@pytest.mark.parametrize(("article", "question", "statuses", "told", "cited"), CASES, ids=[case[1] for case in CASES])
def test_questions_of_every_kind(
    article: Article, question: str, statuses: list[str], told: list[str], cited: str | None, ask: Ask
) -> None:
    answer = ask(question, article)
    assert answer.status in statuses
    assert [words for words in told if words.casefold() not in answer.text.casefold()] == []
    quoted = [" ".join(citation.evidence.exact.split()) for citation in answer.citations]
    assert cited is None or any(cited in words for words in quoted)
    assert bool(answer.sentences) or bool(answer.nearest)
