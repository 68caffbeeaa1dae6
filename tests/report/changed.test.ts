import { expect, test } from "vitest";
import { showChanged } from "../../src/report/changed.ts";
import { render } from "../posts/body/rendered.ts";

function told(text: string): string {
  const { post } = render(text, { dialect: "hugo" });
  const [, line = ""] = showChanged([post], true, (_, words) => words).split("\n");
  return line.slice(line.indexOf(": ") + 2);
}

test("changes of one kind are told together, in the order in which they were met", () => {
  expect(told("{{< nobody >}}a{{< /nobody >}} {{< tab >}}{{< tab >}} {{< box >}}")).toBe(
    "shortcodes `nobody`, `tab` (twice) and `box` dropped",
  );
  expect(told("{{< nobody >}}{{< nobody >}}")).toBe("shortcode `nobody` dropped twice");
  expect(told("<card>a</card> <pill>b</pill> <script>c</script>")).toBe(
    "unknown elements `card` and `pill` dropped, their text kept, `script` dropped",
  );
});
