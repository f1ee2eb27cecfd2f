"""Coverage: how far the analysis of a library has come, in numbers and in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many articles there are, and of these not analysed, and analysed but not compared."""

    articles: int = 0
    unanalysed: int = 0
    uncompared: int = 0

    @property
    def analysis(self) -> str:
        """How many articles are analysed; empty when all are."""
        if not self.unanalysed:
            return ""
        return f"{self.articles - self.unanalysed:,} of {self.articles:,} articles analysed"

    @property
    def comparison(self) -> str:
        """How many articles wait for their claims to be compared; empty when none does."""
        if not self.uncompared:
            return ""
        many = "" if self.unanalysed else f" article{'s' * (self.uncompared != 1)}"
        return f"{self.uncompared:,}{many} still to be compared"

    @property
    def short(self) -> str:
        """What is done first of what is left, in few words; empty when nothing is."""
        if self.unanalysed:
            return self.analysis.replace(" articles", "")
        return f"{self.uncompared:,} to be compared" if self.uncompared else ""

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.analysis, self.comparison)))


COMPLETE = Coverage()
"""Nothing is left to do."""
