import { archiveIndex, EDITIONS_FEED } from "../digest/archive-index.ts";
import { archivePage } from "../digest/archive.ts";
import { editionAsPost } from "../digest/as-post.ts";
import { writeFeeds } from "../feeds/write.ts";
import { writeWhole } from "../io/write-files.ts";
import type { Digest } from "../model/digest.ts";
import type { OutputFile, Text } from "../model/output.ts";
import type { Ledger } from "../model/ports.ts";
import { POSTRIDER } from "../model/version.ts";
import type { Project } from "./project.ts";

/** Writes the page of an edition. */
export function writeArchivePage(project: Project, digest: Digest): void {
  write(project, archivePage(digest, project.config.site));
}

/** Writes the list of editions where it is not there, or does not have the newest. */
export async function catchUpIndex(project: Project, ledger: Ledger): Promise<void> {
  const newest = ledger.editions().at(-1)?.edition.id;
  if (newest === undefined) return;
  const index = project.files.read(`${project.config.output}/editions/index.html`);
  if (new TextDecoder().decode(index).includes(`/editions/${newest}/"`)) return;
  await writeArchiveIndex(project, ledger);
}

/** Writes the list of all editions that the ledger holds, as a page and as a feed. */
export async function writeArchiveIndex(project: Project, ledger: Ledger): Promise<void> {
  const { site, feeds, digest } = project.config;
  const made = ledger.editions().flatMap(({ edition }) => {
    const frozen = ledger.digest(edition.id);
    return frozen ? [{ edition, frozen }] : [];
  });
  write(
    project,
    await archiveIndex(
      made.map(({ frozen }) => frozen),
      site,
      digest,
    ),
  );
  const entries = made
    .toReversed()
    .slice(0, feeds.limit)
    .map(({ edition, frozen }) => editionAsPost(edition, frozen));
  const { files, limit } = feeds;
  const only = {
    formats: ["atom"],
    files: { ...files, atom: EDITIONS_FEED },
    limit,
    content: "full",
  } as const;
  for (const file of writeFeeds(entries, site, only, POSTRIDER)) write(project, file);
}

function write(project: Project, { path, text }: Pick<OutputFile<Text>, "path" | "text">): void {
  writeWhole(project.root, `${project.config.output}/${path}`, text, true);
}
