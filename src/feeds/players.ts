/**
 * Videos and sounds as feeds carry them. Readers that play any show their own controls, and the feed
 * validator warns of the attribute that asks for some (SecurityRiskAttr). For all others, who would see
 * nothing at all, a link to the file follows.
 *
 * @param html safe HTML, as posts are rendered
 */
export function withPlainPlayers(html: string): string {
  if (!html.includes(" controls=")) return html;
  const plain = html.replace(CONTROLS, "$1");
  return plain.replace(
    PLAYER,
    (player: string, _, attributes: string, inside: string, at: number) => {
      const before = plain.slice(0, at);
      const [, address] = SOURCE.exec(attributes) ?? SOURCE.exec(inside) ?? [];
      const isInLink = before.lastIndexOf("<a ") > before.lastIndexOf("</a>");
      if (address === undefined || isInLink || inside.includes("<a ")) return player;
      return `${player} <a href="${address}">▶ ${fileName(address)}</a>`;
    },
  );
}

const CONTROLS = /(<(?:video|audio)(?: [\w-]+="[^"]*")*?) controls="[^"]*"/g;
const PLAYER = /<(video|audio)((?: [\w-]+="[^"]*")*)>([^]*?)<\/\1>/g;
const SOURCE = / src="([^"]+)"/;

// Cut out of an attribute, so it is escaped already, and quotes may stand in text as they are.
function fileName(address: string): string {
  const [path = ""] = address.split(/[?#]/);
  return path.split("/").findLast((part) => part !== "") ?? address;
}
