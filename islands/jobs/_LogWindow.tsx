import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { LinkButton } from "@/components/kit/Button.tsx";
import { Row, Stack } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import { Hint } from "@/components/kit/Text.tsx";
import TickField from "@/components/kit/TickField.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import { translator } from "@/core/contract/text.ts";
import { type LogEnd, useLog } from "./_use_log.ts";
import { linesInSight } from "./_log_window.ts";

/** As the class `leading-5` sets it, where the root's font is as large as usual. */
const usualLineHeight = 20;

/**
 * A job's log of any length in a window: only the lines in sight are in the page. It follows the end
 * until somebody scrolls up.
 */
export default function LogWindow({ jobId, first, cursor, empty, lang }: {
  jobId: string;
  first: LogEnd;
  cursor: number;
  /** What stands there while there is no line. */
  empty: string;
  lang: Lang;
}) {
  const log = useLog(jobId, first, cursor);
  const [range, setRange] = useState({ from: log.total - first.lines.length, to: log.total });
  const [follows, setFollows] = useState(true);
  const [box, room, text] = [
    useRef<HTMLDivElement>(null),
    useRef<HTMLDivElement>(null),
    useRef<HTMLPreElement>(null),
  ];
  const t = translator(jobsTexts, lang);

  function lineHeight(): number {
    return parseFloat(getComputedStyle(text.current!).lineHeight) || usualLineHeight;
  }

  function look(): void {
    const { scrollTop: top, clientHeight: height } = box.current!;
    const next = linesInSight({ top, height, lineHeight: lineHeight(), total: log.total });
    setRange((known) => known.from === next.from && known.to === next.to ? known : next);
    log.want(next);
  }

  useLayoutEffect(() => {
    if (log.total === 0) return;
    room.current!.style.height = `${log.total * lineHeight()}px`;
    if (follows) box.current!.scrollTop = box.current!.scrollHeight;
    look();
  }, [log.total, follows]);
  useLayoutEffect(() => {
    if (text.current) text.current.style.top = `${range.from * lineHeight()}px`;
  }, [range.from, log.total]);
  // What is in sight may lie in two pages, of which one comes at a time.
  useEffect(() => log.want(range), [range, log.loads]);

  function scrolled(): void {
    const { scrollTop, clientHeight, scrollHeight } = box.current!;
    setFollows(scrollTop + clientHeight >= scrollHeight - lineHeight());
    look();
  }

  if (log.total === 0) return <p class="quiet">{empty}</p>;
  const lines = Array.from(
    { length: Math.max(0, range.to - range.from) },
    (_, at) => log.known.get(range.from + at) ?? "…",
  );
  return (
    <Stack gap="small">
      <div
        ref={box}
        onScroll={scrolled}
        class="h-80 overflow-auto rounded-field border border-base-300 bg-base-200"
        tabIndex={0}
        role="region"
        aria-label={t("log")}
      >
        <div ref={room} class="relative">
          <pre ref={text} class="absolute px-3 font-mono text-sm leading-5">{lines.join("\n")}</pre>
        </div>
      </div>
      {log.hasFailed && <Message tone="warning">{t("log.failed")}</Message>}
      <Row isSpread>
        <Hint>{t("log.lines", { count: log.total })}</Hint>
        <Row gap="normal">
          <TickField
            id="log-follow"
            label={t("log.follow")}
            checked={follows}
            onChange={(event) => setFollows(event.currentTarget.checked)}
          />
          <LinkButton isSmall icon="download" href={`/api/v1/jobs/${jobId}/log.txt`} download>
            {t("log.download")}
          </LinkButton>
        </Row>
      </Row>
    </Stack>
  );
}
