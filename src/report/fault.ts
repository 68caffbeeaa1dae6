/**
 * A fault as its finder meets it. Most are the operating system's refusals, whose message says
 * enough; anything else is ours to mend, and the stack helps whoever does.
 */
export function showFault(fault: unknown, withStack: boolean): string {
  if (!(fault instanceof Error)) return `fault: ${String(fault)}`;
  const system = "syscall" in fault;
  const lines = [`fault: ${withStack ? (fault.stack ?? fault.message) : fault.message}`];
  if (!system && !withStack) {
    lines.push("  = this is a fault of Postrider's; POSTRIDER_DEBUG=1 shows where it happened");
  }
  return lines.join("\n");
}
