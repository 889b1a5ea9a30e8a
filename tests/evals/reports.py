"""Short reports of our own, with how many they say were killed and hurt in what they report, and who.

Local crime, traffic, fire, courts, statistics, disasters with lists of names, a bombing with a revised toll. All
invented. ``killed`` and ``injured`` are the largest figures told of the event; ``victims`` are words of which each must
stand in some row, ``nobody`` words that must stand in none.
"""

from __future__ import annotations

from typing import NamedTuple


class Report(NamedTuple):
    """A report and what is true of it."""

    name: str
    text: str
    killed: int
    injured: int
    victims: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()


REPORTS = [
    Report(
        "corner-shooting",
        "A 24-year-old man was shot Tuesday night outside a laundromat on Pell Street, police said.\n\n"
        "Officers found the man suffering from gunshot wounds to the chest. He was taken to Brackley General "
        "Hospital, where he was pronounced dead.\n\n"
        "The victim was identified as Dorian Keech of Marlow. No arrests have been made.",
        1,
        0,
        ("Dorian Keech",),
        (),
    ),
    Report(
        "leg-wound",
        "Police are looking for two men after a teenager was shot in the leg in Ferrin Park on Sunday.\n\n"
        "The 17-year-old boy is in stable condition at Holt Medical Center. Anyone with information is asked "
        "to call detectives, who say the gunmen fled in a grey van.",
        0,
        1,
        ("teenager",),
        ("detectives", "gunmen"),
    ),
    Report(
        "double",
        "Two people are dead and a third was wounded after a shooting at a birthday party in Lindale, the "
        "sheriff said.\n\n"
        "Deputies said Carla Voss, 31, and Peter Amandine, 29, died at the scene. A woman, whose name was "
        "not released, was airlifted to a hospital with serious injuries.\n\n"
        "The suspect, Ray Oster, 40, was arrested on Wednesday and charged with two counts of murder.",
        2,
        1,
        ("Carla Voss", "Peter Amandine"),
        ("Ray Oster",),
    ),
    Report(
        "house-fire",
        "A fire destroyed a house on Quill Lane early Friday. Firefighters said nobody was hurt, and the "
        "family of five is staying with relatives. Damage was put at 200,000 dollars.",
        0,
        0,
        (),
        ("family", "relatives", "Firefighters"),
    ),
    Report(
        "fatal-fire",
        "An elderly woman died in a fire at an apartment block in Kesten, and three of her neighbours were "
        "treated for smoke inhalation.\n\n"
        "A firefighter suffered minor injuries, Chief Alan Motte said. The woman's two cats also died.",
        1,
        3,
        ("woman", "neighbours"),
        ("cats",),
    ),
    Report(
        "pile-up",
        "Four people were killed and 11 others injured when a lorry ploughed into a queue of cars on the M9 "
        "near Sorrel.\n\n"
        "Three of the dead were from one family, police said. Six of the injured remained in hospital on "
        "Monday, two of them in critical condition. The driver of the lorry, a 52-year-old man, was unhurt.",
        4,
        11,
        ("people",),
        (),
    ),
    Report(
        "court",
        "A Wendle man was sentenced to life in prison on Thursday for murdering his neighbour in 2014.\n\n"
        "A jury found Colin Strake guilty of stabbing Hugh Parrin to death after a quarrel over a fence. "
        "Strake had served six years for another killing in 1999, the court heard.",
        1,
        0,
        ("Hugh Parrin",),
        ("Colin Strake",),
    ),
    Report(
        "statistics",
        "Road deaths in the county rose last year, a report says.\n\n"
        "On average 14 people are killed each month, and since 2010 more than 1,500 people have died. The "
        "council will vote on a new speed limit on Monday. A cyclist was killed at Orde Crossing on "
        "Saturday, and two pedestrians were hurt.",
        1,
        2,
        ("cyclist", "pedestrians"),
        ("1,500",),
    ),
    Report(
        "ferry",
        "At least 31 people, including nine children, drowned when a ferry capsized on Lake Tamba on "
        "Saturday, the governor said.\n\n"
        "Twelve passengers are missing. The dead include the captain, Oduya Marr; Lena Achieng, a teacher "
        "from Kolo; her son, Brian; and two nurses. Some 60 people were rescued.",
        31,
        0,
        ("passengers", "Lena Achieng", "nurses"),
        (),
    ),
    Report(
        "bombing",
        "The death toll from Monday's bombing at a market in Dervan has risen to 45, the health ministry "
        "said.\n\n"
        "The ministry had earlier put the number of dead at 38. More than 120 people were wounded. Two of "
        "the attackers were shot dead by police.",
        45,
        120,
        ("people",),
        (),
    ),
    Report(
        "threat",
        "A man was charged with threatening to kill a judge. Prosecutors said he planned to shoot 20 people "
        "at the Orlo courthouse. If convicted he could face 10 years in prison. Nobody was injured.",
        0,
        0,
        (),
        ("judge", "people"),
    ),
    Report(
        "stage-and-sport",
        "In the film, a detective hunts a man who killed three women. Critics said the slow second half "
        "killed the suspense. Striker Milo Fenn, who scored twice, killed the game in the 80th minute.",
        0,
        0,
        (),
        ("women", "game", "suspense"),
    ),
    Report(
        "own-hand",
        "A gunman killed six worshippers and wounded nine at a chapel in Tarsk before turning the gun on "
        "himself, police said. He was identified as Egil Moen, 44. The victims were Anna Brandt, Karl "
        "Brandt, Ida Lunde and three women who have not been named.",
        6,
        9,
        ("worshippers", "Anna Brandt", "Ida Lunde"),
        ("Egil Moen",),
    ),
    Report(
        "kidnap",
        "Gunmen abducted 14 pupils and two teachers from a school in Karo on Monday. One of the teachers was "
        "shot dead, an official said; a third teacher escaped. The army denied that 40 children had been "
        "killed.",
        1,
        0,
        ("pupils", "teachers"),
        (),
    ),
    Report(
        "avalanche-names",
        "Three climbers were killed by an avalanche on Mount Harl.\n\n"
        "Police identified the dead as Jonas Wick, 34, of Ebb; Petra Lind, 29, a nurse; and Omar Said, 41. A "
        "fourth climber, Ella Roth, was found alive with a broken leg and is in hospital.",
        3,
        0,
        ("Jonas Wick", "Petra Lind", "Omar Said"),
        (),
    ),
    Report(
        "fatal-crash",
        "A motorcyclist was fatally injured in a collision with a tractor on Route 6, troopers said. Ned "
        "Alder, 52, of Corrie, died at the scene. His passenger, a 48-year-old woman, was hospitalized with "
        "non-life-threatening injuries. Four people have died on that road since 2019.",
        1,
        1,
        ("Ned Alder", "passenger"),
        (),
    ),
    Report(
        "police-shooting",
        "An officer shot and wounded a man who had pointed a rifle at passers-by in Senn, the chief said. "
        "The man was taken to Senn Hospital. No officers were hurt. It was the third police shooting this "
        "year; in January officers arrested two brothers in the killing of a clerk in 2021.",
        0,
        1,
        ("man",),
        ("officers",),
    ),
]
