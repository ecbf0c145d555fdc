import type { RunConfig } from "../config/run_config.ts";
import type { Channel } from "../program/channel.ts";

/**
 * Rows are cut at the model's window, whatever the run asks for: of places behind it the model has
 * learnt nothing. A warning says so.
 */
export function withinWindow(
  config: RunConfig,
  window: number,
  { warning }: Pick<Channel, "warning">,
): RunConfig {
  const { maxLength } = config.hyper;
  if (maxLength <= window) return config;
  warning(
    `Rows are cut at ${window} tokens, not at ${maxLength}: the base model reads no more.`,
    "max_length_capped",
    { window, asked: maxLength },
  );
  return { ...config, hyper: { ...config.hyper, maxLength: window } };
}
