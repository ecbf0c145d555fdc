import type { Lang } from "@/core/contract/lang.ts";
import { Button, IconButton, LinkButton } from "../Button.tsx";
import FileDrop from "../FileDrop.tsx";
import { Columns, Row, Stack } from "../Layout.tsx";
import RangeField from "../RangeField.tsx";
import SelectField from "../SelectField.tsx";
import TextAreaField from "../TextAreaField.tsx";
import TextField from "../TextField.tsx";
import TickField from "../TickField.tsx";

interface Sample {
  /** Tells the ids of the two themes apart. */
  prefix: string;
  lang: Lang;
}

/** Buttons in every look and state. */
export function Buttons() {
  return (
    <Stack gap="small">
      {([false, true] as const).map((isSmall) => (
        <Row key={String(isSmall)}>
          <Button look="primary" isSmall={isSmall} icon="play">primary</Button>
          <Button isSmall={isSmall}>plain</Button>
          <Button look="quiet" isSmall={isSmall}>quiet</Button>
          <Button look="danger" isSmall={isSmall} icon="trash">danger</Button>
          <Button look="primary" isSmall={isSmall} isBusy>busy</Button>
          <Button isSmall={isSmall} disabled>disabled</Button>
          <LinkButton href="#" isSmall={isSmall} icon="next">link</LinkButton>
          <IconButton icon="edit" label="icon" />
        </Row>
      ))}
    </Stack>
  );
}

/** Fields with hint, error, term, and disabled. */
export function Fields({ prefix, lang }: Sample) {
  return (
    <Columns>
      <TextField id={`${prefix}-text`} label="text" hint="a hint" value="value" />
      <TextField id={`${prefix}-error`} label="refused" error="why it was refused" value="-1" />
      <TextField id={`${prefix}-off`} label="disabled" value="value" disabled />
      <TextField
        id={`${prefix}-number`}
        label="number"
        type="number"
        value={16}
        term="loraRank"
        lang={lang}
      />
      <SelectField
        id={`${prefix}-select`}
        label="select"
        chosen="b"
        options={[{ value: "a", text: "one" }, { value: "b", text: "two" }]}
      />
      <RangeField
        id={`${prefix}-range`}
        label="range"
        term="learningRate"
        lang={lang}
        value={40}
        min={0}
        max={100}
        shown="2e-4"
      />
      <TickField id={`${prefix}-tick`} label="tick" hint="a hint" checked />
      <TickField id={`${prefix}-radio`} label="radio" type="radio" checked />
      <TextAreaField id={`${prefix}-area`} label="text area" value="several lines" rows={3} />
    </Columns>
  );
}

/** The place for files, at rest and with something held over it. */
export function Files({ prefix }: Sample) {
  const live = { isOver: false, onFiles() {} };
  const texts = { name: "files", title: "Drop files", hint: "PDF, up to 512 MB", choose: "Choose" };
  return (
    <Columns>
      <FileDrop id={`${prefix}-plain`} {...texts} live={null} />
      <FileDrop id={`${prefix}-live`} {...texts} live={live} />
      <FileDrop id={`${prefix}-over`} {...texts} live={{ ...live, isOver: true }} />
    </Columns>
  );
}
