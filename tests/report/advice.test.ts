import { expect, test } from "vitest";
import { adviceOn } from "../../src/report/advice.ts";

test.each([
  ["538 5.7.11 encryption required", "?tls=required"],
  ["530 5.7.0 Must issue a STARTTLS command first", "?tls=required"],
  ["535 5.7.8 bad credentials", "user and password"],
  ["the server offers no login", "user and password"],
  ["connect ECONNREFUSED 127.0.0.1:25", "host and port"],
  ["mail.example.org does not begin with TLS there", "smtps://"],
  ["550 5.7.1 rejected by policy", "postrider doctor"],
  ["no access token: invalid_grant", "SMTP_OAUTH_"],
])("after `%s` there is advice on %s", (reply, words) => {
  expect(adviceOn(reply)).toContain(words);
});

test("where nothing is known to help, nothing is said", () => {
  expect(adviceOn("554 no")).toBeUndefined();
});
