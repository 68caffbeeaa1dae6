/** Replaces secrets in a text; `add` names one more, such as a token that was just given out. */
export interface Hider {
  (text: string): string;
  add(secret: string): void;
}

/**
 * Hides these words wherever they stand, as they are and in the Base64 of whatever they are a part of. Short
 * ones are left alone: a password of three letters would blacken half of every text.
 */
export function hideSecrets(secrets: readonly string[]): Hider {
  const plain = new Set<string>();
  const encoded = new Set<string>();
  const hide = (text: string): string => {
    if (plain.size === 0) return text;
    const rest = [...plain].reduce((left, secret) => left.replaceAll(secret, "…"), text);
    return rest.replace(/[\w+/-]{8,}={0,2}/g, (word) =>
      [...encoded].some((part) => word.includes(part)) ? "…" : word,
    );
  };
  const add = (secret: string): void => {
    if (secret.length < SHORTEST) return;
    plain.add(secret);
    for (const before of [0, 1, 2]) encoded.add(insideBase64(secret, before));
  };
  secrets.forEach(add);
  return Object.assign(hide, { add });
}

const SHORTEST = 6;

/** What is the same in the Base64 of every text in which so many bytes of a group stand before the secret. */
function insideBase64(secret: string, before: number): string {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString("base64");
  return whole.slice(before === 0 ? 0 : 4);
}
