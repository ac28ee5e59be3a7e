"""Why something is not taken over, or what an editor should know of it: codes, no words. Pure."""

from dataclasses import dataclass, replace

Value = str | int


@dataclass(frozen=True, slots=True)
class Problem:
    """A code of `words.SENTENCES`, and the values of its sentence."""

    code: str
    values: tuple[tuple[str, Value], ...] = ()


def problem(code: str, **values: Value) -> Problem:
    return Problem(code, tuple(sorted(values.items())))


def at_line(found: Problem, line: int) -> Problem:
    """Return a problem that names the line of the file it stands at."""
    return replace(found, values=tuple(sorted({**dict(found.values), "line": line}.items())))


class ImportRefusedError(ValueError):
    """A file, a feed or an event that cannot be taken over; `problems` say why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(each.code for each in problems))
        self.problems = problems


def refuse(code: str, **values: Value) -> ImportRefusedError:
    """Return the error of one problem, to raise."""
    return ImportRefusedError(problem(code, **values))
