/** What a terminal can do to words. On anything but a terminal each style leaves the text as it is. */
export type Style = "bold" | "dim" | "red" | "yellow" | "green" | "cyan" | "blue";

export type Paint = (style: Style, text: string) => string;

export const plain: Paint = (_style, text) => text;
