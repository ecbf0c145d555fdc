/** The kernels of the vector index. `tasks/kernels.ts` builds one module for each feature set. */
export { begin, finish } from "./best_hits";
export { prepareByteScan, scanBytes } from "./bytes";
export { scanFloats } from "./floats";
export {
  byteStride,
  configure,
  floatStride,
  hitsAt,
  maskAt,
  mostHits,
  queryAt,
  rescoreAt,
  rescoredPerCall,
  rowsPerCall,
} from "./layout";
export { isRowOf, quantise } from "./quantise";
export { xxhash64 } from "./xxhash64";
