/** ggml got no memory from the system or the device. */
export class NoMemory extends Error {}
