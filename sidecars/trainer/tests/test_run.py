"""Whole runs: the curve falls, stops and resumes exactly, and survives kills."""

import hashlib
import json
import os
import shutil
import signal

from .harness import QUESTIONS, RunCase, row, write_rows


class Training(RunCase):
    def test_a_run_lowers_the_loss_and_keeps_the_protocol(self) -> None:
        run = self.train(self.config())
        self.assertEqual(run.code, 0, self.errors())
        kinds = [event["type"] for event in run.events]
        self.assertEqual((kinds[0], kinds[-2:]), ("hello", ["artifact", "done"]))
        plan = run.of("plan")[0]
        self.assertEqual((plan["steps_per_epoch"], plan["total_steps"], plan["rows"]), (3, 12, 24))
        steps = run.of("step")
        self.assertEqual([step["step"] for step in steps], list(range(1, 13)))
        self.assertLess(steps[-1]["loss"], steps[0]["loss"] / 2)
        recall = [event["loss"] for event in run.of("eval") if event["split"] == "recall"]
        self.assertEqual(len(recall), 1 + 4)
        self.assertLess(recall[-1], recall[0] / 2)
        self.assertEqual(len(run.of("sample")), 4)
        self.assertEqual(run.of("done")[0]["best"]["loss"], min(recall))

    def test_final_is_the_best_checkpoint_and_loads_in_peft(self) -> None:
        run = self.train(self.config())
        best = (self.run_dir / "checkpoints" / "best").read_text()
        self.assertEqual(run.of("checkpoint")[-1]["path"], "checkpoints/epoch_4")
        source = self.run_dir / "checkpoints" / best / "adapter_model.safetensors"
        self.assertEqual(self.final_adapter(), source.read_bytes())
        kept = [folder.name for folder in self.complete_checkpoints()]
        self.assertEqual(kept, ["epoch_1", "epoch_2", "epoch_3", "epoch_4"])
        from peft import PeftModel
        from transformers import AutoModelForCausalLM

        base = AutoModelForCausalLM.from_pretrained(self.base)
        model = PeftModel.from_pretrained(base, self.run_dir / "final")
        self.assertGreater(sum("lora_" in name for name, _ in model.named_parameters()), 0)

    def test_a_stopped_run_resumes_to_the_last_bit(self) -> None:
        self.train(self.config())
        straight = self.final_adapter()
        shutil.rmtree(self.run_dir / "final")
        shutil.rmtree(self.run_dir / "checkpoints")
        first = self.start(self.config())
        first.wait_for_step(4)
        first.stop()
        self.assertEqual(first.finish(), 75, self.errors())
        stopped = first.of("checkpoint")[-1]
        self.assertEqual(stopped["reason"], "stop")
        self.assertFalse((self.run_dir / "final").exists())
        second = self.train(self.config(resume_from=stopped["path"]))
        self.assertEqual(second.code, 0, self.errors())
        self.assertEqual(second.of("plan")[0]["start_step"], stopped["step"])
        self.assertEqual(second.of("step")[0]["step"], stopped["step"] + 1)
        self.assertEqual(self.final_adapter(), straight)

    def test_steps_cut_by_max_steps_continue_the_same_curve(self) -> None:
        whole = self.train(self.config(limits={"max_steps": 6})).of("step")
        shutil.rmtree(self.run_dir / "checkpoints")
        part = self.train(self.config(limits={"max_steps": 3})).of("step")
        rest = self.train(self.config(limits={"max_steps": 6}, resume_from="checkpoints/epoch_1"))
        losses = [step["loss"] for step in part + rest.of("step")]
        self.assertEqual(losses, [step["loss"] for step in whole])

    def test_sigterm_saves_and_ends_with_75(self) -> None:
        run = self.start(self.config())
        run.wait_for_step(2)
        os.kill(run.pid, signal.SIGTERM)
        self.assertEqual(run.finish(), 75)
        self.assertEqual(run.of("checkpoint")[-1]["reason"], "stop")

    def test_dropout_and_gradient_checkpointing_resume_exactly(self) -> None:
        hyper = {"lora_dropout": 0.1, "gradient_checkpointing": True, "epochs": 2}
        self.train(self.config(hyper=hyper))
        straight = self.final_adapter()
        self.train(self.config(hyper=hyper, resume_from="checkpoints/epoch_1"))
        self.assertEqual(self.final_adapter(), straight)


class Kills(RunCase):
    def test_sigkill_leaves_complete_checkpoints_and_a_run_that_resumes(self) -> None:
        self.train(self.config())
        straight = self.final_adapter()
        shutil.rmtree(self.run_dir / "final")
        shutil.rmtree(self.run_dir / "checkpoints")
        often = {"checkpoint_interval_s": 0}
        resume = None
        for events in (9, 14, 17, 23):
            run = self.start(self.config(limits=often, resume_from=resume))
            for _ in range(events):
                run.wait_for(lambda event: True)
            run.kill()
            self.assertEqual(run.finish(), -signal.SIGKILL)
            self.assertFalse((self.run_dir / "final").exists())
            complete = self.complete_checkpoints()
            if complete:
                newest = max(complete, key=_step_of)
                resume = f"checkpoints/{newest.name}"
        self.assertIsNotNone(resume)
        self.assertEqual(self.train(self.config(limits=often, resume_from=resume)).code, 0)
        self.assertEqual(self.final_adapter(), straight)
        leftovers = [
            entry for entry in (self.run_dir / "checkpoints").iterdir() if ".tmp-" in entry.name
        ]
        self.assertEqual(leftovers, [])

    def test_old_interval_checkpoints_are_pruned(self) -> None:
        self.train(self.config(limits={"checkpoint_interval_s": 0}))
        kept = {folder.name for folder in self.complete_checkpoints()}
        self.assertEqual(kept, {"epoch_1", "epoch_2", "epoch_3", "epoch_4", "step_11"})

    def test_a_step_is_never_told_in_the_phase_of_saving(self) -> None:
        run = self.train(self.config(limits={"checkpoint_interval_s": 0}))
        phase, phases = None, set()
        for event in run.events:
            phase = event["name"] if event["type"] == "phase" else phase
            if event["type"] == "step":
                phases.add(phase)
        self.assertEqual(phases, {"train"})

    def test_a_resumed_run_points_to_its_own_best_checkpoint(self) -> None:
        self.train(self.config())
        (self.run_dir / "checkpoints" / "best").write_text("epoch_9")
        self.train(self.config(resume_from="checkpoints/epoch_4"))
        best = (self.run_dir / "checkpoints" / "best").read_text()
        self.assertTrue((self.run_dir / "checkpoints" / best).is_dir(), best)

    def test_eof_on_stdin_ends_the_process(self) -> None:
        run = self.start(self.config(hyper={"epochs": 10000}))
        run.wait_for_step(1)
        run.close_stdin()
        self.assertEqual(run.finish(), 1)
        self.assertEqual(run.of("error") + run.of("done"), [])


class Refusals(RunCase):
    def test_a_dataset_that_changed_is_refused(self) -> None:
        config = self.config()
        write_rows(self.run_dir / "train.jsonl", [row("a", "b")])
        run = self.train(config)
        self.assertEqual((run.code, self.failure(run)["code"]), (1, "dataset_changed"))

    def test_a_checkpoint_of_other_data_or_settings_is_refused(self) -> None:
        self.train(self.config(limits={"max_steps": 3}))
        other = write_rows(self.run_dir / "other.jsonl", [row("a", "b")])
        dataset = {"path": "other.jsonl", "sha256": other, "format": "chat"}
        changed_data = self.train(self.config(dataset=dataset, resume_from="checkpoints/epoch_1"))
        self.assertEqual(self.failure(changed_data)["code"], "dataset_changed")
        changed_rank = self.train(
            self.config(hyper={"lora_rank": 4}, resume_from="checkpoints/epoch_1")
        )
        failure = self.failure(changed_rank)
        self.assertEqual(failure["code"], "resume_mismatch")
        self.assertIn("lora_rank", failure["message"])

    def test_a_checkpoint_of_an_older_engine_is_refused_with_words(self) -> None:
        self.train(self.config(limits={"max_steps": 3}))
        folder = self.run_dir / "checkpoints" / "epoch_1"
        state = json.loads((folder / "state.json").read_text(encoding="utf-8"))
        self.assertEqual(state["schema"], 2)
        data = json.dumps({**state, "schema": 1}).encode("utf-8")
        (folder / "state.json").write_bytes(data)
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        manifest["files"]["state.json"]["sha256"] = hashlib.sha256(data).hexdigest()
        (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
        failure = self.failure(self.train(self.config(resume_from="checkpoints/epoch_1")))
        self.assertEqual(failure["code"], "resume_mismatch")
        self.assertIn("another version", failure["message"])
        self.assertIn("new run", failure["advice"])

    def test_a_damaged_checkpoint_is_refused(self) -> None:
        self.train(self.config(limits={"max_steps": 3}))
        weights = self.run_dir / "checkpoints" / "epoch_1" / "optimizer.safetensors"
        weights.write_bytes(weights.read_bytes()[:-1] + b"?")
        run = self.train(self.config(resume_from="checkpoints/epoch_1"))
        self.assertEqual(self.failure(run)["code"], "resume_mismatch")

    def test_broken_lines_are_reported_and_the_rest_is_kept(self) -> None:
        path = self.run_dir / "broken.jsonl"
        lines = [json.dumps(row(question, "Ja.")) for question in QUESTIONS[:6]]
        lines[2:2] = ["{", '{"messages":[]}', json.dumps(row("a", " "))]
        digest = _write_text(path, "\n".join(lines))
        dataset = {"path": "broken.jsonl", "sha256": digest, "format": "chat"}
        run = self.train(self.config(dataset=dataset, limits={"max_steps": 1}))
        self.assertEqual(run.of("plan")[0]["rows"], 6)
        warnings = " ".join(event["message"] for event in run.of("log"))
        for line in (3, 4, 5):
            self.assertIn(f"line {line} ", warnings)

    def test_a_dataset_without_a_usable_row_is_an_error(self) -> None:
        digest = _write_text(self.run_dir / "none.jsonl", "{\n\n[]\n")
        dataset = {"path": "none.jsonl", "sha256": digest, "format": "chat"}
        run = self.train(self.config(dataset=dataset))
        self.assertEqual((run.code, self.failure(run)["code"]), (1, "dataset_empty"))

    def test_bad_config_names_the_key_and_exits_with_2(self) -> None:
        run = self.train(self.config(hyper={"batch_size": 0}))
        self.assertEqual((run.code, self.failure(run)["code"]), (2, "bad_config"))
        self.assertIn("hyper.batch_size", self.failure(run)["message"])


    def test_a_layer_that_the_model_does_not_have_is_named(self) -> None:
        run = self.train(self.config(hyper={"target_modules": ["q_proj", "c_attn"]}))
        self.assertEqual((run.code, self.failure(run)["code"]), (2, "bad_config"))
        self.assertIn("c_attn", self.failure(run)["message"])
        self.assertIn("down_proj", self.failure(run)["message"])

    def test_rows_are_cut_at_the_models_window(self) -> None:
        run = self.train(self.config(hyper={"max_length": 4096}, limits={"max_steps": 1}))
        [said] = [event for event in run.of("log") if event.get("code") == "max_length_capped"]
        self.assertEqual(said["params"], {"window": 512, "asked": 4096})


class Failures(RunCase):
    def test_a_diverged_run_leaves_no_adapter(self) -> None:
        import torch
        from safetensors.torch import load_file, save_file

        poisoned = self.run_dir / "poisoned"
        shutil.copytree(self.base, poisoned)
        weights = load_file(poisoned / "model.safetensors")
        weights["model.norm.weight"] = torch.full_like(weights["model.norm.weight"], float("inf"))
        save_file(weights, poisoned / "model.safetensors", metadata={"format": "pt"})
        base = {"kind": "safetensors", "path": str(poisoned)}
        run = self.train(self.config(base_model=base, eval=None))
        self.assertEqual((run.code, self.failure(run)["code"]), (1, "nan_loss"))
        self.assertFalse((self.run_dir / "final").exists())
        self.assertEqual(self.complete_checkpoints(), [])

    def test_too_little_memory_is_an_error_with_fitting_advice(self) -> None:
        run = self.train(self.config(limits={"max_memory_bytes": 1}))
        self.assertEqual((run.code, self.failure(run)["code"]), (1, "out_of_memory"), self.errors())
        self.assertIn("batch_size from 4 to 2", self.failure(run)["advice"])
        self.assertIn("gradient_accumulation from 2 to 4", self.failure(run)["advice"])

    def test_a_full_disk_is_an_error_that_leaves_no_half_checkpoint(self) -> None:
        run = self.train(self.config(), before=_allow_only_small_files)
        self.assertEqual((run.code, self.failure(run)["code"]), (1, "disk_full"), self.errors())
        self.assertEqual(list((self.run_dir / "checkpoints").iterdir()), [])
        self.assertFalse((self.run_dir / "final").exists())


def _allow_only_small_files() -> None:
    """A file-size limit makes writes fail as a full disk does, without filling one."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


def _step_of(folder: os.PathLike[str]) -> int:
    with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as file:
        return json.load(file)["step"]


def _write_text(path: os.PathLike[str], text: str) -> str:
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return hashlib.sha256(text.encode()).hexdigest()
