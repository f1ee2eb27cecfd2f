"""The README says what is so.

`python -m tests.test_readme` writes its tables anew, and the manual page.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tui.commands.arguments.manual import page
from tui.commands.arguments.parser import COMMANDS as SHELL_COMMANDS
from tui.commands.arguments.parser import parse as parse_command
from tui.news.query.query import Query
from tui.settings import SETTINGS, Settings, parse
from tui.terminal.keys.keymap import make_keymap, shown
from tui.terminal.registry.commands import COMMANDS, Topic

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"

QUERIES = (
    ("war crimes", "both words; case and accents do not matter"),
    ('"would not resign"', "these words in this order; `~8` after it: within eight words"),
    ("hospital~", "typing errors forgiven; without `~` only when little is found"),
    ("=Bush", "exactly this form"),
    ("evacuat*", "words that begin so"),
    (r"/af-?\d{3}/", "a regular expression; with a capital in it, case matters"),
    ("like:ID is:duplicate", "near-duplicates of an article; all but the first of them"),
    ("publishers:2 publishers:=1", "what two publishers or more have: stories, claims; one alone"),
    ('-sport -"op-ed"', "without"),
    ("shelling OR strike", "either; `( )` groups"),
    ("tag:conflict/gaza", "with that tag or one below it; `tag:none` without tags"),
    ('person:smith place:gaza entity:"Red Cross"', "with that entity, by any of its names"),
    ('by:"Health Ministry" stance:denied', "with a claim by that speaker; with one of that stance"),
    ("claim:(by:ministry stance:denied about:hospital)", "all of it in one claim"),
    (
        "claim:(stance:denied date:2023-11 source:courier)",
        "one claim, in an article of that month and outlet",
    ),
    (r"title:/^watch/ claim:/\d+ dead/", "an expression in the headline, in what is claimed"),
    ("since:2023-11 before:2024 date:>2023-11-05", "from then on, before then, after then"),
    ("date:2023-11..2023-12 date:7d", "published then; `..2023` until, `2023-11-05..` since"),
    ("source:courier author:lopes title:port", "from that outlet, by that author, in the headline"),
    ("is:unread is:reviewed is:starred has:claim", "what you did with it, what is in it"),
    ('note:"check with" highlight:cranes', "words in your notes; words you highlighted"),
    ("has:note has:highlight has:lost", "with such marks of yours; with one that lost its place"),
    ("like:3f2a is:duplicate", "copies of that article; all copies but the first of each story"),
    ("related:3f2a", "others on the event of that article, the closest first"),
    ("by:netan* tag:* author:none", "a name that begins so; any value; no value"),
    ("@morning", "what you saved under that name, alone or beside other words"),
    ("sort:date sort:-date", "oldest first, newest first; else the best first"),
    (
        "sort:source sort:title sort:unread sort:-claims sort:-added",
        "by publisher, by headline, unread first, most claims, last added",
    ),
    ("group:day group:source", "cut into days, into publishers"),
    ("group:copy", "each story once, its copies folded behind it"),
)


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table; bars inside cells are kept from ending them."""
    lines = [list(heads), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def code(text: str) -> str:
    """The text as Markdown code, whatever is in it."""
    return f"`` {text} ``" if "`" in text else f"`{text}`"


OPEN = frozenset({Topic.MOVING, Topic.PANES, Topic.FINDINGS, Topic.SEARCHING, Topic.MARKING})
"""Topics of the help whose keys stand open in the README."""


def keys() -> str:
    """One table for each topic of the help; commands without a key are for the palette.

    Those that are needed first stand open, the others fold: they are many.
    """
    parts = []
    for topic in dict.fromkeys(command.topic for command in COMMANDS.values()):
        rows = [
            (" ".join(code(shown(key)) for key in command.keys), command.help)
            for command in COMMANDS.values()
            if command.topic is topic and command.keys
        ]
        heads = ("Key", "What it does")
        parts.append(
            table((topic, ""), rows)
            if topic in OPEN
            else f"<details>\n<summary>{topic}</summary>\n\n{table(heads, rows)}\n\n</details>"
        )
    return "\n\n".join(parts)


def queries() -> str:
    return table(("Query", "Finds articles"), ((code(query), says) for query, says in QUERIES))


def commands() -> str:
    opening = ("`newsreader [FOLDER...]`", "open the reader; without a folder, what was open last")
    rows = [(f"`newsreader {command.name}`", command.help) for command in SHELL_COMMANDS]
    return table(("Command", "What it does"), (opening, *rows))


def settings() -> str:
    defaults = Settings()
    rows = []
    for setting in SETTINGS:
        default = getattr(defaults, setting.name)
        if isinstance(default, bool):
            default = "yes" if default else "no"
        rows.append((code(setting.name), setting.takes, str(default or "none"), setting.help))
    return table(("Setting", "Value", "Default", "What it does"), rows)


TABLES: dict[str, Callable[[], str]] = {
    "keys": keys,
    "queries": queries,
    "commands": commands,
    "settings": settings,
}


def section(name: str) -> re.Match[str]:
    """The part of the README between the marker of that name and the next `end`."""
    pattern = rf"<!-- {name} -->\n(.*?)<!-- end -->"
    found = re.search(pattern, README.read_text(encoding="utf-8"), re.DOTALL)
    assert found, f"the README has no part {name!r}"
    return found


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_what_the_program_says(name: str) -> None:
    assert section(name)[1] == TABLES[name]() + "\n", "run: python -m tests.test_readme"


@pytest.mark.parametrize("query", [query for query, _ in QUERIES])
def test_every_query_shown_is_understood(query: str) -> None:
    assert Query.parse(query).problems == ()


def test_the_settings_shown_can_be_used() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    chosen, problems = parse(example.encode(), "README")
    assert (*problems, *make_keymap(chosen.keys, chosen.tags)[1]) == ()


def test_the_lines_for_scripts_are_understood() -> None:
    _, _, rest = README.read_text(encoding="utf-8").partition("## For scripts\n")
    (block,) = re.findall(r"```sh\n(.*?)```", rest.partition("\n## ")[0], re.DOTALL)
    parts = [shlex.split(part) for line in block.splitlines() for part in line.split(" | ")]
    asked = [parse_command(words[1:]) for words in parts if words[0] == "newsreader"]
    assert {each.command for each in asked} == {"search", "claims", "tag"}


def line(name: str) -> str:
    """The one command line in a part of the README."""
    found = re.fullmatch(r"```sh\n(.+)\n```\n", section(name)[1])
    assert found
    return found[1]


def test_both_lines_need_nothing_but_python_and_stay_in_the_checkout() -> None:
    for name, last in (("start line", "newsreader"), ("test line", "python -m pytest")):
        setup, install, run = line(name).split(" && ")
        assert setup == "python3 -m venv .venv"
        assert install.startswith(".venv/bin/pip install -q ")
        assert run.startswith(f".venv/bin/{last}")


def test_the_checks_run_the_very_line_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (extract,) = re.findall(r"^line=\$\((.+)\)$", script, re.MULTILINE)
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", extract],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == line("test line") + "\n"
    assert 'bash -euo pipefail -c "$line"' in script


def test_the_needed_python_is_the_one_that_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = project["requires-python"].removeprefix(">=")
    assert f"Python {needed} or newer" in README.read_text(encoding="utf-8")


def rewrite() -> None:
    """Put the tables into the README as the program gives them."""
    text = README.read_text(encoding="utf-8")
    for name, make in TABLES.items():
        old = section(name)[0]
        text = text.replace(old, f"<!-- {name} -->\n{make()}\n<!-- end -->")
    README.write_text(text, encoding="utf-8")
    (ROOT / "man" / "newsreader.1").write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    rewrite()
