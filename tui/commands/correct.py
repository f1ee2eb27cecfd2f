"""`newsreader correct list|rename|retype|merge|remove`: the reader's word against the findings.

What is done here is a step like any other: undo in the reader takes it back.
"""

from __future__ import annotations

import argparse
from contextlib import closing
from datetime import UTC, datetime

from tui.commands.arguments.parser import UsageError
from tui.commands.opening.libraries import choose_existing, open_library
from tui.commands.opening.shell import Shell
from tui.commands.printing.tables import as_table
from tui.commands.show import find
from tui.library.corrections.corrections import Known
from tui.library.library import Library
from tui.news.article import ArticleId
from tui.news.by_hand import ClaimByHand
from tui.news.correction import Entity, EntityCorrection, Verb
from tui.news.findings import Kind
from tui.news.overriding import overridden
from tui.news.said import Made, to_json


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """List the corrections or make one; whether there was one, or something was changed by it."""
    with closing(open_library(shell, choose_existing(shell, asked.library))) as library:
        if asked.verb == "list":
            return _list(shell, library, asked.format)
        entity = _entity(library, asked.name, asked.kind)
        article = _article(library, asked.article)
        target = _target(library, asked, entity)
        try:
            correction = EntityCorrection(Verb(asked.verb), entity, target, article)
        except ValueError as error:
            raise UsageError(f"{error}.") from error
        changed = library.corrections.make(correction)
    articles = f"{changed:,} article{'' if changed == 1 else 's'}"
    done = str(correction)
    shell.out.text(f"{done[0].upper()}{done[1:]}: {articles}. Undo in the reader takes it back.")
    return True


def _list(shell: Shell, library: Library, form: str) -> bool:
    made = library.corrections.all()
    lost: dict[ArticleId, frozenset[int]] = {}
    done_otherwise = overridden(made)
    with as_table(shell.out, form, ()) as table:
        for each in made:
            article_id = each.correction.article
            if article_id is not None and article_id not in lost:
                lost[article_id] = library.corrections.lost(article_id)
            is_lost = article_id is not None and each.number in lost[article_id]
            place = _place(library, article_id)
            if form == "text":
                ending = f"  ({place})" if place else ""
                ending += "  lost its place" if is_lost else ""
                ending += "  a later one says otherwise" if each.number in done_otherwise else ""
                shell.out.text(f"{each.number:>5}  {_when(each)[:10]}  {each.correction}{ending}")
            elif form == "csv":
                table.row(_cells(each, place, is_lost=is_lost))
            else:
                head = {"number": each.number, "at": _when(each), "path": place or None}
                table.row(head | to_json(each.correction) | {"lost": is_lost})
    if not made:
        shell.out.error("nothing has been corrected in this library.")
    return bool(made)


def _cells(made: Made, place: str, *, is_lost: bool) -> dict[str, object]:
    """One line of a spreadsheet: the same columns for every correction."""
    said = to_json(made.correction)
    entity, target, speaker = (said.get(key, ("", "")) for key in ("entity", "target", "speaker"))
    cue, content = said.get("cue", ""), said.get("content", "")
    if isinstance(made.correction, ClaimByHand):
        cue, content = made.correction.words
    return {
        "number": made.number,
        "at": _when(made),
        "verb": said["verb"],
        "what": str(made.correction),
        "path": place,
        "article": said.get("article", ""),
        "lost": is_lost,
        "entity": entity[0],
        "kind": entity[1],
        "target": target[0],
        "target_kind": target[1],
        "form": said.get("form", ""),
        "cue": cue,
        "content": content,
        "stance": said.get("stance", ""),
        "speaker": speaker[0],
    }


def _when(made: Made) -> str:
    return datetime.fromtimestamp(made.at, UTC).isoformat()


def _place(library: Library, article_id: ArticleId | None) -> str:
    if article_id is None:
        return ""
    article = library.shelf.article(article_id)
    return article.place if article else article_id


def _article(library: Library, word: str | None) -> ArticleId | None:
    """The one article meant, or None for all of them."""
    if word is None:
        return None
    ids = find(library, word)
    if len(ids) != 1:
        problem = "no such article" if not ids else f"{len(ids)} articles; name one as FILE#3"
        raise UsageError(f"{word}: {problem}.")
    return ids[0]


def _entity(library: Library, name: str, kind: str | None) -> Entity:
    """The entity that is shown by this name, and is of that kind if one is given."""
    known = [k for k in library.corrections.named(name) if kind in (None, k.entity.kind)]
    if not known:
        near = library.corrections.known(name, 3) or _by_words(library, name)
        advice = f" Did you mean {', '.join(_told(k) for k in near)}?" if near else ""
        what = f"{kind} " if kind else ""
        raise UsageError(f"no {what}entity of this library is called “{name}”.{advice}")
    if len(known) > 1:
        kinds = " or ".join(f"--kind {k.entity.kind}" for k in known)
        raise UsageError(f"“{name}” is the name of several entities; say {kinds}.")
    return known[0].entity


def _by_words(library: Library, name: str) -> list[Known]:
    return [known for word in name.split() for known in library.corrections.known(word, 2)][:3]


def _told(known: Known) -> str:
    return f"“{known.entity.name}” ({known.entity.kind})"


def _target(library: Library, asked: argparse.Namespace, entity: Entity) -> Entity | None:
    """What the entity is instead; None when it is none at all."""
    match asked.verb:
        case Verb.RENAME:
            try:
                return Entity.typed(asked.new, entity.kind)
            except ValueError as error:
                raise UsageError(f"{error}.") from error
        case Verb.RETYPE:
            return Entity(entity.name, Kind(asked.to))
        case Verb.MERGE:
            # Of several entities of that name the one of the same kind is meant.
            known = library.corrections.named(asked.into)
            known.sort(key=lambda k: k.entity.kind is not entity.kind)
            return known[0].entity if known else _entity(library, asked.into, None)
        case _:
            return None
