"""The package's own build behind lines of JSON, as its `_core.py` calls it, without numpy.

Reads {"texts": [...], "isQuery": bool}; answers {"ms": ..., "cpuMs": ..., "vectors": [[...]]}.
"""
import ctypes
import glob
import json
import sys
import time

folder = sys.argv[1]
engine = ctypes.CDLL(glob.glob(folder + "/_engine*")[0])
engine.e5_load.restype = ctypes.c_void_p
engine.e5_load.argtypes = [ctypes.c_char_p]
engine.e5_embed_batch.argtypes = [
    ctypes.c_void_p,
    ctypes.POINTER(ctypes.c_char_p),
    ctypes.c_int,
    ctypes.c_int,
    ctypes.POINTER(ctypes.c_float),
]
model = engine.e5_load((folder + "/e5-small-q4.bin").encode())
width = 384

for line in sys.stdin:
    question = json.loads(line)
    texts = question["texts"]
    encoded = (ctypes.c_char_p * len(texts))(*[text.encode() for text in texts])
    out = (ctypes.c_float * (width * len(texts)))()
    start, cpu = time.perf_counter(), time.process_time()
    engine.e5_embed_batch(model, encoded, len(texts), int(question["isQuery"]), out)
    ms, cpu_ms = (time.perf_counter() - start) * 1000, (time.process_time() - cpu) * 1000
    vectors = [list(out[at * width : (at + 1) * width]) for at in range(len(texts))]
    print(json.dumps({"ms": ms, "cpuMs": cpu_ms, "vectors": vectors}), flush=True)
