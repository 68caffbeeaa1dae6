import type { Checked } from "../complaint.ts";
import { empty, pathOdd, pathOutside } from "../problems.ts";

/**
 * A path below the project, with `/`, without `./` in front or `/` at the end. What could lead elsewhere
 * on any system is refused on every one: `..`, `/etc`, `C:`, `~`, backslashes.
 */
export function pathInside(text: string): Checked<string> {
  const written = text.trim();
  if (written === "") return { wrong: empty() };
  if (/^(?:[/\\~]|[A-Za-z]:)/.test(written)) return { wrong: pathOutside() };
  if (written.includes("\\"))
    return { wrong: pathOdd("has a backslash", `write it as ${written.replaceAll("\\", "/")}`) };
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(written)) return { wrong: pathOdd("has a control character") };
  const parts = written.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.includes("..")) return { wrong: pathOutside() };
  return { value: parts.join("/") || "." };
}

/** A folder that gets published: never the project itself, which holds readers' addresses. */
export function outputFolder(text: string): Checked<string> {
  const checked = pathInside(text);
  if ("wrong" in checked) return checked;
  const [top = ""] = checked.value.split("/");
  if (top === ".") return { wrong: pathOdd("cannot be the project itself", "such as `public`") };
  return [".git", ".postrider", "node_modules"].includes(top)
    ? { wrong: pathOdd(`cannot be in \`${top}\``, "such as `public`") }
    : checked;
}

/** A file below the output folder. */
export function outputFile(text: string): Checked<string> {
  const checked = pathInside(text);
  if ("wrong" in checked) return checked;
  return checked.value === "." || /\/\s*$/.test(text)
    ? { wrong: pathOdd("has to name a file") }
    : checked;
}

/** A page below the output folder; false for the word `none`. */
export function pageFile(text: string): Checked<string | false> {
  if (text.trim().toLowerCase() === "none") return { value: false };
  const checked = outputFile(text);
  if ("wrong" in checked || /[^/]\.html?$/i.test(checked.value)) return checked;
  return { wrong: pathOdd("has to be a file that ends in `.html`, or `none`") };
}

/** An MJML template, and the text template beside it that has the same name. */
export function templateFiles(
  text: string,
): Checked<{ readonly html: string; readonly text: string }> {
  const checked = pathInside(text);
  if ("wrong" in checked) return checked;
  const html = checked.value;
  if (!/[^/]\.mjml$/.test(html)) return { wrong: pathOdd("has to be a file that ends in `.mjml`") };
  return { value: { html, text: html.replace(/\.mjml$/, ".txt") } };
}
