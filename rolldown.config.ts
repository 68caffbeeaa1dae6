import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Plugin } from "rolldown";

/** Loaded only by the few commands that need them, or native: these stay what npm installs. */
const OUTSIDE = /^(node:|satteri$|nodemailer|@clack\/prompts$|saxes$)/;

/**
 * Twelve hundred small files become a few: Node spends two thirds of a start on finding and opening them.
 * What is bundled from npm keeps its licence, in a file of its own beside it.
 */
export default defineConfig({
  input: {
    cli: "src/start.ts",
    index: "src/index.ts",
    // Threads of their own.
    scout: "src/io/scout/scout.ts",
    "render-worker": "src/commands/other-cores/render-worker.ts",
    "digest-worker": "src/commands/other-cores/digest-worker.ts",
  },
  platform: "node",
  external: OUTSIDE,
  plugins: [withoutUndici(), licences()],
  output: {
    dir: "dist",
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name]-[hash].js",
    cleanDir: true,
  },
});

/**
 * MJML parses HTML by cheerio, which could also fetch some from the web, and brings along a client for that: a
 * third of what there would be to load for a digest, and never called.
 */
function withoutUndici(): Plugin {
  const name = "undici";
  return {
    name: "without-undici",
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: (id) => (id === `\0${name}` ? "export {};" : null),
  };
}

function licences(): Plugin {
  return {
    name: "licences",
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((file) =>
        file.type === "chunk" ? file.moduleIds : [],
      );
      const packages = new Set(modules.flatMap((id) => packageOf(id) ?? []));
      const texts = [...packages].toSorted().map((folder) => {
        const { name, version, license } = JSON.parse(
          readFileSync(join(folder, "package.json"), "utf8"),
        ) as { name: string; version: string; license?: string };
        const file = readdirSync(folder).find((each) => /^(licen[cs]e|copying)/i.test(each));
        const text = file ? readFileSync(join(folder, file), "utf8").trim() : `License: ${license}`;
        return `${name} ${version}\n\n${text}\n`;
      });
      this.emitFile({
        type: "asset",
        fileName: "THIRD-PARTY-LICENSES.txt",
        source: texts.join(`\n${"-".repeat(72)}\n\n`),
      });
    },
  };
}

/** The folder of the package that a module comes from: the deepest that has a package.json with a name. */
function packageOf(id: string): string | undefined {
  const folders = [...id.matchAll(/\/node_modules\/(?:@[^/]+\/)?[^/]+/g)].map(
    ({ 0: text, index }) => id.slice(0, index) + text,
  );
  return folders.findLast((folder) => existsSync(join(folder, "package.json")));
}
