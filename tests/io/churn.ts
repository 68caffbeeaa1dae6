/** Makes much and keeps little, and prints how many megabytes V8 has set aside for what is new. */
import { setImmediate as turn } from "node:timers/promises";
import { getHeapSpaceStatistics } from "node:v8";
import { holdYoungHeap } from "../../src/io/young-heap.ts";

if (process.argv[2] === "hold") holdYoungHeap();
const kept: object[] = [];
for (let round = 0; round < 300; round += 1) {
  kept.push(Array.from({ length: 20_000 }, (_, number) => ({ number, more: [number] })));
  if (kept.length > 8) kept.shift();
  await turn();
}
const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === "new_space");
process.stdout.write(String((young?.space_size ?? 0) / 2 ** 20));
