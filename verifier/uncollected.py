"""Work that makes no reference cycles, done without looking for any. Pure.

The collector of cycles walks through all that a long page has brought forth, again and
again while more is added: a fifth of the time. What is no longer needed is freed as
always, since nothing here refers to itself.
"""

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


def uncollected(work: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """The same function, during which the collector rests if it was at work."""

    @wraps(work)
    def resting(*args: _Given.args, **kwargs: _Given.kwargs) -> _Made:
        if not gc.isenabled():
            return work(*args, **kwargs)
        gc.disable()
        try:
            return work(*args, **kwargs)
        finally:
            gc.enable()

    return resting
