/** `npm run bench -- NAME`: runs one of the benchmarks. */
const BENCHMARKS: Readonly<
  Record<string, () => Promise<(given: readonly string[]) => Promise<void>>>
> = {
  build: async () => (await import("./build.ts")).build,
  growth: async () => (await import("./growth.ts")).growth,
  digest: async () => (await import("./digest.ts")).digest,
  feeds: async () => (await import("./feeds.ts")).feeds,
  delivery: async () => (await import("./delivery.ts")).delivery,
  preview: async () => (await import("./preview.ts")).preview,
};

const [name = "", ...given] = process.argv.slice(2);
const load = BENCHMARKS[name];
if (load) {
  await (
    await load()
  )(given);
} else {
  const names = Object.keys(BENCHMARKS).join(", ");
  process.stderr.write(`usage: npm run bench -- NAME [options]\n\nbenchmarks: ${names}\n`);
  process.exitCode = 2;
}
