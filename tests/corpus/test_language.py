"""The language of an article: told by its file, else by its words, else not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.making import opened
from tui.corpus.language import language_of
from tui.ingest import Alone, analyse_pending, refresh
from tui.library.library import Library
from tui.news.article import Article
from tui.news.findings import Findings
from tui.news.languages import code_of, name_of

SPANISH = (
    "El ministerio dijo el martes que el puente cerca del puerto permanecerá cerrado hasta "
    "finales de mes. Los vecinos negaron que nadie les hubiera avisado."
)
ENGLISH = (
    "The ministry said on Tuesday that the bridge near the harbour would stay closed until the "
    "end of the month. The neighbours denied that they had been told."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (SPANISH, "es"),
        ("Das Ministerium teilte am Dienstag mit, die Brücke am Hafen bleibe gesperrt.", "de"),
        ("Міністерство повідомило у вівторок, що міст біля порту залишиться закритим.", "uk"),
        ("قالت الوزارة يوم الثلاثاء إن الجسر القريب من الميناء سيظل مغلقا حتى نهاية الشهر.", "ar"),
        ("同省は火曜日、港の近くの橋は月末まで閉鎖されると発表した。", "ja"),
        ("Departementet sa tirsdag at broen ved havnen vil være stengt ut måneden.", "no"),
    ],
)
def test_a_paragraph_tells_its_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["Fire at Oslo harbour", "3-1 (2-0)", "Scholz, Sánchez, Macron"])
def test_words_that_are_of_many_languages_tell_none(text: str) -> None:
    assert language_of(text) is None


def test_a_language_has_a_name_and_a_code() -> None:
    assert name_of("pt-BR") == "Portuguese (BR)"
    assert code_of("Norwegian") == "no"
    assert code_of("xx") == "xx"


class Analyst:
    """Counts what it is given."""

    version = "test"

    def __init__(self) -> None:
        self.given: list[str] = []

    def analyse(self, article: Article) -> Findings:
        self.given.append(article.headline)
        return Findings(version=self.version)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "puente.txt").write_text(f"El puente\n\n{SPANISH}\n")
    (folder / "bridge.txt").write_text(f"The bridge\n\n{ENGLISH}\n")
    (folder / "said.md").write_text(f"---\ntitle: Said\nlanguage: English\n---\n{SPANISH}\n")
    library = opened(tmp_path / "news.library")
    list(refresh(library, [folder]))
    return library


def test_what_the_file_says_of_its_language_goes_before_what_its_words_tell(
    library: Library,
) -> None:
    articles = [library.shelf.article(id_) for id_, _ in library.shelf.addresses()]
    told = {a.headline: (a.language, a.language_is_found) for a in articles if a}
    assert told == {
        "El puente": ("es", True),
        "The bridge": ("en", True),
        "Said": ("en", False),
    }


def test_an_article_in_another_language_is_not_analysed_and_not_waited_for(
    library: Library,
) -> None:
    analyst = Analyst()
    events = list(analyse_pending(library, Alone(analyst)))
    assert sorted(analyst.given) == ["Said", "The bridge"]
    assert (events[-1].done, events[-1].total) == (3, 3)
    other = Analyst()
    other.version = "test/all"
    list(analyse_pending(library, Alone(other, ("all",))))
    assert sorted(other.given) == ["El puente", "Said", "The bridge"]


def test_articles_from_before_get_their_language_with_the_next_look(library: Library) -> None:
    connection = library.shelf._connection
    with connection.writing():
        connection.run("UPDATE article SET language = NULL, language_is_found = 0, analysed = 'x'")
        connection.run("INSERT INTO untold (article) SELECT rowid FROM article")
    list(refresh(library, []))
    rows = connection.all("SELECT headline, language, analysed FROM article ORDER BY headline")
    assert rows == [("El puente", "es", ""), ("Said", "es", ""), ("The bridge", "en", "x")]
