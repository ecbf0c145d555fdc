/**
 * The functions of ggml that the trainer calls, as its headers of the pinned release declare them
 * (`ggml.h`, `ggml-alloc.h`, `ggml-backend.h`).
 */

const pointer = "pointer";
const text = "buffer";

/** A function of `(context, tensors…)` that adds an operation and answers its result. */
function operation<const Rest extends readonly Deno.NativeType[]>(...rest: Rest) {
  return { parameters: [pointer, pointer, ...rest], result: pointer } as const;
}

const size = "i64";
const bytes = "usize";
const rope = ["i32", "i32", "i32", "f32", "f32", "f32", "f32", "f32", "f32"] as const;

/** Exported by `libggml-base`. */
export const baseSymbols = {
  ggml_version: { parameters: [], result: pointer },
  ggml_init: { parameters: [{ struct: [bytes, pointer, "u64"] }], result: pointer },
  ggml_free: { parameters: [pointer], result: "void" },
  ggml_tensor_overhead: { parameters: [], result: bytes },
  ggml_graph_overhead_custom: { parameters: [bytes, "bool"], result: bytes },
  ggml_type_size: { parameters: ["i32"], result: bytes },
  ggml_blck_size: { parameters: ["i32"], result: size },
  ggml_new_tensor_4d: {
    parameters: [pointer, "i32", size, size, size, size],
    result: pointer,
  },
  ggml_set_param: { parameters: [pointer], result: "void" },
  ggml_set_input: { parameters: [pointer], result: "void" },
  ggml_set_output: { parameters: [pointer], result: "void" },
  ggml_new_graph_custom: { parameters: [pointer, bytes, "bool"], result: pointer },
  ggml_build_forward_expand: { parameters: [pointer, pointer], result: "void" },
  ggml_graph_n_nodes: { parameters: [pointer], result: "i32" },
  ggml_graph_node: { parameters: [pointer, "i32"], result: pointer },
  ggml_op_desc: { parameters: [pointer], result: pointer },

  ggml_view_4d: operation(size, size, size, size, bytes, bytes, bytes, bytes),
  ggml_reshape_4d: operation(size, size, size, size),
  ggml_permute: operation("i32", "i32", "i32", "i32"),
  ggml_cont: operation(),
  ggml_cast: operation("i32"),
  ggml_cpy: operation(pointer),
  ggml_concat: operation(pointer, "i32"),
  ggml_get_rows: operation(pointer),
  ggml_get_rows_back: operation(pointer, pointer),
  ggml_set_rows: operation(pointer, pointer),
  ggml_add: operation(pointer),
  ggml_add_inplace: operation(pointer),
  ggml_sub: operation(pointer),
  ggml_mul: operation(pointer),
  ggml_mul_inplace: operation(pointer),
  ggml_scale: operation("f32"),
  ggml_scale_inplace: operation("f32"),
  ggml_scale_bias: operation("f32", "f32"),
  ggml_sqr: operation(),
  ggml_sum: operation(),
  ggml_sum_rows: operation(),
  ggml_sqrt: operation(),
  ggml_div: operation(pointer),
  ggml_log: operation(),
  ggml_tanh: operation(),
  ggml_sigmoid: operation(),
  ggml_clamp: operation("f32", "f32"),
  ggml_mul_mat: operation(pointer),
  ggml_out_prod: operation(pointer),
  ggml_repeat_back: operation(pointer),
  ggml_rms_norm: operation("f32"),
  ggml_rms_norm_back: operation(pointer, "f32"),
  ggml_silu: operation(),
  ggml_silu_back: operation(pointer),
  ggml_gelu: operation(),
  ggml_swiglu_split: operation(pointer),
  ggml_geglu_split: operation(pointer),
  ggml_soft_max: operation(),
  ggml_soft_max_ext: operation(pointer, "f32", "f32"),
  ggml_soft_max_ext_back: operation(pointer, "f32", "f32"),
  ggml_rope_ext: operation(pointer, pointer, ...rope),
  ggml_rope_ext_back: operation(pointer, pointer, ...rope),
  ggml_opt_step_adamw: operation(pointer, pointer, pointer, pointer),

  ggml_gallocr_new: { parameters: [pointer], result: pointer },
  ggml_gallocr_free: { parameters: [pointer], result: "void" },
  ggml_gallocr_reserve: { parameters: [pointer, pointer], result: "bool" },
  ggml_gallocr_reserve_n_size: {
    parameters: [pointer, pointer, pointer, pointer, "buffer"],
    result: "void",
  },
  ggml_gallocr_alloc_graph: { parameters: [pointer, pointer], result: "bool" },
  ggml_gallocr_get_buffer_size: { parameters: [pointer, "i32"], result: bytes },
  ggml_backend_alloc_ctx_tensors_from_buft: { parameters: [pointer, pointer], result: pointer },
  ggml_backend_alloc_ctx_tensors_from_buft_size: { parameters: [pointer, pointer], result: bytes },
  ggml_backend_buffer_free: { parameters: [pointer], result: "void" },
  ggml_backend_buffer_clear: { parameters: [pointer, "u8"], result: "void" },
  ggml_backend_buffer_set_usage: { parameters: [pointer, "i32"], result: "void" },
  ggml_backend_buffer_get_size: { parameters: [pointer], result: bytes },
  ggml_backend_get_default_buffer_type: { parameters: [pointer], result: pointer },
  ggml_backend_buft_is_host: { parameters: [pointer], result: "bool" },
  ggml_backend_tensor_copy: { parameters: [pointer, pointer], result: "void" },
  ggml_backend_tensor_set: { parameters: [pointer, "buffer", bytes, bytes], result: "void" },
  ggml_backend_tensor_get: { parameters: [pointer, "buffer", bytes, bytes], result: "void" },
  ggml_backend_graph_compute: {
    parameters: [pointer, pointer],
    result: "i32",
    nonblocking: true,
  },
  ggml_backend_free: { parameters: [pointer], result: "void" },
  ggml_backend_name: { parameters: [pointer], result: pointer },
  ggml_backend_get_device: { parameters: [pointer], result: pointer },
  ggml_backend_dev_backend_reg: { parameters: [pointer], result: pointer },
  ggml_backend_dev_init: { parameters: [pointer, pointer], result: pointer },
  ggml_backend_dev_type: { parameters: [pointer], result: "i32" },
  ggml_backend_dev_name: { parameters: [pointer], result: pointer },
  ggml_backend_dev_description: { parameters: [pointer], result: pointer },
  ggml_backend_dev_memory: { parameters: [pointer, "buffer", "buffer"], result: "void" },
  ggml_backend_dev_supports_op: { parameters: [pointer, pointer], result: "bool" },
  ggml_backend_reg_name: { parameters: [pointer], result: pointer },
  ggml_backend_reg_get_proc_address: { parameters: [pointer, text], result: pointer },

  ggml_backend_sched_new: {
    parameters: ["buffer", pointer, "i32", bytes, "bool", "bool"],
    result: pointer,
  },
  ggml_backend_sched_free: { parameters: [pointer], result: "void" },
  ggml_backend_sched_reset: { parameters: [pointer], result: "void" },
  ggml_backend_sched_set_tensor_backend: {
    parameters: [pointer, pointer, pointer],
    result: "void",
  },
  ggml_backend_sched_reserve_size: { parameters: [pointer, pointer, "buffer"], result: "void" },
  ggml_backend_sched_reserve: { parameters: [pointer, pointer], result: "bool" },
  ggml_backend_sched_alloc_graph: { parameters: [pointer, pointer], result: "bool" },
  ggml_backend_sched_graph_compute: {
    parameters: [pointer, pointer],
    result: "i32",
    nonblocking: true,
  },
  ggml_backend_sched_get_buffer_size: { parameters: [pointer, pointer], result: bytes },
} as const satisfies Deno.ForeignLibraryInterface;

/** Exported by `libggml`. */
export const registrySymbols = {
  ggml_backend_load_all_from_path: { parameters: [text], result: "void" },
  ggml_backend_reg_count: { parameters: [], result: bytes },
  ggml_backend_dev_count: { parameters: [], result: bytes },
  ggml_backend_dev_get: { parameters: [bytes], result: pointer },
  ggml_backend_init_by_type: { parameters: ["i32", pointer], result: pointer },
} as const satisfies Deno.ForeignLibraryInterface;
