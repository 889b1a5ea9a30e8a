"""Ten short pieces of political news of our own, every name invented, with who says what in them.

Each attribution is (words of the source, cue, content): ``" ... "`` joins the pieces of a content. Only statements and
thoughts with a clause or a quotation count; "denounced X" and "promised to do X" are another definition.
"""

# ruff: noqa: E501 (a paragraph of a text is one line, as newsrooms send it)

from __future__ import annotations

from typing import NamedTuple


class Piece(NamedTuple):
    """A text, and its attributions: source, cue ("" where there is none), content."""

    name: str
    text: str
    said: tuple[tuple[str, str, str], ...]


RALLY = Piece(
    "rally",
    """Halvorsen draws crowds in Tamber County

TAMBER FALLS, Iowa — Sen. Greta Halvorsen told supporters here on Friday that the election would be decided by farmers, not by donors.

“They have forgotten who feeds this country,” Halvorsen said. “We are going to remind them in November.”

The senator, 58, has spent four days in the state. She said she would return before the vote, and she dismissed polls that show her trailing Gov. Dale Orcutt.

“Polls don't plow fields,” she added.

Marlon Tibbs, 61, a retired machinist who drove two hours to see her, was not convinced. “I like her well enough. But I have heard all of this before.”

Orcutt's campaign declined to say whether the governor would visit the county. In a statement, his spokeswoman, Anneke Ruiz, said the senator's tour was “a farewell concert nobody asked for.”""",
    (
        (
            "Sen. Greta Halvorsen",
            "told",
            "the election would be decided by farmers, not by donors",
        ),
        (
            "Halvorsen",
            "said",
            "They have forgotten who feeds this country, ... We are going to remind them in November.",
        ),
        ("She", "said", "she would return before the vote"),
        ("polls", "show", "her trailing Gov. Dale Orcutt"),
        ("she", "added", "Polls don't plow fields,"),
        ("Marlon Tibbs", "", "I like her well enough. But I have heard all of this before."),
        ("Anneke Ruiz", "said", "the senator's tour was “a farewell concert nobody asked for.”"),
    ),
)

INTERVIEW = Piece(
    "interview",
    """Five questions for the comptroller

Ines Okafor has run the city's books since 2011. In an interview at her office on Tuesday, she said that the pension fund was in worse shape than the mayor admits.

“I think the mayor is a decent man,” Okafor said. “But decent men can be bad at sums.”

Asked whether she planned to run against him, Okafor laughed. “I am not going to answer that today,” she said.

The comptroller, who grew up in public housing, argued that the fund could fail within nine years if nothing changed. According to a report that her office released in March, the city owes retirees $4.1 billion.

Okafor: “Nobody wants to read that report. I understand why.”

The mayor's office did not respond to requests for comment. But Deputy Mayor Lyle Prentiss told The Harbor Ledger last week that the numbers were “cooked up for a campaign.”""",
    (
        ("she", "said", "the pension fund was in worse shape than the mayor admits"),
        ("Okafor", "said", "I think the mayor is a decent man, ... But decent men can be bad at sums."),
        ("I", "think", "the mayor is a decent man,"),
        ("she", "said", "I am not going to answer that today,"),
        ("The comptroller", "argued", "the fund could fail within nine years if nothing changed"),
        ("a report", "According to", "the city owes retirees $4.1 billion"),
        ("Okafor", ":", "Nobody wants to read that report. I understand why."),
        ("Deputy Mayor Lyle Prentiss", "told", "the numbers were “cooked up for a campaign.”"),
    ),
)

TWEETS = Piece(
    "tweets",
    """Candidate's late-night messages stir his party

Businessman Rex Caldwell took to Twitter shortly after midnight to attack the chairman of his own party.

“Weak chairman, weak party. Sad that he still has a job!” he tweeted.

Chairman Philip Amsel answered an hour later, tweeting: “Go to bed, Rex.”

By morning, three members of the committee had called for calm. One of them, Rep. Dora Whitlock, said in a statement that the exchange was “beneath the party of our grandparents” and that both men should apologize.

Caldwell's aides say he writes every message himself. A senior adviser, who spoke on condition of anonymity because he was not authorized to talk about strategy, said the campaign had stopped trying to take the phone away.

Caldwell later wrote:

“I never start fights. I finish them.”""",
    (
        ("he", "tweeted", "Weak chairman, weak party. Sad that he still has a job!"),
        ("Chairman Philip Amsel", "tweeting", "Go to bed, Rex."),
        (
            "Rep. Dora Whitlock",
            "said",
            "the exchange was “beneath the party of our grandparents” and that both men should apologize",
        ),
        ("Caldwell's aides", "say", "he writes every message himself"),
        ("A senior adviser", "said", "the campaign had stopped trying to take the phone away"),
        ("Caldwell", "wrote", "I never start fights. I finish them."),
    ),
)

HEARING = Piece(
    "hearing",
    """Panel hears of missing e-mails

WASHINGTON (Capital Wire) — Records show that the agency deleted 14,000 messages in 2014, a House panel was told on Wednesday.

“It is a disgrace,” said Rep. Otto Brandvold, the panel's chairman, “and somebody will have to answer for it.”

Brandvold accused the agency of hiding evidence. The agency denied that it had broken any law and said the messages were copied to tape before they were erased.

The tapes, acting director Naomi Feld testified, are stored in Utah. They have never been lost, she insisted, but “finding them costs money we don't have.”

Former director Carl Huss would testify next week. He refused to confirm that he had ordered the deletion.

A memo obtained by Capital Wire says “the retention policy was suspended at the request of counsel.” Two people familiar with the inquiry said that investigators believe Huss wrote it.""",
    (
        ("Records", "show", "the agency deleted 14,000 messages in 2014"),
        ("Rep. Otto Brandvold", "said", "It is a disgrace, ... and somebody will have to answer for it."),
        ("Brandvold", "accused", "the agency of hiding evidence"),
        ("The agency", "denied", "it had broken any law"),
        ("The agency", "said", "the messages were copied to tape before they were erased"),
        ("acting director Naomi Feld", "testified", "The tapes, ... are stored in Utah."),
        ("she", "insisted", "They have never been lost, ... but “finding them costs money we don't have.”"),
        ("A memo", "says", "the retention policy was suspended at the request of counsel."),
        ("Two people familiar with the inquiry", "said", "investigators believe Huss wrote it"),
        ("investigators", "believe", "Huss wrote it"),
    ),
)

PARAGRAPHS = Piece(
    "paragraphs",
    """Ex-aide breaks silence over the bridge

Leona Strand, the former aide at the center of the bridge affair, spoke publicly on Monday for the first time.

“I made one mistake,” Strand, 34, said at a news conference. “I trusted people who told me they would protect me.

“I will not make it twice. I have given the prosecutors everything.

“And I sleep well.”

Her lawyer, Tobias Quine, said that she had been offered nothing in return. Asked if his client would plead guilty, Quine shook his head.

“People keep asking me that,” he said. “My answer is still no.”

Gov. Hal Merriwether has repeatedly said he knew nothing of the plan. On Monday the governor repeated that he “had no part in it,” according to a spokesman.

“The governor told us, ‘Do what you have to do,’” Strand said.""",
    (
        (
            "Strand",
            "said",
            "I made one mistake, ... I trusted people who told me they would protect me. ... I will not make it twice. "
            "I have given the prosecutors everything. ... And I sleep well.",
        ),
        ("Tobias Quine", "said", "she had been offered nothing in return"),
        ("he", "said", "People keep asking me that, ... My answer is still no."),
        ("Gov. Hal Merriwether", "said", "he knew nothing of the plan"),
        ("the governor", "repeated", "he “had no part in it,”"),
        ("a spokesman", "according to", "On Monday the governor repeated that he “had no part in it,”"),
        ("Strand", "said", "The governor told us, ‘Do what you have to do,’"),
        ("The governor", "told", "‘Do what you have to do,’"),
    ),
)

FACTORY = Piece(
    "factory",
    """Lindqvist Motors to close Ohio plant, blaming tariffs

Lindqvist Motors announced on Thursday that it would close its plant in Brantley, Ohio, and move production abroad.

The company said the decision was “painful but final.” It blamed tariffs on steel for losses of $90 million.

President Ruth Danforth, who campaigned in Brantley last fall, called the move “a slap in the face of every worker in this state.” She told reporters aboard her plane that the White House had offered the company help.

“They never even called back,” the president said.

Labor leaders were just as angry. “We gave up raises, we gave up weekends, and this is the thanks,” said Joe Pallotta, president of the plant's union local, which represents 1,900 workers.

Pallotta said he believes the plant can still be saved. The union claims that Lindqvist has broken its contract, a charge the company rejects.

Analysts say that other carmakers may follow. “Steel is the story,” wrote Vera Maddox of Cordell Research in a note to clients.""",
    (
        ("Lindqvist Motors", "announced", "it would close its plant in Brantley, Ohio, and move production abroad"),
        ("The company", "said", "the decision was “painful but final.”"),
        ("President Ruth Danforth", "called", "the move “a slap in the face of every worker in this state.”"),
        ("She", "told", "the White House had offered the company help"),
        ("the president", "said", "They never even called back,"),
        ("Joe Pallotta", "said", "We gave up raises, we gave up weekends, and this is the thanks,"),
        ("Pallotta", "said", "he believes the plant can still be saved"),
        ("he", "believes", "the plant can still be saved"),
        ("The union", "claims", "Lindqvist has broken its contract"),
        ("Analysts", "say", "other carmakers may follow"),
        ("Vera Maddox", "wrote", "Steel is the story,"),
    ),
)

DEBATE = Piece(
    "debate",
    """Sparks at the third debate

Moderator Ellen Voss had barely finished her first question when the shouting began.

“You were for the war before you were against it,” former Gov. Miles Renner snapped at his rival.

“That,” replied Mayor Joan Tessler, “is a lie, and you know it's a lie.”

Renner's claim that Tessler backed the war has been rated false by two newspapers. Tessler noted that she had marched against it in 2003. “I was there. You can look at the pictures,” she said.

Later, Renner conceded he may have “overstated” her record. He went on to say that his own son had served two tours.

Viewers seemed unmoved. A poll released Sunday found that 48 percent thought neither candidate had won. Pollster Kent Aldous, who conducted it, said that few minds had been changed.

“It was good television,” Aldous said in an interview with the radio show “Morning Ledger.” “It wasn't a good debate.”""",
    (
        ("former Gov. Miles Renner", "snapped", "You were for the war before you were against it,"),
        ("Mayor Joan Tessler", "replied", "That, ... is a lie, and you know it's a lie."),
        ("Renner's", "claim", "Tessler backed the war"),
        ("Tessler", "noted", "she had marched against it in 2003"),
        ("she", "said", "I was there. You can look at the pictures,"),
        ("Renner", "conceded", "he may have “overstated” her record"),
        ("He", "say", "his own son had served two tours"),
        ("A poll", "found", "48 percent thought neither candidate had won"),
        ("48 percent", "thought", "neither candidate had won"),
        ("Pollster Kent Aldous", "said", "few minds had been changed"),
        ("Aldous", "said", "It was good television, ... It wasn't a good debate."),
    ),
)

COURT = Piece(
    "court",
    """Judge blocks voter law

A federal judge on Tuesday blocked a law that would have required voters to show two forms of identification.

In a 61-page ruling, Judge Harriet Bloom wrote that the state had “offered no evidence of fraud, only the fear of it.”

The law, she found, would have kept some 80,000 people from the polls. Bloom, who was appointed in 2009, also ordered the state to pay the plaintiffs' costs.

Attorney General Burt Kessel vowed to appeal. “We believe the judge is wrong on the law and wrong on the facts,” he said in a statement.

Civil rights groups welcomed the decision. “This is a great day,” said Thomas Ode, a lawyer for the plaintiffs, adding that his clients had waited three years.

State Sen. Wanda Priddy, the law's sponsor, said it was too early to celebrate. “The Supreme Court will have the last word,” said Priddy, a Republican. “And I don't think it will be kind to Judge Bloom.”

Priddy, whose district is mostly rural, has long argued that fraud is common. Studies suggest otherwise.""",
    (
        ("Judge Harriet Bloom", "wrote", "the state had “offered no evidence of fraud, only the fear of it.”"),
        ("she", "found", "The law, ... would have kept some 80,000 people from the polls."),
        ("he", "said", "We believe the judge is wrong on the law and wrong on the facts,"),
        ("We", "believe", "the judge is wrong on the law and wrong on the facts,"),
        ("Thomas Ode", "said", "This is a great day,"),
        ("Thomas Ode", "adding", "his clients had waited three years"),
        ("State Sen. Wanda Priddy", "said", "it was too early to celebrate"),
        (
            "Priddy",
            "said",
            "The Supreme Court will have the last word, ... And I don't think it will be kind to Judge Bloom.",
        ),
        ("Priddy", "argued", "fraud is common"),
    ),
)

TRAIL = Piece(
    "trail",
    """On the road with the long shot

Nobody expected Abel Munro to last until spring. He did.

Munro, a former schoolteacher, sleeps in a borrowed van and pays for his own gas. “My wife thinks I'm nuts,” he says, steering with one knee. “She's probably right.”

He knows that he will not win. Yet he insists that losing is not the point.

“If I can get one question about teachers into one debate,” he says, “I have done my job.”

His wife, Clare, tells it a little differently. She says that he cannot stand to lose at checkers.

“He turned the board over once,” Clare Munro says. “Ask the kids.”

At a diner in Polk City, a waitress asks him what he stands for. Munro tells her that he would pay every teacher $60,000 a year.

“Who pays for that?” she asks.

Everyone, he says. The waitress shrugs.

Party officials are less charming about it. Munro is “a distraction,” one of them said. “He should go home,” said another, a county chairman who asked not to be named.""",
    (
        ("he", "says", "My wife thinks I'm nuts, ... She's probably right."),
        ("My wife", "thinks", "I'm nuts,"),
        ("He", "knows", "he will not win"),
        ("he", "insists", "losing is not the point"),
        ("he", "says", "If I can get one question about teachers into one debate, ... I have done my job."),
        ("She", "says", "he cannot stand to lose at checkers"),
        ("Clare Munro", "says", "He turned the board over once, ... Ask the kids."),
        ("a waitress", "asks", "what he stands for"),
        ("Munro", "tells", "he would pay every teacher $60,000 a year"),
        ("she", "asks", "Who pays for that?"),
        ("he", "says", "Everyone"),
        ("one of them", "said", "Munro is “a distraction,”"),
        ("another", "said", "He should go home,"),
    ),
)

STATEMENT = Piece(
    "statement",
    """Ambassador's remarks anger allies

The State Department on Sunday issued a statement saying that Ambassador Floyd Garner's remarks did not reflect American policy.

Garner had told a German newspaper that the alliance was “obsolete” and that its members should “pay up or shut up.”

“The ambassador spoke for himself,” the statement read. “Our commitment to our allies is ironclad.”

Foreign Minister Katrin Ahlers of Germany said she was astonished. “One does not talk to friends this way,” she told the newspaper Morgenblatt.

There were reports that Garner would be recalled, but the White House denied them. Press secretary Amy Trask told reporters that the president had full confidence in him.

“He's a straight talker, and the president likes straight talkers,” Trask said, though she acknowledged that he might have chosen other words.

The announcement that Garner would nevertheless fly home on Monday came hours later. He did not say why.""",
    (
        (
            "The State Department",
            "saying",
            "Ambassador Floyd Garner's remarks did not reflect American policy",
        ),
        ("Garner", "told", "the alliance was “obsolete” and that its members should “pay up or shut up.”"),
        ("the statement", "read", "The ambassador spoke for himself, ... Our commitment to our allies is ironclad."),
        ("Foreign Minister Katrin Ahlers of Germany", "said", "she was astonished"),
        ("she", "told", "One does not talk to friends this way,"),
        ("reports", "reports", "Garner would be recalled"),
        ("Press secretary Amy Trask", "told", "the president had full confidence in him"),
        ("Trask", "said", "He's a straight talker, and the president likes straight talkers,"),
        ("she", "acknowledged", "he might have chosen other words"),
    ),
)

PIECES = (RALLY, INTERVIEW, TWEETS, HEARING, PARAGRAPHS, FACTORY, DEBATE, COURT, TRAIL, STATEMENT)
