import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "@/components/kit/Button.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { RunLogPage } from "@/core/contract/run_metrics.ts";
import { runsTexts } from "@/core/contract/text/runs.ts";
import { translator } from "@/core/contract/text.ts";
import { lineHeight, shownLine, windowAt } from "./_log_window.ts";
import { useLog } from "./_use_log.ts";

/** So close to the end it is followed. */
const nearEnd = 2 * lineHeight;

/**
 * The run's log, however long: only the lines in sight are in the page, and only they are fetched.
 * Whoever stands at its end stays there while it grows.
 */
export default function LogView({ runId, first, news, lang }: {
  runId: string;
  /** Its end, which stands there before the page is awake. */
  first: RunLogPage;
  /** Grows whenever there may be more lines. */
  news: number;
  lang: Lang;
}) {
  const t = translator(runsTexts, lang);
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ scrollTop: number; height: number } | null>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const known = useRef(first.total);
  const shown = place && windowAt(place, known.current);
  const { total, lines } = useLog({ runId, first, news, shown, isAtEnd });
  known.current = total;

  function measure(): void {
    const { scrollTop = 0, clientHeight: height = 0 } = box.current ?? {};
    setPlace({ scrollTop, height });
  }

  function look(): void {
    const { scrollTop = 0, clientHeight = 0, scrollHeight = 0 } = box.current ?? {};
    setAtEnd(scrollHeight - scrollTop - clientHeight < nearEnd);
    measure();
  }

  function toEnd(): void {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
    setAtEnd(true);
  }

  const isEmpty = total === 0;
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(measure);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [isEmpty]);
  useEffect(() => {
    if (isAtEnd) toEnd();
  }, [total, place === null]);

  if (isEmpty) return <Hint>{t("log.empty")}</Hint>;
  return (
    <>
      <div
        ref={box}
        class="log-view"
        tabIndex={0}
        role="region"
        aria-label={t("log.label")}
        onScroll={() => place && look()}
      >
        {shown
          ? (
            <div style={{ height: `${total * lineHeight}px` }}>
              <pre style={{ transform: `translateY(${shown.from * lineHeight}px)` }}>
                {range(shown.from, Math.min(shown.until, total)).map((number) => (
                  <div key={number} class="log-line">{shownLine(lines.line(number), lang)}</div>
                ))}
              </pre>
            </div>
          )
          : (
            <pre>
              {first.lines.map((line, at) => (
                <div key={at} class="log-line">{shownLine(line, lang)}</div>
              ))}
            </pre>
          )}
      </div>
      <div class="flex min-h-9 items-center justify-between gap-2">
        <Hint>{t("log.lines", { total })}</Hint>
        {!isAtEnd && <Button isSmall look="quiet" onClick={toEnd}>{t("log.end")}</Button>}
      </div>
    </>
  );
}

function range(from: number, until: number): number[] {
  return Array.from({ length: Math.max(0, until - from) }, (_, at) => from + at);
}
