import { spawn } from "node:child_process";

/** Opens an address in the person's browser; false where this machine does not know how. */
export function openBrowser(url: string): Promise<boolean> {
  const [command, ...before] = COMMANDS[process.platform] ?? ["xdg-open"];
  return new Promise((resolve) => {
    const child = spawn(command, [...before, url], { stdio: "ignore", detached: true });
    child.once("error", () => resolve(false));
    child.once("spawn", () => {
      // It may live longer than we do.
      child.unref();
      resolve(true);
    });
  });
}

const COMMANDS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ["open"],
  win32: ["explorer"],
};
