"""Evidence with honest and false sentences about it, over constructions that the word order tells."""

from __future__ import annotations

from typing import NamedTuple


class Alike(NamedTuple):
    """Sentences of one article, what they bear out, and what they do not."""

    evidence: tuple[str, ...]
    honest: tuple[str, ...]
    false: tuple[str, ...]


ALIKE = [
    Alike(
        (
            (
                "Militants ambushed a convoy of aid trucks outside Kerat on Sunday, killing six drivers, the regional "
                "governor, Samir Hadad, said."
            ),
        ),
        (
            "Six drivers were killed when militants ambushed an aid convoy outside Kerat, Samir Hadad said.",
            (
                "According to regional governor Samir Hadad, militants killed six drivers in an ambush on a convoy "
                "outside Kerat on Sunday."
            ),
            "An ambush by militants left six drivers dead outside Kerat on Sunday, the governor said.",
            "Samir Hadad said six drivers died on Sunday when militants attacked a convoy of aid trucks.",
        ),
        (
            "Six drivers ambushed a convoy of militants outside Kerat, Samir Hadad said.",
            "Militants attacked killed six drivers outside Kerat, Samir Hadad said.",
            "Seven drivers were killed when militants ambushed an aid convoy outside Kerat, Samir Hadad said.",
            "Militants were killed by six drivers outside Kerat on Sunday, Samir Hadad said.",
            "Six drivers were not killed when militants ambushed a convoy, Samir Hadad said.",
            "Drivers of aid trucks killed six militants outside Kerat on Sunday.",
        ),
    ),
    Alike(
        (
            (
                "The defence ministry said its troops had retaken Port Elin from the Ash Valley Front, but the "
                "group's spokeswoman, Ida Renn, said its fighters still held the harbour."
            ),
        ),
        (
            "The defence ministry said troops had retaken Port Elin from the Ash Valley Front.",
            "Troops have retaken Port Elin, according to the defence ministry.",
            "Ida Renn said fighters of the group still held the harbour.",
            (
                "Port Elin was retaken by government troops, the defence ministry said, while Ida Renn said the "
                "group's fighters still held the harbour."
            ),
        ),
        (
            "Ida Renn said troops had retaken Port Elin from the Ash Valley Front.",
            "The defence ministry said fighters still held the harbour.",
            "The defence ministry said its troops had retaken the harbour.",
            "The defence ministry said its troops had not retaken Port Elin.",
            "The defence ministry said its fighters still held the harbour.",
        ),
    ),
    Alike(
        (
            (
                "Police in Lorne arrested 14 protesters on Thursday after stones were thrown at the parliament "
                "building, Superintendent Kofi Brandt told state television."
            ),
            "Opposition leader Maya Tolle accused officers of beating two students.",
        ),
        (
            "Fourteen protesters were arrested in Lorne on Thursday, Superintendent Kofi Brandt told state television.",
            "Police arrested 14 protesters after stones were thrown at parliament.",
            "Kofi Brandt said police had detained 14 protesters in Lorne.",
            "Maya Tolle accused officers of beating two students.",
        ),
        (
            "Fourteen protesters arrested police in Lorne on Thursday.",
            "Maya Tolle said police had arrested 14 protesters in Lorne.",
            "Officers accused Maya Tolle of beating two students.",
            "Police arrested two students in Lorne on Thursday, Kofi Brandt said.",
            "Police arrested 14 students on Thursday, Superintendent Kofi Brandt told state television.",
            "Superintendent Kofi Brandt accused officers of beating two students.",
            "Police in Lorne beat 14 protesters on Thursday.",
        ),
    ),
    Alike(
        (
            (
                "A bomb hidden in a vegetable cart went off near a mosque in Talem, wounding at least 20 worshippers, "
                "Dr. Omar Selk of the district hospital said by phone."
            ),
        ),
        (
            "At least 20 worshippers were wounded when a bomb went off near a mosque in Talem, Dr. Omar Selk said.",
            "A bomb near a mosque in Talem injured no fewer than 20 worshippers, according to Omar Selk.",
            "Dr Selk said the bomb, hidden in a vegetable cart, wounded at least twenty worshippers.",
        ),
        (
            "At least 20 worshippers were killed when a bomb went off near a mosque in Talem, Dr. Omar Selk said.",
            "Twenty worshippers were wounded when a bomb went off in Talem.",
            "At least 20 worshippers were wounded near the district hospital in Talem, Omar Selk denied.",
            "At least 21 worshippers were wounded near a mosque in Talem.",
        ),
    ),
    Alike(
        (
            "Rebel commander Yusuf Dane denied that his men had burned the villages of Ambo and Serit.",
            "He blamed an army helicopter for the fires.",
        ),
        (
            "Yusuf Dane denied that his men burned Ambo and Serit.",
            "Rebel commander Yusuf Dane denied that his men had burned the villages.",
            "Dane blamed an army helicopter for the fires.",
        ),
        (
            "Yusuf Dane said that his men had burned the villages of Ambo and Serit.",
            "Rebel commander Yusuf Dane's men burned the villages of Ambo and Serit.",
            "Yusuf Dane denied that an army helicopter had burned the villages.",
            "The army blamed Yusuf Dane for the fires.",
        ),
    ),
    Alike(
        (
            (
                "The UN refugee agency said 3,400 people had fled across the Oru river since Friday, many of them "
                "children."
            ),
            "Its representative, Lise Marner, said the camps were running out of water.",
        ),
        (
            "The UN refugee agency said 3,400 people had fled across the Oru river since Friday.",
            "3,400 people have fled across the Oru river since Friday, according to the UN refugee agency.",
            "Lise Marner said the camps were running out of water.",
            "Camps are running out of water, the agency's representative Lise Marner said.",
        ),
        (
            "Lise Marner denied the camps were running out of water.",
            "The UN refugee agency said 3,500 people had fled across the Oru river since Friday.",
            "The camps were not running out of water, Lise Marner said.",
            "3,400 camps were running out of water.",
        ),
    ),
    Alike(
        (
            (
                "Warplanes believed to be Dravian allegedly struck a grain depot in Hule overnight, state radio "
                "reported, and a firefighter may have been killed."
            ),
        ),
        (
            "Warplanes believed to be Dravian allegedly struck a grain depot in Hule, state radio reported.",
            "A grain depot in Hule was allegedly struck overnight by warplanes believed to be Dravian.",
        ),
        (
            "Dravian warplanes struck a grain depot in Hule overnight, state radio reported.",
            "A firefighter was killed in Hule, state radio reported.",
            "A firefighter allegedly struck a grain depot in Hule.",
        ),
    ),
    Alike(
        (
            "Gunmen freed nine miners on Tuesday after the company paid a ransom, union secretary Pia Lund said.",
            "The company said no ransom had been paid.",
        ),
        (
            "Nine miners were freed by gunmen on Tuesday, union secretary Pia Lund said.",
            "Pia Lund said the company paid a ransom.",
            "The company said that no ransom had been paid.",
            "The company denied paying a ransom.",
        ),
        (
            "The company said a ransom had been paid.",
            "Pia Lund said no ransom had been paid.",
            "Nine miners freed gunmen on Tuesday, Pia Lund said.",
            "The company freed nine miners on Tuesday, Pia Lund said.",
            "Gunmen paid a ransom to the company, Pia Lund said.",
        ),
    ),
    Alike(
        (
            (
                "Soldiers shot at a bus near Mirat on Monday night, two witnesses said, and a teacher who was on "
                "board later died of her wounds."
            ),
        ),
        (
            "Two witnesses said soldiers shot at a bus near Mirat on Monday night.",
            "A teacher who was on board later died.",
            "Soldiers fired on a bus near Mirat, according to two witnesses.",
        ),
        (
            "A teacher shot at a bus near Mirat on Monday night, two witnesses said.",
            "Soldiers on board a bus near Mirat were shot, two witnesses said.",
            "Soldiers did not shoot at a bus near Mirat, two witnesses said.",
        ),
    ),
    Alike(
        (
            (
                "Colonel Idris Vane, who leads the northern garrison, told a news conference that his unit had pushed "
                "the Green Banner out of Salt Creek and taken 31 prisoners."
            ),
        ),
        (
            "Colonel Idris Vane said his unit had pushed the Green Banner out of Salt Creek.",
            "The Green Banner was pushed out of Salt Creek, according to Colonel Idris Vane.",
            "Idris Vane told a news conference that his unit had taken 31 prisoners.",
        ),
        (
            "Colonel Idris Vane said the Green Banner had pushed his unit out of Salt Creek.",
            "The Green Banner took 31 prisoners, Idris Vane said.",
            "Idris Vane said his unit had taken 13 prisoners.",
            "The northern garrison was pushed out of Salt Creek, Idris Vane said.",
        ),
    ),
    Alike(
        (
            "“Nobody was hurt,” said mayor Greta Holt, adding that the blaze destroyed four warehouses.",
            "Fire chief Sven Orre said two firefighters had been taken to hospital.",
        ),
        (
            "Mayor Greta Holt said nobody was hurt.",
            "The blaze destroyed four warehouses, Greta Holt said.",
            "Two firefighters were taken to hospital, fire chief Sven Orre said.",
            "Nobody was hurt, according to the mayor, but Sven Orre said two firefighters had been taken to hospital.",
        ),
        (
            "Fire chief Sven Orre said nobody was hurt.",
            "Mayor Greta Holt said two firefighters had been taken to hospital.",
            "The blaze destroyed two warehouses, Greta Holt said.",
            "Four firefighters had been taken to hospital, Sven Orre said.",
            "Sven Orre said the blaze destroyed four warehouses.",
        ),
    ),
    Alike(
        (
            (
                "The Kolar government expelled three Dravian diplomats on Wednesday over the poisoning of journalist "
                "Ana Petrova."
            ),
            "Dravia's foreign ministry called the decision absurd and promised a response.",
        ),
        (
            "Three Dravian diplomats were expelled by the Kolar government on Wednesday.",
            "The Kolar government expelled three Dravian diplomats over the poisoning of Ana Petrova.",
            "Dravia's foreign ministry called the decision absurd.",
        ),
        (
            "Three Dravian diplomats expelled the Kolar government on Wednesday.",
            "Dravia expelled three Kolar diplomats on Wednesday.",
            "Journalist Ana Petrova called the decision absurd.",
            "The Kolar government poisoned journalist Ana Petrova.",
            "The Kolar government called the decision absurd.",
        ),
    ),
]
