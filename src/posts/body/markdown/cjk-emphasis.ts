/** Bold text in scripts that part no words by spaces. */
import { aroundFences } from "./fences.ts";

/**
 * Markdown in which `**注意：**使用` is bold, as its author meant it and as kramdown and Hexo read it: to
 * CommonMark stars behind a punctuation mark end nothing where a letter follows. Code stays as it is.
 */
export function withCjkEmphasis(source: string): string {
  if (!source.includes("**") || !CJK.test(source)) return source;
  return aroundFences(source, emphasised);
}

const CJK = /[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF]/;
const PUNCTUATION = /[\p{P}\p{S}]/u;

// Code within a line is met first.
const BOLD =
  /(`+)[^`\n][^\n]{0,2000}?\1(?!`)|(?<![*\\])\*\*(?![\s*])([^*\n]{1,300}?)(?<![\s\\])\*\*(?!\*)/g;

function emphasised(text: string): string {
  if (!text.includes("**")) return text;
  return text.replace(BOLD, (whole, ticks: string | undefined, inner = "", at: number) => {
    if (ticks !== undefined) return whole;
    const [first = "", last = ""] = [inner.at(0), inner.at(-1)];
    const opensBadly = PUNCTUATION.test(first) && CJK.test(text.charAt(at - 1));
    const endsBadly = PUNCTUATION.test(last) && CJK.test(text.charAt(at + whole.length));
    return opensBadly || endsBadly ? `<strong>${inner}</strong>` : whole;
  });
}
