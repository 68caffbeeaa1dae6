import { Parser } from "htmlparser2";
import { oneLine } from "../lib/text.ts";

/** What a text says that may hold HTML: its words on one line. */
export function plainOf(html: string | undefined): string {
  if (html === undefined) return "";
  if (!/[<&]/.test(html)) return oneLine(html);
  let text = "";
  let silent = 0;
  const parser = new Parser({
    onopentagname(name) {
      if (SILENT.has(name)) silent++;
      else if (!INLINE.has(name)) text += " ";
    },
    ontext(more) {
      if (silent === 0) text += more;
    },
    onclosetag(name) {
      if (SILENT.has(name)) silent--;
      else if (!INLINE.has(name)) text += " ";
    },
  });
  parser.end(html);
  return oneLine(text);
}

const SILENT = new Set(["script", "style", "template"]);
const INLINE = new Set(
  "a abbr b bdi bdo cite code del dfn em font i ins kbd mark q s samp small span strong sub sup u var wbr".split(
    " ",
  ),
);
