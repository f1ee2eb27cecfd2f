"""The part of the registry for the ledger, its filter and order, and pairs of claims."""

from __future__ import annotations

from tui.terminal.registry.command import Scope, Topic, rows

TO_LEDGER = tuple(
    rows(
        Topic.FINDINGS,
        Scope.READING,
        (
            "ledger",
            "c",
            "Ledger",
            "The claims of all articles as a table; of the speaker or the name under the cursor.",
            "ledger",
            "article findings",
        ),
        (
            "timeline",
            "",
            "Timeline of the search",
            "The claims that answer the search of the list, day by day.",
        ),
        (
            "conflicts",
            "",
            "Possible conflicts",
            "Pairs of claims that may contradict each other, to say what they are.",
        ),
    )
)

LEDGER = tuple(
    rows(
        Topic.LEDGER,
        Scope.LEDGER,
        (
            "open-claim",
            "enter l right",
            "Open",
            "Read the article, at the claim; esc there comes back to the ledger as it was.",
            "open",
        ),
        ("filter-claims", "/ f", "Filter", "Only the claims that answer a query.", "filter"),
        ("order-claims", "O", "Order", "Sort the claims, or gather them in groups.", "order"),
        (
            "claim-supported",
            "s",
            "Supported",
            "Your check: supported. For marked rows too.",
            "supported",
        ),
        ("claim-refuted", "r", "Refuted", "Your check: refuted.", "refuted"),
        ("claim-mixed", "m", "Mixed", "Your check: mixed, right in part.", "mixed"),
        ("claim-cannot-tell", "n", "Cannot tell", "Your check: it cannot be told.", "cannot tell"),
        ("claim-checking", "w", "Checking", "Your check: you are working on it.", "checking"),
        ("claim-open", "o", "Open again", "Take the status away: the claim is open.", "open again"),
        ("note-claim", "a", "Note", "Write a note on the claim.", "note"),
        ("evidence", "e", "Evidence", "Links to evidence for or against, one a line.", "evidence"),
        (
            "correct-claim",
            "x",
            "What is wrong",
            "Correct the claim: no claim, another stance, another speaker. For marked rows too.",
            "wrong",
        ),
        ("pairs-of-claim", "p", "Its pairs", "What may contradict the claim, beside it.", "pairs"),
        ("pairs-of-all", "C", "Possible conflicts", "All pairs that nobody has judged yet."),
        (
            "timeline-of-claims",
            "t",
            "Timeline",
            "The claims day by day: the marked ones, else all that are found.",
            "timeline",
        ),
        (
            "timeline-of-claim",
            "T",
            "Who else says or denies it",
            "The claim, who else says it or denies it, and what may contradict it, day by day.",
            "who else",
        ),
        (
            "claims-of-speaker",
            "S",
            "Same speaker",
            "All claims of who makes this one; below it stands what was said before.",
            "speaker",
        ),
        (
            "lost-checks",
            "!",
            "Lost checks",
            "Your checks whose claim is not found any more: put them right, or drop them.",
        ),
        ("speaker-page", "P", "Page of the speaker", "All the library holds of the speaker."),
        ("mark-claim-row", "v", "Mark", "Mark the row, to give a status to several."),
        (
            "mark-claim-rows",
            "V",
            "Mark up to here",
            "Mark all rows from the last marked one to here.",
        ),
        ("mark-all-claims", "A * ctrl+a", "Mark all", "Mark every row; again takes them off."),
        ("copy-claim", "y", "Copy", "Copy the claim as a quotation with its source."),
        ("details-down", "ctrl+d", "Details down", "Scroll what is said below the table."),
        ("details-up", "ctrl+u", "Details up", "Scroll it back."),
        ("ledger-help", "? f1", "Help", "All keys, your own included.", "help"),
        ("close-ledger", "c", "Close", "Back to reading; the ledger is kept as it is."),
    )
)

LEDGER_BOX = tuple(
    rows(
        Topic.LEDGER_BOX,
        Scope.LEDGER_BOX,
        ("keep-filter", "enter", "Go to the claims", "Go to the claims that were found.", "go"),
        ("leave-filter", "escape", "Back", "Back to the claims as they were.", "back"),
        ("filtered-down", "down ctrl+n", "Next claim", "Look at the next claim."),
        ("filtered-up", "up ctrl+p", "Previous claim", "Look at the claim before this one."),
        ("complete-filter", "tab", "Complete", "Complete a field or a value.", "complete"),
    )
)

LEDGER_ORDER = tuple(
    rows(
        Topic.LEDGER_ORDER,
        Scope.LEDGER_ORDER,
        ("claims-newest", "n", "Newest first", "The newest article first."),
        ("claims-oldest", "o", "Oldest first", "The oldest article first."),
        ("claims-by-speaker", "s", "By speaker", "By the name of the speaker."),
        ("claims-by-about", "a", "By what it is about", "By the name that they are about."),
        ("claims-by-stance", "t", "By stance", "By stance."),
        ("claims-by-publisher", "p", "By publisher", "By publisher."),
        ("claims-by-status", "c", "By your check", "By the status that you gave."),
        ("claims-by-confidence", "f", "Surest first", "By how surely the claim was found."),
        ("gather-speaker", "S", "Speakers", "Under their speakers, the most talkative first."),
        ("gather-about", "A", "What it is about", "Under the name that most are about."),
        ("gather-stance", "T", "Stances", "Under their stances."),
        ("gather-day", "D", "Days", "Under the days of the articles, the latest first."),
        ("gather-publisher", "P", "Publishers", "Under their publishers."),
        ("gather-none", "N 0", "Not at all", "Under no headings."),
        ("close-claims-order", "escape enter O q", "Close", "Leave the order as it is."),
    )
)

PAIRS = tuple(
    rows(
        Topic.PAIRS,
        Scope.PAIRS,
        ("pair-conflict", "c", "Conflict", "The two contradict each other.", "conflict"),
        ("pair-update", "d", "Update", "The later one brings the earlier up to date.", "update"),
        ("pair-same", "s", "The same", "Both say the same.", "same"),
        ("pair-unrelated", "x", "Unrelated", "They have nothing to do with each other.", "neither"),
        ("open-one", "1 enter", "Open the earlier", "Read the article of the earlier claim."),
        ("open-other", "2", "Open the later", "Read the article of the later claim."),
        ("texts-down", "ctrl+d", "Texts down", "Scroll the two texts."),
        ("texts-up", "ctrl+u", "Texts up", "Scroll them back."),
    )
)

LOST_CHECKS = tuple(
    rows(
        Topic.LOST_CHECKS,
        Scope.LOST_CHECKS,
        ("take-claim", "enter", "It is this claim", "Put the check on the claim under the cursor."),
        ("drop-check", "x", "Drop it", "Drop the check with its note; undo brings it back."),
        ("next-check", "n right", "Next", "The next check without its claim."),
        ("previous-check", "N left", "The one before", "The check before this one."),
    )
)
