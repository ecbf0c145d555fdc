"""Lernwerk's Python engine: LoRA fine-tuning behind trainer protocol v1."""

ENGINE_NAME = "lernwerk-torch"
ENGINE_VERSION = "1.0.0"
PROTOCOL_VERSION = 1
