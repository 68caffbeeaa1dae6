/** The one door to htmlparser2: HTML, however broken, as a row of tokens. */
import { Tokenizer } from "htmlparser2";

/** What a document is made of, in its order. Names are in lower case, entities are characters. */
export interface TokenSink {
  /**
   * A start tag; the first of attributes of one name is the one that counts. `written` is the name as
   * it was written, in whatever case.
   */
  open(
    name: string,
    attributes: ReadonlyMap<string, string>,
    selfClosing: boolean,
    written: string,
  ): void;
  close(name: string): void;
  /** A piece of text; one run of text may come in several. */
  text(text: string): void;
  comment(text: string): void;
}

/**
 * Reads HTML by the tokenizer of the HTML standard, in time that grows with its length. Only the
 * tokenizer is used, not the parser on top of it: that one shifts an array per element, which takes
 * quadratic time on a deep document, and knows too little of nesting for what is done here. Characters
 * that XML 1.0 cannot hold are left out where an entity stands for one; the caller strips those that
 * are written plainly.
 */
export function readTokens(html: string, sink: TokenSink): void {
  let written = "";
  let attribute = "";
  let value = "";
  let attributes: Map<string, string> | undefined;

  function openTag(selfClosing: boolean): void {
    sink.open(written.toLowerCase(), attributes ?? NO_ATTRIBUTES, selfClosing, written);
    attributes = undefined;
  }

  const tokenizer = new Tokenizer(
    // `<iframe src="x" />` is meant as closed by everybody who writes it; read by the letter of the
    // standard it would swallow the rest of the post.
    { recognizeSelfClosing: true },
    {
      onopentagname(start, end) {
        written = html.slice(start, end);
        attributes = undefined;
      },
      onattribname(start, end) {
        attribute = html.slice(start, end).toLowerCase();
        value = "";
      },
      onattribdata(start, end) {
        value += html.slice(start, end);
      },
      onattribentity(codePoint) {
        if (isXmlCharacter(codePoint)) value += String.fromCodePoint(codePoint);
      },
      onattribend() {
        attributes ??= new Map();
        if (!attributes.has(attribute)) attributes.set(attribute, value);
      },
      onopentagend: () => openTag(false),
      onselfclosingtag: () => openTag(true),
      onclosetag: (start, end) => sink.close(html.slice(start, end).toLowerCase()),
      ontext: (start, end) => sink.text(html.slice(start, end)),
      ontextentity(codePoint) {
        if (isXmlCharacter(codePoint)) sink.text(String.fromCodePoint(codePoint));
      },
      oncomment: (start, end, offset) => sink.comment(html.slice(start, end - offset)),
      oncdata() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

// XML 1.0, production 2.
function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return code < 0xd800 || (code > 0xdfff && code !== 0xfffe && code !== 0xffff);
}
