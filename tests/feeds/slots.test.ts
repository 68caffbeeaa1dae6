import { describe, expect, test } from "vitest";
import { cutAround, DateSlot, patternOf, slot } from "../../src/feeds/slots.ts";

describe("a pattern", () => {
  const layout = [
    "<root>",
    `  <x:title type="html">${slot("text")}</x:title>`,
    `  <y><![CDATA[${slot("cdata")}]]></y>`,
    "  <updated>2026</updated>",
    `  <date>${new DateSlot("iso").toISOString()}</date>`,
    `  <pubDate>${new DateSlot("rfc").toUTCString()}</pubDate>`,
    `  <link rel="self" href="${slot("attribute")}"/>`,
    `  <rights>${slot("none")}</rights>`,
    "</root>",
  ].join("\n");
  const fill = patternOf(layout);

  test("has the elements given in the place of those that hold the slots", () => {
    const filled = fill({
      text: ["<a>1</a>"],
      cdata: ["<b/>", "<c/>"],
      iso: ["<i/>"],
      rfc: ["<r/>"],
      attribute: ["<d/>"],
      none: [],
    });
    expect(filled.join("")).toBe(
      [
        "<root>",
        "  <a>1</a>",
        "  <b/>",
        "  <c/>",
        "  <updated>2026</updated>",
        "  <i/>",
        "  <r/>",
        "  <d/>",
        "</root>",
      ].join("\n"),
    );
  });

  test("can be filled again, and what is given is not looked into", () => {
    const once = patternOf(`<r>\n<x>${slot("first")}</x>\n<y>${slot("second")}</y></r>`);
    const given = { first: ["<a>\n  <b>slot:second</b></a>$&"], second: ["<c/>"] };
    expect(once({ first: [], second: [] })).toEqual(["<r></r>"]);
    expect(once(given)).toEqual(["<r>\n<a>\n  <b>slot:second</b></a>$&\n<c/></r>"]);
  });

  test("leaves what is in pieces in pieces", () => {
    const once = patternOf(`<r>\n <x>${slot("one")}</x>\n <y>${slot("two")}</y>\n</r>`);
    const long = ["<a>", "as long as a book", "</a>"];
    expect(once({ one: [long, "<b/>"], two: ["<c/>", long] })).toEqual([
      "<r>\n <a>",
      "as long as a book",
      "</a>",
      "\n <b/>\n <c/>\n <a>",
      "as long as a book",
      "</a>",
      "\n</r>",
    ]);
  });

  test.each([
    ["is missing", "<r>\n<x>slot:one</x></r>"],
    ["is there twice", "<r>\n<x>slot:one</x>\n<x>slot:two</x>\n<x>slot:two</x></r>"],
    ["takes the place of another", "<r>\n<x>slot:one</x>\n<x>slot:one</x></r>"],
    ["is not known", "<r>\n<x>slot:one</x>\n<x>slot:two</x>\n<y>slot:six</y></r>"],
    ["is none of those", "<r>\n<x>slot:one</x>\n<y>slot:six</y></r>"],
  ])("is a fault where a slot %s", (_, broken) => {
    expect(() => patternOf(broken)({ one: [], two: [] })).toThrow("and not for one, two");
  });
});

test("a slot is an absolute address that no URL parser changes", () => {
  expect(new URL(slot("links")).href).toBe(slot("links"));
});

describe("a layout of one entry", () => {
  test("is cut around what is in the entry", () => {
    const layout = "<feed>\n  <id>1</id>\n  <entry>\n    <id>2</id>\n  </entry>\n</feed>";
    expect(cutAround("entry", layout)).toEqual({
      before: "<feed>\n  <id>1</id>",
      indent: "\n  ",
      inside: "\n    <id>2</id>\n  </entry>",
      after: "\n</feed>",
    });
  });

  test.each([
    "<feed></feed>",
    "<feed><entry></entry><entry></entry></feed>",
    "<feed><entry></feed>",
  ])("is a fault where there is not one: %s", (layout) => {
    expect(() => cutAround("entry", layout)).toThrow("not one entry");
  });
});
