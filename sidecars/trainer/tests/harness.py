"""Real runs of the trainer on a tiny model, each in a forked process with its own pipes."""

import hashlib
import json
import os
import select
import shutil
import signal
import tempfile
import unittest
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from lernwerk_trainer import exporting, loop, preparation  # noqa: F401 - imported before forking
from lernwerk_trainer import run as training_run
from lernwerk_trainer.tiny_model import save_tiny_model

_PATIENCE_S = 60.0

# Threads of OpenMP do not survive a fork, so none may start in this process.
torch.set_num_threads(1)

QUESTIONS = [f"Frage {number}: Wie groß ist der Tank?" for number in range(24)]


def row(question: str, answer: str) -> dict[str, Any]:
    return {
        "messages": [
            {"role": "user", "content": question},
            {"role": "assistant", "content": answer},
        ]
    }


def write_rows(path: Path, rows: list[dict[str, Any]]) -> str:
    """Write a JSONL file and return its SHA-256."""
    text = "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in rows)
    path.write_text(text, encoding="utf-8")
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


class Process:
    """A forked child that runs `work`; its stdout is read as events."""

    def __init__(self, work: Callable[[], int], errors: Path) -> None:
        stdin_read, self._stdin = os.pipe()
        self._stdout, stdout_write = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._stdin)
            os.close(self._stdout)
            _become(work, stdin_read, stdout_write, errors)
        os.close(stdin_read)
        os.close(stdout_write)
        self._rest = b""
        self.events: list[dict[str, Any]] = []

    def wait_for(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Read until an event satisfies `wanted`."""
        while (event := self._next()) is not None:
            if wanted(event):
                return event
        raise AssertionError(f"the trainer ended without the event: {self.events[-3:]}")

    def wait_for_step(self, step: int) -> None:
        self.wait_for(lambda event: event["type"] == "step" and event["step"] == step)

    def stop(self) -> None:
        os.write(self._stdin, b'{"type":"stop"}\n')

    def close_stdin(self) -> None:
        os.close(self._stdin)
        self._stdin = -1

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def finish(self) -> int:
        """Read to the end; returns the exit code, negative for a signal."""
        while self._next() is not None:
            pass
        _, status = os.waitpid(self.pid, 0)
        os.close(self._stdout)
        if self._stdin >= 0:
            os.close(self._stdin)
        return os.waitstatus_to_exitcode(status)

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [event for event in self.events if event["type"] == kind]

    def _next(self) -> dict[str, Any] | None:
        while b"\n" not in self._rest:
            ready, _, _ = select.select([self._stdout], [], [], _PATIENCE_S)
            if not ready:
                os.kill(self.pid, signal.SIGKILL)
                raise AssertionError("the trainer fell silent")
            piece = os.read(self._stdout, 65536)
            if not piece:
                return None
            self._rest += piece
        line, self._rest = self._rest.split(b"\n", 1)
        self.events.append(json.loads(line))
        return self.events[-1]


def _become(work: Callable[[], int], stdin: int, stdout: int, errors: Path) -> None:
    code = 99
    try:
        os.dup2(stdin, 0)
        os.dup2(stdout, 1)
        os.dup2(os.open(errors, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), 2)
        os.close(stdin)
        os.close(stdout)
        code = work()
    finally:
        os._exit(code)


@unittest.skipUnless(hasattr(os, "fork"), "runs are forked, which this system cannot")
class RunCase(unittest.TestCase):
    """A folder with a tiny base model, and runs on it."""

    base: Path
    _root: Path

    @classmethod
    def setUpClass(cls) -> None:
        cls._root = Path(tempfile.mkdtemp(prefix="lernwerk-trainer-"))
        cls.base = cls._root / "base"
        save_tiny_model(cls.base)

    @classmethod
    def tearDownClass(cls) -> None:
        shutil.rmtree(cls._root)

    def setUp(self) -> None:
        self.run_dir = Path(tempfile.mkdtemp(dir=self._root))

    def config(self, name: str = "config.json", **changes: Any) -> Path:
        """Write a run's files; `hyper` and `limits` are merged, other keys replaced."""
        rows = [row(question, f"{index % 9} Liter.") for index, question in enumerate(QUESTIONS)]
        digest = write_rows(self.run_dir / "train.jsonl", rows)
        write_rows(self.run_dir / "recall.jsonl", rows[::4])
        write_rows(self.run_dir / "document.jsonl", rows[1::4])
        config: dict[str, Any] = {
            "schema": 1,
            "run_id": "run",
            "task": "sft",
            "base_model": {"kind": "safetensors", "path": str(self.base), "family": "tiny"},
            "dataset": {"path": "train.jsonl", "sha256": digest, "format": "chat"},
            "eval": {"recall": {"path": "recall.jsonl"}, "document": {"path": "document.jsonl"}},
            "system_prompt": "Kurz.",
            "hyper": {
                "learning_rate": 2e-2,
                "batch_size": 4,
                "gradient_accumulation": 2,
                "epochs": 4,
                "lora_rank": 8,
                "lora_alpha": 16,
                "lora_dropout": 0,
                "schedule": "linear",
                "warmup_ratio": 0.1,
                "weight_decay": 0,
                "max_length": 128,
                "gradient_checkpointing": False,
                "load_in_4bit": False,
            },
            "output_dir": "final",
            "checkpoint_dir": "checkpoints",
            "seed": 7,
            "limits": {"threads": 2, "force_cpu": True, "checkpoint_interval_s": 1e6},
            "samples": ["Wie groß ist der Tank?"],
        }
        for key, value in changes.items():
            merged = key in ("hyper", "limits") and isinstance(value, dict)
            config[key] = {**config[key], **value} if merged else value
        path = self.run_dir / name
        path.write_text(json.dumps(config), encoding="utf-8")
        return path

    def start(self, config: Path, before: Callable[[], None] = lambda: None) -> Process:
        """Start a run; `before` is called in the new process."""

        def work() -> int:
            os.chdir(config.parent)
            before()
            return training_run.main(config)

        return Process(work, self.run_dir / "stderr.txt")

    def train(self, config: Path, before: Callable[[], None] = lambda: None) -> Process:
        """Run to the end; the exit code is kept in `code`."""
        process = self.start(config, before)
        process.code = process.finish()  # type: ignore[attr-defined]
        return process

    def failure(self, process: Process) -> dict[str, Any]:
        """The only error event of a run, which must be its last event."""
        self.assertEqual(process.events[-1]["type"], "error", self.errors())
        return process.events[-1]

    def errors(self) -> str:
        return (self.run_dir / "stderr.txt").read_text(encoding="utf-8")

    def final_adapter(self) -> bytes:
        return (self.run_dir / "final" / "adapter_model.safetensors").read_bytes()

    def complete_checkpoints(self) -> list[Path]:
        """Folders with a manifest; asserts that each is whole."""
        found = []
        for folder in sorted((self.run_dir / "checkpoints").iterdir()):
            if (folder / "manifest.json").is_file() and ".tmp-" not in folder.name:
                manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
                for name, entry in manifest["files"].items():
                    data = (folder / name).read_bytes()
                    self.assertEqual(len(data), entry["bytes"])
                    self.assertEqual(hashlib.sha256(data).hexdigest(), entry["sha256"])
                found.append(folder)
        return found
