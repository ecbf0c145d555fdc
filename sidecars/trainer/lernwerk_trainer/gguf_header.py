"""Reading the metadata of a GGUF, without its tensors.

Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md (little-endian, versions 2 and 3).
The file is untrusted: every length is checked against the file before it is used.
"""

import mmap
import struct
from pathlib import Path
from typing import Any

from .failures import TrainerError

_SCALARS = {
    0: "B",
    1: "b",
    2: "H",
    3: "h",
    4: "I",
    5: "i",
    6: "f",
    7: "?",
    10: "Q",
    11: "q",
    12: "d",
}
_STRING, _ARRAY = 8, 9
_MAX_KEYS = 100_000
_MAX_DEPTH = 4


def read_gguf_header(path: Path) -> dict[str, Any]:
    """All scalar and text values by key; arrays are stepped over. Raises `model_unreadable`."""
    try:
        with (
            open(path, "rb") as source,
            mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ) as data,
        ):
            return _Cursor(data).header()
    except (OSError, ValueError, struct.error) as error:
        raise TrainerError(
            "model_unreadable",
            f"The file {path.name} is not a readable GGUF ({error}).",
            "Choose another base model or fetch this one again.",
        ) from error


class _Cursor:
    """A position in the mapped file that never leaves it."""

    def __init__(self, data: mmap.mmap) -> None:
        self._data = data
        self._at = 0

    def header(self) -> dict[str, Any]:
        if self._bytes(4) != b"GGUF":
            raise ValueError("it does not begin with GGUF")
        version = self._scalar("I")
        if version not in (2, 3):
            raise ValueError(f"version {version} is unknown")
        self._scalar("Q")
        count = self._scalar("Q")
        if count > _MAX_KEYS:
            raise ValueError(f"it claims {count} keys")
        return {key: value for key, value in self._pairs(count) if value is not None}

    def _pairs(self, count: int) -> list[tuple[str, Any]]:
        return [(self._text(), self._value(self._scalar("I"))) for _ in range(count)]

    def _value(self, kind: int) -> Any:
        if kind == _STRING:
            return self._text()
        if kind == _ARRAY:
            return self._skip_array()
        if kind not in _SCALARS:
            raise ValueError(f"value type {kind} is unknown")
        return self._scalar(_SCALARS[kind])

    def _skip_array(self, depth: int = 0) -> None:
        kind, count = self._scalar("I"), self._scalar("Q")
        if depth > _MAX_DEPTH:
            raise ValueError("its arrays are nested too deeply")
        if kind in _SCALARS:
            self._move(count * struct.calcsize(_SCALARS[kind]))
            return
        for _ in range(self._bounded(count)):
            self._move(self._scalar("Q")) if kind == _STRING else self._skip_array(depth + 1)

    def _bounded(self, count: int) -> int:
        if count > len(self._data):
            raise ValueError("an array is longer than the file")
        return count

    def _text(self) -> str:
        return self._bytes(self._scalar("Q")).decode("utf-8", "replace")

    def _scalar(self, code: str) -> Any:
        return struct.unpack("<" + code, self._bytes(struct.calcsize("<" + code)))[0]

    def _bytes(self, size: int) -> bytes:
        start = self._at
        self._move(size)
        return self._data[start : self._at]

    def _move(self, size: int) -> None:
        if size > len(self._data) - self._at:
            raise ValueError("it ends too early")
        self._at += size
