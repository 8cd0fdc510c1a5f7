"""What holds for every regular expression of the program."""

import subprocess
import sys

# CPython before 3.11.5 matches a possessive repeat of a group wrongly where the group
# backtracks (gh-106052); an atomic group around the repeat says the same.
_LOOK = """
import importlib, pkgutil, re
from re import _compiler, _constants, _parser

compiled = []
compile = _compiler.compile
def noting(pattern, flags=0):
    compiled.append((pattern, flags))
    return compile(pattern, flags)
_compiler.compile = noting

import verifier
for module in pkgutil.walk_packages(verifier.__path__, "verifier."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)

GROUPS = {_constants.SUBPATTERN, _constants.BRANCH, _constants.ATOMIC_GROUP}
def repeated(parsed):
    for operation, argument in parsed:
        if operation is _constants.POSSESSIVE_REPEAT:
            body = argument[2]
            if len(body) != 1 or body[0][0] in GROUPS:
                yield parsed
        parts = argument if isinstance(argument, (tuple, list)) else [argument]
        for part in parts:
            for one in part if isinstance(part, list) else [part]:
                if isinstance(one, _parser.SubPattern):
                    yield from repeated(one)

own = [(p, f) for p, f in compiled if isinstance(p, (str, bytes))]
print(len(own))
for pattern, flags in own:
    if any(repeated(_parser.parse(pattern, flags))):
        print(repr(pattern)[:100])
"""


def test_no_group_is_repeated_possessively():
    done = subprocess.run(
        [sys.executable, "-c", _LOOK], capture_output=True, text=True, check=True
    )
    number, *found = done.stdout.splitlines()
    assert int(number) > 500
    assert found == []
