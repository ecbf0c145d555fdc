"""What the model sees and what it is supervised on."""

import json
import tempfile
import unittest
from pathlib import Path
from typing import Any

from lernwerk_trainer.adapter_start import start_of_matrix
from lernwerk_trainer.base_model import check_folder, load_tokenizer
from lernwerk_trainer.batches import epoch_order, make_batch
from lernwerk_trainer.chat_data import ChatEncoder, Sample, read_samples
from lernwerk_trainer.pre_tokenizers import REPAIRS
from lernwerk_trainer.schedule import learning_rate, warmup_steps
from lernwerk_trainer.tiny_model import save_tiny_model
from lernwerk_trainer.token_ids_run import rendered

from .harness import row, write_rows

THINKING = (
    "{% for m in messages %}<|im_start|>{{ m['role'] }}\n"
    "{% if m['role'] == 'assistant' %}(nothing)\n\n{% endif %}"
    "{{ m['content'] | trim }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
WITHOUT_END = "{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}"


class Encoding(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls._scratch = tempfile.TemporaryDirectory()
        cls.folder = Path(cls._scratch.name) / "base"
        save_tiny_model(cls.folder)

    @classmethod
    def tearDownClass(cls) -> None:
        cls._scratch.cleanup()

    def setUp(self) -> None:
        self.tokenizer: Any = load_tokenizer(check_folder(self.folder))

    def decoded(self, ids: tuple[int, ...]) -> str:
        return self.tokenizer.decode(ids)

    def test_only_the_answer_and_the_end_of_its_turn_are_supervised(self) -> None:
        sample = ChatEncoder(self.tokenizer, "Kurz.", 512).encode(
            row("Wie groß?", "7 Liter.")["messages"]
        )
        self.assertEqual(
            self.decoded(sample.prompt),
            "<|im_start|>system\nKurz.<|im_end|>\n<|im_start|>user\nWie groß?<|im_end|>\n"
            "<|im_start|>assistant\n",
        )
        self.assertEqual(self.decoded(sample.completion), "7 Liter.<|im_end|>")

    def test_a_chat_that_the_template_refuses_has_no_prompt(self) -> None:
        chats = [[{"role": "system", "content": "a"}], [{"role": "user", "content": "b"}]]
        encoder = ChatEncoder(self.tokenizer, None, 512)
        self.tokenizer.chat_template = (
            "{% for m in messages %}{% if m['role'] == 'system' %}{{ raise_exception('no') }}"
            "{% endif %}{{ m['content'] }}{% endfor %}"
        )
        refused, asked = [rendered(encoder, chat) for chat in chats]
        self.assertIsNone(refused)
        assert asked is not None
        self.assertEqual((asked["text"], self.decoded(tuple(asked["ids"]))), ("b", "b"))

    def test_a_rows_own_system_message_is_kept(self) -> None:
        messages = [{"role": "system", "content": "Lang."}, *row("a", "b")["messages"]]
        text = ChatEncoder(self.tokenizer, "Kurz.", 512).prompt_text(messages[:-1])
        self.assertIn("Lang.", text)
        self.assertNotIn("Kurz.", text)

    def test_what_a_template_writes_before_an_answer_is_supervised_too(self) -> None:
        self.tokenizer.chat_template = THINKING
        sample = ChatEncoder(self.tokenizer, None, 512).encode(row("a", " b ")["messages"])
        self.assertEqual(self.decoded(sample.completion), "(nothing)\n\nb<|im_end|>")

    def test_without_an_end_in_the_template_the_end_of_text_is_taught(self) -> None:
        self.tokenizer.chat_template = WITHOUT_END
        encoder = ChatEncoder(self.tokenizer, None, 512)
        self.assertEqual(encoder.end_of_turn_id, self.tokenizer.eos_token_id)
        sample = encoder.encode(row("a", "b")["messages"])
        self.assertEqual(sample.completion[-1], self.tokenizer.eos_token_id)

    def test_a_cut_answer_does_not_teach_an_end(self) -> None:
        encoder = ChatEncoder(self.tokenizer, None, 40)
        whole = encoder.encode(row("a", "b" * 60)["messages"])
        cut = encoder.fit(whole)
        assert cut is not None
        self.assertEqual(cut.length, 40)
        self.assertEqual(whole.completion[-1], encoder.end_of_turn_id)
        self.assertNotIn(encoder.end_of_turn_id, cut.completion)

    def test_cut_and_left_out_rows_are_counted_and_reported(self) -> None:
        path = self.folder.parent / "rows.jsonl"
        write_rows(path, [row("a", "b"), row("a", "b" * 90), row("a" * 90, "b")])
        said: list[str] = []
        samples = read_samples(path, ChatEncoder(self.tokenizer, None, 60), said.append)
        self.assertEqual((len(samples.rows), samples.truncated, samples.too_long), (2, 1, 1))
        self.assertEqual(len(said), 2)

    def test_digits_are_split_as_llama_cpp_splits_them(self) -> None:
        from tokenizers.pre_tokenizers import PreTokenizer

        stored = json.loads((self.folder / "tokenizer.json").read_text(encoding="utf-8"))
        self.assertEqual(stored["pre_tokenizer"], REPAIRS["smollm"].pre_tokenizer)
        splitter: PreTokenizer = self.tokenizer.backend_tokenizer.pre_tokenizer
        pieces = [piece for piece, _ in splitter.pre_tokenize_str("\n\n42 ä  1.")]
        self.assertEqual(pieces, ["ĊĊ", "4", "2", "ĠÃ¤", "ĠĠ", "1", "."])


class Order(unittest.TestCase):
    def test_order_is_that_of_the_native_engine(self) -> None:
        """`order_test.ts` of the native engine has the same lists."""
        lengths = [41, 40, 39, 41, 57, 12, 40, 40, 38, 90, 12]
        self.assertEqual(
            epoch_order(lengths, 3, 7, 0), [[10, 5, 8], [2, 1, 3], [6, 7, 0], [4, 9]]
        )
        self.assertEqual(
            epoch_order(lengths, 3, 7, 1), [[4, 9], [10, 5, 8], [2, 0, 3], [7, 1, 6]]
        )
        self.assertEqual(epoch_order(lengths, 4, 8, 0), [[5, 10, 8, 1], [7, 6, 0, 2], [3, 4, 9]])

    def test_an_adapter_starts_as_in_the_native_engine(self) -> None:
        """`adapter_start_test.ts` of the native engine has the same bytes."""
        numbers = start_of_matrix(7, "model.layers.0.self_attn.q_proj", 3, 2)
        self.assertEqual(
            numbers.tobytes().hex(), "b464bc3eec6c8b3e2745c23e1a7a0e3ea9d7ffbe1f9ea43e"
        )

    def test_order_depends_on_seed_and_epoch_alone(self) -> None:
        lengths = [10 + index % 17 for index in range(50)]
        first = epoch_order(lengths, 8, 7, 0)
        self.assertEqual(first, epoch_order(lengths, 8, 7, 0))
        self.assertNotEqual(first, epoch_order(lengths, 8, 7, 1))
        self.assertNotEqual(first, epoch_order(lengths, 8, 8, 0))

    def test_every_row_comes_once_in_batches_of_like_length(self) -> None:
        lengths = [10 * (index % 9) + 5 for index in range(50)]
        batches = epoch_order(lengths, 8, 7, 3)
        self.assertEqual(sorted(index for batch in batches for index in batch), list(range(50)))
        spread = [
            max(lengths[i] for i in batch) - min(lengths[i] for i in batch) for batch in batches
        ]
        self.assertLess(max(spread), 31)

    def test_batches_supervise_the_token_before_each_target(self) -> None:
        import torch

        samples = [Sample((1, 2), (3, 4)), Sample((5,), (6,))]
        batch = make_batch(samples, 0, torch.device("cpu"))
        self.assertEqual(batch.ids.tolist(), [[1, 2, 3, 4], [5, 6, 0, 0]])
        self.assertEqual(batch.attention.tolist(), [[1, 1, 1, 1], [1, 1, 0, 0]])
        self.assertEqual(batch.ids.flatten()[batch.places + 1].tolist(), batch.targets.tolist())


class Schedule(unittest.TestCase):
    def rates(self, schedule: str) -> list[float]:
        warmup = warmup_steps(10, 0.2)
        return [round(learning_rate(step, 10, 1.0, schedule, warmup), 4) for step in range(10)]

    def test_linear_rises_then_falls_towards_zero(self) -> None:
        self.assertEqual(
            self.rates("linear"), [0.5, 1.0, 1.0, 0.875, 0.75, 0.625, 0.5, 0.375, 0.25, 0.125]
        )

    def test_cosine_and_constant(self) -> None:
        cosine = self.rates("cosine")
        self.assertEqual(cosine[:3], [0.5, 1.0, 1.0])
        self.assertAlmostEqual(cosine[6], 0.5)
        self.assertEqual(self.rates("constant"), [0.5] + [1.0] * 9)

    def test_no_ratio_means_no_warm_up(self) -> None:
        self.assertEqual(warmup_steps(100, 0.0), 0)
        self.assertEqual(warmup_steps(3, 0.01), 1)
