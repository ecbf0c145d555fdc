"""The trainer's two pipes: events out on stdout, stop commands in on stdin."""

import json
import os
import signal
import sys
import threading
from typing import Any

HEARTBEAT_S = 10.0


class Channel:
    """The only writer of protocol lines.

    It keeps the real stdout for itself and points file descriptor 1 at stderr, so that nothing that
    a library prints can land inside an event.
    """

    def __init__(self) -> None:
        sys.stdout.flush()
        self._fd = os.dup(1)
        os.dup2(2, 1)
        self._lock = threading.Lock()

    def send(self, kind: str, /, **fields: Any) -> None:
        """Write one event; a closed pipe means that the parent is gone, and ends the process."""
        line = json.dumps({"type": kind, **fields}, ensure_ascii=False, allow_nan=False) + "\n"
        data = line.encode("utf-8", "replace")
        with self._lock:
            try:
                while data:
                    data = data[os.write(self._fd, data) :]
            except OSError:
                os._exit(1)

    def phase(self, name: str) -> None:
        self.send("phase", name=name)

    def info(self, message: str) -> None:
        self.send("log", level="info", message=message)

    def warning(self, message: str, code: str | None = None, **params: str | int) -> None:
        """Say something that people should know. With a code it can be said in their language."""
        told = {} if code is None else {"code": code, "params": params}
        self.send("log", level="warning", message=message, **told)


class StopSignal:
    """Set once by `{"type":"stop"}` on stdin, SIGTERM or SIGINT; read between steps."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def request(self) -> None:
        self._event.set()

    @property
    def requested(self) -> bool:
        return self._event.is_set()


def watch(channel: Channel, stop: StopSignal) -> None:
    """Start the heartbeat, the stdin watcher and the signal handlers."""
    signal.signal(signal.SIGTERM, lambda *_: stop.request())
    signal.signal(signal.SIGINT, lambda *_: stop.request())
    threading.Thread(target=_beat, args=(channel,), name="heartbeat", daemon=True).start()
    threading.Thread(target=_listen, args=(stop,), name="stdin", daemon=True).start()


def _beat(channel: Channel) -> None:
    pause = threading.Event()
    while not pause.wait(HEARTBEAT_S):
        channel.send("heartbeat")


def _listen(stop: StopSignal) -> None:
    """EOF means that the parent died: leave at once, without running any clean-up."""
    buffered = b""
    while chunk := _read_stdin():
        *lines, buffered = (buffered + chunk).split(b"\n")
        if any(_is_stop(line) for line in lines):
            stop.request()
    os._exit(1)


def _read_stdin() -> bytes:
    try:
        return os.read(0, 65536)
    except OSError:
        return b""


def _is_stop(line: bytes) -> bool:
    try:
        command = json.loads(line)
    except ValueError:
        return False
    return isinstance(command, dict) and command.get("type") == "stop"
