"""Errors that a person can act on, and how unexpected ones become such errors."""

import errno
from collections.abc import Callable

EXIT_DONE = 0
EXIT_ERROR = 1
EXIT_BAD_CONFIG = 2
EXIT_RESUMABLE = 75

_DISK_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_OUT_OF_MEMORY = (
    "out of memory",
    "can't allocate memory",
    "cannot allocate memory",
    "not enough memory",
    "std::bad_alloc",
)


class TrainerError(Exception):
    """A failure with a protocol code, what happened, and what to do about it."""

    def __init__(self, code: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.advice = advice

    @property
    def exit_code(self) -> int:
        return EXIT_BAD_CONFIG if self.code == "bad_config" else EXIT_ERROR


class Stopped(Exception):
    """A stop was asked for before there was anything to save; the run starts over next time."""


def out_of_memory(message: str, advice: str) -> TrainerError:
    """The error for too little memory."""
    return TrainerError("out_of_memory", message, advice)


def is_out_of_memory(error: BaseException) -> bool:
    """True for Python's, the CPU allocator's and the accelerators' ways of saying it."""
    if isinstance(error, MemoryError):
        return True
    if isinstance(error, OSError) and error.errno == errno.ENOMEM:
        return True
    if type(error).__name__ == "OutOfMemoryError":
        return True
    text = str(error).lower()
    return isinstance(error, RuntimeError) and any(mark in text for mark in _OUT_OF_MEMORY)


def is_disk_full(error: BaseException) -> bool:
    """True for a full disk, an exhausted quota and a file-size limit."""
    if isinstance(error, OSError) and error.errno in _DISK_FULL:
        return True
    return "no space left on device" in str(error).lower()


def as_trainer_error(error: BaseException, memory_advice: Callable[[], str]) -> TrainerError:
    """Name `error` in the protocol's codes; `memory_advice()` must fit the run's settings."""
    if isinstance(error, TrainerError):
        return error
    if is_out_of_memory(error):
        return out_of_memory("The memory was not enough for this run.", memory_advice())
    if is_disk_full(error):
        return TrainerError(
            "disk_full",
            "The disk is full: a checkpoint could not be written.",
            "Free some space on the disk that holds the data folder, then resume the run.",
        )
    return TrainerError(
        "internal",
        f"{type(error).__name__}: {error}",
        "Resume the run from its last checkpoint; if it happens again, report the training log.",
    )
