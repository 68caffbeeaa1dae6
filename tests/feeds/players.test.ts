import { expect, test } from "vitest";
import { withPlainPlayers } from "../../src/feeds/players.ts";

test.each([
  [
    '<p><video src="https://blog.example/a%20b.mp4?x=1&amp;y=2" width="10" controls="controls"></video></p>',
    '<p><video src="https://blog.example/a%20b.mp4?x=1&amp;y=2" width="10"></video> <a href="https://blog.example/a%20b.mp4?x=1&amp;y=2">▶ a%20b.mp4</a></p>',
  ],
  [
    '<audio controls="controls"><source src="https://blog.example/s.ogg" type="audio/ogg" />none</audio>',
    '<audio><source src="https://blog.example/s.ogg" type="audio/ogg" />none</audio> <a href="https://blog.example/s.ogg">▶ s.ogg</a>',
  ],
  [
    '<a href="https://blog.example/"><video src="https://blog.example/v.mp4" controls="controls"></video></a>',
    '<a href="https://blog.example/"><video src="https://blog.example/v.mp4"></video></a>',
  ],
  ['<video controls="controls"></video>', "<video></video>"],
  [
    '<audio controls="controls"><audio src="https://blog.example/a.ogg" controls="controls"></audio></audio>',
    '<audio><audio src="https://blog.example/a.ogg"></audio> <a href="https://blog.example/a.ogg">▶ a.ogg</a></audio>',
  ],
  ["<p>controls=</p>", "<p>controls=</p>"],
])("%s", (html, wanted) => {
  expect(withPlainPlayers(html)).toBe(wanted);
});
