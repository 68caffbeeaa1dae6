/**
 * Text whose direction is forced (`bdo`) as feeds carry it: with the characters that mean the same (CSS
 * Writing Modes 4, 2.4.2). The element is one that readers drop and the feed validator warns of
 * (SecurityRisk), and the letters would then stand the other way round.
 *
 * @param html safe HTML, as posts are rendered
 */
export function withPlainDirection(html: string): string {
  if (!html.includes("<bdo")) return html;
  const ends: string[] = [];
  return html.replace(TAG, (tag: string) => {
    if (tag.startsWith("</")) return ends.pop() ?? "";
    const direction = / dir="(ltr|rtl)"/i.exec(tag)?.[1]?.toLowerCase();
    ends.push(direction === undefined ? "" : ENDS);
    return direction === undefined ? "" : direction === "rtl" ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
  });
}

const TAG = /<bdo(?: [\w-]+="[^"]*")*>|<\/bdo>/g;

// First strong isolate, then the override; to end both, pop each.
const LEFT_TO_RIGHT = "\u2068\u202D";
const RIGHT_TO_LEFT = "\u2068\u202E";
const ENDS = "\u202C\u2069";
