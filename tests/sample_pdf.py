"""The text of ``documents/argentina-embassy-1973.pdf`` and how it is set; ``python -m tests.sample_pdf`` writes it.

A test compares the two, so that the PDF of the sample corpus can be read and mended here.
"""

from __future__ import annotations

from pathlib import Path

from tests.pdfs import pdf
from tests.typeset import Style, typeset

PATH = Path(__file__).resolve().parent.parent / "documents" / "argentina-embassy-1973.pdf"
TITLE = "Four Years on Credit: Argentina and North Korea, 1973–1977"
STYLE = Style(size=11, note_size=9, columns=2, head="Sample Quarterly", margin=85, gutter=22)

BLOCKS = (
    "In June 1973 Argentina had a new president, a general amnesty and, for the first time, diplomatic "
    "relations with the Democratic People’s Republic of Korea. The first two filled the newspapers. The "
    "third took up a few lines, since there was nobody in Buenos Aires to whom it made a difference, "
    "except for a small embassy of the other Korea.{1}",
    "The step was less strange than it looks. The government of Héctor Cámpora, in office for forty-nine "
    "days, renewed relations with Cuba and opened them with several states that its predecessors had "
    "preferred not to see on the map.{2} To treat both halves of a divided country alike was a fashion of"
    " the decade, in Latin America as elsewhere.",
    "# What the Koreans Wanted",
    "For Pyongyang the year was a good one. It entered the World Health Organization and, with that, the "
    "list of those who may keep observers at the United Nations. Every new embassy was a vote, and every "
    "vote a reply to Seoul.{3} The posts in Latin America were dear to keep and far from home, and their "
    "staff lived, as diplomats of poor countries do, by trade.",
    "It also wanted wheat. Argentina had plenty, and sold it on terms; in these years North Korea bought "
    "widely in the capitalist world, and by the middle of the decade it had stopped paying for a good "
    "part of what it had bought.{4} How much of its debt was owed on the River Plate we haven’t been able"
    " to establish, and we distrust the round figures that circulate.",
    "# What the Argentines Saw",
    "The embassy was watched from the beginning. Argentina had armed movements of its own, and after the "
    "visits of a few Peronist and Marxist delegations to Pyongyang it was assumed that some of their "
    "members had received more than a banquet.{5} Names and numbers differ from one author to the next. "
    "What can be said is that no trial of the time proved a Korean hand in any action, and that the "
    "trials of the time were not made to prove things.",
    "In March 1976 the armed forces took power. The new rulers broke with a number of habits and, at "
    "first, with few states. They sold grain to the Soviet Union and kept the Korean embassy where it "
    "was, for a debtor who leaves does not pay.{6}",
    "# A Fire and a Flight",
    "The end came in June 1977. The North Koreans left Buenos Aires within a few days, by all accounts "
    "without the usual calls of farewell, and the building that they had rented burned. Whether the fire "
    "was meant to destroy papers, or was an accident of people who packed in haste, nobody has shown. "
    "Relations were declared to be at an end in the same month.{7}",
    "Since then there has been no embassy. The wheat, or what was left of the bill for it, turned up for "
    "years in the lists of claims that were exchanged whenever a third party offered to mediate. Seoul, "
    "which had stayed, opened a trade office and then a second one.{8}",
    "The story is told today as a curiosity. It might also be read as a lesson on the price of votes: "
    "four years, a few cargoes of grain and a house were what it took to learn that recognition can be "
    "bought on credit, and that the creditor is seldom thanked.",
)
NOTES = {
    "1": "For the general setting see David Rock, Argentina, 1516–1987: From Spanish Colonization to Alfonsín "
    "(Berkeley: University of California Press, 1987).",
    "2": "Paul H. Lewis, Guerrillas and Generals: The “Dirty War” in Argentina (Westport: Praeger, 2002).",
    "3": "B. C. Koh, The Foreign Policy Systems of North and South Korea (Berkeley: University of California "
    "Press, 1984).",
    "4": "Charles K. Armstrong, Tyranny of the Weak: North Korea and the World, 1950–1992 (Ithaca: Cornell "
    "University Press, 2013), on the purchases and the default. A shorter account, with more on what the "
    "default taught both sides, is in Don Oberdorfer, The Two Koreas: A Contemporary History (Reading, "
    "MA: Addison-Wesley, 1997). Neither has much to say on Argentina, which is a reason for this article "
    "and no reproach to them.",
    "5": "Benjamin R. Young, Guns, Guerillas, and the Great Leader: North Korea and the Third World (Stanford:"
    " Stanford University Press, 2021).",
    "6": "Hal Brands, Latin America’s Cold War (Cambridge, MA: Harvard University Press, 2010), describes the "
    "grain trade with Moscow.",
    "7": "Young, Guns, Guerillas, and the Great Leader; the dates are those of the Argentine press as later "
    "works give them.",
    "8": "Armstrong, Tyranny of the Weak. On the South’s offices abroad see Koh, The Foreign Policy Systems.",
}


def made() -> bytes:
    """The PDF, the same at every run."""
    pages = typeset(TITLE, BLOCKS, NOTES, STYLE, ["By Ibid sample desk", "May 2025"])
    return pdf(pages, {"Title": TITLE, "Author": "Ibid sample desk", "Producer": "tests.pdfs"})


if __name__ == "__main__":
    PATH.write_bytes(made())
