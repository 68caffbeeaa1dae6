/** What can be wrong in the environment. None of these says what is in a variable. */
import type { Problem } from "../model/problem.ts";

function secretProblem(code: string, headline: string, hint?: string): Problem {
  return { code, level: "error", headline, ...(hint && { hint }) };
}

export function badVariable(name: string, why: string): Problem {
  return secretProblem("secret-invalid", `\`${name}\` ${why}`);
}

export function weakSecret(): Problem {
  return secretProblem(
    "secret-weak",
    "`POSTRIDER_SECRET` has a secret of less than 32 characters",
    "make one with `openssl rand -hex 32`",
  );
}

export function twoKeys(variable: string): Problem {
  return secretProblem(
    "secret-twice",
    `\`${variable}\` and \`${variable}_FILE\` are both set`,
    "keep one of the two",
  );
}

export function dkimIncomplete(name: string): Problem {
  return secretProblem(
    "secret-missing",
    `\`${name}\` is not set, and other DKIM variables are`,
    "set DKIM_DOMAIN, DKIM_SELECTOR and a key, or none of them",
  );
}

export function oauthIncomplete(name: string): Problem {
  return secretProblem(
    "secret-missing",
    `\`${name}\` is not set, and other SMTP_OAUTH variables are`,
    "set SMTP_OAUTH_TOKEN_URL, SMTP_OAUTH_CLIENT_ID and SMTP_OAUTH_REFRESH_TOKEN, or none of them",
  );
}
