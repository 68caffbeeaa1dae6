/** What a receiver has taken, on the disk before it says so. */
import {
  appendFileSync,
  closeSync,
  existsSync,
  fdatasyncSync,
  openSync,
  readFileSync,
} from "node:fs";

export interface Copy {
  readonly recipient: string;
  readonly messageId: string;
}

export interface Journal {
  write(copy: Copy): void;
  close(): void;
}

export function openJournal(path: string): Journal {
  const file = openSync(path, "a", 0o600);
  return {
    write({ recipient, messageId }) {
      appendFileSync(file, `${recipient} ${messageId}\n`);
      fdatasyncSync(file);
    },
    close: () => closeSync(file),
  };
}

export function readJournal(path: string): readonly Copy[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [recipient = "", messageId = ""] = line.split(" ");
      return { recipient, messageId };
    });
}
