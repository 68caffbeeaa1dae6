/** Colours that people can read (WCAG 2.2, contrast ratio and relative luminance). */

type Rgb = readonly [number, number, number];

/** The contrast of two colours `#rrggbb`, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(rgb(one)), luminance(rgb(other))].toSorted(
    (a, b) => a - b,
  );
  return (high + 0.05) / (low + 0.05);
}

/** The colour, moved towards black or white until it can be read as text on that ground. */
export function readableOn(colour: string, ground: string): string {
  const goal = luminance(rgb(ground)) > 0.18 ? 0 : 255;
  for (let step = 0; step <= 20; step++) {
    const moved = hex(mix(rgb(colour), goal, step / 20));
    if (contrast(moved, ground) >= READABLE) return moved;
  }
  return goal === 0 ? "#000000" : "#ffffff";
}

/** What normal text needs (WCAG 2.2, 1.4.3), and a little for rounding. */
const READABLE = 4.6;

function mix(colour: Rgb, goal: number, share: number): Rgb {
  const [red, green, blue] = colour.map((part) => part + (goal - part) * share);
  return [red ?? 0, green ?? 0, blue ?? 0];
}

function rgb(colour: string): Rgb {
  const number = Number.parseInt(colour.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

function hex(colour: Rgb): string {
  return `#${colour.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
