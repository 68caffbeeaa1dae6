import { expect, test } from "vitest";
import { transcripts } from "../../src/io/smtp-transcript.ts";

const user = Buffer.from("ana@blog.example").toString("base64");

test("a login is hidden to its end, whatever another connection says meanwhile", () => {
  const said: string[] = [];
  const next = transcripts(
    "mail.example.org",
    (line) => said.push(line),
    (text) => text,
  );
  const [one, other] = [next(), next()];
  one.debug({ tnx: "client" }, "AUTH LOGIN");
  other.debug({ tnx: "server" }, "220 mail.example.org");
  one.debug({ tnx: "server" }, "334 VXNlcm5hbWU6");
  one.debug({ tnx: "client" }, user);
  one.debug({ tnx: "server" }, "235 2.7.0 welcome");
  one.debug({ tnx: "client" }, "MAIL FROM:<digest@blog.example>");
  other.debug({ tnx: "client" }, `AUTH PLAIN ${user}`);
  other.debug({ tnx: "network" }, "not of the conversation");
  expect(said).toEqual([
    "mail.example.org #1 C: AUTH LOGIN",
    "mail.example.org #2 S: 220 mail.example.org",
    "mail.example.org #1 S: 334 …",
    "mail.example.org #1 C: …",
    "mail.example.org #1 S: 235 2.7.0 welcome",
    "mail.example.org #1 C: MAIL FROM:<d…@blog.example>",
    "mail.example.org #2 C: AUTH PLAIN …",
  ]);
});
