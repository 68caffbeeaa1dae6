import { expect, test } from "vitest";
import { archiveIndex } from "../../src/digest/archive-index.ts";
import { editionAsPost } from "../../src/digest/as-post.ts";
import { writeFeeds } from "../../src/feeds/write.ts";
import { checkFeeds } from "../../src/feeds/check-feed.ts";
import { wholeText } from "../../src/model/output.ts";
import { POSTRIDER } from "../../src/model/version.ts";
import { config, editionOf, post, SLOT } from "./sample.ts";

const past = (edition: string, slot: number, subject = `About ${edition}`) => ({
  edition,
  slot,
  subject,
  archiveUrl: `https://blog.example/editions/${edition}/`,
});

test("the index has every edition, newest first, and nothing in it is markup but ours", async () => {
  const { path, text } = await archiveIndex(
    [past("a", SLOT - 1), past("b", SLOT, "</ul><script>alert(1)</script>")],
    config().site,
    {},
  );
  expect(path).toBe("editions/index.html");
  expect(text.indexOf("/editions/b/")).toBeGreaterThan(0);
  expect(text.indexOf("/editions/b/")).toBeLessThan(text.indexOf("/editions/a/"));
  expect(text).not.toContain("<script");
  expect(text).toContain('href="https://blog.example/editions/atom.xml"');
});

test.each([
  ["de", "Frühere Ausgaben"],
  ["fa", "شماره‌های پیشین"],
  ["tlh", "Past editions"],
])("the index says in %s what it is: %s", async (language, said) => {
  const { text } = await archiveIndex([past("a", SLOT)], config({ language }).site, {});
  expect(text).toContain(`<title>${said} · Posts in the Mail</title>`);
  expect(text).toContain(`<p>${said} · <a href="https://blog.example/editions/atom.xml">`);
});

test("the feed of editions is a valid one, and an entry keeps its identity on another domain", () => {
  const edition = editionOf([post("a")]);
  const entry = editionAsPost(edition, past("2026-11-23", SLOT, "A & B <c>"));
  expect(entry.id).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
  const moved = { ...past("2026-11-23", SLOT), archiveUrl: "https://new.example/editions/x/" };
  expect(editionAsPost(edition, moved).id).toBe(entry.id);
  const { feeds, site } = config();
  const files = { ...feeds.files, atom: "editions/atom.xml" };
  const [file] = writeFeeds([entry], site, { ...feeds, formats: ["atom"], files }, POSTRIDER);
  expect(file?.path).toBe("editions/atom.xml");
  expect(wholeText(file?.text ?? "")).toContain('href="https://blog.example/editions/atom.xml"');
  expect(checkFeeds(file ? [file] : [], site, [entry])).toEqual([]);
});
