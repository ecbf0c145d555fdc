import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "@/components/kit/Button.tsx";
import { Row, Stack } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import { translator } from "@/core/contract/text.ts";
import { linesAt, type Place } from "./_log_lines.ts";
import { type FetchLines, type LogPage, useLog } from "./_use_log.ts";

/**
 * A log of any length: only the lines in sight are in the page, and only they are fetched. Whoever
 * stands at its end stays there while it grows.
 */
export default function LogWindow(
  { fetchLines, first, news, label, empty, wordLine = (line) => line, children, lang }: {
    fetchLines: FetchLines;
    /** Its end, which stands there before the page is awake. */
    first: LogPage;
    /** Grows whenever there may be more lines. */
    news: number;
    /** What is logged, for those who hear the page. */
    label: string;
    /** What stands there while there is no line. */
    empty: string;
    /** A line as it is shown. */
    wordLine?: (line: string) => string;
    /** What else can be done with the log. */
    children?: ComponentChildren;
    lang: Lang;
  },
) {
  const t = translator(jobsTexts, lang);
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const known = useRef(first.total);
  const shown = place && linesAt(place, known.current);
  const { total, lines, hasFailed } = useLog({ fetchLines, first, news, shown, isAtEnd });
  known.current = total;

  function measure(): void {
    if (box.current) setPlace(placeOf(box.current));
  }

  function look(): void {
    if (!box.current || !place) return;
    const { scrollTop, clientHeight, scrollHeight } = box.current;
    setAtEnd(scrollHeight - scrollTop - clientHeight < 2 * place.lineHeight);
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

  if (isEmpty) return <Hint>{empty}</Hint>;
  return (
    <Stack gap="small">
      <div
        ref={box}
        class="log-window"
        tabIndex={0}
        role="region"
        aria-label={label}
        onScroll={look}
      >
        {shown
          ? (
            <div style={{ height: `${total * place.lineHeight}px` }}>
              <pre style={{ transform: `translateY(${shown.from * place.lineHeight}px)` }}>
                {range(shown.from, Math.min(shown.until, total))
                  .map((number) => lines.line(number))
                  .map((line) => line === null ? "…" : wordLine(line))
                  .join("\n")}
              </pre>
            </div>
          )
          : <pre>{first.lines.map(wordLine).join("\n")}</pre>}
      </div>
      {hasFailed && <Message tone="warning">{t("log.failed")}</Message>}
      <Row isSpread>
        <Hint>{t("log.lines", { count: total })}</Hint>
        <Row>
          {!isAtEnd && <Button isSmall look="quiet" onClick={toEnd}>{t("log.end")}</Button>}
          {children}
        </Row>
      </Row>
    </Stack>
  );
}

function placeOf(box: HTMLElement): Place {
  // Whoever enlarges the writing enlarges the lines.
  const lineHeight = parseFloat(getComputedStyle(box).lineHeight);
  return { scrollTop: box.scrollTop, height: box.clientHeight, lineHeight };
}

function range(from: number, until: number): number[] {
  return Array.from({ length: Math.max(0, until - from) }, (_, at) => from + at);
}
