import { expect, test } from "vitest";
import { makeSlots } from "../../src/feeds/slots.ts";

test("the element that holds a slot makes room for what was kept there", () => {
  const slots = makeSlots();
  const [text, cdata, attribute, none] = [["<a>1</a>"], ["<b/>", "<c/>"], ["<d/>"], []].map(
    slots.keep,
  );
  const layout = [
    "<root>",
    `  <x:title type="html">${text ?? ""}</x:title>`,
    `  <y><![CDATA[${cdata ?? ""}]]></y>`,
    "  <updated>2026</updated>",
    `  <link rel="self" href="${attribute ?? ""}"/>`,
    `  <rights>${none ?? ""}</rights>`,
    "</root>",
  ];
  expect(slots.fill(layout.join("\n"))).toBe(
    [
      "<root>",
      "  <a>1</a>",
      "  <b/>",
      "  <c/>",
      "  <updated>2026</updated>",
      "  <d/>",
      "</root>",
    ].join("\n"),
  );
});

test("what is kept is not looked into", () => {
  const slots = makeSlots();
  const first = slots.keep(["<a>\n  <b>slot:1</b></a>$&"]);
  const second = slots.keep(["<c/>"]);
  expect(slots.fill(`<r>\n<x>${first}</x>\n<y>${second}</y></r>`)).toBe(
    "<r>\n<a>\n  <b>slot:1</b></a>$&\n<c/></r>",
  );
});

test("a slot is an absolute address that no URL parser changes", () => {
  const slot = makeSlots().keep([]);
  expect(new URL(slot).href).toBe(slot);
});

test("a slot that is not in the layout is a fault", () => {
  const slots = makeSlots();
  const slot = slots.keep(["<a/>"]);
  slots.keep(["<b/>"]);
  expect(() => slots.fill(`<r>\n<x>${slot}</x></r>`)).toThrow("1 of 2 slots");
});
