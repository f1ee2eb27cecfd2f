"""What all tests share: they are the same, with the same examples, every time they are run.

A run that searches for new examples says so: `pytest --hypothesis-profile=searching`.
"""

from hypothesis import settings

settings.register_profile("steady", derandomize=True)
settings.register_profile("searching", max_examples=1_000, deadline=None)
settings.load_profile("steady")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """The argument's name for bytes: packed ones hold the time and differ in each worker."""
    return argname if isinstance(val, bytes) else None
