import { buttonClass } from "./Button.tsx";

/** The types of HTML do not know it, all browsers do. */
const folderOnly: object = { webkitdirectory: true };

/** A button that lets a person choose a file, or a folder; browsers do not let us draw their own. */
export default function FileButton({ id, text, accept, isFolder = false, hintId, onFiles }: {
  id: string;
  text: string;
  /** Endings, such as `.json`. */
  accept?: string;
  isFolder?: boolean;
  hintId?: string;
  onFiles(files: readonly File[]): void;
}) {
  return (
    <>
      <input
        id={id}
        class="peer sr-only"
        type="file"
        accept={accept}
        aria-label={text}
        aria-describedby={hintId}
        {...isFolder && folderOnly}
        onChange={({ currentTarget }) => {
          onFiles([...currentTarget.files ?? []]);
          currentTarget.value = "";
        }}
      />
      <label for={id} class={`${buttonClass()} peer-focus-visible:outline-2`}>{text}</label>
    </>
  );
}
