"""Foreign model files, failures by name, and the doctor."""

import json
import struct
import tempfile
import unittest
from pathlib import Path

import torch

from lernwerk_trainer.base_model import check_folder, load_tokenizer
from lernwerk_trainer.chat_templates import with_default_system
from lernwerk_trainer.device import available_devices
from lernwerk_trainer.doctor_run import one_lora_training, refuse_known_bad
from lernwerk_trainer.exporting import _renderer
from lernwerk_trainer.failures import TrainerError, as_trainer_error, is_disk_full, is_out_of_memory
from lernwerk_trainer.gguf_header import read_gguf_header
from lernwerk_trainer.memory_advice import memory_advice
from lernwerk_trainer.tiny_model import save_tiny_model

from .test_projections import HYPER

SMOLLM_LIKE = (
    "{% for message in messages %}{% if loop.first and messages[0]['role'] != 'system' %}"
    "{{ '<|im_start|>system\nYou are helpful.<|im_end|>\n' }}{% endif %}"
    "{{'<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>\n'}}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)
NO_SYSTEM = (
    "{% if messages[0]['role'] == 'system' %}{{ raise_exception('no system') }}{% endif %}"
    "{% for message in messages %}{{ message['content'] }}{% endfor %}"
)


class Folders(unittest.TestCase):
    def setUp(self) -> None:
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name) / "base"
        save_tiny_model(self.folder)

    def edit(self, name: str, **values: object) -> None:
        path = self.folder / name
        path.write_text(json.dumps(json.loads(path.read_text()) | values))

    def assert_refused(self, text: str) -> None:
        with self.assertRaises(TrainerError) as caught:
            check_folder(self.folder)
        self.assertEqual(caught.exception.code, "model_unreadable")
        self.assertIn(text, caught.exception.message)

    def test_a_whole_folder_is_accepted(self) -> None:
        self.assertEqual(check_folder(self.folder).pre, "smollm")

    def test_a_folder_that_wants_to_run_code_is_refused(self) -> None:
        self.edit("config.json", auto_map={"AutoModel": "evil.Model"})
        self.assert_refused("auto_map")

    def test_a_tokenizer_that_wants_to_run_code_is_refused(self) -> None:
        self.edit("tokenizer_config.json", auto_map={"AutoTokenizer": ["evil.Tokenizer", None]})
        self.assert_refused("auto_map")

    def test_python_files_are_refused(self) -> None:
        (self.folder / "modeling.py").write_text("raise SystemExit")
        self.assert_refused("Python code")

    def test_pickled_weights_alone_are_refused(self) -> None:
        (self.folder / "model.safetensors").rename(self.folder / "pytorch_model.bin")
        self.assert_refused("no .safetensors")

    def test_unknown_families_are_refused(self) -> None:
        self.edit("config.json", model_type="mystery")
        self.assert_refused("mystery")

    def test_a_model_without_chat_template_is_refused(self) -> None:
        (self.folder / "chat_template.jinja").unlink()
        with self.assertRaises(TrainerError) as caught:
            load_tokenizer(check_folder(self.folder))
        self.assertIn("chat template", caught.exception.message)

    def test_of_several_chat_templates_the_default_counts(self) -> None:
        (self.folder / "chat_template.jinja").unlink()
        named = [{"name": name, "template": name} for name in ("default", "tool_use")]
        self.edit("tokenizer_config.json", chat_template=named)
        self.assertEqual(load_tokenizer(check_folder(self.folder)).chat_template, "default")


class Headers(unittest.TestCase):
    def read(self, data: bytes) -> dict[str, object]:
        with tempfile.NamedTemporaryFile(suffix=".gguf") as file:
            file.write(data)
            file.flush()
            return read_gguf_header(Path(file.name))

    def header(self, count: int, pairs: bytes) -> bytes:
        return b"GGUF" + struct.pack("<IQQ", 3, 0, count) + pairs

    def text(self, value: bytes) -> bytes:
        return struct.pack("<Q", len(value)) + value

    def test_scalars_and_texts_are_read_and_arrays_stepped_over(self) -> None:
        strings = struct.pack("<IIQ", 9, 8, 2) + self.text(b"x") + self.text(b"yz")
        numbers = struct.pack("<IIQ", 9, 5, 3) + b"\0" * 12
        data = self.header(
            4,
            self.text(b"a")
            + strings
            + self.text(b"b")
            + numbers
            + self.text(b"n")
            + struct.pack("<II", 4, 7)
            + self.text(b"t")
            + struct.pack("<I", 8)
            + self.text("ä".encode()),
        )
        self.assertEqual(self.read(data), {"n": 7, "t": "ä"})

    def test_lying_and_cut_headers_are_refused(self) -> None:
        key = self.text(b"a")
        lies = {
            "empty": b"",
            "other magic": b"GGML" + b"\0" * 40,
            "cut": self.header(1, key)[:-1],
            "too many keys": self.header(2**60, b""),
            "endless text": self.header(1, struct.pack("<Q", 2**62)),
            "endless strings": self.header(1, key + struct.pack("<IIQ", 9, 8, 2**62)),
            "endless numbers": self.header(1, key + struct.pack("<IIQ", 9, 4, 2**61)),
            "deep nesting": self.header(
                1, key + struct.pack("<I", 9) + struct.pack("<IQ", 9, 1) * 5000
            ),
            "unknown type": self.header(1, key + struct.pack("<I", 77)),
        }
        for name, data in lies.items():
            with self.subTest(name), self.assertRaises(TrainerError) as caught:
                self.read(data)
            self.assertEqual(caught.exception.code, "model_unreadable")


class Templates(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        with tempfile.TemporaryDirectory() as scratch:
            save_tiny_model(Path(scratch))
            cls.tokenizer = load_tokenizer(check_folder(Path(scratch)))

    def test_a_templates_own_default_is_replaced_in_place(self) -> None:
        changed = with_default_system(SMOLLM_LIKE, "Waldrand.", _renderer(self.tokenizer))
        self.assertEqual(changed, SMOLLM_LIKE.replace("You are helpful.", "Waldrand."))

    def test_any_prompt_renders_exactly_as_in_training(self) -> None:
        render = _renderer(self.tokenizer)
        question = [{"role": "user", "content": "Hallo"}]
        prompts = ["Kurz.", 'It\'s "quoted"', "Zwei\nZeilen", "{{ 1 }} {% raw %} \\n", "äöü 😀"]
        for template in (SMOLLM_LIKE, self.tokenizer.chat_template):
            for prompt in prompts:
                with self.subTest(prompt):
                    changed = with_default_system(template, prompt, render)
                    assert changed is not None
                    expected = render(template, [{"role": "system", "content": prompt}, *question])
                    self.assertEqual(render(changed, question), expected)

    def test_braces_of_a_prompt_are_no_statements_of_a_template_with_plain_text(self) -> None:
        render = _renderer(self.tokenizer)
        start = "{% if messages[0]['role'] != 'system' %}[S]You are helpful.[/S]{% endif %}"
        rest = (
            "{% for message in messages %}{% if message['role'] == 'system' %}"
            "[S]{{ message['content'] }}[/S]{% else %}{{ message['content'] }}{% endif %}{% endfor %}"
        )
        prompt, question = "{% odd", [{"role": "user", "content": "Hallo"}]
        changed = with_default_system(start + rest, prompt, render)
        assert changed is not None
        self.assertEqual(render(changed, question), "[S]{% odd[/S]Hallo")

    def test_a_template_that_forbids_system_messages_is_reported(self) -> None:
        with self.assertRaises(TrainerError):
            with_default_system(NO_SYSTEM, "Kurz.", _renderer(self.tokenizer))


class Naming(unittest.TestCase):
    def test_an_impossible_allocation_is_out_of_memory(self) -> None:
        with self.assertRaises(RuntimeError) as caught:
            torch.empty(1 << 50)
        self.assertTrue(is_out_of_memory(caught.exception))
        named = as_trainer_error(caught.exception, lambda: "advice")
        self.assertEqual((named.code, named.advice), ("out_of_memory", "advice"))

    def test_disk_full_is_recognised_inside_other_libraries_errors(self) -> None:
        self.assertTrue(is_disk_full(OSError(28, "No space left on device")))
        self.assertTrue(
            is_disk_full(RuntimeError("I/O error: No space left on device (os error 28)"))
        )
        self.assertFalse(is_disk_full(OSError(13, "Permission denied")))

    def test_advice_fits_the_settings(self) -> None:
        from dataclasses import replace

        self.assertIn("batch_size from 4 to 2", memory_advice(HYPER, 64))
        single = replace(HYPER, batch_size=1)
        self.assertIn("gradient checkpointing", memory_advice(single, 64))
        saving = replace(single, gradient_checkpointing=True, max_length=512)
        self.assertIn("max_length from 512 to 256", memory_advice(saving, 512))
        self.assertIn("smaller base model", memory_advice(saving, 100))


class Doctor(unittest.TestCase):
    def test_versions_that_can_run_code_from_files_are_refused(self) -> None:
        def versions(torch: str, transformers: str):  # noqa: ANN202
            return lambda name: {"torch": torch, "transformers": transformers}.get(name, "1")

        for bad in (("2.5.1", "5.23.0"), ("2.13.0+cpu", "4.56.0"), ("2.13.0", "5.2.9")):
            with self.subTest(bad), self.assertRaises(RuntimeError):
                refuse_known_bad(versions(*bad))
        for good in (("2.6.0", "4.55.4"), ("2.13.0+cu130", "5.3.0")):
            refuse_known_bad(versions(*good))

    def test_a_missing_package_is_named(self) -> None:
        with self.assertRaisesRegex(RuntimeError, "peft"):
            refuse_known_bad(lambda name: None if name == "peft" else "9")

    def test_a_training_proves_the_engine(self) -> None:
        self.assertIn("→", one_lora_training(available_devices(force_cpu=True)[0]))
