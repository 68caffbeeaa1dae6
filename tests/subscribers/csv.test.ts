import fc from "fast-check";
import { expect, test } from "vitest";
import type { Subscriber } from "../../src/model/subscriber.ts";
import { readSubscribers, writeSubscribers } from "../../src/subscribers/csv.ts";
import { csvRecords } from "../../src/subscribers/rfc4180.ts";

function read(text: string) {
  const { rows, problems } = readSubscribers(text, "readers.csv");
  return {
    rows,
    codes: problems.map(({ code, place }) =>
      [code, place?.line, place?.column].filter((part) => part !== undefined).join(" "),
    ),
    problems,
  };
}

const NOV_2 = Date.UTC(2026, 10, 2, 8, 0, 0);

test("a bare list is one address a line", () => {
  expect(read("ana@example.org\r\n\r\nAna B <ben@example.org>\n  cleo@example.org  \n")).toEqual({
    rows: [
      { address: "ana@example.org", state: "active" },
      { address: "ben@example.org", name: "Ana B", state: "active" },
      { address: "cleo@example.org", state: "active" },
    ],
    codes: [],
    problems: [],
  });
});

test("a header may call the columns many names, in any order", () => {
  const header = "\uFEFFLast Name;E-Mail Address;First_Name\r\n";
  expect(read(`${header}Example;ana@example.org;Ana\r\n;ben@example.org;Ben\r\n`).rows).toEqual([
    { address: "ana@example.org", name: "Ana Example", state: "active" },
    { address: "ben@example.org", name: "Ben", state: "active" },
  ]);
});

test("a header in words that nobody foresaw is told from the addresses under it", () => {
  const { rows, codes } = read("名前,邮箱,備考\nAna,ana@example.org,x\n,nobody,x\n");
  expect(rows).toEqual([{ address: "ana@example.org", state: "active" }]);
  expect(codes).toEqual(["list-columns-ignored 1", "list-address-invalid 3 2"]);
});

test("an address and a name without a header go either way round", () => {
  const rows = [{ address: "ana@example.org", name: "Ana", state: "active" }];
  expect(read("ana@example.org,Ana\n").rows).toEqual(rows);
  expect(read("Ana\tana@example.org\n").rows).toEqual(rows);
});

test.each([
  [
    "Mailchimp",
    `"Email Address","First Name","Last Name",Address,MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME,UNSUB_TIME
ana@example.org,Ana,Example,"1 Example Street  Town",2,"2026-01-01 00:00:00","2026-11-02 08:00:00",
ben@example.org,,,,2,"2026-11-02 08:00:00",,"2026-11-03 10:00:00"
`,
    [
      ["ana@example.org", "active", "Ana Example"],
      ["ben@example.org", "unsubscribed", undefined],
    ],
  ],
  [
    "Mailchimp, cleaned",
    `Email Address,First Name,CONFIRM_TIME,CLEAN_TIME\nana@example.org,,2026-11-02 08:00:00,2026-11-03 10:00:00\n`,
    [["ana@example.org", "suppressed", undefined]],
  ],
  [
    "Buttondown",
    `email_address,type,creation_date,unsubscription_date
ana@example.org,regular,2026-11-02T08:00:00.000Z,
ben@example.org,unsubscribed,2026-11-02T08:00:00Z,2026-11-03T08:00:00Z
cleo@example.org,unactivated,2026-11-02T08:00:00Z,
dan@example.org,undeliverable,2026-11-02T08:00:00Z,
eva@example.org,churning,2026-11-02T08:00:00Z,
`,
    [
      ["ana@example.org", "active", undefined],
      ["ben@example.org", "unsubscribed", undefined],
      ["dan@example.org", "suppressed", undefined],
      ["eva@example.org", "active", undefined],
    ],
  ],
  [
    "Substack",
    `email,active_subscription,email_disabled,created_at
ana@example.org,false,false,2026-11-02T08:00:00Z
ben@example.org,true,true,2026-11-02T08:00:00Z
`,
    [
      ["ana@example.org", "active", undefined],
      ["ben@example.org", "unsubscribed", undefined],
    ],
  ],
  [
    "listmonk",
    `uuid,email,name,attributes,status,created_at,updated_at
1,ana@example.org,Ana,"{""city"": ""Town""}",enabled,2026-11-02T09:00:00+01:00,2026-11-04T09:00:00Z
2,ben@example.org,Ben,{},blocklisted,2026-11-02T09:00:00+01:00,
3,cleo@example.org,Cleo,{},disabled,2026-11-02T09:00:00+01:00,
`,
    [
      ["ana@example.org", "active", "Ana"],
      ["ben@example.org", "suppressed", "Ben"],
      ["cleo@example.org", "unsubscribed", "Cleo"],
    ],
  ],
  [
    "Ghost",
    `id,email,name,subscribed_to_emails,created_at,deleted_at
1,ana@example.org,Ana,true,2026-11-02T08:00:00.000Z,
2,ben@example.org,,false,2026-11-02T08:00:00.000Z,
3,cleo@example.org,,true,2026-11-02T08:00:00.000Z,2026-11-03T08:00:00.000Z
`,
    [
      ["ana@example.org", "active", "Ana"],
      ["ben@example.org", "unsubscribed", undefined],
      ["cleo@example.org", "unsubscribed", undefined],
    ],
  ],
])("an export of %s keeps every wish and its date", (_, text, expected) => {
  const { rows } = read(text);
  expect(rows.map(({ address, state, name }) => [address, state, name])).toEqual(expected);
  expect(rows.map(({ since }) => since)).toEqual(rows.map(() => NOV_2));
});

test("who never confirmed, and whose wish is unclear, is left out and counted", () => {
  const { rows, codes, problems } = read(
    "email,status\nana@example.org,pending\nben@example.org,Unconfirmed\ncleo@example.org,vip\ndan@example.org,\n",
  );
  expect(rows).toEqual([]);
  expect(codes).toEqual([
    "list-wish-unclear 4 1",
    "list-wish-unclear 5 1",
    "list-never-confirmed 2 1",
  ]);
  expect(problems.map(({ headline }) => headline)).toContain(
    "2 readers never confirmed the subscription; left out",
  );
});

test("one address is one row, and a stop in any of its rows counts", () => {
  const { rows, codes } = read(
    "email,status,name\nAna@Example.org,active,Ana\nana@example.org,unsubscribed,\nANA@example.org,active,A\n",
  );
  expect(rows).toEqual([{ address: "ana@example.org", name: "Ana", state: "unsubscribed" }]);
  expect(codes).toEqual(["list-address-repeated 3 1"]);
});

test("an address that is none is a problem with its place, and the others come in", () => {
  const { rows, codes } = read(
    'email,name\n"x, y",Ana\nben@example.org,"two\nlines"\neve@example.org>,E\n"a@example.org,b@example.org",F\n',
  );
  expect(rows).toEqual([{ address: "ben@example.org", name: "two lines", state: "active" }]);
  expect(codes).toEqual([
    "list-address-invalid 2 1",
    "list-address-invalid 5 1",
    "list-address-invalid 6 1",
  ]);
});

test("the first line of a bare list is no header because it is wrong", () => {
  expect(read("ana@\nben@example.org\n")).toMatchObject({
    rows: [{ address: "ben@example.org" }],
    codes: ["list-address-invalid 1 1"],
  });
});

test("lines count from the first, also under sep= and behind a byte order mark", () => {
  expect(read("\uFEFFsep=;\r\nemail;name\r\nana;Ana\r\n").codes).toEqual([
    "list-address-invalid 3 1",
  ]);
});

test.each([
  ["PK\u0003\u0004\u0000\u0000", "list-not-text"],
  ["name,city\nAna,Town\n", "list-without-addresses"],
  ["", "list-without-addresses"],
  ['email,name\nana@example.org,"Ana\n', "list-quote-open 2 17"],
  ["email,name\nana@example.org,An\uFFFD\n", "list-not-utf8"],
  ["email\njosé@example.org\n", "list-needs-smtputf8 2 1"],
])("%j is told as %s", (text, code) => {
  expect(read(text).codes).toContain(code);
});

test("no problem says an address or shows a line of the list", () => {
  const texts = [
    "email,status\nana@example.org,secret-ana@example.org\nana@exa mple.org,active\nana@example.org,pending\n",
    'ana@example.org\n"ana@example.org\n',
    "josé@example.org\njosé@example.org\n",
  ];
  for (const { problems } of texts.map(read)) {
    expect(problems.length).toBeGreaterThan(0);
    expect(JSON.stringify(problems)).not.toMatch(/ana@|josé@/);
    for (const problem of problems) expect(problem.place?.text).toBeUndefined();
  }
});

const LOCAL_PART = /^[a-z+'=-][a-z0-9+'=-]{0,20}$/;
const someone = fc
  .record({
    id: fc.string(),
    address: fc.stringMatching(LOCAL_PART).map((local) => `${local}@example.org`),
    name: fc.string({ unit: fc.constantFrom("a", "é", "=", "+", "@", "'", '"', ",", "-", "＝") }),
    state: fc.constantFrom("active", "unsubscribed", "suppressed" as const),
    source: fc.string({ minLength: 1, unit: fc.constantFrom("x", "=", "'", ",", '"') }),
    since: fc.integer({ min: 0, max: 4e9 }).map((seconds) => seconds * 1000),
  })
  .map(({ name, ...rest }): Subscriber => (name === "" ? rest : { name, ...rest }));

test("what is written is read back, and no cell of it is a formula", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(someone, { selector: ({ address }) => address, minLength: 1 }),
      (subscribers) => {
        const text = writeSubscribers(subscribers);
        for (const { fields } of csvRecords(text, ","))
          for (const cell of fields) expect(cell.text).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        const expected = subscribers.map((subscriber) => {
          const row: Partial<Subscriber> = { ...subscriber };
          return delete (row as { id?: string }).id && row;
        });
        expect(readSubscribers(text, "x.csv")).toEqual({ rows: expected, problems: [] });
      },
    ),
    { numRuns: 300 },
  );
});

test("no text makes it throw", () => {
  const unit = fc.constantFrom(
    "email",
    "a@example.org",
    ",",
    ";",
    '"',
    "\r",
    "\n",
    "=",
    "status",
    "x",
  );
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit }), fc.string({ unit: "binary" })), (text) => {
      const { rows } = readSubscribers(text, "x.csv");
      for (const { address } of rows) expect(address).toMatch(/^[^\s@,;]+@[^\s@,;]+$/);
    }),
    { numRuns: 500 },
  );
});
