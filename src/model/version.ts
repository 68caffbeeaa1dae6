import type { Generator } from "./output.ts";

/** This Postrider; a test holds the version against package.json. */
export const POSTRIDER: Generator = {
  name: "Postrider",
  version: "0.1.0",
  url: "https://postrider.example/",
};
