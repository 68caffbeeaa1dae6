import { createSocket } from "node:dgram";
import { expect, test } from "vitest";
import { openDns } from "../../src/io/dns.ts";
import { dnsServer } from "../peers/dns.ts";

test("records come whole, however they are cut", async () => {
  const long = `v=DKIM1; k=rsa; p=${"A".repeat(400)}`;
  const { address } = await dnsServer({
    "blog.example": ["v=spf1 -all", ["v=DM", "ARC1; p=none"]],
    "mail._domainkey.blog.example": [long],
  });
  const lookup = openDns(address);
  expect(await lookup("blog.example")).toEqual({ records: ["v=spf1 -all", "v=DMARC1; p=none"] });
  expect(await lookup("mail._domainkey.blog.example")).toEqual({ records: [long] });
});

test("a name without TXT records and a name that is not there have none", async () => {
  const { address } = await dnsServer({ "blog.example": [] });
  const lookup = openDns(address);
  expect(await lookup("blog.example")).toEqual({ records: [] });
  expect(await lookup("other.example")).toEqual({ records: [] });
});

test.each([
  [2, "the DNS server could not find out"],
  [5, "the DNS server refuses to answer"],
])("answer code %i is said in words", async (code, words) => {
  const { address } = await dnsServer({}, code);
  expect(await openDns(address)("blog.example")).toEqual({ failed: words });
});

test("nobody there is said in words", async () => {
  // A port that was free a moment ago.
  const socket = createSocket("udp4").bind(0, "127.0.0.1");
  await new Promise((resolve) => socket.once("listening", resolve));
  const { port } = socket.address();
  await new Promise<void>((resolve) => socket.close(() => resolve()));
  const answer = await openDns(`127.0.0.1:${port}`)("blog.example");
  expect(answer).toEqual({ failed: "no DNS server can be asked" });
});

test("an address that is none is refused at once", () => {
  expect(() => openDns("nowhere")).toThrow();
});
