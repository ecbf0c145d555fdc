/** Seconds as "4:07" or "1:04:07". */
export function clock(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, at) => at === 0 ? part : String(part).padStart(2, "0")).join(":");
}
