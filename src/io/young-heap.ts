import { PerformanceObserver } from "node:perf_hooks";
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

// Bytes. What is under way on a hundred connections is far less.
const ENOUGH = 16_000_000;

/**
 * From here on V8 keeps the room for what is new as it is, or lets it grow to 32 MB where it is less. By
 * itself it would double it every now and then, up to 128 MB, for a process that makes much and keeps
 * nothing, and handing over a large edition is one.
 */
export function holdYoungHeap(): void {
  if (isEnough()) return hold();
  const watch = new PerformanceObserver(() => {
    if (!isEnough()) return;
    watch.disconnect();
    hold();
  });
  watch.observe({ entryTypes: ["gc"] });
}

function isEnough(): boolean {
  const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === "new_space");
  return (young?.space_size ?? 0) >= ENOUGH;
}

function hold(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
}
