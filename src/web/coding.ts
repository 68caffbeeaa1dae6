import type { Coding } from "../model/ports.ts";

/** The coding that a reader likes best of those there are; undefined for plain bytes (RFC 9110, 12.5.3). */
export function chosenCoding(accepted: string | null): Coding | undefined {
  const weights = new Map<string, number>();
  for (const part of (accepted ?? "").toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((text) => text.trim());
    const weight = parameters.find((text) => text.startsWith("q="))?.slice(2);
    if (name !== "") weights.set(name === "x-gzip" ? "gzip" : name, Number(weight ?? 1) || 0);
  }
  const weightOf = (coding: string) => weights.get(coding) ?? weights.get("*") ?? 0;
  const plain = weights.get("identity") ?? 0;
  const [best] = CODINGS.filter(
    (coding) => weightOf(coding) > 0 && weightOf(coding) >= plain,
  ).toSorted((a, b) => weightOf(b) - weightOf(a));
  return best;
}

// The first is the smaller one.
const CODINGS: readonly Coding[] = ["br", "gzip"];
