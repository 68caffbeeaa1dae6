/**
 * The linter, and with it the arrows of the house: which room may know which, and which file is the
 * one door to an outside package. src/README.md has the picture.
 */
import { defineConfig } from "oxlint";

/** Rooms that each room may import from, beside itself. What is not listed is not to be known. */
const ARROWS: Readonly<
  Record<string, { readonly knows: readonly string[]; readonly why: string }>
> = {
  model: {
    knows: [],
    why: "model holds the nouns and imports nothing, so that every room can use it",
  },
  lib: { knows: ["model"], why: "lib knows nothing of Postrider but its nouns" },
  posts: stage(),
  editions: stage(),
  feeds: stage(),
  digest: stage(),
  follow: {
    knows: ["model", "lib", "digest"],
    why: "the page for people looks like the digest and knows no other stage",
  },
  sources: stage(),
  outbox: stage(),
  delivery: {
    knows: ["model", "lib", "outbox"],
    why: "delivery hands envelopes over and knows no other stage",
  },
  subscribers: stage(),
  doctor: stage(),
  config: stage(),
  web: { knows: ["model", "lib"], why: "web turns a Request into a Response and opens nothing" },
  report: { knows: ["model", "lib"], why: "report turns values into words and fetches nothing" },
  io: {
    knows: ["model", "lib", "outbox", "report"],
    why: "io implements the ports that model declares and calls no stage",
  },
};

function stage() {
  return {
    knows: ["model", "lib"],
    why: "stages know the model and not each other: pipeline.ts joins them",
  };
}

/** Outside packages and the files that may import them. */
const DOORS: Readonly<Record<string, readonly string[]>> = {
  "^feed$": ["src/feeds/feed-package.ts"],
  "^saxes$": ["src/feeds/check/xml-tree.ts"],
  "^parse5$": [
    "src/feeds/check/html-tree.ts",
    "src/digest/body/tree.ts",
    "src/digest/lint/tree.ts",
  ],
  "^lowlight$": ["src/digest/body/highlight.ts"],
  "^mjml$": ["src/digest/mjml.ts"],
  "^liquidjs$": ["src/digest/liquid.ts", "src/digest/quicken.ts"],
  "^@?date-fns(/|$)": ["src/lib/time.ts", "src/lib/format-instant.ts", "src/digest/strings.ts"],
  "^satteri$": ["src/posts/body/markdown/markdown.ts"],
  "^nodemailer(/|$)": ["src/delivery/mime.ts", "src/io/smtp.ts", "src/io/smtp-login.ts"],
  "^node:sqlite$": ["src/io/ledger/database.ts"],
  "^yaml$": ["src/lib/yaml.ts"],
  "^smol-toml$": ["src/lib/toml.ts"],
  "^zod(/|$)": ["src/config/schema.ts"],
  "^commander$": ["src/cli.ts"],
  "^feedsmith$": ["src/sources/feedsmith.ts"],
  "^hono(/|$)": ["src/web/app.ts"],
  "^@hono/node-server(/|$)": ["src/io/http-server.ts"],
};

const PURE = [
  "model",
  "lib",
  "posts",
  "editions",
  "feeds",
  "digest",
  "follow",
  "sources",
  "outbox",
  "delivery",
  "subscribers",
  "doctor",
  "config",
  "web",
  "report",
];

const WORLD = {
  // Hashing is a function of its input; everything else of Node reaches the outside.
  regex:
    "^node:(assert|async_hooks|buffer|child_process|cluster|dgram|diagnostics_channel|dns|events|fs|http|http2|https|inspector|module|net|os|path|perf_hooks|process|readline|repl|sqlite|stream|test|timers|tls|tty|url|util|v8|vm|wasi|worker_threads|zlib)(/|$)",
  message:
    "only src/io touches the outside: take what you need as an argument or through a port of model/ports.ts",
};

const CLOCK = "a stage is pure: the present instant, chance and the environment are handed in";

type Pattern = { readonly regex: string; readonly message: string };

function doorsClosedTo(file: string): Pattern[] {
  return Object.entries(DOORS)
    .filter(([, files]) => !files.includes(file))
    .map(([regex, files]) => ({
      regex,
      message: `its one door is ${files.join(" and ")}: import that`,
    }));
}

function arrowsOf(room: string): Pattern[] {
  const arrow = ARROWS[room];
  if (!arrow) return [];
  const rooms = [...Object.keys(ARROWS), "commands"].filter(
    (other) => other !== room && !arrow.knows.includes(other),
  );
  return [
    { regex: `^(\\.\\./)+(${rooms.join("|")})/`, message: arrow.why },
    {
      regex: "^(\\.\\./)+(pipeline|cli|index)\\.ts$",
      message: "arrows point the other way: nothing below knows the pipeline",
    },
    ...(PURE.includes(room) ? [WORLD] : []),
  ];
}

const restricted = (patterns: readonly Pattern[]) => ["error", { patterns }] as const;

export default defineConfig({
  plugins: ["typescript", "unicorn", "oxc", "import", "promise", "node"],
  categories: { correctness: "error", suspicious: "error" },
  rules: {
    "typescript/switch-exhaustiveness-check": "error",
    "typescript/consistent-type-imports": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-non-null-assertion": "error",
    // `fc.property` is how fast-check is written.
    "import/no-named-as-default-member": "off",
    // The compiler proves that every case returns; this rule does not see it.
    "typescript/consistent-return": "off",
  },
  ignorePatterns: ["node_modules", "dist", "public", ".postrider"],
  overrides: [
    {
      files: ["tests/**", "bench/**", "scripts/**", "*.config.ts"],
      rules: { "typescript/no-unsafe-type-assertion": "off" },
    },
    { files: ["src/**/*.ts"], rules: { "no-restricted-imports": restricted(doorsClosedTo("")) } },
    ...PURE.map((room) => ({
      files: [`src/${room}/**/*.ts`],
      rules: {
        "no-restricted-globals": [
          "error",
          ...["process", "fetch", "setTimeout", "setInterval", "performance"].map((name) => ({
            name,
            message: CLOCK,
          })),
        ],
        "no-restricted-properties": [
          "error",
          { object: "Date", property: "now", message: CLOCK },
          { object: "Math", property: "random", message: CLOCK },
        ],
      },
    })),
    ...Object.keys(ARROWS).map((room) => ({
      files: [`src/${room}/**/*.ts`],
      rules: { "no-restricted-imports": restricted([...doorsClosedTo(""), ...arrowsOf(room)]) },
    })),
    ...[...new Set(Object.values(DOORS).flat())].map((file) => ({
      files: [file],
      rules: {
        "no-restricted-imports": restricted([
          ...doorsClosedTo(file),
          ...arrowsOf(file.split("/")[1] ?? ""),
        ]),
      },
    })),
  ],
});
