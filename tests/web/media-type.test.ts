import { expect, test } from "vitest";
import { mediaTypeOf } from "../../src/web/media-type.ts";
import { stopwatch } from "../stopwatch.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
  ["<feed/>", "application/atom+xml; charset=utf-8"],
  [
    '\uFEFF<?xml version="1.0"?>\n<!-- a > b --><!--c-->\n<rss/>',
    "application/rss+xml; charset=utf-8",
  ],
  ["<!DOCTYPE rss>\n<rdf:RDF>", "application/rdf+xml; charset=utf-8"],
  ["<!-- <feed> --><html>", "application/xml; charset=utf-8"],
  ["<!-- <feed>", "application/xml; charset=utf-8"],
])("what is in an .xml is told by its root: %j", (text, type) => {
  expect(mediaTypeOf("a.xml", bytes(text)).type).toBe(type);
});

test("a kilobyte of comments is looked through at once", () => {
  const spent = stopwatch();
  mediaTypeOf("a.xml", bytes(`<!---->${"<!--E><T-->".repeat(90)}\t><P`));
  expect(spent()).toBeLessThan(125);
});
