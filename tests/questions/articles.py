"""Invented articles that the tests of this folder ask about."""

from __future__ import annotations

from summarizer.article import Article

RAID = Article.from_text(
    """Gunmen killed at least 14 miners in an attack on a camp near Orlo on Tuesday, the interior ministry said.

"The attackers came on motorcycles," ministry spokeswoman Dalia Merovic said.
Police arrested two men on suspicion of arson.

No children were hurt in the attack.

The Harl Miners' Union said 22 miners were killed in the attack near Orlo.
Union leader Tomas Brekk denied that the camp had been guarded by an armed group.

Two drivers may have been abducted by the gunmen, a hospital doctor said.

The road to Orlo has been closed since Wednesday. The camp produces most of the copper in Sarvia.
""",
    title="Attack on mining camp",
    published="2024-03-07",
    outlet="Sarvia Daily",
)
HEDGED = Article.from_text(
    """Rebels have allegedly burned down two schools in the Tarsk valley, the regional education office said on Sunday.

The office has received reports that rebels executed six teachers for alleged desertion in the village of Melk.
It has not been able to verify the reports.

Spokesman Arno Velt said the office had also been told that 30 pupils were reportedly abducted by the rebels.
""",
    title="Schools burned in Tarsk",
    published="2024-05-06",
    outlet="The Valley Post",
)
FLOOD = Article.from_text(
    """Nine people died in a flood in the town of Melk on Friday, the fire service said.

The flood was caused by a broken dam, engineer Sila Torve told reporters. "We warned the council twice," she said.

Twelve people are missing, according to the Red Lantern charity.

Mayor Petra Ostin denied that the council had ignored the warnings. The council will repair the dam in June.

Around 300 families were displaced by the flood, the charity said. Three hikers were injured in Melk.
""",
    title="Flood in Melk",
    published="2024-06-15",
    outlet="Melk Herald",
)
QUAKE = Article.from_text(
    """The earthquake killed 40 villagers in Tarsk on Monday, the governor's office said.

The Sarvian army said on Tuesday that 63 villagers were killed in Tarsk.

"Every house on my street fell down," teacher Ilan Sorvo said.

Rescue workers used dogs to search the ruins for survivors.
The airport at Tarsk was closed on Monday because its runway had cracked.

Governor Hesta Mol said the tents would arrive within two days.
""",
    title="Earthquake in Tarsk",
    published="2024-09-04",
    outlet="Highland News",
)
FRONT = Article.from_text(
    """Sarvian troops entered the harbour town of Orlo on Tuesday, two days after rebels withdrew from its airport.

The Ashen Hand militia captured the town of Melk in 2021 and still holds the dam above it.

The defence ministry said on Wednesday that the army had retaken the bridge at Lorn on Monday.
Rebel spokesman Tor Velm denied that the army had retaken the bridge at Lorn.

According to the regional council, separatists control the Tarsk valley. The army says that it holds the Tarsk valley.

Government forces have reportedly surrounded the border post of Sarn. The rebels plan to seize the refinery.

Police arrested a smuggler in Orlo on Thursday. A court in Melk sentenced two officers to prison last week.
""",
    title="Troops enter Orlo",
    published="2024-05-10",
    outlet="Harbour Street Courier",
)
