"""Control of places, sentence by sentence: what is told, and what is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.article import Article
from summarizer.draft import Draft, DraftControl
from summarizer.rules import draft
from summarizer.rules.parse import load_model, parse

Read = Callable[[str], list[str]]


def drafted(text: str, title: str | None = None) -> Draft:
    article = Article.from_text(text, title=title, published="2024-05-10")
    return draft(article, parse(article, load_model()))


def line(item: DraftControl) -> str:
    parts = [item.actor.text, item.relation, item.place.text, item.time.text if item.time else None]
    return " | ".join(part for part in parts if part)


TOLD = [
    (
        "The rebels now hold all but two of the towns in the valley.",
        "rebels | holds | all but two of the towns in the valley",
    ),
    ("All but three of the villages have fallen to the rebels.", "rebels | captured | All but three of the villages"),
    (
        "The rebels control all of the province except the capital.",
        "rebels | holds | all of the province except the capital",
    ),
    ("Government troops raised the flag over the fort on Monday.", "Government troops | captured | fort | Monday"),
    ("The rebels' black flag flew over the fort.", "rebels | holds | fort"),
    ("The army has won back Orlo.", "army | captured | Orlo"),
    ("Control of Orlo passed to the rebels.", "rebels | captured | Orlo"),
    ("The rebels were forced to leave Orlo.", "rebels | withdrew | Orlo"),
    ("Soldiers are back in control of Kellan.", "Soldiers | holds | Kellan"),
    ("The town of Orlo fell to the Northern Front on Monday.", "Northern Front | captured | town of Orlo | Monday"),
    (
        "Rebels hold Orlo. The army drove them out of Kellan.",
        "Rebels | holds | Orlo; Rebels | lost | Kellan",
    ),
    (
        "Troops have retaken the town of Orlo, the defence ministry said, a day after it fell to rebels.",
        "Troops | captured | town of Orlo; rebels | captured | town of Orlo",
    ),
    ("Rebels captured the town of Orlo on Friday.", "Rebels | captured | town of Orlo | Friday"),
    ("The town of Orlo was captured by rebels on Friday.", "rebels | captured | town of Orlo | Friday"),
    ("Government troops retook the airport from the militants.", "Government troops | captured | airport"),
    ("The militia seized control of two villages near Tarsk.", "militia | captured | two villages near Tarsk"),
    ("Sarvian forces still hold the harbour.", "Sarvian forces | holds | harbour"),
    ("Orlo fell to the rebels last month.", "rebels | captured | Orlo | last month"),
    ("Tarsk was recaptured by the Sarvian army in 2011.", "Sarvian army | captured | Tarsk | 2011"),
    ("Soldiers withdrew from Melk on Tuesday.", "Soldiers | withdrew | Melk | Tuesday"),
    ("Insurgents have surrounded the capital.", "Insurgents | besieging | capital"),
    ("The border crossing is in the hands of the separatists.", "separatists | holds | border crossing"),
    ("Most of the city is under the control of the army.", "army | holds | Most of the city"),
    ("Troops pushed into the eastern suburbs before dawn.", "Troops | entered | eastern suburbs"),
    ("Government forces advanced on Melk.", "Government forces | advancing | Melk"),
    ("Rebel fighters are advancing towards the port.", "Rebel fighters | advancing | port"),
    ("Rebels and soldiers are fighting for the bridge.", "Rebels | contested | bridge; soldiers | contested | bridge"),
    (
        "Clashes between rebels and government troops erupted in Orlo.",
        "rebels | contested | Orlo; government troops | contested | Orlo",
    ),
    ("The capture of Orlo by the rebels surprised diplomats.", "rebels | captured | Orlo"),
    ("The army's withdrawal from Tarsk began on Monday.", "army | withdrew | Tarsk | Monday"),
    ("The rebels' capture of Melk was a blow.", "rebels | captured | Melk"),
    ("The army has besieged the town since March.", "army | besieging | town | March"),
    ("The army laid siege to Melk in 2012.", "army | besieging | Melk | 2012"),
    ("Residents of rebel-held Orlo fled.", "rebel | holds | Orlo"),
    ("Aid reached government-controlled areas of Tarsk.", "government | holds | areas of Tarsk"),
    ("The army lost control of the dam.", "army | lost | dam"),
    (
        "Government troops lost Orlo to the rebels in June.",
        "Government troops | lost | Orlo | June; rebels | captured | Orlo | June",
    ),
    ("Militants were driven out of Melk by Sarvian troops.", "Militants | lost | Melk"),
    ("Sarvian troops drove the militants out of Melk.", "militants | lost | Melk"),
    ("The troops pulled out of the base on Sunday.", "troops | withdrew | base | Sunday"),
    ("Insurgents overran an army base near Orlo on Sunday.", "Insurgents | captured | army base near Orlo | Sunday"),
    ("Militiamen entered the city on Thursday.", "Militiamen | entered | city | Thursday"),
    ("The Sarvian army said its troops had entered Melk.", "its troops | entered | Melk"),
    ("Melk, captured by the rebels in 2013, is in ruins.", "rebels | captured | Melk | 2013"),
    ("The city, which the rebels captured in 2013, is in ruins.", "rebels | captured | city | 2013"),
    ("The rebels, who took the town last week, have left.", "rebels | captured | town | last week"),
    (
        "Troops took back the oil field and the village of Sarn.",
        "Troops | captured | oil field; Troops | captured | village of Sarn",
    ),
    (
        "After capturing the airport, the rebels moved towards the port.",
        "rebels | captured | airport; rebels | advancing | port",
    ),
    ("Rebels attacked the base, capturing two hills.", "Rebels | captured | two hills"),
    ("The rebels have occupied the valley since 2015.", "rebels | holds | valley | 2015"),
    ("Ruritania invaded Sarvia in 1990.", "Ruritania | entered | Sarvia | 1990"),
    ("Ruritania annexed the peninsula in 2014.", "Ruritania | captured | peninsula | 2014"),
    ("The town is under siege by the army.", "army | besieging | town"),
    ("Separatists took over the television station.", "Separatists | captured | television station"),
    ("The Ashen Hand militia controls most of the province.", "Ashen Hand militia | holds | most of the province"),
    ("Army units are closing in on Tarsk.", "Army units | advancing | Tarsk"),
    ("The army launched an offensive against Tarsk on Monday.", "army | advancing | Tarsk | Monday"),
    ("Troops cleared the district of militants.", "Troops | captured | district"),
    ("Rebels remain in control of the bridge.", "Rebels | holds | bridge"),
    ("The island has been under Ruritanian control for years.", "Ruritanian | holds | island"),
    ("The rebels were fighting to retake the hill.", "rebels | contested | hill"),
    ("Rebels abandoned the village of Sarn overnight.", "Rebels | withdrew | village of Sarn | overnight"),
    ("The army denied that rebels had captured Orlo.", "rebels | captured | Orlo"),
    ("The rebels reportedly seized the dam.", "rebels | captured | dam"),
    ("Fighters may have entered the suburb.", "Fighters | entered | suburb"),
    ("Rebel commander Tor Velm said his fighters had taken the ridge above Orlo.", "his fighters | captured | ridge"),
    (
        "The airport was retaken by government forces three days later.",
        "government forces | captured | airport | three days later",
    ),
    ("Orlo, a stronghold of the Ashen Hand militia, was shelled.", "Ashen Hand militia | holds | Orlo"),
    ("The rebels claim to have captured the port of Melk.", "rebels | captured | port of Melk"),
    ("The separatists said they had withdrawn from the airport.", "separatists | withdrew | airport"),
    (
        "The army and rebels retook Tarsk and Melk.",
        "army | captured | Tarsk; army | captured | Melk; rebels | captured | Tarsk; rebels | captured | Melk",
    ),
    ("The insurgents now control about half of the country.", "insurgents | holds | about half of the country"),
    ("Control of the valley was seized by separatists in 2009.", "separatists | captured | valley | 2009"),
    ("The peacekeepers handed over the base to the Sarvian army.", "Sarvian army | captured | base"),
    ("Government forces entered Orlo for the first time since 2012.", "Government forces | entered | Orlo"),
    ("The siege of Tarsk by government troops has lasted two years.", "government troops | besieging | Tarsk"),
    ("Militants stormed the prison and freed 20 men.", "Militants | entered | prison"),
    (
        "Troops moved into the northern districts of Melk on Monday.",
        "Troops | entered | northern districts of Melk | Monday",
    ),
    ("The front line has moved and troops are approaching Orlo.", "troops | advancing | Orlo"),
    ("The rebels were pushed out of the suburb of Lorn on Thursday.", "rebels | lost | suburb of Lorn | Thursday"),
    ("The town, under rebel control since March, was bombed.", "rebel | holds | town"),
    ("The rebels' retreat from the hill surprised the army.", "rebels | withdrew | hill"),
    (
        "Sarvian troops fought rebels in the streets of Orlo.",
        "Sarvian troops | contested | streets of Orlo; rebels | contested | streets of Orlo",
    ),
    ("The fall of Melk to the rebels in June shocked the region.", "rebels | captured | Melk | June"),
    ("The army said it had encircled Orlo.", "army | besieging | Orlo"),
    ("Sarvian soldiers occupied the radio station.", "Sarvian soldiers | captured | radio station"),
    ("Sarvian troops have begun to withdraw from the border zone.", "Sarvian troops | withdrew | border zone"),
    ("Ruritania withdrew its troops from Sarvia in 1996.", "its troops | withdrew | Sarvia | 1996"),
    ("The governor's troops were accused of seizing the farm.", "governor's troops | captured | farm"),
    (
        "A spokesman for the Ashen Hand militia said they had surrounded the dam.",
        "Ashen Hand militia | besieging | dam",
    ),
    ("“We control the port,” said General Tor Velm of the Sarvian army.", "Sarvian army | holds | port"),
    (
        "The general said his men still held the eastern end of the bridge.",
        "his men | holds | eastern end of the bridge",
    ),
    (
        "Both the army and the rebels claimed control of the airfield.",
        "army | holds | airfield; rebels | holds | airfield",
    ),
    ("Rebel commander Tor Velm said his fighters were in full control of the town.", "his fighters | holds | town"),
    (
        "An offensive by the insurgents took half of the province in 2019.",
        "insurgents | captured | half of the province | 2019",
    ),
    ("The militia now holds nine of the fourteen villages.", "militia | holds | nine of the fourteen villages"),
    ("The rebels overran the towns of Melk and Orlo.", "rebels | captured | Melk; rebels | captured | Orlo"),
    ("Troops advanced to within five kilometres of Orlo.", "Troops | advancing | Orlo"),
    ("Orlo, which the rebels say they captured, is calm.", "rebels | captured | Orlo"),
    ("The Red Sash, a militia that lost its stronghold of Orlo, is weak.", "Red Sash | lost | stronghold of Orlo"),
    ("Militants stormed the district court on Monday.", "Militants | entered | district court | Monday"),
    ("The army said it had secured the town.", "army | captured | town"),
    ("The militia, whose fighters control the coast, was silent.", "fighters | holds | coast"),
    ("The militia handed the prison back to the army.", "army | captured | prison"),
    ("Melk, a rebel bastion, was shelled on Friday.", "rebel | holds | Melk"),
    ("The hills are controlled by bandits.", "bandits | holds | hills"),
    ("On Sunday militiamen stormed the post office of Orlo.", "militiamen | entered | post office of Orlo | Sunday"),
]
NOT_TOLD = [
    "Climbers raised the flag over the peak.",
    "Control of the firm passed to the bank.",
    "The soldiers were told to leave Orlo.",
    "The flag flew over the fort.",
    "The rebels plan to capture Orlo.",
    "Troops failed to take the bridge.",
    "The army did not enter the city.",
    "Troops would withdraw from Melk, the minister said.",
    "If the rebels capture Orlo, the road is cut.",
    "The army will retake the town by Friday.",
    "The rebels were unable to seize the airport.",
    "The general ordered his troops to enter the city.",
    "The army vowed to recapture Orlo.",
    "The rebels never controlled the port.",
    "No rebels entered the town.",
    "The army is preparing to withdraw from Tarsk.",
    "The army prevented the rebels from capturing the bridge.",
    "Police arrested two men who entered the house.",
    "The company took over the plant in May.",
    "Tourists left the city on Sunday.",
    "The minister held talks in Orlo.",
    "The party holds the seat.",
    "Prices fell to a new low in Melk.",
    "The police surrounded the house.",
    "The rebels demanded the withdrawal of the army from Melk.",
    "The planned withdrawal of Sarvian troops from Melk was delayed.",
    "Did the rebels capture Orlo?",
    "Firefighters brought the fire under control.",
    "The army lost 12 men in the town.",
    "The team captured the cup in Orlo.",
    "Police clashed with fans in Orlo.",
    "The rebels nearly captured the bridge.",
    "Aid workers entered the besieged city.",
    "The army has taken up positions in Orlo.",
    "The army is trying to recapture the dam.",
    "Rebels threatened to seize the airport unless the talks resume.",
    "The militia abandoned its plan to capture the bridge.",
    "The minister said troops should leave Melk.",
    "The rebels were expected to enter the town on Friday.",
    "Ruritania must withdraw its troops from Sarvia, the envoy said.",
    "The bank seized the house.",
    "The storm hit the coast and entered the valley.",
    "The president took the train to Orlo.",
    "The government lost a vote in the capital.",
    "The rebels lost 40 men in the battle for the bridge.",
    "Fans were fighting in the street.",
    "Ruritania captured the world title in Orlo.",
    "The opposition holds a rally in the square.",
    "The court seized the villa.",
    "The unit left the hospital after treatment.",
    "Soldiers rarely leave their camp.",
    "Rebels still hold positions there.",
    "Thousands have fled since the government-led offensive to retake the city.",
    "There were reports of a government-led offensive to retake Orlo.",
    "The army lifted its blockade of the port.",
    "Troops secured the area after the blast.",
    "“We control the kitchen,” said the cook of the hotel.",
    "The attack took two hours in the city.",
    "The militants entered his home.",
    "The dean said his men had taken the hill.",
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_who_took_or_holds_which_place(text: str, told: str) -> None:
    assert "; ".join(line(item) for item in drafted(text).control) == told


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_is_planned_refused_or_no_place_is_no_control(text: str) -> None:
    assert [line(item) for item in drafted(text).control] == []


def test_an_item_hangs_on_the_claim_that_tells_it() -> None:
    made = drafted("Drivers waited. The ministry said the army had captured Orlo. Rebels hold the dam, residents said.")
    chains = {claim.key: [link.mention.text for link in claim.attribution] for claim in made.claims}
    assert [(line(item), chains[item.claim]) for item in made.control] == [
        ("army | captured | Orlo", ["The ministry"]),
        ("Rebels | holds | dam", ["residents"]),
    ]


def test_a_change_in_the_outlets_own_voice_makes_a_claim_of_its_own() -> None:
    made = drafted("Rain fell on Orlo for days. Rebels captured the town of Melk.")
    [item] = made.control
    claim = next(claim for claim in made.claims if claim.key == item.claim)
    assert (claim.attribution, claim.content[0].text) == ([], "Rebels captured the town of Melk")


def test_a_headline_tells_no_control() -> None:
    assert drafted("Shops were closed on Friday.", title="Rebels capture Orlo").control == []


def test_a_force_of_the_text_is_named_by_its_key() -> None:
    made = drafted("The Ashen Hand militia captured Orlo. Its leader was not seen.")
    assert [(force.key, force.name) for force in made.forces] == [(made.control[0].force, "Ashen Hand militia")]


def test_a_pronoun_means_the_armed_subject_before_it() -> None:
    made = drafted("Sarvian troops crossed the river at dawn. They captured the port. They left it on Friday.")
    assert [line(item) for item in made.control] == [
        "Sarvian troops | captured | port", "Sarvian troops | withdrew | port | Friday",
    ]  # fmt: skip


def test_a_pronoun_without_an_armed_antecedent_means_nobody() -> None:
    assert drafted("The villagers crossed the river at dawn. They took the town by surprise.").control == []
