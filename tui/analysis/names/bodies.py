"""Bodies: which organisation of an article a shortened or bare name stands for."""

from __future__ import annotations

from collections.abc import Sequence

from tui.analysis.names.acronyms import abbreviates
from tui.analysis.vocabulary import Vocabulary

_TURNING = frozenset(("ministry", "department", "bureau"))
"""Bodies that are called by what they are for, before it or after it."""


def named_bodies(
    forms: Sequence[str],
    nations: Sequence[str | None],
    entities: Sequence[str | None],
    vocabulary: Vocabulary,
) -> list[str]:
    """The canonical name for each mention of an organisation.

    `nations` are the nationalities that stand right before the mentions ("the
    Russian Foreign Ministry"), and `entities` the names that are known
    already, or None. A form that could be two bodies stays a name of its own.
    """
    names = [
        entity or _national(form, nation, vocabulary)
        for form, nation, entity in zip(forms, nations, entities, strict=True)
    ]
    full = sorted({name for name in names if " " in name})
    return [
        name if entity is not None else _longer(name, full, vocabulary) or name
        for name, entity in zip(names, entities, strict=True)
    ]


def _national(form: str, nation: str | None, vocabulary: Vocabulary) -> str:
    """A ministry or army together with the nationality that stands before it."""
    last = form.rsplit(maxsplit=1)[-1].casefold()
    if nation is None or not (last in vocabulary.bodies or last in vocabulary.state_bodies):
        return form
    return f"{nation} {form}"


def _longer(form: str, full: Sequence[str], vocabulary: Vocabulary) -> str | None:
    """The one longer name in the article that `form` shortens, or None.

    "Lehman" for "Lehman Brothers Inc", "Foreign Ministry" for "Russian Foreign
    Ministry", "the Ministry" when there is one only, "IMB" for its full form.
    """
    turned = _turned(form)
    shorts = [_parts(form), *([_parts(turned)] if turned else [])]
    fitting = [
        name
        for name in full
        if any(_shortens(short, _parts(name), vocabulary) for short in shorts)
        or _parts(name) in shorts[1:]
        or abbreviates(form, name)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _turned(name: str) -> str | None:
    """The same body said the other way round: "Health Ministry" for "Ministry of Health"."""
    head, of, rest = name.partition(" of ")
    rest = rest.removeprefix("the ")
    if not of or " " in head or head.casefold() not in _TURNING:
        return None
    return f"{rest} {head}"


def _parts(name: str) -> list[str]:
    return [part.casefold().rstrip(".,") for part in name.split()]


def _shortens(short: Sequence[str], parts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether the words `short` are a shorter form of the words `parts`."""
    if len(parts) <= len(short):
        return False
    if short[0] not in vocabulary.bodies and parts[: len(short)] == short:
        return True
    if short[-1] not in vocabulary.bodies:
        return False
    return parts[-len(short) :] == short or (len(short) == 1 and parts[0] == short[0])
