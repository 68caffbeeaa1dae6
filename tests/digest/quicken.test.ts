/** The shorter ways through a template lead where Liquid's own do. */
import fc from "fast-check";
import { Liquid } from "liquidjs";
import { expect, test } from "vitest";
import { quickener } from "../../src/digest/quicken.ts";
import { escapeMarkup } from "../../src/lib/text.ts";

const VALUES = {
  text: "a <b> & c",
  empty: "",
  zero: 0,
  number: 42,
  yes: true,
  no: false,
  none: null,
  list: ["x", "<y>", 3],
  nothing: [],
  deep: { text: "d", none: null, more: { list: [{ name: "e" }] } },
};

const name = fc.constantFrom(
  ..."text empty zero number yes no none list nothing deep deep.text deep.none deep.more.list".split(
    " ",
  ),
  "list[1]",
  "list.size",
  "list.first",
  "deep['text']",
  "missing",
  "deep.missing.more",
  "toString",
  "deep.constructor",
  "'a string'",
  "text | upcase",
  "text | shout",
  "number | shout: 2",
  "number | plus: 1",
  "item",
  "forloop.first",
);
const condition = fc.oneof(
  name,
  fc.tuple(name, fc.constantFrom("==", "!=", "and", "or"), name).map((parts) => parts.join(" ")),
);
const { template } = fc.letrec<{ template: string; piece: string }>((tie) => ({
  template: fc.array(tie("piece"), { maxLength: 4 }).map((pieces) => pieces.join("")),
  piece: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom("text", " \n ", "<p>", "{% break %}", "{% continue %}"),
    name.map((each) => `{{ ${each} }}`),
    name.map((each) => `{%- capture item %}{{ ${each} }}{% endcapture -%}`),
    fc.constant('{% render "part", item: number %}'),
    fc.tuple(condition, tie("template")).map(([is, then]) => `{% if ${is} %}${then}{% endif %}`),
    fc
      .tuple(condition, tie("template"), condition, tie("template"), tie("template"))
      .map(
        ([is, one, or, other, last]) =>
          `{% unless ${is} %}${one}{% elsif ${or} %}${other}{% else %}${last}{% endunless %}`,
      ),
    fc
      .tuple(name, tie("template"))
      .map(([all, each]) => `{% for item in ${all} %}${each}{% else %}-{% endfor %}`),
  ),
}));

function shout(value: unknown, times: unknown = 1): string {
  return `${String(value)}${"!".repeat(Number(times))}`;
}

function escaped(value: unknown): string {
  return escapeMarkup(JSON.stringify(value ?? ""));
}

function engine(escape: boolean): Liquid {
  const liquid = new Liquid({
    strictVariables: true,
    lenientIf: true,
    ownPropertyOnly: true,
    catchAllErrors: true,
    cache: true,
    templates: { part: "[{{ item }}{% if text %}{{ text }}{% endif %}{{ none }}]" },
    ...(escape && { outputEscape: escaped }),
  });
  liquid.registerFilter("shout", shout);
  return liquid;
}

function outcome(make: () => unknown): string {
  try {
    return `made: ${String(make())}`;
  } catch (thrown) {
    return `thrown: ${messagesOf(thrown).join("; ")}`;
  }
}

/** Of every mistake: blocks hand theirs on in one that holds them all. */
function messagesOf(thrown: unknown): string[] {
  if (!(thrown instanceof Error)) return [String(thrown)];
  const { errors } = thrown as { readonly errors?: readonly unknown[] };
  return errors?.flatMap(messagesOf) ?? [thrown.message];
}

test.each([true, false])("with escaping: %j", async (escape) => {
  const filters = new Map([["shout", (value: unknown) => shout(value)]]);
  const quicken = await quickener(filters, escape ? escaped : undefined);
  fc.assert(
    fc.property(template, (text) => {
      const render = (quick: boolean) => {
        const liquid = engine(escape);
        return outcome(() => {
          const parsed = liquid.parse(text);
          if (quick) quicken(parsed);
          return liquid.renderSync(parsed, VALUES, { globals: VALUES });
        });
      };
      expect(render(true)).toBe(render(false));
    }),
    { numRuns: 600 },
  );
});
