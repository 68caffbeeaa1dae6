import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: "tests/build-command.ts",
    // Many of them wait for a process that they have started: by itself vitest leaves a core free.
    maxWorkers: "100%",
    // Two hundred files would start as many processes, each loading what the one before it had loaded.
    isolate: false,
    // A machine in New York must make the bytes that one in Tokyo makes; a zone that is nobody's
    // default shows at once where the machine's own zone leaks in.
    env: { TZ: "Pacific/Chatham" },
    testTimeout: 20_000,
  },
});
