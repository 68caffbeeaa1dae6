/** The one door to MJML, which is loaded when the first digest is rendered and not before. */

/** What MJML says about a document, in its own words and lines. */
export interface MjmlError {
  readonly line: number;
  readonly tagName: string;
  readonly message: string;
}

export interface Compiled {
  /** Absent if there are errors. */
  readonly html?: string;
  readonly errors: readonly MjmlError[];
}

/** Compiles a document to HTML. It reads no other file and asks no server for fonts. */
export async function compileMjml(document: string): Promise<Compiled> {
  const { default: mjml2html } = await import("mjml");
  try {
    const { html } = await mjml2html(document, {
      validationLevel: "strict",
      ignoreIncludes: true,
      // MJML adds to the object that it is given: a new one each time.
      fonts: {},
    });
    return { html: squeeze(html), errors: [] };
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown;
    if ("errors" in thrown && Array.isArray(thrown.errors)) return { errors: thrown.errors };
    // A document without a root or a body.
    return { errors: [{ line: 1, tagName: "mjml", message: thrown.message }] };
  }
}

/**
 * Takes the indentation out, a third of what MJML writes, and nothing else. Its own `minify` would
 * parse every style again and ends the process over one that it cannot read.
 */
function squeeze(html: string): string {
  return html
    .split(/(<pre[\s>][\s\S]*?<\/pre>)/i)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replace(/[ \t]*\n\s*/g, "\n")
            .replace(/\n(?=\/?>)/g, "")
            .replace(/(<[\w-]+)\s*\n/g, "$1 "),
    )
    .join("");
}
