"""Migrations are only ever appended to: libraries made by each of them are out there."""

from __future__ import annotations

from hashlib import blake2b

from tui.library.schema import MIGRATIONS

RELEASED = (
    "2f07787d471d82da",
    "53efa1bdbfff7818",
    "ebde4b6630079977",
    "10d07e6952b3ff07",
    "dde0c4a861d42f51",
    "c36eca8239c4b6f2",
    "d2860e511c0d48c5",
    "891f12022c436980",
    "e36ebfcbe6b637d8",
    "8f5a8773d7c83f64",
    "ab91cb33e7f389be",
    "5d9309112cdb83ac",
    "df9ab734cb8eff14",
    "10a9e64cf9201cde",
    "5133ac5077f472b2",
    "679d72018ebe999e",
    "0a5fc420dc5452bd",
    "897e0d96ed1c3372",
    "1137e3f168ad7936",
)
"""What the SQL of every migration hashes to; a new one adds its line at the end."""


def _hash(sql: str) -> str:
    return blake2b(sql.encode(), digest_size=8).hexdigest()


def test_no_migration_is_ever_changed() -> None:
    now = tuple(map(_hash, MIGRATIONS))
    for number, (was, is_) in enumerate(zip(RELEASED, now, strict=False)):
        assert is_ == was, (
            f"migration {number} was changed, but there are libraries that it has already lifted. "
            "Put it back as it was, and append what is new to MIGRATIONS as one more"
        )
    assert len(now) >= len(RELEASED), "a migration was taken away; put it back"
    added = "".join(f'\n    "{hash_}",' for hash_ in now[len(RELEASED) :])
    assert not added, f"append to RELEASED, so that they are never changed again:{added}"
