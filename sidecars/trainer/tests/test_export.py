"""Real exports of a tiny model, and a run that starts from the exported GGUF."""

import json
import os
from pathlib import Path
from typing import Any

import torch

from lernwerk_trainer import export_run
from lernwerk_trainer.gguf_header import read_gguf_header
from lernwerk_trainer.llama_converters import use_vendored_gguf

from .harness import Process, RunCase

# Forked exports keep what is imported here, and need the vendored package.
use_vendored_gguf()

ALL = ["adapter", "adapter-gguf", "merged", "gguf-f16"]


class Export(RunCase):
    def export(self, hyper: dict[str, Any] | None = None, **changes: Any) -> Process:
        """Train one epoch, then export; the exit code is kept in `code`."""
        (self.base / "onnx").mkdir(exist_ok=True)
        (self.base / "onnx" / "model.onnx").write_bytes(b"other")
        self.train(self.config(hyper={"epochs": 1, **(hyper or {})}))
        config = {
            "schema": 1,
            "base_model": {"kind": "safetensors", "path": str(self.base), "family": "tiny"},
            "adapter": "final",
            "output_dir": "export",
            "artifacts": ALL,
            "system_prompt": "Kurz.",
            "limits": {"threads": 1},
            **changes,
        }
        path = self.run_dir / "export.json"
        path.write_text(json.dumps(config), encoding="utf-8")
        process = Process(lambda: export_run.main(path), self.run_dir / "stderr.txt")
        process.code = process.finish()  # type: ignore[attr-defined]
        return process

    def test_an_export_writes_every_artifact(self) -> None:
        run = self.export()
        self.assertEqual(run.code, 0, self.errors())
        made = {event["kind"]: event for event in run.of("artifact")}
        self.assertEqual(set(made), set(ALL))
        for event in made.values():
            self.assertTrue((self.run_dir / event["path"]).exists())
        self.assertEqual(run.events[-1]["type"], "done")
        leftovers = [
            entry.name for entry in (self.run_dir / "export").iterdir() if ".tmp-" in entry.name
        ]
        self.assertEqual(leftovers, [])
        self.check_gguf(self.run_dir / made["gguf-f16"]["path"])
        self.check_adapter_gguf(self.run_dir / made["adapter-gguf"]["path"])
        self.check_merged(self.run_dir / made["merged"]["path"])
        self.check_trainable(self.run_dir / made["gguf-f16"]["path"])

    def test_some_layers_with_rank_stabilised_scaling_are_exported_as_they_were_trained(self) -> None:
        run = self.export({"use_rslora": True, "target_modules": ["v_proj", "q_proj"]})
        self.assertEqual(run.code, 0, self.errors())
        config = json.loads((self.run_dir / "final" / "adapter_config.json").read_text("utf-8"))
        self.assertIs(config["use_rslora"], True)
        self.assertEqual(config["target_modules"], ["q_proj", "v_proj"])
        made = {event["kind"]: self.run_dir / event["path"] for event in run.of("artifact")}
        # llama.cpp divides by the rank, 8, and rsLoRA by its root.
        alpha = read_gguf_header(made["adapter-gguf"])["adapter.lora.alpha"]
        self.assertAlmostEqual(alpha, 16 * 8**0.5, places=4)
        self.check_merged(made["merged"])

    def test_a_gguf_alone_is_written_without_a_warning_about_other_models(self) -> None:
        run = self.export(artifacts=["gguf-f16"])
        self.assertEqual(run.code, 0, self.errors())
        self.assertNotIn("Failed to load model module", self.errors())

    def check_gguf(self, path: Path) -> None:
        header = read_gguf_header(path)
        self.assertEqual(header["tokenizer.ggml.pre"], "smollm")
        self.assertEqual(header["tokenizer.ggml.eos_token_id"], 2)
        self.assertIn("Kurz.", header["tokenizer.chat_template"])
        self.assertEqual(header["general.name"], "tiny-lernwerk")
        self.assertNotIn(str(self.run_dir).encode(), path.read_bytes())

    def check_adapter_gguf(self, path: Path) -> None:
        from gguf import GGUFReader

        reader = GGUFReader(path)
        self.assertEqual(len(reader.tensors), 2 * 7 * 2)
        self.assertEqual(read_gguf_header(path)["adapter.lora.alpha"], 16.0)

    def check_merged(self, folder: Path) -> None:
        """The merged model answers as base and adapter do in PEFT."""
        self.assertFalse((folder / "onnx").exists())
        from peft import PeftModel
        from transformers import AutoModelForCausalLM, AutoTokenizer

        base = AutoModelForCausalLM.from_pretrained(self.base, dtype=torch.float32)
        tuned = PeftModel.from_pretrained(base, self.run_dir / "final")
        merged = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
        tokenizer = AutoTokenizer.from_pretrained(folder)
        question = [{"role": "user", "content": "Wie groß?"}]
        bare = tokenizer.apply_chat_template(question, tokenize=False, add_generation_prompt=True)
        self.assertTrue(bare.startswith("<|im_start|>system\nKurz.<|im_end|>\n"))
        ids = torch.tensor([tokenizer(bare, add_special_tokens=False)["input_ids"]])
        with torch.no_grad():
            difference = (tuned(input_ids=ids).logits - merged(input_ids=ids).logits).abs().max()
        self.assertLess(float(difference), 0.02)
        self.assertFalse(list(folder.glob("lernwerk.json")))

    def check_trainable(self, gguf: Path) -> None:
        """A GGUF base is converted once, kept, and trained with the same tokens."""
        base = {"kind": "gguf", "path": str(gguf), "cache_dir": "cache"}
        changes: dict[str, Any] = {"base_model": base, "limits": {"max_steps": 1}}
        first = self.train(self.config(**changes))
        self.assertEqual(first.code, 0, self.errors())
        self.assertIn("convert", [event["name"] for event in first.of("phase")])
        [converted] = (self.run_dir / "cache").iterdir()
        for name in ("tokenizer.json",):
            ours = json.loads((self.base / name).read_text(encoding="utf-8"))
            theirs = json.loads((converted / name).read_text(encoding="utf-8"))
            self.assertEqual(theirs["pre_tokenizer"], ours["pre_tokenizer"])
            self.assertEqual(theirs["model"]["vocab"], ours["model"]["vocab"])
        second = self.train(self.config(**changes))
        self.assertNotIn("convert", [event["name"] for event in second.of("phase")])
        self.assertEqual(
            [step["loss"] for step in first.of("step")],
            [step["loss"] for step in second.of("step")],
        )

    def test_a_wrong_adapter_leaves_nothing_behind(self) -> None:
        other = {"kind": "safetensors", "path": str(self._wider_base())}
        run = self.export(base_model=other, artifacts=["merged"])
        self.assertEqual((run.code, self.failure(run)["code"]), (1, "model_unreadable"))
        self.assertEqual(os.listdir(self.run_dir / "export"), [])

    def test_unknown_artifacts_are_bad_config(self) -> None:
        run = self.export(artifacts=["merged", "onnx"])
        self.assertEqual((run.code, self.failure(run)["code"]), (2, "bad_config"))

    def _wider_base(self) -> Path:
        """The tiny base with every square layer twice as wide."""
        import shutil

        from safetensors.torch import load_file, save_file

        folder = self.run_dir / "wider"
        shutil.copytree(self.base, folder)
        weights = load_file(folder / "model.safetensors")
        wide = {name: torch.cat([part, part]) for name, part in weights.items()}
        save_file(wide, folder / "model.safetensors", metadata={"format": "pt"})
        return folder
