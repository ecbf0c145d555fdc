import { useRef } from "preact/hooks";

/** A dialog's element with how to open it; the element goes to `Dialog` as `dialogRef`. */
export interface DialogControl {
  dialogRef: { current: HTMLDialogElement | null };
  open(): void;
  close(): void;
}

/** Controls a `Dialog`. The focus goes into it and, when it closes, back to where it was. */
export function useDialog(): DialogControl {
  const dialogRef = useRef<HTMLDialogElement | null>(null);
  return {
    dialogRef,
    open: () => dialogRef.current?.open || dialogRef.current?.showModal(),
    close: () => dialogRef.current?.close(),
  };
}
