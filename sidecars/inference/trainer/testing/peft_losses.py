"""The losses of the tiny models of `tiny_families.py` with adapters that PEFT loads, or merged.

    python peft_losses.py FOLDER WIDTH SEED

`FOLDER/CASE/` is the PEFT folder or the merged model of a case and `FOLDER/CASE.json` holds its rows. Prints
`{CASE: loss}`.
"""

import json
import sys
from pathlib import Path

import tiny_families
import torch


def loss_with_adapter(case: str, folder: Path, width: int) -> float:
    """The summed loss of all rows, with our adapter on the model or merged into it."""
    from peft import PeftModel
    from transformers import AutoModelForCausalLM

    if (folder / case / "config.json").exists():
        adapted = AutoModelForCausalLM.from_pretrained(folder / case, dtype=torch.float32)
    else:
        family, options, _ = tiny_families.cases(width)[case]
        model = tiny_families.tiny_model(family, width, options)
        adapted = PeftModel.from_pretrained(model, folder / case)
    rows = json.loads((folder / f"{case}.json").read_text())["samples"]
    with torch.no_grad():
        return sum(tiny_families.loss_of(adapted, row).item() for row in rows)


if __name__ == "__main__":
    folder, width, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    losses = {}
    for path in sorted(folder.glob("*.json")):
        torch.manual_seed(seed)
        losses[path.stem] = loss_with_adapter(path.stem, folder, width)
    print(json.dumps(losses))
