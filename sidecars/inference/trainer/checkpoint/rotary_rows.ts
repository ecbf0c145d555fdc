/**
 * Where Hugging Face keeps the rows of a query or key matrix: element `i` is the row there of our row
 * `i`. GGUF files of the llama family turn neighbouring numbers of a head, transformers turns its
 * halves against each other, so convert_hf_to_gguf.py interleaves the halves of each head.
 */
export function rotaryRows(rows: number, heads: number): Int32Array {
  const headSize = rows / heads;
  const half = headSize / 2;
  return Int32Array.from({ length: rows }, (_, row) => {
    const place = row % headSize;
    return row - place + (place % 2) * half + (place >> 1);
  });
}
