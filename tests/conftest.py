"""What all tests share: names of tests that are the same every time they are collected."""


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """The argument's name for bytes: packed ones hold the time and differ in each worker."""
    return argname if isinstance(val, bytes) else None
