"""What every entry does around its work: pipes, signals, and errors as events."""

import gc
import sys
import traceback
from collections.abc import Callable

from .channel import Channel, StopSignal, watch
from .failures import EXIT_RESUMABLE, Stopped, TrainerError, as_trainer_error
from .memory_limit import lift_memory_limit


def run_guarded(
    work: Callable[[Channel, StopSignal], int], memory_advice: Callable[[], str]
) -> int:
    """Run `work` and turn whatever it raises into an `error` event; returns the exit code."""
    # Byte code makes the next start seconds faster, whatever the parent's environment says.
    sys.dont_write_bytecode = False
    channel, stop = Channel(), StopSignal()
    watch(channel, stop)
    try:
        return work(channel, stop)
    except Stopped:
        return EXIT_RESUMABLE
    except BaseException as error:  # noqa: BLE001 - the last place that can report it
        return _report(error, channel, memory_advice)


def _report(error: BaseException, channel: Channel, memory_advice: Callable[[], str]) -> int:
    if not isinstance(error, TrainerError):
        traceback.print_exception(error, file=sys.stderr)
    # The failed step's tensors hang on the traceback; their memory is needed to report.
    error.__traceback__ = None
    lift_memory_limit()
    gc.collect()
    failure = as_trainer_error(error, memory_advice)
    channel.send("error", code=failure.code, message=failure.message, advice=failure.advice)
    return failure.exit_code
