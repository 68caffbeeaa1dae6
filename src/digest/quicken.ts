/**
 * Most of a template is plain text, and values and conditions named by a path such as `post.title`.
 * Liquid walks through a stack of generators for each of them, ten times the work that there is. Here
 * they are given shorter ways; whatever is unusual, and every mistake, still goes the long one.
 */
import type { Context, Emitter, Liquid, Template, Value } from "liquidjs";

/** Shortens the ways in parsed templates and in the partials that they render. */
export type Quicken = (templates: readonly Template[]) => void;

/** What becomes of a value on its way out. */
export type Finish = (value: unknown) => string;

/**
 * @param filters those whose results hang on nothing but a value, where they have no arguments
 * @param escape what the engine does to every value last; nothing if absent
 */
export async function quickener(
  filters: ReadonlyMap<string, Finish>,
  escape?: Finish,
): Promise<Quicken> {
  const { ForTag, IfTag, Output, toValueSync, TypeGuards, UnlessTag } = await import("liquidjs");

  const pathOf = ({ initial }: Value): readonly string[] | undefined => {
    const [token] = initial.postfix;
    if (initial.postfix.length !== 1) return undefined;
    if (!TypeGuards.isPropertyAccessToken(token) || token.variable) return undefined;
    const names = token.props.flatMap((prop) =>
      "content" in prop && typeof prop.content === "string" ? [prop.content] : [],
    );
    return names.length === token.props.length ? names : undefined;
  };

  const shortenText = (template: Template): void => {
    if (!TypeGuards.isHTMLToken(template.token)) return;
    const text = template.token.getContent();
    template.render = (_: Context, emitter: Emitter) => emitter.write(text);
    short.add(template);
  };

  const finishOf = (written: Value["filters"]): Finish | undefined => {
    // The engine puts its escaping behind the last filter.
    const own = escape ? written.slice(0, -1) : written;
    const [first, second] = own;
    if (!first) return escape ?? plain;
    const filter = second || first.args.length > 0 ? undefined : filters.get(first.name);
    return filter && escape ? (value) => escape(filter(value)) : filter;
  };

  const shortenOutput = (template: InstanceType<typeof Output>): void => {
    const path = pathOf(template.value);
    const finish = finishOf(template.value.filters);
    if (!path || !finish) return;
    const longWay = template.render.bind(template);
    Object.assign(template, {
      render: (context: Context, emitter: Emitter) => {
        const value = look(context, path);
        if (value === undefined || (!escape && isObject(value))) return longWay(context, emitter);
        return emitter.write(finish(value));
      },
    });
    short.add(template);
  };

  const shortenBranches = (
    template: InstanceType<typeof IfTag | typeof UnlessTag>,
    turned: boolean,
  ): void => {
    const branches = template.branches.map(({ value, templates }) => ({
      path: value.filters.length === 0 ? pathOf(value) : undefined,
      templates,
    }));
    const longWay = template.render.bind(template);
    Object.assign(template, {
      render: (context: Context, emitter: Emitter) => {
        for (const [index, { path, templates }] of branches.entries()) {
          const value = path && look(context, path);
          if (value === undefined) return longWay(context, emitter);
          // As Liquid has it: zero and the empty string are true.
          const holds = value !== null && value !== false;
          if (holds !== (turned && index === 0))
            return inTurn(templates, template.liquid, context, emitter);
        }
        return inTurn(template.elseTemplates ?? [], template.liquid, context, emitter);
      },
    });
    short.add(template);
  };

  /** A loop renders one template instead of many: those of its body, by the shorter ways that they have. */
  const shortenBody = ({ liquid, templates }: InstanceType<typeof ForTag>): void => {
    const [first] = templates;
    if (!first || !templates.every((template) => short.has(template))) return;
    const body = [...templates];
    templates.splice(0, templates.length, {
      token: first.token,
      render: (context: Context, emitter: Emitter) => inTurn(body, liquid, context, emitter),
    });
  };

  /** Renders templates; what has no shorter way, and all behind it, is left to the engine. */
  const inTurn = (
    templates: readonly Template[],
    { renderer }: Liquid,
    context: Context,
    emitter: Emitter,
  ): Iterator<unknown> | undefined => {
    for (const [index, template] of templates.entries()) {
      if (!short.has(template)) {
        return theLongWay(renderer, templates.slice(index), context, emitter);
      }
      const rest: unknown = template.render(context, emitter);
      if (rest === undefined) continue;
      const begun = { token: template.token, render: () => rest };
      return theLongWay(renderer, [begun, ...templates.slice(index + 1)], context, emitter);
    }
    return undefined;
  };

  const short = new Set<Template>();
  const seen = new Set<Template>();
  const quicken: Quicken = (templates) => {
    for (const template of templates) {
      // Partials are parsed once and may be rendered from many places, even from themselves.
      if (seen.has(template)) continue;
      seen.add(template);
      quicken(childrenOf(template));
      shortenText(template);
      if (template instanceof Output) shortenOutput(template);
      if (template instanceof IfTag) shortenBranches(template, false);
      if (template instanceof UnlessTag) shortenBranches(template, true);
      if (template instanceof ForTag) shortenBody(template);
    }
  };

  const childrenOf = (template: Template): readonly Template[] => {
    try {
      const children: unknown = toValueSync(template.children?.(true, true));
      return isTemplates(children) ? children : [];
    } catch {
      // A mistake in a partial is said with its place by whoever renders it, if anybody does.
      return [];
    }
  };
  return quicken;
}

// What a tag returns is written once more: these templates have written themselves.
function* theLongWay(
  renderer: Liquid["renderer"],
  templates: Template[],
  context: Context,
  emitter: Emitter,
): Generator<unknown, void> {
  yield renderer.renderTemplates(templates, context, emitter);
}

function plain(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isTemplates(value: unknown): value is readonly Template[] {
  return Array.isArray(value);
}

/** What a path leads to through plain data of one's own; undefined where it leads elsewhere. */
function look(context: Context, path: readonly string[]): unknown {
  const [first = ""] = path;
  let value: unknown = context["findScope"](first);
  for (const name of path) {
    if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
    value = Reflect.get(value, name);
  }
  return typeof value === "function" ? undefined : value;
}
