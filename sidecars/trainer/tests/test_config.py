"""Config files: every problem names its key."""

import json
import tempfile
import unittest
from pathlib import Path
from typing import Any

from lernwerk_trainer.config import read_run_config
from lernwerk_trainer.failures import TrainerError

GOOD: dict[str, Any] = {
    "schema": 1,
    "run_id": "run",
    "task": "sft",
    "base_model": {"kind": "gguf", "path": "base.gguf", "cache_dir": "cache", "family": None},
    "dataset": {"path": "train.jsonl", "sha256": "AB", "format": "chat"},
    "eval": {"recall": {"path": "recall.jsonl"}, "document": None},
    "system_prompt": None,
    "hyper": {
        "learning_rate": 1e-3,
        "batch_size": 8,
        "gradient_accumulation": 1,
        "epochs": 6,
        "lora_rank": 16,
        "lora_alpha": 32,
        "lora_dropout": 0,
        "schedule": "cosine",
        "warmup_ratio": 0.05,
        "weight_decay": 0,
        "max_length": 512,
        "gradient_checkpointing": False,
        "load_in_4bit": False,
    },
    "output_dir": "final",
    "checkpoint_dir": "checkpoints",
    "seed": 7,
    "unknown": {"is": "ignored"},
}


class Config(unittest.TestCase):
    def setUp(self) -> None:
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.path = Path(scratch.name).resolve() / "config.json"

    def write(self, text: str) -> Path:
        self.path.write_text(text, encoding="utf-8")
        return self.path

    def changed(self, key: str, value: Any) -> str:
        config = json.loads(json.dumps(GOOD))
        *parents, last = key.split(".")
        place = config
        for parent in parents:
            place = place[parent]
        if value is None:
            del place[last]
        else:
            place[last] = value
        return json.dumps(config)

    def test_a_good_config_is_read_with_absolute_paths_and_defaults(self) -> None:
        config = read_run_config(self.write(json.dumps(GOOD)))
        self.assertEqual(config.dataset, self.path.parent / "train.jsonl")
        self.assertEqual(config.dataset_sha256, "ab")
        self.assertEqual(config.eval_recall, self.path.parent / "recall.jsonl")
        self.assertIsNone(config.eval_document)
        self.assertIsNone(config.limits.threads)
        self.assertEqual(config.limits.checkpoint_interval_s, 240)
        self.assertEqual(config.relative(config.output_dir), "final")

    def test_a_missing_key_is_named(self) -> None:
        for key in (
            "run_id",
            "dataset.sha256",
            "hyper",
            "hyper.epochs",
            "base_model.cache_dir",
            "seed",
        ):
            with self.subTest(key):
                self.assert_bad(key, self.changed(key, None))

    def test_an_impossible_value_is_named(self) -> None:
        cases: list[tuple[str, Any]] = [
            ("schema", 2),
            ("task", "dpo"),
            ("base_model.kind", "onnx"),
            ("dataset.format", "text"),
            ("hyper.learning_rate", 0),
            ("hyper.learning_rate", "1e-3"),
            ("hyper.batch_size", 0),
            ("hyper.batch_size", 2.5),
            ("hyper.batch_size", True),
            ("hyper.lora_dropout", 1.0),
            ("hyper.use_rslora", 1),
            ("hyper.target_modules", []),
            ("hyper.target_modules", "q_proj"),
            ("hyper.schedule", "steps"),
            ("hyper.gradient_checkpointing", 1),
            ("seed", -1),
            ("samples", [1]),
            ("limits", {"threads": 0}),
        ]
        for key, value in cases:
            with self.subTest(key=key, value=value):
                self.assert_bad(
                    "limits.threads" if key == "limits" else key, self.changed(key, value)
                )

    def test_not_json_and_not_an_object_are_bad(self) -> None:
        self.assert_bad("config", "{")
        self.assert_bad("config", "[]")
        self.assert_bad("hyper.learning_rate", json.dumps(GOOD).replace("0.001", "NaN"))

    def assert_bad(self, key: str, text: str) -> None:
        with self.assertRaises(TrainerError) as caught:
            read_run_config(self.write(text))
        self.assertEqual(caught.exception.code, "bad_config")
        self.assertEqual(caught.exception.exit_code, 2)
        self.assertIn(f"“{key}”", caught.exception.message)
