import type { Lang } from "@/core/contract/lang.ts";
import Badge from "../Badge.tsx";
import { Button } from "../Button.tsx";
import Card from "../Card.tsx";
import CodeBlock from "../CodeBlock.tsx";
import Disclosure from "../Disclosure.tsx";
import EmptyState from "../EmptyState.tsx";
import { Columns, Row, Stack } from "../Layout.tsx";
import LogView from "../LogView.tsx";
import Message from "../Message.tsx";
import Pager from "../Pager.tsx";
import Progress from "../Progress.tsx";
import Statistic from "../Statistic.tsx";
import Table, { Facts, NumberCell } from "../Table.tsx";
import { Code, Figure, Hint, PageTitle, Quiet } from "../Text.tsx";

interface Sample {
  prefix: string;
  lang: Lang;
}

/** Headings and running text. */
export function Texts() {
  return (
    <Stack gap="small">
      <PageTitle title="Page title" lead="its lead" actions={<Button>action</Button>} />
      <p>
        text, <a href="#">a link</a>, <Quiet>quiet</Quiet>, <Code>code</Code>,{" "}
        <Figure>1,234</Figure>
      </p>
      <Hint>a hint</Hint>
    </Stack>
  );
}

/** Messages and badges in every tone. */
export function Tones() {
  return (
    <Stack gap="small">
      {(["info", "good", "warning", "bad"] as const).map((tone) => (
        <Message key={tone} tone={tone} title={tone} action={<Button isSmall>remedy</Button>}>
          what happened, what to do
        </Message>
      ))}
      <Row>
        {(["plain", "good", "warning", "bad", "accent"] as const).map((tone) => (
          <Badge key={tone} tone={tone} icon="flag">{tone}</Badge>
        ))}
      </Row>
    </Stack>
  );
}

/** Figures, progress and tables. */
export function Numbers({ prefix, lang }: Sample) {
  return (
    <Stack>
      <Columns atLeast="narrow">
        <Statistic id={`${prefix}-loss`} label="loss" value="0.26" term="loss" lang={lang}>
          <Progress label="share" share={0.62} />
        </Statistic>
        <Statistic id={`${prefix}-rows`} label="rows" value="640" lang={lang}>of 1,000</Statistic>
      </Columns>
      <Progress label="unknown" share={null} />
      <Table caption="runs" columns={[{ text: "name" }, { text: "loss", isNumber: true }]}>
        <tr>
          <td>run 1</td>
          <NumberCell>0.26</NumberCell>
        </tr>
      </Table>
      <Facts facts={[["name", "value"], ["another", "value"]]} />
      <Pager
        label="pages"
        shown="21–40 of 90"
        earlier={{ href: "#", text: "earlier" }}
        later={{ href: "#", text: "later" }}
      />
    </Stack>
  );
}

/** Cards, what is empty, what opens, logs and code. */
export function Containers({ lang }: Sample) {
  return (
    <Columns atLeast="wide">
      <Card title="Card" lead="its lead" aside="aside">content</Card>
      <Card title="Look here" tone="notice">content</Card>
      <Card>
        <EmptyState icon="documents" title="Nothing yet" action={<Button>the one action</Button>}>
          what it is for
        </EmptyState>
      </Card>
      <Card title="Log and code">
        <LogView lines={["10:31 step 87", "10:32 step 88"]} empty="nothing" label="log" />
        <CodeBlock text="ollama run boathouse" label="command" lang={lang} />
        <Disclosure summary="opens">what was closed</Disclosure>
      </Card>
    </Columns>
  );
}
