"""No NaN and no infinity through a function of single numbers: `finite`."""

import dataclasses
import functools
import inspect
import math
from numbers import Real

from trialtrace.stats.errors import StatsError

__all__ = ["finite"]


def finite(function):
    """Refuse arguments that are missing or infinite, and results that overflowed.

    A decorator for functions of numbers (or sequences of them). What the function refuses itself
    passes unchanged; every other failure of arithmetic becomes one `StatsError`.
    """
    signature = inspect.signature(function)

    @functools.wraps(function)
    def guarded(*args, **kwargs):
        for name, value in signature.bind(*args, **kwargs).arguments.items():
            for number in _numbers(value):
                if not math.isfinite(number):
                    raise StatsError(
                        f"{function.__name__}: {name} is {number}; give a finite number"
                    )
        try:
            result = function(*args, **kwargs)
        except StatsError:
            raise
        except (ArithmeticError, TypeError, ValueError) as error:
            raise StatsError(
                f"{function.__name__}: no result from {_shown(args, kwargs)} ({error}); "
                "check the numbers"
            ) from error
        if not all(math.isfinite(number) for number in _numbers(result)):
            raise StatsError(
                f"{function.__name__}: {_shown(args, kwargs)} give no finite result; "
                "check the numbers"
            )
        return result

    return guarded


def _numbers(value):
    if isinstance(value, Real):
        try:
            yield float(value)
        except OverflowError:  # a whole number beyond every float
            yield math.inf
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _numbers(getattr(value, field.name))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _numbers(item)


def _shown(args, kwargs):
    parts = [repr(value) for value in args]
    return ", ".join(parts + [f"{name}={value!r}" for name, value in kwargs.items()])
